import { escapedXml } from "../../../base/unprintable.ts";
import type { CopyPicture } from "../proposal.ts";
import type { Parts } from "../word/parts.ts";
import { allTexts } from "../word/reader.ts";
import { parseXml, xmlText } from "../word/xml.ts";
import { propertiesXml, type WordProperties } from "./written.ts";

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
  /** Levels that begin anew with it. */
  readonly restarts: readonly { readonly level: number; readonly start: number }[];
}

interface WrittenComment {
  readonly author: string;
  readonly xml: string;
}

/** What the document says, in WordprocessingML: paragraphs and tables of each text. */
export interface WrittenDocument {
  readonly body: string;
  readonly footnotes: readonly string[];
  readonly endnotes: readonly string[];
  readonly comments: readonly WrittenComment[];
  /** Headers and footers. */
  readonly furniture: readonly string[];
  readonly styles: readonly WordStyle[];
  readonly lists: readonly WrittenList[];
  /** Undefined: it does not hold what it names. */
  readonly pictures: readonly (CopyPicture | undefined)[];
  readonly hasMacros: boolean;
  /** Every text of the source that is to come in or to be told. */
  readonly texts: readonly string[];
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"`;
const TYPES = ["png", "jpeg", "gif", "bmp", "tiff", "x-emf", "x-wmf", "x-pict", "svg+xml"];

/** The same document as the parts of a .docx: from there on all Word documents go one way. */
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
