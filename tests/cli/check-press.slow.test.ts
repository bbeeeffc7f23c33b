import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { called, folderOf, heiPaper, issue } from "./program.ts";

// `check --press` says all that `build --press` would refuse, in one list, and writes nothing.

const sound = issue.replace("rows: 1-4", "rows: 1-30");
const named = sound.replace("headline: 短讯", "headline: 短讯\n    byline: 记者 某某");
const photo = "    photos:\n      - {file: a.jpg, caption: 桥, columns: 1, depth: 6}\n    body: |";

test.each<[string, string, string, readonly string[], string]>([
  // folder         manifest            paper      errors                              why
  ["2026-11-24", sound, heiPaper, [], "a sound issue"],
  ["2026-11-25", sound, heiPaper, ["date-not-folder"], "another day's folder"],
  ["2026-11-24", named, heiPaper, ["placeholder"], "a name that is missing"],
  ["2026-11-25", named, heiPaper, ["date-not-folder", "placeholder"], "all in one list"],
  [
    "2026-11-25",
    named.replace("    body: |", photo),
    heiPaper,
    ["date-not-folder", "missing-file", "placeholder"],
    "and beside a photo that is missing",
  ],
])("check --press lists all that build --press refuses: in %s, row %#", async (day, manifest, paper, errors) => {
  const folder = await folderOf({ [`issues/${day}/issue.yaml`]: manifest, [`issues/${day}/paper.yaml`]: paper });
  const codesOf = async (args: readonly string[]): Promise<readonly string[]> => {
    const { stdout, exit } = await called([...args, `issues/${day}`, "--press", "--json"], folder);
    const [{ diagnostics }] = JSON.parse(stdout).issues as [{ diagnostics: { code: string; severity: string }[] }];
    const found = diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
    expect(exit).toBe(found.length > 0 ? 1 : 0);
    return found.toSorted();
  };
  expect(await codesOf(["check"])).toEqual(errors);
  expect(await readdir(folder)).toEqual(["issues"]);
  const refused = await codesOf(["build"]);
  expect(errors).toEqual(expect.arrayContaining([...refused]));
  expect(refused.length > 0).toBe(errors.length > 0);
});
