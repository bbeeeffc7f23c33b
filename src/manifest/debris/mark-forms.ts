import { textOf } from "../../base/copy.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isHan, runEnd } from "./passage.ts";

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
  const ofBox = !isMark && (isOfBox(codeAt(passage, at - 1)) || isOfBox(codeAt(passage, to)));
  if (ofBox) return undefined;
  const text = textOf(passage.codes, at, to);
  const usual = isMark ? Array.from(text, (form) => marks.get(form.charCodeAt(0))).join("") : lineFor(code, to - at);
  return { code: "look-alike", from: at, to, arguments: { text, usual } };
}

function lineFor(code: number, length: number): string {
  if (code === TWO_DOTS) return "……";
  return length === 1 ? "—" : "——";
}

/** `莎士比亚•威廉`: a bullet between the parts of a name. */
export function bullet(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!isHan(codeAt(passage, at - 1)) || !isHan(codeAt(passage, at + 1))) return undefined;
  const text = textOf(passage.codes, at, at + 1);
  return { code: "look-alike", from: at, to: at + 1, arguments: { text, usual: "·" } };
}

/** ┌ and the like, with which ─ draws a box. */
function isOfBox(code: number): boolean {
  return code >= 0x2500 && code < 0x2580;
}
