import { posix } from "node:path";
import { type Arguments, type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { fileSpan } from "../../base/source.ts";
import type { Parts } from "./parts.ts";
import { readXml, textsOfElements, xmlText } from "./xml.ts";

/** Another program of the office whose document this is; the tables of a spreadsheet can come in as a web page. */
export function officeIn(parts: Parts): Arguments | undefined {
  const types = textOfPart(parts, "[Content_Types].xml");
  if (types.includes("spreadsheetml")) return { program: "Excel (.xlsx)", page: ".html" };
  return types.includes("presentationml") ? { program: "PowerPoint (.pptx)" } : undefined;
}

/** The part with the copy, by the package's own list. */
export function mainPart(parts: Parts): string | undefined {
  const list = textOfPart(parts, "_rels/.rels");
  const relation = list.match(/<[^>]*Relationship\b[^>]*officeDocument"[^>]*>/)?.[0] ?? "";
  const target = /Target="\/?([^"]+)"/.exec(relation)?.[1] ?? "word/document.xml";
  return [target, "word/document.xml"].find((path) => parts.has(path));
}

export function textOfPart(parts: Parts, path: string): string {
  const bytes = parts.get(path);
  return (bytes === undefined ? undefined : xmlText(bytes)) ?? "";
}

/** Faults of every part that is XML: mammoth reads several, and trusts them. */
export function partFaults(parts: Parts, main: string, path: string): readonly Diagnostic[] {
  return [...parts].flatMap(([name, bytes]): readonly Diagnostic[] => {
    if (!/\.(?:xml|rels)$/i.test(name) || name === main) return [];
    const text = xmlText(bytes);
    const place = fileSpan(`${path}/${name}`);
    if (text === undefined) return [errorAt(place, "broken-document")];
    const fault = readXml(text, `${path}/${name}`, {});
    return fault === undefined ? [] : [fault];
  });
}

export function hasMacros(parts: Parts): boolean {
  return parts.has("word/vbaProject.bin") || /macroEnabled/i.test(textOfPart(parts, "[Content_Types].xml"));
}

/** Headers and footers. */
export function furnitureIn(parts: Parts): readonly string[] {
  return [...partsNamed(parts, "hdr"), ...partsNamed(parts, "ftr")].sort().map((path) => textOfPart(parts, path));
}

/** The text of the part with a root of this name; empty: there is none. */
export function textNamed(parts: Parts, root: string): string {
  return textOfPart(parts, partsNamed(parts, root)[0] ?? "");
}

/** Paths of the parts with a root of this name: parts may have any path (`footnotes2.xml`). Building blocks of the document's template are none of it. */
export function partsNamed(parts: Parts, root: string): readonly string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!path.endsWith(".xml") || path.includes("/glossary/")) return [];
    // Without the zeros of UTF-16.
    const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "");
    return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(start)?.[1] === root ? [path] : [];
  });
}

/** The path of the part that says what the ids in another part stand for. */
export function relationsPath(part: string): string {
  return part.replace(/[^/]*$/, "_rels/$&.rels");
}

/** Words of a diagram, words and figures of a chart: of the part that an id in the main part stands for. */
export function drawnWords(parts: Parts, main: string, id: string): string {
  const relations = textOfPart(parts, relationsPath(main)).match(/<[^>]*Relationship\b[^>]*>/g);
  const relation = relations?.find((tag) => tag.includes(`Id="${id}"`)) ?? "";
  const target = /Target="([^"]+)"/.exec(relation)?.[1] ?? "";
  const path = target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(main), target);
  const texts = textsOfElements(textOfPart(parts, path), ({ name, written }) => name === "a:t" || written === "c:v");
  return texts.flatMap((text) => text.trim() || []).join(" ");
}
