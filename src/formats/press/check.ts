/*
 * What a newspaper press cannot hold, checked on our own pages: ink at one place, thin rules, small type in white or several inks. Each is reported at the story
 * or advert that has it. For the plant some warnings become errors (`gradeForPress`).
 */
import type { Cmyk } from "../../base/colour.ts";
import { asErrors, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { type Pt, rounded } from "../../base/length.ts";
import type { Span } from "../../base/source.ts";
import { isForm } from "../../engine/pdf/form.ts";
import type { PressTerms } from "../format.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { type PreparedPictures, pictureAlternative, pictureKey } from "../pdf/pictures.ts";

type Limits = Pick<PressTerms, "ink" | "floors">;

/** A fault that one operation would cause on the press. */
interface Weakness {
  readonly code: "hairline" | "reversed-small" | "colour-type-small" | "rich-black-type" | "too-much-ink";
  readonly arguments: Readonly<Record<string, number>>;
}

/** Smaller shares do not count as an ink. */
const TRACE = 2;
/** Tolerance for rounding of sizes, in points. */
const SLACK = 0.005;

/**
 * Warns of what a newspaper press cannot hold, at the story or advert that has it; for the page's furniture at the paper. Reports each fault once a page.
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
      // The colour is the paper's own, so it can be changed; a plant refuses the page.
      const report = weakness.code === "too-much-ink" ? errorAt : warningAt;
      found.set(key, report(placeOf(id), weakness.code, args));
    }
  }
  return [...found.values()];
}

type Ground = Extract<PaintOp, { readonly kind: "area" }>;

/** Black type overprints, so the ink of the background adds to it. Areas are in painting order. */
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
    return { code: "reversed-small", arguments: { size: rounded(size), floor: floors.reversed } };
  }
  const thick = tooMuch(colour, ink);
  if (thick !== undefined) return thick;
  if (shares > 1 && colour[3] > 50) return { code: "rich-black-type", arguments: { size: rounded(size) } };
  if (shares > 1 && size < floors.colourType - SLACK) {
    return { code: "colour-type-small", arguments: { size: rounded(size), floor: floors.colourType } };
  }
  return undefined;
}

/** A rule of weight 0 is not drawn. */
function weakRule(weight: Pt, { floors }: Limits): Weakness | undefined {
  if (weight <= 0 || weight >= floors.hairline - SLACK) return undefined;
  return { code: "hairline", arguments: { weight: rounded(weight), floor: floors.hairline } };
}

function tooMuch(colour: Cmyk, limit: number): Weakness | undefined {
  const sum = colour.reduce((total, share) => total + share, 0);
  return sum > limit ? { code: "too-much-ink", arguments: { sum: Math.round(sum), limit } } : undefined;
}

export function isTransparent(op: PaintOp, pictures: PreparedPictures): boolean {
  const picture = op.kind === "picture" ? pictures.get(pictureKey(op.picture, op.at)) : undefined;
  return picture !== undefined && isForm(picture) && picture.transparent;
}

/** An error for each transparent drawing on each page: PDF/X-1a allows none (formats/press/RULES.md#pdf-x-1a). */
export function checkTransparency(
  pages: readonly PaintPage[],
  pictures: PreparedPictures,
  placeOf: (id: string | undefined) => Span,
): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { label, ops } of pages) {
    for (const op of ops) {
      if (op.kind !== "picture" || !isTransparent(op, pictures)) continue;
      const { file } = op.picture;
      const place = placeOf(op.owner.story ?? op.owner.advert);
      found.set(
        `${label}|${file}`,
        errorAt(place, "drawing-transparent", { file, page: label, ...pictureAlternative(op) }),
      );
    }
  }
  return [...found.values()];
}

/** Plants refuse pictures with fewer pixels per inch: an error for the press, a warning in a proof. */
const REFUSED_PPI = 120;

/** Findings that plants refuse in a page of an advert or a chart. */
const REFUSED: ReadonlySet<string> = new Set([
  "advert-size",
  "pdf-rgb",
  "pdf-font-missing",
  "pdf-damaged",
  "pdf-transfer",
  "pdf-blend-space",
  "pdf-white-overprints",
  "too-much-ink",
  "hairline",
  "svg-hairline",
  "rich-black-type",
]);
/** Findings that only PDF/X-1a forbids. */
const REFUSED_BY_X1A: ReadonlySet<string> = new Set(["pdf-transparency", "pdf-profiled", "pdf-newer"]);

/** The diagnostics of a build for the plant: errors where the plant would refuse the file. */
export function gradeForPress(diagnostics: readonly Diagnostic[], standard: "x4" | "x1a"): readonly Diagnostic[] {
  return asErrors(diagnostics, ({ code, arguments: args }) => {
    // The plates would be for another day's paper, or print a file's name as copy.
    if (code === "date-not-folder" || code === "body-names-file") return true;
    const isSoft = code === "low-resolution";
    return (
      (isSoft && Number(args["ppi"]) < REFUSED_PPI) ||
      REFUSED.has(code) ||
      (standard === "x1a" && REFUSED_BY_X1A.has(code))
    );
  });
}
