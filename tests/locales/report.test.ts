import { expect, test } from "vitest";
import { errorAt, warningAt } from "../../src/base/diagnostic.ts";
import { type Span, sourceFile } from "../../src/base/source.ts";
import { reportJson, reportText } from "../../src/locales/report.ts";

const source = sourceFile("issues/x/issue.yaml", "stories:\n  - {id: 防汛, priority: leed}\n\t- {id: 防汛}\n");

function spanOf(text: string, from = 0, file = source): Span {
  const start = file.text.indexOf(text, from);
  return { source: file, start, end: start + text.length };
}

const leed = errorAt(spanOf("leed"), "unknown-value", {
  key: "priority",
  value: "leed",
  choices: "lead, major, normal, brief",
  nearest: "lead",
});

test("a fault is told with its place, its line, a mark under its characters and the first hint that fits", () => {
  expect(reportText([leed], "en")).toBe(
    [
      "error[unknown-value]: `priority` cannot be `leed`",
      " --> issues/x/issue.yaml:2:24",
      "  |",
      "2 |   - {id: 防汛, priority: leed}",
      "  |                          ^^^^",
      "  = hint: did you mean `lead`?",
      "",
    ].join("\n"),
  );
});

test("in Chinese, with another hint when an argument is missing, and other places after the first", () => {
  const second = spanOf("防汛", 40);
  const { nearest: _, ...rest } = leed.arguments;
  const twice = errorAt(second, "duplicate-name", { key: "id", value: "防汛" }, [spanOf("防汛")]);
  expect(reportText([{ ...leed, arguments: rest }, twice], "zh")).toBe(
    [
      "错误[unknown-value]: `priority` 不能是 `leed`",
      " --> issues/x/issue.yaml:2:24",
      "  |",
      "2 |   - {id: 防汛, priority: leed}",
      "  |                          ^^^^",
      "  = 提示: 可选：lead, major, normal, brief",
      "",
      "错误[duplicate-name]: 有两项的 `id` 相同：`防汛`",
      " --> issues/x/issue.yaml:3:9",
      "  |",
      "3 |  - {id: 防汛}",
      "  |         ^^^^",
      " ::: issues/x/issue.yaml:2:10",
      "  |",
      "2 |   - {id: 防汛, priority: leed}",
      "  |          ----",
      "  = 提示: 请给其中一项换个 `id`",
      "",
    ].join("\n"),
  );
});

test.each([
  [{ rows: 1, columns: 1 }, "it needs 1 row in 1 column"],
  [{ rows: 13, columns: 2 }, "it needs 13 rows in 2 columns"],
  [{ rows: 1, columns: 11 }, "it needs 1 row in 11 columns"],
])("what is counted agrees with its number: %j → %s", (counts, words) => {
  const told = errorAt(spanOf("防汛"), "photo-no-room", { photo: "a.jpg", story: "防汛", page: 1, ...counts });
  expect(reportText([told], "en")).toContain(words);
});

test.each([
  ["zh", { column: 2 }, "一条空隙贯穿 A02 版，在第 2 栏之后（断版）"],
  ["zh", { row: 35 }, "一条空隙贯穿 A02 版，在第 35 行之后（断版）"],
  ["en", { column: 2 }, "a straight gap runs across page A02 after column 2 (断版)"],
  ["en", { row: 35 }, "a straight gap runs across page A02 after row 35 (断版)"],
] as const)("a gap across the page is told in the language of all else: %s %j → %s", (language, where, words) => {
  const told = warningAt(spanOf("防汛"), "page-split", { page: "A02", ...where });
  expect(reportText([told], language)).toContain(words);
});

test("a paragraph on one line is cut to a window around the mark", () => {
  const file = sourceFile("a.md", `${"江".repeat(5000)}X${"水".repeat(5000)}\n`);
  const lines = reportText([warningAt(spanOf("X", 0, file), "control-character", { character: "U+0007" })], "en").split(
    "\n",
  );
  expect(lines[1]).toBe(" --> a.md:1:5001");
  expect(lines[3]).toBe(`1 | …${"江".repeat(15)}X${"水".repeat(33)}…`);
  expect(lines[4]).toBe(`  | ${" ".repeat(31)}^`);
});

test("a long mark stops at the window's edge", () => {
  const file = sourceFile("a.md", `a: ${"江".repeat(500)}\n`);
  const lines = reportText([errorAt(spanOf("江".repeat(500), 0, file), "bad-id", { value: "x" })], "en").split("\n");
  expect(lines[3]).toBe(`1 | a: ${"江".repeat(48)}…`);
  expect(lines[4]).toBe(`  |    ${"^".repeat(96)}`);
});

test.each([
  // cells  the line                                    its mark                              why
  [40, `1 | …${"江".repeat(5)}X${"水".repeat(11)}…`, `  | ${" ".repeat(11)}^`, "a narrow window beside an editor"],
  [80, `1 | …${"江".repeat(11)}X${"水".repeat(25)}…`, `  | ${" ".repeat(23)}^`, "what terminals open with"],
  [10, `1 | …${"江".repeat(3)}X${"水".repeat(5)}…`, `  | ${" ".repeat(7)}^`, "narrower than any excerpt"],
])("in %i cells an excerpt is %s, marked %s: %s", (width, line, mark) => {
  const file = sourceFile("a.md", `${"江".repeat(5000)}X${"水".repeat(5000)}\n`);
  const fault = warningAt(spanOf("X", 0, file), "control-character", { character: "U+0007" });
  const lines = reportText([fault], "en", false, width).split("\n");
  expect(lines.slice(3, 5)).toEqual([line, mark]);
});

test("a span of several lines is marked on its first", () => {
  const file = sourceFile("a.yaml", "a: |\n  x\n  y\nb: 1\n");
  const lines = reportText(
    [errorAt({ source: file, start: 3, end: 12 }, "missing-key", { key: "c", toAdd: "`c: …`" })],
    "en",
  ).split("\n");
  expect(lines.slice(3, 5)).toEqual(["1 | a: |", "  |    ^"]);
});

test("a file without text has no excerpt", () => {
  const empty = { source: sourceFile("a.md", ""), start: 0, end: 0 };
  expect(reportText([errorAt(empty, "empty-file")], "en")).toBe(
    "error[empty-file]: the file is empty\n --> a.md:1:1\n",
  );
});

test("what could steer the terminal is shown as a dot", () => {
  const file = sourceFile("a.yaml", "ke\u001b[2Jy\u202e: 1\n");
  const key = "ke\u001b[2Jy\u202e";
  const text = reportText([errorAt(spanOf(key, 0, file), "unknown-key", { key, known: "a" })], "en");
  expect(text).toContain("1 | ke·[2Jy·: 1");
  expect(text).toContain("there is no key `ke·[2Jy·` here");
  expect([...text].filter((character) => character < " " && character !== "\n")).toEqual([]);
});

test("what has no width is shown as a dot, since two words that look alike would differ without it", () => {
  const file = sourceFile("a.yaml", "priority: \u200blead\n");
  const text = reportText([errorAt(spanOf("\u200blead", 0, file), "not-a-number", { key: "\ufefflead" })], "en");
  expect(text).toContain("1 | priority: ·lead\n  |           ^^^^^\n");
  expect(text).toContain("`·lead`");
});

test("colour is asked for", () => {
  expect(reportText([leed], "en", true)).toContain("\u001b[1;31merror[unknown-value]\u001b[0m");
});

test("objects for other programs say the same", () => {
  expect(reportJson([{ ...leed, related: [spanOf("stories")] }], "en")).toEqual([
    {
      code: "unknown-value",
      severity: "error",
      file: "issues/x/issue.yaml",
      line: 2,
      column: 24,
      endLine: 2,
      endColumn: 28,
      message: "`priority` cannot be `leed`",
      hint: "did you mean `lead`?",
      arguments: leed.arguments,
      related: [{ file: "issues/x/issue.yaml", line: 1, column: 1, endLine: 1, endColumn: 8 }],
      also: [],
    },
  ]);
});

test("what follows from a fault stands under it, on a line each, and in its object", () => {
  const follows = warningAt(spanOf("防汛"), "page-empty", { page: "1", characters: 99 });
  const both = { ...leed, also: [follows, follows] };
  const line =
    "  = also: [page-empty] page 1 is empty: it has room for 99 characters (天窗) (issues/x/issue.yaml:2:10)";
  const [first, ...rest] = reportText([leed], "en").split("\n  = hint");
  expect(reportText([both], "en").split("\n  = hint")).toEqual([[first, line, line].join("\n"), ...rest]);
  expect(reportJson([both], "en").map(({ also }) => also)).toEqual([reportJson([follows, follows], "en")]);
});

test("of one code in one file twenty are shown and the others counted; the JSON has them all", () => {
  const many = Array.from({ length: 5000 }, () => leed);
  const told = reportText([...many, errorAt(spanOf("江"), "bad-id", { value: "x" })], "en");
  expect(told.split("error[unknown-value]")).toHaveLength(22);
  expect(told).toContain("error[bad-id]");
  expect(told.trimEnd().split("\n").at(-1)).toBe(
    `error[unknown-value]: 4980 more in ${leed.span.source.path}; --json lists them all`,
  );
  expect(reportJson(many, "en")).toHaveLength(5000);
});
