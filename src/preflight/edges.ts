import { PART, type PathOutline } from "./path.ts";

/** The straight edges of an outline, x y x y each. */
export type Edges = readonly number[];

/** Straight pieces that stand for a curve: within half a point on one of 500 pt. */
const PIECES = 16;

/** Maps a point of a page to a point of another plane. */
export type ToPlane = (x: number, y: number) => readonly [number, number];

/**
 * The outline's edges; a curve becomes straight pieces.
 * @param toPlane moves and scales, no more: curves are divided afterwards
 * @param drawn an area is always closed, a line only where the file says so
 */
export function edgesOf(outline: PathOutline, toPlane: ToPlane, drawn: "area" | "line" = "area"): Edges {
  const drawing = new Drawing();
  const end = (): void => (drawn === "area" ? drawing.close() : undefined);
  for (let at = 0; at < outline.length; ) {
    const kind = outline[at];
    const point = (pair: number) => toPlane(outline[at + 2 * pair + 1] ?? 0, outline[at + 2 * pair + 2] ?? 0);
    if (kind === PART.move) {
      end();
      drawing.move(point(0));
    } else if (kind === PART.line) drawing.line(point(0));
    else if (kind === PART.curve) drawing.curve(point(0), point(1), point(2));
    else drawing.close();
    at += kind === PART.close ? 1 : kind === PART.curve ? 7 : 3;
  }
  end();
  return drawing.edges;
}

/** The edges of a line of some width: a bar round each piece. All bars turn the same way, so that they add up where they overlap. */
export function widened(edges: Edges, width: number): Edges {
  const bars: number[] = [];
  for (let at = 0; at < edges.length; at += 4) {
    const [x0, y0, x1, y1] = edgeAt(edges, at);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length === 0) continue;
    const [across, down] = [((y0 - y1) / length) * (width / 2), ((x1 - x0) / length) * (width / 2)];
    const corners = [x0 + across, y0 + down, x1 + across, y1 + down, x1 - across, y1 - down, x0 - across, y0 - down];
    for (let corner = 0; corner < 8; corner += 2) {
      const next = (corner + 2) % 8;
      bars.push(...corners.slice(corner, corner + 2), ...corners.slice(next, next + 2));
    }
  }
  return bars;
}

type Point = readonly [x: number, y: number];

/** A pen; a class, since every edge begins where the one before it ends. */
class Drawing {
  readonly edges: number[] = [];
  #at: Point = [0, 0];
  #start: Point | undefined;

  move(to: Point): void {
    [this.#at, this.#start] = [to, to];
  }

  line(to: Point): void {
    this.#start ??= this.#at;
    this.edges.push(...this.#at, ...to);
    this.#at = to;
  }

  curve(one: Point, two: Point, to: Point): void {
    const from = this.#at;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const s = 1 - t;
      const along = (axis: 0 | 1): number =>
        s * s * s * from[axis] + 3 * s * s * t * one[axis] + 3 * s * t * t * two[axis] + t * t * t * to[axis];
      this.line([along(0), along(1)]);
    }
  }

  close(): void {
    const start = this.#start;
    if (start === undefined) return;
    if (start[0] !== this.#at[0] || start[1] !== this.#at[1]) this.line(start);
    this.#at = start;
  }
}

function edgeAt(edges: Edges, at: number): readonly [x0: number, y0: number, x1: number, y1: number] {
  return [edges[at] as number, edges[at + 1] as number, edges[at + 2] as number, edges[at + 3] as number];
}

/** Whether edges are those of one upright rectangle. */
export function isRectangle(edges: Edges): boolean {
  if (edges.length !== 16) return false;
  const upright = [0, 4, 8, 12].map((at) => {
    const [x0, y0, x1, y1] = edgeAt(edges, at);
    return x0 === x1 ? y0 !== y1 && "down" : y0 === y1 && "across";
  });
  return upright.every((way, index) => way !== false && way !== upright[(index + 1) % 4]);
}

/**
 * The squares of a grid whose middles lie within edges: 1 for each, row by row from the top left.
 * @param grid its size in squares
 */
export function squaresWithin(
  edges: Edges,
  { width, height }: { readonly width: number; readonly height: number },
  evenOdd: boolean,
): Uint8Array {
  const rows: number[][] = Array.from({ length: height }, () => []);
  for (let at = 0; at < edges.length; at += 4) {
    const [x0, y0, x1, y1] = edgeAt(edges, at);
    const last = Math.min(height, Math.ceil(Math.max(y0, y1) - 0.5));
    for (let row = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5)); row < last; row++) {
      const x = x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
      // The place, and in the last bit whether the edge leads down: one number that sorts by place.
      rows[row]?.push(Math.round(x * 256) * 2 + (y1 > y0 ? 1 : 0));
    }
  }
  const inside = new Uint8Array(width * height);
  for (const [row, crossings] of rows.entries()) {
    fillRow(inside.subarray(row * width, (row + 1) * width), crossings, evenOdd);
  }
  return inside;
}

function fillRow(row: Uint8Array, crossings: number[], evenOdd: boolean): void {
  crossings.sort((one, other) => one - other);
  let winding = 0;
  let from = 0;
  for (const crossing of crossings) {
    const at = Math.min(row.length, Math.max(0, Math.ceil(Math.floor(crossing / 2) / 256 - 0.5)));
    if (winding !== 0) row.fill(1, from, at);
    from = at;
    winding = evenOdd ? 1 - winding : winding + (crossing % 2 === 0 ? -1 : 1);
  }
}
