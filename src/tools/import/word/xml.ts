import sax from "sax";
import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import { markedIn, strictly } from "../../../base/encoding.ts";
import { sourceFile } from "../../../base/source.ts";

export interface WordElement {
  /** `w:p`, `mc:Choice`, `m:t`: a fixed prefix by its namespace; `:chart`: one of another namespace. */
  readonly name: string;
  /** By their local names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (WordElement | string)[];
}

/** Deeper elements exhaust readers that call themselves; Word's own tables in tables stay below sixty. */
const MOST_DEPTH = 256;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
]);

/** A part's text: UTF-8, or UTF-16 by its mark. Undefined: neither. */
export function xmlText(bytes: Uint8Array): string | undefined {
  return strictly(bytes, markedIn(bytes) ?? "utf-8");
}

interface ParsedXml {
  /** Without a fault it is the whole part; undefined: the part is empty. */
  readonly root: WordElement | undefined;
  readonly fault: Diagnostic | undefined;
}

/**
 * Reads a part's XML. Reports a document type, elements that are too deep, and XML that is not well-formed, at their line of the part.
 * @param path of the part, as messages print it
 */
export function parseXml(text: string, path: string): ParsedXml {
  const parser = sax.parser(true, { xmlns: true });
  const open: (WordElement | string)[][] = [[]];
  let fault: Diagnostic | undefined;
  const refuse = (code: "document-entities" | "document-deep" | "damaged-document", args = {}): void => {
    const source = sourceFile(path, text);
    const start = Math.min(parser.position, Math.max(0, text.length - 1));
    fault ??= errorAt({ source, start, end: Math.min(start + 1, text.length) }, code, args);
    // Nothing more is read.
    parser.error = new Error(code);
  };
  parser.ondoctype = () => refuse("document-entities");
  parser.onopentag = (tag) => {
    if (fault !== undefined) return;
    const children: WordElement["children"][number][] = [];
    open.at(-1)?.push(elementOf(tag as sax.QualifiedTag, children));
    open.push(children);
    if (open.length > MOST_DEPTH) refuse("document-deep", { depth: open.length - 1 });
  };
  parser.onclosetag = () => {
    open.pop();
  };
  const take = (words: string): void => {
    open.at(-1)?.push(words);
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onerror = () => refuse("damaged-document");
  try {
    parser.write(text).close();
  } catch {
    // `refuse` has reported it: the parser throws the error that it was given.
    refuse("damaged-document");
  }
  return { root: open[0]?.find((node) => typeof node !== "string"), fault };
}

function elementOf(tag: sax.QualifiedTag, children: WordElement["children"]): WordElement {
  const attributes = Object.fromEntries(
    Object.values(tag.attributes).map(({ local, value }) => [local, value] as const),
  );
  return { name: `${PREFIXES.get(tag.uri) ?? ""}:${tag.local}`, attributes, children };
}

/** The elements in an element. */
export function innerElements(element: WordElement | undefined, name?: string): readonly WordElement[] {
  const children = element?.children.filter((child) => typeof child !== "string") ?? [];
  return name === undefined ? children : children.filter((child) => child.name === name);
}

/** The element at the end of a way down: `w:numPr`, `w:ilvl`. */
export function elementAt(element: WordElement | undefined, ...way: readonly string[]): WordElement | undefined {
  return way.reduce((at, name) => innerElements(at, name)[0], element);
}

/** What the element at the end of a way down says: its `w:val`. */
export function valueAt(element: WordElement | undefined, ...way: readonly string[]): string | undefined {
  return elementAt(element, ...way)?.attributes["val"];
}

/** An element and all elements in it, in their order. */
export function everyElement(element: WordElement, found: WordElement[] = []): readonly WordElement[] {
  found.push(element);
  for (const child of element.children) if (typeof child !== "string") everyElement(child, found);
  return found;
}

/** The text that stands right in an element. */
export function innerText({ children }: WordElement): string {
  return children.filter((child) => typeof child === "string").join("");
}
