// npm run bench [-- --json] [-- issue.yaml]: how long the whole program takes for the largest issue, and what its stages take.
// There is no limit here: a number means something only beside another from the same machine.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const RUNS = 5;
const root = fileURLToPath(new URL("../../", import.meta.url));
const asJson = process.argv.includes("--json");
const issue = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? largestIssue();
const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));

try {
  run(); // photos are cached and files are warm from here on
  report(Array.from({ length: RUNS }, run));
} finally {
  rmSync(folder, { recursive: true });
}

/** One build in a process of its own: wall-clock milliseconds from spawn to exit, peak memory, and its own stage times. */
function run() {
  const began = performance.now();
  const build = ["build", issue, "--out", folder, "--draft", "--json"];
  const child = spawnSync(
    process.execPath,
    ["--import", join(root, "tests/bench/peak-memory.mjs"), join(root, "dist/cli.js"), ...build],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe", "pipe"] },
  );
  const total = performance.now() - began;
  if (child.status === 2 || child.status === null) throw new Error(`the build failed:\n${child.stderr}`);
  const { issues } = JSON.parse(child.stdout);
  return { total, peak: Number(child.output[3]), timings: issues[0].timings, characters: issues[0].characters };
}

function report(runs) {
  const stages = Object.keys(runs[0].timings);
  const result = {
    machine: { cpu: cpus()[0]?.model ?? "?", cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
    node: process.version,
    commit: execFileSync("git", ["describe", "--always", "--dirty"], { cwd: root, encoding: "utf8" }).trim(),
    issue,
    characters: runs[0].characters,
    runs: RUNS,
    totalMs: spread(runs.map((each) => each.total)),
    peakMiB: spread(runs.map((each) => each.peak / 1024)),
    stagesMs: Object.fromEntries(stages.map((stage) => [stage, spread(runs.map((each) => each.timings[stage]))])),
  };
  console.log(asJson ? JSON.stringify(result, undefined, 2) : inWords(result));
}

function inWords({ machine, node, commit, issue, characters, runs, totalMs, peakMiB, stagesMs }) {
  const line = (name, { median, min, max }) => `  ${name.padEnd(10)}${median}  (${min}–${max})`;
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB; Node ${node}; commit ${commit}`,
    `${issue}: ${characters} characters of copy; ${runs} runs after one to warm up; median (min–max)`,
    line("whole, ms", totalMs),
    line("peak, MiB", peakMiB),
    "stages, ms; what is missing to the whole is Node's start and exit and the loading of modules",
    ...Object.entries(stagesMs).map(([stage, figures]) => line(stage, figures)),
  ].join("\n");
}

function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const one = (value) => Number(value.toFixed(1));
  return { median: one(sorted[sorted.length >> 1]), min: one(sorted[0]), max: one(sorted.at(-1)) };
}

/** The manifest with the most text, its copy files counted in. */
function largestIssue() {
  const folders = readdirSync(join(root, "issues"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sized = folders.map(({ name }) => ({
    path: join("issues", name, "issue.yaml"),
    size: textIn(join(root, "issues", name)),
  }));
  if (sized.length === 0) throw new Error("issues/ holds no issue");
  return sized.reduce((a, b) => (b.size > a.size ? b : a)).path;
}

function textIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|md|txt)$/.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
