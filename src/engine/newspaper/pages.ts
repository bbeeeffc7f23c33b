/*
 * Turns a page of the layout into a page as printed: things with stable ids in painting order, frames with their zones, colours in the inks of the page.
 * Zones are the clickable outlines of stories. They may not overlap, so a story that contains a filler has the filler's rectangle cut out.
 */

import { isCopyRole, isRunIn } from "../../base/blocks.ts";
import { BLACK, type Cmyk } from "../../base/colour.ts";
import { paragraphAt } from "../../base/copy.ts";
import { type Em, SQUARE_TOP } from "../../base/length.ts";
import { boxAround, cornersOf, type Point, type Rect } from "../../base/rect.ts";
import type { Block, Frame, Owner, Page, Placed, PlacedPicture } from "../layout/page.ts";
import type { Issue } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { Text } from "../model/text.ts";
import { type Line, type Segment, textOfLine } from "../text/line.ts";
import {
  advertBlock,
  advertLabel,
  advertOf,
  blockId,
  type Counter,
  counter,
  frameId,
  furnitureId,
  labelId,
  noticeId,
  passageId,
  pieceId,
} from "./ids.ts";
import type {
  Belonging,
  FurnitureText,
  PrintedFrame,
  PrintedGrid,
  PrintedLine,
  PrintedMark,
  PrintedPage,
  PrintedSegment,
  Thing,
} from "./newspaper.ts";
import { ownText, type SourceList, type SourceText, sourceText } from "./source-text.ts";

type PlacedText = Extract<Placed, { kind: "text" }>;

/** A page in Newspaper form, its things in layout's order. */
export function placedPage(page: Page, issue: Issue, sources: SourceList): PrintedPage {
  const plan = issue.pages.find(({ label }) => label === page.label);
  const count = counter();
  const things = page.placed.map((placed) =>
    placed.kind === "text" ? lineOf(placed, page.label, count) : thingOf(placed, page.label, count),
  );
  return {
    label: page.label,
    number: plan?.number ?? 0,
    name: page.name,
    section: page.section,
    trim: page.trim,
    grid: gridOf(issue.paper.grid),
    black: plan?.black ?? false,
    frames: framesOf(page),
    things,
    furniture: furnitureOf(page, things, sources),
  };
}

/** The page as printed: in painting order, in the inks of the page. */
export function asPrinted(page: PrintedPage): PrintedPage {
  const painted = { ...page, things: inPaintingOrder(page.things) };
  return page.black ? inBlack(painted) : painted;
}

/** Things in painting order: backgrounds; areas, rules, art and pictures; lines; links; marks of a draft. The order within each group is kept. */
export function inPaintingOrder(things: readonly Thing[]): readonly Thing[] {
  const layers: readonly Thing[][] = [[], [], [], [], []];
  for (const thing of things) layers[layerOf(thing)]?.push(thing);
  return ([] as Thing[]).concat(...layers);
}

function layerOf(thing: Thing): number {
  switch (thing.kind) {
    case "line":
      return thing.segments[0]?.role === "draft" ? 4 : 2;
    case "area":
    case "rule":
      if (thing.role === "draft") return 4;
      return thing.kind === "area" && thing.role === "ground" ? 0 : 1;
    case "art":
    case "picture":
      return 1;
    case "link":
      return 3;
  }
}

/** A set line, with its block, and for each segment the text that contains it. */
function lineOf(placed: PlacedText, label: string, count: Counter): PrintedLine {
  const { line, owner, x, y } = placed;
  const { story, part, leg } = owner;
  const block = blockOf(owner, label);
  return {
    kind: "line",
    id: count(`${block}/line${part === undefined ? "" : `-${part}`}`),
    story,
    part,
    advert: advertIn(owner),
    block,
    leg,
    x,
    y,
    writing: line.writing,
    size: line.size,
    box: boxOf(placed),
    hyphenated: line.care?.hyphenated ?? false,
    segments: line.segments.map((segment) => segmentOf(segment, owner, block)),
    marks: marksOf(line),
  };
}

function blockOf({ story, block, piece = "furniture" }: Owner, label: string): string {
  if (story === undefined) return advertOf(piece) === undefined ? furnitureId(label, piece) : advertBlock(piece);
  if (block === undefined) throw new Error(`${story}: a line of no block`);
  return blockId(story, block);
}

function segmentOf(segment: Segment, owner: Owner, block: string): PrintedSegment {
  const { role, text, x, width, size, runs } = segment;
  const element = elementOf(segment, owner, block);
  const { from, to } = isCopyRole(role) ? segment : withoutBlanks(segment);
  return { role, element, text, from, to, x, width, size, runs };
}

/** Without the blanks that setting may have added at the ends. */
function withoutBlanks({ text, from, to }: Segment): Pick<Segment, "from" | "to"> {
  if (text.trim() === "") return { from, to: from };
  return { from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length) };
}

/** The id of the text that contains a segment. */
function elementOf({ role, from }: Segment, { story, block }: Owner, id: string): string {
  if (story === undefined || block === undefined) return role === "smallAdTitle" ? `${id}/title` : id;
  const piece = pieceId(story, block);
  if (piece !== undefined) return `${piece}/${role}`;
  if (isCopyRole(role)) return copyElement(story, block, from);
  if (role === "jump" || role === "continuation") return noticeId(story, role === "jump" ? "to" : "from", block.part);
  if (isRunIn(role)) return `${block.kind === "opening" ? story : id}/${role}`;
  return role === "marker" || role === "noteLabel" ? labelId(id) : id;
}

/** The id of the passage at a code point of the copy, or of the number at its start. */
function copyElement(story: string, block: Block, at: number): string {
  if (block.kind !== "copy") throw new Error(`${story}: copy in a ${block.kind}`);
  const number = paragraphAt(block.copy, at);
  const { from = 0, item } = block.copy.paragraphs[number] ?? {};
  const passage = passageId(story, number);
  return at < from + (item?.label ?? 0) ? labelId(passage) : passage;
}

/** Marks have the colour of the line's first run. */
function marksOf({ marks, segments }: Line): readonly PrintedMark[] {
  const colour = segments[0]?.runs[0]?.colour ?? BLACK;
  return marks.map((mark) => ({ ...mark, colour }));
}

/** The depth of Western descenders, brackets and heavy commas below the baseline, at most, in newspaper faces. Han characters stay in their squares. */
const TAIL_DEPTH: Em = 0.26;

/** The bounding box of a line's glyphs: the em boxes of its text and the descenders below them. */
function boxOf({ x, y, line }: PlacedText): Rect {
  const first = line.segments[0];
  const last = line.segments.at(-1);
  const from = first?.x ?? 0;
  const length = last === undefined ? 0 : last.x + last.width - from;
  let { size } = line;
  let depth: Em = 1 - SQUARE_TOP;
  for (const segment of line.segments) {
    size = Math.max(size, segment.size);
    if (TAILED.test(segment.text)) depth = TAIL_DEPTH;
  }
  if (line.writing === "vertical") return { x: x - size / 2, y: y + from, width: size, height: length };
  return { x: x + from, y: y - SQUARE_TOP * size, width: length, height: (SQUARE_TOP + depth) * size };
}

/** Characters that may reach below the baseline: Western letters and marks, and commas. Figures do not. */
const TAILED = /[!-/:-~\u00a1-\u024f\u0370-\u052f，；]/;

function thingOf(placed: Exclude<Placed, { kind: "text" }>, label: string, count: Counter): Thing {
  const { owner } = placed;
  const { story, part } = owner;
  const advert = advertIn(owner);
  const id = count(`${prefixOf(owner, label)}/${placed.kind}`);
  switch (placed.kind) {
    case "picture":
      return pictureOf(placed, { story, part, advert }, id);
    case "rule": {
      const { kind, role, from, to, weight, colour } = placed;
      return { kind, id, story, part, advert, role, from, to, weight, colour };
    }
    case "area": {
      const { kind, role, at, colour } = placed;
      return { kind, id, story, part, advert, role, at, colour };
    }
    case "art": {
      const { kind, role, at, viewBox, paths, colour } = placed;
      return { kind, id, story, part, advert, role, at, viewBox, paths, colour };
    }
    case "link": {
      const { kind, at, to } = placed;
      // 下转 refers to a later part, 上接 to an earlier one.
      const notice = noticeId(story ?? "", to.part > (part ?? 1) ? "to" : "from", part ?? 1);
      return { kind, id, story, part, advert, notice, at, to };
    }
  }
}

function advertIn({ story, piece }: Owner): string | undefined {
  return story === undefined ? advertOf(piece) : undefined;
}

/** The prefix of a thing's id. The halves of a figure across the fold have the same. */
function prefixOf({ story, part = 1, block, piece }: Owner, label: string): string {
  if (story === undefined) return advertOf(piece) ?? furnitureId(label, piece ?? "furniture");
  const own = pieceId(story, block);
  if (own === undefined) return `${story}/part-${part}`;
  return block?.part === part ? own : `${own}/part-${part}`;
}

function pictureOf(
  { owner, at, picture, outline }: Extract<Placed, { kind: "picture" }>,
  { story, part, advert }: Belonging,
  id: string,
): Thing {
  const { file, photo, pixels, crop, fit, ppi, caption } = picture;
  return {
    kind: "picture",
    id,
    story,
    part,
    advert,
    figure: story === undefined ? undefined : pieceId(story, owner.block),
    photo,
    file,
    filePage: picture.filePage,
    as: picture.as,
    at: outline === undefined ? at : boxAround(outline),
    ink: inkOf(picture, at),
    outline,
    pixels,
    crop,
    fit,
    ppi,
    alternate: caption,
  };
}

/** The printed rectangle of a picture: the whole place if the picture covers it, otherwise the largest centred rectangle of the picture's shape. */
function inkOf({ fit, pixels }: PlacedPicture, at: Rect): Rect {
  if (fit === "cover") return at;
  const scale = Math.min(at.width / pixels.width, at.height / pixels.height);
  const width = pixels.width * scale;
  const height = pixels.height * scale;
  return { x: at.x + (at.width - width) / 2, y: at.y + (at.height - height) / 2, width, height };
}

function gridOf(grid: Grid): PrintedGrid {
  const { writing, columns, rows, measure, gutter, size, pitch, left, top } = grid;
  const along = (columns * measure + (columns - 1) * gutter) * size;
  const across = (rows - 1) * pitch + size;
  const [width, height] = writing === "vertical" ? [across, along] : [along, across];
  return { writing, columns, rows, measure, gutter, size, pitch, area: { x: left, y: top, width, height } };
}

/** Stories' frames in page order, then those of fillers and adverts. */
function framesOf({ frames, fillers }: Page): readonly PrintedFrame[] {
  const stories = frames.filter(({ owner }) => owner.story !== undefined);
  const adverts = frames.filter(({ owner }) => owner.story === undefined);
  return [
    ...stories.map((frame): PrintedFrame => {
      const { story = "", part = 1 } = frame.owner;
      const filler = fillers.find(({ host }) => host.story === story && host.part === part);
      const hole = filler && fillerZone(frame.rect, frame.legs, filler.rect);
      const zone = hole === undefined ? (frame.outline ?? cornersOf(frame.rect)) : withoutRect(frame.rect, hole);
      const { around } = frame;
      const kind = around === undefined ? "story" : "group";
      return { id: frameId(story, part), of: story, kind, part, ...shapeOf(frame), ...(around && { around }), zone };
    }),
    ...fillers.flatMap(({ owner, host, rect }): readonly PrintedFrame[] => {
      const around = stories.find((frame) => frame.owner.story === host.story && frame.owner.part === host.part);
      const { story = "" } = owner;
      if (around === undefined) return [];
      const zone = cornersOf(fillerZone(around.rect, around.legs, rect));
      const fit = { measure: around.fit.measure, capacity: 0, empty: 0, white: 0 };
      const shape = { ...shapeOf(around), rect, legs: [rect], fit };
      return [{ id: frameId(story, 1), of: story, kind: "filler", part: 1, ...shape, zone }];
    }),
    ...adverts.map((frame): PrintedFrame => {
      const of = frame.owner.piece ?? "advert";
      return {
        id: frameId(of, 1),
        of,
        kind: "advert",
        part: 1,
        ...shapeOf(frame),
        zone: frame.outline ?? cornersOf(frame.rect),
      };
    }),
  ];
}

function shapeOf({
  rect,
  columns,
  rows,
  legs,
  fit,
}: Frame): Pick<PrintedFrame, "rect" | "columns" | "rows" | "legs" | "fit"> {
  const { measure, capacity, empty, white } = fit;
  return { rect, columns, rows, legs, fit: { measure, capacity, empty, white } };
}

/** Edges that differ by less than this, in points, count as equal: the difference is rounding. */
const SLACK = 0.5;

/**
 * A filler's zone: from the rule above it downwards, as wide as its leg. It extends to the middle of the gutter beside it, and to the host's edge where no
 * leg or copy of the host lies between.
 * @param legs of the host
 */
export function fillerZone(host: Rect, legs: readonly Rect[], filler: Rect): Rect {
  const own = legs.findIndex((leg) => Math.abs(leg.x - filler.x) < SLACK);
  const before = legs[own - 1];
  const after = legs[own + 1];
  const left = before === undefined ? host.x : (before.x + before.width + filler.x) / 2;
  const right = after === undefined ? host.x + host.width : (filler.x + filler.width + after.x) / 2;
  const leg = legs[own];
  const reaches = leg !== undefined && filler.y + filler.height > leg.y + leg.height - SLACK;
  const foot = reaches ? host.y + host.height : filler.y + filler.height;
  return { x: left, y: filler.y, width: right - left, height: foot - filler.y };
}

/** The outline of a rectangle with a smaller one cut out, clockwise. If the hole does not touch the foot, a slit connects them. */
export function withoutRect(whole: Rect, hole: Rect): readonly Point[] {
  const [topLeft, topRight, footRight, footLeft] = cornersOf(whole) as [Point, Point, Point, Point];
  const left = Math.max(whole.x, hole.x);
  const right = Math.min(whole.x + whole.width, hole.x + hole.width);
  const top = Math.max(whole.y, hole.y);
  const foot = hole.y + hole.height;
  const below = footRight.y;
  const foots =
    foot >= below - SLACK
      ? [{ x: left, y: below }]
      : [
          { x: left, y: foot },
          { x: right, y: foot },
          { x: right, y: below },
        ];
  const round = [{ x: right, y: below }, { x: right, y: top }, { x: left, y: top }, ...foots];
  const outline = [topLeft, topRight, footRight, ...round, footLeft];
  return outline.filter((point, at) => !same(point, outline[(at + 1) % outline.length]));
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && Math.abs(a.x - b.x) < 1e-9 && Math.abs(a.y - b.y) < 1e-9;
}

/** The set texts of the furniture, with their places in the source. */
function furnitureOf({ placed }: Page, things: readonly Thing[], sources: SourceList): readonly FurnitureText[] {
  const found = new Map<string, { set: string; readonly written: Text | undefined }>();
  things.forEach((thing, at) => {
    if (thing.kind !== "line" || thing.story !== undefined || isAdvertWords(thing)) return;
    const known = found.get(thing.block) ?? { set: "", written: placed[at]?.owner.text };
    known.set += textOfLine(thing);
    found.set(thing.block, known);
  });
  return [...found].map(([id, { set, written }]) => ({ id, text: textAsSet(set, written, sources) }));
}

/** True for an advert's text; its label is furniture. */
function isAdvertWords({ advert, block }: PrintedLine): boolean {
  return advert !== undefined && block !== advertLabel(advert);
}

/** The set text with the place of its source. It may be longer than the source: a page's name with its section. */
function textAsSet(set: string, written: Text | undefined, sources: SourceList): SourceText {
  if (written === undefined) return ownText(set);
  return sourceText(set === written.text ? written : { text: set, span: written.span }, sources);
}

/** The darkness of each process ink, relative to black. */
const DARKNESS: readonly number[] = [0.3, 0.59, 0.11, 1];
/** Type at least this dark, in percent of black, is set in full black: a screen would fray it. */
const TYPE_IS_BLACK = 30;

/** The page for one black plate: each colour becomes an equally dark grey; type and its marks become full black unless they are pale. */
export function inBlack(page: PrintedPage): PrintedPage {
  return { ...page, black: true, things: page.things.map(thingInBlack) };
}

function thingInBlack(thing: Thing): Thing {
  switch (thing.kind) {
    case "line":
      return lineInBlack(thing);
    case "rule":
    case "area":
    case "art":
      return { ...thing, colour: grey(thing.colour) };
    case "picture":
    case "link":
      return thing;
  }
}

function lineInBlack(line: PrintedLine): PrintedLine {
  const segments = line.segments.map((segment) => ({
    ...segment,
    runs: segment.runs.map((run) => ({ ...run, colour: typeGrey(run.colour) })),
  }));
  return { ...line, segments, marks: line.marks.map((mark) => ({ ...mark, colour: typeGrey(mark.colour) })) };
}

function typeGrey(colour: Cmyk): Cmyk {
  const screened = grey(colour);
  return screened[3] >= TYPE_IS_BLACK ? BLACK : screened;
}

function grey(colour: Cmyk): Cmyk {
  const dark = colour.reduce((sum, share, ink) => sum + share * (DARKNESS[ink] ?? 0), 0);
  return [0, 0, 0, Math.min(100, Math.round(dark * 10) / 10)];
}
