import { describe, expect, test } from "vitest";
import { holdsFrame } from "../../../src/base/extent.ts";
import type { Page } from "../../../src/engine/layout/page.ts";
import type { Part, Story } from "../../../src/engine/model/issue.ts";
import { issueOf, issueYaml } from "../model/resolve-yaml.ts";
import { make } from "./checked.ts";

// Groups on a page of 对开 (8 columns × 115 rows) in the font of squares: made up whole, in their order and box.

const PAPER = "name: 测试报\ncode: CSB\npreset: 对开\nfaults: {断版: off, 天窗: off, 缺署名: off, 缺法定项: off}\n";
const copy = (characters: number): string =>
  "天地玄黄宇宙洪荒，日月盈昃辰宿列张。".repeat(Math.ceil(characters / 18)).slice(0, characters);

function storyYaml(id: string, characters: number, extra: string): string {
  return `  - {id: ${id}, headline: 题目在此七字, body: ${copy(characters)}, ${extra}}\n`;
}

const brief = (id: string, characters: number): string => storyYaml(id, characters, "group: week, priority: brief");
const others = [900, 1400, 700]
  .map((characters, at) => storyYaml(`o${at}`, characters, "priority: normal, place: {page: 1}"))
  .join("");
const group = (place: string): string => `groups:\n  - {id: week, headline: 一周简讯, place: ${place}}\n`;
const BRIEFS = [160, 90, 220, 130, 170].map((characters, at) => brief(`b${at}`, characters)).join("");
const TOPIC = [
  storyYaml("main", 1500, "group: week, priority: major"),
  storyYaml("side1", 500, "group: week, priority: normal"),
  storyYaml("side2", 420, "group: week, priority: normal"),
].join("");

async function made(stories: string, place: string) {
  const issue = await issueOf(issueYaml(stories + group(place), "[{label: 1}]"), PAPER);
  const found = make(issue);
  const byId = new Map(found.madeUp.issue.stories.map((story) => [story.id, story]));
  const part = (id: string): Part => byId.get(id)?.parts[0] as Part;
  const errors = found.diagnostics.filter(({ severity }) => severity === "error");
  return { ...found, head: byId.get("week") as Story, part, told: found.diagnostics, errors };
}

const ids = ["b0", "b1", "b2", "b3", "b4"];

/** Rows of white under the stories of a group's stacks, except the last of each, beyond the white above a head. */
function gapsOf(page: Page | undefined, stories: readonly string[]): readonly number[] {
  const own = page?.frames.filter(({ owner }) => stories.includes(owner.story ?? "")) ?? [];
  return own.flatMap(({ columns: [from], rows: [, foot], fit }) => {
    const isLast = own.every((other) => other.columns[0] !== from || other.rows[1] <= foot);
    return isLast ? [] : [fit.empty / fit.legs];
  });
}

describe.each([
  ["{page: 1}", "plain"],
  ["{page: 1, tint: 10}", "on a ground"],
  ["{page: 1, box: wenwu}", "in 文武线"],
])("集纳 %s (%s)", async (place) => {
  const { head, part, errors, layout } = await made(others + BRIEFS, place);
  const frame = head.heads?.frame;
  const strip = head.parts[0]?.frame;
  const padded = place.includes("tint") || place.includes("box") ? 1 : 0;

  test("stands, without an error", () => {
    expect(errors).toEqual([]);
    expect(frame).toBeDefined();
  });

  test("stories stand in the order of the file, down one stack and then the next, from the head to the foot", () => {
    const frames = ids.map((id) => part(id).frame);
    for (const [at, own] of frames.entries()) {
      const before = frames[at - 1];
      const top =
        before === undefined || before.columns.to < (own?.columns.from ?? 0) ? strip?.rows.to : before.rows.to;
      expect(own?.rows.from, ids[at]).toBe((top ?? 0) + 1);
      const next = frames[at + 1];
      if (next === undefined || next.columns.from > (own?.columns.to ?? 0)) {
        expect(own?.rows.to, `${ids[at]} ends its stack`).toBe((frame?.rows.to ?? 0) - padded);
      }
    }
  });

  test("under each story but a stack's last there is a row of white at the most", () => {
    const gaps = gapsOf(layout.pages[0], ids);
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
  });

  test("over two columns a brief has one leg", () => {
    for (const id of ids) {
      const { frame: own, legs } = part(id);
      if ((own?.columns.to ?? 0) - (own?.columns.from ?? 0) === 1) expect(legs).toBe(1);
    }
  });
});

test.each([
  [[60, 270, 70, 240, 80], "{page: 1}", "copy that is unlike, with others on the page"],
  [[250, 240, 60, 70, 80, 65, 230], "{page: 1}", "seven, the long ones at the ends"],
  [[60, 270, 70, 240, 80], "{page: 1, columns: 1-4, rows: 10-60}", "in a frame that is too large"],
  [[250, 240, 60, 70, 80, 65, 230], "{page: 1, columns: 1-6, rows: 10-60}", "in three stacks of one that is too large"],
])("gaps of all stacks of %j in %s differ by a row at most: %s", async (lengths, place) => {
  const own = lengths.map((_, at) => `b${at}`);
  const briefs = lengths.map((characters, at) => brief(`b${at}`, characters)).join("");
  const { layout, errors } = await made(place === "{page: 1}" ? others + briefs : briefs, place);
  const gaps = gapsOf(layout.pages[0], own);
  expect(errors).toEqual([]);
  expect(gaps.length).toBeGreaterThan(1);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
});

test("forty briefs stand in even stacks, in their order, although there are millions of ways to divide them", async () => {
  const own = Array.from({ length: 40 }, (_, at) => `b${at}`);
  const { layout, part, errors } = await made(
    own.map((id, at) => brief(id, 40 + ((at * 37) % 60))).join(""),
    "{page: 1}",
  );
  expect(errors).toEqual([]);
  const placeOf = (id: string): number => {
    const { columns, rows } = part(id).frame ?? { columns: { from: 0 }, rows: { from: 0 } };
    return columns.from * 1000 + rows.from;
  };
  expect(own.toSorted((a, b) => placeOf(a) - placeOf(b))).toEqual(own);
  expect(Math.max(...gapsOf(layout.pages[0], own))).toBeLessThanOrEqual(1);
});

describe.each([["{page: 1}"], ["{page: 1, box: true}"]])("专题 %s", async (place) => {
  const { head, part, errors } = await made(others + TOPIC, place);
  const frame = head.heads?.frame;

  test("nothing but the common head stands over the main story; all stand in the group", () => {
    expect(errors).toEqual([]);
    expect(part("main").frame?.rows.from).toBe((head.parts[0]?.frame?.rows.to ?? 0) + 1);
    for (const id of ["main", "side1", "side2"]) {
      const own = part(id).frame;
      expect(own?.columns.from, id).toBeGreaterThanOrEqual(frame?.columns.from ?? 9);
      expect(own?.columns.to, id).toBeLessThanOrEqual(frame?.columns.to ?? 0);
      expect(own?.rows.to, id).toBeLessThanOrEqual(frame?.rows.to ?? 0);
    }
  });
});

test("in a box of the group all legs have one measure", async () => {
  const { layout } = await made(TOPIC, "{page: 1, columns: 1-5, rows: 1-80, box: true}");
  const own = layout.pages[0]?.frames.filter(({ owner }) => owner.story !== "week") ?? [];
  // 5 × 13 + 4 gutters, less an em at either side, in five legs.
  expect(own.map(({ fit }) => fit.measure)).toEqual([12, 12, 12]);
});

test.each([
  [BRIEFS, "{page: 1, columns: 1-4, rows: 10-20}", "group-overset", { group: "week", columns: 4 }],
  [BRIEFS, "{page: 1, columns: 1-4, rows: 10-90}", "group-short", { group: "week", columns: 4 }],
  [
    `${storyYaml("wall", 9000, "place: {page: 1, columns: 1-8, rows: 1-112}")}${BRIEFS}`,
    "{page: 1}",
    "group-no-room",
    { group: "week", freeColumns: 8, freeRows: 3 },
  ],
  [BRIEFS.replaceAll("题目在此七字", "题目".repeat(120)), "{page: 1}", "group-no-form", { group: "week" }],
])("a group that its page cannot hold is told once: row %# tells %3$s", async (stories, place, code, args) => {
  const { told } = await made(stories, place);
  const found = told.filter((each) => each.code === code);
  expect(told.map((each) => each.code)).toContain(code);
  expect(found).toHaveLength(1);
  expect(found[0]?.arguments).toMatchObject(args);
});

test("the rows that an overset group is told to need hold it", async () => {
  const { told } = await made(BRIEFS, "{page: 1, columns: 1-4, rows: 10-20}");
  const least = told.find(({ code }) => code === "group-overset")?.arguments["least"];
  const { errors } = await made(BRIEFS, `{page: 1, columns: 1-4, rows: 10-${9 + Number(least)}}`);
  expect(errors).toEqual([]);
});

test.each([
  ["/wide.jpg", [100, 60, 61]],
  ["/classic.jpg", [137, 113, 131]],
  ["/classic.jpg", [285, 85, 215]],
  ["/screen.jpg", [155, 135, 125]],
] as const)("专题 with the photo %s and stories of %j characters comes out at some depth", async (path, lengths) => {
  const stories = lengths.map((characters, at) => {
    const photos = at === 0 ? ", photos: [{file: a.jpg, caption: 图}]" : "";
    return storyYaml(`s${at}`, characters, `group: week, priority: ${at === 0 ? "major" : "normal"}${photos}`);
  });
  const issue = await issueOf(issueYaml(stories.join("") + group("{page: 1}"), "[{label: 1}]"), PAPER);
  const pictured = issue.stories.map((story) => ({
    ...story,
    photos: story.photos.map((photo) => ({ ...photo, path })),
  }));
  const { diagnostics, madeUp } = make({ ...issue, stories: pictured });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const inside = madeUp.issue.stories.find(({ id }) => id === "week")?.heads?.frame;
  for (const { id, parts } of madeUp.issue.stories) {
    const frame = parts[0]?.frame;
    expect(frame !== undefined && inside !== undefined && holdsFrame(inside, frame), id).toBe(true);
  }
});
