import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onWindows } from "../../build/disk/held.ts";
import { runProgram } from "../../build/run-program.ts";
import { readPlate } from "../../engine/images/read-plate.ts";
import type { Plates } from "./ink.ts";

/** Draws the separations of a PDF by Ghostscript; undefined where it is not installed or fails. */
export async function drawPlates(pdf: Uint8Array, dpi: number): Promise<readonly Plates[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "banmian-plates-"));
  try {
    await writeFile(join(folder, "file.pdf"), pdf);
    const flags = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", `-r${dpi}`, "-sCompression=none"];
    // File names without a path: Ghostscript would read a `%` in the path as a placeholder.
    const args = [...flags, "-dMaxSpots=8", "-sOutputFile=p%d.tif", "file.pdf"];
    for (const program of ghostscripts(onWindows)) {
      if ((await runProgram(program, args, folder)) === "done") return await readPlates(folder, dpi);
    }
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPlates(folder: string, dpi: number): Promise<readonly Plates[]> {
  const pages: { dpi: number; width: number; height: number; inks: Map<string, Uint8Array> }[] = [];
  for (const name of (await readdir(folder)).sort()) {
    // p1(Cyan).tif is a plate, p1.tif all of them together.
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
