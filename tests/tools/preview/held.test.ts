import { join } from "node:path";
import { expect, test } from "vitest";
import { type PreviewedIssue, previewIssue } from "../../../src/tools/preview/previewed-issue.ts";
import { folderOf, paper, save } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const written = (rounds: number): string => `paper: paper.yaml
date: 2026-11-24
number: 1
pages:
  - {label: 1, section: 要闻}
stories:
${["a", "b", "c", "d", "e"]
  .map(
    (id, at) => `  - id: ${id}
    headline: 渡口的船${id}
    body: |
      ${"江水退去的第三天，渡口的老人把船翻了过来。".repeat(rounds + 4 * at)}
    place: {page: 1}
`,
  )
  .join("")}`;

function built(previewed: PreviewedIssue): Promise<void> {
  return new Promise((done) => {
    const end = previewed.listen(() => {
      end();
      done();
    });
  });
}

test("a revision holds what make-up found, not what it went through; old revisions are forgotten", async () => {
  const folder = await folderOf({ "issue.yaml": written(12), "paper.yaml": paper });
  const path = join(folder, "issue.yaml");
  const previewed = previewIssue(path, host);
  try {
    await previewed.ready();
    const found = previewed.latest()?.madeUp.found;
    expect(Object.keys(found ?? {}).sort()).toEqual(["diagnostics", "issue", "pages", "unplaced"]);
    for (let edit = 1; edit <= 14; edit++) {
      const done = built(previewed);
      await save(path, written(12 + edit));
      await done;
    }
    const last = previewed.latest()?.number ?? 0;
    const known = Array.from({ length: last }, (_, at) => previewed.revision(at + 1)).filter(Boolean);
    expect(last).toBeGreaterThan(14);
    expect(known).toHaveLength(12);
  } finally {
    await previewed.close();
  }
});

test.each([
  // Of the same length and in another line: every copy stands where it stood.
  ["issue.yaml", written(12), written(12).replace("number: 1", "number: 2")],
  ["stories/own.md", "天地玄黄。\n", "天地玄黄。\n\n\n"],
])("a revision has %s as it was read for it, though its copies are kept from before", async (name, first, second) => {
  const own = "  - {id: own, headline: 题, priority: brief, body: {file: stories/own.md}, place: {page: 1}}\n";
  const folder = await folderOf({
    "issue.yaml": `${written(12)}${own}`,
    "paper.yaml": paper,
    "stories/own.md": "天地玄黄。\n",
  });
  const path = join(folder, "issue.yaml");
  const text = (words: string): string => (name === "issue.yaml" ? `${words}${own}` : words);
  const previewed = previewIssue(path, host);
  try {
    await previewed.ready();
    const before = previewed.latest()?.number ?? 0;
    const done = built(previewed);
    await save(join(folder, name), text(second));
    await done;
    const texts = [before, previewed.latest()?.number ?? 0].map(
      (number) =>
        previewed
          .revision(number)
          ?.sources()
          .find((file) => file.path.endsWith(name))?.text,
    );
    expect(texts).toEqual([text(first), text(second)]);
  } finally {
    await previewed.close();
  }
});
