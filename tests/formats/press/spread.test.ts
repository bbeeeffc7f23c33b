import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { mm } from "../../../src/base/length.ts";
import { drawnIssue } from "../../newspaper/drawn.ts";

/** What a page's operators say: where the picture lies, and the corners of what is printed of it. Points from the trim's top left, y down. */
interface PlacedHalf {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly foot: number;
  readonly corners: readonly (readonly [number, number])[];
}

const NUMBER = "(-?[\\d.]+)";

function halfIn(pdf: Uint8Array): PlacedHalf {
  const bytes = Buffer.from(pdf);
  const streams = [...bytes.toString("latin1").matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    try {
      return [inflateSync(bytes.subarray(index + mark.length)).toString("latin1")];
    } catch {
      return [];
    }
  });
  const point = `${NUMBER} ${NUMBER}`;
  const form = new RegExp(
    `q ${point} m\\n${point} l\\n${point} l\\n${point} l\\nh W n ${NUMBER} 0 0 -${NUMBER} ${NUMBER} ${NUMBER} cm\\n/\\w+ Do`,
  );
  const found = streams.map((stream) => form.exec(stream)).find((each) => each !== null);
  if (!found) throw new Error("no picture with an outline");
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0, width = 0, height = 0, x = 0, foot = 0] = found
    .slice(1)
    .map(Number);
  return {
    width,
    height,
    x,
    foot,
    corners: [
      [ax, ay],
      [bx, by],
      [cx, cy],
      [dx, dy],
    ],
  };
}

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
