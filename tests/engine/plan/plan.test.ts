import { describe, expect, test } from "vitest";
import type { Story } from "../../../src/engine/model/issue.ts";
import { planAndLayOut } from "../../../src/engine/plan/plan.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOfLength, frameAt, heading, issueOf, partAt, span, storyOf, twos } from "../layout/newsroom.ts";
import { pictures } from "../makeup/generated.ts";
import { openStory, pagesIn, planInSquares, withPhoto } from "./open-story.ts";

// Two pages of 6 columns × 60 rows × 11 characters, unless a case says otherwise.

const ANY = [0, 1];
const lead = { priority: "lead" } as const;
const major = { priority: "major" } as const;
const brief = { priority: "brief" } as const;

/** A lead of each page and what else stands there. */
const given = (id: string, page: number, over: Partial<Story> = {}): Story =>
  storyOf(id, [partAt(page, undefined)], { copy: copyOfLength(900), ...over });

describe("the page of a story", () => {
  const CASES: readonly (readonly [stories: readonly Story[], pages: Readonly<Record<string, number>>, why: string])[] =
    [
      [
        [openStory("a", 1200, ANY, lead), openStory("b", 1200, ANY, lead)],
        { a: 1, b: 2 },
        "each page has a lead, in the manifest's order",
      ],
      [
        [openStory("a", 1200, [1], lead), openStory("b", 1200, ANY, lead)],
        { a: 2, b: 1 },
        "a story that may stand on one page stands there",
      ],
      [
        [given("a", 0, lead), openStory("b", 1200, ANY, lead), given("c", 0), given("d", 0)],
        { a: 1, b: 2, c: 1, d: 1 },
        "stories with a page stay, the others take what room is left",
      ],
      [
        [
          openStory("a", 1500, ANY, lead),
          openStory("b", 1500, ANY, lead),
          ...["c", "d", "e", "f"].map((id) => openStory(id, 500, ANY)),
        ],
        { a: 1, b: 2, c: 1, d: 1, e: 2, f: 2 },
        "equals follow the manifest",
      ],
      [
        [
          openStory("a", 1500, ANY, lead),
          openStory("b", 1500, ANY, lead),
          openStory("c", 900, ANY, { ...withPhoto }),
          openStory("d", 900, ANY, { ...withPhoto }),
        ],
        { a: 1, b: 2, c: 1, d: 2 },
        "each page has a picture",
      ],
      [
        [
          openStory("a", 1500, ANY, lead),
          openStory("b", 1500, ANY, lead),
          openStory("c", 700, ANY, major),
          openStory("d", 700, ANY),
          openStory("e", 700, ANY, { wish: { beside: "c", spans: { beside: span } } }),
          openStory("f", 700, ANY),
        ],
        { a: 1, b: 2, c: 1, d: 2, e: 1, f: 2 },
        "stories that wish to be side by side share a page",
      ],
      [
        [openStory("a", 3400, ANY, lead), openStory("b", 3400, ANY, lead), openStory("c", 600, ANY, { spare: true })],
        { a: 1, b: 2, c: 0 },
        "spare copy is left out if the pages are full",
      ],
      [
        [openStory("a", 2600, ANY, lead), openStory("b", 1200, ANY, lead), openStory("c", 900, ANY, { spare: true })],
        { a: 1, b: 2, c: 2 },
        "spare copy comes in where a page would be white",
      ],
      [
        [openStory("a", 6400, ANY, lead)],
        { a: 1 },
        "a story longer than a page begins where the rest has pages behind it",
      ],
      [
        [openStory("long", 5000, [0, 1, 2]), openStory("b", 2600, [0, 1, 2], lead)],
        { long: 1, b: 3 },
        "and keeps the next page free for its rest",
      ],
    ];
  test.each(CASES.map(([stories, pages, why]) => [why, stories, pages] as const))("%s", (_, stories, pages) => {
    const count = Math.max(2, ...stories.map(({ unplanned }) => 1 + Math.max(0, ...(unplanned?.pages ?? []))));
    expect(pagesIn(planInSquares(issueOf(count, stories)))).toEqual(pages);
  });
});

test("a group stands on one page with its stories", () => {
  const head = openStory("g", 0, ANY, {
    heads: { frame: undefined, box: undefined, tint: undefined },
    headline: heading("一组"),
  });
  const members = ["x", "y"].map((id) => storyOf(id, [], { group: "g", copy: copyOfLength(200), ...brief }));
  const stories = [openStory("a", 3000, ANY, lead), head, ...members, openStory("b", 1800, ANY, lead)];
  expect(pagesIn(planInSquares(issueOf(2, stories)))).toEqual({ a: 1, g: 2, x: 2, y: 2, b: 2 });
});

test("stories without a rank get one: the longest leads, a picture counts, the short are briefs", () => {
  const unranked = { unranked: true } as const;
  const stories = [
    openStory("a", 900, ANY, unranked),
    openStory("b", 1500, ANY, unranked),
    openStory("c", 1200, ANY, { ...unranked, ...withPhoto }),
    openStory("d", 150, ANY, unranked),
    openStory("e", 300, ANY, unranked),
  ];
  const { issue } = planInSquares(issueOf(2, stories));
  const ranks = issue.stories.map(({ id, priority }) => `${id} ${priority}`);
  expect(ranks).toEqual(["a major", "b lead", "c lead", "d brief", "e normal"]);
});

test("an issue whose stories all have pages stays as it is", () => {
  const issue = issueOf(1, [given("a", 0)]);
  expect(planInSquares(issue).issue).toBe(issue);
});

test("pages whose frames are given get no story", () => {
  const full = storyOf("full", [partAt(0, frameAt([1, 6], [1, 60]))], { copy: copyOfLength(3700), ...lead });
  const stories = [full, ...["b", "c"].map((id) => openStory(id, 900, ANY))];
  expect(pagesIn(planInSquares(issueOf(2, stories)))).toEqual({ full: 1, b: 2, c: 2 });
});

describe("what is told of the whole issue", () => {
  const told = (stories: readonly Story[]): readonly string[] => {
    const means = { bench: newTextContext(squareFonts()), pictures, words: twos };
    const codes = planAndLayOut(issueOf(2, stories), means)
      .diagnostics()
      .map(({ code }) => code);
    return codes.filter((code) => ["copy-short", "copy-long", "spare-left-out", "wish-elsewhere"].includes(code));
  };
  const pair = (characters: number): readonly Story[] => [
    openStory("a", characters, ANY, lead),
    openStory("b", characters, ANY, lead),
  ];
  const CASES: readonly (readonly [stories: readonly Story[], codes: readonly string[], why: string])[] = [
    [pair(3600), [], "copy for two pages"],
    [pair(1500), ["copy-short"], "copy for one"],
    [pair(5000), ["copy-long"], "copy for three"],
    [[...pair(3600), openStory("c", 700, ANY, { spare: true })], ["spare-left-out"], "spare copy that is not used"],
    [
      [...pair(3600), openStory("c", 60, [0], { ...brief, wish: { beside: "b", spans: { beside: span } } })].map(
        (story) => (story.id === "b" ? openStory("b", 3600, [1], lead) : story),
      ),
      ["wish-elsewhere"],
      "two stories side by side that have no page in common",
    ],
  ];
  test.each(CASES.map(([stories, codes, why]) => [why, stories, codes] as const))("%s", (_, stories, codes) => {
    expect(told(stories)).toEqual(codes);
  });
});
