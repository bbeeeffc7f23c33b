import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, heiStyles, issue, paper, type RunningPreview, save, startPreview } from "../../../cli/program.ts";
import { clickText, drawn, painted, shownRevision, words } from "./browser.ts";

// The preview as an editor has it: pages, a click, a saved file. What else it does is tried in *.slow.test.ts.

const manifest = issue.replace("天地玄黄", "天𠮷玄黄");

describe.skipIf(!hasChromium)("in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": `${paper}${heiStyles}signing: [初审]\n` });
    preview = await startPreview(folder, ["--port", "0"]);
    page = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    await page.goto(preview.address);
    await painted(page);
  });
  afterAll(async () => {
    await browser?.close();
    expect(await preview?.end()).toBe(0);
  });

  test("pages are drawn with outlines, a group for each line", async () => {
    await expect
      .poll(() => page.locator('svg.page[data-page="1"] .ink path[data-glyphs][d]').count())
      .toBeGreaterThanOrEqual(3);
    expect(await page.locator("section.sheet").count()).toBe(1);
  });

  test("a click leads to the character, counted in UTF-16 units", async () => {
    await clickText(page, "玄黄宇");
    const area = page.locator(".source textarea");
    await expect
      .poll(() => area.evaluate(({ value, selectionStart }: HTMLTextAreaElement) => value[selectionStart]))
      .toBe("黄");
    expect(await page.locator(".where").textContent()).toContain("issue.yaml:11:11");
  });

  test("saving redraws only what changed, and keeps zoom and scroll", async () => {
    await page.locator("main.desk").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    const main = page.locator("main.desk");
    await drawn(page);
    await main.evaluate((each) => each.scrollTo(30, 40));
    await page.evaluate(() => {
      for (const group of document.querySelectorAll(".ink > g")) group.setAttribute("data-old", "");
    });
    const before = await main.evaluate((each) => [
      each.scrollLeft,
      each.scrollTop,
      each.style.getPropertyValue("--scale"),
    ]);
    const revision = await shownRevision(page);
    await save(join(folder, "issue.yaml"), manifest.replace("辰宿列张", "辰宿列图"));
    await painted(page, revision + 1);
    await expect.poll(() => page.locator('svg.page[data-page="1"] .text').textContent()).toContain("辰宿列图");
    const kept = await page.locator('svg.page[data-page="1"] .ink > g[data-old]').count();
    const all = await page.locator('svg.page[data-page="1"] .ink > g').count();
    expect(kept).toBe(all);
    expect(all).toBeGreaterThan(5);
    expect(
      await main.evaluate((each) => [each.scrollLeft, each.scrollTop, each.style.getPropertyValue("--scale")]),
    ).toEqual(before);
  });

  test("a page is signed under it; letters of the name are no keys", async () => {
    const scale = (): Promise<string> =>
      page.locator("main.desk").evaluate((main) => main.style.getPropertyValue("--scale"));
    const before = await scale();
    await page.getByPlaceholder(words("signer")).pressSequentially("wang");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator(".signing .signed").allTextContents())
      .toEqual([expect.stringContaining("wang")]);
    expect(await page.locator(".signing input").count()).toBe(0);
    expect(await scale()).toBe(before);
  });
});
