/*
 * The levers fit a part's text to its frame: photo depth, headline size, white in the head, and paragraphs a line longer or shorter. Fitting exactly is slow, so
 * settings are ranked by estimated rows first: text 4 rows too long favours settings that win about 4 rows, and only the nearest are fitted.
 */

import type { Block, Galley } from "../text/galley.ts";
import type { LayoutContext } from "./context.ts";
import { endCost, type Fit, fit, type JumpCut, variantCost } from "./fit.ts";
import { between, type LegSegment, trayOf } from "./grid.ts";
import { type Inside, segmentsOf } from "./inside.ts";
import { placePhotos, type Slot, type Standing, stubRows } from "./pictures/arrange.ts";
import { type PictureBlock, preferred } from "./pictures/pictures.ts";
import type { After, Stage, Stages } from "./stages.ts";
import {
  ASKED_ROW,
  CROPPED,
  DEPTH_VECTORS,
  FITTED,
  GOOD,
  MAY_END_EARLY,
  MAY_END_SHORT,
  NO_PLACE,
  REARRANGED,
  STUB_ROW,
  UNASKED_ROW,
} from "./weights.ts";

/** The levers of one part and their limits. */
interface LeverRequest {
  readonly inside: Inside;
  readonly galley: Galley;
  readonly stages: Stages;
  readonly blocks: readonly PictureBlock[];
  readonly arranged: readonly (readonly Slot[])[];
  readonly after: After;
  readonly bias: number;
}

/** The result of the levers for a part. */
interface Levered {
  readonly stage: Stage;
  readonly standing: readonly Standing[];
  readonly depths: readonly number[];
  readonly segments: readonly LegSegment[];
}

/** The chosen levers with their fit. */
export interface ChosenLevers extends Levered {
  readonly fit: Fit;
}

/** One setting of all levers: `cost` is its own, `least` a lower bound with its fit, `estimate` a guess of both. */
interface Trial extends Levered {
  readonly rows: number;
  readonly cost: number;
  readonly least: number;
  readonly estimate: number;
}

/**
 * Finds the cheapest setting of photo depth within the crop limit, headline size, white and paragraph variants. Settings are ranked by how near their
 * rows come to the text's, and the nearest are fitted exactly.
 */
export function bestFit(request: LeverRequest, context: LayoutContext): ChosenLevers {
  const need = needOf(request.galley.blocks);
  const { first } = request.stages;
  const plain = trialAt(request, { stage: first, arranged: 0, depths: request.blocks.map(preferred) }, need, undefined);
  let best = fitBest(trialsOf(request, [first], need, plain.rows), undefined, request, context);
  if (best === undefined || best.cost > GOOD) {
    best = fitBest(trialsOf(request, otherStages(request, best?.fit), need, plain.rows), best, request, context);
  }
  if (best === undefined) throw new RangeError("no setting of the levers to try");
  const { stage, standing, depths, segments } = best.trial;
  return { stage, standing, depths, segments, fit: best.fit };
}

/** A smaller head cannot help copy that is short, and a deeper one cannot help copy that is over, so those are skipped. */
function otherStages({ stages, after }: LeverRequest, fit: Fit | undefined): readonly Stage[] {
  const spare = after === "nothing" ? (fit?.empty ?? 0) : 0;
  return [...(spare > MAY_END_SHORT ? [] : stages.smaller()), ...(spare < 0 ? [] : stages.taller())];
}

interface Fitted {
  readonly trial: Trial;
  readonly fit: Fit;
  readonly cost: number;
}

function fitBest(
  trials: readonly Trial[],
  before: Fitted | undefined,
  request: LeverRequest,
  context: LayoutContext,
): Fitted | undefined {
  let best = before;
  for (const trial of trials.slice(0, FITTED)) {
    if (best !== undefined && trial.least >= best.cost) continue;
    const fitted = fitOf(trial, request, context);
    const cost = trial.cost + fitted.cost;
    if (best === undefined || cost < best.cost) best = { trial, fit: fitted, cost };
  }
  return best;
}

function fitOf({ segments }: Trial, request: LeverRequest, context: LayoutContext): Fit {
  const { blocks, request: of } = request.galley;
  const goesOn = request.after !== "nothing";
  return fit({ blocks, codes: of.copy.codes, tray: trayOf(segments), goesOn, jump: jumpOf(request, context) });
}

/** How to cut a part that continues elsewhere. It may end before its foot only if no rows were requested of it. */
function jumpOf({ after, bias, galley }: LeverRequest, context: LayoutContext): JumpCut | undefined {
  if (after !== "jump") return undefined;
  return { tears: context.typeset.tears(galley.request.copy.codes), early: bias > 0 ? 0 : MAY_END_EARLY };
}

function trialsOf(request: LeverRequest, stages: readonly Stage[], need: Need, plain: number): readonly Trial[] {
  const vectors = depthVectors(request.blocks);
  const trials: Trial[] = [];
  for (const stage of stages) {
    for (let arranged = 0; arranged < Math.max(1, request.arranged.length); arranged++) {
      for (const depths of vectors) trials.push(trialAt(request, { stage, arranged, depths }, need, plain));
    }
  }
  return trials.sort((a, b) => a.estimate - b.estimate || a.cost - b.cost);
}

/** The rows that a text needs. */
interface Need {
  /** With its cheapest breaks; and at its longest. */
  readonly rows: number;
  readonly most: number;
  /** Its lines alone at the shortest, without white. */
  readonly least: number;
  /** Cost of losing, and of gaining, 0, 1, 2 … rows by variants and white. */
  readonly fewer: readonly number[];
  readonly more: readonly number[];
}

function needOf(blocks: readonly Block[]): Need {
  let rows = 0;
  let most = 0;
  let least = 0;
  const fewer: number[] = [];
  const more: number[] = [];
  for (const block of blocks) {
    const first = block.variants[0]?.ends.length ?? 0;
    rows += block.rowsBefore + first * block.rowsPerLine + block.rowsAfter;
    let longest = first;
    let shortest = first;
    block.variants.forEach((variant, index) => {
      longest = Math.max(longest, variant.ends.length);
      shortest = Math.min(shortest, variant.ends.length);
      const won = (variant.ends.length - first) * block.rowsPerLine;
      const prices = won > 0 ? more : fewer;
      for (let row = 0; row < Math.abs(won); row++) prices.push(variantCost(block, index) / Math.abs(won));
    });
    most += block.rowsBefore + longest * block.rowsPerLine + block.rowsAfter;
    least += shortest * block.rowsPerLine;
  }
  return { rows, most, least, fewer: sums(fewer), more: sums(more) };
}

/** The cost of the cheapest one, two, three … together. */
function sums(prices: readonly number[]): readonly number[] {
  let sum = 0;
  return [0, ...prices.toSorted((a, b) => a - b).map((price) => (sum += price))];
}

interface Setting {
  readonly stage: Stage;
  readonly arranged: number;
  readonly depths: readonly number[];
}

function trialAt(request: LeverRequest, setting: Setting, need: Need, plain: number | undefined): Trial {
  const { stage } = setting;
  const { inside, blocks } = request;
  const arranging = { inside, fixed: stage.fixed, blocks, notice: request.after === "jump" };
  const standing = placePhotos(arranging, request.arranged[setting.arranged] ?? [], setting.depths);
  const open = segmentsOf(inside, [...stage.fixed, ...standing.map((photo) => photo.obstacle)]);
  const segments = request.after === "jump" ? lessLastRow(open) : open;
  const rows = segments.reduce((sum, segment) => sum + segment.rows, 0);
  const off = Math.abs(rows - (plain ?? rows) - request.bias);
  const cost =
    stage.cost +
    setting.arranged * REARRANGED +
    photoCost(blocks, standing, setting.depths) +
    (request.galley.blocks.length === 0 ? 0 : STUB_ROW * stubRows({ standing, segments, inside })) +
    (request.after === "nothing" ? 0 : off * (request.bias === 0 ? UNASKED_ROW : ASKED_ROW));
  const estimate = request.after === "nothing" ? cost + misfit(need, rows) : cost;
  // Rows that even the longest text leaves empty stay at its end or become holes, which cost more. Rows that the shortest text lacks are over.
  const spare = Math.max(0, rows - need.most) + Math.min(0, rows - need.least);
  const least = request.after === "nothing" ? cost + endCost(spare) : cost;
  return { stage, standing, depths: setting.depths, segments, rows, cost, least, estimate };
}

/** Keeps the last row of the last leg for 下转. */
function lessLastRow(segments: readonly LegSegment[]): readonly LegSegment[] {
  const last = segments.at(-1);
  if (last === undefined) return segments;
  const rest = segments.slice(0, -1);
  return [...rest, { ...last, rows: last.rows - 1 }];
}

function photoCost(blocks: readonly PictureBlock[], standing: readonly Standing[], depths: readonly number[]): number {
  let cost = (blocks.length - standing.length) * NO_PLACE;
  for (const { block } of standing) {
    const natural = blocks[block]?.natural ?? 1;
    const off = ((depths[block] ?? natural) - natural) / Math.max(1, natural);
    cost += CROPPED * off * off;
  }
  return cost;
}

/** Estimates the cost of a fit with `rows` rows for the text: rows won, lost, left white, or over. */
function misfit({ rows: text, fewer, more }: Need, rows: number): number {
  const prices = rows < text ? fewer : more;
  let least = Number.POSITIVE_INFINITY;
  for (let won = 0; won < prices.length; won++) {
    const spare = rows < text ? rows - text + won : rows - text - won;
    least = Math.min(least, (prices[won] ?? 0) + endCost(spare));
    if (spare === 0) break;
  }
  return least;
}

/** Combinations of allowed depths, nearest to the preferred ones first. */
function depthVectors(blocks: readonly PictureBlock[]): readonly (readonly number[])[] {
  let vectors: readonly (readonly number[])[] = [[]];
  for (const block of blocks) {
    const depths = depthsOf(block);
    const grown = vectors.flatMap((vector) => depths.map((depth) => [...vector, depth]));
    vectors = grown.length <= DEPTH_VECTORS ? grown : thinned(grown, blocks);
  }
  return vectors;
}

function depthsOf(block: PictureBlock): readonly number[] {
  const best = preferred(block);
  const depths = between(block.depth.from, block.depth.to);
  return depths.toSorted((a, b) => Math.abs(a - best) - Math.abs(b - best) || a - b);
}

/** Keeps the least cropped vector for each total area of photos, since the text sees only the rows left. */
function thinned(
  vectors: readonly (readonly number[])[],
  blocks: readonly PictureBlock[],
): readonly (readonly number[])[] {
  const byArea = new Map<number, { readonly vector: readonly number[]; readonly off: number }>();
  for (const vector of vectors) {
    let area = 0;
    let off = 0;
    vector.forEach((depth, index) => {
      const block = blocks[index] as PictureBlock;
      area += depth * block.legs;
      off += ((depth - block.natural) / block.natural) ** 2;
    });
    const best = byArea.get(area);
    if (best === undefined || off < best.off) byArea.set(area, { vector, off });
  }
  return [...byArea.values()]
    .sort((a, b) => a.off - b.off)
    .slice(0, DEPTH_VECTORS)
    .map(({ vector }) => vector);
}
