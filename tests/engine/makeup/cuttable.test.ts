import { expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import { pinFrames } from "../../../src/build/pins.ts";
import { unpin } from "../../../src/engine/manifest/pin.ts";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, frameAt, issueOf, partAt, photoOf, prose, storyOf } from "../layout/newsroom.ts";
import { pictures } from "../layout/random-issue.ts";
import { issueYaml, issueOf as readIssue } from "../model/resolve-yaml.ts";

// The last paragraphs of a story may be cut if its page has no room. A page has 6 columns × 60 rows × 11 characters; a paragraph here has 300 characters.

const loose = [partAt(0, undefined)];
const given = [partAt(0, frameAt([1, 6], [1, 60]))];
const paragraphs = (count: number): string[] => Array.from({ length: count }, () => prose(300));

/** A lead of so many paragraphs, the last of which may go. */
function lead(count: number, cuttable: number, { parts = loose, photo = false } = {}) {
  const copy = copyOf(...paragraphs(count));
  const shorter = Array.from({ length: cuttable }, (_, at) => copyOf(...paragraphs(count - 1 - at)));
  const photos = photo ? [photoOf("wide", { optional: true })] : [];
  return storyOf("a", parts, { priority: "lead", copy, shorter, photos });
}

const CASES: readonly (readonly [
  story: ReturnType<typeof lead>,
  told: readonly (readonly [code: string, paragraphs: unknown, characters: unknown])[],
  why: string,
])[] = [
  [lead(11, 3), [], "the page has room for all"],
  [lead(14, 3), [["copy-cut", 2, 600]], "as few as the page asks for"],
  [lead(14, 3, { parts: given }), [["copy-cut", 2, 600]], "in a given frame, too"],
  [lead(12, 3, { photo: true }), [["copy-cut", 1, 300]], "a paragraph goes before an optional photo"],
  [
    lead(16, 2),
    [
      ["copy-cut", 2, 600],
      ["overset", undefined, 469],
    ],
    "more is over than may be cut",
  ],
];

test.each(CASES.map(([story, told, why]) => [why, story, told] as const))("%s", (_, story, told) => {
  const { diagnostics } = inSquares(issueOf(1, [story]), { pictures });
  const found = diagnostics.filter(({ code }) => ["copy-cut", "overset", "optional-left-out"].includes(code));
  expect(found.map(({ code, arguments: args }) => [code, args["paragraphs"], args["characters"]])).toEqual(told);
});

test("pinned: what was cut stays cut, and is not told again; the site has all of it", async () => {
  const paper = "name: 测试报\ncode: CSB\npreset: 四开\nfaults: {天窗: off, 缺署名: off, 缺法定项: off}\n";
  const body = (count: number): string =>
    Array.from({ length: count }, (_, at) => `      第${at + 1}段，${prose(300)}\n`).join("\n");
  const text = (count: number): string =>
    issueYaml(
      `  - id: a\n    headline: 题目\n    place: {page: 1}\n    cuttable: 4\n    body: |\n${body(count)}`,
      "[{label: 1}]",
    );
  const { grid } = (await readIssue(text(5), paper)).paper;
  const full = text(Math.floor((grid.columns * grid.rows * grid.measure) / 304) + 1);
  const issue = await readIssue(full, paper);
  const first = inSquares(issue, { pictures });
  const [cut] = first.diagnostics.filter(({ code }) => code === "copy-cut");
  expect(cut?.span.source.text.slice(cut.span.start, cut.span.start + 1)).toBe("第");
  const pinned = pinFrames(full, { issue, found: first.madeUp }, { rank: 0, pages: undefined, stories: undefined });
  const number = Number(cut?.arguments["paragraphs"]);
  expect(pinned.text).toContain(`    cut: ${number}\n`);
  const again = await readIssue(pinned.text, paper);
  const second = inSquares(again, { pictures });
  expect(second.diagnostics.filter(({ code }) => code === "copy-cut")).toEqual([]);
  expect(second.layout.pages[0]?.frames).toEqual(first.layout.pages[0]?.frames);
  const { newspaper } = printIssue(again, second.layout, { name: (path) => path, hash: () => undefined });
  expect(newspaper().stories[0]?.copy.text).toBe(textOf(issue.stories[0]?.copy.codes ?? new Uint32Array()));
  expect(unpin(pinned.text, { pages: undefined, stories: undefined }, "horizontal").text).toBe(full);
});
