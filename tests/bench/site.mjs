// npm run bench -- site [--issues 365]: the sample issue as a site, drawn issues of four pages with two threads, one more issue into that site, and
// into one of ten years. Text pages alone: photos cost what they cost in a build.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { archive } from "./batch.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BASE = "https://epaper.example/";
const TEN_YEARS = 3650;

/** @returns rows: what was made, how many issues, seconds, bytes of an issue */
export function site(seed, count) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  const run = (what, issues, args, out) => {
    const began = performance.now();
    const program = spawnSync(
      process.execPath,
      [here("../../dist/cli/cli.js"), "site", ...args, "--out", out, "--base", BASE],
      {
        cwd: folder,
        env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(folder, "cache") },
        encoding: "utf8",
        maxBuffer: 2 ** 28,
      },
    );
    if (program.status !== 0) throw new Error(`${program.stdout}${program.stderr}`);
    return { what, issues, seconds: (performance.now() - began) / 1000, bytes: bytesIn(join(folder, out)) / issues };
  };
  try {
    const rows = [];
    rows.push(run("the sample issue", 1, [here("../../issues/2026-11-24")], "sample"));
    archive(folder, count, seed);
    const all = readdirSync(join(folder, "issues")).map((day) => join("issues", day));
    rows.push(run("drawn issues, two threads", count, [...all, "--jobs", "2"], "site"));
    const one = run("one of them again", 1, [all[0]], "site");
    rows.push({ ...one, bytes: undefined });
    const years = tenYears(folder, all.at(-1));
    rows.push({ ...run("ten years taken in, and one more", 1, [all[0]], years), bytes: undefined });
    rows.push({ ...run("the next into ten years", 1, [all[1] ?? all[0]], years), bytes: undefined });
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A site of ten years: the texts and records of one issue under 3,650 dates, which no run has taken in yet. */
function tenYears(folder, issue) {
  const day = issue.slice(-10);
  const own = `${day.slice(0, 4)}${day.slice(5, 7)}/${day.slice(8)}`;
  for (let at = 0; at < TEN_YEARS; at++) {
    const date = new Date(Date.UTC(2010, 0, 1 + at)).toISOString().slice(0, 10);
    const to = `${date.slice(0, 4)}${date.slice(5, 7)}/${date.slice(8)}`;
    for (const kind of ["layout", "content"]) {
      const into = join(folder, "years/pc", kind, to);
      mkdirSync(into, { recursive: true });
      const from = join(folder, "site/pc", kind, own);
      for (const name of readdirSync(from).filter((each) => /^node_.*html$|^issue\.json$|^words\.json$/.test(each))) {
        const text = readFileSync(join(from, name), "utf8");
        writeFileSync(join(into, name), text.replaceAll(own, to).replaceAll(day, date));
      }
    }
  }
  cpSync(join(folder, "site/site.json"), join(folder, "years/site.json"));
  return "years";
}

function bytesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files.reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);
}

export function siteTable(rows) {
  const lines = rows.map(({ what, issues, seconds, bytes }) => {
    const size = bytes === undefined ? "" : (bytes / 2 ** 20).toFixed(1);
    return `| ${what} | ${issues} | ${seconds.toFixed(1)} | ${(issues / seconds).toFixed(2)} | ${size} |`;
  });
  return ["| a site | issues | seconds | a second | MiB an issue |", "| --- | --: | --: | --: | --: |", ...lines].join(
    "\n",
  );
}
