import { type Diagnostic, errorAt, type Outcome, outcome } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";

/** What a file is read for: how large it may be, in MB of a million bytes. */
const LIMITS = { manifest: 16, copy: 8, art: 8 } as const;

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
    return failure({ path, text: "" }, 0, (span) => errorAt(span, "file-too-large", tooLarge(bytes.length, kind)));
  }
  const wide = utf16Of(bytes);
  if (wide !== undefined) return foreign(bytes, path, wide);
  const text = strictly(bytes, "utf-8");
  if (text === undefined) return damaged(bytes, path);
  const source = { path, text: withLineFeeds(text) };
  if (source.text.trim() === "") return failure(source, 0, (span) => errorAt(span, "empty-file"));
  return outcome(source, lostCharacters(source));
}

function failure(source: SourceFile, at: number, word: (span: Diagnostic["span"]) => Diagnostic): Outcome<SourceFile> {
  const end = Math.min(at + 1, source.text.length);
  return { ok: false, diagnostics: [word({ source, start: Math.min(at, end), end })] };
}

function foreign(bytes: Uint8Array, path: string, encoding: string): Outcome<SourceFile> {
  // The first lines are enough to show.
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes.subarray(0, 4096)));
  return failure({ path, text }, 0, (span) => errorAt(span, "not-utf8", { encoding: encoding.toUpperCase() }));
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 by its byte order mark or, without one, by the noughts in every other byte of line ends and ASCII. */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 4096);
  const noughts = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  const many = Math.max(2, head.length / 50);
  if (odd >= many && odd > 8 * even) return "utf-16le";
  return even >= many && even > 8 * odd ? "utf-16be" : undefined;
}

/** Bytes that are not UTF-8: another encoding when hardly any sequence is whole, else each broken place. */
function damaged(bytes: Uint8Array, path: string): Outcome<SourceFile> {
  const { whole, broken } = sequencesOf(bytes);
  if (whole <= 4 * broken.length && strictly(bytes, "gb18030") !== undefined) return foreign(bytes, path, "gb18030");
  if (whole <= broken.length) return foreign(bytes, path, mostlyHan(bytes));
  const source = { path, text: withLineFeeds(new TextDecoder().decode(bytes)) };
  const diagnostics = broken.slice(0, 20).map((at) => {
    const start = withLineFeeds(new TextDecoder().decode(bytes.subarray(0, at))).length;
    const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
    return errorAt({ source, start, end: Math.min(start + 1, source.text.length) }, "broken-utf8", { byte });
  });
  return { ok: false, diagnostics };
}

/** Of what remains the reading with the most Han: UTF-16 of pure Chinese holds no noughts. */
function mostlyHan(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4096);
  const score = (encoding: string): number =>
    new TextDecoder(encoding).decode(head).match(/[\u4e00-\u9fff\u3000-\u3002]/g)?.length ?? 0;
  const encodings = ["gb18030", "utf-16le", "utf-16be"];
  // Two bytes a character in all three: the scores compare.
  return encodings.reduce((best, next) => (score(next) > score(best) ? next : best));
}

interface Sequences {
  /** Whole sequences of more than one byte. */
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
    else if (length > 1) whole++;
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

/** U+FFFD in whole UTF-8: another program lost a character. */
function lostCharacters(source: SourceFile): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (let at = source.text.indexOf("\ufffd"); at >= 0 && diagnostics.length < 20; ) {
    diagnostics.push(errorAt({ source, start: at, end: at + 1 }, "replacement-character"));
    at = source.text.indexOf("\ufffd", at + 1);
  }
  return diagnostics;
}
