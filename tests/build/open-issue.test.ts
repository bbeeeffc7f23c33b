import { join } from "node:path";
import { expect, test } from "vitest";
import { openIssue } from "../../src/build/open-issue.ts";
import { folderOf } from "../cli/program.ts";

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

const paper = "name: 试刊\ncode: SK\npreset: 四开\n";
const folder = await folderOf({
  "sound/issue.yaml": issue,
  "sound/paper.yaml": paper,
  "long/issue.yaml": issue.replace("宇宙", "宇宙".repeat(200)),
  "long/paper.yaml": paper,
  "broken/issue.yaml": issue.replace("label: 1}", "label: 版}"),
  "broken/paper.yaml": paper,
});

const files = ["SK-2026-11-24.pdf"];

test.each([
  // path              errors        files   why
  ["sound", [], files, "a folder with an issue.yaml"],
  ["sound/issue.yaml", [], files, "a manifest"],
  ["long", ["overset"], files, "copy is left over: there are pages all the same"],
  ["broken", ["bad-label"], [], "an error before the pages"],
  ["nowhere", ["missing-file"], [], "nothing there"],
] as const)("%s has errors %j, files %j: %s", async (path, codes, expected, _why) => {
  const { diagnostics, newspaper, draw } = await openIssue(path, { folder, cache: join(folder, "cache") });
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(codes);
  const titles = newspaper?.stories.map(({ title }) => title);
  expect(titles).toEqual(expected.length === 0 ? undefined : ["短讯"]);
  const drawn = await draw();
  expect(drawn.files.map(({ path: file }) => file)).toEqual(expected);
});

test.each([
  // formats           pages   message
  [
    { archiv: {} },
    undefined,
    'there is no format "archiv": proof, spreads, proof-sheet, png, press, sheets, archive, layout, report, site',
  ],
  [
    { deposit: {} },
    undefined,
    'there is no format "deposit": proof, spreads, proof-sheet, png, press, sheets, archive, layout, report, site',
  ],
  [{}, ["1", "9"], 'there is no page "9": 1'],
] as const)("draw(%j, %j): %s", async (formats, pages, message) => {
  const { draw } = await openIssue("sound", { folder, cache: join(folder, "cache") });
  await expect(draw(formats, pages)).rejects.toThrow(message);
});
