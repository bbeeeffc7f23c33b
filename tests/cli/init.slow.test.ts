import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { banmian, called, folderOf, issue, paper } from "./program.ts";

test("a first issue comes with a paper of its own, and builds", async () => {
  const folder = await folderOf({});
  expect(await banmian(["init", "--date", "2026-11-24"], folder)).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^started issues\/2026-11-24\/issue\.yaml.*\n$/),
  });
  expect(await readFile(join(folder, "issues/2026-11-24/issue.yaml"), "utf8")).toMatch(
    /^paper: \.\.\/\.\.\/paper\.yaml\ndate: 2026-11-24\nnumber: 1$/m,
  );
  expect(await called(["build", "--png"], folder)).toMatchObject({ exit: 0 });
});

/** 天窗: the template's story fills a part of its page. */
const ROOM_LEFT = ["page-rest"];

/** Each code of the first issue's diagnostics once. */
function codesIn(stdout: string): readonly string[] {
  const { diagnostics } = JSON.parse(stdout).issues[0] as {
    readonly diagnostics: readonly { readonly code: string }[];
  };
  return [...new Set(diagnostics.map(({ code }) => code))];
}

test.each(["四开", "对开"])(
  "--preset %s gives the issue a paper of its own, whose only fault is the room that its one story leaves",
  async (preset) => {
    const folder = await folderOf({ "issues/2026-11-23/issue.yaml": issue, "issues/2026-11-23/paper.yaml": paper });
    expect((await called(["init", "issues/2026-11-24", "--preset", preset], folder)).exit).toBe(0);
    const read = (name: string) => readFile(join(folder, name), "utf8");
    expect(parse(await read("issues/2026-11-24/issue.yaml"))).toMatchObject({ paper: "../../paper.yaml" });
    expect(parse(await read("paper.yaml"))).toMatchObject({ preset });
    const run = await called(["check", "issues/2026-11-24", "--json"], folder);
    expect(codesIn(run.stdout)).toEqual(ROOM_LEFT);
  },
);

test.each([
  ["四开", "en"],
  ["四开", "zh"],
  ["对开", "en"],
  ["对开", "zh"],
])(
  "--vertical with --preset %s and --lang %s gives a vertical paper, whose only fault is the room that is left",
  async (preset, language) => {
    const folder = await folderOf({});
    const flags = ["--vertical", "--preset", preset, "--lang", language];
    expect((await called(["init", "issues/2026-11-24", ...flags], folder)).exit).toBe(0);
    const written = await readFile(join(folder, "paper.yaml"), "utf8");
    expect(parse(written)).toMatchObject({ preset, writing: "vertical" });
    const first = await called(["check", "issues/2026-11-24", "--json"], folder);
    expect(codesIn(first.stdout)).toEqual(ROOM_LEFT);
    // The next issue of the same paper has its frame on the same grid.
    await called(["init", "issues/2026-11-25"], folder);
    const next = await called(["check", "issues/2026-11-25", "--json"], folder);
    expect(codesIn(next.stdout)).toEqual(ROOM_LEFT);
  },
);

test.each<[string, string, string | undefined, string]>([
  // what init makes     its paper                  a paper.yaml before   why
  ["issues/2026-11-24", "../../paper.yaml", undefined, "a new one stands beside issues/"],
  ["issues/2026-11-24", "../../paper.yaml", "paper.yaml", "one that stands there is taken"],
  ["issues/2026-11-24", "paper.yaml", "issues/2026-11-24/paper.yaml", "one in the folder is taken before it"],
  ["first", "paper.yaml", undefined, "a folder elsewhere has its own"],
])("init %s names %s: row %#: %s%s", async (made, named, before) => {
  const folder = await folderOf(before === undefined ? {} : { [before]: paper });
  expect((await called(["init", made], folder)).exit).toBe(0);
  expect(parse(await readFile(join(folder, made, "issue.yaml"), "utf8"))).toMatchObject({ paper: named });
  const written = await readFile(join(folder, made, named), "utf8");
  expect(written === paper).toBe(before !== undefined);
  const again = await called(["init", "issues/2026-11-25", "--preset", "四开"], folder);
  expect(again.exit).toBe(named.startsWith("..") ? 2 : 0);
});

test("--vertical replaces no paper", async () => {
  const folder = await folderOf({ "issues/a/paper.yaml": paper });
  const run = await called(["init", "issues/a", "--vertical"], folder);
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining("issues/a/paper.yaml")]);
  const both = await called(["init", "issues/b", "--vertical", "--paper", "issues/a/paper.yaml"], folder);
  expect([both.exit, both.stderr]).toEqual([2, expect.stringContaining("--vertical")]);
});

test.each([
  ["init", "issues/aux"],
  ["import", "copy.md", "--issue", "issues/aux"],
])("%s makes no folder of a name that Windows refuses", async (...args) => {
  const folder = await folderOf({ "copy.md": "# 题\n\n文。\n" });
  expect(await called(args, folder)).toMatchObject({ exit: 2, stderr: expect.stringContaining("`aux`") });
  expect(await readdir(folder)).toEqual(["copy.md"]);
});

test("comments are in the language of messages, all else is the same", async () => {
  const texts = await Promise.all(
    ["en", "zh"].map(async (language) => {
      const folder = await folderOf({});
      await called(["init", "issues/2026-11-24", "--lang", language], folder);
      const read = (name: string) => readFile(join(folder, name), "utf8");
      return [await read("issues/2026-11-24/issue.yaml"), await read("paper.yaml")];
    }),
  );
  const comments = texts.map((files) => files.join("").match(/^# (?!yaml-language-server).*$|(?<=\s\s)# .*$/gm) ?? []);
  const [en = [], zh = []] = comments;
  expect(zh.length).toBe(en.length);
  expect(zh.filter((comment) => !/\p{Script=Han}/u.test(comment))).toEqual([]);
  const values = texts.map((files) => files.map((file) => parse(file)));
  expect(values[1]).toEqual(values[0]);
});

test("the first line names the schema that the program came with", async () => {
  const folder = await folderOf({});
  await called(["init", "issues/2026-11-24"], folder);
  for (const [path, name] of [
    ["issues/2026-11-24/issue.yaml", "issue"],
    ["paper.yaml", "paper"],
  ] as const) {
    const text = await readFile(join(folder, path), "utf8");
    const url = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "";
    expect(fileURLToPath(url)).toBe(resolve(`assets/schema/${name}.schema.json`));
  }
});

test("a program that is installed below the working folder is named by a relative path", async () => {
  await mkdir("out", { recursive: true });
  const folder = await mkdtemp(join(process.cwd(), "out/init-"));
  try {
    await called(["init", join(relative(process.cwd(), folder), "a")], process.cwd());
    expect(await readFile(join(folder, "a/issue.yaml"), "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/assets\/schema\/issue\.schema\.json\n/,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  // newest issue's preset   the new story's rows     why
  ["四开", "rows: 12-27", "the nameplate of a 四开 paper has 11 rows"],
  ["对开", "rows: 17-36", "that of a 对开 paper 16"],
])("after an issue of preset %s the first story has %s: %s", async (preset, rows) => {
  const folder = await folderOf({
    "issues/2026-11-23/issue.yaml": issue.replace("2026-11-24", "2026-11-23"),
    "issues/2026-11-23/paper.yaml": paper.replace("四开", preset),
  });
  await called(["init", "issues/2026-11-24"], folder);
  expect(await readFile(join(folder, "issues/2026-11-24/issue.yaml"), "utf8")).toContain(rows);
});

test("the next issue takes the number after the newest one's, and its paper", async () => {
  const at = (date: string, number: number) =>
    issue
      .replace("paper: paper.yaml", "paper: ../../paper/paper.yaml")
      .replace("2026-11-24", date)
      .replace("7", `${number}`);
  const folder = await folderOf({
    "paper/paper.yaml": paper,
    "issues/2026-11-23/issue.yaml": at("2026-11-23", 100),
    "issues/special/issue.yaml": at("2026-11-24", 101),
    "issues/2026-01-01/issue.yaml": at("2026-01-01", 900),
    "issues/half/issue.yaml": "paper: [",
  });
  expect((await called(["init", "--date", "2026-11-25"], folder)).exit).toBe(0);
  expect(await readFile(join(folder, "issues/2026-11-25/issue.yaml"), "utf8")).toMatch(
    /^paper: \.\.\/\.\.\/paper\/paper\.yaml\ndate: 2026-11-25\nnumber: 102$/m,
  );
});

test.each(["2026-12-01", "2026-12-01-晚", "2026-12-01 试印"])(
  "the folder %s has the issue of 1 December",
  async (name) => {
    const folder = await folderOf({});
    await called(["init", join("issues", name)], folder);
    expect(await readFile(join(folder, "issues", name, "issue.yaml"), "utf8")).toMatch(/^date: 2026-12-01$/m);
  },
);

test("a paper.yaml that lies in the folder is the issue's paper, before that of the newest issue; --preset does not replace it", async () => {
  const folder = await folderOf({
    "issues/2026-11-23/issue.yaml": issue,
    "issues/2026-11-23/paper.yaml": paper,
    "issues/2026-11-24/paper.yaml": paper,
  });
  const preset = await called(["init", "issues/2026-11-24", "--preset", "四开"], folder);
  expect([preset.exit, preset.stderr]).toEqual([2, expect.stringContaining("leave --preset and --vertical out")]);
  expect((await called(["init", "issues/2026-11-24"], folder)).exit).toBe(0);
  expect(await readFile(join(folder, "issues/2026-11-24/issue.yaml"), "utf8")).toMatch(/^paper: paper\.yaml$/m);
});

test("a number that no manifest may have is misuse", async () => {
  const run = await called(["init", "a", "--number", "1000000"], await folderOf({}));
  expect([run.exit, run.stderr]).toEqual([2, expect.stringContaining("from 1 to 999999")]);
});

test("today's date, from the machine's clock", async () => {
  const folder = await folderOf({});
  const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Kiritimati" }).format(new Date());
  const before = today();
  const { stdout } = await banmian(["init"], folder, { TZ: "Pacific/Kiritimati" });
  // Where midnight came in between, either day is right.
  expect([before, today()].map((day) => `issues/${day}/issue.yaml`)).toContain(
    /issues\/\S+\/issue\.yaml/.exec(stdout)?.[0],
  );
});

test.each([
  // arguments                               stderr        why
  [["init", "issues/a"], /`issues\/a\/issue\.yaml` exists/, "an issue that is there is never overwritten"],
  [
    ["init", "issues/a", "--date", "2026-11-30"],
    /type `banmian init issues\/2026-12-01`/,
    "the next day's is proposed",
  ],
  [["init", "papers/b", "--preset", "四开"], /papers\/b\/paper\.yaml/, "nor a paper"],
  [["init", "--preset", "八开"], /八开/, "no such preset"],
  [
    ["init", "--preset", "四开", "--paper", "papers/b/paper.yaml"],
    /--preset.*--paper/,
    "a new paper or one that is there",
  ],
  [["init", "--date", "2026-02-30"], /2026-02-30/, "no such day"],
  [["init", "--date", "24.11.2026"], /24\.11\.2026/, "not the form of a date"],
  [["init", "--number", "ten"], /ten/, "not a number"],
  [["init", "--paper", "nowhere.yaml"], /nowhere\.yaml/, "no such paper"],
  [["init", "wall/2026-11-24"], /cannot write `wall\/2026-11-24`/, "no folder can be made there"],
])("%j is misuse, %s: %s", async (args, stderr) => {
  const folder = await folderOf({ "issues/a/issue.yaml": issue, "papers/b/paper.yaml": paper, wall: "a file" });
  const run = await called(args, folder);
  expect(run.exit).toBe(2);
  expect(run.stderr).toMatch(stderr);
  expect(run.stdout).toBe("");
});

test("where an issue is there already, the hint is a day that has none", async () => {
  const folder = await folderOf({ "issues/2026-11-25/issue.yaml": issue, "issues/2026-11-26/issue.yaml": issue });
  const run = await called(["init", "issues/2026-11-25"], folder);
  expect(run.exit).toBe(2);
  expect(run.stderr).toContain("`banmian init issues/2026-11-27`");
});
