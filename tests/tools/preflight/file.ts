import { readFileSync } from "node:fs";

/** A one-page PDF by its parts, sound for a press unless they are changed. Objects: 1 catalog, 2 pages, 3 page, 4 content, 5 info, 6 XMP, 7 intent, 8 profile. */
export interface Parts {
  readonly version: string;
  readonly content: string;
  /** What stands in the dictionaries of page, resources, catalog and info besides what must. */
  readonly page: string;
  readonly resources: string;
  readonly catalog: string;
  readonly info: string;
  readonly xmp: string;
  readonly intent: string;
  readonly trailer: string;
  /** Further objects, from 9 on. */
  readonly more: readonly (string | Buffer)[];
}

const profile = readFileSync("assets/icc/IFRA26S_2004_newsprint.icc");

export const XMP = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Advert</rdf:li></rdf:Alt></dc:title><xmp:CreateDate>2026-11-24T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-11-24T00:00:00Z</xmp:ModifyDate><xmp:MetadataDate>2026-11-24T00:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass><pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

export const sound: Parts = {
  version: "1.6",
  content: "0 0 0 1 k 10 10 100 50 re f",
  page: "/MediaBox [0 0 300 400] /TrimBox [0 0 300 400] /BleedBox [0 0 300 400]",
  resources: "",
  catalog: "/Metadata 6 0 R /OutputIntents [7 0 R]",
  info: "/Title (Advert) /CreationDate (D:20261124000000Z) /ModDate (D:20261124000000Z) /Trapped /False",
  xmp: XMP,
  intent:
    "/S /GTS_PDFX /OutputConditionIdentifier (IFRA26) /RegistryName (http://www.color.org) /DestOutputProfile 8 0 R",
  trailer: "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
  more: [],
};

/** The same as bytes, with a cross-reference table. */
export function pdfOf(change: Partial<Parts> = {}): Buffer {
  const parts = { ...sound, ...change };
  const bodies: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << ${parts.resources} >> ${parts.page} >>`,
    stream("", Buffer.from(parts.content, "latin1")),
    `<< ${parts.info} >>`,
    stream("/Type /Metadata /Subtype /XML", Buffer.from(parts.xmp)),
    `<< /Type /OutputIntent ${parts.intent} >>`,
    stream("/N 4", profile),
    ...parts.more,
  ];
  const chunks: Buffer[] = [Buffer.from(`%PDF-${parts.version}\n%\xff\xff\xff\xff\n`, "latin1")];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const push = (chunk: Buffer): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  bodies.forEach((body, index) => {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body as Buffer), Buffer.from("\nendobj\n")]));
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  push(Buffer.from(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}`));
  push(Buffer.from(`trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R /Info 5 0 R ${parts.trailer} >>\n`));
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

export function stream(dictionary: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

/** A grey picture of this many pixels. */
export function picture(width: number, height: number, entries = "/ColorSpace /DeviceGray"): Buffer {
  const size = `/Width ${width} /Height ${height} /BitsPerComponent 8`;
  const bytes = entries.includes("RGB") ? 3 : 1;
  return stream(`/Type /XObject /Subtype /Image ${size} ${entries}`, Buffer.alloc(width * height * bytes, 128));
}
