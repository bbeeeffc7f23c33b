import { count } from "../../base/extent.ts";
import type { Line, Role } from "../text/line.ts";
import type { Desk } from "./desk.ts";
import type { Inside } from "./grid/inside.ts";
import { type HeadRequest, isEmpty, largerSizes, sizesOf } from "./heads/head.ts";
import type { PictureBlock } from "./pictures/picture-block.ts";
import { headRequestOf, type PartRequest, type Stage, stageOf, type Variation } from "./stage.ts";
import { HEAD_WHITE, LARGER_HEAD, SMALLER_HEAD } from "./weights.ts";

/** The ways to set what stands before the text, cheapest first; all but the first are set only when it does not serve. */
export interface Stages {
  readonly first: Stage;
  /** Those with a smaller headline, for copy that is too long. */
  readonly smaller: () => readonly Stage[];
  /** Those with a deeper head, for copy that does not fill its frame. */
  readonly taller: () => readonly Stage[];
}

/** A part before its copy is set. */
export interface OpenPart {
  readonly inside: Inside;
  readonly blocks: readonly PictureBlock[];
  readonly stages: Stages;
}

export function stagesOf(request: PartRequest, inside: Inside, blocks: readonly PictureBlock[], desk: Desk): Stages {
  const head = headRequestOf(request, desk);
  const build = (variant: Variation): Stage => stageOf(request, inside, blocks, { head, variant, desk });
  const first = build({ size: head.style.size, extra: 0, cost: 0 });
  const different = (stages: readonly Stage[]): readonly Stage[] => {
    const seen = new Set([rowsOf(first)]);
    return stages.filter((stage) => {
      const known = seen.has(rowsOf(stage));
      seen.add(rowsOf(stage));
      return !known;
    });
  };
  // A smaller headline must win rows; kicker and deck, set to its width, must not turn by it (RULES.md#proportion).
  const wins = (stage: Stage): boolean =>
    rowsOf(stage) < rowsOf(first) && linesOf(stage, SECOND).length <= linesOf(first, SECOND).length;
  // A headline does not turn to be larger, and one in several lines is large enough.
  const fits = (stage: Stage): boolean =>
    linesOf(stage, HEADLINE).length === 1 || headlineSize(stage) <= headlineSize(first);
  return {
    first,
    smaller: () => different(smallerOf(head).map(build).filter(wins)).filter(fits),
    taller: () => different(tallerOf(head, request, inside, desk).map(build)).filter(fits),
  };
}

function rowsOf(stage: Stage): number {
  return (stage.head?.rows ?? 0) + (stage.note?.rows ?? 0);
}

const HEADLINE: readonly Role[] = ["headline"];

const SECOND: readonly Role[] = ["kicker", "deck"];

function linesOf({ head }: Stage, roles: readonly Role[]): readonly Line[] {
  const placed = head?.placed ?? [];
  return placed.flatMap((thing) =>
    thing.kind === "text" && thing.line.segments[0] !== undefined && roles.includes(thing.line.segments[0].role)
      ? [thing.line]
      : [],
  );
}

function headlineSize(stage: Stage): number {
  return Math.max(0, ...linesOf(stage, HEADLINE).map(({ size }) => size));
}

/** Smaller headlines down to the floor. */
function smallerOf({ texts, style }: HeadRequest): readonly Variation[] {
  if (texts.headline === undefined) return [];
  return sizesOf(style)
    .slice(1)
    .map((size, step) => ({ size, extra: 0, cost: (step + 1) * SMALLER_HEAD }));
}

/** Larger headlines below the next rank's, then rows of white as far as the paper lets them be added (RULES.md#heads). */
function tallerOf(
  { texts, style }: HeadRequest,
  { opening, part, story }: PartRequest,
  inside: Inside,
  desk: Desk,
): readonly Variation[] {
  if (isEmpty(texts)) return [];
  const { levers, styles } = desk.issue.paper;
  const grows = opening === "first" && part.head === "top" && texts.headline !== undefined;
  const larger = grows ? largerSizes(styles, story.priority) : [];
  const most = Math.floor((count(inside.rows) * levers.white) / 100);
  const wider = [1, 2].filter((extra) => extra <= most);
  return [
    ...larger.map((size, step) => ({ size, extra: 0, cost: (step + 1) * LARGER_HEAD })),
    ...wider.map((extra) => ({ size: style.size, extra, cost: extra * HEAD_WHITE })),
  ];
}
