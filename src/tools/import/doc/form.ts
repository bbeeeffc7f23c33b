import { escapedXml } from "../../../base/unprintable.ts";
import { xmlReady } from "./written.ts";

/** Numbers of MS-DOC FFData: two kinds of fields, and the result of one that nobody has filled in. */
const FORM = { box: 1, list: 2, unfilled: 25 } as const;

/** Behind the usual result: format, help, text of the status line, and two macros. */
const TEXTS = 5;

/** A box or a list of a form, as a field of a .docx has it (MS-DOC FFData). @param place of its record in `Data` */
export function formXml(data: Buffer, place: number): string {
  const form = data.subarray(place + data.readUInt16LE(place + 4), place + data.readUInt32LE(place));
  const bits = form.readUInt16LE(4);
  const kind = bits & 3;
  if (kind !== FORM.box && kind !== FORM.list) return "";
  const behindName = afterText(form, 10);
  const said = (bits >>> 2) & 0x1f;
  const result = said === FORM.unfilled ? form.readUInt16LE(behindName) : said;
  return formFieldXml(kind, result, kind === FORM.list ? entriesIn(form, behindName + 2) : []);
}

/**
 * A field of a form, as a .docx has it; nothing of a kind that shows its text itself.
 * @param result of a box: 0, it is not ticked; of a list: the number of the entry that is shown, from 0
 */
function formFieldXml(kind: number, result: number, entries: readonly string[]): string {
  if (kind === FORM.box) return `<w:checkBox><w:checked w:val="${result === 0 ? 0 : 1}"/></w:checkBox>`;
  if (kind !== FORM.list) return "";
  const listed = entries.map((text) => `<w:listEntry w:val="${escapedXml(xmlReady(text))}"/>`);
  return `<w:ddList><w:result w:val="${result}"/>${listed.join("")}</w:ddList>`;
}

/** @param at behind the usual result */
function entriesIn(form: Buffer, at: number): readonly string[] {
  let list = at;
  for (let text = 0; text < TEXTS; text++) list = afterText(form, list);
  const entries: string[] = [];
  for (let left = form.readUInt16LE(list + 2), next = list + 6; left > 0 && next + 2 <= form.length; left--) {
    const end = next + 2 + 2 * form.readUInt16LE(next);
    entries.push(form.toString("utf16le", next + 2, end));
    next = end;
  }
  return entries;
}

/** Behind a text with its length before it and a nought at its end. */
function afterText(form: Buffer, at: number): number {
  return at + 4 + 2 * form.readUInt16LE(at);
}
