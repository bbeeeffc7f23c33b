import type { Picture, Pictures } from "../../../src/engine/images/picture.ts";
import type { Issue, Photo, Story } from "../../../src/engine/model/issue.ts";
import type { Paper } from "../../../src/engine/model/paper.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf, text, type Written } from "../layout/newsroom.ts";
import { type Dice, diceOf } from "../layout/random-issue.ts";

/** An issue of news-like copy, drawn by a seed: pages and priorities are given, frames are not. */
export interface Generated {
  readonly seed: number;
  readonly issue: Issue;
  /** Demand of the copy by page, as a share of the page's room. */
  readonly demand: readonly number[];
}

/** The kind of issue to generate. */
interface Recipe {
  readonly paper: Paper;
  readonly pages: number;
  /** Page by page: few stories with much copy, or many briefs. */
  readonly mix: "news" | "briefs";
  /** Demand of each page, as a share of its room. */
  readonly demand: readonly number[];
}

const HAN =
  "江岸城区昨日市民工程建设道路公交学校医院农业企业项目服务改造开放河流天气气温数据管理部门记者表示计划完成提高增加减少居民社区老人孩子图书文化体育比赛运动历史生活春夏秋冬早晚";
const WORDS = Array.from({ length: HAN.length / 2 }, (_, index) => HAN.slice(2 * index, 2 * index + 2));
const FIGURES = ["2026", "3.5", "120", "GDP", "5G", "86.4"];

function clause(dice: Dice): string {
  let made = "";
  for (let left = 2 + dice.roll(5); left > 0; left--) made += dice.pick(WORDS);
  if (dice.once(7)) made += dice.pick(FIGURES) + dice.pick(WORDS);
  if (dice.once(14)) made = `“${made}”`;
  if (dice.once(20)) made = `《${made}》`;
  return made;
}

export function paragraph(dice: Dice, length: number): string {
  let made = "";
  while (made.length < length)
    made += `${clause(dice)}${made.length + 10 > length ? "。" : dice.pick(["，", "，", "，", "、", "。", "；"])}`;
  return made.endsWith("。") ? made : `${made.slice(0, -1)}。`;
}

/** Copy of about this many characters. */
function copyFor(dice: Dice, characters: number): Written[] {
  const written: Written[] = [];
  const subheads = characters > 1500 && dice.once(2);
  for (let left = characters; left > 0; ) {
    if (subheads && written.length > 2 && dice.once(5)) {
      written.push({ kind: "subhead", text: dice.pick(WORDS) + dice.pick(WORDS) + dice.pick(WORDS) });
    }
    const length = Math.min(left, 50 + dice.roll(150));
    const made = paragraph(dice, Math.max(12, length));
    written.push(made);
    left -= made.length;
  }
  return written;
}

export function headlineFor(dice: Dice, least: number, most: number): string {
  const length = least + dice.roll(most - least + 1);
  let made = "";
  while (made.length < length) made += dice.pick(WORDS);
  return made;
}

const SIZES = [
  { name: "wide", width: 3000, height: 2000 },
  { name: "tall", width: 2000, height: 3000 },
  { name: "classic", width: 2400, height: 1800 },
  { name: "screen", width: 3200, height: 1800 },
  { name: "square", width: 2000, height: 2000 },
] as const;

export const pictures: Pictures = new Map(
  SIZES.map(({ name, width, height }): [string, Picture] => [`/${name}.jpg`, { path: `/${name}.jpg`, width, height }]),
);

function photosFor(dice: Dice, priority: Priority): readonly Photo[] {
  const chance = { lead: 1, major: 2, normal: 5, brief: 0 }[priority];
  if (chance === 0 || !dice.once(chance)) return [];
  const many = dice.once(5) ? 2 : 1;
  return Array.from({ length: many }, (_, index) => drawnPhoto(dice, index + 1));
}

/** @param number of the photo in its story */
export function drawnPhoto(dice: Dice, number: number): Photo {
  const { name } = dice.pick(SIZES);
  const caption = text(paragraph(dice, 14 + dice.roll(24)));
  const credit = dice.once(2) ? text("记者 林岚 摄") : undefined;
  return photoOf(name, { id: String(number), path: `/${name}.jpg`, caption, credit });
}

const LENGTHS: Readonly<Record<Priority, readonly [number, number]>> = {
  lead: [900, 2600],
  major: [700, 2200],
  normal: [260, 1100],
  brief: [60, 260],
};
const HEADLINES: Readonly<Record<Priority, readonly [number, number]>> = {
  lead: [8, 16],
  major: [8, 16],
  normal: [8, 16],
  brief: [6, 12],
};
/** Approximate rows and columns of a head. */
const HEADS: Readonly<Record<Priority, number>> = { lead: 45, major: 26, normal: 10, brief: 3 };

interface Draft {
  readonly priority: Priority;
  readonly characters: number;
}

/** Drafts collected up to a demand in column-rows. */
interface Drawing {
  readonly dice: Dice;
  readonly measure: number;
  readonly drafts: Draft[];
  left: number;
}

function add(drawing: Drawing, priority: Priority, characters: number): void {
  drawing.drafts.push({ priority, characters });
  drawing.left -= characters / (drawing.measure * 0.95) + HEADS[priority];
}

function lengthFor({ dice }: Drawing, priority: Priority): number {
  const [least, most] = LENGTHS[priority];
  const long = priority !== "brief" && dice.once(9) ? 1.8 : 1;
  return Math.round((least + dice.roll(most - least)) * long);
}

/** The first stories of a page: its lead and a second story or, among briefs, one story long enough to jump. */
function openPage(drawing: Drawing, room: number, { mix }: Recipe, first: boolean): void {
  const { dice, measure } = drawing;
  if (mix === "news") {
    add(
      drawing,
      "lead",
      dice.once(12) ? Math.min(9000, Math.round(room * measure * 0.55)) : lengthFor(drawing, "lead"),
    );
    if (drawing.left > room * 0.5) add(drawing, "major", lengthFor(drawing, "major"));
    return;
  }
  if (first) add(drawing, "lead", 500 + dice.roll(500));
  add(drawing, "normal", 600 + dice.roll(300));
}

/** Adds a story; false if too little room is left for one. */
function another(drawing: Drawing, room: number, { mix }: Recipe): boolean {
  const { dice, measure } = drawing;
  const news = ["major", "normal", "normal", "normal", "brief", "brief"] as const;
  const drawn = mix === "briefs" ? (dice.once(8) ? "normal" : "brief") : dice.pick(news);
  const priority = drawn === "major" && drawing.left < room * 0.3 ? "normal" : drawn;
  const most = Math.floor((drawing.left - HEADS[priority]) * measure * 0.95);
  if (most >= LENGTHS[priority][0]) {
    add(drawing, priority, Math.min(lengthFor(drawing, priority), most));
    return true;
  }
  if (most >= 60) add(drawing, most > 260 ? "normal" : "brief", most);
  return false;
}

/** Stories with a total demand of about `room` column-rows. */
function draftsFor(dice: Dice, room: number, recipe: Recipe, first: boolean): readonly Draft[] {
  const { measure } = recipe.paper.grid;
  const drawing: Drawing = { dice, measure, drafts: [], left: room };
  openPage(drawing, room, recipe, first);
  while (drawing.left > measure * 2 && another(drawing, room, recipe)) {}
  return drawing.drafts;
}

function storyFrom(dice: Dice, draft: Draft, page: number, id: string): Story {
  const { priority, characters } = draft;
  const [least, most] = HEADLINES[priority];
  const large = priority === "lead" || priority === "major";
  const photos = photosFor(dice, priority);
  return storyOf(id, [partAt(page, undefined)], {
    priority,
    headline: heading(headlineFor(dice, least, most)),
    kicker: large && dice.once(3) ? heading(headlineFor(dice, 8, 14)) : undefined,
    deck: large && dice.once(3) ? heading(`——${headlineFor(dice, 8, 14)}`) : undefined,
    byline: priority !== "brief" && dice.once(3) ? text("记者 林岚　通讯员 方竹") : undefined,
    dateline: dice.once(2) ? text("本报讯") : undefined,
    reporter: priority !== "brief" && dice.once(3) ? text("（记者 林岚）") : undefined,
    copy: copyOf(...copyFor(dice, characters)),
    photos,
  });
}

/** Approximate column-rows of photos: two columns each, three for a lead's. */
function photoRoom(stories: readonly Story[], paper: Paper): number {
  const { measure, size, pitch } = paper.grid;
  return stories.reduce((sum, story) => {
    const columns = story.priority === "lead" ? 3 : 2;
    return (
      sum +
      story.photos.reduce((own, photo) => {
        const picture = pictures.get(photo.path);
        const aspect = picture === undefined ? 1.5 : picture.width / picture.height;
        return own + columns * ((columns * (measure + 1) * size) / aspect / pitch + 3);
      }, 0)
    );
  }, 0);
}

/** Draws stories page by page until each page's demand is met. */
export function generate(seed: number, recipe: Recipe): Generated {
  const { grid, nameplate } = recipe.paper;
  const stories: Story[] = [];
  const demand: number[] = [];
  for (let page = 0; page < recipe.pages; page++) {
    const plate = page === 0 && nameplate !== undefined ? nameplate.rows.to * grid.columns : 0;
    const room = grid.columns * grid.rows - plate;
    const target = room * (recipe.demand[page] ?? 0.9);
    // A dry run of the same dice draws the photos, and the rest of the room goes to text.
    const probe = diceOf(seed * 1000 + page);
    const trial = draftsFor(probe, target * 0.8, recipe, page === 0).map((draft, index) =>
      storyFrom(probe, draft, page, `t${index}`),
    );
    const photos = Math.min(photoRoom(trial, recipe.paper), target * 0.35);
    const again = diceOf(seed * 1000 + page);
    const drafts = draftsFor(again, target - photos, recipe, page === 0);
    let kept = 0;
    const made = drafts.map((draft, index) => {
      const story = storyFrom(again, draft, page, `p${page + 1}-${index + 1}`);
      const own = photoRoom([story], recipe.paper);
      if (kept + own > photos * 1.1 + 20) return { ...story, photos: [] };
      kept += own;
      return story;
    });
    stories.push(...made);
    demand.push(demandOf(made, recipe.paper) / room);
  }
  return { seed, demand, issue: issueOf(recipe.pages, stories, { paper: recipe.paper }) };
}

/** Lines of text at the basic measure, heads, photos. */
export function demandOf(stories: readonly Story[], paper: Paper): number {
  const { measure } = paper.grid;
  return stories.reduce(
    (sum, story) => {
      const lines = story.copy.paragraphs.reduce(
        (all, { from, to, kind }) => all + (kind === "subhead" ? 2 : Math.ceil((to - from + 2) / measure)),
        0,
      );
      return sum + lines + HEADS[story.priority];
    },
    photoRoom(stories, paper),
  );
}
