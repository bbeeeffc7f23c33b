/*
 * Lists of names and tables of results often arrive as plain paragraphs with ideographic spaces or tabs: 张三　李四　王　铱. This file splits them into cells
 * and recognises lists that lack their markup. The thresholds are strict, because a poem or a slogan with blanks is not a list.
 */
import { type ListKind, textOf } from "./copy.ts";

const TAB = 0x9;
const IDEOGRAPHIC_SPACE = 0x3000;
/** Fewer names than this are part of a sentence. */
const FEWEST_NAMES = 6;
/** At least this share of the names must begin with a known surname; otherwise the words are a slogan. */
const SURNAME_SHARE = 0.5;
const NAME = /^(?:\p{Script=Han}{2,4}|(?=.{3,12}$)\p{Script=Han}+(?:·\p{Script=Han}+)+)$/u;
/** The most characters in a cell before the last, and in a row. Longer ones are prose. */
const LONGEST_CELL = 10;
const LONGEST_ROW = 40;

/** The text between two ideographic spaces or tabs of a list. */
export interface ListCell {
  readonly from: number;
  readonly to: number;
  /** For a name of two characters spread to the width of three (王　铱, one cell): where its second character is. */
  readonly second: number | undefined;
}

export function cellsIn(codes: Uint32Array, from: number, to: number): readonly ListCell[] {
  const cells: ListCell[] = [];
  for (let at = from; at < to; at++) {
    if (isWhite(codes[at])) continue;
    const start = at;
    while (at < to && !isWhite(codes[at])) at++;
    const last = cells.at(-1);
    const spreads = last !== undefined && at - start === 1 && start - last.from === 2 && codes[last.to] !== TAB;
    if (spreads && isHan(codes[start]) && isHan(codes[last.from])) {
      cells[cells.length - 1] = { from: last.from, to: at, second: start };
    } else cells.push({ from: start, to: at, second: undefined });
  }
  return cells;
}

interface FoundList {
  readonly kind: ListKind;
  /** The paragraphs from…to (exclusive). */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds paragraphs that look like lists: six or more names and nothing else, or two or more adjacent rows with the same number of cells.
 * @param paragraphs undefined for one that is not plain
 */
export function findLists(paragraphs: readonly (string | undefined)[]): readonly FoundList[] {
  const lists: FoundList[] = [];
  const rows = paragraphs.map((text = "") => (/[\t\u3000]/.test(text) ? rowIn(text) : []));
  for (let from = 0; from < rows.length; ) {
    const row = rows[from] ?? [];
    let to = from + 1;
    if (areNames(row)) lists.push({ kind: "names", from, to });
    else if (isRow(row)) {
      while (rows[to]?.length === row.length && isRow(rows[to] ?? []) && !areNames(rows[to] ?? [])) to++;
      if (to - from > 1) lists.push({ kind: "results", from, to });
    }
    from = to;
  }
  return lists;
}

/** The words between the ideographic spaces or tabs of a line; 王　铱 is one. */
export function rowIn(text: string): readonly string[] {
  const codes = Uint32Array.from(text, (character) => character.codePointAt(0) as number);
  return cellsIn(codes, 0, codes.length).map(({ from, to }) => textOf(codes, from, to).replace("\u3000", ""));
}

/** True for six names or more, and nothing else. */
export function areNames(row: readonly string[]): boolean {
  const likely = row.filter(mayBeName).length;
  return row.length >= FEWEST_NAMES && likely >= SURNAME_SHARE * row.length && row.every((cell) => NAME.test(cell));
}

/** True for the words of a table's row; longer ones are prose. */
export function isRow(row: readonly string[]): boolean {
  return (
    row.length > 1 &&
    row.join("").length <= LONGEST_ROW &&
    row.slice(0, -1).every((cell) => cell.length <= LONGEST_CELL)
  );
}

function isWhite(code: number | undefined): boolean {
  return code === IDEOGRAPHIC_SPACE || code === TAB;
}

export function isHan(code = 0): boolean {
  return (code >= 0x3400 && code < 0xa000) || (code >= 0x20000 && code < 0x40000);
}

/*
 * Surnames tell a line of names from another short line: the common ones of 百家姓 in both scripts, except those that begin more words than names
 * (花 明 成 强 路 应 红 …).
 */

const SINGLE: ReadonlySet<string> = new Set(
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房裘缪解宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳邴糜段巫焦隗谷车侯宓蓬郗班仰仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶黎薄白蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡姬申扶堵冉宰郦雍桑桂濮牛寿边扈冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾向古易戈廖庾暨衡耿弘匡文寇禄阙欧沃蔚夔隆巩聂晁勾敖融冷辛阚简饶曾沙鞠丰关查竺权肖褟佟仝冼迟丛岳帅亓覃区苟闫付代涂訾沐阳师管游蒯逄璩" +
    "趙錢孫馮陳衛蔣瀋韓楊許呂張嚴華魏謝鄒竇蘇範魯韋馬鳳費賀湯羅畢鄔樂傅齊顧黃蕭邵紀項藍閔賈婁顏鍾駱萬盧應單諸龔陸榮儲劉葉賴喬陰聞黨譚貢酈壽溫莊習魚聶簡饒豐關權蓋遲叢嶽帥區閆塗陽師",
);
const DOUBLE: ReadonlySet<string> = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 司徒 司空 端木 东方 南宫 独孤 西门 闻人 完颜 拓跋 呼延 赫连".split(
    " ",
  ),
);

/** True for a possible personal name: a surname with one or two characters, or a foreign name with its point. */
export function mayBeName(word: string): boolean {
  const characters = [...word];
  if (word.includes("·")) return true;
  if (DOUBLE.has(characters.slice(0, 2).join(""))) return characters.length > 2;
  return characters.length <= 3 && SINGLE.has(characters[0] ?? "");
}
