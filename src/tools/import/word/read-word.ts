import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { shortened } from "../../../base/excerpt.ts";
import { fileSpan, type SourceFile, type Span, sourceFile } from "../../../base/source.ts";
import type { CopyPicture, SourceBlock } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { type Asides, leftMessage, noticedMessages, readAsides } from "./asides.ts";
import { blocksOf } from "./blocks.ts";
import {
  drawnWords,
  furnitureIn,
  hasMacros,
  mainPart,
  officeIn,
  partFaults,
  partNamed,
  partPath,
  relationsOf,
  textOfPart,
} from "./find-parts.ts";
import { withHeads } from "./heads.ts";
import { WordNumbers } from "./numbers.ts";
import { type Parts, unpackWord } from "./parts.ts";
import { type Noticed, readWordText, type WordText } from "./reader.ts";
import { styleLooks } from "./styles.ts";
import { parseXml, type WordElement } from "./xml.ts";

/** Reads a .docx. A place in it is a paragraph: line 12 of its messages is its twelfth paragraph. */
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
  const { notes, ...beside } = readAsides({
    references: text.references,
    spanOf: spanAt,
    partOf: (kind) => partNamed(parts, kind),
    furniture: furnitureIn(parts),
    read: readBeside,
  });
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

/** Undefined: the package names a picture that it does not hold, or a part that is not even named. */
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

/** A chart has the figures of all its points. */
const MOST_WORDS = 200;

/** Tells of characters that a program could not decode. @param span of the paragraph; of a note, where its mark stands */
function lostIn(text: string, span: Span): readonly Diagnostic[] {
  return text.includes("\ufffd") ? [warningAt(span, "replacement-character")] : [];
}

/** The blocks with each note at the end of its story: before the next headline, or behind all copy. */
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
