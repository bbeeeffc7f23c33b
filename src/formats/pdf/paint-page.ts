/*
 * Turns drawing operations into PDF operators. Only changes of the graphics state are written, which keeps pages small. In an open issue most pages repeat
 * from proof to proof: `repaint` reuses their operators if the names in the file come out the same.
 */
import { ByteWriter } from "../../base/byte-writer.ts";
import { BLACK, type Cmyk, sameColour } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { pathOperators } from "./document.ts";
import { chainEnd, type GlyphsOp, isVertical, MarkedContent, type Marking, showRun, toUnicode } from "./glyphs.ts";
import { faceOf, imageOf, type Named, type PdfFile, type PdfPage } from "./pdf-file.ts";

export interface PressInks {
  /** Graphics states: one makes black overprint other inks, one makes colours knock out. */
  readonly overprint: Named;
  readonly knockout: Named;
  /** The name and colour space of the spot ink for a colour, if the paper has one. */
  readonly spot: (colour: Cmyk) => readonly [name: string, space: Named] | undefined;
}

interface GraphicsState {
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
 * The page's operators. Links are not painted. Adds the page's faces, glyphs and pictures to the file.
 * @param marking marks the content; by default it is not marked
 * @param inks how inks overprint on a press; by default the viewer decides
 */
export function paintPage(page: PaintPage, file: PdfFile, marking?: Marking, inks?: PressInks): PdfPage {
  const writer = new ByteWriter();
  const marked = new MarkedContent(writer, marking);
  const state: GraphicsState = {
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
    prepareFor(state, op);
    if (op.kind === "glyphs") {
      const end = chainEnd(ops, at, (font) => faceOf(file, font), joins);
      if (end === at + 1 && op.writing === "horizontal") paintGlyphs(state, op, marked);
      else paintSpan(state, ops.slice(at, end) as readonly GlyphsOp[]);
      at = end;
    } else {
      if (op.kind !== "link") marked.plain();
      paintShape(state, op);
      at++;
    }
  }
  marked.leave();
  if (state.text) toggleText(state);
  return { size: page.trim, content: writer.bytes(), named: state.named };
}

/** Prepares for an operation. Text objects and marked content must nest, so marked content ends where a text object begins or ends. */
function prepareFor(state: GraphicsState, op: PaintOp): void {
  const text = op.kind === "glyphs";
  if (op.kind === "link" || text !== state.text) state.marked.leave();
  state.marked.next(op);
  if (text !== state.text) toggleText(state);
}

function toggleText(state: GraphicsState): void {
  state.writer.ascii(state.text ? "ET\n" : "BT\n");
  state.text = !state.text;
}

function paintShape(state: GraphicsState, op: Exclude<PaintOp, GlyphsOp>): void {
  switch (op.kind) {
    case "area":
      setFill(state, op.colour, false);
      numbers(state, [op.at.x, op.at.y, op.at.width, op.at.height], "re f");
      return;
    case "line":
      setStroke(state, op.colour, op.weight);
      numbers(state, [op.from.x, op.from.y], "m");
      numbers(state, [op.to.x, op.to.y], "l S");
      return;
    case "dot":
      paintDot(state, op);
      return;
    case "path":
      paintPath(state, op);
      return;
    case "picture":
      paintPicture(state, op);
      return;
    case "link":
      return;
  }
}

/** Paints runs that are read as one, in one ActualText span. */
function paintSpan(state: GraphicsState, ops: readonly GlyphsOp[]): void {
  state.marked.openSpan(ops.flatMap(({ run }) => run.texts));
  for (const op of ops) paintGlyphs(state, op, undefined);
  state.marked.closeSpan();
}

/** @param marked undefined inside a span */
function paintGlyphs(state: GraphicsState, op: GlyphsOp, marked: MarkedContent | undefined): void {
  const { run } = op;
  if (run.glyphs.length === 0) return;
  const { writer } = state;
  const face = faceOf(state.file, run.font);
  const vertical = isVertical(op);
  const name = vertical ? face.verticalName : face.name;
  if (name !== state.font || run.size !== state.size) {
    writer.ascii(`/${name} `).number(run.size).ascii("Tf\n");
    state.named.set(name, { kind: "face", font: run.font, vertical });
    state.font = name;
    state.size = run.size;
  }
  setFill(state, run.colour, isBlack(run.colour));
  showRun(writer, face, op, marked);
}

function paintDot(state: GraphicsState, { centre, radius, colour }: Extract<PaintOp, { kind: "dot" }>): void {
  setFill(state, colour, isBlack(colour));
  numbers(state, [centre.x + radius, centre.y], "m");
  for (const [at, quarter] of circleQuarters(centre, radius).entries()) numbers(state, quarter, at < 3 ? "c" : "c f");
}

function paintPath(state: GraphicsState, op: Extract<PaintOp, { kind: "path" }>): void {
  setFill(state, op.colour, false);
  const [sx, sy] = op.scale.map((scale) => scale.toFixed(6));
  state.writer.ascii(`q ${sx} 0 0 ${sy} `);
  numbers(state, [op.at.x, op.at.y], "cm");
  for (const path of op.paths) state.writer.ascii(`${pathOperators(path)}f\n`);
  state.writer.ascii("Q\n");
}

function paintPicture(state: GraphicsState, op: Extract<PaintOp, { kind: "picture" }>): void {
  const { name, key } = imageOf(state.file, op);
  state.named.set(name, { kind: "image", key });
  setOverprint(state, false);
  const { x, y, width, height } = op.at;
  state.writer.ascii("q ");
  const [first, ...rest] = op.picture.outline ?? [];
  if (first !== undefined) {
    numbers(state, [first.x, first.y], "m");
    for (const corner of rest) numbers(state, [corner.x, corner.y], "l");
    state.writer.ascii("h W n ");
  }
  // The image's own y grows upwards: undo the page's flip.
  numbers(state, [width, 0, 0, -height, x, y + height], "cm");
  state.writer.ascii(`/${name} Do Q\n`);
}

/** @param overprints true for black over other colours */
function setFill(state: GraphicsState, colour: Cmyk, overprints: boolean): void {
  setOverprint(state, overprints);
  if (state.fill && sameColour(state.fill, colour)) return;
  state.fill = colour;
  const spot = spotOf(state, colour);
  if (spot === undefined) numbers(state, shares(colour), "k");
  else state.writer.ascii(`/${spot} cs 1 scn\n`);
}

/** Black rules overprint, like black text. */
function setStroke(state: GraphicsState, colour: Cmyk, weight: Pt): void {
  setOverprint(state, isBlack(colour));
  if (!state.stroke || !sameColour(state.stroke, colour)) {
    state.stroke = colour;
    const spot = spotOf(state, colour);
    if (spot === undefined) numbers(state, shares(colour), "K");
    else state.writer.ascii(`/${spot} CS 1 SCN\n`);
  }
  if (weight !== state.weight) {
    state.weight = weight;
    numbers(state, [weight], "w");
  }
}

function setOverprint(state: GraphicsState, overprints: boolean): void {
  const { inks } = state;
  if (inks === undefined || state.overprints === overprints) return;
  state.overprints = overprints;
  const name = overprints ? "GO" : "GK";
  state.named.set(name, overprints ? inks.overprint : inks.knockout);
  state.writer.ascii(`/${name} gs\n`);
}

function spotOf(state: GraphicsState, colour: Cmyk): string | undefined {
  const [name, space] = state.inks?.spot(colour) ?? [];
  if (name !== undefined && space !== undefined) state.named.set(name, space);
  return name;
}

/** True for full black without other inks: tints, white and colours knock out. */
function isBlack(colour: Cmyk): boolean {
  return sameColour(colour, BLACK);
}

function shares(colour: Cmyk): readonly number[] {
  return colour.map((percent) => percent / 100);
}

function numbers(state: GraphicsState, values: readonly number[], operator: string): void {
  for (const value of values) state.writer.number(value);
  state.writer.ascii(operator).ascii("\n");
}

/** The distance of the control points in radii, for a quarter circle as a Bézier curve. */
const KAPPA = (4 * (Math.SQRT2 - 1)) / 3;

/** The coordinates of a circle's four curves, starting at its right. */
export function circleQuarters({ x, y }: Point, radius: Pt): readonly (readonly number[])[] {
  const k = radius * KAPPA;
  return [
    [x + radius, y + k, x + k, y + radius, x, y + radius],
    [x - k, y + radius, x - radius, y + k, x - radius, y],
    [x - radius, y - k, x - k, y - radius, x, y - radius],
    [x + k, y - radius, x + radius, y - k, x + radius, y],
  ];
}

/** A page's operators from an earlier proof, with everything in the file that they depend on. */
interface Painted {
  last: { readonly page: PdfPage; readonly steps: readonly Step[] } | undefined;
}

export function cachedPainting(_page: PaintPage): Painted {
  return { last: undefined };
}

/** A face or a picture of a page, in order of first use. */
type Step =
  | {
      readonly kind: "face";
      readonly font: FontId;
      readonly name: string;
      /** In order of first use on the page. */
      readonly glyphs: readonly number[];
      readonly texts: readonly string[];
      /** Their CIDs and texts in the file after the page was painted. */
      readonly cids: readonly number[];
      readonly unicode: readonly (string | undefined)[];
    }
  | { readonly kind: "image"; readonly op: Extract<PaintOp, { kind: "picture" }>; readonly name: string };

/**
 * Paints a page, or reuses its operators from an earlier proof if faces and pictures have the same names, and glyphs the same CIDs and ToUnicode. Either way
 * the page's faces, glyphs and pictures are added to the file in the same order.
 */
export function repaint(page: PaintPage, file: PdfFile, painted: Painted): PdfPage {
  const reused = painted.last?.steps.every((step) => holds(step, file)) ? painted.last : undefined;
  const made = reused?.page ?? paintPage(page, file);
  painted.last = reused ?? { page: made, steps: stepsOf(page, file) };
  return made;
}

/** True if a step gives the same names and CIDs as before. Adds its glyphs or its picture to the file, as painting the page would. */
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
  /** For each face the texts of its glyphs, in order of first use on the page. */
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
