import { expect, test } from "vitest";
import type { Copy } from "../../../src/base/copy.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { lineFaults } from "../../../src/engine/layout/faults/checks.ts";
import { qualityOf } from "../../../src/engine/layout/figures.ts";
import type { Layout } from "../../../src/engine/layout/page.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import type { Line, LineCare } from "../../../src/engine/text/line.ts";
import { copyOf } from "../text/setting.ts";

/** Two paragraphs, of six and of nine characters, at the second and fourth line of a file. */
const written = copyOf([{ text: "天地玄黄宇宙" }, { text: "日月盈昃辰宿列张。" }]);
const source = sourceFile("copy.md", "\n天地玄黄宇宙\n\n日月盈昃辰宿列张。");
const copy: Copy = {
  ...written,
  source,
  origins: Int32Array.from([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]),
};

interface Case {
  readonly page: string;
  readonly from: number;
  readonly to: number;
  readonly added: number;
  readonly care?: LineCare;
}

const care: LineCare = { squeezed: 0, hyphenated: false, broken: false, saved: false };

function lineOf({ from, to, added, care }: Case): Line {
  const text = String.fromCodePoint(...copy.codes.subarray(from, to));
  const segment = { role: "body", from, to, text, x: 0, width: 40, size: 10, runs: [] } as const;
  return { segments: [segment], marks: [], width: 40, size: 10, writing: "horizontal", added, ...(care && { care }) };
}

/** What the report reads of an issue and its layout. */
function madeUp(cases: readonly Case[]): { readonly issue: Issue; readonly layout: Layout } {
  const labels = [...new Set(cases.map(({ page }) => page))];
  const pages = labels.map((label) => ({
    label,
    frames: [{ owner: { story: "day", part: 1 } }],
    placed: cases
      .filter(({ page }) => page === label)
      .map((each) => ({ kind: "text", owner: { story: "day", part: 1 }, x: 0, y: 0, line: lineOf(each) })),
  }));
  return {
    issue: { stories: [{ id: "day", copy }] } as unknown as Issue,
    layout: { pages, stories: [] } as unknown as Layout,
  };
}

const loose: readonly Case[] = [
  { page: "1", from: 0, to: 3, added: 0.3 },
  { page: "1", from: 3, to: 6, added: 0 },
  { page: "1", from: 7, to: 10, added: 0.05, care: { ...care, hyphenated: true } },
  { page: "2", from: 10, to: 13, added: -0.1, care: { ...care, squeezed: 2 } },
  { page: "2", from: 13, to: 16, added: 0, care: { ...care, saved: true } },
];

test("figures are of lines that are stretched: a paragraph's last is not", () => {
  const { issue, layout } = madeUp(loose);
  const [story] = qualityOf(issue, layout).stories;
  expect(story).toMatchObject({ story: "day", lines: 3, max: 0.3, mean: 0.1167, visible: 0.3333, ugly: 0.3333 });
  expect(story).toMatchObject({ squeezed: 2, hyphens: 1, saved: 1, broken: 0 });
});

test("pages have their own", () => {
  const { issue, layout } = madeUp(loose);
  expect(qualityOf(issue, layout).pages.map(({ page, lines, max, squeezed }) => [page, lines, max, squeezed])).toEqual([
    ["1", 2, 0.3, 0],
    ["2", 1, 0, 2],
  ]);
});

test("the loosest lines come first, with the place of their copy", () => {
  const { issue, layout } = madeUp(loose);
  expect(qualityOf(issue, layout).stories[0]?.loosest).toEqual([
    { story: "day", added: 0.3, text: "天地玄", file: "copy.md", line: 2, column: 1 },
    { story: "day", added: 0.05, text: "日月盈", file: "copy.md", line: 4, column: 1 },
  ]);
});

const faulty: readonly (readonly [Case, readonly string[], string])[] = [
  [{ page: "1", from: 0, to: 3, added: 0.51 }, ["loose-line"], "a line that falls apart is told"],
  [{ page: "1", from: 0, to: 3, added: 0.5 }, ["opened-lines"], "half an em is not yet apart, but everybody sees it"],
  [{ page: "1", from: 0, to: 3, added: 0.25 }, [], "a quarter is borne"],
  [{ page: "1", from: 3, to: 6, added: 0.9 }, [], "a last line is not stretched"],
  [{ page: "1", from: 0, to: 3, added: 0, care: { ...care, broken: true } }, ["broken-line"], "so is a broken word"],
];

test.each(faulty)("%j: %j: %s", (line, codes) => {
  const { issue, layout } = madeUp([line]);
  const faults = lineFaults(issue, layout);
  expect(faults.map(({ code }) => code)).toEqual(codes);
  for (const { span } of faults) expect([span.source.path, span.start, span.end]).toEqual(["copy.md", 1, 4]);
});

test("lines that everybody sees are told once a page, at the widest", () => {
  const { issue, layout } = madeUp([
    { page: "1", from: 0, to: 3, added: 0.3 },
    { page: "1", from: 3, to: 6, added: 0.45 },
    { page: "1", from: 7, to: 10, added: 0.4 },
    { page: "1", from: 10, to: 13, added: 0.6 },
    { page: "2", from: 13, to: 15, added: 0.26 },
  ]);
  const told = lineFaults(issue, layout).filter(({ code }) => code === "opened-lines");
  expect(told.map(({ arguments: { page, added, more } }) => [page, added, more])).toEqual([
    ["1", "0.40", 1],
    ["2", "0.26", undefined],
  ]);
  expect(told.map(({ span, related }) => [span, ...related].map(({ start }) => start))).toEqual([[9, 1], [15]]);
});

test.each([
  ["kicker", 1, "kicker", "a kicker"],
  ["headline", 1, "headline", "a headline"],
  ["headline", 2, "part", "a continuation's own headline"],
  ["caption", 1, undefined, "a caption is no heading"],
] as const)("a %s that turns inside a phrase, in part %i, is told at the %s: %s", (...[role, part, place]) => {
  const { layout } = madeUp([{ page: "1", from: 0, to: 3, added: 0 }]);
  const [page] = layout.pages;
  const [thing] = page?.placed ?? [];
  if (page === undefined || thing?.kind !== "text") throw new Error("no line");
  const segments = thing.line.segments.map((each) => ({ ...each, role }));
  const placed = [{ ...thing, owner: { story: "day", part }, line: { torn: "头/一晚", ...thing.line, segments } }];
  const headings = Object.fromEntries(["kicker", "headline"].map((name) => [name, { span: name }]));
  const parts = [{ number: 1 }, { number: 2, headline: { span: "part" } }];
  const issue = { stories: [{ id: "day", copy, parts, ...headings }] } as unknown as Issue;
  const told = lineFaults(issue, { ...layout, pages: [{ ...page, placed }] });
  const expected = place === undefined ? [] : [["heading-torn", place, "头/一晚"]];
  expect(told.map(({ code, span, arguments: { text } }) => [code, span, text])).toEqual(expected);
});

test.each<[text: string, to: number, word: string | undefined, why: string]>([
  ["他去过Northumberland的山里", 3, "Northumberland", "the name behind the line"],
  ["他去过法国的Clermont-Ferrand", 3, "Clermont-Ferrand", "a name of two words, behind what leans on it"],
  ["他说Northumberland很远很远", 10, "Northumberland", "a name that the line parts"],
  ["他用iPad画了一下午的图纸", 2, undefined, "a short word is not what it stays short for"],
  ["Northumberland在英国的东北边", 16, undefined, "nor is one that stands in the line"],
])("a line of %s that ends before character %i stays short for %j: %s", (text, to, word) => {
  const { layout } = madeUp([{ page: "1", from: 0, to, added: 0.8 }]);
  const own: Copy = { ...copyOf([{ text }]), source, origins: new Int32Array(text.length + 1) };
  const issue = { stories: [{ id: "day", copy: own }] } as unknown as Issue;
  expect(lineFaults(issue, layout).map(({ arguments: args }) => args["word"])).toEqual([word]);
});
