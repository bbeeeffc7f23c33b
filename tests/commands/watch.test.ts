import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { banmian, folderOf, paper } from "./program.ts";

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
    [resolve("dist/commands/cli.js"), "build", "--watch", "--draft", "--out", "kept"],
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
    await writeFile(join(folder, file), text);
    await built();
    await banmian(["build", "--draft", "--out", `cold-${index}`], folder);
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
}, 60_000);

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
