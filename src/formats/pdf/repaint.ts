import type { FontId } from "../../engine/fonts/font.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import type { PdfPage } from "./inside-pdfkit.ts";
import { paintPage, type Resources } from "./paint-page.ts";
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
export function repaint(page: PaintPage, resources: Resources, painted: Painted): PdfPage {
  const { last } = painted;
  const kept = last?.steps.every((step) => holds(step, resources)) ? last : undefined;
  const made = kept === undefined ? paintPage(page, resources) : refreshed(kept.page, kept.steps, resources);
  painted.last = { page: made, steps: kept?.steps ?? stepsOf(page, resources) };
  return made;
}

/** True if a step comes out as it did. Takes its glyphs, or its picture, into the file on the way, as painting the page would. */
function holds(step: Step, resources: Resources): boolean {
  if (step.kind === "image") return resources.image(step.op).name === step.name;
  const face = resources.face(step.font);
  if (face.name !== step.name) return false;
  const { glyphs, texts, cids, unicode } = step;
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at] as number;
    if (face.unicode[glyph] === undefined) face.include(glyph, toUnicode(texts[at] as string));
    if (face.cids[glyph] !== cids[at] || face.unicode[glyph] !== unicode[at]) return false;
  }
  return true;
}

/** The same page, with the references to fonts and pictures that this file has. */
function refreshed(page: PdfPage, steps: readonly Step[], resources: Resources): PdfPage {
  const fonts = new Map(page.fonts);
  const images = new Map(page.images);
  for (const step of steps) {
    if (step.kind === "image") {
      images.set(step.name, resources.image(step.op).ref);
      continue;
    }
    const face = resources.face(step.font);
    if (fonts.has(face.name)) fonts.set(face.name, face.ref);
    if (fonts.has(face.verticalName)) fonts.set(face.verticalName, face.verticalRef);
  }
  return { ...page, fonts, images };
}

function stepsOf({ ops }: PaintPage, resources: Resources): readonly Step[] {
  const steps: (Extract<Step, { kind: "image" }> | FontId)[] = [];
  /** For each face the texts of its glyphs, in the order in which the page first shows them. */
  const faces = new Map<FontId, Map<number, string>>();
  for (const op of ops) {
    if (op.kind === "picture") steps.push({ kind: "image", op, name: resources.image(op).name });
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
    const face = resources.face(step);
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
