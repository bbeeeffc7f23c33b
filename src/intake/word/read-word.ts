import { type Arguments, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { fileSpan, type SourceFile, type Span, sourceFile } from "../../base/source.ts";
import { escapedXml } from "../../base/unprintable.ts";
import type { SourceBlock } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { type Asides, leftMessage, noticedMessages, readAsides } from "./asides.ts";
import { blocksOf, type WordPlaces } from "./blocks.ts";
import { type Noticed, ofCode } from "./count.ts";
import { readableDrawings } from "./drawings.ts";
import { withHeads } from "./heads.ts";
import { paragraphNumbers } from "./numbers.ts";
import { type Parts, unpackWord } from "./parts.ts";
import { type StyleLook, styleLooks } from "./styles.ts";
import { PARAGRAPH, type Survey, survey } from "./survey.ts";
import { readTree, type WordTree } from "./tree.ts";
import { readXml, textsIn, xmlText } from "./xml.ts";

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
  const styleOf = styleLooks(textOfPart(parts, asidePart(parts, "styles")));
  const xml = readableDrawings(plainXml(textOfPart(parts, main)));
  const surveyed = survey(xml, `${path}/${main}`, styleOf);
  if (surveyed.fault !== undefined) return refuse([surveyed.fault]);
  const source = sourceFile(path, surveyed.paragraphs.map((text) => text.replaceAll("\n", " ")).join("\n"));
  let tree: WordTree;
  try {
    // Notes and comments are read by ourselves; mammoth would refuse a document for a picture in one.
    const beside = new Set(["comments", "footnotes", "endnotes"].flatMap((root) => partsNamed(parts, root)));
    const own = new Map([...parts].filter(([path]) => !beside.has(path)));
    tree = await readTree(new Map([...own, ...relationsOf(own, main, surveyed.xml)]), main, surveyed.xml);
  } catch {
    return refuse([errorAt(whole, "broken-document")]);
  }
  return assemble(tree, { surveyed, source, parts, styleOf });
}

/** Without what mammoth's reader of XML stumbles on: comments, CDATA, and a turn of line that XML 1.0 has not. */
function plainXml(xml: string): string {
  const plain = xml.replaceAll("\u0085", "&#x85;");
  if (!plain.includes("<!")) return plain;
  return plain.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string = "") => escapedXml(text));
}

/** What the main part refers to. A picture that it names by no relation has a place, as one has that is not in the package. */
function relationsOf(parts: Parts, main: string, xml: string): Parts {
  const path = main.replace(/[^/]*$/, "_rels/$&.rels");
  const relations = textOfPart(parts, path);
  const named = xml.matchAll(/<(?:\w+:)?(?:blip|imagedata)\b[^>]*?\s\w+:(?:embed|link|id)="([^"<&]+)"/g);
  const unknown = new Set([...named].map(([, id]) => id).filter((id) => !relations.includes(`"${id}"`)));
  if (unknown.size === 0) return new Map();
  const added = [...unknown].map((id) => `<Relationship Id="${id}" Type="${IMAGE}" Target="media/none"/>`).join("");
  const whole = relations.includes("</Relationships>")
    ? relations.replace("</Relationships>", `${added}$&`)
    : `<Relationships xmlns="${RELATIONS}">${added}</Relationships>`;
  return new Map([[path, new TextEncoder().encode(whole)]]);
}

const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

interface Surveyed {
  readonly surveyed: Survey;
  readonly source: SourceFile;
  readonly parts: Parts;
  readonly styleOf: (style: string | null) => StyleLook;
}

async function assemble(
  { children, unknown }: WordTree,
  { surveyed, source, parts, styleOf }: Surveyed,
): Promise<SourceReading> {
  const numbers = paragraphNumbers(surveyed.xml, textOfPart(parts, asidePart(parts, "numbering")));
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
    partOf: (kind) => textOfPart(parts, asidePart(parts, kind)),
    furniture: furnitureIn(parts),
    styleOf,
  });
  const added = [...ofCode("word-ruby", surveyed.noticed).map(() => "（）"), ...read.numbers];
  const diagnostics = [
    ...(parts.has("word/vbaProject.bin") || hasMacros(parts) ? [warningAt(spanOf(source, 0), "document-macros")] : []),
    ...surveyed.left.flatMap((left) => leftMessage(left, spanOf(source, left.paragraph))),
    ...noticedMessages(withWords(surveyed.noticed, parts), places.spanOf, (symbol) => unknown.has(symbol)),
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
function withWords(noticed: readonly Noticed[], parts: Parts): readonly Noticed[] {
  const relations = textOfPart(parts, "word/_rels/document.xml.rels");
  return noticed.map((each) => {
    if (each.part === undefined) return each;
    const relation = relations.match(/<[^>]*Relationship\b[^>]*>/g)?.find((tag) => tag.includes(`Id="${each.part}"`));
    const target = /Target="(?:\/word\/)?([^"]+)"/.exec(relation ?? "")?.[1] ?? "";
    const words = wordsIn(textOfPart(parts, `word/${target}`));
    return words === "" ? each : { ...each, text: `${each.text}: ${shortened(words, MOST_WORDS)}` };
  });
}

/** A chart has the figures of all its points. */
const MOST_WORDS = 200;

/** Words of a diagram, words and figures of a chart. */
function wordsIn(xml: string): string {
  const texts = textsIn(xml, ({ name, written }) => name === "a:t" || written === "c:v");
  return texts.flatMap((text) => text.trim() || []).join(" ");
}

/** Characters that a program could not decode; of a note, its mark's paragraph is told. */
function lostIn(text: string, span: Span): readonly Diagnostic[] {
  return text.includes("\ufffd") ? [warningAt(span, "replacement-character")] : [];
}

/** Each note at the end of its story: before the next headline, or behind all copy. */
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

/** Symbol fonts' characters have no text in the document: what mammoth makes of them is an addition, as many as the document has at the most. */
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

/** Another program of the office whose document this is; the tables of a spreadsheet can come in as a web page. */
function officeIn(parts: Parts): Arguments | undefined {
  const types = textOfPart(parts, "[Content_Types].xml");
  if (types.includes("spreadsheetml")) return { program: "Excel (.xlsx)", page: ".html" };
  return types.includes("presentationml") ? { program: "PowerPoint (.pptx)" } : undefined;
}

/** The part with the copy, by the package's own list. */
function mainPart(parts: Parts): string | undefined {
  const list = textOfPart(parts, "_rels/.rels");
  const relation = list.match(/<[^>]*Relationship\b[^>]*officeDocument"[^>]*>/)?.[0] ?? "";
  const target = /Target="\/?([^"]+)"/.exec(relation)?.[1] ?? "word/document.xml";
  return [target, "word/document.xml"].find((path) => parts.has(path));
}

function textOfPart(parts: Parts, path: string): string {
  const bytes = parts.get(path);
  return (bytes === undefined ? undefined : xmlText(bytes)) ?? "";
}

/** Faults of every part that is XML: mammoth reads several, and trusts them. */
function partFaults(parts: Parts, main: string, path: string): readonly Diagnostic[] {
  return [...parts].flatMap(([name, bytes]): readonly Diagnostic[] => {
    if (!/\.(?:xml|rels)$/i.test(name) || name === main) return [];
    const text = xmlText(bytes);
    const place = fileSpan(`${path}/${name}`);
    if (text === undefined) return [errorAt(place, "broken-document")];
    const fault = readXml(text, `${path}/${name}`, {});
    return fault === undefined ? [] : [fault];
  });
}

function hasMacros(parts: Parts): boolean {
  return /macroEnabled/i.test(textOfPart(parts, "[Content_Types].xml"));
}

/** Headers and footers. */
function furnitureIn(parts: Parts): readonly string[] {
  return [...partsNamed(parts, "hdr"), ...partsNamed(parts, "ftr")].sort().map((path) => textOfPart(parts, path));
}

function asidePart(parts: Parts, root: string): string {
  return partsNamed(parts, root)[0] ?? "";
}

/** Paths of the parts with a root of this name: parts may have any path (`footnotes2.xml`). Building blocks of the document's template are none of it. */
function partsNamed(parts: Parts, root: string): readonly string[] {
  return [...parts].flatMap(([path, bytes]) => {
    if (!path.endsWith(".xml") || path.includes("/glossary/")) return [];
    // Without the zeros of UTF-16.
    const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "");
    return /<(?:[\w.-]+:)?(\w+)[\s>/]/.exec(start)?.[1] === root ? [path] : [];
  });
}
