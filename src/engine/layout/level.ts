import type { Desk } from "./desk.ts";
import { sheetDesk } from "./grid/sheet-grid.ts";
import type { StorySetting } from "./jump.ts";
import { type PartSetting, setPart } from "./part.ts";
import { cutAtFold, halvesOf } from "./spread-story.ts";
import type { Stage } from "./stage.ts";
import { MAY_END_SHORT, TORN } from "./weights.ts";

/**
 * Levels the legs of a story that ends short with all levers at their limits: they and their photos end the same number of rows above
 * the frame's foot, so that the white is one rectangle there and no hole in the last leg (RULES.md#full-legs). Parts that a filler
 * ends stay as they are.
 */
export function levelStory(story: StorySetting, filled: ReadonlySet<PartSetting>, desk: Desk): StorySetting {
  const last = story.parts.at(-1);
  if (last === undefined || filled.has(last.setting)) return story;
  const { half } = last.setting;
  if (half !== undefined) return levelSpread(story, half.whole, desk);
  const setting = levelPart(last.setting, desk);
  return setting === last.setting ? story : { ...story, parts: [...story.parts.slice(0, -1), { ...last, setting }] };
}

/** All legs on both sides of the fold end on one row. */
function levelSpread(story: StorySetting, whole: PartSetting, desk: Desk): StorySetting {
  const level = levelPart(whole, sheetDesk(desk));
  const halves = halvesOf(story.parts.map(({ setting: { request } }) => request));
  if (level === whole || halves === undefined) return story;
  const settings = cutAtFold(level, halves, desk);
  return { ...story, parts: story.parts.map((part, at) => ({ ...part, setting: settings[at] ?? part.setting })) };
}

function levelPart(setting: PartSetting, desk: Desk): PartSetting {
  const { request, fit, inside } = setting;
  if (request.after !== "nothing" || !fit.ended) return setting;
  if (fit.empty <= MAY_END_SHORT) return centred(setting, desk);
  const legs = inside.legs.length;
  const most = Math.ceil(fit.empty / legs);
  let best = setting;
  for (const rows of [most, most - 1]) {
    if (rows === 0 || best.fit.empty <= MAY_END_SHORT) continue;
    const other = setPart({ ...request, raised: { atFoot: rows, overHead: 0, short: fit.empty } }, desk);
    if (!isSound(other, setting) || other.fit.empty >= best.fit.empty) continue;
    best = other;
  }
  return best;
}

/** Of rows that stay white under the only leg of a box half stand over its head: a box shows where its white is (RULES.md#rules-and-boxes). */
function centred(setting: PartSetting, desk: Desk): PartSetting {
  const { request, fit } = setting;
  const overHead = Math.floor(fit.empty / 2);
  if (overHead <= 0 || !hasOneLeg(setting)) return setting;
  const raised = { atFoot: 0, overHead, short: fit.empty };
  const other = setPart({ ...request, raised }, desk);
  return isSound(other, setting) && other.fit.empty === fit.empty - overHead ? other : setting;
}

/** True for a box or ground of a story's own, with one leg. */
function hasOneLeg({ request: { part }, inside: { padded, legs, axis } }: PartSetting): boolean {
  const isWhole = part.within === undefined && part.spread === undefined;
  return padded && isWhole && legs.length === 1 && axis.writing === "horizontal";
}

/** As many photos in place, all of the text, no table parted, no new hole, no headline that is too long only now. */
function isSound({ fit, standing, stage }: PartSetting, before: PartSetting): boolean {
  const tooLong = (of: Stage): number => of.head?.tooLong.length ?? 0;
  return (
    fit.ended &&
    (fit.cost < TORN || before.fit.cost >= TORN) &&
    fit.holes <= before.fit.holes &&
    standing.length >= before.standing.length &&
    tooLong(stage) <= tooLong(before.stage)
  );
}
