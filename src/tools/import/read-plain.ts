// Plain text: the first line is the headline, the next ones are deck and byline by their words. Mail programs break lines at a fixed width; if the lengths of
// lines show that, they are joined again.
import { asSimplified } from "../../base/both-scripts.ts";
import { warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { greatest } from "../../base/length.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { beginsWithDash, isByline, isTorn, publishedIn } from "./marks.ts";
import { type CopyPassage, type SourceBlock, textsOfPassage } from "./proposal.ts";
import { type BlockReading, joinedLines, LINE_END } from "./read-page.ts";
import type { Intake } from "./source.ts";

/** Longer first lines are copy without a headline. */
const LONGEST_HEADLINE = 40;

interface Line {
  readonly text: string;
  readonly span: Span;
  readonly gap: number;
  readonly indented: boolean;
}

/**
 * Reads plain text: its first line is the headline, —— below it the deck, a byline by its words. Lines are paragraphs, unless lines of one length show that a
 * mail program broke them. A line of `=`, `-` or `*` separates two stories.
 */
export function readPlain(source: SourceFile): BlockReading {
  const lines = linesOf(source);
  const blocks: SourceBlock[] = [];
  /** The lines of each block. */
  const parts: string[][] = [];
  const taken: BlockReading["taken"][number][] = [];
  const isWrapped = wrapped(lines);
  let isHead = true;
  for (const [index, line] of lines.entries()) {
    const { text, span, gap } = line;
    const before = lines[index - 1];
    if (/^(?:={3,}|-{3,}|\*{3,}|＝{3,}|－{3,})$/.test(text)) {
      taken.push({ reason: "markup", text, span });
      blocks.push({ kind: "end", span });
      parts.push([]);
      isHead = true;
      continue;
    }
    const last = blocks.at(-1);
    const isFoot = isFootMark(text) || (before !== undefined && isFootMark(before.text));
    const goesOn = isWrapped && gap === 0 && !line.indented && before !== undefined && !isHead && !isFoot;
    if (goesOn && last?.kind === "text" && last.role === undefined) {
      parts.at(-1)?.push(text);
      blocks[blocks.length - 1] = { ...last, span: { ...last.span, end: span.end } };
      continue;
    }
    const role = isHead ? headRole(text, blocks.at(-1), lines[index + 1]?.text) : undefined;
    if (role === undefined && publishedIn(text) === undefined) isHead = false;
    blocks.push({ kind: "text", text: [], span, level: undefined, gap, role });
    parts.push([text]);
  }
  const whole = blocks.map((block, index): SourceBlock => {
    const text = joinedLines(parts[index] ?? []);
    return block.kind === "text" ? { ...block, text: [{ text, style: "plain" }] } : block;
  });
  return { blocks: whole, taken };
}

/** The role of a line above the copy; undefined at the beginning of the copy. */
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

/** A file whose lines, except those at paragraphs' ends, have one length. */
function wrapped(lines: readonly Line[]): boolean {
  const inner = lines.filter(({ text }, index) => lines[index + 1]?.gap === 0 && isTorn(text));
  const longest = greatest(lines.map(({ text }) => text.length));
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

/** The line that separates a mail from its author's address (RFC 3676, 4.3). */
const FOOT_MARK = /^--\s*$/u;
/** Lines that programs add below a mail; applied to traditional text too. */
const SENT_BY =
  /^(?:(?:发自|来自)我的?\s*(?=.*(?:[A-Za-z]|手机|平板|设备|华为|荣耀|小米|红米)).{1,24}|从.{1,12}(?:版邮件|邮件|手机)发送|Sent (?:from|via) .{1,40}|(?:Get|获取) ?Outlook for .{1,12}|.{0,12}(?:QQ邮箱|网易邮箱)(?:大师)?)$/iu;
/** The most lines and characters of an address. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 200;

function isFootMark(text: string): boolean {
  return FOOT_MARK.test(text);
}

function isSentBy(line: string): boolean {
  return SENT_BY.test(asSimplified(line));
}

/** A mail's text without its foot: the author's address, and the mail program's line. */
export function withoutFoot(intake: Intake): Intake {
  const last = intake.stories.at(-1);
  if (last === undefined) return intake;
  const end = footStart(last.body);
  const foot = last.body.slice(end);
  const [first] = foot;
  if (first === undefined) return intake;
  const text = foot.flatMap(textsOfPassage).join("\n");
  return {
    ...intake,
    stories: [...intake.stories.slice(0, -1), { ...last, body: last.body.slice(0, end) }],
    taken: [...intake.taken, { reason: "mail-foot", text, span: first.span }],
    diagnostics: [
      ...intake.diagnostics.filter(({ span }) => !foot.some((each) => each.span === span)),
      warningAt(first.span, "mail-foot", { text: shortened(text.replaceAll("\n", " "), 60) }),
    ],
  };
}

function footStart(body: readonly CopyPassage[]): number {
  const lines = body.map((passage) => textsOfPassage(passage).join("\n").trim());
  let end = lines.length;
  while (end > 1 && isSentBy(lines[end - 1] ?? "")) end--;
  const mark = lines.findLastIndex(isFootMark);
  const below = lines.slice(mark, end).join("");
  if (mark > 0 && end - mark <= MOST_LINES && [...below].length <= MOST_CHARACTERS) end = mark;
  while (end > 1 && isSentBy(lines[end - 1] ?? "")) end--;
  return end;
}
