import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { drawn } from "./browser.ts";

export interface OnScreen {
  readonly x: number;
  readonly y: number;
}

function pair({ x, y }: OnScreen): [number, number] {
  return [x, y];
}

/** The middle of a story's frame, which the overlay of frames outlines. */
export function middleOf(page: Page, story: string): Promise<OnScreen> {
  return steadyPlace(page, `.frame[data-of="${story}"]`, { block: "center", share: 0.7 });
}

export function gripOf(page: Page, grip: string): Promise<OnScreen> {
  return steadyPlace(page, `.grip.${grip}`, { block: "nearest", share: 0.5 });
}

/** Where a thing stays for some frames of the screen: bars that come and go move the pages. @param share of its height */
async function steadyPlace(
  page: Page,
  selector: string,
  how: { readonly block: ScrollLogicalPosition; readonly share: number },
): Promise<OnScreen> {
  await page.locator(selector).first().waitFor({ state: "attached" });
  await drawn(page);
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
    // Not before: the outline of what was chosen earlier would be taken for that of what is now.
    await drawn(page);
    if (await isChosen(page, story)) return;
  }
  throw new Error(`${story} cannot be chosen`);
}

function isChosen(page: Page, story: string): Promise<boolean> {
  return page.evaluate((name) => {
    const chosen = document.querySelector("rect.chosen")?.getBoundingClientRect();
    return [...document.querySelectorAll(`.frame[data-of="${name}"]`)].some((frame) => {
      const { left, top } = frame.getBoundingClientRect();
      return chosen !== undefined && Math.hypot(left - chosen.left, top - chosen.top) < 4;
    });
  }, story);
}

/** Does something once the page sends its next step, before the server has it. Not by a route of the browser's: requests on their way when it begins may wait for ever. */
export async function beforeStep(page: Page, act: () => Promise<void>): Promise<void> {
  await page.exposeFunction("actBefore", act);
  await page.evaluate(() => {
    const { fetch: send, actBefore } = window as typeof window & { actBefore(): Promise<void> };
    window.fetch = async (path, init) => {
      if (!String(path).startsWith("/hand?")) return send(path, init);
      window.fetch = send;
      await actBefore();
      return send(path, init);
    };
  });
}

/** Does what sends a step, and waits until the server has answered it. @returns the answer's status */
export async function stepSent(page: Page, act: () => Promise<void>, path = "/hand"): Promise<number> {
  const [reply] = await Promise.all([page.waitForResponse((response) => response.url().includes(path)), act()]);
  await reply.finished();
  await drawn(page);
  return reply.status();
}

/** The pages show what the file says. */
export async function settled(page: Page, folder: string): Promise<void> {
  const shows = async (): Promise<boolean> =>
    (await textShown(page)) === (await readFile(join(folder, "issue.yaml"), "utf8"));
  // Not `waitForFunction`: it takes a promise for a yes.
  await expect.poll(shows).toBe(true);
  await drawn(page);
}

/** The manifest of the revision that the pages show; undefined while they are on their way to one. */
function textShown(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const { revision, painted, framed } = document.documentElement.dataset;
    if (revision === undefined || revision !== painted || revision !== framed) return undefined;
    const token = new URL(location.href).searchParams.get("token") ?? "";
    const headers = { "X-Banmian-Token": token, "Content-Type": "application/json" };
    const body = JSON.stringify({ revision: Number(revision), source: 0 });
    const reply = await fetch("/text?issue=0", { method: "POST", headers, body });
    return reply.ok ? ((await reply.json()) as { text: string }).text : undefined;
  });
}
