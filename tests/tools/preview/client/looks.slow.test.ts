import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { called, folderOf, heiStyles, paper, type RunningPreview, save, startPreview } from "../../../cli/program.ts";
import { drawn, painted } from "./browser.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Copy that is over, so that there are messages and marks. */
const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 社会}
stories:
  - id: bridge
    headline: 大桥通车
    body: ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(12)}
    place: {page: 1, columns: 1-2, rows: 1-12}
  - id: harbour
    headline: 港口
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 2, columns: 1, rows: 1-4}
`;

interface Axe {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

describe.skipIf(!hasChromium)("how the preview looks, in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview | undefined;
  let speaks = "";

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper });
  });
  afterAll(async () => {
    await browser?.close();
    await preview?.end();
  });

  const opened = async (view: object): Promise<Page> => {
    const page = await openTab(browser, { viewport: { width: 1280, height: 800 } });
    await page.addInitScript((stored) => localStorage.setItem("banmian-view", JSON.stringify(stored)), view);
    await page.goto(preview?.address ?? "");
    await painted(page);
    return page;
  };
  const faultsOn = async (page: Page): Promise<readonly string[]> => {
    // Its script is one expression, which the page's policy does not keep from the browser's own hand.
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<Axe>("axe.run({ resultTypes: ['violations'] })");
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  const looks = [
    ["en", "light"],
    ["zh", "dark"],
    ["zh", "light"],
    ["en", "dark"],
  ];

  test.each(looks)("axe finds nothing in %s, %s", async (language, theme) => {
    if (speaks !== language) {
      await preview?.end();
      preview = await startPreview(folder, ["--port", "0", "--lang", language]);
      speaks = language;
    }
    const overlays = ["marks", "frames", "legs", "grid", "baselines", "rulers"];
    for (const view of [
      { side: "messages" },
      { side: "stories", mode: "overview" },
      { tool: "hand", shown: overlays },
    ]) {
      const page = await opened({ theme, ...view });
      expect(await faultsOn(page)).toEqual([]);
      await page.context().close();
    }
    const page = await opened({ theme, mode: "single" });
    await page.locator(".messages button").first().click();
    await page.locator(".source textarea").waitFor();
    await drawn(page);
    expect(await faultsOn(page)).toEqual([]);
    await page.locator("main.desk").focus();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    expect(await faultsOn(page)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [640, 360, "a small window at 200 %"],
    [820, 1180, "a tablet that stands"],
    [1280, 720, "a laptop"],
  ])("at %i × %i nothing lies beside the window, and axe finds nothing: %s", async (width, height) => {
    const page = await opened({ side: "stories", tool: "hand", shown: ["frames"] });
    await page.setViewportSize({ width, height });
    await page.keyboard.press(".");
    await page.locator(".hand-bar .title").waitFor();
    await drawn(page);
    const faults = await page.evaluate(() => {
      const wide = [...document.querySelectorAll(".tabs button, .side, .desk, .hand-bar")].filter(
        (each) => each.getBoundingClientRect().right > innerWidth,
      );
      const { clientHeight, clientWidth } = document.querySelector("main.desk") as HTMLElement;
      const small =
        clientHeight < innerHeight / 2 || clientWidth < innerWidth / 2.5
          ? [`desk ${clientWidth} × ${clientHeight}`]
          : [];
      return [...wide.map(({ className }) => className), ...small];
    });
    expect(faults).toEqual([]);
    expect(await faultsOn(page)).toEqual([]);
    await page.locator(".to-source").first().click();
    await page.locator(".source .edit").waitFor();
    await drawn(page);
    const covered = await page.locator(".source .edit button").evaluateAll(
      (buttons) =>
        buttons.filter((button) => {
          const { x, y, width, height } = button.getBoundingClientRect();
          return document.elementFromPoint(x + width / 2, y + height / 2) !== button;
        }).length,
    );
    expect(covered).toBe(0);
    await page.context().close();
  });

  test("by the keyboard alone the source of a story is found: in the list of stories, and from the frame that is chosen", async () => {
    const page = await opened({ side: "stories", tool: "hand" });
    const caretIn = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const area = document.querySelector<HTMLTextAreaElement>(".source > textarea");
        return area === document.activeElement ? area?.value.slice(area.selectionStart).split("\n")[0] : undefined;
      });
    await page.locator(".stories li", { hasText: "港口" }).locator(".to-source").focus();
    await page.keyboard.press("Enter");
    await expect.poll(caretIn).toBe("港口");
    await page.locator("main.desk").focus();
    await page.keyboard.press(".");
    await page.keyboard.press("Enter");
    await expect.poll(caretIn).toBe("大桥通车");
    await page.context().close();
  });

  test.each(["messages", "source", "stories"])("on a phone the pages keep their width beside %s", async (side) => {
    const page = await openTab(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.addInitScript((stored) => localStorage.setItem("banmian-view", JSON.stringify(stored)), {
      side,
      tool: "hand",
    });
    await page.goto(preview?.address ?? "");
    await painted(page);
    await drawn(page);
    const { desk, panel, wide } = await page.evaluate(() => {
      const sizeOf = (name: string): number[] => {
        const { clientWidth = 0, clientHeight = 0 } = document.querySelector(name) ?? {};
        return [clientWidth, clientHeight];
      };
      return { desk: sizeOf("main.desk"), panel: sizeOf(".side"), wide: document.documentElement.scrollWidth };
    });
    expect(desk[0]).toBeGreaterThan(300);
    expect(desk[1]).toBeGreaterThan(260);
    expect(panel[0]).toBeGreaterThan(380);
    expect(panel[1]).toBeGreaterThan(200);
    expect(wide).toBe(390);
    await page.context().close();
  });

  test("a finger takes hold of an edge of a page that is shown small", async () => {
    const page = await openTab(browser, { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true });
    await page.addInitScript((stored) => localStorage.setItem("banmian-view", JSON.stringify(stored)), {
      tool: "hand",
      mode: "overview",
    });
    await page.goto(preview?.address ?? "");
    await painted(page);
    await page.locator("main.desk").focus();
    await page.keyboard.press(".");
    const under = await page.locator(".grip.s").evaluate((grip) => {
      const { x, y, width, height } = grip.getBoundingClientRect();
      const found = document.elementFromPoint(x + width / 2, y + height / 2 + 8) as SVGElement | null;
      return [Math.round(width), found?.dataset["grip"]];
    });
    expect(under[0]).toBeLessThan(6);
    expect(under[1]).toBe("s");
    await page.context().close();
  });

  test("the list of pages has a dummy of each, with section and fill", async () => {
    const page = await opened({});
    const items = page.locator(".pages li");
    expect(await items.count()).toBe(2);
    expect(await items.nth(0).textContent()).toMatch(/1 ?要闻/);
    expect(await items.nth(0).locator("small.over").count()).toBe(1);
    expect(await items.nth(0).locator(".dummy .over").count()).toBe(1);
    expect(await items.nth(1).locator(".dummy .copy").count()).toBe(1);
    await page.context().close();
  });

  test("a page stands beside itself as it was before the last save, or over it in turns", async () => {
    const page = await opened({ compare: "save" });
    expect(await page.locator(".earlier").count()).toBe(0);
    const before = await page.evaluate(() => Number(document.documentElement.dataset["painted"]));
    await save(join(folder, "issue.yaml"), manifest.replace("天地玄黄", "地天玄黄"));
    await painted(page, before + 1);
    await page
      .locator('.pair:has([data-page="2"]) .earlier.beside svg.was path[d]')
      .first()
      .waitFor({ state: "attached" });
    await expect.poll(() => page.locator(".earlier").count()).toBe(1);
    await expect.poll(() => page.locator('svg[data-page="2"] .diff.added').count()).toBeGreaterThan(0);
    await drawn(page);
    const [was, is] = await Promise.all(
      [".earlier", '.sheet[data-page="2"]'].map((part) => page.locator(part).boundingBox()),
    );
    expect((was?.x ?? 0) + (was?.width ?? 0)).toBeLessThanOrEqual((is?.x ?? 0) + 1);
    await page.locator("main.desk").focus();
    await page.keyboard.press("v");
    await page.locator(".earlier.blink").waitFor();
    const apart = async (): Promise<number> => {
      const [over, sheet] = await Promise.all(
        [".earlier", '.sheet[data-page="2"]'].map((part) => page.locator(part).boundingBox()),
      );
      return Math.abs((over?.x ?? 0) - (sheet?.x ?? 0));
    };
    await expect.poll(apart).toBeLessThan(2);
    await page.keyboard.press("c");
    await expect.poll(() => page.locator(".earlier").count()).toBe(0);
    await page.context().close();
  });

  test("what --against names, and the lock, are compared with", async () => {
    const sound = await folderOf({
      "issue.yaml": manifest.replace("rows: 1-12", "rows: 1-40"),
      "paper.yaml": `${paper}${heiStyles}`,
    });
    expect((await called(["build", sound, "--layout", "--out", join(sound, "out")], sound)).exit).toBe(0);
    expect((await called(["lock", sound], sound)).exit).toBe(0);
    await writeFile(
      join(sound, "issue.yaml"),
      manifest.replace("rows: 1-12", "rows: 1-40").replace("天地玄黄", "地天玄黄"),
    );
    const built = (await called(["build", sound, "--out", join(sound, "out2")], sound)).stdout;
    expect(built).toContain("out2");
    const other = await startPreview(sound, ["--port", "0", "--against", join("out", "SK-2026-11-24")]);
    const page = await openTab(browser);
    await page.goto(other.address);
    await painted(page);
    await page.locator('header select:has(option[value="save"])').selectOption("lock");
    await page.locator('svg[data-page="2"] .diff.moved').first().waitFor({ state: "attached" });
    await page.locator('header select:has(option[value="save"])').selectOption("other");
    await page.locator('.pair:has([data-page="2"]) .earlier img').waitFor();
    await page.waitForFunction(() => (document.querySelector(".earlier img") as HTMLImageElement).naturalWidth > 500);
    await expect.poll(() => page.locator('svg[data-page="2"] .diff.added').count()).toBeGreaterThan(0);
    await page.context().close();
    await other.end();
  });
});
