import type { YAMLError } from "yaml";
import { shortened } from "../../base/excerpt.ts";
import { bracketCauses } from "./brackets.ts";
import { indentCauses } from "./indents.ts";
import type { Cause } from "./lines.ts";
import {
  causeAt,
  type Edit,
  insertion,
  isBlankLine,
  isEntry,
  lineAbove,
  lineBelow,
  lineIndent,
  lineText,
  startOf,
  type YamlText,
} from "./lines.ts";
import { quoteCauses } from "./quotes.ts";

/** Likely causes at and above the parser's error on `line`, the likeliest first. */
export function causesOf(lines: YamlText, error: YAMLError, line: number): readonly Cause[] {
  return [
    ...ofError(lines, error, line),
    ...tabs(lines, line),
    ...wideSpaces(lines, line),
    ...quoteCauses(lines, line),
    ...[line, lineAbove(lines, line), lineBelow(lines, line)].flatMap((each) => slips(lines, each)),
    ...bracketCauses(lines, line),
    ...missingBar(lines, line),
    ...textsBesideTheirKey(lines, line),
    ...indentCauses(lines, line),
    ...secondColon(lines, line),
    ...strays(lines, line),
    ...rest(lines, error, line),
  ];
}

/** When nothing that we know of is wrong: the parser's place. */
export function unknownCause({ text }: YamlText, error: YAMLError): Cause {
  const start = Math.min(error.pos[0], text.length);
  return causeAt("yaml-syntax", [start, start + 1], []);
}

/** Errors that say themselves what is wrong. */
function ofError(lines: YamlText, error: YAMLError, line: number): readonly Cause[] {
  const [start, end] = error.pos;
  const cover = (to: number): Edit => ({ at: start, remove: to - start, insert: "x".repeat(to - start) });
  if (error.code === "BAD_DQ_ESCAPE")
    return [causeAt("yaml-escape", [start, end], [[cover(Math.max(end, start + 2))]])];
  if (error.code === "BAD_SCALAR_START") return [causeAt("yaml-start", [start, end], [[cover(start + 1)]])];
  if (error.code === "BAD_ALIAS") {
    const alias = lines.text.slice(start, end).slice(0, 32);
    return [causeAt("yaml-alias", [start, end], [[cover(start + 1)]], { alias })];
  }
  if (error.code === "TAG_RESOLVE_FAILED" || error.code === "MISSING_CHAR" || error.code === "MULTIPLE_TAGS") {
    const found = /(?<=[:-] +)!/.exec(lineText(lines, line));
    if (found === null) return [];
    const at = startOf(lines, line) + found.index;
    return [causeAt("yaml-start", [at, at + 1], [[{ at, remove: 1, insert: "x" }]])];
  }
  return [];
}

/** Tabs in the indentation of a line, and of those below it. */
function tabs(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineBelow(lines, line)].flatMap((each): Cause[] => {
    const text = lineText(lines, each);
    const indent = lineIndent(text);
    const at = text.slice(0, indent).indexOf("\t");
    if (at < 0) return [];
    const above = lineText(lines, lineAbove(lines, each));
    const below = lineText(lines, lineBelow(lines, each));
    // As deep as the entry above, as its keys, or as the line below.
    const depths = new Set([
      /^[\s-]*/.exec(above)?.[0].length ?? 0,
      lineIndent(below),
      lineIndent(above),
      lineIndent(above) + 2,
    ]);
    const start = startOf(lines, each);
    const alone = [...depths].map((depth) => [{ at: start, remove: indent, insert: " ".repeat(depth) }]);
    const mends = [...alone, ...[2, 4, 8].map((width) => withSpaces(lines, each, width))];
    return [causeAt("yaml-tab", [start + at, start + indent], mends)];
  });
}

const WIDE = /^( *)([\u3000\u00a0]+) *\S/;

/** Full-width or no-break spaces in the indentation of a line and of those below it: to YAML they are letters. */
function wideSpaces(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineBelow(lines, line), lineAbove(lines, line)].flatMap((each): Cause[] => {
    let first = each;
    while (first > 0 && WIDE.test(lineText(lines, first)) && WIDE.test(lineText(lines, first - 1))) first--;
    const [, blanks = "", wide = ""] = WIDE.exec(lineText(lines, first)) ?? [];
    if (wide === "") return [];
    const start = startOf(lines, first) + blanks.length;
    const mends = [2, 1].map((width) => withoutWideSpaces(lines, first, width));
    return [causeAt("yaml-wide-space", [start, start + wide.length], mends)];
  });
}

/** Full-width spaces to so many narrow ones each, in the lines from `line` on that begin with some. */
function withoutWideSpaces(lines: YamlText, line: number, width: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (let each = line; each < lines.lines.length; each++) {
    const [indentation = ""] = /^[ \u3000\u00a0]*/.exec(lineText(lines, each)) ?? [];
    if (!/[\u3000\u00a0]/.test(indentation)) break;
    const insert = indentation.replace(/[\u3000\u00a0]/g, " ".repeat(width));
    edits.push({ at: startOf(lines, each), remove: indentation.length, insert });
  }
  return edits;
}

/** Tabs to spaces in the lines from `line` on that are indented by them. */
function withSpaces(lines: YamlText, line: number, width: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (let each = line; each < lines.lines.length; each++) {
    const text = lineText(lines, each);
    const indentation = text.slice(0, lineIndent(text));
    if (indentation.includes("\t")) {
      const insert = indentation.replaceAll("\t", " ".repeat(width));
      edits.push({ at: startOf(lines, each), remove: indentation.length, insert });
    } else if (!isBlankLine(text)) break;
  }
  return edits;
}

/** Slips within one line: a colon or hyphen without its space, full-width marks, no colon at all. */
function slips(lines: YamlText, line: number): readonly Cause[] {
  const text = lineText(lines, line);
  if (line < 0 || isBlankLine(text)) return [];
  const start = startOf(lines, line);
  return [
    ...gluedDash(text, start),
    ...wideDash(text, start),
    ...gluedColon(text, start),
    ...fullWidthMarks(text, start),
    ...missingCommas(text, start),
    ...missingColon(text, start),
  ];
}

/** `-id: a` */
function gluedDash(text: string, start: number): readonly Cause[] {
  const [, blanks = "", glued = ""] = /^(\s*)-([A-Za-z"“{[].*)$/.exec(text) ?? [];
  if (!/[:：{[]/.test(glued)) return [];
  const at = start + blanks.length;
  return [causeAt("yaml-dash", [at, at + 1], [[insertion(at + 1, " ")]])];
}

/** `— id: a`, `－id: a`: a dash or hyphen of a Chinese keyboard. */
function wideDash(text: string, start: number): readonly Cause[] {
  const [, blanks = "", mark = ""] = /^(\s*)((?:—{1,2}|－) *)(?=[A-Za-z]+ ?[:：]|[{｛])/.exec(text) ?? [];
  if (mark === "") return [];
  const at = start + blanks.length;
  const mends = [[{ at, remove: mark.length, insert: "- " }]];
  return [causeAt("yaml-full-width", [at, at + mark.trimEnd().length], mends, { mark: mark.trimEnd(), ascii: "- " })];
}

/** `headline:水声`, `headline：水声`: without a space behind it, or in full width, a colon is part of a text. */
function gluedColon(text: string, start: number): readonly Cause[] {
  const [, before = "", key = "", colon = ""] = /^(\s*(?:- +)?)([A-Za-z]+)([:：])/.exec(text) ?? [];
  const at = start + before.length + key.length;
  const behind = text.charAt(before.length + key.length + 1);
  const space = behind === "" || behind === " " ? "" : " ";
  if (colon === "：") {
    const mends = [[{ at, remove: 1, insert: `:${space}` }]];
    return [causeAt("yaml-full-width", [at, at + 1], mends, { mark: "：", ascii: ": " })];
  }
  if (colon === "" || space === "") return [];
  return [causeAt("yaml-glued", [at - key.length, at + 1], [[insertion(at + 1, " ")]], { key })];
}

/** Marks of a Chinese keyboard that stand where YAML wants those of ASCII, and so do nothing. */
const MARKS: ReadonlyMap<string, string> = new Map(
  [..."，,：:｛{｝}［[］]".matchAll(/(.)(.)/gu)].map(([, wide = "", narrow = ""]) => [wide, narrow]),
);

/** Within a list or mapping in brackets: a full-width mark with a key behind it, or full-width brackets. All of a line are one slip. */
function fullWidthMarks(text: string, start: number): readonly Cause[] {
  if (!/[[{［｛]/.test(text)) return [];
  // No key is longer: else a line of copy would be gone through again from each of its characters.
  const found = [
    ...text.matchAll(/，(?= ?[\p{L}\p{N}]{1,24} ?[:：])|(?<=[{｛,，[［] ?[\p{L}\p{N}]{1,24})：|[｛［｝］]/gu),
  ];
  const first = found[0];
  if (first === undefined) return [];
  const edits = found.map(({ index, 0: mark }) => {
    const ascii = MARKS.get(mark) ?? "";
    return { at: start + index, remove: 1, insert: mark === "：" || mark === "，" ? `${ascii} ` : ascii };
  });
  const at = start + first.index;
  const args = { mark: first[0], ascii: MARKS.get(first[0]) ?? "" };
  return [causeAt("yaml-full-width", [at, at + 1], [edits, edits.slice(0, 1)], args)];
}

/** `{page: 1 columns: 1-2}`: no comma between two keys in braces. */
function missingCommas(text: string, start: number): readonly Cause[] {
  const found = [
    ...text.matchAll(
      /(?= {1,9}([A-Za-z]{1,24}): )(?<=\{(?:[^{}"']{0,400},)? {0,9}[A-Za-z]{1,24}: {1,9}[^\s,{}"']{1,60}(?: {1,9}[A-Za-z]{1,24}: {1,9}[^\s,{}"']{1,60}){0,9})/g,
    ),
  ];
  const [first] = found;
  if (first === undefined) return [];
  const [, key = ""] = first;
  const at = start + text.indexOf(`${key}:`, first.index);
  const edits = found.map(({ index }) => insertion(start + index, ","));
  return [causeAt("yaml-no-comma", [at, at + key.length], [edits], { key })];
}

/** `headline 水声`, `stories`: a key without a colon. */
function missingColon(text: string, start: number): readonly Cause[] {
  const [, before = "", key = ""] = /^(\s*(?:- +)?)([A-Za-z]+)(?= |$)/.exec(text) ?? [];
  if (key === "") return [];
  const at = start + before.length;
  return [causeAt("yaml-no-colon", [at, at + key.length], [[insertion(at + key.length, ":")]], { key })];
}

/** `body:` with a text below it that YAML takes for something else, since no `|` opens it. */
function missingBar(lines: YamlText, line: number): readonly Cause[] {
  for (let each = line; each >= Math.max(0, line - 12); each--) {
    const [, before = "", key = ""] = /^(\s*(?:- +)?)([A-Za-z]+): *$/.exec(lineText(lines, each)) ?? [];
    if (key === "") continue;
    const below = lineText(lines, lineBelow(lines, each));
    // `- 甲` may be a list of copy; `- id: a` and `- {…}` are none.
    if (isEntry(below) && !/^\s*- \p{Script=Han}[^:]*$/u.test(below)) return [];
    const start = startOf(lines, each) + before.length;
    const at = start + key.length + 1;
    return [causeAt("yaml-no-bar", [start, at], [[insertion(at, " |")]], { key })];
  }
  return [];
}

/** A line that ends in `|` or `>`, which opens a block of text. */
const OPENS_BLOCK = /: +[|>][-+\d]* *(?:#.*)?$/;

/** A text below `body: |` that begins in the column of its key, or further to the left. */
function textsBesideTheirKey(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineAbove(lines, line), lineBelow(lines, line)].flatMap((each): Cause[] => {
    const text = lineText(lines, each);
    const opening = lineText(lines, lineAbove(lines, each));
    const missing = lineIndent(opening) + 2 - lineIndent(text);
    if (isBlankLine(text) || isEntry(text) || !OPENS_BLOCK.test(opening) || missing < 2) return [];
    const start = startOf(lines, each);
    const mends = [passage(lines, each, " ".repeat(missing))];
    return [causeAt("yaml-stray", [start + lineIndent(text), start + text.length], mends)];
  });
}

/** `headline: 今日: 晴`, and `place: page: 1` without its braces. */
function secondColon(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineAbove(lines, line)].flatMap((each): Cause[] => {
    const text = lineText(lines, each);
    const [head = ""] = /^\s*(?:- +)?[^\s:]+: +/.exec(text) ?? [];
    const index = head === "" ? -1 : text.slice(head.length).search(/:( |$)/);
    if (index < 0) return [];
    const at = startOf(lines, each) + head.length;
    const edits = [...text.slice(head.length).matchAll(/:(?= |$)/g)].map((colon) => ({
      at: at + colon.index,
      remove: 1,
      insert: "：",
    }));
    const [, key, inner] = /^\s*(?:- +)?([A-Za-z]+): +([A-Za-z]+: \S.*?) *$/.exec(text) ?? [];
    const braced = key !== undefined && inner !== undefined && { braced: `${key}: {${shortened(inner, 40)}}` };
    return [causeAt("yaml-colon", [at, at + text.length - head.length], [edits], braced || {})];
  });
}

/** Lines that are no entries: a text that fell out of its block, or that has none. */
function strays(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineBelow(lines, line), lineAbove(lines, line)].flatMap((each): Cause[] => {
    const text = lineText(lines, each);
    if (each < 0 || isBlankLine(text) || isEntry(text) || each >= lines.lines.length) return [];
    const missing = lineIndent(lineText(lines, lineAbove(lines, each))) - lineIndent(text);
    const start = startOf(lines, each) + lineIndent(text);
    const end = startOf(lines, each) + text.length;
    const mends = [passage(lines, each, "# "), [insertion(start, "# ")]];
    if (missing > 0) mends.unshift(passage(lines, each, " ".repeat(missing)));
    return [causeAt("yaml-stray", [start, end], mends)];
  });
}

/** Puts something before each line from `first` on that is text, up to the next entry or a line further to the left. */
function passage(lines: YamlText, first: number, insert: string): readonly Edit[] {
  const edits: Edit[] = [];
  const indent = lineIndent(lineText(lines, first));
  for (let each = first; each < lines.lines.length; each++) {
    const text = lineText(lines, each);
    if (isBlankLine(text)) continue;
    if (lineIndent(text) < indent || (isEntry(text) && lineIndent(text) <= indent)) break;
    edits.push(insertion(startOf(lines, each), insert));
  }
  return edits;
}

/** Something behind a value that has ended, or a value that opens like something else: the whole value is taken for text. */
function rest(lines: YamlText, error: YAMLError, line: number): readonly Cause[] {
  const text = lineText(lines, line);
  const start = startOf(lines, line);
  const [head = ""] = /^\s*(?:- +)?[^\s:]+: +|^\s*- +/.exec(text) ?? [];
  const value = text.slice(head.length);
  const opening = start + head.length;
  const mends: (readonly Edit[])[] = [[{ at: opening, remove: value.length, insert: "x" }]];
  if (/^[|>]/.test(value)) {
    const bare = [{ at: opening + 1, remove: value.length - 1, insert: "" }];
    return [causeAt("yaml-bar", [opening, opening + 1], [bare, ...mends], { mark: value.charAt(0) })];
  }
  if (/^[-?] /.test(value)) return [causeAt("yaml-start", [opening, opening + 1], mends)];
  const at = Math.min(Math.max(error.pos[0], start), start + text.length);
  const end = Math.max(at + 1, Math.min(error.pos[1], start + text.length));
  if (/at node end$/.test(error.message)) return [causeAt("yaml-rest", [at, end], mends)];
  const asComment = [insertion(start + lineIndent(text), "# ")];
  return [causeAt("yaml-syntax", [at, end], [...mends, asComment])];
}
