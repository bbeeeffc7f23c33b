import { expect, test } from "vitest";
import { newMemory } from "../../../src/build/memory.ts";
import type { GlyphRun } from "../../../src/engine/text/line.ts";
import { beginProof, writeProof } from "../../../src/formats/proof/write.ts";
import { laidOut, lineOf, placedLine, proofOf, runOf } from "../specimen.ts";

const SONG = runOf([..."天地"]);
const HEI = runOf([..."玄黄"], { font: "hei" });

/** A first page of these runs, and one that stays the same. */
const issueWith = (first: readonly GlyphRun[]) =>
  proofOf([
    laidOut(first.map((run, at) => placedLine(30, 50 + 20 * at, lineOf([run])))),
    laidOut([placedLine(30, 50, lineOf([SONG])), placedLine(30, 70, lineOf([HEI]))], { label: "2" }),
  ]);

test.each<[string, GlyphRun[], GlyphRun[]]>([
  // what changes                 the first page before    and then
  ["nothing", [SONG, HEI], [SONG, HEI]],
  ["the order of faces", [SONG, HEI], [HEI, SONG]],
  ["the order of glyphs", [SONG], [runOf([..."地天"])]],
  ["a glyph more before it", [SONG], [runOf([..."宇天地"])]],
  ["what a glyph stands for", [SONG], [runOf(["天", "地地"], { glyphs: [...SONG.glyphs] })]],
  ["all of the first page", [SONG, HEI], []],
])("a page that stays is as if it were painted anew where another changes: %s", async (_, before, after) => {
  const memory = newMemory();
  await (await beginProof(issueWith(before), memory))();
  const written = await (await beginProof(issueWith(after), memory))();
  expect(Buffer.compare(written, await writeProof(issueWith(after)))).toBe(0);
});
