// npm run bench -- profile [--runs 5] [--nodes 24,26]: where the time of a cold build goes, by rooms and libraries. The program's bundled scripts are read back into
// files by their source maps.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeFullIssue, writeIssue } from "./issue.mjs";
import { nodeOf, runBanmian } from "./runs.mjs";

const PAGES = 16;
/** Functions that are named beside the rooms. */
const FUNCTIONS = 8;
/** Microseconds from sample to sample. */
const INTERVAL = 200;
/** Where a sample lasts longer, the machine did other work meanwhile. */
const LONGEST = 2 * INTERVAL;

/**
 * @param photos files of photographs, for the issue with everything on
 * @param nodes major versions; undefined stands for the Node that runs this
 */
export function profile(seed, runs, photos, nodes) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const issues = [
      ["frames given", writeIssue(join(folder, "framed"), PAGES, seed)],
      ["everything on", writeFullIssue(join(folder, "full"), PAGES, seed, photos)],
    ];
    return nodes.flatMap((version) =>
      issues.map(([name, { issue }]) => {
        const cache = join(folder, "cache");
        const build = (...options) => runBanmian(issue, join(folder, "out"), cache, [nodeOf(version), ...options]);
        // Once before: the program's compiled form and prepared photos are kept.
        build();
        const into = join(folder, "profile");
        rmSync(into, { recursive: true, force: true });
        for (let run = 0; run < runs; run++) {
          build("--cpu-prof", `--cpu-prof-interval=${INTERVAL}`, `--cpu-prof-dir=${join(into, String(run))}`);
        }
        return { name: `${PAGES} pages, ${name}, Node ${version ?? process.versions.node}`, ...sharesIn(into) };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Shares of the main threads' busy time in all runs, by where it was spent. */
function sharesIn(folder) {
  const rooms = new Map();
  const functions = new Map();
  const maps = new Map();
  let busy = 0;
  const runs = readdirSync(folder);
  for (const run of runs) {
    const { nodes, samples, timeDeltas } = mainThreadIn(join(folder, run));
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    for (const [index, id] of samples.entries()) {
      const frame = frames.get(id);
      if (frame.functionName === "(idle)") continue;
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
