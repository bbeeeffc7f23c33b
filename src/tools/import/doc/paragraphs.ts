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
/** sprmPHugePapx: lists of properties that are too long for their page. */
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
    // It stands among the pictures.
    const at = sprm.operand.readUInt32LE(0);
    return at + 2 > data.length ? [] : sprmsIn(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
  });
  for (const { code, operand } of sprms) {
    takeLook(state, code, operand);
    takePlace(state, code, operand);
  }
  return state;
}

/** Properties of the paragraph itself. Codes and names are those of MS-DOC. */
function takeLook(state: ParagraphState, code: number, operand: Buffer): void {
  const [value = 0] = operand;
  switch (code) {
    // sprmPIstd
    case 0x4600:
      state.style = operand.readUInt16LE(0);
      break;
    // sprmPJc80, sprmPJc
    case 0x2403:
    case 0x2461:
      state.alignment = ALIGNMENTS[value] ?? state.alignment;
      break;
    // sprmPIlfo
    case 0x460b:
      state.list = operand.readUInt16LE(0);
      break;
    // sprmPIlvl
    case 0x260a:
      state.level = value;
      break;
    // sprmPDcs
    case 0x442c:
      state.isDropCap = (value & 7) !== 0;
      break;
    default:
      break;
  }
}

/** Properties of its place in tables, and of the row that ends with it. */
function takePlace(state: ParagraphState, code: number, operand: Buffer): void {
  const [value = 0, second = 0] = operand;
  switch (code) {
    // sprmPFInTable
    case 0x2416:
      state.depth = value === 0 ? 0 : Math.max(1, state.depth);
      break;
    // sprmPItap
    case 0x6649:
      state.depth = operand.readUInt32LE(0);
      break;
    // sprmPFTtp
    case 0x2417:
      state.isRowEnd = value !== 0;
      break;
    // sprmPFInnerTableCell
    case 0x244b:
      state.isCellEnd = value !== 0;
      break;
    // sprmPFInnerTtp
    case 0x244c:
      state.isRowEnd ||= value !== 0;
      break;
    // sprmTDefTable
    case 0xd608:
      state.cells = cellsIn(operand);
      break;
    // sprmTVertMerge: a cell, and how
    case 0xd62b: {
      const cell = state.cells[value];
      if (cell !== undefined) cell.merge = second === 0 ? undefined : second === 1 ? "continue" : "restart";
      break;
    }
    // sprmTMerge: the first cell, and the one behind the last
    case 0x5624:
      state.cells = state.cells.map((cell, at) => (at > value && at < second ? { ...cell, across: 2 } : cell));
      break;
    default:
      break;
  }
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
