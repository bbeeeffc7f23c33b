import { strToU8, zipSync } from "fflate";

const ODF = {
  office: "office",
  style: "style",
  text: "text",
  table: "table",
  draw: "drawing",
  fo: "xsl-fo-compatible",
};
export const ODF_NAMESPACES = Object.entries(ODF)
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(" ");

/** @param text what stands in the copy @param styles made for one place @param more other parts */
export function odt(
  text: string,
  styles = "",
  more: Readonly<Record<string, Uint8Array>> = {},
  kind = "text",
): Uint8Array {
  const content = `<office:document-content ${ODF_NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${text}</office:${kind}></office:body></office:document-content>`;
  const mimetype = strToU8(`application/vnd.oasis.opendocument.${kind}`);
  return zipSync({ mimetype: [mimetype, { level: 0 }], "content.xml": strToU8(content), ...more });
}

/** A paragraph. */
export const tp = (inner: string): string => `<text:p>${inner}</text:p>`;
/** The headline 题. */
export const ODT_HEAD = '<text:h text:outline-level="1">题</text:h>';
