import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceOf } from "../../../src/tools/preview/answers.ts";
import { messagesOf } from "../../../src/tools/preview/issue-state.ts";
import { type PreviewedIssue, previewIssue } from "../../../src/tools/preview/previewed-issue.ts";
import type { Revision } from "../../../src/tools/preview/revision.ts";
import { folderOf, paper, save } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const story = (id: string, rounds: number, place: string): string => `  - id: ${id}
    headline: 渡口的船${id}
    body: |
      ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(rounds)}
    place: {page: ${place}}
`;
const written = (rounds: number, headline = "渡口的船a"): string =>
  `paper: paper.yaml
date: 2026-11-24
number: 1
pages:
  - {label: 1, section: 要闻}
  - {label: 2, section: 城事}
stories:
${story("a", 12, "1, columns: 1-3, rows: 20-40")}${story("b", 12, "1")}${story("c", rounds, "2, columns: 1-3, rows: 20-40")}${story("d", 12, "2")}adverts:
  - {headline: 启事, text: 渡口停航一天。, page: 2, columns: 4-5, rows: 60-70}
`.replace("渡口的船a", () => headline);

test("a story becomes longer: pages before it stay", async () => {
  const folder = await folderOf({ "issue.yaml": written(12), "paper.yaml": paper });
  const path = join(folder, "issue.yaml");
  const previewed = previewIssue(path, host);
  try {
    await previewed.ready();
    const [first, second] = (previewed.latest() as Revision).pages;
    await new Promise<void>((done) => {
      previewed.listen(done);
      void save(path, written(13));
    });
    const { pages } = previewed.latest() as Revision;
    expect(pages[0]).toBe(first);
    expect(pages[1]).not.toBe(second);
  } finally {
    await previewed.close();
  }
});

test.each([
  ["a headline becomes longer", (text: string) => text.replace("渡口的船a", "渡口的老船a")],
  ["lines come in above", (text: string) => text.replace("stories:", "# 早版\n\nstories:")],
])(
  "%s: messages of what stands below it are found on the pages as they would be after a fresh start",
  async (_, edit) => {
    const before = written(120).replace("翻了过来", "翻了过来--");
    const after = edit(before);
    const folder = await folderOf({ "issue.yaml": before, "paper.yaml": paper });
    const path = join(folder, "issue.yaml");
    const told = (previewed: PreviewedIssue) => messagesOf(previewed.found().diagnostics, previewed.latest(), "en");
    const edited = previewIssue(path, host);
    try {
      await edited.ready();
      await new Promise<void>((done) => {
        edited.listen(done);
        void save(path, after);
      });
      const fresh = previewIssue(path, host);
      await fresh.ready();
      expect(told(edited)).toEqual(told(fresh));
      expect(told(edited).filter(({ marks }) => marks.length > 0).length).toBeGreaterThan(1);
      await fresh.close();
    } finally {
      await edited.close();
    }
  },
);

test("lines come in above with a fault: a click on the pages that stand leads to the text that they were made of", async () => {
  const before = written(12);
  const folder = await folderOf({ "issue.yaml": before, "paper.yaml": paper });
  const path = join(folder, "issue.yaml");
  const previewed = previewIssue(path, host);
  try {
    await previewed.ready();
    const { number } = previewed.latest() as Revision;
    await new Promise<void>((done) => {
      previewed.listen(done);
      void save(path, before.replace("stories:", "# 早版\n\nstories:").replace("number: 1", "number: ["));
    });
    const found = sourceOf(previewed, { revision: number, story: "d" });
    const line = found.ok ? before.split("\n")[found.value.line - 1] : undefined;
    expect(line).toBe("    headline: 渡口的船d");
    expect(found).toMatchObject({ value: { column: 15 } });
  } finally {
    await previewed.close();
  }
});

test("each build looks at no signal: it is announced", async () => {
  const folder = await folderOf({ "issue.yaml": written(12), "paper.yaml": paper });
  let builds = 0;
  const previewed = previewIssue(join(folder, "issue.yaml"), host, {
    unheeding: (work) => {
      builds++;
      return work();
    },
  });
  try {
    await previewed.ready();
    await previewed.trial(written(13));
    expect(builds).toBe(2);
  } finally {
    await previewed.close();
  }
});
