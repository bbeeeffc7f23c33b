import { Composer, Parser, type YAMLError } from "yaml";
import type { Arguments, Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { lineOf, type SourceFile, sourceFile } from "../../base/source.ts";

/*
 * What is wrong with text that is no YAML. The parser says where it stopped, which is seldom where the author slipped: so the slips that authors often make
 * are looked for around that place, and each is tried. It is reported where the text reads further once it is mended.
 */

/** One run reports this many faults; those below them show when these are mended. */
const MOST_FAULTS = 20;
/** Characters that are parsed again in search of slips: about as many as the parser reads in a second. */
const MOST_PARSED = 1_500_000;
/** Each of the parser's errors takes it as long as so many characters. */
const ERROR_COST = 50;
/** Lines above and below a fault that are parsed again, where they show it as the whole text does. */
const LINES_AROUND = 60;

/** How YAML text is read, here and for its values. */
export const YAML_OPTIONS = {
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
  schema: "core",
  version: "1.2",
} as const;

/**
 * The faults of a text that is no YAML, each reported once. Each frequent slip around the parser's first error is mended in a copy of the text, and the
 * one after whose mending the text reads furthest is reported; where none helps, what the parser says. The next fault is looked for in the mended text,
 * so no message is only the result of another fault.
 * @param text what the parser read: `source.text` with its characters one for one
 * @param first the parser's first error
 */
export function yamlFaults(source: SourceFile, text: string, first: YAMLError): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const rounds: (readonly Edit[])[] = [];
  const budget = { left: MOST_PARSED };
  let current = text;
  for (let error: YAMLError | undefined = first; error !== undefined && diagnostics.length < MOST_FAULTS; ) {
    const { slip, edits } = bestOf(sourceFile("", current), error, budget);
    const place = (offset: number): number => rounds.reduceRight((at, round) => beforeEdits(round, at), offset);
    const start = Math.min(place(slip.start), source.text.length);
    const span = { source, start, end: Math.min(Math.max(start + 1, place(slip.end)), source.text.length) };
    // The mend before this one did not help.
    if (diagnostics.some((each) => each.span.start === start)) break;
    diagnostics.push(errorAt(span, slip.code, slip.arguments));
    if (edits === undefined || budget.left <= 0) break;
    rounds.push(edits);
    current = edited(current, edits);
    error = firstError(current, budget);
  }
  return diagnostics;
}

/** A slip, and how it was mended; undefined when no mend helps. */
interface Mended {
  readonly slip: Slip;
  readonly edits: readonly Edit[] | undefined;
}

/** The slip whose mend lets the parser go on furthest; of equals the first. */
function bestOf(source: SourceFile, error: YAMLError, budget: { left: number }): Mended {
  const line = lineOf(source, Math.min(error.pos[0], source.text.length));
  const said = parserSays(source, error, line);
  const slips = slipsAround(source, line);
  const around = excerptAround(source, line, error, budget);
  let best: Mended = { slip: said, edits: undefined };
  let furthest = line;
  for (const slip of isCertain(said) ? [said, ...slips] : [...slips, said]) {
    for (const edits of slip.mends) {
      if (budget.left <= 0) return best;
      const reached = reach(around, edits, budget);
      // Where nothing is known of a fault, an error on the next line is most likely the same.
      if (reached <= furthest || (slip === said && reached <= line + 1)) continue;
      furthest = reached;
      best = { slip, edits };
    }
    if (furthest === Number.POSITIVE_INFINITY) break;
  }
  return best;
}

/** Errors that say themselves what is wrong. */
function isCertain({ code }: Slip): boolean {
  return code === "yaml-escape" || code === "yaml-start" || code === "yaml-alias";
}

/** Part of a text that shows the same first error as the whole. */
interface Around {
  readonly text: string;
  /** What is taken off a place of the whole text. */
  readonly shift: number;
  /** Where the whole text's places are in it. */
  readonly from: number;
  readonly to: number;
  /** What is added to a line's number for that of the whole text. */
  readonly lines: number;
}

/** The lines around a fault; the whole text where they show something else. */
function excerptAround(source: SourceFile, line: number, error: YAMLError, budget: { left: number }): Around {
  const whole = { text: source.text, shift: 0, from: 0, to: source.text.length, lines: 0 };
  if (source.lines.length < 3 * LINES_AROUND) return whole;
  const around = excerpt(source, line);
  const shown = firstError(around.text, budget);
  return shown !== undefined && shown.pos[0] + around.shift === error.pos[0] ? around : whole;
}

/** From an entry some lines above on, below the key that opens the entry's list. */
function excerpt(source: SourceFile, line: number): Around {
  let key = line;
  while (key > 0 && !(isEntry(lineText(source, key)) && /^\S/.test(lineText(source, key)))) key--;
  const column = indentOf(lineText(source, lineBelow(source, key)));
  let first = line - LINES_AROUND;
  // Entries in the column of the list's first: what looks like one in copy stands further to the right.
  const isFirst = (text: string): boolean => /^ *- \S/.test(text) && indentOf(text) === column;
  while (first > key && !isFirst(lineText(source, first))) first--;
  const from = startOf(source, Math.max(first, key));
  const to = startOf(source, line + LINES_AROUND);
  const opening = first > key ? `${lineText(source, key)}\n` : "";
  const text = opening + source.text.slice(from, to);
  return { text, shift: from - opening.length, from, to, lines: Math.max(first, key) - (first > key ? 1 : 0) };
}

/** The line, in the whole text, at which the parser stops once `edits` are made; −1 where they lie outside. */
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

/** The first error by its place; of several at one place the first that the parser tells. */
export function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  let first = errors[0];
  for (const error of errors) if (first === undefined || error.pos[0] < first.pos[0]) first = error;
  return first;
}

/** @param edits in order, none over another */
function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let from = 0;
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert;
    from = at + remove;
  }
  return result + text.slice(from);
}

/** Where a place of the edited text stood before. */
function beforeEdits(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, remove, insert } of edits) {
    if (offset < at + shift) break;
    if (offset < at + shift + insert.length) return at;
    shift += insert.length - remove;
  }
  return offset - shift;
}

/** Some characters of a text taken out and others put in. */
interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** A likely slip of the author, with ways to mend it, the likeliest first. */
interface Slip {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly arguments: Arguments;
  readonly mends: readonly (readonly Edit[])[];
}

/** Likely slips around the parser's error on `line`, the likeliest first. */
function slipsAround(source: SourceFile, line: number): readonly Slip[] {
  const near = [line, lineAbove(source, line), lineBelow(source, line)];
  const lines = near.filter((each) => each >= 0 && each < source.lines.length);
  return [
    ...lines.flatMap((each) => whiteBefore(source, each)),
    ...openQuotes(source, line),
    ...lines.flatMap((each) => [...missingSpace(source, each), ...fullWidthMarks(source, each)]),
    ...textBehindQuote(source, line),
    ...missingBar(source, line),
    ...[...lines, lineOver(source, line)].flatMap((each) => wrongIndent(source, each)),
  ];
}

/** The parser's own errors for which there is a message. */
const CODES: Partial<Record<YAMLError["code"], Code>> = {
  BAD_ALIAS: "yaml-alias",
  BAD_DQ_ESCAPE: "yaml-escape",
  BAD_SCALAR_START: "yaml-start",
  BLOCK_AS_IMPLICIT_KEY: "yaml-colon",
  TAB_AS_INDENT: "yaml-tab",
};

/** What the parser itself says, at its place. */
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
    mends: [
      [{ at: start, remove: covered.length, insert: covered }],
      ...[line, lineAbove(source, line)].map((each) => valueCovered(source, each)),
      [insertion(startOf(source, line) + indentOf(lineText(source, line)), "# ")],
    ],
  };
}

/** Some word in place of what stands behind the line's key or hyphen. */
function valueCovered(source: SourceFile, line: number): readonly Edit[] {
  const text = lineText(source, line);
  const head = KEY.exec(text)?.[0].length ?? 0;
  return [{ at: startOf(source, line) + head, remove: text.length - head, insert: "x" }];
}

/** A line's hyphen, its key, or both, with the blanks behind. */
const KEY = /^\s*(?:- +)?(?:[^\s:"']+: +)?/;

function insertion(at: number, insert: string): Edit {
  return { at, remove: 0, insert };
}

const WHITE = /[\t\u3000\u00a0]/g;

/** A tab, a full-width space or one that does not break in a line's indentation. All lines that follow with such are one slip. */
function whiteBefore(source: SourceFile, line: number): readonly Slip[] {
  const whiteOf = (each: number): string => /^[ \t\u3000\u00a0]*/.exec(lineText(source, each))?.[0] ?? "";
  const hasWhite = (each: number): boolean => whiteOf(each).search(WHITE) >= 0;
  if (!hasWhite(line)) return [];
  let first = line;
  while (first > 0 && hasWhite(first - 1)) first--;
  const start = startOf(source, first);
  const white = whiteOf(first);
  // As deep as the line above, as its keys, or as the line below; else so many spaces for each.
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
  return [{ code: "yaml-tab", start: at, end: start + white.length, arguments: {}, mends: [...alone, ...all] }];
}

/** Quoted texts over several lines are rare: so many lines above the error are looked at for one that begins and does not end. */
const MOST_QUOTED_LINES = 2000;
const MOST_QUOTES = 4;

/** Quoted texts that do not end on the line where they begin, the nearest first. */
function openQuotes(source: SourceFile, line: number): readonly Slip[] {
  const slips: Slip[] = [];
  for (let each = line; each >= Math.max(0, line - MOST_QUOTED_LINES) && slips.length < MOST_QUOTES; each--) {
    const text = lineText(source, each);
    const opened = openQuote(text);
    if (opened === undefined) continue;
    const start = startOf(source, each) + opened;
    const mark = text.charAt(opened);
    const rest = text.slice(opened + 1);
    // In brackets before those that close, or before the next key; at the line's end; last, no quotation at all.
    const isFlow = /[[{]/.test(text.slice(0, opened));
    let closers = rest.length;
    while (/[\s\]},]/.test(rest.charAt(closers - 1))) closers--;
    const inFlow = isFlow ? [closers, /, *[\p{L}\p{N}_-]+: /u.exec(rest)?.index] : [];
    const places = [...inFlow, rest.trimEnd().length].filter((place) => place !== undefined);
    const mends = places.map((place) => [insertion(start + 1 + place, mark)]);
    const bare = [{ at: start, remove: 1, insert: "" }];
    slips.push({ code: "yaml-unclosed", start, end: start + 1, arguments: { mark }, mends: [...mends, bare] });
  }
  return slips;
}

/** Where a quoted text opens that does not end in its line. */
function openQuote(text: string): number | undefined {
  // A value may open with a quotation mark behind a key, a hyphen, or in brackets.
  const opening = /(?:^\s*(?:- +)?(?:[\p{L}\p{N}_-]+: +)?|[[{,] *(?:[\p{L}\p{N}_-]+: +)?)["']/gu;
  while (opening.test(text)) {
    const end = behindQuotation(text, opening.lastIndex - 1);
    if (end === undefined) return opening.lastIndex - 1;
    opening.lastIndex = end;
  }
  return undefined;
}

/** Where the quotation that opens at a place has ended; undefined: it does not end in this text, or none opens. */
function behindQuotation(text: string, opened: number): number | undefined {
  const quotation = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')/y;
  quotation.lastIndex = opened;
  return quotation.test(text) ? quotation.lastIndex : undefined;
}

/** `headline:水声`, `-id: a` */
function missingSpace(source: SourceFile, line: number): readonly Slip[] {
  const [, before = "", mark = ""] =
    /^(\s*(?:- +)?)(-(?=[A-Za-z"“{[])|[A-Za-z]+:(?=\S))/.exec(lineText(source, line)) ?? [];
  if (mark === "") return [];
  const start = startOf(source, line) + before.length;
  const end = start + mark.length;
  return [{ code: "yaml-glued", start, end, arguments: { mark }, mends: [[insertion(end, " ")]] }];
}

/** Marks of a Chinese keyboard that stand where YAML wants those of ASCII, and so do nothing. */
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
 * A dash before the line's key and a colon behind it; in brackets a comma before a key, a colon behind one, and brackets. No key is longer: else a line of copy would be gone
 * through again from each of its characters.
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
    { code: "yaml-full-width", start: at, end: at + mark.length, arguments: args, mends: [edits, edits.slice(0, 1)] },
  ];
}

function asciiOf(mark: string): string {
  return MARKS[mark.charAt(0)] ?? "";
}

/** `headline: "好"人"的"`: the text goes on where the quotation ends. */
function textBehindQuote(source: SourceFile, line: number): readonly Slip[] {
  const text = lineText(source, line);
  const head = KEY.exec(text)?.[0].length ?? 0;
  const ended = behindQuotation(text, head);
  if (ended === undefined) return [];
  const start = startOf(source, line) + text.length - text.slice(ended).trimStart().length;
  const end = startOf(source, line) + text.length;
  return start < end ? [{ code: "yaml-rest", start, end, arguments: {}, mends: [valueCovered(source, line)] }] : [];
}

/** So far above the error its text may begin. */
const MOST_TEXT_LINES = 12;

/** `body:` with a text below it that YAML takes for something else, since no `|` opens it. */
function missingBar(source: SourceFile, line: number): readonly Slip[] {
  for (let each = line; each >= Math.max(0, line - MOST_TEXT_LINES); each--) {
    // No key at the edge has a text of several lines.
    const [, before = "", key = ""] = /^(\s+(?:- +)?)([A-Za-z]+): *$/.exec(lineText(source, each)) ?? [];
    if (key === "") continue;
    const below = lineText(source, lineBelow(source, each));
    // `- 甲` may be a list of copy; `- id: a` and `- {…}` are none.
    if (isEntry(below) && !/^\s*- \p{Script=Han}[^:]*$/u.test(below)) return [];
    const start = startOf(source, each) + before.length;
    const end = start + key.length + 1;
    return [{ code: "yaml-no-bar", start, end, arguments: { key }, mends: [[insertion(end, " |")]] }];
  }
  return [];
}

/** So many lines above are looked at for columns; so many below move with a line. */
const MOST_LINES = 60;
const MOST_DEPTHS = 4;

/** A line that begins in another column than the lines around it, alone or with what stands below it. */
function wrongIndent(source: SourceFile, line: number): readonly Slip[] {
  const text = lineText(source, line);
  if (line < 0 || isBlank(text) || text.slice(0, indentOf(text)).includes("\t")) return [];
  const found = indentOf(text);
  const depths = columnsAround(source, line).filter((depth) => depth !== found);
  const near = depths.toSorted((a, b) => Math.abs(a - found) - Math.abs(b - found)).slice(0, MOST_DEPTHS);
  const start = startOf(source, line);
  return near.map((wanted): Slip => {
    const [alone, ...below] = blockFrom(source, line).map((each) => shift(source, each, wanted - found));
    const mends = [[alone], [alone, ...below]].slice(0, below.length === 0 ? 1 : 2) as Edit[][];
    const args = { found, wanted, ...(wanted > 0 && { spaces: wanted }) };
    return { code: "yaml-indent", start: start + found, end: start + text.length, arguments: args, mends };
  });
}

function shift(source: SourceFile, line: number, by: number): Edit {
  const at = startOf(source, line);
  return by > 0
    ? insertion(at, " ".repeat(by))
    : { at, remove: Math.min(-by, indentOf(lineText(source, line))), insert: "" };
}

/** The columns in which lines above and below begin, those of the keys behind their hyphens, and that of a text which a line opens. */
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
  for (let each = above, n = 0; each >= 0 && n < MOST_LINES; each = lineAbove(source, each), n++)
    note(lineText(source, each));
  note(lineText(source, lineBelow(source, line)));
  return [...columns];
}

/** The line and what stands below it: of an entry all that begins no further to the left, of a text what comes before the next entry. */
function blockFrom(source: SourceFile, line: number): readonly number[] {
  const text = lineText(source, line);
  const block = [line];
  for (let each = line + 1; each < source.lines.length && block.length < MOST_LINES; each++) {
    const below = lineText(source, each);
    if (below.trim() === "") continue;
    if (indentOf(below) < indentOf(text) || (!isEntry(text) && isEntry(below))) break;
    block.push(each);
  }
  return block;
}

/** The nearest line above that begins further to the left: a key that slid there is sound, and those below it are not. −1 when there is none. */
function lineOver(source: SourceFile, line: number): number {
  const indent = indentOf(lineText(source, line));
  let above = lineAbove(source, line);
  for (let n = 0; above >= 0 && n < MOST_LINES && indentOf(lineText(source, above)) >= indent; n++) {
    above = lineAbove(source, above);
  }
  return above;
}

function startOf({ text, lines }: SourceFile, line: number): number {
  return lines[line] ?? text.length;
}

/** A line without its line end; empty beyond the text. */
function lineText({ text, lines }: SourceFile, line: number): string {
  const start = lines[line];
  if (start === undefined) return "";
  const next = lines[line + 1];
  return text.slice(start, next === undefined ? text.length : next - 1);
}

/** Blanks at a line's beginning. */
function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** Where a line's key or text begins, behind its hyphens. */
function keyColumn(line: string): number {
  return /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function isBlank(line: string): boolean {
  return /^\s*(#|$)/.test(line);
}

/** The nearest line above that holds something; −1 when there is none. */
function lineAbove(source: SourceFile, line: number): number {
  let above = line - 1;
  while (above >= 0 && isBlank(lineText(source, above))) above--;
  return above;
}

/** The nearest line below that holds something; the number of lines when there is none. */
function lineBelow(source: SourceFile, line: number): number {
  let below = line + 1;
  while (below < source.lines.length && isBlank(lineText(source, below))) below++;
  return below;
}

/** `key:` with or without what follows, also behind `- `. */
function isEntry(line: string): boolean {
  return /^\s*(- +)*("[^"]*"|'[^']*'|[\p{L}\p{N}_][\p{L}\p{N}_. -]*):( |$)/u.test(line) || /^\s*-( |$)/.test(line);
}
