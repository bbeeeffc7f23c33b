import sharp from "sharp";
import { expect, test } from "vitest";
import { type Bitmap, encodeJpeg, encodePng, encodeTiff } from "../../../src/engine/images/bitmap.ts";

/** Left half red, right half white. */
const bitmap: Bitmap = {
  width: 64,
  height: 32,
  rgba: Uint8Array.from({ length: 64 * 32 * 4 }, (_, at) =>
    at % 4 === 0 || at % 4 === 3 || (at >> 2) % 64 >= 32 ? 255 : 0,
  ),
};

test.each([
  ["PNG", "png", undefined, encodePng],
  ["JPEG", "jpeg", 200, (page: Bitmap) => encodeJpeg(page, 200)],
  ["TIFF", "tiff", 300, (page: Bitmap) => encodeTiff(page, 300)],
] as const)(
  "a page as %s has its size, its resolution, its colours, no fourth channel, and the same bytes each time",
  async (_, format, density, encode) => {
    const bytes = await encode(bitmap);
    expect(await encode(bitmap)).toEqual(bytes);
    const head = await sharp(bytes).metadata();
    expect(head).toMatchObject({ format, width: 64, height: 32, channels: 3 });
    if (density !== undefined) expect(head.density).toBe(density);
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    for (const [x, colour] of [
      [8, [255, 0, 0]],
      [56, [255, 255, 255]],
    ] as const) {
      for (const [at, value] of colour.entries()) expect(Math.abs((data[3 * x + at] ?? 0) - value)).toBeLessThan(4);
    }
  },
);
