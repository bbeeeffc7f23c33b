import { type Arguments, type Diagnostic, errorAt, type Outcome, outcome } from "../base/diagnostic.ts";
import { shortened } from "../base/excerpt.ts";
import type { Code } from "../base/messages.ts";
import { endOfLine, type SourceFile, type Span, sourceFile } from "../base/source.ts";

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
  const wide = utf16Of(bytes);
  if (wide !== undefined) return foreign(bytes, path, wide);
  const text = inUtf8(bytes);
  if (text === undefined) return damaged(bytes, path);
  const source = sourceFile(path, withLineFeeds(text));
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
const UTF8 = new TextDecoder("utf-8", { fatal: true });

function inUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

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

/** UTF-16 by its byte order mark: Windows' Notepad calls that "Unicode". */
export function markedIn([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** UTF-16 by its byte order mark or, without one, by the noughts in every other byte of line ends and ASCII. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const marked = markedIn(bytes);
  if (marked !== undefined) return marked;
  const head = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  const many = Math.max(2, head.length / 50);
  if (odd >= many && odd > 8 * even) return "utf-16le";
  return even >= many && even > 8 * odd ? "utf-16be" : undefined;
}

/** Bytes that are not UTF-8: another encoding where hardly any sequence is whole, else each broken range. */
function damaged(bytes: Uint8Array, path: string): Outcome<SourceFile> {
  const { whole, broken } = sequencesOf(bytes);
  const encoding = 8 * whole <= broken.length ? otherEncoding(bytes) : undefined;
  if (encoding !== undefined) return foreign(bytes, path, encoding);
  const source = sourceFile(path, withLineFeeds(new TextDecoder().decode(bytes)));
  const diagnostics: Diagnostic[] = [];
  let start = 0;
  let counted = 0;
  const advance = (to: number): number => {
    start += withLineFeeds(
      new TextDecoder("utf-8", { ignoreBOM: counted > 0 }).decode(bytes.subarray(counted, to)),
    ).length;
    counted = to;
    return start;
  };
  for (const [from, to] of rangesOf(bytes, broken).slice(0, MOST_RANGES)) {
    const span = { source, start: advance(from), end: advance(to) };
    diagnostics.push(brokenAt(span, bytes.subarray(from, to)));
  }
  return { ok: false, diagnostics };
}

/** A file with more broken places than that is no text. */
const MOST_RANGES = 1000;

/** A range in an encoding that tells itself, or bytes without a meaning. */
function brokenAt(span: Span, range: Uint8Array): Diagnostic {
  const text = strictly(range, "gb18030");
  if (text !== undefined && isMostlyHan(text)) {
    return errorAt(span, "mixed-encoding", { encoding: "GB18030", text: shortened(text.replaceAll(/\s+/g, " ")) });
  }
  const shown = [...range.subarray(0, 4)].map((byte) => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`);
  return errorAt(span, "broken-utf8", { byte: shown.join(" ") + (range.length > 4 ? " …" : "") });
}

function isMostlyHan(text: string): boolean {
  const high = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return high > 1 && hanIn(text) > 0.8 * high;
}

/** Broken bytes that belong together: all of a line, as far as they stand, and lines one below another. */
function rangesOf(bytes: Uint8Array, broken: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const ranges: [from: number, to: number][] = [];
  for (const at of broken) {
    const last = ranges.at(-1);
    if (last !== undefined && isOneRange(bytes, last[1], at)) last[1] = at + 1;
    else ranges.push([at, at + 1]);
  }
  // The last byte of a pair may be a letter of ASCII.
  return ranges.map(([from, to]) => [
    from,
    strictly(bytes.subarray(from, to), "gb18030") === undefined && endsInPair(bytes, from, to) ? to + 1 : to,
  ]);
}

function endsInPair(bytes: Uint8Array, from: number, to: number): boolean {
  const text = bytes[to] === 0x0a ? undefined : strictly(bytes.subarray(from, to + 1), "gb18030");
  return text !== undefined && isMostlyHan(text);
}

/** Whether no whole Han character, and at most one line end, stands between two broken places. */
function isOneRange(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 400) return false;
  let feeds = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === 0x0a) feeds++;
    if (feeds > 1 || sequenceAt(bytes, at) > 2) return false;
  }
  return true;
}

/** The encoding in which the bytes read as Chinese; undefined when there is none. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4096);
  const isGb = strictly(bytes, "gb18030") !== undefined;
  // Low bytes of UTF-16 fall among the controls (。is 02 30); GB18030 has none.
  const isWide = head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  // Most of one is sound in the other; read rightly, more of it is Han.
  const isBig5 = strictly(bytes, "big5") !== undefined;
  const candidates = [
    ...(isWide ? ["utf-16le", "utf-16be"] : []),
    ...(isGb ? ["gb18030"] : []),
    ...(isBig5 ? ["big5"] : []),
  ];
  const scores = candidates.map((encoding) => ({ encoding, han: hanIn(new TextDecoder(encoding).decode(head)) }));
  return scores.toSorted((a, b) => b.han - a.han)[0]?.encoding;
}

function hanIn(text: string): number {
  return text.match(/[\u4e00-\u9fff\u3000-\u3002\uff0c]/g)?.length ?? 0;
}

interface Sequences {
  /** How many Han and other characters of three bytes or more are whole: shorter ones come by chance in GB18030. */
  readonly whole: number;
  /** Offsets of bytes that belong to none. */
  readonly broken: readonly number[];
}

function sequencesOf(bytes: Uint8Array): Sequences {
  const broken: number[] = [];
  let whole = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length === 0) broken.push(at);
    else if (length > 2) whole++;
    at += Math.max(1, length);
  }
  return { whole, broken };
}

/** RFC 3629 §4: lead bytes up to `last` open a sequence of `length` whose second byte lies within a range. */
const LEADS: readonly { last: number; length: number; second: readonly [min: number, max: number] }[] = [
  { last: 0x7f, length: 1, second: [0x80, 0xbf] },
  { last: 0xc1, length: 0, second: [0x80, 0xbf] },
  { last: 0xdf, length: 2, second: [0x80, 0xbf] },
  { last: 0xe0, length: 3, second: [0xa0, 0xbf] },
  { last: 0xec, length: 3, second: [0x80, 0xbf] },
  { last: 0xed, length: 3, second: [0x80, 0x9f] },
  { last: 0xef, length: 3, second: [0x80, 0xbf] },
  { last: 0xf0, length: 4, second: [0x90, 0xbf] },
  { last: 0xf3, length: 4, second: [0x80, 0xbf] },
  { last: 0xf4, length: 4, second: [0x80, 0x8f] },
];

/** The length of the UTF-8 sequence at `at`; 0 when there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = LEADS.find(({ last }) => (bytes[at] ?? 0xff) <= last);
  if (lead === undefined || lead.length < 2) return lead?.length ?? 0;
  const [min, max] = lead.second;
  const [, second = 0, ...rest] = bytes.subarray(at, at + lead.length);
  const isWhole = rest.length === lead.length - 2 && second >= min && second <= max;
  return isWhole && rest.every((byte) => byte >= 0x80 && byte <= 0xbf) ? lead.length : 0;
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
