/*
 * Finds where a heading of several lines turns. Readers take a line for a phrase, so a turn costs by the two words beside it: 全市供水管网/改造完成 turns behind a
 * subject and is cheap, 把供水/管网改造 parts a compound and is dear. Of all ways to turn the cheapest wins, with lines of about one length. Words and their parts of speech
 * come from the dictionary; the lists at the end of the file correct it for headlines.
 */

import { textOf } from "../../../base/copy.ts";
import type { Em } from "../../../base/length.ts";
import type { WordKind, Words } from "../../words/words.ts";
import type { Setting } from "../line.ts";
import { tightening } from "../lines/set-line.ts";
import { CLOSE, HAN, OPEN } from "../marks/classes.ts";
import { FORBIDDEN, HAN_SPACE, WIDE_SPACE } from "../marks/pairs.ts";
import type { Items } from "../units/units.ts";
import {
  SLACK,
  TURN_AT_CLAUSE,
  TURN_AT_LEANING,
  TURN_AT_SHORT,
  TURN_AT_STOP,
  TURN_AT_SUBJECT,
  TURN_AT_VERBS,
  TURN_AT_WORD,
  TURN_FORBIDDEN,
  TURN_IN_LIST,
  TURN_IN_PHRASE,
  TURN_IN_WORD,
  TURN_LONGER_FIRST,
  TURN_PARTS,
  TURN_PAST_STOP,
  TURN_UNEVEN,
} from "../weights.ts";

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

/** Adds turns inside words that are wider than the measure, wherever a line may break. */
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

/** Turns at the editor's spaces between phrases. */
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
 * True if the space before `unit` spreads a name of two characters to three (王　铱): it is between two Han characters, one of which has no other
 * beside it. No line turns there (RULES.md#turns).
 */
function isSpread(items: Items, unit: number): boolean {
  const { heads, count } = items;
  if (!isSpaced(items, unit) || heads[unit - 1] !== HAN || heads[unit] !== HAN) return false;
  // A single character at a text's edge or beside a mark is half a name; between two spaces it may be a word.
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

/** The outermost quotations and titles of a text: from the unit of the opening mark to behind the closing one. */
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

/** The least width to which a heading may be set tight; other text has its natural width. */
export function tightWidthOf(text: Turnable, start: number, stop: number): number {
  const natural = widthOf(text, start, stop);
  return text.setting.display ? natural - tightening(text.items, start, stop) : natural;
}

/** A text with its turns. */
export interface Turned {
  readonly ends: Ends;
  /** Demerits of all turns. */
  readonly cost: number;
  /** Demerits of the worst turn by itself. */
  readonly worst: number;
}

/**
 * Turns a text at the best places into the fewest lines that fit and cost less than `bearable`, at most `most`.
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

/** The fewest lines that hold a text; infinite: a part between two turns is too wide. Saves time with copy pasted as a heading, which takes hundreds of lines. */
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

/** The lines up to some node. */
interface Path {
  /** Demerits of all lines. */
  readonly cost: number;
  /** The end of the last line; undefined before the first one. */
  readonly end: number | undefined;
  /** The lines before the last. */
  readonly before: Path | undefined;
  /** The width of the last line. */
  readonly width: Em;
}

/** The best turns into `lines` lines; undefined: a line would be too wide. */
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

/** Demerits of a turn inside a quotation or a title, which is forbidden if the whole would fit a line. */
function quotedCost({ text, measure, quotations }: Turning, unit: number): number {
  const quotation = quotations.find(({ from, to }) => from < unit && unit < to);
  if (quotation === undefined) return 0;
  return tightWidthOf(text, quotation.from, quotation.to) <= measure ? TURN_FORBIDDEN : TURN_PARTS;
}

/** By node, the number of stops at nodes before it. */
function stopsBefore(costs: readonly number[]): readonly number[] {
  let stops = 0;
  return costs.map((cost, node) => (node > 0 && cost === TURN_AT_STOP ? stops++ : stops));
}

interface Prices {
  /** By node, demerits of the turn. */
  readonly costs: readonly number[];
  /** By node, the number of stops before it. */
  readonly stops: readonly number[];
  /** The length of a line if all were alike. */
  readonly even: Em;
}

/** The nodes that one more line reaches, each with the cheapest path. */
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

/** Demerits of a line between two nodes: for its turn, for the stops that it passes, for its length. */
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

/** Demerits of a turn before the word `at` of a heading. */
function turnCost(words: readonly HeadingWord[], at: number): number {
  const last = words[at - 1];
  const first = words[at];
  if (last === undefined || first === undefined) return 0;
  if (isStop(last.text)) return last.text === "、" ? TURN_IN_PHRASE : TURN_AT_STOP;
  const pair = { last, first };
  if (isForbidden(pair) || isInDate(words, at)) return TURN_FORBIDDEN;
  return endCost(words, at, pair) + startCost(pair);
}

const [DAY_OR_MONTH, MINUTES] = [
  /^(?:[\d零〇一二三四五六七八九十]+[月日号]|[上中下]旬|[初底末])/u,
  /^[\d零〇一二三四五六七八九十]+分/u,
];

/** Between the parts of a date or of a time: 2026年/11月/24日, 六月/底, 8时/30分. */
function isInDate(words: readonly HeadingWord[], at: number): boolean {
  const last = words[at - 1]?.text ?? "";
  const next = `${words[at]?.text}${words[at + 1]?.text ?? ""}`;
  return (/[年月]$/u.test(last) && DAY_OR_MONTH.test(next)) || (/[时点]$/u.test(last) && MINUTES.test(next));
}

/** Whether the dictionary has a word across the turn, so that the words may be cut wrong: 里长/出. */
function isDoubtful(last: string, first: string, kindOf: Words["kindOf"]): boolean {
  const [before, behind] = [[...last], [...first]];
  for (let left = 1; left <= Math.min(2, before.length); left++) {
    for (let right = 1; right <= Math.min(2, behind.length); right++) {
      const across = [...before.slice(-left), ...behind.slice(0, right)].join("");
      const whole = left === before.length && right === behind.length;
      if (!whole && kindOf?.(across) !== undefined) return true;
    }
  }
  return false;
}

interface Pair {
  readonly last: HeadingWord;
  readonly first: HeadingWord;
}

function isStop(text: string): boolean {
  return text.length === 1 && "，。、；：！？,;:!?".includes(text);
}

function isForbidden({ last, first }: Pair): boolean {
  if (NEVER_FIRST.has(first.text) || first.text.startsWith("之")) return true;
  if (NEVER_LAST.has(last.text) || isNumber(last.text)) return true;
  return ABOUT.includes(first.text.charAt(0)) && isQuantity(last);
}

/** Demerits of a line's end between two words. */
function endCost(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  const { text, kind } = last;
  if (text === "的") return TURN_PARTS;
  if (text === "了") return TURN_IN_LIST;
  if (MODAL.has(text)) return TURN_AT_LEANING;
  switch (kind) {
    case "adverb":
    case "preposition":
    case "conjunction":
      return TURN_PARTS;
    case "modifier":
    case "particle":
      return TURN_AT_LEANING;
    case "verb":
      return afterVerb(words, at, { last, first });
    case "adjective":
    case "pronoun":
      return text.length === 1 || isNominal(first) ? TURN_AT_LEANING : TURN_AT_WORD;
    case "number":
    case "measure":
      return afterQuantity(words, at, { last, first });
    case "time":
    case "place":
    case "side":
      return afterPlace(words, at, { last, first });
    case "noun":
    case "action":
    case "phrase":
    case undefined:
      return afterNoun(words, at, { last, first });
  }
}

/** Behind a time or a place: good before what happens there, less good inside a name (夜间/门诊). */
function afterPlace(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (last.kind === first.kind) return TURN_AT_LEANING;
  if (opens(first)) return TURN_AT_CLAUSE;
  if (!isNominal(first)) return TURN_AT_WORD;
  return isClause(words.slice(at)) && words[at - 2]?.kind !== "noun" ? TURN_AT_SUBJECT : TURN_IN_LIST;
}

/** Behind a quantity, which leans on its noun. A duration may end a clause (上线三年/群众少跑) or open one (开放/半年接待). */
function afterQuantity(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  const lasts = DURATION.test(last.text);
  if (lasts && first.kind === "verb" && words[at - 2]?.kind === "verb") return TURN_AT_LEANING;
  if (opens(first) || !isNominal(first)) return TURN_AT_CLAUSE;
  return lasts && isClause(words.slice(at)) ? TURN_AT_CLAUSE : TURN_AT_LEANING;
}

/** Behind a verb: before its object, or at the end of a clause if the next words are a clause of their own. */
function afterVerb(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (last.text.length === 1) return TURN_PARTS;
  if (SAYING.has(last.text)) return TURN_AT_SUBJECT;
  if (first.kind === "verb") return TURN_AT_VERBS;
  if (!isClause(words.slice(0, at)) || !isClause(words.slice(at)))
    return isObject(first) ? TURN_AT_VERBS : TURN_IN_LIST;
  if (isObject(first)) return NEEDS_OBJECT.test(last.text) ? TURN_AT_VERBS : TURN_IN_LIST;
  return opensAt(words, at) || isAmount(first) ? TURN_AT_CLAUSE : TURN_IN_LIST;
}

/** Whether a word may be the object of the verb before it. */
function isObject(word: HeadingWord): boolean {
  return isNominal(word) && !opens(word);
}

function isAmount(word: HeadingWord): boolean {
  return isQuantity(word) && !DURATION.test(word.text);
}

/** Behind a noun: between subject and verb, or inside a compound of nouns. */
function afterNoun(words: readonly HeadingWord[], at: number, { last, first }: Pair): number {
  if (/^[”’》」』）]$/u.test(last.text)) return TURN_AT_WORD;
  const begun = isClause(words.slice(0, at - 1));
  if (opens(first)) return begun ? TURN_IN_LIST : TURN_AT_CLAUSE;
  if (isNominal(first)) return TURN_IN_PHRASE;
  if (first.kind === "verb" && endsClause(words, at + 1)) return TURN_IN_PHRASE;
  return begun ? TURN_IN_LIST : TURN_AT_SUBJECT;
}

/** Whether the words before `at` end a clause, so that their verb belongs to the noun before it. */
function endsClause(words: readonly HeadingWord[], at: number): boolean {
  const next = words[at];
  return next !== undefined && (isStop(next.text) || opensAt(words, at));
}

/** Whether a clause begins at `at`. A time before a noun may be part of its name: 元宵夜空. */
function opensAt(words: readonly HeadingWord[], at: number): boolean {
  const [first, next] = words.slice(at, at + 2);
  if (first === undefined || !opens(first)) return false;
  return first.kind !== "time" || next === undefined || !isNominal(next) || isClause(words.slice(at + 1));
}

/** Whether a clause may begin with a word: a time, 我市, 全城. */
function opens({ text, kind }: HeadingWord): boolean {
  return kind === "time" || kind === "pronoun" || OPENERS.has(text) || (text.length > 1 && text.startsWith("每"));
}

/** Whether words are a clause: a noun, time or quantity, and a verb behind it. */
function isClause(words: readonly HeadingWord[]): boolean {
  const subject = words.findIndex((word) => isNominal(word) || isQuantity(word) || word.kind === "time");
  return subject >= 0 && words.slice(subject + 1).some(({ kind }) => kind === "verb" || kind === "action");
}

function isNominal({ kind }: HeadingWord): boolean {
  switch (kind) {
    case "noun":
    case "action":
    case "phrase":
    case "pronoun":
    case "modifier":
    case undefined:
      return true;
    default:
      return false;
  }
}

/** Demerits of a short word at a line's start: it may be the end of a name. */
function startCost({ first, last }: Pair): number {
  const { text, kind } = first;
  if (HEADS.has(text) && isNominal(last)) return TURN_PARTS;
  if (FAIRS.test(text) && !FAIRS.test(last.text) && last.kind === "noun") return TURN_AT_SHORT;
  if (text.length > 1 || isNumber(text)) return 0;
  if (ENDINGS.has(text)) return TURN_PARTS;
  return kind === "noun" || kind === "measure" || kind === undefined ? TURN_AT_SHORT : 0;
}

interface HeadingWord {
  /** In simplified characters, of the same length as in the heading. */
  readonly text: string;
  /** Undefined: unknown, such as a name. */
  readonly kind: WordKind | undefined;
}

// The lists below are House, except the particles (RULES.md#turns). The dictionary gives a word's commonest part of speech. That is too often wrong for words of
// one character, so the important ones are listed here.

/** Particles and side words, which belong to the word before. */
const NEVER_FIRST = listOf(
  "的 得 了 着 过 们 地 吗 呢 吧 啊 之 前 后 里 中 内 外 间 时 上 下 起 以上 以下 以内 以外 以来 左右 之一 等",
);
/** Words that belong to the word behind: conjunctions, prepositions, modifiers. */
const NEVER_LAST = listOf(
  "和 与 及 跟 同 以及 暨 或 或者 而 并 并且 但 因 如 若 则 就 才 只 都 也 又 再 还 已 曾 正 均 皆 更 最 很 太 不 没 未 无 非 将 拟 欲 " +
    "把 被 在 向 对 为 从 以 于 由 让 给 比 用 按 据 至 每 各 第 全 某 本 该 此 这 那 头 首 约 共 近 逾 超 达 创 获 新 须 可 能 应 会 想 敢 " +
    "多 多种 多个 各种 各类 一种 这种 那种 首批 首个 首台 首次 首条 首座 首届 是 有 没有 关于 对于 随着 所有 全部 部分 其他",
);
/** Last characters of words that no dictionary has: 就业者, 缆厂路. */
const ENDINGS = listOf(
  "者 家 员 市 县 区 镇 乡 村 路 街 桥 站 队 组 院 厂 局 处 所 馆 场 店 节 会 杯 奖 案 法 化 性 率 量 度 号 版 期 线 点 费 价 款 档",
);
/** Last words of names of several words. */
const HEADS = listOf(
  "大赛 大会 论坛 博览会 展销会 公园 广场 小区 学校 中心 基地 工程 项目 行动 活动 片区 资金 公司 集团 大学 医院 合作社 面积 总数 价格 比例",
);
/** Fairs and festivals, which also end such names. */
const FAIRS = /^..[会赛节展园]$/u;
/** Words that begin a clause, with their noun on the same line. */
const OPENERS = listOf("全市 全省 全国 全城 全县 全区 全球 我市 我省 我国 我县 我区 本市 本省 沿线");
/** Verbs that lean on the verb behind them. */
const MODAL = listOf(
  "可以 能够 应该 应当 必须 不能 不得 需要 预计 开始 继续 正在 即将 将要 严禁 禁止 准备 计划 能否 是否 为何 如何 怎么 怎样",
);
/** Verbs of saying, before what is said. */
const SAYING = listOf("建议 要求 宣布 表示 呼吁 提醒 认为 发现 证实 透露 承诺 提出");
/** Verbs that need their object: 走进, 搬到. */
const NEEDS_OBJECT = /.[进到成出入为过往获向于]$/u;
/** Words whose part of speech in headlines differs from the dictionary's. */
const KINDS: Readonly<Record<string, WordKind>> = {
  ...asKind("verb", "当 刷 创 产生 印发 迎客 亮相 上岗 写在 唱给 首演 首发 首播 命名 上线 规范 建议"),
  ...asKind("time", "明起 今起"),
  ...asKind("adverb", "少 提前 连续 持续 深入 免费 全面 最高 最低 首次 多次 当场 紧急"),
  ...asKind("action", "创新 改造 就业 保护 规划 治理 展览 就医 养老 急诊"),
  ...asKind("noun", "青年 少年 清明 公共 大钟 合同 沿海 好不好"),
};
/** Last characters of words for people. */
const PERSONS = /[生员者人工师客]$/u;
/** 第四天, 第三年: a time, not a quantity. */
const ORDINAL_DAY = /^第.+[年月天日周次]$/u;
const DURATION = /.[年月天日周时]$/u;
/** Characters behind a number that make it approximate. */
const ABOUT = "余多来";
const NUMERALS = `零〇一二两三四五六七八九十百千万亿几半数${ABOUT}0123456789.,%`;

function asKind(kind: WordKind, words: string): Readonly<Record<string, WordKind>> {
  return Object.fromEntries(words.split(" ").map((word) => [word, kind]));
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** Words that the dictionary lacks, and terms that are read as one word. */
const TERMS =
  "非遗 传承人 国足 男足 女足 男篮 女篮 中秋夜 除夕夜 元宵夜 网约车 快递柜 直播间 共享单车 充电桩 断头路 公交线 专列 零工市场 以旧换新 双碳 新质生产力 碳中和 碳达峰 医共体 " +
  "夜经济 微短剧 银发族 适老化 人工智能 大模型 低空经济 口袋公园 停车难 老字号 农家书屋 乡村振兴 一网通办 最多跑一次 高铁站 轻轨站 地铁站 候车厅 门诊楼 住院楼 教学楼 图书馆 美术馆 " +
  "体育馆 博物馆 科技馆 文创园 产业园 之家 之乡 个人信息 公共服务 营商环境 食品安全 网络安全 信息安全 安全生产 义务教育 学前教育 职业教育 高等教育 医疗保险 社会保险 养老保险 公共交通 " +
  "城市更新 设备更新 污水处理 生活垃圾 垃圾分类 知识产权 科技创新 数字经济 民营经济 志愿服务 精神文明 生态环境 基础设施 人才培养 科普教育 专项行动 实施意见 指导意见";
const FIGURE = "[\\d零一二三四五六七八九十]+";
/** The terms, scores (三比一), spans of time (最近八年), and 上周, 下月, 本月 and the like. */
const UNPARTED = new RegExp(
  `([本下上][周月]|[上下]半年|(?:最?近|过去|未来|今后)${FIGURE}[个多余]?[年月天周]来?|${FIGURE}比${FIGURE}|${TERMS.replaceAll(" ", "|")})`,
  "u",
);

export function cutHeading(text: string, words: Words): readonly string[] {
  // A paper's own word may contain a term: 清河图书馆.
  const pieces = words.own?.partsOf(text) ?? [text];
  return pieces.flatMap((piece, at) => (at % 2 === 1 ? [piece] : cutTerms(piece, words)));
}

function cutTerms(text: string, words: Words): readonly string[] {
  let behind = 0;
  return plainOf(text, words)
    .split(UNPARTED)
    .flatMap((plain, at) => {
      const part = text.slice(behind, behind + plain.length);
      behind += plain.length;
      return at % 2 === 1 ? [part] : part === "" ? [] : words(part);
    });
}

function plainOf(text: string, { simplified }: Words): string {
  return simplified?.(text) ?? text;
}

function headingWords(texts: readonly string[], words: Words): readonly HeadingWord[] {
  const plain = texts.map((text) => plainOf(text, words));
  return plain.map((text, at) => ({ text, kind: kindIn(text, plain[at + 1] ?? "", words.kindOf) }));
}

function kindIn(text: string, next: string, kindOf: Words["kindOf"]): WordKind | undefined {
  const kind = KINDS[text] ?? (MODAL.has(text) ? "verb" : kindOf?.(text));
  switch (kind) {
    case "verb":
      return text.length > 1 && PERSONS.test(text) ? "noun" : "verb";
    case "number":
      return ORDINAL_DAY.test(text) ? "time" : "number";
    case "action":
      return isActing(next, kindOf) ? "verb" : "action";
    case undefined:
      return text.length === 2 ? guess(text.charAt(0), kindOf) : undefined;
    default:
      return kind;
  }
}

/** The kind of an unknown word of two characters, by its first: 巡河 and 互认 are verbs, 三地 is a number. */
function guess(first: string, kindOf: Words["kindOf"]): WordKind | undefined {
  const kind = KINDS[first] ?? kindOf?.(first);
  if (NUMERALS.includes(first)) return "number";
  return kind === "verb" || kind === "adverb" ? "verb" : undefined;
}

/** Whether a verb that may serve as a noun is a verb before the word `next`: 突破一亿吨. */
function isActing(next: string, kindOf: Words["kindOf"]): boolean {
  return isNumber(next) || next === "了" || next === "着" || next === "过" || kindOf?.(next) === "number";
}

function isQuantity({ text, kind }: HeadingWord): boolean {
  return isNumber(text) || kind === "measure" || kind === "number";
}

function isNumber(text: string): boolean {
  for (const each of text) if (!NUMERALS.includes(each)) return false;
  return text !== "" && !text.endsWith("%");
}
