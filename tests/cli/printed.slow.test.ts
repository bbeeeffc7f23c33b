import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { called, folderOf, heiPaper, issue } from "./program.ts";

// What was printed stays: no build writes over a press file that a lock vouches for, unless it is told to.

const twoPages = issue.replace("section: 要闻}\n", "section: 要闻}\n  - {label: 2, section: 综合}\n");
const FIRST = "out/SK-2026-11-24";
const SECOND = "out/SK-2026-11-24-v2";

/** A folder with an issue that is printed and locked. */
async function printed(manifest = twoPages): Promise<string> {
  const folder = await folderOf({ "issue.yaml": manifest, "paper.yaml": heiPaper });
  expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0, stderr: "" });
  expect(await called(["lock"], folder)).toMatchObject({ exit: 0, stderr: "" });
  return folder;
}

async function edit(folder: string, file: string, written: string, instead: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  expect(text).toContain(written);
  await writeFile(path, text.replace(written, instead));
}

async function pressOf(folder: string, out: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(join(folder, out, "press"))).sort();
  const read = names.map(async (name) => [name, await readFile(join(folder, out, "press", name), "latin1")] as const);
  return new Map(await Promise.all(read));
}

test.each<[written: string, instead: string, file: string, args: readonly string[], code: string | undefined]>([
  // a change of                           what is built                    error
  ["列张", "列章", "issue.yaml", ["--press"], "printed-changed"],
  ["列张", "列章", "issue.yaml", ["--press", "--draft"], "printed-changed"],
  ["列张", "列章", "issue.yaml", ["--press", "--pages", "1"], "printed-changed"],
  ["列张", "列章", "issue.yaml", ["--press", "--pages", "2"], undefined],
  ["列张", "列章", "issue.yaml", ["--impose"], "printed-changed"],
  ["  - {label: 2, section: 综合}\n", "", "issue.yaml", ["--press"], "printed-changed"],
  ["列张", "列章", "issue.yaml", [], undefined],
  ["number: 7", "number: 7 # the seventh", "issue.yaml", ["--press"], undefined],
  ["name: 试刊", "name: 试刊\npress: {marks: crop}", "paper.yaml", ["--press"], "printed-differs"],
  ["name: 试刊", "name: 试刊 # on trial", "paper.yaml", ["--press", "--press-standard", "x1a"], "printed-differs"],
])("%j → %j in %s, then `build` %j: the printed files stay, and the error is %s", async (...row) => {
  const [written, instead, file, args, code] = row;
  const folder = await printed();
  const before = await pressOf(folder, FIRST);
  await edit(folder, file, written, instead);
  const run = await called(["build", ...args], folder);
  const errors = [...run.stderr.matchAll(/^error\[([^\]]+)\]/gm)].map(([, found]) => found);
  expect([run.exit, errors]).toEqual(code === undefined ? [0, []] : [1, [code]]);
  expect(await pressOf(folder, FIRST)).toEqual(before);
  const wanted = args.filter((arg) => arg !== "--impose");
  if (wanted.some((arg) => arg !== "--press")) return;
  const checked = await called(["check", ...wanted, "--json"], folder);
  const [{ diagnostics }] = JSON.parse(checked.stdout).issues as [
    { diagnostics: { code: string; severity: string }[] },
  ];
  const found = diagnostics.flatMap((each) => (each.severity === "error" ? [each.code] : []));
  expect(found).toEqual(code === undefined || args.includes("--impose") ? [] : [code]);
});

test.each([
  [twoPages, "date: 2026-11-24\nrevision: 2\nnumber", "there is none yet"],
  [twoPages.replace("number: 7", "revision: 1 # of two\nnumber: 7"), "revision: 2 # of two\n", "it is the first"],
])(
  "%# `fix` writes the next revision, whose unchanged pages have the bytes of the last: %#",
  async (manifest, fixed) => {
    const folder = await printed(manifest);
    await edit(folder, "issue.yaml", "列张", "列章");
    // Only the editor knows whether the plant has the files: it is not written unasked.
    expect((await called(["fix"], folder)).stdout).toContain("banmian fix . issue/revision");
    expect(await called(["fix", "issue/revision"], folder)).toMatchObject({ exit: 0, stderr: "" });
    expect(await readFile(join(folder, "issue.yaml"), "utf8")).toContain(fixed);
    expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0, stderr: "" });
    const [was, is] = [await pressOf(folder, FIRST), await pressOf(folder, SECOND)];
    expect([...is.keys()]).toEqual(["SK_20261124_01_v2.pdf", "SK_20261124_02_v2.pdf"]);
    expect(is.get("SK_20261124_02_v2.pdf")).toBe(was.get("SK_20261124_02_v1.pdf"));
    expect(is.get("SK_20261124_01_v2.pdf")).not.toBe(was.get("SK_20261124_01_v1.pdf"));
    expect(await called(["lock"], folder)).toMatchObject({ exit: 0, stderr: "" });
  },
);

test.each([
  ["列张", "列章", "printed-changed", "a changed page"],
  ["name: 试刊", "name: 试刊\npress: {marks: crop}", "printed-differs", "other settings of the press"],
])("`--force` replaces what was locked, files and lock: %s → %s", async (written, instead, code) => {
  const folder = await printed();
  const lock = await readFile(join(folder, "issue.lock"), "utf8");
  await edit(folder, code === "printed-changed" ? "issue.yaml" : "paper.yaml", written, instead);
  const refused = { exit: 1, stderr: expect.stringContaining(`error[${code}]`) };
  expect(await called(["lock"], folder)).toMatchObject(refused);
  expect(await readFile(join(folder, "issue.lock"), "utf8")).toBe(lock);
  const before = await pressOf(folder, FIRST);
  expect(await called(["build", "--press", "--force"], folder)).toMatchObject({ exit: 0 });
  expect(await pressOf(folder, FIRST)).not.toEqual(before);
  expect(await called(["build", "--press"], folder)).toMatchObject(refused);
  expect(await called(["lock", "--force"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0, stderr: "" });
  expect(await called(["verify"], folder)).toMatchObject({ exit: 0 });
});

test("a lock that cannot be read stops files for the plant and another lock, and nothing else", async () => {
  const folder = await printed();
  await writeFile(join(folder, "issue.lock"), "<<<<<<< ours\n");
  const refused = { exit: 1, stderr: expect.stringMatching(/^error\[lock-unreadable\].*\n.*issue\.lock:1:1/) };
  expect(await called(["build", "--press"], folder)).toMatchObject(refused);
  expect(await called(["lock"], folder)).toMatchObject(refused);
  expect(await called(["build"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["lock", "--force"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0, stderr: "" });
});

// Press files that no lock vouches for.
test.each<[args: readonly string[], written: string, stays: boolean, why: string]>([
  [["--draft"], "列张", true, "a draft of the same"],
  [["--draft"], "  - {label: 2, section: 综合}\n", true, "a draft with a page less"],
  [[], "列张", false, "a build without press files"],
  [["--json"], "列张", false, "one for programs"],
  [["--press"], "  - {label: 2, section: 综合}\n", false, "press files of a page less"],
])(
  "build %j without %j: the press file of page 2 stays: %s; what is removed is named: %s",
  async (args, written, stays) => {
    const folder = await folderOf({ "issue.yaml": twoPages, "paper.yaml": heiPaper });
    expect(await called(["build", "--press"], folder)).toMatchObject({ exit: 0, stderr: "" });
    const names = [...(await pressOf(folder, FIRST)).keys()];
    await edit(folder, "issue.yaml", written, written.startsWith(" ") ? "" : "列章");
    const { exit, stdout } = await called(["build", ...args], folder);
    expect(exit).toBe(0);
    const left = await readdir(join(folder, FIRST, "press")).catch((): string[] => []);
    expect(left.includes(names[1] ?? "")).toBe(stays);
    const gone = names.filter((name) => !left.includes(name)).map((name) => `press/${name}`);
    if (args.includes("--json")) expect(JSON.parse(stdout).issues[0].removed).toEqual(gone);
    else expect(stdout.match(/press\/[\w-]+\.pdf/g) ?? []).toEqual(gone);
  },
);
