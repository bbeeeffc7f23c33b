import { expect, test } from "vitest";
import { BLACK } from "../../../src/base/colour.ts";
import { errorAt } from "../../../src/base/diagnostic.ts";
import { newMemory } from "../../../src/build/memory.ts";
import { newDesk } from "../../../src/engine/layout/desk.ts";
import { asSet, type FitFault, firstFix, firstRelief } from "../../../src/engine/layout/fixes.ts";
import { setStory } from "../../../src/engine/layout/jump.ts";
import type { Heading, Issue, Part, PictureAdvert, Story } from "../../../src/engine/model/issue.ts";
import { newWorkbench } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { diagnosticsOf, followed } from "./followed.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, photoOf, span, storyOf, twos } from "./newsroom.ts";
import { pictures } from "./random-issue.ts";

const lines = (count: number, last = 9): string => "天".repeat((count - 1) * 11 - 2 + last);
const one = (part: Part, over: Partial<Story> = {}, pages = 1): Issue =>
  issueOf(pages, [storyOf("a", [part], { headline: undefined, ...over })]);
const long: Heading = heading("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十");
const photo = photoOf("wide", { columns: 2, caption: undefined, depth: { from: 30, to: 30 } });

const FIGURES: [why: string, issue: Issue, code: string, figures: object][] = [
  [
    "a line over: the paragraph with the shortest last line, and a frame a row deeper",
    one(partAt(0, frameAt([1, 1], [1, 20])), { copy: copyOf(lines(10), `地${lines(11, 2)}`) }),
    "overset",
    { rows: 1, depth: 1, cut: 3, paragraph: `地${"天".repeat(7)}…` },
  ],
  [
    "copy over, and room on a later page: as many rows of it as the rest takes",
    one(partAt(0, frameAt([1, 1], [41, 60])), { copy: copyOf(lines(30)) }, 2),
    "overset",
    { to: "2", across: "1-6" },
  ],
  [
    "a photo of thirty rows in twenty: the photo at twenty, or a frame as much deeper",
    one(partAt(0, frameAt([1, 2], [1, 20])), { copy: copyOf(), photos: [photo] }),
    "photo-no-room",
    { columns: 2, rows: 30, depth: 10, shallow: 20 },
  ],
  [
    "a headline of thirty characters over one column: those that fit in its three lines, which turn at pairs",
    one(partAt(0, frameAt([1, 1], [1, 20])), { headline: long, copy: copyOf(lines(10)) }),
    "headline-too-long",
    { characters: 30, fits: 19, columns: 1 },
  ],
];

test.each(FIGURES)("%s", (_why, issue, code, figures) => {
  const told = diagnosticsOf(issue).find((each) => each.code === code);
  expect(told?.arguments).toMatchObject(figures);
});

const plain = copyOf("地".repeat(9));
const stands = (
  columns: readonly [number, number],
  rows: readonly [number, number],
  over: Partial<Story> = {},
): Story => storyOf("b", [partAt(0, frameAt(columns, rows))], { copy: plain, headline: undefined, ...over });
const bought = (columns: readonly [number, number], rows: readonly [number, number], page = 0): PictureAdvert => ({
  kind: "picture",
  name: "shop.jpg",
  file: "shop.jpg",
  path: "shop.jpg",
  page,
  frame: frameAt(columns, rows),
  fit: "contain",
  label: "广告",
  span,
});
const group = (columns: readonly [number, number], rows: readonly [number, number]): Story =>
  stands([6, 6], [1, 2], {
    id: "g",
    heads: { frame: frameAt(columns, rows), box: undefined, tint: undefined },
    copy: copyOf(),
    headline: heading("一周"),
  });

const HALF = { side: "left", across: { from: 1, to: 12 } } as const;

/** `a` stands in columns 1 and rows 12-30, and is five lines over. */
const OVER = storyOf("a", [partAt(0, frameAt([1, 1], [12, 30]))], { copy: copyOf(lines(24)), headline: undefined });
const plateAt = (columns: readonly [number, number], rows: readonly [number, number]): Partial<Issue> => ({
  paper: {
    ...paper,
    nameplate: { ...frameAt(columns, rows), art: undefined, colour: BLACK, ears: [], earColumns: 0, strip: [], span },
  },
});

type Around = Partial<Issue> & { readonly stories?: readonly Story[] };

test.each<[what: string, depth: number | undefined, around: Around]>([
  ["nothing", 5, {}],
  ["a story", undefined, { stories: [stands([1, 6], [31, 60])] }],
  ["an advert", undefined, { adverts: [bought([1, 3], [31, 60])] }],
  [
    "a step of an advert",
    undefined,
    { adverts: [{ ...bought([1, 3], [31, 60]), cells: [frameAt([1, 1], [31, 60])] }] },
  ],
  ["half of an advert over the fold", undefined, { adverts: [{ ...bought([1, 6], [31, 60]), half: HALF }] }],
  ["two free rows and the nameplate", undefined, plateAt([1, 6], [33, 40])],
  ["a group whose own foot is white", undefined, { stories: [group([1, 3], [31, 60])] }],
  ["four free rows and a story", undefined, { stories: [stands([1, 1], [35, 60])] }],
  ["five free rows and a story", 5, { stories: [stands([1, 1], [36, 60])] }],
  [
    "nothing, stories and adverts beside it",
    5,
    { stories: [stands([2, 6], [12, 60])], adverts: [bought([2, 6], [1, 11])] },
  ],
  ["an advert of another page", 5, { adverts: [bought([1, 6], [31, 60], 1)] }],
])("under a frame that is too short stands %s: make it %s rows deeper", (_what, depth, { stories = [], ...around }) => {
  const issue = issueOf(2, [OVER, ...stories], around);
  expect(diagnosticsOf(issue).find(({ code }) => code === "overset")?.arguments["depth"]).toBe(depth);
  expect(followed(issue, new Map())).toEqual([]);
});

test.each<[to: number, depth: number | undefined, why: string]>([
  [35, 5, "as far as the group goes"],
  [34, undefined, "and no further"],
])("a story of a group that ends in row %i becomes %s rows deeper: %s", (to, depth) => {
  const issue = issueOf(1, [group([1, 3], [12, to]), { ...OVER, group: "g" }]);
  expect(diagnosticsOf(issue).find(({ code }) => code === "overset")?.arguments["depth"]).toBe(depth);
});

test.each<[what: string, columns: number | undefined, around: Around]>([
  ["nothing", 1, {}],
  ["a story", undefined, { stories: [stands([2, 6], [1, 20])] }],
  ["a story that begins in its last row", undefined, { stories: [stands([2, 2], [20, 60])] }],
  ["an advert", undefined, { adverts: [bought([2, 2], [1, 5])] }],
  ["the nameplate", undefined, plateAt([2, 6], [1, 8])],
  ["a free column and a story", 1, { stories: [stands([3, 6], [1, 20])] }],
  ["nothing, a story under it", 1, { stories: [stands([1, 6], [21, 60])] }],
])(
  "beside a frame that is too narrow stands %s: make it %s columns wider",
  (_what, columns, { stories = [], ...around }) => {
    const narrow = storyOf("a", [partAt(0, frameAt([1, 1], [1, 20]))], { headline: long, copy: copyOf(lines(10)) });
    const issue = issueOf(1, [narrow, ...stories], around);
    expect(diagnosticsOf(issue).find(({ code }) => code === "headline-too-long")?.arguments["columns"]).toBe(columns);
    expect(followed(issue, new Map())).toEqual([]);
  },
);

test("a hint that was kept is found anew where a neighbour has moved", () => {
  const narrow = storyOf("a", [partAt(0, frameAt([1, 1], [1, 20]))], { headline: long, copy: copyOf(lines(10)) });
  const kept = newMemory();
  const columnsBeside = (neighbour: Story): unknown => {
    const issue = issueOf(1, [narrow, neighbour]);
    const told = diagnosticsOf(issue, kept);
    return told.find(({ code }) => code === "headline-too-long")?.arguments["columns"];
  };
  expect([columnsBeside(stands([2, 6], [1, 20])), columnsBeside(stands([3, 6], [1, 20]))]).toEqual([undefined, 1]);
});

test.each<[what: string, depth: number | undefined, stories: readonly Story[]]>([
  ["nothing", 5, []],
  ["a story at the left", undefined, [stands([6, 6], [41, 60])]],
  ["a story at the right", undefined, [storyOf("b", [partAt(1, frameAt([1, 1], [41, 60]))], { copy: plain })]],
])("under a story over the fold stands %s: make it %s rows deeper", (_what, depth, stories) => {
  const half = (page: number, side: "left" | "right", columns: readonly [number, number]): Part =>
    partAt(page, frameAt(columns, [21, 40]), { number: page + 1, spread: { side, across: { from: 6, to: 7 } } });
  const story = storyOf("a", [half(0, "left", [6, 6]), half(1, "right", [1, 1])], {
    copy: copyOf(lines(50)),
    headline: undefined,
  });
  const told = diagnosticsOf(issueOf(2, [story, ...stories])).find(({ code }) => code === "overset");
  expect(told?.arguments["depth"]).toBe(depth);
});

test("copy in place of a headline is not tried once a character: the figure is that of any longer headline", () => {
  const cut: string[] = [];
  const counted = (text: string): readonly string[] => {
    cut.push(text);
    return twos(text);
  };
  const fitsOf = (characters: number): unknown => {
    const headline = heading("一二三四五六七八九十".repeat(characters / 10));
    const issue = one(partAt(0, frameAt([1, 1], [1, 20])), { headline, copy: copyOf(lines(10)) });
    const { diagnostics } = inSquares(issue, { words: counted });
    return diagnostics.find(({ code }) => code === "headline-too-long")?.arguments["fits"];
  };
  expect(fitsOf(600)).toBe(fitsOf(30));
  expect(new Set(cut).size).toBeLessThan(60);
});

test("what one fault of a story tried by a name, another does not set again", () => {
  const frame = frameAt([1, 1], [1, 20]);
  const part = partAt(0, frame);
  const story = storyOf("a", [part]);
  const desk = newDesk(issueOf(1, [story]), { bench: newWorkbench(squareFonts()), pictures, words: twos });
  const setting = setStory(story, [{ part, frame, above: "open" }], desk);
  const fault: FitFault = {
    told: errorAt(span, "overset", { story: "a", rows: 1, characters: 13, page: "1" }),
    part: undefined,
  };
  let sets = 0;
  const faultsOf = () => {
    sets++;
    return [fault];
  };
  const search = { fault, story: setting, desk, faultsOf, tried: new Map() };
  const deeper = (rows: number) => ({ name: `${rows} rows deeper`, ...asSet(setting) });
  // One for what is wrong before; three changes are set once; those without a name each time.
  expect([firstFix([1, 2, 3], deeper, search), sets]).toEqual([undefined, 4]);
  expect([firstFix([1, 2, 3], deeper, search), sets]).toEqual([undefined, 5]);
  expect([firstRelief([2, 3, 4], deeper, search), sets]).toEqual([undefined, 6]);
  expect([firstRelief([1, 2], () => asSet(setting), search), sets]).toEqual([undefined, 8]);
});
