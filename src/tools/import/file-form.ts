import { documentOf, isWebPage } from "../../engine/manifest/decode.ts";

/** What a file is, whatever its name says. */
export type FileForm =
  | { readonly is: "sealed" | "zip" | "doc" | "rtf" | "odt" | "web" | "saved-page" | "text" | "binary" }
  | { readonly is: "mail" }
  | { readonly is: "foreign" | "packed"; readonly program: string };

/** Endings of copy, and of copy that has to be saved in another form first: an error says how. */
const COPY = /\.(?:docx|docm|md|markdown|txt|json|x?html?|eml|doc|rtf|wps|odt|pages|xlsx?|et|mht|mhtml|zip|rar|7z)$/i;

/** Whether a file bears the name of copy. */
export function isCopyName(name: string): boolean {
  return COPY.test(name);
}

/** Bytes that are enough to tell: heads of mails are long. */
const HEAD = 16_384;

/** Tells a file by its first bytes, and by its name where they could be either. */
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

/** Text has hardly any control character: one byte in twenty are programs' figures, or UTF-16. */
const MOST_CONTROLS = 0.05;
/** Of figures read as UTF-16, a third are Han by chance. */
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

/** Word seals a document with a password in a container of its older format, with one stream of this name. */
function isSealed(bytes: Uint8Array): boolean {
  const isContainer = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  return isContainer && Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** Lines of a letter's head, which may go on in indented ones. */
const MAIL_HEAD = /^(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/;
const MAIL_KEY = /^(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|Content-Type|X-Mailer):/im;
/** Who wrote it, to whom or when; a page that a browser or Word saves as one file (MHTML) has none, or says that it was saved. */
const MAIL_SENT = /^(?:Received|Return-Path|To|Date|Message-ID):/im;
const PAGE_SAVED = /^(?:From: [<"]?Saved by|(?:Snapshot-)?Content-Location:)/im;

/** The head of a mail as mail programs save it; empty: it is no mail. */
function mailHead(head: string): string {
  const letter = MAIL_HEAD.exec(head)?.[0] ?? "";
  return MAIL_KEY.test(letter) ? letter : "";
}

function isSavedPage(letter: string): boolean {
  return PAGE_SAVED.test(letter) || (!MAIL_SENT.test(letter) && !/^(?:From|Subject):/im.test(letter));
}

/** A document of OpenDocument says at its very beginning what it is. */
const OFFICE = /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument\.([a-z-]+)/s;
const OTHER_OFFICE = "OpenDocument (.ods, .odp)";

/** Some programs put that word behind its other parts, or leave it out: they are told by their names. */
function holdsOpenDocument(bytes: Uint8Array): boolean {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return ["content.xml", "META-INF/manifest.xml"].every((name) => names.includes(name)) && !names.includes("word/");
}

/** A page's first element with its attributes, as no copy begins: `<p>`, `<div class="body">`. */
const HTML_PIECE = /^\s*<(?:p|div|table|font|span|article|section|h[1-6]|ul|ol)(?:\s[^<>]*)?>/i;

/** A web page, a piece of one, or a file of that name with any element in it. In UTF-16 noughts stand between its letters. */
function isWeb(head: string, path: string): boolean {
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
  if (isWebPage(text) || HTML_PIECE.test(text)) return true;
  return /\.x?html?$/i.test(path) && /<\/?[a-z][^<>]*>/i.test(text);
}

/** A file's name without its folder and ending. */
export function stemOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.\w+$/, "");
}
