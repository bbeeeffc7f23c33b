/*
 * Checks of everything placed: furniture that touches, type beyond its measure, lines that broke a rule, pictures with too few pixels. They compare
 * ink and em squares on the finished page, so they also find faults that no rule of make-up foresees.
 */

import { isCopyRole, isShortText } from "../../../base/blocks.ts";
import { type Copy, paragraphAt, spanOfCodes, textOf } from "../../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { extentText } from "../../../base/extent.ts";
import { type Pt, SQUARE_TOP } from "../../../base/length.ts";
import { type Memory, noMemory } from "../../../base/memo.ts";
import { boxAround, cornersOf, type Rect } from "../../../base/rect.ts";
import type { Span } from "../../../base/source.ts";
import { cutsSubject, largestCrop } from "../../images/picture.ts";
import type { Issue, PagePlan, Part, Photo, Story } from "../../model/issue.ts";
import type { Grid, Nameplate, Paper } from "../../model/paper.ts";
import { textEnd } from "../../text/headings/display.ts";
import { type Line, type Segment, textOfLine } from "../../text/line.ts";
import { GAPING, UGLY } from "../../text/weights.ts";
import type { LayoutContext } from "../context.ts";
import { type CopyLine, copiesByStory, copyLineOf } from "../figures.ts";
import { type WrittenPiece, writtenPieces } from "../furniture.ts";
import { frameRect } from "../grid.ts";
import type { Block, Layout, Owner, Page, Placed, PlacedText } from "../page.ts";
import {
  LEAST_PPI,
  LESS_DEEP_ROUNDING,
  LONG_WORD,
  LONG_WORD_BEHIND,
  MORE_LINES,
  MOST_CUT,
  MUCH_CUT,
  SQUARE_OVER,
  TEXTS_APART,
} from "../weights.ts";

/** A text of the furniture with the room of its lines. */
interface Piece extends WrittenPiece {
  readonly box: Rect;
  readonly size: Pt;
}

/**
 * Reports each text of a page's furniture without room: it leaves the nameplate or the page's foot, or runs over a rule or another text
 * (RULES.md#furniture). Of texts that share their room, such as those of the strip, one is reported.
 * @param placed everything on the page
 */
export function checkFurniture(
  plan: PagePlan,
  placed: readonly Placed[],
  { issue }: LayoutContext,
): readonly Diagnostic[] {
  const things = placed.filter(({ owner }) => owner.story === undefined);
  const place = { page: plan.label };
  const bare = nameless(things, plan, issue.paper.nameplate);
  if (bare !== undefined) return [errorAt(bare.span, "nameplate-no-room", place)];
  const pieces = piecesOf(things, plan, issue.paper);
  const edges = things.flatMap(edgesOf);
  const lost = pieces.filter((piece) => leaves(piece, issue.paper) || edges.some((edge) => overlap(piece.box, edge)));
  const kept = pieces.filter((piece) => !lost.includes(piece));
  const touching = kept.flatMap((piece) => {
    const other = neighbourOf(piece, kept);
    return other === undefined ? [] : [{ piece, other }];
  });
  const crowded = touching.filter(({ piece, other }) => piece.room === other.room).map(({ piece }) => piece);
  return [
    ...oncePerRoom([...lost, ...crowded]).map(({ span, key, fix }) =>
      errorAt(span, "furniture-no-room", { ...place, key, ...fix }),
    ),
    ...touching
      .filter(({ piece, other }) => piece.room !== other.room)
      .map(({ piece: { span, key, fix }, other }) =>
        errorAt(span, "furniture-touches", { ...place, key, other: other.key, ...fix }, [other.span]),
      ),
  ];
}

function piecesOf(things: readonly Placed[], plan: PagePlan, paper: Paper): readonly Piece[] {
  const texts = things.filter((thing) => thing.kind === "text");
  return writtenPieces(plan, paper).flatMap((written): readonly Piece[] => {
    const own = texts.filter(({ owner }) => owner.piece === written.piece);
    if (own.length === 0) return [];
    const size = Math.max(...own.map(({ line }) => line.size));
    return [{ ...written, box: boxAround(own.flatMap((text) => cornersOf(squaresOf(text)))), size }];
  });
}

/** The em squares of a line's characters. */
function squaresOf({ x, y, line }: PlacedText): Rect {
  const { size, segments } = line;
  const from = segments[0]?.x ?? 0;
  const length = textEnd(line) - from;
  if (line.writing === "vertical") return { x: x - size / 2, y: y + from, width: size, height: length };
  return { x: x + from, y: y - SQUARE_TOP * size, width: length, height: size };
}

/** Rules, and the edges of grounds. */
function edgesOf(thing: Placed): readonly Rect[] {
  if (thing.kind === "rule") return [boxAround([thing.from, thing.to])];
  if (thing.kind !== "area") return [];
  const corners = cornersOf(thing.at);
  return corners.map((corner, at) => boxAround([corner, corners[(at + 1) % corners.length] ?? corner]));
}

/** Text too near the page's head is reported with the sheet. */
function leaves({ box, plated }: Piece, { grid, trim, nameplate }: Paper): boolean {
  if (!plated || nameplate === undefined) return box.y + box.height > trim.height + SQUARE_OVER;
  const frame = frameRect(grid, nameplate);
  return (
    box.x < frame.x - SQUARE_OVER ||
    box.y < frame.y - SQUARE_OVER ||
    box.x + box.width > frame.x + frame.width + SQUARE_OVER ||
    box.y + box.height > frame.y + frame.height + SQUARE_OVER
  );
}

/** The earlier text that a text touches. */
function neighbourOf(piece: Piece, all: readonly Piece[]): Piece | undefined {
  const rank = all.indexOf(piece);
  return all.slice(0, rank).find((other) => {
    const apart = TEXTS_APART * Math.max(piece.size, other.size);
    const { x, width } = piece.box;
    return overlap(other.box, { ...piece.box, x: x - apart, width: width + 2 * apart });
  });
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x + SQUARE_OVER < other.x + other.width &&
    other.x < one.x + one.width - SQUARE_OVER &&
    one.y + SQUARE_OVER < other.y + other.height &&
    other.y < one.y + one.height - SQUARE_OVER
  );
}

function oncePerRoom(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({ room }, at) => pieces.findIndex((other) => other.room === room) === at);
}

/** A nameplate whose ears and strip leave no room for the paper's name. */
function nameless(
  things: readonly Placed[],
  { number }: PagePlan,
  plate: Nameplate | undefined,
): Nameplate | undefined {
  if (number !== 1 || plate === undefined) return undefined;
  return things.some(({ kind, owner }) => kind === "art" || owner.piece === "name") ? undefined : plate;
}

/** Roles reported elsewhere: headings as too long, tables and notices as too wide. */
const REPORTED_ELSEWHERE: readonly string[] = ["headline", "kicker", "deck", "label", "advertHead", "cell", "jump"];

/** An error for each style with type wider than its line: one for each story or advert of a page. */
export function wideType(page: Page, issue: Issue): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const thing of page.placed) {
    if (thing.kind !== "text" || !sticksOut(thing.line)) continue;
    const text = writtenText(thing, issue);
    if (text === undefined) continue;
    const { of, style, span } = text;
    const key = `${of} ${style}`;
    const args = { style, of, page: page.label, room: Math.round(thing.line.width) };
    if (!found.has(key)) found.set(key, errorAt(span, "type-too-wide", args));
  }
  return [...found.values()];
}

/** A right-aligned line sticks out at its left end. */
function sticksOut(line: Line): boolean {
  return (line.segments[0]?.x ?? 0) < -SQUARE_OVER || textEnd(line) > line.width + SQUARE_OVER;
}

/** A text with its style and its owner. */
interface WrittenText {
  readonly of: string;
  readonly style: string;
  readonly span: Span;
}

/** Undefined for furniture and for texts reported elsewhere. */
function writtenText(thing: PlacedText, issue: Issue): WrittenText | undefined {
  const text = anyText(thing, issue);
  return text === undefined || REPORTED_ELSEWHERE.includes(text.style) ? undefined : text;
}

function anyText({ owner, line }: PlacedText, { stories, adverts }: Issue): WrittenText | undefined {
  const [largest] = line.segments.toSorted((a, b) => b.size - a.size);
  if (largest === undefined) return undefined;
  const story = stories.find(({ id }) => id === owner.story);
  if (story !== undefined) return { of: story.id, ...ofStory(largest, owner, story) };
  const [id] = owner.piece?.split("/") ?? [];
  const advert = adverts.find((each) => each.id === id);
  return (
    advert && { of: advert.name, style: largest.role === "advertLabel" ? "advert" : largest.role, span: advert.span }
  );
}

function ofStory({ role, from, to }: Segment, { block }: Owner, story: Story): Omit<WrittenText, "of"> {
  const { copy } = story;
  if (isCopyRole(role)) {
    const kind = copy.paragraphs[paragraphAt(copy, from)]?.kind ?? "body";
    const style = kind === "item" ? "body" : kind;
    return { style, span: spanOfCodes(copy, from, to) };
  }
  return { style: role, span: (isShortText(role) ? story[role]?.span : writtenAt(block)) ?? story.span };
}

/** The place of a block's text in the manifest. */
function writtenAt(block: Block | undefined): Span | undefined {
  switch (block?.kind) {
    case "inset":
      return block.inset.span;
    case "figure":
      return block.photos[0]?.span;
    case "note":
      return block.text?.span;
    default:
      return undefined;
  }
}

/**
 * Warnings about lines, at their place in the copy: lines that broke in a word or against a prohibition, or that gape; page by page those opened
 * conspicuously; headings that turn inside a phrase. Tables that are too wide are errors.
 */
export function lineFaults(issue: Issue, layout: Layout, memory: Memory = noMemory): readonly Diagnostic[] {
  const copies = copiesByStory(issue);
  return layout.pages.flatMap((page) => {
    // A page that is the same object is made of the same stories.
    const found = memory.memo(foundOn)(page);
    found.lines ??= [
      ...wideTables(page, copies),
      ...brokenLines(page, copies, issue),
      ...openedLines(page, copies),
      ...tornHeadings(page, issue),
    ];
    return found.lines;
  });
}

/** A place for the faults of a page in the cache. */
function foundOn(_page: Page): { lines?: readonly Diagnostic[] } {
  return {};
}

/** Finds the place in the copy only for the few lines with a fault. */
function brokenLines(page: Page, copies: ReadonlyMap<string, Copy>, issue: Issue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || !(placed.line.care?.broken || placed.line.added > GAPING)) continue;
    const line = copyLineOf(placed, page, copies);
    const fault = line === undefined ? brokenText(placed, page, issue) : faultOf(line, copies);
    if (fault !== undefined) found.push(fault);
  }
  return found;
}

/** A line of a caption, a note or an advert, reported at the whole text. */
function brokenText(placed: PlacedText, page: Page, issue: Issue): Diagnostic | undefined {
  const written = placed.line.care?.broken ? writtenText(placed, issue) : undefined;
  if (written === undefined) return undefined;
  return warningAt(written.span, "broken-line", {
    page: page.label,
    text: textOfLine(placed.line),
  });
}

/** One warning for the conspicuously opened lines of a page (text/RULES.md#loose-lines), at the widest, with the next ones beside it. */
function openedLines(page: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  const opened: CopyLine[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || placed.line.added <= UGLY || placed.line.added > GAPING) continue;
    const line = copyLineOf(placed, page, copies);
    if (line !== undefined && !line.free) opened.push(line);
  }
  const [widest, ...others] = opened.sort((a, b) => b.line.added - a.line.added);
  const copy = copies.get(widest?.story ?? "");
  if (widest === undefined || copy === undefined) return [];
  const more = others.length > 0 ? { more: others.length } : {};
  const args = {
    ...argumentsOf(widest),
    added: widest.line.added.toFixed(2),
    ...more,
    ...longWordBehind(copy, widest.from, widest.to),
  };
  const related = others.slice(0, MORE_LINES).flatMap((line) => {
    const own = copies.get(line.story);
    return own === undefined ? [] : [spanOfCodes(own, line.from, line.to)];
  });
  return [warningAt(spanOfCodes(copy, widest.from, widest.to), "opened-lines", args, related)];
}

/** Headings that fit only with a turn inside a phrase; a continuation's by its own text. */
function tornHeadings(page: Page, { stories }: Issue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || placed.line.torn === undefined) continue;
    const story = stories.find(({ id }) => id === placed.owner.story);
    const role = placed.line.segments[0]?.role;
    if (story === undefined || (role !== "headline" && role !== "kicker" && role !== "deck")) continue;
    const part = story.parts.find((each) => each.number === placed.owner.part);
    const heading = (role === "headline" ? part?.headline : undefined) ?? story[role];
    if (heading === undefined) continue;
    found.push(warningAt(heading.span, "heading-torn", { story: story.id, page: page.label, text: placed.line.torn }));
  }
  return found;
}

function faultOf(copyLine: CopyLine, copies: ReadonlyMap<string, Copy>): Diagnostic | undefined {
  const { story, from, to, free } = copyLine;
  const { care, added } = copyLine.line;
  const copy = copies.get(story);
  const gapes = !free && added > GAPING;
  if (copy === undefined || !(care?.broken || gapes)) return undefined;
  const span = spanOfCodes(copy, from, to);
  const args = argumentsOf(copyLine);
  if (care?.broken) return warningAt(span, "broken-line", args);
  return warningAt(span, "loose-line", { ...args, added: added.toFixed(2), ...longWordBehind(copy, from, to) });
}

function argumentsOf({ line, story, page }: CopyLine) {
  return { story, page, text: textOfLine(line) };
}

/** The word that left a line short: the first long one that ends after it. */
function longWordBehind(copy: Copy, from: number, to: number): { readonly word?: string } {
  const end = copy.paragraphs.find((paragraph) => from < paragraph.to)?.to ?? to;
  const rest = textOf(copy.codes, from, end);
  const ends = to - from;
  for (const { 0: word, index } of rest.matchAll(/[\p{Script=Latin}'’-]+/gu)) {
    if (index > ends + LONG_WORD_BEHIND) break;
    if (word.length >= LONG_WORD && index + word.length > ends) return { word };
  }
  return {};
}

function wideTables({ placed, label }: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const thing of placed) {
    if (thing.kind !== "text" || thing.line.tooWide === undefined) continue;
    const { story } = thing.owner;
    const copy = copies.get(story ?? "");
    const first = thing.line.segments[0];
    if (story === undefined || copy === undefined || first === undefined) continue;
    const span = spanOfCodes(copy, first.from, first.to);
    found.push(errorAt(span, "table-too-wide", { story, page: label, characters: thing.line.tooWide }));
  }
  return found;
}

type PlacedPicture = Extract<Placed, { readonly kind: "picture" }>;

/** A picture as the manifest requests it: the part of `Issue` that this check reads. */
interface Requested {
  readonly span: Span;
}

/** An advert; one file may be used in several places. */
export interface RequestedAdvert extends Requested {
  /** The piece of its placed picture. */
  readonly id: string;
}

interface PictureSources {
  readonly stories: readonly {
    readonly id: string;
    readonly parts: readonly Pick<Part, "number" | "writing">[];
    readonly photos: readonly (Requested & Pick<Photo, "id" | "crop" | "depth" | "depthSpan" | "part">)[];
  }[];
  readonly adverts: readonly RequestedAdvert[];
  readonly paper: { readonly grid: Pick<Grid, "size" | "pitch"> };
}

/**
 * Reports placed pictures at their place in the manifest: too few pixels for the size, a crop that takes much of the photo or cuts its subject, a picture
 * kept whole and therefore less deep than requested.
 */
export function checkPictures(issue: PictureSources, layout: Layout): readonly Diagnostic[] {
  return layout.pages.flatMap((page) =>
    page.placed.flatMap((placed): readonly Diagnostic[] => {
      // The second half of a picture over the fold is reported with the first.
      if (placed.kind !== "picture" || placed.at.x < 0) return [];
      const requested = requestOf(issue, placed);
      if (requested === undefined) return [];
      const { file, ppi, crop, fit, pixels } = placed.picture;
      const cut = fit === "cover" && cutsSubject(pixels, placed.at, crop);
      return [
        ...(cut ? [warningAt(requested.span, "subject-cut", { file, page: page.label })] : []),
        ...cropped(placed, requested, page.label),
        ...lessDeep(issue, placed, page.label),
        ...(ppi < LEAST_PPI
          ? [warningAt(requested.span, "low-resolution", { file, ppi: Math.round(ppi), wanted: LEAST_PPI })]
          : []),
      ];
    }),
  );
}

/**
 * A photo whose place takes much of its width or height (RULES.md#cropped-photos). Who names the subject by a box has chosen what goes; adverts have a check
 * of their own.
 */
function cropped({ owner, at, picture }: PlacedPicture, { span }: Requested, page: string): readonly Diagnostic[] {
  const { file, pixels, crop, fit } = picture;
  const isChosen = crop.kind === "focus" && crop.width !== undefined;
  if (owner.story === undefined || fit !== "cover" || isChosen) return [];
  const { width, height } = largestCrop(pixels, at);
  const left = Math.min(width / pixels.width, height / pixels.height);
  if (left > 1 - MUCH_CUT) return [];
  const side = width < pixels.width ? ("width" as const) : ("height" as const);
  const args = { file, page, side, percent: Math.floor(100 * (1 - left)) };
  return [left > 1 - MOST_CUT ? warningAt(span, "photo-cropped", args) : errorAt(span, "photo-cropped", args)];
}

/** A picture kept whole cannot be deeper than its width allows. */
function lessDeep(issue: PictureSources, placed: PlacedPicture, page: string): readonly Diagnostic[] {
  const { file } = placed.picture;
  const story = issue.stories.find(({ id }) => id === placed.owner.story);
  const photo = story?.photos.find(({ id }) => id === placed.picture.photo);
  if (photo?.depth === undefined || photo.crop.kind !== "none") return [];
  const { size, pitch } = issue.paper.grid;
  const part = story?.parts.find(({ number }) => number === photo.part);
  const deep = part?.writing === "vertical" ? placed.at.width : placed.at.height;
  const rows = Math.ceil((deep - size) / pitch + 1 - LESS_DEEP_ROUNDING);
  if (photo.depth.from <= rows) return [];
  return [
    warningAt(photo.depthSpan ?? photo.span, "depth-unmet", { file, page, rows, depth: extentText(photo.depth) }),
  ];
}

/**
 * A warning for each photo used twice on one page, under the same name or another.
 * @param hash of a picture's file; undefined if it is unknown
 */
export function checkRepeated(
  issue: Omit<PictureSources, "paper">,
  layout: Layout,
  hash: (file: string) => string | undefined,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const page of layout.pages) {
    const first = new Map<string, Requested>();
    for (const placed of page.placed) {
      if (placed.kind !== "picture" || placed.owner.story === undefined) continue;
      const { file } = placed.picture;
      const requested = requestOf(issue, placed);
      const key = hash(file) ?? file;
      const twin = first.get(key);
      if (requested === undefined) continue;
      if (twin === undefined) first.set(key, requested);
      else diagnostics.push(warningAt(requested.span, "photo-repeated", { file, page: page.label }, [twin.span]));
    }
  }
  return diagnostics;
}

function requestOf(issue: Omit<PictureSources, "paper">, placed: PlacedPicture): Requested | undefined {
  const { owner, picture } = placed;
  if (owner.story === undefined) return issue.adverts.find(({ id }) => id === owner.piece);
  return issue.stories.find(({ id }) => id === owner.story)?.photos.find(({ id }) => id === picture.photo);
}
