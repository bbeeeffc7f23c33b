import { join } from "node:path";
import { expect, test } from "vitest";
import { previewIssue } from "../../../src/app/preview/previewed-issue.ts";
import type { Revision } from "../../../src/app/preview/revision.ts";
import { folderOf, paper } from "../../commands/program.ts";
import { host } from "../../golden/host.ts";

const story = (id: string, rounds: number, place: string): string => `  - id: ${id}
    headline: 渡口的船${id}
    body: |
      ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(rounds)}
    place: {page: 1${place}}
`;
const written = (held: string): string => `paper: paper.yaml
date: 2026-11-24
number: 1
pages:
  - {label: 1, section: 要闻}
stories:
${story("a", 12, held)}${story("b", 30, "")}${story("c", 40, "")}`;

const framesIn = ({ pages }: Revision): Readonly<Record<string, string>> =>
  Object.fromEntries(
    pages.flatMap(({ frames }) =>
      frames.map(({ of, columns, rows }) => [of, `${columns.join("-")} ${rows.join("-")}`]),
    ),
  );

test("while the hand moves a frame all others stay where they are; when it rests they are found anew", async () => {
  const folder = await folderOf({ "issue.yaml": written(""), "paper.yaml": paper });
  const previewed = previewIssue(join(folder, "issue.yaml"), host);
  try {
    await previewed.ready();
    const before = framesIn(previewed.latest() as Revision);
    const moved = written(", columns: 3-5, rows: 41-70");
    const still = await previewed.trial(moved, true);
    expect(framesIn(still.revision as Revision)).toEqual({ ...before, a: "3-5 41-70" });
    const rested = await previewed.trial(moved, false);
    const { a, ...others } = framesIn(rested.revision as Revision);
    expect(a).toBe("3-5 41-70");
    expect(others).not.toEqual({ b: before["b"], c: before["c"] });
    expect(framesIn(previewed.latest() as Revision)).toEqual(before);
  } finally {
    await previewed.close();
  }
});

test("copy that a frame no longer holds is told at once", async () => {
  const folder = await folderOf({ "issue.yaml": written(""), "paper.yaml": paper });
  const previewed = previewIssue(join(folder, "issue.yaml"), host);
  try {
    await previewed.ready();
    const { diagnostics } = await previewed.trial(written(", columns: 1-1, rows: 1-12"), true);
    expect(diagnostics.map(({ code }) => code)).toContain("overset");
  } finally {
    await previewed.close();
  }
});
