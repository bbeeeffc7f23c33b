import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { banmian, folderOf, issue, paper } from "./program.ts";

test("a first issue comes with a paper of its own, and builds", async () => {
  const folder = await folderOf({});
  expect(await banmian(["init", "--date", "2026-11-24"], folder)).toMatchObject({
    exit: 0,
    stdout: "started issues/2026-11-24/issue.yaml\n",
  });
  expect(await readFile(join(folder, "issues/2026-11-24/issue.yaml"), "utf8")).toMatch(
    /^paper: paper\.yaml\ndate: 2026-11-24\nnumber: 1$/m,
  );
  expect(await banmian(["build", "issues/2026-11-24", "--png"], folder)).toMatchObject({ exit: 0 });
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
  expect((await banmian(["init", "--date", "2026-11-25"], folder)).exit).toBe(0);
  expect(await readFile(join(folder, "issues/2026-11-25/issue.yaml"), "utf8")).toMatch(
    /^paper: \.\.\/\.\.\/paper\/paper\.yaml\ndate: 2026-11-25\nnumber: 102$/m,
  );
});

test("a folder that is named after a day has that day's issue", async () => {
  const folder = await folderOf({});
  await banmian(["init", "issues/2026-12-01"], folder);
  expect(await readFile(join(folder, "issues/2026-12-01/issue.yaml"), "utf8")).toMatch(/^date: 2026-12-01$/m);
});

test("today's date, from the machine's clock", async () => {
  const folder = await folderOf({});
  const { stdout } = await banmian(["init"], folder, { TZ: "Pacific/Kiritimati" });
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Kiritimati" }).format(new Date());
  expect(stdout).toBe(`started issues/${day}/issue.yaml\n`);
});

test.each([
  // arguments                               stderr        why
  [["init", "issues/a"], /issues\/a/, "an issue that is there is never overwritten"],
  [["init", "--date", "2026-02-30"], /2026-02-30/, "no such day"],
  [["init", "--date", "24.11.2026"], /24\.11\.2026/, "not the form of a date"],
  [["init", "--number", "ten"], /ten/, "not a number"],
  [["init", "--paper", "nowhere.yaml"], /nowhere\.yaml/, "no such paper"],
])("%j is misuse, %s: %s", async (args, stderr) => {
  const folder = await folderOf({ "issues/a/issue.yaml": issue });
  const run = await banmian(args, folder);
  expect(run.exit).toBe(2);
  expect(run.stderr).toMatch(stderr);
  expect(run.stdout).toBe("");
});
