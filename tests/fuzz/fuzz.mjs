// node tests/fuzz/fuzz.mjs --photos 1200 --pdfs 500 --fonts 200 --icc 100 --copy 1000 --manifests 2000 --seed 1
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const KINDS = ["photos", "pdfs", "fonts", "icc", "copy"];
/** Cases of one process: memory that one leaves behind is not another's. */
const BATCH = 25;
/** Seconds of the processor that a case may take, and megabytes. */
const MOST_SECONDS = 60;
const MOST_MEMORY = 1000;

const number = { type: "string", default: "0" };
const options = {
  ...Object.fromEntries([...KINDS, "manifests"].map((kind) => [kind, number])),
  seed: { type: "string", default: "1" },
};
const { values } = parseArgs({ options });
let bad = false;
for (const kind of KINDS) {
  const count = Number(values[kind]);
  if (count === 0) continue;
  const file = fileURLToPath(new URL(`${kind}.mjs`, import.meta.url));
  const result = await fuzz(file, count);
  bad ||= result.failures.length + result.hangs.length > 0 || result.rss > MOST_MEMORY;
  const told = Object.entries(result.outcomes)
    .sort(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`);
  console.log(
    `${kind}: ${count} cases, ${result.failures.length} internal failures, ${result.hangs.length} hangs, slowest ${result.slowest.ms} ms (case ${result.slowest.number}), peak ${result.rss} MB`,
  );
  console.log(`  ${told.join(", ")}`);
  for (const { number, failure } of result.failures)
    console.log(`  case ${number}: ${failure.split("\n").slice(0, 4).join(" | ")}`);
  for (const number of result.hangs) console.log(`  case ${number} hangs`);
}
// Slips are judged by their messages: these cases have a program and figures of their own.
if (Number(values.manifests) > 0) bad = (await slips()) || bad;
process.exitCode = bad ? 1 : 0;

/** True when a message was missing, doubled or far from its slip. */
function slips() {
  console.log("manifests:");
  const program = fileURLToPath(new URL("manifests.mjs", import.meta.url));
  const args = [program, "--count", values.manifests, "--seed", values.seed];
  return new Promise((done) =>
    spawn(process.execPath, args, { stdio: "inherit" }).on("close", (code) => done(code !== 0)),
  );
}

async function fuzz(file, count) {
  const result = { outcomes: {}, failures: [], hangs: [], slowest: { ms: 0, number: 0 }, rss: 0 };
  for (let from = 0; from < count; ) {
    const to = Math.min(count, from + BATCH);
    const ended = await batch(file, from, to, (line) => take(line, result));
    if (ended.hang) result.hangs.push(ended.number);
    else if (ended.number < to)
      result.failures.push({ number: ended.number, failure: `the process ended: ${ended.why}` });
    from = Math.max(from + 1, ended.number < to ? ended.number + 1 : to);
  }
  return result;
}

function take(line, result) {
  if (line.failure !== undefined) result.failures.push(line);
  else result.outcomes[line.outcome] = (result.outcomes[line.outcome] ?? 0) + 1;
  if (line.ms > result.slowest.ms) result.slowest = line;
  result.rss = Math.max(result.rss, line.rss);
}

/** Runs some cases in a process; resolves to the first that it did not finish. */
function batch(file, from, to, take) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [file, "--from", from, "--to", to, "--seed", values.seed].map(String), {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let number = from;
    let hang = false;
    let began = 0;
    let why = "";
    child.stderr.on("data", (text) => {
      why = `${why}${text}`.slice(-2000);
    });
    createInterface({ input: child.stdout }).on("line", (text) => {
      const line = JSON.parse(text);
      if (line.ms === undefined) began = seconds(child.pid);
      else {
        take(line);
        number = line.number + 1;
      }
    });
    const guard = setInterval(() => {
      if (seconds(child.pid) - began < MOST_SECONDS) return;
      hang = true;
      child.kill("SIGKILL");
    }, 500);
    // At once: of a process that is gone no seconds are told.
    child.on("exit", () => clearInterval(guard));
    child.on("close", () => done({ number, hang, why }));
  });
}

/** Seconds of the processor that a process has used: other programs of the machine do not count. */
function seconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return performance.now() / 1000;
  }
}
