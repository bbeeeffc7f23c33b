/*
 * One part of a story, set and then placed. Opening it (inside, photos, head and note) is separate from setting its copy, because make-up compares
 * the room of many frames. Setting fits head, photos and text together. Only the chosen setting is placed: text, photos, jump notices, and the rules
 * between the bands of a vertical part.
 */

import { ENDINGS, isEnding, RUN_INS, type TextKey, titleOfLines } from "../../base/blocks.ts";
import { paragraphAt } from "../../base/copy.ts";
import { count, type Extent } from "../../base/extent.ts";
import { type Pt, SQUARE_TOP } from "../../base/length.ts";
import { cornersBetween, type Point, type Rect, type Size } from "../../base/rect.ts";
import type { Inset, Part, PhotoPosition, SpreadHalf, Story } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { Styles } from "../model/style.ts";
import type { Galley, Block as GalleyBlock } from "../text/galley.ts";
import type { Line } from "../text/line.ts";
import { linesOf } from "../text/set-galley.ts";
import type { LayoutContext } from "./context.ts";
import type { Piece } from "./fit.ts";
import { frameRect } from "./grid.ts";
import { cornerOf, type Inside, insideOf, raised, rectOf } from "./inside.ts";
import { bestFit, type ChosenLevers } from "./levers.ts";
import {
  type Anchor,
  type Block,
  type Frame,
  type LinkTarget,
  moved,
  type Owner,
  type Placed,
  type PlacedText,
  placedRule,
  placedText,
} from "./page.ts";
import { type Arranging, arrangements, placeWord, type Slot, type Standing } from "./pictures/arrange.ts";
import { type PictureBlock, pictureBlocks, placePictures, preferred } from "./pictures/pictures.ts";
import { groundAndBox, type RuledFrame } from "./rules.ts";
import { type OpenPart, type PartRequest, type Stage, stagesOf } from "./stages.ts";
import type { Piece as StyledPiece } from "./typeset.ts";
import { insertInside, openVertical } from "./vertical/open.ts";
import { ARRANGED, COPY_SET, COPY_SET_MORE } from "./weights.ts";

/** A part as set, with everything that placing needs. */
export interface PartSetting extends ChosenLevers {
  readonly request: PartRequest;
  readonly inside: Inside;
  readonly galley: Galley;
  readonly blocks: readonly PictureBlock[];
  /** 跨版: one page's half of a part over the fold. */
  readonly half?: PartHalf;
}

/** One half of a part over the fold: `whole` is set on a sheet of both pages, from the left one's corner. */
export interface PartHalf {
  readonly side: SpreadHalf["side"];
  readonly whole: PartSetting;
}

/** Sets one part: the levers fit head, note, photos and text together. */
export function setPart(request: PartRequest, context: LayoutContext): PartSetting {
  const { inside, blocks: photos, stages } = openPart(request, context);
  const blocks = photos.filter((block) => block !== stages.first.opener?.block);
  const arranged = arrange(inside, stages.first, { blocks, notice: request.after === "jump" });
  const set = (paragraphs: number): PartSetting => {
    const galley = galleyOf(request, paragraphs, inside, context);
    const levers = { inside, galley, stages, blocks, arranged, after: request.after, bias: request.bias };
    return { request, inside, galley, blocks, ...bestFit(levers, context) };
  };
  const all = request.story.copy.paragraphs.length;
  const some = paragraphsFor(request, inside);
  const setting = set(some);
  // Narrow letters may let the end of the copy into a frame that seemed too small for it.
  return setting.fit.ended && some < all ? set(all) : setting;
}

/** The first paragraphs of the part's copy, from its first character on, at the measure of its legs. */
export function galleyOf(request: PartRequest, paragraphs: number, inside: Inside, context: LayoutContext): Galley {
  const measure = inside.legs[0]?.width ?? 0;
  const { from, story, part } = request;
  const { styles } = context.issue.paper;
  const opening =
    request.opening === "first"
      ? piecesIn(RUN_INS, story, styles)
      : request.notice.map(({ text, style, role }): StyledPiece => [text, style, role]);
  const ending = paragraphs === story.copy.paragraphs.length ? piecesIn(ENDINGS, story, styles) : [];
  const { align } = styles.headline[story.priority];
  return context.typeset.galley(story.copy, paragraphs, from, measure, part.writing, opening, ending, align);
}

/** The paragraphs of a long copy that the part can take when another follows, with a margin. */
function paragraphsFor(request: PartRequest, inside: Inside): number {
  const { copy } = request.story;
  if (request.after === "nothing") return copy.paragraphs.length;
  const rows = inside.legs.length * count(inside.rows);
  const most = request.from + Math.ceil(rows * (inside.legs[0]?.measure ?? 1) * COPY_SET) + COPY_SET_MORE;
  if (most >= copy.codes.length) return copy.paragraphs.length;
  const beyond = copy.paragraphs.findIndex((paragraph) => paragraph.from > most);
  return beyond < 0 ? copy.paragraphs.length : beyond;
}

function piecesIn<Kind extends TextKey>(
  kinds: readonly Kind[],
  story: Story,
  styles: Styles,
): readonly StyledPiece<Kind>[] {
  return kinds.flatMap((kind) => {
    const text = story[kind]?.text;
    return text === undefined ? [] : [[text, styles[kind], kind] as const];
  });
}

function arrange(
  inside: Inside,
  stage: Stage,
  of: { readonly blocks: readonly PictureBlock[]; readonly notice: boolean },
): readonly (readonly Slot[])[] {
  const arranging: Arranging = { inside, fixed: stage.fixed, ...of };
  const found = arrangements(arranging, of.blocks.map(preferred), ARRANGED);
  if ((found[0]?.length ?? 0) === of.blocks.length) return found;
  // Photos too deep at their own proportion are tried at the least depth that the levers allow.
  const leastDepths = of.blocks.map(({ depth }) => depth.from);
  const least = arrangements(arranging, leastDepths, ARRANGED);
  return (least[0]?.length ?? 0) > (found[0]?.length ?? 0) ? least : found;
}

/** Opens a part before its copy is set: its inside, photos, head and note. A photo over the head is among the photos. */
export function openPart(request: PartRequest, context: LayoutContext): OpenPart {
  const { story, part, frame, above } = request;
  if (part.writing === "vertical") return openVertical(request, context);
  const { grid } = context.issue.paper;
  const whole =
    grid.writing === "vertical" ? insertInside(grid, { part, frame, above }) : insideOf(grid, part, frame, above);
  const inside = raised(whole, request.raised);
  const blocks = pictureBlocks(story, part.number, inside, context);
  return { inside, blocks, stages: stagesOf(request, inside, blocks, context) };
}

/** A photo's place in a manifest's words. */
export interface PhotoPlace {
  /** The story's id, and the photo's. */
  readonly story: string;
  readonly photo: string;
  readonly columns: number;
  readonly at: PhotoPosition;
  /** Rows of the picture. */
  readonly depth: number;
}

/** How a part is set besides its photos, as a manifest writes it. */
export interface HeldPart extends NonNullable<Part["held"]> {
  readonly story: string;
  readonly part: number;
  readonly insets: readonly (Pick<Inset, "kind" | "at"> & { readonly columns: number })[];
}

/** The head and insets of a part; those of a part over the fold belong to its left half. */
export function heldPart(setting: PartSetting): HeldPart | undefined {
  if (setting.half?.side === "right") return undefined;
  const { request, stage, blocks, depths, standing } = setting.half?.whole ?? setting;
  return {
    story: request.story.id,
    part: request.part.number,
    size: stage.size,
    white: stage.head?.added ?? 0,
    insets: standing.flatMap((each) => {
      const [block, depth] = [blocks[each.block], depths[each.block]];
      if (block?.inset === undefined || depth === undefined) return [];
      const at = placeIn(setting, each, depth) as Inset["at"];
      return [{ kind: block.inset.inset.kind, columns: block.legs, at }];
    }),
  };
}

/** The place of a photo or inset; in a levelled frame words would lead elsewhere. */
function placeIn({ half, ...own }: PartSetting, standing: Standing, depth: number): PhotoPosition {
  const { request, inside, stage, blocks } = half?.whole ?? own;
  const arranging = { inside, fixed: stage.fixed, blocks, notice: request.after === "jump" };
  return placeWord(arranging, standing, depth, request.raised !== undefined);
}

/** The photos of a part; those of a part over the fold belong to its left half. */
export function photoPlaces(setting: PartSetting): readonly PhotoPlace[] {
  if (setting.half?.side === "right") return [];
  const { request, stage, blocks, depths, standing } = setting.half?.whole ?? setting;
  const { opener } = stage;
  const placesOf = ({ photos, legs }: PictureBlock, at: PhotoPosition, depth: number) =>
    photos.map(({ id }): PhotoPlace => ({ story: request.story.id, photo: id, columns: legs, at, depth }));
  return [
    ...(opener === undefined ? [] : placesOf(opener.block, "head", opener.depth)),
    ...standing.flatMap((each) => {
      const [block, depth] = [blocks[each.block], depths[each.block]];
      if (block === undefined || depth === undefined) return [];
      return placesOf(block, placeIn(setting, each, depth), depth);
    }),
  ];
}

/** The notices of a part, set once its text is known to continue. */
export interface Notices {
  /** Wording and target of 下转; no target if the later part is outside the manifest. */
  readonly to: { readonly text: string; readonly target: LinkTarget | undefined } | undefined;
  /** The part that 上接 leads back to. */
  readonly from: LinkTarget | undefined;
}

/** Everything of one part at its place, back to front. */
export function placePart(setting: PartSetting, notices: Notices, context: LayoutContext): readonly Placed[] {
  const owner = ownerOf(setting);
  const { inside } = setting;
  const { head, headAt, note, noteAt } = setting.stage;
  return [
    ...groundAndBox(ruledFrame(setting), context),
    ...(inside.axis.writing === "vertical" ? bandRules(setting, owner, context) : []),
    ...(head === undefined ? [] : moved(head.placed, headAt)),
    ...(note === undefined ? [] : moved(note.placed, noteAt)),
    ...photos(setting, context),
    ...text(setting, notices.from, context),
    ...noticeTo(setting, notices.to, context),
  ];
}

/** The frame for a part's rules, box and ground: its own, or the whole group's for a group's head. */
export function ruledFrame(setting: PartSetting): RuledFrame {
  const { story, part, frame } = setting.request;
  const owner = ownerOf(setting);
  const { heads } = story;
  if (heads?.frame === undefined) return { owner, part, frame };
  return { owner, part: { ...part, box: heads.box, tint: heads.tint }, frame: heads.frame };
}

function ownerOf({ request }: PartSetting): Owner {
  return { story: request.story.id, part: request.part.number };
}

/** A part's frame with its fit. `empty` counts rows at the last leg's foot; negative: text over. */
export function frameOf(setting: PartSetting, context: LayoutContext): Frame {
  const { request, inside, segments, fit, stage } = setting;
  const { frame } = request;
  const { heads } = request.story;
  const { atFoot, overHead } = request.raised ?? { atFoot: 0, overHead: 0 };
  const raised = (atFoot + overHead) * inside.legs.length;
  const rect = frameRect(context.issue.paper.grid, frame);
  return {
    owner: ownerOf(setting),
    rect,
    ...(heads !== undefined && { around: frameRect(context.issue.paper.grid, heads.frame ?? frame) }),
    columns: [frame.columns.from, frame.columns.to],
    rows: [frame.rows.from, frame.rows.to],
    ...(setting.half !== undefined && { outline: zoneOf(setting.half.side, rect, context.issue.paper.trim) }),
    legs: legRects(setting, context),
    fit: {
      legs: inside.legs.length,
      measure: inside.legs[0]?.measure ?? 0,
      capacity: segments.reduce((sum, segment) => sum + segment.rows, raised),
      empty: fit.ended || request.after === "nothing" ? fit.empty + raised : 0,
      white: stage.head === undefined ? 0 : stage.head.added * stage.head.legs,
    },
  };
}

/** A frame over the fold is extended to the page's edge. */
function zoneOf(side: SpreadHalf["side"], { x, y, width, height }: Rect, trim: Size): readonly Point[] {
  const [left, right] = side === "left" ? ([x, trim.width] as const) : ([0, x + width] as const);
  return cornersBetween(left, right, y, y + height);
}

function legRects({ inside, request }: PartSetting, context: LayoutContext): readonly Rect[] {
  const { grid } = context.issue.paper;
  const { axis, legs, rows } = inside;
  const { x, width } = frameRect(grid, request.frame);
  // A band spans the frame's whole width, with its padding.
  if (axis.writing === "vertical") return legs.map((band) => ({ x, y: band.start, width, height: band.width }));
  return legs.map((_, leg) => rectOf(inside, { leg, from: rows.from, rows: count(rows) }, grid.size));
}

export function anchorOf(setting: PartSetting, context: LayoutContext): Anchor {
  const { story, part, frame } = setting.request;
  const { x, y } = frameRect(context.issue.paper.grid, frame);
  const head = part.headline ?? story.headline;
  const title = head === undefined ? story.id : titleOfLines(head.lines);
  return { story: story.id, part: part.number, title, at: { x, y } };
}

function photos(setting: PartSetting, context: LayoutContext): readonly Placed[] {
  const { inside, stage, standing, blocks, depths } = setting;
  const of = { inside, owner: ownerOf(setting), context };
  const { opener } = stage;
  const first = opener === undefined ? [] : placePictures(opener.block, { leg: 0, ...opener }, of);
  const inText = standing.flatMap((photo) => {
    const block = blocks[photo.block];
    const depth = depths[photo.block];
    if (block === undefined || depth === undefined) return [];
    return placePictures(block, { leg: photo.legs.from, row: photo.rows.from, depth }, of);
  });
  return [...first, ...inText];
}

function text(setting: PartSetting, back: LinkTarget | undefined, context: LayoutContext): readonly Placed[] {
  const owner = ownerOf(setting);
  return setting.fit.pieces.flatMap((piece, index): readonly Placed[] => {
    const leg = setting.segments[piece.segment]?.leg ?? 0;
    const placed = placePiece(piece, setting, { ...owner, leg }, setting.request.story, context);
    const first = placed[0];
    const notice = first?.line.segments.find((segment) => segment.role === "continuation");
    if (index > 0 || back === undefined || first === undefined || notice === undefined) return placed;
    return [...placed, linkOver(first, { from: notice.x, length: notice.width, to: back }, context)];
  });
}

/** The lines of a piece in their rows. */
export function placePiece(
  piece: Piece,
  { galley, segments, inside, fit }: Pick<PartSetting, "galley" | "segments" | "inside" | "fit">,
  owner: Owner,
  story: Story,
  context: LayoutContext,
): readonly PlacedText[] {
  const segment = segments[piece.segment];
  const block = galley.blocks[piece.block];
  if (segment === undefined || block === undefined) return [];
  const { rowsPerLine } = block;
  const own: Owner = { ...owner, block: blockOf(galley, block, owner.part ?? 1, story) };
  const lines = linesOf(galley, piece.block, fit.variants[piece.block] ?? 0, piece.from, piece.to);
  const originOf = originsIn(inside, segment.leg, rowsPerLine, context.issue.paper.grid);
  return lines.map((line, index) =>
    placedText(line, originOf(line, segment.from + piece.row + index * rowsPerLine), own),
  );
}

/** The reader's name for a piece of a galley. */
function blockOf({ request }: Galley, { kind, from }: GalleyBlock, part: number, story: Story): Block {
  if (isEnding(kind)) return { kind, part, text: story[kind] };
  if (kind === "opening") {
    return request.opening[0]?.role === "continuation" ? { kind: "notice", part, direction: "from" } : { kind, part };
  }
  const { copy } = request;
  return { kind: "copy", part, copy, paragraph: paragraphAt(copy, from) };
}

/** Maps the first row of a line to its origin: a horizontal line is placed on the last of its rows, a vertical line in their middle. */
function originsIn(inside: Inside, leg: number, rows: number, { size }: Grid): (line: Line, row: number) => Point {
  const { axis, legs, first, pitch } = inside;
  const head = axis.corner(legs[leg]?.start ?? 0, first);
  const origin = (row: number, em: Pt): Point => axis.origin(axis.on(head, 0, (row - 1) * pitch), em);
  if (axis.writing === "horizontal") return (_, row) => origin(row + rows - 1, size);
  return (line, row) => {
    const { x, y } = origin(row + (rows - 1) / 2, size);
    // A subhead is larger than the copy: in the first line it is moved inside the frame.
    return { x: Math.min(x, origin(inside.rows.from, line.size).x), y };
  };
}

/** The clickable area over a stretch of a line: as high as a row; for a vertical line as wide as its type. */
function linkOver(
  { line, x, y, owner }: PlacedText,
  { from, length, to }: { readonly from: Pt; readonly length: Pt; readonly to: LinkTarget },
  context: LayoutContext,
): Placed {
  const { grid } = context.issue.paper;
  const at =
    line.writing === "horizontal"
      ? { x: x + from, y: y - SQUARE_TOP * grid.size, width: length, height: grid.pitch }
      : { x: x - line.size / 2, y: y + from, width: line.size, height: length };
  return { kind: "link", owner, at, to };
}

/** 下转 in its reserved row after the last leg's last row of text: flush as the style says (right), or at the foot. */
function noticeTo(setting: PartSetting, notice: Notices["to"], context: LayoutContext): readonly Placed[] {
  const { inside, segments } = setting;
  const last = segments.at(-1);
  const [line] = noticeLines(setting, notice, context);
  if (notice === undefined || last === undefined || line === undefined) return [];
  const head = originsIn(inside, last.leg, 1, context.issue.paper.grid)(line, last.from + last.rows);
  const length = inside.legs[last.leg]?.width ?? line.width;
  const owner = ownerOf(setting);
  const own: Owner = { ...owner, block: { kind: "notice", part: owner.part ?? 1, direction: "to" } };
  const placed = placedText(line, inside.axis.on(head, length - line.width, 0), own);
  if (notice.target === undefined) return [placed];
  return [placed, linkOver(placed, { from: 0, length: line.width, to: notice.target }, context)];
}

/** 下转 as set. It has room for one line; more are reported. */
export function noticeLines(
  { inside, segments, request }: PartSetting,
  notice: Notices["to"],
  context: LayoutContext,
): readonly Line[] {
  const last = segments.at(-1);
  const leg = inside.legs[last?.leg ?? 0];
  if (notice === undefined || request.after !== "jump" || last === undefined || leg === undefined) return [];
  const { jump } = context.issue.paper.styles;
  const style = jump.align === "justify" ? { ...jump, align: "right" as const } : jump;
  return inside.axis.set([{ role: "jump", text: notice.text, style }], leg.width, context.bench);
}

/** A thin rule between two bands with copy on both sides. */
function bandRules({ inside, stage, standing }: PartSetting, owner: Owner, context: LayoutContext): readonly Placed[] {
  const { grid, rules } = context.issue.paper;
  if (rules.column <= 0) return [];
  const across = [...stage.fixed, ...standing.map((photo) => photo.obstacle)];
  return inside.legs.slice(1).flatMap((band, above) => {
    const before = inside.legs[above];
    if (before === undefined) return [];
    const y = (before.start + before.width + band.start) / 2;
    const open = (line: number): boolean =>
      across.every(({ legs, rows }) => legs.from > above || legs.to <= above || line < rows.from || line > rows.to);
    return stretches(inside, open).map(({ from, to }) => {
      const left = cornerOf(inside, above, to).x - grid.size;
      const right = cornerOf(inside, above, from).x;
      return placedRule({ x: left, y }, { x: right, y }, { role: "rule", weight: rules.column, owner });
    });
  });
}

/** Runs of adjacent open lines. */
function stretches(inside: Inside, open: (line: number) => boolean): readonly Extent[] {
  const found: { from: number; to: number }[] = [];
  for (let line = inside.rows.from; line <= inside.rows.to; line++) {
    if (!open(line)) continue;
    const last = found.at(-1);
    if (last?.to === line - 1) last.to = line;
    else found.push({ from: line, to: line });
  }
  return found;
}
