import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  type banmian,
  called,
  folderOf,
  heiPaper,
  issue,
  putFiles,
  type RunningPreview,
  startServer,
} from "./program.ts";

const SNOW = '{"guid": "a", "headline": "灯会今晚开幕", "body_html": "<p>入夜，南桥的灯亮了。</p>"}';

/** The commands of an ordinary evening: the smoke test starts the first example of each. */
export const ORDINARY = [
  "init",
  "check",
  "build",
  "layout",
  "preview",
  "import",
  "site",
  "lock",
  "verify",
  "batch",
  "diff",
];

/** Types an example of `--help` in a folder with small issues where the samples stand. @param start how: as a user does, or called */
export async function typeExample(line: string, start: typeof banmian): Promise<void> {
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
  else expect(await start(args, folder, {}, input)).toMatchObject({ exit: 0 });
  rmSync(folder, { recursive: true });
}

/** At the usual port; where another program of this machine has that, at any. */
function served(folder: string, args: readonly string[]): Promise<RunningPreview> {
  return startServer(folder, args).catch((error: Error) => {
    if (args.includes("--port") || !/EADDRINUSE/.test(error.message)) throw error;
    return startServer(folder, [...args, "--port", "0"]);
  });
}
