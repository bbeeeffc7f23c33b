import type { DocFile } from "./fib.ts";
import { type Sprm, sprmsIn } from "./sprms.ts";

/** How a paragraph looks, and its place in a table. */
export interface ParagraphState {
  style: number;
  alignment: string | undefined;
  /** Number of the list's use; 0: none, in spite of the style. */
  list: number | undefined;
  level: number | undefined;
  isDropCap: boolean;
  /** Tables that it stands in, one in another. */
  depth: number;
  /** It ends a cell of a table in a table. */
  isCellEnd: boolean;
  isRowEnd: boolean;
  /** Of the row that ends with it. */
  cells: readonly CellState[];
}

interface CellState {
  readonly left: number;
  readonly right: number;
  /** It goes on in the next cell: 2 is one that goes on from the cell before. */
  readonly across: number;
  merge: "restart" | "continue" | undefined;
}

const ALIGNMENTS = ["left", "center", "right", "both", "distribute"];
const LONG_LISTS: ReadonlySet<number> = new Set([0x6645, 0x6646]);

export function plainParagraph(style: number): ParagraphState {
  return {
    style,
    alignment: undefined,
    list: undefined,
    level: undefined,
    isDropCap: false,
    depth: 0,
    isCellEnd: false,
    isRowEnd: false,
    cells: [],
  };
}

/** @param lists of properties; later ones stand over those before */
export function paragraphState(style: number, lists: readonly Buffer[], { data }: DocFile): ParagraphState {
  const state = plainParagraph(style);
  const sprms = lists.flatMap(sprmsIn).flatMap((sprm): readonly Sprm[] => {
    if (!LONG_LISTS.has(sprm.code)) return [sprm];
    // Too long for its page: it stands among the pictures.
    const at = sprm.operand.readUInt32LE(0);
    return at + 2 > data.length ? [] : sprmsIn(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
  });
  for (const { code, operand } of sprms) TAKES[code]?.(state, operand);
  return state;
}

const TAKES: Readonly<Record<number, (state: ParagraphState, operand: Buffer) => void>> = {
  17920: (state, operand) => {
    state.style = operand.readUInt16LE(0);
  },
  9219: align,
  9313: align,
  9238: (state, [value = 0]) => {
    state.depth = value === 0 ? 0 : Math.max(1, state.depth);
  },
  26185: (state, operand) => {
    state.depth = operand.readUInt32LE(0);
  },
  9239: (state, [value = 0]) => {
    state.isRowEnd = value !== 0;
  },
  9291: (state, [value = 0]) => {
    state.isCellEnd = value !== 0;
  },
  9292: (state, [value = 0]) => {
    state.isRowEnd ||= value !== 0;
  },
  17931: (state, operand) => {
    state.list = operand.readUInt16LE(0);
  },
  9738: (state, [value = 0]) => {
    state.level = value;
  },
  17452: (state, [value = 0]) => {
    state.isDropCap = (value & 7) !== 0;
  },
  54792: (state, operand) => {
    state.cells = cellsIn(operand);
  },
  54827: (state, [cell = 0, merge = 0]) => {
    const found = state.cells[cell];
    if (found !== undefined) found.merge = merge === 0 ? undefined : merge === 1 ? "continue" : "restart";
  },
  22052: (state, [first = 0, behind = 0]) => {
    state.cells = state.cells.map((cell, at) => (at > first && at < behind ? { ...cell, across: 2 } : cell));
  },
};

function align(state: ParagraphState, [value = 0]: Buffer): void {
  state.alignment = ALIGNMENTS[value] ?? state.alignment;
}

const CELL = 20;

/** The cells of a row: their edges, and how they are merged (MS-DOC TDefTableOperand). */
function cellsIn(operand: Buffer): readonly CellState[] {
  const count = operand[0] ?? 0;
  const edges = Array.from({ length: count + 1 }, (_, at) => operand.readInt16LE(1 + 2 * at));
  const start = 1 + 2 * (count + 1);
  return Array.from({ length: count }, (_, at): CellState => {
    const place = start + CELL * at;
    const flags = place + 2 <= operand.length ? operand.readUInt16LE(place) : 0;
    const merge = (flags & 0x40) !== 0 ? "restart" : (flags & 0x20) !== 0 ? "continue" : undefined;
    return { left: edges[at] ?? 0, right: edges[at + 1] ?? 0, across: flags & 3, merge };
  });
}
