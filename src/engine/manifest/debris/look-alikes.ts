import { textOf } from "../../../base/copy.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, runEnd } from "./passage.ts";

/*
 * Signs of radicals, and compatibility ideographs, that stand for the characters that they look like. They come with text that was copied out of a PDF.
 * Whoever searches for the word does not find it, and most faces draw them from another font, or not at all.
 */

/** The radicals of simplified forms (U+2E80 to U+2EF3) that Unicode does not turn into characters by itself. Two strings of the same length. */
const RADICALS = "⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰";
const CHARACTERS = "见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙";
const characters: ReadonlyMap<number, string> = new Map(
  [...RADICALS].map((radical, at) => [radical.charCodeAt(0), CHARACTERS.charAt(at)]),
);

/** True where such signs stand in Unicode. */
export function mayLookAlike(code: number): boolean {
  return (code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00);
}

/** `⼈⼯智能` for 人工智能: a row of such signs is one finding. */
export function lookAlike(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const stands = (code: number): boolean => usualOf(code) !== undefined;
  if (!stands(codeAt(passage, at)) || stands(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, stands);
  const usual = [...passage.codes.subarray(at, to)].map(usualOf).join("");
  return { code: "look-alike", from: at, to, arguments: { text: textOf(passage.codes, at, to), usual } };
}

/** What is typed for 〇. */
export const ZEROS: readonly number[] = Array.from("○◯OoＯｏ0０", (zero) => zero.charCodeAt(0));
const FIGURES: readonly number[] = Array.from("〇零一二三四五六七八九", (figure) => figure.charCodeAt(0));
const YEAR = 0x5e74;

/** `二O二六年` for 二〇二六年 (GB/T 15835). */
export function zero(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!FIGURES.includes(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, (code) => ZEROS.includes(code));
  const after = codeAt(passage, to);
  if (after !== YEAR && !FIGURES.includes(after)) return undefined;
  const text = textOf(passage.codes, at, to);
  return { code: "look-alike", from: at, to, arguments: { text, usual: "〇".repeat(to - at) } };
}

/** The character that a sign stands for; undefined where it is one itself. */
function usualOf(code: number): string | undefined {
  if (!mayLookAlike(code)) return undefined;
  const written = String.fromCodePoint(code);
  const usual = characters.get(code) ?? written.normalize("NFKC");
  return usual === written ? undefined : usual;
}
