// Marks that authors type into copy of any kind, as they are used to from chats and editors: `##`, `>`, `>>`, `**`, tables with `|`, and those of house markup.
// Each becomes what it means, and is listed as taken out. A mark without its partner stays, and is reported.
import type { ListKind } from "../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { isByline, isNames, isTorn } from "./marks.ts";
import {
  type CopyRun,
  copyText,
  type Decision,
  joinedText,
  type SourceBlock,
  type SourceTextBlock,
  spaced,
  type Taken,
  trimmed,
  withoutEnd,
  withoutStart,
} from "./proposal.ts";

interface Marked {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Desk {
  readonly blocks: SourceBlock[];
  readonly taken: Taken[];
  readonly diagnostics: Diagnostic[];
}

/** Followed by a blank or a Han character: before a Latin one it may be a sign of the text. */
const QUOTED = /^[>＞]{1,2}(?:$|\s+(?=[^\s>])|(?=\p{sc=Han}|[“‘「『《（]))/u;
/** Without a blank it needs two signs: `#话题` is text. */
const HEADING = /^([#＃]{1,6})\s+(?=\S)|^([#＃]{2,6})(?=[\p{sc=Han}“《])/u;
const LIST_MARK = /^:{3}\s*(名单|成绩)?$/u;
const RULE_OF_TABLE = /^[\s|｜:：-]*-[\s|｜:：-]*$/;
const CELLS = /[|｜]/;
/** Signs of marks that reach over several lines. */
const BLOCK_MARK = /^[>＞:]|[|｜]|\\$/u;

/** Reads the marks at the beginning of blocks, and within their text. */
export function withMarks(blocks: readonly SourceBlock[]): Marked {
  const desk: Desk = { blocks: [], taken: [], diagnostics: [] };
  const gap = blocks.slice(1).reduce((least, block) => (block.kind === "text" ? Math.min(least, block.gap) : least), 1);
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as SourceBlock;
    at += block.kind === "text" ? readText(textsFrom(blocks, at, gap), desk) : readOther(block, desk);
  }
  const spans = new Set(desk.taken.flatMap(({ reason, span }) => (reason === "markup" ? [span] : [])));
  return { ...desk, decisions: [...spans].map((span) => ({ what: "marks", span })) };
}

/** The text blocks from `at` on that no blank line parts. @param gap between lines without one */
function textsFrom(blocks: readonly SourceBlock[], at: number, gap: number): readonly SourceTextBlock[] {
  const texts: SourceTextBlock[] = [];
  for (let to = at; ; to++) {
    const block = blocks[to];
    if (block?.kind !== "text" || (to > at && block.gap > gap)) return texts;
    texts.push(block);
    if (to === at && !BLOCK_MARK.test(wordsOf(block))) return texts;
    // A table of more rows would fill a page.
    if (texts.length > MOST_ROWS) return texts;
  }
}

const MOST_ROWS = 400;

/** @returns the number of blocks that were read */
function readText(texts: readonly SourceTextBlock[], desk: Desk): number {
  const [first] = texts as [SourceTextBlock];
  const text = wordsOf(first);
  const list = LIST_MARK.exec(text);
  if (list !== null)
    return readRows(texts, list[1] === "名单" ? "names" : list[1] === undefined ? undefined : "results", desk);
  const rows = takeWhile(texts, (each) => CELLS.test(wordsOf(each)));
  if (rows.length > 1 && isTable(rows)) return readTable(rows, desk);
  const quoted = takeWhile(texts, (each) => QUOTED.test(wordsOf(each)));
  if (quoted.length > 0) return readQuote(quoted, desk);
  const open = takeWhile(texts, (each) => wordsOf(each).endsWith("\\")).length;
  if (open > 0 && open < texts.length) return readVerse(texts.slice(0, open + 1), desk);
  const heading = HEADING.exec(text);
  if (heading === null) {
    desk.blocks.push({ ...first, text: styled(first, desk) });
    return 1;
  }
  const [written] = heading;
  desk.taken.push({ reason: "markup", text: written.trim(), span: first.span });
  // Markdown may close a heading, too.
  const closing = /\s#+$/.exec(text)?.[0] ?? "";
  if (closing !== "") desk.taken.push({ reason: "markup", text: closing.trim(), span: first.span });
  const words = styled(
    { ...first, text: withoutEnd(withoutStart(trimmed(first.text), written.length), closing.length) },
    desk,
  );
  const level = first.role === undefined ? written.trim().length : undefined;
  desk.blocks.push({ ...first, text: words.map((each) => ({ ...each, style: "plain" as const })), level });
  return 1;
}

function wordsOf({ text }: SourceTextBlock): string {
  return copyText(text).trim();
}

function takeWhile<T>(values: readonly T[], passes: (value: T) => boolean): readonly T[] {
  const end = values.findIndex((value) => !passes(value));
  return end < 0 ? values : values.slice(0, end);
}

function readOther(block: Exclude<SourceBlock, SourceTextBlock>, desk: Desk): number {
  const { span } = "span" in block ? block : { span: undefined };
  const inside = (text: readonly CopyRun[]): readonly CopyRun[] => styled({ text, span: span ?? block.span }, desk);
  if (block.kind === "list") desk.blocks.push({ ...block, items: block.items.map(inside) });
  else if (block.kind === "table") desk.blocks.push({ ...block, rows: block.rows.map((row) => row.map(inside)) });
  else if (block.kind === "verse") desk.blocks.push({ ...block, lines: block.lines.map(inside) });
  else desk.blocks.push(block);
  return 1;
}

/** House markup's own lists: rows below a mark, up to a blank line or a closing mark. */
function readRows(texts: readonly SourceTextBlock[], list: ListKind | undefined, desk: Desk): number {
  const [mark, ...below] = texts as [SourceTextBlock];
  desk.taken.push({ reason: "markup", text: wordsOf(mark), span: mark.span });
  const rows = list === undefined ? [] : takeWhile(below, (each) => !LIST_MARK.test(wordsOf(each)));
  if (list !== undefined && rows.length > 0)
    desk.blocks.push({ kind: "rows", list, rows: rows.map((row) => styled(row, desk)), span: spanOf(rows) });
  return 1 + rows.length;
}

function spanOf(blocks: readonly SourceTextBlock[]): SourceTextBlock["span"] {
  const [first] = blocks as [SourceTextBlock];
  return { ...first.span, end: blocks.at(-1)?.span.end ?? first.span.end };
}

/** A rule below the first row, or rows that all begin and end with the sign and have as many cells. */
function isTable(rows: readonly SourceTextBlock[]): boolean {
  const [head = "", second = ""] = rows.map(wordsOf);
  if (CELLS.test(head) && RULE_OF_TABLE.test(second)) return true;
  const counts = new Set(rows.map((row) => cellsOf(wordsOf(row)).length));
  return counts.size === 1 && rows.every((row) => /^[|｜].*[|｜]$/.test(wordsOf(row))) && cellsOf(head).length > 1;
}

function cellsOf(line: string): readonly string[] {
  return line.replace(/^[|｜]|[|｜]$/g, "").split(CELLS);
}

function readTable(rows: readonly SourceTextBlock[], desk: Desk): number {
  const span = spanOf(rows);
  const written = rows.map(wordsOf);
  const isRuled = RULE_OF_TABLE.test(written[1] ?? "");
  desk.taken.push({
    reason: "markup",
    text: written.map((line, at) => (at === 1 && isRuled ? line : line.replace(/[^|｜]/g, ""))).join(""),
    span,
  });
  const cells = written.filter((_, at) => at !== 1 || !isRuled).map(cellsOf);
  const inside = (text: string): readonly CopyRun[] => styled({ text: [{ text, style: "plain" }], span }, desk);
  desk.blocks.push({ kind: "table", rows: cells.map((row) => row.map(inside)), span });
  return rows.length;
}

/** Lines with `>` are one quote, unless each is a sentence; those with `>` alone divide it; each line with `>>` is a signature. */
function readQuote(lines: readonly SourceTextBlock[], desk: Desk): number {
  const marks = lines.map((line) => QUOTED.exec(wordsOf(line))?.[0] ?? "");
  desk.taken.push({ reason: "markup", text: marks.join("").replace(/\s/g, ""), span: spanOf(lines) });
  const areParagraphs = lines.every((line) => !isTorn(wordsOf(line)));
  let open: SourceTextBlock | undefined;
  const end = (): void => {
    if (open !== undefined) desk.blocks.push({ ...open, text: styled(open, desk), role: "quote" });
    open = undefined;
  };
  for (const [at, line] of lines.entries()) {
    const mark = marks[at] ?? "";
    const words = { ...line, text: withoutStart(trimmed(line.text), mark.length) };
    const isSigned = mark.trim().length > 1;
    if (open === undefined || areParagraphs || isSigned || words.text.length === 0) end();
    if (words.text.length === 0) continue;
    if (isSigned) desk.blocks.push({ ...words, text: styled(words, desk), role: doubleRole(words, desk) });
    else if (open === undefined) open = words;
    else
      open = {
        ...open,
        text: joinedText(open.text, spaced(copyText(open.text), words.text)),
        span: spanOf([open, words]),
      };
  }
  end();
  return lines.length;
}

/** `>>` is a signature; right below a headline a deck, before a sentence a quote. */
function doubleRole({ text, span }: SourceTextBlock, { blocks, diagnostics }: Desk): "signature" | "deck" | "quote" {
  const words = copyText(text).trim();
  const last = blocks.at(-1);
  const isBelowHeadline = last?.kind === "text" && (last.level === 1 || last.role === "headline");
  const role = /[。！？]$/u.test(words)
    ? "quote"
    : isBelowHeadline && !isByline(words) && !isNames(words)
      ? "deck"
      : "signature";
  if (role !== "signature") diagnostics.push(warningAt(span, "unsure-role", { role }));
  return role;
}

/** Lines that all but the last end in a `\`, as house markup writes verse; a line with nothing else parts stanzas. */
function readVerse(lines: readonly SourceTextBlock[], desk: Desk): number {
  desk.taken.push({ reason: "markup", text: "\\".repeat(lines.length - 1), span: spanOf(lines) });
  let stanza: SourceTextBlock[] = [];
  for (const [at, line] of lines.entries()) {
    const words = trimmed(at < lines.length - 1 ? withoutEnd(trimmed(line.text), 1) : line.text);
    if (words.length > 0) stanza.push({ ...line, text: styled({ ...line, text: words }, desk) });
    if ((words.length > 0 && at < lines.length - 1) || stanza.length === 0) continue;
    desk.blocks.push({ kind: "verse", lines: stanza.map(({ text }) => text), span: spanOf(stanza) });
    stanza = [];
  }
  return lines.length;
}

const LINK = /(?<!!)\[([^\]\n]+)\]\(\s*<?([a-z]+:[^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/giu;
/** Bold, name rules, emphasis dots. A single `*` needs a Han character behind it: 5*3*2 is text. */
const STYLED = /(\*\*|＊＊)(.+?)\1|__(?=\S)([^_]+?)__|(?<![*\\＊])\*(?=[\p{sc=Han}“《])([^*]+?)\*(?!\*)/gu;
/** Markdown's mark of a note, `[^1]`; and its other emphasis, round a whole line. */
const NOTE_MARK = /\[\^\w{1,8}\](?::\s*)?/gu;
const WHOLE_LINE = /^_([^_]+)_$/u;
/** Signs that an author has kept from being marks. */
const ESCAPED = /\\(?=[*_#>|[\]])/g;
/** Marks that have lost their partner. */
const UNPAIRED = /\*\*|＊＊|^[>＞]{1,2}\s|^[#＃]{1,6}\s/u;

function without(marks: RegExp, text: string, span: SourceTextBlock["span"], { taken }: Desk): string {
  return text.replace(marks, (mark) => {
    taken.push({ reason: "markup", text: mark, span });
    return "";
  });
}

/** A text with the styles that its marks give, and without addresses. */
function styled({ text, span }: Pick<SourceTextBlock, "text" | "span">, desk: Desk): readonly CopyRun[] {
  const made = text.flatMap((run): readonly CopyRun[] => {
    if (run.style !== "plain" || !/[*＊_\]\\]/.test(run.text)) return [run];
    const [, line] = text.length === 1 ? (WHOLE_LINE.exec(run.text.trim()) ?? []) : [];
    if (line !== undefined) desk.taken.push({ reason: "markup", text: "__", span });
    const words = without(NOTE_MARK, line ?? run.text, span, desk).replace(
      LINK,
      (whole: string, inside: string, address: string) => {
        desk.diagnostics.push(warningAt(span, "link-address", { address }));
        desk.taken.push({ reason: "address", text: whole.replace(inside, ""), span });
        return inside;
      },
    );
    const parts: CopyRun[] = [];
    let from = 0;
    for (const match of words.matchAll(STYLED)) {
      const [whole, , strong, properName, emphasis] = match;
      const inside = strong ?? properName ?? emphasis ?? "";
      if (strong === undefined && properName === undefined && emphasis === undefined) continue;
      desk.taken.push({ reason: "markup", text: whole.replace(inside, ""), span });
      parts.push({ text: words.slice(from, match.index), style: "plain" });
      parts.push({
        text: inside,
        style: strong !== undefined ? "strong" : properName !== undefined ? "properName" : "emphasis",
      });
      from = match.index + whole.length;
    }
    parts.push({ text: words.slice(from), style: "plain" });
    return parts.map((each) => ({ ...each, text: without(ESCAPED, each.text, span, desk) }));
  });
  const left = made.find((run) => run.style === "plain" && UNPAIRED.test(run.text));
  if (left !== undefined)
    desk.diagnostics.push(warningAt(span, "unsure-mark", { mark: UNPAIRED.exec(left.text)?.[0].trim() ?? "" }));
  return trimmed(made);
}
