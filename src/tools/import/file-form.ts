// Recognises the kind of a file by its content, whatever its name says: colleagues rename files, and programs save web pages as .doc. Also decodes text, whose
// encoding is that which was named, a byte order mark or, for web pages, the page's own declaration.
import { type Diagnostic, errorAt, type Outcome, warningAt } from "../../base/diagnostic.ts";
import { ENCODINGS, type Encoding, encodingNamed, markedIn } from "../../base/encoding.ts";
import { beginningOf, type SourceFile, sourceFile } from "../../base/source.ts";
import { decode, documentOf, isWebPage, limitOf, type TextKind, withLineFeeds } from "../../engine/manifest/decode.ts";

/** The real kind of a file. */
export type FileForm =
  | { readonly is: "sealed" | "zip" | "doc" | "rtf" | "odt" | "web" | "saved-page" | "text" | "binary" }
  | { readonly is: "mail" }
  | { readonly is: "foreign" | "packed"; readonly program: string };

/** Endings of copy, and of copy that has to be saved in another form first: the error explains how. */
const COPY = /\.(?:docx|docm|md|markdown|txt|json|x?html?|eml|doc|rtf|wps|odt|pages|xlsx?|et|mht|mhtml|zip|rar|7z)$/i;

/** True if a file's name is one of copy. */
export function isCopyName(name: string): boolean {
  return COPY.test(name);
}

/** Bytes that are enough to recognise a kind: heads of mails are long. */
const HEAD = 16_384;

/** Recognises a file by its first bytes, and by its name if they fit several kinds. */
export function fileFormOf(bytes: Uint8Array, path: string): FileForm {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString("latin1");
  const program = programForm(bytes, head);
  if (program !== undefined) return program;
  const letter = mailHead(head);
  if (letter !== "") return { is: isSavedPage(letter) ? "saved-page" : "mail" };
  if (isWeb(head, path)) return { is: "web" };
  const isKnown = documentOf(head, path, "web") !== undefined;
  return { is: !isKnown && isBinary(bytes.subarray(0, HEAD)) ? "binary" : "text" };
}

/** A document or an archive, by its first bytes. */
function programForm(bytes: Uint8Array, head: string): FileForm | undefined {
  if (isSealed(bytes)) return { is: "sealed" };
  if (head.startsWith("\xd0\xcf\x11\xe0")) return { is: "doc" };
  if (head.startsWith("{\\rtf")) return { is: "rtf" };
  const office = OFFICE.exec(head)?.[1];
  if (office !== undefined) return office.startsWith("text") ? { is: "odt" } : { is: "foreign", program: OTHER_OFFICE };
  if (["PK\x03", "PK\x05", "PK\x07"].some((opening) => head.startsWith(opening)))
    return { is: holdsOpenDocument(bytes) ? "odt" : "zip" };
  const packed = PACKED.find(([opening]) => head.startsWith(opening))?.[1];
  return packed === undefined ? undefined : { is: "packed", program: packed };
}

/** The first bytes of archives, with their programs' names. */
const PACKED: readonly (readonly [opening: string, program: string])[] = [
  ["Rar!", "RAR"],
  ["7z\xbc\xaf", "7-Zip"],
  ["\x1f\x8b", "gzip"],
];

/** Text has hardly any control characters: if one byte in twenty is one, the file is binary, or UTF-16. */
const MOST_CONTROLS = 0.05;
/** Of binary bytes read as UTF-16, a third are Han by chance. */
const LEAST_WORDS = 0.7;

function isBinary(head: Uint8Array): boolean {
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (controls <= MOST_CONTROLS * head.length) return false;
  return ["utf-16le", "utf-16be"].every((encoding) => {
    const text = new TextDecoder(encoding).decode(head);
    return (
      (text.match(/[\t-\r -~\u00a0\u2010-\u2026\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]/gu)?.length ?? 0) <
      LEAST_WORDS * text.length
    );
  });
}

/** Word stores a document with a password in a container of its older format, with one stream of this name. */
function isSealed(bytes: Uint8Array): boolean {
  const isContainer = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  return isContainer && Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** Lines of a letter's head, which may go on in indented ones. */
const MAIL_HEAD = /^(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/;
const MAIL_KEY = /^(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|Content-Type|X-Mailer):/im;
/** Author, recipient or date; a page that a browser or Word saves as one file (MHTML) has none of them, or says that it was saved. */
const MAIL_SENT = /^(?:Received|Return-Path|To|Date|Message-ID):/im;
const PAGE_SAVED = /^(?:From: [<"]?Saved by|(?:Snapshot-)?Content-Location:)/im;

/** The head of a mail as mail programs save it; empty if the file is no mail. */
function mailHead(head: string): string {
  const letter = MAIL_HEAD.exec(head)?.[0] ?? "";
  return MAIL_KEY.test(letter) ? letter : "";
}

function isSavedPage(letter: string): boolean {
  return PAGE_SAVED.test(letter) || (!MAIL_SENT.test(letter) && !/^(?:From|Subject):/im.test(letter));
}

/** A document of OpenDocument names its kind at its very beginning. */
const OFFICE = /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.([a-z-]+)/s;
const OTHER_OFFICE = "OpenDocument (.ods, .odp)";

/** Some programs put that word after the other parts, or omit it: these are recognised by their names. */
function holdsOpenDocument(bytes: Uint8Array): boolean {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["content.xml", "META-INF/manifest.xml"].every((name) => names.includes(name)) && !names.includes("word/");
}

/** The first element of a page with its attributes, which no copy begins with: `<p>`, `<div class="body">`. */
const HTML_PIECE = /^\s*<(?:p|div|table|font|span|article|section|h[1-6]|ul|ol)(?:\s[^<>]*)?>/i;

/** A web page, a part of one, or a file with such a name and any element in it. In UTF-16 there are zeros between its letters. */
function isWeb(head: string, path: string): boolean {
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
  if (isWebPage(text) || HTML_PIECE.test(text)) return true;
  return /\.x?html?$/i.test(path) && /<\/?[a-z][^<>]*>/i.test(text);
}

/** A file's name without its folder and ending. */
export function stemOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.\w+$/, "");
}

/**
 * A text file as UTF-8, or converted from the encoding that was named or that its byte order mark shows: bytes that this encoding does not know are an
 * error at their line. Text that reads as GB18030 is converted with a warning.
 */
export function decodeAs(
  bytes: Uint8Array,
  path: string,
  named: Encoding | undefined,
  kind: TextKind,
): Outcome<SourceFile> {
  const encoding = named ?? markedIn(bytes);
  const outcome = decode(bytes, path, kind);
  if (outcome.ok) return outcome;
  // A message names documents of other programs, whatever the encoding.
  const isNoText = outcome.diagnostics.some(({ code }) => code === "not-text-file" || code === "empty-file");
  const seems = outcome.diagnostics.find(({ code }) => code === "not-utf8")?.arguments["encoding"];
  // Old Windows programs save Chinese text in GB18030.
  if (encoding === undefined && seems === "GB18030" && outcome.diagnostics.length === 1) {
    const converted = decodeAs(bytes, path, "gb18030", kind);
    if (!converted.ok) return converted;
    const read = warningAt(beginningOf(converted.value), "encoding-guessed", { encoding: "GB18030" });
    return { ...converted, diagnostics: [read, ...converted.diagnostics] };
  }
  if (encoding === undefined || encoding === "utf-8" || bytes.length > limitOf(kind) || isNoText)
    return { ok: false, diagnostics: outcome.diagnostics.map(withWayOut) };
  const text = withLineFeeds(new TextDecoder(encoding).decode(bytes));
  const source = sourceFile(path, text);
  const program = documentOf(text.slice(0, 4096), path, kind);
  if (program !== undefined)
    return { ok: false, diagnostics: [errorAt({ source, start: 0, end: 0 }, "foreign-document", { program })] };
  const at = text.indexOf("\ufffd");
  const name = encoding.toUpperCase();
  const unlike = errorAt({ source, start: 0, end: 1 }, "unlike-encoding", { encoding: name, seems: seems ?? "" });
  if (at < 0 && (seems === undefined || seems === name)) return { ok: true, value: source, diagnostics: [] };
  if (at < 0) return { ok: true, value: source, diagnostics: [{ ...unlike, severity: "warning" }] };
  const span = { source, start: at, end: at + 1 };
  return { ok: false, diagnostics: [errorAt(span, "wrong-encoding", { encoding: name })] };
}

/**
 * A web page in UTF-8, or in the encoding of its byte order mark or `<meta>`. If it declares a Western one, Chinese bytes overrule that: many Chinese pages
 * declare a wrong one.
 */
export function decodeWeb(bytes: Uint8Array, path: string, encoding: Encoding | undefined): Outcome<SourceFile> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const charset = encodingNamed(/<meta[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? "");
  const named = ENCODINGS.find((each) => each === charset);
  const outcome = decodeAs(bytes, path, encoding ?? markedIn(bytes) ?? named, "web");
  const isWestern = encoding === undefined && charset === "windows-1252";
  if (outcome.ok || !isWestern || outcome.diagnostics.some(({ code }) => code !== "broken-utf8")) return outcome;
  const text = withLineFeeds(latinText(bytes));
  return { ok: true, value: sourceFile(path, text), diagnostics: [] };
}

/** Text in another encoding can be converted, a document saved in another form: importers have their own hints. */
function withWayOut(diagnostic: Diagnostic): Diagnostic {
  const { code, span, arguments: args } = diagnostic;
  if (code === "not-text-file") return errorAt(span, "foreign-document", { program: args["program"] ?? "" });
  if (code !== "not-utf8") return diagnostic;
  return { ...diagnostic, arguments: { ...args, option: String(args["encoding"]).toLowerCase() } };
}

/** Bytes 0x80 to 0x9f of Windows' Latin; five have no character. */
const SIGNS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Text in Windows' Latin (code page 1252). Some versions of Node read it as ISO 8859-1, which differs in these bytes. */
export function latinText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (sign) => SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}
