import { expect, test } from "vitest";
import type { Located } from "../../../src/engine/manifest/located.ts";
import { type Manifest, readManifest } from "../../../src/engine/manifest/read.ts";
import { memoryFiles } from "./memory-files.ts";

const paperText = `# the paper
name: 霁川日报
code: JCRB
sheet: {trim: 25.4mm 720pt, top: 25.4mm}
grid: {columns: 8, measure: 13, gutter: 0.5, size: 小五, pitch: 12pt}
jump: {to: （下转{page}）, from: （上接{page}）, page: 第{number}版}
palette: {red: [0, 100, 100, 0]}
styles:
  body: &body {face: 宋, size: 9pt, indent: 2字, before: 0.5, pitch: 1行}
  quote: *body
furniture:
  nameplate: {columns: 1-8, rows: 1-16, art: nameplate.svg, strip: ["{date}　{weekday}", {lunar}]}
press: {profile: press.icc}
`;

const issueText = `paper: ../papers/jichuan/paper.yaml
date: 2026-11-24
number: 10321                      # 总期号
edition: 晨
pages:
  - {label: 1, section: 要闻, credits: &desk {责编: 甲, 版式: 乙}}
  - {label: A04, credits: *desk}
stories:
  - id: river-bridge
    kicker: 2020.10
    headline: [第一行, 第二行]
    deck: |
      ——副题一
      副题二
    body: {file: a.md}
    photos:
      - {file: a.jpg, columns: 2, at: top-right, depth: 12-18, crop: 30% 60%}
      - {file: a.jpg, crop: none}
      - {file: a.jpg, crop: 25% 0% 75% 50%}
    place:
      - {page: 1, columns: 1-5, rows: 60, legs: 3, box: true, tint: 12, reverse: red}
      - {page: A04, box: wenwu, tint: red, reverse: true, headline: 短题}
  - id: market-brief
    place: {page: 1}
    continuedFrom: 01
    byline: ""
    body: |
      江水
`;

async function read(issue: string | Uint8Array, body = "正文\n"): Promise<Manifest> {
  const outcome = await readManifest(
    "/news/issue/issue.yaml",
    memoryFiles({
      "/news/issue/issue.yaml": issue,
      "/news/issue/a.md": body,
      "/news/issue/a.jpg": "",
      "/news/papers/jichuan/paper.yaml": paperText,
      "/news/papers/jichuan/nameplate.svg": "<svg/>",
      "/news/papers/jichuan/press.icc": "",
    }),
  );
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ code }) => code).join(" "));
  expect(outcome.diagnostics).toEqual([]);
  return outcome.value;
}

const { issue, paper } = await read(issueText);
const [bridge, brief] = issue.stories;
const [first, second] = bridge?.place ?? [];
const [photo, chart, portrait] = bridge?.photos ?? [];

const values: [what: string, value: Located<unknown> | undefined, meaning: unknown, written: string, why: string][] = [
  ["date", issue.date, "2026-11-24", "2026-11-24", "a date needs no quotes"],
  ["number", issue.number, 10321, "10321", "a comment is no part of it"],
  ["revision", issue.revision, 1, "", "the default stands where it could be written"],
  ["label", issue.pages[0]?.label, "1", "1", "a label in digits is a text"],
  ["continuedFrom", brief?.continuedFrom, "01", "01", "a nought in front is kept"],
  ["kicker", bridge?.kicker?.lines[0], "2020.10", "2020.10", "a nought at the end is kept"],
  ["columns", first?.columns, { from: 1, to: 5 }, "1-5", "a range"],
  ["rows", first?.rows, { from: 60, to: 60 }, "60", "a single row"],
  ["box", first?.box, "plain", "true", "true is a plain box"],
  ["box", second?.box, "wenwu", "wenwu", "文武线"],
  ["tint", first?.tint, { percent: 12 }, "12", "percent of black"],
  ["tint", second?.tint, { name: "red" }, "red", "a colour of the palette"],
  ["reverse", first?.reverse, "red", "red", "a colour of the palette"],
  ["reverse", second?.reverse, "black", "true", "true is black"],
  ["crop", photo?.crop, { kind: "focus", x: 0.3, y: 0.6 }, "30% 60%", "shares of width and height"],
  [
    "crop",
    portrait?.crop,
    { kind: "focus", x: 0.5, y: 0.25, width: 0.5, height: 0.5 },
    "25% 0% 75% 50%",
    "a subject by its sides",
  ],
  ["crop", chart?.crop, { kind: "none" }, "none", "nothing is cut off"],
  ["depth", photo?.depth, { from: 12, to: 18 }, "12-18", "the rows allowed"],
  ["trim", paper.sheet?.trim, { width: 72, height: 720 }, "25.4mm 720pt", "mm are points"],
  ["top", paper.sheet?.top, 72, "25.4mm", "an inch"],
  ["size", paper.grid?.size, { unit: "sizeName", value: "小五" }, "小五", "a name of a size"],
  ["gutter", paper.grid?.gutter, 0.5, "0.5", "in 字"],
  ["jump", paper.jump?.to, "（下转{page}）", "（下转{page}）", "a field inside braces needs no quotes"],
  ["palette", paper.palette[0]?.value, [0, 100, 100, 0], "[0, 100, 100, 0]", "four inks"],
  ["indent", paper.styles?.body?.indent, { unit: "字", value: 2 }, "2字", "in 字"],
  ["before", paper.styles?.body?.before, { unit: "行", value: 0.5 }, "0.5", "a bare number is rows"],
  ["pitch", paper.styles?.quote?.pitch, { unit: "行", value: 1 }, "1行", "through an alias"],
  ["strip", paper.furniture?.nameplate?.strip[1], "{lunar}", "{lunar}", "a field alone"],
];

test.each(values)("a value and its place: %s, %#", (_, value, meaning, written) => {
  expect(value?.value).toEqual(meaning);
  const { source, start, end } = value?.span ?? { source: issue.source, start: 0, end: 0 };
  if (written !== "") expect(source.text.slice(start, end)).toBe(written);
});

test("credits keep their order, also through an alias", () => {
  const expected = [
    ["责编", "甲"],
    ["版式", "乙"],
  ];
  for (const page of issue.pages) {
    expect(page.credits.map(({ key, value }) => [key.value, value.value])).toEqual(expected);
  }
});

test("a list of lines and a block of lines are the editor's own turns", () => {
  expect(bridge?.headline).toMatchObject({ turned: true, lines: [{ value: "第一行" }, { value: "第二行" }] });
  expect(bridge?.deck).toMatchObject({ turned: true, lines: [{ value: "——副题一" }, { value: "副题二" }] });
  expect(bridge?.kicker?.turned).toBe(false);
  const turn = bridge?.deck?.lines[1];
  expect(issueText.slice(turn?.origins[0], turn?.origins[3])).toBe("副题二");
});

test("an empty text is a text left out", () => {
  expect(brief?.byline).toBe(undefined);
});

test("files have their absolute paths; a body from a file has its places in it", () => {
  expect(photo?.path).toBe("/news/issue/a.jpg");
  expect(paper.press?.profile?.path).toBe("/news/papers/jichuan/press.icc");
  expect(paper.furniture?.nameplate?.art?.source.text).toBe("<svg/>");
  expect(bridge?.body).toMatchObject({ value: "正文\n" });
  expect(bridge?.body?.span.source.path).toBe("issue/a.md");
  expect(brief?.body).toMatchObject({ value: "江水\n" });
});

test("a byte order mark and CRLF change nothing", async () => {
  const windows = await read(`\ufeff${issueText.replaceAll("\n", "\r\n")}`, "\ufeff正文\r\n");
  expect(windows.issue).toEqual(issue);
});
