import sharp from "sharp";
import { expect, test } from "vitest";
import type { Bitmap } from "../../../src/engine/images/bitmap.ts";
import { imageInformation, sizeNear, tiledImage } from "../../../src/formats/iiif/image.ts";
import { requestsOf } from "./tiles.ts";

/** Red grows to the right, green downwards: a pixel tells its place. */
function ramp(width: number, height: number): Bitmap {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rgba.set([(255 * x) / width, (255 * y) / height, 0, 255], 4 * (y * width + x));
  }
  return { width, height, rgba };
}

const ID = "https://paper.example/image/1";

test.each([
  [2100, 2560, "a page of several tiles, the last of each row narrow"],
  [2048, 1024, "tiles that end with the page"],
  [1025, 1025, "one pixel more than a tile"],
  [1024, 1024, "one tile"],
  [300, 200, "less than a tile"],
  [90, 2700, "narrow and tall"],
])("%i × %i: every file that a viewer may ask for is there with its size, and no other: %s", async (width, height) => {
  const { info, files } = await tiledImage(ramp(width, height), ID);
  const wanted = requestsOf(info);
  const found = files.filter(({ path }) => path !== "info.json");
  expect(found.map(({ path }) => path).sort()).toEqual([...wanted.keys()].sort());
  for (const { path, bytes } of found) {
    const { width: w, height: h, format } = await sharp(bytes).metadata();
    expect([path, format, w, h]).toEqual([path, "jpeg", wanted.get(path)?.width, wanted.get(path)?.height]);
  }
});

test("each tile shows its region", async () => {
  const [width, height] = [1300, 2560];
  const { files } = await tiledImage(ramp(width, height), ID);
  for (const { path, bytes } of files.filter((file) => /^\d/.test(file.path))) {
    const [x = 0, y = 0, w = 0, h = 0] = (path.split("/")[0] ?? "").split(",").map(Number);
    const { channels } = await sharp(bytes).stats();
    const middle = [(255 * (x + w / 2)) / width, (255 * (y + h / 2)) / height];
    for (const [at, mean] of middle.entries()) expect(Math.abs((channels[at]?.mean ?? 0) - mean)).toBeLessThan(3);
  }
});

test("info.json is that of the standard, and the same page gives the same bytes", async () => {
  const [once, again] = [await tiledImage(ramp(700, 900), ID), await tiledImage(ramp(700, 900), ID)];
  expect(again.files).toEqual(once.files);
  expect(JSON.parse(Buffer.from(once.files[0]?.bytes ?? []).toString())).toEqual({
    "@context": "http://iiif.io/api/image/3/context.json",
    id: ID,
    type: "ImageService3",
    protocol: "http://iiif.io/api/image",
    profile: "level0",
    width: 700,
    height: 900,
    sizes: [
      { width: 175, height: 225 },
      { width: 350, height: 450 },
    ],
    tiles: [{ width: 1024, height: 1024, scaleFactors: [1, 2, 4] }],
  });
});

test.each([
  [400, 350],
  [350, 350],
  [200, 175],
  [10, 175],
])("the thumbnail of a page for a width of %i is %i wide", (width, expected) => {
  expect(sizeNear(imageInformation(ID, { width: 700, height: 900 }), width).width).toBe(expected);
});
