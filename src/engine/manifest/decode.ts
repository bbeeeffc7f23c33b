import type { Arguments, Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt, type Outcome, outcome } from "../../base/diagnostic.ts";
import { encodingOf, hanIn, isUtf8, strictly } from "../../base/encoding.ts";
import { shortened } from "../../base/excerpt.ts";
import { endOfLine, type SourceFile, sourceFile } from "../../base/source.ts";
import { FILE_MEGABYTES, MOST_BROKEN, MOSTLY_HAN } from "./weights.ts";

/*
 * Turns a file's bytes into text. Only UTF-8 is read: a wrong guess at another encoding would print wrong characters. So every other encoding, and every
 * document of another program, is named in a message, and its text is decoded only to show the place.
 */

export type TextKind = keyof typeof FILE_MEGABYTES;

/** The size limit of a kind, in bytes. */
export function limitOf(kind: TextKind): number {
  return FILE_MEGABYTES[kind] * 1_000_000;
}

/** Arguments of `file-too-large`. */
export function tooLarge(bytes: number, kind: TextKind): { megabytes: number; limit: number } {
  return { megabytes: Math.ceil(bytes / 1_000_000), limit: FILE_MEGABYTES[kind] };
}

/**
 * Reads UTF-8 bytes. A byte order mark is dropped and line ends become LF.
 * @param path for messages
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
  // The first lines are enough for a message.
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes.subarray(0, 4096)));
  return refused(sourceFile(path, text), "not-utf8", { encoding: encoding.toUpperCase() });
}

/** The text with CRLF and CR as LF. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Shared by all files: creating a decoder takes longer than decoding a story. */
const UTF8 = new TextDecoder("utf-8");

/** The first bytes of other programs' documents. */
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

/** A web page, by its first element. A fragment of a page has no such element and is recognised by its file name. */
const WEB_PAGE =
  /^(?:\xef\xbb\xbf|\ufeff)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|meta|body)\b/i;

/** @param head the first characters of a file */
export function isWebPage(head: string): boolean {
  return WEB_PAGE.test(head);
}

/**
 * The program whose document this file is; undefined for text.
 * @param head the first bytes as Latin-1, or the first characters
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

/** Errors for UTF-8 with broken bytes, one per line. */
function damaged(bytes: Uint8Array, path: string): Outcome<SourceFile> {
  const source = sourceFile(path, withLineFeeds(UTF8.decode(bytes)));
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const diagnostics: Diagnostic[] = [];
  let from = isMarked ? 3 : 0;
  for (let line = 0; line < source.lines.length && diagnostics.length < MOST_BROKEN; line++) {
    const length = bytes.subarray(from).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    const to = length < 0 ? bytes.length : from + length;
    if (!isUtf8(bytes.subarray(from, to))) diagnostics.push(brokenIn(bytes.subarray(from, to), source, line));
    from = bytes[to] === 0x0d && bytes[to + 1] === 0x0a ? to + 2 : to + 1;
  }
  return { ok: false, diagnostics };
}

/** The stretch from the first to the last broken byte of a line: text in another encoding if it can be read as Chinese, else meaningless bytes. */
function brokenIn(bytes: Uint8Array, source: SourceFile, line: number): Diagnostic {
  const text = LINE.decode(bytes);
  const [first, last] = [text.indexOf("\ufffd"), text.lastIndexOf("\ufffd")];
  const from = Buffer.byteLength(text.slice(0, first));
  const to = bytes.length - Buffer.byteLength(text.slice(last + 1));
  const start = (source.lines[line] ?? 0) + first;
  const span = { source, start, end: start + last + 1 - first };
  // The last byte of a pair may be an ASCII letter.
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

/** Keeps a byte order mark. */
const LINE = new TextDecoder("utf-8", { ignoreBOM: true });

function isMostlyHan(text: string): boolean {
  const high = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return high > 1 && hanIn(text) > MOSTLY_HAN * high;
}

/** U+FFFD in valid UTF-8: another program lost a character. All of a line count as one loss. */
function lostCharacters(source: SourceFile): readonly Diagnostic[] {
  const { text } = source;
  const diagnostics: Diagnostic[] = [];
  for (let at = text.indexOf("\ufffd"); at >= 0 && diagnostics.length < MOST_BROKEN; ) {
    const end = text.lastIndexOf("\ufffd", endOfLine(text, at)) + 1;
    diagnostics.push(errorAt({ source, start: at, end }, "replacement-character"));
    at = text.indexOf("\ufffd", end);
  }
  return diagnostics;
}
