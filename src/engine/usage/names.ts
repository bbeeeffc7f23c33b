import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { lazyByKey, listFor } from "../../base/once.ts";
import type { Words } from "../words/words.ts";
import type { Person } from "./lists.ts";
import type { Piece } from "./passages.ts";

/*
 * Names that are nearly a name of the paper's list, or one that stands more often in the same story: 高研 for 高砚. Two people of one family may have such
 * names, so a name counts as wrong only if the characters are alike in sound or shape, or if nothing says that there are two people.
 */

/** What tells names from other words, and like characters from others. */
export interface NameReader {
  /** Opened only where a text nearly has a name. */
  readonly words: Words;
  readonly syllables: () => ReadonlyMap<string, readonly string[]>;
}

/** A place that is nearly a name. */
interface Near {
  readonly from: number;
  readonly to: number;
  readonly written: string;
  readonly name: string;
  /** The character that differs; -1: two characters are turned. */
  readonly at: number;
}

/** Offsets are UTF-16 units. */
export type NearFinder = (text: string) => readonly Near[];

const HAN = /^\p{Script=Han}+$/u;

/** Finds all places that differ by one character, or by two in turned order, from a name of two characters to four. */
export function nearFinderOf(names: Iterable<string>): NearFinder {
  const byMask = new Map<string, string[]>();
  const isKnown = new Uint8Array(0x10000);
  const lengths = new Set<number>();
  for (const name of names) {
    if (name.length < 2 || name.length > 4 || !HAN.test(name)) continue;
    lengths.add(name.length);
    for (let at = 0; at < name.length; at++) {
      isKnown[name.charCodeAt(at)] = 1;
      listFor(byMask, masked(name, at)).push(name);
    }
    if (name.length > 2) listFor(byMask, turned(name)).push(name);
  }
  return (text) => {
    const found: Near[] = [];
    for (let from = 0; from < text.length; from++) {
      for (const length of lengths) {
        const to = from + length;
        let others = 0;
        for (let at = from; at < to; at++) others += isKnown[text.charCodeAt(at)] === 1 ? 0 : 1;
        if (others > 1 || to > text.length) continue;
        const written = text.slice(from, to);
        const add = (key: string, at: number): void => {
          for (const name of byMask.get(key) ?? []) if (name !== written) found.push({ from, to, written, name, at });
        };
        for (let at = 0; at < length; at++) add(masked(written, at), at);
        if (length > 2) add(written, -1);
      }
    }
    return found.filter(({ written }) => HAN.test(written) && !written.includes("某"));
  };
}

function masked(name: string, at: number): string {
  return `${name.slice(0, at)}*${name.slice(at + 1)}`;
}

function turned(name: string): string {
  return name.slice(0, -2) + name.charAt(name.length - 1) + name.charAt(name.length - 2);
}

/** 百家姓 and surnames of today. Left out are those that are mostly other words: 和, 水, 时, 后. */
const SURNAMES: ReadonlySet<string> = new Set(
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪解宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封芮储靳糜松井段富巫乌焦巴牧隗山谷车侯宓蓬班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴苍闻莘党翟谭贡劳逄姬申扶冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充慕茹习宦艾鱼容古易慎廖庾暨衡耿满匡文寇广禄阙殳沃蔚夔隆师巩厍聂晁勾敖融訾辛阚简饶曾沙鞠丰巢关蒯荆游竺逯盖桓肖闫付覃代佟邸仝裘冷连".split(
    "",
  ),
);
const LONG_SURNAMES =
  /^(?:欧阳|司马|上官|诸葛|尉迟|公孙|慕容|令狐|司徒|夏侯|皇甫|东方|南宫|端木|申屠|轩辕|宇文|长孙|独孤|呼延|闻人)/;
/** Words of saying and doing behind a name. */
const SAYS =
  /^(?:，?(?:笑着|激动地|高兴地|感慨地)?)(?:说|讲|道[，：:]|介绍|告诉|表示|认为|坦言|回忆|指出|透露|解释|补充|强调|提醒|要求|宣布|主持|出席|致辞|讲话|感慨|直言|问[道：:，]|答[道：:，]|摄|[对向跟和][^，。]{1,4}[说讲]|等[人，]|[、，]?(?:男|女)，)/;
/** Who a name belongs to: the words before it. */
const ROLE =
  /(?:记者|通讯员|书记|主席|市长|县长|区长|镇长|乡长|局长|厅长|处长|科长|主任|院长|校长|站长|队长|组长|馆长|社长|所长|场长|行长|会长|部长|秘书长|董事长|经理|总裁|厂长|村长|店长|班长|教练|教授|研究员|工程师|技术员|农艺师|教师|老师|医师|医生|护士|律师|法官|警察|民警|工人|司机|村民|居民|市民|农民|学生|同学|选手|队员|委员|代表|职工|员工|老板|摊主|作者|诗人|画家|作家|导演|演员|专家|志愿者|投递员|护林员|裁判长?|评委|先生|女士|师傅|同志|摄影|文书|会计|老人|老汉|大爷|大娘|工匠|老兵|战士|干部|馆员|[名也]?叫)$/;
/** May stand behind a name that begins its clause. */
const GOES_ON = /^[在到从向对与和及是也就将把来去率带走站坐拿的有为给让被还，、。：）]/;
/** Characters that no given name has. */
const UNNAMED = /[了的着地得不没是也都就把被很只所们么这那您你我他她它处说和与在对向从给等同到又还要便却则将让及或于]/;
/** Behind a word of two characters these make no name of it: 元素来说. */
const WORD_END = /..[来去中时内外上下里前后者会性化式院家]$/;
/** Two people of one family often have such names. */
const KIN = /[兄弟姐妹哥嫂父母爸妈爷奶儿孙侄叔伯姑舅姨媳婿]|双胞|孪生|同名|谐音|同音|本名|原名|曾用名|改名|女儿|一家/;

/**
 * Characters that an eye takes for each other though they sound differently. The table is our own, short, and holds what occurs in names. Strokes do not tell:
 * by those of cnchar-order (143 kB) 伯仲 and 全生 are as like as 芬芳. The components of `hanzi` weigh 17 MB. Most slips in names share their sound, too.
 */
const LOOKALIKES =
  "己已巳 未末 侯候 戊戌戍 土士 千干于 人入 大太 王玉主壬 日曰 天夭夫 亳毫 冶治 拆折析 兔免 今令 斌赋 淮准 推椎 庆床 晴睛 鸟乌马 苑范 栗粟票 崇祟 祖租 琳林 瑞端 炎淡 焕换 灿山 昊吴 " +
  "泰秦奏春 贺驾 赏尝 贤坚 住佳 仓仑 冷泠 厉历 哲誓 嘉喜 壮状 复夏 孟盂 宁宇 定宜宣 宏宠 尚向 岭玲铃 川州 巨臣 平乎 幸辛 庚康 廷延 弘私 强张 彬林 徐除 微徽 恒桓 恬甜 文丈 方万 旺王 昌冒 " +
  "星皇 月用 朱末 柏拍 栋拣 桂佳 桃挑 海梅 民氏 水永 江红 沙少 波坡 洪共 淑叔 爱受 牧收 玄去 申甲由田 白自百 石右 禾木 童章 纯钝 维推 美羊 翔翊 良艮 花化 荣荥 蕾雷 袁哀 远运 " +
  "邓邵 金全 钧钓 锐悦 陆陈 高亮 鲁鲍 芬芳 岚风 季李秀 雪雷 茅芳 丽雨 婷停 军车 洁浩 晓哓 傅博 汪江 汤杨 余佘 肖尚 " +
  "祥样洋详 堂常 怡治 铎泽译 骆洛 琛深 昕听 妍研 苓玲冷 澄登 倩清睛 敏梅 郁都";
/** The look-alikes of each character. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [...LOOKALIKES].map((each) => [
    each,
    LOOKALIKES.split(" ")
      .filter((group) => group.includes(each))
      .join(""),
  ]),
);

/** An office that one person holds, with its place: 水利局局长. */
const OFFICE =
  /\p{Script=Han}{0,8}(?:书记|主席|[市县区镇乡局厅处科院校站队馆社所场行会部村厂]长|主任|秘书长|董事长|总经理|总裁|总工程师|检察长|主编|总编辑)$/u;

interface Story {
  readonly text: string;
  readonly countOf: (name: string) => number;
  /** The ends of a passage's words. */
  readonly endsOf: (text: string) => ReadonlySet<number>;
  readonly reader: NameReader;
}

/**
 * Names of a story that are nearly a listed one, or nearly one that stands there more often or behind the same office.
 * @param listed finds what is nearly a listed name
 * @param people of the list, by name
 */
export function findNearNames(
  { passages }: Piece,
  listed: NearFinder,
  people: ReadonlyMap<string, Person>,
  reader: NameReader,
): readonly Diagnostic[] {
  // Of the same length, so places stay.
  const plain = (written: string): string => reader.words.simplified?.(written) ?? written;
  const texts = passages.map((each) => plain(each.text));
  const text = texts.join("\n");
  const story: Story = {
    text,
    countOf: lazyByKey((name: string) => text.split(name).length - 1),
    endsOf: lazyByKey((passage: string) => {
      let end = 0;
      return new Set([0, ...reader.words(passage).map((word) => (end += word.length))]);
    }),
    reader,
  };
  const own = nearFinderOf(namesIn(story));
  return passages.flatMap(({ text: written, spanOf }, no) => {
    const words = texts[no] as string;
    const near = [
      ...listed(written).map((each) => ({
        ...each,
        name: plain(each.name),
        written: plain(each.written),
        listed: people.get(each.name),
      })),
      ...own(words).map((each) => ({ ...each, listed: undefined })),
    ];
    const wrong = near.filter((each) => !people.has(written.slice(each.from, each.to)) && isWrong(each, words, story));
    return wrong
      .filter((each, at) => !wrong.slice(0, at).some((other) => other.from < each.to && each.from < other.to))
      .map(({ from, to, name, listed: entry }) => {
        const first = texts.findIndex((each) => each.includes(name));
        const at = texts[first]?.indexOf(name) ?? 0;
        const usual = entry?.name ?? passages[first]?.text.slice(at, at + name.length) ?? name;
        const other = passages[first]?.spanOf(at, at + name.length) ?? entry?.place;
        const args = {
          text: written.slice(from, to),
          name: usual,
          of: entry === undefined ? ("story" as const) : ("list" as const),
        };
        return warningAt(spanOf(from, to), "name-alike", args, other && [other]);
      });
  });
}

/**
 * What stands twice or more in a story or behind the word for what a person is, begins with a surname, and is a name by the words beside it at one of its
 * places, or at one of a name that is nearly it.
 */
function namesIn({ text, countOf, reader: { words } }: Story): readonly string[] {
  const named = new Set<string>();
  for (let from = 0; from < text.length; from++) {
    const surname = surnameAt(text, from);
    if (surname === 0) continue;
    const hasRole = isBehindRole(text, from);
    for (const length of [surname + 2, surname + 1]) {
      const name = text.slice(from, from + length);
      const behind = text.slice(from + length, from + length + 8);
      if (name.length < length || !HAN.test(name) || UNNAMED.test(name.slice(surname))) continue;
      if (WORD_END.test(name) && beginsWithWord(name, words)) continue;
      if (SAYS.test(behind) || (hasRole && (GOES_ON.test(behind) || countOf(name) > 1))) {
        named.add(name);
        break;
      }
    }
  }
  const near = nearFinderOf(named)(text).flatMap(({ from, written }) =>
    surnameAt(written, 0) > 0 && !UNNAMED.test(written) && (isBehindRole(text, from) || !beginsWithWord(written, words))
      ? [written]
      : [],
  );
  const often = [...new Set([...named, ...near])].filter(
    (name) => countOf(name) > 1 || isBehindRole(text, text.indexOf(name)),
  );
  // 郝志 of 郝志平 is none.
  return often.filter((name) => !often.some((longer) => longer !== name && longer.startsWith(name)));
}

function isBehindRole(text: string, at: number): boolean {
  return ROLE.test(text.slice(Math.max(0, at - 4), at));
}

function beginsWithWord(name: string, words: Words): boolean {
  return name.length > 2 && words.kindOf?.(name.slice(0, 2)) !== undefined;
}

function surnameAt(text: string, at: number): number {
  return LONG_SURNAMES.test(text.slice(at, at + 2)) ? 2 : SURNAMES.has(text.charAt(at)) ? 1 : 0;
}

function officeBefore(text: string, at: number): string | undefined {
  return OFFICE.exec(text.slice(Math.max(0, at - 10), at))?.[0];
}

/** 局长 for 水利局局长; but 县长 is not short for 副县长. */
function isShortFor(short: string, office: string): boolean {
  return office.endsWith(short) && !/[副原前代]$/.test(office.slice(0, -short.length));
}

/** @param text the passage's */
function isWrong(near: Near & { readonly listed: Person | undefined }, text: string, story: Story): boolean {
  const { from, written, name, at, listed } = near;
  const [count, usual] = [story.countOf(written), story.countOf(name)];
  const isAlike = at < 0 || areAlike(written.charAt(at), name.charAt(at), story.reader.syllables);
  if (at === 0 && !(isAlike && SURNAMES.has(written.charAt(0)))) return false;
  if (UNNAMED.test(written) && !UNNAMED.test(name)) return false;
  const first = story.text.indexOf(name);
  // Beside an office the titles of the list decide (`check.ts`).
  const [office, other] = [officeBefore(text, from), officeBefore(story.text, Math.max(0, first))];
  if (listed !== undefined && listed.titles.length > 0 && office !== undefined) return false;
  const sharesOffice =
    office !== undefined && other !== undefined && (isShortFor(office, other) || isShortFor(other, office));
  const isSecond = sharesOffice && usual >= count && first < story.text.indexOf(written);
  const isRepeat = isAlike && count === 1 && isIntroduced(name, story.text) && !isIntroduced(written, story.text);
  if (listed === undefined && usual < 2 * count && !isSecond && !isRepeat) return false;
  // Who stands there more often is another person.
  if (!isAlike && usual > 0 && usual < count) return false;
  if (!isAlike && written.length === 2 && !isSecond) return false;
  return !areTwo(written, name, isAlike, story.text) && isName(near, isAlike, text, story);
}

/** Other words stand before a name where its owner comes in: 老师范蠡舟. */
function isIntroduced(name: string, text: string): boolean {
  return new RegExp(`\\p{Script=Han}${name}`, "u").test(text);
}

/** Both in one sentence, or a family: two people. */
function areTwo(written: string, name: string, isAlike: boolean, text: string): boolean {
  const withIt = (marks: RegExp): readonly string[] => text.split(marks).filter((each) => each.includes(written));
  if (withIt(/[。！？\n]/).some((each) => each.includes(name))) return true;
  return !isAlike && withIt(/\n/).some((each) => KIN.test(each.replaceAll(written, "").replaceAll(name, "")));
}

/** Whether the words beside a place show that it is a name, and its ends are ends of words: 高研 in 提高研究 is none. */
function isName({ from, to, written }: Near, isAlike: boolean, text: string, { endsOf, reader }: Story): boolean {
  const behind = text.slice(to, to + 8);
  const hasRole = isBehindRole(text, from);
  const opens = hasRole || !/\p{Script=Han}/u.test(text.charAt(from - 1));
  const says = SAYS.test(behind);
  const goesOn = GOES_ON.test(behind);
  if (!(hasRole || says || (opens && goesOn) || (isAlike && written.length > 2))) return false;
  const ends = endsOf(text);
  const isWhole =
    (opens || (ends.has(from) && !SURNAMES.has(text.charAt(from - 1)))) && (says || goesOn || ends.has(to));
  return isWhole && (hasRole || says || reader.words.kindOf?.(written) === undefined);
}

function areAlike(one: string, other: string, syllables: NameReader["syllables"]): boolean {
  if (ALIKE.get(one)?.includes(other) === true) return true;
  const sounds = syllables().get(one) ?? [];
  return (syllables().get(other) ?? []).some((sound) => sounds.includes(sound));
}
