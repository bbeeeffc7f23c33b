import { expect, test } from "vitest";
import type { Bitmap } from "../../../src/engine/images/bitmap.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { drawPages } from "../../../src/engine/pdf/pdfium.ts";
import { writeProof } from "../../../src/formats/proof/write.ts";
import { laidOut, ownerOf, proofOf } from "../specimen.ts";

/** A page of 36 × 72 points whose upper half is red. */
const red: Placed = {
  kind: "area",
  owner: ownerOf(undefined),
  role: "ground",
  at: { x: 0, y: 0, width: 36, height: 36 },
  colour: [0, 100, 100, 0],
};
const trim = { width: 36, height: 72 };
const pdf = await writeProof(proofOf([laidOut([red], { trim }), laidOut([], { trim, label: "2" })]));

async function drawn(dpi?: number): Promise<Bitmap[]> {
  const bitmaps: Bitmap[] = [];
  for await (const bitmap of drawPages(pdf, dpi)) bitmaps.push(bitmap);
  expect(bitmaps).toHaveLength(2);
  return bitmaps;
}

test.each([
  [undefined, 54, 108],
  [144, 72, 144],
])("at %s dpi a page of 36 × 72 points is %i × %i pixels", async (dpi, width, height) => {
  const [page] = await drawn(dpi);
  expect(page).toMatchObject({ width, height });
  expect(page?.rgba).toHaveLength(width * height * 4);
});

test("colours come as red, green, blue; paper is white", async () => {
  const [page, blank] = await drawn();
  const [r = 0, g = 0, b = 0, a] = page?.rgba.subarray(0, 4) ?? [];
  expect(r).toBeGreaterThan(g + 100);
  expect(r).toBeGreaterThan(b + 100);
  expect(a).toBe(255);
  expect([...(page?.rgba.subarray(-4) ?? [])]).toEqual([255, 255, 255, 255]);
  expect([...(blank?.rgba.subarray(0, 4) ?? [])]).toEqual([255, 255, 255, 255]);
});
