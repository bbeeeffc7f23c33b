import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogueOf } from "../../../src/base/codes.ts";
import { compile, newspaperIn } from "../../../src/build/compile.ts";
import { fixesOf, MANY, openFixing } from "../../../src/tools/fixes/fixes.ts";
import { folderOf, heiPaper } from "../../cli/program.ts";
import { host } from "../../golden/host.ts";

const LIST = `people: [{name: 许静言, titles: [市委书记], never: true}]
words: [{word: 帐号, write: 账号}, {word: 世卫组织, after: 世界卫生组织}, {word: 最佳, forbidden: 广告法}]
rules:
  - {pattern: '(\\d+)％', message: 半角, write: '$1%'}
  - {pattern: '(?<=增长)(\\d+)个点', message: 单位, write: '$1个百分点'}
`;

const filesOf = (body: string): Record<string, string> => ({
  "issue.yaml": `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1}]
stories:
  - id: a
    headline: 头版
    body: ${body}
    place: {page: 1, columns: 1, rows: 1-16}
`,
  "paper.yaml": `${heiPaper}usage: [usage.yaml]\n`,
  "usage.yaml": LIST,
});

test.each([
  ["他的帐号丢了", ["wrong-word 账号"], "another form"],
  ["世卫组织说", ["short-name 世界卫生组织"], "the full name first"],
  ["增长5％以上", ["house-rule 5%"], "a rule with an edit"],
  ["增长5个点，共3个点", ["house-rule 5个百分点"], "a rule that looks at what stands before"],
  ["５Ｇ网络", ["wide-latin 5G"], "full-width Latin"],
  ["天地 — 玄黄", ["single-dash ——"], "a dash with its spaces"],
  ["天地,玄黄", ["half-width-mark ，"], "a half-width mark"],
  ["天地 玄黄。", ["han-space ", "han-space \u3000"], "a space in a sentence"],
  ["天地玄黄编 宇宙", ["han-space \u3000", "han-space "], "one between items"],
  ["天地  玄黄", ["double-space \u3000", "double-space "], "two between phrases"],
  ["天地，  玄黄。", ["double-space ", "double-space \u3000"], "two in a sentence"],
  ["天地New  York玄黄。", ["double-space  "], "two between Latin words"],
  ["國際新闻", ["other-script 国际"], "the other script"],
  ["最佳选择", [], "a forbidden word: nobody knows another"],
  ["市委书记许静严", ["name-near 许静言"], "a name like another, as a guess"],
  ["许静严说", ["name-alike 许静言"], "a name like a listed one without its title, as a guess"],
  ["市长许静言", [], "a title that she may not have: the list may be wrong"],
])("%s is offered %j: %s", async (body, offered) => {
  const folder = await folderOf(filesOf(body));
  const found = await fixesOf(await openFixing(join(folder, "issue.yaml"), host), MANY);
  const usage = [...found.values()].flat().filter(({ code }) => ["usage", "copy"].includes(catalogueOf(code)));
  expect(usage.map(({ code, edits }) => `${code} ${edits.map(({ text }) => text)}`)).toEqual(offered);
});

test.each([
  ["", ["error forbidden-word", "warning wrong-word"], "as it comes"],
  ["faults: {用词: error, 禁用词: off}\n", ["error wrong-word"], "as the paper sets it"],
])(
  "compile: %j gives %j: %s; a name with `never` stays whole at six lengths of the line before it",
  async (faults, expected) => {
    const plain = heiPaper.replace("faults: {天窗: off}\n", "");
    for (const lead of ["天", "天地", "天地玄", "天地玄黄", "天地玄黄宇", "天地玄黄宇宙"]) {
      const text = `${lead}${"洪荒日月盈昃辰宿列张许静言".repeat(6)}最佳帐号`;
      const folder = await folderOf({ ...filesOf(text), "paper.yaml": `${plain}${faults}usage: [usage.yaml]\n` });
      const { madeUp, diagnostics } = await compile(join(folder, "issue.yaml"), host);
      const usage = diagnostics.filter(({ code }) => catalogueOf(code) === "usage");
      expect(usage.map(({ severity, code }) => `${severity} ${code}`).toSorted()).toEqual(expected);
      const lines = madeUp && newspaperIn(madeUp).pages.flatMap(({ things }) => things);
      const texts = (lines ?? []).flatMap((each) =>
        each.kind === "line" ? [each.segments.map((part) => part.text).join("")] : [],
      );
      expect(texts.filter((line) => /许$|许静$|^静言|^言/.test(line))).toEqual([]);
      expect(texts.join("").match(/许静言/g)).toHaveLength(6);
    }
  },
);
