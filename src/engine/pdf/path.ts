import type { Matrix } from "./matrix.ts";
import type { PdfBox } from "./objects.ts";

interface DrawnPath {
  /** Around all points, those of curves as they stand; in points of the page. Undefined: the path has none. */
  readonly box: PdfBox | undefined;
  /** The shortest side of its rectangles, in points; undefined: it has none. */
  readonly thinnest: number | undefined;
  /** Where it begins. */
  readonly x: number;
  readonly y: number;
  /** Whether what follows is cut to it. */
  readonly clips: boolean;
}

/** The path that a content stream builds; a class, since operators add to it one by one. */
export class Path {
  #points: number[] = [];
  #thinnest: number | undefined;
  #clips = false;

  /** @returns false for an operator that builds no path */
  takes(operator: string, n: readonly number[], ctm: Matrix): boolean {
    switch (operator) {
      case "m":
      case "l":
        this.#put(n.slice(0, 2), ctm);
        return true;
      case "c":
        this.#put(n.slice(0, 6), ctm);
        return true;
      case "v":
      case "y":
        this.#put(n.slice(0, 4), ctm);
        return true;
      case "re":
        this.#rectangle(n, ctm);
        return true;
      case "h":
        return true;
      case "W":
      case "W*":
        this.#clips = true;
        return true;
    }
    return false;
  }

  /** The path so far. A new one begins. */
  end(): DrawnPath {
    const [x = 0, y = 0] = this.#points;
    const drawn = { box: boxAround(this.#points), thinnest: this.#thinnest, x, y, clips: this.#clips };
    [this.#points, this.#thinnest, this.#clips] = [[], undefined, false];
    return drawn;
  }

  #put(n: readonly number[], [a, b, c, d, e, f]: Matrix): void {
    for (let at = 0; at < n.length; at += 2) {
      const [x = 0, y = 0] = [n[at], n[at + 1]];
      this.#points.push(a * x + c * y + e, b * x + d * y + f);
    }
  }

  #rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], ctm: Matrix): void {
    const thin = Math.min(Math.abs(width) * Math.hypot(ctm[0], ctm[1]), Math.abs(height) * Math.hypot(ctm[2], ctm[3]));
    this.#thinnest = Math.min(this.#thinnest ?? thin, thin);
    this.#put([x, y, x + width, y, x + width, y + height, x, y + height], ctm);
  }
}

function boxAround(points: readonly number[]): PdfBox | undefined {
  if (points.length === 0) return undefined;
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] as number, points[at + 1] as number];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  return [left, bottom, right, top];
}

/** The box around a box that a matrix has moved. */
export function movedBox([left, bottom, right, top]: PdfBox, [a, b, c, d, e, f]: Matrix): PdfBox {
  const corner = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f];
  const corners = [corner(left, bottom), corner(right, bottom), corner(right, top), corner(left, top)].flat();
  return boxAround(corners) ?? [0, 0, 0, 0];
}

/** What two boxes share; empty where its right is not right of its left, or its top not above its bottom. */
export function sharedBox(a: PdfBox, b: PdfBox): PdfBox {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}
