/*
 * A story over the fold is set once, as one part on a sheet of both pages, and then cut into two parts at the fold. So heads, photos and levers need
 * no code for spreads, and text goes from the last leg of the left page to the first of the right as between any two legs.
 */

import { isSameExtent } from "../../base/extent.ts";
import type { Part, SpreadHalf, Story } from "../model/issue.ts";
import type { LayoutContext } from "./context.ts";
import { halfOfPlaced } from "./fold.ts";
import { headlineStyle } from "./heads.ts";
import { type Above, type Inside, sheetContext } from "./inside.ts";
import type { Placed } from "./page.ts";
import { type PartHalf, type PartSetting, placePart, setPart } from "./part.ts";
import type { PartRequest, PlacedFrame, Stage } from "./stages.ts";

/** One half of a story over the fold, with its frame on its page. */
interface HalfFrame extends PlacedFrame {
  readonly part: Part;
}

type Halves = readonly [left: HalfFrame, right: HalfFrame];

/** The two halves of a story over the fold; undefined for any other story. */
export function halvesOf(framed: readonly HalfFrame[]): Halves | undefined {
  const [left, right] = framed;
  return left?.part.spread === undefined || right === undefined ? undefined : [left, right];
}

/**
 * Sets a story over the fold as one part on a sheet of both pages, then cuts it (RULES.md#spreads). Text flows from the left half to the right as
 * between legs.
 */
export function setSpread(story: Story, halves: Halves, context: LayoutContext): readonly [PartSetting, PartSetting] {
  const [left, right] = halves;
  const { columns } = context.issue.paper.grid;
  // Hints try other rows, or other columns at an edge, for one half only.
  const changed = halves.find(({ part, frame }) => !isSameExtent(frame.rows, part.frame?.rows)) ?? left;
  const request: PartRequest = {
    story,
    part: left.part,
    frame: {
      columns: { from: left.frame.columns.from, to: columns + right.frame.columns.to },
      rows: changed.frame.rows,
    },
    above: aboveBoth(left.above, right.above),
    opening: "first",
    from: 0,
    notice: [],
    after: "nothing",
    bias: 0,
  };
  return cutAtFold(setPart(request, sheetContext(context)), halves, context);
}

/** The stricter of the occupants above the two halves. */
function aboveBoth(left: Above, right: Above): Above {
  const order: readonly Above[] = ["story", "furniture", "boxed", "open"];
  return order.find((above) => above === left || above === right) ?? "open";
}

/**
 * The things that one page prints of a part over the fold.
 * @param part its number on that page
 */
export function placeHalf({ side, whole }: PartHalf, part: number, context: LayoutContext): readonly Placed[] {
  const { paper } = context.issue;
  const { story, part: of, opening } = whole.request;
  const placed = placePart(whole, { to: undefined, from: undefined }, sheetContext(context));
  const { align } = headlineStyle(paper.styles, story, of, opening);
  const first = side === "left" ? 0 : foldOf(whole);
  return halfOfPlaced(placed, { side, x: paper.trim.width, align, words: context.words }).map((thing) => {
    const { leg } = thing.owner;
    return { ...thing, owner: { ...thing.owner, part, ...(leg !== undefined && { leg: leg - first }) } };
  });
}

/** Legs left of the fold. */
function foldOf({ inside: { fold }, request }: PartSetting): number {
  if (fold === undefined) throw new RangeError(`${request.story.id}: no fold to cut at`);
  return fold.legs;
}

/** The two parts of a setting on the sheet, each in its own page's coordinates. */
export function cutAtFold(
  whole: PartSetting,
  halves: Halves,
  context: LayoutContext,
): readonly [PartSetting, PartSetting] {
  const { rows } = whole.request.frame;
  const from = firstBehindFold(whole);
  const [left, right] = halves.map(({ part, frame, above }) => {
    return { ...whole.request, part, frame: { ...frame, rows }, above };
  }) as [PartRequest, PartRequest];
  const x = context.issue.paper.trim.width;
  return [
    halfSetting(whole, "left", { request: { ...left, after: "flow" }, from, x }),
    halfSetting(whole, "right", { request: { ...right, opening: "same-page", from }, from, x }),
  ];
}

/** The first code point after the fold; the text's end if it ends before. */
function firstBehindFold(whole: PartSetting): number {
  const { fit, segments, galley } = whole;
  const fold = foldOf(whole);
  const piece = fit.pieces.find(({ segment }) => (segments[segment]?.leg ?? 0) >= fold);
  const block = galley.blocks[piece?.block ?? -1];
  if (piece === undefined || block === undefined) return fit.at;
  return piece.from === 0
    ? block.from
    : (block.variants[fit.variants[piece.block] ?? 0]?.ends[piece.from - 1] ?? fit.at);
}

/** One half with its first code point and the fold. */
interface Cutting {
  readonly request: PartRequest;
  /** For the right half. */
  readonly from: number;
  readonly x: number;
}

/** Diagnostics of head and levers go with the left half, those of the text's end with the right; a photo belongs to the half in which it begins. */
function halfSetting(whole: PartSetting, side: SpreadHalf["side"], { request, from, x }: Cutting): PartSetting {
  const fold = foldOf(whole);
  const isLeft = side === "left";
  const isHere = (leg: number): boolean => leg < fold === isLeft;
  const before = isLeft ? 0 : whole.segments.filter(({ leg }) => leg < fold).length;
  const first = isLeft ? 0 : fold;
  const segments = whole.segments.filter(({ leg }) => isHere(leg));
  const pieces = whole.fit.pieces.filter(({ segment }) => isHere(whole.segments[segment]?.leg ?? 0));
  const own = whole.blocks.flatMap((_, block) => {
    const place = whole.standing.find((each) => each.block === block);
    return isHere(place?.legs.from ?? 0) ? [block] : [];
  });
  const last = isLeft ? fold - 1 : whole.inside.legs.length - 1;
  const legsHere = (legs: { readonly from: number; readonly to: number }) => ({
    from: legs.from - first,
    to: Math.min(legs.to, last) - first,
  });
  const { fit } = whole;
  const moved = pieces.map((piece) => ({ ...piece, segment: piece.segment - before }));
  return {
    half: { side, whole },
    request,
    inside: insideHalf(whole.inside, { isLeft, fold, x, frame: request.frame }),
    galley: whole.galley,
    stage: stageHalf(whole.stage, isLeft, fold),
    blocks: own.flatMap((block) => whole.blocks[block] ?? []),
    depths: own.map((block) => whole.depths[block] ?? 0),
    standing: whole.standing.flatMap((each) => {
      const block = own.indexOf(each.block);
      if (block < 0) return [];
      const legs = legsHere(each.legs);
      return [{ ...each, block, legs, obstacle: { ...each.obstacle, legs } }];
    }),
    segments: segments.map((segment) => ({ ...segment, leg: segment.leg - first })),
    fit: isLeft ? { ...fit, pieces: moved, at: from, ended: false, empty: 0 } : { ...fit, pieces: moved, holes: 0 },
  };
}

interface HalfInside extends Pick<Inside, "frame"> {
  readonly isLeft: boolean;
  readonly fold: number;
  readonly x: number;
}

function insideHalf({ fold: _, ...inside }: Inside, { isLeft, fold, x, frame }: HalfInside): Inside {
  const legs = isLeft
    ? inside.legs.slice(0, fold)
    : inside.legs.slice(fold).map((leg) => ({ ...leg, start: leg.start - x }));
  return { ...inside, frame, legs };
}

/** The right half of a head is what reaches over the fold. */
function stageHalf(stage: Stage, isLeft: boolean, fold: number): Stage {
  const { head, headLeg } = stage;
  if (isLeft)
    return head === undefined ? stage : { ...stage, head: { ...head, legs: Math.min(head.legs, fold - headLeg) } };
  const beyond = head === undefined ? 0 : headLeg + head.legs - fold;
  const right = head === undefined || beyond <= 0 ? undefined : { ...head, legs: beyond, tooLong: [], added: 0 };
  return { ...stage, head: right, headLeg: 0, opener: undefined, fixed: [] };
}
