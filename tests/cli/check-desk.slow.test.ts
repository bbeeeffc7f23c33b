import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { called, folderOf, heiPaper } from "./program.ts";

/** Two stories: the second page first, and a finding in a headline, in copy, in copy of a file of its own, and in the list. */
const files = {
  "issue.yaml": `paper: paper.yaml
date: 2026-11-24
pages: [{label: 1}, {label: 2}]
stories:
  - id: 后版
    headline: 后版帐号
    priority: brief
    body: 天地玄黄宇宙洪荒日月盈昃辰宿列张。
    place: {page: 2, columns: 1, rows: 1-4}
  - id: first
    headline: 头版
    priority: brief
    body: {file: "copy #1.md"}
    place: {page: 1, columns: 1, rows: 1-8}
`,
  "copy #1.md": "𠮷天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏,闰余成岁。\n\n王磊、许静言出席，帐号不断。\n",
  "paper.yaml": `${heiPaper}usage: [usage.yaml]\n`,
  "usage.yaml":
    "people: [{name: 许静言, order: 1}, {name: 王磊, order: 2}]\nwords: [{word: 帐号, write: 账号}, {word: 丙, rite: 乙}]\n",
};

test("--sarif prints rules, places in characters, related places and fixes, as the schema of SARIF 2.1.0 has them", async () => {
  const folder = await folderOf(files);
  const { exit, stdout } = await called(["check", "issue.yaml", "--sarif"], folder);
  expect(exit).toBe(1);
  const log = JSON.parse(stdout);
  // Draft 4 of JSON Schema names the schema by `id`; it is the same as draft 7 otherwise.
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(new URL("../schemas/sarif-2.1.0.json", import.meta.url), "utf8"),
  );
  expect([$schema, id]).toEqual(["http://json-schema.org/draft-04/schema#", log.$schema]);
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  expect(validate({ ...log, version: "2.0" })).toBe(false);
  const [{ tool, columnKind, results }] = log.runs;
  expect(columnKind).toBe("unicodeCodePoints");
  const of = (code: string): readonly Record<string, unknown>[] =>
    results.filter(({ ruleId }: { readonly ruleId: string }) => ruleId === code);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(of("unknown-key")[0]?.["level"]).toBe("error");
  const place = { artifactLocation: { uri: "copy%20%231.md" } };
  const region = { startLine: 1, startColumn: 26, endLine: 1, endColumn: 27 };
  expect(of("half-width-mark")[0]).toMatchObject({ locations: [{ physicalLocation: { ...place, region } }] });
  expect(of("half-width-mark")[0]?.["fixes"]).toMatchObject([
    { artifactChanges: [{ ...place, replacements: [{ deletedRegion: region, insertedContent: { text: "，" } }] }] },
  ]);
  expect(of("people-order")[0]).toMatchObject({
    relatedLocations: [{ physicalLocation: { ...place, region: { startLine: 3, startColumn: 1, endColumn: 3 } } }],
  });
});

test("--desk lists findings of copy and usage by page, story, leg and line; --json adds them", async () => {
  const folder = await folderOf({ ...files, "usage.yaml": files["usage.yaml"].replace(" rite", " write") });
  const { stdout } = await called(["check", "issue.yaml", "--desk", "--json"], folder);
  const [{ desk }] = JSON.parse(stdout).issues;
  const rows = desk.map((each: Record<string, unknown>) =>
    ["page", "story", "leg", "legLine", "code", "words"].map((key) => each[key] ?? "").join(" "),
  );
  expect(rows).toEqual([
    "1 first 1 3 half-width-mark ,",
    "1 first 1 4 people-order 许静言",
    "1 first 1 4 wrong-word 帐号",
    "2 后版   wrong-word 帐号",
  ]);
  const { stdout: text } = await called(["check", "issue.yaml", "--desk"], folder);
  expect(text.split("\n").map((line) => line.split("  ").slice(0, 4).join("|"))).toEqual([
    "page 1",
    "|first|leg 1, line 3|,",
    "|first|leg 1, line 4|许静言",
    "|first|leg 1, line 4|帐号",
    "page 2",
    "|后版|issue.yaml:6|帐号",
    "",
  ]);
});

test("--desk says so if there is nothing", async () => {
  const folder = await folderOf({
    ...files,
    "copy #1.md": "天地玄黄。\n",
    "issue.yaml": files["issue.yaml"].replace("帐号", ""),
  });
  const { stdout } = await called(["check", "issue.yaml", "--desk", "--lang", "zh"], folder);
  expect(stdout).toEqual("文字和用法未发现差错\n");
});
