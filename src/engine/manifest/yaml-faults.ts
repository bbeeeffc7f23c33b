import { Composer, Parser, type YAMLError } from "yaml";
import type { Arguments, Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { lineOf, type SourceFile, sourceFile } from "../../base/source.ts";
import {
  ERROR_COST,
  LINES_AROUND,
  MOST_BRACKET_LINES,
  MOST_COLUMNS_TRIED,
  MOST_FAULTS,
  MOST_INDENT_LINES,
  MOST_PARSED,
  MOST_QUOTED_LINES,
  MOST_QUOTES,
  MOST_TEXT_LINES,
} from "./weights.ts";

/*
 * Explains YAML errors. The parser reports where it stopped, which is seldom where the author slipped. So frequent slips are looked for around that place, and
 * a fix for each is tried in a copy of the text. The slip whose fix lets the parser read furthest is reported: of `headline:水声`, the missing space.
 */

/** Options for reading YAML, here and for the values. */
export const YAML_OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
  schema: "core",
  // !!omap and !!pairs would be lists of other kinds, which no reader knows.
  resolveKnownTags: false,
  version: "1.2",
} as const;

/**
 * Reports each fault of a text with YAML errors once. Fixes for the slips around the parser's first error are tried, and the slip whose fix reads furthest is
 * reported, or the parser's own message if none helps. The search continues in the fixed text, so that no message is only a consequence of another fault.
 * @param text what the parser read: `source.text`, character for character
 * @param first the parser's first error
 */
export function yamlFaults(source: SourceFile, text: string, first: YAMLError): Diagnostic[] {
  return slipsIn(source, text, first).map(({ diagnostic }) => diagnostic);
}

/** Faults whose mend writes the same words as YAML takes them; that of others only looks further. */
const MENDED: ReadonlySet<Code> = new Set<Code>([
  "yaml-tab",
  "yaml-indent",
  "yaml-glued",
  "yaml-full-width",
  "yaml-no-bar",
  "yaml-unclosed",
]);

/** The edits after which a text reads as YAML where such a fault begins. */
export function yamlMend(source: SourceFile, code: Code, start: number): readonly Edit[] {
  if (!MENDED.has(code)) return [];
  const first = firstError(source.text, { left: MOST_PARSED });
  const slips = first === undefined ? [] : slipsIn(source, source.text, first);
  return slips.find(({ diagnostic }) => diagnostic.code === code && diagnostic.span.start === start)?.edits ?? [];
}

function slipsIn(
  source: SourceFile,
  text: string,
  first: YAMLError,
): readonly { readonly diagnostic: Diagnostic; readonly edits: readonly Edit[] }[] {
  const found: { readonly diagnostic: Diagnostic; readonly edits: readonly Edit[] }[] = [];
  const rounds: (readonly Edit[])[] = [];
  const budget = { left: MOST_PARSED };
  let current = text;
  for (let error: YAMLError | undefined = first; error !== undefined && found.length < MOST_FAULTS; ) {
    const { slip, edits } = bestOf(sourceFile("", current), error, budget);
    const place = (offset: number): number => rounds.reduceRight((at, round) => beforeEdits(round, at), offset);
    const start = Math.min(place(slip.start), source.text.length);
    const span = { source, start, end: Math.min(Math.max(start + 1, place(slip.end)), source.text.length) };
    // The last fix did not help.
    if (found.some(({ diagnostic }) => diagnostic.span.start === start)) break;
    const placed = (edits ?? []).map((edit) => ({ ...edit, at: place(edit.at) }));
    found.push({ diagnostic: errorAt(span, slip.code, slip.arguments), edits: placed });
    if (edits === undefined || budget.left <= 0) break;
    rounds.push(edits);
    current = edited(current, edits);
    error = firstError(current, budget);
  }
  return found;
}

/** A slip with the fix that helped; undefined if none did. */
interface FixedSlip {
  readonly slip: Slip;
  readonly edits: readonly Edit[] | undefined;
}

/** The slip whose fix lets the parser read furthest; the first of equals. */
function bestOf(source: SourceFile, error: YAMLError, budget: { left: number }): FixedSlip {
  const line = lineOf(source, Math.min(error.pos[0], source.text.length));
  const reported = parserSays(source, error, line);
  const slips = slipsAround(source, line);
  const around = excerptAround(source, line, error, budget);
  let best: FixedSlip = { slip: reported, edits: undefined };
  let furthest = line;
  for (const slip of isCertain(reported) ? [reported, ...slips] : [...slips, reported]) {
    for (const edits of slip.fixes) {
      if (budget.left <= 0) return best;
      const reached = reach(around, edits, budget);
      // If the cause is unknown, an error on the next line is most likely the same fault.
      if (reached <= furthest || (slip === reported && reached <= line + 1)) continue;
      furthest = reached;
      best = { slip, edits };
    }
    if (furthest === Number.POSITIVE_INFINITY) break;
  }
  return best;
}

/** Errors that name their own cause. */
function isCertain({ code }: Slip): boolean {
  return code === "yaml-escape" || code === "yaml-start" || code === "yaml-alias";
}

/** A part of the text that shows the same first error as the whole. */
interface Around {
  readonly text: string;
  /** Subtracted from offsets of the whole text. */
  readonly shift: number;
  /** The range of the whole text that it covers. */
  readonly from: number;
  readonly to: number;
  /** Added to its line numbers to get those of the whole text. */
  readonly lines: number;
}

/** The lines around a fault; the whole text if they show another error. */
function excerptAround(source: SourceFile, line: number, error: YAMLError, budget: { left: number }): Around {
  const whole = { text: source.text, shift: 0, from: 0, to: source.text.length, lines: 0 };
  if (source.lines.length < 3 * LINES_AROUND) return whole;
  const around = excerpt(source, line);
  const shown = firstError(around.text, budget);
  return shown !== undefined && shown.pos[0] + around.shift === error.pos[0] ? around : whole;
}

/** Starts at an entry some lines above, with the key of its list before it. */
function excerpt(source: SourceFile, line: number): Around {
  let key = line;
  while (key > 0 && !(isEntry(lineText(source, key)) && /^\S/.test(lineText(source, key)))) key--;
  const column = indentOf(lineText(source, lineBelow(source, key)));
  let first = line - LINES_AROUND;
  // Real entries are in the column of the list's first; what looks like an entry inside copy is further right.
  const isFirst = (text: string): boolean => /^ *- \S/.test(text) && indentOf(text) === column;
  while (first > key && !isFirst(lineText(source, first))) first--;
  const from = startOf(source, Math.max(first, key));
  const to = startOf(source, line + LINES_AROUND);
  const opening = first > key ? `${lineText(source, key)}\n` : "";
  const text = opening + source.text.slice(from, to);
  return { text, shift: from - opening.length, from, to, lines: Math.max(first, key) - (first > key ? 1 : 0) };
}

/** The line of the whole text at which the parser stops after `edits`; −1 if they are outside the excerpt. */
function reach(around: Around, edits: readonly Edit[], budget: { left: number }): number {
  if (edits.some(({ at, remove }) => at < around.from || at + remove > around.to)) return -1;
  const text = edited(
    around.text,
    edits.map((edit) => ({ ...edit, at: edit.at - around.shift })),
  );
  const error = firstError(text, budget);
  return error === undefined ? Number.POSITIVE_INFINITY : around.lines + lineOf(sourceFile("", text), error.pos[0]);
}

function firstError(text: string, budget: { left: number }): YAMLError | undefined {
  const [document] = new Composer(YAML_OPTIONS).compose(new Parser().parse(text), true, text.length);
  const errors = document?.errors ?? [];
  budget.left -= text.length + ERROR_COST * errors.length;
  return firstOf(errors);
}

/** The first error by place; of several at one place the first reported. */
export function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  let first = errors[0];
  for (const error of errors) if (first === undefined || error.pos[0] < first.pos[0]) first = error;
  return first;
}

/** @param edits in order, without overlap */
function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/** The offset before the edits for an offset after them. */
function beforeEdits(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    if (offset < at + shift) break;
    if (offset < at + shift + insert.length) return at;
    shift += insert.length - remove;
  }
  return offset - shift;
}

/** Replaces some characters of a text. */
interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** A probable slip with its fixes, the most likely first. */
interface Slip {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly arguments: Arguments;
  readonly fixes: readonly (readonly Edit[])[];
}

/** Probable slips around the parser's error on `line`, the most likely first. */
function slipsAround(source: SourceFile, line: number): readonly Slip[] {
  const near = [line, lineAbove(source, line), lineBelow(source, line)];
  const lines = near.filter((each) => each >= 0 && each < source.lines.length);
  return [
    ...lines.flatMap((each) => whiteBefore(source, each)),
    ...openQuotes(source, line),
    ...lines.flatMap((each) => [...missingSpace(source, each), ...fullWidthMarks(source, each)]),
    ...openBrackets(source, line),
    ...textBehindQuote(source, line),
    ...missingBar(source, line),
    ...[...lines, lineOver(source, line)].flatMap((each) => wrongIndent(source, each)),
  ];
}

/** The parser's errors that have a message of ours. */
const CODES: Partial<Record<YAMLError["code"], Code>> = {
  BAD_ALIAS: "yaml-alias",
  BAD_DQ_ESCAPE: "yaml-escape",
  BAD_SCALAR_START: "yaml-start",
  BLOCK_AS_IMPLICIT_KEY: "yaml-colon",
  TAB_AS_INDENT: "yaml-tab",
};

/** The parser's own error, at its place. */
function parserSays(source: SourceFile, { code, pos, message }: YAMLError, line: number): Slip {
  const { text } = source;
  const start = Math.min(pos[0], text.trimEnd().length);
  const end = Math.min(Math.max(start + 1, pos[1]), text.length);
  const covered = text.slice(start, Math.max(end, start + 2)).replaceAll(/[^\n]/g, "x");
  return {
    code: CODES[code] ?? "yaml-syntax",
    start,
    end,
    arguments:
      code === "BAD_ALIAS" ? { alias: text.slice(start, end).slice(0, 32) } : { parser: shortened(message, 80) },
    fixes: [
      [{ at: start, remove: covered.length, insert: covered }],
      ...[line, lineAbove(source, line)].map((each) => withPlaceholder(source, each)),
      [insertion(startOf(source, line) + indentOf(lineText(source, line)), "# ")],
    ],
  };
}

/** A fix that replaces the line's value with a word. */
function withPlaceholder(source: SourceFile, line: number): readonly Edit[] {
  const text = lineText(source, line);
  const head = KEY.exec(text)?.[0].length ?? 0;
  return [{ at: startOf(source, line) + head, remove: text.length - head, insert: "x" }];
}

/** A line's hyphen, key, or both, with the blanks after them. */
const KEY = /^\s*(?:- +)?(?:[^\s:"']+: +)?/;

function insertion(at: number, insert: string): Edit {
  return { at, remove: 0, insert };
}

const WHITE = /[\t\u3000\u00a0]/g;

/** A tab, full-width space or no-break space in the indentation. Consecutive lines with one are one slip. */
function whiteBefore(source: SourceFile, line: number): readonly Slip[] {
  const whiteOf = (each: number): string => /^[ \t\u3000\u00a0]*/.exec(lineText(source, each))?.[0] ?? "";
  const hasWhite = (each: number): boolean => whiteOf(each).search(WHITE) >= 0;
  if (!hasWhite(line)) return [];
  let first = line;
  while (first > 0 && hasWhite(first - 1)) first--;
  const start = startOf(source, first);
  const white = whiteOf(first);
  // Fixes: the indentation of the line above, of its keys, or of the line below; else some spaces for each character.
  const [above, below] = [lineAbove(source, first), lineBelow(source, first)].map((each) => lineText(source, each));
  const depths = new Set([
    keyColumn(above ?? ""),
    indentOf(below ?? ""),
    indentOf(above ?? ""),
    indentOf(above ?? "") + 2,
  ]);
  const alone = [...depths].map((depth) => [{ at: start, remove: white.length, insert: " ".repeat(depth) }]);
  const all = [2, 4, 8, 1].map((width): readonly Edit[] => {
    const edits: Edit[] = [];
    for (let each = first; each < source.lines.length && (hasWhite(each) || isBlank(lineText(source, each))); each++) {
      const insert = whiteOf(each).replaceAll(WHITE, " ".repeat(width));
      edits.push({ at: startOf(source, each), remove: whiteOf(each).length, insert });
    }
    return edits;
  });
  const at = start + white.search(WHITE);
  return [{ code: "yaml-tab", start: at, end: start + white.length, arguments: {}, fixes: [...alone, ...all] }];
}

/** Quoted texts that do not end on their first line, the nearest first. */
function openQuotes(source: SourceFile, line: number): readonly Slip[] {
  const slips: Slip[] = [];
  for (let each = line; each >= Math.max(0, line - MOST_QUOTED_LINES) && slips.length < MOST_QUOTES; each--) {
    const text = lineText(source, each);
    const opened = openQuote(text);
    if (opened === undefined) continue;
    const start = startOf(source, each) + opened;
    const mark = text.charAt(opened);
    const rest = text.slice(opened + 1);
    // Closed in brackets before the closing bracket or the next key; at the end of the line; finally without quotes.
    const isFlow = /[[{]/.test(text.slice(0, opened));
    let closers = rest.length;
    while (/[\s\]},]/.test(rest.charAt(closers - 1))) closers--;
    const inFlow = isFlow ? [closers, /, *[\p{L}\p{N}_-]+: /u.exec(rest)?.index] : [];
    const places = [...inFlow, rest.trimEnd().length].filter((place) => place !== undefined);
    const fixes = places.map((place) => [insertion(start + 1 + place, mark)]);
    const bare = [{ at: start, remove: 1, insert: "" }];
    slips.push({ code: "yaml-unclosed", start, end: start + 1, arguments: { mark }, fixes: [...fixes, bare] });
  }
  return slips;
}

/** Where a quoted text opens that does not end on its line. */
function openQuote(text: string): number | undefined {
  // A quoted value may follow a key, a hyphen, or be in brackets.
  const opening = /(?:^\s*(?:- +)?(?:[\p{L}\p{N}_-]+: +)?|[[{,] *(?:[\p{L}\p{N}_-]+: +)?)["']/gu;
  while (opening.test(text)) {
    const end = behindQuotation(text, opening.lastIndex - 1);
    if (end === undefined) return opening.lastIndex - 1;
    opening.lastIndex = end;
  }
  return undefined;
}

/** The end of the quotation that opens at `opened`; undefined if none opens there, or it does not end in this text. */
function behindQuotation(text: string, opened: number): number | undefined {
  const quotation = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')/y;
  quotation.lastIndex = opened;
  return quotation.test(text) ? quotation.lastIndex : undefined;
}

/** Brackets that do not close before their line ends, or before a bracket of the other kind, the nearest first. */
function openBrackets(source: SourceFile, line: number): readonly Slip[] {
  const slips: Slip[] = [];
  const above = lineAbove(source, line);
  for (let each = line; each >= Math.max(0, line - MOST_BRACKET_LINES) && slips.length < MOST_QUOTES; each--) {
    const text = lineText(source, each);
    const open = openBracket(text);
    if (open === undefined) continue;
    const { at, end, close } = open;
    const start = startOf(source, each);
    // At the end of the line, before a comma there, or at the end of a list of several lines.
    const comma = text.charAt(end - 1) === "," ? [end - 1] : [];
    const ends = [end, ...comma].map((place) => start + place);
    if (each < above) ends.push(startOf(source, above) + bareText(lineText(source, above)).length);
    const fixes = ends.map((place) => [insertion(place, close)]);
    const args = { mark: text.charAt(at), close };
    slips.push({ code: "yaml-unclosed", start: start + at, end: start + at + 1, arguments: args, fixes });
  }
  return slips;
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** The outermost bracket of a line's value that is not closed, where its text ends, and the brackets that close it. */
function openBracket(line: string): { readonly at: number; readonly end: number; readonly close: string } | undefined {
  const opening = /^\s*(?:- +)*(?:[\p{L}\p{N}_-]+: +)?(?=[[{])/u.exec(line)?.[0].length;
  if (opening === undefined) return undefined;
  const text = bareText(line);
  let close = "";
  const open: number[] = [];
  for (let at = opening; at < text.length; at++) {
    const mark = text.charAt(at);
    const own = CLOSING[mark];
    if (own !== undefined) {
      open.push(at);
      close = own + close;
    }
    if (mark !== "}" && mark !== "]") continue;
    const pair = close.indexOf(mark);
    if (pair < 0) return undefined;
    if (pair > 0) return { at: open.at(-pair) as number, end: at, close: close.slice(0, pair) };
    open.pop();
    close = close.slice(1);
  }
  // In `[晴 #1]` the closing bracket stands in a comment.
  const isTaken = close === "" || line.includes(close, text.length);
  return isTaken ? undefined : { at: open[0] as number, end: text.length, close };
}

/** A line without its comment, and with letters for quotations; only up to a quotation that does not end. */
function bareText(line: string): string {
  let text = "";
  while (text.length < line.length) {
    const at = text.length;
    const mark = line.charAt(at);
    const isFirst = /^[\s[{,:]?$/.test(line.charAt(at - 1));
    if (mark === "#" && isFirst) break;
    if (isFirst && (mark === '"' || mark === "'")) {
      const end = behindQuotation(line, at);
      if (end === undefined) break;
      text += "x".repeat(end - at);
    } else text += mark;
  }
  return text.trimEnd();
}

/** `headline:水声`, `-id: a` */
function missingSpace(source: SourceFile, line: number): readonly Slip[] {
  const [, before = "", mark = ""] =
    /^(\s*(?:- +)?)(-(?=[A-Za-z"“{[])|[A-Za-z]+:(?=\S))/.exec(lineText(source, line)) ?? [];
  if (mark === "") return [];
  const start = startOf(source, line) + before.length;
  const end = start + mark.length;
  return [{ code: "yaml-glued", start, end, arguments: { mark }, fixes: [[insertion(end, " ")]] }];
}

/** Full-width marks in place of YAML's ASCII ones, which have no effect. */
const MARKS: Readonly<Record<string, string>> = {
  "，": ", ",
  "：": ": ",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "—": "- ",
  "－": "- ",
};

/**
 * A dash before the line's key and a colon after it; in brackets a comma before a key, a colon after one, and the brackets. Keys are limited in length, else a
 * line of copy would be searched again from each of its characters.
 */
const WIDE =
  /(?<=^\s{0,99})(?:——?|－) ?(?=[A-Za-z]{1,24} ?[:：]|[{｛])|(?<=^\s{0,99}(?:- {1,9})?[A-Za-z]{1,24})：|，(?= ?[\p{L}\p{N}]{1,24} ?[:：])|(?<=[{｛,，[［] ?[\p{L}\p{N}]{1,24})：|[｛［｝］]/gu;

/** All full-width marks of a line are one slip. */
function fullWidthMarks(source: SourceFile, line: number): readonly Slip[] {
  const found = [...lineText(source, line).matchAll(WIDE)];
  const [first] = found;
  if (first === undefined) return [];
  const start = startOf(source, line);
  const edits = found.map(({ index, 0: mark }) => ({ at: start + index, remove: mark.length, insert: asciiOf(mark) }));
  const at = start + first.index;
  const mark = first[0].trimEnd();
  const args = { mark, ascii: asciiOf(mark) };
  return [
    { code: "yaml-full-width", start: at, end: at + mark.length, arguments: args, fixes: [edits, edits.slice(0, 1)] },
  ];
}

function asciiOf(mark: string): string {
  return MARKS[mark.charAt(0)] ?? "";
}

/** `headline: "好"人"的"`: text continues after the quotation. */
function textBehindQuote(source: SourceFile, line: number): readonly Slip[] {
  const text = lineText(source, line);
  const head = KEY.exec(text)?.[0].length ?? 0;
  const ended = behindQuotation(text, head);
  if (ended === undefined) return [];
  const start = startOf(source, line) + text.length - text.slice(ended).trimStart().length;
  const end = startOf(source, line) + text.length;
  return start < end ? [{ code: "yaml-rest", start, end, arguments: {}, fixes: [withPlaceholder(source, line)] }] : [];
}

/** `body:` with text below it that YAML reads as something else, since there is no `|`. */
function missingBar(source: SourceFile, line: number): readonly Slip[] {
  for (let each = line; each >= Math.max(0, line - MOST_TEXT_LINES); each--) {
    // No top-level key has a text of several lines.
    const [, before = "", key = ""] = /^(\s+(?:- +)?)([A-Za-z]+): *$/.exec(lineText(source, each)) ?? [];
    if (key === "") continue;
    const below = lineText(source, lineBelow(source, each));
    // `- 甲` may be a list of copy; `- id: a` and `- {…}` cannot.
    if (isEntry(below) && !/^\s*- \p{Script=Han}[^:]*$/u.test(below)) return [];
    const start = startOf(source, each) + before.length;
    const end = start + key.length + 1;
    return [{ code: "yaml-no-bar", start, end, arguments: { key }, fixes: [[insertion(end, " |")]] }];
  }
  return [];
}

/** A line that begins in another column than the lines around it. Fixes move it alone or with the block below it. */
function wrongIndent(source: SourceFile, line: number): readonly Slip[] {
  const text = lineText(source, line);
  if (line < 0 || isBlank(text) || text.slice(0, indentOf(text)).includes("\t")) return [];
  const found = indentOf(text);
  const depths = columnsAround(source, line).filter((depth) => depth !== found);
  const near = depths.toSorted((a, b) => Math.abs(a - found) - Math.abs(b - found)).slice(0, MOST_COLUMNS_TRIED);
  const start = startOf(source, line);
  return near.map((wanted): Slip => {
    const [alone, ...below] = blockFrom(source, line).map((each) => shift(source, each, wanted - found));
    const fixes = [[alone], [alone, ...below]].slice(0, below.length === 0 ? 1 : 2) as Edit[][];
    const args = { found, wanted, ...(wanted > 0 && { spaces: wanted }) };
    return { code: "yaml-indent", start: start + found, end: start + text.length, arguments: args, fixes };
  });
}

function shift(source: SourceFile, line: number, by: number): Edit {
  const at = startOf(source, line);
  return by > 0
    ? insertion(at, " ".repeat(by))
    : { at, remove: Math.min(-by, indentOf(lineText(source, line))), insert: "" };
}

/** The columns where lines above and below begin, those of keys after hyphens, and that of a text which a line opens. */
function columnsAround(source: SourceFile, line: number): readonly number[] {
  const columns = new Set<number>();
  const note = (text: string): void => {
    if (!isEntry(text)) return;
    columns.add(indentOf(text));
    columns.add(keyColumn(text));
  };
  const above = lineAbove(source, line);
  const opening = lineText(source, above);
  if (/: +[|>][-+\d]* *(?:#.*)?$/.test(opening)) columns.add(keyColumn(opening) + 2);
  else if (above >= 0) columns.add(indentOf(opening));
  for (let each = above, n = 0; each >= 0 && n < MOST_INDENT_LINES; each = lineAbove(source, each), n++)
    note(lineText(source, each));
  note(lineText(source, lineBelow(source, line)));
  return [...columns];
}

/** The line and its block below: for an entry all lines that are at least as far right, for a text the lines up to the next entry. */
function blockFrom(source: SourceFile, line: number): readonly number[] {
  const text = lineText(source, line);
  const block = [line];
  for (let each = line + 1; each < source.lines.length && block.length < MOST_INDENT_LINES; each++) {
    const below = lineText(source, each);
    if (below.trim() === "") continue;
    if (indentOf(below) < indentOf(text) || (!isEntry(text) && isEntry(below))) break;
    block.push(each);
  }
  return block;
}

/** The nearest line above that begins further left; −1 if there is none. A key that was moved there is valid YAML, and the lines below it fail. */
function lineOver(source: SourceFile, line: number): number {
  const indent = indentOf(lineText(source, line));
  let above = lineAbove(source, line);
  for (let n = 0; above >= 0 && n < MOST_INDENT_LINES && indentOf(lineText(source, above)) >= indent; n++) {
    above = lineAbove(source, above);
  }
  return above;
}

function startOf({ text, lines }: SourceFile, line: number): number {
  return lines[line] ?? text.length;
}

/** A line without its line end; empty after the end of the text. */
function lineText({ text, lines }: SourceFile, line: number): string {
  const start = lines[line];
  if (start === undefined) return "";
  const next = lines[line + 1];
  return text.slice(start, next === undefined ? text.length : next - 1);
}

/** The number of blanks at the start of a line. */
function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** Where a line's key or text begins, after its hyphens. */
function keyColumn(line: string): number {
  return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function isBlank(line: string): boolean {
  return /^\s*(#|$)/.test(line);
}

/** The nearest line above that is not blank; −1 if there is none. */
function lineAbove(source: SourceFile, line: number): number {
  let above = line - 1;
  while (above >= 0 && isBlank(lineText(source, above))) above--;
  return above;
}

/** The nearest line below that is not blank; the number of lines if there is none. */
function lineBelow(source: SourceFile, line: number): number {
  let below = line + 1;
  while (below < source.lines.length && isBlank(lineText(source, below))) below++;
  return below;
}

/** Whether the line is `key:`, with or without a value, perhaps after `- `. */
function isEntry(line: string): boolean {
  return /^\s*(- +)*("[^"]*"|'[^']*'|[\p{L}\p{N}_][\p{L}\p{N}_. -]*):( |$)/u.test(line) || /^\s*-( |$)/.test(line);
}
