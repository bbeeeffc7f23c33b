import { inBothScripts } from "../../base/both-scripts.ts";
import type { Code } from "../../base/codes.ts";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { datelineIn, holdsReporters } from "../manifest/dateline.ts";
import type { Passage, Piece } from "./passages.ts";
import { openRules, type Rule, type RuleFinder, reportOf } from "./rules.ts";

/*
 * What an editor would not have typed: forms that word processors, the web, PDFs and input methods leave in copy (GB/T 15834, 15835), and markup of other
 * programs that house markup does not have. Each row of `MARKS` is a rule; the order counts only for rules that begin with the same character.
 */

/** Classes of characters in patterns: ideographs without marks; all that is Chinese, with the marks that both scripts share; Latin letters and figures. */
const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}々〇";
const CHINESE =
  "\\u1100-\\u11ff\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3ffff}–—‘-”…·";
const LATIN = "0-9A-Za-z";

function range(first: string, last: string): string {
  const codes = Array.from(
    { length: last.charCodeAt(0) - first.charCodeAt(0) + 1 },
    (_, at) => first.charCodeAt(0) + at,
  );
  return String.fromCharCode(...codes);
}

/** Each odd character is to be written as the one behind it. */
function pairs(forms: string): ReadonlyMap<string, string> {
  return new Map([...forms.matchAll(/(.)(.)/gu)].map(([, form = "", mark = ""]) => [form, mark]));
}

function eachBy(table: ReadonlyMap<string, string>): (written: string) => string {
  return (written) => [...written].map((each) => table.get(each) ?? each.normalize("NFKC")).join("");
}

/** Small and half-width forms from other encodings, and forms for vertical lines. They come from input methods, old programs and other systems. */
const FORMS = pairs(
  "﹐，﹑、﹒．﹔；﹕：﹖？﹗！﹙（﹚）﹛｛﹜｝﹝〔﹞〕､、｢「｣」｡。･·" +
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︰：︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』",
);
/** Half-width marks, and the full-width ones that Chinese takes instead. */
const WIDE_FORMS = pairs(",，.。;；:：!！?？(（)）~～");
/** Radicals of simplified forms that Unicode does not normalise to characters. */
const RADICALS = pairs("⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙");
/** Radicals, and compatibility forms of characters, that do not stand for themselves. */
const LOOK_ALIKES = [...range("\u2e80", "\u2fdf"), ...range("\uf900", "\ufaff")]
  .filter((each) => RADICALS.has(each) || each.normalize("NFKC") !== each)
  .join("");
const WIDE_LATIN = range("０", "９") + range("Ａ", "Ｚ") + range("ａ", "ｚ");
/** Typed in place of 〇. */
const ZEROS = "○◯OoＯｏ0０";
const FIGURES = "〇零一二三四五六七八九";
/** Of the keyboard, the Chinese one, and those of word processors and the web. */
const SPACES = ` \u3000\u00a0\u202f\u205f${range("\u2000", "\u200a")}`;
/** Without width. Between Latin letters they are intended. */
const INVISIBLE = "\u200b\u200c\u200d\ufeff";
/** What stands before the dash of a range: 2019年—2020年, 9时—17时. */
const UNITS = inBothScripts("年月日时分秒岁届号版章元米%％℃");

/** What Windows-1252 makes of the second and later bytes of a character in UTF-8. */
const LATER = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";

const NAMES = [
  "p|br|b|i|u|s|a|em|strong|span|div|font|img|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|sub|sup|hr|center|section",
  "article|header|footer|figure|figcaption|main|nav|aside|blockquote|pre|code|strike|del|ins|mark|small|big|label|wbr|nobr",
  "style|script|html|head|body|meta|link|title|video|audio|source|iframe|embed|object|svg|path|form|input|button|textarea",
].join("|");
const TAG = `<(?:\\/?(?:${NAMES}|[ovw]:\\w+)(?:\\s[^<>]{0,400})?\\/?>|!--(?:[^<>]{0,400}-->)?|!\\[CDATA\\[|!DOCTYPE\\b[^<>]{0,400}>|\\?xml\\b[^<>]{0,400}>)`;
const NARROW_TAG = new RegExp(`^${TAG}$`, "iu");
const BBCODE =
  "\\[(?:\\/?(?:url|img|color|size|font|quote|code|align|email|flash|media)(?:=[^[\\]]{0,400})?|\\/(?:b|i|u|s|p|td|tr|table))\\]";
/** The names that chats write for their emoticons. */
const CHAT = [
  ..."图片 表情 动画表情 语音 视频 文件 链接 位置 微笑 撇嘴 色 发呆 得意 流泪 害羞 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 抓狂 偷笑 愉快 可爱 白眼 流汗 憨笑 疑问 嘘 晕 再见 鼓掌 坏笑 鄙视 委屈 亲亲 可怜 捂脸 奸笑 机智 耶 吃瓜 加油 旺柴 打脸 叹气 苦涩 裂开 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 拳头 OK 合十 啤酒 咖啡 蛋糕 玫瑰 太阳 月亮 庆祝 礼物 红包 烟花 爆竹 doge 赞 心 笑cry",
]
  .map((each) => (each === " " ? "|" : `[${inBothScripts(each)}]`))
  .join("");
const FIELD =
  "\\{\\s*(?:HYPERLINK|PAGE|NUMPAGES|PAGEREF|REF|TOC|SEQ|DATE|TIME|INCLUDEPICTURE|MERGEFIELD|EMBED|LINK|EQ|SHAPE|FORMTEXT|QUOTE|IF)\\b[^{}]{0,400}\\}";

/** Left over from markup, the web and PDFs. */
const IN_ANY_SCRIPT: ReadonlySet<Code> = new Set<Code>([
  "double-space",
  "look-alike",
  "misread-text",
  "no-table",
  "stray-markup",
  "subhead-space",
  "web-mark",
]);
const ESCAPABLE: ReadonlySet<Code> = new Set<Code>(["stray-markup", "subhead-space", "no-table"]);

type Row = readonly [
  code: Code,
  begins: string,
  pattern: string | RegExp,
  more?: Partial<Pick<Rule, "write" | "says" | "where" | "when" | "certain">>,
];

const rows: readonly Row[] = [
  // Markup of other programs that opens a paragraph: a quotation, rules, a link's address, a list, a table, a subhead without its space
  [
    "stray-markup",
    "＞",
    "^＞+",
    { where: "opening", says: ({ length }) => ({ ascii: ">".repeat(Math.min(2, length)) }) },
  ],
  ["stray-markup", "-－＝", "^(?:-{3,}|－{3,}|＝{3,})(?=$| )", { where: "opening" }],
  ["stray-markup", "[", "^\\[[^[\\]^]{1,100}\\]: ?(?=https?:|www\\.|/)", { where: "opening" }],
  ["stray-markup", "*", "^\\*(?= )", { where: "opening", says: { ascii: "- " } }],
  ["no-table", "|｜", "^(?:\\|+(?=[^|].*\\|)|｜+(?=[^｜].*｜))", { where: "opening" }],
  [
    "subhead-space",
    "#＃",
    "^[#＃]{2,}(?=[^#＃])",
    { where: "opening", says: ({ length }) => ({ hashes: "#".repeat(length) }) },
  ],

  // Within a paragraph: never closed, full-width, of Markdown
  ["stray-markup", "*", "\\*{2,}", { says: { pair: "**" } }],
  ["stray-markup", "_", "(?<!_)__(?!_)", { says: { pair: "__" } }],
  ["stray-markup", "＊", "(?<!＊)＊＊(?!＊)", { says: { ascii: "**" } }],
  ["stray-markup", "＿", "(?<!＿)＿＿(?!＿)", { says: { ascii: "__" } }],
  ["stray-markup", "！", "！\\[\\]\\(", { says: { ascii: "![](" } }],
  ["stray-markup", "`", "`+"],
  ["stray-markup", "[", "^\\[[ xX]\\](?= )"],
  ["stray-markup", "[", `\\[[^[\\]]{1,100}\\]\\((?=[^()]*[:./#])[!-'*-~]{1,200}(?: ["'][^"'()]*["'])?\\)`],
  ["stray-markup", "[", "\\[\\^[^[\\]\\s]{1,20}\\]:?|\\[\\[[^[\\]]{1,100}\\]\\]"],
  ["stray-markup", "~", "~{2,}"],
  ["stray-markup", "=", `(?<!=)(?:={3,}|==(?=[${CHINESE}])|(?<=[${CHINESE}])==)(?!=)`],

  // Of the web, forums, chats, Word, wikis, mails and programs. Latin letters beside `\n` make it a file path.
  ["web-mark", "<", new RegExp(TAG, "iuy")],
  ["stray-markup", "<", "<(?:https?:|mailto:|www\\.)[^<>\\s]*>"],
  [
    "web-mark",
    "＜",
    "＜[^＜＞]{1,400}＞",
    { when: (text, from, to) => NARROW_TAG.test(text.slice(from, to).normalize("NFKC")) },
  ],
  ["web-mark", "&", "&(?:[a-z]{2,8}\\d{0,2}|[A-Z][a-z]{1,7}|#\\d{1,6}|#x[0-9a-f]{1,6});"],
  ["web-mark", "[", new RegExp(`${BBCODE}|\\[([bius])\\](?=[^]{0,400}\\[\\/\\1\\])|\\[(?:${CHAT})\\]`, "iuy")],
  ["web-mark", "{", `${FIELD}|\\{\\{[^{}]{0,400}\\}\\}`],
  ["web-mark", "=", "(?:=[0-9A-F]{2}){3,130}"],
  [
    "web-mark",
    "\\",
    new RegExp(`\\\\u[0-9a-f]{4}|\\\\[a-z]{2,400}\\*?\\{|(?<![${LATIN}])\\\\[nrt](?![${LATIN}])`, "iuy"),
  ],

  // UTF-8 that was read in another encoding: `锟斤拷` were lost characters, `â€œ` is “, `Ã©` é, `æ–°é—»` 新闻. One Han character alone may be chance (`é”—`).
  ["misread-text", "锟", "(?:锟斤拷){1,20}"],
  ["misread-text", "ÂÃâãäåæçèéêëìíîï", `(?:â€${LATER}?|[ÂÃ][\\u00a0-\\u00bf]|(?:[ã-ï]${LATER}{2}){2,20}){1,20}`],

  // Characters that look like others: radicals from PDFs, zeros among Chinese figures, full-width Latin
  ["look-alike", LOOK_ALIKES, `[${LOOK_ALIKES}]+`, { write: eachBy(RADICALS), certain: true }],
  [
    "look-alike",
    ZEROS,
    `(?<=[${FIGURES}])[${ZEROS}]+(?=[年${FIGURES}])`,
    { write: ({ length }) => "〇".repeat(length) },
  ],
  [
    "wide-latin",
    WIDE_LATIN,
    `[${WIDE_LATIN}]+(?:．[${WIDE_LATIN}]+)*`,
    { write: (written) => written.normalize("NFKC"), certain: true },
  ],

  // Marks of other encodings, and for vertical lines; lines and hyphens for dashes; dots for an ellipsis or an interpunct; a point from a Chinese keyboard
  [
    "foreign-mark",
    [...FORMS.keys()].join(""),
    `[${[...FORMS.keys()].join("")}]+`,
    { write: eachBy(FORMS), certain: true },
  ],
  [
    "foreign-mark",
    "―─━",
    `(?<![―\u2500-\u257f])([―─━])\\1?(?![―\u2500-\u257f])(?:(?<=[${CHINESE}]\\1{1,2})|(?=[${CHINESE}]))`,
    { write: "——" },
  ],
  ["foreign-mark", "‥", "‥+", { write: "……" }],
  ["foreign-mark", "•∙⋅", `(?<=[${HAN}])[•∙⋅](?=[${HAN}])`, { write: "·" }],
  ["foreign-mark", " ", `(?<=[${CHINESE}]) -{2,} (?=[${CHINESE}])`, { write: "——", certain: true }],
  [
    "foreign-mark",
    "-",
    `(?<!-)-{2,}(?!-)(?:(?<=[${CHINESE}]-+)|(?=[${CHINESE}])|(?<![${LATIN}]-+)(?![${LATIN}]))`,
    { write: "——" },
  ],
  ["foreign-mark", "…", `(?<!…)…(?:……)*(?!…)(?:(?<![${LATIN}]…+)|(?=[${CHINESE}]))`, { write: "……" }],
  ["foreign-mark", ".．·。", "(?<=\\d)。(?=\\d)", { write: "." }],
  ["foreign-mark", ".．·。", "\\.{3,}|．{3,}|·{3,}|。{2,}", { write: "……" }],
  ["wide-hyphen", "－", "－+"],

  // A single — connects figures, Latin words and units of time; in headlines and tables also places
  ["single-dash", " ", `(?<=[${CHINESE}]) —(?:——)* (?=[${CHINESE}])`, { write: "——", certain: true }],
  [
    "single-dash",
    "—",
    `(?<!—)(?!(?<=[${LATIN}${UNITS}])—[${LATIN}])(?!(?<=[${HAN}])—[${HAN}])—(?:——)*(?!—)`,
    { write: "——" },
  ],
  ["single-dash", "—", `(?<=[${HAN}])—(?=[${HAN}])`, { write: "——", where: "solid" }],

  // Half-width marks beside Chinese, or between a Western word and Chinese: `U.S.政府` and `Yahoo!公司` are kept; a bracket beside Chinese, or with some inside
  ["half-width-mark", ",;:!?.", `(?<=[${CHINESE}])(?:[,;:!?]|\\.(?![${LATIN}]))`, { write: eachBy(WIDE_FORMS) }],
  ["half-width-mark", ",;:", `(?<=[${LATIN}${CHINESE}%] ?)[,;:](?=[ \n]?[${CHINESE}])`, { write: eachBy(WIDE_FORMS) }],
  [
    "half-width-mark",
    "(",
    `(?<=[${CHINESE}])\\(|\\((?=[${CHINESE}]|[^()]{1,98}?[${CHINESE}][^()]{0,98}\\))`,
    { write: "（" },
  ],
  [
    "half-width-mark",
    ")",
    `\\)(?:(?<=(?:[${CHINESE}]|[${CHINESE}]\\([^()]{0,98}|\\([^()]{0,98}[${CHINESE}][^()]{0,98})\\))|(?<!\\([^()]{0,98}\\))(?<=\\D\\))(?=[${CHINESE}]))`,
    { write: "）" },
  ],
  // Between figures, or beside Chinese; not in a web address
  ["half-width-mark", "~", `(?<=[${CHINESE}])~|~(?=[${CHINESE}])|(?<=[\\d%°℃])~(?=\\d)`, { write: "～" }],
  // Apostrophes, feet and inches keep the straight form
  ["straight-quote", `"＂`, `(?<!\\d)["＂]|["＂](?=[${CHINESE}])`, { says: { open: "“", close: "”" } }],
  ["straight-quote", "'＇", `(?<![${LATIN}])['＇]|['＇](?=[${CHINESE}])`, { says: { open: "‘", close: "’" } }],

  // Invisible characters split words, so that a search misses them. One full-width space is a phrase gap.
  [
    "control-character",
    INVISIBLE,
    `(?<=[${CHINESE}])[${INVISIBLE}]|[${INVISIBLE}](?=[${CHINESE}])`,
    { says: (written) => ({ character: `U+${written.charCodeAt(0).toString(16).toUpperCase()}` }) },
  ],
  ["double-space", SPACES, `[${SPACES}]{2,}`, { says: ({ length }) => ({ count: length }) }],
  [
    "han-space",
    SPACES.replace("\u3000", ""),
    `(?<=[${HAN}])[${SPACES}](?=[${HAN}])`,
    { where: "solid", when: dividesNothing },
  ],
];

/** The rules of marks. */
export const MARKS: readonly Rule[] = rows.map(([code, begins, pattern, more]) => ({
  code,
  severity: "warning",
  begins,
  pattern: typeof pattern === "string" ? new RegExp(pattern, "uy") : pattern,
  write: undefined,
  anyScript: IN_ANY_SCRIPT.has(code),
  escapable: ESCAPABLE.has(code),
  ...more,
}));

interface Rewriting {
  readonly text: string;
  readonly changed: readonly { readonly written: string; readonly usual: string }[];
}

/** Writes the right form where no author means the written one: full-width Latin, characters that look like others, ` — `. Also in a text without Chinese. */
export function certainForms(): (text: string) => Rewriting {
  const find = openRules(MARKS.filter(({ certain }) => certain).map((rule) => ({ ...rule, anyScript: true })));
  return (text) => {
    const changed = find({ text, kind: "body", solid: true }).map(({ usual = "", ...match }) => ({ ...match, usual }));
    const right = changed.reduceRight((all, { from, to, usual }) => all.slice(0, from) + usual + all.slice(to), text);
    return { text: right, changed };
  };
}

/** Characters searched for a dateline with its reporters, and for the bracket around them. */
const LONGEST_DATELINE = 120;

/** False for the space in `本报讯 昨日…`, which is reported as a dateline, and for those in `（记者 张三 通讯员 李四）`. */
function dividesNothing(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_DATELINE), at);
  if (at < LONGEST_DATELINE && datelineIn(text.slice(0, at + 1))?.length === at + 1) return false;
  const inside = /（([^（）]*)$/.exec(before)?.[1];
  return inside === undefined || !holdsReporters(text.slice(at - inside.length, at + LONGEST_DATELINE));
}

/**
 * Everything wrong by its form alone.
 * @param find by `MARKS`, and the paper's own rules
 */
export function findMarks({ passages }: Pick<Piece, "passages">, find: RuleFinder): readonly Diagnostic[] {
  const opening = passages.findIndex(({ kind }) => kind !== undefined);
  // Subheads and tables in between do not end a quotation.
  const textBehind = (at: number): string => passages.slice(at + 1).find(({ role }) => role === "copy")?.text ?? "";
  return passages.flatMap((passage, at) => [
    ...find(passage).flatMap((match) => reportOf(match, passage) ?? []),
    ...findPairs(passage, passage.role === "copy" ? () => textBehind(at) : undefined),
    ...(at === opening ? findDateline(passage) : []),
  ]);
}

/** `本报讯（记者 张三）` at the start of the copy. Set as copy, it misses the faces that the paper has for datelines and reporters. */
function findDateline({ text, spanOf }: Passage): readonly Diagnostic[] {
  const found = datelineIn(text.slice(0, LONGEST_DATELINE));
  if (found === undefined) return [];
  const { dateline, reporter } = found;
  const args = { dateline, ...(reporter !== undefined && { reporter }) };
  return [warningAt(spanOf(0, dateline.length), "dateline-in-copy", args)];
}

/** Quotation marks come first. */
const PAIRS = "“”‘’「」『』（）《》〈〉【】〔〕";
const QUOTES = 8;
const PAIRED = new RegExp(`[${PAIRS}]`, "g");
/** Open marks that are searched for the other half. Those further out are reported as unclosed. */
const MOST_OPEN_PAIRS = 100;

/**
 * Quotation marks, brackets and title marks without their other half. A quotation may stay open if the next paragraph opens with the same marks, as CLREQ asks
 * (#indication_punctuation_marks).
 * @param next the text of the next paragraph of copy
 */
function findPairs({ text, spanOf }: Passage, next = () => ""): readonly Diagnostic[] {
  const alone: { readonly kind: number; readonly at: number }[] = [];
  const open: typeof alone = [];
  for (const { 0: mark, index: at } of text.matchAll(PAIRED)) {
    const kind = PAIRS.indexOf(mark);
    if (kind % 2 === 0) {
      open.push({ kind, at });
      continue;
    }
    const match = open.slice(-MOST_OPEN_PAIRS).findLastIndex((each) => each.kind === kind - 1);
    if (match >= 0) alone.push(...open.splice(Math.max(0, open.length - MOST_OPEN_PAIRS) + match).slice(1));
    else if (!standsAlone(mark, text.slice(Math.max(0, at - 3), at))) alone.push({ kind, at });
  }
  const behind = open.length === 0 ? "" : next();
  const ends = open.findIndex(({ kind }, at) => kind >= QUOTES || behind.charAt(at) !== PAIRS.charAt(kind));
  const unclosed = ends < 0 ? [] : open.slice(ends);
  return [...alone, ...unclosed].map(({ kind, at }) => {
    const args = { text: PAIRS.charAt(kind), missing: PAIRS.charAt(kind % 2 === 0 ? kind + 1 : kind - 1) };
    return warningAt(spanOf(at, at + 1), "unpaired-mark", args);
  });
}

/** An apostrophe (don’t, students’), or the bracket of a list's number: `1）`, `a）`, `十一）`. */
function standsAlone(mark: string, before: string): boolean {
  if (mark === "’") return /[A-Za-z0-9]$/.test(before);
  return mark === "）" && /(?<![\p{Script=Han}A-Za-z0-9])[A-Za-z0-9一二三四五六七八九十]{1,2}$/u.test(before);
}
