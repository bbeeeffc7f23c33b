/*
 * A story is set part by part: each part is filled, and the next begins where it ended. When the last part comes out too long or too short, earlier
 * parts give or take rows: a last part 3 rows over asks the part before it to hold 3 rows more. When that fails, content that the author marked
 * `optional` is left out, least loss first.
 */

import { ENDINGS } from "../../base/blocks.ts";
import { spanOfCodes } from "../../base/copy.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Inset, Issue, Part, Photo, Story } from "../model/issue.ts";
import type { StyledText } from "../text/galley.ts";
import { type LayoutContext, labelOf } from "./context.ts";
import type { Opening } from "./heads.ts";
import type { Jump } from "./page.ts";
import { type Notices, type PartSetting, setPart } from "./part.ts";
import { outOfStub, stubRows, stubsOf } from "./pictures/arrange.ts";
import { halvesOf, setSpread } from "./spread-story.ts";
import type { After, PartRequest, PlacedFrame } from "./stages.ts";
import { MAY_END_SHORT, NEARLY_ENDED, OVER_ROW, TO_THE_FOOT } from "./weights.ts";

/** A part with its frame on its page. */
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

/**
 * Sets a story into its frames. Each part but the last is filled to its last row less one for 下转; the next part starts with the first character left
 * over. When the last part is over or short, or leaves a stub at a photo, the levers of the earlier parts are tried.
 */
export function setStory(story: Story, framed: readonly FramedPart[], context: LayoutContext): StorySetting {
  const halves = halvesOf(framed);
  if (halves !== undefined) return settingOf(story, framed, setSpread(story, halves, context), context);
  const unbiased = framed.map(() => 0);
  const plain = chain(story, framed, unbiased, context);
  let best = plain;
  if (framed.length > 1 && misfitOf(plain) > 0) {
    // An earlier part that ends early with a paragraph may leave more than the last part has room for.
    const toTheFoot = framed.map(() => TO_THE_FOOT);
    const tight = chain(story, framed, toTheFoot, context);
    if (misfitOf(tight) < misfitOf(best)) best = tight;
  }
  for (const rows of rowsWanted(plain)) {
    if (misfitOf(best) > 0) best = shared(story, framed, { rows, plain, best }, context);
  }
  return settingOf(story, framed, best, context);
}

/** Rows that the earlier parts should take beyond their own choice, and the best setting so far. */
interface Sharing {
  /** Of the last part. */
  readonly rows: number;
  readonly plain: readonly PartSetting[];
  readonly best: readonly PartSetting[];
}

/** Requests the rows from the part before the last; rows that its levers cannot give are requested from the part before, and so on. */
function shared(
  story: Story,
  framed: readonly FramedPart[],
  sharing: Sharing,
  context: LayoutContext,
): readonly PartSetting[] {
  const { plain } = sharing;
  let { best } = sharing;
  let bias: readonly number[] = plain.map(() => 0);
  let left = sharing.rows;
  for (let index = plain.length - 2; index >= 0 && left !== 0; index--) {
    if (plain[index]?.blocks.length === 0) continue;
    bias = bias.with(index, inRowsOf(plain, index, left));
    const other = chain(story, framed, bias, context);
    if (misfitOf(other) < misfitOf(best)) best = other;
    if (other.length < plain.length) break;
    left = sharing.rows - rowsMoved(plain, other);
  }
  return best;
}

/** Sets the parts in order; returns fewer than there are frames when the text ends early. */
function chain(
  story: Story,
  framed: readonly FramedPart[],
  bias: readonly number[],
  context: LayoutContext,
): readonly PartSetting[] {
  const settings: PartSetting[] = [];
  let from = 0;
  for (const [index, { part, frame, above }] of framed.entries()) {
    const before = framed[index - 1]?.part;
    const opening = openingOf(story, before, part);
    const notice = continuationNotice(story, before, opening, context);
    const after = afterOf(story, part, framed[index + 1]?.part);
    const request = { story, part, frame, above, opening, from, notice, after, bias: bias[index] ?? 0 };
    const setting = setPart(request, context);
    const whole =
      index < framed.length - 1 && setting.fit.empty >= -NEARLY_ENDED ? endHere(request, context) : undefined;
    settings.push(whole ?? setting);
    if (whole !== undefined) break;
    from = setting.fit.at;
  }
  return settings;
}

/** Sets the part as the story's last; undefined if text is left over. */
function endHere(request: PartRequest, context: LayoutContext): PartSetting | undefined {
  const setting = setPart({ ...request, after: "nothing" }, context);
  return setting.fit.ended ? setting : undefined;
}

export function openingOf(story: Story, before: Part | undefined, part: Part): Opening {
  if (before === undefined) return story.continuedFrom === undefined ? "first" : "continued";
  return before.page === part.page ? "same-page" : "continued";
}

export function afterOf(story: Story, part: Part, next: Part | undefined): After {
  if (next === undefined) return story.continuesOn === undefined ? "nothing" : "jump";
  return next.page === part.page ? "flow" : "jump";
}

/** The 上接 notice with the page of the part before; empty for a part that continues nothing. */
export function continuationNotice(
  story: Story,
  before: Part | undefined,
  opening: Opening,
  context: LayoutContext,
): readonly StyledText[] {
  if (opening !== "continued") return [];
  const { paper } = context.issue;
  const page = before === undefined ? story.continuedFrom : pageName(before, context);
  const text = paper.jump.from.replaceAll("{page}", () => page ?? "");
  return [{ role: "continuation", text, style: paper.styles.continuation }];
}

function pageName({ page }: Part, { issue }: LayoutContext): string | undefined {
  return issue.pages[page]?.name;
}

/** Rows by which the setting fails: rows that the last part is over, or shorter than allowed, and rows that stubs at photos lack. */
function misfitOf(settings: readonly PartSetting[]): number {
  const stubs = settings.reduce((sum, setting) => sum + stubRows(setting), 0);
  const last = settings.at(-1);
  if (last?.request.after !== "nothing") return stubs;
  const { empty } = last.fit;
  return stubs + (empty < 0 ? OVER_ROW * -empty : Math.max(0, empty - MAY_END_SHORT));
}

/** Rows to take from the last part (negative: to leave to it), in the order in which they are tried. */
function rowsWanted(settings: readonly PartSetting[]): readonly number[] {
  const last = settings.at(-1);
  if (last?.request.after !== "nothing") return [];
  const { empty } = last.fit;
  if (empty < 0) return [-empty];
  return empty > MAY_END_SHORT ? [1 - empty] : stubsOf(last).flatMap((stub) => outOfStub(stub, empty));
}

/** Rows of the last part, counted in the measure of an earlier one. */
function inRowsOf(settings: readonly PartSetting[], index: number, rows: number): number {
  const share = (measureOf(settings.at(-1)) ?? 1) / (measureOf(settings[index]) ?? 1);
  return Math.sign(rows) * Math.ceil(Math.abs(rows) * share);
}

/** Rows by which the last part became shorter. */
function rowsMoved(before: readonly PartSetting[], now: readonly PartSetting[]): number {
  const characters = (now.at(-1)?.request.from ?? 0) - (before.at(-1)?.request.from ?? 0);
  return Math.round(characters / (measureOf(now.at(-1)) ?? 1));
}

function measureOf(setting: PartSetting | undefined): number | undefined {
  return setting?.inside.legs[0]?.measure;
}

function settingOf(
  story: Story,
  framed: readonly FramedPart[],
  settings: readonly PartSetting[],
  context: LayoutContext,
): StorySetting {
  const jumps: Jump[] = [];
  const parts = settings.map((setting, index): SetPart => {
    const before = settings[index - 1];
    const next = settings[index + 1];
    const jumpsOn = setting.request.after === "jump";
    if (jumpsOn && next !== undefined) {
      const from = labelOf(context, setting.request.part.page);
      jumps.push({
        from,
        to: labelOf(context, next.request.part.page),
        at: Math.min(setting.fit.at, story.copy.codes.length),
      });
    }
    const page = next === undefined ? story.continuesOn : pageName(next.request.part, context);
    const text = context.issue.paper.jump.to.replaceAll("{page}", () => page ?? "");
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

/** Code points of a story's copy and of the texts below it. */
export function lengthOf(story: Story): number {
  const lengths = ENDINGS.map((kind) => [...(story[kind]?.text ?? "")].length);
  return lengths.reduce((sum, length) => sum + length, story.copy.codes.length);
}

/** Names what may be left out of a story: a photo by its id, an inset by its kind, the deck, the last paragraphs by the length of the copy without them. */
type OptionalName = `photo/${string}` | Inset["kind"] | "deck" | `copy/${number}`;

function nameOf(each: Photo | Inset): OptionalName {
  return "kind" in each ? each.kind : `photo/${each.id}`;
}

export function isPhotoName(name: string): boolean {
  return name.startsWith("photo/");
}

function copyName({ codes }: Story["copy"]): OptionalName {
  return `copy/${codes.length}`;
}

export function isCopyName(name: string): boolean {
  return name.startsWith("copy/");
}

/**
 * The sets of optional content to leave out, least loss first: words before the last paragraphs, these before photos, and of each the last first.
 * @param part limits this to one part, which loses paragraphs only if it is the whole story; left out: all parts
 */
export function waysToLeave(story: Story, part?: number): readonly (readonly string[])[] {
  const own = <Thing extends Photo | Inset>(all: readonly Thing[]): readonly string[] =>
    all.filter((each) => each.optional && (part ?? each.part) === each.part).map(nameOf);
  const photos = own(story.photos);
  const words = [...(story.deck?.optional && (part ?? 1) === 1 ? ["deck"] : []), ...own(story.insets ?? [])];
  const copy = part === undefined || story.parts.length === 1 ? (story.shorter ?? []).map(copyName) : [];
  const counts = (of: readonly string[]): readonly number[] => [...of.keys(), of.length];
  return counts(photos)
    .flatMap((some) => counts(copy).map((fewer) => [...copy.slice(0, fewer), ...lastOf(photos, some)]))
    .flatMap((others) => counts(words).map((more) => [...lastOf(words, more), ...others]))
    .slice(1);
}

function lastOf(names: readonly string[], count: number): readonly string[] {
  return names.slice(names.length - count);
}

export function without(story: Story, left: readonly string[]): Story {
  if (left.length === 0) return story;
  const stays = (each: Photo | Inset): boolean => !left.includes(nameOf(each));
  const { insets, shorter } = story;
  const fewer = shorter?.findLastIndex((copy) => left.includes(copyName(copy))) ?? -1;
  return {
    ...story,
    ...(shorter !== undefined && { copy: shorter[fewer] ?? story.copy, shorter: shorter.slice(fewer + 1) }),
    photos: story.photos.filter(stays),
    deck: left.includes("deck") ? undefined : story.deck,
    ...(insets !== undefined && { insets: insets.filter(stays) }),
  };
}

/** The story with one optional piece made compulsory. */
export function withNeeded(story: Story, name: string): Story {
  const needed = <Thing extends Photo | Inset>(each: Thing): Thing => {
    if (nameOf(each) !== name) return each;
    const { optional, ...own } = each;
    return own as Thing;
  };
  const { insets, deck, shorter } = story;
  const { optional, ...own } = deck ?? {};
  return {
    ...story,
    ...(shorter?.some((copy) => copyName(copy) === name) && {
      shorter: shorter.slice(
        0,
        shorter.findIndex((copy) => copyName(copy) === name),
      ),
    }),
    photos: story.photos.map(needed),
    deck: name === "deck" && deck !== undefined ? (own as typeof deck) : deck,
    ...(insets !== undefined && { insets: insets.map(needed) }),
  };
}

/** Sets a story in its frames. If it does not fit, optional content is left out, least loss first, until it does or none is left. */
export function setWithOptional(story: Story, framed: readonly FramedPart[], context: LayoutContext): StorySetting {
  let set = setStory(story, framed, context);
  for (const left of comesOut(set) ? [] : waysToLeave(story)) {
    set = setStory(without(story, left), framed, context);
    if (comesOut(set)) break;
  }
  return set;
}

/** True if all copy and all photos have their place. */
function comesOut({ parts, idle }: StorySetting): boolean {
  const last = parts.at(-1)?.setting;
  const isOver = last?.request.after === "nothing" && !last.fit.ended;
  return (
    idle.length === 0 && !isOver && parts.every(({ setting }) => setting.standing.length === setting.blocks.length)
  );
}

/** The content of a story that may be optional. */
type Leavable = Pick<Story, "photos" | "insets" | "deck" | "copy" | "shorter">;

/** Optional content that the author wrote and the page does not print. */
export function leftOutOf(
  written: Leavable,
  printed: Leavable,
): {
  readonly photos: readonly Photo[];
  readonly insets: readonly Inset[];
  readonly deck: Story["deck"];
  /** The number of last paragraphs. */
  readonly cut: number;
} {
  const left = <Thing extends Photo | Inset>(
    own: readonly Thing[] = [],
    kept: readonly Thing[] = [],
  ): readonly Thing[] => own.filter((each) => each.optional && kept.every((other) => nameOf(other) !== nameOf(each)));
  return {
    photos: left(written.photos, printed.photos),
    insets: left(written.insets, printed.insets),
    deck: written.deck?.optional && printed.deck === undefined ? written.deck : undefined,
    cut: 1 + (written.shorter ?? []).findIndex(({ codes }) => codes.length === printed.copy.codes.length),
  };
}

/** The manifest's key for each kind of inset. */
export const INSET_KEYS = { pullquote: "pullquote", numbers: "figures", qr: "qr" } as const;

export function reportLeftOut(
  written: Pick<Issue, "stories">,
  printed: readonly Story[],
  context: LayoutContext,
): readonly Diagnostic[] {
  const byId = new Map(printed.map((story) => [story.id, story]));
  return written.stories.flatMap((story): readonly Diagnostic[] => {
    const kept = byId.get(story.id);
    if (kept === undefined) return [];
    const left = leftOutOf(story, kept);
    const own = (part: number) => ({
      story: story.id,
      page: labelOf(context, story.parts.find(({ number }) => number === part)?.page ?? -1),
    });
    return [
      ...left.photos.map(({ part, file, span }) => warningAt(span, "optional-left-out", { ...own(part), name: file })),
      ...left.insets.map(({ part, kind, span }) =>
        warningAt(span, "optional-left-out", { ...own(part), name: INSET_KEYS[kind] }),
      ),
      ...(left.deck === undefined ? [] : [warningAt(left.deck.span, "optional-left-out", { ...own(1), name: "deck" })]),
      ...(left.cut === 0 ? [] : [reportCut(story, kept, own(kept.parts.at(-1)?.number ?? 1))]),
    ];
  });
}

/** Reports the paragraphs that the page does not print, at the first of them. */
function reportCut({ copy }: Story, printed: Story, own: Readonly<Record<"story" | "page", string>>): Diagnostic {
  const cut = copy.paragraphs.slice(printed.copy.paragraphs.length);
  const { from = 0, to = 0 } = cut[0] ?? {};
  const characters = cut.reduce((sum, paragraph) => sum + paragraph.to - paragraph.from, 0);
  return warningAt(spanOfCodes(copy, from, to), "copy-cut", { ...own, paragraphs: cut.length, characters });
}
