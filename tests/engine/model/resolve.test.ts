import { expect, test } from "vitest";
import { textOf } from "../../../src/base/copy.ts";
import { typeArea } from "../../../src/engine/layout/grid.ts";
import { issueOf, issueYaml, PAPER, problems, story } from "./resolve-yaml.ts";

const ONE = story("a", "{page: 1}");

test("a paper of two lines gets the 对开 preset", async () => {
  const { paper } = await issueOf(issueYaml(ONE));
  expect(paper.grid).toMatchObject({ columns: 8, measure: 13, gutter: 1, rows: 115, size: 9, pitch: 12 });
  // 390 mm are 1105.51 pt; 111 em of 9 pt stand in their middle.
  expect(paper.grid.left).toBeCloseTo((1105.51 - 999) / 2, 2);
  expect(paper.grid.top).toBeCloseTo(107.72, 2);
  expect(paper.jump).toEqual({ to: "（下转{page}）", from: "（上接{page}）", page: undefined });
  expect([paper.nameplate, paper.colophon, paper.folio]).toEqual([undefined, undefined, { side: "outer", rows: 3 }]);
  expect([paper.rules, paper.levers]).toEqual([
    { story: 0.35, column: 0.35, box: 0.5 },
    { crop: 15, white: 3 },
  ]);
  expect(paper.press).toEqual({
    profile: undefined,
    ink: 240,
    resolution: 200,
    bleed: 0,
    marks: "none",
    standard: "x4",
    spots: [],
    sharpen: 100,
    tone: 6,
    floors: { hairline: 0.25, reversed: 8, colourType: 12 },
  });
});

test.each([
  // preset  bands, characters, lines  depth, and how much narrower than a line
  ["对开", { columns: 14, measure: 10, gutter: 1, rows: 83, size: 9, pitch: 12 }, [1377, 6]],
  ["四开", { columns: 10, measure: 10, gutter: 1, rows: 53, size: 9, pitch: 12 }, [981, 6]],
])(
  "layout/RULES.md#vertical-grid: a vertical paper of the preset %s alone has %j, as deep as its rows are, %j",
  async (preset, grid, [depth, narrower]) => {
    const across = (await issueOf(issueYaml(ONE), `${PAPER}preset: ${preset}\n`)).paper.grid;
    const { paper } = await issueOf(issueYaml(ONE), `${PAPER}preset: ${preset}\nwriting: vertical\n`);
    expect(paper.grid).toMatchObject(grid);
    expect([typeArea(across).height, typeArea(paper.grid).height]).toEqual([depth, depth]);
    expect(typeArea(across).width - typeArea(paper.grid).width).toBeCloseTo(narrower ?? 0, 6);
  },
);

test("四开 has its own sheet, grid and smaller headlines", async () => {
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}preset: 四开\n`);
  expect(paper.grid).toMatchObject({ columns: 6, measure: 11, rows: 82 });
  expect(paper.trim.width).toBeCloseTo(779.53, 2);
  expect(paper.styles.headline.lead).toMatchObject({ size: 42, floor: 34 });
});

test.each([
  ["lead", { face: "宋 Bold", size: 60, floor: 45, lines: 2, align: "center", before: 1, after: 1 }],
  ["major", { face: "宋 Bold", size: 30, floor: 26, lines: 2, align: "center", before: 1, after: 1 }],
  ["normal", { face: "宋 Bold", size: 22, floor: 16, lines: 3, align: "center", before: 1, after: 1 }],
  ["brief", { face: "黑 Bold", size: 12, floor: 11, lines: 2, align: "left", before: 1, after: 0 }],
  ["continuation", { face: "黑 Bold", size: 16, floor: 12, lines: 2, align: "center", before: 1, after: 1 }],
] as const)("the %s headline of the preset", async (role, style) => {
  const { paper } = await issueOf(issueYaml(ONE));
  expect(paper.styles.headline[role]).toMatchObject(style);
});

test.each([
  ["{lead: {align: left}}", ["left", "left", "left", "left", "left"], "one word for all"],
  ["{lead: {align: left}, major: {align: center}}", ["left", "center", "left", "left", "left"], "a rank's own word"],
  ["{lead: {align: center}}", ["center", "center", "center", "left", "center"], "briefs stay at the left"],
  ["{major: {align: left}}", ["center", "left", "center", "left", "center"], "another rank's counts for itself"],
])("headline: %s → %j: %s", async (headline, aligned) => {
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}styles: {headline: ${headline}}\n`);
  const { lead, major, normal, brief, continuation } = paper.styles.headline;
  expect([lead, major, normal, brief, continuation].map(({ align }) => align)).toEqual(aligned);
});

test("how far headlines may be narrowed is the paper's word, and the story's", async () => {
  const narrow = story("a", "{page: 1}", "stretch: 97");
  const { paper, stories } = await issueOf(issueYaml(narrow), `${PAPER}styles: {headline: {stretch: 95}}\n`);
  expect(Object.values(paper.styles.headline).map(({ stretch }) => stretch)).toEqual([0.95, 0.95, 0.95, 0.95, 0.95]);
  expect(stories[0]?.headline).toMatchObject({ stretch: 0.97 });
});

test.each<[string, string, object, string]>([
  [
    "{headline: {lead: {size: 小初}}}",
    "office",
    { size: 36, floor: 36, pitch: 45 },
    "a size name; a size alone is its own floor",
  ],
  ["{headline: {lead: {size: 小初}}}", "letterpress", { size: 30, floor: 30, pitch: 37.5 }, "in the other system"],
  ["{headline: {lead: {size: 60pt, floor: 二号}}}", "letterpress", { size: 60, floor: 21 }, "a floor"],
  ["{headline: {lead: {floor: 40pt}}}", "office", { size: 60, floor: 40 }, "a floor under the preset's size"],
  ["{headline: {lead: {before: 2, after: 6pt}}}", "office", { before: 2, after: 0.5 }, "white in rows and points"],
  ["{headline: {lead: {indent: 2字}}}", "office", { indent: 0.3 }, "two body characters in em of 60 pt"],
  ["{headline: {lead: {pitch: 5行}}}", "office", { pitch: 60 }, "leading in rows"],
  ["{headline: {lead: {colour: red}}}", "office", { colour: [0, 100, 100, 0] }, "a colour of the palette"],
])("styles %s, %s sizes → %j: %s", async (styles, sizes, expected) => {
  const paper = `${PAPER}sizes: ${sizes}\npalette: {red: [0, 100, 100, 0]}\nstyles: ${styles}\n`;
  expect((await issueOf(issueYaml(ONE), paper)).paper.styles.headline.lead).toMatchObject(expected);
});

test.each([
  ["{subhead: {size: 10pt}}", 1, "a row of white"],
  ["{subhead: {after: 0}}", 0, "what the paper writes as the white under a subhead counts there"],
  ["{subhead: {after: 0}, verse: {before: 2}}", 2, "and what it writes for verse before that"],
])("styles %s: %d rows between a poem and its title: %s", async (styles, rows) => {
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}styles: ${styles}\n`);
  expect(paper.styles.verse.before).toBe(rows);
});

test.each([
  ["{}", "楷", "its own look"],
  ["{signature: {face: 黑}}", "黑", "that of a signature: a paper from before it may have no 楷"],
  ["{signature: {face: 黑}, contact: {face: 宋}}", "宋", "its own, if the paper gives one"],
])("styles %s: a contact's face is %s: %s", async (styles, face) => {
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}styles: ${styles}\n`);
  expect(paper.styles.contact.face).toBe(face);
});

test("styles grow with the body", async () => {
  const grid = "grid: {size: 10.5pt, pitch: 14pt, columns: 6, rows: 90}\n";
  const { styles } = (await issueOf(issueYaml(ONE), PAPER + grid)).paper;
  expect(styles.body).toMatchObject({ size: 10.5, pitch: 14, indent: 2 });
  expect(styles.note).toMatchObject({ size: 10.5, pitch: 14 });
});

test.each([
  [undefined, "4", "1", ["第四版", "第一版"]],
  [undefined, "12", "2", ["第十二版", "第二版"]],
  [undefined, "A04", "A01", ["A04版", "A01版"]],
  [undefined, "A04", "1", ["A04版", "第一版"]],
  ["第{number}版", "A04", "A01", ["第四版", "第一版"]],
  ["{label}版", "A04", "A01", ["A04版", "A01版"]],
])("in the wording %s, page %s after %s → %j", async (wording, label, from, names) => {
  const paper = wording === undefined ? PAPER : `${PAPER}jump: {page: "${wording}"}\n`;
  const yaml = issueYaml(story("a", `{page: ${label}}`, `continuedFrom: ${from}`), `[{label: ${label}}]`);
  const { pages: plans, stories } = await issueOf(yaml, paper);
  expect([plans[0]?.name, stories[0]?.continuedFrom]).toEqual(names);
});

test.each([
  ["[{label: 1}, {label: 2}]", "1", [1, 2]],
  ["[{label: 4}]", "4", [4]],
  ["[{label: A01}, {label: A02}, {label: B01}]", "A01", [1, 2, 3]],
])("page numbers of %s", async (pages, place, numbers) => {
  const issue = await issueOf(issueYaml(story("a", `{page: ${place}}`), pages));
  expect(issue.pages.map(({ number }) => number)).toEqual(numbers);
});

test("a folio's texts", async () => {
  const pages = "[{label: 1, section: 要闻, credits: {责编: 林岚, 校对: 高树}, contact: '电话 5'}]";
  const [page] = (await issueOf(issueYaml(ONE, pages))).pages;
  expect(page).toMatchObject({
    section: { text: "要闻" },
    folio: {
      number: { text: "1" },
      date: { text: "2026年11月24日　星期二" },
      credits: { text: "责编：林岚　校对：高树" },
      contact: { text: "电话 5" },
    },
    black: false,
  });
});

test("the nameplate's art, strip and ears", async () => {
  const plate = [
    "palette: {red: [0, 100, 100, 0]}",
    "furniture:",
    "  colophon: '{publisher}　电话 5'",
    "  nameplate:",
    "    {columns: 1-8, rows: 1-16, art: name.svg, colour: red, publisher: 测试报社, cn: CN 1,",
    "     strip: ['{date}　{weekday}', '{lunar}', '总第{number}期　今日{pages}版'], ears: [{title: 天气, text: '{weather}'}, {title: 空, text: '　'}]}\n",
  ].join("\n");
  const svg = `<svg viewBox="0 0 30 10"><!-- <rect/> --><path d="M0 0h30z"/><path d='M1 1h2z' fill="red"/></svg>`;
  const issue = issueYaml(story("a", "{page: 2}")).replace("pages:", "number: 10321\nweather: 晴\npages:");
  const { paper } = await issueOf(issue, PAPER + plate, { "name.svg": svg });
  expect(paper.nameplate).toMatchObject({
    columns: { from: 1, to: 8 },
    rows: { from: 1, to: 16 },
    art: { viewBox: [0, 0, 30, 10], paths: ["M0 0h30z", "M1 1h2z"] },
    colour: [0, 100, 100, 0],
    ears: [{ title: { text: "天气" }, lines: [{ text: "晴" }] }],
    strip: [{ text: "2026年11月24日　星期二" }, { text: "丙午年十月十六" }, { text: "总第10321期　今日3版" }],
  });
  expect(paper.colophon?.text).toBe("测试报社　电话 5");
});

test("a strip that is not written shows what is known", async () => {
  const paper = `${PAPER}furniture: {nameplate: {columns: 1-8, rows: 1-16, web: www.example.com}}\n`;
  const { nameplate } = (await issueOf(issueYaml(story("a", "{page: 2}")), paper)).paper;
  expect(nameplate?.strip.map(({ text }) => text)).toEqual([
    "2026年11月24日　星期二",
    "丙午年十月十六",
    "今日3版",
    "www.example.com",
  ]);
});

test("a story's parts, photos and copy", async () => {
  const yaml = [
    "  - id: a",
    "    priority: lead",
    "    kicker: 引题",
    "    headline: [第一行, 第二行]",
    "    note: {label: 编者按：, text: 注}",
    "    body: |",
    "      ![](1)",
    "",
    "      **记者：**好",
    "    photos:",
    "      - {file: a.jpg, caption: 图, crop: 30% 60%, part: 2}",
    "    place:",
    "      - {page: 1, columns: 1-5, rows: 1-60, legs: 3, box: true, tint: 10, over: 2}",
    "      - {page: 3, columns: 4, rows: 7-9, head: left, reverse: true, rule: false, headline: 短题}\n",
  ].join("\n");
  const [found] = (await issueOf(issueYaml(yaml))).stories;
  if (found === undefined) throw new Error("no story");
  expect(found).toMatchObject({
    priority: "lead",
    kicker: { lines: ["引题"], turned: false },
    headline: { lines: ["第一行", "第二行"], turned: true },
    note: { label: { text: "编者按：" }, text: { text: "注" } },
    photos: [{ id: "1", file: "a.jpg", path: "/i/a.jpg", crop: { kind: "focus", x: 0.3, y: 0.6 }, part: 2 }],
  });
  expect(found.parts).toMatchObject([
    {
      number: 1,
      page: 0,
      frame: { columns: { from: 1, to: 5 }, rows: { from: 1, to: 60 } },
      legs: 3,
      box: "plain",
      tint: [0, 0, 0, 10],
      reverse: undefined,
      over: 2,
      head: "top",
      rule: true,
    },
    {
      number: 2,
      page: 2,
      frame: { columns: { from: 4, to: 4 }, rows: { from: 7, to: 9 } },
      reverse: [0, 0, 0, 100],
      head: "left",
      rule: false,
      headline: { lines: ["短题"] },
    },
  ]);
  expect([textOf(found.copy.codes), found.copy.paragraphs[0]?.anchors]).toEqual(["记者：好", ["1"]]);
});

test.each([
  ["", "CSB-2026-11-24"],
  ["edition: 晨\n", "CSB-2026-11-24-晨"],
  ["edition: 晨\nrevision: 2\n", "CSB-2026-11-24-晨-v2"],
  ["revision: 1\n", "CSB-2026-11-24"],
])("%j names the files %s", async (more, stem) => {
  expect((await issueOf(issueYaml(ONE).replace("pages:", `${more}pages:`))).stem).toBe(stem);
});

test("a text is one line, without what no face can print", async () => {
  const yaml =
    "  - id: a\n    headline: '题\u202a 目 '\n    body: 文\n    byline: |\n      记者\n      林岚\n    place: {page: 1}\n";
  const [found] = (await issueOf(issueYaml(yaml))).stories;
  expect([found?.headline?.lines, found?.byline?.text]).toEqual([["题 目"], "记者林岚"]);
});

test.each([
  // written                            grid, binding, script, notice                        why
  ["", ["horizontal", "left", "simplified", "（下转{page}）"], "what a paper is without a word"],
  ["writing: vertical\n", ["vertical", "right", "simplified", "（下转{page}）"], "a vertical paper opens at its right"],
  [
    "writing: vertical\nbinding: left\n",
    ["vertical", "left", "simplified", "（下转{page}）"],
    "unless it says otherwise",
  ],
  ["script: traditional\n", ["horizontal", "left", "traditional", "（下轉{page}）"], "notices in its characters"],
])("layout/RULES.md#vertical-grid: %j is %j: %s", async (written, expected) => {
  const sheet = "sheet: {top: 20mm}\ngrid: {columns: 8, measure: 13, rows: 60}\n";
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}${sheet}${written}`);
  expect([paper.grid.writing, paper.binding, paper.script, paper.jump.to]).toEqual(expected);
});

test("layout/RULES.md#vertical-grid: stories run as their paper does; one that does not needs a frame", async () => {
  const paper = `${PAPER}writing: vertical\nsheet: {top: 20mm}\ngrid: {columns: 8, measure: 13, rows: 60}\n`;
  const { stories } = await issueOf(
    issueYaml(story("a", "{page: 1}") + story("b", "{page: 1, columns: 1-2, rows: 1-9}", "writing: horizontal")),
    paper,
  );
  expect(stories.map(({ parts }) => [parts[0]?.writing, parts[0]?.head])).toEqual([
    ["vertical", "left"],
    [undefined, "top"],
  ]);
  const told = await problems(issueYaml(story("a", "{page: 1}", "writing: horizontal")), paper);
  expect(told).toEqual(["frame-needed issue.yaml:5 page: ⟨1⟩ < horizontal"]);
});

test.each([
  ["body", "明"],
  ["note", "正楷"],
  ["dateline", "正黑 Bold"],
  ["jump", "正楷"],
  ["colophon", "明"],
  ["folio", "楷"],
] as const)(
  "in traditional characters `%s` has %s where its face is not written (layout/RULES.md#looks)",
  async (role, face) => {
    const { paper } = await issueOf(issueYaml(ONE), `${PAPER}script: traditional\nstyles: {folio: {face: 楷}}\n`);
    expect(paper.styles[role].face).toBe(face);
  },
);

test("in traditional characters headlines have the faces of those", async () => {
  const { paper } = await issueOf(issueYaml(ONE), `${PAPER}script: traditional\n`);
  expect(Object.values(paper.styles.headline).map(({ face }) => face)).toEqual([
    "明 Heavy",
    "明 Heavy",
    "明 Heavy",
    "正黑 Bold",
    "正黑 Bold",
  ]);
});

test("in traditional characters a strip that is not written is so, too", async () => {
  const furniture = "furniture: {nameplate: {columns: 1-8, rows: 1-9, cn: CN 1, post: 1-2}}\n";
  const issue = issueYaml(ONE).replace("pages:", "number: 205\npages:");
  const { paper } = await issueOf(issue, `${PAPER}script: traditional\n${furniture}`);
  expect(paper.nameplate?.strip.map(({ text }) => text).slice(2)).toEqual([
    "總第二〇五期　今日三版",
    "國內統一連續出版物號 CN 1",
    "郵發代號 1-2",
  ]);
});

test("in traditional characters dates and numbers of the furniture are in Han figures", async () => {
  const furniture =
    'furniture: {nameplate: {columns: 1-8, rows: 1-9, strip: ["{date}", "第{number}號　今日{pages}版"]}}\n';
  const issue = issueYaml(ONE).replace("pages:", "number: 205\npages:");
  const { paper, pages } = await issueOf(issue, `${PAPER}script: traditional\n${furniture}`);
  expect(paper.nameplate?.strip.map(({ text }) => text)).toEqual(["二〇二六年十一月二十四日", "第二〇五號　今日三版"]);
  expect(pages[0]?.folio.date.text).toBe("二〇二六年十一月二十四日\u3000星期二");
});
