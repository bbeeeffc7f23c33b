/*
 * The ink of pictures and shadings on a page, measured without a program that draws plates. All paintings are followed in small squares, with their
 * clips and in their order, so that ink which others cover is not counted. Left out: type, tiles, everything that overprints except black on plain
 * colours, and blend modes that do not act as ink on paper.
 */
import type { PDFDict, PDFStream } from "@cantoo/pdf-lib";
import { boxesOf, boxOf, entry, numberAt } from "../images/pdf/objects.ts";
import { inksOf, type Space } from "./colour.ts";
import { type Finding, tenth, warning } from "./finding.ts";
import { type ImageInk, inkOfImage, inksTogether } from "./image-ink.ts";
import { inkFinding, isOverLimit } from "./ink.ts";
import { InkSheet, type SheetRegion } from "./ink-sheet.ts";
import { leavesInk } from "./leaves-ink.ts";
import { inverse, type Matrix } from "./matrix.ts";
import type { Paint, PaintedObject, State } from "./painted.ts";
import { boxOutline } from "./path.ts";
import { readShading } from "./shading.ts";
import { walkPage } from "./walk.ts";

/** How a page of a PDF is printed on ours. */
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
/** The most pixels that are kept of all of them together. */
const MOST_KEPT = 40_000_000;
/** Steps of a shading's ramp. */
const STEPS = 256;

type Told<K extends PaintedObject["kind"]> = Extract<PaintedObject, { readonly kind: K }>;

/** Finds too much ink in the pictures and shadings of a page, as `measureInk` does on plates, and tells what could not be measured. */
export async function measurePainted(page: PDFDict, printed: Printed): Promise<readonly Finding[]> {
  const { number, scale, limit } = printed;
  const { trim } = boxesOf(page);
  const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
  const cell = Math.max(1 / scale, Math.sqrt((width * height) / MOST_SQUARES));
  const { images, order, shadings, unread, onColour, paints } = lookFor(page, cell, limit);
  if (!paints) return [warning("pdf-blank", { page: number })];
  const inks = await inksOfImages(images, unread);
  const untold = (): readonly Finding[] =>
    [...unread].map((what) => warning("pdf-picture-unmeasured", { page: number, what }));
  const strong = [...inks.values(), ...shadings.values()].some(({ most }) => isOverLimit(most / 10, limit));
  if (!strong && !onColour) return untold();
  const sheet = new InkSheet(trim, cell);
  const means: Means = { sheet, inks, shadings, limit: limit * 10 };
  let next = 0;
  // An inline image is another object in each walk: pictures are known by their order.
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
  const told = inkFinding({ page: number, sum: found.most / 10, limit, area, ...place });
  return [...told.map((each) => withOrder(each, blackAt(found.at, page, sheet))), ...untold()];
}

function withOrder(finding: Finding, order: number | undefined): Finding {
  return order === undefined ? finding : { ...finding, arguments: { ...finding.arguments, order } };
}

/** The number, from 1, of the last painting that puts black onto what lies in a square; undefined: none does. @param at the square */
function blackAt(at: number, page: PDFDict, sheet: InkSheet): number | undefined {
  let order = 0;
  let found: number | undefined;
  walkPage(page, (painted) => {
    order++;
    const black = overprintedBlack(painted, sheet);
    if (black && sheet.isIn(black, at % sheet.width, Math.floor(at / sheet.width))) found = order;
  });
  return found;
}

interface AskedImage {
  readonly space: Space;
  /** Squares of the sheet. */
  readonly width: number;
  readonly height: number;
}

/** A shading's ink along its ramp, in tenths of a percent. */
interface ShadingInk {
  readonly sums: Uint16Array;
  /** Of its black alone. */
  readonly blacks: Uint16Array;
  readonly along: (x: number, y: number) => number | undefined;
  readonly most: number;
  /** Without its black. */
  readonly mostColour: number;
}

/** Gathers what on a page may have more ink than the limit. */
function lookFor(page: PDFDict, cell: number, limit: number) {
  const images = new Map<PDFStream, AskedImage>();
  const order: PDFStream[] = [];
  const shadings = new Map<PDFDict, ShadingInk>();
  const unread = new Set<string>();
  // Black that overprints, and the strongest plain colour without its own black, in tenths of a percent.
  const below = { black: false, most: 0 };
  let paints = false;
  const { trim } = boxesOf(page);
  const mayBeStrong = (space: Space): boolean => inksTogether(space) * 100 > limit;
  walkPage(page, (painted) => {
    paints ||= leavesInk(painted, trim);
    switch (painted.kind) {
      case "image":
        order.push(painted.image);
        if (!painted.mask && mayBeStrong(painted.space)) images.set(painted.image, askedFor(painted, images, cell));
        return;
      case "shading": {
        const { shading, space } = painted;
        if (shading === undefined || shadings.has(shading) || !mayBeStrong(space)) return;
        const ink = inkOfShading(shading, space);
        if (ink === undefined) unread.add(`ShadingType ${numberAt(shading, "ShadingType") ?? "?"}`);
        else shadings.set(shading, ink);
        return;
      }
      case "fill":
        below.most = Math.max(below.most, tenthsOf(painted.paint, "K"));
        below.black ||= isOverprintedBlack(painted.paint);
        return;
      case "stroke":
        below.black ||= isOverprintedBlack(painted.paint);
        return;
      case "text":
      case "hidden":
      case "curve":
      case "group":
      case "damage":
        return;
    }
  });
  const most = Math.max(below.most, ...[...shadings.values()].map(({ mostColour }) => mostColour));
  const onColour = below.black && isOverLimit(most / 10 + 100, limit);
  return { images, order, shadings, unread, onColour, paints };
}

/** In the largest size in which the picture is placed. */
function askedFor({ image, space, state }: Told<"image">, known: ReadonlyMap<PDFStream, AskedImage>, cell: number) {
  const [a, b, c, d] = state.ctm;
  const { width = 1, height = 1 } = known.get(image) ?? {};
  return {
    space,
    width: Math.max(width, Math.ceil(Math.hypot(a, b) / cell)),
    height: Math.max(height, Math.ceil(Math.hypot(c, d) / cell)),
  };
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
  const alongRamp = (but?: string): Uint16Array =>
    Uint16Array.from({ length: STEPS + 1 }, (_, step) => tenthsOf({ space, values: read.ramp(step / STEPS) }, but));
  const [sums, colours] = [alongRamp(), alongRamp("K")];
  const blacks = sums.map((sum, step) => sum - (colours[step] as number));
  return { sums, blacks, along: read.along, most: Math.max(...sums), mostColour: Math.max(...colours) };
}

/** Tenths of a percent of all inks together; 0 where the space names none. @param but an ink that is left out */
function tenthsOf({ space, values }: Pick<Paint, "space" | "values">, but?: string): number {
  let sum = 0;
  for (const [ink, share] of inksOf(space, values) ?? []) {
    if (ink !== "None" && ink !== but) sum += Math.min(1, share) * 1000;
  }
  return Math.round(sum);
}

function isOverprintedBlack(paint: Paint): boolean {
  return paint.overprints && tenthsOf(paint, "K") === 0 && tenthsOf(paint) > 990;
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
  const black = overprintedBlack(painted, means.sheet);
  if (black !== undefined) means.sheet.overprint(black);
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
    case "stroke":
    case "text":
    case "hidden":
    case "curve":
    case "group":
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

/** Undefined where it cannot be told what reaches the page. */
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
  // A picture in one ink, or in RGB, was not measured: here it only hides what lies below.
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
  const stepAt = (column: number, row: number): number | undefined => {
    const t = ink.along(...moved(sheet.pointOf(column, row), back));
    return t === undefined ? undefined : Math.round(t * STEPS);
  };
  sheet.paint(
    sheet.regionOf(state.clip, ...cut, ...(area === undefined ? [] : [area])),
    (column, row, below) => {
      const step = stepAt(column, row);
      return step === undefined ? undefined : mixed(ink.sums[step] as number, below, how);
    },
    (column, row) => ink.blacks[stepAt(column, row) ?? 0] as number,
  );
}

/** A plain area hides what lies below. If its own colour has too much ink, `checkPage` tells that: here it counts as the limit. */
function paintFill({ paint, outline, evenOdd, state }: Told<"fill">, { sheet, limit }: Means, how: How): void {
  if (paint.overprints) return;
  const all = tenthsOf(paint);
  const black = all - tenthsOf(paint, "K");
  sheet.paint(
    sheet.regionOf(state.clip, { outline, evenOdd }),
    (_column, _row, below) => mixed(Math.min(limit, all), below, how),
    () => black,
  );
}

/** The squares where an area or a line puts full black onto what lies below. Other lines are not followed: they hide little. */
function overprintedBlack(painted: PaintedObject, sheet: InkSheet): SheetRegion | undefined {
  if (painted.kind !== "fill" && painted.kind !== "stroke") return undefined;
  const { paint, outline, state } = painted;
  if (!isOverprintedBlack(paint) || howPainted(state)?.opacity !== 1) return undefined;
  if (painted.kind === "fill") return sheet.regionOf(state.clip, { outline, evenOdd: painted.evenOdd });
  return state.dashed ? undefined : sheet.lineOf(state.clip, outline, painted.weight);
}

function moved([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
