import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, paper, type RunningPreview, save, startPreview } from "../../../cli/program.ts";
import { drawn, painted, words } from "./browser.ts";
import { beforeStep, clickStory, gripOf, middleOf, type OnScreen, settled, stepSent } from "./hands.ts";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 社会}
# what we have
stories:
  - id: bridge # first
    headline: 大桥通车
    body: ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(6)}
    place: {page: 1, columns: 1-2, rows: 20-40} # the east
  - id: market
    headline: 早市
    body: ${"早市的豆腐还冒着热气。".repeat(8)}
    place: {page: 1}
  - id: harbour
    headline: 港口
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place:
      page: 2
      columns: 1
      rows: 1-4 # short
`;

describe.skipIf(!hasChromium)("by hand, in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper });
    preview = await startPreview(folder, ["--port", "0"]);
    page = await openTab(browser, { viewport: { width: 1600, height: 1000 } });
    await page.goto(preview.address);
    await painted(page);
    await page.keyboard.press("e");
    await page.keyboard.press("g");
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.end();
  });

  const written = (): Promise<string> => readFile(join(folder, "issue.yaml"), "utf8");
  /** The step was written, and the pages show it. */
  const shows = async (text: string): Promise<void> => {
    await expect.poll(written).toContain(text);
    await settled(page, folder);
  };

  test("a frame is dragged by columns and rows; its comment and style stay", async () => {
    await drag(page, await middleOf(page, "bridge"), { columns: 1, rows: 3 });
    await shows("place: {page: 1, columns: 2-3, rows: 23-43} # the east");
    expect(await written()).toBe(manifest.replace("columns: 1-2, rows: 20-40", "columns: 2-3, rows: 23-43"));
  });

  test("an edge is dragged", async () => {
    await drag(page, await gripOf(page, "s"), { columns: 0, rows: -4 });
    await shows("columns: 2-3, rows: 23-39} # the east");
  });

  test("while a frame is dragged, what is over shows at once, and Escape writes nothing", async () => {
    const before = await written();
    const at = await gripOf(page, "s");
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y - (await stepsOn(page)).rows * 14, { steps: 4 });
    await page.locator(".hand-bar .over").waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect.poll(() => page.locator(".hand-bar .over").count()).toBe(0);
    expect(await written()).toBe(before);
  });

  test("undo and redo survive a reload", async () => {
    await page.reload();
    await painted(page);
    await page.keyboard.press("Control+z");
    await shows("columns: 2-3, rows: 23-43} # the east");
    await page.keyboard.press("Control+z");
    await expect.poll(written).toBe(manifest);
    await settled(page, folder);
    await page.keyboard.press("Control+Shift+z");
    await shows("columns: 2-3, rows: 23-43} # the east");
    // As with Caps Lock.
    await page.keyboard.press("Control+Z");
    await expect.poll(written).toBe(manifest);
    await settled(page, folder);
  });

  test("the step of another tab is taken back when Ctrl+Z is pressed a second time, after a word", async () => {
    const second = await openTab(browser, { viewport: { width: 1600, height: 1000 } });
    await second.goto(preview.address);
    await painted(second);
    await clickStory(page, "harbour");
    expect(await stepSent(page, () => page.keyboard.press("Shift+ArrowDown"))).toBe(200);
    await settled(page, folder);
    const changed = await written();
    expect(changed).not.toBe(manifest);
    expect(await stepSent(second, () => second.keyboard.press("Control+z"), "/undo")).toBe(409);
    await second.locator(".notice:not([hidden])", { hasText: words("other") }).waitFor();
    expect(await written()).toBe(changed);
    expect(await stepSent(second, () => second.keyboard.press("Control+z"), "/undo")).toBe(200);
    await expect.poll(written).toBe(manifest);
    await second.context().close();
    await settled(page, folder);
  });

  test("keys nudge the chosen frame, also of a place in block style", async () => {
    await clickStory(page, "harbour");
    expect(await stepSent(page, () => page.keyboard.press("ArrowRight"))).toBe(200);
    await shows("columns: 2\n      rows: 1-4 # short");
    expect(await stepSent(page, () => page.keyboard.press("Shift+ArrowDown"))).toBe(200);
    await shows("columns: 2\n      rows: 1-5 # short");
  });

  test("a key pressed while a step is on its way counts, too", async () => {
    await clickStory(page, "harbour");
    const before = await written();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await shows("columns: 2\n      rows: 3-7 # short");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(written).toBe(before);
    await settled(page, folder);
  });

  test("a frame that the engine found is written down where it is dropped", async () => {
    expect(await written()).toContain("place: {page: 1}");
    await drag(page, await middleOf(page, "market"), { columns: 0, rows: 1 });
    await expect.poll(written).toMatch(/place: \{page: 1, columns: [\d-]+, rows: [\d-]+.*\}/);
    await settled(page, folder);
  });

  test("a story moves to another page, changes its priority, is unpinned", async () => {
    await clickStory(page, "market");
    await page.locator(".hand-bar select").nth(0).selectOption("2");
    await expect.poll(written).toMatch(/id: market(?:(?!- id)[\s\S])*place: \{page: 2(?!, columns)/);
    await settled(page, folder);
    await page.locator(".hand-bar select").nth(1).selectOption("brief");
    await expect.poll(written).toMatch(/id: market(?:(?!- id)[\s\S])*priority: brief/);
    await settled(page, folder);
    await page.getByRole("button", { name: words("pin"), exact: true }).click();
    await expect.poll(written).toMatch(/id: market(?:(?!- id)[\s\S])*place: \{page: 2, columns/);
    await settled(page, folder);
    await page.getByRole("button", { name: words("unpin"), exact: true }).click();
    await expect.poll(written).toMatch(/id: market(?:(?!- id)[\s\S])*place: \{page: 2(?!, columns)/);
    await settled(page, folder);
  });

  test("frames that would lie over one another are not written, and the reader is told", async () => {
    const before = await written();
    const told = page.locator(".notice:not([hidden])").waitFor();
    await page.keyboard.press("3");
    await page.locator("main.desk.overview").waitFor();
    expect(await stepSent(page, () => dragOnto(page, "harbour", "bridge"))).toBe(403);
    await told;
    expect(await written()).toBe(before);
    await page.keyboard.press("2");
    await page.locator("main.desk.facing").waitFor();
  });

  test("while an edge is held over another frame, the pages stay, and it can be drawn back; let go there, nothing is written", async () => {
    const before = await written();
    const low = manifest.replace("place: {page: 1}", "place: {page: 1, columns: 1-2, rows: 45-60}");
    await save(join(folder, "issue.yaml"), low);
    await settled(page, folder);
    await clickStory(page, "bridge");
    const at = await gripOf(page, "s");
    const { rows } = await stepsOn(page);
    const pull = (by: number): Promise<number> => stepSent(page, () => page.mouse.move(at.x, at.y + rows * by), "/try");
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const told = page.locator(".notice:not([hidden])", { hasText: "market" });
    expect(await pull(8)).toBe(403);
    await told.waitFor();
    expect(await page.locator("section.sheet").count()).toBe(2);
    expect(await page.locator(".ghost").count()).toBe(1);
    expect(await pull(2)).toBe(200);
    await page.mouse.move(at.x, at.y + rows * 8);
    expect(await stepSent(page, () => page.mouse.up())).toBe(403);
    expect(await written()).toBe(low);
    await save(join(folder, "issue.yaml"), before);
    await settled(page, folder);
  });

  test("two stories are swapped", async () => {
    const before = await written();
    await clickStory(page, "bridge");
    await page.getByRole("button", { name: words("swap") }).click();
    await clickStory(page, "harbour");
    await expect.poll(written).toContain("place: {page: 2, columns: 2, rows: 1-5} # the east");
    expect(await written()).toContain("page: 1\n      columns: 1-2\n      rows: 20-40 # short");
    await settled(page, folder);
    await page.keyboard.press("Control+z");
    await expect.poll(written).toBe(before);
    await settled(page, folder);
  });

  test("a swap that is thought better of is none: by Escape, by its button, by putting the hand away", async () => {
    const before = await written();
    const button = page.getByRole("button", { name: words("swap") });
    const side = await page.locator("aside.side").getAttribute("class");
    const endings = [
      () => page.keyboard.press("Escape"),
      () => button.click(),
      async () => {
        await page.keyboard.press("e");
        await page.keyboard.press("e");
        await clickStory(page, "bridge");
      },
    ];
    for (const end of endings) {
      await clickStory(page, "bridge");
      await button.click();
      await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
      await end();
      await expect.poll(() => button.getAttribute("aria-pressed")).toBe("false");
    }
    expect(await page.locator("aside.side").getAttribute("class")).toBe(side);
    await clickStory(page, "harbour");
    // A step would be answered before this one.
    expect(await stepSent(page, () => page.keyboard.press("ArrowLeft"))).toBe(200);
    expect(await stepSent(page, () => page.keyboard.press("Control+z"), "/undo")).toBe(200);
    await settled(page, folder);
    expect(await written()).toBe(before);
  });

  test("a swap ends when its story is taken out of the manifest", async () => {
    await clickStory(page, "bridge");
    await page.getByRole("button", { name: words("swap"), exact: true }).click();
    const sound = await written();
    const [start, end] = [sound.indexOf("  - id: bridge"), sound.indexOf("  - id: harbour")];
    await save(join(folder, "issue.yaml"), sound.slice(0, start) + sound.slice(end));
    await page.locator(".hand-bar", { hasText: words("choose-frame") }).waitFor();
    const steps: string[] = [];
    const note = (request: Request): unknown => request.url().includes("/hand?") && steps.push(request.url());
    page.on("request", note);
    await clickStory(page, "harbour");
    await save(join(folder, "issue.yaml"), sound);
    await settled(page, folder);
    page.off("request", note);
    expect(steps).toEqual([]);
  });

  test("a choice in the bar is undone from where the keyboard is", async () => {
    const before = await written();
    await clickStory(page, "harbour");
    const choice = page.locator(".hand-bar select").nth(1);
    await choice.focus();
    await choice.selectOption("major");
    await shows("priority: major");
    await choice.press("Control+z");
    await expect.poll(written).toBe(before);
    await settled(page, folder);
  });

  test("make-ups that were offered for one page are not offered for another", async () => {
    await clickStory(page, "bridge");
    const before = await written();
    await page.getByRole("button", { name: words("unpin"), exact: true }).click();
    await expect.poll(written).not.toBe(before);
    await settled(page, folder);
    await clickStory(page, "bridge");
    await page.getByRole("button", { name: words("alternatives") }).click();
    await page.locator(".alternatives li").first().waitFor();
    await page.keyboard.press("3");
    await page.locator("main.desk.overview").waitFor();
    await clickStory(page, "market");
    await expect.poll(() => page.locator(".alternatives").count()).toBe(0);
    await page.keyboard.press("2");
    await page.locator("main.desk.facing").waitFor();
    await page.keyboard.press("Control+z");
    await expect.poll(written).toBe(before);
    await settled(page, folder);
  });

  test("a drag that the system takes away writes nothing", async () => {
    const before = await written();
    await clickStory(page, "bridge");
    const at = await middleOf(page, "bridge");
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x, at.y + (await stepsOn(page)).rows * 4, { steps: 4 });
    await page.locator(".ghost").first().waitFor({ state: "attached" });
    await page.locator("main.desk").dispatchEvent("pointercancel");
    await expect.poll(() => page.locator(".ghost").count()).toBe(0);
    await page.mouse.up();
    await settled(page, folder);
    expect(await written()).toBe(before);
  });

  test("an edit that came in between is not overwritten", async () => {
    await clickStory(page, "harbour");
    const theirs = (await written()).replace("大桥通车", "大桥昨日通车");
    // The step is made against the revision from before.
    await beforeStep(page, () => save(join(folder, "issue.yaml"), theirs));
    const told = page.locator(".notice", { hasText: words("conflict") }).waitFor();
    expect(await stepSent(page, () => page.keyboard.press("ArrowRight"))).toBe(409);
    await told;
    expect(await written()).toBe(theirs);
    await expect.poll(() => page.locator('svg[data-page="1"] .text').textContent()).toContain("大桥昨日通车");
  });

  test("while the manifest has a mistake no step is written, and the reader is told to mend it, not to look at pages that do not come", async () => {
    await clickStory(page, "harbour");
    const sound = await written();
    const faulty = sound.replace("pages:", "pages: [");
    await save(join(folder, "issue.yaml"), faulty);
    const banner = page.locator(".banner:not([hidden])");
    await banner.waitFor();
    const told = page.locator(".notice", { hasText: words("mend-first") }).waitFor();
    expect(await stepSent(page, () => page.keyboard.press("ArrowRight"))).toBe(409);
    await told;
    expect(await written()).toBe(faulty);
    await save(join(folder, "issue.yaml"), sound);
    await expect.poll(() => banner.count()).toBe(0);
  });

  test("what was done before an edit from elsewhere is not undone, and the reader is told that trying again is no use", async () => {
    await settled(page, folder);
    const theirs = await written();
    const told = page.locator(".notice", { hasText: words("past") }).waitFor();
    expect(await stepSent(page, () => page.keyboard.press("Control+z"), "/undo")).toBe(409);
    await told;
    expect(await written()).toBe(theirs);
  });

  test("copy is changed in the side panel", async () => {
    await settled(page, folder);
    await page.keyboard.press("e");
    await page.locator("main.desk:not(.hand)").focus();
    await middleOf(page, "harbour");
    // Text follows its ink.
    const text = page.locator('svg[data-page="2"] .text tspan', { hasText: "天地玄黄" }).first();
    await text.waitFor({ state: "attached" });
    await drawn(page);
    const at = await text.boundingBox();
    await page.mouse.click((at?.x ?? 0) + 4, (at?.y ?? 0) + (at?.height ?? 0) / 2);
    const area = page.locator(".source textarea");
    await area.waitFor();
    await area.evaluate((each: HTMLTextAreaElement) => {
      each.setRangeText("地天");
      each.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await area.press("Control+s");
    await expect.poll(written).toMatch(/地天|天地天/);
  });
});

/** A column and a row of the preset 四开, in pixels. */
function stepsOn(page: Page): Promise<{ columns: number; rows: number }> {
  return page.evaluate(() => {
    const scale = Number(document.querySelector<HTMLElement>("main.desk")?.style.getPropertyValue("--scale"));
    const [first, second] = [...document.querySelectorAll('svg[data-page="1"] .column')].map(
      (each) => each.getBoundingClientRect().x,
    );
    return { columns: (second ?? 0) - (first ?? 0), rows: 12 * scale };
  });
}

async function drag(page: Page, from: OnScreen, by: { columns: number; rows: number }): Promise<void> {
  const steps = await stepsOn(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + steps.columns * by.columns, from.y + steps.rows * by.rows, { steps: 5 });
  await page.mouse.up();
}

async function dragOnto(page: Page, story: string, other: string): Promise<void> {
  await middleOf(page, story);
  const [from, to] = await page.evaluate(
    (names) =>
      names.map((name) => {
        const { x, y, width, height } = (
          document.querySelector(`.frame[data-of="${name}"]`) as Element
        ).getBoundingClientRect();
        return { x: x + width / 2, y: y + height * 0.7 };
      }),
    [story, other],
  );
  if (from === undefined || to === undefined) throw new Error("no frames");
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}
