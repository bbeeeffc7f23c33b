import type { Point, Rect } from "../../../src/base/rect.ts";
import type { Bitmap } from "../../../src/engine/images/bitmap.ts";
import type { Newspaper, PrintedLine, PrintedPage } from "../../../src/engine/newspaper/newspaper.ts";
import { drawPages } from "../../../src/engine/pdf/pdfium.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import type { FontSource } from "../../../src/formats/pdf/pdf-file.ts";
import { writeProof } from "../../../src/formats/proof/write.ts";

// Which ink is whose: a page's lines are drawn in a few pictures, on each of them only lines that stand well apart.

/** Lines of one picture keep this distance: more than any glyph reaches out of its line's box. */
const APART = 14;
/** Darker than this, of 255, is ink: less is the edge of a glyph, drawn over two pixels. */
const INK = 128;
/** A glyph's edge may take a part of the next pixel. */
const SLACK = 1;

/** Where a line's box and its ink disagree: `outside` its ink leaves the box, `empty` there is none, `foreign` another line's ink is in it. */
interface InkFault {
  readonly line: string;
  readonly kind: "outside" | "empty" | "foreign";
  readonly pixels: number;
}

/** Looks at every line of a newspaper. */
export async function inkFaults(newspaper: Newspaper, fonts: FontSource, dpi: number): Promise<readonly InkFault[]> {
  const faults: InkFault[] = [];
  for (const page of newspaper.pages) {
    const groups = apart(page.things.filter((thing) => thing.kind === "line").filter(hasInk));
    const pictures = await Promise.all(
      groups.map((lines) => pictureOf(newspaper, { ...page, things: lines }, fonts, dpi)),
    );
    for (const [at, lines] of groups.entries()) {
      for (const line of lines) faults.push(...faultsOf(line, at, pictures, page));
    }
  }
  return faults;
}

function hasInk(line: PrintedLine): boolean {
  return line.segments.some(({ text }) => text.trim() !== "");
}

/** Sorts lines into as few groups as it takes for those of each to stand apart. */
function apart(lines: readonly PrintedLine[]): readonly (readonly PrintedLine[])[] {
  const groups: PrintedLine[][] = [];
  for (const line of lines) {
    const free = groups.find((group) => group.every((other) => !near(line.box, other.box)));
    if (free === undefined) groups.push([line]);
    else free.push(line);
  }
  return groups;
}

function near(a: Rect, b: Rect): boolean {
  const across = a.x < b.x + b.width + APART && b.x < a.x + a.width + APART;
  return across && a.y < b.y + b.height + APART && b.y < a.y + a.height + APART;
}

/** A page in black, its marks left out: they stand beside the line. */
async function pictureOf(newspaper: Newspaper, page: PrintedPage, fonts: FontSource, dpi: number): Promise<Bitmap> {
  const { ops, ...rest } = flatten(page);
  const black = ops.flatMap((op) =>
    op.kind === "glyphs" ? [{ ...op, run: { ...op.run, colour: [0, 0, 0, 100] as const } }] : [],
  );
  const metadata = { title: "", author: "", date: "2026-11-24", language: "zh-CN" };
  const pages = [{ ...rest, ops: black }];
  const bare = { ...newspaper, pages: [page], stories: [], adverts: [], jumps: [] };
  const pdf = await writeProof({ pages, newspaper: bare, metadata, fonts, pictures: new Map() });
  const pictures = drawPages(pdf, dpi);
  const { value } = await pictures.next();
  await pictures.return();
  return value as Bitmap;
}

function faultsOf(
  line: PrintedLine,
  group: number,
  pictures: readonly Bitmap[],
  page: PrintedPage,
): readonly InkFault[] {
  const own = pictures[group] as Bitmap;
  const scale = { x: own.width / page.trim.width, y: own.height / page.trim.height };
  const box = pixelsOf(line.box, scale, SLACK);
  const around = pixelsOf(line.box, scale, (APART / 2) * scale.x);
  const inside = inkIn(own, box);
  const foreign = pictures.reduce(
    (sum, other, at) => (at === group ? sum : sum + inkIn(other, pixelsOf(line.box, scale, -SLACK))),
    0,
  );
  const outside = inkIn(own, around) - inside;
  const faults: InkFault[] = [];
  if (inside === 0) faults.push({ line: line.id, kind: "empty", pixels: 0 });
  if (outside > 0) faults.push({ line: line.id, kind: "outside", pixels: outside });
  if (foreign > 0) faults.push({ line: line.id, kind: "foreign", pixels: foreign });
  return faults;
}

interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly foot: number;
}

function pixelsOf({ x, y, width, height }: Rect, scale: Point, more: number): PixelBox {
  return {
    left: Math.max(0, Math.floor(x * scale.x - more)),
    top: Math.max(0, Math.floor(y * scale.y - more)),
    right: Math.ceil((x + width) * scale.x + more),
    foot: Math.ceil((y + height) * scale.y + more),
  };
}

function inkIn({ width, height, rgba }: Bitmap, { left, top, right, foot }: PixelBox): number {
  let ink = 0;
  for (let y = top; y < Math.min(foot, height); y++) {
    for (let x = left; x < Math.min(right, width); x++) if ((rgba[4 * (y * width + x)] ?? 255) < INK) ink++;
  }
  return ink;
}
