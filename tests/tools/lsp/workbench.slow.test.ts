import { spawn } from "node:child_process";
import { chmod, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text as allOf } from "node:stream/consumers";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, openBrowser, openTab } from "../../chromium.ts";
import { folderOf, issue, putFiles, sound } from "../../cli/program.ts";
import { painted, watchForLight } from "../preview/client/browser.ts";

/** A folder with code-server and its Node, and the packed extension: CONTRIBUTING.md has how to make them. */
const { CODE_SERVER, VSIX } = process.env;

const over = `${issue.replace("天地玄黄", "天地玄黄".repeat(8))}  - id: ferry
    headline: 渡口
    body: {file: copy.md}
    place: {page: 1, columns: 2-3, rows: 1-20}
`;
const copy = "## 钟声\n\n江水退去的第三天，老人把船翻了过来。\n";

/** In a folder of its own, as all that it writes. */
async function startWorkbench(folder: string) {
  const { LC_ALL, LC_MESSAGES, ...rest } = process.env;
  const [node, program] = ["node/bin/node", "code-server/out/node/entry.js"].map((path) =>
    join(`${CODE_SERVER}`, "node_modules", path),
  ) as [string, string];
  const banmian = join(folder, "banmian");
  await putFiles(folder, {
    banmian: `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/cli/cli.js")}" "$@"\n`,
    "data/User/settings.json": JSON.stringify({
      "banmian.command": banmian,
      "chat.disableAIFeatures": true,
      "files.autoSave": "off",
      "workbench.startupEditor": "none",
    }),
  });
  await chmod(banmian, 0o755);
  const run = (...args: readonly string[]) =>
    spawn(node, [program, "--config", "config.yaml", "--user-data-dir", "data", "--extensions-dir", "added", ...args], {
      cwd: folder,
      env: { ...rest, LANG: "C.UTF-8", HOME: folder, XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
      stdio: ["ignore", "pipe", "ignore"],
    });
  expect(await allOf(run("--install-extension", `${VSIX}`).stdout)).toContain("successfully installed");
  const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  const server = run("--auth", "none", "--bind-addr", "127.0.0.1:0", ...quiet);
  const ended = new Promise((done) => server.on("close", done));
  const address = await new Promise<string>((done, fail) => {
    let said = "";
    server.stdout.setEncoding("utf8").on("data", (more: string) => {
      said += more;
      const found = /listening on (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) done(found);
    });
    server.on("close", () => fail(new Error(said)));
  });
  return {
    address,
    end: () => {
      server.kill();
      return ended;
    },
  };
}

describe.skipIf(!hasChromium || CODE_SERVER === undefined || VSIX === undefined)(
  "VS Code's workbench in Chromium (needs CODE_SERVER and VSIX)",
  () => {
    let folder: string;
    let workbench: Awaited<ReturnType<typeof startWorkbench>>;
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      folder = await folderOf({});
      await putFiles(join(folder, "paper"), { ...sound, "issue.yaml": over, "copy.md": copy });
      [workbench, browser] = await Promise.all([startWorkbench(folder), openBrowser()]);
      page = await openTab(browser, { viewport: { width: 1400, height: 900 } });
      await page.context().addInitScript(watchForLight, "1");
      await page.goto(`${workbench.address}?folder=${join(folder, "paper")}`);
    });
    afterAll(async () => {
      await browser?.close();
      await workbench?.end();
    });

    const open = (file: string): Promise<void> => page.getByRole("treeitem", { name: file }).dblclick();
    const line = (text: string): Locator => page.locator(".view-line", { hasText: text });
    const saved = (file: string): Promise<string> => readFile(join(folder, "paper", file), "utf8");
    const run = async (command: string): Promise<void> => {
      await page.keyboard.press("F1");
      await page.locator(".quick-input-widget input").fill(`>${command}`);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first().click();
    };

    test("a file of copy that is opened alone is marked while it is wrong", async () => {
      await open("copy.md");
      await line("老人把船翻了过来").click();
      await page.keyboard.press("End");
      await page.keyboard.insertText("![](boat)");
      const mark = page.locator(".squiggly-error");
      await mark.waitFor();
      expect(await saved("copy.md")).toBe(copy);
      await page.keyboard.press("Control+Z");
      await mark.waitFor({ state: "hidden" });
    });

    test("an issue's figures stand in its lines, and the light bulb mends copy that is over", async () => {
      await open("issue.yaml");
      await line("id: short").filter({ hasText: "3 rows over" }).waitFor();
      const { x, y, width, height } = (await page.locator(".squiggly-error").boundingBox()) ?? expect.fail();
      await page.mouse.click(x + width / 2, y + height / 2);
      await page.locator(".lightBulbWidget").click();
      await page.locator(".action-widget .action", { hasText: "3 rows deeper" }).click();
      await line("id: short").filter({ hasText: "full" }).waitFor();
      await page.locator(".squiggly-error").waitFor({ state: "hidden" });
      await page.keyboard.press("Control+S");
      await expect.poll(() => saved("issue.yaml")).toBe(over.replace("rows: 1-4", "rows: 1-7"));
    });

    test("the place at the cursor is shown in a preview", async () => {
      await line("headline: 渡口").click();
      const opened = page.context().waitForEvent("page");
      await run("Show the place at the cursor in the preview");
      const preview = await opened;
      // code-server opens local addresses through itself, under another host's name, which a preview refuses. VS Code on a desk opens them as they are.
      const through = /.*\/proxy\/(?=\d+\/)/;
      await preview.waitForURL(through);
      await preview.goto(preview.url().replace(through, "http://127.0.0.1:"));
      await painted(preview);
      await preview.waitForFunction(() => document.documentElement.dataset["lit"] !== undefined);
    });
  },
);
