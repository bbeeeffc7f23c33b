import { asSimplified, findInBothScripts } from "../../base/both-scripts.ts";

// Patterns are written in simplified characters and also match text in traditional ones.

const PLACES = "[\\p{Script=Han}]{0,12}?";
const FIGURE = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
const DAY = `(?:${FIGURE}月)?${FIGURE}日`;
/** Job titles that may introduce the names in brackets after a dateline. */
const TASKS = "记者|通讯员|实习生|特派员";
const DATELINE = new RegExp(
  `^((?:本报|本刊|本台)(?:${PLACES}(?:${DAY})?(?:讯|专电|电|综合消息))|据?(?:新华社|中新社|中央社|人民日报|央视新闻)${PLACES}${DAY}(?:专|特)?电)(?=[\\s（(])\\s*(（(?:[^（）]{0,16}?(?:${TASKS}))[^（）]{1,50}）)?\\s*`,
  "du",
);

/** First characters of datelines. Most texts are ruled out by their first character, without a regular expression. */
const BEGINNINGS: ReadonlySet<number> = new Set(Array.from("本据據新中人央", (first) => first.charCodeAt(0)));

interface Dateline {
  /** 本报讯 */
  readonly dateline: string;
  /** （记者 …） */
  readonly reporter: string | undefined;
  /** Length of both and the space after them, in UTF-16 units. */
  readonly length: number;
}

/** 本报讯（记者 …） at the start of a story's first paragraph. */
export function datelineIn(text: string): Dateline | undefined {
  if (!BEGINNINGS.has(text.charCodeAt(0))) return undefined;
  const [whole, dateline, reporter] = findInBothScripts(DATELINE, text)?.groups ?? [];
  return whole === undefined || dateline === undefined ? undefined : { dateline, reporter, length: whole.length };
}

const NAMED = new RegExp(`^[^（）]{0,16}?(?:${TASKS})`, "u");

/** Whether the text inside brackets is a list of reporters, as in （记者 张三 李四）. A space between their names is intended. */
export function holdsReporters(text: string): boolean {
  return NAMED.test(asSimplified(text));
}
