import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

export interface OnScreen {
  readonly x: number;
  readonly y: number;
}

export function pair({ x, y }: OnScreen): [number, number] {
  return [x, y];
}

/** The middle of a story's frame, which the overlay of frames outlines. */
export function middleOf(page: Page, story: string): Promise<OnScreen> {
  return steadyPlace(page, `.frame[data-of="${story}"]`, { block: "center", share: 0.7 });
}

export async function gripOf(page: Page, grip: string): Promise<OnScreen> {
  await page.locator(`.grip.${grip}`).first().waitFor();
  return steadyPlace(page, `.grip.${grip}`, { block: "nearest", share: 0.5 });
}

/** Where a thing stays for some frames of the screen: bars that come and go move the pages. @param share of its height */
async function steadyPlace(
  page: Page,
  selector: string,
  how: { readonly block: ScrollLogicalPosition; readonly share: number },
): Promise<OnScreen> {
  const place = await page.evaluate(
    async ([name, { block, share }]) => {
      const measured = (): { x: number; y: number } | undefined => {
        const found = document.querySelector(name);
        found?.scrollIntoView({ block });
        const box = found?.getBoundingClientRect();
        return box && { x: box.x + box.width / 2, y: box.y + box.height * share };
      };
      let last = measured();
      for (let still = 0; still < 5; still++) {
        await new Promise((done) => requestAnimationFrame(done));
        const now = measured();
        if (now?.x !== last?.x || now?.y !== last?.y) still = 0;
        last = now;
      }
      return last;
    },
    [selector, how] as const,
  );
  if (place === undefined) throw new Error(`nothing is ${selector}`);
  return place;
}

/** Clicks a story until it is the chosen one: a bar that comes or goes between look and click moves the pages. */
export async function clickStory(page: Page, story: string): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await page.mouse.click(...pair(await middleOf(page, story)));
    const chosen = page.waitForFunction((name) => {
      const chosen = document.querySelector("rect.chosen")?.getBoundingClientRect();
      return [...document.querySelectorAll(`.frame[data-of="${name}"]`)].some((frame) => {
        const { left, top } = frame.getBoundingClientRect();
        return chosen !== undefined && Math.hypot(left - chosen.left, top - chosen.top) < 4;
      });
    }, story);
    const seen = await Promise.race([chosen.then(() => true), page.waitForTimeout(2000).then(() => false)]);
    if (seen) return;
  }
  throw new Error(`${story} cannot be chosen`);
}

/** The pages show what the file says. */
export async function settled(page: Page, folder: string): Promise<void> {
  const text = await readFile(join(folder, "issue.yaml"), "utf8");
  await page.waitForFunction(async (file) => {
    const { revision, painted: done, framed } = document.documentElement.dataset;
    const token = new URL(location.href).searchParams.get("token") ?? "";
    const headers = { "X-Banmian-Token": token, "Content-Type": "application/json" };
    const body = JSON.stringify({ revision: Number(revision), source: 0 });
    const reply = await fetch("/text?issue=0", { method: "POST", headers, body });
    return revision === done && revision === framed && reply.ok && (await reply.json()).text === file;
  }, text);
}
