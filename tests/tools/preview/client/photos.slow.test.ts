import { copyFile, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, paper, type RunningPreview, startPreview } from "../../../cli/program.ts";
import { painted, words } from "./browser.ts";
import { clickStory, gripOf, settled, stepSent } from "./hands.ts";

const sentence = "江水退去的第三天，渡口的老人把船翻了过来，早市的豆腐还冒着热气。";
const story = (id: string, headline: string, sentences: number): string =>
  `  - {id: ${id}, headline: ${headline}, body: ${sentence.repeat(sentences)}, place: {page: 1}}\n`;
const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1, section: 要闻}
stories:
  - id: kite
    headline: 江边放起风筝
    body: ${sentence.repeat(14)}
    photos:
      - {file: kite.jpg, caption: 昨天上午的江岸。, columns: 2, depth: 12} # seen from the bridge
    place: {page: 1, columns: 1-3, rows: 1-34}
${story("market", "早市添了新摊", 12)}${story("ferry", "渡口昨日恢复", 9)}${story("school", "村小开了新课", 7)}${story("bridge", "老桥明年大修", 10)}`;

describe.skipIf(!hasChromium)("photos, settling and other make-ups by hand, in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper });
    await copyFile(resolve("issues/2026-11-24/photos/kite.jpg"), join(folder, "kite.jpg"));
    preview = await startPreview(folder, ["--port", "0"]);
    page = await openTab(browser, { viewport: { width: 1600, height: 1000 } });
    await page.goto(preview.address);
    await painted(page);
    await page.keyboard.press("e");
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.end();
  });

  const written = (): Promise<string> => readFile(join(folder, "issue.yaml"), "utf8");
  const undone = async (): Promise<void> => {
    await page.keyboard.press("Control+z");
    await expect.poll(written).toBe(manifest);
    await settled(page, folder);
  };
  /** Clicks a button of the bar, and waits until the file has another text. */
  const pressed = async (id: string): Promise<void> => {
    await clickStory(page, "market");
    await page.getByRole("button", { name: words(id), exact: true }).click();
  };

  test("the foot of a photo is dragged by rows, and tried while it moves", async () => {
    await clickStory(page, "kite");
    const at = await gripOf(page, "photo");
    const row = await rowOn(page);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const tried = page.waitForResponse((response) => response.url().includes("/try"));
    await page.mouse.move(at.x, at.y + 3 * row, { steps: 4 });
    expect((await tried).status()).toBe(200);
    await page.mouse.up();
    await expect.poll(written).toBe(manifest.replace("depth: 12", "depth: 15"));
    await settled(page, folder);
    await undone();
  });

  test("a photo keeps four rows, and the reader is told; a foot that is let go where it was writes nothing", async () => {
    await clickStory(page, "kite");
    let steps = 0;
    page.on("request", (request) => {
      if (request.url().includes("/hand")) steps++;
    });
    const at = await gripOf(page, "photo");
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y - 1, { steps: 2 });
    await page.mouse.move(at.x, at.y - 11 * (await rowOn(page)), { steps: 4 });
    await page.locator(".notice", { hasText: words("shallow", { rows: 4 }) }).waitFor();
    await page.mouse.move(at.x, at.y + 1, { steps: 4 });
    await page.mouse.up();
    // A step would be answered before this one, and counted.
    expect(await stepSent(page, () => page.keyboard.press("Control+z"), "/undo")).toBe(200);
    expect(steps).toBe(0);
    expect(await written()).toBe(manifest);
  });

  test("another make-up is chosen by its picture", async () => {
    await pressed("alternatives");
    const offered = page.locator(".alternatives li");
    await offered.nth(1).waitFor();
    const picture = offered.nth(1).locator("img");
    expect(
      await picture.evaluate((each: HTMLImageElement) => each.decode().then(() => each.naturalWidth)),
    ).toBeGreaterThan(200);
    const first = await offered.nth(0).locator("img").getAttribute("src");
    expect(await picture.getAttribute("src")).not.toBe(first);
    await offered.nth(1).locator("button").click();
    await expect.poll(written).toMatch(/id: market,.*place: \{page: 1, columns: [\d-]+, rows: [\d-]+/);
    await settled(page, folder);
    await undone();
  });
});

/** A row of the preset 四开, in pixels. */
function rowOn(page: Page): Promise<number> {
  return page.evaluate(
    () => 12 * Number(document.querySelector<HTMLElement>("main.desk")?.style.getPropertyValue("--scale")),
  );
}
