/** What a PDF says of itself. */
export interface Metadata {
  readonly title: string;
  readonly author: string | undefined;
  /** The date, ISO: the only date in the file. */
  readonly date: string;
  /** BCP 47: zh-CN. */
  readonly language: string;
}

/** The metadata packet: the same facts as the info dictionary, as PDF/A and PDF/X ask. */
export function writeXmp({ title, author, date, language }: Metadata): string {
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
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
      // XML 1.0 has no form for control characters.
      .replace(/\p{Cc}/gu, "")
  );
}
