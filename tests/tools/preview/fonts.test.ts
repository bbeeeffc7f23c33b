import { readFileSync } from "node:fs";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256Of } from "../../../src/base/sha256.ts";
import { type PreviewedIssue, previewIssue } from "../../../src/tools/preview/previewed-issue.ts";
import { folderOf, heiPaper, issue } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

// A paper's own font that changes while the preview runs.

const KAI = "fonts/FandolKai-Regular.otf";
const OTHER = "fonts/FandolFang-Regular.otf";
const LIST = `files: {own-kai: {file: kai.otf, licence: GPL-3.0, source: house, sha256: ${sha256Of(readFileSync(KAI))}}}
faces: {社楷: {font: own-kai, fallback: [noto-serif-sc-400]}}
`;

let font = "";
let previewed: PreviewedIssue;

beforeAll(async () => {
  const folder = await folderOf({
    "issue.yaml": issue,
    "paper.yaml": `${heiPaper.replace(/"body":\{"face":"黑"\}/, `"body":{"face":"社楷"}`)}fonts: fonts.yaml\n`,
    "fonts.yaml": LIST,
  });
  font = join(folder, "kai.otf");
  // It is not there when the preview starts.
  previewed = previewIssue(join(folder, "issue.yaml"), host);
  await previewed.ready();
});

afterAll(() => previewed.close());

function codes(): readonly string[] {
  return previewed
    .found()
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
}

/** Saves a copy in one step. */
async function put(path: string): Promise<void> {
  await copyFile(path, `${font}.new`);
  await rename(`${font}.new`, font);
}

test.each<[why: string, change: () => Promise<unknown>, faulty: boolean]>([
  ["missing from the beginning", async () => undefined, true],
  ["put there", () => put(KAI), false],
  ["taken away", () => rm(font), true],
  ["put back", () => put(KAI), false],
  ["no font any more", () => writeFile(font, "no font"), true],
  ["another font", () => put(OTHER), false],
])("a font that is %s is told at once, or used", async (_, change, faulty) => {
  const before = previewed.latest()?.madeUp.fonts;
  await change();
  await expect.poll(() => [codes().length > 0, previewed.found().faulty]).toEqual([faulty, faulty]);
  if (!faulty) expect(previewed.latest()?.madeUp.fonts).not.toBe(before);
});
