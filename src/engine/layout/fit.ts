/*
 * Fits copy exactly into its legs by dynamic programming over blocks; the state is the row where a block starts. A paragraph of 7 lines that may also
 * take 6 or 8 leads from one row to three, and each state keeps its cheapest way. Pouring a block gives its end and its cost. It happens many
 * thousand times a page, so pieces are recorded only for the winning way, in a second pass.
 */

import { isEnding } from "../../base/blocks.ts";
import type { Block, Variant } from "../text/galley.ts";
import type { Tray } from "./grid.ts";
import {
  COLON_PARTED,
  CUT_CLAUSE,
  CUT_FEW,
  CUT_HEADING,
  CUT_LINE_ON,
  CUT_SENTENCE,
  CUT_SHORT,
  CUT_TORN,
  CUT_WIDOW,
  CUT_WORD,
  DEMERITS_SHARE,
  EARLY_ROW,
  GLARING,
  GLARING_DEMERITS,
  HOLE,
  JUMP_BEHIND,
  JUMP_LINES,
  MAY_END_SHORT,
  ORPHAN,
  OTHER_BREAKS,
  OVERSET,
  OVERSET_ROW,
  SHORT_ROW,
  SIGNATURE_PARTED,
  TORN,
  UNDERFULL,
  UNDERFULL_ROW,
  VERSE_FOOT,
  WIDOW,
} from "./weights.ts";

/** A galley to fit into a frame's segments. */
interface FitRequest {
  readonly blocks: readonly Block[];
  readonly codes: Uint32Array;
  readonly tray: Tray;
  /** True when another part follows: text beyond the tray is then cut, not overset. */
  readonly goesOn: boolean;
  /** For a part that continues by 下转: how to cut. Left out: text flows on, or ends. */
  readonly jump?: JumpCut | undefined;
}

/** The preferences of a cut by 下转 (RULES.md#jumps). */
export interface JumpCut {
  /** True for a place inside a word or a figure. */
  readonly tears: (at: number) => boolean;
  /** Rows by which the last leg may end early, to end with a paragraph or sentence. */
  readonly early: number;
}

/** A fitted galley: its lines in their rows, and their cost. */
export interface Fit {
  readonly pieces: readonly Piece[];
  /** The variant of each placed block, in the galley's order. */
  readonly variants: readonly number[];
  readonly cost: number;
  /** Empty rows at the foot of segments before the last one with text. */
  readonly holes: number;
  /** The first code point without a place; the copy's end if all of it fits. */
  readonly at: number;
  readonly ended: boolean;
  /** Rows after the last line; negative: rows of text beyond the frame. */
  readonly empty: number;
  /** Cost of the cut's place where the text continues elsewhere; 0 at a paragraph's end, or without a cut. */
  readonly torn: number;
  /** Cost of single lines at the ends of legs: RULES.md#widows. */
  readonly lone: number;
}

/** The states of one block, from the row `low` on. Each holds the variant that led to it, and the row where the block began. */
interface Column {
  readonly low: number;
  readonly cost: Float64Array;
  readonly came: Int32Array;
  readonly choice: Int32Array;
}

/** Collects the states of the next block over the whole tray; those between low and high are set. */
interface ColumnBuffer extends Column {
  low: number;
  high: number;
}

interface Terminal {
  cost: number;
  /** Blocks placed at least in part; the last may be cut. */
  blocks: number;
  position: number;
  choice: number;
  cut: number;
  /** Rows between the text's end and the tray's. */
  early: number;
  torn: number;
}

/**
 * Fits a galley into leg segments by an exact dynamic programme. A block has variants (a line more or fewer);
 * holes, widows and orphans cost. Ties go to the earlier variant and the smaller position.
 */
export function fit(request: FitRequest): Fit {
  const { blocks, tray } = request;
  const shapes = textShapesOf(blocks, request.codes);
  const rest = restRows(blocks);
  const next = bufferFor(tray.total);
  const columns: Column[] = [{ ...bufferFor(0), cost: Float64Array.of(0) }];
  const best: Terminal = {
    cost: Number.POSITIVE_INFINITY,
    blocks: 0,
    position: 0,
    choice: -1,
    cut: -1,
    early: 0,
    torn: 0,
  };
  for (let index = 0; index < blocks.length; index++) {
    const step: Step = { request, shapes, rest, index, from: columns[index] as Column, next, best };
    if (!advance(step)) break;
    columns.push(takeFrom(next));
  }
  if (columns.length === blocks.length + 1) finish(request, columns[blocks.length] as Column, best);
  return trace({ request, shapes, rest }, columns, best);
}

/** A request with values derived from it. */
interface Fitting {
  readonly request: FitRequest;
  readonly shapes: readonly TextShape[];
  readonly rest: Float64Array;
}

interface Step extends Fitting {
  readonly index: number;
  readonly from: Column;
  readonly next: ColumnBuffer;
  readonly best: Terminal;
}

function bufferFor(total: number): ColumnBuffer {
  const cost = new Float64Array(total + 1).fill(Number.POSITIVE_INFINITY);
  return { low: 0, high: -1, cost, came: new Int32Array(total + 1), choice: new Int32Array(total + 1) };
}

/** Copies the collected states and resets the buffer. */
function takeFrom(buffer: ColumnBuffer): Column {
  const { low, high } = buffer;
  const cost = buffer.cost.slice(low, high + 1);
  buffer.cost.fill(Number.POSITIVE_INFINITY, low, high + 1);
  buffer.high = -1;
  return { low, cost, came: buffer.came.slice(low, high + 1), choice: buffer.choice.slice(low, high + 1) };
}

/** Rows from each block to the galley's end, with the cheapest variants. */
function restRows(blocks: readonly Block[]): Float64Array {
  const rest = new Float64Array(blocks.length + 1);
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index] as Block;
    rest[index] = (rest[index + 1] ?? 0) + block.rowsBefore + linesOf(block, 0) * block.rowsPerLine + block.rowsAfter;
  }
  return rest;
}

function linesOf(block: Block, variant: number): number {
  return block.variants[variant]?.ends.length ?? 0;
}

/** Moves every state of a block on to the next; false when none stays inside the tray. */
function advance(step: Step): boolean {
  const { from, request, best } = step;
  const { total } = request.tray;
  let alive = false;
  for (let position = from.low; position < from.low + from.cost.length; position++) {
    const cost = from.cost[position - from.low] as number;
    if (cost >= best.cost) continue;
    if (position === total) {
      end(step, { cost, position, choice: 0, cut: 0, early: 0 });
      continue;
    }
    const early = total - position;
    // A heading needs text under it wherever the part ends (背题).
    if (mayEndEarly(request, early) && request.blocks[step.index - 1]?.kind !== "subhead")
      end(step, { cost: cost + early * EARLY_ROW, position, choice: 0, cut: 0, early });
    if (choices(step, position, cost)) alive = true;
  }
  return alive;
}

function choices(step: Step, position: number, cost: number): boolean {
  const { request, next, index } = step;
  const block = request.blocks[index] as Block;
  const shape = step.shapes[index] as TextShape;
  let alive = false;
  for (let variant = 0; variant < block.variants.length; variant++) {
    const lines = linesOf(block, variant);
    const priced = cost + variantCost(block, variant);
    const poured = pour(request.tray, { block: index, shape, lines, start: position }, undefined);
    const reached = priced + poured.cost;
    if (poured.cut >= 0) {
      end(step, { cost: reached, position, choice: variant, cut: poured.cut, early: 0 });
      endEarly(step, { cost: priced, position, choice: variant, cut: poured.cut });
      continue;
    }
    alive = true;
    reach(next, poured.end, { cost: reached, position, choice: variant });
  }
  return alive;
}

/**
 * Ends the same text some lines earlier in the same last leg. `cut` is the line at which it would end at the foot; `cost` is the cost of everything
 * before it is poured.
 */
function endEarly(step: Step, { cost, position, choice, cut }: Omit<Terminal, "blocks" | "early" | "torn">): void {
  const { request, index } = step;
  const { rowsPerLine } = request.blocks[index] as Block;
  // A single line of a paragraph would be an orphan at the leg's foot.
  for (let lines = cut - 1; lines > 1 && mayEndEarly(request, (cut - lines) * rowsPerLine); lines--) {
    const shape = step.shapes[index] as TextShape;
    const poured = pour(request.tray, { block: index, shape, lines, start: position }, undefined);
    const early = (cut - lines) * rowsPerLine;
    if (poured.cut < 0)
      end(step, { cost: cost + poured.cost + early * EARLY_ROW, position, choice, cut: lines, early });
  }
}

/** True if a text that continues elsewhere may end so many rows before the last leg's foot. */
function mayEndEarly({ jump, tray }: FitRequest, rows: number): boolean {
  const last = tray.segments.at(-1)?.rows ?? 0;
  return jump !== undefined && rows <= jump.early && rows < last;
}

function reach(
  next: ColumnBuffer,
  end: number,
  { cost, position, choice }: Pick<Terminal, "cost" | "position" | "choice">,
): void {
  if (cost >= (next.cost[end] as number)) return;
  next.cost[end] = cost;
  next.came[end] = position;
  next.choice[end] = choice;
  if (next.high < 0 || end < next.low) next.low = end;
  if (end > next.high) next.high = end;
}

/** The cost of a variant compared with the block's best breaks. */
export function variantCost(block: Block, variant: number): number {
  if (variant === 0) return 0;
  const more = (block.variants[variant]?.cost ?? 0) - (block.variants[0]?.cost ?? 0);
  return more > GLARING_DEMERITS ? GLARING : OTHER_BREAKS + Math.max(0, more) * DEMERITS_SHARE;
}

/** The text crosses the tray's end inside this block, or just before it. */
function end(step: Step, reached: Omit<Terminal, "blocks" | "torn">): void {
  const { request, index, best } = step;
  const block = request.blocks[index] as Block;
  const variant = reached.choice;
  const lines = linesOf(block, variant);
  const left = (lines - reached.cut) * block.rowsPerLine + (step.rest[index + 1] ?? 0);
  const after = request.goesOn ? cutCost(step, reached.cut, variant, left) : endCost(-left);
  // Word lookup is slow, so it is done only for a cut that may be the best.
  if (reached.cost + after >= best.cost) return;
  const torn = request.goesOn ? tornCost(step, reached.cut, variant) : 0;
  const cost = reached.cost + torn + after;
  if (cost < best.cost) Object.assign(best, { ...reached, cost, torn, blocks: index + 1 });
}

/** The cost of a cut by its place: 0 before a paragraph. */
function tornCost({ request, index }: Step, cut: number, variant: number): number {
  if (cut === 0) return 0;
  const block = request.blocks[index] as Block;
  const at = (block.variants[variant] as Variant).ends[cut - 1] ?? block.to;
  if (endsWith(SENTENCE_ENDS, request.codes, at)) return CUT_SENTENCE;
  if (request.jump === undefined) return CUT_LINE_ON;
  if (endsWith(CLAUSE_ENDS, request.codes, at)) return CUT_CLAUSE;
  return request.jump.tears(at) ? CUT_TORN : CUT_WORD;
}

function cutCost(step: Step, cut: number, variant: number, rows: number): number {
  const block = step.request.blocks[step.index] as Block;
  const few = step.request.jump !== undefined && rows < JUMP_BEHIND ? CUT_FEW : 0;
  const short = rows < JUMP_LINES ? CUT_SHORT : few;
  const runsIn = block.kind !== "subhead" && block.kind !== "table";
  if (cut === 0) return short + (runsIn ? 0 : CUT_HEADING);
  const ends = (block.variants[variant] as Variant).ends;
  return short + (ends.length - cut === 1 ? CUT_WIDOW : 0);
}

const SENTENCE_ENDS: ReadonlySet<number> = new Set([..."。！？”’」』）"].map((mark) => mark.codePointAt(0) ?? 0));

const CLAUSE_ENDS: ReadonlySet<number> = new Set([..."，；：、—"].map((mark) => mark.codePointAt(0) ?? 0));

function endsWith(marks: ReadonlySet<number>, codes: Uint32Array, at: number): boolean {
  return marks.has(codes[at - 1] ?? 0);
}

/** The cost of an end with `spare` empty rows; negative: rows over. */
export function endCost(spare: number): number {
  if (spare < 0) return OVERSET - OVERSET_ROW * spare;
  return spare <= MAY_END_SHORT ? spare * SHORT_ROW : UNDERFULL + (spare - MAY_END_SHORT) * UNDERFULL_ROW;
}

/** The text ends inside the tray. */
function finish(request: FitRequest, column: Column, best: Terminal): void {
  const { total } = request.tray;
  for (let position = column.low + column.cost.length - 1; position >= column.low; position--) {
    const cost = (column.cost[position - column.low] as number) + endCost(total - position);
    if (cost < best.cost)
      Object.assign(best, { cost, blocks: request.blocks.length, position, choice: -1, cut: -1, early: 0, torn: 0 });
  }
}

/** Follows the states back from the best end, pours the chosen variants again and records their pieces. */
function trace(fitting: Fitting, columns: readonly Column[], best: Terminal): Fit {
  const { request, shapes } = fitting;
  const { blocks, tray } = request;
  const starts: number[] = new Array(best.blocks).fill(0);
  const chosen: number[] = new Array(best.blocks).fill(0);
  let position = best.position;
  let index = best.blocks - 1;
  if (best.cut >= 0) {
    starts[index] = position;
    chosen[index] = best.choice;
    index--;
  }
  for (; index >= 0; index--) {
    const column = columns[index + 1] as Column;
    const at = position - column.low;
    chosen[index] = column.choice[at] ?? 0;
    position = column.came[at] ?? 0;
    starts[index] = position;
  }
  const pieces: Piece[] = [];
  let holes = 0;
  let lone = 0;
  for (let block = 0; block < best.blocks; block++) {
    const start = starts[block] as number;
    const early = best.early > 0 && block === best.blocks - 1;
    if (start >= tray.total || (early && best.cut === 0)) continue;
    const lines = early ? best.cut : linesOf(blocks[block] as Block, chosen[block] as number);
    const shape = shapes[block] as TextShape;
    const poured = pour(tray, { block, shape, lines, start }, pieces);
    holes += poured.holes;
    lone += poured.lone;
  }
  return {
    pieces,
    variants: chosen,
    cost: best.cost,
    holes,
    torn: best.torn,
    lone,
    ...endOf(fitting, best, chosen),
  };
}

function endOf(
  { request, rest }: Fitting,
  best: Terminal,
  variants: readonly number[],
): Pick<Fit, "at" | "ended" | "empty"> {
  const { blocks, tray } = request;
  const last = blocks[best.blocks - 1];
  if (last === undefined) return { at: request.codes.length, ended: true, empty: tray.total };
  if (best.cut < 0) return { at: last.to, ended: true, empty: tray.total - best.position };
  const ends = (last.variants[variants[best.blocks - 1] ?? 0] as Variant).ends;
  const at = best.cut === 0 ? last.from : (ends[best.cut - 1] ?? last.to);
  const left = (ends.length - best.cut) * last.rowsPerLine + (rest[best.blocks] ?? 0);
  return { at, ended: false, empty: -left };
}

const COLON = 0xff1a;
/** Blocks that a paragraph may introduce with ：. */
const LED: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["item", "quote", "verse", "table"]);

/** Lines of one block in one segment. */
export interface Piece {
  readonly block: number;
  readonly segment: number;
  /** Rows below the segment's head. */
  readonly row: number;
  /** Lines of the block's variant, from 0, half open. */
  readonly from: number;
  readonly to: number;
}

/** The features of a block that pouring uses. */
interface TextShape {
  readonly rowsPerLine: number;
  readonly before: number;
  readonly after: number;
  /** Rows after it that must follow in the same segment. */
  readonly keep: number;
  readonly whole: boolean;
  /** Cost of beginning at a segment's head: a signature or an ending belongs under its text and under its own first line. */
  readonly atHead: number;
  /** True if it ends in ： before a list, a set-off passage, verse or a table: at least one line of that belongs below it. */
  readonly leads: boolean;
  /** A line of verse, or its title: if it does not fit whole, white at a leg's foot is allowed. */
  readonly entire: boolean;
}

/** The end of a poured block; `cut` is the first of its lines beyond the tray, −1 if all fit. */
interface Poured {
  end: number;
  cost: number;
  cut: number;
  holes: number;
  /** Share of the cost for single lines at the ends of segments. */
  lone: number;
}

/** The blocks' features. Rows to keep below are computed from the last block to the first. */
function textShapesOf(blocks: readonly Block[], codes: Uint32Array): readonly TextShape[] {
  const shapes: TextShape[] = [];
  let next: ShapedBlock | undefined;
  let afterNext: ShapedBlock | undefined;
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at] as Block;
    const shape: TextShape = {
      rowsPerLine: block.rowsPerLine,
      before: block.rowsBefore,
      after: block.rowsAfter,
      keep: keptBelow(block, next, afterNext),
      whole: !block.breakable || block.keepNext > 0,
      atHead: costAtHead(block, blocks[at - 1]),
      leads: block.kind === "body" && codes[block.to - 1] === COLON && next !== undefined && LED.has(next.block.kind),
      entire: block.kind === "verse" || (block.kind === "subhead" && next?.block.kind === "verse"),
    };
    shapes.push(shape);
    afterNext = next;
    next = { block, shape };
  }
  return shapes.reverse();
}

function costAtHead({ kind }: Block, before: Block | undefined): number {
  if (before === undefined) return 0;
  if (isEnding(kind)) return WIDOW;
  if (kind !== "signature") return 0;
  return before.kind === "signature" ? SIGNATURE_PARTED : WIDOW;
}

interface ShapedBlock {
  readonly block: Block;
  readonly shape: TextShape;
}

function keptBelow(block: Block, next: ShapedBlock | undefined, afterNext: ShapedBlock | undefined): number {
  if (block.keepNext === 0 || next === undefined) return 0;
  const lines = next.block.variants[0]?.ends.length ?? 1;
  const kept = next.shape.whole ? lines : Math.min(block.keepNext, lines);
  const rows = block.rowsAfter + next.block.rowsBefore + kept * next.block.rowsPerLine + next.shape.keep;
  // A question of one line keeps the first line of its answer.
  const isShort = kept < block.keepNext && !next.shape.whole && afterNext?.shape.whole === false;
  return isShort ? rows + next.block.rowsAfter + afterNext.block.rowsBefore + afterNext.block.rowsPerLine : rows;
}

/** A block to pour: its number of lines and its start. */
interface Pour {
  readonly block: number;
  readonly shape: TextShape;
  readonly lines: number;
  readonly start: number;
}

/** Pours a block into the tray from a position, filling each segment to its foot. If `pieces` is given, it receives the lines' places. */
function pour(tray: Tray, request: Pour, pieces: Piece[] | undefined): Poured {
  const poured: Poured = { end: request.start, cost: 0, cut: -1, holes: 0, lone: 0 };
  if (request.shape.whole && tray.longest >= wholeRows(request)) {
    pourWhole(tray, request, poured, pieces);
  } else {
    if (request.shape.whole && request.start < tray.total) poured.cost += TORN;
    pourLines(tray, request, poured, pieces);
  }
  if (poured.cut < 0) whiteBelow(tray, request.shape, poured);
  if (poured.cut < 0 && request.shape.leads && poured.end === tray.starts[tray.at[poured.end] ?? 0])
    poured.cost += COLON_PARTED;
  return poured;
}

function wholeRows(request: Pour): number {
  return request.lines * request.shape.rowsPerLine + request.shape.keep;
}

function whiteAbove(tray: Tray, request: Pour, position: number): number {
  const segment = tray.at[position] ?? 0;
  return position === tray.starts[segment] ? 0 : request.shape.before;
}

function leave(poured: Poured, rows: number, { entire }: TextShape): void {
  poured.cost += (entire ? VERSE_FOOT : HOLE) * rows;
  if (!entire) poured.holes += rows;
}

function pourWhole(tray: Tray, request: Pour, poured: Poured, pieces: Piece[] | undefined): void {
  const need = wholeRows(request);
  let position = request.start;
  let white = whiteAbove(tray, request, position);
  for (;;) {
    const segment = tray.at[position] ?? 0;
    const foot = tray.starts[segment + 1] ?? tray.total;
    if (white + need <= foot - position) {
      const row = position + white - (tray.starts[segment] ?? 0);
      pieces?.push({ block: request.block, segment, row, from: 0, to: request.lines });
      poured.end = position + white + request.lines * request.shape.rowsPerLine;
      return;
    }
    leave(poured, foot - position, request.shape);
    position = foot;
    white = 0;
    if (position >= tray.total) {
      poured.end = tray.total;
      poured.cut = 0;
      return;
    }
  }
}

function pourLines(tray: Tray, request: Pour, poured: Poured, pieces: Piece[] | undefined): void {
  const { lines } = request;
  const { rowsPerLine } = request.shape;
  let position = request.start;
  let white = whiteAbove(tray, request, position);
  let line = 0;
  while (line < lines && position < tray.total) {
    const segment = tray.at[position] ?? 0;
    const foot = tray.starts[segment + 1] ?? tray.total;
    const taken = Math.min(Math.max(0, Math.floor((foot - position - white) / rowsPerLine)), lines - line);
    if (taken > 0) {
      const row = position + white - (tray.starts[segment] ?? 0);
      pieces?.push({ block: request.block, segment, row, from: line, to: line + taken });
      const lone = aloneCost(line, taken, request);
      poured.cost += lone;
      poured.lone += lone;
      if (line === 0 && position === tray.starts[segment]) poured.cost += request.shape.atHead;
      position += white + taken * rowsPerLine;
      line += taken;
    }
    white = 0;
    if (line < lines) {
      leave(poured, foot - position, request.shape);
      position = foot;
    }
  }
  if (line < lines) poured.cut = line;
  poured.end = position;
}

/** The cost of a paragraph's single first or last line in a segment. */
function aloneCost(line: number, taken: number, { lines, shape }: Pour): number {
  if (taken > 1 || lines === 1) return 0;
  return line === 0 ? Math.max(ORPHAN, shape.atHead) : line === lines - 1 ? WIDOW : 0;
}

/** Adds the white under a block; at a segment's foot it is a hole. */
function whiteBelow(tray: Tray, shape: TextShape, poured: Poured): void {
  const segment = tray.at[poured.end] ?? 0;
  if (shape.after === 0 || poured.end >= tray.total || poured.end === tray.starts[segment]) return;
  const foot = tray.starts[segment + 1] ?? tray.total;
  const end = poured.end + shape.after;
  // At the foot of the last segment it ends the story.
  if (end >= foot && foot < tray.total) leave(poured, foot - poured.end, shape);
  poured.end = Math.min(end, foot);
}
