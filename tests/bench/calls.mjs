// npm run bench -- calls: how often a cold build sets, breaks, places and checks, for each story.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import module, { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFullIssue, writeIssue, writeLongStory } from "./issue.mjs";

const PAGES = 16;
/** The share of each frame that copy fills: no story is overset, and most end short. */
const SHORT = 0.97;

/** What is counted: a function and its file. */
const COUNTED = {
  "texts cleaned": "cleanText manifest/markup/characters",
  "stories searched for wrong marks": "findMarks usage/marks",
  "texts searched for missing glyphs": "strangeGlyphs fonts/fallback",
  "stories set": "setStory layout/jump",
  "parts set": "setPart layout/part",
  "heads and photos opened": "stagesOf layout/stages",
  "heads stacked": "stacked layout/heads",
  "headings turned": "turnHeading text/headings/display",
  "galleys set": "setGalley text/set-galley",
  "galleys fitted": "fit layout/fit",
  "paragraphs broken": "copyBreaks text/set-galley",
  "texts itemised": "itemise text/units/items",
  "parts placed": "placePart layout/part",
  "lines set": "setLine text/lines/set-line",
  "lines printed": "lineOf newspaper/pages",
};

/** Node 20 has a script of the program behind this (src/build/start.ts). */
const WRAPPED = "enableCompileCache" in module ? 0 : "(function (exports, require, module, __filename) {".length;

/** @param photos files of photographs, for the issue with everything on */
export function calls(seed, photos) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const short = writeIssue(join(folder, "short"), PAGES, seed, SHORT);
    const framed = writeIssue(join(folder, "framed"), PAGES, seed);
    const full = writeFullIssue(join(folder, "full"), PAGES, seed, photos);
    const long = writeLongStory(join(folder, "long"), seed);
    return [
      { name: `${PAGES} pages, frames given`, ...callsOf(framed.issue, folder) },
      { name: "most stories short", ...callsOf(short.issue, folder) },
      { name: "one story of 200,000 characters", ...callsOf(long.issue, folder) },
      { name: `${PAGES} pages, everything on`, ...callsOf(full.issue, folder) },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function callsOf(issue, folder) {
  const hook = fileURLToPath(new URL("calls-hook.mjs", import.meta.url));
  const program = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
  const command = ["--import", hook, program, "build", issue, "--out", join(folder, "out"), "--draft", "--json"];
  const child = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, XDG_CACHE_HOME: join(folder, "cache") },
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const maps = new Map();
  const counts = new Map();
  for (const { url, name, at, count } of JSON.parse(child.output[3])) {
    const key = `${name.replace(/\$\d+$/, "")} ${fileOf(url, at - WRAPPED, maps)}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const stories = readFileSync(issue, "utf8").match(/^ {2}- id:/gm).length;
  return { stories, counts: Object.fromEntries(Object.entries(COUNTED).map(([what, key]) => [what, counts.get(key)])) };
}

/** The room and file that a function was written in. */
function fileOf(url, at, maps) {
  const map = `${url.startsWith("file:") ? fileURLToPath(url) : url}.map`;
  if (!existsSync(map)) return "";
  if (!maps.has(map)) maps.set(map, new SourceMap(JSON.parse(readFileSync(map, "utf8"))));
  const { originalSource = "" } = maps.get(map).findEntry(0, at);
  return originalSource.replace(/^.*\/engine\/|^(?:\.\.\/)+/, "").replace(/\.js$/, "");
}

export function callsTable(cases) {
  const head = `| calls, and for each story | ${cases.map(({ name, stories }) => `${name} (${stories} stories)`).join(" | ")} |`;
  const rows = Object.keys(COUNTED).map((what) => {
    const each = cases.map(
      ({ stories, counts }) => `${counts[what] ?? 0} (${((counts[what] ?? 0) / stories).toFixed(1)})`,
    );
    return `| ${what} | ${each.join(" | ")} |`;
  });
  return [head, `|---|${cases.map(() => "--:").join("|")}|`, ...rows].join("\n");
}
