import { strToU8, type ZipOptions, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts of a document made by hand. */
interface DocxParts {
  /** What stands in w:body. */
  readonly body: string;
  /** Other parts, or the same ones in another form. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly media?: Readonly<Record<string, Uint8Array>>;
  /** Content type of the main part. */
  readonly type?: string;
}

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

export function docx({ body, parts = {}, media = {}, type = MAIN }: DocxParts): Uint8Array {
  const images = Object.keys(media).map(
    (name, index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/image" Target="media/${name}"/>`,
  );
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${HEAD}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${images.join("")}<Relationship Id="rId90" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${RELATION}/numbering" Target="numbering.xml"/></Relationships>`,
    "word/styles.xml": `<w:styles ${HEAD}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    "word/numbering.xml": `<w:numbering ${HEAD}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    ...parts,
    ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes])),
  };
  // Only the copy is packed, since each packed part takes fflate half a millisecond.
  const packed = Object.entries(files).map(([name, text]): [string, [Uint8Array, ZipOptions]] => [
    name,
    [typeof text === "string" ? strToU8(text) : text, { level: name === "word/document.xml" ? 6 : 0 }],
  ]);
  return zipSync(Object.fromEntries(packed), { mtime: new Date(2000, 0, 1) });
}

export const NAMESPACES = HEAD;

/** A paragraph. @param properties what stands in w:pPr */
export function p(runs: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A run of text. @param properties what stands in w:rPr */
export function r(text: string, properties = ""): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

export function image(id: number): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="x"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

export const CENTRED = '<w:jc w:val="center"/>';

export function size(points: number): string {
  return `<w:sz w:val="${2 * points}"/>`;
}
