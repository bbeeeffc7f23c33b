import type { FramePlan } from "../../../base/extent.ts";
import type { PagePlan } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { TryWider } from "../faults/room.ts";
import { areaOf } from "../grid/free-area.ts";
import { acrossLegs } from "../grid/grid.ts";
import { type Head, headlineMeasure, headlineStyle, headTexts } from "../heads/head.ts";
import type { StorySetting } from "../jump.ts";
import type { Page } from "../page.ts";
import type { PartSetting } from "../part.ts";
import { fixtures } from "../surroundings.ts";
import { type StatutoryCount, statutoryOf } from "./statutory.ts";

/** Characters of the cut whose effect a story's report tells. */
const CUT = 100;

/** A page that make-up filled. In column-rows: those that were free, those that its stories asked for, those that stayed free. */
export interface Demand {
  readonly page: number;
  readonly capacity: number;
  readonly demand: number;
  readonly rest: FramePlan | undefined;
  readonly tryWider: TryWider;
}

/** How copy and pages fit, before and after make-up. Rows are column-rows: one row of one basic column. */
export interface CopyFit {
  readonly pages: readonly PageFit[];
  readonly stories: readonly StoryFit[];
  /** The statute's count of characters (版面字数) of all pages. */
  readonly statutory: number;
}

interface PageFit {
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
  readonly statutory: StatutoryCount;
}

interface StoryFit {
  readonly story: string;
  readonly part: number;
  readonly page: string;
  readonly legs: number;
  readonly measure: number;
  /** Rows of the last leg that are empty, and the characters that they would take; negative: over. */
  readonly empty: number;
  readonly characters: number;
  /**
   * What a cut of 100 characters would do: the rows of text that it saves, how much lower the frame could then be, and the
   * rows that stand empty where it stays as it is.
   */
  readonly cut: {
    readonly characters: number;
    readonly rows: number;
    readonly depth: number;
    readonly empty: number;
  };
  /**
   * What the first photo would do if it were one leg wider at its own proportion: the rows of text that it takes, the characters that
   * would have to go, and the rows then empty (negative: over). Undefined if no photo can be wider.
   */
  readonly wider: { readonly rows: number; readonly characters: number; readonly empty: number } | undefined;
  readonly headline: HeadlineRoom | undefined;
}

/** How many Han characters a headline has room for: at the size as set, in the lines that its style allows. */
interface HeadlineRoom {
  /** Points, as set. */
  readonly size: number;
  readonly perLine: number;
  readonly lines: number;
  readonly capacity: number;
  /** The same at the smallest size that the style allows. */
  readonly most: number;
  /** Those that it has. */
  readonly characters: number;
}

/** @param pages as made up, for what stands on them */
export function copyFitOf(
  stories: readonly StorySetting[],
  demands: readonly Demand[],
  pages: readonly Page[],
  desk: Desk,
): CopyFit {
  const settings = stories.flatMap((story) => story.parts.map(({ setting }) => setting));
  const fits = pages.map((page, index) => pageFit(index, { page, settings, demands }, desk));
  return {
    pages: fits,
    stories: settings.filter(({ request }) => request.story.heads === undefined).map((each) => storyFit(each, desk)),
    statutory: fits.reduce((sum, { statutory }) => sum + statutory.characters, 0),
  };
}

interface PageMade {
  readonly page: Page;
  /** Of the whole issue. */
  readonly settings: readonly PartSetting[];
  readonly demands: readonly Demand[];
}

function pageFit(page: number, { page: placed, settings: all, demands }: PageMade, desk: Desk): PageFit {
  const { grid } = desk.issue.paper;
  const settings = all.filter(({ request }) => request.part.page === page);
  const furniture = fixtures(desk.issue, page).reduce((sum, { frame }) => sum + areaOf(frame), 0);
  const capacity = grid.columns * grid.rows - furniture;
  const taken = settings.reduce((sum, { request }) => sum + areaOf(request.frame), 0);
  const made = demands.find((each) => each.page === page);
  const pinned = made === undefined ? taken : capacity - made.capacity;
  const demand = made === undefined ? taken : Math.max(taken, pinned + made.demand);
  const rest = made?.rest;
  return {
    page: labelOf(desk, page),
    capacity,
    demand,
    spare: capacity - demand,
    characters: Math.round((capacity - demand) * grid.measure),
    free: capacity - taken,
    rest: rest && `${rest.columns.from}-${rest.columns.to} × ${rest.rows.from}-${rest.rows.to}`,
    statutory: statutoryOf(placed, desk.issue.pages[page] as PagePlan, desk.issue, desk.bench),
  };
}

function storyFit(setting: PartSetting, desk: Desk): StoryFit {
  const { request, inside, fit } = setting;
  const measure = inside.legs[0]?.measure ?? 1;
  const rows = Math.round(CUT / measure);
  const empty = fit.ended || request.after === "nothing" ? (request.raised?.short ?? fit.empty) : 0;
  return {
    story: request.story.id,
    part: request.part.number,
    page: labelOf(desk, request.part.page),
    legs: inside.legs.length,
    measure,
    empty,
    characters: Math.round(empty * measure),
    cut: { characters: CUT, rows, depth: Math.round((10 * rows) / inside.legs.length) / 10, empty: empty + rows },
    wider: widerPhoto(setting, { measure, empty }),
    headline: headlineRoom(setting.half?.side === "left" ? setting.half.whole : setting, desk),
  };
}

/** A photo one leg wider keeps its proportion, so that it grows in both directions. */
function widerPhoto(
  { blocks, inside, depths, request }: PartSetting,
  { measure, empty }: { readonly measure: number; readonly empty: number },
): StoryFit["wider"] {
  const [block] = blocks.filter(({ photos }) => photos.length > 0);
  if (block === undefined || block.legs >= inside.legs.length || request.part.writing === "vertical") return undefined;
  const now = acrossLegs(inside.legs, 0, block.legs - 1);
  const then = acrossLegs(inside.legs, 0, block.legs);
  const depth = depths[0] ?? Math.round(block.natural);
  const deeper = Math.round((depth * then) / now);
  const rows = (block.legs + 1) * (deeper + block.captionRows + 1) - block.legs * (depth + block.captionRows + 1);
  return { rows, characters: Math.round(rows * measure), empty: empty - rows };
}

function headlineRoom({ request, stage, inside }: PartSetting, desk: Desk): HeadlineRoom | undefined {
  const { story, part, opening } = request;
  const { headline } = headTexts(story, part, opening);
  if (headline === undefined || stage.head === undefined || part.head === "left") return undefined;
  const style = headlineStyle(desk.issue.paper.styles, story, part, opening);
  const over = acrossLegs(inside.legs, 0, Math.min(stage.head.legs, inside.legs.length) - 1);
  const width = headlineMeasure(style, over, stage.head.legs < inside.legs.length, desk.issue.paper.grid);
  const size = sizeOf(stage.head) ?? style.size;
  const stretch = headline.stretch ?? style.stretch ?? 1;
  const perLine = Math.floor(width / stretch / size);
  return {
    size,
    perLine,
    lines: style.lines,
    capacity: perLine * style.lines,
    most: Math.floor(width / stretch / style.floor) * style.lines,
    characters: headline.lines.reduce((sum, line) => sum + [...line].length, 0),
  };
}

/** The size in which a headline was set. */
function sizeOf({ placed }: Head): number | undefined {
  const line = placed.find(
    (each) => each.kind === "text" && each.line.segments.some(({ role }) => role === "headline"),
  );
  return line?.kind === "text" ? line.line.size : undefined;
}
