// How characters and paragraphs of a .doc look. Word stores looks as lists of codes with operands ("sprms"): a style, then the changes of a paragraph or run on
// top of it. Only codes that matter to an importer (bold, size, alignment, lists, tables, hidden text) are interpreted; the others are skipped by their length.
import { MOST_PARENTS } from "../word/numbers.ts";
import { type DocFile, type DocText, type Plc, plcIn, type TextPiece } from "./container.ts";
import type { WordProperties, WordStyle } from "./package.ts";

/** The looks of a document's characters and paragraphs, by the place of a character among all texts. */
export interface DocFormats {
  /** @returns the look of the character at this place, and the place of the next change */
  readonly runAt: (place: number, style: number) => { readonly state: RunState; readonly end: number };
  /** @param place of the paragraph's last character */
  readonly paragraphAt: (place: number) => ParagraphState;
}

const PAGE = 512;
const NOTHING = Buffer.alloc(0);

/** Properties of a stretch of the file. */
interface Found {
  readonly properties: Buffer;
  /** The offset after its last byte. */
  readonly end: number;
}

export function docFormats(file: DocFile, { pieces }: DocText, styles: DocStyles): DocFormats {
  const runs = plcIn(file.table("runPages"), 4);
  const paragraphs = plcIn(file.table("paragraphPages"), 4);
  return {
    runAt: (place, style) => {
      const piece = pieceAt(pieces, place);
      const byte = byteOf(piece, place);
      const found = propertiesAt(file, runs, byte, runIn);
      const state = runState([found.properties, piece.laid], style, styles.lookOf);
      const end = piece.from + Math.ceil((found.end - piece.place) / piece.width);
      return { state, end: Math.max(place + 1, Math.min(piece.to, end)) };
    },
    paragraphAt: (place) => {
      const piece = pieceAt(pieces, place);
      const { properties } = propertiesAt(file, paragraphs, byteOf(piece, place), paragraphIn);
      const style = properties.length < 2 ? 0 : properties.readUInt16LE(0);
      return paragraphState(style, [properties.subarray(2), piece.laid], file);
    },
  };
}

function byteOf({ from, place, width }: TextPiece, at: number): number {
  return place + width * (at - from);
}

function pieceAt(pieces: readonly TextPiece[], place: number): TextPiece {
  const found = pieces[lastNotAbove(pieces, place, ({ from }) => from)];
  if (found === undefined) throw new RangeError("the text has no such place");
  return found;
}

/** The index of the last number in a sorted list that is not above `most`; -1 if there is none. */
function lastNotAbove<T>(list: readonly T[], most: number, numberOf: (each: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(list[middle] as T) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Properties are stored on pages of 512 bytes; a list names the page of each stretch of the file. */
function propertiesAt(
  { main }: DocFile,
  { places, records }: Plc,
  byte: number,
  read: (page: Buffer, count: number, at: number) => Buffer,
): Found {
  const at = lastNotAbove(places, byte, (each) => each);
  const number = (records[at]?.readUInt32LE(0) ?? 0) & 0x3fffff;
  const page = main.subarray(PAGE * number, PAGE * (number + 1));
  const none = { properties: NOTHING, end: places[at + 1] ?? byte + 1 };
  if (records[at] === undefined || page.length < PAGE)
    return { ...none, end: places[at + 1] ?? Number.MAX_SAFE_INTEGER };
  const count = page[PAGE - 1] ?? 0;
  for (let index = 0; index < count; index++) {
    const end = page.readUInt32LE(4 * (index + 1));
    if (byte < end) return { properties: read(page, count, index), end: Math.min(end, none.end) };
  }
  return none;
}

function runIn(page: Buffer, count: number, at: number): Buffer {
  const offset = 2 * (page[4 * (count + 1) + at] ?? 0);
  return offset === 0 ? NOTHING : page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0));
}

const PARAGRAPH_RECORD = 13;

/** The number of its style, and its properties. */
function paragraphIn(page: Buffer, count: number, at: number): Buffer {
  const offset = 2 * (page[4 * (count + 1) + PARAGRAPH_RECORD * at] ?? 0);
  if (offset === 0) return NOTHING;
  const words = page[offset] ?? 0;
  const start = words === 0 ? offset + 2 : offset + 1;
  return page.subarray(start, start + (words === 0 ? 2 * (page[offset + 1] ?? 0) : 2 * words - 1));
}

export interface DocStyles {
  readonly written: readonly WordStyle[];
  /** Of a style by its number, its parents included. */
  readonly lookOf: (style: number) => WordProperties;
  readonly listOf: (style: number) => Pick<ParagraphState, "list" | "level">;
}

interface DocStyle {
  readonly kind: "paragraph" | "character";
  readonly name: string;
  readonly parent: number;
  readonly paragraph: ParagraphState;
  readonly runs: readonly Buffer[];
}

const NO_STYLE = 0xfff;

/** Word's own styles by their numbers, since their names depend on the language. */
const NAMES: ReadonlyMap<number, string> = new Map([
  ...Array.from({ length: 9 }, (_, at) => [at + 1, `heading ${at + 1}`] as const),
  [34, "caption"],
  [62, "Title"],
  [74, "Subtitle"],
]);

export function docStyles(file: DocFile): DocStyles {
  const styles = stylesIn(file);
  const parentsOf = (style: number): readonly DocStyle[] => {
    const chain: DocStyle[] = [];
    for (let next = styles[style]; next !== undefined && chain.length < MOST_PARENTS; next = styles[next.parent])
      chain.push(next);
    return chain;
  };
  const lookOf = (style: number): WordProperties => {
    let look: WordProperties = {};
    for (const { runs } of parentsOf(style).toReversed()) {
      const before = look;
      look = { ...before, ...runState(runs, style, () => before).look };
    }
    return look;
  };
  const looks = styles.map((_, style) => lookOf(style));
  const written = styles.flatMap((style, at): readonly WordStyle[] => {
    if (style === undefined) return [];
    const { kind, name, parent, paragraph, runs } = style;
    const { alignment } = paragraph;
    const run = runState(runs, parent, (number) => looks[number] ?? {}).look;
    return [{ id: styleId(at), kind, name, parent: parent === NO_STYLE ? undefined : styleId(parent), alignment, run }];
  });
  return {
    written,
    lookOf: (style) => looks[style] ?? {},
    listOf: (style) => {
      const found = parentsOf(style).find(({ paragraph }) => paragraph.list !== undefined);
      return found?.paragraph ?? { list: undefined, level: undefined };
    },
  };
}

function stylesIn(file: DocFile): readonly (DocStyle | undefined)[] {
  const table = file.table("styles");
  if (table.length < 6) return [];
  const count = table.readUInt16LE(2);
  const base = table.readUInt16LE(4);
  const styles: (DocStyle | undefined)[] = [];
  for (let at = 2 + table.readUInt16LE(0); styles.length < count && at + 2 <= table.length; ) {
    const length = table.readUInt16LE(at);
    styles.push(length === 0 ? undefined : styleIn(table.subarray(at + 2, at + 2 + length), base, file));
    at += 2 + length + (length % 2);
  }
  return styles;
}

/** @param base bytes before its name */
function styleIn(style: Buffer, base: number, file: DocFile): DocStyle | undefined {
  const kind = style.readUInt16LE(2) & 0xf;
  if (kind !== 1 && kind !== 2) return undefined;
  const nameEnd = base + 2 + 2 * style.readUInt16LE(base);
  const properties: Buffer[] = [];
  for (let at = nameEnd + 2; at + 2 <= style.length; ) {
    const length = style.readUInt16LE(at);
    properties.push(style.subarray(at + 2, at + 2 + length));
    at += 2 + length + (length % 2);
  }
  const [first, second] = properties;
  return {
    kind: kind === 1 ? "paragraph" : "character",
    name: NAMES.get(style.readUInt16LE(0) & 0xfff) ?? style.toString("utf16le", base + 2, nameEnd),
    parent: style.readUInt16LE(2) >>> 4,
    paragraph: kind === 1 && first !== undefined ? paragraphState(0, [first.subarray(2)], file) : plainParagraph(0),
    runs: [(kind === 1 ? second : first) ?? Buffer.alloc(0)],
  };
}

/** The look of a paragraph, and its place in a table. */
export interface ParagraphState {
  style: number;
  alignment: string | undefined;
  /** The number of the list's use; 0 for none, even if the style has one. */
  list: number | undefined;
  level: number | undefined;
  isDropCap: boolean;
  /** The number of nested tables that it is in. */
  depth: number;
  /** True if it ends a cell of a nested table. */
  isCellEnd: boolean;
  isRowEnd: boolean;
  /** Of the row that it ends. */
  cells: readonly CellState[];
}

interface CellState {
  readonly left: number;
  readonly right: number;
  /** True if it continues in the next cell; 2 for one that continues the cell before. */
  readonly across: number;
  merge: "restart" | "continue" | undefined;
}

const ALIGNMENTS = ["left", "center", "right", "both", "distribute"];
/** sprmPHugePapx: lists of properties that are too long for their page. */
const LONG_LISTS: ReadonlySet<number> = new Set([0x6645, 0x6646]);

function plainParagraph(style: number): ParagraphState {
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

/** @param lists of properties; later ones override earlier ones */
function paragraphState(style: number, lists: readonly Buffer[], { data }: DocFile): ParagraphState {
  const state = plainParagraph(style);
  const sprms = lists.flatMap(sprmsIn).flatMap((sprm): readonly Sprm[] => {
    if (!LONG_LISTS.has(sprm.code)) return [sprm];
    // The list is stored among the pictures.
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

/** Properties of its place in tables, and of the row that it ends. */
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

/** A property and its operand (MS-DOC Prl). */
interface Sprm {
  readonly code: number;
  readonly operand: Buffer;
}

/** Bytes of an operand by the three highest bits of its code; operands of the sixth kind contain their length. */
const SIZES = [1, 1, 2, 4, 2, 2, undefined, 3];
const TABLE_CELLS = 0xd608;
const TABS = 0xc615;

function sprmsIn(list: Buffer): readonly Sprm[] {
  const sprms: Sprm[] = [];
  for (let at = 0; at + 3 <= list.length; ) {
    const code = list.readUInt16LE(at);
    const start = at + 2;
    const size = SIZES[code >>> 13] ?? longSize(list, start, code);
    // An operand with its own length begins with it.
    const skipped = SIZES[code >>> 13] === undefined ? (code === TABLE_CELLS ? 2 : 1) : 0;
    if (start + size > list.length) break;
    sprms.push({ code, operand: list.subarray(start + skipped, start + size) });
    at = start + size;
  }
  return sprms;
}

/** Including the bytes of the length. */
function longSize(list: Buffer, at: number, code: number): number {
  const [first = 0, second = 0] = list.subarray(at);
  if (code === TABLE_CELLS) return first + 256 * second + 1;
  if (code !== TABS || first !== 255) return first + 1;
  // Tabs that are removed, four bytes each, and added ones, three bytes each.
  const come = list[at + 2 + 4 * second] ?? 0;
  return 3 + 4 * second + 3 * come;
}

/** Switches of a run by their codes: sprmCFBold, sprmCFStrike, sprmCFSmallCaps, sprmCFCaps, sprmCFVanish, sprmCFDStrike. */
const SWITCHES: ReadonlyMap<number, string> = new Map([
  [0x0835, "b"],
  [0x0837, "strike"],
  [0x083a, "smallCaps"],
  [0x083b, "caps"],
  [0x083c, "vanish"],
  [0x2a53, "dstrike"],
]);
/** sprmCIstd: the style of a run's characters. */
const RUN_STYLE = 0x4a30;
const SCRIPTS = ["baseline", "superscript", "subscript"];

/** The look of a run, and the meaning of its character. */
export interface RunState {
  look: Record<string, string>;
  isDeleted: boolean;
  /** True if its characters represent something else. */
  isSpecial: boolean;
  /** Of a picture, in `Data`. */
  picture: number | undefined;
  /** True if the picture's place contains the data of a form. */
  isForm: boolean;
  symbol: { readonly font: number; readonly character: number } | undefined;
}

/** @param styleLook of a style by its number, its parents included, since a switch may invert it */
function runState(
  lists: readonly Buffer[],
  paragraphStyle: number,
  styleLook: (style: number) => WordProperties,
): RunState {
  const state: RunState = { ...plainRun() };
  let style = styleLook(paragraphStyle);
  for (const { code, operand } of lists.flatMap(sprmsIn)) {
    const [value = 0] = operand;
    const name = SWITCHES.get(code);
    if (name !== undefined) takeSwitch(state.look, name, value, style);
    else if (code === RUN_STYLE) {
      const number = operand.readUInt16LE(0);
      style = { ...styleLook(paragraphStyle), ...styleLook(number) };
      state.look = { rStyle: styleId(number), ...state.look };
    } else takeRun(state, code, operand);
  }
  return state;
}

function plainRun(): RunState {
  return { look: {}, isDeleted: false, isSpecial: false, picture: undefined, isForm: false, symbol: undefined };
}

/** 128: as in the style; 129: inverted. */
function takeSwitch(look: Record<string, string>, name: string, value: number, style: WordProperties): void {
  const own = style[name] === "1";
  if (value === 128) delete look[name];
  else look[name] = (value === 129 ? !own : value !== 0) ? "1" : "0";
}

function takeRun(state: RunState, code: number, operand: Buffer): void {
  const [value = 0] = operand;
  const { look } = state;
  switch (code) {
    // sprmCHps
    case 0x4a43:
      look["sz"] = String(operand.readUInt16LE(0));
      break;
    // sprmCIss
    case 0x2a48:
      look["vertAlign"] = SCRIPTS[value] ?? "baseline";
      break;
    // sprmCKcd
    case 0x2a34:
      look["em"] = value === 0 ? "none" : "dot";
      break;
    // sprmCFRMarkDel
    case 0x0800:
      state.isDeleted = value !== 0;
      break;
    // sprmCFSpec
    case 0x0855:
      state.isSpecial = value !== 0;
      break;
    // sprmCPicLocation
    case 0x6a03:
      state.picture = operand.readUInt32LE(0);
      state.isSpecial = true;
      break;
    // sprmCFData
    case 0x0806:
      state.isForm = value !== 0;
      break;
    // sprmCSymbol
    case 0x6a09:
      state.symbol = { font: operand.readUInt16LE(0), character: operand.readUInt16LE(2) };
      state.isSpecial = true;
      break;
    // sprmCPlain
    case 0x2a33:
      Object.assign(state, plainRun(), { isSpecial: state.isSpecial, picture: state.picture, symbol: state.symbol });
      break;
    default:
      break;
  }
}

/** Of a style in the parts that are written. */
export function styleId(number: number): string {
  return `s${number}`;
}
