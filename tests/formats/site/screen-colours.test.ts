import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import { newspaperIn } from "../../../src/build/compile.ts";
import type { Thing } from "../../../src/engine/newspaper/newspaper.ts";
import { accentOf, contrast, recordOf } from "../../../src/formats/site/issue-record.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";

type Rgb = readonly [number, number, number];

function rgbOf(text: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;
}

/** The grounds that the style sheet names, light then dark: --ground and --shade. */
const style = readFileSync("src/formats/site/client/frame.css", "utf8");
const [light = [], dark = []] = [...style.matchAll(/--ground: (#\w+);\s*--shade: (#\w+);/g)].map(
  ([, ground = "", shade = ""]) => [rgbOf(ground), rgbOf(shade)],
);

test("every colour of a paper can be read on the style sheet's grounds", () => {
  expect([light.length, dark.length]).toEqual([2, 2]);
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.tuple(percent, percent, percent, percent), (inks: Cmyk) => {
      const accent = accentOf(inks);
      for (const ground of light) expect(contrast(rgbOf(accent.light), ground)).toBeGreaterThanOrEqual(4.5);
      for (const ground of dark) expect(contrast(rgbOf(accent.dark), ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { seed: 20261124 },
  );
});

const newspaper = newspaperIn((await compiledIssue("tests/formats/deposit/small/issue.yaml")).madeUp);
const art = (colour: Cmyk): object => ({ kind: "art", role: "nameplate", viewBox: [0, 0, 1, 1], colour });
const line = (colour: Cmyk): object => ({ kind: "line", segments: [{ role: "nameplate", runs: [{ colour }] }] });

test.each<[string, readonly object[], Cmyk]>([
  ["a drawn name", [art([0, 100, 100, 0])], [0, 100, 100, 0]],
  ["a name set in type", [line([100, 0, 0, 0])], [100, 0, 0, 0]],
  ["neither", [], [0, 0, 0, 100]],
])("the site has the colour of its nameplate: %s", (_, things, colour) => {
  const pages = newspaper.pages.slice(0, 1).map((page) => ({ ...page, things: things as Thing[] }));
  expect(recordOf({ ...newspaper, pages, stories: [] }, new Map()).accent).toEqual(accentOf(colour));
});
