import { textOf } from "../../../base/copy.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isChinese, isHan, runEnd } from "./passage.ts";

/*
 * Marks in forms that Chinese text does not take (GB/T 15834): small and half-width ones of other encodings, those made for vertical lines, and lines of boxes
 * in place of dashes. Input methods, old programs and other systems leave them.
 */

/** Each form with the mark that it stands for. */
const FORMS =
  "﹐，﹑、﹒．﹔；﹕：﹖？﹗！﹙（﹚）﹛｛﹜｝﹝〔﹞〕､、｢「｣」｡。･·" +
  "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︰：︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』";
const marks: ReadonlyMap<number, string> = new Map(
  [...FORMS.matchAll(/(.)(.)/gu)].map(([, form = "", mark = ""]) => [form.charCodeAt(0), mark]),
);

/** ― and ─, which mostly stand for half a dash, and the heavy line. */
const LINES = "―─━";
/** ‥, half of what …… has. */
const TWO_DOTS = 0x2025;

export const FORMS_OF_MARKS: readonly number[] = [
  ...marks.keys(),
  ...Array.from(LINES, (line) => line.charCodeAt(0)),
  TWO_DOTS,
];

/** `﹐` for ，, `――` for ——: a row of such forms is one finding. */
export function markForm(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const code = codeAt(passage, at);
  const isMark = marks.has(code);
  const belongs = isMark ? (next: number) => marks.has(next) : (next: number) => next === code;
  if (belongs(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, belongs);
  const mark = textOf(passage.codes, at, to);
  const usual = isMark ? Array.from(mark, (form) => marks.get(form.charCodeAt(0))).join("") : lineFor(passage, at, to);
  return usual === undefined ? undefined : { code: "foreign-mark", from: at, to, arguments: { mark, usual } };
}

/** Undefined for a longer row, for one that draws a box, and between Latin letters. */
function lineFor(passage: DebrisPassage, at: number, to: number): string | undefined {
  if (codeAt(passage, at) === TWO_DOTS) return "……";
  const beside = [codeAt(passage, at - 1), codeAt(passage, to)];
  return to - at <= 2 && beside.some(isChinese) && !beside.some(isOfBox) ? "——" : undefined;
}

export const BULLETS: readonly number[] = Array.from("•∙⋅", (sign) => sign.charCodeAt(0));

/** `威廉•莎士比亚`: a bullet between the parts of a name. */
export function bullet(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!isHan(codeAt(passage, at - 1)) || !isHan(codeAt(passage, at + 1))) return undefined;
  return {
    code: "foreign-mark",
    from: at,
    to: at + 1,
    arguments: { mark: textOf(passage.codes, at, at + 1), usual: "·" },
  };
}

/** ┌ and the like, with which ─ draws a box. */
function isOfBox(code: number): boolean {
  return code >= 0x2500 && code < 0x2580;
}
