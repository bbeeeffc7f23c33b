// Draws the changed pages as pictures, before at the left and after at the right, with colours for kinds of changes (marks.ts gives the places). The pages are
// rendered from the proofs, so the pictures show exactly the printed pages.
import type { Size } from "../../../base/rect.ts";
import { type Bitmap, encodePng } from "../../../engine/images/bitmap.ts";
import { drawPages } from "../../../engine/pdf/pdfium.ts";
import type { OutputFile } from "../../../formats/format.ts";
import { type DiffMark, type IssueDiff, pagesChanged } from "./issue-diff.ts";

/** One of the two issues as pictures: its proof, and the labels of its pages in the proof's order. */
export interface DrawnSide {
  readonly proof: Uint8Array;
  readonly labels: readonly string[];
}

/** Enough to read the copy, both pages beside each other on a screen. */
const DPI = 96;
/** Points in an inch. */
const POINTS = 72;
/** Pixels between the two pages, and the width of an outline. */
const GUTTER = 24;
const OUTLINE = 3;
const WHITE = 255;
const GUTTER_GREY = 0x90;

interface Look {
  readonly rgb: readonly [number, number, number];
  /** The share of the colour that covers a mark; 0: an outline. */
  readonly cover: number;
}

/** Red: removed. Green: new. Blue: moved. Orange: a photo. Yellow: other words in a headline, caption or folio. Violet: the same words that look different. */
const LOOKS: Readonly<Record<DiffMark["kind"], Look>> = {
  gone: { rgb: [220, 30, 30], cover: 0.4 },
  added: { rgb: [30, 160, 60], cover: 0.4 },
  moved: { rgb: [30, 90, 220], cover: 0 },
  photo: { rgb: [240, 130, 0], cover: 0 },
  text: { rgb: [250, 210, 0], cover: 0.4 },
  look: { rgb: [138, 58, 185], cover: 0 },
};
/** Marks with both sides longer than this, in points, are outlines, so that a new story stays readable. */
const LARGEST_FILL = 40;

/** Draws the pages on which a reader sees a change, as they were at the left and as they are at the right: pages/<label>.png. */
export async function drawDiff(found: IssueDiff, was: DrawnSide, is: DrawnSide): Promise<readonly OutputFile[]> {
  const { marks } = found;
  const labels = new Set(pagesChanged(found));
  const before = await marked(was, marks, "was", labels);
  const now = await marked(is, marks, "is", labels);
  const files: OutputFile[] = [];
  for (const label of [...new Set([...is.labels, ...was.labels])].filter((each) => labels.has(each))) {
    const sides = [before.get(label), now.get(label)];
    files.push({ path: `pages/${label}.png`, bytes: await encodePng(beside(sides)) });
  }
  return files;
}

async function marked(
  { proof, labels }: DrawnSide,
  marks: readonly DiffMark[],
  side: DiffMark["side"],
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Bitmap>> {
  const pages = new Map<string, Bitmap>();
  let at = 0;
  for await (const bitmap of drawPages(proof, DPI)) {
    const label = labels[at++] ?? "";
    if (!wanted.has(label)) continue;
    const own = marks.filter((mark) => mark.side === side && mark.page === label);
    pages.set(label, { ...bitmap, rgba: painted(bitmap, own) });
  }
  return pages;
}

function painted({ width, height, rgba }: Bitmap, marks: readonly DiffMark[]): Uint8Array {
  const copy = Uint8Array.from(rgba);
  for (const { at, kind } of marks) {
    const left = Math.round((at.x * DPI) / POINTS);
    const top = Math.round((at.y * DPI) / POINTS);
    const right = Math.max(left + 2, Math.round(((at.x + at.width) * DPI) / POINTS));
    const bottom = Math.round(((at.y + at.height) * DPI) / POINTS);
    const { rgb, cover } = LOOKS[kind];
    const isFilled = cover > 0 && Math.min(at.width, at.height) < LARGEST_FILL;
    const box = { left, top, right, bottom };
    for (const part of isFilled ? [box] : outlineOf(box)) {
      blend({ width, height, rgba: copy }, part, rgb, isFilled ? cover : 1);
    }
  }
  return copy;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function outlineOf({ left, top, right, bottom }: Box): readonly Box[] {
  return [
    { left, top, right, bottom: top + OUTLINE },
    { left, top: bottom - OUTLINE, right, bottom },
    { left, top, right: left + OUTLINE, bottom },
    { left: right - OUTLINE, top, right, bottom },
  ];
}

function blend({ width, height, rgba }: Bitmap, box: Box, rgb: Look["rgb"], cover: number): void {
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y++) {
    for (let x = Math.max(0, box.left); x < Math.min(width, box.right); x++) {
      const at = 4 * (y * width + x);
      for (const [channel, colour] of rgb.entries()) {
        rgba[at + channel] = Math.round((1 - cover) * (rgba[at + channel] ?? WHITE) + cover * colour);
      }
    }
  }
}

/** Two pages side by side as one picture; the place of a missing one is white. */
function beside(sides: readonly (Bitmap | undefined)[]): Bitmap {
  const size: Size = {
    width: Math.max(...sides.map((side) => side?.width ?? 0)),
    height: Math.max(...sides.map((side) => side?.height ?? 0)),
  };
  const width = 2 * size.width + GUTTER;
  const rgba = new Uint8Array(4 * width * size.height).fill(WHITE);
  for (let y = 0; y < size.height; y++) {
    const from = 4 * (y * width + size.width);
    rgba.fill(GUTTER_GREY, from, from + 4 * GUTTER);
  }
  for (const [index, side] of sides.entries()) {
    if (side === undefined) continue;
    const left = index * (size.width + GUTTER);
    for (let y = 0; y < side.height; y++) {
      rgba.set(side.rgba.subarray(4 * y * side.width, 4 * (y + 1) * side.width), 4 * (y * width + left));
    }
  }
  return { width, height: size.height, rgba };
}
