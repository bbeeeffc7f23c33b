/*
 * The ink of pictures and shadings on a page, without a program that draws plates: what is painted is followed in small squares, as it lies on
 * each other and as far as it is cut, so that what nobody sees is not counted. Type, lines and tiles are left out, and so is what is blended
 * otherwise than as ink on paper.
 */
import type { PDFDict, PDFStream } from "@cantoo/pdf-lib";
import { boxesOf, boxOf, entry, numberAt } from "../images/pdf-objects.ts";
import { inksOf, type Space } from "./colour.ts";
import { type Finding, tenth, warning } from "./finding.ts";
import { type ImageInk, inkOfImage, inksTogether } from "./image-ink.ts";
import { inkFinding, isOverLimit } from "./ink.ts";
import { InkSheet } from "./ink-sheet.ts";
import { inverse, type Matrix } from "./matrix.ts";
import type { PaintedObject, State } from "./painted.ts";
import { boxOutline } from "./path.ts";
import { readShading } from "./shading.ts";
import { walkPage } from "./walk.ts";

/** How a page of a PDF is printed. */
interface Printed {
  readonly number: number;
  /** Its size in print, as a share of its own. */
  readonly scale: number;
  /** Percent. */
  readonly limit: number;
}

/** Squares of a sheet at the most: a page of a broadsheet has 1.7 million at 72 an inch. */
const MOST_SQUARES = 4_000_000;
/** The most samples of all pictures of a page together that are unpacked: about ten seconds. */
const MOST_SAMPLES = 2_000_000_000;
/** The most pixels of all of them that are kept. */
const MOST_KEPT = 40_000_000;
/** Steps of a shading's ramp. */
const STEPS = 256;

type Told<K extends PaintedObject["kind"]> = Extract<PaintedObject, { readonly kind: K }>;

/** Too much ink in pictures and shadings of a page, by the measure of `measureInk`; and what cannot be measured. */
export async function measurePainted(page: PDFDict, printed: Printed): Promise<readonly Finding[]> {
  const { number, scale, limit } = printed;
  const { trim } = boxesOf(page);
  const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
  const cell = Math.max(1 / scale, Math.sqrt((width * height) / MOST_SQUARES));
  const { images, order, shadings, unread } = lookFor(page, cell, limit);
  const inks = await inksOfImages(images, unread);
  const untold = (): readonly Finding[] =>
    [...unread].map((what) => warning("pdf-picture-unmeasured", { page: number, what }));
  const strong = [...inks.values(), ...shadings.values()].some(({ most }) => isOverLimit(most / 10, limit));
  if (!strong) return untold();
  const sheet = new InkSheet(trim, cell);
  const means: Means = { sheet, inks, shadings, limit: limit * 10 };
  let next = 0;
  // An image in the line is another object each time: pictures are known by their order.
  walkPage(page, (painted) =>
    paintOn(painted.kind === "image" ? { ...painted, image: order[next++] ?? painted.image } : painted, means),
  );
  if (sheet.isTired) unread.add("…");
  const found = { most: 0, at: 0, over: 0 };
  sheet.ink.forEach((ink, at) => {
    if (isOverLimit(ink / 10, limit)) found.over++;
    if (ink > found.most) Object.assign(found, { most: ink, at });
  });
  const [x, y] = sheet.pointOf(found.at % sheet.width, Math.floor(found.at / sheet.width));
  const millimetres = (points: number): number => (points * 25.4) / 72;
  const area = found.over * millimetres(cell * scale) ** 2;
  const place = { x: tenth(millimetres(x - trim[0])), y: tenth(millimetres(trim[3] - y)) };
  return [...inkFinding({ page: number, sum: found.most / 10, limit, area, ...place }), ...untold()];
}

interface AskedImage {
  readonly space: Space;
  /** Squares of the sheet. */
  width: number;
  height: number;
}

/** A shading's ink along its ramp, in tenths of a percent. */
interface ShadingInk {
  readonly sums: Uint16Array;
  readonly along: (x: number, y: number) => number | undefined;
  readonly most: number;
}

/** The pictures and shadings of a page in which more inks come together than the limit has room for. */
function lookFor(page: PDFDict, cell: number, limit: number) {
  const images = new Map<PDFStream, AskedImage>();
  const order: PDFStream[] = [];
  const shadings = new Map<PDFDict, ShadingInk>();
  const unread = new Set<string>();
  const mayBeStrong = (space: Space): boolean => inksTogether(space) * 100 > limit;
  walkPage(page, (painted) => {
    if (painted.kind === "image") order.push(painted.image);
    if (painted.kind === "image" && !painted.mask && mayBeStrong(painted.space)) {
      const [a, b, c, d] = painted.state.ctm;
      const asked = images.get(painted.image) ?? { space: painted.space, width: 1, height: 1 };
      asked.width = Math.max(asked.width, Math.ceil(Math.hypot(a, b) / cell));
      asked.height = Math.max(asked.height, Math.ceil(Math.hypot(c, d) / cell));
      images.set(painted.image, asked);
    }
    if (painted.kind !== "shading" || painted.shading === undefined || !mayBeStrong(painted.space)) return;
    const { shading, space } = painted;
    if (shadings.has(shading)) return;
    const ink = inkOfShading(shading, space);
    if (ink === undefined) unread.add(`ShadingType ${numberAt(shading, "ShadingType") ?? "?"}`);
    else shadings.set(shading, ink);
  });
  return { images, order, shadings, unread };
}

async function inksOfImages(images: ReadonlyMap<PDFStream, AskedImage>, unread: Set<string>) {
  const inks = new Map<PDFStream, ImageInk>();
  let samples = 0;
  let kept = 0;
  for (const [image, { space, width, height }] of images) {
    const pixels = (numberAt(image.dict, "Width") ?? 0) * (numberAt(image.dict, "Height") ?? 0);
    samples += pixels * inksTogether(space);
    const most = { width: Math.min(width, MOST_SQUARES), height: Math.min(height, MOST_SQUARES) };
    if (most.width * most.height > MOST_SQUARES) most.height = Math.max(1, Math.floor(MOST_SQUARES / most.width));
    kept += Math.min(pixels, most.width * most.height);
    if (samples > MOST_SAMPLES || kept > MOST_KEPT) {
      unread.add("…");
      break;
    }
    const ink = await inkOfImage(image, space, most);
    if ("unread" in ink) unread.add(ink.unread);
    else inks.set(image, ink);
  }
  return inks;
}

function inkOfShading(shading: PDFDict, space: Space): ShadingInk | undefined {
  const read = readShading(shading);
  if (read === undefined) return undefined;
  const sums = Uint16Array.from({ length: STEPS + 1 }, (_, step) => tenthsOf(space, read.ramp(step / STEPS)) ?? 0);
  return { sums, along: read.along, most: Math.max(...sums) };
}

/** Tenths of a percent; undefined where the space names no inks. */
function tenthsOf(space: Space, values: readonly number[]): number | undefined {
  const shares = inksOf(space, values);
  if (shares === undefined) return undefined;
  let sum = 0;
  for (const [ink, share] of shares) if (ink !== "None") sum += Math.min(1, share) * 1000;
  return Math.round(sum);
}

interface Means {
  readonly sheet: InkSheet;
  readonly inks: ReadonlyMap<PDFStream, ImageInk>;
  readonly shadings: ReadonlyMap<PDFDict, ShadingInk>;
  /** Tenths of a percent. */
  readonly limit: number;
}

function paintOn(painted: PaintedObject, means: Means): void {
  const how = howPainted(painted.state);
  if (how === undefined) return;
  switch (painted.kind) {
    case "image":
      paintImage(painted, means, how);
      return;
    case "shading":
      paintShading(painted, means, how);
      return;
    case "fill":
      paintFill(painted, means, how);
      return;
    case "text":
    case "stroke":
    case "hidden":
    case "damage":
      return;
  }
}

/** Blend modes in which ink is added to what lies below. */
const ADDING: ReadonlySet<string> = new Set(["Multiply", "Darken"]);

interface How {
  /** 0 to 1. */
  readonly opacity: number;
  readonly adds: boolean;
}

/** Undefined where what comes onto the page cannot be told. */
function howPainted({ around, see, blend, opacity }: State): How | undefined {
  if (around.unclear || see.has("soft-mask")) return undefined;
  const adds = ADDING.has(blend);
  if (!adds && blend !== "Normal" && blend !== "Compatible") return undefined;
  return { opacity: Math.min(1, Math.max(0, opacity * around.opacity)), adds };
}

function mixed(ink: number, below: number, { opacity, adds }: How, share = 1): number {
  const cover = opacity * share;
  const sum = Math.round(ink * cover + below * (1 - cover));
  return adds ? Math.max(below, sum) : sum;
}

function paintImage({ image, space, mask, state }: Told<"image">, { sheet, inks }: Means, how: How): void {
  const { ctm, clip } = state;
  const back = inverse(ctm);
  const ink = inks.get(image);
  const isMasked = entry(image.dict, "SMask") !== undefined || entry(image.dict, "Mask") !== undefined;
  // Of others it is known only that they hide what lies below.
  if (back === undefined || mask || (ink === undefined && (isMasked || inksTogether(space) > 1))) return;
  const region = sheet.regionOf(clip, { outline: boxOutline([0, 0, 1, 1], ctm), evenOdd: false });
  sheet.paint(region, (column, row, below) => {
    if (ink === undefined) return mixed(0, below, how);
    const [u, v] = moved(sheet.pointOf(column, row), back);
    const x = Math.min(ink.width - 1, Math.max(0, Math.floor(u * ink.width)));
    const y = Math.min(ink.height - 1, Math.max(0, Math.floor((1 - v) * ink.height)));
    const at = y * ink.width + x;
    return mixed(ink.sums[at] as number, below, how, (ink.shares?.[at] ?? 255) / 255);
  });
}

function paintShading({ shading, matrix, area, state }: Told<"shading">, { sheet, shadings }: Means, how: How): void {
  const back = inverse(matrix);
  const ink = shading && shadings.get(shading);
  if (back === undefined || ink === undefined) return;
  const box = boxOf(entry(shading, "BBox"));
  const cut = box === undefined ? [] : [{ outline: boxOutline(box, matrix), evenOdd: false }];
  sheet.paint(sheet.regionOf(state.clip, ...cut, ...(area === undefined ? [] : [area])), (column, row, below) => {
    const t = ink.along(...moved(sheet.pointOf(column, row), back));
    return t === undefined ? undefined : mixed(ink.sums[Math.round(t * STEPS)] as number, below, how);
  });
}

/** What is plain hides what lies below. Too much ink in a plain colour is told of by itself: here it counts as the limit. */
function paintFill({ paint, outline, evenOdd, state }: Told<"fill">, { sheet, limit }: Means, how: How): void {
  if (paint.overprints) return;
  const ink = Math.min(limit, tenthsOf(paint.space, paint.values) ?? 0);
  sheet.paint(sheet.regionOf(state.clip, { outline, evenOdd }), (_column, _row, below) => mixed(ink, below, how));
}

function moved([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
