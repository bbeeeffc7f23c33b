import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteServer } from "../../src/tools/publish/serve-site.ts";
import { hasChromium, openBrowser, openTab } from "../chromium.ts";
import { called, folderOf } from "./program.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What is right need not be told. */
const FAULTS = "axe.run({ resultTypes: ['violations'] })";

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 1000 } };
const DAY = "pc/layout/202611/25";
const STORIES = "pc/content/202611/25";

// A sample issue, and the day before it, so that there is somewhere to turn to.
describe.skipIf(!hasChromium)("in Chromium (skipped where it is not installed)", () => {
  let browser: Browser;
  let site = "";
  /** The same on the disk. */
  let root = "";
  const complaints: string[] = [];

  beforeAll(async () => {
    const folder = await folderOf({});
    const samples = resolve("issues/2026-11-25");
    const other = await folderOf({ "issue.yaml": dayBefore(join(samples, "issue.yaml")) });
    const run = await called(["site", samples, other, "--out", join(folder, "site")], folder);
    expect(run.exit, run.stderr).toBe(0);
    root = join(folder, "site");
    const server = siteServer(root);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const place = server.address();
    site = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}`;
    browser = await openBrowser();
    return () => server.close();
  });

  afterAll(async () => browser?.close());

  /** A tab for each way to look at the site, which tests share: to open one takes three times as long as to open a page. */
  const tabs = new Map<string, Page>();

  /** A page of the site, as if nobody had been there before. */
  async function open(path: string, how: BrowserContextOptions = DESK): Promise<Page> {
    const key = JSON.stringify(how);
    const page = tabs.get(key) ?? (await newTab(how));
    tabs.set(key, page);
    await page.mouse.move(0, 0);
    if (page.url().startsWith(site)) await page.evaluate("localStorage.clear()");
    await page.goto(`${site}/${path}`);
    return page;
  }

  /** What its console complains of is gathered. */
  async function newTab(how: BrowserContextOptions): Promise<Page> {
    const page = await openTab(browser, how);
    page.on("console", (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    return page;
  }

  const pathOf = (page: Page): string => decodeURIComponent(new URL(page.url()).pathname).slice(1);
  const heading = (page: Page): Promise<string | null> => page.locator("h1").textContent();
  /** A click has led to a page: it need not be there when the click has ended. */
  const leadsTo = (page: Page, path: string) => expect.poll(() => pathOf(page)).toBe(path);
  const isHeaded = (page: Page, text: string) => expect.poll(() => heading(page)).toBe(text);

  test.each([
    ["with scripts", {}],
    ["without", { javaScriptEnabled: false }],
  ] as const)("entry, page, zone, story, next story, next page, issue before, %s", async (_how, more) => {
    const page = await open("", { ...DESK, ...more });
    await page.locator("a.sheet").click();
    await leadsTo(page, `${DAY}/node_A01.html`);
    // In the middle of the lead's zone, where its photo is.
    await page.locator("a.zone.s1").click();
    await leadsTo(page, `${STORIES}/content_twelve-boats.html`);
    await isHeaded(page, "十二条木船回到汀湖");
    await page.getByRole("link", { name: "下一篇" }).click();
    await isHeaded(page, "立冬后首场大雾　或在后天");
    await page.locator(".facts a").click();
    await page.getByRole("link", { name: "下一版" }).click();
    await leadsTo(page, `${DAY}/node_A02.html`);
    await isHeaded(page, "A02版：民生");
    await page.getByRole("link", { name: "上一期" }).click();
    await leadsTo(page, "pc/layout/202611/24/node_A01.html");
    await page.getByRole("link", { name: "下一期" }).click();
    await leadsTo(page, `${DAY}/node_A01.html`);
  });

  test("a story that jumps is whole, and leads to both its pages; each page's zone leads back to it", async () => {
    const page = await open(`${STORIES}/content_twelve-boats.html`);
    expect(await page.locator(".facts a").allInnerTexts()).toEqual(["A01版：头版", "A03版：城事"]);
    expect(await page.locator(".stands .own").count()).toBe(2);
    await page.locator(".facts a").last().click();
    await page.locator('a.zone[aria-label="十二条木船回到汀湖"]').click();
    await leadsTo(page, `${STORIES}/content_twelve-boats.html`);
  });

  test("pointing at a zone lights the story's entry and its part on the other page; the entry lights the zone", async () => {
    const page = await open(`${DAY}/node_A01.html`);
    const fillOf = (selector: string): Promise<number> =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => Number(element.ownerDocument.defaultView.getComputedStyle(element).fillOpacity));
    // The light comes up within a moment.
    const fillsOf = (...selectors: readonly string[]) => expect.poll(() => Promise.all(selectors.map(fillOf)));
    await fillsOf(".zone.s1 path", ".thumb path.s1").toEqual([0, 0]);
    await page.locator("a.zone.s1").hover();
    await fillsOf(".zone.s1 path", ".thumb path.s1", ".zone.s2 path").toEqual([0.16, 0.16, 0]);
    await page.locator(".entry.s2 a").hover();
    await fillsOf(".zone.s1 path", ".zone.s2 path").toEqual([0, 0.16]);
  });

  test("all of it by keyboard: skip to the page, zones in their order, arrows turn pages", async () => {
    const page = await open(`${DAY}/node_A01.html`);
    const focused = (): Promise<string | null> =>
      page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("跳到正文");
    const seen: (string | null)[] = [];
    for (let press = 0; press < 24; press++) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
    }
    const zones = await page.locator("a.zone").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
    expect(seen.join("\n")).toContain(zones.join("\n"));
    await page.locator("a.zone.s2").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/content_first-fog/);
    await page.goto(`${site}/${DAY}/node_A01.html`);
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/node_A02/);
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/node_A01/);
  });

  test("from the calendar to a day, and from all months to a month", async () => {
    const page = await open(`${DAY}/node_A01.html`);
    await page.getByRole("link", { name: "日历" }).click();
    await expect.poll(() => page.locator(".calendar td a").allInnerTexts()).toEqual(["24", "25"]);
    await page.locator(".calendar td a").first().click();
    await leadsTo(page, "pc/layout/202611/24/node_A01.html");
    await page.getByRole("navigation", { name: "本站" }).getByText("往期").click();
    await page.getByRole("link", { name: "2026年11月，2期" }).click();
    await isHeaded(page, "2026年11月");
  });

  test.each<[query: string, stories: readonly string[] | undefined, why: string]>([
    ["声不高", ["twelve-boats"], "in the middle of words"],
    ["船", undefined, "one character"],
    ["声高", [], "characters that are not neighbours"],
    ["木船回到 声不高", ["twelve-boats"], "words apart from each other, in headline and copy"],
    ["声不高 不在这张报上的话", [], "words of which one stands nowhere"],
    ["不在这张报上的话", [], "what nobody wrote"],
  ])("检索 %s finds %j: %s", async (query, expected) => {
    const page = await open("search.html");
    await page.getByLabel("检索稿件").fill(query);
    await page.keyboard.press("Enter");
    await page.locator("p.status[role]", { hasText: /找到|没有/ }).waitFor();
    const links = await page
      .locator(".hits h2 a")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    if (expected === undefined) expect(links.length).toBeGreaterThan(1);
    else
      expect(links.filter((each) => each.includes("/25/")).map((each) => /content_(.*)\.html/.exec(each)?.[1])).toEqual(
        expected,
      );
    const terms = query.split(" ");
    const holdsAll = (text: string): boolean => terms.every((term) => text.includes(term));
    expect((await page.locator(".hits li").allInnerTexts()).filter((excerpt) => !holdsAll(excerpt))).toEqual([]);
    const excerpts = await page.locator(".hits p").allInnerTexts();
    expect(excerpts.filter((excerpt) => /^[\s，。、；：？！”）》」]/.test(excerpt))).toEqual([]);
    if (links.length > 0) {
      await page.locator(".hits h2 a").first().click();
      await expect.poll(async () => holdsAll((await page.locator("article").textContent()) ?? "")).toBe(true);
    }
  });

  test("检索 聲不高: traditional characters find what is printed in simplified ones", async () => {
    const page = await open("search.html?q=聲不高");
    await page.locator(".hits h2 a", { hasText: "十二条木船回到汀湖" }).waitFor();
    expect(await page.locator(".hits mark").allInnerTexts()).toEqual(["声不高"]);
  });

  test("a search that gets no answer says so, and goes on when it is asked again", async () => {
    const page = await openTab(browser, DESK);
    await page.route("**/search/*.json", (route) => route.abort());
    await page.goto(`${site}/search.html?q=${encodeURIComponent("公交")}`);
    const status = page.locator("p.status[role]");
    await expect.poll(() => status.textContent()).toMatch(/^检索中断/);
    await page.unroute("**/search/*.json");
    await page.locator("button.more").click();
    await expect.poll(() => status.textContent()).toMatch(/^找到 [1-9]/);
    await page.context().close();
  });

  test("in a folder on the disk 检索 says that it cannot be, and 放大 leads to the PDF", async () => {
    const page = await openTab(browser, DESK);
    await page.goto(`${pathToFileURL(join(root, "search.html")).href}?q=a`);
    await expect.poll(() => page.locator("p.status[role]").textContent()).toMatch(/不能检索/);
    expect(await page.locator("button.more").isVisible()).toBe(false);
    await page.goto(pathToFileURL(join(root, DAY, "node_A01.html")).href);
    const asked = page.waitForRequest(/page_A01\.pdf$/);
    await page.getByRole("button", { name: "放大" }).click();
    await asked;
    await page.context().close();
  });

  test("放大 loads the viewer when it is asked for, from this site alone, and Escape ends it", async () => {
    const page = await open(`${DAY}/node_A01.html`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    expect(await page.locator("script[src*=openseadragon]").count()).toBe(0);
    await page.getByRole("button", { name: "放大" }).click();
    await page.locator(".viewer canvas").first().waitFor();
    await page.getByRole("button", { name: "放大", exact: true }).last().click();
    await page.waitForFunction(
      "performance.getEntriesByType('resource').some(({ name }) => /picture_A01.[0-9]+,/.test(name))",
    );
    expect(asked.filter((address) => !address.startsWith(site) && !address.startsWith("data:"))).toEqual([]);
    // Behind the picture nothing can be reached; from its last button the keyboard may go to the browser's own.
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.matches('a, .zoom')")).toBe(false);
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".viewer").isVisible()).toBe(false);
  });

  test("放大 pressed twice opens once, and has a name", async () => {
    const page = await open(`${DAY}/node_A01.html`);
    await page.getByRole("button", { name: "放大" }).dblclick();
    await page.locator(".viewer canvas").first().waitFor();
    expect(await page.getByRole("dialog", { name: "放大" }).count()).toBe(1);
    await page.getByRole("button", { name: "关闭放大" }).click();
    await expect.poll(() => page.locator(".viewer canvas").count()).toBe(0);
    expect(await page.evaluate("document.activeElement.className")).toBe("zoom");
  });

  test("on a phone a vertical story shows its first line beside its picture", async () => {
    const page = await open(`${STORIES}/content_twelve-boats.html`, PHONE);
    const left = await page.evaluate<number>(`(() => {
      const copy = document.querySelector(".copy");
      for (const each of [copy, copy.closest("article")]) each.classList.add("vertical");
      const range = document.createRange();
      const [figure, ...others] = copy.querySelectorAll("figure");
      for (const other of others) other.remove();
      const paragraph = copy.querySelector("p");
      figure.after(paragraph);
      range.setStart(paragraph, 0);
      range.setEnd(paragraph, 1);
      return range.getBoundingClientRect().left - copy.getBoundingClientRect().left;
    })()`);
    expect(left).toBeGreaterThan(0);
  });

  /** A4 without its margins, in CSS pixels. */
  const PAPER: BrowserContextOptions = { viewport: { width: 643, height: 971 } };

  test("on paper a vertical story hides nothing beside the sheet", async () => {
    const page = await open(`${STORIES}/content_twelve-boats.html`, PAPER);
    await page.emulateMedia({ media: "print" });
    await page.evaluate('document.querySelector(".story").classList.add("vertical")');
    const [needs, has] = await page.evaluate<[number, number]>(
      '(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector(".copy"))',
    );
    expect(needs).toBe(has);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBe(643);
  });

  test.each([
    [`${DAY}/node_A01.html`, "with its heading"],
    ["index.html", "under the nameplate"],
  ])("on paper the picture of %s stands whole on the first sheet, %s", async (path) => {
    const page = await open(path, PAPER);
    await page.emulateMedia({ media: "print" });
    const foot = await page.evaluate<number>(
      'document.querySelector(".sheet img").getBoundingClientRect().bottom - document.body.getBoundingClientRect().top',
    );
    expect(foot).toBeLessThanOrEqual(971);
    expect(foot).toBeGreaterThan(971 / 2);
  });

  test("in a month a page's small picture fills its frame, however many lines stand beside it", async () => {
    const page = await open("pc/layout/202611/index.html", { ...PHONE, viewport: { width: 360, height: 740 } });
    const bare = await page
      .locator(".issues .thumb")
      .evaluateAll((all) =>
        all.map(
          (each) => each.getBoundingClientRect().height - each.querySelector("img").getBoundingClientRect().height,
        ),
      );
    expect(bare.length).toBe(2);
    expect(bare.filter((height) => height > 4)).toEqual([]);
  });

  test("a link that leads nowhere gets a page that leads to the entry, from any depth", async () => {
    const page = await openTab(browser, DESK);
    const answer = await page.goto(`${site}/pc/content/202611/25/content_no-such.html`);
    expect(answer?.status()).toBe(404);
    await page.locator("main a").click();
    await leadsTo(page, "index.html");
    await page.context().close();
  });

  test("字号 is kept for the next story", async () => {
    const page = await open(`${STORIES}/content_lake-bus.html`);
    const size = (): Promise<number> =>
      page
        .locator(".copy")
        .evaluate((copy) => Number.parseFloat(copy.ownerDocument.defaultView.getComputedStyle(copy).fontSize));
    const before = await size();
    await page.getByRole("button", { name: "放大字号" }).click();
    const larger = await size();
    expect(larger).toBeGreaterThan(before);
    await page.goto(`${site}/${STORIES}/content_lift.html`);
    expect(await size()).toBe(larger);
  });

  const kinds = [
    "index.html",
    `${DAY}/node_A01.html`,
    `${DAY}/node_A03.html`,
    `${STORIES}/content_twelve-boats.html`,
    `${STORIES}/content_repair-shop.html`,
    `${STORIES}/content_lake-verse.html`,
    // Has a table.
    "pc/content/202611/24/content_fog.html",
    "pc/layout/202611/index.html",
    "pc/layout/index.html",
    "search.html?q=渡口",
  ];

  type Scheme = "light" | "dark";
  const LOOKS: readonly (readonly [how: BrowserContextOptions, schemes: readonly Scheme[]])[] = [
    [PHONE, ["light", "dark"]],
    [DESK, ["light", "dark"]],
  ];

  /** What axe, and the window's width, find wrong with a page. */
  async function faultsOf(
    path: string,
    how: BrowserContextOptions,
    schemes: readonly Scheme[],
  ): Promise<readonly string[]> {
    const page = await open(path, { ...how, colorScheme: "light" });
    if (path.startsWith("search")) await page.locator(".hits li").first().waitFor();
    await page.evaluate(AXE);
    const faults: string[] = [];
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      // Colours that change in a moment have changed.
      await page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished))");
      const { violations } = await page.evaluate<Axe>(FAULTS);
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
      const all = wide > 0 ? [...found, `${wide} px wider than the window`] : found;
      faults.push(...all.map((fault) => `${how.viewport?.width} ${colorScheme}: ${fault}`));
    }
    return faults;
  }

  test.each(kinds)("%s: axe finds nothing and nothing leaves the window, on phone and desk", async (path) => {
    const found: string[] = [];
    for (const [how, schemes] of LOOKS) found.push(...(await faultsOf(path, how, schemes)));
    expect(found).toEqual([]);
  });

  test("lines of a story hold 30 to 38 characters on a desk, 18 or more on a phone; their distance is 1.7 to 1.9", async () => {
    for (const [how, least, most] of [
      [DESK, 30, 38],
      [PHONE, 18, 38],
    ] as const) {
      const page = await open(`${STORIES}/content_twelve-boats.html`, how);
      const [measure = 0, leading = 0] = (await page
        .locator(".copy p")
        .nth(1)
        .evaluate((element) => {
          const { fontSize, lineHeight } = element.ownerDocument.defaultView.getComputedStyle(element);
          const size = Number.parseFloat(fontSize);
          return [element.getBoundingClientRect().width / size, Number.parseFloat(lineHeight) / size];
        })) as number[];
      expect([measure >= least && measure <= most, leading >= 1.7 && leading <= 1.9], `${measure} ${leading}`).toEqual([
        true,
        true,
      ]);
    }
  });

  test("no console complains", () => {
    expect(complaints).toEqual([]);
  });
});

/** As far as it is looked at. */
interface Axe {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** A small issue of the sample's paper, a day before it. */
function dayBefore(sample: string): string {
  const paper = resolve(sample, "../../../assets/papers/nanting/paper.yaml");
  return `paper: ${paper}
date: 2026-11-24
number: 6207
pages:
  - {label: A01, section: 头版, credits: {责编: 陆一苇}}
stories:
  - id: fog
    headline: 湖上有雾
    dateline: 本报讯
    body: |
      昨天清晨湖上有雾，头班渡船推迟四十分钟开航。

      | 班次 | 原定 | 开航 |
      | --- | --- | --- |
      | 头班 | 6:30 | 7:10 |
    place: {page: A01, columns: 1-3, rows: 17-32}
`;
}
