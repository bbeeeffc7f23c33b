// npm run bench -- batch: issues a second of `banmian batch`, with one thread and two, by a queue with one worker and two, over an archive that has
// not changed, and the peak of memory at 100 issues and at 1,000. The queue needs valkey-server; without it its rows are left out.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeIssue } from "./issue.mjs";

const CLI = fileURLToPath(new URL("../../dist/commands/cli.js", import.meta.url));
const PORT = 7391;
const QUEUE = `redis://127.0.0.1:${PORT}`;
const PAGES = 4;

/** Frames are not filled to the last line: an archive's issues came out, so none is overset. */
const ROOM = 0.92;

/** So many four-page issues, a day each; the text of ten of them differs. */
export function archive(folder, count, seed) {
  for (let draft = 0; draft < 10; draft++) writeIssue(join(folder, "drafts", String(draft)), PAGES, seed + draft, ROOM);
  for (let day = 0; day < count; day++) {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
    const into = join(folder, "issues", date);
    mkdirSync(join(folder, "issues"), { recursive: true });
    cpSync(join(folder, "drafts", String(day % 10)), into, { recursive: true });
    const path = join(into, "issue.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace(/^date: .*$/m, `date: ${date}`));
  }
}

/** Runs a batch to its end; what its summary says. */
function run(folder, args) {
  const out = spawnSync(process.execPath, [CLI, "batch", ...args], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(folder, "cache") },
    encoding: "utf8",
  });
  const [, rate] = /, ([\d.]+) a second/.exec(out.stdout) ?? [];
  const [, peak] = /peak memory (\d+) MB/.exec(out.stdout) ?? [];
  if (out.status !== 0) throw new Error(`${out.stdout}${out.stderr}`);
  return { rate: Number(rate), peak: peak === undefined ? undefined : Number(peak) };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Runs a batch with so many worker processes of one thread each. */
async function runQueue(folder, workers, out) {
  const flags = ["--port", String(PORT), "--save", "", "--appendonly", "yes", "--dir", folder];
  const server = spawn("valkey-server", flags, { stdio: "ignore" });
  await pause(500);
  const hands = Array.from({ length: workers }, () =>
    spawn(process.execPath, [CLI, "worker", "--queue", QUEUE, "--jobs", "1"], { cwd: folder, stdio: "ignore" }),
  );
  await pause(2000);
  const result = run(folder, ["--queue", QUEUE, "--out", out]);
  for (const hand of hands) hand.kill("SIGKILL");
  server.kill("SIGKILL");
  return result;
}

/** @returns rows: what was run, issues, issues a second, the ratio to one thread, peak memory */
export async function batch(seed) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const [few, many] = [100, 1000];
    archive(folder, few, seed);
    const rows = [];
    const add = (what, issues, { rate, peak }) => rows.push({ what, issues, rate, peak });
    add("one thread", few, run(folder, ["--jobs", "1", "--out", "one"]));
    add("two threads", few, run(folder, ["--jobs", "2", "--out", "two"]));
    if (spawnSync("valkey-server", ["--version"]).status === 0) {
      add("a queue, one worker", few, await runQueue(folder, 1, "queue-one"));
      add("a queue, two workers", few, await runQueue(folder, 2, "queue-two"));
    } else console.error("valkey-server is not installed: no rows for queues");
    archive(folder, many, seed);
    add("two threads", many, run(folder, ["--jobs", "2", "--out", "many"]));
    const began = performance.now();
    const { peak } = run(folder, ["--jobs", "2", "--out", "many"]);
    add("nothing has changed", many, { rate: (1000 * many) / (performance.now() - began), peak });
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function batchTable(rows) {
  const [one] = rows;
  const lines = rows.map(({ what, issues, rate, peak }) => {
    const ratio = (rate / one.rate).toFixed(2);
    return `| ${what} | ${issues} | ${rate.toFixed(1)} | ${ratio} | ${peak ?? ""} |`;
  });
  const head = [
    "| four pages, frames given | issues | a second | ratio | peak MB |",
    "| --- | --: | --: | --: | --: |",
  ];
  return [...head, ...lines].join("\n");
}
