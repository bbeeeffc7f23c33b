import { error, type Finding, tenth } from "../../engine/pdf/finding.ts";
import type { PageBoxes } from "../../engine/pdf/objects.ts";

/** The separations of one page: ink by pixel, 0 to 255, rows from the top of the MediaBox. */
export interface Plates {
  readonly dpi: number;
  readonly width: number;
  readonly height: number;
  readonly inks: ReadonlyMap<string, Uint8Array>;
}

/** Rounding of eight bits on four plates, in percent. */
const SLACK = 0.6;
/** Too much ink on an area smaller than this, in square millimetres, still dries. */
const SPECK = 15;

/** Finds ink over the limit within the bleed, measured on the plates. @param limit percent */
export function measureInk(
  plates: Plates,
  { media, trim, bleed }: PageBoxes,
  page: number,
  limit: number,
): readonly Finding[] {
  const { width, height, dpi } = plates;
  const scale = dpi / 72;
  const left = Math.max(0, Math.floor((bleed[0] - media[0]) * scale));
  const right = Math.min(width, Math.ceil((bleed[2] - media[0]) * scale));
  const top = Math.max(0, Math.floor((media[3] - bleed[3]) * scale));
  const bottom = Math.min(height, Math.ceil((media[3] - bleed[1]) * scale));
  let most = 0;
  let at = { x: 0, y: 0 };
  let over = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      let sum = 0;
      for (const ink of plates.inks.values()) sum += ink[y * width + x] ?? 0;
      sum /= 2.55;
      if (sum > limit + SLACK) over++;
      if (sum > most) [most, at] = [sum, { x, y }];
    }
  }
  const pixel = 25.4 / dpi;
  const area = over * pixel * pixel;
  const place = {
    x: tenth((at.x - (trim[0] - media[0]) * scale) * pixel),
    y: tenth((at.y - (media[3] - trim[3]) * scale) * pixel),
  };
  return area < SPECK
    ? []
    : [error("pdf-ink", { page, sum: Math.round(most), limit, area: Math.round(area), ...place })];
}
