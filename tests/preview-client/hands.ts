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
export async function middleOf(page: Page, story: string): Promise<OnScreen> {
  const box = await page.evaluate((of) => {
    const outline = document.querySelector(`.frame[data-of="${of}"]`);
    outline?.scrollIntoView({ block: "center" });
    const frame = outline?.getBoundingClientRect();
    return frame && { x: frame.x + frame.width / 2, y: frame.y + frame.height * 0.7 };
  }, story);
  if (box === undefined) throw new Error(`${story} has no frame`);
  return box;
}

export async function gripOf(page: Page, grip: string): Promise<OnScreen> {
  await page.locator(`.grip.${grip}`).first().waitFor();
  return page.evaluate((name) => {
    const { x, y, width, height } = (document.querySelector(`.grip.${name}`) as Element).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, grip);
}

export async function clickStory(page: Page, story: string): Promise<void> {
  await page.mouse.click(...pair(await middleOf(page, story)));
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
