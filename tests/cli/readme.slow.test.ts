import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { called, putFiles, sound, startPreview } from "./program.ts";

// The programs and the first evening that the documents show run as they stand there.

let folder = "";

beforeAll(async () => {
  // Below the repository: there `banmian` is the built package itself.
  await mkdir("out", { recursive: true });
  folder = await mkdtemp(join(process.cwd(), "out/readme-"));
  await called(
    ["build", "issues/2026-11-24", "--pages", "1", "--draft", "--layout", "--out", join(folder, "out")],
    process.cwd(),
  );
});

afterAll(() => rm(folder, { recursive: true }));

test("the library opens an issue, reads its stories and draws its files", async () => {
  const [library = ""] = await programsIn("src/build/README.md");
  const printed = await run(library, process.cwd());
  expect(printed).toContain("# 蘅江两岸十八公里连起来了\n");
  expect(printed).toMatch(/^archive\/JCRB-2026-11-24\.pdf.+\d/m);
});

test("a program reads layout.json", async () => {
  const [json = ""] = await programsIn("src/engine/newspaper/README.md");
  const printed = await run(json, folder);
  expect(printed).toMatch(/^# 蘅江两岸十八公里连起来了.*1.*\n.{100}/m);
  expect(printed).toContain("鹭洲老渡口");
});

test.each(["src/build/README.md", "src/engine/newspaper/README.md"])(
  "%s shows programs of a dozen lines",
  async (file) => {
    const lines = (await programsIn(file)).map((program) => program.trimEnd().split("\n").length);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((count) => count > 12)).toEqual([]);
  },
);

// Copy, and what a reader writes into the four pages.
const COPY = `老街早市搬了新家\n本报记者 林岚\n\n${"老街早市今天搬进了新家，摊位比从前宽了一半。".repeat(30)}\n`;
const PAGES = `pages:\n${["要闻", "综合", "民生", "副刊"]
  .map((section, at) => `  - {label: ${at + 1}, section: ${section}, credits: {责编: 林岚, 版式: 周宁, 校对: 许言}}\n`)
  .join("")}`;

test.each(["issues/FIRST-EVENING.md", "issues/FIRST-EVENING.zh-CN.md"])(
  "%s makes a paper of four pages, ready for the plant",
  async (file) => {
    const text = await readFile(file, "utf8");
    const [, line = ""] = /^ {4}banmian (import .*)$/m.exec(text) ?? [];
    const [paper = "", more = ""] = [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = ""]) => yaml);
    const home = await mkdtemp(join(folder, "evening-"));
    await putFiles(home, { "copy/早市.txt": COPY });
    expect(await called(line.trim().split(/\s+/), home)).toMatchObject({ exit: 0 });
    const manifest = join(home, "issues/2026-12-05/issue.yaml");
    const imported = await readFile(manifest, "utf8");
    const [, named = ""] = /^paper: (.+)$/m.exec(imported) ?? [];
    await writeFile(resolve(dirname(manifest), named), paper);
    await writeFile(manifest, imported.replace(/^pages:\n(?: {2}- .*\n)+/m, PAGES) + more);
    const typed = [...text.matchAll(/^ {4}banmian ((?:plan|check|build|layout) .*?) +#/gm)].map(
      ([, words = ""]) => words,
    );
    expect(typed.length).toBe(5);
    for (const words of typed) expect(await called(words.split(" "), home), words).toMatchObject({ exit: 0 });
    expect(await readdir(join(home, "out/QHZB-2026-12-05/press"))).toHaveLength(4);
  },
);

/** A folder where an issue of one story stands as the sample does in the repository. */
async function smallIssue(): Promise<string> {
  const small = join(folder, "small");
  await putFiles(join(small, "issues/2026-11-24"), sound);
  return small;
}

test.each(["issues/README.md", "issues/README.zh-CN.md"])(
  "%s has a task for an editor that shows the place of the cursor",
  async (readme) => {
    const small = await smallIssue();
    const preview = await startPreview(join(small, "issues/2026-11-24"), ["--port", "0"]);
    try {
      const [, json = ""] = /```json\n(\{\n {2}"version": "2\.0\.0".*?)```/s.exec(await readFile(readme, "utf8")) ?? [];
      const [task] = JSON.parse(json).tasks;
      expect(task.command).toBe("node");
      const values: Readonly<Record<string, string>> = {
        file: join(small, "issues/2026-11-24/issue.yaml"),
        lineNumber: "11",
        columnNumber: "8",
      };
      const filled = task.args.map((word: string) =>
        word.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? "").replace("4717", String(preview.port)),
      );
      const tell = (answer: string): string =>
        answer.replace(/\)$/, ").then(async (told) => console.log(await told.text()))");
      const [flag, script, ...rest] = filled;
      const { stdout } = await promisify(execFile)(process.execPath, [flag, tell(script), ...rest]);
      expect(JSON.parse(stdout).places).toMatchObject([{ page: "1" }]);
    } finally {
      await preview.end();
    }
  },
);

async function programsIn(readme: string): Promise<readonly string[]> {
  const text = await readFile(readme, "utf8");
  return [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, program = ""]) => program);
}

/** Prints what the program prints. */
async function run(program: string, from: string): Promise<string> {
  const file = join(folder, "program.mjs");
  await writeFile(file, program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(file)], { cwd: from, encoding: "utf8" });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}
