import { execFile, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { banmian, folderOf, issue, sound } from "../../cli/program.ts";

const over = issue.replace("天地玄黄", "天地玄黄".repeat(8));
const hasNeovim = spawnSync("nvim", ["--version"]).status === 0;

test.skipIf(!hasNeovim)("in Neovim (needs nvim): opened, a message, its fix, saved, built", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": over });
  const env = {
    ...process.env,
    LANG: "C.UTF-8",
    XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache"),
    XDG_STATE_HOME: join(folder, "state"),
    NODE: process.execPath,
    PROGRAM: resolve("dist/cli/cli.js"),
  };
  const script = resolve("tests/tools/lsp/neovim.lua");
  // A script that fails leaves Neovim open: the last command ends it.
  const { stdout } = await promisify(execFile)(
    "nvim",
    ["--headless", "--clean", "-n", "-c", `luafile ${script}`, "-c", "cquit"],
    { cwd: folder, env },
  );
  expect(stdout).toBe("overset\n0 left\n");
  expect(await readFile(join(folder, "issue.yaml"), "utf8")).toBe(over.replace("rows: 1-4", "rows: 1-7"));
  expect((await banmian(["build"], folder)).exit).toBe(0);
});
