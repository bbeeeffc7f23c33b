import { type Desk, labelOf } from "./desk.ts";
import { areaOf } from "./free-area.ts";
import { acrossLegs } from "./grid.ts";
import type { StorySetting } from "./jump.ts";
import type { MadeUpIssue } from "./makeup/make-up.ts";
import type { PartSetting } from "./part.ts";
import { fixtures } from "./surroundings.ts";

/** Photos count as this share of the text that they displace, in the statute's count of characters (MAKEUP, furniture). */
const PHOTO_SHARE = 0.8;
/** The cut of which a story's report tells what it would save. */
const CUT = 100;

/** How copy and pages fit, before and after make-up. Rows are column-rows: one row of one basic column. */
export interface CopyFit {
  readonly pages: readonly PageFit[];
  readonly stories: readonly StoryFit[];
  /** The statute's count of characters of the whole issue. */
  readonly statutory: number;
}

export interface PageFit {
  readonly page: string;
  /** Rows without nameplate and adverts. */
  readonly capacity: number;
  /** What the stories asked for before any went on elsewhere; where all frames are given, what they take. */
  readonly demand: number;
  /** Capacity less demand, in rows and in characters; negative: over. */
  readonly spare: number;
  readonly characters: number;
  /** After make-up: rows that no frame takes, and the free rectangle that they are. */
  readonly free: number;
  readonly rest: string | undefined;
  /** Characters a line × lines, photos at 80 %. */
  readonly statutory: number;
}

export interface StoryFit {
  readonly story: string;
  readonly part: number;
  readonly page: string;
  readonly legs: number;
  readonly measure: number;
  /** Rows of the last leg that are empty; negative: over. */
  readonly empty: number;
  /** What a cut of 100 characters would save: rows of text, and of the frame's depth. */
  readonly cut: { readonly characters: number; readonly rows: number; readonly depth: number };
  /** What the first photo would take more, one leg wider: rows of text; undefined without one that could be. */
  readonly wider: number | undefined;
  /** Characters that the headline may have at its largest size and in its most lines, and those that it has. */
  readonly headline: { readonly capacity: number; readonly characters: number } | undefined;
}

export function copyFitOf(stories: readonly StorySetting[], madeUp: MadeUpIssue, desk: Desk): CopyFit {
  const settings = stories.flatMap((story) => story.parts.map(({ setting }) => setting));
  const pages = desk.issue.pages.map((_, page) => pageFit(page, settings, madeUp, desk));
  return {
    pages,
    stories: settings.map((setting) => storyFit(setting, desk)),
    statutory: pages.reduce((sum, { statutory }) => sum + statutory, 0),
  };
}

function pageFit(page: number, all: readonly PartSetting[], madeUp: MadeUpIssue, desk: Desk): PageFit {
  const { grid } = desk.issue.paper;
  const settings = all.filter(({ request }) => request.part.page === page);
  const furniture = fixtures(desk.issue, page).reduce((sum, { frame }) => sum + areaOf(frame), 0);
  const capacity = grid.columns * grid.rows - furniture;
  const taken = settings.reduce((sum, { request }) => sum + areaOf(request.frame), 0);
  const made = madeUp.pages.find((each) => each.page === page);
  const pinned = made === undefined ? taken : capacity - made.capacity;
  const demand = made === undefined ? taken : Math.max(taken, pinned + made.demand);
  const rest = made?.makeUps[0]?.rest;
  return {
    page: labelOf(desk, page),
    capacity,
    demand,
    spare: capacity - demand,
    characters: Math.round((capacity - demand) * grid.measure),
    free: capacity - taken,
    rest: rest && `${rest.columns.from}-${rest.columns.to} × ${rest.rows.from}-${rest.rows.to}`,
    statutory: Math.round(settings.reduce((sum, setting) => sum + statutoryOf(setting), 0)),
  };
}

/** Characters a line × lines of text, and of what a photo displaces 80 %. */
function statutoryOf({ inside, segments, fit, blocks, depths }: PartSetting): number {
  const measure = inside.legs[0]?.measure ?? 0;
  const rows = segments.reduce((sum, segment) => sum + segment.rows, 0) - Math.max(0, fit.empty);
  const photos = blocks.reduce((sum, block, index) => sum + block.legs * (depths[index] ?? 0), 0);
  return measure * (rows + PHOTO_SHARE * photos);
}

function storyFit(setting: PartSetting, desk: Desk): StoryFit {
  const { request, inside, fit } = setting;
  const measure = inside.legs[0]?.measure ?? 1;
  const rows = Math.round(CUT / measure);
  return {
    story: request.story.id,
    part: request.part.number,
    page: labelOf(desk, request.part.page),
    legs: inside.legs.length,
    measure,
    empty: fit.ended || request.after === "nothing" ? (request.raised?.short ?? fit.empty) : 0,
    cut: { characters: CUT, rows, depth: Math.round((10 * rows) / inside.legs.length) / 10 },
    wider: widerPhoto(setting),
    headline: headlineRoom(setting, desk),
  };
}

/** A photo one leg wider keeps its proportion, so that it grows in both directions. */
function widerPhoto({ blocks, inside, depths }: PartSetting): number | undefined {
  const block = blocks[0];
  if (block === undefined || block.legs >= inside.legs.length) return undefined;
  const now = acrossLegs(inside.legs, 0, block.legs - 1).width;
  const then = acrossLegs(inside.legs, 0, block.legs).width;
  const depth = depths[0] ?? Math.round(block.natural);
  const deeper = Math.round((depth * then) / now);
  return (block.legs + 1) * (deeper + block.captionRows) - block.legs * (depth + block.captionRows);
}

function headlineRoom({ request, stage, inside }: PartSetting, desk: Desk): StoryFit["headline"] {
  const { story, part } = request;
  const headline = part.headline ?? story.headline;
  const upright = part.head === "left" || inside.vertical !== undefined;
  if (headline === undefined || stage.head === undefined || upright) return undefined;
  const style = desk.issue.paper.styles.headline[part.number > 1 ? "continuation" : story.priority];
  const { width } = acrossLegs(inside.legs, 0, Math.min(stage.head.legs, inside.legs.length) - 1);
  const characters = headline.lines.reduce((sum, line) => sum + [...line].length, 0);
  return { capacity: Math.floor(width / style.size) * style.lines, characters };
}
