import { expect, test } from "vitest";
import { positionOf } from "../../../src/base/source.ts";
import { assignPages, joinParts, planStories } from "../../../src/tools/import/plan.ts";
import { docx, p, r } from "./docx.ts";
import { takenIn } from "./taken.ts";

// What is told when stories get their pages and files, each with the line of its source.

const BITMAP = { name: "灯.BMP", bytes: new TextEncoder().encode("BM") };
const item = (html: string): string =>
  JSON.stringify({ uri: "a", type: "text", headline: "题", body_xhtml: html }, undefined, 1);
const withPhoto = (file: string): string => `---\nheadline: 题\nphotos: [${file}]\n---\n灯亮了。\n`;
const RIVER = "# 码头明年动工\n\n渡口还在。（下转第四版）\n";
const BRIDGE = "# 南桥今夜不打烊\n\n灯亮了。（下转第四版）\n";
const FERRY = "# 甲乙\n\n（上接第一版）先上游后下游。\n";
const LAMPS = "# 丙丁\n\n（上接第一版）守桥人说。\n";
/** A last line that a template left. */
const WHOLE = "桥长二百米。今日开工。\n\n（下转第四版）\n";
/** A document of these lines. */
const documentOf = (text: string): Uint8Array =>
  docx({
    body: text
      .trim()
      .split(/\n+/)
      .map((line) => p(r(line)))
      .join(""),
  });

test.each<[Readonly<Record<string, string>>, number, readonly string[], string]>([
  // sources                             stories  told
  [{ "a.md": withPhoto("other.jpg") }, 1, ["photo-wanted 3"], "a photo whose picture did not come along"],
  [{ "a.md": withPhoto("lamp.bmp") }, 1, ["picture-format 3"], "a picture that no press takes"],
  [{ "item.json": item("<p>a<b>.</b>b</p>") }, 1, ["dropped-style 1"], "bold that house markup cannot say"],
  [{ "item.json": item("<p>灯<b>亮</b>了</p>") }, 1, [], "bold that it can"],
  [
    { "第1版.md": `${RIVER}\n${BRIDGE}`, "第4版.md": `${FERRY}\n${LAMPS}` },
    4,
    ["unclear-jump 3", "unclear-jump 7"],
    "two stories go on there, and two come from here",
  ],
  [{ "第1版.md": RIVER, "第4版.md": FERRY }, 1, [], "one does"],
])("%j: %i stories, %j: %s", async (texts, stories, expected) => {
  const intakes = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => ({
      name,
      ...(await takenIn(name, text, (file) => (file.endsWith(".bmp") ? BITMAP : undefined))),
    })),
  );
  const assigned = assignPages(intakes, { page: undefined, known: [], room: undefined });
  const joined = joinParts(assigned, () => false);
  const plan = planStories(joined.stories, { ids: [], stories: [], textOf: () => undefined });
  expect(plan.stories).toHaveLength(stories);
  const told = [...joined.diagnostics, ...plan.diagnostics];
  expect(told.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`)).toEqual(expected);
});

test.each<[Readonly<Record<string, string>>, string | undefined, readonly string[], readonly string[], string]>([
  // sources                                                          --page     continuesOn  told
  [
    { "a.txt": `修桥\n\n${WHOLE}` },
    undefined,
    ["-"],
    ["jump-left-out 5"],
    "a template's line, in a file that is whole",
  ],
  [{ "a.txt": `修桥\n\n${WHOLE}` }, "1", ["-"], ["jump-left-out 5"], "also where it goes to a page that is asked for"],
  [{ "a.docx": `修桥\n\n${WHOLE}` }, undefined, ["-"], ["jump-left-out 3"], "a document"],
  [{ "a.md": `# 修桥\n\n${WHOLE}` }, "1", ["-"], ["jump-left-out 5"], "one story with a headline, not a page"],
  [{ "a.md": `# 修桥\n\n${WHOLE}\n# 灯会\n\n灯亮了。\n` }, undefined, ["4", "-"], [], "a page has several stories"],
  [{ "第1版.md": `# 修桥\n\n${WHOLE}` }, undefined, ["4"], [], "or a name that says so"],
  [{ "a.md": `第二版　要闻\n\n# 修桥\n\n${WHOLE}` }, undefined, ["4"], [], "or a folio"],
  [
    { "a.md": "# 修桥\n\n桥长二百米，宽\n\n（下转第四版）\n" },
    undefined,
    ["4"],
    [],
    "or the copy stops in mid-sentence",
  ],
  [{ "a.md": `# 修桥\n\n（上接第一版）${WHOLE}` }, undefined, ["4"], [], "or it came from another page"],
  [{ "a.md": "---\nheadline: 修桥\ncontinuesOn: 4\n---\n今日开工。\n" }, undefined, ["4"], [], "the author's own key"],
])("whether a story goes on elsewhere: %j on page %s: %j, %j: %s", async (files, page, on, expected) => {
  const intakes = await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      return { name, ...(await takenIn(name, name.endsWith(".docx") ? documentOf(text) : text)) };
    }),
  );
  const joined = joinParts(assignPages(intakes, { page, known: [], room: undefined }), () => false);
  expect(joined.stories.map(({ story }) => story.continuesOn?.page ?? "-")).toEqual(on);
  expect(joined.diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`)).toEqual(
    expected,
  );
});

test("what looks like a list gets its mark", async () => {
  const names = "王　磊　李小明　张　想　刘浩然　陈　一　杨光";
  const rows = ["1\t王　铱\t29分07秒", "2\t李小明\t29分10秒"];
  const lines = ["甲乙", "入选的有这些人。", names, "成绩如下。", ...rows, "明天再赛。"];
  const body = lines.map((line) => p(r(line).replaceAll("\t", `</w:t><w:tab/><w:t xml:space="preserve">`))).join("");
  const taken = await takenIn("a.docx", docx({ body }), () => undefined);
  const assigned = assignPages([{ name: "a.docx", ...taken }], { page: undefined, known: [], room: undefined });
  const [file] = planStories(assigned, { ids: [], stories: [], textOf: () => undefined }).files;
  expect(new TextDecoder().decode(file?.bytes)).toBe(
    `入选的有这些人。\n\n::: 名单\n${names}\n\n成绩如下。\n\n::: 成绩\n${rows.join("\n").replaceAll("\t", "　")}\n\n明天再赛。\n`,
  );
});

test("a story is never called by a name that Windows refuses", async () => {
  const intake = { name: "con.md", ...(await takenIn("con.md", "# 修桥\n\n今日开工。\n", () => undefined)) };
  const assigned = assignPages([intake], { page: undefined, known: [], room: undefined });
  const plan = planStories(assigned, { ids: [], stories: [], textOf: () => undefined });
  expect(plan.files.map(({ path }) => path)).toEqual(["stories/修桥.md"]);
});

test.each<[Readonly<Record<string, string>>, readonly string[], readonly string[], readonly string[], string]>([
  // sources                     ids there  ids                told
  [{ "a.txt": "南桥通车\n\n灯亮了。\n" }, [], ["南桥通车"], [], "the headline's first words"],
  [{ "问号.txt": "？！\n\n……\n" }, [], ["问号"], [], "of a story without a word, its file's name"],
  [{ "！.txt": "？！\n\n……\n" }, [], ["page-1"], [], "or its page"],
  [{ "a/！.txt": "？！\n\n……\n", "b/！.txt": "？？\n\n——\n" }, [], ["page-1", "page-1-2"], [], "two of them"],
  [{ "！.txt": "？！\n\n……\n" }, ["page-1", "page-1-2"], ["page-1-3"], [], "others came in before"],
  [{ "！.txt": "？！\n\n……\n" }, ["Page-1"], ["page-1-2"], [], "names that are one on some disks"],
  [{ "a.txt": "南桥通车\n\n灯亮了。\n" }, ["南桥通车"], ["南桥通车-2"], ["other-copy 1"], "a name that says something"],
])("%j among %j is called %j: %s", async (texts, ids, names, expected) => {
  const intakes = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => ({ name, ...(await takenIn(name, text, () => undefined)) })),
  );
  const assigned = assignPages(intakes, { page: undefined, known: [], room: undefined });
  const plan = planStories(assigned, { ids, stories: [], textOf: () => undefined });
  expect(plan.stories.map(({ id }) => id)).toEqual(names);
  expect(plan.diagnostics.map(({ code, span }) => `${code} ${positionOf(span.source, span.start).line}`)).toEqual(
    expected,
  );
});

test.each<[file: string, text: string, page: string | undefined, known: readonly string[], place: string, why: string]>(
  [
    ["a.docx", "灯会\n\n灯亮了。", undefined, [], "open", "no source names a page"],
    ["a.docx", "灯会\n\n灯亮了。", undefined, ["3", "4"], "open", "nor is one taken from the issue's pages"],
    ["a.docx", "灯会\n\n灯亮了。", "4", [], "4", "the editor names one"],
    ["a.md", "---\nheadline: 灯会\npage: 2\n---\n灯亮了。\n", undefined, [], "2", "front matter names one"],
    ["第3版.md", "# 灯会\n\n灯亮了。\n\n# 修桥\n\n桥修好了。\n", undefined, [], "3", "the text of a page"],
  ],
)("%s %j, --page %s, pages %j: %s: %s", async (name, text, page, known, place) => {
  const taken = await takenIn(name, name.endsWith(".docx") ? documentOf(text) : text);
  const [story] = assignPages([{ name, ...taken }], { page, known, room: undefined });
  expect(story?.open ? "open" : story?.page).toBe(place);
  expect(story?.story.given["priority"]).toBe(story?.open ? undefined : "brief");
});
