import { inBothScripts } from "../../../base/both-scripts.ts";
import { CLOSE, COMMA, EXCLAMATION, HAN, OPEN, STOP } from "../marks/classes.ts";
import { FREE, IN_TITLE, NAMED, SOLID } from "../marks/pairs.ts";
import type { Items } from "./units.ts";

/** What figures count, in one character. */
const MEASURES: ReadonlySet<number> = new Set(
  codesOf(
    "年月日号时点分秒刻天周季岁届版章期次回遍趟名位人口户家个只头匹条根支枝张片块颗粒把件套台辆架艘座栋幢间所处层级楼室元角万亿千百吨克斤两米寸尺丈里亩升度倍成瓦码股笔项款种类门节课篇首幅本册卷份封页行句段场部集批组队班站环区县市镇乡村路线条棵株盏道本届轮球分胜负",
  ),
);
/** And in two: what begins with one of these goes on with one of those. */
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

/** True for a character, and the one behind it, that begin with what a number counts: 年, 小时. */
export function isCounted(first: number, second: number): boolean {
  return MEASURES.has(first) || isPairOfMeasure(first, second);
}

/** True for a measure word of two characters: 小时, 万元. */
export function isPairOfMeasure(first: number, second: number): boolean {
  return PAIRS.get(first)?.includes(String.fromCharCode(second)) ?? false;
}

/** A title of so many characters stays whole where that costs little. */
const SHORT_TITLE = 7;

/** Makes line ends within a short title 《…》 a second choice; `close` is the unit of its 》. */
export function holdTitle({ heads, breaks }: Items, close: number): void {
  let open = close - 1;
  while (close - open <= SHORT_TITLE && heads[open] === HAN) open--;
  if (heads[open] !== OPEN) return;
  for (let unit = open + 2; unit < close; unit++) if (breaks[unit] === FREE) breaks[unit] = IN_TITLE;
}

/** The commonest surnames of one character: nine people of ten. 於, 餘 and 鐘 are none. */
export const SURNAMES = `${inBothScripts(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡杜叶程苏魏吕丁任沈姚卢姜崔谭陆汪范石廖贾夏韦傅邹孟熊秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵钱严武戴莫孔向汤温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕裴霍涂苗谷盛曲翁骆辛管柴蒙鲍华喻祁蒲房滕屈饶尤阳穆农",
)}于余钟鍾蕭閻`;
/** What a person who is named is; the last character of such a word. */
const BEFORE_NAME: ReadonlySet<number> = new Set(codesOf("者员长任授师记理席人士家民手兵匠生工"));
/** What a person who is named does: the first character of a verb, and those that go on with it; none: whatever follows. */
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
/** What else may follow someone whose office stands before the name. */
const BEHIND_OFFICE: ReadonlySet<number> = new Set(codesOf("到在从向对与和及是也就将把来去率带等"));
/** No given name has these: in 高兴地说, 老谭把话说完, 园林处说 and 百人左右 there is none. */
const UNNAMED: ReadonlySet<number> = new Set(codesOf("了的着地得不没是也都就把被很只所们么这那您你我他她它处右"));
/** 老何 and 小江 are whole names: nothing behind the surname is one (老何忽然说). */
const BEFORE_OTHERS: ReadonlySet<number> = new Set(codesOf("老小阿"));
/** 工程 and 师傅 end in a surname. */
const ENDS_WORD: ReadonlyMap<number, string> = new Map([
  ["傅".charCodeAt(0), "师師"],
  ["程".charCodeAt(0), "工"],
]);

/** In either script. */
function codesOf(text: string): readonly number[] {
  return Array.from(inBothScripts(text), (each) => each.charCodeAt(0));
}

function pairsOf([first = "", second = ""]: readonly string[]): readonly (readonly [first: number, second: string])[] {
  return codesOf(first).map((code) => [code, inBothScripts(second)]);
}

/** Makes line ends within a person's name a second choice, where the words beside it show that it is one; `unit` is its surname. */
export function holdName(items: Items, codes: Uint32Array, unit: number): void {
  const length = nameLength(items, codes, unit);
  for (let part = unit + 1; part < unit + length; part++) {
    if (items.breaks[part] === FREE && items.gaps[part] === SOLID) items.breaks[part] = NAMED;
  }
}

/** 0 where it is none: 记者苏晚晴到, 苏晚晴说. */
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
