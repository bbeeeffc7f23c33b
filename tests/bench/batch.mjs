// npm run bench -- batch: issues a second of `banmian batch`, with one thread and two, by a queue with one worker and two, over an archive that has
// not changed, and the peak of memory at 100 issues and at 1,000. The queue needs valkey-server; without it its rows are left out.
// One worker takes more than one core: memory is freed and files are deflated beside it. So there are rows of one that has a core to itself
// and nothing else (taskset of util-linux), as a machine of one core would be.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onDay, writeIssue } from "./issue.mjs";

const CLI = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
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
    onDay(into, day);
  }
}

/** Bound to one core, or not. */
const command = (bound, args) =>
  bound ? ["taskset", ["-c", "0", process.execPath, CLI, ...args]] : [process.execPath, [CLI, ...args]];

/** Runs a batch to its end; what its summary says. */
function run(folder, args, bound = false) {
  const out = spawnSync(...command(bound, ["batch", ...args]), {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(folder, "cache") },
    encoding: "utf8",
  });
  const [, rate] = /, ([\d.]+) issues a second/.exec(out.stdout) ?? [];
  const [, peak] = /peak memory (\d+) MB/.exec(out.stdout) ?? [];
  if (out.status !== 0) throw new Error(`${out.stdout}${out.stderr}`);
  return { rate: Number(rate), peak: peak === undefined ? undefined : Number(peak) };
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Runs a batch with so many worker processes of one thread each. */
async function runQueue(folder, workers, out, bound = false) {
  const flags = ["--port", String(PORT), "--save", "", "--appendonly", "yes", "--dir", folder];
  const server = spawn("valkey-server", flags, { stdio: "ignore" });
  await pause(500);
  const hands = Array.from({ length: workers }, () =>
    spawn(...command(bound, ["worker", "--queue", QUEUE, "--jobs", "1"]), { cwd: folder, stdio: "ignore" }),
  );
  await pause(2000);
  const result = run(folder, ["--queue", QUEUE, "--out", out]);
  for (const hand of hands) hand.kill("SIGKILL");
  server.kill("SIGKILL");
  return result;
}

/** @returns rows: what was run, issues, issues a second, peak memory, the ratio to what it stands beside */
export async function batch(seed) {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bench-"));
  try {
    const [few, some, many] = [100, 400, 1000];
    const rows = [];
    const add = (what, issues, { rate, peak }, beside) => {
      rows.push({ what, issues, rate, peak, ratio: beside && rate / beside.rate });
    };
    archive(folder, few, seed);
    add("two threads", few, run(folder, ["--jobs", "2", "--out", "few"]));
    archive(folder, some, seed);
    const one = run(folder, ["--jobs", "1", "--out", "one"]);
    const two = run(folder, ["--jobs", "2", "--out", "two"]);
    add("one thread", some, one);
    add("two threads, beside one", some, two, one);
    add("two threads, beside one that has one core", some, two, run(folder, ["--jobs", "1", "--out", "bound"], true));
    if (spawnSync("valkey-server", ["--version"]).status === 0) {
      const alone = await runQueue(folder, 1, "queue-one");
      const both = await runQueue(folder, 2, "queue-two");
      add("a queue, one worker", some, alone);
      add("a queue, two workers, beside one", some, both, alone);
      const bound = await runQueue(folder, 1, "queue-bound", true);
      add("a queue, two workers, beside one that has one core", some, both, bound);
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
  const lines = rows.map(
    ({ what, issues, rate, peak, ratio }) =>
      `| ${what} | ${issues} | ${rate.toFixed(1)} | ${ratio?.toFixed(2) ?? ""} | ${peak ?? ""} |`,
  );
  return [
    "| four pages, frames given | issues | a second | ratio | peak MB |",
    "| --- | --: | --: | --: | --: |",
    ...lines,
  ].join("\n");
}
