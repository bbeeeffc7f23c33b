import { copyFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import { called, folderOf, heiPaper, issue, type Run } from "./program.ts";

const KAI = "fonts/FandolKai-Regular.otf";
const sha256 = sha256Of(await readFile(KAI));

/** An issue whose paper sets its copy in a face of its own; the face of all else is the program's. */
async function ownFolder(list = ownList("kai.otf")): Promise<string> {
  const folder = await folderOf({
    "issue.yaml": issue,
    "paper.yaml": `${heiPaper.replace(/"body":\{"face":"黑"\}/, `"body":{"face":"社楷"}`)}fonts: house/fonts.yaml\n`,
    "house/fonts.yaml": list,
  });
  await copyFile(KAI, join(folder, "house/kai.otf"));
  return folder;
}

function ownList(file: string): string {
  const font = `{file: ${file}, licence: GPL-3.0, source: house, sha256: ${sha256}}`;
  return `files: {own-kai: ${font}}\nfaces: {社楷: {font: own-kai, fallback: [noto-serif-sc-400]}}\n`;
}

/** Exit code, and what was said, in a line. */
async function said(folder: string, ...args: readonly string[]): Promise<string> {
  const { exit, stdout, stderr }: Run = await called(args, folder);
  return `${exit} ${stdout}${stderr}`.replaceAll("\n", " ");
}

test("a paper's own fonts.yaml stands before the program's: lock, verify, pack, fonts", async () => {
  const folder = await ownFolder();
  expect(await said(folder, "lock")).toMatch(/^0 locked/);
  const lock = await readFile(join(folder, "issue.lock"), "utf8");
  for (const name of ["house/fonts.yaml", "own-kai"]) expect(lock).toContain(`"name": "${name}"`);
  expect(await said(folder, "verify")).toMatch(/^0 SK-2026-11-24: identical/);
  expect(await said(folder, "pack", "--out", "issue.zip")).toMatch(/^0 packed/);
  expect(await said(folder, "fonts", ".")).toMatch(/own-kai {2}sound.* 社楷 {3}house\/kai\.otf/);
  // A pack holds the font itself, and needs no folder beside it.
  await rm(join(folder, "house"), { recursive: true });
  expect(await said(folder, "verify", "issue.zip")).toMatch(/^0 SK-2026-11-24: identical/);
});

test("an own font that is another file, or gone, is told by its name", async () => {
  const folder = await ownFolder();
  await called(["lock"], folder);
  await copyFile("fonts/FandolFang-Regular.otf", join(folder, "house/kai.otf"));
  expect(await said(folder, "verify")).toMatch(/^1 .*input changed: font own-kai/);
  await rm(join(folder, "house/kai.otf"));
  expect(await said(folder, "verify")).toMatch(/^1 .*input gone: font own-kai/);
});

test("a batch builds an issue again when a font of its paper's own has changed", async () => {
  const folder = await ownFolder();
  const batch = (): Promise<string> => said(folder, "batch", ".", "--jobs", "1");
  expect(await batch()).toContain("1 made, 0 unchanged");
  expect(await batch()).toContain("0 made, 1 unchanged");
  await copyFile("fonts/FandolFang-Regular.otf", join(folder, "house/kai.otf"));
  expect(await batch()).toContain("1 made, 0 unchanged");
});

test.each<[list: string, told: RegExp, why: string]>([
  // the paper's list                      what is told                                        why
  [ownList("kay.otf"), /font-missing.*house\/fonts\.yaml:1/, "no such file"],
  [ownList("kai.otf").replace("own-kai, f", "kai, f"), /unknown-name.*house\/fonts\.yaml:2/, "no such font"],
  [ownList("kai.otf").replace("files", "fonts"), /unknown-key.*house\/fonts\.yaml:1:1/, "no such part"],
  ["faces: {}\n", /unknown-name.*社楷.*paper\.yaml/, "a face that neither list has"],
  ["\n", /empty-file.*house\/fonts\.yaml/, "nothing"],
  ["- 社楷\n", /missing-key.*house\/fonts\.yaml/, "a list of another kind"],
])("a fault of an own fonts.yaml is told at its place: %#", async (list, told) => {
  const found = await said(await ownFolder(list), "check");
  expect(found).toMatch(told);
  expect(found).toMatch(/^1 /);
});
