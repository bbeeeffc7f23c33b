import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { noCache } from "../../../src/engine/images/cache.ts";
import { openPictureMaker } from "../../../src/engine/images/picture-maker.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { writePressPage } from "../../../src/formats/press/press.ts";
import { laidOut, ownerOf, pictureOf } from "../specimen.ts";
import { jobOf, pressPage } from "./job.ts";
import { has, say } from "./tools.ts";

const gs = has("gs");
const profile = fileURLToPath(new URL("../../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));

afterAll(() => {
  if (!gs) console.warn("ink was not measured: gs is not installed");
});

const FIELD = 100;
/** The corners of the RGB cube, then colours that newsprint takes most ink for. */
const CHART = [
  ["#000000", "#ff0000", "#00ff00", "#0000ff"],
  ["#ffffff", "#00ffff", "#ff00ff", "#ffff00"],
  ["#0a0020", "#200a00", "#002010", "#101030"],
] as const;

async function chart(): Promise<Buffer> {
  const fields = await Promise.all(
    CHART.flatMap((row, y) =>
      row.map(async (background, x) => ({
        input: await sharp({ create: { width: FIELD, height: FIELD, channels: 3, background } })
          .png()
          .toBuffer(),
        left: x * FIELD,
        top: y * FIELD,
      })),
    ),
  );
  return sharp({ create: { width: 4 * FIELD, height: 3 * FIELD, channels: 3, background: "#ffffff" } })
    .composite(fields)
    .png()
    .toBuffer();
}

const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };

/** A press page with the chart at 288 × 216 pt, cut to its place; how it went through the desk is as in a build. */
async function page(limit: number, black = false): Promise<Uint8Array> {
  const at = { x: 6, y: 92, width: 288, height: 216 };
  const bytes = await chart();
  const desk = openPictureMaker({ look: async () => ({ bytes: bytes.length }), read: async () => bytes }, noCache, {
    ink: { kind: "process", profile, limit },
    resolution: 90,
    sharpen: 150,
    span,
  });
  await desk.probe([{ path: "/chart.png", file: "chart.png", span }]);
  const picture = pictureOf("chart.png", [400, 300], { ppi: 100 });
  const placed: Placed = { kind: "picture", owner: ownerOf("a"), at, picture };
  const jpeg = await desk.prepare({ ...picture, black }, at);
  const pictures = new Map([[pictureKey({ ...picture, black }, at), jpeg]]);
  return writePressPage(pressPage(laidOut([placed]), undefined, black), jobOf({ pictures }));
}

/** Percent of each ink at each pixel of the page at 72 dpi, by Ghostscript. */
async function plates(pdf: Uint8Array): Promise<Readonly<Record<string, Uint8Array>>> {
  const folder = await mkdtemp(join(tmpdir(), "banmian-plates-"));
  await writeFile(join(folder, "page.pdf"), pdf);
  const out = `-sOutputFile=${join(folder, "p.tif")}`;
  const flags = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72", "-sCompression=none"];
  const { exit, text } = say("gs", ...flags, out, join(folder, "page.pdf"));
  if (exit !== 0) throw new Error(text);
  const found: Record<string, Uint8Array> = {};
  for (const name of await readdir(folder)) {
    const ink = /\((\w+)\)\.tif$/.exec(name)?.[1];
    if (ink === undefined) continue;
    const { data } = await sharp(join(folder, name)).toColourspace("b-w").raw().toBuffer({ resolveWithObject: true });
    found[ink] = data.map((value) => Math.round((255 - value) / 2.55));
  }
  return found;
}

const INKS = ["Cyan", "Magenta", "Yellow", "Black"] as const;
const WIDTH = 300;

describe.skipIf(!gs)("ink on the pixels of the finished page", () => {
  test.each([240, 220, 200])("a saturated chart stays under %i %", async (limit) => {
    const found = await plates(await page(limit));
    let most = 0;
    for (let at = 0; at < WIDTH * 400; at++) {
      most = Math.max(
        most,
        INKS.reduce((sum, ink) => sum + (found[ink]?.[at] ?? 0), 0),
      );
    }
    expect(most).toBeGreaterThan(limit - 40);
    expect(most).toBeLessThanOrEqual(limit);
  });

  test("black, white, red and yellow print as the newsprint profile has them", async () => {
    const found = await plates(await page(240));
    const inksAt = (column: number, row: number) => {
      // The middle of a field of 72 pt.
      const at = (92 + row * 72 + 36) * WIDTH + 6 + column * 72 + 36;
      return INKS.map((ink) => found[ink]?.[at] ?? -1);
    };
    const near = (inks: readonly number[], wanted: readonly number[]) =>
      inks.every((ink, index) => Math.abs(ink - (wanted[index] ?? 999)) <= 4);
    expect([inksAt(0, 0), near(inksAt(0, 0), [51, 39, 34, 95])]).toEqual([inksAt(0, 0), true]);
    expect([inksAt(0, 1), near(inksAt(0, 1), [0, 0, 0, 0])]).toEqual([inksAt(0, 1), true]);
    expect(inksAt(1, 0)[0]).toBeLessThan(15);
    expect(inksAt(3, 1)[2]).toBeGreaterThan(70);
  });

  test("on a black-and-white page a colour picture needs one plate", async () => {
    const found = await plates(await page(240, true));
    for (const ink of ["Cyan", "Magenta", "Yellow"]) expect(Math.max(0, ...new Set(found[ink] ?? []))).toBe(0);
    expect(Math.max(...new Set(found["Black"]))).toBeGreaterThan(90);
  });
});

test("the picture in the file has the pixels of its place, no more", async () => {
  const pdf = Buffer.from(await page(240)).toString("latin1");
  // 288 × 216 pt at 90 ppi.
  expect(pdf).toContain("/Width 360\n/Height 270");
});
