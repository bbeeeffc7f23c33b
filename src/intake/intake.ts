import { type Diagnostic, errorAt, hasErrors } from "../base/diagnostic.ts";
import { shortened } from "../base/excerpt.ts";
import { type SourceFile, type Span, sourceFile } from "../base/source.ts";
import { withoutUnprintable } from "../base/unprintable.ts";
import type { Words } from "../words/words.ts";
import { imbalanceOf, placeOfLoss } from "./account.ts";
import { decodeAs, type Encoding } from "./encoding.ts";
import type { Added, CopyRun, SourceBlock, Taken } from "./proposal.ts";
import { readPage } from "./read-page.ts";
import { readPlain } from "./read-plain.ts";
import type { CopyFile, Refused, SourceKind, SourceReading } from "./source.ts";
import { type Recognised, recognise } from "./stories.ts";

interface IntakeWish {
  readonly encoding: Encoding | undefined;
  /** ISO: what is embargoed beyond it does not come in. */
  readonly date: string;
  readonly words: Words | undefined;
}

/** What an importer made of one file. */
export interface Intake extends Recognised {
  readonly kind: SourceKind;
  readonly added: readonly Added[];
}

const NOTHING: Recognised = {
  stories: [],
  taken: [],
  decisions: [],
  diagnostics: [],
  folio: { date: undefined, page: undefined },
};

/**
 * Reads a file of copy, whatever its kind, and makes stories of it. Its code points all stand in the stories or in `taken`: where they do not, that
 * is an error and no story comes out.
 */
export async function takeIn(file: CopyFile, wish: IntakeWish): Promise<Intake> {
  const reading = await readSource(file, wish);
  if (!("content" in reading)) return { ...NOTHING, ...reading, added: [] };
  const { kind, content, counted, added } = reading;
  const cleaned: Taken[] = [];
  const made =
    content.form === "stories"
      ? { ...NOTHING, stories: content.stories }
      : recognise(
          content.blocks.map((block) => printable(block, cleaned)),
          wish.words,
          kind === "page" ? "scanned" : "written",
        );
  const taken = [...reading.taken, ...cleaned, ...made.taken];
  const diagnostics = [...reading.diagnostics, ...made.diagnostics];
  const intake = { ...made, kind, taken, added, diagnostics };
  const refused = (fault: Diagnostic): Intake => ({ ...intake, stories: [], diagnostics: [...diagnostics, fault] });
  const off = imbalanceOf(counted, made.stories, taken, added);
  if (off !== undefined) {
    const args = { missing: shown(off.missing), surplus: shown(off.surplus) };
    return refused(errorAt(placeOfLoss(reading.span, off.missing), "copy-lost", args));
  }
  // An item of a feed that was refused is told already.
  if (made.stories.length === 0 && !hasErrors(diagnostics)) return refused(errorAt(reading.span, "no-story"));
  return intake;
}

function shown(characters: string): string {
  return characters === "" ? "—" : shortened(characters);
}

async function readSource(file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  const { bytes, path } = file;
  if (isSealed(bytes)) return { kind: "word", diagnostics: [errorAt(wholeFile(path), "encrypted-document")] };
  const program = foreignIn(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"));
  if (program !== undefined)
    return { kind: "plain", diagnostics: [errorAt(wholeFile(path), "foreign-document", { program })] };
  if (isZip(bytes)) return (await import("./read-word.ts")).readWord(file);
  const text = decodeAs(bytes, path, wish.encoding);
  if (!text.ok) return { kind: "plain", diagnostics: text.diagnostics };
  const reading = await readCopy(text.value, file, wish);
  return { ...reading, diagnostics: [...text.diagnostics, ...reading.diagnostics] };
}

async function readCopy(source: SourceFile, file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  const { path } = file;
  const start = source.text.trimStart();
  if (/\.json$/i.test(path) || /^(?:\{\s*"|\[\s*\{)/.test(start))
    return (await import("./read-ninjs.ts")).readNinjs(source, wish.date, file.picture);
  if (/^---[ \t]*\n/.test(source.text)) return (await import("./read-markdown.ts")).readMarkdown(source, file.picture);
  return readText(source, file);
}

function readText(source: SourceFile, { path, picture }: CopyFile): SourceReading {
  const isPage = /^#{1,6}\s/m.test(source.text) || /\.(?:md|markdown)$/i.test(path);
  const { blocks, taken } = isPage ? readPage(source, picture) : readPlain(source);
  return {
    kind: isPage ? "page" : "plain",
    content: { form: "blocks", blocks },
    taken,
    added: [],
    counted: [source.text],
    span: { source, start: 0, end: Math.min(1, source.text.length) },
    diagnostics: [],
  };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5 || bytes[2] === 7);
}

/** Word seals a document with a password in a container of its older format, with one stream of this name. */
function isSealed(bytes: Uint8Array): boolean {
  const isContainer = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  return isContainer && Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
}

/** Lines of a letter's head, which may go on in indented ones. */
const MAIL_HEAD = /^(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;
const MAIL_KEY = /^(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|Content-Type|X-Mailer):/im;

/** A page's first element with its attributes, as no copy begins: `<p>`, `<div class="body">`. */
const HTML_PIECE = /^(?:\xef\xbb\xbf)?\s*<(?:p|div|table|font|span|article|section|h[1-6]|ul|ol)(?:\s[^<>]*)?>/i;

/** Documents that would be taken for copy: pieces of web pages, letters as mail programs save them, and zips of other programs. */
function foreignIn(head: string): string | undefined {
  const letter = MAIL_HEAD.exec(head)?.[0] ?? "";
  if (MAIL_KEY.test(letter)) return /multipart\/related/i.test(letter) ? "MHTML (.mht)" : "E-mail (.eml)";
  if (HTML_PIECE.test(head)) return "HTML";
  return /^PK.{28}mimetypeapplication\/vnd\.oasis\.opendocument/s.test(head) ? "OpenDocument (.odt, .ods)" : undefined;
}

/** A file that cannot be opened as text at all. */
function wholeFile(path: string): Span {
  return { source: sourceFile(path, ""), start: 0, end: 0 };
}

/** The block without characters that no face can print. */
function printable(block: SourceBlock, taken: Taken[]): SourceBlock {
  const clean = (text: readonly CopyRun[]): readonly CopyRun[] =>
    text.map((each) => {
      const kept = withoutUnprintable(each.text);
      if (kept.length !== each.text.length) {
        const gone = [...each.text].filter(
          (character) => !/[\t\n]/.test(character) && withoutUnprintable(character) === "",
        );
        taken.push({ reason: "control", text: gone.join(""), span: block.span });
      }
      return { ...each, text: kept };
    });
  switch (block.kind) {
    case "text":
      return { ...block, text: clean(block.text) };
    case "list":
      return { ...block, items: block.items.map(clean) };
    case "verse":
      return { ...block, lines: block.lines.map(clean) };
    case "table":
      return { ...block, rows: block.rows.map((row) => row.map(clean)) };
    case "picture":
      return { ...block, words: clean([{ text: block.words, style: "plain" }])[0]?.text ?? "" };
    case "end":
      return block;
  }
}
