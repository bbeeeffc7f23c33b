import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { browserCommand } from "../../src/cli/preview.ts";
import { folderOf, sound, startPreview } from "./program.ts";

const address = "http://127.0.0.1:4717/?token=1&page=2";

test.each<[NodeJS.Platform, readonly string[], string]>([
  ["win32", ["rundll32", "url.dll,FileProtocolHandler", address], "no shell, which would end it at the `&`"],
  ["darwin", ["open", address], "macOS"],
  ["linux", ["xdg-open", address], "the others"],
])("on %s: %j: %s", (system, command) => {
  expect(browserCommand(address, system)).toEqual(command);
});

/** A busy machine takes its time. */
const patience = { timeout: 30_000 };
const editor = `import { renameSync, writeFileSync } from "node:fs";
writeFileSync("unfinished", JSON.stringify({ cache: process.env.NODE_COMPILE_CACHE ?? null, file: process.argv[2] }));
renameSync("unfinished", "opened.json");`;

test.each<[string | undefined, string | null, string]>([
  // NODE_COMPILE_CACHE of the user  what the editor finds  why
  [undefined, null, "the folder of our compiled code is our own"],
  ["compiled", "compiled", "the user's own stays"],
])("an editor starts in the user's environment: NODE_COMPILE_CACHE %j → %j: %s", async (own, cache) => {
  const folder = await folderOf({ ...sound, "editor.mjs": editor });
  const command = `"${process.execPath}" editor.mjs {file}`;
  const preview = await startPreview(folder, ["--port", "0", "--editor", command], { NODE_COMPILE_CACHE: own });
  const open = async (): Promise<number> => {
    const reply = await fetch(`http://127.0.0.1:${preview.port}/open`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Banmian-Token": preview.token },
      body: JSON.stringify({ revision: 1, source: 0, line: 1, column: 1 }),
    });
    return reply.status;
  };
  try {
    // Until the first build is there.
    await expect.poll(open, patience).toBe(200);
    const opened = (): Promise<string> => readFile(join(folder, "opened.json"), "utf8").catch(() => "");
    await expect.poll(opened, patience).not.toBe("");
    expect(JSON.parse(await opened())).toEqual({ cache, file: join(folder, "issue.yaml") });
  } finally {
    await preview.end();
  }
});
