import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { say } from "../../src/locales/texts.ts";
import { banmian, called, folderOf, heiPaper, issue } from "./program.ts";

let folder = "";

beforeAll(async () => {
  folder = await folderOf({
    "a/issue.yaml": issue,
    "a/paper.yaml": heiPaper,
    "b/issue.yaml": issue.replace(/headline: \S+/, "headline: 换了标题"),
    "b/paper.yaml": heiPaper,
    "larger/issue.yaml": issue,
    "larger/paper.yaml": heiPaper.replace("140mm 175mm", "144mm 180mm"),
  });
  await called(["build", "a", "--out", "old", "--layout"], folder);
  await called(["build", "b", "--out", "new", "--layout"], folder);
  await called(["build", "a", "--out", "proof"], folder);
});

test("two builds: what changed in words, and the pages drawn side by side", async () => {
  const run = await banmian(["diff", "old/SK-2026-11-24", "new/SK-2026-11-24", "--png", "--out", "d"], folder);
  expect(run).toMatchObject({ exit: 1, stdout: expect.stringMatching(/headline: .+ → 换了标题\n/) });
  expect(await readdir(join(folder, "d/pages"))).toEqual(["1.png"]);
});

test("the same as JSON; an issue serves as well as a build, as a pack does (verify.test.ts)", async () => {
  for (const was of ["old/SK-2026-11-24/layout.json", "a/issue.yaml", "a"]) {
    const run = await called(["diff", was, "b", "--json"], folder);
    const { schema, stories, marks } = JSON.parse(run.stdout);
    expect([run.exit, schema, stories.length, stories[0].texts[0].is]).toEqual([1, "banmian.diff/1", 1, "换了标题"]);
    expect(marks.map(({ side, page, kind }: Record<string, string>) => `${side} ${page} ${kind}`)).toEqual([
      "was 1 text",
      "is 1 text",
    ]);
  }
});

test("an issue and its own build are the same", async () => {
  const run = await called(["diff", "old/SK-2026-11-24", "a", "--lang", "zh"], folder);
  expect(run).toMatchObject({ exit: 0, stdout: "SK-2026-11-24 与 SK-2026-11-24：读者看不出不同\n" });
});

test.each<[readonly string[], string]>([
  [["nowhere", "a"], "cannot read `nowhere`"],
  [["broken.json", "a"], "`broken.json` is not a layout.json"],
  [["other.json", "a"], say("no-layout", { path: "other.json" }, { language: "en" })],
  [["a", "a/issue.lock"], "`a/issue.lock` is a lock, which holds hashes and no pages"],
  [["old/SK-2026-11-24/SK-2026-11-24.pdf", "a"], "cannot read `old/SK-2026-11-24/SK-2026-11-24.pdf`"],
  [["proof/SK-2026-11-24", "a"], "`proof/SK-2026-11-24` has no layout.json: build it with `--layout`"],
  [["a"], "missing required argument 'is'"],
])("diff %j is misuse: %s", async (args, message) => {
  await writeFile(join(folder, "broken.json"), "{");
  await writeFile(join(folder, "a/issue.lock"), "{}");
  await writeFile(join(folder, "other.json"), JSON.stringify({ schema: "banmian.layout/2", pages: [{}] }));
  const run = await called(["diff", ...args], folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining(message)]);
});

test("where no page has changed, no picture of an earlier run stays", async () => {
  const drawn = await called(["diff", "a", "b", "--png", "--out", "f"], folder);
  expect([drawn.exit, await readdir(join(folder, "f/pages"))]).toEqual([1, ["1.png"]]);
  const same = await called(["diff", "a", "a", "--png", "--out", "f"], folder);
  expect([same.exit, same.stderr]).toEqual([0, "no page has changed: nothing was drawn\n"]);
  await expect(readdir(join(folder, "f"))).rejects.toThrow("ENOENT");
});

test("another sheet under the same words is told, and its pages are drawn", async () => {
  const run = await called(["diff", "a", "larger", "--png", "--out", "g"], folder);
  expect(run).toMatchObject({
    exit: 1,
    stdout: expect.stringContaining("page 1 is of another size: 140 × 175 → 144 × 180 mm\n"),
  });
  expect(await readdir(join(folder, "g/pages"))).toEqual(["1.png"]);
});

test("a layout without its PDF can be told, not drawn", async () => {
  await writeFile(join(folder, "alone.json"), await readFile(join(folder, "old/SK-2026-11-24/layout.json")));
  const run = await called(["diff", "alone.json", "b", "--png", "--out", "e"], folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining("`alone.json` has no PDF beside it")]);
});
