import { type Arguments, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { fileSpan, type SourceFile, type Span, sourceFile } from "../../base/source.ts";
import type { SourceBlock, Taken } from "../proposal.ts";
import type { CopyFile, Refused, SourceReading } from "../source.ts";
import { blocksOf, type WordPlaces } from "./blocks.ts";
import { type LeftText, NOTICED_CODES, type Noticed } from "./count.ts";
import { readableDrawings } from "./drawings.ts";
import { withHeads } from "./heads.ts";
import { paragraphNumbers } from "./numbers.ts";
import { type Parts, unpackWord } from "./parts.ts";
import { type StyleLook, styleLooks } from "./styles.ts";
import { PARAGRAPH, type Survey, survey } from "./survey.ts";
import { readTree, type WordTree } from "./tree.ts";
import { readXml, xmlText } from "./xml.ts";

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
  const xml = readableDrawings(textOfPart(parts, main).replaceAll("\u0085", "&#x85;"));
  const surveyed = survey(xml, `${path}/${main}`, styleOf);
  if (surveyed.fault !== undefined) return refuse([surveyed.fault]);
  const source = sourceFile(path, surveyed.paragraphs.map((text) => text.replaceAll("\n", " ")).join("\n"));
  let tree: WordTree;
  try {
    tree = await readTree(parts, main, surveyed.xml);
  } catch {
    return refuse([errorAt(whole, "broken-document")]);
  }
  return assemble(tree, { surveyed, source, parts, styleOf });
}

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
  const { comments, notes, furniture, faults } = asides(parts, surveyed, source);
  const added = [...noticedAs("word-ruby", surveyed).map(() => "（）"), ...read.numbers];
  const diagnostics = [
    ...(parts.has("word/vbaProject.bin") || hasMacros(parts) ? [warningAt(spanOf(source, 0), "document-macros")] : []),
    ...surveyed.left.flatMap((left) => leftMessage(left, source)),
    ...NOTICED_CODES.flatMap((code) => {
      const strange =
        code === "word-unread" ? noticedAs("symbol", surveyed).filter((each) => unknown.has(each.text)) : [];
      return [...noticedAs(code, surveyed), ...strange].map(({ text, paragraph }) =>
        warningAt(spanOf(source, paragraph), code, { text }),
      );
    }),
    ...read.diagnostics,
    ...comments,
    ...faults,
    ...notes.map(({ text, span }) => warningAt(span, "word-note", { text: text.slice(0, 40) })),
  ];
  const taken: Taken[] = [
    ...surveyed.left.map(({ reason, text, paragraph }) => ({ reason, text, span: spanOf(source, paragraph) })),
    ...furniture.map((text): Taken => ({ reason: "furniture", text, span: spanOf(source, 0) })),
  ];
  return {
    kind: "word",
    content: { form: "blocks", blocks: withNotes(withHeads(read.blocks), notes) },
    taken,
    added: symbolsAdded(added, surveyed, read.inks),
    counted: [
      ...surveyed.paragraphs,
      ...surveyed.left.map(({ text }) => text),
      ...notes.map(({ text }) => text),
      ...furniture,
    ],
    span: spanOf(source, 0),
    diagnostics,
  };
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
  const symbols = noticedAs("symbol", surveyed);
  if (symbols.length === 0) return added;
  const known = new Map<string, number>();
  const count = (text: string, sign: number): void => {
    for (const character of text) known.set(character, (known.get(character) ?? 0) + sign);
  };
  for (const text of inks) count(text, 1);
  for (const text of surveyed.paragraphs) count(text, -1);
  for (const _ of noticedAs("word-ruby", surveyed)) count("（）", -1);
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

function noticedAs(code: Noticed["code"], { noticed }: Survey): readonly Noticed[] {
  return noticed.filter((each) => each.code === code);
}

const LEFT = { deleted: "word-revision", hidden: "word-hidden", equation: "word-equation-left" } as const;

function leftMessage({ reason, text, paragraph }: LeftText, source: SourceFile): readonly Diagnostic[] {
  if (reason === "field" || text.trim() === "") return [];
  return [warningAt(spanOf(source, paragraph), LEFT[reason], { text })];
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

interface Asides {
  readonly comments: readonly Diagnostic[];
  readonly notes: readonly { readonly text: string; readonly span: Span }[];
  /** Headers and footers. */
  readonly furniture: readonly string[];
  readonly faults: readonly Diagnostic[];
}

/** Texts beside the copy: comments, footnotes, headers and footers. */
function asides(parts: Parts, { references }: Survey, source: SourceFile): Asides {
  const ofKind = (kind: string): ReadonlyMap<string, Entry> =>
    entriesIn(textOfPart(parts, asidePart(parts, `${kind}s`)), kind);
  const comments = ofKind("comment");
  const noted = { footnote: ofKind("footnote"), endnote: ofKind("endnote") };
  const marked = references.flatMap(({ kind, id, paragraph }) => {
    const found = kind === "comment" ? comments.get(id) : undefined;
    if (found === undefined) return [];
    return [warningAt(spanOf(source, paragraph), "word-comment", { author: found.author || "?", text: found.text })];
  });
  const notes = references.flatMap(({ kind, id, paragraph }) => {
    const found = kind === "comment" ? undefined : noted[kind].get(id);
    return found === undefined || found.text.trim() === ""
      ? []
      : [{ text: found.text.trim(), span: spanOf(source, paragraph) }];
  });
  const furniture = [...parts.keys()]
    .filter((path) => /^word\/(?:header|footer)\d*\.xml$/.test(path))
    .sort()
    .map((path) => survey(textOfPart(parts, path), path).paragraphs.join("\n").trim())
    .filter((text) => text !== "");
  return { comments: marked, notes, furniture, faults: [] };
}

/** Word on the web numbers them: `footnotes2.xml`. */
function asidePart(parts: Parts, part: string): string {
  const name = new RegExp(`^word/${part}\\d*\\.xml$`);
  return [...parts.keys()].find((path) => name.test(path)) ?? "";
}

interface Entry {
  readonly author: string;
  readonly text: string;
}

/** Comments or notes by their ids. */
function entriesIn(xml: string, kind: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  let open: { id: string; author: string; text: string } | undefined;
  let inText = false;
  readXml(xml, "", {
    open: ({ name, attributes }) => {
      if (name === `w:${kind}`) open = { id: attributes["id"] ?? "", author: attributes["author"] ?? "", text: "" };
      if (name === "w:p" && open !== undefined && open.text !== "") open.text += "\n";
      inText = name === "w:t" || name === "m:t";
      if (name === "w:noBreakHyphen" && open !== undefined) open.text += "\u2011";
    },
    text: (text) => {
      if (inText && open !== undefined) open.text += text;
    },
    close: ({ name }) => {
      inText = false;
      if (name !== `w:${kind}` || open === undefined) return;
      entries.set(open.id, open);
      open = undefined;
    },
  });
  return entries;
}
