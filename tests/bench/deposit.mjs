// npm run bench -- deposit [--issues 365]: issues a second of `banmian deposit`, and the size of a bag: the sample issue alone, and drawn four-page
// issues in two threads. A year of bags takes some 12 GB of the disk while it runs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { archive } from "./batch.mjs";

const CLI = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
const SAMPLE = fileURLToPath(new URL("../../issues/2026-11-24", import.meta.url));

/** Puts issues into bags; seconds, seconds of the processor, and what the bags take on the disk. */
function run(folder, name, issues, flags = []) {
  const out = join(folder, name);
  const began = performance.now();
  const { status, stderr } = spawnSync(
    "/usr/bin/time",
    [
      "-f",
      "%U %S",
      process.execPath,
      CLI,
      "deposit",
      ...issues,
      "--base",
      "https://bench.example/bags",
      "--out",
      out,
      ...flags,
    ],
    {
      env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(folder, "cache") },
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`deposit failed, or /usr/bin/time is missing:\n${stderr.slice(-2000)}`);
  const [user = 0, system = 0] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  rmSync(out, { recursive: true });
  return { issues: issues.length, seconds, processor: user + system, bytes, files: files.length };
}

/** @param count drawn issues @returns rows */
export function deposit(seed, count) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    archive(folder, count, seed);
    const days = readdirSync(join(folder, "issues")).map((day) => join(folder, "issues", day));
    run(folder, "warm", [SAMPLE]);
    return [
      { what: "the sample issue, 4 pages", ...run(folder, "sample", [SAMPLE]) },
      { what: "the same with --tiff --glyphs", ...run(folder, "tiff", [SAMPLE], ["--tiff", "--glyphs"]) },
      { what: `${count} drawn issues of 4 pages, --jobs 2`, ...run(folder, "drawn", days, ["--jobs", "2"]) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function depositTable(rows) {
  const lines = rows.map(({ what, issues, seconds, processor, bytes, files }) =>
    [
      what,
      (issues / seconds).toFixed(2),
      (seconds / issues).toFixed(1),
      (processor / issues).toFixed(1),
      (bytes / issues / 1e6).toFixed(1),
      Math.round(files / issues),
    ].join(" | "),
  );
  return [
    `${cpus().length} cores`,
    "what | issues a second | seconds an issue | of the processor | MB an issue | files an issue",
    "--- | --: | --: | --: | --: | --:",
    ...lines,
  ].join("\n");
}
