import type { Page } from "playwright-core";
import { wordsIn } from "../../../../src/locales/catalogues.ts";

/** What the tabs say. */
export const words = wordsIn("preview", "en");

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

/** The revision that a tab shows. */
export function shownRevision(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset["painted"]));
}

/** Clicks the second character of a text on the pages. */
export async function clickText(page: Page, text: string): Promise<void> {
  await drawn(page);
  const point = await page.evaluate((wanted) => {
    for (const span of document.querySelectorAll<SVGTSpanElement>("svg.page .text tspan")) {
      const at = span.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const { x, y, width, height } = span.getExtentOfChar(at + 1);
      const turn = span.getScreenCTM() as DOMMatrix;
      const middle = new DOMPoint(x + width / 2, y + height / 2).matrixTransform(turn);
      return { x: middle.x, y: middle.y };
    }
    return undefined;
  }, text);
  if (point === undefined) throw new Error(`${text} is not on the pages`);
  await page.mouse.click(point.x, point.y);
}

/** Notes in the document when a place of a page is lit, for it is so a moment only. Runs in the browser. */
export function watchForLight(label: string): void {
  new MutationObserver(() => {
    if (document.querySelector(`svg[data-page="${label}"] .lit`) !== null) document.documentElement.dataset["lit"] = "";
  }).observe(document, { childList: true, subtree: true });
}
