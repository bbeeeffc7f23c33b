// The words and signs by which a line shows its role: 本报讯, 记者, 编者按, （下转第四版）, ——, punctuation at an end. Chinese copy has no markup, but the trade's formulas
// are fixed. roles.ts combines these marks with the place of a line; here are only tests of a single text.
import { asSimplified, findInBothScripts } from "../../base/both-scripts.ts";
import { mayBeName } from "../../base/listed.ts";
import { isWideCharacter } from "../../engine/manifest/markup/characters.ts";

// Rules with words are in simplified characters; they are applied to the simplified form of traditional texts.

/** A paragraph with one of these at its end is complete. */
const TERMINAL = /[。！？…：；”’）』」】!?:;)]["']?$|\.$/u;
/** A paragraph cannot begin with these: such a text continues the one before. */
const NO_START = /^[，。、；：！？”’）》】」』…,.;:!?)]/u;
/** A sentence never ends with these. */
const NO_END = /[，、（《“‘「『【和与及或并而且的地得为是在把被从向对于将以因由其,(]$/u;

/** True if a paragraph is cut off in mid-sentence. */
export function isTorn(text: string): boolean {
  return !TERMINAL.test(text.trimEnd());
}

/** True if a text begins in mid-sentence. */
export function beginsInside(text: string): boolean {
  return NO_START.test(text.trimStart());
}

/** True if a text certainly stops in mid-sentence. */
export function stopsInside(text: string): boolean {
  return NO_END.test(asSimplified(text.trimEnd()));
}

/** scanned: columns and pictures tore the paragraphs, and lines of neighbours strayed in. written: their author divided them. */
export type Paragraphs = "scanned" | "written";

/** No author ends a paragraph with one of these. Words are no evidence, since a heading may end with any. */
const OPEN_END = /[，、（《“‘「『【]$/u;

/** True if a paragraph is the rest of the one before. */
export function goesOn(before: string, behind: string, paragraphs: Paragraphs): boolean {
  if (beginsInside(behind)) return true;
  return paragraphs === "written" ? OPEN_END.test(before.trimEnd()) : isTorn(before) && !areLines(before, behind);
}

/** Two short lines without a full stop are lines of a list, such as the contents on page one: paragraphs torn by a column are longer. */
function areLines(before: string, behind: string): boolean {
  return [before, behind].every((text) => [...text].length < LONGEST_LINE && isTorn(text)) && !stopsInside(before);
}

const LONGEST_LINE = 30;

const NOTE_LABEL =
  "编者按|编者的话|编者注|编者语|开栏的话|开栏语|编前话|编前语|编前|编后语|编后|按语|核心提示|阅读提示|内容提要|导读|导语";
const NOTE = new RegExp(`^[\\[【]?(?:${NOTE_LABEL})[\\]】]?[:：]?\\s*$`, "u");
const NOTE_INLINE = new RegExp(`^([\\[【]?(?:${NOTE_LABEL})[\\]】]?[:：])\\s*(?=\\S)`, "du");

/** `编者按：` alone in its paragraph. */
export function isNoteLabel(text: string): boolean {
  return NOTE.test(asSimplified(text.trim()));
}

/** `编者按：` at a paragraph's start, with its colon. */
export function noteLabelIn(text: string): string | undefined {
  return findInBothScripts(NOTE_INLINE, text)?.groups[1];
}

const TASKS =
  "记者|通讯员|实习生|作者|撰文|撰稿|评论员|摄影|摄制|特约撰稿人|特派员|整理|编译|口述|采写|文图|图文|文|图";
const BYLINE = new RegExp(
  `^(?:[□■◎○●◇◆△▲★☆]\\s*)?(?:本报|本刊|新华社|人民日报|特约|见习|实习|首席|驻[\\p{Script=Han}]{1,6}|[\\p{Script=Han}]{2,14}(?:局|委|办|站|所|股|科|组|镇|乡|县|报|报社|媒体|中心|公司)\\s*(?=(?:通讯员|记者)\\s))*(?:${TASKS})[:：\\s]?[\\p{Script=Han}A-Za-z·.\\s、/／，,（）()]{1,50}$|^[\\p{Script=Han}]{2,14}(?<!作者|独家)供稿$`,
  "u",
);
const NAME = "[\\p{Script=Han}·]{2,4}";
const WORK = "(?:\\s*[/／]?\\s*(文|图|摄影|摄|整理|编译|翻译|文[/／]图|文图))?";
const NAMES = new RegExp(`^([□■◎○●◇◆△▲★☆])?\\s*(${NAME})${WORK}(?:[\\s、]+${NAME}${WORK}){0,4}$`, "u");

/** The last word of a body's name: 县农技站, 城关镇文化站, 县第一中学, 柳林镇. */
const BODY =
  "(?:[\\p{Script=Han}A-Za-z0-9·“”]{1,18}(?:[局委办站所院校厂社馆队部处科室厅会村镇乡县市区街路巷里园场]|中学|小学|大学|中心|公司|集团|街道|银行|基地|电台|教师|老师|家长|学生|职工|居民|村民))";
/** `县农技站 师文博`, `县林业局　雷鸣　县应急管理局　周正`, `师文博（县农技站）`; the names are the groups. */
const OF_BODY = new RegExp(
  `^[（(]?${BODY}\\s+(${NAME})(?:[\\s、]+(${NAME})|\\s+${BODY}\\s+(${NAME})){0,3}${WORK}[）)]?$`,
  "u",
);
const IN_BODY = new RegExp(`^(${NAME})\\s*[（(]${BODY}[）)]$`, "u");

const OFFICE = /^\p{Script=Han}{0,4}[省市县区镇乡]\p{Script=Han}{1,12}(?:[局委办站所院馆队部处科室]|中心|公司)$/u;

/** `县发改局价格监测中心`: a body that sends copy without a person's name. */
export function isOffice(text: string): boolean {
  return OFFICE.test(asSimplified(text.trim()));
}

/** A body and a name, as those who send copy sign it. unsure: no surname begins the name, so it may be any word. */
export function namedOfBody(text: string): "sure" | "unsure" | undefined {
  const plain = asSimplified(text.trim());
  if (plain.length > 40) return undefined;
  const names = (OF_BODY.exec(plain) ?? IN_BODY.exec(plain))?.slice(1, 4).filter((name) => name !== undefined);
  if (names === undefined) return undefined;
  return names.every((name) => name.length < 4 && mayBeName(name)) ? "sure" : "unsure";
}

/** ——, as before a deck. */
export function beginsWithDash(text: string): boolean {
  return /^(?:——|－－|--|—)/.test(text);
}

/** （作者系县农技站技术员） */
export function isAuthorNote(text: string): boolean {
  return /^[（(]?(?:注[：:])?作者[系为是在]/u.test(text.trim());
}

/** The author of a story: by the name of a task, or of a body with a person of it. */
export function isByline(text: string): boolean {
  if (text.length > 60 || /[。！？]/.test(text) || isAuthorNote(text)) return false;
  return BYLINE.test(asSimplified(text.trim())) || namedOfBody(text) === "sure";
}

/** A line of names alone, recognised by the first surname, by a task or a sign: a byline if its place allows one. */
export function isNames(text: string): boolean {
  if (isSpreadName(text)) return true;
  const names = namesIn(text);
  if (names === null) return false;
  const [, sign, first = "", ...tasks] = names;
  return sign !== undefined || tasks.some((task) => task !== undefined) || mayBeName(first);
}

/** 丰　年: a name of two characters at the width of three. */
function isSpreadName(text: string): boolean {
  const [, surname, name] = /^(\p{Script=Han})\s{1,2}(\p{Script=Han})$/u.exec(asSimplified(text.trim())) ?? [];
  return surname !== undefined && mayBeName(`${surname}${name}`);
}

/** `编辑同志：`, `敬礼！`: a letter to the paper. */
export function isGreeting(text: string): boolean {
  return GREETING.test(asSimplified(text.trim())) || isSalute(text);
}

const GREETING =
  /^(?:尊敬的|敬爱的|亲爱的)?(?:[\p{Script=Han}《》]{0,10}(?:编辑|报社)[\p{Script=Han}]{0,8}|[\p{Script=Han}]{0,8}同志们?|[\p{Script=Han}]{1,3}(?:老师|主任|主编|总编|部长|社长)|[\p{Script=Han}]{0,8}(?:记者|老师|先生|女士|主任|主编)(?:您|你)?好)[：:，！!]$/u;

/** `此致`, `敬礼！`: the formula at a letter's end. */
export function isSalute(text: string): boolean {
  return /^(?:此致[，,]?\s*)?(?:此致|敬礼|致礼|祝好|谨致|顺颂.{1,4}|顺?祝[您编报贵]?.{0,6}(?:好|安|康|快乐|愉快|顺利|兴旺|发达))[！!。，]?$/u.test(
    asSimplified(text.trim()),
  );
}

/** What its author wrote for the desk, and not for print: `（编辑同志：此件请登四栏，勿登手机号）`, `（完，全文约三百字）`, `报送：县委宣传部　份数：2`. */
const FOR_DESK =
  /^[（(【[](?=.{0,200}(?:勿[登刊](?![高山机船录记])|勿发表|不要?(?:登报|刊登|刊出)|酌用|请[登刊](?![录记陆上高山机船])|请审|请安排版|斧正|图(?:片)?另发|照片另发|全文约?.{1,6}字|共\s*\d+\s*字)).*[）)】\]]$|^[（(](?:完|全文完|未完待续|转载请注明.{0,4})[，,。]?.{0,12}[）)]$/u;
const DESK_LINE =
  /^(?:报送|抄送|呈送|报)[：:].*(?:份数|报社|本报).*$|^(?:.{2,12}\s)?(?:投稿|来稿)[\s，,（(]{0,2}[一二三四五六七八九十\d]{1,2}[首篇件][）)]?$|^.{2,20}[（(]请.{0,12}(?:酌用|采用|刊用|审改)[）)]$|^[－—\s-]*(?:END|THE END)[－—\s-]*$/iu;

export function isDeskNote(text: string): boolean {
  const plain = asSimplified(text.trim());
  return plain.length <= LONGEST_NOTE && (FOR_DESK.test(plain) || DESK_LINE.test(plain));
}

const LONGEST_NOTE = 200;

const HAN_DAY = "[一二三四五六七八九十廿]{1,3}";
const DAY = new RegExp(
  `^(?:[写作记]?于)?(?:(?:\\d{4}|[一二三四五六七八九〇○零]{4})\\s*年\\s*)?(?:\\d{1,2}|${HAN_DAY})\\s*月(?:\\s*(?:\\d{1,2}|${HAN_DAY})\\s*[日号])?(?:\\s*(?:[写作记]?于|[,，])?\\s*[\\p{Script=Han}]{2,8})?$|^\\d{4}([-./])\\d{1,2}\\1\\d{1,2}$`,
  "u",
);
const READER =
  /^(?:(?:[一几两数][位名个群]|您的|你的|本报|贵报)[\p{Script=Han}]{1,10}|.{0,12}(?:读者|作者(?![系为是])|投稿|来信)[：:\s]*[\p{Script=Han}·\s]{0,10})$/u;

/** `县融媒体中心　11月24日`, as a public account names its writer and day. */
export function isBodyAndDay(text: string): boolean {
  const [body = "", day = "", ...more] = text.trim().split(/[\s　]+/u);
  return more.length === 0 && /^[\p{Script=Han}]{4,16}$/u.test(body) && isDay(day);
}

export function isDay(text: string): boolean {
  return DAY.test(asSimplified(text.trim()));
}

/** A line that can only say who wrote the copy, and when: `（柳林镇 张春生）`, `一位读者`, `11月19日`. */
export function isSigned(text: string): boolean {
  const plain = asSimplified(text.trim());
  if (plain.length > LONGEST_SIGNATURE || /[。！？；]/.test(plain) || isOnlyNotice(plain)) return false;
  if (DAY.test(plain) || READER.test(plain)) return true;
  const inside = /^(?:[（(]([^（）()]{2,28})[）)]|(?:——|--)\s*([\p{Script=Han}·\s]{2,20}))$/u.exec(plain);
  const words = inside?.[1] ?? inside?.[2];
  return words !== undefined && (READER.test(words) || isByline(words) || isNames(words) || isPlaceAndName(words));
}

const LONGEST_SIGNATURE = 30;

/** `城南新村 张春生`: any word, and a name with its surname. */
export function isPlaceAndName(text: string): boolean {
  const [place = "", name = "", ...more] = asSimplified(text.trim()).split(/\s+/u);
  return more.length === 0 && /^[\p{Script=Han}\d]{2,16}$/u.test(place) && NAME_ALONE.test(name) && mayBeName(name);
}

const NAME_ALONE = new RegExp(`^${NAME}$`, "u");

/** The minimum length of a paragraph below a subhead or a deck. */
export const SHORTEST_PARAGRAPH = 25;

/** A line as short as names, without a surname at its beginning. */
export function isShortLine(text: string): boolean {
  return namesIn(text) !== null && !isNames(text);
}

function namesIn(text: string): RegExpExecArray | null {
  // Tabs make columns: the head of a table, a list of winners.
  return text.length <= 30 && !text.trim().includes("\t") ? NAMES.exec(asSimplified(text.trim())) : null;
}

const STAMP_DAY = "\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?";
const STAMP_TIME = "\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?";
const STAMP_LABEL = "(?:发布|更新|发表|刊发)?(?:时间|日期|于)\\s*[:：]?\\s*";
/** The line of date, place and author that web pages write below a headline. */
const STAMP = new RegExp(
  `(?<when>(?<named>${STAMP_LABEL})?${STAMP_DAY}(?<clock>\\s*${STAMP_TIME})?)|(?<source>(?:文章|信息|稿件)?(?:来源|稿源)\\s*[:：]\\s*[^\\s|｜]{1,20})|(?<author>(?:作者|记者)\\s*[:：]\\s*[^\\s|｜]{1,20})|(?:责任编辑|责编|编辑)\\s*[:：]\\s*[^\\s|｜]{1,12}|字[体号]\\s*[:：]?\\s*[[【]?\\s*大\\s*中\\s*小\\s*[\\]】]?|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\\s*[:：]?\\s*\\d+\\s*次?`,
  "dgu",
);

/** A line with date and place of publication; undefined for any other. A date alone may belong to the copy. */
export function publishedIn(text: string): { readonly author: string | undefined } | undefined {
  const stamps = text.length > LONGEST_STAMP || !/[:：]/.test(text) ? [] : [...asSimplified(text).matchAll(STAMP)];
  const tells = stamps.some(({ groups = {} }) => groups["source"] ?? groups["named"] ?? groups["clock"]);
  if (!tells || !/^[\s|｜·/-]*$/u.test(asSimplified(text).replace(STAMP, ""))) return undefined;
  const author = stamps.map(({ indices }) => indices?.groups?.["author"]).find((each) => each !== undefined);
  return { author: author && text.slice(...author) };
}

const LONGEST_STAMP = 100;

const BUTTON =
  "打印(?:本页|文本|文章)?|关闭(?:本页|窗口)?|收藏(?:本站|本页)?|返回(?:顶部|首页)?|纠错|字体|字号|大|中|小|微信|微博|新浪微博|QQ空间|朋友圈|复制链接";
/** A line that web pages write round their copy: where the reader is, buttons, who put it there. */
const ROUND_LINE = new RegExp(
  `^[\\s【\\[（(]*(?:(?:您|你)?(?:现在的?|当前的?|所在的?)?位置\\s*[:：]|首页\\s*[>＞»]|今天是\\d{4}年|分享(?:到|至)?\\s*(?:[:：]|$)|投稿(?:请寄|邮箱|信箱|地址)[^。]{2,60}|点击(?:上方|下方)?[^。]{0,12}(?:关注|订阅)[^。]{0,8}$|(?:觉得)?[^。]{0,10}点个?.?(?:在看|赞)[^。]{0,12}$|[－—\\s-]*END[－—\\s-]*$|扫一扫[^。]{0,24}$|(?:责任编辑|责编|编辑|编审|初审|复审|终审|审核|校对|监制)\\s*[:：][^。]{1,40}$|上一[篇条]\\s*[:：]|下一[篇条]\\s*[:：]|(?:[【\\[（(]?(?:${BUTTON})[】\\]）)]?[\\s|｜:：·]*)+$)`,
  "u",
);
/** The first line of what web pages write below their copy. */
const ROUND_END =
  /^[\s【[（(—－-]*(?:相关(?:阅读|新闻|链接|稿件|文章|推荐|报道)|(?:延伸|推荐)阅读|热门(?:推荐|新闻|文章)|版权(?:所有|声明)|copyright|©|网站标识码|\S{0,8}ICP备|\S{0,8}公网安备)/iu;
/** Lines that may stand above it. */
const ROUND_FOOT = /^(?:主办|承办|协办|技术支持|运行维护|地址|联系(?:我们|电话|方式)|电话|邮编|网站地图|关于我们)/u;

/** Tells whether a line of a web page is no copy: by itself; as the first of a page's foot; only directly above one that is. */
export function roundLine(text: string): "line" | "end" | "foot" | undefined {
  const plain = asSimplified(text.trim());
  if (plain.length > LONGEST_STAMP) return undefined;
  if (ROUND_LINE.test(plain)) return "line";
  if (ROUND_END.test(plain)) return "end";
  return ROUND_FOOT.test(plain) ? "foot" : undefined;
}

const CAPTION_START =
  /^(?:图为|图[①-⑳一二三四五六七八九十\d]{0,3}[：:]|上图|下图|左图|右图|题图|图片说明|资料图|▲|△|▼)/u;
const CAPTION_END =
  /(?:[\p{Script=Han}·]{2,4}\s*[/／]?\s*摄|摄影报道|(?:资料|效果|示意|新华社)(?:图片?|照片)|[\p{Script=Han}]{2,8}供图)[）)。]?$/u;

/** A line whose words show that it belongs to a picture. */
export function isCaption(text: string): boolean {
  if (text.length > 120) return false;
  const plain = asSimplified(text);
  return CAPTION_START.test(plain) || CAPTION_END.test(plain);
}

const CREDIT =
  /[\s（(]*((?:本报|新华社)?(?:记者|通讯员)?\s*[\p{Script=Han}·]{2,4}\s*[/／]?\s*摄(?:影)?|[\p{Script=Han}]{2,8}供图|资料(?:图片|照片))[）)]?[。.]?$/du;

/** The place where a caption's credit begins, and the credit: `。 林岚 摄`. */
export function creditIn(caption: string): { readonly at: number; readonly credit: string } | undefined {
  const found = findInBothScripts(CREDIT, caption);
  const [whole = "", credit] = found?.groups ?? [];
  if (found === undefined || credit === undefined || found.index === 0) return undefined;
  // Without a blank or a bracket before it, the name may be a word of the sentence.
  return /^[\s（(]/.test(whole) || /[。！？]$/.test(caption.slice(0, found.index))
    ? { at: found.index, credit }
    : undefined;
}

const CREDIT_ALONE =
  /^[（(]?((?:本报|新华社)?(?:记者|通讯员)?\s*[\p{Script=Han}·]{2,4}\s*[/／]?\s*摄(?:影)?)[）)]?[。.]?$/du;

/** The credit of a line that has nothing else: （记者　林岚　摄）. */
export function creditAlone(text: string): string | undefined {
  return findInBothScripts(CREDIT_ALONE, text.trim())?.groups[1];
}

const PAGE = "第?\\s*([A-Za-z]?\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*版";
const FROM = new RegExp(`^[（(\\[【]?\\s*(?:紧接|上接|接)\\s*${PAGE}[^）)\\]】]{0,20}[）)\\]】]?\\s*`, "du");
const TO = new RegExp(`\\s*[（(\\[【]?\\s*(?:下转|转)\\s*${PAGE}[^）)\\]】]{0,20}[）)\\]】]?\\s*$`, "du");

/** （下转第四版） alone in its line. */
export function isOnlyNotice(text: string): boolean {
  return noticeFrom(text)?.written.trim() === text || noticeTo(text)?.written.trim() === text;
}

interface Notice {
  readonly written: string;
  readonly page: string;
}

/** （上接第一版） at a text's start. */
export function noticeFrom(text: string): Notice | undefined {
  return notice(FROM, text);
}

/** （下转第四版） at a text's end. */
export function noticeTo(text: string): Notice | undefined {
  return notice(TO, text);
}

function notice(rule: RegExp, text: string): Notice | undefined {
  const [written, page] = findInBothScripts(rule, text)?.groups ?? [];
  if (written === undefined || page === undefined) return undefined;
  // Without brackets these words may belong to a sentence.
  if (!/[（([【]/.test(written)) return undefined;
  return { written, page: inFigures(page) };
}

const DIGITS = "一二三四五六七八九";

/** 十二 as 12, up to 九十九; a text without Han figures stays. */
export function inFigures(page: string): string {
  if (!/[一二三四五六七八九十]/.test(page)) return page;
  const [tens = "", ones = ""] = page.includes("十") ? page.split("十") : ["0", page];
  const ten = tens === "" ? 1 : DIGITS.indexOf(tens) + 1;
  return String(10 * ten + DIGITS.indexOf(ones) + 1);
}

/** A running head of a page: a date or 第…版, with names and no sentence. */
export function isFolio(text: string): boolean {
  if (text.length > 80 || /[。！？，]/.test(text)) return false;
  return (
    /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.test(text) ||
    /^(?:第\s*\S{1,3}\s*版|责编|责任编辑|版式|编辑[:：]|校对)/.test(asSimplified(text))
  );
}

/** The date and page in a running head. */
export function folioIn(text: string): { readonly date: string | undefined; readonly page: string | undefined } {
  const [, year, month = "", day = ""] = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(text) ?? [];
  const page = /第\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/.exec(text)?.[1];
  return {
    date: year === undefined ? undefined : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    page: page && inFigures(page),
  };
}

/** The clauses of a headline on one line with blanks between: turned lines, or a couplet that stays on one. */
export function headlineLines(text: string): readonly string[] {
  const clauses = text.split(/\s+/u).filter((clause) => clause !== "");
  const isHan = clauses.every((clause) => isWideCharacter(clause.codePointAt(0) ?? 0) && [...clause].length > 3);
  if (clauses.length < 2 || !isHan) return [text.trim()];
  const lengths = new Set(clauses.map((clause) => [...clause].length));
  // Clauses of one length are a couplet: an editor keeps them side by side if there is room.
  return lengths.size === 1 ? [clauses.join("\u3000")] : clauses;
}
