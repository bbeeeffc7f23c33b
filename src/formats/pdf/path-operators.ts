import PDFDocument from "pdfkit";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";

/** SVG path data as PDF path operators, in the path's own units. */
export function pathOperators(path: string): string {
  let operators = "";
  let pen = [0, 0];
  const write = (numbers: readonly number[], operator: string): void => {
    operators += `${numbers.map((number) => Math.round(number * 1e4) / 1e4).join(" ")} ${operator}\n`;
    pen = numbers.slice(-2);
  };
  const recorder = {
    moveTo: (x: number, y: number) => write([x, y], "m"),
    lineTo: (x: number, y: number) => write([x, y], "l"),
    bezierCurveTo: (...numbers: number[]) => write(numbers, "c"),
    quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => {
      const [px = 0, py = 0] = pen;
      const near = [px + (2 / 3) * (cx - px), py + (2 / 3) * (cy - py)];
      const far = [x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y)];
      write([...near, ...far, x, y], "c");
    },
    closePath: () => {
      operators += "h\n";
    },
  };
  PDFDocument.prototype.path.call(recorder as unknown as PDFKit.PDFDocument, path);
  return operators;
}

/** A circle's quarter as a Bézier curve: the control points' distance in radii. */
const KAPPA = (4 * (Math.SQRT2 - 1)) / 3;

/** The numbers of a circle's four curves, from its right on. */
export function circleQuarters({ x, y }: Point, radius: Pt): readonly (readonly number[])[] {
  const k = radius * KAPPA;
  return [
    [x + radius, y + k, x + k, y + radius, x, y + radius],
    [x - k, y + radius, x - radius, y + k, x - radius, y],
    [x - radius, y - k, x - k, y - radius, x, y - radius],
    [x + k, y - radius, x + radius, y - k, x + radius, y],
  ];
}
