/*
 * The facts that a PDF states about itself, as info dictionary and as XMP. PDF/A and PDF/X compare the two, so both come from one value. The only date is the
 * issue's: with the clock's, no two builds would give the same bytes.
 */
import { escapedXml } from "../../base/unprintable.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { issueTitle } from "../names.ts";

export function metadataOf({ newspaper, claims }: { newspaper: Newspaper; claims: readonly Claim[] }): Metadata {
  const { paper, date, language, binding } = newspaper.identity;
  return { title: issueTitle(newspaper), author: paper, date, language, binding, claims };
}

export interface Metadata {
  readonly title: string;
  readonly author: string | undefined;
  /** The issue's date, ISO. */
  readonly date: string;
  /** BCP 47: zh-CN. */
  readonly language: string;
  /** right: viewers arrange the pages from right to left. By default left. */
  readonly binding?: "left" | "right";
  /** Viewers show facing pages. odd: the file's first page has an odd number and is alone; even: it is beside the second. By default the viewer decides. */
  readonly facing?: "odd" | "even";
  /** Further claims: standards that the file meets, the build that made it. */
  readonly claims?: readonly Claim[];
}

export interface Claim {
  readonly schema: XmpSchema;
  readonly properties: readonly XmpProperty[];
}

interface XmpSchema {
  readonly prefix: string;
  readonly uri: string;
  /** Its description for PDF/A; undefined for a schema that PDF/A defines. */
  readonly title: string | undefined;
}

export interface XmpProperty {
  readonly name: string;
  readonly type: "Text" | "Integer";
  readonly value: string;
  readonly description: string;
}

/** The XMP packet, with the same facts as the info dictionary, as PDF/A and PDF/X require. */
export function writeXmp({ title, author, date, language, claims = [] }: Metadata): string {
  const moment = `${date}T00:00:00Z`;
  const creator =
    author === undefined ? "" : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>\n`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
${creator}<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:MetadataDate>${moment}</xmp:MetadataDate>
<xmp:CreatorTool>banmian</xmp:CreatorTool>
<pdf:Producer>banmian</pdf:Producer>
</rdf:Description>
${claims.map(claimed).join("")}${described(claims)}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

function claimed({ schema, properties }: Claim): string {
  const lines = properties.map(
    ({ name, value }) => `<${schema.prefix}:${name}>${escapeXml(value)}</${schema.prefix}:${name}>\n`,
  );
  return `<rdf:Description rdf:about="" xmlns:${schema.prefix}="${schema.uri}">\n${lines.join("")}</rdf:Description>\n`;
}

const EXTENSION = `xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`;

/** Descriptions of all schemas that PDF/A does not define, as it requires (ISO 19005-2, 6.6.2.3). */
function described(claims: readonly Claim[]): string {
  const own = claims.filter(({ schema }) => schema.title !== undefined);
  if (own.length === 0) return "";
  return `<rdf:Description rdf:about="" ${EXTENSION}>
<pdfaExtension:schemas><rdf:Bag>
${own.map(describedSchema).join("")}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;
}

function describedSchema({ schema, properties }: Claim): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${escapeXml(schema.title ?? "")}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${schema.uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${schema.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
${properties.map(describedProperty).join("")}</rdf:Seq></pdfaSchema:property>
</rdf:li>
`;
}

function describedProperty({ name, type, description }: XmpProperty): string {
  return `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${escapeXml(description)}</pdfaProperty:description></rdf:li>
`;
}

/** XML 1.0 cannot represent control characters. */
function escapeXml(text: string): string {
  return escapedXml(text).replace(/\p{Cc}/gu, "");
}
