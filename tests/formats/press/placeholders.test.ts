import { join } from "node:path";
import { expect, test } from "vitest";
import { positionOf } from "../../../src/base/source.ts";
import { newspaperIn } from "../../../src/build/compile.ts";
import { checkPlaceholders } from "../../../src/formats/press/placeholders.ts";
import { folderOf, issue, paper } from "../../cli/program.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";

const [copy = ""] = /(?<=body: \|\n {6}).*/.exec(issue) ?? [];

test.each<[string, string, readonly string[], string]>([
  // written            instead                                    found                          why
  ["要闻", "要闻", [], "nothing"],
  ["要闻}", "要闻, credits: {责编: 某某}}", ["error issue.yaml:5 某某"], "in a page's credits"],
  ["headline: 短讯", "headline: 待补", ["error issue.yaml:8 待补"], "in a head"],
  ["headline: 短讯", "headline: 短讯\n    byline: 记者 ××", ["error issue.yaml:9 ××"], "in a byline"],
  ["headline: 短讯", "headline: XX县短讯", ["error issue.yaml:8 XX"], "in Latin letters, beside Chinese"],
  ["headline: 短讯", "headline: 短讯 XXL", [], "Latin letters alone are a word"],
  [copy, `李某某${copy}`, ["warning issue.yaml:11 某某"], "in copy"],
  [copy, `5×5×5${copy}`, [], "signs of multiplication"],
])(
  "a placeholder is an error in names and heads, a warning in copy: %s → %s, row %#",
  async (written, instead, found) => {
    expect(issue).toContain(written);
    const files = { "issue.yaml": issue.replace(written, instead), "paper.yaml": paper };
    const { madeUp } = await compiledIssue(join(await folderOf(files), "issue.yaml"));
    const placeOf = (id: string | undefined) =>
      madeUp.inFile((madeUp.issue.stories.find((story) => story.id === id) ?? madeUp.issue.paper).span);
    const told = checkPlaceholders(newspaperIn(madeUp), placeOf).map(({ severity, span, arguments: args }) => {
      const { line } = positionOf(span.source, span.start);
      return `${severity} ${span.source.path.replace(/^.*\//, "")}:${line} ${args["text"]}`;
    });
    expect(told).toEqual(found);
  },
);
