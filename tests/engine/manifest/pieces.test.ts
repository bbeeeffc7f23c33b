import { expect, test } from "vitest";
import { noMemory } from "../../../src/base/memo.ts";
import { positionOf, type SourceFile, type Span, sourceFile } from "../../../src/base/source.ts";
import { newMemory } from "../../../src/build/memory.ts";
import type { IssueManifest } from "../../../src/engine/manifest/manifest.ts";
import { parseIssue } from "../../../src/engine/manifest/parse.ts";
import { issueManifest } from "../../../src/engine/manifest/read.ts";

const text = `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1, section: 要闻}, {label: 2}]
stories:
  - id: a
    headline: 大桥通车
    body: |
      天地玄黄。

      𠮷宇宙洪荒。
    place: {page: 1}
  - id: b
    headline: 港口开工
    body: 日月盈昃。
    place: {page: 2}
adverts:
  - {headline: 启事, text: 停航一天。, page: 2, columns: 1-2, rows: 60-70}
  - {headline: 启事, text: 停航一天。, page: 2, columns: 1-2, rows: 60-70}
`;

function read(written: string | SourceFile, memory = noMemory): IssueManifest {
  const source = typeof written === "string" ? sourceFile("issue.yaml", written) : written;
  const { outcome } = memory.memo(parseIssue)(source);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics.map(({ code }) => code)));
  return issueManifest(outcome.value, source, "/", new Map(), memory);
}

/** Where each value of an issue is written. */
function placesIn(value: unknown, inFile: (span: Span) => Span = (span) => span): readonly unknown[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || "pairs" in value) return [];
  if (!("start" in value && "source" in value)) return Object.values(value).flatMap((each) => placesIn(each, inFile));
  const { source, start, end } = inFile(value as Span);
  return [[positionOf(source, start), positionOf(source, end), source.text.slice(start, end)]];
}

const edits: readonly (readonly [string, (text: string) => string, kept: string])[] = [
  // what is done, how, stories and adverts that are the same
  ["nothing", (each) => each, "a b 0 1"],
  ["lines more above", (each) => each.replace("stories:", "# 早版\n\nstories:"), "a b 0 1"],
  ["a story above becomes longer", (each) => each.replace("天地", "天天地地\n\n      地"), "b 0 1"],
  ["a story's last value", (each) => each.replace("{page: 1}", "{page: 1, legs: 2}"), "b 0 1"],
  ["a comment in a story", (each) => each.replace("    headline: 港口", "    # 待定\n    headline: 港口"), "a 0 1"],
  ["a comment behind a story", (each) => each.replace("  - id: b", "  # 待定\n  - id: b"), "a b 0 1"],
  [
    "stories change places",
    (each) => each.replace("id: a", "id: x").replace("id: b", "id: a").replace("id: x", "id: b"),
    "0 1",
  ],
  ["the first of two equal adverts", (each) => each.replace("停航一天", "停航两天"), "a b 0"],
  ["an advert less", (each) => `${each.split("\n").slice(0, -2).join("\n")}\n`, "a b 0"],
];

test.each(edits)("%s: what reads the same is the same, and each place is where it is now", (_, edit, kept) => {
  const memory = newMemory();
  const source = sourceFile("issue.yaml", text);
  const before = read(source, memory);
  memory.turn();
  // A build for which only a file of copy has changed.
  read(source, memory);
  memory.turn();
  const issue = read(edit(text), memory);
  expect(placesIn(issue, issue.inFile)).toEqual(placesIn(read(edit(text))));
  const same = [
    ...issue.stories.filter((story) => before.stories.includes(story)).map(({ id }) => id.value),
    ...issue.adverts.flatMap((advert) => (before.adverts.includes(advert) ? [before.adverts.indexOf(advert)] : [])),
  ];
  expect(same.join(" ")).toBe(kept);
});
