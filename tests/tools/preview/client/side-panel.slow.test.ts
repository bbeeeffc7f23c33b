import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../../chromium.ts";
import { folderOf, paper, type RunningPreview, save, startPreview } from "../../../cli/program.ts";
import { drawn, painted, words } from "./browser.ts";
import { beforeStep, settled, stepSent } from "./hands.ts";

const manifest = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1, section: 要闻}
stories: # what we have
  - id: bridge # first
    headline: 大桥通车
    body: {file: stories/bridge.md}
    place: {page: 1, columns: 1-2, rows: 20-40} # the east
  - id: market
    headline: 早市开张
    body: 早市的豆腐还冒着热气。
    place: {page: 1, columns: 4-5, rows: 50-60}
`;
const copy = `${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(6)}\n`;

describe.skipIf(!hasChromium)("the source beside the pages, in Chromium", () => {
  let browser: Browser;
  let folder: string;
  let preview: RunningPreview;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": paper, "stories/bridge.md": copy });
    preview = await startPreview(folder, ["--port", "0"]);
  });
  afterAll(async () => {
    await browser?.close();
    expect(await preview?.end()).toBe(0);
    expect(preview?.said()).not.toContain("Error");
  });
  beforeEach(async () => {
    await save(join(folder, "issue.yaml"), manifest);
    await save(join(folder, "stories/bridge.md"), copy);
    await page?.context().close();
    page = await openTab(browser, { viewport: { width: 1400, height: 900 } });
    await page.goto(preview.address);
    await painted(page);
    await settled(page, folder);
  });

  const written = (): Promise<string> => readFile(join(folder, "issue.yaml"), "utf8");
  const area = (): ReturnType<Page["locator"]> => page.locator(".source > textarea");
  /** Shows the source of a text of the page. */
  const pointAt = async (text: string): Promise<void> => {
    await clickOn(page, text);
    await expect.poll(() => behindCaret(page)).toBe(text[0]);
  };
  /** Writes in front of a text, as at the keyboard. */
  const writeBefore = async (text: string, more: string): Promise<void> => {
    await area().evaluate((each: HTMLTextAreaElement, wanted) => {
      const at = each.value.indexOf(wanted);
      each.focus();
      each.setSelectionRange(at, at);
    }, text);
    await page.keyboard.insertText(more);
  };
  const notice = (id: string): Promise<void> => page.locator(".notice:not([hidden])", { hasText: words(id) }).waitFor();

  test("what is written stays while other things of the file, other files and other lists are looked at", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    await pointAt("大桥通车");
    expect(await area().inputValue()).toContain("今晨早市开张");
    await clickOn(page, "江水退去");
    await notice("unsaved");
    expect(await area().inputValue()).toContain("今晨早市开张");
    await page.getByRole("tab", { name: words("messages") }).click();
    await page.getByRole("tab", { name: words("source") }).click();
    expect(await area().inputValue()).toContain("今晨早市开张");
    // As with Caps Lock.
    await area().press("Control+S");
    await expect.poll(written).toBe(manifest.replace("早市开张", "今晨早市开张"));
    // The file is written before the panel is told so.
    await expect.poll(() => page.getByRole("button", { name: words("save") }).isDisabled()).toBe(true);
    await pointAt("江水退去");
  });

  test("a click on the page shows a caret in the source; keys stay the page's until one clicks into the text", async () => {
    await pointAt("老人把船翻了过来");
    for (const key of "ec1") await page.keyboard.press(key);
    await page.locator("main.desk.hand.single").waitFor();
    expect(await area().inputValue()).toBe(copy);
    // The caret is drawn where a click puts it.
    const [at, x, y] = await area().evaluate((each: HTMLTextAreaElement) => {
      const box = each.getBoundingClientRect();
      const [left = 0, top = 0] = each.style.getPropertyValue("--caret").split(" ").map(Number.parseFloat);
      return [each.selectionStart, box.x + 1 + left, box.y + 1 + top - each.scrollTop] as const;
    });
    await area().evaluate((each: HTMLTextAreaElement) => each.setSelectionRange(0, 0));
    await page.mouse.click(x + 2, y + 8);
    expect(await area().evaluate((each: HTMLTextAreaElement) => each.selectionStart)).toBe(at);
    expect(await area().evaluate((each) => each.style.getPropertyValue("--caret"))).toBe("");
    await page.keyboard.press("e");
    expect(await area().inputValue()).toBe(`${copy.slice(0, at)}e${copy.slice(at)}`);
  });

  test("Escape leads from the source back to the pages, and then closes the panel", async () => {
    await pointAt("早市开张");
    await area().focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.locator("svg .column").first().waitFor({ state: "attached" });
    expect(await area().inputValue()).toBe(manifest);
    await page.keyboard.press("Escape");
    await page.locator(".side.closed").waitFor();
  });

  test("errors are listed before warnings, whatever was found first", async () => {
    const faulty = manifest.replace("早市的豆腐", "早市—豆腐").replace("rows: 20-40", "rows: 20-21");
    await save(join(folder, "issue.yaml"), faulty);
    const severities = (): Promise<(string | null)[]> =>
      page.locator(".messages li").evaluateAll((items) => items.map((item) => item.getAttribute("class")));
    await expect.poll(severities).toEqual(["error", "warning", "warning"]);
    // What follows from the error stands under it.
    expect(await page.locator(".messages .error .also").count()).toBe(2);
  });

  test("after a look at a message's source the list is as it was left", async () => {
    await page.setViewportSize({ width: 1400, height: 300 });
    const faulty = manifest.replace("早市的豆腐", "早市—豆腐").replace("rows: 20-40", "rows: 20-21");
    await save(join(folder, "issue.yaml"), faulty);
    await page.locator(".filters .error input").uncheck();
    const messages = page.locator(".messages li");
    await expect.poll(() => messages.count()).toBe(2);
    await messages.last().scrollIntoViewIfNeeded();
    const top = (): Promise<number> => page.locator(".panel").evaluate(({ scrollTop }) => scrollTop);
    const left = await top();
    expect(left).toBeGreaterThan(0);
    await messages.last().locator("button").first().click();
    await area().waitFor();
    await page.getByRole("tab", { name: words("messages") }).click();
    expect([await messages.count(), await top()]).toEqual([2, left]);
  });

  test("a message is asked for what cures it: over a fix the page is shown with it, a click does it, and it can be undone", async () => {
    const faulty = manifest.replace(
      "place: {page: 1, columns: 4-5, rows: 50-60}",
      "plase: {page: 1, columns: 4-5, rows: 50-60}",
    );
    await save(join(folder, "issue.yaml"), faulty);
    // Until the new state has come, the first message is another one.
    const first = page.locator(".messages li", { hasText: "plase" }).first();
    await first.getByRole("button", { name: words("fix") }).click();
    const fix = first.locator("button.fix", { hasText: "plase" });
    await fix.hover();
    await fix.click();
    await expect.poll(written).toBe(manifest);
    await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(written).toBe(faulty);
  });

  test("what is written outlives a reload, and is saved on top of what was saved meanwhile", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.goto("about:blank");
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥昨日通车"));
    await page.goto(preview.address);
    await expect.poll(() => area().inputValue()).toContain("大桥昨日通车");
    expect(await area().inputValue()).toContain("今晨早市开张");
    await area().press("Control+s");
    await expect.poll(written).toBe(manifest.replace("大桥通车", "大桥昨日通车").replace("早市开张", "今晨早市开张"));
    // What is saved is not kept.
    await expect.poll(() => page.getByRole("button", { name: words("save") }).isDisabled()).toBe(true);
    await page.reload();
    await page.getByText(words("click-hint")).waitFor();
  });

  test("what is written while a save is under way is saved by the next", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    await page.keyboard.press("Control+s");
    await page.keyboard.insertText("六时");
    await page.keyboard.press("Control+s");
    await expect.poll(written).toBe(manifest.replace("早市开张", "今晨六时早市开张"));
    await settled(page, folder);
    expect(await area().inputValue()).toContain("今晨六时早市开张");
    expect(await page.getByRole("button", { name: words("save") }).isDisabled()).toBe(true);
  });

  test("a save that is asked for again and again saves nothing that is written later", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    for (let times = 0; times < 3; times++) await page.keyboard.press("Control+s");
    await page.keyboard.insertText("六");
    await expect.poll(written).toBe(manifest.replace("早市开张", "今晨早市开张"));
    await settled(page, folder);
    // A step of the hand waits behind all that was asked for before.
    await page.locator("main.desk").focus();
    await page.keyboard.press("e");
    expect(await stepSent(page, () => page.keyboard.press("Control+z"), "/undo")).toBe(200);
    await page.keyboard.press("e");
    expect(await written()).toBe(manifest);
    await expect.poll(() => area().inputValue()).toContain("六早市开张");
  });

  test("what was saved is undone by Ctrl+Z on the pages, whatever the tool, and no letter of the panel by the browser", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    await page.keyboard.press("Control+s");
    await expect.poll(written).toBe(manifest.replace("早市开张", "今晨早市开张"));
    await settled(page, folder);
    await page.locator("main.desk").focus();
    expect(await stepSent(page, () => page.keyboard.press("Control+z"), "/undo")).toBe(200);
    await expect.poll(written).toBe(manifest);
    await expect.poll(() => area().inputValue()).not.toContain("今晨");
    expect(await page.getByRole("button", { name: words("save") }).isDisabled()).toBe(true);
  });

  test("what is saved elsewhere in the file meanwhile comes in, and neither is lost", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥昨日通车"));
    await expect.poll(() => area().inputValue()).toContain("大桥昨日通车");
    expect(await area().inputValue()).toContain("今晨早市开张");
    // The caret is where it was.
    await page.keyboard.insertText("六时");
    await page.keyboard.press("Control+s");
    await expect
      .poll(written)
      .toBe(manifest.replace("大桥通车", "大桥昨日通车").replace("早市开张", "今晨六时早市开张"));
  });

  test("a save just after another's is carried onto what that wrote above and below", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "今晨");
    const theirs = manifest
      .replace("# what we have", "# 两条")
      .replace("rows: 50-60", "rows: 51-60")
      .replace("大桥通车", "大桥昨日通车");
    await beforeStep(page, () => save(join(folder, "issue.yaml"), theirs));
    expect(await stepSent(page, () => page.keyboard.press("Control+s"))).toBe(409);
    await page.keyboard.insertText("六时");
    await expect.poll(written).toBe(theirs.replace("早市开张", "今晨早市开张"));
    await settled(page, folder);
    expect(await page.locator(".notice:not([hidden])").count()).toBe(0);
    // What was written after the save was asked for is still to be saved.
    expect(await area().inputValue()).toBe(theirs.replace("早市开张", "今晨六时早市开张"));
    await page.keyboard.press("Control+s");
    await expect.poll(written).toBe(theirs.replace("早市开张", "今晨六时早市开张"));
  });

  test("lines that come in above push the place down that the editor is opened at", async () => {
    await pointAt("早市开张");
    const line = manifest.split("\n").findIndex((each) => each.includes("早市开张")) + 1;
    const asked: unknown[] = [];
    page.on("request", (request) => request.url().includes("/open") && asked.push(request.postDataJSON()));
    await save(join(folder, "issue.yaml"), manifest.replace("stories:", "# one\n# two\nstories:"));
    await settled(page, folder);
    await expect.poll(() => page.locator(".where").textContent()).toContain(`issue.yaml:${line + 2}:15`);
    await page.getByRole("button", { name: words("open-editor") }).click();
    await expect.poll(() => asked).toMatchObject([{ line: line + 2, column: 15 }]);
  });

  describe("where the same words are changed elsewhere", () => {
    const theirs = manifest.replace("早市开张", "夜市开张");
    const mine = manifest.replace("早市开张", "今晨早市开张");
    /** Here two changes, of which one touches what is saved elsewhere. */
    const clash = async (): Promise<void> => {
      await pointAt("早市开张");
      await writeBefore("早市开张", "今晨");
      await writeBefore("# the east", "# 东 ");
      await save(join(folder, "issue.yaml"), theirs);
      await page.locator(".clash").waitFor();
    };
    const choose = (id: string): Promise<void> => page.getByRole("button", { name: words(id) }).click();
    const withEast = (text: string): string => text.replace("# the east", "# 东 # the east");

    test("nothing is overwritten, both are to be seen, and what is discarded is the reader's own", async () => {
      await clash();
      expect(await page.locator(".clash dd").allTextContents()).toEqual([
        "    headline: 今晨早市开张\n",
        "    headline: 夜市开张\n",
      ]);
      await page.keyboard.press("Control+s");
      await notice("clash");
      expect(await written()).toBe(theirs);
      expect(await area().inputValue()).toBe(withEast(mine));
      await choose("revert");
      await expect.poll(() => area().inputValue()).toBe(theirs);
      expect(await page.locator(".clash").count()).toBe(0);
    });

    test.each([
      ["keep-mine", mine, "    headline: 夜市开张\n"],
      ["take-theirs", theirs, "    headline: 今晨早市开张\n"],
    ])(
      "%s: the other is laid aside, all else that is written stays, and it is saved when the reader says so",
      async (id, taken, left) => {
        await clash();
        await choose(id);
        expect(await area().inputValue()).toBe(withEast(taken));
        expect(await page.locator(".aside textarea").inputValue()).toBe(left);
        expect(await written()).toBe(theirs);
        await choose("save");
        await expect.poll(written).toBe(withEast(taken));
        await settled(page, folder);
        expect(await page.locator(".aside textarea").inputValue()).toBe(left);
        await page.locator(".aside button").click();
        expect(await page.locator(".aside").count()).toBe(0);
      },
    );

    test("what is written until it goes together with the file is saved upon it", async () => {
      await clash();
      await area().evaluate((each: HTMLTextAreaElement) => {
        each.setSelectionRange(each.value.indexOf("今晨"), each.value.indexOf("今晨") + 2);
        each.focus();
      });
      await page.keyboard.press("Delete");
      await expect.poll(() => page.locator(".clash").count()).toBe(0);
      await page.keyboard.press("Control+s");
      await expect.poll(written).toBe(withEast(theirs));
    });
  });

  test("the line that is not saved is marked and listed until it is saved", async () => {
    await pointAt("早市的豆腐");
    await writeBefore("早市的豆腐", "昨日");
    expect(await page.locator(".unsaved button").allTextContents()).toEqual(["12"]);
    const bars = (): Promise<number> =>
      area().evaluate((each) => getComputedStyle(each).backgroundImage.split("linear-gradient").length);
    // They are drawn when the field has its size, a frame of the screen after the list.
    await expect.poll(bars).toBe(3);
    await page.keyboard.press("Control+s");
    await page.locator(".edit output", { hasText: words("saved") }).waitFor();
    expect(await page.locator(".unsaved").count()).toBe(0);
    await writeBefore("早市的豆腐", "又");
    expect(await page.locator(".edit output").count()).toBe(0);
  });

  test("a story whose file is deleted while it is written is written anew, if the writer keeps it", async () => {
    await pointAt("江水退去");
    await writeBefore("江水退去", "昨夜");
    await rm(join(folder, "stories/bridge.md"));
    await page.locator(".clash", { hasText: words("file-gone") }).waitFor();
    expect(await area().inputValue()).toBe(`昨夜${copy}`);
    await page.getByRole("button", { name: words("keep-mine") }).click();
    await area().press("Control+s");
    await expect
      .poll(() => readFile(join(folder, "stories/bridge.md"), "utf8").catch(() => undefined))
      .toBe(`昨夜${copy}`);
    await expect.poll(() => page.locator(".banner:not([hidden])").count()).toBe(0);
  });

  test("a file that gets another name, which the manifest follows, is not written any more, and the panel says so", async () => {
    await pointAt("江水退去");
    const [old, now] = ["bridge.md", "渡口.md"].map((name) => join(folder, "stories", name)) as [string, string];
    const standing = page.locator(".source > p[role=status]");
    await rename(old, now);
    await expect.poll(() => standing.textContent()).toBe(words("empty-file"));
    await save(join(folder, "issue.yaml"), manifest.replace("bridge.md", "渡口.md"));
    await expect.poll(() => standing.textContent()).toBe(words("unused-file"));
    await area().fill("别的字。");
    await page.keyboard.press("Control+s");
    expect(await page.getByRole("button", { name: words("save") }).isDisabled()).toBe(true);
    await rename(now, old);
    await save(join(folder, "issue.yaml"), manifest);
    // What was written meanwhile is a draft again, beside what the file has.
    await page.locator(".clash").waitFor();
    expect(await readFile(old, "utf8")).toBe(copy);
    expect(await standing.textContent()).toBe("");
  });

  test.each([
    ["paper.yaml", "the paper"],
    ["stories/bridge.md", "a story's file"],
  ])("where %s is missing, the pages stay, and the manifest is not blamed: %s", async (file) => {
    const path = join(folder, file);
    const text = await readFile(path, "utf8");
    await rm(path);
    const banner = page.locator(".banner:not([hidden])");
    await banner.waitFor();
    expect(await banner.textContent()).not.toContain("manifest");
    expect(await page.locator("section.sheet").count()).toBeGreaterThan(0);
    await save(path, text);
    await expect.poll(() => banner.count()).toBe(0);
  });

  test("a mistake that is made here is shown here, and can be mended here", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", '"');
    await page.keyboard.press("Control+s");
    await page.locator(".banner:not([hidden])").waitFor();
    await page.getByRole("tab", { name: words("messages") }).click();
    await page.locator(".messages button").first().click();
    await expect.poll(() => behindCaret(page)).toBe('"');
    expect(await area().inputValue()).toBe(await written());
    await area().focus();
    await page.keyboard.press("Delete");
    await page.keyboard.press("Control+s");
    await expect.poll(written).toBe(manifest);
    await expect.poll(() => page.locator(".banner:not([hidden])").count()).toBe(0);
  });

  test("a mistake that is there from the beginning is shown in its file", async () => {
    const faulty = manifest.replace("早市开张", '"早市开张');
    const other = await folderOf({ "issue.yaml": faulty, "paper.yaml": paper, "stories/bridge.md": copy });
    const beginning = await startPreview(other, ["--port", "0"]);
    try {
      await page.goto(beginning.address);
      await page.locator(".messages button").first().click();
      await expect.poll(() => behindCaret(page)).toBe('"');
      await area().focus();
      await page.keyboard.press("Delete");
      await page.keyboard.press("Control+s");
      await painted(page);
      expect(await readFile(join(other, "issue.yaml"), "utf8")).toBe(manifest);
    } finally {
      await page.goto("about:blank");
      await beginning.end();
    }
  });

  test("in a vertical paper, too, the text that is found lies over its letters", async () => {
    const other = await folderOf({
      "issue.yaml": manifest.replace(
        "place: {page: 1, columns: 4-5, rows: 50-60}",
        "place: {page: 1, columns: 3-4, rows: 5-30}",
      ),
      "paper.yaml": `${paper}writing: vertical\ngrid: {columns: 7, rows: 50}\n`,
      "stories/bridge.md": copy,
    });
    const standing = await startPreview(other, ["--port", "0"]);
    try {
      await page.goto(standing.address);
      await painted(page);
      await pointAt("早市的豆腐");
      await pointAt("大桥通车");
      await pointAt("早市开张");
    } finally {
      await page.goto("about:blank");
      await standing.end();
    }
  });

  test("what is written after a composed word stands behind it", async () => {
    await pointAt("早市开张");
    await area().focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "jin", selectionStart: 3, selectionEnd: 3 });
    await keyboard.send("Input.insertText", { text: "今" });
    await drawn(page);
    await page.keyboard.insertText("晨");
    expect(await area().inputValue()).toBe(manifest.replace("早市开张", "今晨早市开张"));
  });

  test("a word that is being composed is not torn by a save elsewhere", async () => {
    await pointAt("早市开张");
    await writeBefore("早市开张", "");
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send("Input.imeSetComposition", { text: "jin", selectionStart: 3, selectionEnd: 3 });
    await save(join(folder, "issue.yaml"), manifest.replace("大桥通车", "大桥昨日通车"));
    await settled(page, folder);
    expect(await area().inputValue()).toContain("jin早市开张");
    await keyboard.send("Input.insertText", { text: "今" });
    await expect.poll(() => area().inputValue()).toContain("大桥昨日通车");
    expect(await area().inputValue()).toContain("今早市开张");
    await page.keyboard.press("Control+s");
    await expect.poll(written).toBe(manifest.replace("大桥通车", "大桥昨日通车").replace("早市开张", "今早市开张"));
  });
});

/** The character behind the caret; undefined while something is selected. */
function behindCaret(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const area = document.querySelector<HTMLTextAreaElement>(".source > textarea");
    return area?.selectionStart === area?.selectionEnd ? area?.value[area.selectionStart] : undefined;
  });
}

/** Clicks the first character of a text on the pages. */
async function clickOn(page: Page, text: string): Promise<void> {
  const place = (): Promise<{ x: number; y: number } | undefined> =>
    page.evaluate((wanted) => {
      for (const { firstChild } of document.querySelectorAll("svg.page .text tspan")) {
        const at = firstChild?.textContent?.indexOf(wanted) ?? -1;
        if (firstChild === null || at < 0) continue;
        const range = document.createRange();
        range.setStart(firstChild, at);
        range.setEnd(firstChild, at + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return undefined;
    }, text);
  // Text follows its ink.
  await expect.poll(place).toBeDefined();
  await drawn(page);
  const { x, y } = (await place()) ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}
