import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Debian's; tests that need it skip themselves where it is missing. */
const CHROMIUM = "/usr/bin/chromium";

/** The limit only ends what hangs: a machine that does other things besides may be slow. */
const PATIENT = { timeout: 120_000 };

export const hasChromium = existsSync(CHROMIUM);

/** A browser that asks nothing of the network. */
export function openBrowser(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath: CHROMIUM, args, ...PATIENT });
}

/** A tab of its own context. */
export async function openTab(browser: Browser, how: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(how)).newPage();
  page.setDefaultTimeout(PATIENT.timeout);
  return page;
}

/** Waits until all pages in view are as a revision has them, and a click meets its frames. */
export async function painted(page: Page, least = 1): Promise<void> {
  await page.waitForFunction((number) => {
    const { painted: ink = 0, framed = 0 } = document.documentElement.dataset;
    return Number(ink) >= number && Number(framed) >= number;
  }, least);
}

/** Waits until all that has happened in a tab is drawn: Preact runs effects a frame of the screen and a task later. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  });
}
