/*
 * Lays out an issue whose parts have their frames, page by page. Stories are set first, each alone, so that a cached story is reused while its own
 * text and frames stay the same; fillers, rules and furniture follow. Faults are searched when they are read, since a draft or a preview needs the
 * pages first.
 */

import { forShortTexts } from "../../base/blocks.ts";
import { emptyCopy } from "../../base/copy.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { FramePlan } from "../../base/extent.ts";
import { listFor, once } from "../../base/once.ts";
import { fileSpan } from "../../base/source.ts";
import type { Advert, Issue, PagePlan, Story } from "../model/issue.ts";
import { adverts, type PlacedAdverts } from "./adverts.ts";
import type { LayoutContext } from "./context.ts";
import { checkFurniture, wideType } from "./faults/checks.ts";
import { faultsOf, faultsOfRoom } from "./faults/faults.ts";
import { checkStory } from "./faults/fit.ts";
import { type CopyFit, copyFitOf, type Unplaced } from "./figures.ts";
import { fillerFor, levelStory, type PlacedFiller } from "./fillers.ts";
import { furniture } from "./furniture.ts";
import { type FramedPart, lengthOf, type SetPart, type StorySetting, setWithOptional } from "./jump.ts";
import type { FillerFrame, Frame, Layout, Page, Placed, StoryPlacement } from "./page.ts";
import {
  anchorOf,
  frameOf,
  type HeldPart,
  heldPart,
  type PartSetting,
  type PhotoPlace,
  photoPlaces,
  placePart,
  ruledFrame,
} from "./part.ts";
import { pageRules } from "./rules.ts";
import { placeHalf } from "./spread-story.ts";
import { aboveOf, type Dummy, drawDummy, occupantsOn } from "./surroundings.ts";

/** A layout exists even with errors, so that a draft can be drawn. Its diagnostics are computed when read. */
export interface LaidOut {
  readonly layout: Layout;
  /** Stories as set, without optional photos that did not fit. */
  readonly stories: readonly Story[];
  readonly copyFit: () => CopyFit;
  readonly photos: () => readonly PhotoPlace[];
  readonly held: () => readonly HeldPart[];
  readonly diagnostics: () => readonly Diagnostic[];
}

/**
 * Lays out an issue whose parts have their frames: stories, fillers, rules, furniture.
 * @param unplaced the parts that make-up found no room for
 */
export function layOutFrames(context: LayoutContext, unplaced: readonly Unplaced[] = []): LaidOut {
  const { issue, memory, bare } = context;
  const dummy = drawDummy(issue);
  const set = issue.stories.map((story) => {
    return memory.memo(setFramed)(memory.same({ story, framed: framesOf(story, dummy) }), bare);
  });
  const fillers = fillPages(set, context);
  const filled = new Map([...fillers].map(([setting, filler]) => [setting, filler.rows]));
  const stories = set.map((story) => {
    const rows = story.parts.map(({ setting }) => filled.get(setting));
    return memory.memo(levelled)(story, rows, bare);
  });
  const parts = partsByPage(stories);
  const adverts = issue.pages.map((_, page) => memory.same(soldOn(issue, [page])));
  const pages = issue.pages.map((plan, index) => {
    const own = stories.filter(({ parts }) => parts.some(({ setting }) => setting.request.part.page === index));
    const filled = own.map(({ parts }) => parts.map(({ setting }) => fillers.get(setting)));
    return memory.memo(pageOf)(memory.same({ index, plan, stories: own, filled, sold: adverts[index] ?? [] }), bare);
  });
  const seen = (those: readonly Story[], on: readonly number[]): LayoutContext => {
    const stories = those.filter((story) => story.parts.some(({ page }) => on.includes(page)));
    return memory.memo(deskWith)(memory.same({ stories, adverts: soldOn(issue, on) }), bare);
  };
  return {
    stories: stories.map(({ story }) => story),
    held: () => stories.flatMap(({ parts: own }) => own.flatMap(({ setting }) => heldPart(setting) ?? [])),
    photos: () => stories.flatMap(({ parts: own }) => own.flatMap(({ setting }) => photoPlaces(setting))),
    copyFit: once(() => copyFitOf(stories, unplaced, pages, context)),
    layout: {
      pages,
      stories: [...stories.map(placementOf), ...[...fillers.values()].map(({ filler }) => whole(filler))],
    },
    diagnostics: () => {
      const places = issue.stories.map((story) => memory.same(memory.memo(placeOnly)(story)));
      return [
        ...stories.flatMap((story) => {
          const rows = story.parts.map(({ setting }) => filled.get(setting));
          const on = story.story.parts.map(({ page }) => page);
          return memory.memo(storyFaults)(memory.same({ story, rows, seen: seen(places, on) }));
        }),
        ...issue.pages.flatMap((_, page) => memory.memo(advertsOn)(adverts[page] ?? [], page, bare).diagnostics),
        ...issue.pages.flatMap((plan, page) => {
          const made = pages[page];
          const settings = (parts.get(page) ?? []).map(({ setting }) => setting);
          const own = seen(issue.stories, [page]);
          const search = { page, settings, occupants: occupantsOn(own.issue, page) };
          return [
            ...(made === undefined ? [] : memory.memo(pageFaults)(made, plan, page, settings, own)),
            ...faultsOfRoom(search, own),
          ];
        }),
      ];
    },
  };
}

function setFramed(
  { story, framed }: { readonly story: Story; readonly framed: readonly FramedPart[] },
  bare: LayoutContext,
): StorySetting {
  return setWithOptional(story, framed, bare);
}

/** @param rows of the filler at the end of each part */
function levelled(story: StorySetting, rows: readonly (number | undefined)[], bare: LayoutContext): StorySetting {
  const own = story.parts.map(({ setting }) => setting).filter((_, at) => rows[at] !== undefined);
  return levelStory(story, new Set(own), bare);
}

interface SetAmong {
  readonly story: StorySetting;
  /** Rows of the filler at the end of each part. */
  readonly rows: readonly (number | undefined)[];
  /** The context with the frames on the story's pages. */
  readonly seen: LayoutContext;
}

function storyFaults({ story, rows, seen }: SetAmong): readonly Diagnostic[] {
  const filled = story.parts.flatMap(({ setting }, at) => {
    const own = rows[at];
    return own === undefined ? [] : [[setting, own] as const];
  });
  return checkStory(story, new Map(filled), seen);
}

function pageFaults(
  made: Page,
  plan: PagePlan,
  page: number,
  settings: readonly PartSetting[],
  context: LayoutContext,
): readonly Diagnostic[] {
  return [
    ...checkFurniture(plan, made.placed, context),
    ...wideType(made, context.issue),
    ...faultsOf({ page, settings, occupants: occupantsOn(context.issue, page) }, context),
  ];
}

function soldOn({ adverts }: Issue, pages: readonly number[]): readonly Advert[] {
  return adverts.filter(({ page }) => pages.includes(page));
}

function advertsOn(sold: readonly Advert[], page: number, bare: LayoutContext): PlacedAdverts {
  return adverts({ ...bare, issue: { ...bare.issue, adverts: sold } }, page);
}

/** A story without its texts: faults of other stories depend only on its place. */
function placeOnly({ id, priority, group, heads, parts }: Story): Story {
  return {
    ...forShortTexts(() => undefined),
    id,
    priority,
    ...(group !== undefined && { group }),
    ...(heads !== undefined && { heads }),
    kicker: undefined,
    headline: undefined,
    deck: undefined,
    note: undefined,
    copy: NO_COPY,
    photos: [],
    parts: parts.map((part) => ({ ...part, headline: undefined, span: NOWHERE })),
    continuedFrom: undefined,
    continuesOn: undefined,
    web: true,
    span: NOWHERE,
  };
}

const NOWHERE = fileSpan("");
const NO_COPY = emptyCopy(NOWHERE.source);

function deskWith(
  shown: { readonly stories: readonly Story[]; readonly adverts: readonly Advert[] },
  bare: LayoutContext,
): LayoutContext {
  return { ...bare, issue: { ...bare.issue, ...shown } };
}

/** The story's parts that have a frame, in reading order. */
function framesOf(story: Story, dummy: Dummy): readonly FramedPart[] {
  return story.parts.flatMap((part) => {
    const occupants = dummy.pages[part.page] ?? [];
    const own = occupants.find((occupant) => occupant.part === part);
    return own === undefined ? [] : [{ part, frame: own.frame, above: aboveOf(own.frame, occupants) }];
  });
}

/** Fillers for the parts that end short; each is used once. */
function fillPages(stories: readonly StorySetting[], context: LayoutContext): ReadonlyMap<PartSetting, PlacedFiller> {
  const used = new Map<PartSetting, PlacedFiller>();
  let unused = context.issue.fillers;
  for (const { setting } of stories.flatMap((story) => story.parts)) {
    const { story } = setting.request;
    // A group takes no filler.
    const able = unused.length > 0 && story.group === undefined && story.heads === undefined;
    const filler = able ? context.memory.memo(fillerFor)(setting, unused, context.bare) : undefined;
    if (filler === undefined) continue;
    used.set(setting, filler);
    unused = unused.filter((other) => other !== filler.filler);
  }
  return used;
}

/** Everything on a page except what the whole issue shares. */
interface OnPage {
  readonly index: number;
  readonly plan: PagePlan;
  readonly stories: readonly StorySetting[];
  /** For each part of these stories, the filler at its end. */
  readonly filled: readonly (readonly (PlacedFiller | undefined)[])[];
  readonly sold: readonly Advert[];
}

function pageOf({ index, plan: page, stories, filled, sold }: OnPage, context: LayoutContext): Page {
  const { issue, bench } = context;
  const fillers = new Map(
    stories.flatMap(({ parts }, at) => parts.map(({ setting }, part) => [setting, filled[at]?.[part]])),
  );
  const own = (partsByPage(stories).get(index) ?? []).map((part) => [part, fillers.get(part.setting)] as const);
  const { frames, placed } = advertsOn(sold, index, context);
  return {
    label: page.label,
    name: page.name,
    section: page.section?.text,
    trim: issue.paper.trim,
    frames: [...own.map(([{ setting }, filler]) => withFiller(frameOf(setting, context), filler)), ...frames],
    fillers: own.flatMap(([{ setting }, filler]) => fillerFrames(setting, filler)),
    placed: [
      ...furniture(issue, page, bench),
      ...placed,
      ...own.flatMap(([part, filler]) => [
        ...context.memory.memo(placedPart)(part, context),
        ...(filler?.placed ?? []),
      ]),
      ...pageRules(
        own.map(([{ setting }]) => ruledFrame(setting)),
        context,
      ),
    ],
    anchors: own.map(([{ setting }]) => anchorOf(setting, context)),
  };
}

function placedPart({ setting, notices }: SetPart, context: LayoutContext): readonly Placed[] {
  const { half, request } = setting;
  return half === undefined ? placePart(setting, notices, context) : placeHalf(half, request.part.number, context);
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

/** The parts on one page, top to bottom, then left to right; those of a group together after its head. */
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
  const at = last?.fit.at ?? 0;
  const overset = last?.fit.ended || last?.request.after === "jump" ? 0 : lengthOf(setting.story) - at;
  return { id: setting.story.id, characters, placed: Math.min(at, characters), overset, jumps: setting.jumps };
}

function whole(filler: Story): StoryPlacement {
  const characters = filler.copy.codes.length;
  return { id: filler.id, characters, placed: characters, overset: 0, jumps: [] };
}
