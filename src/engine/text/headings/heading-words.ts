import type { WordKind, Words } from "../../words/words.ts";

export interface HeadingWord {
  /** In simplified characters, of the length that it has in the heading. */
  readonly text: string;
  /** Undefined: not known, as a name is not. */
  readonly kind: WordKind | undefined;
}

// The lists below are House, but for the particles (RULES.md#turns). The dictionary tells what a word mostly is; words of one character are too
// often something else, so that those which matter stand here.

/** Particles and side words: they belong to the word before. */
export const NEVER_FIRST = listOf(
  "的 得 了 着 过 们 地 吗 呢 吧 啊 之 前 后 里 中 内 外 间 时 上 下 起 以上 以下 以内 以外 以来 左右 之一 等",
);
/** Words that join, lead in or bend what follows: it has to stand in their line. */
export const NEVER_LAST = listOf(
  "和 与 及 跟 同 以及 暨 或 或者 而 并 并且 但 因 如 若 则 就 才 只 都 也 又 再 还 已 曾 正 均 皆 更 最 很 太 不 没 未 无 非 将 拟 欲 " +
    "把 被 在 向 对 为 从 以 于 由 让 给 比 用 按 据 至 每 各 第 全 某 本 该 此 这 那 头 首 约 共 近 逾 超 达 创 获 新 须 可 能 应 会 想 敢 " +
    "多 多种 多个 各种 各类 一种 这种 那种 首批 首个 首台 首次 首条 首座 首届 是 有 没有 关于 对于 随着 所有 全部 部分 其他",
);
/** What a word ends in that no dictionary has: 就业/者, 缆厂/路. */
export const ENDINGS = listOf(
  "者 家 员 市 县 区 镇 乡 村 路 街 桥 站 队 组 院 厂 局 处 所 馆 场 店 节 会 杯 奖 案 法 化 性 率 量 度 号 版 期 线 点 费 价 款",
);
/** With these a name of several words ends. */
export const HEADS = listOf(
  "大赛 大会 论坛 博览会 展销会 公园 广场 小区 学校 中心 基地 工程 项目 行动 活动 片区 资金 公司 集团 大学 医院 合作社 面积 总数 价格 比例",
);
/** So does it with a fair or a festival. */
export const FAIRS = /^..[会赛节展园]$/u;
/** A clause begins well with these, and its noun follows in the same line. */
export const OPENERS = listOf("全市 全省 全国 全城 全县 全区 全球 我市 我省 我国 我县 我区 本市 本省 沿线");
/** Verbs that lean on the verb behind them. */
export const MODAL = listOf(
  "可以 能够 应该 应当 必须 不能 不得 需要 预计 开始 继续 正在 即将 将要 严禁 禁止 准备 计划 能否 是否 为何 如何 怎么 怎样",
);
/** Verbs of saying: what is said begins behind them. */
export const SAYING = listOf("建议 要求 宣布 表示 呼吁 提醒 认为 发现 证实 透露 承诺 提出");
/** Verbs that ask for their object: 走进, 搬到. */
export const ASKING = /.[进到成出入为过往获向于]$/u;
/** What the dictionary takes for something else than a headline does. */
const KINDS: Readonly<Record<string, WordKind>> = {
  ...asKind("verb", "当 刷 创 产生 印发 迎客 亮相 上岗 写在 唱给 首演 首发 首播 命名 上线 规范 建议"),
  ...asKind("time", "明起 今起"),
  ...asKind("adverb", "少 提前 连续 持续 深入 免费 全面 最高 最低 首次 多次 当场 紧急"),
  ...asKind("action", "创新 改造 就业 保护 规划 治理 展览 就医 养老 急诊"),
  ...asKind("noun", "青年 少年 清明 公共 大钟 合同 沿海 好不好"),
};
/** What words for people end in. */
const PERSONS = /[生员者人工师客]$/u;
/** 第四天, 第三年: a time, not a quantity. */
const ORDINAL_DAY = /^第.+[年月天日周次]$/u;
/** What a duration ends in. */
export const DURATION = /.[年月天日周时]$/u;
/** More than a number says by itself. */
export const ABOUT = "余多来";
const NUMERALS = `零〇一二两三四五六七八九十百千万亿几半数${ABOUT}0123456789.,%`;

function asKind(kind: WordKind, words: string): Readonly<Record<string, WordKind>> {
  return Object.fromEntries(words.split(" ").map((word) => [word, kind]));
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** Words that the dictionary lacks, and terms of two words that are read as one. */
const TERMS =
  "非遗 传承人 国足 男足 女足 男篮 女篮 中秋夜 除夕夜 元宵夜 网约车 快递柜 直播间 共享单车 充电桩 断头路 公交线 专列 零工市场 以旧换新 双碳 新质生产力 碳中和 碳达峰 医共体 " +
  "夜经济 微短剧 银发族 适老化 人工智能 大模型 低空经济 口袋公园 停车难 老字号 农家书屋 乡村振兴 一网通办 最多跑一次 高铁站 轻轨站 地铁站 候车厅 门诊楼 住院楼 教学楼 图书馆 美术馆 " +
  "体育馆 博物馆 科技馆 文创园 产业园 之家 之乡 个人信息 公共服务 营商环境 食品安全 网络安全 信息安全 安全生产 义务教育 学前教育 职业教育 高等教育 医疗保险 社会保险 养老保险 公共交通 " +
  "城市更新 污水处理 生活垃圾 垃圾分类 知识产权 科技创新 数字经济 民营经济 志愿服务 精神文明 生态环境 基础设施 人才培养 科普教育 专项行动 实施意见 指导意见";
const FIGURE = "[\\d零一二三四五六七八九十]+";
/** Besides the terms: a score (三比一), the month or week that comes or went. */
const UNPARTED = new RegExp(`([本下上][周月]|[上下]半年|${FIGURE}比${FIGURE}|${TERMS.replaceAll(" ", "|")})`, "u");

export function cutHeading(text: string, words: Words): readonly string[] {
  // A paper's own word may hold a term: 清河图书馆.
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

/** Words with their parts of speech. */
export function headingWords(texts: readonly string[], words: Words): readonly HeadingWord[] {
  const plain = texts.map((text) => plainOf(text, words));
  return plain.map((text, at) => ({ text, kind: kindIn(text, plain[at + 1] ?? "", words.kindOf) }));
}

function kindIn(text: string, next: string, kindOf: Words["kindOf"]): WordKind | undefined {
  const known = KINDS[text] ?? (MODAL.has(text) ? "verb" : kindOf?.(text));
  switch (known) {
    case "verb":
      return text.length > 1 && PERSONS.test(text) ? "noun" : "verb";
    case "number":
      return ORDINAL_DAY.test(text) ? "time" : "number";
    case "action":
      return isActing(next, kindOf) ? "verb" : "action";
    case undefined:
      return text.length === 2 ? guess(text.charAt(0), kindOf) : undefined;
    default:
      return known;
  }
}

/** What a word of two characters is that no dictionary has, by its first: 巡河 and 互认 are verbs, 三地 is a number. */
function guess(first: string, kindOf: Words["kindOf"]): WordKind | undefined {
  const kind = KINDS[first] ?? kindOf?.(first);
  if (NUMERALS.includes(first)) return "number";
  return kind === "verb" || kind === "adverb" ? "verb" : undefined;
}

/** Whether a verb that may serve as a noun is none before this word: 突破/一亿吨. */
function isActing(next: string, kindOf: Words["kindOf"]): boolean {
  return isNumber(next) || next === "了" || next === "着" || next === "过" || kindOf?.(next) === "number";
}

export function isQuantity({ text, kind }: HeadingWord): boolean {
  return isNumber(text) || kind === "measure" || kind === "number";
}

export function isNumber(text: string): boolean {
  for (const each of text) if (!NUMERALS.includes(each)) return false;
  return text !== "" && !text.endsWith("%");
}
