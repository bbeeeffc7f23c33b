import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Debian's. The first has no windows, so that a tab opens in a quarter of the processor's time. Tests that need one skip themselves where both are missing. */
const CHROMIUM = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find(existsSync);

/** The limit only ends what hangs: a machine that does other things besides may be slow. */
const PATIENT = { timeout: 120_000 };

export const hasChromium = CHROMIUM !== undefined;

/** A browser that asks nothing of the network. */
export function openBrowser(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath: CHROMIUM as string, args, ...PATIENT });
}

/** A tab of its own context, which is as patient with the tabs that it opens. */
export async function openTab(browser: Browser, how: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(how);
  context.setDefaultTimeout(PATIENT.timeout);
  return context.newPage();
}
