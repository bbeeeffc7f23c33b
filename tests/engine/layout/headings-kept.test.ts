import { expect, test } from "vitest";
import type { Copy } from "../../../src/base/copy.ts";
import { newMemory } from "../../../src/build/memory.ts";
import { layOutWith } from "../../../src/engine/makeup/make-up.ts";
import type { Part } from "../../../src/engine/model/issue.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOf, frameAt, heading, issueOf, lines, partAt, storyOf, twos } from "./newsroom.ts";
import { linesWith } from "./placed-text.ts";
import { pictures } from "./random-issue.ts";

// A heading that is set anew at each edit would stay in memory with all its earlier lines.
test.each<[head: Part["head"], writing: "vertical" | undefined]>([
  ["top", undefined],
  ["inset", undefined],
  ["left", undefined],
  ["top", "vertical"],
  ["left", "vertical"],
])("a head at %s, copy %s: an edit of the copy leaves its headline's lines as they are", (head, writing) => {
  const means = { bench: newTextContext(squareFonts()), pictures, words: twos, memory: newMemory() };
  const part = partAt(0, frameAt([1, 4], [1, 30]), { head, ...(writing && { writing }) });
  const story = storyOf("a", [part], { headline: heading("水声水声") });
  const headlineWith = (copy: Copy): readonly unknown[] => {
    const { layout } = layOutWith(issueOf(1, [{ ...story, copy }]), means);
    means.memory.turn();
    return linesWith("headline", layout.pages[0]?.placed ?? []).map(({ line }) => line);
  };
  const before = headlineWith(copyOf(lines(40)));
  const after = headlineWith(copyOf(lines(41)));
  expect(before.length).toBeGreaterThan(0);
  expect(after.map((line, at) => line === before[at])).toEqual(before.map(() => true));
});
