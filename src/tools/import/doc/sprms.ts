import type { WordProperties } from "./written.ts";

/** A property and its operand (MS-DOC Prl). */
export interface Sprm {
  readonly code: number;
  readonly operand: Buffer;
}

/** Bytes of an operand by the three highest bits of its code; the sixth kind tells its own. */
const SIZES = [1, 1, 2, 4, 2, 2, undefined, 3];
const TABLE_CELLS = 0xd608;
const TABS = 0xc615;

export function sprmsIn(list: Buffer): readonly Sprm[] {
  const sprms: Sprm[] = [];
  for (let at = 0; at + 3 <= list.length; ) {
    const code = list.readUInt16LE(at);
    const start = at + 2;
    const size = SIZES[code >>> 13] ?? longSize(list, start, code);
    // What tells its own size has it in front.
    const skipped = SIZES[code >>> 13] === undefined ? (code === TABLE_CELLS ? 2 : 1) : 0;
    if (start + size > list.length) break;
    sprms.push({ code, operand: list.subarray(start + skipped, start + size) });
    at = start + size;
  }
  return sprms;
}

/** With the bytes that tell it. */
function longSize(list: Buffer, at: number, code: number): number {
  const [first = 0, second = 0] = list.subarray(at);
  if (code === TABLE_CELLS) return first + 256 * second + 1;
  if (code !== TABS || first !== 255) return first + 1;
  // Tabs that go, four bytes each, and tabs that come, three bytes each.
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

/** How a run looks, and what its character stands for. */
export interface RunState {
  look: Record<string, string>;
  isDeleted: boolean;
  /** Its characters stand for something else. */
  isSpecial: boolean;
  /** Of a picture, in `Data`. */
  picture: number | undefined;
  /** The picture's place holds what a form says. */
  isForm: boolean;
  symbol: { readonly font: number; readonly character: number } | undefined;
}

/** @param styleLook of a style by its number, its parents included: switches may ask for its opposite */
export function runState(
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

/** 128: as the style has it; 129: the other way round. */
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
