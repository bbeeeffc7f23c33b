import { expect, test } from "vitest";
import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import { openPart } from "../../../src/engine/layout/part.ts";
import type { Part } from "../../../src/engine/model/issue.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOfLength, frameAt, heading, issueOf, paper, partAt, storyOf, styles, twos } from "./newsroom.ts";

// layout/RULES.md#heads. Here an ordinary headline has 18 pt, and a major one at least 21.

const major = { ...styles.headline.major, floor: 21 };
const own = {
  ...paper,
  styles: { ...styles, headline: { ...styles.headline, major, normal: { ...styles.headline.normal, steps: 0.2 } } },
};
const means = { bench: newTextContext(squareFonts()), pictures: new Map(), words: twos };
const FOUND = { found: true } as const;

test.each<[size: number, columns: number, characters: number, part: Partial<Part>, priority: Priority, why: string]>([
  [14.5, 1, 300, FOUND, "normal", "one column, short copy: four fifths"],
  [16, 1, 600, FOUND, "normal", "one column, long copy"],
  [16, 2, 500, FOUND, "normal", "two columns, short copy"],
  [18, 2, 600, FOUND, "normal", "two columns, long copy"],
  [18, 3, 300, FOUND, "normal", "three columns, short copy"],
  [20, 3, 900, FOUND, "normal", "three columns, long copy"],
  [20, 6, 2000, FOUND, "normal", "a fifth more would be a major headline's size"],
  [14.5, 4, 300, { ...FOUND, over: 1 }, "normal", "a head over one of four columns"],
  [18, 1, 300, {}, "normal", "a given frame"],
  [18, 1, 300, { ...FOUND, head: "left" }, "normal", "a vertical head"],
  [28, 1, 300, FOUND, "major", "another rank"],
])("%d pt over %i columns, %i characters of copy, part %j, %s: %s", (size, columns, characters, over, priority) => {
  const frame = frameAt([1, columns], [1, 40]);
  const part = partAt(0, frame, over);
  const story = storyOf("one", [part], { copy: copyOfLength(characters), headline: heading("标题四字"), priority });
  const context = newLayoutContext(issueOf(1, [story], { paper: own }), means);
  const request = {
    story,
    part,
    frame,
    above: "open",
    opening: "first",
    from: 0,
    notice: [],
    after: "nothing",
    bias: 0,
  } as const;
  expect(openPart(request, context).stages.first.size).toBe(size);
});
