import { resolve } from "node:path";
import { expect, test } from "vitest";
import { mm } from "../../../src/base/length.ts";
import { compile, newspaperIn } from "../../../src/build/compile.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { sheetOf } from "../../../src/formats/proof-sheet/sheet.ts";
import { host } from "../../golden/host.ts";

test("a proof sheet is the page with numbers in each leg, a box a stage, and a code below it", async () => {
  const { madeUp } = await compile(resolve("tests/golden/jump-two-columns/issue.yaml"), host);
  if (madeUp === undefined) throw new Error("the golden issue is not made up");
  const [page] = newspaperIn(madeUp).pages;
  if (page === undefined) throw new Error("it has no page");
  const painted = flatten(page);
  const chain = madeUp.fonts.fonts.face(madeUp.issue.paper.styles.folio.face);
  const sheet = sheetOf(page, painted, { stages: ["初审", "终审"], code: "YB-2026-11-24 1 00ff", chain });
  expect(sheet.trim).toEqual({ width: page.trim.width, height: page.trim.height + mm(32) });
  expect(sheet.ops.slice(0, painted.ops.length)).toEqual(painted.ops);
  const added = sheet.ops.slice(painted.ops.length);
  const words = added.flatMap((op) => (op.kind === "glyphs" ? [op.run.texts.join("")] : []));
  const legs = page.frames.flatMap(({ legs: own }) => own).length;
  expect(legs).toBeGreaterThan(1);
  expect(words.filter((word) => word === "5")).toHaveLength(legs);
  expect(words).toEqual(expect.arrayContaining(["初审", "终审", "YB-2026-11-24 1 00ff"]));
  expect(added.filter(({ kind }) => kind === "line")).toHaveLength(2 * 4);
  const modules = added.flatMap((op) => (op.kind === "area" ? [op.at] : []));
  expect(modules.length).toBeGreaterThan(200);
  expect(modules.every(({ y }) => y > page.trim.height)).toBe(true);
});
