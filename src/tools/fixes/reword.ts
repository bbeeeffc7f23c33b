import { type Code, catalogueOf } from "../../base/codes.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { endOfLine, type Span } from "../../base/source.ts";
import { yamlMend } from "../../engine/manifest/yaml-faults.ts";
import type { Edit, Look, Named, Way } from "./fix.ts";

/** The argument that has the right form of a text, if it is not `usual`. */
const RIGHT: Partial<Record<Code, string>> = {
  "yaml-full-width": "ascii",
  "short-name": "full",
  "name-near": "name",
  "name-alike": "name",
};

/** Values that name something: one that is like it may be another thing. */
const NAMES: ReadonlySet<Code> = new Set<Code>(["missing-file", "unknown-name", "name-near", "name-alike"]);

/** References to pages and pictures: the words may go, with their clause. */
const TAKEN_OUT: ReadonlySet<Code> = new Set<Code>([
  "typed-jump",
  "jump-nowhere",
  "no-such-page",
  "story-elsewhere",
  "same-page",
  "picture-missing",
]);

/** Codes that go when the whole value stands in quotes. */
const UNQUOTED: ReadonlySet<Code> = new Set<Code>([
  "yaml-start",
  "yaml-colon",
  "yaml-alias",
  "yaml-sign",
  "yaml-rest",
  "comment-in-text",
]);

/** The same words, written as they have to be: a misspelt key, marks of the other width, quotation marks, dates. */
export function rewordings(diagnostic: Diagnostic, owner: string, look: Look): readonly Named[] {
  const { code, span, arguments: args } = diagnostic;
  const { text } = span.source;
  const was = text.slice(span.start, span.end);
  const edit = (put: string, start = span.start, end = span.end): Edit => ({
    file: span.source.path,
    start,
    end,
    text: put,
  });
  const isStory = look.compiled.madeUp?.issue.stories.some(({ id }) => id === owner) === true;
  const pages = isStory ? pagesOfOwner(owner, look) : undefined;
  const way = (edits: readonly Edit[], before: string, put: string): Way => {
    const title =
      put === "" ? { id: "left-out", args: { was: before } } : { id: "written", args: { was: before, text: put } };
    return { title, edits, stories: [owner], pages, ...(NAMES.has(code) && { guess: true }) };
  };
  const one = (name: string, put: string, start?: number): readonly Named[] =>
    put === was ? [] : [{ name, ways: () => [way([edit(put, start)], was, put)] }];
  const mend = yamlMend(span.source, code, span.start);
  if (mend.length > 0) {
    const edits = mend.map(({ at, remove, insert }) => edit(insert, at, at + remove));
    return [{ name: "yaml", ways: () => [mendWay(edits, text, code)] }];
  }
  const right = args[RIGHT[code] ?? "usual"];
  if (TAKEN_OUT.has(code)) {
    const out =
      code === "picture-missing"
        ? pictureOut(text, span, String(args["text"]))
        : clauseAround(text, span.start, span.end);
    if (out === undefined) return [];
    const { start, end } = out;
    const ways = (): readonly Way[] => [
      { ...way([edit("", start, end)], text.slice(start, end).trim(), ""), guess: true },
    ];
    return [...(right === undefined ? [] : one("page", String(right))), { name: "out", ways }];
  }
  if (right !== undefined) {
    return code === "yaml-full-width" || args["text"] === was ? one("mark", String(right)) : [];
  }
  switch (code) {
    case "straight-quote":
      return [
        {
          name: "mark",
          ways: () => quoteOrder(text, span.start).map((key) => way([edit(String(args[key]))], was, String(args[key]))),
        },
      ];
    case "double-space":
    case "han-space":
      return /^[ \t\u3000]+$/.test(was) ? gapAt(text, span).flatMap(([name, put]) => one(name, put)) : [];
    case "control-character":
      return was.length <= 2 ? one("mark", "") : [];
    case "credits-missing":
      return args["nearest"] === undefined ? [] : one("key", String(args["nearest"]));
    case "unknown-key":
      if (args["glued"] !== undefined) {
        return one("key", was.replace(/[:：]\s*/g, ": ").replace(/，\s*/g, ", "));
      }
      if (args["bare"] !== undefined) return commaInText(text, span.start, was, way, edit);
      return args["nearest"] === undefined ? [] : one("key", String(args["nearest"]));
    default:
  }
  if (UNQUOTED.has(code))
    return quoted(text, span.start, (put, from, to) => way([edit(put, from, to)], text.slice(from, to), put));
  const near = args["alike"] ?? args["nearest"];
  if (near === undefined || !["manifest", "model"].includes(catalogueOf(code)) || was.includes("\n")) return [];
  return one("value", asScalar(String(near), was));
}

/** The line that changes, before and after; where a quotation ends is a guess. */
function mendWay(edits: readonly Edit[], text: string, code: Code): Way {
  const from = text.lastIndexOf("\n", (edits[0]?.start ?? 0) - 1) + 1;
  const to = endOfLine(text, Math.max(from, edits[0]?.end ?? 0));
  const own = edits.filter(({ start, end }) => from <= start && end <= to);
  const after = own
    .toReversed()
    .reduce(
      (line, { start, end, text: put }) => line.slice(0, start - from) + put + line.slice(end - from),
      text.slice(from, to),
    );
  const args = { was: text.slice(from, to), text: after };
  return {
    title: { id: "written", args },
    edits,
    stories: [],
    pages: undefined,
    ...(code === "yaml-unclosed" && { guess: true as const }),
  };
}

function pagesOfOwner(owner: string, { compiled: { madeUp } }: Look): readonly string[] {
  const story =
    madeUp?.found.issue.stories.find(({ id }) => id === owner) ??
    madeUp?.found.issue.fillers.find(({ id }) => id === owner);
  return (story?.parts ?? []).map(({ page }) => madeUp?.issue.pages[page]?.label ?? "");
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of a byline only the words of the picture go, never the reporter; where nobody would be left it stays. */
function pictureOut(text: string, { start, end }: Span, words: string): Stretch | undefined {
  const value = text.slice(start, end);
  if (value === words) return clauseAround(text, start, end);
  const at = value.indexOf(words);
  if (at < 0) return undefined;
  const isBracketed = /[（(]$/.test(value.slice(0, at)) && /^[）)]/.test(value.slice(at + words.length));
  const before = value.slice(0, isBracketed ? at - 1 : at).replace(/[ \u3000]+$/, "");
  const behind = value.slice(at + words.length + (isBracketed ? 1 : 0));
  const after = /\p{Script=Han}$/u.test(before) ? behind : behind.replace(/^[：: \u3000]+/, "");
  return /\p{Script=Han}/u.test(before + after) ? { start: start + before.length, end: end - after.length } : undefined;
}

/** What goes with a reference: brackets around it, or its clause with one of the marks beside, or its line. */
function clauseAround(text: string, from: number, to: number): Stretch {
  const isIn = (marks: string, at: number): boolean => at < 0 || at >= text.length || marks.includes(text.charAt(at));
  const isWhole = /^[（(【〔[]/.test(text.slice(from, to));
  let [start, end] = [from, to];
  while (!isWhole && !isIn("。！？；，：”（(\n:\"'", start - 1)) start--;
  while (!isWhole && !isIn("。！？；，）)\n\"'", end)) end++;
  if (/^[ \t\u3000]*(?:- )?$/.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start)) && isIn("\n", end)) {
    return { start: text.lastIndexOf("\n", start - 1) + 1, end: Math.min(end + 1, text.length) };
  }
  if (isIn("（(", start - 1) && isIn("）)", end)) return { start: start - 1, end: end + 1 };
  while (/[ \u3000]/.test(text.charAt(start - 1))) start--;
  if (isWhole) return { start, end };
  if (text.charAt(start - 1) === "，") return { start: start - 1, end };
  return { start, end: isIn("。！？；，", end) ? end + 1 : end };
}

/** A closing quotation mark stands behind text, an opening one before it: after an even number of them in its paragraph it opens. */
function quoteOrder(text: string, at: number): readonly ("open" | "close")[] {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const before = [...line.matchAll(/["'“”‘’]/g)].length;
  return before % 2 === 0 ? ["open", "close"] : ["close", "open"];
}

/** In a sentence a space beside Chinese goes; in a line without a mark of sentences it divides phrases or items, and an ideographic one stands for it. */
function gapAt(text: string, { start, end }: Span): readonly (readonly [name: string, put: string])[] {
  if (!isBesideHan(text, start, end)) return [["mark", " "]];
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, endOfLine(text, end));
  const ways = [["mark", ""] as const, ["gap", "\u3000"] as const];
  return /[，。！？；…]/.test(line) ? ways : ways.toReversed();
}

function isBesideHan(text: string, start: number, end: number): boolean {
  return /\p{Script=Han}/u.test(text.charAt(start - 1)) || /\p{Script=Han}/u.test(text.charAt(end));
}

/** In braces a half-width comma ends a text: between Chinese characters it is meant as one of the text. */
function commaInText(
  text: string,
  at: number,
  was: string,
  way: (edits: readonly Edit[], before: string, put: string) => Way,
  edit: (put: string, start: number, end: number) => Edit,
): readonly Named[] {
  const [comma = ""] = /(?<=\p{Script=Han}), *$/u.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at)) ?? [];
  if (comma === "" || !/^\p{Script=Han}/u.test(was)) return [];
  const made = way([edit("，", at - comma.length, at)], comma + was, `，${was}`);
  // With a space behind the comma, a key without its value may be meant.
  return [{ name: "comma", ways: () => [comma === "," ? made : { ...made, guess: true }] }];
}

/** A value as YAML takes it in place of another: in that one's quotation marks, or in double ones if it needs them. */
function asScalar(value: string, was: string): string {
  const [, mark = ""] = /^(["']).*\1$/.exec(was) ?? [];
  if (mark !== "" && !/^-?\d+(?:\.\d+)?$|^(?:true|false)$/.test(value)) return mark + value + mark;
  return /^[\w\p{Script=Han}./-][^:#{}[\],&*!|>'"%@`]*$/u.test(value) ? value : JSON.stringify(value);
}

/** The value of the key on a line in quotation marks; those in it become Chinese ones. */
function quoted(text: string, at: number, way: (put: string, from: number, to: number) => Way): readonly Named[] {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const feed = text.indexOf("\n", at);
  const line = text.slice(start, feed < 0 ? undefined : feed);
  const [, head = "", value = ""] = /^(\s*(?:- +)?[A-Za-z]+: +)(\S.*?)\s*$/.exec(line) ?? [];
  if (value === "" || /^[|>[{]/.test(value)) return [];
  let isOpen = false;
  const curled = value.replace(/"/g, () => {
    isOpen = !isOpen;
    return isOpen ? "“" : "”";
  });
  const from = start + head.length;
  const put =
    curled === value
      ? `"${value.replaceAll("\\", "\\\\")}"`
      : /[:#]\s|\s#|^[&*!%@`>]/.test(curled)
        ? `"${curled}"`
        : curled;
  return isOpen ? [] : [{ name: "quotes", ways: () => [way(put, from, from + value.length)] }];
}
