import { escapedXml } from "../../base/unprintable.ts";
import type { Splice } from "../../manifest/splice.ts";

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

/** An element of WordprocessingML with its attributes, which have a prefix even where elements have none. */
export function valued(prefix: string, name: string, attributes: Readonly<Record<string, string>>): string {
  const own = prefix || "w:";
  const declared = prefix === "" ? ` xmlns:w="${WORD}"` : "";
  const written = Object.entries(attributes).map(([key, value]) => ` ${own}${key}="${escapedXml(value)}"`);
  return `<${prefix}${name}${declared}${written.join("")}/>`;
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** What stands in the place of an element that goes while its children stay. */
interface Unwrapped {
  readonly open: string;
  readonly close: string;
}

/**
 * Nothing; or, if the tag declares namespaces, a group with the same ones, which mammoth passes through: the children need them.
 * Word declares the namespaces of a drawing within the drawing.
 * @param tag as the part writes it
 */
export function unwrapped(tag: string): Unwrapped {
  const declared = tag.match(DECLARATION)?.join("") ?? "";
  if (declared === "") return { open: "", close: "" };
  return { open: `<banmian:group ${GROUPS}${declared}>`, close: "</banmian:group>" };
}

const DECLARATION = /\sxmlns(?::[^\s=]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g;
const GROUPS = 'xmlns:banmian="urn:schemas-microsoft-com:vml"';
