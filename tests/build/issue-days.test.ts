import { join } from "node:path";
import { expect, test } from "vitest";
import { positionOf } from "../../src/base/source.ts";
import { compile } from "../../src/build/compile.ts";
import { diskHost } from "../../src/build/host.ts";
import { folderOf, heiPaper, issue } from "../cli/program.ts";

// Date and number of an issue, against its folder's name and the issues beside it.

/** Folders of issues, each with what stands behind date and number: "2026-11-24 7". */
async function issuesIn(folders: Readonly<Record<string, string>>): Promise<string> {
  const files = Object.entries(folders).map(([name, head]) => {
    const [date = "", number = "", from = "../paper.yaml"] = head.split(" ");
    const text = issue.replace("paper.yaml", from).replace("2026-11-24", date);
    return [`i/${name}/issue.yaml`, text.replace("number: 7", number === "-" ? "" : `number: ${number}`)] as const;
  });
  return folderOf({ "i/paper.yaml": heiPaper, "i/other.yaml": heiPaper, ...Object.fromEntries(files) });
}

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  // folder      issues                                                            told
  ["2026-11-24", { "2026-11-24": "2026-11-24 7" }, [], "both agree, and nothing stands beside"],
  ["2026-12-01", { "2026-12-01": "2026-12-11 7" }, ["date-not-folder 2"], "a slip in the date"],
  ["2026-12-01-晚", { "2026-12-01-晚": "2026-12-02 7" }, ["date-not-folder 2"], "also in the evening's issue"],
  ["trial", { trial: "2026-12-11 7" }, [], "a folder with another name"],
  ["2026-02-30", { "2026-02-30": "2026-03-02 7" }, [], "or with the name of no day"],
  ["2026-11-24", { "2026-11-24": "2026-11-24 8", "2026-11-23": "2026-11-23 7" }, [], "the next number"],
  ["2026-11-24", { "2026-11-24": "2026-11-24 7", "2026-11-23": "2026-11-23 7" }, ["number-out-of-turn 3"], "the same"],
  ["2026-11-24", { "2026-11-24": "2026-11-24 9", "2026-11-23": "2026-11-23 7" }, ["number-out-of-turn 3"], "one more"],
  ["2026-11-24", { "2026-11-24": "2026-11-24 8", "2026-11-17": "2026-11-17 7" }, [], "a weekly's next"],
  [
    "2026-11-24",
    { "2026-11-24": "2026-11-24 8", "2026-11-25": "2026-11-25 8" },
    ["number-out-of-turn 3"],
    "tomorrow's",
  ],
  [
    "2026-11-24",
    { "2026-11-23": "2026-11-23 6", "2026-11-24": "2026-11-24 9", "2026-11-25": "2026-11-25 8" },
    ["number-out-of-turn 3"],
    "told once, though both disagree",
  ],
  [
    "2026-11-24",
    { "2026-11-22": "2026-11-22 5", "2026-11-23": "2026-11-23 90 ../other.yaml", "2026-11-24": "2026-11-24 7" },
    [],
    "an issue of another paper lies between",
  ],
  [
    "2026-11-24",
    { "2026-11-23": "2026-11-22 90", "2026-11-24": "2026-11-24 7" },
    [],
    "one with a wrong date of its own",
  ],
  ["2026-11-24", { "2026-11-23-晚": "2026-11-23 90", "2026-11-24": "2026-11-24 7" }, [], "one of the evening"],
  ["2026-11-24", { "2026-11-23": "2026-11-23 -", "2026-11-24": "2026-11-24 7" }, [], "one without a number"],
])("%s among %j: %j: %s", async (name, folders, expected) => {
  const folder = await issuesIn(folders);
  const host = diskHost({ folder, cache: undefined }, { now: () => 0, began: () => undefined });
  const { diagnostics } = await compile(join(folder, "i", name, "issue.yaml"), host);
  expect(diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`)).toEqual(expected);
});
