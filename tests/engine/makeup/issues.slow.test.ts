import { expect, test } from "vitest";
import type { Issue } from "../../../src/engine/model/issue.ts";
import { copyOf, twos } from "../layout/newsroom.ts";
import { diceOf, overSeeds } from "../layout/random-issue.ts";
import { complaints, DRAWN, drawn, type Kind, make, placesOf } from "./checked.ts";
import { loneLines } from "./lone-lines.ts";
import { figuresOf } from "./page-figures.ts";

// Issues that the engine has never seen, with pages and priorities alone: they hold without changes. MAKEUP_ISSUES=n draws n of each kind.

const more = Number(process.env["MAKEUP_ISSUES"] ?? 0);
/** Some tests look at the first issues of a kind alone; they are made up once for all tests. */
const SENTENCES = 12;
/** So many that their lone lines are counted by the dozen: in a third of them, one more or less is chance. */
const LONE = 36;
const memos = new Map<string, { readonly issue: Issue; readonly made: ReturnType<typeof make> }>();

function madeUp(kind: Kind, seed: number) {
  const key = `${kind} ${seed}`;
  const { issue } = drawn(kind, seed);
  const one = memos.get(key) ?? { issue, made: make(issue) };
  if (seed <= LONE) memos.set(key, one);
  return one;
}

test.each(DRAWN.map(([kind, count]) => [more || count, kind] as const))(
  "%i issues of kind %s are made up without a fault",
  (count, kind) => {
    let outranked = 0;
    let marked = 0;
    const faults = overSeeds(count, (seed) => {
      const { issue, made } = madeUp(kind, seed);
      outranked += made.diagnostics.filter(({ code }) => code === "photo-outranked").length;
      const all = complaints(issue, made);
      const others = all.filter((each) => !each.endsWith("side by side or gaps across"));
      marked += all.length - others.length;
      return others;
    });
    expect(faults).toEqual([]);
    // Three front pages of the drawn issues have a gap from the nameplate to the foot, and heads that touch at it.
    expect(marked).toBeLessThanOrEqual(Math.ceil(count / 24));
    // A photo is seldom smaller than one of a lesser story.
    expect(outranked).toBeLessThanOrEqual(Math.ceil(count / 48));
  },
);

test.each(["对开4", "四开4"] as const)("an issue of kind %s comes out the same twice", (kind) => {
  const { issue, made } = madeUp(kind, 1);
  const frames = ({ layout }: typeof made): string => JSON.stringify(layout.pages.map((page) => page.frames));
  expect(frames(make(issue))).toBe(frames(made));
});

test.each([
  ["对开4", 17],
  ["四开4", 39],
] as const)(`a paragraph's last line seldom stands alone at a leg's head (%s: %i in ${LONE} issues)`, (kind, most) => {
  let heads = 0;
  overSeeds(LONE, (seed) => {
    const { issue, made } = madeUp(kind, seed);
    for (const page of made.layout.pages) heads += loneLines(page, issue).heads;
    return [];
  });
  expect(heads).toBeLessThanOrEqual(most);
});

test.each([
  ["对开4", 62],
  ["四开4", 108],
] as const)(`copy seldom rises beside its own head (%s: %i heads in ${SENTENCES} issues)`, (kind, most) => {
  let over = 0;
  overSeeds(SENTENCES, (seed) => {
    const { issue, made } = madeUp(kind, seed);
    const { pages } = figuresOf({ written: issue, words: twos, marks: [], ...made });
    for (const page of pages) over += page.over;
    return [];
  });
  expect(over).toBeLessThanOrEqual(most);
});

test("a sentence more in one story moves no frame of another page, and few of its own", () => {
  const moved: number[] = [];
  const elsewhere = overSeeds(SENTENCES, (seed) => {
    const { issue, made } = madeUp("对开4", seed);
    const chosen = diceOf(seed).roll(issue.stories.length);
    const before = placesOf(made.layout);
    const after = placesOf(make(withSentence(issue, chosen)).layout);
    const keys = [...before.keys()].filter((key) => before.get(key) !== after.get(key));
    moved.push(keys.length);
    const page = issue.pages[issue.stories[chosen]?.parts[0]?.page ?? 0]?.label;
    const goesOn = made.layout.stories.some(({ jumps }) => jumps.length > 0);
    return goesOn ? [] : keys.filter((key) => !key.startsWith(`${page}/`));
  });
  expect(elsewhere).toEqual([]);
  expect(moved.toSorted((a, b) => a - b)[moved.length >> 1], `moved: ${moved.join(" ")}`).toBeLessThanOrEqual(8);
});

function withSentence(issue: Issue, chosen: number): Issue {
  const stories = issue.stories.map((story, index) => {
    if (index !== chosen) return story;
    const written = story.copy.paragraphs.map(({ kind, from, to }) => ({
      kind,
      text: String.fromCodePoint(...story.copy.codes.subarray(from, to)),
    }));
    const last = written.at(-1);
    return { ...story, copy: copyOf(...written.slice(0, -1), `${last?.text ?? ""}多加的一句话不过十几个字而已。`) };
  });
  return { ...issue, stories };
}
