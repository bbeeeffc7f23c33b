// npm run bench -- profile [--runs 5] [--nodes 24,26] [--only warm]: where the time goes, by rooms and libraries, of a cold build, of many in one process, and of edits. The program's
// bundled scripts are read back into files by their source maps.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { edit } from "./edit.mjs";
import { onDay, writeFullIssue, writeIssue } from "./issue.mjs";
import { buildAll, nodeOf } from "./runs.mjs";

const PAGES = 16;
/** Functions that are named beside the rooms. */
const FUNCTIONS = 8;
/** Microseconds from sample to sample. */
const INTERVAL = 200;
/** Where a sample lasts longer, the machine did other work meanwhile. */
const LONGEST = 2 * INTERVAL;

/**
 * What is profiled: `from` is the share of a run's time that goes by before it counts.
 * @param photos files of photographs, for issues with everything on
 */
function casesIn(folder, seed, photos) {
  const many = (kind, count, write) =>
    Array.from({ length: count }, (_, day) => {
      const into = join(folder, kind, String(day));
      const { issue } = write(into, seed + day);
      onDay(into, day);
      return issue;
    });
  const framed = (into, own) => writeIssue(into, PAGES, own);
  const full = (pages) => (into, own) => writeFullIssue(into, pages, own, photos);
  const build = (issues) => (node) => buildAll(issues, join(folder, "out"), join(folder, "cache"), node);
  const cold = many("cold", 1, framed);
  const made = many("made", 1, full(PAGES));
  return [
    { kind: "cold", name: `${PAGES} pages, frames given`, from: 0, run: build(cold) },
    { kind: "cold", name: `${PAGES} pages, everything on`, from: 0, run: build(made) },
    {
      kind: "warm",
      name: `six issues of ${PAGES} pages, from the fourth on`,
      from: 0.6,
      run: build(many("six", 6, framed)),
    },
    {
      kind: "warm",
      name: "forty issues of four pages, everything on",
      from: 0.25,
      run: build(many("forty", 40, full(4))),
    },
    { kind: "edit", name: `edits of ${PAGES} pages`, from: 0.5, run: (node) => edit(seed, node) },
  ];
}

/**
 * @param nodes major versions; undefined stands for the Node that runs this
 * @param only a kind of case: cold, warm or edit
 */
export async function profile(seed, runs, photos, { nodes, only }) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const found = [];
    const cases = casesIn(folder, seed, photos).filter(({ kind }) => only === undefined || kind === only);
    for (const version of nodes) {
      for (const { name, from, run } of cases) {
        // Once before: the program's compiled form and prepared photos are kept.
        await run([nodeOf(version)]);
        const into = join(folder, "profile");
        rmSync(into, { recursive: true, force: true });
        for (let at = 0; at < runs; at++) {
          const options = ["--cpu-prof", `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${join(into, String(at))}`];
          await run([nodeOf(version), ...options]);
        }
        found.push({ name: `${name}, Node ${version ?? process.versions.node}`, ...sharesIn(into, from) });
      }
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Shares of the main threads' busy time in all runs, by where it was spent. @param from see casesIn */
function sharesIn(folder, from) {
  const rooms = new Map();
  const functions = new Map();
  const maps = new Map();
  let busy = 0;
  const runs = readdirSync(folder);
  for (const run of runs) {
    const { nodes, samples, timeDeltas } = mainThreadIn(join(folder, run));
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    const begin = from * timeDeltas.reduce((sum, each) => sum + each, 0);
    let passed = 0;
    for (const [index, id] of samples.entries()) {
      const frame = frames.get(id);
      passed += timeDeltas[index];
      if (passed < begin || frame.functionName === "(idle)") continue;
      const spent = Math.min(timeDeltas[index], LONGEST);
      const file = fileOf(frame, maps);
      busy += spent;
      count(rooms, roomOf(file), spent);
      count(functions, `${frame.functionName || "(without a name)"} in ${file.split("/").at(-1)}`, spent);
    }
  }
  const shares = (map) => [...map].map(([name, spent]) => [name, spent / busy]).sort((one, other) => other[1] - one[1]);
  return { ms: busy / 1000 / runs.length, rooms: shares(rooms), functions: shares(functions).slice(0, FUNCTIONS) };
}

/** The threads that deflate and cut fonts have profiles of their own, with fewer samples. */
function mainThreadIn(folder) {
  const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return profiles.sort((one, other) => other.samples.length - one.samples.length)[0];
}

function count(map, key, spent) {
  map.set(key, (map.get(key) ?? 0) + spent);
}

/** The file that a function was written in; for V8's own work, what it was. */
function fileOf({ url, functionName, lineNumber, columnNumber }, maps) {
  if (url === "") return functionName;
  if (!url.includes("/dist/program/")) return url;
  const map = `${url.startsWith("file:") ? fileURLToPath(url) : url}.map`;
  // The bundler's own few lines have none.
  if (!existsSync(map)) return url;
  if (!maps.has(map)) maps.set(map, new SourceMap(JSON.parse(readFileSync(map, "utf8"))));
  return maps.get(map).findEntry(lineNumber, columnNumber).originalSource ?? url;
}

function roomOf(file) {
  const library = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
  if (library !== undefined) return library;
  const room = file.match(/(?:\.\.|dist)\/([a-z-]+)\/(?:([a-z-]+)\/)?[^/]*$/);
  if (room?.[1] === "formats" && room[2] !== undefined) return `formats/${room[2]}`;
  return room?.[1] ?? (file.startsWith("node:") ? "Node" : file);
}

export function profileTable(cases) {
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  return cases
    .map(({ name, ms, rooms, functions }) => {
      const list = (shares) => shares.map(([what, share]) => `${what} ${percent(share)}`).join(", ");
      return `${name}: ${Math.round(ms)} ms busy\n  ${list(rooms.filter(([, share]) => share >= 0.01))}\n  most in one function: ${list(functions)}`;
    })
    .join("\n\n");
}
