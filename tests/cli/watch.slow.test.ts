import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Terminal } from "../../src/cli/terminal.ts";
import { watch } from "../../src/cli/watch.ts";
import { banmian, called, folderOf, heiPaper, paper, save, issue as shortIssue } from "./program.ts";

const issue = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1}
  - {label: 2}
stories:
  - id: bridge
    headline: 短讯
    priority: brief
    body: {file: stories/bridge.md}
    place: {page: 1, columns: 1, rows: 1-5}
  - id: harbour
    headline: 港口
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 2, columns: 1, rows: 1-4}
`;
const before = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往。\n";
const files = { "issue.yaml": issue, "paper.yaml": paper, "stories/bridge.md": before };
const outputs = ["SK-2026-11-24.pdf", "layout.json"];

test("what is written after changes is what a build from nothing writes", async () => {
  const folder = await folderOf(files);
  const program = spawn(
    process.execPath,
    [resolve("dist/cli/cli.js"), "build", "--watch", "--draft", "--layout", "--report", "--out", "kept"],
    {
      cwd: folder,
      env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const built = roundsOf(program.stderr);
  const ended = new Promise((done) => program.on("close", done));
  await built();
  const changes: readonly (readonly [file: string, text: string, why: string])[] = [
    ["stories/bridge.md", "天地玄黄宇宙洪荒日月盈昃江河湖海寒来暑往。\n", "copy"],
    ["issue.yaml", `# 早版\n${issue.replace("港口", "海港")}`, "a headline, all lines one lower"],
    ["paper.yaml", `${paper}styles: {body: {align: left}}\n`, "the paper"],
    ["stories/bridge.md", before, "the first copy again"],
  ];
  for (const [index, [file, text, why]] of changes.entries()) {
    await save(join(folder, file), text);
    await built();
    await banmian(["build", "--draft", "--layout", "--report", "--out", `cold-${index}`], folder);
    for (const output of outputs) {
      const [kept, cold] = await Promise.all(
        ["kept", `cold-${index}`].map((out) => readFile(join(folder, out, "SK-2026-11-24", output))),
      );
      expect(kept?.equals(cold as Buffer), `${output} after a change of ${why}`).toBe(true);
    }
    const [kept, cold] = await Promise.all(["kept", `cold-${index}`].map((out) => reportIn(join(folder, out))));
    expect(kept, `report.json after a change of ${why}`).toEqual(cold);
  }
  program.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("a font that changes is used, and one that goes is told", async () => {
  const [kai, fang] = await Promise.all(["Kai", "Fang"].map((face) => readFile(`fonts/Fandol${face}-Regular.otf`)));
  const list = `files: {own: {file: own.otf, licence: GPL-3.0, source: house, sha256: ${createHash("sha256")
    .update(kai ?? "")
    .digest("hex")}}}
faces: {社楷: {font: own, fallback: [noto-serif-sc-400]}}
`;
  const folder = await folderOf({
    "issue.yaml": shortIssue,
    "paper.yaml": `${heiPaper.replace(/"body":\{"face":"黑"\}/, `"body":{"face":"社楷"}`)}fonts: fonts.yaml\n`,
    "fonts.yaml": list,
  });
  const font = join(folder, "own.otf");
  await writeFile(font, kai ?? "");
  const program = spawn(process.execPath, [resolve("dist/cli/cli.js"), "build", "--watch", "--out", "kept"], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  const built = roundsOf(program.stderr);
  program.stderr.on("data", (more: string) => {
    told += more;
  });
  await built();
  await writeFile(`${font}.new`, fang ?? "");
  await rename(`${font}.new`, font);
  await built();
  await banmian(["build", "--out", "cold"], folder);
  const [kept, cold] = await Promise.all(
    ["kept", "cold"].map((out) => readFile(join(folder, out, "SK-2026-11-24/SK-2026-11-24.pdf"))),
  );
  expect(kept?.equals(cold as Buffer)).toBe(true);
  expect(told).not.toContain("error");
  await rm(font);
  await built();
  expect(told).toContain("error[");
  program.kill("SIGINT");
});

/** No system lets a test take its watches away but in a space of users of its own. */
const alone = "echo 0 > /proc/sys/user/max_inotify_watches";
const canBeAlone = spawnSync("unshare", ["-Ur", "sh", "-c", alone]).status === 0;

test.skipIf(!canBeAlone)("where the system has no watches left, changes are found all the same", async () => {
  const folder = await folderOf(files);
  const line = `${alone}; exec "$0" "$1" build --watch --layout`;
  const program = spawn("unshare", ["-Ur", "sh", "-c", line, process.execPath, resolve("dist/cli/cli.js")], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const built = roundsOf(program.stderr);
  await built();
  const layout = join(folder, "out/SK-2026-11-24/layout.json");
  const first = await readFile(layout, "utf8");
  await save(join(folder, "stories/bridge.md"), "天地玄黄宇宙洪荒日月盈昃江河湖海寒来暑往。\n");
  await built();
  expect(JSON.parse(await readFile(layout, "utf8"))).not.toEqual(JSON.parse(first));
  expect(await readdir(join(folder, "out/SK-2026-11-24"))).not.toContain(".banmian-journal");
  program.kill("SIGKILL");
});

/** Here no viewer holds a file; a file that another is mounted on cannot be replaced either. */
const canMount = spawnSync("unshare", ["-Urm", "true"]).status === 0;

const KILLED = {
  "out/SK-2026-11-24/.banmian-1.part": "{}",
  "out/SK-2026-11-24/.banmian-journal": JSON.stringify([{ part: ".banmian-1.part", path: "layout.json" }]),
};

test.skipIf(!canMount).each<[string, Readonly<Record<string, string>>]>([
  ["the watch", {}],
  ["a build that was killed", KILLED],
])("what another program held of %s is written once it lets go, without another change", async (_, begun) => {
  const folder = await folderOf({ ...files, held: "held" });
  await called(["build", "--layout"], folder);
  for (const [path, text] of Object.entries(begun)) await save(join(folder, path), text);
  const layout = join(folder, "out/SK-2026-11-24/layout.json");
  const first = await readFile(layout, "utf8");
  await save(join(folder, "stories/bridge.md"), "天地玄黄宇宙洪荒日月盈昃江河湖海寒来暑往。\n");
  const hold =
    'mount --bind held "$2"; (while [ ! -e free ]; do sleep 0.1; done; umount "$2") & exec "$0" "$1" build --watch --layout';
  const program = spawn("unshare", ["-Urm", "sh", "-c", hold, process.execPath, resolve("dist/cli/cli.js"), layout], {
    cwd: folder,
    env: { ...process.env, LANG: "C.UTF-8", XDG_CACHE_HOME: join(tmpdir(), "banmian-test-cache") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let told = "";
  program.stderr.on("data", (text: Buffer) => {
    told += text.toString();
  });
  const built = roundsOf(program.stderr);
  while (!told.includes("trying again")) await new Promise((go) => setTimeout(go, 20));
  expect(await readFile(layout, "utf8")).toBe(first);
  // Long enough for another try.
  await new Promise((go) => setTimeout(go, 800));
  await save(join(folder, "free"), "");
  await built();
  expect(told.match(/another program has it open/g)).toHaveLength(1);
  expect(JSON.parse(await readFile(layout, "utf8"))).not.toEqual(JSON.parse(first));
  expect(await readdir(join(folder, "out/SK-2026-11-24"))).not.toContain(".banmian-journal");
  program.kill("SIGKILL");
});

test("neither a misuse nor a fault of the program ends the watch, and Ctrl-C does", async () => {
  const folder = await folderOf(files);
  const interrupted = new AbortController();
  const told: string[] = [];
  const wishes = { pages: undefined, draft: false, formats: {}, json: false };
  let prints = 0;
  let builds = 0;
  const terminal: Terminal = {
    language: "en",
    folder,
    cache: undefined,
    colour: false,
    live: false,
    today: "2026-11-24",
    now: () => 0,
    // The first result can't be told: nothing in the program expects that.
    print: () => {
      if (++prints === 1) throw new Error("the terminal broke");
    },
    tell: (text) => void told.push(text),
    interruption: () => interrupted.signal,
    unheeding: (work) => {
      builds++;
      return work();
    },
  };
  const watched = watch(
    [join(folder, "issue.yaml")],
    { command: "build", out: "out", version: "0", watch: true, ...wishes },
    terminal,
  );
  const rounds = async (count: number): Promise<void> => {
    while (told.filter((text) => text.startsWith("waiting")).length < count)
      await new Promise((go) => setTimeout(go, 20));
  };
  await rounds(1);
  expect(told.join("")).toMatch(/^error: banmian itself failed: the terminal broke\./);
  await save(join(folder, "stories/bridge.md"), "天地玄黄宇宙洪荒日月盈昃江河湖海寒来暑往。\n");
  await rounds(2);
  expect(prints).toBe(2);
  // Ctrl-C ends each of them at once.
  expect(builds).toBe(2);
  interrupted.abort();
  expect(await watched).toBe(0);
});

/** report.json but for the times that stages took. */
async function reportIn(out: string): Promise<unknown> {
  const { timings: _, ...report } = JSON.parse(await readFile(join(out, "SK-2026-11-24/report.json"), "utf8"));
  return report;
}

/** Waits for one more build to have ended. */
function roundsOf(stderr: NodeJS.ReadableStream): () => Promise<void> {
  let text = "";
  let seen = 0;
  let wake = (): void => undefined;
  stderr.setEncoding("utf8");
  stderr.on("data", (more: string) => {
    text += more;
    wake();
  });
  const count = () => text.split("waiting for changes").length - 1;
  return async () => {
    while (count() <= seen) await new Promise<void>((done) => (wake = done));
    seen++;
  };
}
