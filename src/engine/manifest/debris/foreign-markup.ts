import { asSimplified } from "../../../base/both-scripts.ts";
import { textOf } from "../../../base/copy.ts";
import { shortened } from "../../../base/excerpt.ts";
import { LONGEST_ENTITY, LONGEST_FOREIGN_MARKUP } from "../weights.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isChinese, isLatin, runEnd } from "./passage.ts";

/*
 * Finds markup that house markup does not have and that would be printed as text: Markdown typed with a Chinese keyboard, tags of web pages, codes of forums
 * and chats, fields of Word, escapes of programs. Each function checks one opening character; `marks.ts` calls it by that character.
 */

const ASTERISK = 0x2a;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const BAR = 0x7c;
const WIDE_BAR = 0xff5c;
const WIDE_GREATER = 0xff1e;
const OPEN_SQUARE = 0x5b;

/** How often the character at `at` is repeated from there on. */
function countAt(passage: DebrisPassage, at: number): number {
  const code = codeAt(passage, at);
  return runEnd(passage, at, (next) => next === code) - at;
}

/** @param ascii the house markup that was probably meant; undefined if there is none */
function stray(passage: DebrisPassage, [from, to]: readonly [number, number], ascii?: string): DebrisFinding {
  const mark = shortened(textOf(passage.codes, from, to));
  return { code: "stray-markup", from, to, arguments: { mark, ...(ascii !== undefined && { ascii }) } };
}

/** `＊＊粗体＊＊`, `＿＿专名＿＿`. */
export function wideDelimiter(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at) || countAt(passage, at) !== 2) return undefined;
  return stray(passage, [at, at + 2], codeAt(passage, at) === 0xff0a ? "**" : "__");
}

/** `！[](photo)`: the anchor of a photo. */
export function wideAnchor(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at + 1) !== OPEN_SQUARE || codeAt(passage, at + 2) !== 0x5d) return undefined;
  return codeAt(passage, at + 3) === 0x28 ? stray(passage, [at, at + 4], "![](") : undefined;
}

/** Markdown code between backticks. */
export function backticks(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  return stray(passage, [at, at + countAt(passage, at)]);
}

const LINK = /^\[[^[\]]{1,100}\]\((?=[^()]*[:./#])[!-'*-~]{1,200}(?: ["'][^"'()]*["'])?\)/;
/** A footnote mark, or the start of the footnote itself. */
const FOOTNOTE = /^\[\^[^[\]\s]{1,20}\]:?/;
const WIKI_LINK = /^\[\[[^[\]]{1,100}\]\]/;

/** A box of a task list, ticked or empty. */
const TASK = /^\[[ xX]\](?= )/;

/** `[文字](https://…)`, `[^1]`, `[[文字]]`, and `[ ]` at the start of a paragraph. */
export function square(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (at === passage.from && TASK.test(textOf(passage.codes, at, Math.min(passage.to, at + 4)))) {
    return stray(passage, [at, at + 3]);
  }
  return found(passage, at, LINK) ?? found(passage, at, FOOTNOTE) ?? found(passage, at, WIKI_LINK);
}

/** `<https://…>` */
export function angle(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  return found(passage, at, /^<(?:https?:|mailto:|www\.)[^<>\s]*>/);
}

function found(passage: DebrisPassage, at: number, form: RegExp): DebrisFinding | undefined {
  const text = form.exec(textOf(passage.codes, at, Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP)))?.[0];
  return text === undefined ? undefined : stray(passage, [at, at + [...text].length]);
}

/** `~~删去~~` */
export function struck(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  const count = countAt(passage, at);
  return count < 2 ? undefined : stray(passage, [at, at + count]);
}

/** `==标亮==`, and a line under a heading. `a==b` is kept. */
export function equals(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (codeAt(passage, at - 1) === codeAt(passage, at)) return undefined;
  const count = countAt(passage, at);
  const isBesideChinese = isChinese(codeAt(passage, at - 1)) || isChinese(codeAt(passage, at + count));
  return count > 2 || (count === 2 && isBesideChinese) ? stray(passage, [at, at + count]) : undefined;
}

/** The target of a link, in a paragraph of its own. */
const REFERENCE = /^\[[^[\]^]{1,100}\]: ?(?=https?:|www\.|\/)/;
/** `---` above front matter, and rules of Markdown and of Chinese keyboards. */
const RULES: ReadonlySet<number> = new Set([HYPHEN, 0xff0d, 0xff1d]);

/** Markup at the start of a paragraph: a quotation, a list, a table, a rule. */
export function findForeignOpening(passage: DebrisPassage): DebrisFinding | undefined {
  const { from, to } = passage;
  const first = codeAt(passage, from);
  const end = from + countAt(passage, from);
  if (first === WIDE_GREATER) return stray(passage, [from, end], ">".repeat(Math.min(2, end - from)));
  if (RULES.has(first) && end - from > 2 && (end === to || codeAt(passage, end) === SPACE)) {
    return stray(passage, [from, end]);
  }
  if (first === OPEN_SQUARE) return found(passage, from, REFERENCE);
  if (first === ASTERISK && end === from + 1 && codeAt(passage, end) === SPACE) {
    return stray(passage, [from, end], "- ");
  }
  if (first !== BAR && first !== WIDE_BAR) return undefined;
  const isRow = passage.codes.subarray(end, to).includes(first);
  return isRow ? { code: "no-table", from, to: end, arguments: { mark: String.fromCodePoint(first) } } : undefined;
}

const NAMES = [
  "p|br|b|i|u|s|a|em|strong|span|div|font|img|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|sub|sup|hr|center|section",
  "article|header|footer|figure|figcaption|main|nav|aside|blockquote|pre|code|strike|del|ins|mark|small|big|label|wbr|nobr",
  "style|script|html|head|body|meta|link|title|video|audio|source|iframe|embed|object|svg|path|form|input|button|textarea",
].join("|");
const TAG = new RegExp(
  String.raw`^<(?:\/?(?:${NAMES}|[ovw]:\w+)(?:\s[^<>]*)?\/?>|!--(?:[^<>]*-->)?|!\[CDATA\[|!DOCTYPE\b[^<>]*>|\?xml\b[^<>]*>)`,
  "i",
);
const ENTITY = /^&(?:[a-z]{2,8}\d{0,2}|[A-Z][a-z]{1,7}|#\d{1,6}|#x[0-9a-f]{1,6});/;

/** HTML tags and entities, from Office and the web. */
export function webMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const isTag = codeAt(passage, at) === 0x3c;
  const next = codeAt(passage, at + 1);
  if (!isLatin(next) && ![0x2f, 0x21, 0x23, 0x3f].includes(next)) return undefined;
  const longest = { ...passage, to: Math.min(passage.to, at + (isTag ? LONGEST_FOREIGN_MARKUP : LONGEST_ENTITY)) };
  const end = runEnd(longest, at + 1, isTag ? (code) => code !== 0x3c && code !== 0x3e : (code) => code !== 0x3b);
  return leftOver(passage, at, [isTag ? TAG : ENTITY, end + 1]);
}

/** Distance from a full-width character to its half-width form. */
const WIDE_SHIFT = 0xfee0;

/** `＜br＞`: a tag typed with an input method. */
export function wideTag(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const codes = passage.codes.slice(at, Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP));
  const narrow = codes.map((code) => (code > 0xff00 && code < 0xff5f ? code - WIDE_SHIFT : code));
  const length = TAG.exec(textOf(narrow))?.[0].length ?? 0;
  if (length === 0) return undefined;
  return {
    code: "web-mark",
    from: at,
    to: at + length,
    arguments: { mark: shortened(textOf(codes, 0, length)) },
  };
}

/** Forum codes; codes of one letter only count if they are closed. Then the names that chats write for their emoticons. */
const BBCODE =
  /^\[(?:\/?(?:url|img|color|size|font|quote|code|align|email|flash|media)(?:=[^[\]]*)?|\/(?:b|i|u|s|p|td|tr|table))\]/i;
const LETTER = /^\[([bius])\](?=.*\[\/\1\])/is;
const CHAT = new RegExp(
  `^\\[(?:${"图片 表情 动画表情 语音 视频 文件 链接 位置 微笑 撇嘴 色 发呆 得意 流泪 害羞 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 抓狂 偷笑 愉快 可爱 白眼 流汗 憨笑 疑问 嘘 晕 再见 鼓掌 坏笑 鄙视 委屈 亲亲 可怜 捂脸 奸笑 机智 耶 吃瓜 加油 旺柴 打脸 叹气 苦涩 裂开 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 拳头 OK 合十 啤酒 咖啡 蛋糕 玫瑰 太阳 月亮 庆祝 礼物 红包 烟花 爆竹 doge 赞 心 笑cry".replaceAll(" ", "|")})\\]`,
);

/** `[url=http://…]`, `[微笑]` */
export function bracketMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const to = Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP);
  return [BBCODE, LETTER, CHAT].map((form) => leftOver(passage, at, [form, to])).find((each) => each !== undefined);
}

const FIELD =
  /^\{\s*(?:HYPERLINK|PAGE|NUMPAGES|PAGEREF|REF|TOC|SEQ|DATE|TIME|INCLUDEPICTURE|MERGEFIELD|EMBED|LINK|EQ|SHAPE|FORMTEXT|QUOTE|IF)\b[^{}]*\}/;
const TEMPLATE = /^\{\{[^{}]*\}\}/;

/** `{ HYPERLINK "http://…" }` from Word, `{{模板}}` from wikis. */
export function bracedMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const to = Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP);
  return leftOver(passage, at, [FIELD, to]) ?? leftOver(passage, at, [TEMPLATE, to]);
}

/** `=E4=B8=AD`: bytes in the encoding of e-mails (quoted-printable). */
export function quotedPrintable(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  return leftOver(passage, at, [/^(?:=[0-9A-F]{2}){3,}/, Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP)]);
}

/**
 * `\textbf{` from TeX; `\n`, `\t` and `\u4e2d` from programs, as in 江水退去\n码头复工: YAML reads them as escapes only in double quotes. Latin letters next to the
 * escape make it a file path.
 */
export function escapeMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const coded = leftOver(passage, at, [/^\\u[0-9a-f]{4}/i, Math.min(passage.to, at + LONGEST_ENTITY)]);
  if (coded !== undefined) return coded;
  const command = leftOver(passage, at, [/^\\[a-z]{2,}\*?\{/i, Math.min(passage.to, at + LONGEST_FOREIGN_MARKUP)]);
  if (command !== undefined) return command;
  const letter = codeAt(passage, at + 1);
  const isEscape = letter === 0x6e || letter === 0x72 || letter === 0x74;
  const isPath = isLatin(codeAt(passage, at + 2)) || isLatin(codeAt(passage, at - 1));
  return isEscape && !isPath ? leftOver(passage, at, [/^../, at + 2]) : undefined;
}

/** @param form a pattern, and the code point at which the search for it ends */
function leftOver(
  passage: DebrisPassage,
  at: number,
  [form, to]: readonly [form: RegExp, to: number],
): DebrisFinding | undefined {
  const text = textOf(passage.codes, at, Math.min(passage.to, to));
  const length = form.exec(asSimplified(text))?.[0].length;
  if (length === undefined) return undefined;
  const mark = text.slice(0, length);
  return { code: "web-mark", from: at, to: at + [...mark].length, arguments: { mark: shortened(mark) } };
}
