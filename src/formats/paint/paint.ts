/*
 * A page as a flat list of drawing operations. All PDFs are painted from this list, and golden tests compare it, so it contains everything visible and nothing
 * about the file format.
 */
import type { Cmyk } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Point, Rect, Size } from "../../base/rect.ts";
import type {
  Belonging,
  GlyphRun,
  PartPlace,
  PrintedLine,
  PrintedMark,
  PrintedPage,
  PrintedPicture,
  Role,
  Thing,
} from "../../engine/newspaper/newspaper.ts";

/** A drawing operation, in points from the top left of the trim, y down. */
export type PaintOp =
  | {
      readonly kind: "glyphs";
      readonly owner: Belonging;
      readonly role: Role;
      /** The block of the text, or the passage, cell or label in it. */
      readonly element: string;
      readonly x: Pt;
      readonly y: Pt;
      readonly run: GlyphRun;
      /** The range of the whole segment, as in `PrintedSegment`. */
      readonly from: number;
      readonly to: number;
      readonly writing: "horizontal" | "vertical";
    }
  | { readonly kind: "picture"; readonly owner: Belonging; readonly at: Rect; readonly picture: PaintedPicture }
  | {
      readonly kind: "line";
      readonly owner: Belonging;
      readonly role: Role;
      readonly from: Point;
      readonly to: Point;
      readonly weight: Pt;
      readonly colour: Cmyk;
    }
  | { readonly kind: "area"; readonly owner: Belonging; readonly role: Role; readonly at: Rect; readonly colour: Cmyk }
  | {
      readonly kind: "dot";
      readonly owner: Belonging;
      readonly role: Role;
      readonly centre: Point;
      readonly radius: Pt;
      readonly colour: Cmyk;
    }
  /** SVG path data, moved and scaled: x' = at.x + x · scale. */
  | {
      readonly kind: "path";
      readonly owner: Belonging;
      readonly role: Role;
      readonly at: Point;
      readonly scale: readonly [number, number];
      readonly paths: readonly string[];
      readonly colour: Cmyk;
    }
  | {
      readonly kind: "link";
      readonly owner: Belonging;
      readonly id: string;
      readonly notice: string;
      readonly at: Rect;
      readonly to: PartPlace;
    };

/** A picture to paint; in grey on a page printed in black only. */
export type PaintedPicture = Pick<
  PrintedPicture,
  "id" | "file" | "filePage" | "as" | "pixels" | "crop" | "fit" | "outline"
> & {
  readonly black: boolean;
};

export interface PaintPage {
  readonly label: string;
  readonly trim: Size;
  readonly ops: readonly PaintOp[];
}

/** The page's drawing operations in painting order. A line's marks come after its glyphs. */
export function flatten({ label, trim, black, things }: PrintedPage): PaintPage {
  const ops: PaintOp[] = [];
  for (const thing of things) {
    if (thing.kind === "line") pushText(ops, thing);
    else ops.push(opOf(thing, black));
  }
  return { label, trim, ops };
}

function opOf(thing: Exclude<Thing, { kind: "line" }>, black: boolean): PaintOp {
  switch (thing.kind) {
    case "area": {
      const { kind, role, at, colour } = thing;
      return { kind, owner: thing, role, at, colour };
    }
    case "rule": {
      const { role, from, to, weight, colour } = thing;
      return { kind: "line", owner: thing, role, from, to, weight, colour };
    }
    case "picture": {
      const { id, file, filePage, as, pixels, crop, fit, ink, outline } = thing;
      return {
        kind: "picture",
        owner: thing,
        at: ink,
        picture: { id, file, filePage, as, pixels, crop, fit, outline, black },
      };
    }
    case "art": {
      const { role, at, viewBox, paths, colour } = thing;
      const scale = [at.width / viewBox[2], at.height / viewBox[3]] as const;
      const origin = { x: at.x - viewBox[0] * scale[0], y: at.y - viewBox[1] * scale[1] };
      return { kind: "path", owner: thing, role, at: origin, scale, paths, colour };
    }
    case "link": {
      const { kind, id, notice, at, to } = thing;
      return { kind, owner: thing, id, notice, at, to };
    }
  }
}

function pushText(ops: PaintOp[], line: PrintedLine): void {
  const { x, y, writing } = line;
  for (const { role, element, from, to, runs } of line.segments) {
    for (const run of runs) ops.push({ kind: "glyphs", owner: line, role, element, x, y, run, from, to, writing });
  }
  for (const mark of line.marks) ops.push(markOp(mark, line));
}

/** A mark gets the role of its line's first segment. */
function markOp(mark: PrintedMark, line: PrintedLine): PaintOp {
  const role = line.segments[0]?.role ?? "body";
  const { colour } = mark;
  const at = { x: line.x + mark.x, y: line.y + mark.y };
  if (mark.kind === "dot") return { kind: "dot", owner: line, role, centre: at, radius: mark.radius, colour };
  const to = line.writing === "vertical" ? { x: at.x, y: at.y + mark.width } : { x: at.x + mark.width, y: at.y };
  return { kind: "line", owner: line, role, from: at, to, weight: mark.weight, colour };
}
