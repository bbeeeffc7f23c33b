import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningPreview, startPreview } from "../commands/program.ts";
import { hasChromium, openBrowser, painted } from "./browser.ts";

/** Two pixels a point: 144 dpi. */
const SCALE = 2;
/** A difference in any of red, green and blue beyond a third of full scale. */
const SEEN = 85;
/** The share of a page's pixels that may differ so. */
const BORNE = 0.002;

describe.skipIf(!hasChromium)("a drawn page is the proof's page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(["2026-11-24", "2026-11-25"])("every page of %s, at 144 dpi", async (issue) => {
    const preview = await startPreview(resolve("issues", issue), ["--port", "0"]);
    try {
      const shares = await sharesOf(browser, preview);
      console.log(JSON.stringify(shares));
      expect(shares.length).toBeGreaterThan(0);
      expect(shares.filter(({ share }) => share > BORNE)).toEqual([]);
    } finally {
      await preview.end();
    }
  });
});

interface Share {
  readonly page: string;
  readonly share: number;
}

async function sharesOf(browser: Browser, { address, token }: RunningPreview): Promise<readonly Share[]> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1700 }, deviceScaleFactor: SCALE });
  const page = await context.newPage();
  await page.addInitScript(() =>
    localStorage.setItem("banmian-view", JSON.stringify({ mode: "single", zoom: 1, shown: [], theme: "light" })),
  );
  await page.goto(address);
  await painted(page);
  // Each page stands at the window's corner when its turn comes; it stays where the painter looks for it.
  await page.addStyleTag({ content: ".sheet.alone svg { position: fixed; inset: 0 auto auto 0; z-index: 9; background: #fff; }" });
  const labels = await page
    .locator("section.sheet")
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset["page"] ?? ""));
  const shares: Share[] = [];
  for (const label of labels) {
    const revision = await page.evaluate(() => document.documentElement.dataset["revision"] ?? "");
    const query = new URLSearchParams({ issue: "0", token, page: label, revision });
    const proof = await sharp(Buffer.from(await (await fetch(new URL(`/printed?${query}`, address))).arrayBuffer()))
      .flatten({ background: "#fff" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const drawn = await drawnPage(page, label, proof.info);
    if (process.env["PV_OUT"]) { await sharp(drawn).toFile(`/tmp/pv/d-${label}.png`); await sharp(proof.data, {raw: proof.info}).png().toFile(`/tmp/pv/p-${label}.png`); }
    shares.push({ page: label, share: await differing(drawn, proof.data) });
    if (process.env["PV_OUT"]) break;
  }
  await context.close();
  return shares;
}

/** The page alone at the window's corner, in as many pixels as the proof has, its pictures decoded. */
async function drawnPage(page: Page, label: string, { width, height }: sharp.OutputInfo): Promise<Buffer> {
  const size = { width: width / SCALE, height: height / SCALE };
  await page.evaluate(
    async ({ wanted, box }) => {
      for (const sheet of document.querySelectorAll<HTMLElement>(".sheet")) {
        const here = sheet.dataset["page"] === wanted;
        if (here) sheet.scrollIntoView();
        sheet.classList.toggle("alone", here);
      }
      const svg = document.querySelector<SVGSVGElement>(`svg.page[data-page="${wanted}"]`) as SVGSVGElement;
      while (svg.querySelector(".ink use") === null) await new Promise((done) => setTimeout(done, 20));
      await Promise.all(
        [...svg.querySelectorAll("image")].map(async (each) => {
          const image = new Image();
          image.src = each.getAttribute("href") ?? "";
          await image.decode();
        }),
      );
      // The proof's renderer stretches a page to whole pixels.
      svg.setAttribute("preserveAspectRatio", "none");
      Object.assign(svg.style, { width: `${box.width}px`, height: `${box.height}px` });
      await new Promise((done) => setTimeout(done, 200));
    },
    { wanted: label, box: size },
  );
  return page.screenshot({ clip: { x: 0, y: 0, ...size }, animations: "disabled" });
}

/** The share of pixels that differ visibly. */
async function differing(drawn: Buffer, proof: Buffer): Promise<number> {
  const { data } = await sharp(drawn).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(data.length).toBe(proof.length);
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((data[at + channel] ?? 0) - (proof[at + channel] ?? 0)) > SEEN)) count++;
  }
  return count / (data.length / 3);
}
