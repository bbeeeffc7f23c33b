import { escapedXml } from "../../../base/unprintable.ts";
import type { WordReference } from "../word/reader.ts";

/** Properties of WordprocessingML by their local names: `{ b: "1", sz: "44" }`. */
export type WordProperties = Readonly<Record<string, string>>;

/** How a paragraph looks, as its source says of itself: what is undefined its style says. */
interface ParagraphLook {
  readonly style: string | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  readonly list: { readonly id: number; readonly level: number } | undefined;
  readonly isDropCap: boolean;
  /** With tracked changes: it joins the next one. */
  readonly isEndDeleted: boolean;
}

export const NO_PARAGRAPH: ParagraphLook = {
  style: undefined,
  alignment: undefined,
  list: undefined,
  isDropCap: false,
  isEndDeleted: false,
};

/** A table's cell, written. */
interface WrittenCell {
  readonly xml: string;
  readonly columns: number;
  /** It goes on in the row below (`restart`), or from the row above. */
  readonly merge: "restart" | "continue" | undefined;
}

/** Text without what XML has no place for: controls go, a half of a character is one that nobody knows. */
export function xmlReady(text: string): string {
  const whole = text.replace(/\p{Cs}/gu, "\ufffd");
  return whole.replaceAll("\v", "\n").replace(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, "");
}

export function propertiesXml(look: WordProperties): string {
  return Object.entries(look)
    .map(([name, value]) => `<w:${name} w:val="${escapedXml(value)}"/>`)
    .join("");
}

/** Text with its tabs and turns (`\n`). */
export function textXml(text: string): string {
  return text.replace(/\t|\n|[^\t\n]+/g, (part) => {
    if (part === "\t") return "<w:tab/>";
    return part === "\n" ? "<w:br/>" : `<w:t xml:space="preserve">${escapedXml(part)}</w:t>`;
  });
}

/** The code of a field. */
export function codeXml(text: string): string {
  return `<w:instrText xml:space="preserve">${escapedXml(text.replaceAll(/[\t\n]/g, " "))}</w:instrText>`;
}

export function fieldMarkXml(type: "begin" | "separate" | "end"): string {
  return `<w:fldChar w:fldCharType="${type}"/>`;
}

/** @param isDeleted with tracked changes */
export function runXml(inner: string, look: WordProperties, isDeleted: boolean): string {
  if (inner === "") return "";
  const properties = propertiesXml(look);
  const run = `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${inner}</w:r>`;
  return isDeleted ? `<w:del>${run}</w:del>` : run;
}

export function paragraphXml(runs: string, { style, alignment, list, isDropCap, isEndDeleted }: ParagraphLook): string {
  const properties = [
    style === undefined ? "" : `<w:pStyle w:val="${escapedXml(style)}"/>`,
    isDropCap ? '<w:framePr w:dropCap="drop"/>' : "",
    list === undefined ? "" : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>`,
    alignment === undefined ? "" : `<w:jc w:val="${escapedXml(alignment)}"/>`,
    isEndDeleted ? "<w:rPr><w:del/></w:rPr>" : "",
  ].join("");
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** The mark that leads to a note or comment. */
export function referenceXml(kind: WordReference["kind"], id: number): string {
  return `<w:${kind}Reference w:id="${id}"/>`;
}

/** A character of a symbol font. */
export function symbolXml(font: string, code: number): string {
  return `<w:sym w:font="${escapedXml(font)}" w:char="${code.toString(16).toUpperCase().padStart(4, "0")}"/>`;
}

/** A text box, where it is anchored. @param blocks paragraphs and tables */
export function boxXml(blocks: string): string {
  return `<w:pict><v:shape><v:textbox><w:txbxContent>${blocks}</w:txbxContent></v:textbox></v:shape></w:pict>`;
}

/** What only a word processor can draw: its words are told. */
export function drawnXml(words: string): string {
  return `<w:pict><v:shape><v:textpath string="${escapedXml(xmlReady(words))}"/></v:shape></w:pict>`;
}

function rowXml(cells: readonly WrittenCell[]): string {
  return `<w:tr>${cells.map(cellXml).join("")}</w:tr>`;
}

function cellXml({ xml, columns, merge }: WrittenCell): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
  const merged = merge === undefined ? "" : `<w:vMerge w:val="${merge}"/>`;
  return `<w:tc><w:tcPr>${span}${merged}</w:tcPr>${xml === "" ? "<w:p/>" : xml}</w:tc>`;
}

/** A cell of a table whose rows give the places of their cells' edges, in twentieths of a point. */
export interface EdgedCell extends Omit<WrittenCell, "columns"> {
  readonly left: number;
  readonly right: number;
}

/** Edges nearer than a millimetre are one. */
const SAME_EDGE = 57;
/** Word's tables have so many columns at most. */
export const MOST_COLUMNS = 63;

/** A table whose cells reach over as many columns as there are edges of others between theirs. */
export function edgedTableXml(rows: readonly (readonly EdgedCell[])[]): string {
  const columns: number[] = [];
  for (const edge of [...new Set(rows.flat().flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b)) {
    if (edge - (columns.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_EDGE) columns.push(edge);
  }
  const at = (edge: number): number => columns.findLastIndex((column) => column <= edge);
  const first = Math.max(0, ...rows.map(([cell]) => (cell === undefined ? 0 : at(cell.left)))) > 0;
  return tableXml(
    rows.map((row) => {
      const [cell] = row;
      const before = first && cell !== undefined ? Math.min(at(cell.left), MOST_COLUMNS) : 0;
      const indent = Array.from({ length: before }, () => ({ xml: "", columns: 1, merge: undefined }));
      const spans = row.map((each) => Math.min(Math.max(1, at(each.right) - at(each.left)), MOST_COLUMNS));
      return rowXml([...indent, ...row.map((each, index) => ({ ...each, columns: spans[index] ?? 1 }))]);
    }),
  );
}

function tableXml(rows: readonly string[]): string {
  return rows.length === 0 ? "" : `<w:tbl>${rows.join("")}</w:tbl>`;
}
