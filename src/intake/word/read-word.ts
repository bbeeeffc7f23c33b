import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { fileSpan, type SourceFile, type Span, sourceFile } from "../../base/source.ts";
import { escapedXml } from "../../base/unprintable.ts";
import type { SourceBlock } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { type Asides, leftMessage, noticedMessages, readAsides } from "./asides.ts";
import { blocksOf, type WordPlaces } from "./blocks.ts";
import { type Noticed, ofCode } from "./count.ts";
import { readableDrawings } from "./drawings.ts";
import {
  drawnWords,
  furnitureIn,
  hasMacros,
  mainPart,
  officeIn,
  partFaults,
  textNamed,
  textOfPart,
} from "./find-parts.ts";
import { withHeads } from "./heads.ts";
import { paragraphNumbers } from "./numbers.ts";
import { type Parts, unpackWord } from "./parts.ts";
import { type StyleLook, styleLooks } from "./styles.ts";
import { PARAGRAPH, type Survey, survey } from "./survey.ts";
import { readTree, type WordTree } from "./tree.ts";

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
  if (main === undefined) return refuse([errorAt(whole, "no-word-part")]);
  const faults = partFaults(parts, main, path);
  if (faults.length > 0) return refuse(faults);
  const styleOf = styleLooks(textNamed(parts, "styles"));
  const xml = readableDrawings(plainXml(textOfPart(parts, main)));
  const surveyed = survey(xml, `${path}/${main}`, styleOf);
  if (surveyed.fault !== undefined) return refuse([surveyed.fault]);
  const source = sourceFile(path, surveyed.paragraphs.map((text) => text.replaceAll("\n", " ")).join("\n"));
  let tree: WordTree;
  try {
    tree = await readTree(parts, main, surveyed.xml);
  } catch {
    return refuse([errorAt(whole, "broken-document")]);
  }
  return assemble(tree, { surveyed, source, parts, main, styleOf });
}

/** Without what mammoth's reader of XML stumbles on: comments, CDATA, and a turn of line that XML 1.0 has not. */
function plainXml(xml: string): string {
  const plain = xml.replaceAll("\u0085", "&#x85;");
  if (!plain.includes("<!")) return plain;
  return plain.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string = "") => escapedXml(text));
}

interface Surveyed {
  readonly surveyed: Survey;
  readonly source: SourceFile;
  readonly parts: Parts;
  readonly main: string;
  readonly styleOf: (style: string | null) => StyleLook;
}

async function assemble(
  { children, unknown }: WordTree,
  { surveyed, source, parts, main, styleOf }: Surveyed,
): Promise<SourceReading> {
  const numbers = paragraphNumbers(surveyed.xml, textNamed(parts, "numbering"));
  const places: WordPlaces = {
    spanOf: (paragraph) => spanOf(source, paragraph),
    prefix: PARAGRAPH,
    numberOf: (paragraph) => numbers[paragraph],
    styleOf,
  };
  const read = await blocksOf(children, places);
  const { notes, ...beside } = readAsides({
    references: surveyed.references,
    spanOf: places.spanOf,
    partOf: (kind) => textNamed(parts, kind),
    furniture: furnitureIn(parts),
    styleOf,
  });
  const added = [...ofCode("word-ruby", surveyed.noticed).map(() => "（）"), ...read.numbers];
  const diagnostics = [
    ...(hasMacros(parts) ? [warningAt(spanOf(source, 0), "document-macros")] : []),
    ...surveyed.left.flatMap((left) => leftMessage(left, spanOf(source, left.paragraph))),
    ...noticedMessages(
      withWords(surveyed.noticed, (part) => drawnWords(parts, main, part)),
      places.spanOf,
      (symbol) => unknown.has(symbol),
    ),
    ...read.diagnostics,
    ...surveyed.paragraphs.flatMap((text, at) => lostIn(text, places.spanOf(at))),
    ...notes.flatMap(({ text, span }) => lostIn(text, span)),
    ...beside.diagnostics,
  ];
  const left = surveyed.left.map(({ reason, text, paragraph }) => ({ reason, text, span: spanOf(source, paragraph) }));
  return {
    kind: "word",
    content: { form: "blocks", blocks: withNotes(withHeads(read.blocks), notes) },
    taken: [...left, ...beside.taken],
    added: [...symbolsAdded(added, surveyed, read.inks), ...beside.added],
    counted: [...surveyed.paragraphs, ...surveyed.left.map(({ text }) => text), ...beside.counted],
    span: spanOf(source, 0),
    diagnostics,
  };
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

/** Characters of symbol fonts have no text in the document. Those that mammoth makes of them count as added: at most as many as the document has symbols. */
function symbolsAdded(added: readonly string[], surveyed: Survey, inks: readonly string[]): readonly string[] {
  const symbols = ofCode("symbol", surveyed.noticed);
  if (symbols.length === 0) return added;
  const known = new Map<string, number>();
  const count = (text: string, sign: number): void => {
    for (const character of text) known.set(character, (known.get(character) ?? 0) + sign);
  };
  for (const text of inks) count(text, 1);
  for (const text of surveyed.paragraphs) count(text, -1);
  for (const _ of ofCode("word-ruby", surveyed.noticed)) count("（）", -1);
  const extra = [...known]
    .map(([character, more]) => (more > 0 && character.trim() !== "" ? character.repeat(more) : ""))
    .join("");
  return [...added, [...extra].slice(0, symbols.length).join("")];
}

/** The span of a paragraph, from 0. */
function spanOf(source: SourceFile, paragraph: number): Span {
  const start = source.lines[paragraph] ?? 0;
  const next = source.lines[paragraph + 1];
  return { source, start, end: Math.max(start, next === undefined ? source.text.length : next - 1) };
}
