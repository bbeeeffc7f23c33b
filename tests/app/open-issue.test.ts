import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openIssue } from "../../src/app/open-issue.ts";

const issue = `paper: paper.yaml
date: 2026-11-24
pages:
  - {label: 1}
stories:
  - id: short
    headline: 短讯
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 1, columns: 1, rows: 1-4}
`;

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banmian-open-"));
  for (const [name, text] of [
    ["sound", issue],
    ["long", issue.replace("宇宙", "宇宙".repeat(200))],
    ["broken", issue.replace("label: 1}", "label: 版}")],
  ] as const) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "issue.yaml"), text);
    await writeFile(join(folder, name, "paper.yaml"), "name: 试刊\ncode: SK\npreset: 四开\n");
  }
});

afterAll(() => rm(folder, { recursive: true }));

const files = ["SK-2026-11-24.pdf", "layout.json", "report.json"];

test.each([
  // path              titles    codes           files   why
  ["sound", ["短讯"], [], files, "a folder with an issue.yaml"],
  ["sound/issue.yaml", ["短讯"], [], files, "a manifest"],
  ["long", ["短讯"], ["overset"], files, "copy left over: there are pages all the same"],
  ["broken", undefined, ["bad-label"], [], "an error before the pages"],
  ["nowhere", undefined, ["missing-file"], [], "nothing there"],
] as const)("%s has stories %j, faults %j, files %j: %s", async (path, titles, codes, expected, _why) => {
  const opened = await openIssue(path, { folder, cache: join(folder, "cache") });
  expect(opened.newspaper?.stories.map(({ title }) => title)).toEqual(titles);
  const found = opened.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  expect(found).toEqual(codes);
  const drawn = await opened.draw();
  expect(drawn.files.map(({ path: file }) => file)).toEqual(expected);
});
