import { type Node, visit } from "yaml";

/*
 * Two things YAML's grammar or its parser would not let through, though authors write them. While the text is parsed,
 * characters that no text may hold (Unicode's noncharacters) stand for them, one for one, so that no place moves.
 */

/** The braces of a field, `{page}`: inside a flow mapping they would open another. */
const FIELD = /\{(\w{1,16})\}/g;
/** U+2028 and U+2029: the parser loses what follows them in a folded text. */
const SEPARATORS = /[\u2028\u2029]/g;

const STAND_INS: Readonly<Record<string, string>> = {
  "{": "\ufdd0",
  "}": "\ufdd1",
  "\u2028": "\ufdd2",
  "\u2029": "\ufdd3",
};
const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(STAND_INS).map(([meaning, standIn]) => [standIn, meaning]),
);
const ANY_STAND_IN = /[\ufdd0-\ufdd3]/;

/** The text to parse; the same text when it needs no stand-ins, or holds them already. */
export function withStandIns(text: string): string {
  if (ANY_STAND_IN.test(text)) return text;
  return text
    .replace(FIELD, `${STAND_INS["{"]}$1${STAND_INS["}"]}`)
    .replace(SEPARATORS, (separator) => STAND_INS[separator] ?? separator);
}

/** Gives every scalar below `root` what the author wrote. */
export function takeStandInsBack(root: Node): void {
  visit(root, {
    Scalar: (_, scalar) => {
      if (scalar.source !== undefined) scalar.source = written(scalar.source);
      if (typeof scalar.value === "string") scalar.value = written(scalar.value);
    },
  });
}

function written(text: string): string {
  if (!ANY_STAND_IN.test(text)) return text;
  return text.replace(/[\ufdd0-\ufdd3]/g, (standIn) => MEANINGS.get(standIn) ?? standIn);
}
