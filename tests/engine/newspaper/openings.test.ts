import { expect, test } from "vitest";
import { printIssue } from "../../../src/engine/newspaper/build.ts";
import { textsOf } from "../../../src/engine/newspaper/newspaper.ts";
import { storyTexts } from "../../../src/formats/deposit/mets.ts";
import { storyBody } from "../../../src/formats/site/story-page.ts";
import { paperWords } from "../../../src/locales/catalogues.ts";
import { compiledIssue } from "./drawn.ts";

// Dateline and reporters (本报讯 （记者 …）) at the beginning of copy that they run into, or of copy that they cannot run into.

const PATH = "tests/golden/table-and-verse/issue.yaml";
const COPY = "    body: |\n      北岸渡口从";
const OPENERS = "    dateline: 本报讯\n    reporter: （记者方拾）\n    body: |\n";

test.each([
  ["", "paragraph", "a paragraph: they run into it"],
  ["> 渡口停了。\n", "quote", "a passage set off, likewise"],
  ["渡口停了\\\n船也停了\n", "opening", "verse, which keeps its line ends"],
  ["## 船期\n", "opening", "a subhead: they stand over it"],
  ["- 早班\n- 晚班\n", "opening", "a list"],
  ["1. 早班\n2. 晚班\n", "opening", "a numbered list"],
  ["> - 早班\n> - 晚班\n", "opening", "a list in a passage set off"],
  ["| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n", "opening", "a table"],
])("before %j they are in the %s block: %s", async (first, kind) => {
  const copy = first.replace(/^/gm, "      ").trimEnd();
  const { madeUp } = await compiledIssue(PATH, [
    COPY,
    `${OPENERS}${first === "" ? "" : `${copy}\n\n`}      北岸渡口从`,
  ]);
  const paper = printIssue(madeUp.issue, madeUp.layout, { name: (name) => name, hash: () => undefined }).newspaper();
  const [story] = paper.stories;
  if (story === undefined) throw new Error("no story");
  const found = story.blocks.flatMap((block) =>
    (block.kind === "headline" ? [] : textsOf(block)).map(({ kind: role, text }) => [
      block.kind,
      role,
      text.text,
      text.place?.line,
    ]),
  );
  expect(found).toEqual([
    [kind, "dateline", "本报讯", 10],
    [kind, "reporter", "（记者方拾）", 11],
  ]);
  const lines = paper.pages.flatMap(({ things }) => things.flatMap((thing) => (thing.kind === "line" ? [thing] : [])));
  const opener = lines.find(({ segments }) => segments.some(({ role }) => role === "dateline"));
  expect(story.blocks.filter((block) => JSON.stringify(block).includes(`"${opener?.id}"`))).toHaveLength(1);
  const text = { copy: [...story.copy.text], photos: new Map(), words: paperWords("site", "zh-CN") };
  const body = storyBody(story.blocks, text)
    .map(({ markup }) => markup)
    .join("");
  expect(body).toContain('<p><span class="dateline">本报讯</span><span class="reporter">（记者方拾）</span>');
  expect(storyTexts(story).get("reporter")).toEqual(["（记者方拾）"]);
});
