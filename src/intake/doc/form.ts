import { FORM, formFieldXml } from "../word/form-fields.ts";

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
