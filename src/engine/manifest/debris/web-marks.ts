import { asRulesRead } from "../../../base/both-scripts.ts";
import { textOf } from "../../../base/copy.ts";
import { shortened } from "../../../base/excerpt.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isLatin, runEnd } from "./passage.ts";

/*
 * What is copied along with text: the source of web pages, codes of forums and chats, fields of Word, escapes of programs.
 */

/** The longest tag, field and reference that are looked for. */
const LONGEST_TAG = 400;
const LONGEST_REFERENCE = 12;
const NAMES = [
  "p|br|b|i|u|s|a|em|strong|span|div|font|img|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|sub|sup|hr|center|section",
  "article|header|footer|figure|figcaption|main|nav|aside|blockquote|pre|code|strike|del|ins|mark|small|big|label|wbr|nobr",
  "style|script|html|head|body|meta|link|title|video|audio|source|iframe|embed|object|svg|path|form|input|button|textarea",
].join("|");
const TAG = new RegExp(
  String.raw`^<(?:\/?(?:${NAMES}|[ovw]:\w+)(?:\s[^<>]*)?\/?>|!--(?:[^<>]*-->)?|!\[CDATA\[|!DOCTYPE\b[^<>]*>|\?xml\b[^<>]*>)`,
  "i",
);
const REFERENCE = /^&(?:[a-z]{2,8}\d{0,2}|[A-Z][a-z]{1,7}|#\d{1,6}|#x[0-9a-f]{1,6});/;

/** Tags and references of HTML, from Office and the web. */
export function webMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const isTag = codeAt(passage, at) === 0x3c;
  const next = codeAt(passage, at + 1);
  if (!isLatin(next) && ![0x2f, 0x21, 0x23, 0x3f].includes(next)) return undefined;
  const longest = { ...passage, to: Math.min(passage.to, at + (isTag ? LONGEST_TAG : LONGEST_REFERENCE)) };
  const end = runEnd(longest, at + 1, isTag ? (code) => code !== 0x3c && code !== 0x3e : (code) => code !== 0x3b);
  return leftOver(passage, at, [isTag ? TAG : REFERENCE, end + 1]);
}

/** From a full-width sign to its half-width form. */
const WIDE_SHIFT = 0xfee0;

/** `＜br＞`: a tag that an input method wrote. */
export function wideTag(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const codes = passage.codes.slice(at, Math.min(passage.to, at + LONGEST_TAG));
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

/** Codes of forums: those of one letter are meant where nothing closes them. Then what chats write for pictures. */
const BBCODE =
  /^\[(?:\/?(?:url|img|color|size|font|quote|code|align|email|flash|media)(?:=[^[\]]*)?|\/(?:b|i|u|s|p|td|tr|table))\]/i;
const LETTER = /^\[([bius])\](?=.*\[\/\1\])/is;
const CHAT = new RegExp(
  `^\\[(?:${"图片 表情 动画表情 语音 视频 文件 链接 位置 微笑 撇嘴 色 发呆 得意 流泪 害羞 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 抓狂 偷笑 愉快 可爱 白眼 流汗 憨笑 疑问 嘘 晕 再见 鼓掌 坏笑 鄙视 委屈 亲亲 可怜 捂脸 奸笑 机智 耶 吃瓜 加油 旺柴 打脸 叹气 苦涩 裂开 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 拳头 OK 合十 啤酒 咖啡 蛋糕 玫瑰 太阳 月亮 庆祝 礼物 红包 烟花 爆竹 doge 赞 心 笑cry".replaceAll(" ", "|")})\\]`,
);

/** `[url=http://…]`, `[微笑]` */
export function bracketMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const to = Math.min(passage.to, at + LONGEST_TAG);
  return [BBCODE, LETTER, CHAT].map((form) => leftOver(passage, at, [form, to])).find((each) => each !== undefined);
}

const FIELD =
  /^\{\s*(?:HYPERLINK|PAGE|NUMPAGES|PAGEREF|REF|TOC|SEQ|DATE|TIME|INCLUDEPICTURE|MERGEFIELD|EMBED|LINK|EQ|SHAPE|FORMTEXT|QUOTE|IF)\b[^{}]*\}/;
const TEMPLATE = /^\{\{[^{}]*\}\}/;

/** `{ HYPERLINK "http://…" }` of Word, `{{模板}}` of wikis. */
export function bracedMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const to = Math.min(passage.to, at + LONGEST_TAG);
  return leftOver(passage, at, [FIELD, to]) ?? leftOver(passage, at, [TEMPLATE, to]);
}

/** `=E4=B8=AD`: bytes as mails write them. */
export function quotedPrintable(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  return leftOver(passage, at, [/^(?:=[0-9A-F]{2}){3,}/, Math.min(passage.to, at + LONGEST_TAG)]);
}

/** `\textbf{` of TeX; `\n`, `\t` and `\u4e2d` of a program, of which nothing is an escape outside double quotes: 江水退去\n码头复工. Latin letters beside the first make a path. */
export function escapeMark(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const coded = leftOver(passage, at, [/^\\u[0-9a-f]{4}/i, Math.min(passage.to, at + LONGEST_REFERENCE)]);
  if (coded !== undefined) return coded;
  const command = leftOver(passage, at, [/^\\[a-z]{2,}\*?\{/i, Math.min(passage.to, at + LONGEST_TAG)]);
  if (command !== undefined) return command;
  const letter = codeAt(passage, at + 1);
  const isEscape = letter === 0x6e || letter === 0x72 || letter === 0x74;
  const isPath = isLatin(codeAt(passage, at + 2)) || isLatin(codeAt(passage, at - 1));
  return isEscape && !isPath ? leftOver(passage, at, [/^../, at + 2]) : undefined;
}

/** @param form how it begins, and up to where it is looked for */
function leftOver(
  passage: DebrisPassage,
  at: number,
  [form, to]: readonly [form: RegExp, to: number],
): DebrisFinding | undefined {
  const text = textOf(passage.codes, at, Math.min(passage.to, to));
  const length = form.exec(asRulesRead(text))?.[0].length;
  if (length === undefined) return undefined;
  const mark = text.slice(0, length);
  return { code: "web-mark", from: at, to: at + [...mark].length, arguments: { mark: shortened(mark) } };
}
