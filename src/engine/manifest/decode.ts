import type { Arguments, Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import { encodingOf, hanIn, isUtf8, strictly } from "../../base/encoding.ts";
import { shortened } from "../../base/excerpt.ts";
import { endOfLine, type SourceFile, sourceFile } from "../../base/source.ts";

/** How large a file of each kind may be, in MB of a million bytes. A web page may hold its pictures. */
const LIMITS = { manifest: 4, copy: 8, web: 32, art: 8, fonts: 4 } as const;

export type TextKind = keyof typeof LIMITS;

/** The most bytes that are read of a file of this kind. */
export function limitOf(kind: TextKind): number {
  return LIMITS[kind] * 1_000_000;
}

/** Facts for the message `file-too-large`. */
export function tooLarge(bytes: number, kind: TextKind): { megabytes: number; limit: number } {
  return { megabytes: Math.ceil(bytes / 1_000_000), limit: LIMITS[kind] };
}

/**
 * Bytes → text, UTF-8 alone. A byte order mark is dropped and line ends become LF. Other encodings are named, never
 * guessed at: the text is decoded only to show the place.
 */
export function decode(bytes: Uint8Array, path: string, kind: TextKind): Outcome<SourceFile> {
  if (bytes.length > limitOf(kind)) {
    return refused(sourceFile(path, ""), "file-too-large", tooLarge(bytes.length, kind));
  }
  const program = documentOf(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"), path, kind);
  if (program !== undefined) return refused(sourceFile(path, ""), "not-text-file", { file: path, program });
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return damaged(bytes, path);
  if (encoding !== "utf-8") return foreign(bytes, path, encoding);
  const source = sourceFile(path, withLineFeeds(UTF8.decode(bytes)));
  if (source.text.trim() === "") return refused(source, "empty-file");
  return outcome(source, lostCharacters(source));
}

function refused(source: SourceFile, code: Code, args: Arguments = {}): Outcome<SourceFile> {
  const end = Math.min(1, source.text.length);
  return { ok: false, diagnostics: [errorAt({ source, start: 0, end }, code, args)] };
}

function foreign(bytes: Uint8Array, path: string, encoding: string): Outcome<SourceFile> {
  // The first lines are enough to show.
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes.subarray(0, 4096)));
  return refused(sourceFile(path, text), "not-utf8", { encoding: encoding.toUpperCase() });
}

/** A text with line feeds alone. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** One decoder for all files: making one takes longer than reading a story with it. */
const UTF8 = new TextDecoder("utf-8");

/** The first bytes of other programs' documents, with the programs' names. */
const DOCUMENTS: readonly (readonly [opening: string, program: string])[] = [
  ["PK\x03\x04", "ZIP"],
  ["\xd0\xcf\x11\xe0", "Word / WPS (.doc, .wps)"],
  ["{\\rtf", "RTF"],
  ["%PDF-", "PDF"],
  ["\xff\xd8\xff", "JPEG"],
  ["\x89PNG", "PNG"],
  ["GIF8", "GIF"],
  ["MIME-Version:", "MHTML"],
];

/** Web pages by their first element, or by their names: a piece of a page has no such element. */
const WEB_PAGE =
  /^(?:\xef\xbb\xbf|\ufeff)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|meta|body)\b/i;

/** @param head its first characters */
export function isWebPage(head: string): boolean {
  return WEB_PAGE.test(head);
}

/**
 * The kind of a file that is a document of another program and no text.
 * @param head its first bytes, a character each, or its first characters
 */
export function documentOf(head: string, path: string, kind: TextKind): string | undefined {
  const program = DOCUMENTS.find(([opening]) => head.startsWith(opening))?.[1];
  if (program === undefined) {
    if (kind === "web") return undefined;
    if (WEB_PAGE.test(head) || /\.x?html?$/i.test(path)) return "HTML";
    return kind !== "art" && /^(?:\xef\xbb\xbf|\ufeff)?\s*<\?xml\b/.test(head) ? "XML" : undefined;
  }
  if (program !== "ZIP") return program;
  if (/word\/|\[Content_Types\]/.test(head)) return "Word (.docx)";
  return head.includes("opendocument.text") ? "OpenDocument (.odt)" : program;
}

/** Bytes that are UTF-8 with damage: what is broken of each line. */
function damaged(bytes: Uint8Array, path: string): Outcome<SourceFile> {
  const source = sourceFile(path, withLineFeeds(UTF8.decode(bytes)));
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const diagnostics: Diagnostic[] = [];
  let from = isMarked ? 3 : 0;
  for (let line = 0; line < source.lines.length && diagnostics.length < MOST_RANGES; line++) {
    const length = bytes.subarray(from).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    const to = length < 0 ? bytes.length : from + length;
    if (!isUtf8(bytes.subarray(from, to))) diagnostics.push(brokenIn(bytes.subarray(from, to), source, line));
    from = bytes[to] === 0x0d && bytes[to + 1] === 0x0a ? to + 2 : to + 1;
  }
  return { ok: false, diagnostics };
}

/** A file with more broken places than that is no text. */
const MOST_RANGES = 1000;

/** The first broken byte of a line to the last: in an encoding that shows itself, or bytes without a meaning. */
function brokenIn(bytes: Uint8Array, source: SourceFile, line: number): Diagnostic {
  const text = LINE.decode(bytes);
  const [first, last] = [text.indexOf("\ufffd"), text.lastIndexOf("\ufffd")];
  const from = Buffer.byteLength(text.slice(0, first));
  const to = bytes.length - Buffer.byteLength(text.slice(last + 1));
  const start = (source.lines[line] ?? 0) + first;
  const span = { source, start, end: start + last + 1 - first };
  // The last byte of a pair may be a letter of ASCII.
  for (const end of [to, to + 1]) {
    const read = strictly(bytes.subarray(from, end), "gb18030");
    if (read !== undefined && isMostlyHan(read))
      return errorAt(span, "mixed-encoding", { encoding: "GB18030", text: shortened(read.replaceAll(/\s+/g, " ")) });
  }
  const shown = [...bytes.subarray(from, Math.min(to, from + 4))].map(
    (byte) => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return errorAt(span, "broken-utf8", { byte: shown.join(" ") + (to - from > 4 ? " …" : "") });
}

/** Keeps what stands at the beginning, whatever it is. */
const LINE = new TextDecoder("utf-8", { ignoreBOM: true });

function isMostlyHan(text: string): boolean {
  const high = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return high > 1 && hanIn(text) > 0.8 * high;
}

/** U+FFFD in whole UTF-8: another program lost a character. All of a line are one loss. */
function lostCharacters(source: SourceFile): readonly Diagnostic[] {
  const { text } = source;
  const diagnostics: Diagnostic[] = [];
  for (let at = text.indexOf("\ufffd"); at >= 0 && diagnostics.length < MOST_RANGES; ) {
    const end = text.lastIndexOf("\ufffd", endOfLine(text, at)) + 1;
    diagnostics.push(errorAt({ source, start: at, end }, "replacement-character"));
    at = text.indexOf("\ufffd", end);
  }
  return diagnostics;
}
