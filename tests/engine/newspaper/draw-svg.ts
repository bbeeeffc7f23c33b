import type { Cmyk } from "../../../src/base/colour.ts";
import type { PrintedPage } from "../../../src/engine/newspaper/newspaper.ts";
import { runPath, runScale, scaledOutline } from "../../../src/tools/preview/client/run-path.ts";
import { drawPage, type Pens } from "../../../src/tools/preview/draw-page.ts";

/** A font's outlines as SVG path data in its own units, y up, relative to where a glyph stands. */
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
  const numbers = new Map<string, number>();
  const paths: string[] = [];
  const pens: Pens = {
    colour,
    picture: () => undefined,
    glyph: (font, glyph) => {
      const { unitsPerEm, path } = outlines(font);
      const key = `${font}.${glyph}`;
      if (!numbers.has(key)) numbers.set(key, paths.push(path(glyph)) - 1);
      return { number: numbers.get(key) as number, unitsPerEm };
    },
  };
  const { trim } = page;
  const draw = withPaths(paths);
  const ink = drawPage(page, pens).ink.map(
    ({ at, body }) => `<g transform="translate(${at || "0"})">${draw(body)}</g>`,
  );
  const box = `viewBox="0 0 ${trim.width} ${trim.height}" preserveAspectRatio="none"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${box}><path fill="#fff" d="M0 0H${trim.width}V${trim.height}H0Z"/>${ink.join("")}</svg>`;
}

/** What the client does with the runs of a page, but that lines are moved to their places. */
function withPaths(outlines: readonly string[]): (body: string) => string {
  const known = new Map<string, string>();
  return (body) =>
    body.replace(/data-scale="([^"]*)" data-glyphs="([^"]*)"/g, (_all, written: string, glyphs: string) => {
      const scale = runScale(written);
      const outline = (number: number): string => {
        const key = `${number} ${written}`;
        const found = known.get(key) ?? scaledOutline(outlines[number] ?? "", scale);
        known.set(key, found);
        return found;
      };
      return `d="${runPath(glyphs, { x: 0, y: 0 }, scale, outline)}"`;
    });
}
