import { join } from "node:path";
import { expect, test } from "vitest";
import { previewIssue } from "../../../src/app/preview/previewed-issue.ts";
import type { Revision } from "../../../src/app/preview/revision.ts";
import { folderOf, paper } from "../../commands/program.ts";
import { host } from "../../golden/host.ts";

const story = (page: number): string => `  - id: s${page}
    headline: 第${page}版的稿件
    body: |
      ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(12)}
    place: {page: ${page}}
`;

const issue = `paper: paper.yaml
date: 2026-11-24
number: 1
pages:
${[1, 2, 3, 4].map((page) => `  - {label: ${page}, section: 要闻}`).join("\n")}
stories:
${[1, 2, 3, 4].map(story).join("")}`;

const storiesOn = ({ pages }: Revision): readonly string[] =>
  pages.map(({ frames }) => frames.flatMap(({ of }) => of).join());

test("the first pages are shown while the others are made up, and are no revision to compare with", async () => {
  const folder = await folderOf({ "issue.yaml": issue, "paper.yaml": paper });
  const previewed = previewIssue(join(folder, "issue.yaml"), host);
  const shown: { readonly stories: readonly string[]; readonly underWay: boolean }[] = [];
  const note = (revision: Revision): void => {
    shown.push({ stories: storiesOn(revision), underWay: previewed.found().underWay });
  };
  previewed.listen({ look: async (revision) => note(revision), built: () => note(previewed.latest() as Revision) });
  try {
    await previewed.begun();
    expect(previewed.found()).toMatchObject({ faulty: false, underWay: true });
    await previewed.ready();
    expect(shown).toEqual([
      { stories: ["s1", "s2", "", ""], underWay: true },
      { stories: ["s1", "s2", "s3", "s4"], underWay: false },
    ]);
    expect(previewed.before()).toBeUndefined();
  } finally {
    await previewed.close();
  }
});
