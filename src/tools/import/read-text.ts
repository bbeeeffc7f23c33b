// Text files: page text (a scanned page, with `#` before headlines), Markdown, plain text, the text of a mail. Each line becomes a block of its own, with the
// blank lines above it. Marks (typed-marks.ts) and shapes (shapes.ts) are read for copy of every kind; here are only the things that files of text alone have.
import { greatest } from "../../base/length.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { datelineIn } from "../../engine/manifest/dateline.ts";
import { isDeskNote, isGreeting, isOnlyNotice, isTorn } from "./marks.ts";
import type { SourceBlock, SourceTextBlock, Taken } from "./proposal.ts";
import type { FindPicture } from "./source.ts";

/** The blocks of a text source, and the removed marks. */
interface TextReading {
  readonly blocks: readonly SourceBlock[];
  readonly taken: readonly Taken[];
  /** True if it has headlines as a scanned page has them. */
  readonly isPage: boolean;
}

interface Line {
  readonly text: string;
  readonly span: Span;
  /** Blank lines before it. */
  readonly gap: number;
  readonly indented: boolean;
  /** Two blanks at its end: the author wants the next line on its own. */
  readonly isClosed: boolean;
}

/** Longer first lines are copy without a headline. */
const LONGEST_HEADLINE = 40;

/**
 * Reads a text. Its first line is the headline if none has a `#`. Lines are paragraphs; in Markdown, and where lines of one length show that a program broke them,
 * a line may go on from the one before. A line of `=`, `-` or `*` ends a story if another follows.
 */
export function readText(source: SourceFile, isMarkdown: boolean, picture: FindPicture): TextReading {
  const lines = linesOf(source);
  const isPage =
    lines.some(({ text }) => /^#\s/.test(text)) || (isMarkdown && lines.some((_, at) => underlineOf(lines, at) === 1));
  const broken = isWrapped(lines) ? "wrapped" : isMarkdown || isPage ? "line" : undefined;
  const blocks: SourceBlock[] = [];
  const taken: Taken[] = [];
  /** wanted: the story has no headline yet; labelled: it began with a label, and others may follow. */
  let head: "wanted" | "labelled" | undefined = isPage ? undefined : "wanted";
  for (const [at, line] of lines.entries()) {
    const { text, span, gap } = line;
    const before = lines[at - 1];
    const image = /^!\[([^\]]*)\]\(([^)\s]*)[^)]*\)$/.exec(text);
    if (image !== null) {
      const [whole, words = "", name = ""] = image;
      taken.push({ reason: "markup", text: whole.replace(words, ""), span });
      blocks.push({ kind: "picture", picture: picture(name), words: words.trim(), span });
    } else if (SEPARATOR.test(text)) {
      taken.push({ reason: "markup", text, span });
      if (isMarkdown && at > 0 && underlineOf(lines, at - 1) !== undefined) continue;
      const isEnd = isPage ? /^#\s/.test(lines[at + 1]?.text ?? "") : isHeadline(lines, at + 1);
      if (!isEnd) continue;
      blocks.push({ kind: "end", span });
      head = isPage ? undefined : "wanted";
    } else {
      const found: HeadLine | undefined = head === undefined ? undefined : headLineAt(lines, at, head);
      head = found?.isLabel === true && found.role !== undefined ? "labelled" : isDeskNote(text) ? head : undefined;
      const mark = found?.mark ?? "";
      if (mark !== "") taken.push({ reason: found?.isLabel ? "key" : "markup", text: mark.trim(), span });
      if (text.length === mark.length) continue;
      const goesOn = gap === 0 && before?.isClosed === false && !line.indented && !SEPARATOR.test(before.text);
      blocks.push({
        kind: "text",
        text: [{ text: text.slice(mark.length), style: "plain" }],
        span,
        level: isMarkdown ? underlineOf(lines, at) : undefined,
        gap,
        ...(goesOn && found === undefined && broken !== undefined && { broken }),
        role: found?.role,
      });
    }
  }
  return { blocks, taken, isPage };
}

const SEPARATOR = /^(?:={3,}|-{3,}|\*{3,}|＝{3,}|－{3,}|—{4,}|_{3,})$/;

/** Markdown's other headings: a line of `=` below a headline, of `-` below a subhead. */
function underlineOf(lines: readonly Line[], at: number): 1 | 2 | undefined {
  const next = lines[at + 1];
  const text = lines[at]?.text ?? "";
  if (next === undefined || next.gap > 0 || /。$/.test(text) || text.length > LONGEST_HEADLINE) return undefined;
  return /^={3,}$/.test(next.text) ? 1 : /^-{3,}$/.test(next.text) ? 2 : undefined;
}

interface HeadLine {
  readonly role: SourceTextBlock["role"];
  readonly mark: string;
  readonly isLabel: boolean;
}

/** The role of a line above the copy, and the label or mark before it; undefined if it is copy. */
function headLineAt(lines: readonly Line[], at: number, head: "wanted" | "labelled"): HeadLine | undefined {
  const text = lines[at]?.text ?? "";
  const [label, role] = LABELS.find(([pattern]) => pattern.test(text)) ?? [];
  if (label !== undefined && (head === "labelled" || role === "headline" || role === "kicker"))
    return { role, mark: label.exec(text)?.[0] ?? "", isLabel: true };
  if (head === "labelled" || !isHeadline(lines, at)) return undefined;
  return { role: "headline", mark: /^#{2,6}\s*/.exec(text)?.[0] ?? "", isLabel: false };
}

/** True for a line that may be the headline of the lines below it. */
function isHeadline(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? "";
  if (text === "" || text.length > LONGEST_HEADLINE || lines[at + 1] === undefined || /。$/.test(text)) return false;
  return (
    !isGreeting(text) &&
    !isOnlyNotice(text) &&
    !isDeskNote(text) &&
    !/^[>＞|｜]/.test(text) &&
    datelineIn(text) === undefined
  );
}

/** `标题：`, `【作者】`: what an office's form writes before the lines of a head. */
const LABELS: readonly (readonly [label: RegExp, role: SourceTextBlock["role"]])[] = (
  [
    ["引题|肩题|眉题", "kicker"],
    ["主?标题|题目|主题", "headline"],
    ["副标?题", "deck"],
    ["作者|署名", "byline"],
    ["正文|内容", undefined],
  ] as const
).map(([words, role]) => [new RegExp(`^[【[]?(?:${words})(?:[】\\]][:：]?|[:：])\\s*`, "u"), role]);

/** A file whose lines, except those at paragraphs' ends, have one length. */
function isWrapped(lines: readonly Line[]): boolean {
  const inner = lines.filter(({ text }, index) => lines[index + 1]?.gap === 0 && isTorn(text));
  const longest = greatest(lines.map(({ text }) => text.length));
  return (
    inner.length > 3 &&
    longest <= 100 &&
    inner.filter(({ text }) => text.length > 0.8 * longest).length > 0.7 * inner.length
  );
}

/** Word's soft returns and page breaks end a line in text that was copied from it; so do Unicode's separators. */
const LINE_END = /[\n\v\f\u0085\u2028\u2029]/;

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
      const span = { source, start: from, end: from + text.length };
      lines.push({ text, span, gap, indented: /^(?:\u3000|\s{2})/u.test(written), isClosed: / {2}$/.test(written) });
      gap = 0;
    }
  }
  return lines;
}
