import { spawn } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { LIST } from "../../src/build/disk/replace-files.ts";
import { readLedger } from "../../src/tools/batch/ledger.ts";
import { archiveOf, daysFrom2020, hashesIn } from "./archive.ts";
import { banmian, called, overset, putFiles, type Run } from "./program.ts";

interface Summary {
  readonly issues: readonly {
    readonly issue: string;
    readonly outcome: string;
    readonly skipped: boolean;
    readonly errors: number;
    readonly problem?: string;
  }[];
  readonly unseen: number;
}

/** In this process, with one thread: one takes as long to start as ten such issues to build. */
async function batch(folder: string, ...args: readonly string[]): Promise<Run & { readonly summary: Summary }> {
  const run = await called(["batch", "--json", "--jobs", "1", ...args], folder);
  return { ...run, summary: run.stdout === "" ? { issues: [], unseen: 0 } : JSON.parse(run.stdout) };
}

/** The days of the issues that were built, not skipped. */
function builtIn({ issues }: Summary): readonly string[] {
  return issues.filter(({ skipped }) => !skipped).map(({ issue }) => issue.split("/")[1] ?? "");
}

const [first = "", second = "", third = "", fourth = ""] = daysFrom2020(4);

test("an archive is built once; then what changed, and nothing else", async () => {
  const folder = await archiveOf(4);
  const all = await banmian(["batch", "--json", "--jobs", "2"], folder);
  expect([all.exit, builtIn(JSON.parse(all.stdout))]).toEqual([0, [first, second, third, fourth]]);
  const changes: readonly [string, readonly string[], () => Promise<unknown>][] = [
    ["nothing", [], async () => undefined],
    ["the paper", [first, second, third, fourth], () => edit(join(folder, "issues/paper.yaml"), "试刊", "试报")],
    [
      "of one issue copy, of one an output that is gone, of one an output that was cut off",
      [second, third, fourth],
      async () => {
        await edit(join(folder, "issues", second, "issue.yaml"), "短讯", "快讯");
        await rm(join(folder, `out/SK-${third}/SK-${third}.pdf`));
        await truncate(join(folder, `out/SK-${fourth}/SK-${fourth}.pdf`), 9);
      },
    ],
    ["a clock set back", [], () => touchAll(folder, new Date("2001-01-01"))],
    ["a clock set forward", [], () => touchAll(folder, new Date("2099-01-01"))],
  ];
  for (const [what, built, change] of changes) {
    await change();
    const again = await batch(folder);
    expect([what, again.exit, builtIn(again.summary)]).toEqual([what, 0, built]);
  }
  // Other formats are another run; their files stand beside.
  const archived = await batch(folder, join("issues", first), "--formats", "archive");
  expect([archived.exit, builtIn(archived.summary)]).toEqual([0, [first]]);
  expect((await readdir(join(folder, `out/SK-${first}`))).sort()).toEqual([LIST, `SK-${first}.pdf`, "archive"]);
  await batch(folder, join("issues", first), "--formats", "layout");
  expect((await readdir(join(folder, `out/SK-${first}`))).sort()).toEqual([LIST, `SK-${first}.pdf`, "layout.json"]);
});

test("a file that was missing is looked for again", async () => {
  const folder = await archiveOf(2);
  const path = join(folder, "issues", first, "issue.yaml");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/body: \|\n.*\n/, "body: {file: copy.md}\n"));
  const missing = await batch(folder);
  expect([missing.exit, missing.summary.issues[0]?.outcome]).toEqual([1, "errors"]);
  await writeFile(join(folder, "issues", first, "copy.md"), "天地玄黄宇宙洪荒日月盈昃辰宿列张。\n");
  const found = await batch(folder);
  expect([found.exit, builtIn(found.summary)]).toEqual([0, [first]]);
});

test("one bad issue stops nothing, and is tried again", async () => {
  const folder = await archiveOf(4, { "issues/2020-01-05/issue.yaml": "stories: [" });
  await writeFile(
    join(folder, "issues", second, "issue.yaml"),
    overset["issue.yaml"].replace("paper.yaml", "../paper.yaml"),
  );
  const run = await called(["batch", "--jobs", "1"], folder);
  expect(run.exit).toBe(1);
  expect(run.stdout).toContain(`issues/${second}/issue.yaml: has errors: issues/${second}/issue.yaml:`);
  expect(run.stdout).toContain("issues/2020-01-05/issue.yaml: has errors");
  expect(run.stdout).toContain("5 issues: 3 made, 0 unchanged, 2 failed");
  const again = await batch(folder);
  expect([again.exit, builtIn(again.summary)]).toEqual([1, [second, "2020-01-05"]]);
});

test("a comment may stand behind a path of a list, and `#` in a name", async () => {
  const odd = await readFile(join(await archiveOf(1), "issues", first, "issue.yaml"), "utf8");
  const folder = await archiveOf(1, {
    "list.txt": `issues/${first}  # the first\nissues/extra #2\n`,
    "issues/extra #2/issue.yaml": odd.replace(first, "2020-02-02"),
  });
  const run = await batch(folder, "list.txt");
  expect([run.exit, builtIn(run.summary)]).toEqual([0, [first, "extra #2"].sort()]);
});

test("an issue on a list that is not there is told, and the others are built", async () => {
  const folder = await archiveOf(2, { "list.txt": `# a night's issues\nissues/${second}\nissues/gone\n` });
  const run = await batch(folder, "list.txt");
  expect(run.exit).toBe(1);
  expect(run.summary.issues.map(({ outcome }) => outcome)).toEqual(["made", expect.stringMatching(/errors|failed/)]);
});

test("two issues of one name: the second fails, also when the first was built before", async () => {
  const folder = await archiveOf(2);
  await batch(folder, join("issues", first));
  await putFiles(folder, { "twin/issue.yaml": await readFile(join(folder, "issues", first, "issue.yaml"), "utf8") });
  await copyFile(join(folder, "issues/paper.yaml"), join(folder, "paper.yaml"));
  const both = await batch(folder, join("issues", first), "twin");
  expect(both.exit).toBe(1);
  expect(both.summary.issues.map(({ outcome, skipped }) => [outcome, skipped])).toEqual([
    ["made", true],
    ["failed", false],
  ]);
});

/** So many that some are left when the program is killed. */
const MANY = 14;
/** What one run writes of them, made when it is first asked for. */
let whole: Promise<Readonly<Record<string, string>>> | undefined;

async function hashesOfOneRun(): Promise<Readonly<Record<string, string>>> {
  const folder = await archiveOf(MANY);
  expect(await batch(folder)).toMatchObject({ exit: 0 });
  return hashesIn(join(folder, "out"));
}

test.each([
  ["SIGINT", 130],
  ["SIGKILL", null],
] as const)(
  "after %s in the middle --resume builds the rest, nothing twice, and the bytes are those of one run",
  async (signal, exit) => {
    const folder = await archiveOf(MANY);
    const child = spawn(process.execPath, [resolve("dist/cli/cli.js"), "batch", "--jobs", "2"], {
      cwd: folder,
      env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
      stdio: "ignore",
    });
    const ledger = join(folder, "out/batch.jsonl");
    const linesIn = async (): Promise<number> =>
      (await readFile(ledger, "utf8").catch(() => "")).split("\n").length - 1;
    while ((await linesIn()) < 4) await new Promise((done) => setTimeout(done, 10));
    child.kill(signal);
    expect(await new Promise((done) => child.on("close", done))).toBe(exit);
    const before = readLedger(await readFile(ledger, "utf8")).entries.size;
    expect(before).toBeLessThan(MANY);
    const rest = await batch(folder, "--resume");
    expect(rest.exit).toBe(0);
    expect(rest.summary.issues).toHaveLength(MANY);
    expect(builtIn(rest.summary)).toHaveLength(MANY - before);
    whole ??= hashesOfOneRun();
    expect(await hashesIn(join(folder, "out"))).toEqual(await whole);
  },
);

test("--verify proves each issue against its lock", async () => {
  const folder = await archiveOf(3);
  await called(["lock", ...[first, second].map((day) => join("issues", day))], folder);
  await edit(join(folder, "issues", second, "issue.yaml"), "宇宙", "宇洪");
  const run = await batch(folder, "--verify");
  expect(run.exit).toBe(1);
  expect(run.summary.issues.map(({ outcome }) => outcome)).toEqual(["identical", "differs", "failed"]);
  const again = await batch(folder, "--verify");
  expect(builtIn(again.summary)).toEqual([second, third]);
  const { stdout } = await called(["batch", "--verify", "--ledger", "other"], folder);
  expect(stdout).toContain("3 issues: 1 identical, 0 unchanged, 2 failed");
});

test("--verify counts the errors of an issue that can no longer be made up", async () => {
  const folder = await archiveOf(1);
  const path = join("issues", first);
  await called(["lock", path], folder);
  await edit(join(folder, path, "issue.yaml"), "headline:", "headlin:");
  const [{ outcome, errors } = { outcome: "", errors: -1 }] = (await batch(folder, "--verify")).summary.issues;
  const checked = JSON.parse((await called(["check", "--json", path], folder)).stdout);
  expect([outcome, errors]).toEqual(["differs", checked.issues[0].diagnostics.length]);
});

test.each([
  [["gone"], /`gone`/],
  [["/dev/null"], /cannot read `\/dev\/null`/],
  [["empty"], /`empty`/],
  [["--resume"], /`out\/batch\.jsonl`/],
  [["--resume", "issues"], /--resume/],
  [["--formats", "press,stone"], /`stone`/],
  [["--ledger", "/dev/full"], /cannot write `.*full`/],
  [["--queue", "localhost"], /`localhost`/],
])("batch %j is a misuse", async (args, message) => {
  const folder = await archiveOf(1);
  await mkdir(join(folder, "empty"));
  const run = await called(["batch", ...args], folder);
  expect(run.stderr).toMatch(message);
  expect(run.exit).toBe(2);
});

async function edit(path: string, was: string, is: string): Promise<void> {
  await writeFile(path, (await readFile(path, "utf8")).replace(was, is));
}

async function touchAll(folder: string, time: Date): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) await utimes(path, time, time);
  }
}
