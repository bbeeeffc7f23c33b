// Reads a .docx: the main part, then the texts beside it (comments, notes, headers, footers), each with the place of its mark. Notes are added at the end of
// their story; everything that is not printed is reported. The characters of all parts are counted against those that were used.
import { addAll, type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { shortened } from "../../../base/excerpt.ts";
import { fileSpan, type SourceFile, type Span, sourceFile } from "../../../base/source.ts";
import type { CopyPicture, SourceBlock, Taken } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { blocksOf, withHeads } from "./blocks.ts";
import { styleLooks, WordNumbers } from "./numbers.ts";
import {
  type LeftText,
  NOTICED_CODES,
  type Noticed,
  readWordText,
  type WordReference,
  type WordText,
} from "./reader.ts";
import {
  drawnWords,
  furnitureIn,
  hasMacros,
  innerElements,
  mainPart,
  officeIn,
  type Parts,
  parseXml,
  partFaults,
  partNamed,
  partPath,
  relationsOf,
  textOfPart,
  unpackWord,
  type WordElement,
} from "./xml.ts";

/** Reads a .docx. Messages count paragraphs: line 12 is the twelfth paragraph. */
export async function readWord({ bytes, path }: CopyFile): Promise<SourceReading | Refused> {
  const unpacked = await unpackWord(bytes, fileSpan(path));
  return unpacked.ok ? readParts(unpacked.value, path) : { kind: "word", diagnostics: unpacked.diagnostics };
}

/** @param path as messages print it */
export async function readParts(parts: Parts, path: string): Promise<SourceReading | Refused> {
  const whole = fileSpan(path);
  const refuse = (diagnostics: readonly Diagnostic[]): Refused => ({ kind: "word", diagnostics });
  const main = mainPart(parts);
  const office = main === undefined ? officeIn(parts) : undefined;
  if (office !== undefined) return refuse([errorAt(whole, "foreign-document", office)]);
  if (main === undefined) return refuse([errorAt(whole, "packed-file", { program: "zip" })]);
  const faults = partFaults(parts, main, path);
  if (faults.length > 0) return refuse(faults);
  const { root, fault } = parseXml(textOfPart(parts, main), `${path}/${main}`);
  if (fault !== undefined) return refuse([fault]);
  if (root === undefined) return refuse([errorAt(whole, "damaged-document")]);
  const relations = relationsOf(parts, main);
  const styleOf = styleLooks(partNamed(parts, "styles"));
  const numbers = new WordNumbers(partNamed(parts, "numbering"));
  const text = readWordText(root, {
    styleOf,
    itemOf: (properties, style) => numbers.next(properties, style),
    addressOf: (id) => relations.get(id),
  });
  const readBeside = (element: WordElement): WordText =>
    readWordText(element, { styleOf, itemOf: () => undefined, addressOf: () => undefined });
  return assemble(text, { path, parts, main, relations, readBeside });
}

interface Read {
  /** As messages print it. */
  readonly path: string;
  readonly parts: Parts;
  readonly main: string;
  readonly relations: ReadonlyMap<string, string>;
  readonly readBeside: (element: WordElement) => WordText;
}

function assemble(text: WordText, { path, parts, main, relations, readBeside }: Read): SourceReading {
  const source = sourceFile(path, text.paragraphs.map((each) => each.replaceAll("\n", " ")).join("\n"));
  const spanAt = (paragraph: number): Span => spanOf(source, paragraph);
  const partOf = (id: string): string => partPath(main, relations.get(id) ?? "");
  const read = blocksOf(text.blocks, { spanOf: spanAt, pictureOf: (id) => pictureIn(parts, partOf(id)) });
  const { notes, ...beside } = new AsidesReader({
    references: text.references,
    spanOf: spanAt,
    partOf: (kind) => partNamed(parts, kind),
    furniture: furnitureIn(parts),
    read: readBeside,
  }).read();
  const diagnostics = [
    ...(hasMacros(parts) ? [warningAt(spanAt(0), "document-macros")] : []),
    ...text.left.flatMap((left) => leftMessage(left, spanAt(left.paragraph))),
    ...noticedMessages(
      withWords(text.noticed, (id) => drawnWords(parts, partOf(id))),
      spanAt,
    ),
    ...read.diagnostics,
    ...text.paragraphs.flatMap((each, at) => lostIn(each, spanAt(at))),
    ...notes.flatMap((note) => lostIn(note.text, note.span)),
    ...beside.diagnostics,
  ];
  const left = text.left.map((each) => ({ reason: each.reason, text: each.text, span: spanAt(each.paragraph) }));
  return {
    kind: "word",
    content: { form: "blocks", blocks: withNotes(withHeads(read.blocks), notes) },
    taken: [...left, ...beside.taken],
    added: [...text.added, ...read.numbers, ...beside.added],
    counted: [...text.counted, ...text.left.map((each) => each.text), ...beside.counted],
    span: spanAt(0),
    diagnostics,
  };
}

/** Undefined if the package names a picture that it does not contain, or a part that has no name. */
function pictureIn(parts: Parts, path: string): CopyPicture | undefined {
  const bytes = parts.get(path);
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "bin";
  return bytes && { bytes, name: `picture.${ending}` };
}

/** Charts and diagrams with the words in their parts. */
function withWords(noticed: readonly Noticed[], wordsOf: (part: string) => string): readonly Noticed[] {
  return noticed.map((each) => {
    const words = each.part === undefined ? "" : wordsOf(each.part);
    return words === "" ? each : { ...each, text: `${each.text}: ${shortened(words, MOST_WORDS)}` };
  });
}

/** The maximum length of a chart's text in a message: it contains the figures of all its points. */
const MOST_WORDS = 200;

/** Reports characters that a program could not decode. @param span of the paragraph; for a note, that of its mark */
function lostIn(text: string, span: Span): readonly Diagnostic[] {
  return text.includes("\ufffd") ? [warningAt(span, "replacement-character")] : [];
}

/** The blocks with each note at the end of its story: before the next headline, or after all copy. */
function withNotes(blocks: readonly SourceBlock[], notes: Asides["notes"]): readonly SourceBlock[] {
  const ends = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const isFirst = isHeadline(block) && (before === undefined || !isHeadline(before));
    return isFirst ? [{ index, start: block.span.start }] : [];
  });
  const placed = notes.map(({ text, span }) => ({
    at: ends.find(({ start }) => start > span.start)?.index ?? blocks.length,
    block: { kind: "text", text: [{ text, style: "plain" }], span, level: undefined, gap: 0, role: undefined } as const,
  }));
  return [...blocks, undefined].flatMap((block, index): readonly SourceBlock[] => [
    ...placed.filter(({ at }) => at === index).map((note) => note.block),
    ...(block === undefined ? [] : [block]),
  ]);
}

function isHeadline(block: SourceBlock): boolean {
  return block.kind === "text" && block.role === "headline";
}

/** The span of a paragraph, from 0. */
function spanOf(source: SourceFile, paragraph: number): Span {
  const start = source.lines[paragraph] ?? 0;
  const next = source.lines[paragraph + 1];
  return { source, start, end: Math.max(start, next === undefined ? source.text.length : next - 1) };
}

/** Texts beside the copy: comments, footnotes and endnotes, headers and footers. */
interface Asides {
  /** In the order of their marks. */
  readonly notes: readonly { readonly text: string; readonly span: Span }[];
  readonly taken: readonly Taken[];
  /** Every text of the imported notes, and of those in `taken`. */
  readonly counted: readonly string[];
  /** Brackets round ruby in notes. */
  readonly added: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The facts that the texts beside the copy need. */
interface AsidesDesk {
  /** Of the main part. */
  readonly references: readonly WordReference[];
  /** The span of a paragraph of the main part, from 0. */
  readonly spanOf: (paragraph: number) => Span;
  /** Parts by their contents: `footnotes`. */
  readonly partOf: (kind: string) => WordElement | undefined;
  /** Headers and footers. */
  readonly furniture: readonly WordElement[];
  readonly read: (element: WordElement) => WordText;
}

/** A comment or note. */
interface Entry {
  readonly author: string;
  readonly said: WordText;
  isMet: boolean;
}

const KINDS = ["comment", "footnote", "endnote"] as const;

/** Meets each comment and note once: where a mark leads to it, in the copy or in another note; or at the end, if no mark does. */
class AsidesReader {
  readonly #desk: AsidesDesk;
  readonly #entries: ReadonlyMap<WordReference["kind"], ReadonlyMap<string, Entry>>;
  readonly #notes: { readonly text: string; readonly span: Span }[] = [];
  readonly #taken: Taken[] = [];
  readonly #counted: string[] = [];
  readonly #added: string[] = [];
  readonly #comments: Diagnostic[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(desk: AsidesDesk) {
    this.#desk = desk;
    this.#entries = new Map(KINDS.map((kind) => [kind, entriesIn(desk.partOf(`${kind}s`), kind, desk.read)] as const));
  }

  /** Reads all of them. A text without a mark in the copy is reported too. */
  read(): Asides {
    const { references, spanOf, furniture, read } = this.#desk;
    for (const reference of references) this.#meet(reference, spanOf(reference.paragraph), undefined);
    for (const part of furniture) this.#leaveOut(read(part), "furniture", spanOf(0));
    for (const kind of KINDS) {
      for (const id of this.#entries.get(kind)?.keys() ?? [])
        this.#meet({ kind, id, paragraph: 0, isIn: "hidden" }, spanOf(0), undefined);
    }
    return {
      notes: this.#notes,
      taken: this.#taken,
      counted: this.#counted,
      added: this.#added,
      diagnostics: [...this.#comments, ...this.#diagnostics],
    };
  }

  /** @param outer why the text of the mark is left out; undefined if it is not */
  #meet({ kind, id, isIn }: WordReference, span: Span, outer: Taken["reason"] | undefined): void {
    const entry = this.#entries.get(kind)?.get(id);
    if (entry === undefined || entry.isMet) return;
    entry.isMet = true;
    const left = outer ?? (isIn === "copy" ? undefined : isIn);
    if (kind === "comment") this.#comment(entry, span);
    else if (left === undefined) this.#note(entry, span);
    else this.#leaveOut(entry.said, left, span);
  }

  #comment({ author, said }: Entry, span: Span): void {
    const text = textOf(said);
    this.#comments.push(warningAt(span, "word-comment", { author: author || "?", text }));
    for (const reference of said.references) this.#meet(reference, span, "comment");
  }

  #note({ said }: Entry, span: Span): void {
    const text = textOf(said);
    this.#count(said);
    if (text !== "") {
      this.#notes.push({ text, span });
      this.#diagnostics.push(warningAt(span, "word-note", { text: text.slice(0, 40) }));
    }
    addAll(
      this.#diagnostics,
      noticedMessages(said.noticed, () => span),
    );
    if (said.hasPicture) this.#diagnostics.push(warningAt(span, "word-unread", { text: "picture" }));
    for (const left of said.left) {
      this.#taken.push({ reason: left.reason, text: left.text, span });
      addAll(this.#diagnostics, leftMessage(left, span));
    }
    for (const reference of said.references) this.#meet(reference, span, undefined);
  }

  #count({ counted, left, added }: WordText): void {
    addAll(this.#counted, [...counted, ...left.map(({ text }) => text)]);
    addAll(this.#added, added);
  }

  /** A text that is left out, with the notes that it leads to. */
  #leaveOut(said: WordText, reason: Taken["reason"], span: Span): void {
    const { paragraphs, left, noticed, references } = said;
    this.#count(said);
    // A watermark is drawn words of a header.
    const drawn = noticed.flatMap(({ code, text: drawnText }) => (code === "word-unread" ? [drawnText] : []));
    addAll(this.#counted, drawn);
    const text = [...paragraphs, ...drawn].join("\n").trim();
    if (text !== "") this.#taken.push({ reason, text, span });
    if (reason === "deleted" || reason === "hidden") addAll(this.#diagnostics, leftMessage({ reason, text }, span));
    for (const each of left) {
      this.#taken.push({ reason: each.reason, text: each.text, span });
      if (reason !== "furniture") addAll(this.#diagnostics, leftMessage(each, span));
    }
    for (const reference of references) this.#meet(reference, span, reason);
  }
}

const LEFT = { deleted: "deleted-text", hidden: "word-hidden", equation: "word-equation-left" } as const;

/** Reports text that is left out, except the code of a field, which nobody misses. */
function leftMessage({ reason, text }: Pick<LeftText, "reason" | "text">, span: Span): readonly Diagnostic[] {
  return reason === "field" || text.trim() === "" ? [] : [warningAt(span, LEFT[reason], { text })];
}

function noticedMessages(noticed: readonly Noticed[], spanOf: (paragraph: number) => Span): readonly Diagnostic[] {
  return NOTICED_CODES.flatMap((code) =>
    noticed
      .filter((each) => each.code === code)
      .map(({ text, paragraph }) => warningAt(spanOf(paragraph), code, { text })),
  );
}

/** The content of a note or comment. */
function textOf({ paragraphs }: WordText): string {
  return paragraphs
    .filter((text) => text.trim() !== "")
    .join("\n")
    .trim();
}

/** Comments or notes by their ids. Word stores the lines between copy and notes as notes of another type; they are left out. */
function entriesIn(
  part: WordElement | undefined,
  kind: WordReference["kind"],
  read: (element: WordElement) => WordText,
): ReadonlyMap<string, Entry> {
  return new Map(
    innerElements(part, `w:${kind}`).flatMap((element) => {
      const { id = "", author = "", type = "normal" } = element.attributes;
      return type === "normal" ? [[id, { author, said: read(element), isMet: false }] as const] : [];
    }),
  );
}
