import type { Claim } from "../pdf/xmp.ts";

/** The standards that an archive file claims to keep: PDF/A of this part at level A (ISO 19005), and PDF/UA-1 (ISO 14289-1). */
export function archiveClaims(part: 2 | 3): readonly Claim[] {
  return [
    {
      // PDF/A describes its own schema itself.
      schema: { prefix: "pdfaid", uri: "http://www.aiim.org/pdfa/ns/id/", title: undefined },
      properties: [
        { name: "part", type: "Integer", value: String(part), description: "Part of ISO 19005" },
        { name: "conformance", type: "Text", value: "A", description: "Conformance level" },
      ],
    },
    {
      schema: { prefix: "pdfuaid", uri: "http://www.aiim.org/pdfua/ns/id/", title: "PDF/UA identification" },
      properties: [{ name: "part", type: "Integer", value: "1", description: "Part of ISO 14289" }],
    },
  ];
}
