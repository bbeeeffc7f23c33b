import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mm } from "../../../src/base/length.ts";
import { compile, newspaperIn } from "../../../src/build/compile.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { plainLength } from "../../../src/formats/paint/plain-text.ts";
import { sheetOf } from "../../../src/formats/proof-sheet/sheet.ts";
import { host } from "../../golden/host.ts";

async function sheetOfFirstPage(golden: string, stages: readonly string[]) {
  const { madeUp } = await compile(resolve("tests/golden", golden, "issue.yaml"), host);
  const page = madeUp && newspaperIn(madeUp).pages[0];
  if (madeUp === undefined || page === undefined) throw new Error("the golden issue has no page");
  const painted = flatten(page);
  const chain = madeUp.fonts.fonts.face(madeUp.issue.paper.styles.folio.face);
  const sheet = sheetOf(page, painted, { stages, code: "YB-2026-11-24 1 00ff", chain });
  return { page, painted, sheet, chain, added: sheet.ops.slice(painted.ops.length) };
}

test("a proof sheet is the page with numbers in each leg, a box a stage, and a code below it", async () => {
  const { page, painted, sheet, chain, added } = await sheetOfFirstPage("jump-two-columns", ["初审", "终审"]);
  expect(sheet.trim).toEqual({ width: page.trim.width, height: page.trim.height + mm(32) });
  expect(sheet.ops.slice(0, painted.ops.length)).toEqual(painted.ops);
  const words = added.flatMap((op) => (op.kind === "glyphs" ? [op.run.texts.join("")] : []));
  const legs = page.frames.flatMap(({ legs: own }) => own).length;
  expect(legs).toBeGreaterThan(1);
  expect(words.filter((word) => word === "5")).toHaveLength(legs);
  expect(words).toEqual(expect.arrayContaining(["初审", "终审", "YB-2026-11-24 1 00ff"]));
  // The text under the code ends within the sheet.
  const code = added.find((op) => op.kind === "glyphs" && op.run.texts.join("") === "YB-2026-11-24 1 00ff");
  const end = code?.kind === "glyphs" ? code.x + plainLength(code.run.texts.join(""), chain, code.run.size) : 0;
  expect(end).toBeCloseTo(page.trim.width - mm(4));
  expect(added.filter(({ kind }) => kind === "line")).toHaveLength(2 * 4);
  const modules = added.flatMap((op) => (op.kind === "area" ? [op.at] : []));
  expect(modules.length).toBeGreaterThan(200);
  expect(modules.every(({ y }) => y > page.trim.height)).toBe(true);
});

test("on a vertical page every fifth line has its number over its leg, in the gutter", async () => {
  const { page, added } = await sheetOfFirstPage("vertical-paper", []);
  const numbers = added.flatMap((op) =>
    op.kind === "glyphs" && op.y < page.trim.height ? [{ word: op.run.texts.join(""), x: op.x, y: op.y }] : [],
  );
  const gutter = page.grid.gutter * page.grid.size;
  let counted = 0;
  for (const { of, part, legs } of page.frames) {
    for (const [at, leg] of legs.entries()) {
      const lines = page.things.flatMap((each) =>
        each.kind === "line" && each.story === of && each.part === part && each.leg === at ? [each.x] : [],
      );
      const over = numbers.filter(({ x, y }) => y < leg.y && y > leg.y - gutter && x > leg.x && x < leg.x + leg.width);
      expect(over.map(({ word }) => word)).toEqual(
        lines.flatMap((_, index) => (index % 5 === 4 ? [`${index + 1}`] : [])),
      );
      // Each is narrower than half a line to either side.
      for (const { word, x } of over)
        expect(Math.abs(x - (lines[Number(word) - 1] ?? 0))).toBeLessThan(page.grid.pitch / 2);
      counted += over.length;
    }
  }
  expect(counted).toBe(numbers.length);
  expect(counted).toBeGreaterThan(1);
});
