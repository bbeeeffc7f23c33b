/*
 * The foot of a story that ends short. Its legs are made level, so that the white is one rectangle and a filler (补白) can take it if one fits: 8 empty
 * rows in the last of four legs become 2 in each.
 */

import type { Rect } from "../../base/rect.ts";
import type { Story } from "../model/issue.ts";
import type { Galley } from "../text/galley.ts";
import type { LayoutContext } from "./context.ts";
import { type Fit, fit } from "./fit.ts";
import { type Leg, type LegSegment, trayOf } from "./grid.ts";
import { headOverLeg, NO_TEXTS } from "./heads.ts";
import { cornerOf, type Inside, rectOf, sheetContext } from "./inside.ts";
import type { StorySetting } from "./jump.ts";
import { moved, type Placed, placedRule } from "./page.ts";
import { type PartSetting, placePiece, setPart } from "./part.ts";
import { cutAtFold, halvesOf } from "./spread-story.ts";
import type { Stage } from "./stages.ts";
import type { Head } from "./typeset.ts";
import { FILLER_ROWS, MAY_END_SHORT, TORN } from "./weights.ts";

/**
 * Levels a story that ends short with all levers at their limits: legs and photos end the same number of rows above the frame's foot, so that the
 * white is one rectangle there (RULES.md#full-legs). Parts that end with a filler stay as they are.
 */
export function levelStory(
  story: StorySetting,
  filled: ReadonlySet<PartSetting>,
  context: LayoutContext,
): StorySetting {
  const last = story.parts.at(-1);
  if (last === undefined || filled.has(last.setting)) return story;
  const { half } = last.setting;
  if (half !== undefined) return levelSpread(story, half.whole, context);
  const setting = levelPart(last.setting, context);
  return setting === last.setting ? story : { ...story, parts: [...story.parts.slice(0, -1), { ...last, setting }] };
}

/** All legs on both sides of the fold end on the same row. */
function levelSpread(story: StorySetting, whole: PartSetting, context: LayoutContext): StorySetting {
  const level = levelPart(whole, sheetContext(context));
  const halves = halvesOf(story.parts.map(({ setting: { request } }) => request));
  if (level === whole || halves === undefined) return story;
  const settings = cutAtFold(level, halves, context);
  return { ...story, parts: story.parts.map((part, at) => ({ ...part, setting: settings[at] ?? part.setting })) };
}

function levelPart(setting: PartSetting, context: LayoutContext): PartSetting {
  const { request, fit, inside } = setting;
  if (request.after !== "nothing" || !fit.ended) return setting;
  if (fit.empty <= MAY_END_SHORT) return centred(setting, context);
  const legs = inside.legs.length;
  const most = Math.ceil(fit.empty / legs);
  let best = setting;
  for (const rows of [most, most - 1]) {
    if (rows === 0 || best.fit.empty <= MAY_END_SHORT) continue;
    const other = setPart({ ...request, raised: { atFoot: rows, overHead: 0, short: fit.empty } }, context);
    if (!isSound(other, setting) || other.fit.empty >= best.fit.empty) continue;
    best = other;
  }
  return best;
}

/** In a box of one leg, half of the white rows go over the head: readers see a box's white (RULES.md#rules-and-boxes). */
function centred(setting: PartSetting, context: LayoutContext): PartSetting {
  const { request, fit, stage } = setting;
  const overHead = Math.floor(fit.empty / 2);
  if (overHead <= 0 || !hasOneLeg(setting)) return setting;
  const raised = { atFoot: 0, overHead, short: fit.empty };
  // The head stays as it is: a deeper one would take the rows.
  const part = { ...request.part, held: { size: stage.size, white: stage.head?.added ?? 0 } };
  const { request: _, ...other } = setPart({ ...request, part, raised }, context);
  const lower = { ...other, request: { ...request, raised } };
  return isSound(lower, setting) && lower.fit.empty === fit.empty - overHead ? lower : setting;
}

/** True for a box or ground of a story's own, with one leg. */
function hasOneLeg({ request: { part }, inside: { padded, legs, axis } }: PartSetting): boolean {
  const isWhole = part.within === undefined && part.spread === undefined;
  return padded && isWhole && legs.length === 1 && axis.writing === "horizontal";
}

/** True if no photo, text or table got worse: as many photos in place (in a held part at their places), all of the text, no table divided, no new hole or too long headline. */
function isSound(after: PartSetting, before: PartSetting): boolean {
  const { fit, standing, stage } = after;
  const tooLong = (of: Stage): number => of.head?.tooLong.length ?? 0;
  return (
    fit.ended &&
    (fit.cost < TORN || before.fit.cost >= TORN) &&
    (before.request.part.held === undefined || photoRows(after) === photoRows(before)) &&
    fit.holes <= before.fit.holes &&
    standing.length >= before.standing.length &&
    tooLong(stage) <= tooLong(before.stage)
  );
}

/** The place of each photo. */
function photoRows({ standing, stage: { opener } }: PartSetting): string {
  return [...standing.map(({ block, legs, rows }) => [block, legs.from, rows.from]), opener?.row].join();
}

export interface PlacedFiller {
  readonly filler: Story;
  readonly rows: number;
  /** The whole hole around it. */
  readonly rect: Rect;
  readonly placed: readonly Placed[];
}

/** A filler set to one leg's measure. */
interface SetFiller {
  readonly filler: Story;
  readonly head: Head;
  readonly galley: Galley;
  readonly segments: readonly LegSegment[];
  readonly fit: Fit;
  readonly rows: number;
}

/**
 * The filler (补白) that leaves the fewest rows empty at the foot of a part: a thin rule, its headline as a brief's, its copy. Undefined if fewer than
 * four rows are empty or none fits.
 */
export function fillerFor(
  setting: PartSetting,
  fillers: readonly Story[],
  context: LayoutContext,
): PlacedFiller | undefined {
  if (!setting.fit.ended || setting.request.after !== "nothing") return undefined;
  if (setting.inside.axis.writing === "vertical") return undefined;
  const hole = holeOf(setting);
  const leg = hole && setting.inside.legs[hole.leg];
  if (hole === undefined || leg === undefined || hole.rows < FILLER_ROWS) return undefined;
  let best: SetFiller | undefined;
  for (const filler of fillers) {
    if (filler.under !== undefined && filler.under !== setting.request.story.id) continue;
    const set = setFiller(filler, leg, hole, context);
    if (set !== undefined && (best === undefined || set.rows > best.rows)) best = set;
  }
  if (best === undefined) return undefined;
  const rect = rectOf(setting.inside, hole, context.issue.paper.grid.size);
  return { filler: best.filler, rows: best.rows, rect, placed: place(best, setting.inside, hole, context) };
}

/** The longest run of rows in one leg after the part's last line. */
function holeOf(setting: PartSetting): LegSegment | undefined {
  const { segments, fit, galley } = setting;
  const last = fit.pieces.at(-1);
  const runs = segments.flatMap((segment, index): readonly LegSegment[] => {
    if (last === undefined || index > last.segment) return [segment];
    if (index < last.segment) return [];
    const used = last.row + (last.to - last.from) * (galley.blocks[last.block]?.rowsPerLine ?? 1);
    return [{ leg: segment.leg, from: segment.from + used, rows: segment.rows - used }];
  });
  return runs.toSorted((one, other) => other.rows - one.rows)[0];
}

function setFiller(filler: Story, leg: Leg, hole: LegSegment, context: LayoutContext): SetFiller | undefined {
  const { styles } = context.issue.paper;
  const texts = { ...NO_TEXTS, headline: filler.headline };
  const style = styles.headline.brief;
  const owner = { story: filler.id, part: 1 };
  const request = { texts, style, owner, reverse: undefined };
  const head = headOverLeg({ head: request, width: leg.width, white: 1, clear: 0 }, context);
  const rows = hole.rows - head.rows;
  if (rows <= 0 || head.tooLong.length > 0) return undefined;
  const { paragraphs } = filler.copy;
  const galley = context.typeset.galley(filler.copy, paragraphs.length, 0, leg.width, undefined, [], [], style.align);
  const segments = [{ leg: hole.leg, from: hole.from + head.rows, rows }];
  const tray = trayOf(segments);
  const fitted = fit({ blocks: galley.blocks, codes: filler.copy.codes, tray, goesOn: false });
  if (!fitted.ended) return undefined;
  return { filler, head, galley, segments, fit: fitted, rows: hole.rows - fitted.empty };
}

function place(set: SetFiller, inside: Inside, hole: LegSegment, context: LayoutContext): readonly Placed[] {
  const { grid, rules } = context.issue.paper;
  const owner = { story: set.filler.id, part: 1 };
  const corner = cornerOf(inside, hole.leg, hole.from);
  const y = corner.y + grid.size / 2;
  const right = corner.x + (inside.legs[hole.leg]?.width ?? 0);
  const rule = placedRule({ x: corner.x, y }, { x: right, y }, { role: "rule", weight: rules.story, owner });
  return [
    ...(rules.story > 0 ? [rule] : []),
    ...moved(set.head.placed, corner),
    ...set.fit.pieces.flatMap((piece) => placePiece(piece, { ...set, inside }, owner, set.filler, context)),
  ];
}
