import { expect, test } from "vitest";
import { newspaperIn } from "../../../src/build/compile.ts";
import { compiledIssue } from "./drawn.ts";

test("insets are blocks of their story, with their texts in reading order and their lines", async () => {
  const { madeUp } = await compiledIssue("tests/golden/insets/issue.yaml");
  const paper = newspaperIn(madeUp);
  const lines = new Set(
    paper.pages.flatMap(({ things }) => things.flatMap((thing) => (thing.kind === "line" ? [thing.id] : []))),
  );
  const found = (paper.stories[0]?.blocks ?? []).flatMap((block) => {
    if (block.kind !== "pullquote" && block.kind !== "numbers" && block.kind !== "qr") return [];
    expect(block.lines.filter((line) => !lines.has(line))).toEqual([]);
    return [[block.kind, block.href, block.texts.map(({ role, text }) => `${role} ${text.text}`)]];
  });
  expect(found.toSorted()).toEqual([
    ["numbers", undefined, ["legend 渡口数字", "numeral 81级", "legend 石阶", "numeral 3代", "legend 船工"]],
    ["pullquote", undefined, ["pullquote 这条江是我家的江。", "legend ——陈小江"]],
    ["qr", "https://ferry.example/pier", ["legend 扫码听渡口的汽笛"]],
  ]);
});

test("a drawn label is read as the label that it stands for", async () => {
  const { madeUp } = await compiledIssue("tests/golden/insets/issue.yaml");
  const label = newspaperIn(madeUp).stories[0]?.blocks.find(({ kind }) => kind === "label");
  expect(label).toMatchObject({ text: { text: "渡口" }, lines: [] });
});
