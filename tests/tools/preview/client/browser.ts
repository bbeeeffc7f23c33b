import type { Page } from "playwright-core";

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
