import { escapedXml } from "../../base/unprintable.ts";
import { xmlReady } from "../word/written.ts";

const BOX = 1;
const CHOICE = 2;
/** The result is the one that it was drawn up with. */
const UNSAID = 25;

/** A box or a list of a form, as a field of a .docx has it (MS-DOC FFData). @param place of its record in `Data` */
export function formXml(data: Buffer, place: number): string {
  const form = data.subarray(place + data.readUInt16LE(place + 4), place + data.readUInt32LE(place));
  const bits = form.readUInt16LE(4);
  const kind = bits & 3;
  if (kind !== BOX && kind !== CHOICE) return "";
  const behindName = afterText(form, 10);
  const said = (bits >>> 2) & 0x1f;
  const result = said === UNSAID ? form.readUInt16LE(behindName) : said;
  if (kind === BOX) return `<w:checkBox><w:checked w:val="${result === 0 ? 0 : 1}"/></w:checkBox>`;
  let at = behindName + 2;
  for (let text = 0; text < 5; text++) at = afterText(form, at);
  const entries: string[] = [];
  for (let left = form.readUInt16LE(at + 2), next = at + 6; left > 0 && next + 2 <= form.length; left--) {
    const end = next + 2 + 2 * form.readUInt16LE(next);
    entries.push(`<w:listEntry w:val="${escapedXml(xmlReady(form.toString("utf16le", next + 2, end)))}"/>`);
    next = end;
  }
  return `<w:ddList><w:result w:val="${result}"/>${entries.join("")}</w:ddList>`;
}

/** Behind a text with its length before it and a nought at its end. */
function afterText(form: Buffer, at: number): number {
  return at + 4 + 2 * form.readUInt16LE(at);
}
