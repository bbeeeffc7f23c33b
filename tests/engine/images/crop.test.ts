import { describe, expect, test } from "vitest";
import { cropAround, largestCrop, printedPixels } from "../../../src/engine/images/picture.ts";

describe("the largest part in the shape of the place", () => {
  test.each([
    [[300, 200], [150, 100], [300, 200], "the same shape: all"],
    [[300, 200], [100, 100], [200, 200], "a square cuts the sides"],
    [[300, 200], [300, 100], [300, 100], "a band cuts head and foot"],
    [[300, 2], [1, 1000], [1, 2], "never less than a pixel"],
  ])("%j at %j: %j, %s", ([width = 0, height = 0], [w = 0, h = 0], [cw, ch]) => {
    expect(largestCrop({ width, height }, { width: w, height: h })).toEqual({ width: cw, height: ch });
  });
});

describe("the crop lies around the focus, within the picture", () => {
  test.each([
    [0.5, 0.5, 50, 0],
    [0, 0, 0, 0],
    [1, 1, 100, 0],
    [0.4, 0.9, 20, 0],
  ])("%d %d: left %i, top %i", (x, y, left, top) => {
    const rect = cropAround({ width: 300, height: 200 }, { width: 200, height: 200 }, { x, y });
    expect(rect).toEqual({ left, top, width: 200, height: 200 });
  });
});

describe("pixels for print", () => {
  test.each([
    [[2000, 1000], [72, 36], 200, [200, 100], "an inch at 200 a inch"],
    [[100, 50], [72, 36], 200, [100, 50], "never enlarged"],
  ])("%j on %j pt at %i: %j, %s", ([width = 0, height = 0], [w = 0, h = 0], resolution, [pw, ph]) => {
    expect(printedPixels({ width, height }, { width: w, height: h }, resolution)).toEqual({ width: pw, height: ph });
  });
});
