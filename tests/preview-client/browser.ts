import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's; tests that need it skip themselves where it is missing. */
const CHROMIUM = "/usr/bin/chromium";

export const hasChromium = existsSync(CHROMIUM);

/** A browser that asks nothing of the network. */
export function openBrowser(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", ...quiet];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/** Waits until all pages in view are as a revision has them. */
export async function painted(page: Page, least = 1): Promise<void> {
  await page.waitForFunction((number) => Number(document.documentElement.dataset["painted"] ?? 0) >= number, least);
}
