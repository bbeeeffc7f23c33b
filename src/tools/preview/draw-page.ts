// A page as SVG for browsers, in pieces that can be replaced one by one, so that an edit sends only the changed lines. Ink and text are separate: each run of
// glyphs is one path, and transparent text over it can be selected and searched.
import type { Cmyk } from "../../base/colour.ts";
import { rounded } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import { escapedXml } from "../../base/unprintable.ts";
import type {
  GlyphRun,
  PrintedLine,
  PrintedMark,
  PrintedPage,
  PrintedPicture,
  Thing,
} from "../../engine/newspaper/newspaper.ts";
import type { Outline } from "./outlines.ts";

/** Means of drawing a page besides the Newspaper. */
export interface Pens {
  /** The number of a glyph's outline, which a client fetches once, and the units of its em. */
  readonly glyph: (font: string, glyph: number) => Outline;
  /** As SVG writes it. */
  readonly colour: (colour: Cmyk) => string;
  /** The address of a picture on the page; undefined draws a grey box in its place. */
  readonly picture: (picture: PrintedPicture, black: boolean) => string | undefined;
}

/** A page as SVG in pieces, of which only the changed ones are replaced. */
export interface InkedPage {
  /** Back to front. */
  readonly ink: readonly DrawnInk[];
  /** Transparent text for selecting and searching, in the page's order: a piece for each block, so that a search goes on from line to line. */
  readonly text: readonly DrawnText[];
}

/** A thing of the page: a group with the thing's id. */
export interface DrawnInk {
  readonly id: string;
  /** The place of a line, `x y`: a line that only moved keeps its body. Empty for other things, whose body contains the place. */
  readonly at: string;
  readonly body: string;
}

/** A text with its lines. */
export interface DrawnText {
  readonly id: string;
  /** True for vertical lines: browsers can turn only a whole text. */
  readonly down?: true;
  readonly body: string;
}

export function drawPage(page: PrintedPage, pens: Pens): InkedPage {
  const ink = page.things.flatMap((thing): DrawnInk[] => {
    if (thing.kind === "link") return [];
    if (thing.kind === "line") {
      return [{ id: thing.id, at: `${short(thing.x)} ${short(thing.y)}`, body: drawLine(thing, pens) }];
    }
    return [{ id: thing.id, at: "", body: drawThing(thing, page.black, pens) }];
  });
  return { ink, text: textsOf(page) };
}

function drawThing(thing: Exclude<Thing, { kind: "line" | "link" }>, black: boolean, pens: Pens): string {
  switch (thing.kind) {
    case "area":
      return box(thing.at, pens.colour(thing.colour));
    case "picture": {
      const { x, y, width, height } = thing.ink;
      const address = pens.picture(thing, black);
      if (address === undefined) return box(thing.ink, "#999");
      const clip = thing.outline && ` style="clip-path:${clipOf(thing.outline, thing.ink)}"`;
      return `<image href="${address}"${clip ?? ""} x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none"/>`;
    }
    case "rule": {
      const { from, to, weight, colour } = thing;
      return stroke(`M${short(from.x)} ${short(from.y)}L${short(to.x)} ${short(to.y)}`, weight, pens.colour(colour));
    }
    case "art": {
      const { at, viewBox, paths, colour } = thing;
      const [left, top, width, height] = viewBox;
      const place = `translate(${at.x} ${at.y}) scale(${at.width / width} ${at.height / height}) translate(${-left} ${-top})`;
      const shapes = paths.map((path) => `<path d="${escapedXml(path)}"/>`).join("");
      return `<g fill="${pens.colour(colour)}" transform="${place}">${shapes}</g>`;
    }
  }
}

/** An outline in the box of its picture. */
function clipOf(outline: readonly Point[], { x, y }: Rect): string {
  return `polygon(${outline.map((at) => `${short(at.x - x)}px ${short(at.y - y)}px`).join(",")})`;
}

function drawLine(line: PrintedLine, pens: Pens): string {
  const runs = line.segments.flatMap((segment) => segment.runs.map((run) => drawRun(run, line.writing, pens)));
  const marks = line.marks.map((mark) => drawMark(mark, line.writing, pens));
  return runs.join("") + (marks.length === 0 ? "" : `<g class="marks">${marks.join("")}</g>`);
}

/**
 * A run is one path, since a browser draws one large shape far faster than a thousand small ones. The client composes it from outlines: `data-glyphs` has the
 * number and place of each, in the font's units, y up; `data-scale` the points to a unit. Whole units are finer than a hundredth of a point.
 */
function drawRun(run: GlyphRun, writing: PrintedLine["writing"], pens: Pens): string {
  const { font, size, colour, glyphs, x, y, turned, stretch } = run;
  if (glyphs.length === 0) return "";
  const { unitsPerEm } = pens.glyph(font, glyphs[0] as number);
  const scale = size / unitsPerEm;
  // Condensed along the line: letters that are upright in a vertical line become lower.
  const upright = writing === "vertical" && !turned;
  const [wide, tall] = upright ? [scale, scale * stretch] : [scale * stretch, scale];
  const units = (length: number, unit: number): number => Math.round(length / unit);
  const placed = Array.from(glyphs, (glyph, at) => {
    const [across, down] = [x[at] as number, y?.[at] ?? 0];
    // In a turned run the em's x runs down the page, and its y to the right.
    const [right, up] = turned ? [units(down, wide), units(across, tall)] : [units(across, wide), -units(down, tall)];
    return `${pens.glyph(font, glyph).number} ${right} ${up}`;
  });
  const points = `${wide.toPrecision(7)} ${tall.toPrecision(7)}${turned ? " turned" : ""}`;
  return `<path fill="${pens.colour(colour)}" data-scale="${points}" data-glyphs="${placed.join(" ")}"/>`;
}

function drawMark(mark: PrintedMark, writing: PrintedLine["writing"], pens: Pens): string {
  const x = short(mark.x);
  const y = short(mark.y);
  const colour = pens.colour(mark.colour);
  if (mark.kind === "dot") return `<circle fill="${colour}" cx="${x}" cy="${y}" r="${short(mark.radius)}"/>`;
  return stroke(`M${x} ${y}${writing === "vertical" ? "v" : "h"}${short(mark.width)}`, mark.weight, colour);
}

function box({ x, y, width, height }: Rect, colour: string): string {
  return `<path fill="${colour}" d="M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z"/>`;
}

function stroke(path: string, weight: number, colour: string): string {
  return `<path fill="none" stroke="${colour}" stroke-width="${short(weight)}" d="${path}"/>`;
}

/** The lines of a block are one text without breaks, so that the browser's search finds words across lines. */
function textsOf({ things }: PrintedPage): readonly DrawnText[] {
  const texts = new Map<string, DrawnText>();
  for (const thing of things) {
    if (thing.kind !== "line") continue;
    const down = thing.writing === "vertical" ? ({ down: true } as const) : {};
    const id = `${thing.block}${down.down ? " down" : ""}`;
    texts.set(id, { id, ...down, body: (texts.get(id)?.body ?? "") + textOfLine(thing) });
  }
  return [...texts.values()];
}

function textOfLine(line: PrintedLine): string {
  const vertical = line.writing === "vertical";
  return line.segments
    .filter(({ text, width }) => text !== "" && width > 0)
    .map(({ text, x, width, size }) => {
      const [left, top] = vertical ? [line.x, line.y + x] : [line.x + x, line.y];
      return `<tspan x="${short(left)}" y="${short(top)}" textLength="${short(width)}" lengthAdjust="spacingAndGlyphs" font-size="${short(size)}">${escapedXml(text)}</tspan>`;
    })
    .join("");
}

/** A thousandth of a point is far below a pixel. */
function short(length: number): string {
  return String(rounded(length));
}
