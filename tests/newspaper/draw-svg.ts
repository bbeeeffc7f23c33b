import { drawPage, type Pens } from "../../src/app/preview/draw-page.ts";
import type { Cmyk } from "../../src/base/colour.ts";
import type { PrintedPage } from "../../src/newspaper/newspaper.ts";

/** A font's outlines as SVG path data in its own units, y up. */
export interface Outlines {
  readonly unitsPerEm: number;
  readonly path: (glyph: number) => string;
}

/** What a page is drawn with, besides what layout.json says. */
interface Tools {
  readonly outlines: (font: string) => Outlines;
  /** As SVG writes it. */
  readonly colour: (colour: Cmyk) => string;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** A page as the preview draws it, in one SVG, stretched to a size in pixels; pictures are grey boxes. */
export function drawSvg(page: PrintedPage, { outlines, colour }: Tools, { width, height }: Pixels): string {
  const used = new Map<string, string>();
  const pens: Pens = {
    colour,
    picture: () => undefined,
    glyph: (font, glyph) => {
      const { unitsPerEm, path } = outlines(font);
      const id = `${font}.${glyph}`;
      if (!used.has(id)) used.set(id, `<path id="${id}" d="${path(glyph)}"/>`);
      return { id, unitsPerEm };
    },
  };
  const { trim } = page;
  const ink = drawPage(page, pens).ink.map(({ at, body }) => `<g transform="${at}">${body}</g>`);
  const box = `viewBox="0 0 ${trim.width} ${trim.height}" preserveAspectRatio="none"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${box}><defs>${[...used.values()].join("")}</defs><path fill="#fff" d="M0 0H${trim.width}V${trim.height}H0Z"/>${ink.join("")}</svg>`;
}
