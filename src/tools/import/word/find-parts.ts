import { posix } from "node:path";
import { type Arguments, type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import { fileSpan } from "../../../base/source.ts";
import type { Parts } from "./parts.ts";
import { everyElement, innerElements, innerText, parseXml, type WordElement, xmlText } from "./xml.ts";

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

/** Faults of every part that is XML: those who read them later trust them. */
export function partFaults(parts: Parts, main: string, path: string): readonly Diagnostic[] {
  return [...parts].flatMap(([name, bytes]): readonly Diagnostic[] => {
    if (!/\.(?:xml|rels)$/i.test(name) || name === main) return [];
    const text = xmlText(bytes);
    const place = fileSpan(`${path}/${name}`);
    if (text === undefined) return [errorAt(place, "damaged-document")];
    const { fault } = parseXml(text, `${path}/${name}`);
    return fault === undefined ? [] : [fault];
  });
}

export function hasMacros(parts: Parts): boolean {
  return parts.has("word/vbaProject.bin") || /macroEnabled/i.test(textOfPart(parts, "[Content_Types].xml"));
}

/** Headers and footers. */
export function furnitureIn(parts: Parts): readonly WordElement[] {
  const paths = [...partsNamed(parts, "hdr"), ...partsNamed(parts, "ftr")].sort();
  return paths.flatMap((path) => rootOf(parts, path) ?? []);
}

/** The root of the part with a root of this name. */
export function partNamed(parts: Parts, root: string): WordElement | undefined {
  return rootOf(parts, partsNamed(parts, root)[0] ?? "");
}

function rootOf(parts: Parts, path: string): WordElement | undefined {
  return parseXml(textOfPart(parts, path), "").root;
}

/** Paths of the parts with a root of this name: parts may have any path (`footnotes2.xml`). Building blocks of the document's template are none of it. */
function partsNamed(parts: Parts, root: string): readonly string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!path.endsWith(".xml") || path.includes("/glossary/")) return [];
    // Without the zeros of UTF-16.
    const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "");
    return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(start)?.[1] === root ? [path] : [];
  });
}

/** What the ids in the main part stand for: paths of parts, and addresses. */
export function relationsOf(parts: Parts, main: string): ReadonlyMap<string, string> {
  const root = rootOf(parts, main.replace(/[^/]*$/, "_rels/$&.rels"));
  return new Map(innerElements(root).map(({ attributes: { Id = "", Target = "" } }) => [Id, Target] as const));
}

/** The path of a part that another part names. */
export function partPath(part: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(part), target);
}

/** Words of a diagram, words and figures of a chart. */
export function drawnWords(parts: Parts, path: string): string {
  const root = rootOf(parts, path);
  const texts = root === undefined ? [] : everyElement(root).filter(({ name }) => name === "a:t" || name === ":v");
  return texts.flatMap((element) => innerText(element).trim() || []).join(" ");
}
