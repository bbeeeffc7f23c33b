import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { called, folderOf, issue, sound } from "./program.ts";

const over = issue.replace("天地玄黄", "天地玄黄".repeat(8));
const misspelt = issue.replace("headline: 短讯", "headlin: 短讯").replace("2026-11-24", "2026年11月24日");

const inFolder = (manifest: string): Promise<string> => folderOf({ ...sound, "issue.yaml": manifest });

test("check --json carries fixes with their edits, build and check print the first as a command, fix applies it", async () => {
  const folder = await inFolder(over);
  const { stdout } = await called(["check", "--json"], folder);
  const { fixes } = JSON.parse(stdout).issues[0].diagnostics[0];
  const line = over.split("\n").findIndex((text) => text.includes("rows: 1-4")) + 1;
  const column = (over.split("\n")[line - 1] ?? "").indexOf("1-4") + 1;
  expect(fixes[0]).toMatchObject({
    id: "short/deeper",
    edits: [{ file: "issue.yaml", line, column, endLine: line, endColumn: column + 3, text: "1-7" }],
  });
  for (const command of ["check", "build"]) {
    const { exit, stderr } = await called([command], folder);
    expect(exit).toBe(1);
    expect(stderr).toContain("= fix: banmian fix . short/deeper — ");
  }
  const { stderr: ofDraft } = await called(["build", "--draft"], folder);
  expect(ofDraft).not.toContain("= fix: ");
  expect((await called(["fix", "short/deeper"], folder)).exit).toBe(0);
  expect(await readFile(join(folder, "issue.yaml"), "utf8")).toBe(over.replace("rows: 1-4", "rows: 1-7"));
  expect((await called(["check"], folder)).exit).toBe(0);
});

test.each([
  ["\n", ""],
  ["\r\n", "\ufeff"],
])("fix mends what moves nothing on paper; ends of lines %j stay", async (end, mark) => {
  const asWritten = (text: string): string => mark + text.replaceAll("\n", end);
  const folder = await inFolder(asWritten(misspelt));
  const { exit, stdout } = await called(["fix", "."], folder);
  expect(exit).toBe(0);
  expect(stdout.match(/^issue\.yaml:\d+:\d+ {2}/gm)).toHaveLength(2);
  expect(stdout).toMatch(/^issue\.yaml: .*\b2\b.*$/m);
  expect(await readFile(join(folder, "issue.yaml"), "utf8")).toBe(asWritten(issue));
});

test.each([
  ["short/shallower", "`short/deeper`"],
  ["nobody/deeper", "short/deeper"],
])("a name that does not exist is refused with those that do: %s", async (name, known) => {
  const folder = await inFolder(over);
  const { exit, stderr } = await called(["fix", ".", name], folder);
  expect(exit).toBe(2);
  expect(stderr).toContain(name);
  expect(stderr).toContain(known.replaceAll("`", ""));
  expect(await readFile(join(folder, "issue.yaml"), "utf8")).toBe(over);
});
