import type { Matrix } from "./matrix.ts";

/** The parts of a path. */
export const PART = { move: 0, line: 1, curve: 2, close: 3 } as const;

/** A path's parts one after the other, in points of the page: move x y, line x y, curve x y x y x y, close. */
export type PathOutline = readonly number[];

/** Paintings are cut to this outline, and to those of all outer clips. */
export interface Clip {
  readonly outer: Clip | undefined;
  readonly outline: PathOutline;
  readonly evenOdd: boolean;
}

interface DrawnPath {
  readonly outline: PathOutline;
  /** The shortest side of its rectangles, in points; undefined: it has none. */
  readonly thinnest: number | undefined;
  /** Where it begins. */
  readonly x: number;
  readonly y: number;
  readonly clips: "no" | "winding" | "evenOdd";
}

/** The path that a content stream builds; a class, since operators add to it one by one. */
export class Path {
  #outline: number[] = [];
  #thinnest: number | undefined;
  #clips: DrawnPath["clips"] = "no";
  #at: readonly [number, number] = [0, 0];

  /** @returns false for an operator that builds no path */
  takes(operator: string, n: readonly number[], ctm: Matrix): boolean {
    switch (operator) {
      case "m":
        this.#put(PART.move, n, ctm);
        return true;
      case "l":
        this.#put(PART.line, n, ctm);
        return true;
      case "c":
        this.#put(PART.curve, n, ctm);
        return true;
      case "v": {
        const from = this.#at;
        this.#put(PART.curve, [0, 0, ...n.slice(0, 4)], ctm);
        this.#outline.splice(-6, 2, ...from);
        return true;
      }
      case "y":
        this.#put(PART.curve, [...n.slice(0, 4), ...n.slice(2, 4)], ctm);
        return true;
      case "re":
        this.#rectangle(n, ctm);
        return true;
      case "h":
        this.#outline.push(PART.close);
        return true;
      case "W":
      case "W*":
        this.#clips = operator === "W" ? "winding" : "evenOdd";
        return true;
    }
    return false;
  }

  /** The path so far. A new one begins. */
  end(): DrawnPath {
    const [, x = 0, y = 0] = this.#outline;
    const drawn = { outline: this.#outline, thinnest: this.#thinnest, x, y, clips: this.#clips };
    [this.#outline, this.#thinnest, this.#clips] = [[], undefined, "no"];
    return drawn;
  }

  #put(kind: number, n: readonly number[], [a, b, c, d, e, f]: Matrix): void {
    this.#outline.push(kind);
    const count = kind === PART.curve ? 6 : 2;
    for (let at = 0; at < count; at += 2) {
      const [x = 0, y = 0] = [n[at], n[at + 1]];
      this.#at = [a * x + c * y + e, b * x + d * y + f];
      this.#outline.push(...this.#at);
    }
  }

  #rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], ctm: Matrix): void {
    const thin = Math.min(Math.abs(width) * Math.hypot(ctm[0], ctm[1]), Math.abs(height) * Math.hypot(ctm[2], ctm[3]));
    this.#thinnest = Math.min(this.#thinnest ?? thin, thin);
    this.#outline.push(...boxOutline([x, y, x + width, y + height], ctm));
  }
}

/** The outline of a box that a matrix has moved. */
export function boxOutline(box: readonly [number, number, number, number], [a, b, c, d, e, f]: Matrix): number[] {
  const [left, bottom, right, top] = box;
  const corner = (kind: number, x: number, y: number) => [kind, a * x + c * y + e, b * x + d * y + f];
  return [
    ...corner(PART.move, left, bottom),
    ...corner(PART.line, right, bottom),
    ...corner(PART.line, right, top),
    ...corner(PART.line, left, top),
    PART.close,
  ];
}
