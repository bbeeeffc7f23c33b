import type { Diagnostic } from "../base/diagnostic.ts";
import type { FramePlan } from "../base/extent.ts";
import { forgetful, type Keep } from "../base/keep.ts";
import { listFor, once } from "../base/once.ts";
import type { Advert, PagePlan, Story } from "../model/issue.ts";
import { adverts, type PlacedAdverts } from "./adverts/adverts.ts";
import type { Desk } from "./desk.ts";
import { checkStory } from "./faults/check-fit.ts";
import { checkFurniture } from "./faults/check-furniture.ts";
import { faultsOf } from "./faults/faults.ts";
import { storiesWaitingFor } from "./faults/room.ts";
import { wideType } from "./faults/wide-type.ts";
import { type CopyFit, copyFitOf, type Demand } from "./figures/copy-fit.ts";
import { fillerFor, type PlacedFiller } from "./fillers.ts";
import { setWithOptional } from "./fit/optional.ts";
import { furniture } from "./furniture/furniture.ts";
import type { FramedPart, SetPart, StorySetting } from "./jump.ts";
import { levelStory } from "./level.ts";
import type { FillerFrame, Frame, Layout, Page, Placed, StoryPlacement } from "./page.ts";
import type { PartSetting } from "./part.ts";
import { type PhotoPlace, photoPlaces } from "./pictures/photo-places.ts";
import { anchorOf, frameOf, placePart, ruledFrame } from "./place-part.ts";
import { pageRules } from "./rules.ts";
import { placeHalf } from "./spread-story.ts";
import { aboveOf, type Dummy, drawDummy, type Occupant } from "./surroundings.ts";

/** The layout is there even with errors, so that a draft can be drawn. What is told of it is found when it is asked for. */
export interface LaidOut {
  readonly layout: Layout;
  /** As they were set: without optional photos that had no room. */
  readonly stories: readonly Story[];
  readonly copyFit: () => CopyFit;
  readonly photos: () => readonly PhotoPlace[];
  readonly diagnostics: () => readonly Diagnostic[];
}

/**
 * Lays out an issue whose parts have their frames: each story in its frames, fillers, rules, furniture.
 * @param demands what make-up found of the pages that it filled, for the report
 * @param keep stories as set, parts and pages of an earlier layout, and what was told of them
 */
export function layOutFrames(desk: Desk, demands: readonly Demand[], keep: Keep = forgetful): LaidOut {
  const { issue } = desk;
  const dummy = drawDummy(issue);
  const known = dummy.pages.map((page) => once(() => keep("dummy", takenIn(page), () => page)));
  const set = issue.stories.map((story) => {
    const framed = framesOf(story, dummy);
    // A part is in its story already.
    const frames = framed.map(({ part, frame, above }) => [part.number, frame, above]);
    return keep("set story", [story, frames], () => setWithOptional(story, framed, desk));
  });
  const fillers = fillPages(set, desk);
  const filled = new Map([...fillers].map(([setting, filler]) => [setting, filler.rows]));
  const stories = set.map((story) => {
    const own = new Set(story.parts.map(({ setting }) => setting).filter((setting) => fillers.has(setting)));
    const isFilled = story.parts.map(({ setting }) => own.has(setting));
    return keep("level story", [story, isFilled], () => levelStory(story, own, desk));
  });
  const parts = partsByPage(stories);
  const bought = issue.pages.map((_, page) => adverts(desk, page));
  const pages = issue.pages.map((page, index) => {
    const composition = { stories, parts, fillers, bought, desk };
    return keep("page", onPage(index, composition), () => pageOf(page, index, composition));
  });
  return {
    stories: stories.map(({ story }) => story),
    photos: () => stories.flatMap(({ parts: own }) => own.flatMap(({ setting }) => photoPlaces(setting))),
    copyFit: once(() => copyFitOf(stories, demands, pages, desk)),
    layout: {
      pages,
      stories: [...stories.map(placementOf), ...[...fillers.values()].map(({ filler }) => whole(filler))],
    },
    diagnostics: () => [
      ...stories.flatMap((story) => {
        const rows = story.parts.map(({ setting }) => filled.get(setting));
        // There may be room under a frame and beside it, and on other pages for a story that is over.
        const isOver = story.parts.some(({ setting }) => !setting.fit.ended);
        const own = new Set(story.parts.map(({ setting }) => setting.request.part.page));
        const source = [story, rows, known.map((taken, page) => (isOver || own.has(page) ? taken() : undefined))];
        return keep("story faults", source, () => checkStory(story, filled, desk));
      }),
      ...bought.flatMap(({ diagnostics }) => diagnostics),
      ...issue.pages.flatMap((plan, page) => {
        const settings = (parts.get(page) ?? []).map(({ setting }) => setting);
        const search = { page, settings, occupants: dummy.pages[page] ?? [] };
        const made = pages[page];
        if (made === undefined) return [];
        const occupants = search.occupants.map(({ frame, story, part }) => [frame, story?.id, part?.number]);
        return keep("page faults", [made, occupants, storiesWaitingFor(page, issue)], () => [
          ...checkFurniture(plan, made.placed, desk),
          ...wideType(made, issue),
          ...faultsOf(search, desk),
        ]);
      }),
    ],
  };
}

/** What can stand over a frame: furniture, a box or ground, another story. */
function takenIn(page: readonly Occupant[]): unknown {
  return page.map(({ frame, story, part }) => [frame, story?.heads?.frame, part && [part.box, part.tint]]);
}

/** The story's parts that have a frame, in reading order. */
function framesOf(story: Story, dummy: Dummy): readonly FramedPart[] {
  return story.parts.flatMap((part) => {
    const occupants = dummy.pages[part.page] ?? [];
    const own = occupants.find((occupant) => occupant.part === part);
    return own === undefined ? [] : [{ part, frame: own.frame, above: aboveOf(own.frame, occupants) }];
  });
}

/** Fillers for the parts that end short, each used once. */
function fillPages(stories: readonly StorySetting[], desk: Desk): ReadonlyMap<PartSetting, PlacedFiller> {
  const used = new Map<PartSetting, PlacedFiller>();
  let unused = desk.issue.fillers;
  for (const { setting } of stories.flatMap((story) => story.parts)) {
    const { story } = setting.request;
    // None stands inside a group.
    const able = unused.length > 0 && story.group === undefined && story.heads === undefined;
    const filler = able ? fillerFor(setting, unused, desk) : undefined;
    if (filler === undefined) continue;
    used.set(setting, filler);
    unused = unused.filter((other) => other !== filler.filler);
  }
  return used;
}

/** What a page is put together from. */
interface Composition {
  readonly stories: readonly StorySetting[];
  /** By page. */
  readonly parts: ReadonlyMap<number, readonly SetPart[]>;
  readonly fillers: ReadonlyMap<PartSetting, PlacedFiller>;
  /** By page. */
  readonly bought: readonly PlacedAdverts[];
  readonly desk: Desk;
}

/** All that a page is made of besides what the whole issue shares. */
interface OnPage {
  readonly page: number;
  readonly stories: readonly StorySetting[];
  /** By part of these stories: its filler, if it has one. */
  readonly fillers: readonly (Story | undefined)[];
  /** Each with its place in the issue's list, which names it. */
  readonly adverts: readonly (readonly [at: number, advert: Advert])[];
}

function onPage(page: number, { stories, fillers, desk }: Composition): OnPage {
  const own = stories.filter((story) => story.parts.some(({ setting }) => setting.request.part.page === page));
  const fill = own.flatMap(({ parts }) => parts.map(({ setting }) => fillers.get(setting)?.filler));
  const adverts = desk.issue.adverts.flatMap((advert, at) => (advert.page === page ? [[at, advert] as const] : []));
  return { page, stories: own, fillers: fill, adverts };
}

function pageOf(page: PagePlan, index: number, { parts, fillers, bought, desk }: Composition): Page {
  const { issue, bench } = desk;
  const own = parts.get(index) ?? [];
  const blocks = own.map(({ setting }) => ruledFrame(setting));
  const { frames, placed } = bought[index] ?? adverts(desk, index);
  return {
    label: page.label,
    name: page.name,
    section: page.section?.text,
    trim: issue.paper.trim,
    frames: [...own.map(({ setting }) => withFiller(frameOf(setting, desk), fillers.get(setting))), ...frames],
    fillers: own.flatMap(({ setting }) => fillerFrames(setting, fillers.get(setting))),
    placed: [
      ...furniture(issue, page, bench),
      ...placed,
      ...own.flatMap((part) => [...placedPart(part, desk), ...(fillers.get(part.setting)?.placed ?? [])]),
      ...pageRules(blocks, desk),
    ],
    anchors: own.map(({ setting }) => anchorOf(setting, desk)),
  };
}

function placedPart({ setting, notices }: SetPart, desk: Desk): readonly Placed[] {
  const { half, request } = setting;
  return half === undefined ? placePart(setting, notices, desk) : placeHalf(half, request.part.number, desk);
}

function fillerFrames({ request }: PartSetting, filler: PlacedFiller | undefined): readonly FillerFrame[] {
  if (filler === undefined) return [];
  const host = { story: request.story.id, part: request.part.number };
  return [{ owner: { story: filler.filler.id, part: 1 }, host, rect: filler.rect }];
}

function withFiller(frame: Frame, filler: PlacedFiller | undefined): Frame {
  return filler === undefined ? frame : { ...frame, fit: { ...frame.fit, empty: frame.fit.empty - filler.rows } };
}

/** The parts on each page, in its order. */
function partsByPage(stories: readonly StorySetting[]): ReadonlyMap<number, readonly SetPart[]> {
  const pages = new Map<number, SetPart[]>();
  for (const part of stories.flatMap(({ parts }) => parts)) listFor(pages, part.setting.request.part.page).push(part);
  return new Map([...pages].map(([page, own]) => [page, inOrder(own)]));
}

/** The parts on one page from the top, then from the left; those of a group together, behind its head. */
function inOrder(own: readonly SetPart[]): readonly SetPart[] {
  const strips = new Map(
    own.flatMap(({ setting: { request } }) =>
      request.story.heads === undefined ? [] : [[request.story.id, request.frame] as const],
    ),
  );
  const frameIn = ({ setting: { request } }: SetPart): FramePlan =>
    strips.get(request.story.group ?? "") ?? request.frame;
  // Stories of one group keep the manifest's order, in which they follow their head.
  return own.toSorted((a, b) => {
    const [one, other] = [frameIn(a), frameIn(b)];
    return one.rows.from - other.rows.from || one.columns.from - other.columns.from;
  });
}

function placementOf(setting: StorySetting): StoryPlacement {
  const characters = setting.story.copy.codes.length;
  const last = setting.parts.at(-1)?.setting;
  const placed = last === undefined ? 0 : last.fit.ended ? characters : last.fit.at;
  const outside = last?.request.after === "jump";
  return { id: setting.story.id, characters, placed, overset: outside ? 0 : characters - placed, jumps: setting.jumps };
}

function whole(filler: Story): StoryPlacement {
  const characters = filler.copy.codes.length;
  return { id: filler.id, characters, placed: characters, overset: 0, jumps: [] };
}
