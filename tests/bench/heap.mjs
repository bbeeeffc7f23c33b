// npm run bench -- heap: the heap after 50 and after 2,000 edits of an open issue, all garbage collected. What an edit replaces is let go, so both are about as large.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeFullIssue } from "./issue.mjs";

const PAGES = 4;
/** After so many edits the heap is measured. */
const POINTS = [50, 500, 1000, 2000];
const program = process.env.BANMIAN_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const PHOTO = fileURLToPath(new URL("../../issues/2026-11-24/photos/kite.jpg", import.meta.url));
const here = fileURLToPath(import.meta.url);

/** MiB after each of the points. */
export function heap(seed, points = POINTS) {
  return JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", here, String(seed), points.join()], { encoding: "utf8" }),
  );
}

/** What an editor does, one after the other. */
const EDITS = [
  ["issue.yaml", (text, round) => text.replace(/^stories:/m, `# ${round}\nstories:`)],
  ["stories/s1-1.md", (text, round) => text.replace(/^(第\d+次，)?/, `第${round}次，`)],
  [
    "issue.yaml",
    (text, round) =>
      text.replace(/^# \d+\n/gm, "").replace(/(id: s2-2\n.*\n {4}headline: )新*/, `$1${"新".repeat(round % 7)}`),
  ],
  ["stories/s3-2.md", (text, round) => text.replace(/^(第\d+次，)?/, `第${round}次，${"又".repeat(round % 5)}`)],
];

async function measured(seed, points) {
  const own = (path) => import(pathToFileURL(join(program, path)).href);
  const [{ compile }, { draw }, { diskHost }, { newMemory }] = await Promise.all(
    ["build/compile.js", "build/draw.js", "build/host.js", "build/memory.js"].map(own),
  );
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const { issue } = writeFullIssue(folder, PAGES, seed, [PHOTO]);
    const memory = newMemory();
    const host = {
      ...diskHost({ folder, cache: join(folder, "cache") }, { now: () => 0, began: () => undefined }),
      draft: true,
      memory,
    };
    const found = [];
    for (let round = 0; round <= Math.max(...points); round++) {
      const [file, change] = EDITS[round % EDITS.length];
      const path = join(folder, file);
      writeFileSync(path, change(readFileSync(path, "utf8"), round));
      const compiled = await compile(issue, host);
      await draw(compiled, compiled.madeUp, { pages: undefined, formats: {} }, host);
      if (!points.includes(round)) continue;
      globalThis.gc();
      found.push([round, Math.round(process.memoryUsage().heapUsed / 1024 / 10.24) / 100]);
    }
    return Object.fromEntries(found);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (argv[1] === here) console.log(JSON.stringify(await measured(Number(argv[2]), argv[3].split(",").map(Number))));
