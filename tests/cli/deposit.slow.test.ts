import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, copyFile, cp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LIST } from "../../src/build/disk/replace-files.ts";
import { say } from "../../src/locales/texts.ts";
import { banmian, called, folderOf, heiPaper, issue, overset, putFiles, sound } from "./program.ts";

const BASE = "https://epaper.example/bags";
const deposit = ["deposit", "--base", BASE, "--dpi", "100"];

async function filesBelow(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = paths.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const);
  return new Map(await Promise.all(read));
}

async function jsonIn(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}

test("a bag holds the issue, its sums agree, and the issue is rebuilt from it", async () => {
  const folder = await folderOf(sound);
  expect(await banmian(deposit, folder)).toMatchObject({ exit: 0, stderr: "" });
  const bag = join(folder, "bags/SK-2026-11-24");
  const keys = [...(await filesBelow(bag)).keys()];
  expect(keys.filter((path) => path.endsWith(".md"))).toHaveLength(1);
  const paths = keys.filter((path) => !/iiif\/(?:image|text|page)|\.md$/.test(path));
  expect(paths).toEqual([
    LIST,
    "bag-info.txt",
    "bagit.txt",
    "data/alto/0001.xml",
    "data/archive/SK-2026-11-24.pdf",
    "data/iiif/manifest.json",
    "data/images/0001.jpg",
    "data/layout.json",
    "data/mets.xml",
    "data/ninjs.json",
    "data/ninjs/short.json",
    "data/sources/issue.lock",
    "data/sources/issue.yaml",
    "data/sources/paper.yaml",
    "manifest-sha512.txt",
    "tagmanifest-sha512.txt",
  ]);
  for (const manifest of ["manifest-sha512.txt", "tagmanifest-sha512.txt"]) {
    const { status, error } = spawnSync("sha512sum", ["--check", "--strict", "--quiet", manifest], { cwd: bag });
    if (error === undefined) expect(status).toBe(0);
  }
  for (const path of ["bags/SK-2026-11-24", "bags/SK-2026-11-24/data/sources"]) {
    expect(await called(["verify", path], folder)).toMatchObject({ exit: 0, stderr: "" });
  }
});

/** Writes a bag's manifests anew, as somebody does who wants to hide a change. */
async function seal(bag: string): Promise<void> {
  const list = async (name: string, isListed: (path: string) => boolean): Promise<void> => {
    const files = [...(await filesBelow(bag))].filter(([path]) => isListed(path));
    const lines = files.map(([path, bytes]) => `${createHash("sha512").update(bytes).digest("hex")}  ${path}\n`);
    await writeFile(join(bag, name), lines.join(""));
  };
  await list("manifest-sha512.txt", (path) => path.startsWith("data/"));
  await list("tagmanifest-sha512.txt", (path) => /^(?:bagit|bag-info|manifest-sha512)\.txt$/.test(path));
}

const PDF = "data/archive/SK-2026-11-24.pdf";
const PAPER = "data/sources/paper.yaml";
const longer = (path: string) => (bag: string) => appendFile(join(bag, path), "\n");
const gone = (path: string) => (bag: string) => rm(join(bag, path));

test("damage to a bag is found and named", async () => {
  const folder = await folderOf(sound);
  expect(await called(deposit, folder)).toMatchObject({ exit: 0 });
  const cases: readonly [(bag: string) => Promise<unknown>, readonly [string, string][], string][] = [
    // what is done                      what differs                                              why
    [longer(PDF), [[PDF, "changed"]], "a byte more"],
    [(bag) => longer(PDF)(bag).then(() => seal(bag)), [[PDF, "changed"]], "the same, sealed anew: the lock tells"],
    [(bag) => gone(PDF)(bag).then(() => seal(bag)), [[PDF, "gone"]], "also where no list names it any more"],
    [gone("data/mets.xml"), [["data/mets.xml", "gone"]], "METS gone"],
    [(bag) => writeFile(join(bag, "data/alto/0001.xml"), ""), [["data/alto/0001.xml", "changed"]], "ALTO replaced"],
    [longer("data/layout.json"), [["data/layout.json", "changed"]], "a line more"],
    [(bag) => writeFile(join(bag, "data/b.txt"), ""), [["data/b.txt", "added"]], "a file that no manifest lists"],
    [(bag) => symlink("/dev/zero", join(bag, "data/zero")), [["data/zero", "added"]], "a link is not followed"],
    [longer(PAPER), [[PAPER, "changed"]], "a source: its rebuild differs, too"],
    [longer("bag-info.txt"), [["bag-info.txt", "changed"]], "a tag file"],
    [(bag) => writeFile(join(bag, "notes.txt"), ""), [], "a tag file of the library's own is no damage"],
    [gone("tagmanifest-sha512.txt"), [["tagmanifest-sha512.txt", "gone"]], "the list of lists"],
    [
      (bag) => appendFile(join(bag, "tagmanifest-sha512.txt"), "0f  "),
      [["tagmanifest-sha512.txt", "changed"]],
      "a list that breaks off",
    ],
  ];
  for (const [at, [change, damage, why]] of cases.entries()) {
    const bag = join(folder, `${at}`);
    await cp(join(folder, "bags/SK-2026-11-24"), bag, { recursive: true });
    await change(bag);
    const run = await called(["verify", `${at}/data/sources`, "--json"], folder);
    const [issue] = JSON.parse(run.stdout).issues;
    const found = issue.damage.map(({ path, change: is }: Record<string, string>) => [path, is]);
    expect([found, run.exit], why).toEqual([damage, damage.length > 0 ? 1 : 0]);
  }
  expect(await called(["verify", "3"], folder)).toMatchObject({
    exit: 1,
    stdout: expect.stringMatching(/^SK-2026-11-24: comes out identical, but .*\n {2}gone: data\/mets\.xml\n$/),
  });
});

test("in a batch a bag that was damaged since its last proof is proved again, and differs", async () => {
  const folder = await folderOf(sound);
  expect(await called(deposit, folder)).toMatchObject({ exit: 0 });
  const outcomes = async (): Promise<readonly string[]> => {
    const { stdout } = await called(["batch", "--verify", "--json", "--jobs", "1", "bags"], folder);
    return JSON.parse(stdout).issues.map(({ outcome }: { outcome: string }) => outcome);
  };
  expect(await outcomes()).toEqual(["identical"]);
  await longer("data/mets.xml")(join(folder, "bags/SK-2026-11-24"));
  expect(await outcomes()).toEqual(["differs"]);
});

test("the sources of a bag hold the paper's own profile, and what links led to under the names that the issue has for it", async () => {
  const folder = await folderOf({
    "house/paper.yaml": `${heiPaper}press: {profile: news.icc}\n`,
    "desk/1/issue.yaml": issue.replace("paper: paper.yaml", "paper: ../paper.yaml"),
  });
  await copyFile("assets/icc/IFRA26S_2004_newsprint.icc", join(folder, "house/news.icc"));
  await symlink("../house/paper.yaml", join(folder, "desk/paper.yaml"));
  expect(await called([...deposit, "desk/1"], folder)).toMatchObject({ exit: 0, stderr: "" });
  const sources = join(folder, "bags/SK-2026-11-24/data/sources");
  expect([...(await filesBelow(sources)).keys()]).toEqual(["1/issue.lock", "1/issue.yaml", "news.icc", "paper.yaml"]);
  expect(await called(["verify", join(sources, "1")], folder)).toMatchObject({ exit: 0, stderr: "" });
});

test("a paper's profile beside the manifest is among the sources of its bag", async () => {
  const folder = await folderOf({ ...sound, "paper.yaml": `${heiPaper}press: {profile: news.icc}\n` });
  await copyFile("assets/icc/IFRA26S_2004_newsprint.icc", join(folder, "news.icc"));
  expect(await called(deposit, folder)).toMatchObject({ exit: 0, stderr: "" });
  const sources = join(folder, "bags/SK-2026-11-24/data/sources");
  expect([...(await filesBelow(sources)).keys()]).toContain("news.icc");
  expect(await called(["verify", sources], folder)).toMatchObject({ exit: 0, stderr: "" });
});

test("a bag does not know the folder that it was made in, nor how many were made at once", async () => {
  const files = {
    "a/issue.yaml": issue,
    "a/paper.yaml": heiPaper,
    "b/issue.yaml": issue.replace("11-24", "11-25"),
    "b/paper.yaml": heiPaper,
  };
  const [one, other] = [await folderOf(files), await folderOf(files)];
  expect((await called([...deposit, "a", "b"], one)).exit).toBe(0);
  expect((await banmian([...deposit, "b", "a", "--jobs", "2"], other)).exit).toBe(0);
  const [bags, others] = [await filesBelow(join(one, "bags")), await filesBelow(join(other, "bags"))];
  expect([...others.keys()]).toEqual([...bags.keys()]);
  for (const [path, bytes] of bags) expect(bytes.equals(others.get(path) ?? Buffer.alloc(0)), path).toBe(true);
});

test("a Collection has the bags that stand in the folder, by years", async () => {
  const folder = await folderOf({ "a/issue.yaml": issue, "a/paper.yaml": heiPaper });
  await putFiles(folder, { "b/issue.yaml": issue.replace("2026-11-24", "2027-01-02"), "b/paper.yaml": heiPaper });
  expect((await called([...deposit, "a", "b"], folder)).exit).toBe(0);
  const idsIn = async (name: string): Promise<string[]> =>
    (await jsonIn(join(folder, "bags/SK", name))).items.map(({ id }: { id: string }) => id);
  expect(await idsIn("collection.json")).toEqual([`${BASE}/SK/2026.json`, `${BASE}/SK/2027.json`]);
  expect(await idsIn("2027.json")).toEqual([`${BASE}/SK-2027-01-02/data/iiif/manifest.json`]);
  await rm(join(folder, "bags/SK-2026-11-24"), { recursive: true });
  expect((await called([...deposit, "b"], folder)).exit).toBe(0);
  expect(await idsIn("collection.json")).toEqual([`${BASE}/SK/2027.json`]);
  expect(await readdir(join(folder, "bags/SK"))).toEqual(["2027.json", "collection.json"]);
});

test("a second issue that would take the bag of the first ends the run; the Collection has the bag that was made", async () => {
  const folder = await folderOf({ "a/issue.yaml": issue, "a/paper.yaml": heiPaper });
  await putFiles(folder, { "b/issue.yaml": issue, "b/paper.yaml": heiPaper });
  expect((await called([...deposit, "a", "b"], folder)).exit).toBe(2);
  const { items } = await jsonIn(join(folder, "bags/SK/2026.json"));
  expect(items).toHaveLength(1);
});

test("another paper of the same code does not replace a bag", async () => {
  const folder = await folderOf({ "a/issue.yaml": issue, "a/paper.yaml": heiPaper });
  expect((await called([...deposit, "a"], folder)).exit).toBe(0);
  const before = await filesBelow(join(folder, "bags"));
  await writeFile(join(folder, "a/paper.yaml"), heiPaper.replace("试刊", "另报"));
  const run = await called([...deposit, "a"], folder);
  expect([run.exit, run.stderr.includes("试刊"), run.stderr.includes("另报")]).toEqual([2, true, true]);
  expect(await filesBelow(join(folder, "bags"))).toEqual(before);
});

test("what a bag no longer holds is taken out of it", async () => {
  const folder = await folderOf(sound);
  expect((await called([...deposit, "--tiff"], folder)).exit).toBe(0);
  const images = join(folder, "bags/SK-2026-11-24/data/images");
  expect(await readdir(images)).toEqual(["0001.jpg", "0001.tif"]);
  expect((await called(deposit, folder)).exit).toBe(0);
  expect(await readdir(images)).toEqual(["0001.jpg"]);
});

test("an issue with errors gets no bag, and the last good one stays", async () => {
  const folder = await folderOf(sound);
  expect((await called(deposit, folder)).exit).toBe(0);
  const before = await filesBelow(join(folder, "bags"));
  await putFiles(folder, overset);
  const run = await called(deposit, folder);
  expect(run.exit).toBe(1);
  expect(run.stderr).toContain("error[overset]");
  // Bags have no drafts: no option is named that the command does not know.
  expect(run.stderr).toContain(say("not-put", {}, { language: "en" }));
  expect(run.stderr).not.toContain("--draft");
  expect(await filesBelow(join(folder, "bags"))).toEqual(before);
});

test("an edition of the evening comes after that of the morning", async () => {
  const folder = await folderOf({ ...sound, "issue.yaml": issue.replace("number: 7", "number: 7\nedition: 晚") });
  expect((await called(deposit, folder)).exit).toBe(0);
  const [bag = ""] = (await readdir(join(folder, "bags"))).filter((name) => name.startsWith("SK-"));
  expect((await jsonIn(join(folder, "bags", bag, "data/iiif/manifest.json"))).navDate).toBe("2026-11-24T17:00:00Z");
});

test.each([
  [[], "no base"],
  [["--base", "bags"], "a base that is no URL"],
  [["--base", "ftp://epaper.example"], "a base of another kind"],
  [["--base", "https://epaper.example/?bag="], "a base with a question"],
  [["--base", BASE, "--dpi", "50"], "too few pixels"],
  [["--base", BASE, "--dpi", "many"], "pixels that are no number"],
] as [string[], string][])("%j is misuse, and writes nothing: %s", async (flags) => {
  const folder = await folderOf(sound);
  for (const language of ["en", "zh"]) {
    const run = await called(["deposit", ...flags, "--lang", language], folder);
    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr.split("\n")).toHaveLength(2);
  }
  expect(await readdir(folder)).toEqual(["issue.yaml", "paper.yaml"]);
});
