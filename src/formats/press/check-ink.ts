import type { Cmyk } from "../../base/colour.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { type Pt, rounded } from "../../base/length.ts";
import type { Span } from "../../base/source.ts";
import type { PressTerms } from "../format.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";

type Limits = Pick<PressTerms, "ink" | "floors">;

/** A fault that one operation would cause on the press. */
interface Weakness {
  readonly code: "hairline" | "reversed-small" | "colour-type-small" | "rich-black-type" | "too-much-ink";
  readonly arguments: Readonly<Record<string, number>>;
}

/** Shares below this are no ink of their own. */
const TRACE = 2;
/** Rounding of sizes, in points. */
const SLACK = 0.005;

/**
 * Warnings of ink that a newspaper press cannot hold: at the story or the advert that has it, at the paper if the page's furniture does. Each fault is
 * told once a page.
 */
export function checkInk(
  press: Limits,
  placeOf: (id: string | undefined) => Span,
  pages: readonly PaintPage[],
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const page of pages) {
    const grounds: Ground[] = [];
    for (const op of page.ops) {
      if (op.kind === "area") grounds.push(op);
      const weakness = weaknessOf(op, press) ?? blackOnGround(op, grounds, press.ink);
      if (weakness === undefined) continue;
      const id = op.owner.story ?? op.owner.advert;
      const key = [page.label, id, weakness.code, ...Object.values(weakness.arguments)].join("|");
      if (found.has(key)) continue;
      const args = { ...weakness.arguments, page: page.label, story: id ?? "furniture" };
      found.set(key, warningAt(placeOf(id), weakness.code, args));
    }
  }
  return [...found.values()];
}

type Ground = Extract<PaintOp, { readonly kind: "area" }>;

/** Black type overprints: the ground's ink stays below it. Areas are in the order in which they are painted. */
function blackOnGround(op: PaintOp, grounds: readonly Ground[], limit: number): Weakness | undefined {
  if (op.kind !== "glyphs" || op.run.colour[3] < 100) return undefined;
  const { x, y } = op;
  const ground = grounds.findLast(({ at }) => x >= at.x && x <= at.x + at.width && y >= at.y && y <= at.y + at.height);
  if (ground === undefined) return undefined;
  const [c, m, yellow] = ground.colour;
  return tooMuch([c, m, yellow, 100], limit);
}

function weaknessOf(op: PaintOp, press: Limits): Weakness | undefined {
  switch (op.kind) {
    case "glyphs":
      return weakType(op.run.size, op.run.colour, press);
    case "line":
      return weakRule(op.weight, press) ?? tooMuch(op.colour, press.ink);
    case "area":
      return weakRule(Math.min(op.at.width, op.at.height), press) ?? tooMuch(op.colour, press.ink);
    case "dot":
    case "path":
      return tooMuch(op.colour, press.ink);
    case "picture":
    case "link":
      return undefined;
  }
}

function weakType(size: Pt, colour: Cmyk, { floors, ink }: Limits): Weakness | undefined {
  const shares = colour.filter((share) => share > TRACE).length;
  if (shares === 0 && size < floors.reversed - SLACK) {
    return { code: "reversed-small", arguments: { size, floor: floors.reversed } };
  }
  if (shares > 1 && colour[3] > 50) return { code: "rich-black-type", arguments: { size } };
  if (shares > 1 && size < floors.colourType - SLACK) {
    return { code: "colour-type-small", arguments: { size, floor: floors.colourType } };
  }
  return tooMuch(colour, ink);
}

/** A rule of no weight is not drawn. */
function weakRule(weight: Pt, { floors }: Limits): Weakness | undefined {
  if (weight <= 0 || weight >= floors.hairline - SLACK) return undefined;
  return { code: "hairline", arguments: { weight: rounded(weight), floor: floors.hairline } };
}

function tooMuch(colour: Cmyk, limit: number): Weakness | undefined {
  const sum = colour.reduce((total, share) => total + share, 0);
  return sum > limit ? { code: "too-much-ink", arguments: { sum: Math.round(sum), limit } } : undefined;
}
