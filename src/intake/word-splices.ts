import type { Splice } from "../manifest/splice.ts";

/** The XML with all splices made in one pass; those within a stretch that is replaced go with it. */
export function splicedXml(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text } of splices.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    pieces.push(xml.slice(at, from), text);
    at = to;
  }
  return pieces.join("") + xml.slice(at);
}

/** `w:` of `w:rPr`; none where the namespace is the default. */
export function prefixOf(written: string): string {
  const colon = written.indexOf(":");
  return colon < 0 ? "" : written.slice(0, colon + 1);
}
