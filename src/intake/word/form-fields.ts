import { escapedXml } from "../../base/unprintable.ts";
import { xmlReady } from "./written.ts";

/** Numbers that .doc and RTF share (MS-DOC FFData): two kinds of fields, and the result of one that nobody has filled in. */
export const FORM = { box: 1, list: 2, unfilled: 25 } as const;

/**
 * A field of a form, as a .docx has it; nothing of a kind that shows its text itself.
 * @param result of a box: 0, it is not ticked; of a list: the number of the entry that is shown, from 0
 */
export function formFieldXml(kind: number, result: number, entries: readonly string[]): string {
  if (kind === FORM.box) return `<w:checkBox><w:checked w:val="${result === 0 ? 0 : 1}"/></w:checkBox>`;
  if (kind !== FORM.list) return "";
  const listed = entries.map((text) => `<w:listEntry w:val="${escapedXml(xmlReady(text))}"/>`);
  return `<w:ddList><w:result w:val="${result}"/>${listed.join("")}</w:ddList>`;
}
