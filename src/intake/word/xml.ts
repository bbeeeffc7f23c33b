import sax from "sax";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { sourceFile } from "../../base/source.ts";

/** An element as it opens: its local name if it is WordprocessingML or of a kindred language, with its attributes' local names. */
export interface OpenElement {
  /** `w:p`, `mc:Choice`, `m:t`: a fixed prefix by its namespace; empty: another's. */
  readonly name: string;
  /** As the part writes it. */
  readonly written: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly closed: boolean;
  /** UTF-16 offsets of its tag. */
  readonly start: number;
  readonly end: number;
}

interface XmlReader {
  readonly open?: (element: OpenElement) => void;
  /** @param start offset of the closing tag @param end behind it; for an element closed at once both are its tag's end */
  readonly close?: (element: OpenElement, start: number, end: number) => void;
  readonly text?: (text: string) => void;
}

/** Deeper elements exhaust readers that call themselves; Word's own tables in tables stay below sixty. */
const MOST_DEPTH = 256;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.microsoft.com/office/word/2010/wordml", "w14"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
]);

/** A part's text: UTF-8, or UTF-16 by its mark. Undefined: neither. */
export function xmlText(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads a part's XML. Reports a document type, elements that are too deep, and XML that is not well-formed, at their line of the part.
 * @param path of the part, as messages print it
 */
export function readXml(text: string, path: string, reader: XmlReader): Diagnostic | undefined {
  const parser = sax.parser(true, { xmlns: true });
  const open: OpenElement[] = [];
  let fault: Diagnostic | undefined;
  const refuse = (code: "document-entities" | "document-deep" | "broken-document", args = {}): void => {
    const source = sourceFile(path, text);
    const start = Math.min(parser.position, Math.max(0, text.length - 1));
    fault ??= errorAt({ source, start, end: Math.min(start + 1, text.length) }, code, args);
    // Nothing more is read.
    parser.error = new Error(code);
  };
  parser.ondoctype = () => refuse("document-entities");
  parser.onopentag = (tag) => {
    if (fault !== undefined) return;
    const element = elementOf(tag as sax.QualifiedTag, parser.startTagPosition - 1, parser.position);
    open.push(element);
    if (open.length > MOST_DEPTH) refuse("document-deep", { depth: open.length });
    else reader.open?.(element);
  };
  parser.onclosetag = () => {
    const element = open.pop();
    if (fault !== undefined || element === undefined) return;
    const start = element.closed ? element.end : parser.startTagPosition - 1;
    reader.close?.(element, start, parser.position);
  };
  const take = (words: string): void => {
    if (fault === undefined) reader.text?.(words);
  };
  parser.ontext = take;
  parser.oncdata = take;
  parser.onerror = () => refuse("broken-document");
  try {
    parser.write(text).close();
  } catch {
    // `refuse` has told it: the parser throws the error that it was given.
    refuse("broken-document");
  }
  return fault;
}

/** The texts that stand in the wanted elements, in their order. */
export function textsOfElements(xml: string, isWanted: (element: OpenElement) => boolean): readonly string[] {
  const texts: string[] = [];
  let isIn = false;
  readXml(xml, "", {
    open: (element) => {
      isIn = isWanted(element);
    },
    text: (text) => {
      if (isIn) texts.push(text);
    },
    close: () => {
      isIn = false;
    },
  });
  return texts;
}

function elementOf(tag: sax.QualifiedTag, start: number, end: number): OpenElement {
  const prefix = PREFIXES.get(tag.uri);
  const attributes = Object.fromEntries(
    Object.values(tag.attributes).map(({ local, value }) => [local, value] as const),
  );
  const name = prefix === undefined ? "" : `${prefix}:${tag.local}`;
  return { name, written: tag.name, attributes, closed: tag.isSelfClosing, start, end };
}
