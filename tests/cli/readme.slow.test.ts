import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { called, putFiles, sound, startPreview } from "./program.ts";

// The programs that the READMEs show run as they stand there.

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

// In the sample's place the Chinese README opens a small issue.
const SMALL = [smallIssue, "短讯", "SK"] as const;
const SAMPLE = [process.cwd, "蘅江两岸十八公里连起来了", "JCRB"] as const;
test.each([
  ["README.md", ...SAMPLE],
  ["README.zh-CN.md", ...SMALL],
] as const)("%s opens an issue, reads its stories and draws its files", async (readme, from, headline, code) => {
  const [library = ""] = await programsIn(readme);
  const printed = await run(library, await from());
  expect(printed).toContain(`# ${headline}\n`);
  expect(printed).toMatch(new RegExp(`^archive/${code}-2026-11-24\\.pdf.+\\d`, "m"));
});

/** A folder where an issue of one story stands as the sample does in the repository. */
async function smallIssue(): Promise<string> {
  const small = join(folder, "small");
  await putFiles(join(small, "issues/2026-11-24"), sound);
  return small;
}

describe.each(["README.md", "README.zh-CN.md"])("%s", (readme) => {
  test("reads layout.json", async () => {
    const [, json = ""] = await programsIn(readme);
    const printed = await run(json, folder);
    expect(printed).toMatch(/^# 蘅江两岸十八公里连起来了.*1.*\n.{100}/m);
    expect(printed).toContain("鹭洲老渡口");
  });

  test("has a task for an editor that shows the place of the cursor", async () => {
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
  });

  test("shows programs of a dozen lines", async () => {
    const lines = (await programsIn(readme)).map((program) => program.trimEnd().split("\n").length);
    expect(lines.filter((count) => count > 12)).toEqual([]);
  });
});

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
