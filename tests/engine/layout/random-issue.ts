import { isDeepStrictEqual } from "node:util";
import type { Copy } from "../../../src/base/copy.ts";
import type { FramePlan } from "../../../src/base/extent.ts";
import type { Picture, Pictures } from "../../../src/engine/images/picture.ts";
import type { Issue, Part, Photo, PhotoPosition, Story } from "../../../src/engine/model/issue.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf, text, type Written } from "./newsroom.ts";

/** The same numbers for the same seed (mulberry32), so that a failing case can be built again. */
export interface Dice {
  /** A whole number from 0 to `sides` − 1. */
  roll(sides: number): number;
  /** True once in `times`. */
  once(times: number): boolean;
  pick<T>(from: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const roll = (sides: number): number => Math.floor((next() / 2 ** 32) * sides);
  return { roll, once: (times) => roll(times) === 0, pick: (from) => from[roll(from.length)] as (typeof from)[number] };
}

/**
 * What is broken for the seeds from 1 to `count`, each complaint with its seed. Many seeds are one test, and one `expect` for all of them: it
 * costs more than most of what it is asked.
 */
export function overSeeds(count: number, broken: (seed: number) => readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => index + 1).flatMap((seed) =>
    broken(seed).map((complaint) => `seed ${seed}: ${complaint}`),
  );
}

/** No complaint where `holds`. */
export function unless(holds: boolean, complaint: () => string): readonly string[] {
  return holds ? [] : [complaint()];
}

/** A complaint with both values where they differ. */
export function differs(what: string, found: unknown, expected: unknown): readonly string[] {
  return unless(
    isDeepStrictEqual(found, expected),
    () => `${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`,
  );
}

const HAN = [..."天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"];
const STOPS = ["，", "。", "、", "；", "：", "！", "？", "……", "——"];
const PAIRS = ["“”", "（）", "《》", "‘’"] as const;
const WESTERN = ["WIFI", "5G", "2020", "3.5", "GDP", "12000", "e-mail"];
const RARE = ["𠮷", "𡃁", "😀"];

/** A paragraph of about `length` characters: Han text with marks, quotations, Western words, numbers, astral characters. */
function prose(dice: Dice, length: number): string {
  let made = "";
  let count = 0;
  while (count < length) {
    let clause = "";
    for (let left = 3 + dice.roll(12); left > 0; left--) clause += dice.pick(HAN);
    if (dice.once(6)) clause += dice.pick(WESTERN) + dice.pick(HAN);
    if (dice.once(30)) clause += dice.pick(RARE);
    if (dice.once(5)) {
      const pair = dice.pick(PAIRS);
      clause = `${pair[0]}${clause}${pair[1]}`;
    }
    made += clause + (count + clause.length >= length ? "。" : dice.pick(STOPS));
    count += clause.length + 1;
  }
  return made;
}

function copyFor(dice: Dice, characters: number): ReturnType<typeof copyOf> {
  const written: Written[] = [];
  for (let left = characters; left > 0; ) {
    if (dice.once(6)) written.push({ kind: "subhead", text: prose(dice, 4 + dice.roll(10)) });
    if (dice.once(16)) written.push(...table(dice, written.length));
    if (dice.once(20)) written.push(...verse(dice));
    const length = 5 + dice.roll(160);
    written.push(passage(dice, length));
    left -= length;
  }
  return copyOf(...written);
}

function passage(dice: Dice, length: number): Written {
  if (dice.once(12)) return { kind: "quote", text: prose(dice, length) };
  return dice.once(12) ? { kind: "body", speaker: "记者：", text: prose(dice, length) } : prose(dice, length);
}

function verse(dice: Dice): readonly Written[] {
  return Array.from({ length: 2 + dice.roll(5) }, () => ({ kind: "verse", text: prose(dice, 4 + dice.roll(9)) }));
}

/** A small table; some of its cells are empty. */
function table(dice: Dice, number: number): readonly Written[] {
  const rows = 2 + dice.roll(4);
  const columns = 2 + dice.roll(3);
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const align = dice.pick([undefined, "right", "center"] as const);
    const text = dice.once(6) ? "" : `${dice.pick(HAN)}${dice.roll(3000)}`;
    return { kind: "cell", text, cell: { table: number, row, column, rows, columns, align } };
  });
}

/** Cuts a page into frames by straight cuts; some are left empty later. */
function cut(dice: Dice, frame: FramePlan): readonly FramePlan[] {
  const { columns, rows } = frame;
  const wide = columns.to - columns.from + 1;
  const high = rows.to - rows.from + 1;
  if (high >= 48 && dice.once(2)) {
    const at = rows.from + 19 + dice.roll(high - 39);
    return [
      ...cut(dice, { columns, rows: { from: rows.from, to: at } }),
      ...cut(dice, { columns, rows: { from: at + 1, to: rows.to } }),
    ];
  }
  if (wide >= 4 && !dice.once(3)) {
    const at = columns.from + 1 + dice.roll(wide - 3);
    return [
      ...cut(dice, { rows, columns: { from: columns.from, to: at } }),
      ...cut(dice, { rows, columns: { from: at + 1, to: columns.to } }),
    ];
  }
  return [frame];
}

function randomPart(dice: Dice, page: number, frame: FramePlan): Part {
  const columns = frame.columns.to - frame.columns.from + 1;
  const high = frame.rows.to - frame.rows.from + 1;
  return partAt(page, frame, {
    head: high > 20 && dice.once(8) ? dice.pick(["left", "inset"] as const) : "top",
    over: columns > 2 && dice.once(4) ? 1 + dice.roll(columns - 1) : undefined,
    legs: dice.once(4) ? 1 + dice.roll(columns) : undefined,
    box: dice.once(7) ? dice.pick(["plain", "wenwu"] as const) : undefined,
    tint: dice.once(12) ? [0, 0, 0, 10] : undefined,
    reverse: dice.once(12) ? [0, 100, 100, 0] : undefined,
    rule: !dice.once(8),
  });
}

const POSITIONS: readonly PhotoPosition[] = [
  "top",
  "top-left",
  "top-right",
  "bottom",
  "bottom-right",
  "centre",
  "head",
];

function randomPhotos(dice: Dice, parts: readonly Part[]): readonly Photo[] {
  if (!dice.once(3)) return [];
  return Array.from({ length: 1 + (dice.once(4) ? dice.roll(3) : 0) }, (_, index) =>
    photoOf(dice.pick(["wide", "tall", "square"]), {
      id: String(index + 1),
      at: dice.once(4) ? dice.pick(POSITIONS) : undefined,
      columns: dice.once(3) ? 1 + dice.roll(3) : undefined,
      depth: dice.once(6) ? { from: 8, to: 12 } : undefined,
      caption: dice.once(5) ? undefined : text(prose(dice, 5 + dice.roll(30))),
      credit: dice.once(3) ? text("林岚 摄") : undefined,
      group: dice.once(6) ? "a" : undefined,
      part: 1 + dice.roll(parts.length),
    }),
  );
}

function randomStory(dice: Dice, id: string, parts: readonly Part[]): Story {
  const cells = parts.reduce((sum, { frame }) => {
    if (frame === undefined) return sum;
    return sum + (frame.columns.to - frame.columns.from + 1) * (frame.rows.to - frame.rows.from + 1);
  }, 0);
  const share = 0.3 + dice.roll(70) / 100;
  return storyOf(id, parts, {
    priority: dice.pick<Priority>(["lead", "major", "normal", "brief"]),
    label: dice.once(8) ? text("评论") : undefined,
    kicker: dice.once(4) ? heading(prose(dice, 8)) : undefined,
    headline: dice.once(6) ? heading("编者自己", "断的两行") : heading(prose(dice, 1 + dice.roll(8))),
    deck: dice.once(4) ? heading(`——${prose(dice, 8)}`) : undefined,
    byline: dice.once(2) ? text("记者 林岚") : undefined,
    dateline: dice.once(2) ? text("本报讯　") : undefined,
    reporter: dice.once(4) ? text("（记者 林岚）") : undefined,
    note: dice.once(10) ? { label: text("编者按："), text: text(prose(dice, 40)) } : undefined,
    copy: copyFor(dice, Math.max(10, Math.round(cells * 11 * share))),
    photos: randomPhotos(dice, parts),
  });
}

export const pictures: Pictures = new Map(
  [
    { path: "/wide.jpg", width: 1500, height: 1000 },
    { path: "/tall.jpg", width: 900, height: 1200 },
    { path: "/square.jpg", width: 1000, height: 1000 },
  ].map((picture): [string, Picture] => [picture.path, picture]),
);

/** An issue of one to three pages with frames that do not overlap; stories of up to three parts on different pages. */
export function randomIssue(seed: number): Issue {
  const dice = diceOf(seed);
  const count = 1 + dice.roll(3);
  const whole: FramePlan = { columns: { from: 1, to: 6 }, rows: { from: 1, to: 60 } };
  const free = Array.from({ length: count }, () => [...cut(dice, whole)]);
  const stories: Story[] = [];
  for (const [page, frames] of free.entries()) {
    for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) {
      if (dice.once(10)) continue;
      const parts = [randomPart(dice, page, frame), ...laterParts(dice, page + 1, free)];
      stories.push(randomStory(dice, `story-${stories.length + 1}`, parts));
    }
  }
  return issueOf(count, stories);
}

/** A part, once in two, on each page after the first one's. */
function laterParts(dice: Dice, from: number, free: readonly FramePlan[][]): readonly Part[] {
  return free.flatMap((frames, page) => {
    const frame = page >= from && dice.once(2) ? frames.pop() : undefined;
    return frame === undefined ? [] : [randomPart(dice, page, frame)];
  });
}

/** A vertical story has no tables, no inset heads and bands of five characters at the least. */
export function upright(issue: Issue): Issue {
  const stories = issue.stories.map(
    (story, index): Story => ({
      ...story,
      copy: withoutTables(story.copy),
      parts: story.parts.map((part) => ({
        ...part,
        writing: "vertical",
        head: index % 3 === 0 ? "top" : "left",
        over: undefined,
        legs: index % 2 === 0 ? undefined : Math.min(part.legs ?? 1, 3),
      })),
    }),
  );
  return { ...issue, stories };
}

/** Cells as paragraphs of their own. */
function withoutTables(copy: Copy): Copy {
  const paragraphs = copy.paragraphs.flatMap((paragraph) =>
    paragraph.kind === "cell" && paragraph.from === paragraph.to
      ? []
      : [paragraph.kind === "cell" ? { ...paragraph, kind: "body" as const, cell: undefined } : paragraph],
  );
  return { ...copy, paragraphs };
}
