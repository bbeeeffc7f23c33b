// Slips and accidents in a manifest, drawn from a seed: each knows its kind and the lines where a message about it may stand.
import { chance } from "../bench/copy.mjs";

/** A sound issue, with every construct that a slip can hit. */
export const SOUND = `# 试刊 of one day
paper: paper.yaml
date: 2026-11-24
number: 12
weather: "晴，明天多云"
pages:
  - {label: 1, section: 要闻, credits: {责编: 沈砚, 版式: 米粒}}
  - {label: 2, section: 综合}

stories:
  - id: river                     # the lead
    priority: lead
    kicker: 三年两改
    headline: [一江春水, 穿城而过]
    deck: ——全线昨日贯通
    dateline: 本报讯
    byline: "记者　沈砚"
    body: |
      江水退去的第三天，沿江的居民回到家里。“水来得快，退得也快，”一位老人说。

      ## 新堤

      **记者：**堤修了多久？

      **总工：**前后三年，一共二十六个月。“没有停过一天。”
    place: {page: 1, columns: 1-4, rows: 20-60, legs: 2, box: true}

  - id: market
    headline: '菜价平稳'
    body: |
      - 白菜每斤一元。

      - 萝卜每斤八角。

      城南市场昨天到货四十吨，比上周多两成。
    photos:
      - {file: a.jpg, caption: 昨日的城南市场。, credit: 米粒 摄, columns: 2, at: top-right, depth: 8-12}
    place:
      - {page: 1, columns: 5-8, rows: 20-60}
      - {page: 2, columns: 1-8, rows: 1-30}
  - id: poem
    label: 副刊
    headline: 小雪
    note: {label: 编者按：, text: 今日小雪。}
    body: {file: poem.md}
    place: {page: 2, columns: 1-8, rows: 31-60, tint: 10}
adverts:
  - {file: a.jpg, page: 2, columns: 1-8, rows: 80-100, fit: cover}
fillers:
  - {id: proverb, body: 瑞雪兆丰年。}
`;

/** Stands in a mutation's text for bytes of another encoding: 第三. */
const GBK = "\ue000";

/** The bytes of a mutation's text. */
export function bytesOf(text) {
  const parts = text.split(GBK).map((part) => Buffer.from(part));
  return Buffer.concat(
    parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.of(0xb5, 0xda, 0xc8, 0xfd), part])),
  );
}

/** Lines of copy: what YAML does not look into. */
const isCopy = (line) => /^ {6}\S/.test(line) && !/^ {6}- \{/.test(line);
const isOther = (line) => line.trim() === "" || line.startsWith("#");
/** The only entry of a list: it may begin in any column. */
const isLone = (line) => /^ +- \{(id|file)/.test(line);
const isStructure = (line) => !isCopy(line) && !isOther(line);

/** What is done to one line: undefined where it cannot be done. `sure`: there must be a message. */
const KINDS = {
  "a quotation not closed": {
    on: isStructure,
    sure: true,
    to: (line) => /(["'])[^"']+\1$/.test(line) && line.slice(0, -1),
  },
  "a closing bracket left out": { on: isStructure, sure: true, to: (line, luck) => cut(line, /[\]}]/g, luck) },
  "an opening bracket left out": { on: isStructure, sure: true, to: (line, luck) => cut(line, /[[{]/g, luck) },
  "a space too few": {
    on: (line) => isStructure(line) && !isLone(line) && line.startsWith(" "),
    sure: true,
    to: (line) => line.slice(1),
  },
  "a space too many": {
    on: (line) => isStructure(line) && !isLone(line),
    sure: true,
    to: (line) => ` ${line}`,
  },
  "a tab": {
    on: (line) => isStructure(line) && line.startsWith("  "),
    sure: true,
    to: (line) => line.replace(/^ +/, "\t"),
  },
  "a full-width colon": { on: isStructure, sure: true, to: (line, luck) => swap(line, /: /g, "：", luck) },
  "a colon without space": { on: isStructure, sure: true, to: (line, luck) => swap(line, /: (?=[^ [{])/g, ":", luck) },
  "no colon": { on: isStructure, sure: true, to: (line) => /^[ -]*\w+:/.test(line) && line.replace(":", "") },
  "a hyphen without space": {
    on: isStructure,
    sure: true,
    to: (line) => /^ *- /.test(line) && line.replace("- ", "-"),
  },
  "no hyphen": { on: isStructure, sure: true, to: (line) => /^ *- \w/.test(line) && line.replace("- ", "") },
  "a full-width comma": {
    on: isStructure,
    sure: true,
    to: (line, luck) => /\{/.test(line) && swap(line, /, /g, "，", luck),
  },
  "a full-width bracket": {
    on: isStructure,
    sure: true,
    to: (line, luck) => swap(line, /[{[]/g, (mark) => (mark === "{" ? "｛" : "［"), luck),
  },
  "a key misspelt": { on: isStructure, sure: true, to: misspell },
  "a key that does not exist": {
    on: (line) => /^ {4}\w+:/.test(line),
    sure: true,
    to: (line) => line.replace(/\w+/, "colour"),
  },
  "a key twice": {
    on: (line) => /^ {4}\w+: \S/.test(line) && !line.endsWith("|"),
    sure: true,
    twice: true,
    to: (line) => `${line}\n${line}`,
  },
  "a word for a number": {
    on: isStructure,
    sure: true,
    to: (line) => /(number|legs|tint): \d+/.test(line) && line.replace(/((?:number|legs|tint): )\d+/, "$1三"),
  },
  "a page that does not exist": {
    on: isStructure,
    sure: true,
    to: (line) => /page: \d/.test(line) && line.replace(/page: \d/, "page: 7"),
  },
  "columns beyond the grid": {
    on: isStructure,
    sure: true,
    to: (line) => /columns: \d-/.test(line) && line.replace(/(columns: \d-)\d/, "$112"),
  },
  "a file that is missing": {
    on: isStructure,
    sure: true,
    to: (line) => /file: /.test(line) && line.replace(/file: \w/, "file: x"),
  },
  "an id with a space": {
    on: (line) => /- id: /.test(line),
    sure: true,
    to: (line) => line.replace(/id: \w/, "id: a b"),
  },
  "a comment in a text": {
    on: (line) => /^ {4}(kicker|deck|dateline|label): [^"'[{]/.test(line),
    sure: true,
    to: (line) => `${line} # 三`,
  },
  "a sign before a text": {
    on: (line) => /^ {4}(kicker|deck|dateline): /.test(line),
    sure: true,
    to: (line, luck) => line.replace(/: /, `: ${luck.among(["@", "&", "!", "%", "`", "*", "|", ">"])}`),
  },
  "no bar": { on: (line) => line.endsWith(": |"), sure: true, to: (line) => line.slice(0, -2) },
  "copy at the edge": { on: (line) => isCopy(line) && !/^ *[-#*]/.test(line), sure: true, to: (line) => line.trim() },
  "copy a little to the left": {
    on: (line) => isCopy(line) && !/^ *[-#*]/.test(line),
    sure: true,
    to: (line) => line.slice(2),
  },
  "a control character": { on: isCopy, sure: true, to: (line) => `${line}\u0007` },
  "a half-width comma": {
    on: isCopy,
    sure: true,
    to: (line) => /[\u4e00-\u9fff]，/.test(line) && line.replace("，", ","),
  },
  "a quotation in copy not closed": {
    on: (line) => isCopy(line) && line.endsWith("”"),
    sure: true,
    to: (line) => line.slice(0, -1),
  },
  "bold not closed": {
    on: (line) => isCopy(line) && /\*\*\S+\*\*/.test(line),
    sure: true,
    to: (line) => line.replace(/(\*\*\S+)\*\*/, "$1"),
  },
  "a tag": { on: isCopy, sure: true, to: (line) => `${line}<br>` },
  "a line of another encoding": { on: isCopy, sure: true, to: (line) => `${line}${GBK}` },
  "one character left out": {
    on: isStructure,
    sure: false,
    to: (line, luck) => leaveOut(line, luck.below(line.length)),
  },
  "one character too many": {
    on: isStructure,
    sure: false,
    to: (line, luck) => {
      const at = luck.below(line.length + 1);
      return line.slice(0, at) + luck.among([..."{}[],:\"'#&*!|>%@`-? \t：，"]) + line.slice(at);
    },
  },
  "a line left out": { on: isStructure, sure: false, to: () => "" },
};

function cut(line, mark, luck) {
  const found = [...line.matchAll(mark)];
  return found.length > 0 && leaveOut(line, luck.among(found).index);
}

function leaveOut(line, at) {
  return line.slice(0, at) + line.slice(at + 1);
}

function swap(line, mark, to, luck) {
  const found = [...line.matchAll(mark)];
  if (found.length === 0) return false;
  const { index, 0: text } = luck.among(found);
  return line.slice(0, index) + (typeof to === "string" ? to : to(text)) + line.slice(index + text.length);
}

/** Two letters of the key changed places. */
function misspell(line) {
  const [, head = "", key = ""] = /^([ -]*)(\w{4,}):/.exec(line) ?? [];
  if (key === "" || key[1] === key[2]) return false;
  return head + key[0] + key[2] + key[1] + key.slice(3) + line.slice(head.length + key.length);
}

/** The mutation of a seed: its kind, the text and the line (from 1) that was changed. */
export function mutation(seed) {
  const luck = chance(seed);
  const lines = SOUND.split("\n");
  for (;;) {
    const [kind, { on, to, sure, twice }] = luck.among(Object.entries(KINDS));
    const places = lines.flatMap((line, index) => (on(line) ? [index] : []));
    const at = luck.among(places);
    const changed = to(lines[at], luck);
    if (typeof changed !== "string" || changed === lines[at]) continue;
    const text = [...lines.slice(0, at), changed, ...lines.slice(at + 1)].join("\n");
    return { kind, sure, text, line: at + 1 + (twice ? 1 : 0), before: lines[at], changed };
  }
}
