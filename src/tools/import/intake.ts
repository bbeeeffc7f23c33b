// The entrance of the importer: chooses the reader for a file, makes stories of its blocks, and counts. The law: the code points of a source are those of its
// stories, except those in the report. A file that breaks the law is refused, since a lost sentence would be noticed only in print.
import { type Diagnostic, errorAt, hasErrors, warningAt } from "../../base/diagnostic.ts";
import type { Encoding } from "../../base/encoding.ts";
import { beginningOf, fileSpan, type SourceFile } from "../../base/source.ts";
import { withoutUnprintable } from "../../base/unprintable.ts";
import { certainForms } from "../../engine/usage/marks.ts";
import type { Words } from "../../engine/words/words.ts";
import { withCuts } from "./cuts.ts";
import { decodeAs, decodeWeb, type FileForm, fileFormOf } from "./file-form.ts";
import { type CopyRun, copyLost, imbalanceOf, placeOfLoss, type SourceBlock, type Taken } from "./proposal.ts";
import { readText } from "./read-text.ts";
import type { ConvertDocument, CopyFile, Intake, Refused, SourceReading } from "./source.ts";
import { type Recognised, recognise } from "./stories.ts";
import { withMarks } from "./typed-marks.ts";

interface IntakeWish {
  readonly encoding: Encoding | undefined;
  /** ISO: stories with a later embargo are not imported. */
  readonly date: string;
  readonly words: Words | undefined;
  readonly convert: ConvertDocument;
}

/** Stories of one file: more than any day's paper has. Each is compared with all the others. */
const MOST_STORIES = 1000;

const NOTHING: Recognised = {
  stories: [],
  taken: [],
  decisions: [],
  diagnostics: [],
  folio: { date: undefined, page: undefined },
};

/**
 * Reads a file of copy of any kind, and makes stories of it. If a code point is neither in the stories nor in `taken`, that is an error, and there are no
 * stories.
 */
export async function takeIn(file: CopyFile, wish: IntakeWish): Promise<Intake> {
  const form = fileFormOf(file.bytes, file.path);
  if (form.is === "mail") return (await import("./read-mail.ts")).takeMail(file, (inner) => takeIn(inner, wish));
  const reading = await readSource(file, form, wish);
  if (!("content" in reading)) return { ...NOTHING, ...reading, added: [] };
  const { kind, content, counted } = reading;
  const cleaned: Taken[] = [];
  const rightForms = certainForms();
  const marked = content.form === "stories" ? undefined : withMarks(content.blocks);
  const cut = marked && withCuts(marked.blocks, file.isMail === true);
  const made =
    content.form === "stories"
      ? { ...NOTHING, stories: content.stories }
      : recognise(
          (cut?.blocks ?? []).map((block) => cleanBlock(block, rightForms, cleaned)),
          wish.words,
          kind === "page" ? "scanned" : "written",
        );
  const taken = [...reading.taken, ...(marked?.taken ?? []), ...(cut?.taken ?? []), ...cleaned, ...made.taken];
  const added = [...reading.added, ...cleaned.flatMap(({ put }) => put ?? [])];
  const diagnostics = [
    ...reading.diagnostics,
    ...(marked?.diagnostics ?? []),
    ...(cut?.diagnostics ?? []),
    ...made.diagnostics,
  ];
  const decisions = [...(kind === "page" ? [] : (marked?.decisions ?? [])), ...made.decisions];
  const intake = { ...made, kind, decisions, taken, added, diagnostics };
  const refused = (fault: Diagnostic): Intake => ({ ...intake, stories: [], diagnostics: [...diagnostics, fault] });
  const off = imbalanceOf(counted, made.stories, taken, added);
  if (off !== undefined) return refused(copyLost(placeOfLoss(reading.span, off.missing), off));
  const count = made.stories.length;
  if (count > MOST_STORIES)
    return refused(errorAt(reading.span, "too-many", { key: "stories", count, limit: MOST_STORIES }));
  // Refused items of a feed have been reported.
  if (made.stories.length === 0 && !hasErrors(diagnostics)) return refused(errorAt(reading.span, "no-story"));
  return intake;
}

async function readSource(
  file: CopyFile,
  form: Exclude<FileForm, { readonly is: "mail" }>,
  wish: IntakeWish,
): Promise<SourceReading | Refused> {
  const { path } = file;
  switch (form.is) {
    case "sealed":
      return { kind: "word", diagnostics: [errorAt(fileSpan(path), "encrypted-document")] };
    case "foreign":
      return { kind: "plain", diagnostics: [errorAt(fileSpan(path), "foreign-document", { program: form.program })] };
    case "packed":
      return { kind: "plain", diagnostics: [errorAt(fileSpan(path), "packed-file", { program: form.program })] };
    case "binary":
      return { kind: "plain", diagnostics: [errorAt(fileSpan(path), "binary-file")] };
    case "zip":
      return (await import("./word/read-word.ts")).readWord(file);
    case "doc":
      return (await import("./doc/read-doc.ts")).readDoc(file);
    case "rtf":
    case "odt":
      return readConverted(file, form.is, wish);
    case "web":
      return readPageOfWeb(file, wish);
    case "saved-page":
      return readPageInOneFile(file, wish);
    case "text":
      return readTextFile(file, wish);
  }
}

/** LibreOffice makes a .docx of it. */
async function readConverted(
  file: CopyFile,
  ending: keyof typeof CONVERTED,
  wish: IntakeWish,
): Promise<SourceReading | Refused> {
  const span = fileSpan(file.path);
  const format = CONVERTED[ending];
  const converted = await wish.convert(file.bytes, ending);
  if (typeof converted === "string") {
    const why = converted === "missing" ? {} : { [converted]: format };
    return { kind: "word", diagnostics: [errorAt(span, "not-converted", { format, ...why })] };
  }
  const reading = await (await import("./word/read-word.ts")).readWord({ ...file, bytes: converted });
  return { ...reading, diagnostics: [warningAt(span, "document-converted", { format }), ...reading.diagnostics] };
}

const CONVERTED = { rtf: "RTF", odt: "OpenDocument" } as const;

async function readTextFile(file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  // A text may have the name of a web page.
  const text = decodeAs(file.bytes, file.path, wish.encoding, /\.x?html?$/i.test(file.path) ? "web" : "copy");
  if (!text.ok) return { kind: "plain", diagnostics: text.diagnostics };
  const reading = await readCopy(text.value, file, wish);
  return { ...reading, diagnostics: [...text.diagnostics, ...reading.diagnostics] };
}

async function readPageOfWeb(file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  const text = decodeWeb(file.bytes, file.path, wish.encoding);
  if (!text.ok) return { kind: "web", diagnostics: text.diagnostics };
  const reading = (await import("./read-web.ts")).readWeb(text.value, file.picture);
  return { ...reading, diagnostics: [...text.diagnostics, ...reading.diagnostics] };
}

/** A page with its pictures in one file: lines in messages are those of the page. */
async function readPageInOneFile(file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  const span = fileSpan(file.path);
  const page = await (await import("./read-mail.ts")).readSavedPage(file.bytes);
  if (page === undefined) return { kind: "web", diagnostics: [errorAt(span, "broken-saved-page")] };
  const { html, picture, isWhole } = page;
  if (html.includes("\ufffd")) return { kind: "web", diagnostics: [errorAt(span, "mail-encoding")] };
  const reading = await readPageOfWeb({ ...file, bytes: new TextEncoder().encode(html), picture }, wish);
  return isWhole ? reading : { ...reading, diagnostics: [warningAt(span, "mail-cut"), ...reading.diagnostics] };
}

async function readCopy(source: SourceFile, file: CopyFile, wish: IntakeWish): Promise<SourceReading | Refused> {
  const { path } = file;
  const start = source.text.trimStart();
  if (/\.json$/i.test(path) || /^(?:\{\s*"|\[\s*\{)/.test(start))
    return (await import("./read-ninjs.ts")).readNinjs(source, wish.date, file.picture);
  if (/^---[ \t]*\n/.test(source.text)) return (await import("./read-markdown.ts")).readMarkdown(source, file.picture);
  const { blocks, taken, isPage } = readText(source, /\.(?:md|markdown)$/i.test(path), file.picture);
  return {
    kind: isPage ? "page" : "plain",
    content: { form: "blocks", blocks },
    taken,
    added: [],
    counted: [source.text],
    span: beginningOf(source),
    diagnostics: [],
  };
}

/** The block without unprintable characters, and with the right form of what no author means as it is written. */
function cleanBlock(block: SourceBlock, rightForms: ReturnType<typeof certainForms>, taken: Taken[]): SourceBlock {
  const clean = (text: readonly CopyRun[]): readonly CopyRun[] =>
    text.map((each) => {
      const kept = withoutUnprintable(each.text);
      if (kept.length !== each.text.length) {
        const gone = [...each.text].filter(
          (character) => !/[\t\n]/.test(character) && withoutUnprintable(character) === "",
        );
        taken.push({ reason: "control", text: gone.join(""), span: block.span });
      }
      const { text: right, changed } = rightForms(kept);
      for (const { written, usual } of changed)
        taken.push({ reason: "form", text: written, put: usual, span: block.span });
      return { ...each, text: right };
    });
  switch (block.kind) {
    case "text":
      // Tabs make columns.
      return {
        ...block,
        text: clean(block.text.map((each) => ({ ...each, text: each.text.replaceAll("\t", "\u3000") }))),
      };
    case "list":
      return { ...block, items: block.items.map(clean) };
    case "rows":
      return { ...block, rows: block.rows.map(clean) };
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
