import type { FontId } from "../../engine/fonts/font.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { paintPage } from "./paint-page.ts";
import { faceOf, imageOf, type PdfFile, type PdfPage } from "./pdf-file.ts";
import { toUnicode } from "./spans.ts";

/** A page's operators from an earlier proof, and everything in the file that they depend on. */
export interface Painted {
  last: { readonly page: PdfPage; readonly steps: readonly Step[] } | undefined;
}

export function newPainted(_page: PaintPage): Painted {
  return { last: undefined };
}

/** The faces and pictures of a page in the order in which they come up. */
type Step =
  | {
      readonly kind: "face";
      readonly font: FontId;
      readonly name: string;
      /** In the order in which the page first shows them. */
      readonly glyphs: readonly number[];
      readonly texts: readonly string[];
      /** Their CIDs and texts in the file after the page was painted. */
      readonly cids: readonly number[];
      readonly unicode: readonly (string | undefined)[];
    }
  | { readonly kind: "image"; readonly op: Extract<PaintOp, { kind: "picture" }>; readonly name: string };

/**
 * Paints a page, or takes its operators over from an earlier proof: they hold if faces and pictures have the same names, and glyphs the same CIDs and
 * ToUnicode. Either way the file takes the page's faces, glyphs and pictures in, in the same order.
 */
export function repaint(page: PaintPage, file: PdfFile, painted: Painted): PdfPage {
  const kept = painted.last?.steps.every((step) => holds(step, file)) ? painted.last : undefined;
  const made = kept?.page ?? paintPage(page, file);
  painted.last = kept ?? { page: made, steps: stepsOf(page, file) };
  return made;
}

/** True if a step comes out as it did. Takes its glyphs, or its picture, into the file on the way, as painting the page would. */
function holds(step: Step, file: PdfFile): boolean {
  if (step.kind === "image") return imageOf(file, step.op).name === step.name;
  const face = faceOf(file, step.font);
  if (face.name !== step.name) return false;
  const { glyphs, texts, cids, unicode } = step;
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at] as number;
    if (face.unicode[glyph] === undefined) face.include(glyph, toUnicode(texts[at] as string));
    if (face.cids[glyph] !== cids[at] || face.unicode[glyph] !== unicode[at]) return false;
  }
  return true;
}

function stepsOf({ ops }: PaintPage, file: PdfFile): readonly Step[] {
  const steps: (Extract<Step, { kind: "image" }> | FontId)[] = [];
  /** For each face the texts of its glyphs, in the order in which the page first shows them. */
  const faces = new Map<FontId, Map<number, string>>();
  for (const op of ops) {
    if (op.kind === "picture") steps.push({ kind: "image", op, name: imageOf(file, op).name });
    if (op.kind !== "glyphs" || op.run.glyphs.length === 0) continue;
    const { font, glyphs, texts } = op.run;
    let shown = faces.get(font);
    if (shown === undefined) {
      shown = new Map();
      faces.set(font, shown);
      steps.push(font);
    }
    for (let at = 0; at < glyphs.length; at++) {
      const glyph = glyphs[at] as number;
      if (!shown.has(glyph)) shown.set(glyph, texts[at] as string);
    }
  }
  return steps.map((step): Step => {
    if (typeof step !== "string") return step;
    const face = faceOf(file, step);
    const shown = faces.get(step) ?? new Map<number, string>();
    const glyphs = [...shown.keys()];
    return {
      kind: "face",
      font: step,
      name: face.name,
      glyphs,
      texts: [...shown.values()],
      cids: glyphs.map((glyph) => face.cids[glyph] as number),
      unicode: glyphs.map((glyph) => face.unicode[glyph]),
    };
  });
}
