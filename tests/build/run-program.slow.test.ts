import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "../../src/build/run-program.ts";
import { pdfOf } from "../tools/preflight/file.ts";

/** Starts another program, writes down its number, and never ends. */
const ENDLESS = "sleep 1000 & echo $! > pid.part; mv pid.part ";

/** Whether the program of this number runs; it was written down in a file. */
function isRunning(place: string): boolean {
  try {
    return process.kill(Number(readFileSync(place, "utf8")), 0);
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), "running-"));
const pid = join(folder, "pid");

test.skipIf(process.platform === "win32")("at the limit all that a program has started is stopped", async () => {
  const own = mkdtempSync(join(folder, "own-"));
  expect(await runProgram("sh", ["-c", `${ENDLESS} ${pid}; wait`], own, 1000)).toBe("late");
  expect(existsSync(pid)).toBe(true);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test.skipIf(process.platform === "win32")(
  "what we started ends with us, and its folder goes, when we are killed",
  async () => {
    const temporary = mkdtempSync(join(folder, "temporary-"));
    const started = join(folder, "started");
    writeFileSync(join(folder, "gs"), `#!/bin/sh\n${ENDLESS} ${started}; wait\n`);
    chmodSync(join(folder, "gs"), 0o755);
    writeFileSync(join(folder, "advert.pdf"), pdfOf());
    const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}`, TMPDIR: temporary };
    const args = [resolve("dist/cli/cli.js"), "preflight", "advert.pdf"];
    const ours = spawn(process.execPath, args, { cwd: folder, env, stdio: "ignore" });
    await expect.poll(() => isRunning(started)).toBe(true);
    expect(readdirSync(temporary)).toHaveLength(1);
    ours.kill("SIGKILL");
    await expect.poll(() => [isRunning(started), readdirSync(temporary)]).toEqual([false, []]);
  },
);
