import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Copy } from "../../../src/base/copy.ts";
import type { Extent } from "../../../src/base/extent.ts";
import type { Layout } from "../../../src/engine/layout/page.ts";
import type { Issue, Part, SettledFrame, SettledStory, Story } from "../../../src/engine/model/issue.ts";
import { copyOf, frameAt, heading, issueOf, lines, partAt, span, storyOf } from "../layout/newsroom.ts";
import { type Dice, diceOf } from "../layout/random-issue.ts";
import { complaints, drawn, type Kind, make } from "./checked.ts";

/** Drawn issues with all their pages settled: `settled/<kind>-<seed>.yaml` holds the arrangements, and the pages of each story's parts. */
const CASES: readonly (readonly [Kind, number])[] = [
  // Its fifth edit makes a story a row longer, and the lead beside it has no photo that deep.
  ["对开4", 20],
  ["四开4", 45],
  ["四开4", 16],
];
const EDITS = 5;
/** The greatest share of a story's copy that an edit adds or removes. */
const SHARE = 0.03;
/** Rows that a frame may move by after one edit: a paragraph's line or two over the legs of a story, and what others give way. */
const MOVES = 3;

test.each(CASES)("%s issue %i, settled: it holds, and edits move rows alone", async (kind, seed) => {
  const settled = await settledIssue(kind, seed);
  const before = make(settled);
  const written = settled.settled.flatMap(({ page, frames }) =>
    frames.flatMap((frame) =>
      frame.kind === "story"
        ? [[`${page + 1}/${frame.story}/${frame.part}`, `${frame.columns.from}-${frame.columns.to}`] as const]
        : [],
    ),
  );
  expect(columnsIn(before.layout)).toEqual(new Map(written));
  // Copy that runs on from another page may change by more lines than a full page can take; this is reported.
  const runsOn = settled.stories.some(({ parts }) => parts.length > 1);
  const unfit = before.diagnostics.some(({ code }) => code === "settled-unfit");
  // The order of a settled page is its editor's, so heads may touch.
  const faults = complaints(settled, before).filter((each) => !each.endsWith("heads side by side or gaps across"));
  expect(runsOn && unfit ? [] : faults).toEqual([]);
  const dice = diceOf(seed);
  for (let edit = 0; edit < EDITS; edit++) {
    const at = dice.roll(settled.stories.length);
    const stories = settled.stories.map((story, index) => (index === at ? edited(dice, story, SHARE) : story));
    const after = make({ ...settled, stories });
    expect(columnsIn(after.layout), `edit ${edit} of ${stories[at]?.id}`).toEqual(columnsIn(before.layout));
    expect(Math.max(...movesBetween(before.layout, after.layout))).toBeLessThanOrEqual(MOVES);
  }
});

/** A file of `settled/`: page labels count from 1. */
interface Written {
  readonly places: Readonly<Record<string, readonly number[]>>;
  readonly settled: readonly {
    readonly page: number;
    readonly frames: readonly (Partial<Pick<SettledStory, "part" | "legs" | "over" | "head" | "box" | "photo">> & {
      readonly story?: string;
      readonly columns?: number | string;
      readonly white?: number | string;
    })[];
  }[];
}

async function settledIssue(kind: Kind, seed: number): Promise<Issue> {
  const { issue } = drawn(kind, seed);
  const text = await readFile(new URL(`settled/${kind}-${seed}.yaml`, import.meta.url), "utf8");
  const { places, settled } = parse(text) as Written;
  const none = { legs: undefined, over: undefined, box: undefined, photo: undefined };
  const pages = settled.map(({ page, frames }) => ({
    page: page - 1,
    frames: frames.map(({ story, columns, white, ...form }): SettledFrame => {
      if (story === undefined) return { kind: "white", columns: extentIn(white) };
      return { kind: "story", story, columns: extentIn(columns), part: 1, head: "top", ...none, ...form };
    }),
    span,
  }));
  const stories = issue.stories.map((story): Story => {
    const [first] = story.parts;
    const parts = (places[story.id] ?? []).map((page, index) => ({ ...first, page: page - 1, number: index + 1 }));
    return { ...story, parts: parts as Part[] };
  });
  return { ...issue, stories, settled: pages };
}

function extentIn(text: number | string | undefined): Extent {
  const [from = 0, to = from] = String(text).split("-").map(Number);
  return { from, to };
}

/** The story with up to `share` of its copy more or less, in one of its paragraphs. */
export function edited(dice: Dice, story: Story, share: number): Story {
  const most = Math.max(1, Math.floor(story.copy.codes.length * share));
  const change = (1 + dice.roll(most)) * (dice.once(2) ? 1 : -1);
  const long = story.copy.paragraphs.flatMap(({ from, to, kind }, at) =>
    kind === "body" && to - from > Math.abs(change) + 8 ? [at] : [],
  );
  return long.length === 0 ? story : { ...story, copy: changed(story.copy, dice.pick(long), change) };
}

function changed({ codes, paragraphs }: Copy, which: number, change: number): Copy {
  const texts = paragraphs.map(({ from, to, kind }, at) => {
    const text = [...String.fromCodePoint(...codes.subarray(from, to))];
    const middle = Math.floor(text.length / 2);
    if (at === which && change < 0) text.splice(middle, -change);
    if (at === which && change > 0) text.splice(middle, 0, ..."又添".repeat(change).slice(0, change));
    return { kind, text: text.join("") };
  });
  return copyOf(...texts);
}

/** The columns of each frame, by page, story and part. */
export function columnsIn(layout: Layout): ReadonlyMap<string, string> {
  return new Map(
    layout.pages.flatMap(({ label, frames }) =>
      frames.map(({ owner, columns }) => [`${label}/${owner.story}/${owner.part}`, columns.join("-")] as const),
    ),
  );
}

/** The rows by which the top of each frame moved. */
export function movesBetween(one: Layout, other: Layout): readonly number[] {
  const tops = new Map(
    one.pages.flatMap(({ label, frames }) =>
      frames.map(({ owner, rows }) => [`${label}/${owner.story}/${owner.part}`, rows[0]] as const),
    ),
  );
  return other.pages.flatMap(({ label, frames }) =>
    frames.map(({ owner, rows }) =>
      Math.abs(rows[0] - (tops.get(`${label}/${owner.story}/${owner.part}`) ?? Number.POSITIVE_INFINITY)),
    ),
  );
}

const story = (id: string, rows: number) =>
  storyOf(id, [partAt(0, undefined)], { copy: copyOf(lines(rows)), headline: heading("标题") });
const columns = (from: number, to: number): Extent => ({ from, to });
const standing = (id: string, over: Extent): SettledFrame => ({
  kind: "story",
  story: id,
  part: 1,
  columns: over,
  legs: undefined,
  over: undefined,
  head: "top",
  box: undefined,
  photo: undefined,
});

/** The frames of the stories whose first page is settled. */
function framesOf(issue: Issue, frames: readonly SettledFrame[]): readonly (readonly [string, string, string])[] {
  const made = make({ ...issue, settled: [{ page: 0, frames, span }] });
  return (made.layout.pages[0]?.frames ?? []).map(
    ({ owner, columns: across, rows }) => [owner.story ?? "", across.join("-"), rows.join("-")] as const,
  );
}

test("a story stands under those before it that share its columns, whatever the engine would do", () => {
  const issue = issueOf(1, [story("a", 60), story("b", 90), story("c", 30)]);
  const first = framesOf(issue, [
    standing("c", columns(1, 2)),
    standing("a", columns(3, 6)),
    standing("b", columns(1, 6)),
  ]);
  const [c, a, b] = ["c", "a", "b"].map((id) => first.find(([name]) => name === id));
  expect([c?.[1], a?.[1], b?.[1]]).toEqual(["1-2", "3-6", "1-6"]);
  expect(c?.[2]).toBe(a?.[2]);
  const [, foot] = (c?.[2] ?? "").split("-");
  expect(b?.[2].split("-")[0]).toBe(String(Number(foot) + 1));
});

test("five blocks that no straight cut parts keep their order", () => {
  const issue = issueOf(1, [story("a", 76), story("b", 60), story("c", 60), story("d", 76), story("e", 30)]);
  const frames = framesOf(issue, [
    standing("a", columns(1, 4)),
    standing("b", columns(5, 6)),
    standing("d", columns(1, 2)),
    standing("e", columns(3, 4)),
    standing("c", columns(3, 6)),
  ]);
  expect(frames.map(([id, across]) => `${id} ${across}`).sort()).toEqual(["a 1-4", "b 5-6", "c 3-6", "d 1-2", "e 3-4"]);
});

test("a story that stands under a given frame begins below it, all others end above it", () => {
  const given = storyOf("given", [partAt(0, frameAt([3, 4], [21, 40]))], {
    copy: copyOf(lines(36)),
    headline: heading("标题"),
  });
  const issue = issueOf(1, [story("a", 36), story("b", 36), given]);
  const frames = framesOf(issue, [
    standing("a", columns(3, 4)),
    { kind: "given", frame: frameAt([3, 4], [21, 40]) },
    standing("b", columns(3, 4)),
  ]);
  expect(frames.find(([id]) => id === "a")?.[2]).toBe("1-20");
  expect(frames.find(([id]) => id === "b")?.[2].split("-")[0]).toBe("41");
});

test("what is not in the arrangement finds room in what that leaves, and is told", () => {
  const issue = issueOf(1, [story("a", 60), story("late", 40)]);
  const made = make({ ...issue, settled: [{ page: 0, frames: [standing("a", columns(1, 6))], span }] });
  expect(made.layout.pages[0]?.frames).toHaveLength(2);
  expect(made.diagnostics.filter(({ code }) => code === "settled-left-out")).toHaveLength(1);
  expect(made.madeUp.pages).toHaveLength(1);
});

test("a page that cannot hold its copy keeps its columns, and says so", () => {
  const issue = issueOf(1, [story("a", 360), story("b", 60)]);
  const frames = [standing("a", columns(1, 3)), standing("b", columns(4, 6))];
  const made = make({ ...issue, settled: [{ page: 0, frames, span }] });
  expect([...columnsIn(made.layout).values()]).toEqual(["1-3", "4-6"]);
  expect(made.diagnostics.map(({ code }) => code)).toContain("settled-unfit");
  expect(made.diagnostics.map(({ code }) => code)).toContain("overset");
});

test("a story whose copy fills its legs at no depth ends short by a few rows, and loses no line", () => {
  // 181 lines and a head over four legs: 48 rows are one too few, with 49 three stay empty.
  const issue = issueOf(1, [story("a", 181), story("b", 30), story("c", 90)]);
  const frames = [standing("a", columns(1, 4)), standing("c", columns(5, 6)), standing("b", columns(1, 6))];
  const made = make({ ...issue, settled: [{ page: 0, frames, span }] });
  const a = made.layout.pages[0]?.frames.find(({ owner }) => owner.story === "a");
  expect([a?.rows, a?.fit.empty]).toEqual([[1, 49], 3]);
  expect(made.diagnostics.map(({ code }) => code)).not.toContain("overset");
});

test("an order that crosses what is given is told, and the page is made up", () => {
  const low = storyOf("low", [partAt(0, frameAt([1, 2], [31, 60]))], {
    copy: copyOf(lines(56)),
    headline: heading("标题"),
  });
  const high = storyOf("high", [partAt(0, frameAt([3, 4], [1, 20]))], {
    copy: copyOf(lines(36)),
    headline: heading("标题"),
  });
  const issue = issueOf(1, [story("a", 60), low, high]);
  const frames: SettledFrame[] = [
    { kind: "given", frame: frameAt([1, 2], [31, 60]) },
    standing("a", columns(1, 4)),
    { kind: "given", frame: frameAt([3, 4], [1, 20]) },
  ];
  const made = make({ ...issue, settled: [{ page: 0, frames, span }] });
  expect(made.diagnostics.map(({ code }) => code)).toContain("settled-crossed");
  expect(made.layout.pages[0]?.frames).toHaveLength(3);
});
