/*
 * The ways to place a part's head, note and opening photo: the usual one, with a smaller headline for long copy, and with a deeper head for copy that
 * does not fill its frame. Setting heads is slow, so the other ways are set only when the first does not fit.
 */

import { count, type Extent, type FramePlan } from "../../base/extent.ts";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { Part, Story } from "../model/issue.ts";
import type { StyledText } from "../text/galley.ts";
import type { Line, Role } from "../text/line.ts";
import type { LayoutContext } from "./context.ts";
import { acrossLegs } from "./grid.ts";
import {
  continuedMeasure,
  type HeadRequest,
  headlineStyle,
  headTexts,
  isEmpty,
  largerSizes,
  type Opening,
  type SetNote,
  type StackRequest,
  setNote,
  sizesOf,
  stackHead,
} from "./heads.ts";
import { type Above, cornerOf, type Inside, type Obstacle, type Raised } from "./inside.ts";
import { type PictureBlock, preferred } from "./pictures/pictures.ts";
import type { Head } from "./typeset.ts";
import { headAtLeft } from "./vertical/heads.ts";
import {
  HEAD_WHITE,
  INSET_ROWS,
  LARGER_HEAD,
  LONG_COPY,
  MOST_STEPS,
  NOTE_LEGS,
  OFF_FOLD,
  SMALLER_HEAD,
} from "./weights.ts";

/** The ways to set everything before the text, cheapest first; all but the first are set on demand. */
export interface Stages {
  readonly first: Stage;
  /** With a smaller headline, for long copy. */
  readonly smaller: () => readonly Stage[];
  /** With a deeper head, for short copy. */
  readonly taller: () => readonly Stage[];
}

/** A part before its copy is set. */
export interface OpenPart {
  readonly inside: Inside;
  readonly blocks: readonly PictureBlock[];
  readonly stages: Stages;
}

export function stagesOf(
  request: PartRequest,
  inside: Inside,
  blocks: readonly PictureBlock[],
  context: LayoutContext,
): Stages {
  const head = headRequestOf(request, context);
  const { held } = request.part;
  const build = (variant: Variation): Stage => stageOf(request, inside, blocks, { head, variant, context });
  const size = held?.size ?? ownSize(request, head, context);
  const first = build({ size, extra: held?.white ?? 0, cost: 0 });
  if (held !== undefined) return { first, smaller: () => [], taller: () => [] };
  const different = (stages: readonly Stage[]): readonly Stage[] => {
    const seen = new Set([rowsOf(first)]);
    return stages.filter((stage) => {
      const isSeen = seen.has(rowsOf(stage));
      seen.add(rowsOf(stage));
      return !isSeen;
    });
  };
  // A smaller headline must save rows without making kicker or deck, which follow its width, turn (RULES.md#proportion).
  const wins = (stage: Stage): boolean =>
    rowsOf(stage) < rowsOf(first) && linesOf(stage, SECOND).length <= linesOf(first, SECOND).length;
  // A larger headline must not turn for its size; one in several lines is large enough already.
  const fits = (stage: Stage): boolean =>
    linesOf(stage, HEADLINE).length === 1 || headlineSize(stage) <= headlineSize(first);
  return {
    first,
    smaller: () => different(smallerOf(head, size).map(build).filter(wins)).filter(fits),
    taller: () => different(tallerOf(head, size, request, inside, context).map(build)).filter(fits),
  };
}

function rowsOf(stage: Stage): number {
  return (stage.head?.rows ?? 0) + (stage.note?.rows ?? 0);
}

const HEADLINE: readonly Role[] = ["headline"];

const SECOND: readonly Role[] = ["kicker", "deck"];

function linesOf({ head }: Stage, roles: readonly Role[]): readonly Line[] {
  const placed = head?.placed ?? [];
  return placed.flatMap((thing) =>
    thing.kind === "text" && thing.line.segments[0] !== undefined && roles.includes(thing.line.segments[0].role)
      ? [thing.line]
      : [],
  );
}

function headlineSize(stage: Stage): number {
  return Math.max(0, ...linesOf(stage, HEADLINE).map(({ size }) => size));
}

/**
 * The size of the headline: its style's; over a frame that the engine finds, if the style has steps, also by columns and copy, so that stories of one rank
 * differ. It stays below the next rank's range (RULES.md#heads).
 */
function ownSize({ story, part, opening, frame }: PartRequest, { style }: HeadRequest, context: LayoutContext): Pt {
  const isGiven = part.frame !== undefined && part.found !== true;
  if (style.steps === undefined || isGiven || opening !== "first" || part.head !== "top") return style.size;
  const columns = part.over ?? count(frame.columns);
  const step = Math.min(columns - (story.copy.codes.length < LONG_COPY ? 1 : 0), MOST_STEPS);
  const stepped = Math.round(2 * style.size * (1 + style.steps * ((2 * step) / MOST_STEPS - 1))) / 2;
  const larger = largerSizes(context.issue.paper.styles, story.priority).at(-1) ?? style.size;
  return Math.max(style.floor, Math.min(stepped, larger));
}

/** Smaller headlines down to the floor. */
function smallerOf({ texts, style }: HeadRequest, own: Pt): readonly Variation[] {
  if (texts.headline === undefined) return [];
  return sizesOf(style)
    .filter((size) => size < own)
    .map((size, step) => ({ size, extra: 0, cost: (step + 1) * SMALLER_HEAD }));
}

/** Larger headlines below the next rank's, then rows of white within the paper's limit (RULES.md#heads). */
function tallerOf(
  { texts }: HeadRequest,
  own: Pt,
  { opening, part, story }: PartRequest,
  inside: Inside,
  context: LayoutContext,
): readonly Variation[] {
  if (isEmpty(texts)) return [];
  const { levers, styles } = context.issue.paper;
  const grows = opening === "first" && part.head === "top" && texts.headline !== undefined;
  const larger = grows ? largerSizes(styles, story.priority).filter((size) => size > own) : [];
  const most = Math.floor((count(inside.rows) * levers.white) / 100);
  const wider = [1, 2].filter((extra) => extra <= most);
  return [
    ...larger.map((size, step) => ({ size, extra: 0, cost: (step + 1) * LARGER_HEAD })),
    ...wider.map((extra) => ({ size: own, extra, cost: extra * HEAD_WHITE })),
  ];
}

/** The continuation of a part: none, a frame on the same page into which text flows, or a 下转 to another page. */
export type After = "nothing" | "flow" | "jump";

/** A frame on its page, and the kind of occupant above it. */
export interface PlacedFrame {
  readonly frame: FramePlan;
  readonly above: Above;
}

/** A part of a story to set into its frame. */
export interface PartRequest extends PlacedFrame {
  readonly story: Story;
  readonly part: Part;
  readonly opening: Opening;
  /** The first code point to set. */
  readonly from: number;
  /** Text set before the copy: a 上接 notice. */
  readonly notice: readonly StyledText[];
  readonly after: After;
  /** Rows to take beyond the part's own choice (negative: fewer), so that the last part comes out. */
  readonly bias: number;
  /** Rows of all legs that stay white, in a story that is still `short` rows short with all levers at their limits. */
  readonly raised?: Raised & { readonly short: number };
}

/** Head, note and opening photo in place, before photos in the text. */
export interface Stage {
  readonly head: Head | undefined;
  /** Page row and first leg of the head. */
  readonly headRow: number;
  readonly headLeg: number;
  /** Its origin on the page. */
  readonly headAt: Point;
  readonly note: SetNote | undefined;
  readonly noteAt: Point;
  /** A photo over the head: its first page row and its picture's rows. */
  readonly opener: { readonly block: PictureBlock; readonly row: number; readonly depth: number } | undefined;
  readonly fixed: readonly Obstacle[];
  /** Cost of this stage compared with the first. */
  readonly cost: number;
  /** The headline's largest size; left out without a head, and where the head is set in one way only. */
  readonly size?: Pt;
  /** True if a head over vertical copy would have left it no band, so the head is at the right. */
  readonly noBandBelow?: boolean;
}

export function headRequestOf({ story, part, opening }: PartRequest, context: LayoutContext): HeadRequest {
  return {
    texts: headTexts(story, part, opening),
    style: headlineStyle(context.issue.paper.styles, story, part, opening),
    owner: { story: story.id, part: part.number },
    reverse: part.reverse,
    labelArt: opening === "first" ? story.labelArt : undefined,
    most: continuedMeasure(story, part, opening, context.issue.paper.grid),
  };
}

/** One way to set a head. */
interface Variation {
  /** Of its headline. */
  readonly size: Pt;
  /** Rows of white added to the style's. */
  readonly extra: number;
  readonly cost: number;
}

/** The head of a stage, and the way to set it. */
interface Staging {
  readonly head: HeadRequest;
  readonly variant: Variation;
  readonly context: LayoutContext;
}

/** Places opening photo, head and note from the frame's head down. */
function stageOf(request: PartRequest, inside: Inside, blocks: readonly PictureBlock[], staging: Staging): Stage {
  const { part } = request;
  const isHeadless = isEmpty(staging.head.texts);
  const whole = isHeadless && part.box === "wenwu" ? { ...inside, white: Math.max(1, inside.white) } : inside;
  const opener = openerOf(blocks, whole);
  const room = opener === undefined ? whole : roomUnder(opener, whole);
  const { from: row } = room.rows;
  const head = isHeadless ? undefined : headOf(part, room, staging);
  const note = noteOf(request, room, head, staging);
  const place = headPlace(part, room, head, note);
  const isUnderHead = head !== undefined && note?.legs.from === 0 && place.row === row;
  const noteRow = isUnderHead ? row + head.rows : row + room.white;
  const all = { from: 0, to: inside.legs.length - 1 };
  const fixed: Obstacle[] = [];
  if (opener !== undefined) fixed.push({ legs: all, rows: { from: inside.rows.from, to: row - 1 } });
  if (room.white > 0) fixed.push({ legs: all, rows: { from: row, to: row + room.white - 1 } });
  if (head !== undefined) {
    const legs = { from: place.leg, to: place.leg + head.legs - 1 };
    fixed.push({ legs, rows: { from: place.row, to: place.row + head.rows - 1 } });
  }
  if (note !== undefined) fixed.push({ legs: note.legs, rows: { from: noteRow, to: noteRow + note.set.rows - 1 } });
  return {
    head,
    headRow: place.row,
    headLeg: place.leg,
    headAt: cornerOf(inside, place.leg, place.row),
    note: note?.set,
    noteAt: cornerOf(inside, note?.legs.from ?? 0, noteRow),
    opener,
    fixed,
    cost: staging.variant.cost,
    ...(head !== undefined && { size: staging.variant.size }),
  };
}

/** The photo over the head, if there is one. */
function openerOf(blocks: readonly PictureBlock[], { rows, white }: Inside): Stage["opener"] {
  const block = blocks.find(({ at }) => at === "head");
  return block && { block, row: rows.from + white, depth: preferred(block) };
}

/** The frame below a photo over the head, one white row apart. */
function roomUnder({ block, row, depth }: NonNullable<Stage["opener"]>, inside: Inside): Inside {
  const from = row + depth + block.captionRows + 1;
  return { ...inside, rows: { from, to: inside.rows.to }, white: 0, clear: 0 };
}

/** A note with its legs. */
interface NoteOverLegs {
  readonly set: SetNote;
  readonly legs: Extent;
}

/** The note of a story's first part: beside a head at the left, else from the first leg on. */
function noteOf(
  { story, part, opening }: PartRequest,
  inside: Inside,
  head: Head | undefined,
  { head: { owner }, context }: Staging,
): NoteOverLegs | undefined {
  if (opening !== "first" || story.note === undefined) return undefined;
  const isBeside = part.head === "left" && head !== undefined && head.legs < inside.legs.length;
  const from = isBeside ? head.legs : 0;
  const legs = { from, to: from + noteLegsFrom(from, part, inside, head) - 1 };
  const length = acrossLegs(inside.legs, legs.from, legs.to);
  return { set: setNote(story.note, { ...inside, length, owner }, context), legs };
}

/** Legs of a note, from its first. Copy rises beside a head over the first legs, and a note across it would cut that copy in two. */
function noteLegsFrom(leg: number, part: Part, inside: Inside, head: Head | undefined): number {
  const legs = part.head === "top" && head !== undefined ? head.legs : inside.legs.length - leg;
  return onOneSide(inside, leg, legs <= NOTE_LEGS ? legs : 2);
}

/** Limits a note's legs to those on its own page: a note stays off the fold (RULES.md#spreads). */
function onOneSide({ fold }: Inside, leg: number, legs: number): number {
  return fold === undefined || leg >= fold.legs ? legs : Math.min(legs, fold.legs - leg);
}

function headOf(part: Part, inside: Inside, staging: Staging): Head {
  const { head, variant, context } = staging;
  const { legs } = inside;
  if (part.head === "left")
    return headAtLeft({ ...head, style: context.typeset.sized(head.style, variant.size) }, inside, context);
  const span = part.head === "inset" ? insetLegs(part, legs.length) : legsOver(part, inside);
  const width = acrossLegs(legs, 0, span - 1);
  const white = part.head === "inset" && legs.length > 2 ? 1 : inside.white;
  const beside = span < legs.length;
  const clear = part.head === "inset" && legs.length > 2 ? 0 : inside.clear;
  const stack = { head, width, legs: span, beside, size: variant.size, white, clear, extra: variant.extra };
  return stackHead({ ...stack, ...foldUnder(inside, span, variant.size) }, context);
}

/** The room of a head over the fold: each line has a reserve to bring a gap to the fold, and small type goes to the page with more of the head. */
function foldUnder({ legs, fold }: Inside, span: number, size: Pt): Pick<StackRequest, "reserve" | "aside"> {
  if (fold === undefined || span <= fold.legs) return {};
  const isLeft = 2 * fold.legs >= span;
  const [from, to] = isLeft ? [0, fold.legs - 1] : [fold.legs, span - 1];
  const left = legs[0]?.start ?? 0;
  return {
    reserve: 2 * (size + OFF_FOLD),
    aside: { x: (legs[from]?.start ?? 0) - left, width: acrossLegs(legs, from, to) },
  };
}

/** Legs whose middle lies within the first `over` columns. */
function legsOver(part: Part, inside: Inside): number {
  const columns = count(inside.frame.columns);
  if (part.over === undefined || part.over >= columns) return inside.legs.length;
  const legs = inside.legs.filter((_, leg) => (leg + 0.5) / inside.legs.length < (part.over ?? columns) / columns);
  return Math.max(1, legs.length);
}

/** A head inside the text (插题) spans the middle legs; with one or two legs it goes to the top. */
function insetLegs(part: Part, legs: number): number {
  if (legs <= 2) return legs;
  return Math.min(legs, part.over ?? legs - 2);
}

/**
 * Page row and first leg of a head. A head inside the text takes the middle legs, a third of the way down but below a note. If seven rows of text do
 * not fit above and below it, it goes to the top (RULES.md#heads).
 */
function headPlace(
  part: Part,
  { legs, rows, white }: Inside,
  head: Head | undefined,
  note: NoteOverLegs | undefined,
): { readonly row: number; readonly leg: number } {
  if (head === undefined || part.head !== "inset" || legs.length <= 2) return { row: rows.from, leg: 0 };
  const leg = Math.floor((legs.length - head.legs) / 2);
  const spare = count(rows) - head.rows;
  const noteRows = note !== undefined && note.legs.to >= leg ? white + note.set.rows : 0;
  const above = Math.max(noteRows + INSET_ROWS, Math.floor(spare / 3));
  return { row: spare - above < INSET_ROWS ? rows.from : rows.from + above, leg };
}
