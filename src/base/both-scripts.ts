/*
 * Rules that name words are written in simplified characters. This file lets them read traditional text too.
 * The table lists only characters that occur in such rules; printed text never depends on it.
 */

/** Each simplified character, followed by its traditional forms. 著 is left out: simplified text has it too (著名). */
const FORMS =
  "号號 时時 点點 周週 岁歲嵗 届屆 户戶 个個箇 只隻 头頭 条條 张張 块塊 颗顆 台臺 辆輛 栋棟 间間 处處 层層 级級 楼樓 万萬 亿億 吨噸 两兩 里裏裡 亩畝 码碼 " +
  "笔筆 项項 种種 类類 门門 节節 课課 册冊 页頁 场場 组組 队隊 环環 区區 县縣 镇鎮 乡鄉 线線綫 盏盞 轮輪 胜勝 负負 钟鐘 顷頃 厘釐 欧歐 纪紀 余餘 摄攝 " +
  "刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 蒋蔣 叶葉 苏蘇 吕呂 卢盧 谭譚 陆陸 贾賈 韦韋 邹鄒 龙龍 贺賀 顾顧 龚龔 钱錢 " +
  "严嚴 汤湯 温溫 齐齊 乔喬 庞龐 颜顏顔 庄莊 聂聶 鲁魯 关關 兰蘭 宁寧 毕畢 骆駱 鲍鮑 华華 饶饒 阳陽 农農 阎閻 萧蕭 员員 长長 师師 记記 说說説 绍紹 " +
  "诉訴 认認 为為爲 问問 忆憶 补補 释釋 从從 对對 与與 将將 来來 带帶 没沒 们們 么麼 这這 你妳 于於 讯訊 实實 习習 报報 专專 电電 综綜 据據 视視 闻聞 " +
  "并並併 编編 话話 注註 语語 开開 栏欄 后後 阅閱閲 读讀 内內 导導 评評 论論 制製 约約 译譯 采採 写寫 图圖 见見 驻駐 发發 布佈 责責 辑輯 浏瀏 览覽 击擊 访訪 " +
  "数數 题題 资資 紧緊 转轉 机機 设設 备備 荣榮 红紅 邮郵 获獲 网網 复復 标標 画畫 频頻 链鏈 动動 无無 应應 " +
  "泪淚 尴尷 调調 惊驚 讶訝 难難 过過 爱愛 嘘噓 晕暈 坏壞 亲親 怜憐 脸臉 吃喫 叹嘆歎 气氣 涩澀 拥擁 强強 权權 荐薦 闭閉 扫掃 纠糾 审審 终終 顶頂 术術 维維 办辦 协協 联聯 当當 现現 庆慶 礼禮 详詳 参參 请請 载載 续續 烟煙菸 赞讚贊";

const traditional: ReadonlyMap<string, string> = new Map(
  FORMS.split(" ").map((forms) => [forms.charAt(0), forms.slice(1)]),
);
const simplified: ReadonlyMap<string, string> = new Map(
  [...traditional].flatMap(([form, others]) => [...others].map((other) => [other, form] as const)),
);
const LISTED = new RegExp(`[${[...simplified.keys()].join("")}]`, "g");

/** The characters, each followed by its traditional forms: for the character classes of a rule. */
export function inBothScripts(characters: string): string {
  return [...characters].map((each) => each + (traditional.get(each) ?? "")).join("");
}

/** Replaces the listed traditional characters by simplified ones, so that a rule can read the text. The length stays the same. */
export function asSimplified(text: string): string {
  return text.replaceAll(LISTED, (each) => simplified.get(each) ?? each);
}

interface Found {
  readonly index: number;
  /** The groups in the text's own script, the whole match first; undefined for a group without a match. */
  readonly groups: readonly (string | undefined)[];
}

/** Searches a text of either script by a rule in simplified characters. @param rule with the flag d */
export function findInBothScripts(rule: RegExp, text: string): Found | undefined {
  const match = rule.exec(asSimplified(text));
  if (match === null) return undefined;
  return { index: match.index, groups: (match.indices ?? []).map((range) => range && text.slice(...range)) };
}
