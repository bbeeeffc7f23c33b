import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { hashesIn } from "./archive.ts";
import { banmian, called, folderOf, heiPaper, issue, putFiles, type Run } from "./program.ts";

const withPhoto = issue
  .replace(
    "    body: |",
    "    photos:\n      - {file: photos/a.jpg, caption: 桥, columns: 1, depth: 6}\n    body: {file: stories/short.md}\n    was: |",
  )
  .replace(/ {4}was: \|\n.*\n/, "")
  .replace("rows: 1-4", "rows: 1-12");

/** An issue with a photo, its copy in a file of its own, locked. */
let locked = "";
/** Its pack's files; and those that a pack of its kind needs to be looked at, with a list of them alone: the program has eight hundred more. */
let packed: Readonly<Record<string, Uint8Array>> = {};
let light: Readonly<Record<string, Uint8Array>> = {};

beforeAll(async () => {
  locked = await folderOf({
    "issues/1/issue.yaml": withPhoto.replace("paper: paper.yaml", "paper: ../../paper.yaml"),
    "issues/1/stories/short.md": "天地玄黄宇宙洪荒日月盈昃辰宿列张。\n",
    "issues/1/photos/.keep": "",
    "paper.yaml": heiPaper,
  });
  const raw = { width: 400, height: 300, channels: 3 } as const;
  // Noise, the same in every run: so that one turned bit shows every time or never.
  let seed = 1;
  const pixels = Uint8Array.from({ length: 400 * 300 * 3 }, () => {
    seed = (seed * 48271) % 2147483647;
    return 96 + (seed % 64);
  });
  const photo = sharp(pixels, { raw });
  await photo.jpeg({ quality: 90 }).toFile(join(locked, "issues/1/photos/a.jpg"));
  expect(await called(["lock", "issues/1"], locked)).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^locked issues\/1\/issue\.lock: \d+ inputs, 3 outputs\n$/),
  });
  expect(await called(["pack", "issues/1", "--out", "one.zip"], locked)).toMatchObject({ exit: 0 });
  packed = unzipSync(await readFile(join(locked, "one.zip")));
  const isLight = (path: string): boolean => !path.startsWith("engine/") || path === CLI || path.endsWith(".yaml");
  const listed = Buffer.from(packed[SUMS] ?? [])
    .toString("utf8")
    .replace(/^[0-9a-f]{64} {2}(.*)\n/gm, (line, path: string) => (isLight(path) ? line : ""));
  light = {
    ...Object.fromEntries(Object.entries(packed).filter(([path]) => isLight(path))),
    [SUMS]: Buffer.from(listed),
  };
});

async function copyOfLocked(): Promise<string> {
  const folder = await folderOf({});
  await cp(locked, folder, { recursive: true });
  return folder;
}

async function edit(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(path, change(await readFile(path)));
}

/** Turns one bit, `back` bytes before the end. */
function turned(back: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const at = bytes.length - back;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
}

function replaced(from: string, to: string): (bytes: Buffer) => Buffer {
  return (bytes) => Buffer.from(bytes.toString("utf8").replace(from, to));
}

test("nothing changed: identical, and the same lock again", async () => {
  const folder = await copyOfLocked();
  expect(await called(["verify", "issues/1"], folder)).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^SK-2026-11-24: identical/),
    stderr: "",
  });
  const before = await readFile(join(folder, "issues/1/issue.lock"), "utf8");
  await called(["lock", "issues/1"], folder);
  expect(await readFile(join(folder, "issues/1/issue.lock"), "utf8")).toBe(before);
});

test.each<[string, string, (bytes: Buffer) => Buffer, readonly RegExp[]]>([
  // what                      file                          change                        what verify names
  [
    "a byte of a photo",
    "issues/1/photos/a.jpg",
    turned(2000),
    [/input changed: photo photos\/a\.jpg\n/, /the layout is the same/, /archive\/.*from object \d+ \(XObject\) on/],
  ],
  [
    "a character of copy",
    "issues/1/stories/short.md",
    replaced("宇", "水"),
    [
      /input changed: copy stories\/short\.md\n/,
      /story `short` differs from line 1 of its copy on \(page 1: 天地玄黄水/,
    ],
  ],
  [
    "a character of a headline",
    "issues/1/issue.yaml",
    replaced("短讯", "短信"),
    [/input changed: manifest issue\.yaml\n/, /story `short` differs in its head/],
  ],
  [
    "a comment in the manifest",
    "issues/1/issue.yaml",
    replaced("number: 7", "number: 7 # seven"),
    [/input changed: manifest issue\.yaml\n/, /the layout is the same/, /archive\/.*\(Metadata\)/],
  ],
  [
    "the name of a page",
    "issues/1/issue.yaml",
    replaced("要闻", "社会"),
    [/input changed: manifest issue\.yaml\n/, /page 1 differs/],
  ],
  [
    "a manifest that is broken",
    "issues/1/issue.yaml",
    replaced("number: 7", "number: ["),
    [/cannot be rebuilt\n {2}input changed: manifest issue\.yaml\n/],
  ],
])("%s is found and named", async (_, file, change, named) => {
  const folder = await copyOfLocked();
  await edit(join(folder, file), change);
  const run = await called(["verify", "issues/1"], folder);
  expect(run.exit).toBe(1);
  for (const pattern of [...named, /run `banmian lock issues\/1`\n/]) expect(run.stdout).toMatch(pattern);
});

test("a file that is gone is named", async () => {
  const folder = await copyOfLocked();
  await rm(join(folder, "issues/1/photos/a.jpg"));
  const run = await called(["verify", "issues/1"], folder);
  expect(run).toMatchObject({ exit: 1, stdout: expect.stringContaining("input gone: photo photos/a.jpg") });
});

test("bytes alone: the output and its first object; how to run the engine of the lock", async () => {
  const folder = await copyOfLocked();
  await edit(join(folder, "issues/1/issue.lock"), (bytes) => {
    const lock = JSON.parse(bytes.toString("utf8"));
    const archive = lock.outputs.find(({ path }: { path: string }) => path.startsWith("archive/"));
    archive.sha256 = "0".repeat(64);
    archive.objects = `${archive.objects.slice(0, 8)}zzzz${archive.objects.slice(12)}`;
    lock.engine.version = "0.0.9";
    return Buffer.from(JSON.stringify(lock));
  });
  const { exit, stdout } = await called(["verify", "issues/1"], folder);
  expect(exit).toBe(1);
  expect(stdout).toMatch(
    /the layout is the same\n {2}other bytes: archive\/SK-2026-11-24\.pdf, from object \d+ \(\w+\) on\n/,
  );
  expect(stdout).toMatch(/banmian was 0\.0\.9, is \d/);
  const { issues } = JSON.parse((await called(["verify", "issues/1", "--json"], folder)).stdout);
  const [, number, what] = /from object (\d+) \((\w+)\)/.exec(stdout) ?? [];
  expect(issues[0].outputs).toEqual([
    { path: "archive/SK-2026-11-24.pdf", change: "changed", object: { number: Number(number), what } },
  ]);
  expect(stdout).toContain("git worktree add ../banmian-then");
});

test("a pack verifies alone, zipped and unzipped; a changed font in it is named", async () => {
  const folder = await folderOf({});
  await rename(join(await copyOfLocked(), "one.zip"), join(folder, "one.zip"));
  const identical = { exit: 0, stdout: expect.stringContaining("identical") };
  expect(await called(["verify", "one.zip"], folder)).toMatchObject(identical);
  await writeFile(join(folder, "one"), zipSync(light, { level: 0 }));
  expect(await called(["verify", "one"], folder), "whatever it is called").toMatchObject(identical);
  expect(Object.keys(packed)).toEqual(
    expect.arrayContaining([
      "README.md",
      "engine/package-lock.json",
      "engine/dist/cli/cli.js",
      "files/issues/1/issue.lock",
      "files/issues/1/stories/short.md",
      "files/paper.yaml",
      "fonts/fonts.yaml",
      "profile/IFRA26S_2004_newsprint.icc",
    ]),
  );
  const font = Object.keys(light).find((name) => name.endsWith(".ttf")) ?? "";
  const bytes = Buffer.from(light[font] ?? []);
  await writeFile(join(folder, "other.zip"), zipSync({ ...light, [font]: turned(1)(bytes) }, { level: 0 }));
  const id = /([\w-]+)\.ttf$/.exec(font)?.[1];
  expect(await called(["verify", "other.zip"], folder)).toMatchObject({
    exit: 1,
    stdout: expect.stringContaining(`input changed: font ${id}\n`),
  });
});

test("a pack of an issue whose paper and photo are reached through links verifies alone", async () => {
  const folder = await copyOfLocked();
  await mkdir(join(folder, "house"));
  await rename(join(folder, "paper.yaml"), join(folder, "house/daily.yaml"));
  await symlink("house/daily.yaml", join(folder, "paper.yaml"));
  await rename(join(folder, "issues/1/photos/a.jpg"), join(folder, "issues/1/photos/kept.jpg"));
  await symlink("kept.jpg", join(folder, "issues/1/photos/a.jpg"));
  expect(await called(["lock", "issues/1"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["verify", "issues/1"], folder)).toMatchObject({ exit: 0 });
  expect(await called(["pack", "issues/1", "--out", "linked.zip"], folder)).toMatchObject({ exit: 0 });
  const alone = await folderOf({});
  await rename(join(folder, "linked.zip"), join(alone, "linked.zip"));
  expect(await called(["verify", "linked.zip"], alone)).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining("identical"),
  });
});

test("a pack is compared as an issue or a build is", async () => {
  const folder = await copyOfLocked();
  await writeFile(join(folder, "light.zip"), zipSync(light, { level: 0 }));
  await edit(join(folder, "issues/1/issue.yaml"), replaced("短讯", "短信"));
  const { exit, stdout } = await called(["diff", "light.zip", "issues/1", "--json"], folder);
  const { schema, stories, marks } = JSON.parse(stdout);
  expect([exit, schema, stories.length, stories[0].texts[0].is]).toEqual([1, "banmian.diff/1", 1, "短信"]);
  expect(marks.map(({ side, page, kind }: Record<string, string>) => `${side} ${page} ${kind}`)).toEqual([
    "was 1 text",
    "is 1 text",
  ]);
});

test("in a batch a pack is proved, and its outputs are written", async () => {
  const folder = await copyOfLocked();
  await writeFile(join(folder, "light.zip"), zipSync(light, { level: 0 }));
  const batch = async (...args: readonly string[]) =>
    JSON.parse((await called(["batch", "--json", "--jobs", "1", ...args], folder)).stdout).issues;
  const proved = { issue: "light.zip", outcome: "identical", folder: "out/SK-2026-11-24" };
  expect(await batch("light.zip")).toMatchObject([{ ...proved, skipped: false }]);
  await batch("issues", "--out", "alone", "--formats", "press,archive,layout");
  const promised = Object.entries(await hashesIn(join(folder, "out/SK-2026-11-24")));
  expect(promised.length).toBeGreaterThan(0);
  expect(Object.entries(await hashesIn(join(folder, "alone/SK-2026-11-24")))).toEqual(expect.arrayContaining(promised));
  expect(await batch("light.zip")).toMatchObject([{ ...proved, skipped: true }]);
});

test("two packs of one issue in a batch: the second fails, and says which folder both would take", async () => {
  const pack = zipSync(light, { level: 0 });
  const folder = await folderOf({ "a.zip": pack, "b.zip": pack });
  const { stdout } = await called(["batch", "--json", "--jobs", "1", "a.zip", "b.zip"], folder);
  const { issues } = JSON.parse(stdout) as { issues: readonly { outcome: string; problem?: string }[] };
  expect(issues.map(({ outcome, problem }) => [outcome, problem])).toEqual([
    ["identical", undefined],
    ["failed", "`a.zip` and `b.zip` would both be written to `out/SK-2026-11-24`"],
  ]);
});

test.each<[string, "zip" | "folder", (files: Record<string, Uint8Array>) => void, RegExp]>([
  // what                                  as        the change                                                           what verify names
  [
    "a byte of the program",
    "zip",
    (files) => turn(files, CLI),
    /^ {2}not as it was packed: engine\/dist\/cli\/cli\.js$/m,
  ],
  [
    "the same, unpacked",
    "folder",
    (files) => turn(files, CLI),
    /^ {2}not as it was packed: engine\/dist\/cli\/cli\.js$/m,
  ],
  ["a file of the program that is gone", "zip", (files) => delete files[CLI], /^ {2}gone: engine\/dist\//m],
  ["its README", "folder", (files) => turn(files, "README.md"), /^ {2}not as it was packed: README\.md$/m],
  ["the list itself", "folder", (files) => turn(files, SUMS), /^ {2}(?:not as it was packed|gone): /m],
  ...(["zip", "folder"] as const).map(
    (form): [string, "zip" | "folder", (files: Record<string, Uint8Array>) => void, RegExp] => [
      "a file that was added to those of the issue",
      form,
      (files) => {
        files["files/ISSUE.yaml"] = files["files/issue.yaml"] ?? Buffer.from("added");
      },
      /^ {2}not packed with it: files\/ISSUE\.yaml$/m,
    ],
  ),
  [
    "a file that was added to the program",
    "zip",
    (files) => {
      files["engine/dist/added.js"] = Buffer.from("added");
    },
    /^ {2}not packed with it: engine\/dist\/added\.js$/m,
  ],
  [
    "a pack of an earlier version, with no list",
    "zip",
    (files) => {
      delete files[SUMS];
      files["engine/mark.txt"] = Buffer.from("THE MARK");
    },
    /^ {2}not as it was packed: engine\/mark\.txt$/m,
  ],
])("a pack of which other parts than the inputs are damaged: %s (%s)", async (_, form, change, named) => {
  const folder = await folderOf({});
  const files = { ...light };
  change(files);
  if (form === "zip") {
    const zip = Buffer.from(zipSync(files, { level: 0 })).toString("latin1");
    // Where no list tells, the zip's own sum does.
    await writeFile(join(folder, "one.zip"), zip.replace("THE MARK", "THE MASK"), "latin1");
  } else {
    for (const [path, bytes] of Object.entries(files)) await put(join(folder, "one", path), bytes);
  }
  const run = await called(["verify", form === "zip" ? "one.zip" : "one"], folder);
  expect(run.stdout).toMatch(/^SK-2026-11-24: comes out identical, but other files of its pack or bag are damaged\n/);
  expect(run.stdout).toMatch(named);
  expect(run.exit).toBe(1);
});

test("what npm adds to an unpacked pack, and what is built there, is no damage", async () => {
  const folder = await folderOf({ "one/engine/node_modules/a/index.js": "", "one/out/layout.json": "" });
  for (const [path, bytes] of Object.entries(packed)) await put(join(folder, "one", path), bytes);
  expect(await called(["verify", "one"], folder)).toMatchObject({ exit: 0 });
  execFileSync("sha256sum", ["--quiet", "-c", SUMS], { cwd: join(folder, "one") });
});

const CLI = "engine/dist/cli/cli.js";
const SUMS = "SHA256SUMS";

function turn(files: Record<string, Uint8Array>, path: string): void {
  files[path] = turned(1)(Buffer.from(files[path] ?? []));
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

test("one issue, one pack: the same bytes on another day", async () => {
  const folder = await copyOfLocked();
  expect((await banmian(["pack", "issues/1", "--out", "two.zip"], folder, { TZ: "Pacific/Kiritimati" })).exit).toBe(0);
  const [one, two] = await Promise.all(["one.zip", "two.zip"].map((name) => readFile(join(folder, name))));
  expect(one && two && one.equals(two)).toBe(true);
});

test("a PDF tells which issue and build it is; a proof alone does not", async () => {
  const folder = await copyOfLocked();
  const lock = JSON.parse(await readFile(join(folder, "issues/1/issue.lock"), "utf8"));
  await called(["build", "issues/1", "--press", "--archive"], folder);
  const out = join(folder, "out/SK-2026-11-24");
  const [press = ""] = await readdir(join(out, "press"));
  const { hash: layout, pages } = lock.layout;
  for (const [file, of] of [
    [`press/${press}`, { page: "1", layout: pages["1"] }],
    ["archive/SK-2026-11-24.pdf", { layout, inputs: lock.inputs.hash }],
  ] as const) {
    const { exit, stdout }: Run = await called(["verify", "--pdf", join(out, file), "--json"], folder);
    expect(exit).toBe(0);
    const [{ build }] = JSON.parse(stdout).files;
    expect(build).toEqual({ issue: "SK-2026-11-24", engine: expect.any(String), ...of });
  }
  await called(["build", "issues/1"], folder);
  expect((await called(["verify", "--pdf", join(out, "SK-2026-11-24.pdf")], folder)).exit).toBe(1);
});

test.each([
  // arguments                             stderr           why
  [["verify", "issues/1"], /issue\.lock/, "there is no lock"],
  [["pack", "issues/1"], /issue\.lock/, "nor anything to prove the pack with"],
  [["verify", "nowhere"], /nowhere/, "no such issue"],
  [["verify", "bad.zip"], /bad\.zip/, "no pack"],
  [["verify", "--pdf", "nowhere.pdf"], /nowhere\.pdf/, "no such file"],
])("%j is misuse, %s: %s", async (args, stderr) => {
  const folder = await copyOfLocked();
  await rm(join(folder, "issues/1/issue.lock"));
  await writeFile(join(folder, "bad.zip"), "PK");
  const run = await called(args, folder);
  expect(run).toMatchObject({ exit: 2, stdout: "" });
  expect(run.stderr).toMatch(stderr);
});

test("an issue with errors is not locked", async () => {
  const folder = await copyOfLocked();
  await edit(join(folder, "issues/1/stories/short.md"), () => Buffer.from("天地玄黄宇宙洪荒。".repeat(200)));
  const before = await readFile(join(folder, "issues/1/issue.lock"), "utf8");
  expect(await called(["lock", "issues/1"], folder)).toMatchObject({ exit: 1, stdout: "" });
  expect(await readFile(join(folder, "issues/1/issue.lock"), "utf8")).toBe(before);
});

test("an issue whose paper is named by its whole path is neither packed nor deposited: it could not be rebuilt elsewhere", async () => {
  const folder = await folderOf({ "papers/paper.yaml": heiPaper });
  const paper = join(folder, "papers/paper.yaml");
  await putFiles(folder, { "a/issue.yaml": issue.replace("paper: paper.yaml", `paper: ${paper}`) });
  expect(await called(["lock", "a"], folder)).toMatchObject({ exit: 0 });
  const refused = { exit: 1, stderr: expect.stringMatching(/^error\[whole-path\].*\n.*a\/issue\.yaml:1:8/) };
  expect(await called(["pack", "a"], folder)).toMatchObject(refused);
  expect(await called(["deposit", "a", "--base", "https://epaper.example/bags"], folder)).toMatchObject(refused);
  expect((await readdir(folder)).sort()).toEqual(["a", "papers"]);
});
