import { expect, test } from "vitest";
import { BLACK, type Cmyk } from "../../../src/base/colour.ts";
import { cornersOf, type Rect } from "../../../src/base/rect.ts";
import type { Thing } from "../../../src/engine/newspaper/newspaper.ts";
import { joinHalves } from "../../../src/formats/spreads/open-pages.ts";

const FOLD = 300;
const of = { id: "a", story: "bridge", part: 1, advert: undefined } as const;
const rect = (x: number, width: number, y = 100, height = 50): Rect => ({ x, y, width, height });
const area = (at: Rect, colour: Cmyk = BLACK): Thing => ({ ...of, kind: "area", role: "ground", at, colour });
const rule = (from: number, to: number, y = 100, weight = 0.5): Thing => {
  return { ...of, kind: "rule", role: "box", from: { x: from, y }, to: { x: to, y }, weight, colour: BLACK };
};
const upright = (x: number): Thing => {
  return { ...of, kind: "rule", role: "box", from: { x, y: 100 }, to: { x, y: 200 }, weight: 0.5, colour: BLACK };
};
const photo = (at: Rect, ink: Rect, file = "bridge.jpg"): Thing => ({
  ...of,
  kind: "picture",
  figure: "bridge/figure-1",
  photo: "1",
  file,
  filePage: undefined,
  as: undefined,
  at,
  ink,
  outline: cornersOf(at),
  pixels: { width: 1000, height: 250 },
  crop: { kind: "centre" },
  fit: "cover",
  ppi: 200,
  alternate: undefined,
});
const whole = rect(200, 200);

test.each<[left: Thing, right: Thing, joined: Thing | undefined, why: string]>([
  [photo(rect(200, 100), whole), photo(rect(300, 100), whole), photo(whole, whole), "a photo"],
  [photo(rect(200, 100), whole), photo(rect(300, 100), whole, "b.jpg"), undefined, "two photos that meet"],
  [photo(rect(200, 100), whole), photo(rect(300, 100), rect(300, 100)), undefined, "one photo twice"],
  [area(rect(200, 100)), area(rect(300, 100)), area(whole), "a ground"],
  [area(rect(200, 100)), area(rect(300, 100), [0, 100, 100, 0]), undefined, "two colours"],
  [area(rect(200, 100)), area(rect(300, 100, 110)), undefined, "other rows"],
  [area(rect(200, 90)), area(rect(300, 100)), undefined, "one that ends before the fold"],
  [rule(200, 300), rule(300, 400), rule(200, 400), "a box's rule"],
  [rule(300, 200), rule(400, 300), rule(200, 400), "drawn from the right"],
  [rule(200, 300), rule(300, 400, 100, 2), undefined, "two weights"],
  [upright(300), upright(300), undefined, "rules along the fold"],
])("two halves meet at the fold as one: row %#: %s", (left, right, joined) => {
  const { wholes, gone } = joinHalves({ left: [left], right: [right], fold: FOLD }, () => true);
  expect(wholes.get(left)).toEqual(joined);
  expect(gone.has(right)).toBe(joined !== undefined);
});

test("of two halves alike each is joined with its own, and none where something else differs", () => {
  const [left, right] = [
    [rule(200, 300), rule(200, 300, 150)],
    [rule(300, 400, 150), rule(300, 400)],
  ];
  const { wholes } = joinHalves({ left, right, fold: FOLD }, () => true);
  expect([...wholes.values()]).toEqual([rule(200, 400), rule(200, 400, 150)]);
  expect(joinHalves({ left, right, fold: FOLD }, () => false).wholes.size).toBe(0);
});
