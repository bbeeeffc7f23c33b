import { expect, test } from "vitest";
import { mm } from "../../../src/base/length.ts";
import { drawnIssue } from "../../engine/newspaper/drawn.ts";
import { halfIn, type PlacedHalf } from "./placed-half.ts";

test("the halves of a picture over the fold are the same picture, a trim's width apart, each printed up to the fold", async () => {
  const { file, madeUp } = await drawnIssue("tests/golden/spread-advert/issue.yaml", { press: {} });
  const [left, right] = [halfIn(file("_02_v1.pdf")), halfIn(file("_03_v1.pdf"))];
  const trim = madeUp.issue.paper.trim.width;
  // 0.01 mm is 0.028 pt.
  const apart = (a: number, b: number): number => Math.abs(a - b) / mm(1);
  expect(apart(left.x - right.x, trim)).toBeLessThan(0.01);
  expect(apart(left.foot, right.foot)).toBeLessThan(0.01);
  expect([left.width, left.height]).toEqual([right.width, right.height]);
  const across = (half: PlacedHalf): number[] => [...new Set(half.corners.map(([x]) => x))];
  const down = (half: PlacedHalf): number[] => [...new Set(half.corners.map(([, y]) => y))];
  // Four columns of 10 characters with gutters of one are 387 pt, 33.27 pt from the edges of a trim of 453.54.
  expect(across(left).map((x) => x.toFixed(1))).toEqual(["33.3", "453.5"]);
  expect(across(right).map((x) => x.toFixed(1))).toEqual(["0.0", "420.3"]);
  expect(down(left)).toEqual(down(right));
  // The whole lies from the left page's first column to the right page's last.
  expect(left.x).toBeCloseTo(33.27, 2);
  expect(left.x + left.width).toBeCloseTo(trim + 420.27, 2);
});
