import { expect, test } from "vitest";
import { isCopyRole } from "../../../src/base/blocks.ts";
import { lineFaults } from "../../../src/engine/layout/faults/checks.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import { withListedWords } from "../../../src/engine/words/own-words.ts";
import type { Words } from "../../../src/engine/words/words.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, partAt, photoOf, storyOf, text, twos } from "./newsroom.ts";
import { overSeeds, randomIssue, upright } from "./random-issue.ts";

const SURNAMES = [..."天玄宇月来"];
/** Each name of a surname and one more character of the random copy. */
const NAMES = SURNAMES.flatMap((surname) =>
  [..."天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"].map(
    (given) => surname + given,
  ),
);

function knowing(names: readonly string[]): Words {
  return withListedWords(twos, names, names);
}

/** Lines, of copy, of one leg and another, of one page and another, that end behind a surname. */
function partedNames(issue: Issue, words: Words): readonly string[] {
  const { layout } = inSquares(issue, { words });
  return layout.pages.flatMap(({ placed }) =>
    placed.flatMap((thing) => {
      if (thing.kind !== "text") return [];
      const { line, owner } = thing;
      const { codes } = issue.stories.find(({ id }) => id === owner.story)?.copy ?? { codes: [] };
      const to = line.segments.findLast(({ role }) => isCopyRole(role))?.to ?? 0;
      const around = [codes[to - 1], codes[to]].map((code) => String.fromCodePoint(code ?? 0x20));
      return NAMES.includes(around.join("")) ? [`${owner.story} ${around.join("/")}`] : [];
    }),
  );
}

test("random issues: no line, leg or page ends within a name", () => {
  const words = knowing(NAMES);
  expect(overSeeds(40, (seed) => partedNames(randomIssue(seed), words))).toEqual([]);
  expect(overSeeds(40, (seed) => partedNames(upright(randomIssue(seed)), words))).toEqual([]);
  expect(overSeeds(40, (seed) => partedNames(randomIssue(seed), twos)).length).toBeGreaterThan(50);
});

test.each([
  ["天地玄黄宇宙洪荒日月盈", 0, "it fits"],
  ["天地玄黄宇宙洪荒日月盈昃辰", 1, "it is longer than a leg"],
])("a name %s in copy and in a caption: %i warnings at each, %s", (name, count) => {
  const photo = photoOf("a", { columns: 1, caption: text(name) });
  const story = storyOf("a", [partAt(0, frameAt([1, 2], [1, 60]))], {
    copy: copyOf(`暑往${name}秋收`),
    photos: [photo],
  });
  const { layout } = inSquares(issueOf(1, [story]), { words: knowing([name]) });
  const told = lineFaults(issueOf(1, [story]), layout).filter(({ code }) => code === "broken-line");
  expect(told).toHaveLength(2 * count);
});
