import { textOf } from "../../../base/copy.ts";
import type { Em } from "../../../base/length.ts";
import type { Words } from "../../words/words.ts";
import { SLACK } from "../lines/demerits.ts";
import { tightening } from "../lines/justify.ts";
import { CLOSE, HAN, OPEN } from "../marks/classes.ts";
import { FORBIDDEN, HAN_SPACE, WIDE_SPACE } from "../marks/pairs.ts";
import type { Setting } from "../setting.ts";
import type { Items } from "../units/units.ts";
import {
  TURN_AT_SHORT,
  TURN_AT_STOP,
  TURN_FORBIDDEN,
  TURN_IN_WORD,
  TURN_LONGER_FIRST,
  TURN_PARTS,
  TURN_PAST_STOP,
  TURN_UNEVEN,
} from "../weights.ts";
import { cutHeading, headingWords } from "./heading-words.ts";
import { isDoubtful, turnCost } from "./turn-costs.ts";

/** A text with the places where it may turn. */
export interface Turnable {
  readonly items: Items;
  readonly setting: Setting;
  /** Units before which a line may start: 0 first, the number of units last. */
  readonly nodes: readonly number[];
  readonly costs: readonly number[];
}

/** The units at which each line ends. */
export type Ends = readonly number[];

/** The cost of a turn before each unit that may start a line. */
type Turns = ReadonlyMap<number, number>;

export function withTurns(text: Turnable, turns: Turns): Turnable {
  const inner = [...turns.keys()].sort((a, b) => a - b);
  const nodes = [0, ...inner, text.items.count];
  return { ...text, nodes, costs: nodes.map((unit) => turns.get(unit) ?? 0) };
}

/** Adds turns inside the words that are wider than the measure, wherever a line may break. */
export function withWideWords(text: Turnable, measure: Em): Turnable {
  const { items, nodes, costs } = text;
  const turns = new Map<number, number>();
  for (const [node, unit] of nodes.entries()) {
    if (node > 0 && unit < items.count) turns.set(unit, costs[node] ?? 0);
    const next = nodes[node + 1] ?? unit;
    if (tightWidthOf(text, unit, Math.max(next, unit + 1)) <= measure) continue;
    for (let inside = unit + 1; inside < next; inside++) {
      if (items.breaks[inside] !== FORBIDDEN) turns.set(inside, TURN_IN_WORD);
    }
  }
  return withTurns(text, turns);
}

/** Turns at the editor's gaps between phrases. */
export function phraseTurns({ items }: Turnable): Map<number, number> {
  const turns = new Map<number, number>();
  for (let unit = 1; unit < items.count; unit++) {
    if (isSpaced(items, unit) && items.breaks[unit] !== FORBIDDEN && !isSpread(items, unit)) turns.set(unit, 0);
  }
  return turns;
}

function isSpaced({ gaps }: Items, unit: number): boolean {
  return gaps[unit] === WIDE_SPACE || gaps[unit] === HAN_SPACE;
}

/**
 * True where the space before `unit` spreads a name of two characters to the width of three (王　铱): it stands between two Han characters of which
 * one has no other beside it. No line begins or ends there (RULES.md#turns).
 */
function isSpread(items: Items, unit: number): boolean {
  const { heads, count } = items;
  if (!isSpaced(items, unit) || heads[unit - 1] !== HAN || heads[unit] !== HAN) return false;
  // A single character at a text's edge or beside a mark is half a name; between two spaces it may stand for itself.
  const opens = unit === 1 || heads[unit - 2] !== HAN;
  const closes = unit + 1 === count || heads[unit + 1] !== HAN;
  return opens || closes || (isSpaced(items, unit - 1) && isSpaced(items, unit + 1));
}

/** Turns at the ends of words, cheapest behind marks (RULES.md#turns). */
export function wordTurns(text: Turnable, words: Words): Map<number, number> {
  const { items, setting } = text;
  const turns = phraseTurns(text);
  const { codes, from, to } = setting;
  const cut = headingWords(cutHeading(textOf(codes, from, to), words), words);
  const starting = new Map<number, number>();
  let at = from;
  for (const [index, word] of cut.entries()) {
    starting.set(at, index);
    for (const _ of word.text) at++;
  }
  for (let unit = 1; unit < items.count; unit++) {
    const word = starting.get(items.starts[unit] as number);
    if (turns.has(unit) || items.breaks[unit] === FORBIDDEN || word === undefined || isSpread(items, unit)) continue;
    const doubtful = isDoubtful(cut[word - 1]?.text ?? "", cut[word]?.text ?? "", words.kindOf);
    turns.set(unit, turnCost(cut, word) + (doubtful ? TURN_AT_SHORT : 0));
  }
  return turns;
}

/** Quotations and titles of a text: from the unit of the opening mark to behind the closing one. Marks inside others count with those. */
function quotationsOf({ count, heads }: Items): readonly Quotation[] {
  const quotations: Quotation[] = [];
  let depth = 0;
  let from = 0;
  for (let unit = 0; unit < count; unit++) {
    if (heads[unit] === OPEN && depth++ === 0) from = unit;
    else if (heads[unit] === CLOSE && depth > 0 && --depth === 0) quotations.push({ from, to: unit + 1 });
  }
  return quotations;
}

interface Quotation {
  readonly from: number;
  readonly to: number;
}

function widthOf({ items }: Turnable, start: number, stop: number): number {
  return (items.end[stop] as number) - (items.begin[start] as number);
}

/** The narrowest that a heading may be set; other text has its natural width. */
export function tightWidthOf(text: Turnable, start: number, stop: number): number {
  const natural = widthOf(text, start, stop);
  return text.setting.display ? natural - tightening(text.items, start, stop) : natural;
}

/** The lines of a text, and what their turns cost. */
export interface Turned {
  readonly ends: Ends;
  readonly cost: number;
  /** What the worst of them costs by itself. */
  readonly worst: number;
}

/**
 * Turns a text into the fewest lines that fit and cost less than `bearable`, at the best places.
 * With words that bear no turn the lines become more, up to `most`.
 */
export function turn(
  text: Turnable,
  measure: Em,
  most: number,
  bearable = Number.POSITIVE_INFINITY,
): Turned | undefined {
  const quotations = quotationsOf(text.items);
  const fewest = fewestLines(text, measure);
  for (let lines = fewest; lines <= Math.min(most, text.nodes.length - 1); lines++) {
    const turned = turnInto({ text, measure, quotations }, lines);
    if (turned !== undefined && turned.cost < bearable) return turned;
  }
  return undefined;
}

/** The fewest lines that hold a text; infinite where it turns nowhere in time. Fewer need not be tried: copy pasted in place of a heading has hundreds. */
function fewestLines(text: Turnable, measure: Em): number {
  const { nodes } = text;
  const fewest = nodes.map((_, node) => (node === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let from = 0; from < nodes.length - 1; from++) {
    const lines = (fewest[from] ?? Number.POSITIVE_INFINITY) + 1;
    if (lines === Number.POSITIVE_INFINITY) continue;
    for (let to = from + 1; to < nodes.length; to++) {
      if (tightWidthOf(text, nodes[from] ?? 0, nodes[to] ?? 0) > measure + SLACK) break;
      fewest[to] = Math.min(fewest[to] ?? lines, lines);
    }
  }
  return fewest.at(-1) ?? Number.POSITIVE_INFINITY;
}

interface Turning {
  readonly text: Turnable;
  readonly measure: Em;
  readonly quotations: readonly Quotation[];
}

/** The turns up to some node, and what they cost. */
interface Path {
  readonly cost: number;
  /** Where the last line ends; undefined before the first one. */
  readonly end: number | undefined;
  /** The turns up to that line. */
  readonly before: Path | undefined;
  /** Width of the last line. */
  readonly width: Em;
}

/** The best turns into `lines` lines; undefined where one would be too wide. */
function turnInto(turning: Turning, lines: number): Turned | undefined {
  const { text } = turning;
  const even = widthOf(text, 0, text.items.count) / lines;
  const costs = text.nodes.map((unit, node) => (text.costs[node] ?? 0) + quotedCost(turning, unit));
  const stops = stopsBefore(costs);
  let reached: ReadonlyMap<number, Path> = new Map([[0, { cost: 0, end: undefined, before: undefined, width: 0 }]]);
  for (let line = 0; line < lines; line++) reached = addLine(turning, reached, { costs, stops, even });
  const whole = reached.get(text.nodes.length - 1);
  if (whole === undefined) return undefined;
  const ends = endsOf(whole);
  const worst = Math.max(0, ...ends.slice(0, -1).map((unit) => costs[text.nodes.indexOf(unit)] ?? 0));
  return { cost: whole.cost, ends, worst };
}

function endsOf(path: Path): Ends {
  const ends: number[] = [];
  for (let each: Path | undefined = path; each?.end !== undefined; each = each.before) ends.push(each.end);
  return ends.reverse();
}

/** A turn inside a quotation or a title: forbidden if it would fit a line whole. */
function quotedCost({ text, measure, quotations }: Turning, unit: number): number {
  const quotation = quotations.find(({ from, to }) => from < unit && unit < to);
  if (quotation === undefined) return 0;
  return tightWidthOf(text, quotation.from, quotation.to) <= measure ? TURN_FORBIDDEN : TURN_PARTS;
}

/** By node, the stops at nodes before it. */
function stopsBefore(costs: readonly number[]): readonly number[] {
  let stops = 0;
  return costs.map((cost, node) => (node > 0 && cost === TURN_AT_STOP ? stops++ : stops));
}

/** What turns cost by node, the stops before each, and a line's even length. */
interface Prices {
  readonly costs: readonly number[];
  readonly stops: readonly number[];
  readonly even: Em;
}

/** Every node that one more line reaches, with the cheapest way there. */
function addLine(
  { text, measure }: Turning,
  reached: ReadonlyMap<number, Path>,
  prices: Prices,
): ReadonlyMap<number, Path> {
  const { nodes } = text;
  const next = new Map<number, Path>();
  for (const [from, path] of reached) {
    const start = nodes[from] as number;
    for (let to = from + 1; to < nodes.length; to++) {
      const stop = nodes[to] as number;
      if (tightWidthOf(text, start, stop) > measure + SLACK) break;
      const width = widthOf(text, start, stop);
      const cost = path.cost + lineCost(prices, { from, to }, width, path.width);
      const best = next.get(to);
      if (best === undefined || cost < best.cost) next.set(to, { cost, end: stop, before: path, width });
    }
  }
  return next;
}

/** The demerits of a line between two nodes: of its turn, of stops that it passes, of its length. */
function lineCost(
  { costs, stops, even }: Prices,
  { from, to }: { readonly from: number; readonly to: number },
  width: Em,
  above: Em,
): number {
  const own = from > 0 && costs[from] === TURN_AT_STOP ? 1 : 0;
  const passed = (stops[to] ?? 0) - (stops[from] ?? 0) - own;
  const uneven = (width - even) / even;
  const longer = above > width + SLACK ? TURN_LONGER_FIRST : 1;
  return (costs[to] ?? 0) + TURN_PAST_STOP * passed + TURN_UNEVEN * uneven * uneven * longer;
}
