import type { PdfBox } from "../images/pdf/objects.ts";
import { type Edges, edgesOf, isRectangle, squaresWithin, type ToPlane, widened } from "./edges.ts";
import type { Area } from "./painted.ts";
import type { Clip, PathOutline } from "./path.ts";

/** The most work for one page, in squares and edges: some seconds. */
const MOST_STEPS = 600_000_000;

/** All of an ink, in tenths of a percent. */
const FULL = 1000;

/** Some squares of a sheet. */
export interface SheetRegion {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 1 for each square of the box that belongs to the region, row by row; undefined: all do. */
  readonly inside: Uint8Array | undefined;
}

/** The ink of a page in small squares, in tenths of a percent, as far as it is known; a class, since each painting adds to those below it. */
export class InkSheet {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint16Array;
  /** The same without black: what stays below black that overprints. */
  readonly #colour: Uint16Array;
  readonly #box: PdfBox;
  readonly #cell: number;
  readonly #clips = new WeakMap<Clip, SheetRegion>();
  #steps = 0;

  /** @param cell the side of a square, in points of the page */
  constructor(box: PdfBox, cell: number) {
    [this.#box, this.#cell] = [box, cell];
    this.width = Math.max(1, Math.ceil((box[2] - box[0]) / cell));
    this.height = Math.max(1, Math.ceil((box[3] - box[1]) / cell));
    this.ink = new Uint16Array(this.width * this.height);
    this.#colour = new Uint16Array(this.width * this.height);
  }

  /** True once the page has taken too much work: the rest of it is left out. */
  get isTired(): boolean {
    return this.#steps > MOST_STEPS;
  }

  /** The middle of a square, in points of the page. */
  pointOf(column: number, row: number): readonly [x: number, y: number] {
    return [this.#box[0] + (column + 0.5) * this.#cell, this.#box[3] - (row + 0.5) * this.#cell];
  }

  /** The squares whose middles lie in the clip and in all of the areas. */
  regionOf(clip: Clip | undefined, ...areas: readonly Area[]): SheetRegion {
    return areas.reduce((region, each) => this.#cut(region, each), this.#clipped(clip));
  }

  /** The squares whose middles lie on a line. @param weight in points */
  lineOf(clip: Clip | undefined, outline: PathOutline, weight: number): SheetRegion {
    const bars = widened(edgesOf(outline, this.#onSheet, "line"), weight / this.#cell);
    return this.#cutAlong(this.#clipped(clip), bars, false);
  }

  /** True where a region has the square. */
  isIn({ left, top, right, bottom, inside }: SheetRegion, column: number, row: number): boolean {
    if (column < left || column >= right || row < top || row >= bottom) return false;
    return inside === undefined || inside[(row - top) * (right - left) + column - left] === 1;
  }

  /** Puts full black onto what is there. */
  overprint(region: SheetRegion): void {
    this.paint(region, (column, row) => (this.#colour[row * this.width + column] as number) + FULL);
  }

  /**
   * Puts ink into squares.
   * @param inkAt undefined where nothing is painted; `below` is what lies there
   * @param blackAt how much of the ink is black; left out: not known, and as much as can be
   */
  paint(
    region: SheetRegion,
    inkAt: (column: number, row: number, below: number) => number | undefined,
    blackAt: (column: number, row: number) => number = () => FULL,
  ): void {
    const { left, top, right, bottom, inside } = region;
    this.#steps += squaresIn(region);
    if (this.isTired) return;
    for (let row = top, at = 0; row < bottom; row++) {
      for (let column = left; column < right; column++, at++) {
        if (inside !== undefined && inside[at] === 0) continue;
        const place = row * this.width + column;
        const ink = inkAt(column, row, this.ink[place] as number);
        if (ink === undefined) continue;
        this.ink[place] = ink;
        this.#colour[place] = Math.max(0, ink - blackAt(column, row));
      }
    }
  }

  /** The squares that a clip leaves, found once for each clip. A loop, not a recursion: clips may be nested a hundred thousand deep. */
  #clipped(clip: Clip | undefined): SheetRegion {
    const waiting: Clip[] = [];
    let known: SheetRegion | undefined;
    for (let each = clip; each !== undefined && known === undefined; each = each.outer) {
      known = this.#clips.get(each);
      if (known === undefined) waiting.push(each);
    }
    let region: SheetRegion = known ?? { left: 0, top: 0, right: this.width, bottom: this.height, inside: undefined };
    for (const each of waiting.reverse()) {
      region = this.#cut(region, each);
      this.#clips.set(each, region);
    }
    return region;
  }

  #cut(region: SheetRegion, { outline, evenOdd }: Area): SheetRegion {
    return this.#cutAlong(region, edgesOf(outline, this.#onSheet), evenOdd);
  }

  readonly #onSheet: ToPlane = (x, y) => [(x - this.#box[0]) / this.#cell, (this.#box[3] - y) / this.#cell];

  #cutAlong(region: SheetRegion, edges: Edges, evenOdd: boolean): SheetRegion {
    const box = common(edges, region);
    this.#steps += edges.length + 2 * squaresIn(box);
    const upright = isRectangle(edges);
    if (squaresIn(box) === 0 || this.isTired || (upright && region.inside === undefined)) return box;
    const grid = { width: box.right - box.left, height: box.bottom - box.top };
    const inside = upright ? new Uint8Array(squaresIn(box)).fill(1) : squaresWithin(moved(edges, box), grid, evenOdd);
    if (region.inside !== undefined) keepCommon(inside, box, region, region.inside);
    return { ...box, inside };
  }
}

function moved(edges: Edges, { left, top }: SheetRegion): Edges {
  return edges.map((value, index) => value - (index % 2 === 0 ? left : top));
}

/** Takes out of `inside` what lies outside another region. */
function keepCommon(inside: Uint8Array, box: SheetRegion, { left, top, right }: SheetRegion, mask: Uint8Array): void {
  let at = 0;
  for (let row = box.top; row < box.bottom; row++) {
    const place = (row - top) * (right - left) - left;
    for (let column = box.left; column < box.right; column++, at++) {
      if (mask[place + column] === 0) inside[at] = 0;
    }
  }
}

/** The box around edges, as far as a region goes. */
function common(edges: Edges, { left, top, right, bottom }: SheetRegion): SheetRegion {
  let [x0, x1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [y0, y1] = [x0, x1];
  for (let at = 0; at < edges.length; at += 2) {
    const [x, y] = [edges[at] as number, edges[at + 1] as number];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
  }
  const box = {
    left: Math.max(left, Math.ceil(x0 - 0.5)),
    top: Math.max(top, Math.ceil(y0 - 0.5)),
    right: Math.min(right, Math.ceil(x1 - 0.5)),
    bottom: Math.min(bottom, Math.ceil(y1 - 0.5)),
  };
  const isEmpty = !(box.right > box.left && box.bottom > box.top);
  return { ...(isEmpty ? { left, top, right: left, bottom: top } : box), inside: undefined };
}

function squaresIn({ left, top, right, bottom }: SheetRegion): number {
  return (right - left) * (bottom - top);
}
