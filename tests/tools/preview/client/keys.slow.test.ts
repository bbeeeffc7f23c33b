import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, paper, type RunningPreview, startPreview } from "../../../cli/program.ts";
import { drawn, painted } from "./browser.ts";

const PAGES = [1, 2, 3, 4, 5, 6, 7];
const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
${PAGES.map((label) => `  - {label: ${label}, section: 要闻}`).join("\n")}
stories:
${PAGES.map((label) => `  - {id: s${label}, headline: 大桥通车, body: 江水退去。, place: {page: ${label}, columns: 1-2, rows: 20-30}}`).join("\n")}
`;

describe.skipIf(!hasChromium)("by keyboard alone, in Chromium", () => {
  let browser: Browser;
  let preview: RunningPreview;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    preview = await startPreview(await folderOf({ "issue.yaml": manifest, "paper.yaml": paper }), ["--port", "0"]);
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.end();
  });
  beforeEach(async () => {
    await page?.context().close();
    page = await openTab(browser, { viewport: { width: 1400, height: 800 } });
    await page.goto(preview.address);
    await painted(page);
    await page.locator("main.desk").focus();
  });

  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await page.keyboard.press(key);
      await drawn(page);
    }
  };
  /** Whether a thing stands in the part of the desk that is seen. */
  const inView = (selector: string): Promise<boolean> =>
    page.evaluate((wanted) => {
      const desk = document.querySelector("main.desk")?.getBoundingClientRect();
      const box = document.querySelector(wanted)?.getBoundingClientRect();
      if (desk === undefined || box === undefined) return false;
      return box.bottom > desk.top + 20 && box.top < desk.bottom - 20;
    }, selector);

  test("arrows turn facing pages to the end and back", async () => {
    await press("2");
    await press("ArrowRight", 5);
    expect([await inView('.sheet[data-page="6"]'), await inView('.sheet[data-page="1"]')]).toEqual([true, false]);
    await press("ArrowLeft", 5);
    expect([await inView('.sheet[data-page="1"]'), await inView('.sheet[data-page="6"]')]).toEqual([true, false]);
  });

  test("the list marks the pages that lie open, and follows them", async () => {
    await press("2");
    await press("ArrowRight", 3);
    const marked = page.locator(".pages [aria-current=page] strong");
    expect(await marked.allTextContents()).toEqual(["6", "7"]);
    const list = await page.locator(".pages").boundingBox();
    const first = await page.locator(".pages [aria-current=page]").first().boundingBox();
    expect(first?.y).toBeGreaterThanOrEqual(list?.y ?? Number.NaN);
    expect((first?.y ?? Number.NaN) + (first?.height ?? 0)).toBeLessThanOrEqual(
      (list?.y ?? 0) + (list?.height ?? 0) + 1,
    );
    await press("ArrowLeft", 3);
    expect(await marked.allTextContents()).toEqual(["1"]);
  });

  test("the next frame is chosen from the page that is seen, and comes into view", async () => {
    await press("1");
    await press("ArrowRight", 4);
    await press("e");
    await press(".");
    const chosenOn = (): Promise<string | null> =>
      page.evaluate(() => document.querySelector("rect.chosen")?.closest("svg")?.getAttribute("data-page") ?? null);
    expect(await chosenOn()).toBe("5");
    await press(",", 4);
    expect(await chosenOn()).toBe("1");
    expect(await inView("rect.chosen")).toBe(true);
  });
});
