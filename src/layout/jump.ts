import type { Part, Story } from "../model/issue.ts";
import { type Desk, labelOf } from "./desk.ts";
import { SHORT } from "./fit.ts";
import type { StyledText } from "./galley.ts";
import type { Opening } from "./head.ts";
import type { Jump } from "./page.ts";
import { type PartSetting, setPart } from "./part.ts";
import type { Notices } from "./place-part.ts";
import type { After, PartRequest, PlacedFrame } from "./stage.ts";

/** A part with the frame that it has on its page. */
export interface FramedPart extends PlacedFrame {
  readonly part: Part;
}

/** A story as set: the parts that text reaches, in reading order. */
export interface StorySetting {
  readonly story: Story;
  readonly parts: readonly SetPart[];
  /** Parts that no text reaches. */
  readonly idle: readonly Part[];
  readonly jumps: readonly Jump[];
}

export interface SetPart {
  readonly setting: PartSetting;
  readonly notices: Notices;
}

/** With no more rows than this left for later parts, the text may end in this one once 下转 needs no row. */
const NEARLY = 2;

/**
 * Sets a story into its frames, part by part: each but the last is filled to its last row less one for 下转, and the next
 * starts with the first character that did not stand. Where the last part comes out over or under, the levers of the
 * earlier parts are tried.
 */
export function setStory(story: Story, framed: readonly FramedPart[], desk: Desk): StorySetting {
  const plain = framed.map(() => 0);
  let best = chain(story, framed, plain, desk);
  let misfit = misfitOf(best);
  for (let index = framed.length - 2; index >= 0 && misfit > 0; index--) {
    const bias = biasFor(best, index);
    if (bias === 0) continue;
    const other = chain(story, framed, plain.with(index, bias), desk);
    if (misfitOf(other) >= misfit) continue;
    best = other;
    misfit = misfitOf(other);
  }
  return settingOf(story, framed, best, desk);
}

/** Parts one after another; fewer than there are frames when the text ends early. */
function chain(
  story: Story,
  framed: readonly FramedPart[],
  bias: readonly number[],
  desk: Desk,
): readonly PartSetting[] {
  const settings: PartSetting[] = [];
  let from = 0;
  for (const [index, { part, frame, above }] of framed.entries()) {
    const opening = openingAt(story, framed, index);
    const request = { story, part, frame, above, opening, from, bias: bias[index] ?? 0 };
    const page = index === 0 ? story.continuedFrom : pageName(framed[index - 1], desk);
    const notice = noticeFrom(page, opening, desk);
    const after = afterOf(story, framed, index);
    const setting = setPart({ ...request, notice, after }, desk);
    const whole =
      index < framed.length - 1 && setting.fit.empty >= -NEARLY ? endHere({ ...request, notice }, desk) : undefined;
    settings.push(whole ?? setting);
    if (whole !== undefined) break;
    from = setting.fit.at;
  }
  return settings;
}

/** The part as the story's last, if all of the text stands in it so. */
function endHere(request: Omit<PartRequest, "after">, desk: Desk): PartSetting | undefined {
  const setting = setPart({ ...request, after: "nothing" }, desk);
  return setting.fit.ended ? setting : undefined;
}

function openingAt(story: Story, framed: readonly FramedPart[], index: number): Opening {
  if (index === 0) return story.continuedFrom === undefined ? "first" : "continued";
  return framed[index - 1]?.part.page === framed[index]?.part.page ? "same-page" : "continued";
}

function afterOf(story: Story, framed: readonly FramedPart[], index: number): After {
  const next = framed[index + 1];
  if (next === undefined) return story.continuesOn === undefined ? "nothing" : "jump";
  return next.part.page === framed[index]?.part.page ? "flow" : "jump";
}

/** 上接, naming the page of the part before. */
function noticeFrom(page: string | undefined, opening: Opening, desk: Desk): readonly StyledText[] {
  if (opening !== "continued") return [];
  const { paper } = desk.issue;
  const text = paper.jump.from.replace("{page}", page ?? "");
  return [{ role: "continuation", text, style: paper.styles.continuation }];
}

function pageName(framed: FramedPart | undefined, desk: Desk): string | undefined {
  return framed && desk.issue.pages[framed.part.page]?.name;
}

/** Rows by which the last part is over, or short of more than the two that it may be. */
function misfitOf(settings: readonly PartSetting[]): number {
  const last = settings.at(-1);
  if (last === undefined || last.request.after !== "nothing") return 0;
  const { empty } = last.fit;
  return empty < 0 ? 10 * -empty : Math.max(0, empty - SHORT);
}

/** The rows that an earlier part must take more or fewer, counted in its own measure. */
function biasFor(settings: readonly PartSetting[], index: number): number {
  const last = settings.at(-1);
  const earlier = settings[index];
  if (last === undefined || earlier === undefined || earlier === last) return 0;
  if (earlier.blocks.length === 0) return 0;
  const share = (last.inside.legs[0]?.measure ?? 1) / (earlier.inside.legs[0]?.measure ?? 1);
  const rows = last.fit.empty < 0 ? -last.fit.empty : 1 - last.fit.empty;
  return Math.sign(rows) * Math.ceil(Math.abs(rows) * share);
}

function settingOf(
  story: Story,
  framed: readonly FramedPart[],
  settings: readonly PartSetting[],
  desk: Desk,
): StorySetting {
  const jumps: Jump[] = [];
  const parts = settings.map((setting, index): SetPart => {
    const before = settings[index - 1];
    const next = settings[index + 1];
    const jumpsOn = setting.request.after === "jump";
    if (jumpsOn && next !== undefined) {
      jumps.push({
        from: labelOf(desk, setting.request.part.page),
        to: labelOf(desk, next.request.part.page),
        at: setting.fit.at,
      });
    }
    const page = next === undefined ? story.continuesOn : pageName(framed[index + 1], desk);
    const text = desk.issue.paper.jump.to.replace("{page}", page ?? "");
    const target = next && { story: story.id, part: next.request.part.number };
    const back = setting.request.opening === "continued" && before !== undefined;
    return {
      setting,
      notices: {
        to: jumpsOn ? { text, target } : undefined,
        from: back ? { story: story.id, part: before.request.part.number } : undefined,
      },
    };
  });
  return { story, parts, idle: framed.slice(settings.length).map(({ part }) => part), jumps };
}
