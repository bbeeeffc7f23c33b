import type { Point } from "../../../base/rect.ts";

/** Points of the page to a unit of the font, along the line and across it; a turned run lies on its right side. */
interface RunScale {
  readonly wide: number;
  readonly tall: number;
  readonly turned: boolean;
}

/** From a run's `data-scale`: `0.01 0.01`, with or without `turned` behind it. */
export function runScale(written: string): RunScale {
  const [wide, tall, turned] = written.split(" ");
  return { wide: Number(wide), tall: Number(tall), turned: turned !== undefined };
}

/**
 * Composes the path of a run, in points of the page. It has no transform: browsers keep a list of all transforms on the pages in view, and go through
 * thousands of them when one line changes.
 * @param glyphs for each the number of its outline, and its place in the font's units, y up
 * @param outline by its number, in points
 */
export function runPath(
  glyphs: string,
  at: Point,
  scale: RunScale,
  outline: (number: number) => string | undefined,
): string {
  const numbers = glyphs.split(" ").map(Number);
  let path = "";
  for (let index = 0; index < numbers.length; index += 3) {
    const [number = 0, across = 0, up = 0] = numbers.slice(index, index + 3);
    const drawn = outline(number);
    if (!drawn) continue;
    const { x, y } = toPoints(across, up, scale);
    path += `M${short(at.x + x)} ${short(at.y + y)}${drawn}`;
  }
  return path;
}

/** Converts a length or place from units to points. */
function toPoints(across: number, up: number, { wide, tall, turned }: RunScale): Point {
  return turned ? { x: up * tall, y: across * wide } : { x: across * wide, y: -up * tall };
}

const COMMANDS = /([mlqcz])([^mlqcz]*)/g;

/** An outline in points. @param outline relative, in the font's units, of moves, lines and curves */
export function scaledOutline(outline: string, scale: RunScale): string {
  // The next point corrects the rounding of the last.
  let exact = { x: 0, y: 0 };
  let written = { x: 0, y: 0 };
  let start = { exact, written };
  // Joined at the end: a string built by additions keeps each of its parts in memory.
  const path: (string | number)[] = [];
  for (const [, letter = "", list = ""] of outline.matchAll(COMMANDS)) {
    const numbers = list === "" ? [] : list.split(" ").map(Number);
    path.push(letter);
    let end = { exact, written };
    for (let index = 0; index < numbers.length; index += 2) {
      const { x, y } = toPoints(numbers[index] as number, numbers[index + 1] as number, scale);
      const point = { x: exact.x + x, y: exact.y + y };
      const [dx, dy] = [rounded(point.x - written.x), rounded(point.y - written.y)];
      path.push(index === 0 ? "" : " ", dx, " ", dy);
      end = { exact: point, written: { x: written.x + dx, y: written.y + dy } };
    }
    if (letter === "z") end = start;
    ({ exact, written } = end);
    if (letter === "m") start = end;
  }
  return path.join("");
}

/** A thousandth of a point is far below a pixel. */
function rounded(length: number): number {
  return Math.round(length * 1000) / 1000;
}

function short(length: number): string {
  return String(rounded(length));
}
