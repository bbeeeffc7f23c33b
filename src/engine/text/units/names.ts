/*
 * Holds together what Chinese text writes without spaces: numbers and their measure words, numerals, short titles, names of persons, and names that a paper
 * lists. No dictionary of names is complete, so the rules look at a few characters on either side: 苏晚晴 is a name in 记者苏晚晴 and in 苏晚晴说, and a line ends inside
 * it only where it would otherwise look bad (NAMED_COST).
 */

import { inBothScripts } from "../../../base/both-scripts.ts";
import { textOf } from "../../../base/copy.ts";
import type { Em } from "../../../base/length.ts";
import type { OwnWords } from "../../words/words.ts";
import type { Setting } from "../line.ts";
import type { LineRoom } from "../lines/break-lines.ts";
import { CLOSE, COMMA, EXCLAMATION, HAN, OPEN, STOP } from "../marks/classes.ts";
import { BROKEN, FORBIDDEN, FREE, IN_NUMBER, IN_TITLE, IN_WORD, NAMED, NATURAL, SOLID } from "../marks/pairs.ts";
import { FEWEST_FIGURES, LONGEST_HELD_NAME, LONGEST_HELD_TITLE, MOST_FIGURES, SLACK } from "../weights.ts";
import type { Items } from "./units.ts";

/** Measure words and units of one character. */
const MEASURES: ReadonlySet<number> = new Set(
  codesOf(
    "年月日号时点分秒刻天周季岁届版章期次回遍趟名位人口户家个只头匹条根支枝张片块颗粒把件套台辆架艘座栋幢间所处层级楼室元角万亿千百吨克斤两米寸尺丈里亩升度倍成瓦码股笔项款种类门节课篇首幅本册卷份封页行句段场部集批组队班站环区县市镇乡村路线条棵株盏道本届轮球分胜负",
  ),
);
/** Measure words and units of two characters: the first, and those that may follow it. */
const PAIRS: ReadonlyMap<number, string> = new Map(
  [
    ["小", "时"],
    ["分", "钟"],
    ["秒", "钟"],
    ["公", "里斤顷分尺吨升"],
    ["千", "米克瓦元人"],
    ["厘", "米"],
    ["毫", "米升克"],
    ["平", "方米"],
    ["立", "方米"],
    ["万", "元人吨户平千个名次亩株"],
    ["亿", "元人吨千斤立"],
    ["百", "分万人"],
    ["美", "元"],
    ["欧", "元"],
    ["人", "次"],
    ["世", "纪"],
    ["年", "代级"],
    ["月", "份底初"],
    ["余", "人名家万个次元"],
    ["多", "人名家万个次元年"],
    ["个", "月"],
    ["摄", "氏"],
  ].flatMap(pairsOf),
);

/** True if two characters begin with a measure word: 年, 小时. */
export function isCounted(first: number, second: number): boolean {
  return MEASURES.has(first) || isPairOfMeasure(first, second);
}

/** True for a measure word of two characters: 小时, 万元. */
export function isPairOfMeasure(first: number, second: number): boolean {
  return PAIRS.get(first)?.includes(String.fromCharCode(second)) ?? false;
}

/** Makes line ends inside a short title 《…》 a second choice; `close` is the unit of its 》. */
export function holdTitle({ heads, breaks }: Items, close: number): void {
  let open = close - 1;
  while (close - open <= LONGEST_HELD_TITLE && heads[open] === HAN) open--;
  if (heads[open] !== OPEN) return;
  for (let unit = open + 2; unit < close; unit++) if (breaks[unit] === FREE) breaks[unit] = IN_TITLE;
}

/** The commonest surnames of one character, borne by nine people of ten. Of 于余钟 the forms 於餘鐘 are no surnames. */
const SURNAMES = `${inBothScripts(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡杜叶程苏魏吕丁任沈姚卢姜崔谭陆汪范石廖贾夏韦傅邹孟熊秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵钱严武戴莫孔向汤温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕裴霍涂苗谷盛曲翁骆辛管柴蒙鲍华喻祁蒲房滕屈饶尤阳穆农",
)}于余钟鍾蕭閻`;
/** The last character of a word before a name: 记者, 队员. */
const BEFORE_NAME: ReadonlySet<number> = new Set(codesOf("者员长任授师记理席人士家民手兵匠生工"));
/** Verbs of saying behind a name: the first character, and those that may follow it; none: any may. */
const BEHIND_NAME: ReadonlyMap<number, string> = new Map(
  [
    ["说", ""],
    ["介", "绍"],
    ["表", "示"],
    ["告", "诉"],
    ["认", "为"],
    ["坦", "言"],
    ["笑", "着著说道"],
    ["道", "：:"],
    ["问", "：:"],
    ["答", "：:"],
    ["回", "答忆"],
    ["指", "出"],
    ["摄", ""],
    ["补", "充"],
    ["透", "露"],
    ["解", "释"],
  ].flatMap(pairsOf),
);
/** Characters that may also follow a name with an office before it. */
const BEHIND_OFFICE: ReadonlySet<number> = new Set(codesOf("到在从向对与和及是也就将把来去率带等"));
/** Characters that no given name has, which rules out 高兴地说, 老谭把话说完, 园林处说 and 百人左右. */
const UNNAMED: ReadonlySet<number> = new Set(codesOf("了的着地得不没是也都就把被很只所们么这那您你我他她它处右"));
/** 老何 and 小江 are whole names, without a given name behind them (老何忽然说). */
const BEFORE_OTHERS: ReadonlySet<number> = new Set(codesOf("老小阿"));
/** Words that end in a surname: 工程, 师傅. */
const ENDS_WORD: ReadonlyMap<number, string> = new Map([
  ["傅".charCodeAt(0), "师師"],
  ["程".charCodeAt(0), "工"],
]);

/** The code points of both scripts. */
function codesOf(text: string): readonly number[] {
  return Array.from(inBothScripts(text), (each) => each.charCodeAt(0));
}

function pairsOf([first = "", second = ""]: readonly string[]): readonly (readonly [first: number, second: string])[] {
  return codesOf(first).map((code) => [code, inBothScripts(second)]);
}

/** Makes line ends inside a person's name a second choice, if the words beside it show that it is a name; `unit` is the surname. */
function holdName(items: Items, codes: Uint32Array, unit: number): void {
  const length = nameLength(items, codes, unit);
  for (let part = unit + 1; part < unit + length; part++) {
    if (items.breaks[part] === FREE && items.gaps[part] === SOLID) items.breaks[part] = NAMED;
  }
}

/** The length of the name that begins at a surname (记者苏晚晴到, 苏晚晴说); 0: there is none. */
function nameLength(items: Items, codes: Uint32Array, unit: number): number {
  if (!isGiven(items, codes, unit + 1)) return 0;
  const before = unit > 0 && items.heads[unit - 1] === HAN ? codeAt(items, codes, unit - 1) : 0;
  if (BEFORE_OTHERS.has(before) || isEndOfWord(before, codeAt(items, codes, unit))) return 0;
  const inOffice = BEFORE_NAME.has(before);
  if (ends(items, codes, unit + 2, inOffice)) return 2;
  return isGiven(items, codes, unit + 2) && ends(items, codes, unit + 3, inOffice) ? 3 : 0;
}

function isGiven(items: Items, codes: Uint32Array, unit: number): boolean {
  return unit < items.count && items.heads[unit] === HAN && !UNNAMED.has(codeAt(items, codes, unit));
}

function isEndOfWord(before: number, surname: number): boolean {
  return ENDS_WORD.get(surname)?.includes(String.fromCharCode(before)) ?? false;
}

function ends(items: Items, codes: Uint32Array, unit: number, inOffice: boolean): boolean {
  if (unit < items.count && isSaying(items, codes, unit)) return true;
  return inOffice && endsName(items, codes, unit);
}

function isSaying({ starts }: Items, codes: Uint32Array, unit: number): boolean {
  const at = starts[unit] as number;
  const second = BEHIND_NAME.get(codes[at] as number);
  return second !== undefined && (second === "" || second.includes(String.fromCodePoint(codes[at + 1] ?? 0)));
}

function endsName(items: Items, codes: Uint32Array, unit: number): boolean {
  if (unit === items.count || isMark(items.heads[unit] as number)) return true;
  return BEHIND_OFFICE.has(codeAt(items, codes, unit));
}

function isMark(head: number): boolean {
  return head === COMMA || head === STOP || head === CLOSE || head === OPEN || head === EXCLAMATION;
}

function codeAt({ starts }: Items, codes: Uint32Array, unit: number): number {
  return codes[starts[unit] as number] as number;
}

const FIGURE = 2;
const SURNAME = 3;
/** By code point: 1 for 十 and the like, FIGURE for numerals that may be read one by one, SURNAME for surnames. */
const NUMERALS = numerals();

function numerals(): Uint8Array {
  const table = new Uint8Array(0xa000);
  for (const each of inBothScripts("十百千万亿两")) table[each.charCodeAt(0)] = 1;
  for (const each of "〇零一二三四五六七八九") table[each.charCodeAt(0)] = FIGURE;
  for (const each of SURNAMES) table[each.charCodeAt(0)] ||= SURNAME;
  return table;
}

/**
 * Forbids line ends inside 二〇二六, which is one number like 2026; makes those inside 二十四, before a measure word and inside names a second choice
 * (RULES.md#units).
 */
export function holdNumerals(items: Items, codes: Uint32Array): void {
  const { count, heads, starts } = items;
  let before = 0;
  let figures = 0;
  for (let unit = 0; unit < count; unit++) {
    const kind = kindOf(heads[unit] as number, codes[starts[unit] as number] as number);
    if (kind === 0 && before === 0) continue;
    if (kind === SURNAME) holdName(items, codes, unit);
    const numeral = kind === SURNAME ? 0 : kind;
    const joins = before > 0 && holdBehind(items, codes, unit, numeral);
    if (numeral !== FIGURE || !joins) {
      holdFigures(items, unit, figures);
      figures = 0;
    }
    if (numeral === FIGURE) figures++;
    before = numeral;
  }
  holdFigures(items, count, figures);
}

/** The unit's entry in NUMERALS; 0 for other units. */
function kindOf(head: number, code: number): number {
  return head === HAN ? (NUMERALS[code] ?? 0) : 0;
}

/** Forbids breaks in the row of figures that ends before the unit `end`. */
function holdFigures({ breaks }: Items, end: number, figures: number): void {
  if (figures >= FEWEST_FIGURES && figures <= MOST_FIGURES) breaks.fill(FORBIDDEN, end - figures + 1, end);
}

/** Holds a unit behind a numeral if it is a numeral or a measure word (三个). True for a numeral. */
function holdBehind({ gaps, breaks, heads, starts }: Items, codes: Uint32Array, unit: number, kind: number): boolean {
  if (heads[unit] !== HAN || gaps[unit] !== SOLID) return false;
  const at = starts[unit] as number;
  const holds = kind > 0 || isCounted(codes[at] as number, codes[at + 1] ?? 0);
  if (holds && breaks[unit] === FREE) breaks[unit] = IN_NUMBER;
  return kind > 0;
}

/** Makes line ends inside the names and terms that a paper lists a second choice (RULES.md#units). */
export function holdOwn({ breaks, count, gaps, starts }: Items, setting: Setting): void {
  if (setting.own === undefined) return;
  const within = placesWithin(setting, setting.own);
  for (let unit = 1; unit < count; unit++) {
    if (breaks[unit] === FREE && gaps[unit] === SOLID && within.has(starts[unit] as number)) breaks[unit] = NAMED;
  }
}

/** Forbids line ends inside unbreakable names (RULES.md#units). A name that is wider than its line breaks like a long word. */
export function holdUnbroken(
  { breaks, count, starts, bodies, gaps }: Items,
  { unbroken, codes, from, to }: Setting,
  { measure, indent }: Pick<LineRoom, "measure" | "indent">,
): void {
  const within = unbroken?.(codes, from, to);
  if (within === undefined || within.size === 0) return;
  let first = 0;
  let width: Em = 0;
  for (let unit = 0; unit <= count; unit++) {
    if (unit < count && within.has(starts[unit] as number)) {
      width += (NATURAL[gaps[unit] as number] as number) + (bodies[unit] as number);
      continue;
    }
    const room = measure - (first === 0 ? indent : 0) + SLACK;
    const inner = breaks.subarray(first + 1, unit);
    if (width <= room) inner.fill(FORBIDDEN);
    else inner.set(inner.map((kind) => (kind < BROKEN ? IN_WORD : kind)));
    first = unit;
    width = bodies[unit] as number;
  }
}

/** The code points of listed names, without the first of each. */
function placesWithin({ codes, from, to }: Setting, own: OwnWords): ReadonlySet<number> {
  const places = new Set<number>();
  let at = from;
  for (const [piece, text] of own.partsOf(textOf(codes, from, to)).entries()) {
    const length = [...text].length;
    const isName = piece % 2 === 1 && length <= LONGEST_HELD_NAME;
    for (let behind = 1; isName && behind < length; behind++) places.add(at + behind);
    at += length;
  }
  return places;
}

const IDEOGRAPHIC_SPACE = 0x3000;
/** Characters that may come before a spread name, and behind one. */
const BEFORE_SPREAD = "、，：；。（“「『《\u3000";
const BEHIND_SPREAD = "、，：；。）”」』》\u3000";

/**
 * Whether the ideographic space at `space` spreads a name of two characters to three (王　铱), which is then one word (RULES.md#units).
 * @param from the start of the paragraph
 * @param to its end
 */
export function isSpreadName(codes: Uint32Array, space: number, from: number, to: number): boolean {
  if (codes[space] !== IDEOGRAPHIC_SPACE || space - 1 < from || space + 1 >= to) return false;
  if (!isHan(codes[space - 1]) || !isHan(codes[space + 1])) return false;
  const begins = space - 2 < from || isOneOf(BEFORE_SPREAD, codes[space - 2]);
  return begins && (space + 2 >= to || isOneOf(BEHIND_SPREAD, codes[space + 2]));
}

function isHan(code = 0): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

function isOneOf(marks: string, code = 0): boolean {
  return marks.includes(String.fromCodePoint(code));
}
