import type { SourceFile, Span } from "../../base/source.ts";
import { isFootMark } from "./mail-foot.ts";
import { beginsWithDash, isByline, isTorn, publishedIn } from "./marks.ts";
import type { SourceBlock, SourceTextBlock } from "./proposal.ts";
import { type BlockReading, LINE_END, withLine } from "./read-page.ts";

/** Longer first lines are copy without a headline. */
const LONGEST_HEADLINE = 40;

interface Line {
  readonly text: string;
  readonly span: Span;
  readonly gap: number;
  readonly indented: boolean;
}

/**
 * Reads plain text: its first line is the headline, —— below it the deck, a byline by its words. Lines are paragraphs, unless lines of one
 * length show that a mail program broke them. A line of `=`, `-` or `*` parts two stories.
 */
export function readPlain(source: SourceFile): BlockReading {
  const lines = linesOf(source);
  const blocks: SourceBlock[] = [];
  const taken: BlockReading["taken"][number][] = [];
  const isWrapped = wrapped(lines);
  let isHead = true;
  for (const [index, line] of lines.entries()) {
    const { text, span, gap } = line;
    const before = lines[index - 1];
    if (/^(?:={3,}|-{3,}|\*{3,}|＝{3,}|－{3,})$/.test(text)) {
      taken.push({ reason: "markup", text, span });
      blocks.push({ kind: "end", span });
      isHead = true;
      continue;
    }
    const last = blocks.at(-1);
    const isFoot = isFootMark(text) || (before !== undefined && isFootMark(before.text));
    const goesOn = isWrapped && gap === 0 && !line.indented && before !== undefined && !isHead && !isFoot;
    if (goesOn && last?.kind === "text" && last.role === undefined) {
      blocks[blocks.length - 1] = extended(last, text, span);
      continue;
    }
    const role = isHead ? headRole(text, blocks.at(-1), lines[index + 1]?.text) : undefined;
    if (role === undefined && publishedIn(text) === undefined) isHead = false;
    blocks.push({ kind: "text", text: [{ text, style: "plain" }], span, level: undefined, gap, role });
  }
  return { blocks, taken };
}

function extended(block: SourceTextBlock, line: string, { end }: Span): SourceBlock {
  const text = withLine(block.text[0]?.text ?? "", line);
  return { ...block, text: [{ text, style: "plain" }], span: { ...block.span, end } };
}

/** The role of a line above the copy; undefined where the copy begins. */
function headRole(
  text: string,
  before: SourceBlock | undefined,
  next: string | undefined,
): "headline" | "deck" | "byline" | undefined {
  const above = before?.kind === "text" ? before.role : undefined;
  if (above === undefined)
    return text.length <= LONGEST_HEADLINE && next !== undefined && !/。$/.test(text) ? "headline" : undefined;
  if (beginsWithDash(text)) return "deck";
  if (isByline(text)) return "byline";
  return undefined;
}

/** A file whose lines, but for those at paragraphs' ends, have one length. */
function wrapped(lines: readonly Line[]): boolean {
  const inner = lines.filter(({ text }, index) => lines[index + 1]?.gap === 0 && isTorn(text));
  const longest = Math.max(0, ...lines.map(({ text }) => text.length));
  return (
    inner.length > 3 &&
    longest <= 100 &&
    inner.filter(({ text }) => text.length > 0.8 * longest).length > 0.7 * inner.length
  );
}

function linesOf(source: SourceFile): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let gap = 0;
  for (const written of source.text.split(LINE_END)) {
    const text = written.trim();
    const from = start + (written.length - written.trimStart().length);
    start += written.length + 1;
    if (text === "") gap++;
    else {
      lines.push({
        text,
        span: { source, start: from, end: from + text.length },
        gap,
        indented: /^[\u3000\s]{2}/u.test(written),
      });
      gap = 0;
    }
  }
  return lines;
}
