import { BLACK, type Cmyk } from "../../base/colour.ts";
import type { PaintOp, PaintPage } from "./paint.ts";

/** How dark each process ink is beside black. */
const DARKNESS: readonly number[] = [0.3, 0.59, 0.11, 1];
/** Type this dark is set in full black: screened it would fray. */
const TYPE_IS_BLACK = 30;

/** The page as one plate prints it: pictures in grey, colours by how dark they are, type in full black unless it is pale. */
export function inBlack(page: PaintPage): PaintPage {
  return { ...page, ops: page.ops.map(opInBlack) };
}

function opInBlack(op: PaintOp): PaintOp {
  switch (op.kind) {
    case "picture":
      return { ...op, picture: { ...op.picture, black: true } };
    case "glyphs": {
      const colour = grey(op.run.colour);
      return { ...op, run: { ...op.run, colour: colour[3] >= TYPE_IS_BLACK ? BLACK : colour } };
    }
    case "line":
    case "area":
    case "dot":
    case "path":
      return { ...op, colour: grey(op.colour) };
    case "link":
      return op;
  }
}

function grey(colour: Cmyk): Cmyk {
  const dark = colour.reduce((sum, share, ink) => sum + share * (DARKNESS[ink] ?? 0), 0);
  return [0, 0, 0, Math.min(100, Math.round(dark * 10) / 10)];
}
