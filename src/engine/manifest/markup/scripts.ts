import { scriptForm } from "../../../base/scripts.ts";
import { isFigure } from "../debris/passage.ts";

const CARET = 0x5e;
const TILDE = 0x7e;
const BACKSLASH = "\\";
/** No exponent is longer; what is has another meaning. */
const LONGEST = 8;
/** Behind a letter, a figure or a bracket something may be raised or lowered. */
const BASE = /[\p{L}\p{N})）\]]/u;

/** Characters before lines are joined, with their offsets in the source. */
interface Written {
  readonly codes: readonly number[];
  readonly at: readonly number[];
  readonly source: string;
}

/** True for text that may hold `m^3^` or `H~2~O`. */
export function mayHoldScripts(codes: readonly number[]): boolean {
  return codes.includes(CARET) || codes.includes(TILDE);
}

/**
 * Unicode's superscripts or subscripts for the text between the marker at `from` and its closing one. Undefined without such a pair, if Unicode has
 * no such character, and where it means something else: 3~5~7, a^2+b^2.
 */
export function scriptsFrom({ codes, at, source }: Written, from: number): readonly number[] | undefined {
  const marker = codes[from];
  if (marker !== CARET && marker !== TILDE) return undefined;
  if (!mayHaveScript(codes[from - 1] ?? 0, marker) || source[(at[from] ?? 0) - 1] === BACKSLASH) return undefined;
  const length = codes.slice(from + 1, from + LONGEST + 2).indexOf(marker);
  const end = from + 1 + length;
  if (length < 1 || isFigure(codes[end + 1] ?? 0)) return undefined;
  const forms = codes.slice(from + 1, end).map((code) => scriptForm(code, marker === CARET ? "up" : "down"));
  return forms.every((form) => form !== undefined) ? forms : undefined;
}

/** Behind a figure ~ means to. */
function mayHaveScript(before: number, marker: number): boolean {
  return before > 0 && BASE.test(String.fromCodePoint(before)) && !(marker === TILDE && isFigure(before));
}
