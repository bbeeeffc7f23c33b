import { textOf } from "../base/copy.ts";
import type { Em } from "../base/length.ts";
import type { Words } from "../words/words.ts";
import { CLOSE, COMMA, EXCLAMATION, OPEN, STOP } from "./classes.ts";
import { SLACK } from "./demerits.ts";
import { tightening } from "./justify.ts";
import { FORBIDDEN } from "./kinsoku.ts";
import { HAN_SPACE, WIDE_SPACE } from "./mojikumi.ts";
import type { Setting } from "./setting.ts";
import type { Items } from "./units.ts";
import { TURN_AT_LEANING, TURN_AT_SHORT, TURN_AT_STOP, TURN_AT_WORD, TURN_PARTS, TURN_UNEVEN } from "./weights.ts";

/** Never first in a line of a heading, never last (转行, RULES.md#headings). */
const NEVER_FIRST = "的得了";
const NEVER_LAST = "和与及";
/** Words of one character that lean on the next word: a line ends in one at a cost only, and may well begin with one. */
const FORWARD =
  "或而将把被在向对为从以于由让给比用按因如若则就才只都也又再还已曾正并且更最很太不没未无非每各第全某本该此这那";
/** Auxiliaries and place words, which lean on the word before: a line begins with one at a cost only. */
const BACKWARD = "地着过们吗呢吧啊之起后前里中内外间时等";
/** Words of one character with which a line may begin as with any longer one. */
const PRONOUNS = "我你他她它谁";
const NUMERALS = "零〇一二两三四五六七八九十百千万亿几数半0123456789.,%";

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
export type Turns = ReadonlyMap<number, number>;

export function withTurns(text: Turnable, turns: Turns): Turnable {
  const inner = [...turns.keys()].sort((a, b) => a - b);
  const nodes = [0, ...inner, text.items.count];
  return { ...text, nodes, costs: nodes.map((unit) => turns.get(unit) ?? 0) };
}

/** Turns at the editor's gaps between phrases. */
export function phraseTurns({ items }: Turnable): Map<number, number> {
  const turns = new Map<number, number>();
  for (let unit = 1; unit < items.count; unit++) {
    const gap = items.gaps[unit];
    if ((gap === WIDE_SPACE || gap === HAN_SPACE) && items.breaks[unit] !== FORBIDDEN) turns.set(unit, 0);
  }
  return turns;
}

/** Turns at the ends of words, cheapest behind marks. */
export function wordTurns(text: Turnable, words: Words): Map<number, number> {
  const { items, setting } = text;
  const turns = phraseTurns(text);
  const { starting, ending } = wordsOf(setting, words);
  const quoted = quotedUnits(items);
  for (let unit = 1; unit < items.count; unit++) {
    const head = items.heads[unit - 1] as number;
    const word = starting.get(items.starts[unit] as number);
    if (turns.has(unit) || items.breaks[unit] === FORBIDDEN || word === undefined) continue;
    const before = ending.get(items.ends[unit - 1] as number) ?? "";
    const cost = isStop(head) ? TURN_AT_STOP : turnCost(before, word);
    if (cost !== undefined) turns.set(unit, cost + (quoted.has(unit) ? TURN_PARTS : 0));
  }
  return turns;
}

/** Units before which a turn would part a quotation or a title. */
function quotedUnits({ count, heads }: Items): ReadonlySet<number> {
  const quoted = new Set<number>();
  let depth = 0;
  for (let unit = 1; unit < count; unit++) {
    if (heads[unit - 1] === OPEN) depth++;
    else if (heads[unit - 1] === CLOSE) depth--;
    if (depth > 0) quoted.add(unit);
  }
  return quoted;
}

function isStop(kind: number): boolean {
  return kind === COMMA || kind === STOP || kind === EXCLAMATION;
}

/** The words of a text, by where they start and where they end. */
function wordsOf(
  { codes, from, to }: Setting,
  words: Words,
): { readonly starting: ReadonlyMap<number, string>; readonly ending: ReadonlyMap<number, string> } {
  const starting = new Map<number, string>();
  const ending = new Map<number, string>();
  let at = from;
  for (const word of words(textOf(codes, from, to))) {
    starting.set(at, word);
    for (const _ of word) at++;
    ending.set(at, word);
  }
  return { starting, ending };
}

/** The cost of a turn between two words; undefined where a rule forbids it. */
function turnCost(last: string, first: string): number | undefined {
  const [head = ""] = first;
  if (NEVER_FIRST.includes(head) || NEVER_LAST.includes(last.at(-1) ?? " ")) return undefined;
  if (isNumber(last)) return TURN_AT_WORD + TURN_PARTS;
  if (isOneOf(last, FORWARD) || isOneOf(first, BACKWARD)) return TURN_AT_WORD + TURN_AT_LEANING;
  const short = first.length === 1 && !isOneOf(first, FORWARD + NEVER_LAST + PRONOUNS);
  return TURN_AT_WORD + (short ? TURN_AT_SHORT : 0);
}

function isOneOf(word: string, characters: string): boolean {
  return word.length === 1 && characters.includes(word);
}

function isNumber(word: string): boolean {
  for (const each of word) if (!NUMERALS.includes(each)) return false;
  return word !== "" && !word.endsWith("%");
}

function widthOf({ items }: Turnable, start: number, stop: number): number {
  return (items.end[stop] as number) - (items.begin[start] as number);
}

/** The narrowest that a heading may be set; other text has its natural width. */
function tightWidthOf(text: Turnable, start: number, stop: number): number {
  const natural = widthOf(text, start, stop);
  return text.setting.display ? natural - tightening(text.items, start, stop) : natural;
}

/** Turns a text into the fewest lines that fit, at the best places. */
export function turn(text: Turnable, measure: Em, most: number): Ends | undefined {
  for (let lines = 1; lines <= Math.min(most, text.nodes.length - 1); lines++) {
    const ends = turnInto(text, measure, lines);
    if (ends !== undefined) return ends;
  }
  return undefined;
}

/** The turns up to some node, and what they cost. */
interface Path {
  readonly cost: number;
  readonly ends: Ends;
}

/** The best turns into `lines` lines; undefined where one would be too wide. */
function turnInto(text: Turnable, measure: Em, lines: number): Ends | undefined {
  const even = widthOf(text, 0, text.items.count) / lines;
  let reached: ReadonlyMap<number, Path> = new Map([[0, { cost: 0, ends: [] }]]);
  for (let line = 0; line < lines; line++) reached = addLine(text, reached, measure, even);
  return reached.get(text.nodes.length - 1)?.ends;
}

/** Every node that one more line reaches, with the cheapest way there. */
function addLine(text: Turnable, reached: ReadonlyMap<number, Path>, measure: Em, even: Em): ReadonlyMap<number, Path> {
  const { nodes, costs } = text;
  const next = new Map<number, Path>();
  for (const [from, path] of reached) {
    for (let to = from + 1; to < nodes.length; to++) {
      const stop = nodes[to] as number;
      const start = nodes[from] as number;
      const width = widthOf(text, start, stop);
      if (tightWidthOf(text, start, stop) > measure + SLACK) break;
      const uneven = (width - even) / even;
      const cost = path.cost + (costs[to] ?? 0) + TURN_UNEVEN * uneven * uneven;
      if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost, ends: [...path.ends, stop] });
    }
  }
  return next;
}
