import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, freePort, paper, type RunningPreview, save, startPreview } from "../../../cli/program.ts";
import { clickText, drawn, painted, shownRevision, watchForLight, words } from "./browser.ts";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 社会}
stories: # two
  - id: bridge
    headline: 大桥通车
    body: {file: stories/bridge.md}
    place: {page: 1, columns: 1-2, rows: 20-40} # the east
  - id: harbour
    headline: 港口
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 2, columns: 1, rows: 1-4}
`;
const copy = `${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(6)}\n\n𠮷祥里的灯亮到很晚。\n`;
const files = { "issue.yaml": manifest, "paper.yaml": paper, "stories/bridge.md": copy };

describe.skipIf(!hasChromium)("in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf(files);
    preview = await startPreview(folder, ["--port", String(await freePort())]);
    page = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(preview.address);
    await painted(page);
  });
  afterAll(async () => {
    await browser?.close();
    expect(await preview?.end()).toBe(0);
  });

  test("text is found across the ends of lines", async () => {
    const found = (): Promise<readonly boolean[]> =>
      page.evaluate(() =>
        ["渡口的老人把船翻了过来。江水退去的第三天", "𠮷祥里的灯"].map((text) => {
          getSelection()?.removeAllRanges();
          return (window as unknown as { find(text: string): boolean }).find(text);
        }),
      );
    // Text follows its ink.
    await expect.poll(found).toEqual([true, true]);
    await page.evaluate(() => getSelection()?.removeAllRanges());
  });

  test("a faulty manifest leaves the last pages; a banner names them and each is marked, until it is mended", async () => {
    const revision = await shownRevision(page);
    await save(join(folder, "issue.yaml"), manifest.replace("pages:", "pages: ["));
    await page.locator(".banner", { hasText: words("faulty", { count: 2, pages: "1, 2" }) }).waitFor();
    expect(await page.locator(".sheet.old").count()).toBe(2);
    expect(await page.locator('svg.page[data-page="1"] .ink path[data-glyphs][d]').count()).toBeGreaterThan(10);
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥今通车"));
    await painted(page, revision + 1);
    await expect.poll(() => page.locator(".banner:not([hidden]), .sheet.old").count()).toBe(0);
    // The text follows a frame behind its ink.
    await expect.poll(() => page.locator('svg.page[data-page="1"] .text').textContent()).toContain("大桥今通车");
  });

  test("a cursor of an editor lights the text in every tab, and scrolls only to what is out of view", async () => {
    const second = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    await second.goto(preview.address);
    await painted(second);
    for (const each of [page, second]) await each.evaluate(watchForLight, "2");
    const line = manifest.split("\n").findIndex((each) => each.includes("天地玄黄")) + 1;
    const reply = await fetch(`http://127.0.0.1:${preview.port}/where`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ file: join(folder, "issue.yaml"), line, column: 11 }),
    });
    expect(reply.status).toBe(200);
    for (const each of [page, second])
      await each.waitForFunction(() => document.documentElement.dataset["lit"] !== undefined);
    await second.context().close();
  });

  test("however many tabs are open, the one that is looked at is drawn, and one that is looked at again is as it should be", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tabs: Page[] = [];
    // A browser opens six connections to a host.
    for (let count = 0; count < 8; count++) {
      const tab = await context.newPage();
      await tab.goto(preview.address);
      await painted(tab);
      await tab.evaluate(setHidden, true);
      tabs.push(tab);
    }
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥早已通车"));
    const [first] = tabs;
    await first?.evaluate(setHidden, false);
    await expect.poll(() => first?.locator('svg.page[data-page="1"] .text').textContent()).toContain("大桥早已通车");
    await context.close();
  });

  test("a wish to compare with what is not there is no complaint", async () => {
    await page.evaluate(() => localStorage.setItem("banmian-view", JSON.stringify({ compare: "other" })));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await painted(page);
    await drawn(page);
    expect(asked).not.toContain("/compare");
    expect(await page.locator(".bar label select").inputValue()).toBe("off");
  });

  test("after a restart of the server the tab goes on", async () => {
    await preview.end();
    await page.locator(".banner:not([hidden])").waitFor();
    // The click's answer comes after it.
    const refused = page.waitForEvent("requestfailed", (request) => !request.url().includes("/events"));
    await clickText(page, "祥里的灯亮");
    await refused;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await page.locator(".notice:not([hidden])").count()).toBe(0);
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥又通车"));
    preview = await startPreview(folder, ["--port", String(preview.port)]);
    await expect.poll(() => page.locator('svg.page[data-page="1"] .text').textContent()).toContain("大桥又通车");
    await expect
      .poll(() => page.locator('svg.page[data-page="1"] .ink path[data-glyphs][d]').count())
      .toBeGreaterThan(10);
    expect(await page.locator(".banner:not([hidden])").count()).toBe(0);
  });

  test("a tab goes on after another program has answered on the port meanwhile", async () => {
    await preview.end();
    let asked: () => void = () => undefined;
    const wasAsked = new Promise<void>((done) => {
      asked = done;
    });
    const other = createServer((request, response) => {
      response.writeHead(404).end("not here");
      if (request.url?.startsWith("/events")) asked();
    });
    await new Promise<void>((done) => other.listen(preview.port, "127.0.0.1", done));
    await wasAsked;
    await new Promise<void>((done) => {
      other.close(() => done());
      other.closeAllConnections();
    });
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥还是通车"));
    preview = await startPreview(folder, ["--port", String(preview.port)]);
    await expect.poll(() => page.locator('svg.page[data-page="1"] .text').textContent()).toContain("大桥还是通车");
    await expect.poll(() => page.locator(".banner:not([hidden])").count()).toBe(0);
  });

  test("nothing of all that was an error in the browser, and no file was written", async () => {
    expect(errors).toEqual([]);
    expect(await readFile(join(folder, "paper.yaml"), "utf8")).toBe(paper);
  });
});

/** As when another tab is looked at: a browser that is driven shows all. Runs in the browser. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
