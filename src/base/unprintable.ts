/** Controls, lone surrogates, soft hyphen, Arabic letter mark, direction marks, line and paragraph separators, bidi controls. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cs}\u00ad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Removes such characters; tabs and line feeds become spaces. */
export function withoutUnprintable(text: string): string {
  return text.replaceAll(/[\t\n]/g, " ").replaceAll(UNPRINTABLE, "");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text escaped for an element or attribute of XML or HTML. */
export function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
