import { textOf } from "../../../base/copy.ts";
import type { DebrisFinding, DebrisPassage } from "./passage.ts";

/*
 * UTF-8 that another program read as something else, and wrote again: the characters are lost, or hard to know.
 */

/** Two U+FFFD in UTF-8, read as GBK, are 锟斤拷. */
const AS_GBK = /^(?:锟斤拷)+/;
/** The first character of these. */
export const LOST_IN_GBK = 0x951f;

/** What Windows-1252 makes of the bytes that follow the first of a character. */
const LATER = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
/** `â€œ` for “, `Â·` for ·, `Ã©` for é, `æ–°é—»` for 新闻: one Han character alone may be chance, `é”—` behind a name for example. */
const AS_LATIN = new RegExp(`^(?:â€${LATER}?|[ÂÃ][\\u00a0-\\u00bf]|(?:[ã-ï]${LATER}{2}){2,})+`);
/** The characters that these begin with. */
export const MISREAD_AS_LATIN: readonly number[] = Array.from("ÂÃâãäåæçèéêëìíîï", (first) => first.charCodeAt(0));

/** The longest row that is told as one. */
const LONGEST = 60;

export function misread({ codes, to }: DebrisPassage, at: number): DebrisFinding | undefined {
  const form = codes[at] === LOST_IN_GBK ? AS_GBK : AS_LATIN;
  const mark = form.exec(textOf(codes, at, Math.min(to, at + LONGEST)))?.[0];
  if (mark === undefined) return undefined;
  return { code: "misread-text", from: at, to: at + mark.length, arguments: { mark } };
}
