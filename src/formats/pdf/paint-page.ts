import { ByteWriter } from "../../base/byte-writer.ts";
import { BLACK, type Cmyk, sameColour } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { pathOperators } from "./document.ts";
import { chainEnd, type GlyphsOp, isVertical, MarkedContent, type Marking, showRun, toUnicode } from "./glyphs.ts";
import { faceOf, imageOf, type Named, type PdfFile, type PdfPage } from "./pdf-file.ts";

/** What a press needs to know of inks besides their shares. */
export interface PressInks {
  /** Graphics states: one lets black print on top of other inks, the other lets a colour clear them away. */
  readonly overprint: Named;
  readonly knockout: Named;
  /** The colour space of the spot ink that prints this colour, and its name, if the paper has one. */
  readonly spot: (colour: Cmyk) => readonly [name: string, space: Named] | undefined;
}

/** The graphics state so far: only changes are written. */
interface Brush {
  readonly writer: ByteWriter;
  readonly file: PdfFile;
  readonly inks: PressInks | undefined;
  readonly marked: MarkedContent;
  readonly named: Map<string, Named>;
  overprints: boolean | undefined;
  text: boolean;
  font: string;
  size: Pt;
  fill: Cmyk | undefined;
  stroke: Cmyk | undefined;
  weight: Pt;
}

/**
 * The page's operators, without links, which are no ink. The file takes in the faces, glyphs and pictures that they name.
 * @param marking how content is marked; left out: it is not
 * @param inks how inks overprint on a press; left out: the reader of the file decides
 */
export function paintPage(page: PaintPage, file: PdfFile, marking?: Marking, inks?: PressInks): PdfPage {
  const writer = new ByteWriter();
  const marked = new MarkedContent(writer, marking);
  const brush: Brush = {
    writer,
    file,
    inks,
    marked,
    named: new Map(),
    overprints: undefined,
    text: false,
    font: "",
    size: 0,
    fill: undefined,
    stroke: undefined,
    weight: -1,
  };
  const { ops } = page;
  const joins = (other: PaintOp): boolean => marked.joins(other);
  for (let at = 0; at < ops.length; ) {
    const op = ops[at] as PaintOp;
    reach(brush, op);
    if (op.kind === "glyphs") {
      const end = chainEnd(ops, at, (font) => faceOf(file, font), joins);
      if (end === at + 1 && op.writing === "horizontal") paintGlyphs(brush, op, marked);
      else paintSpan(brush, ops.slice(at, end) as readonly GlyphsOp[]);
      at = end;
    } else {
      if (op.kind !== "link") marked.plain();
      paintShape(brush, op);
      at++;
    }
  }
  marked.leave();
  if (brush.text) toggleText(brush);
  return { size: page.trim, content: writer.bytes(), named: brush.named };
}

/** Goes on to an operation. Text objects and marked content must be nested, not overlap: marked content ends where a text object begins or ends. */
function reach(brush: Brush, op: PaintOp): void {
  const text = op.kind === "glyphs";
  if (op.kind === "link" || text !== brush.text) brush.marked.leave();
  brush.marked.next(op);
  if (text !== brush.text) toggleText(brush);
}

function toggleText(brush: Brush): void {
  brush.writer.ascii(brush.text ? "ET\n" : "BT\n");
  brush.text = !brush.text;
}

function paintShape(brush: Brush, op: Exclude<PaintOp, GlyphsOp>): void {
  switch (op.kind) {
    case "area":
      setFill(brush, op.colour, false);
      numbers(brush, [op.at.x, op.at.y, op.at.width, op.at.height], "re f");
      return;
    case "line":
      setStroke(brush, op.colour, op.weight);
      numbers(brush, [op.from.x, op.from.y], "m");
      numbers(brush, [op.to.x, op.to.y], "l S");
      return;
    case "dot":
      paintDot(brush, op);
      return;
    case "path":
      paintPath(brush, op);
      return;
    case "picture":
      paintPicture(brush, op);
      return;
    case "link":
      return;
  }
}

/** Paints runs that are read as one, in one ActualText span. */
function paintSpan(brush: Brush, ops: readonly GlyphsOp[]): void {
  brush.marked.openSpan(ops.flatMap(({ run }) => run.texts));
  for (const op of ops) paintGlyphs(brush, op, undefined);
  brush.marked.closeSpan();
}

/** @param marked undefined within a span */
function paintGlyphs(brush: Brush, op: GlyphsOp, marked: MarkedContent | undefined): void {
  const { run } = op;
  if (run.glyphs.length === 0) return;
  const { writer } = brush;
  const face = faceOf(brush.file, run.font);
  const vertical = isVertical(op);
  const name = vertical ? face.verticalName : face.name;
  if (name !== brush.font || run.size !== brush.size) {
    writer.ascii(`/${name} `).number(run.size).ascii("Tf\n");
    brush.named.set(name, { kind: "face", font: run.font, vertical });
    brush.font = name;
    brush.size = run.size;
  }
  setFill(brush, run.colour, isBlack(run.colour));
  showRun(writer, face, op, marked);
}

function paintDot(brush: Brush, { centre, radius, colour }: Extract<PaintOp, { kind: "dot" }>): void {
  setFill(brush, colour, isBlack(colour));
  numbers(brush, [centre.x + radius, centre.y], "m");
  for (const [at, quarter] of circleQuarters(centre, radius).entries()) numbers(brush, quarter, at < 3 ? "c" : "c f");
}

function paintPath(brush: Brush, op: Extract<PaintOp, { kind: "path" }>): void {
  setFill(brush, op.colour, false);
  const [sx, sy] = op.scale.map((scale) => scale.toFixed(6));
  brush.writer.ascii(`q ${sx} 0 0 ${sy} `);
  numbers(brush, [op.at.x, op.at.y], "cm");
  for (const path of op.paths) brush.writer.ascii(`${pathOperators(path)}f\n`);
  brush.writer.ascii("Q\n");
}

function paintPicture(brush: Brush, op: Extract<PaintOp, { kind: "picture" }>): void {
  const { name, key } = imageOf(brush.file, op);
  brush.named.set(name, { kind: "image", key });
  setOverprint(brush, false);
  const { x, y, width, height } = op.at;
  brush.writer.ascii("q ");
  const [first, ...rest] = op.picture.outline ?? [];
  if (first !== undefined) {
    numbers(brush, [first.x, first.y], "m");
    for (const corner of rest) numbers(brush, [corner.x, corner.y], "l");
    brush.writer.ascii("h W n ");
  }
  // The image's own y grows upward: turn the page's flip back.
  numbers(brush, [width, 0, 0, -height, x, y + height], "cm");
  brush.writer.ascii(`/${name} Do Q\n`);
}

/** @param overprints true for black on top of what is there */
function setFill(brush: Brush, colour: Cmyk, overprints: boolean): void {
  setOverprint(brush, overprints);
  if (brush.fill && sameColour(brush.fill, colour)) return;
  brush.fill = colour;
  const spot = spotOf(brush, colour);
  if (spot === undefined) numbers(brush, shares(colour), "k");
  else brush.writer.ascii(`/${spot} cs 1 scn\n`);
}

/** Black rules overprint, as black text does. */
function setStroke(brush: Brush, colour: Cmyk, weight: Pt): void {
  setOverprint(brush, isBlack(colour));
  if (!brush.stroke || !sameColour(brush.stroke, colour)) {
    brush.stroke = colour;
    const spot = spotOf(brush, colour);
    if (spot === undefined) numbers(brush, shares(colour), "K");
    else brush.writer.ascii(`/${spot} CS 1 SCN\n`);
  }
  if (weight !== brush.weight) {
    brush.weight = weight;
    numbers(brush, [weight], "w");
  }
}

function setOverprint(brush: Brush, overprints: boolean): void {
  const { inks } = brush;
  if (inks === undefined || brush.overprints === overprints) return;
  brush.overprints = overprints;
  const name = overprints ? "GO" : "GK";
  brush.named.set(name, overprints ? inks.overprint : inks.knockout);
  brush.writer.ascii(`/${name} gs\n`);
}

function spotOf(brush: Brush, colour: Cmyk): string | undefined {
  const [name, space] = brush.inks?.spot(colour) ?? [];
  if (name !== undefined && space !== undefined) brush.named.set(name, space);
  return name;
}

/** Full black and no other ink: tints, white and colours clear away what is below them. */
function isBlack(colour: Cmyk): boolean {
  return sameColour(colour, BLACK);
}

function shares(colour: Cmyk): readonly number[] {
  return colour.map((percent) => percent / 100);
}

function numbers(brush: Brush, values: readonly number[], operator: string): void {
  for (const value of values) brush.writer.number(value);
  brush.writer.ascii(operator).ascii("\n");
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

/** A page's operators from an earlier proof, and everything in the file that they depend on. */
interface Painted {
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
