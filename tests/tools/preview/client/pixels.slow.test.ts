import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Bitmap } from "../../../../src/engine/images/bitmap.ts";
import { drawPages } from "../../../../src/engine/pdf/pdfium.ts";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { called, folderOf, type RunningPreview, startPreview } from "../../../cli/program.ts";
import { drawn, painted } from "./browser.ts";

/** Two pixels a point: 144 dpi. */
const SCALE = 2;
/** The proof is drawn so many times finer and averaged: its renderer moves glyphs and rules to whole pixels, which at 144 dpi shows. */
const FINER = 2;
/** A difference in any of red, green and blue beyond a third of full scale. */
const SEEN = 85;
/** The share of a page's pixels that may differ so. */
const BORNE = 0.002;

const ISSUES = ["2026-11-24", "2026-11-25"];

describe.skipIf(!hasChromium)("a drawn page is the proof's page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(ISSUES)("of %s, at 144 dpi", async (issue) => {
    const out = await folderOf({});
    const built = await called(["build", resolve("issues", issue), "--out", out], out);
    expect(built.exit).toBe(0);
    const [path = ""] = (await readdir(out, { recursive: true })).filter((each) => each.endsWith(".pdf"));
    const proof = await readFile(join(out, path));
    const preview = await startPreview(resolve("issues", issue), ["--port", "0"]);
    try {
      const shares = await sharesOf(browser, preview, proof);
      expect(shares.length).toBeGreaterThanOrEqual(4);
      expect(shares.filter((share) => share > BORNE)).toEqual([]);
    } finally {
      await preview.end();
    }
  });
});

/** In pixels. */
interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Of each page, the share of its pixels that differ visibly. */
async function sharesOf(browser: Browser, { address }: RunningPreview, proof: Uint8Array): Promise<readonly number[]> {
  const page = await openTab(browser, { viewport: { width: 1200, height: 1700 }, deviceScaleFactor: SCALE });
  await page.addInitScript(() =>
    localStorage.setItem("banmian-view", JSON.stringify({ mode: "single", zoom: 1, shown: [], theme: "light" })),
  );
  await page.goto(address);
  await painted(page);
  // Each page stands at the window's corner when its turn comes.
  await page.addStyleTag({
    content:
      ".sheet.alone { content-visibility: visible; } .sheet.alone svg { position: fixed; inset: 0 auto auto 0; z-index: 9; background: #fff; }",
  });
  const labels = await page
    .locator("section.sheet")
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset["page"] ?? ""));
  const shares: number[] = [];
  for await (const bitmap of drawPages(proof, 72 * SCALE * FINER)) {
    const printed = await averaged(bitmap);
    const drawn = await drawnPage(page, labels[shares.length] ?? "", printed.info);
    shares.push(await differing(drawn, printed.data));
  }
  await page.context().close();
  return shares;
}

function averaged({ width, height, rgba }: Bitmap): Promise<{ data: Buffer; info: Extent }> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#fff" })
    .resize(Math.floor(width / FINER), Math.floor(height / FINER), { kernel: "mitchell", fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** The page alone at the window's corner, in as many pixels as the proof has, its pictures decoded. */
async function drawnPage(page: Page, label: string, { width, height }: Extent): Promise<Buffer> {
  const size = { width: width / SCALE, height: height / SCALE };
  await page.evaluate(
    async ({ wanted, box }) => {
      for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
        const here = sheet.dataset["page"] === wanted;
        if (here) sheet.scrollIntoView();
        sheet.classList.toggle("alone", here);
      }
      const svg = document.querySelector<SVGSVGElement>(`svg.page[data-page="${wanted}"]`) as SVGSVGElement;
      while (svg.querySelector(".ink path[d]") === null) await new Promise((done) => setTimeout(done, 20));
      await Promise.all(
        [...svg.querySelectorAll("image")].map((each) => (each as unknown as HTMLImageElement).decode()),
      );
      // The proof's renderer stretches a page to whole pixels.
      svg.setAttribute("preserveAspectRatio", "none");
      Object.assign(svg.style, { width: `${box.width}px`, height: `${box.height}px` });
    },
    { wanted: label, box: size },
  );
  await drawn(page);
  return page.screenshot({ clip: { x: 0, y: 0, ...size }, animations: "disabled" });
}

async function differing(drawn: Buffer, printed: Buffer): Promise<number> {
  const data = await sharp(drawn).removeAlpha().raw().toBuffer();
  expect(data.length).toBe(printed.length);
  let count = 0;
  for (let at = 0; at < data.length; at++) {
    if (Math.abs((data[at] ?? 0) - (printed[at] ?? 0)) <= SEEN) continue;
    count++;
    at += 2 - (at % 3);
  }
  return count / (data.length / 3);
}
