import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeDrawn, writePhotos } from "../makeup/written.ts";
import { banmian, called, folderOf, issue, sound } from "./program.ts";

const folder = await mkdtemp(join(tmpdir(), "banmian-test-"));
const photos = join(folder, "photos");
await writePhotos(photos);

interface Told {
  readonly story: string;
  readonly frame: string;
}

/** The columns of each frame that make-up found, by page. */
async function columnsOf(manifest: string): Promise<readonly string[]> {
  const { stdout } = await called(["layout", manifest, "--json"], process.cwd());
  const { pages } = JSON.parse(stdout).issues[0] as {
    pages: { page: string; given: Told[]; makeUps: { frames: Told[] }[] }[];
  };
  return pages
    .flatMap(({ page, given, makeUps }) =>
      [...given, ...(makeUps[0]?.frames ?? [])].map(
        ({ story, frame }) => `${page} ${story} ${/columns: ([\d-]+)/.exec(frame)?.[1]}`,
      ),
    )
    .sort();
}

test("settled, a page keeps its columns while its copy changes; unsettled, the manifest is as it was", async () => {
  const manifest = await writeDrawn(join(folder, "settled"), "四开2", 2, photos);
  const written = await readFile(manifest, "utf8");
  const before = await columnsOf(manifest);
  const { stdout } = await banmian(["layout", manifest, "--settle"], process.cwd());
  expect(stdout).toContain("2 pages settled");
  const settled = await readFile(manifest, "utf8");
  expect(settled).not.toMatch(/rows:/);
  expect(await columnsOf(manifest)).toEqual(before);
  await writeFile(manifest, settled.replace("。", "，春江水暖鸭先知。"));
  expect(await columnsOf(manifest)).toEqual(before);
  await writeFile(manifest, settled);
  await called(["layout", manifest, "--unsettle", "--pages", "1"], process.cwd());
  expect((await readFile(manifest, "utf8")).match(/^ {2}- page: \S+$/gm)).toEqual(["  - page: 2"]);
  await called(["layout", manifest, "--unsettle"], process.cwd());
  expect(await readFile(manifest, "utf8")).toBe(written);
});

test("a manifest with the line ends of Windows keeps them, pinned, settled, and with a story imported", async () => {
  const windows = issue.replace(/, columns: .*?}/, "}").replaceAll("\n", "\r\n");
  const made = await folderOf({ ...sound, "issue.yaml": windows, "copy/new.md": "# 新到的稿\n\n天地玄黄。\n" });
  const read = () => readFile(join(made, "issue.yaml"), "utf8");
  for (const step of [
    ["layout", "--settle"],
    ["layout", "--unsettle"],
    ["layout", "--pin"],
    ["layout", "--unpin"],
  ]) {
    await called(step, made);
    expect(await read()).not.toMatch(/(?<!\r)\n/);
  }
  expect(await read()).toBe(windows);
  await called(["import", "copy/new.md", "--issue", "."], made);
  expect(await read()).toMatch(/新到的稿/);
  expect(await read()).not.toMatch(/(?<!\r)\n/);
});

test("a vertical paper is settled in its bands; a horizontal story in it keeps its frame, unpinned too", async () => {
  const root = join(folder, "vertical");
  for (const path of ["issues/2026-11-26", "assets/papers"]) await cp(path, join(root, path), { recursive: true });
  const manifest = join(root, "issues/2026-11-26/issue.yaml");
  const before = await columnsOf(manifest);
  const written = await readFile(manifest, "utf8");
  for (const change of ["--settle", "--unpin"]) {
    await writeFile(manifest, written);
    expect((await called(["layout", manifest, change], process.cwd())).exit).toBe(0);
    const changed = await readFile(manifest, "utf8");
    expect(changed.match(/^ {4}place: .*rows:/gm)).toHaveLength(2);
    if (change === "--settle") expect(await columnsOf(manifest)).toEqual(before);
  }
});

test("pinned frames become part of the arrangement, without rows; the other pages stay pinned", async () => {
  const manifest = await writeDrawn(join(folder, "pinned"), "四开2", 1, photos);
  await called(["layout", manifest, "--pin"], process.cwd());
  const before = await columnsOf(manifest);
  await called(["layout", manifest, "--settle", "--pages", "2"], process.cwd());
  const settled = await readFile(manifest, "utf8");
  expect(settled).not.toMatch(/page: "?2"?(, |\n +)columns/);
  expect(settled).toMatch(/rows:/);
  expect(await columnsOf(manifest)).toEqual(before);
});

test("where no page can be settled that is said, and the manifest stays as it is", async () => {
  const grouped = `${issue.replace("id: short", "id: short\n    group: g").replace(/ +place: .*\n/, "")}groups:\n  - {id: g, headline: 题, place: {page: 1}}\n`;
  const own = await folderOf({ ...sound, "issue.yaml": grouped });
  expect((await called(["layout", "--settle"], own)).stdout).toContain("issue.yaml: no page settled");
  expect(await readFile(join(own, "issue.yaml"), "utf8")).toBe(grouped);
});

const loose = issue.replace(", columns: 1, rows: 1-4", "");

test.each([
  [["--settle", "--stories", "short"], /settled as a whole/, "a story alone"],
  [["--settle", "--pin"], /--settle/, "both"],
  [["--settle", "--pages", "9"], /no page `9`/, "no such page"],
  [["--settle", "--choose", "20"], /only 1 make-up;/, "no such make-up"],
])("%j is misuse, told by %s, and changes nothing: %s", async (flags, told) => {
  const own = await folderOf({ ...sound, "issue.yaml": loose });
  const { exit, stderr } = await called(["layout", ...flags], own);
  expect(stderr).toMatch(told);
  expect(exit).toBe(2);
  expect(await readFile(join(own, "issue.yaml"), "utf8")).toBe(loose);
});
