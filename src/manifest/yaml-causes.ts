import type { YAMLError } from "yaml";
import { bracketCauses } from "./yaml-brackets.ts";
import { indentCauses } from "./yaml-indents.ts";
import type { Cause } from "./yaml-lines.ts";
import {
  type Edit,
  isBlankLine,
  isEntry,
  lineAbove,
  lineBelow,
  lineIndent,
  lineText,
  startOf,
  type YamlText,
} from "./yaml-lines.ts";
import { quoteCauses } from "./yaml-quotes.ts";

/** What may be wrong at and above the parser's error on `line`; the likeliest first. */
export function causesOf(lines: YamlText, error: YAMLError, line: number): readonly Cause[] {
  return [
    ...ofError(lines, error, line),
    ...tabs(lines, line),
    ...wideSpaces(lines, line),
    ...quoteCauses(lines, line),
    ...[line, lineAbove(lines, line), lineBelow(lines, line)].flatMap((each) => slips(lines, each)),
    ...bracketCauses(lines, line),
    ...missingBar(lines, line),
    ...indentCauses(lines, line),
    ...secondColon(lines, line),
    ...strays(lines, line),
    ...rest(lines, error, line),
  ];
}

/** When nothing that we know of is wrong: the parser's place. */
export function unknownCause({ text }: YamlText, error: YAMLError): Cause {
  const start = Math.min(error.pos[0], text.length);
  return { code: "yaml-syntax", start, end: start + 1, arguments: {}, mends: [] };
}

/** Errors that say themselves what is wrong. */
function ofError(lines: YamlText, error: YAMLError, line: number): readonly Cause[] {
  const [start, end] = error.pos;
  const cover = (to: number): Edit => ({ at: start, remove: to - start, insert: "x".repeat(to - start) });
  if (error.code === "BAD_DQ_ESCAPE") {
    return [{ code: "yaml-escape", start, end, arguments: {}, mends: [[cover(Math.max(end, start + 2))]] }];
  }
  if (error.code === "BAD_SCALAR_START") {
    return [{ code: "yaml-start", start, end, arguments: {}, mends: [[cover(start + 1)]] }];
  }
  if (error.code === "BAD_ALIAS") {
    const alias = lines.text.slice(start, end).slice(0, 32);
    return [{ code: "yaml-alias", start, end, arguments: { alias }, mends: [[cover(start + 1)]] }];
  }
  if (error.code === "TAG_RESOLVE_FAILED" || error.code === "MISSING_CHAR" || error.code === "MULTIPLE_TAGS") {
    const found = /(?<=[:-] +)!/.exec(lineText(lines, line));
    if (found === null) return [];
    const at = startOf(lines, line) + found.index;
    return [{ code: "yaml-start", start: at, end: at + 1, arguments: {}, mends: [[{ at, remove: 1, insert: "x" }]] }];
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
    // As deep as the entry above or its keys, or as what stands below.
    const depths = new Set([
      /^[\s-]*/.exec(above)?.[0].length ?? 0,
      lineIndent(below),
      lineIndent(above),
      lineIndent(above) + 2,
    ]);
    const start = startOf(lines, each);
    const alone = [...depths].map((depth) => [{ at: start, remove: indent, insert: " ".repeat(depth) }]);
    const mends = [...alone, ...[2, 4, 8].map((width) => withSpaces(lines, each, width))];
    return [{ code: "yaml-tab", start: start + at, end: start + indent, arguments: {}, mends }];
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
    return [{ code: "yaml-wide-space", start, end: start + wide.length, arguments: {}, mends }];
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
    ...gluedColon(text, start),
    ...fullWidthMarks(text, start),
    ...missingColon(text, start),
  ];
}

/** `-id: a` */
function gluedDash(text: string, start: number): readonly Cause[] {
  const [, blanks = "", glued = ""] = /^(\s*)-([A-Za-z"“{[].*)$/.exec(text) ?? [];
  if (!/[:：{[]/.test(glued)) return [];
  const at = start + blanks.length;
  return [
    { code: "yaml-dash", start: at, end: at + 1, arguments: {}, mends: [[{ at: at + 1, remove: 0, insert: " " }]] },
  ];
}

/** `headline:水声`, `headline：水声`: without a space behind it, or in full width, a colon is part of a text. */
function gluedColon(text: string, start: number): readonly Cause[] {
  const [, before = "", key = "", colon = ""] = /^(\s*(?:- +)?)([A-Za-z]+)([:：])/.exec(text) ?? [];
  const at = start + before.length + key.length;
  const behind = text.charAt(before.length + key.length + 1);
  const space = behind === "" || behind === " " ? "" : " ";
  if (colon === "：") {
    const mends = [[{ at, remove: 1, insert: `:${space}` }]];
    return [{ code: "yaml-full-width", start: at, end: at + 1, arguments: { mark: "：", ascii: ": " }, mends }];
  }
  if (colon === "" || space === "") return [];
  const mends = [[{ at: at + 1, remove: 0, insert: " " }]];
  return [{ code: "yaml-glued", start: at - key.length, end: at + 1, arguments: { key }, mends }];
}

/** Marks of a Chinese keyboard that stand where YAML wants those of ASCII, and so do nothing. */
const MARKS: ReadonlyMap<string, string> = new Map(
  [..."，,：:｛{｝}［[］]".matchAll(/(.)(.)/gu)].map(([, wide = "", narrow = ""]) => [wide, narrow]),
);

/** Within a list or mapping in brackets: a full-width mark with a key behind it, or full-width brackets. All of a line are one slip. */
function fullWidthMarks(text: string, start: number): readonly Cause[] {
  if (!/[[{［｛]/.test(text)) return [];
  const found = [...text.matchAll(/，(?= ?[\p{L}\p{N}]+ ?[:：])|(?<=[{｛,，[［] ?[\p{L}\p{N}]+)：|[｛［｝］]/gu)];
  const first = found[0];
  if (first === undefined) return [];
  const edits = found.map(({ index, 0: mark }) => {
    const ascii = MARKS.get(mark) ?? "";
    return { at: start + index, remove: 1, insert: mark === "：" || mark === "，" ? `${ascii} ` : ascii };
  });
  const at = start + first.index;
  const args = { mark: first[0], ascii: MARKS.get(first[0]) ?? "" };
  return [{ code: "yaml-full-width", start: at, end: at + 1, arguments: args, mends: [edits, edits.slice(0, 1)] }];
}

/** `headline 水声`, `stories`: a key without a colon. */
function missingColon(text: string, start: number): readonly Cause[] {
  const [, before = "", key = ""] = /^(\s*(?:- +)?)([A-Za-z]+)(?= |$)/.exec(text) ?? [];
  if (key === "") return [];
  const at = start + before.length;
  const mends = [[{ at: at + key.length, remove: 0, insert: ":" }]];
  return [{ code: "yaml-no-colon", start: at, end: at + key.length, arguments: { key }, mends }];
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
    const mends = [[{ at, remove: 0, insert: " |" }]];
    return [{ code: "yaml-no-bar", start, end: at, arguments: { key }, mends }];
  }
  return [];
}

/** `headline: 今日: 晴` */
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
    return [{ code: "yaml-colon", start: at, end: at + text.length - head.length, arguments: {}, mends: [edits] }];
  });
}

/** Lines that are no entries: a text that fell out of its block, or that has none. */
function strays(lines: YamlText, line: number): readonly Cause[] {
  return [line, lineBelow(lines, line)].flatMap((each): Cause[] => {
    const text = lineText(lines, each);
    if (isBlankLine(text) || isEntry(text) || each >= lines.lines.length) return [];
    const missing = lineIndent(lineText(lines, lineAbove(lines, each))) - lineIndent(text);
    const start = startOf(lines, each) + lineIndent(text);
    const end = startOf(lines, each) + text.length;
    const mends = [passage(lines, each, "# "), [{ at: start, remove: 0, insert: "# " }]];
    if (missing > 0) mends.unshift(passage(lines, each, " ".repeat(missing)));
    return [{ code: "yaml-stray", start, end, arguments: {}, mends }];
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
    edits.push({ at: startOf(lines, each), remove: 0, insert });
  }
  return edits;
}

/** The line made a comment. */
function hidden(lines: YamlText, line: number): readonly Edit[] {
  return [{ at: startOf(lines, line) + lineIndent(lineText(lines, line)), remove: 0, insert: "# " }];
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
    return [
      {
        code: "yaml-bar",
        start: opening,
        end: opening + 1,
        arguments: { mark: value.charAt(0) },
        mends: [bare, ...mends],
      },
    ];
  }
  if (/^[-?] /.test(value)) return [{ code: "yaml-start", start: opening, end: opening + 1, arguments: {}, mends }];
  const at = Math.min(Math.max(error.pos[0], start), start + text.length);
  const end = Math.max(at + 1, Math.min(error.pos[1], start + text.length));
  if (/at node end$/.test(error.message)) return [{ code: "yaml-rest", start: at, end, arguments: {}, mends }];
  return [{ code: "yaml-syntax", start: at, end, arguments: {}, mends: [...mends, hidden(lines, line)] }];
}
