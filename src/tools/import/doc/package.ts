// The parts of a .docx as the .doc reader writes them: just enough WordprocessingML for our own reader of .docx. The source's texts are returned beside the
// package, so that both sides can be counted.
import { greatest } from "../../../base/length.ts";
import { escapedXml } from "../../../base/unprintable.ts";
import type { CopyPicture } from "../proposal.ts";
import { allTexts, type WordReference } from "../word/reader.ts";
import { type Parts, parseXml, xmlText } from "../word/xml.ts";

/** A style of the source's own. */
export interface WordStyle {
  readonly id: string;
  readonly kind: "paragraph" | "character";
  readonly name: string;
  readonly parent: string | undefined;
  readonly alignment: string | undefined;
  readonly run: WordProperties;
}

/** A level of a list: `%1、` with the figures of its levels. */
export interface WrittenLevel {
  /** ST_NumberFormat of ECMA-376: `decimal`. */
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

export interface WrittenList {
  readonly id: number;
  /** Lists with the same one go on counting. */
  readonly counter: number;
  readonly levels: readonly WrittenLevel[];
  /** Levels that restart with it. */
  readonly restarts: readonly { readonly level: number; readonly start: number }[];
}

interface WrittenComment {
  readonly author: string;
  readonly xml: string;
}

/** The content of the document in WordprocessingML: paragraphs and tables of each text. */
export interface WrittenDocument {
  readonly body: string;
  readonly footnotes: readonly string[];
  readonly endnotes: readonly string[];
  readonly comments: readonly WrittenComment[];
  /** Headers and footers. */
  readonly furniture: readonly string[];
  readonly styles: readonly WordStyle[];
  readonly lists: readonly WrittenList[];
  /** Undefined if it does not contain a picture that it names. */
  readonly pictures: readonly (CopyPicture | undefined)[];
  readonly hasMacros: boolean;
  /** Every text of the source that is imported or reported. */
  readonly texts: readonly string[];
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"`;
const TYPES = ["png", "jpeg", "gif", "bmp", "tiff", "x-emf", "x-wmf", "x-pict", "svg+xml"];

/** The document as the parts of a .docx. */
export function packaged(document: WrittenDocument): Parts {
  const { body, footnotes, endnotes, comments, furniture, pictures, hasMacros } = document;
  const paths = pictures.map((picture, at) => `media/image${at + 1}${endOf(picture?.name ?? "")}`);
  const notes = (kind: string, texts: readonly string[]): string =>
    texts.map((xml, id) => `<w:${kind} w:id="${id}">${xml}</w:${kind}>`).join("");
  const said = comments.map(
    ({ author, xml }, id) => `<w:comment w:id="${id}" w:author="${escapedXml(author)}">${xml}</w:comment>`,
  );
  const types = TYPES.map((type) => `<Default Extension="${endingOf(type)}" ContentType="image/${type}"/>`);
  const relations = [
    ...["styles", "numbering"].map((part) => relation(part, part, `${part}.xml`)),
    ...paths.map((path, at) => relation(pictureId(at), "image", path)),
  ];
  const texts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": relationsXml([relation("main", "officeDocument", "word/document.xml")]),
    "word/document.xml": part("document", `<w:body>${body}</w:body>`),
    "word/_rels/document.xml.rels": relationsXml(relations),
    "word/styles.xml": part("styles", document.styles.map(styleXml).join("")),
    "word/numbering.xml": part("numbering", numberingXml(document.lists)),
    "word/footnotes.xml": part("footnotes", notes("footnote", footnotes)),
    "word/endnotes.xml": part("endnotes", notes("endnote", endnotes)),
    "word/comments.xml": part("comments", said.join("")),
    ...Object.fromEntries(furniture.map((xml, at) => [`word/header${at + 1}.xml`, part("hdr", xml)])),
  };
  return new Map([
    ...Object.entries(texts).map(([path, xml]) => [path, new TextEncoder().encode(xml)] as const),
    ...pictures.flatMap((picture, at) =>
      picture === undefined ? [] : [[`word/${paths[at]}`, picture.bytes] as const],
    ),
    ...(hasMacros ? [["word/vbaProject.bin", new Uint8Array(0)] as const] : []),
  ]);
}

/** @param at the picture's place in the document's list */
export function pictureXml(at: number): string {
  return `<w:pict><v:shape><v:imagedata r:id="${pictureId(at)}"/></v:shape></w:pict>`;
}

/** All texts of the parts, as they are written there. */
export function wordTexts(parts: Parts): readonly string[] {
  return [...parts].flatMap(([path, bytes]) => {
    const { root } = parseXml(/^word\/[^/]+\.xml$/.test(path) ? (xmlText(bytes) ?? "") : "", path);
    return root === undefined ? [] : allTexts(root);
  });
}

function pictureId(at: number): string {
  return `picture${at + 1}`;
}

/** `.png` of `灯会.png`. */
function endOf(name: string): string {
  return /\.\w+$/.exec(name)?.[0] ?? "";
}

function endingOf(type: string): string {
  return type.replace(/^x-/, "").replace(/\+.*$/, "");
}

function part(name: string, inner: string): string {
  return `<w:${name} ${NAMESPACES}>${inner}</w:${name}>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
}

function styleXml({ id, kind, name, parent, alignment, run }: WordStyle): string {
  const based = parent === undefined ? "" : `<w:basedOn w:val="${escapedXml(parent)}"/>`;
  const aligned = alignment === undefined ? "" : `<w:pPr><w:jc w:val="${escapedXml(alignment)}"/></w:pPr>`;
  return `<w:style w:type="${kind}" w:styleId="${escapedXml(id)}"><w:name w:val="${escapedXml(name)}"/>${based}${aligned}<w:rPr>${propertiesXml(run)}</w:rPr></w:style>`;
}

function numberingXml(lists: readonly WrittenList[]): string {
  const counters = new Map(lists.map((list) => [list.counter, list] as const));
  const described = [...counters].map(([counter, { levels }]) => {
    const written = levels.map(
      ({ format, text, start }, depth) =>
        `<w:lvl w:ilvl="${depth}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${escapedXml(text)}"/></w:lvl>`,
    );
    return `<w:abstractNum w:abstractNumId="${counter}">${written.join("")}</w:abstractNum>`;
  });
  const numbered = lists.map(({ id, counter, restarts }) => {
    const anew = restarts.map(
      ({ level, start }) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${counter}"/>${anew.join("")}</w:num>`;
  });
  return [...described, ...numbered].join("");
}

/** Properties of WordprocessingML by their local names: `{ b: "1", sz: "44" }`. */
export type WordProperties = Readonly<Record<string, string>>;

/** The look of a paragraph, as its source gives it; undefined values come from its style. */
interface ParagraphLook {
  readonly style: string | undefined;
  /** ST_Jc of ECMA-376: `center`. */
  readonly alignment: string | undefined;
  readonly list: { readonly id: number; readonly level: number } | undefined;
  readonly isDropCap: boolean;
  /** Tracked changes join it to the next paragraph. */
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
  /** It continues in the row below (`restart`), or from the row above. */
  readonly merge: "restart" | "continue" | undefined;
}

/** Text without the characters that XML cannot contain: controls are removed, half a surrogate pair becomes the replacement character. */
export function xmlReady(text: string): string {
  const whole = text.replace(/\p{Cs}/gu, "\ufffd");
  return whole.replaceAll("\v", "\n").replace(/(?![\t\n\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, "");
}

function propertiesXml(look: WordProperties): string {
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

/** Something that only a word processor can draw: its words are reported. */
export function drawnXml(words: string): string {
  return `<w:pict><v:shape><v:textpath string="${escapedXml(xmlReady(words))}"/></v:shape></w:pict>`;
}

function cellXml({ xml, columns, merge }: WrittenCell): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
  const merged = merge === undefined ? "" : `<w:vMerge w:val="${merge}"/>`;
  return `<w:tc><w:tcPr>${span}${merged}</w:tcPr>${xml === "" ? "<w:p/>" : xml}</w:tc>`;
}

/** A cell of a table whose rows give the edges of their cells, in twentieths of a point. */
export interface EdgedCell extends Omit<WrittenCell, "columns"> {
  readonly left: number;
  readonly right: number;
}

/** Edges that are closer, less than a millimetre, count as one. */
const SAME_EDGE = 57;
/** Word's limit for the columns of a table. */
export const MOST_COLUMNS = 63;

/** A table in which each cell spans as many columns as there are edges of other cells between its own. */
export function edgedTableXml(rows: readonly (readonly EdgedCell[])[]): string {
  const columns: number[] = [];
  for (const edge of [...new Set(rows.flat().flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b)) {
    if (edge - (columns.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_EDGE) columns.push(edge);
  }
  const at = (edge: number): number => columns.findLastIndex((column) => column <= edge);
  const first = greatest(rows.map(([cell]) => (cell === undefined ? 0 : at(cell.left)))) > 0;
  const written = rows.map((row) => {
    const [cell] = row;
    const before = first && cell !== undefined ? Math.min(at(cell.left), MOST_COLUMNS) : 0;
    const indent = Array.from({ length: before }, () => ({ xml: "", columns: 1, merge: undefined }));
    const spans = row.map((each) => Math.min(Math.max(1, at(each.right) - at(each.left)), MOST_COLUMNS));
    const cells = [...indent, ...row.map((each, index) => ({ ...each, columns: spans[index] ?? 1 }))];
    return `<w:tr>${cells.map(cellXml).join("")}</w:tr>`;
  });
  return rows.length === 0 ? "" : `<w:tbl>${written.join("")}</w:tbl>`;
}
