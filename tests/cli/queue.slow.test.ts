import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, readdir, rename, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Queue } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { say } from "../../src/locales/texts.ts";
import { archiveOf, daysFrom2020, hashesIn } from "./archive.ts";
import { banmian, called, folderOf, freePort } from "./program.ts";

const hasValkey = spawnSync("valkey-server", ["--version"]).status === 0;
if (!hasValkey) console.log("valkey-server is not installed: the tests of queues are skipped");

/** A server of our own, with a disk of its own, that can be stopped and started again. */
interface Valkey {
  readonly address: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

async function valkeyIn(folder: string): Promise<Valkey> {
  const port = await freePort();
  const settings = { port, save: "", appendonly: "yes", "maxmemory-policy": "noeviction", dir: folder };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let child: ChildProcess | undefined;
  return {
    address: `redis://127.0.0.1:${port}`,
    start: async () => {
      child = spawn("valkey-server", flags, { stdio: "ignore" });
      const client = new Redis(port, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
      client.on("error", () => undefined);
      await client.ping();
      client.disconnect();
    },
    kill: async () => {
      const gone = new Promise((done) => child?.once("close", done));
      child?.kill("SIGKILL");
      await gone;
    },
  };
}

/** A worker process in `folder`. */
function startWorker(folder: string, queue: string): ChildProcess {
  return spawn(process.execPath, [resolve("dist/cli/cli.js"), "worker", "--queue", queue, "--jobs", "1"], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
    stdio: "ignore",
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done(child.exitCode);
    else child.once("close", done);
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

describe.skipIf(!hasValkey)("a queue", () => {
  let valkey: Valkey;
  beforeAll(async () => {
    valkey = await valkeyIn(await mkdtemp(join(tmpdir(), "banmian-valkey-")));
    await valkey.start();
  });
  afterAll(() => valkey.kill());

  test("many issues, two workers killed again and again, the server restarted: all done, bytes as from one process", async () => {
    const folder = await archiveOf(40);
    let isDone = false;
    const run = banmian(["batch", "--json", "--queue", valkey.address], folder).finally(() => {
      isDone = true;
    });
    const made = async (): Promise<number> => (await readdir(join(folder, "out")).catch(() => [])).length;
    /** Until a worker has gone on with some issues, or has ended since the server was away. */
    const someMore = async (worker?: ChildProcess): Promise<void> => {
      const before = await made();
      while (!isDone && (worker?.exitCode ?? null) === null && (await made()) < before + 3) await pause(50);
    };
    const restart = async (): Promise<void> => {
      await someMore();
      // Not before the batch has put its issues there: one that comes while the server is away ends at once.
      const queue = new Queue("banmian", { connection: { url: valkey.address } });
      while (!isDone && (await queue.getJobCountByTypes("wait", "active")) === 0) await pause(50);
      await queue.close();
      await valkey.kill();
      await valkey.start();
    };
    const restarted = restart();
    const keepKilling = async (times: number): Promise<ChildProcess> => {
      for (let time = 0; time < times; time++) {
        const child = startWorker(folder, valkey.address);
        await someMore(child);
        child.kill("SIGKILL");
        await ended(child);
      }
      // A worker that starts while the server is away ends at once: the last ones must not.
      await restarted;
      return startWorker(folder, valkey.address);
    };
    const [one, two] = await Promise.all([keepKilling(2), keepKilling(3)]);
    const { exit, stdout } = await run;
    expect(exit).toBe(0);
    const { issues } = JSON.parse(stdout) as { issues: readonly { issue: string; outcome: string }[] };
    expect(issues.filter(({ outcome }) => outcome === "made").map(({ issue }) => issue)).toEqual(
      daysFrom2020(40).map((day) => `issues/${day}/issue.yaml`),
    );
    // A worker that is asked to end does so.
    for (const child of [one, two]) child.kill("SIGINT");
    expect(await Promise.all([one, two].map(ended))).toEqual([0, 0]);
    const alone = await called(["batch", "--jobs", "1", "--out", "alone"], folder);
    expect(alone.exit).toBe(0);
    expect(await hashesIn(join(folder, "out"))).toEqual(await hashesIn(join(folder, "alone")));
    // Nothing is left to do.
    const queue = new Queue("banmian", { connection: { url: valkey.address } });
    expect(await queue.getJobCounts("wait", "active", "delayed", "failed", "completed")).toEqual({
      wait: 0,
      active: 0,
      delayed: 0,
      failed: 0,
      completed: 0,
    });
    await queue.close();
  });

  test("jobs that no batch wrote are refused at once, and the issues behind them are built", async () => {
    const folder = await archiveOf(2);
    await symlink(tmpdir(), join(folder, "elsewhere"));
    const queue = new Queue("banmian", { connection: { url: valkey.address } });
    const run = called(["batch", "--queue", valkey.address], folder);
    // A batch's own job shows what else a worker looks at.
    while ((await queue.getWaitingCount()) < 2) await pause(50);
    const [honest] = await queue.getWaiting();
    const malformed = (field: string): string => say("malformed", { field }, { language: "en" });
    const refused: readonly [object | null, string][] = [
      // what is changed           why it is refused
      [null, malformed("data")],
      [{ issue: 7 }, malformed("data.issue")],
      [{ formats: null }, malformed("data.formats")],
      [{ formats: ["no-such"] }, malformed("data.formats.0")],
      [{ out: undefined }, malformed("data.out")],
      [{ task: "delete" }, malformed("data.task")],
      [{ language: "constructor" }, malformed("data.language")],
      [{ claims: "bull:banmian:meta" }, malformed("data.claims")],
      [{ issue: "../other/issue.yaml" }, "`../other/issue.yaml` leads out of the worker's folder"],
      [{ out: "/tmp" }, "`/tmp` leads out of the worker's folder"],
      [{ out: "elsewhere/out" }, "`elsewhere/out` leads out of the worker's folder"],
    ];
    for (const [at, [change]] of refused.entries()) {
      const data = change === null ? null : { ...honest?.data, ...change };
      await queue.add("banmian", data, { jobId: `refused-${at}`, attempts: 2, lifo: true });
    }
    const worker = startWorker(folder, valkey.address);
    expect((await run).stdout).toContain("2 made");
    const jobs = await Promise.all(refused.map((_, at) => queue.getJob(`refused-${at}`)));
    expect(jobs.map((job) => [job?.attemptsMade, job?.failedReason])).toEqual(refused.map(([, reason]) => [1, reason]));
    await queue.obliterate({ force: true });
    await queue.close();
    worker.kill("SIGINT");
    expect(await ended(worker)).toBe(0);
  });

  test("a worker that cannot ask who has a folder fails that job, and goes on", async () => {
    const folder = await archiveOf(2);
    const queue = new Queue("banmian", { connection: { url: valkey.address } });
    const run = called(["batch", "--queue", valkey.address], folder);
    while ((await queue.getWaitingCount()) < 2) await pause(50);
    const [honest] = await queue.getWaiting();
    const client = new Redis(valkey.address);
    await client.set("banmian-folders-0", "no hash");
    client.disconnect();
    await queue.add("banmian", { ...honest?.data, claims: "banmian-folders-0" }, { jobId: "unasked", lifo: true });
    const worker = startWorker(folder, valkey.address);
    expect((await run).stdout).toContain("2 made");
    expect((await queue.getJob("unasked"))?.failedReason).toMatch(/WRONGTYPE/);
    await queue.obliterate({ force: true });
    await queue.close();
    worker.kill("SIGINT");
    expect(await ended(worker)).toBe(0);
  });

  test("two issues of one name on a queue: the second fails", async () => {
    const folder = await archiveOf(1);
    const [day = ""] = daysFrom2020(1);
    await called(["batch", "--jobs", "1"], folder);
    const twin = await archiveOf(1);
    await rename(join(twin, "issues"), join(folder, "twins"));
    const worker = startWorker(folder, valkey.address);
    const run = await called(["batch", "--out", "new", "--queue", valkey.address, "issues", "twins"], folder);
    worker.kill("SIGINT");
    await ended(worker);
    expect(run.exit).toBe(1);
    expect(run.stdout).toMatch(new RegExp(`${day}/issue\\.yaml: failed: .* would both be written`));
    expect(run.stdout).toContain("1 made");
  });

  test("a worker that runs where the files differ says so", async () => {
    const folder = await archiveOf(1);
    const elsewhere = await folderOf({});
    const worker = startWorker(elsewhere, valkey.address);
    const run = await called(["batch", "--queue", valkey.address], folder);
    worker.kill("SIGINT");
    await ended(worker);
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain(
      say("other-file", { issue: `issues/${daysFrom2020(1)[0]}/issue.yaml` }, { language: "en" }),
    );
  });
});

test.each([
  ["redis://127.0.0.1:1", /cannot reach .*: nothing answers there/],
  ["http://127.0.0.1", /not the address of a queue/],
])("a queue at %s is a misuse", async (address, message) => {
  const folder = await archiveOf(1);
  for (const args of [["worker"], ["batch"]]) {
    const run = await called([...args, "--queue", address], folder);
    expect(run.stderr).toMatch(message);
    expect(run.exit).toBe(2);
  }
});
