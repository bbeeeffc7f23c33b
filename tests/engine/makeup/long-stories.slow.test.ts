import { expect, test } from "vitest";
import type { Page } from "../../../src/engine/layout/page.ts";
import type { Issue, Part, Story } from "../../../src/engine/model/issue.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { copyOf, frameAt, heading, issueOf, partAt, storyOf } from "../layout/newsroom.ts";
import { diceOf, differs, overSeeds, unless } from "../layout/random-issue.ts";
import { make } from "./checked.ts";
import { characterComplaints } from "./placed.ts";

// makeup/RULES.md#jumps. Six columns of eleven characters and sixty rows: a page holds 360 lines, less heads and notices.

/** Paragraphs of ten lines with last lines of different lengths, so that some can win or lose one. */
const copyOfLines = (count: number) =>
  copyOf(...Array.from({ length: count / 10 }, (_, at) => `${"天".repeat(9 * 11 + ((at * 4) % 11) - 2)}。`));

function story(id: string, lines: number, parts: readonly Part[], priority: Priority = "normal"): Story {
  return storyOf(id, parts, { copy: copyOfLines(lines), headline: heading("标题一行"), priority });
}

const loose = (page: number): Part => partAt(page - 1, undefined);
const long = (lines: number, ...pages: readonly number[]): Story =>
  story("long", lines, (pages.length === 0 ? [1] : pages).map(loose), "lead");
const other = (page: number, lines: number): Story => story(`on-${page}`, lines, [loose(page)]);
/** A story with a given frame over all columns. */
const given = (page: number, rows: readonly [number, number]): Story =>
  story(`given-${page}`, Math.floor(((rows[1] - rows[0] - 3) * 6) / 10) * 10, [
    partAt(page - 1, frameAt([1, 6], rows)),
  ]);

/** The pages of a story's parts, in order. */
function stationsOf(id: string, pages: readonly Page[]): readonly number[] {
  return pages
    .flatMap(({ label, frames }) => frames.map(({ owner }) => ({ page: Number(label), owner })))
    .filter(({ owner }) => owner.story === id)
    .toSorted((a, b) => (a.owner.part ?? 0) - (b.owner.part ?? 0))
    .map(({ page }) => page);
}

/** 下转 of each part but the last names the page of the next, 上接 of each but the first that of the one before, each once. */
function noticeComplaints(issue: Issue, pages: readonly Page[]): readonly string[] {
  return issue.stories.flatMap(({ id }) => {
    const stations = stationsOf(id, pages);
    const said = (role: "jump" | "continuation"): readonly string[] =>
      pages
        .flatMap(({ placed }) => placed)
        .flatMap((each) => (each.kind === "text" && each.owner.story === id ? [each] : []))
        .flatMap(({ owner, line }) =>
          line.segments.filter((each) => each.role === role).map(({ text }) => `${owner.part}${text}`),
        )
        .toSorted();
    return [
      ...differs(
        `${id}: 下转`,
        said("jump"),
        stations.slice(1).map((page, at) => `${at + 1}（下转${nameOf(page)}）`),
      ),
      ...differs(
        `${id}: 上接`,
        said("continuation"),
        stations.slice(0, -1).map((page, at) => `${at + 2}（上接${nameOf(page)}）`),
      ),
    ];
  });
}

const nameOf = (page: number): string => `第${"一二三四五六七八"[page - 1]}版`;

/** Free column-rows of a page. */
function freeOn(page: Page | undefined): number {
  const taken = (page?.frames ?? []).map(
    ({ columns, rows }) => (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1),
  );
  return 6 * 60 - taken.reduce((sum, each) => sum + each, 0);
}

const CASES: [why: string, pages: number, stories: readonly Story[], stations: readonly number[]][] = [
  ["a page holds it", 4, [long(300)], [1]],
  ["one page more has room for the rest", 4, [long(600)], [1, 2]],
  ["longer than two pages", 4, [long(800)], [1, 2, 3]],
  ["longer than four", 8, [long(1500)], [1, 2, 3, 4, 5]],
  ["longer than seven", 8, [long(2600)], [1, 2, 3, 4, 5, 6, 7, 8]],
  ["a page of a given frame is passed over", 5, [long(800), given(2, [1, 60])], [1, 3, 4]],
  ["half a page is taken on the way", 5, [long(800), given(2, [1, 30])], [1, 2, 3]],
  ["little room is passed over, where others have enough", 5, [long(800), other(2, 280)], [1, 3, 4]],
  ["and taken where they have not", 4, [long(1060), other(2, 280)], [1, 2, 3, 4]],
  ["the pages that the editor gives come first", 8, [long(1500, 1, 4)], [1, 4, 5, 6, 7]],
  ["it begins where it is put", 5, [{ ...long(800, 3) }], [3, 4, 5]],
];

test.each(CASES)("makeup/RULES.md#jumps: %s", (_why, pages, stories, stations) => {
  const issue = issueOf(pages, stories);
  const { layout, diagnostics } = make(issue);
  expect(stationsOf("long", layout.pages)).toEqual(stations);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect([...characterComplaints(issue, layout.pages), ...noticeComplaints(issue, layout.pages)]).toEqual([]);
  // The pages that the story leaves are full.
  expect(stations.slice(0, -1).map((page) => freeOn(layout.pages[page - 1]))).toEqual(stations.slice(1).map(() => 0));
});

test("makeup/RULES.md#jumps: what no page has room for is told where the last one ends, and fits once so much is cut", () => {
  const whole = (lines: number): Issue => issueOf(3, [long(lines), other(2, 60)]);
  const { layout, diagnostics } = make(whole(1100));
  const over = diagnostics.filter(({ severity }) => severity === "error");
  expect(over.map(({ code, arguments: { page } }) => [code, page])).toEqual([["overset", "3"]]);
  const { characters = 0, placed = 0 } = layout.stories.find(({ id }) => id === "long") ?? {};
  expect(over[0]?.arguments["characters"]).toBe(characters - placed);
  expect(layout.pages.map(freeOn)).toEqual([0, 0, 0]);
  const cut = Math.ceil(Number(over[0]?.arguments["rows"]) / 10) * 10;
  expect(make(whole(1100 - cut)).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("makeup/RULES.md#jumps: a story that may not jump stays, and is told", () => {
  const { layout, diagnostics } = make(issueOf(4, [{ ...long(800), wish: { jump: "never", spans: {} } }]));
  expect(stationsOf("long", layout.pages)).toEqual([1]);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(["overset"]);
});

test("makeup/RULES.md#jumps: beside a long story the others of each page stand whole and first", () => {
  const others = [1, 2, 3, 4, 5].flatMap((page) => [
    { ...other(page, 90), priority: "lead" as const },
    story(`brief-${page}`, 20, [loose(page)], "brief"),
  ]);
  const issue = issueOf(5, [{ ...long(700), priority: "major" }, ...others]);
  const { layout, diagnostics } = make(issue);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(stationsOf("long", layout.pages)).toEqual([1, 2, 3, 4]);
  expect(layout.stories.filter(({ jumps }) => jumps.length > 0).map(({ id }) => id)).toEqual(["long"]);
});

const brief = (page: number): Story => story(`brief-${page}`, 10, [loose(page)], "brief");

const BESIDE_A_BRIEF: [why: string, lines: number, briefs: readonly number[], stations: readonly number[]][] = [
  ["the page that it begins on", 580, [1], [1, 2]],
  ["a page on its way", 800, [2], [1, 2, 3]],
  ["each of its pages", 1000, [1, 2, 3, 4], [1, 2, 3, 4]],
];

test.each(BESIDE_A_BRIEF)("makeup/RULES.md#white: one brief on %s stands, and cuts no long story", (...row) => {
  const [, lines, briefs, stations] = row;
  const issue = issueOf(4, [long(lines), ...briefs.map(brief)]);
  const { layout, diagnostics } = make(issue);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(stationsOf("long", layout.pages)).toEqual(stations);
  // White at the foot of the brief's columns alone is smaller than a strip at the whole page's foot.
  for (const page of stations.slice(0, -1)) expect(freeOn(layout.pages[page - 1])).toBeLessThan(60);
});

const ROOMY: [lines: number, priority: Priority][] = [
  [190, "lead"],
  [220, "lead"],
  [160, "normal"],
  [200, "normal"],
  [230, "normal"],
  [260, "normal"],
];

test.each(ROOMY)(
  "makeup/RULES.md#white: a %s-line story (%s) beside a brief stays on its page, which has room",
  (...row) => {
    const [lines, priority] = row;
    const { layout, diagnostics } = make(issueOf(3, [story("long", lines, [loose(1)], priority), brief(1)]));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(stationsOf("long", layout.pages)).toEqual([1]);
  },
);

test("makeup/RULES.md#jumps: 40 drawn issues with long stories lose no character, and their notices pair up", () => {
  expect(overSeeds(40, lawsBroken)).toEqual([]);
});

/** One or two stories that fill up to all the room from the second page on, from where the later one may begin, beside shorter ones. */
function lawsBroken(seed: number): readonly string[] {
  const dice = diceOf(seed);
  const pages = 3 + dice.roll(6);
  const others = Array.from({ length: pages }, (_, at) => at + 1)
    .filter(() => dice.once(2))
    .map((page) => other(page, 20 + 10 * dice.roll(20)));
  const taken = others.reduce((sum, { copy }) => sum + copy.codes.length / 11 + 30, 0);
  const room = (pages - 1) * 340 - taken;
  const longs = dice.once(2) ? [0.4, 0.3] : [0.85];
  const stories = longs.map((share, at) => {
    const lines = Math.max(200, 10 * dice.roll(Math.ceil((room * share) / 10)));
    return { ...long(lines, 1 + dice.roll(2)), id: `long-${at}` };
  });
  const issue = issueOf(pages, [...stories, ...others]);
  const { layout, diagnostics } = make(issue);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return [
    ...unless(errors.length === 0, () => JSON.stringify(errors.map(({ code, arguments: args }) => [code, args]))),
    ...characterComplaints(issue, layout.pages),
    ...noticeComplaints(issue, layout.pages),
  ];
}
