import type { Block } from "../../text/galley.ts";
import type { Tray } from "../grid/tray.ts";
import { COLON_PARTED, HOLE, ORPHAN, SIGNATURE_PARTED, TORN, VERSE_FOOT, WIDOW } from "../weights.ts";

const COLON = 0xff1a;
/** Blocks that a paragraph leads into with its ：. */
const LED: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["item", "quote", "verse", "table"]);

/** Lines of one block that stand in one segment. */
export interface Piece {
  readonly block: number;
  readonly segment: number;
  /** Rows below the segment's head. */
  readonly row: number;
  /** Lines of the block's variant, from 0, half open. */
  readonly from: number;
  readonly to: number;
}

/** What pouring needs to know of a block. */
export interface TextShape {
  readonly rowsPerLine: number;
  readonly before: number;
  readonly after: number;
  /** Rows below it that must follow in the same segment. */
  readonly keep: number;
  readonly whole: boolean;
  /** What it costs that it begins at a segment's head: a signature belongs under what it signs, and under its own first line. */
  readonly atHead: number;
  /** Ends in ： before a list, a set-off passage, verse or a table: at least one line of that belongs below it. */
  readonly leads: boolean;
  /** A line of verse, or its title: where it finds no room whole, white at a leg's foot is no hole. */
  readonly entire: boolean;
}

/** Where a poured block ends; `cut` is the first of its lines beyond the tray, −1 when all stand. */
interface Poured {
  end: number;
  cost: number;
  cut: number;
  holes: number;
  /** Of the cost, that of lines alone at the ends of segments. */
  lone: number;
}

/** The blocks' shapes, with the rows that each keeps below it worked out from the last to the first. */
export function textShapesOf(blocks: readonly Block[], codes: Uint32Array): readonly TextShape[] {
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
  if (kind !== "signature" || before === undefined) return 0;
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
  // A question of one line takes the first of the answer with it.
  const isShort = kept < block.keepNext && !next.shape.whole && afterNext?.shape.whole === false;
  return isShort ? rows + next.block.rowsAfter + afterNext.block.rowsBefore + afterNext.block.rowsPerLine : rows;
}

/** One block to pour: how many lines, how many rows of white were added above it, where it starts. */
interface Pour {
  readonly block: number;
  readonly shape: TextShape;
  readonly lines: number;
  readonly stretch: number;
  readonly start: number;
}

/** Pours a block into the tray from a position on, filling each segment to its foot. `pieces` takes what stands where. */
export function pour(tray: Tray, request: Pour, pieces: Piece[] | undefined): Poured {
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
  return position === tray.starts[segment] ? 0 : request.shape.before + request.stretch;
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

/** The cost of a paragraph's first or last line alone in a segment. */
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
