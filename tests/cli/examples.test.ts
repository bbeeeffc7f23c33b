import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examples } from "../../src/cli/texts/examples.ts";
import { banmian, called, folderOf, heiPaper, issue, putFiles, type RunningPreview, startServer } from "./program.ts";

/** The first example of each command, and those with threads, are started as a user starts them. */
const lines = Object.values(examples).flatMap((own) =>
  own.map((line, at) => [line, at === 0 || line.includes("--jobs")] as const),
);

const SNOW = '{"guid": "a", "headline": "灯会今晚开幕", "body_html": "<p>入夜，南桥的灯亮了。</p>"}';

/** What of a command is made by it, or by one before it, and not there in a clone. */
const MADE = /(?:--issue|--out|--date|--base) \S+|init \S+|[<>] \S+|out\/\S+|serve \S+/g;

test.each(lines.map(([line]) => line))(
  "`%s` names what a clone has, and an issue that is begun is none of them",
  (line) => {
    const [, begun] = /(?:banmian init|import .*--issue) (\S+)/.exec(line) ?? [];
    if (begun !== undefined) expect(existsSync(begun)).toBe(false);
    const named = line.replace(MADE, "").match(/\S+\/\S+/g) ?? [];
    expect(named.filter((path) => !path.startsWith("/tmp/") && !existsSync(path))).toEqual([]);
    // A site holds one paper, and the samples are of three.
    if (line.startsWith("banmian site")) expect(line.match(/issues\/\S+/g)).toHaveLength(1);
  },
);

test.each(lines)("`%s` does what --help promises", async (line, isStarted) => {
  const folder = await folderOf({
    "issues/2026-11-24/issue.yaml": issue
      .replace("  - {label: 1, section: 要闻}", "  - {label: 1}\n  - {label: 3}")
      .replace("place: {page: 1,", "place: {page: 3,"),
    "issues/2026-11-24/paper.yaml": heiPaper,
    "issues/2026-11-24/stories/reed.md": "# 灯会今晚开幕\n\n入夜，南桥的灯亮了。\n",
    "issues/2026-11-26/stories/clock.md": "# 钟楼\n\n钟又响了。\n",
    "bags/SK-2026-11-24/data/ninjs/snow.json": SNOW,
    "assets/papers/jichuan/paper.yaml": heiPaper,
  });
  // What follows > and < is the shell's; the build for a look goes to a folder of the test.
  const [command = "", from] = line.split(/ > | < /);
  const input =
    line.includes(" < ") && from !== undefined ? readFileSync(join(folder, from.replace("JCRB", "SK"))) : "";
  const args = command
    .split(" ")
    .slice(1)
    // The sample's paper is JCRB, the test's SK.
    .map((argument) => argument.replace("/tmp/look", join(folder, "look")).replaceAll("JCRB", "SK"));
  // What is proved has been locked.
  if (args.includes("--verify") || args[0] === "verify" || args[0] === "pack") {
    await called(["lock", "issues/2026-11-24"], folder);
  }
  if (args.includes("--resume")) await called(["batch"], folder);
  if (args[0] === "preflight") await called(["build", "issues/2026-11-24", "--press"], folder);
  for (const day of ["2026-11-25", "2026-11-26"].filter((each) => args.includes(`issues/${each}`))) {
    const next = issue.replace("2026-11-24", day);
    await putFiles(folder, { [`issues/${day}/issue.yaml`]: next, [`issues/${day}/paper.yaml`]: heiPaper });
  }
  if (args[0] === "serve") await called(["site", "issues/2026-11-24"], folder);
  // They run until Ctrl-C.
  if (args[0] === "preview" || args[0] === "serve") expect(await (await served(folder, args)).end()).toBe(0);
  else expect(await (isStarted ? banmian : called)(args, folder, {}, input)).toMatchObject({ exit: 0 });
  rmSync(folder, { recursive: true });
});

/** At the usual port; where another program of this machine has that, at any. */
function served(folder: string, args: readonly string[]): Promise<RunningPreview> {
  return startServer(folder, args).catch((error: Error) => {
    if (args.includes("--port") || !/EADDRINUSE/.test(error.message)) throw error;
    return startServer(folder, [...args, "--port", "0"]);
  });
}
