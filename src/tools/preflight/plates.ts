// Total ink, measured on plates. Objects that overlap add up or knock out depending on overprint and transparency, so the only reliable way is to draw the
// separations; Ghostscript does that where it is installed.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onWindows } from "../../build/disk/folder-lock.ts";
import { type Ending, runProgram } from "../../build/run-program.ts";
import { readPlate } from "../../engine/images/bitmap.ts";
import { error, type Finding, tenth } from "../../engine/pdf/check.ts";
import type { PageBoxes } from "../../engine/pdf/objects.ts";

/**
 * Draws the separations of a PDF by Ghostscript.
 * @param limit milliseconds
 */
export async function drawPlates(
  pdf: Uint8Array,
  dpi: number,
  limit?: number,
): Promise<readonly Plates[] | Exclude<Ending, "done">> {
  const folder = await mkdtemp(join(tmpdir(), "banmian-plates-"));
  try {
    await writeFile(join(folder, "file.pdf"), pdf);
    const flags = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", `-r${dpi}`, "-sCompression=none"];
    // File names without a path: Ghostscript would read a `%` in the path as a placeholder.
    const args = [...flags, "-dMaxSpots=8", "-sOutputFile=p%d.tif", "file.pdf"];
    for (const program of ghostscripts(onWindows)) {
      const ended = await runProgram(program, args, folder, limit);
      if (ended === "missing") continue;
      return ended === "done" ? await readPlates(folder, dpi) : ended;
    }
    return "missing";
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPlates(folder: string, dpi: number): Promise<readonly Plates[]> {
  const pages: { dpi: number; width: number; height: number; inks: Map<string, Uint8Array> }[] = [];
  for (const name of (await readdir(folder)).sort()) {
    // p1(Cyan).tif is one plate, p1.tif all of them together.
    const [, page, ink] = /^p(\d+)\((.*)\)\.tif$/.exec(name) ?? [];
    if (page === undefined || ink === undefined) continue;
    const plate = await readPlate(await readFile(join(folder, name)));
    const index = Number(page) - 1;
    pages[index] ??= { dpi, width: plate.width, height: plate.height, inks: new Map() };
    pages[index].inks.set(ink, plate.ink);
  }
  return pages;
}

/** The names that Ghostscript's program may have. */
export function ghostscripts(isWindows: boolean): readonly string[] {
  return isWindows ? ["gswin64c", "gswin32c", "gs"] : ["gs"];
}

/** The separations of one page: ink by pixel, 0 to 255, rows from the top of the MediaBox. */
export interface Plates {
  readonly dpi: number;
  readonly width: number;
  readonly height: number;
  readonly inks: ReadonlyMap<string, Uint8Array>;
}

/** Rounding of eight bits on four plates, in percent. */
const SLACK = 0.6;
/** Too much ink on a smaller area, in square millimetres, still dries. */
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
