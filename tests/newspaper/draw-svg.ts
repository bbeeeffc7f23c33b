import type { Cmyk } from "../../src/base/colour.ts";
import type { PrintedLine, PrintedMark, PrintedPage, Thing } from "../../src/newspaper/newspaper.ts";
import type { GlyphRun } from "../../src/text/line.ts";

/** A font's outlines as SVG path data in its own units, y up. */
export interface Outlines {
  readonly unitsPerEm: number;
  readonly path: (glyph: number) => string;
}

/** What a page is drawn with, besides what layout.json says. */
export interface Pens {
  readonly outlines: (font: string) => Outlines;
  /** As SVG writes it. */
  readonly colour: (colour: Cmyk) => string;
}

/** A page as SVG, stretched to a size in pixels; pictures are grey boxes. */
export function drawSvg({ trim, things }: PrintedPage, pens: Pens, { width, height }: Pixels): string {
  const outlines = new Map<string, string>();
  const drawn = things.map((thing) => drawThing(thing, pens, outlines)).join("");
  const box = `viewBox="0 0 ${trim.width} ${trim.height}" preserveAspectRatio="none"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${box}><defs>${[...outlines.values()].join("")}</defs><path fill="#fff" d="M0 0H${trim.width}V${trim.height}H0Z"/>${drawn}</svg>`;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

function drawThing(thing: Thing, pens: Pens, outlines: Map<string, string>): string {
  switch (thing.kind) {
    case "area":
      return box(thing.at, pens.colour(thing.colour));
    case "picture":
      return box(thing.ink, "#999");
    case "rule": {
      const { from, to, weight, colour } = thing;
      return stroke(`M${from.x} ${from.y}L${to.x} ${to.y}`, weight, pens.colour(colour));
    }
    case "art": {
      const { at, viewBox, paths, colour } = thing;
      const [left, top, width, height] = viewBox;
      const place = `translate(${at.x} ${at.y}) scale(${at.width / width} ${at.height / height}) translate(${-left} ${-top})`;
      const shapes = paths.map((path) => `<path d="${path}"/>`).join("");
      return `<g fill="${pens.colour(colour)}" transform="${place}">${shapes}</g>`;
    }
    case "line":
      return drawLine(thing, pens, outlines);
    case "link":
      return "";
  }
}

function drawLine(line: PrintedLine, pens: Pens, outlines: Map<string, string>): string {
  const runs = line.segments.flatMap((segment) => segment.runs.map((run) => drawRun(run, pens, outlines)));
  const marks = line.marks.map((mark) => drawMark(mark, line.writing, pens));
  return `<g transform="translate(${line.x} ${line.y})">${runs.join("")}${marks.join("")}</g>`;
}

function drawRun({ font, size, colour, glyphs, x, y, turned }: GlyphRun, pens: Pens, outlines: Map<string, string>) {
  const { unitsPerEm, path } = pens.outlines(font);
  const scale = size / unitsPerEm;
  const turn = turned ? "rotate(90) " : "";
  const uses = [...glyphs].map((glyph, at) => {
    const id = `${font}.${glyph}`;
    if (!outlines.has(id)) outlines.set(id, `<path id="${id}" d="${path(glyph)}"/>`);
    return `<use href="#${id}" transform="translate(${x[at]} ${y?.[at] ?? 0}) ${turn}scale(${scale} ${-scale})"/>`;
  });
  return `<g fill="${pens.colour(colour)}">${uses.join("")}</g>`;
}

function drawMark(mark: PrintedMark, writing: PrintedLine["writing"], pens: Pens): string {
  const { x, y } = mark;
  const colour = pens.colour(mark.colour);
  if (mark.kind === "dot") return `<circle fill="${colour}" cx="${x}" cy="${y}" r="${mark.radius}"/>`;
  return stroke(`M${x} ${y}${writing === "vertical" ? "v" : "h"}${mark.width}`, mark.weight, colour);
}

function box({ x, y, width, height }: { x: number; y: number; width: number; height: number }, colour: string): string {
  return `<path fill="${colour}" d="M${x} ${y}h${width}v${height}h${-width}Z"/>`;
}

function stroke(path: string, weight: number, colour: string): string {
  return `<path fill="none" stroke="${colour}" stroke-width="${weight}" d="${path}"/>`;
}
