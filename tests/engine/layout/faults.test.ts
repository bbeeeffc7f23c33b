import { expect, test } from "vitest";
import { newMemory } from "../../../src/build/memory.ts";
import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import { lineFaults } from "../../../src/engine/layout/faults/checks.ts";
import { layOutFrames } from "../../../src/engine/layout/layout.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Nameplate, Paper } from "../../../src/engine/model/paper.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, lines, paper, partAt, photoOf, span, storyOf, text } from "./newsroom.ts";

// Legs are 11 characters; a paragraph of n characters has an indent of two and ⌈(n + 2) ÷ 11⌉ lines.

const anywhere = (of: string): readonly string[] => [...of];

const ALL = [
  "碰题",
  "叠题",
  "背题",
  "断版",
  "题文分离",
  "孤字不成行",
  "孤行不成页",
  "转版不符",
  "无广告标识",
  "图跨折线",
  "报头不突出",
  "缺法定项",
  "缺署名",
  "跨版不齐",
  "天窗",
];

function found(issue: Issue, faults: Paper["faults"]): readonly string[] {
  const weighed = { ...issue, paper: { ...issue.paper, faults } };
  return inSquares(weighed, { words: anywhere }).diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

const only = (fault: string, severity: "error" | "warning" | "off"): Paper["faults"] => ({
  ...Object.fromEntries(ALL.map((each) => [each, "off" as const])),
  [fault]: severity,
});

/** A story without a head on page one, with one paragraph of `count` lines; 0: without copy. */
function plain(id: string, frame: ReturnType<typeof frameAt>, count: number, over: Partial<Story> = {}): Story {
  const copy = count === 0 ? copyOf() : copyOf(lines(count));
  return storyOf(id, [partAt(0, frame)], { headline: undefined, copy, ...over });
}

function headed(id: string, frame: ReturnType<typeof frameAt>, count: number, over: Partial<Story> = {}): Story {
  return plain(id, frame, count, { headline: heading("标题"), ...over });
}

const plate: Nameplate = {
  columns: { from: 1, to: 6 },
  rows: { from: 1, to: 10 },
  art: undefined,
  colour: [0, 0, 0, 100],
  ears: [],
  earColumns: 2,
  strip: ["2026年11月24日　星期二", "总第10321期　今日1版", "CN 00-0018", "邮发代号 00-18", "试报社出版"].map(text),
  span,
};
const colophon = text("社址：临江二路18号　零售价：1.50元　试报印务有限公司承印");
const complete = { ...paper, nameplate: plate, colophon };
const folded = { ...paper, trim: { width: 760, height: 1400 } };
const wide = { columns: 2, at: "top-right", caption: undefined } as const;

const picture = { id: "advert:1", kind: "picture", name: "ad.jpg", file: "ad.jpg", path: "/ad.jpg" } as const;
const advert = { ...picture, label: "广告", fit: "cover", span: paper.span } as const;

const CASES: [fault: string, code: string, issue: Issue, why: string][] = [
  [
    "碰题",
    "heads-side-by-side",
    issueOf(1, [headed("a", frameAt([1, 2], [1, 20]), 34), headed("b", frameAt([3, 4], [1, 20]), 34)]),
    "two heads on rows 1 to 3 with a gutter between them",
  ],
  [
    "叠题",
    "heads-stacked",
    issueOf(1, [headed("a", frameAt([1, 2], [1, 5]), 0), headed("b", frameAt([1, 2], [6, 20]), 20)]),
    "a head, and another under it",
  ],
  [
    "背题",
    "head-without-text",
    issueOf(1, [headed("a", frameAt([1, 2], [1, 3]), 20)]),
    "a frame with room for its head alone",
  ],
  [
    "断版",
    "page-split",
    issueOf(1, [plain("a", frameAt([1, 6], [1, 30]), 180), plain("b", frameAt([1, 6], [31, 60]), 174)]),
    "nothing reaches over row 30",
  ],
  [
    "题文分离",
    "head-apart",
    issueOf(1, [
      storyOf("a", [partAt(0, frameAt([1, 1], [1, 20])), partAt(0, frameAt([4, 4], [30, 49]))], {
        copy: copyOf(lines(36)),
      }),
    ]),
    "a second part without a head, far from the first",
  ],
  [
    "孤字不成行",
    "character-alone",
    issueOf(1, [plain("a", frameAt([1, 1], [1, 3]), 0, { copy: copyOf(`${"1".repeat(18)}天！”`) })]),
    "a number and an indent fill the first line and may not be parted; one character and its marks are left",
  ],
  [
    "转版不符",
    "jump-unpaired",
    issueOf(2, [
      storyOf("a", [partAt(0, frameAt([1, 1], [1, 20])), partAt(1, frameAt([1, 1], [1, 2]))], {
        copy: copyOf(lines(40)),
      }),
    ]),
    "the continuation's head leaves no row for a line",
  ],
  [
    "无广告标识",
    "advert-unlabelled",
    issueOf(1, [plain("a", frameAt([1, 1], [1, 20]), 20)], {
      adverts: [{ ...advert, page: 0, frame: frameAt([2, 6], [1, 60]), label: "" }],
    }),
    "an advert without a label",
  ],
  [
    "图跨折线",
    "photo-on-fold",
    issueOf(
      1,
      [
        // The fold is at 700 pt, row 57.7; two legs of 207 pt hold a 3 : 2 photo of twelve rows: 51 to 62 of a deeper page.
        plain("a", frameAt([1, 4], [51, 70]), 54, { photos: [photoOf("wide", wide)] }),
      ],
      { paper: { ...folded, grid: { ...paper.grid, rows: 110 } } },
    ),
    "the photo's middle is row 57",
  ],
  [
    "报头不突出",
    "nameplate-small",
    issueOf(1, [headed("a", frameAt([1, 6], [11, 60]), 280, { priority: "lead" })], {
      paper: {
        ...complete,
        styles: {
          ...paper.styles,
          headline: { ...paper.styles.headline, lead: { ...paper.styles.headline.lead, size: 160, floor: 160 } },
        },
      },
    }),
    "a headline of 160 pt over a nameplate of 84 pt",
  ],
  [
    "缺法定项",
    "statutory-missing",
    issueOf(1, [plain("a", frameAt([1, 1], [11, 30]), 20)], {
      paper: { ...complete, colophon: text("社址：临江二路18号　零售价：1.50元") },
    }),
    "no printer is named",
  ],
  [
    "缺署名",
    "credits-missing",
    issueOf(1, [plain("a", frameAt([1, 1], [1, 20]), 20)]),
    "the header has neither section nor credits",
  ],
  [
    "跨版不齐",
    "spread-uneven",
    issueOf(3, [
      storyOf("a", [partAt(1, frameAt([6, 6], [1, 20])), partAt(2, frameAt([1, 1], [5, 25]))], {
        headline: undefined,
        copy: copyOf(lines(39)),
      }),
    ]),
    "pages 2 and 3 face each other; the parts meet at the spine on rows 1-20 and 5-25",
  ],
];

test.each(CASES)("%s is %s: told as error or warning, or not at all", (fault, code, issue) => {
  const told = (severity: "error" | "warning" | "off") =>
    found(issue, only(fault, severity)).filter((each) => each.endsWith(code));
  expect(told("error")).toEqual([`error ${code}`]);
  expect(told("warning")).toEqual([`warning ${code}`]);
  expect(told("off")).toEqual([]);
});

test("a nameplate without room for the paper's name is not told as too small besides", () => {
  const story = headed("a", frameAt([1, 6], [4, 60]), 280, { priority: "lead" });
  const bare = { ...complete, nameplate: { ...plate, rows: { from: 1, to: 3 } } };
  const told = found(issueOf(1, [story], { paper: bare }), only("报头不突出", "warning"));
  expect(told.filter((each) => each.includes("nameplate"))).toEqual(["error nameplate-no-room"]);
});

test.each([
  [
    "headline",
    { headline: { ...paper.styles.headline, lead: { ...paper.styles.headline.lead, size: 160, floor: 160 } } },
  ],
  ["byline", { byline: { ...paper.styles.byline, size: 120, floor: 120, pitch: 120 } }],
])("what is larger than the nameplate is named: the %s", (role, styles) => {
  const story = headed("a", frameAt([1, 6], [11, 60]), 200, { priority: "lead", byline: text("记者　苏晚晴") });
  const large = { ...complete, styles: { ...paper.styles, ...styles }, faults: only("报头不突出", "warning") };
  const { diagnostics } = inSquares(issueOf(1, [story], { paper: large }), { words: anywhere });
  const told = diagnostics.find(({ code }) => code === "nameplate-small")?.arguments;
  expect(told).toMatchObject({ story: "a", role });
});

const full = plain("full", frameAt([1, 6], [1, 60]), 360);

test("the statutory facts in traditional characters, with Han dates and numbers, are told", () => {
  const strip = ["二〇二六年十一月二十四日　星期二", "總第二〇五號　今日十六版", "CN 1", "發行：郵局", "某社主辦"].map(
    text,
  );
  const foot = text("社址：東堤街九號　印製：東堤　定價十元");
  const issue = issueOf(1, [full], { paper: { ...complete, nameplate: { ...plate, strip }, colophon: foot } });
  expect(found(issue, only("缺法定项", "error")).filter((each) => each.includes("statutory"))).toEqual([]);
});

test("so is a weekday by the word that Taiwan and Hong Kong say", () => {
  const strip = ["2026年11月24日　週二", "總第205號　今日1版", "CN 1", "發行：郵局", "某社主辦"].map(text);
  const foot = text("社址：東堤街九號　印製：東堤　定價十元");
  const issue = issueOf(1, [full], { paper: { ...complete, nameplate: { ...plate, strip }, colophon: foot } });
  expect(found(issue, only("缺法定项", "error")).filter((each) => each.includes("statutory"))).toEqual([]);
});

const long = plain("long", frameAt([1, 6], [1, 60]), 500);
/** @param beside a story as wide, right above or below */
const rest = (
  [page, columns, from, to]: readonly [page: string, columns: string, from: number, to: number],
  characters: number,
  [width, height]: readonly [mm: number, mm: number],
  beside?: string,
) => ["page-rest", { page, columns, from, to, characters, width, height, ...(beside && { beside }) }];

const ROOM: [why: string, issue: Issue, told: readonly unknown[]][] = [
  ["a page that is full", issueOf(1, [full]), []],
  ["a page without story and advert", issueOf(2, [full]), [["page-empty", { page: "2", characters: 3960 }]]],
  [
    "page one with its nameplate alone",
    issueOf(2, [{ ...full, parts: [partAt(1, frameAt([1, 6], [1, 60]))] }], { paper: complete }),
    [["page-empty", { page: "1", characters: 3300 }]],
  ],
  [
    "an empty page beside one with too much copy",
    issueOf(2, [long]),
    [["page-empty", { page: "2", characters: 3960 }]],
  ],
  [
    "25 rows at the foot of a page whose frames are all pinned",
    issueOf(1, [plain("a", frameAt([1, 6], [1, 35]), 210)]),
    [rest(["1", "1-6", 36, 60], 1650, [225, 105], "a")],
  ],
  [
    "a page with one advert",
    issueOf(2, [full], { adverts: [{ ...advert, page: 1, frame: frameAt([1, 6], [1, 40]) }] }),
    [rest(["2", "1-6", 41, 60], 1320, [225, 84])],
  ],
  [
    "a hole between pinned frames",
    issueOf(1, [
      plain("a", frameAt([1, 6], [1, 20]), 120),
      plain("b", frameAt([1, 4], [21, 40]), 80),
      plain("c", frameAt([1, 6], [41, 60]), 120),
    ]),
    [rest(["1", "5-6", 21, 40], 440, [73, 84])],
  ],
  [
    "two rows between frames",
    issueOf(1, [plain("a", frameAt([1, 6], [1, 20]), 120), plain("c", frameAt([1, 6], [23, 60]), 228)]),
    [],
  ],
];

const memory = newMemory();

test.each(ROOM)("room that is left (天窗), also where other issues were kept: %s", (_why, issue, told) => {
  const weighed = { ...issue, paper: { ...issue.paper, faults: only("天窗", "warning") } };
  for (const open of [undefined, memory]) {
    const { diagnostics } = inSquares(weighed, { words: anywhere, memory: open });
    const room = diagnostics.filter(({ code }) => code === "page-rest" || code === "page-empty");
    expect(room.map((each) => [each.code, each.arguments])).toEqual(told);
  }
});

test("an empty page is told anew where another story waits for it", () => {
  const open = newMemory();
  const waitingIn = (stories: readonly Story[]) => {
    const issue = issueOf(1, stories, { paper: { ...paper, faults: only("天窗", "warning") } });
    const means = { bench: newTextContext(squareFonts()), pictures: new Map(), words: anywhere, memory: open };
    const { diagnostics } = layOutFrames(newLayoutContext(issue, means));
    return diagnostics().map(({ code, arguments: args }) => [code, args["waiting"]]);
  };
  const [a, b] = ["a", "b"].map((id) => storyOf(id, [partAt(0, undefined)])) as [Story, Story];
  expect(waitingIn([a])).toEqual([["page-empty", "`a`"]]);
  expect(waitingIn([a, b])).toEqual([["page-empty", "`a`, `b`"]]);
});

test.each([
  ["warning character-alone", `${"1".repeat(18)}天！”`, true, "a single character is, as text/RULES.md#runts says"],
  ["warning line-alone", lines(4), false, "a line alone is not"],
] as const)("without a word from the paper: %s about %s: %s (%s)", (told, copy, isTold, _why) => {
  const issue = issueOf(1, [plain("a", frameAt([1, 2], [1, 3]), 0, { copy: copyOf(copy) })]);
  expect(found(issue, {}).includes(told)).toBe(isTold);
});

test("lines alone at a leg's head and foot are told with their places", () => {
  // Copy-fitting avoids them where it can: here every paragraph has two lines, and a leg eleven.
  const issue = issueOf(1, [
    plain("a", frameAt([1, 2], [1, 11]), 0, { copy: copyOf(...Array.from({ length: 11 }, () => lines(2))) }),
  ]);
  const weighed = { ...issue, paper: { ...paper, faults: only("孤行不成页", "warning") } };
  const { diagnostics } = inSquares(weighed, { words: anywhere });
  const alone = diagnostics.find(({ code }) => code === "line-alone");
  // The first line of the sixth paragraph at the foot, its second at the head of the next leg.
  expect(alone?.arguments).toEqual({ story: "a", page: "1", count: 2 });
  expect(alone?.related).toHaveLength(2);
});

const FOCUS: [y: number, told: boolean, why: string][] = [
  [0.5, true, "a face in the middle lies on the fold"],
  [0.1, false, "a face near the head is clear of it"],
];

test.each(FOCUS)("of a photo whose crop keeps the point at %f of its height: fault %s (%s)", (y, isTold) => {
  const crop = { kind: "focus", x: 0.5, y } as const;
  const issue = issueOf(
    1,
    [plain("a", frameAt([1, 4], [51, 70]), 54, { photos: [photoOf("wide", { ...wide, crop })] })],
    { paper: { ...folded, grid: { ...paper.grid, rows: 110 } } },
  );
  expect(found(issue, only("图跨折线", "warning")).includes("warning photo-on-fold")).toBe(isTold);
});

test("frames that end and begin on one row beside white leave no gap from edge to edge", () => {
  const beside = issueOf(1, [plain("a", frameAt([1, 3], [1, 30]), 90), plain("b", frameAt([1, 3], [31, 60]), 87)]);
  expect(found(beside, only("断版", "error")).filter((each) => each.includes("page-split"))).toEqual([]);
});

test.each([
  [frameAt([1, 6], [1, 30]), frameAt([1, 6], [31, 60]), { row: 30 }],
  [frameAt([1, 3], [1, 60]), frameAt([4, 6], [1, 60]), { column: 3 }],
])("a gap across the page says behind what column or row it lies: %#", (first, second, where) => {
  const issue = issueOf(1, [plain("a", first, 180), plain("b", second, 174)]);
  const split = { ...issue, paper: { ...issue.paper, faults: only("断版", "warning") } };
  const { diagnostics } = inSquares(split, { words: anywhere });
  const told = diagnostics.filter(({ code }) => code === "page-split").map(({ arguments: args }) => args);
  expect(told).toEqual([{ page: "1", ...where }]);
});

test.each<[names: readonly string[], told: readonly object[], why: string]>([
  [["第一版", "第二版", "第三版"], [], "each page has its name"],
  [["第一版", "第二版", "第二版"], [{ name: "第二版", page: "2", other: "3" }], "下转第二版 is A02 or B02"],
  [["第一版", "第二版", "第一版"], [{ name: "第一版", page: "1", other: "3" }], "上接第一版 is A01 or B01"],
  [["第一版", "第二版", "第二版", "第二版"], [{ name: "第二版", page: "2", other: "3" }], "told once"],
])("a jump from the first of the pages %j to the second: %j: %s", (names, alike) => {
  const jumping = issueOf(names.length, [
    storyOf("a", [partAt(0, frameAt([1, 1], [1, 20])), partAt(1, frameAt([1, 1], [1, 30]))], {
      copy: copyOf(lines(40)),
    }),
  ]);
  const pages = jumping.pages.map((page, at) => ({ ...page, name: names[at] ?? "" }));
  const { diagnostics } = inSquares({ ...jumping, pages }, { words: anywhere });
  const told = diagnostics.filter(({ code }) => code === "jump-page-alike");
  expect(told.map(({ arguments: args }) => args)).toMatchObject(alike);
  expect(told.length).toBe(alike.length);
});

test("a story that touches its second part, or gives it a headline, is whole", () => {
  const beside = issueOf(1, [
    storyOf("a", [partAt(0, frameAt([1, 1], [1, 20])), partAt(0, frameAt([2, 2], [1, 20]))], {
      copy: copyOf(lines(36)),
    }),
  ]);
  expect(found(beside, only("题文分离", "error")).filter((each) => each.includes("head-apart"))).toEqual([]);
});

test.each([
  ["left", [1, 20], [], "on the same rows"],
  ["left", [5, 25], ["error spread-uneven"], "on others"],
  [
    "right",
    [5, 25],
    [],
    "where the paper is bound at the right, page 2 lies right of page 3: its last column is no spine",
  ],
] as const)("of a paper bound at the %s, a story crosses to rows %j: %j: %s", (binding, rows, told, _why) => {
  const parts = [partAt(1, frameAt([6, 6], [1, 20])), partAt(2, frameAt([1, 1], rows))];
  const story = storyOf("a", parts, { headline: undefined, copy: copyOf(lines(38)) });
  const issue = issueOf(3, [story], { paper: { ...paper, binding } });
  expect(found(issue, only("跨版不齐", "error")).filter((each) => each.includes("spread"))).toEqual(told);
});

test.each([
  ["https://news.example.com/", 0, "it turns where an address may"],
  ["a".repeat(30), 1, "a word of letters that is wider than its line"],
])("the caption %s: %i broken lines, %s", (caption, count) => {
  const photo = photoOf("a", { columns: 1, caption: { ...text(caption), span } });
  const issue = issueOf(1, [storyOf("one", [partAt(0, frameAt([1, 2], [1, 60]))], { photos: [photo] })]);
  const told = lineFaults(issue, inSquares(issue).layout).filter(({ code }) => code === "broken-line");
  expect(told.map((each) => each.span)).toEqual(Array.from({ length: count }, () => span));
});

test("a misspelt credit is reported at its key, with the right one; what is missing otherwise at the page", () => {
  const issue = issueOf(1, [plain("a", frameAt([1, 1], [1, 20]), 20)]);
  const credited = (...keys: readonly string[]): Issue => ({
    ...issue,
    pages: issue.pages.map((page) => {
      const tasks = keys.map((value) => ({ value, span: { ...span, start: 1 } }));
      return { ...page, folio: { ...page.folio, credits: text(keys.join("：甲　")), tasks } };
    }),
  });
  const told = (...keys: readonly string[]) =>
    inSquares({ ...credited(...keys), paper: { ...paper, faults: only("缺署名", "warning") } }, { words: anywhere })
      .diagnostics.filter(({ code }) => code === "credits-missing")
      .map(({ span: at, arguments: { credits, nearest } }) => [at.start, credits, nearest]);
  expect(told("责遍", "版式", "校对")).toEqual([
    [1, "责编", "责编"],
    [span.start, "版名", undefined],
  ]);
  expect(told("摄影", "版式", "校对")).toEqual([[span.start, "版名、责编", undefined]]);
});
