import { asSimplified } from "../../base/both-scripts.ts";
import { hanNumber } from "../../base/dates.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import type { IssueManifest } from "../manifest/manifest.ts";
import type { Copies } from "../manifest/markup/markup.ts";
import { type Passage, type Piece, storyPiece } from "./passages.ts";

/*
 * What copy says of the issue's own pages, against the pages as made up: （下转第三版） that somebody typed, 详见第五版, 本版, and lines of a front page that name a
 * headline and its page. A reference to another day's issue, or to another paper, is none of these.
 */

/** Where a story stands, and which notices the engine writes in it. */
export interface Standing {
  /** Indexes of the issue's pages, in reading order. */
  readonly pages: readonly number[];
  /** 下转 and 上接. */
  readonly writesTo: boolean;
  readonly writesFrom: boolean;
}

export interface PagesOfIssue {
  readonly pages: readonly { readonly label: string; readonly name: string }[];
  /** Undefined for a story that stands on no page. */
  readonly standingOf: (story: string) => Standing | undefined;
}

interface Reference {
  /** to and from: a jump line; see: 详见第五版; here: 见本版; photos: 本版照片; index: a headline with its page. */
  readonly kind: "to" | "from" | "see" | "here" | "photos" | "index";
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  /** The page numbers as written, with their places in the passage: 三, 5, A05. */
  readonly pages: readonly { readonly written: string; readonly from: number; readonly to: number }[];
  /** What the same sentence or line says: it may name a headline. */
  readonly beside: string;
}

const NUMBER = "(?:[A-Za-zＡ-Ｚ]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})";
/** 第三版, A05版, 二、三版, 第5至8版; but no 版权, 版本. */
const PAGES = `(?:第\\s*)?${NUMBER}(?:\\s*版)?(?:\\s*(?:[、,，和及与至到~～—–-]|——)\\s*(?:第\\s*)?${NUMBER}(?:\\s*版)?)*(?<=版)(?![本权式画税图纳次])`;
const OPEN = "[（(【〔[]";
const CLOSE = "[）)】〕\\]]";
const ARROWS = "[▶►→↓》>▲△■]?";
/** In brackets, or a paragraph's last words. */
const TO = new RegExp(
  `\\s*${OPEN}\\s*(?:下转|续转|转)\\s*${PAGES}[^（()）]{0,20}${CLOSE}|(?<=^|[。！？”…])\\s*下转\\s*${PAGES}${ARROWS}\\s*$`,
  "gu",
);
/** In brackets, or a paragraph's first words. */
const FROM = new RegExp(
  `${OPEN}\\s*(?:紧接|上接|续接|接)\\s*${PAGES}[^（()）]{0,20}${CLOSE}\\s*|^\\s*[▲△■◀]?上接\\s*${PAGES}(?!的)\\s*`,
  "gu",
);
/** 意见, 常见 and 成见 are other words; 见 or 刊 alone ends its clause. */
const SEE = new RegExp(
  `(?:(?:详见|参见|请见|另见|可见|并见|均见|请看|请阅|参阅|详阅|详情请看|刊登[在于]|刊[在于]|刊发[在于]|载于|转至)|(?<![意听看遇会再常可罕少偏成高远接相])[见刊载](?=[^版]{1,24}版[）)】。；，！\\s]|[^版]{1,24}版$))\\s*(?:于|在)?\\s*(?:(?:今天|今日|今|本期|本日|本报|当日|的)\\s*){0,3}${PAGES}`,
  "gu",
);
const HERE = /(?:详见|参见|请见|另见|请看|(?<=[（(【，。；]|^|道|文|容|评|接|稿|片)见)(?:今[天日])?本版/gu;
const PHOTOS = /本版(?:照片|图片|配图|摄影)/gu;
/** A page alone, in a line of a front page: 大桥合龙 ……3版, A05版 | 麦子熟了. */
const PAGE = new RegExp(PAGES, "gu");

/** Words of a clause that speaks of another day's issue, or of another paper. */
const OTHER_DAY =
  /昨[天日晚]|前[天日]|上[周期月]|往期|日前|去年|当年|[0-9０-９一二三四五六七八九十〇]+[年月日期]|总第|创刊/;
const OTHER_PAPER = /(?<!本)(?:日报|晚报|早报|时报|周报|晨报|都市报|商报|报|杂志|》)\s*(?:今[天日])?的?\s*$/;

/** The references of a text that counts as the issue's own. */
function referencesIn(passage: Passage): readonly Reference[] {
  const text = asSimplified(passage.text);
  if (!text.includes("版")) return [];
  const found: Reference[] = [];
  const take = (kind: Reference["kind"], rule: RegExp): void => {
    for (const { 0: written, index } of text.matchAll(rule)) {
      const from = index + written.search(/\S/);
      const to = from + written.trim().length;
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const before = text.slice(clauseStart(text, from), from) + written.replace(new RegExp(`${PAGES}.*$`, "u"), "");
      if (kind !== "to" && kind !== "from" && (OTHER_DAY.test(before) || OTHER_PAPER.test(before))) continue;
      const beside = kind === "index" ? lineBeside(text, from, to) : sentenceAround(text, from, to);
      found.push({ kind, passage, from, to, pages: pagesIn(written.trim(), from), beside });
    }
  };
  take("to", TO);
  take("from", FROM);
  take("see", SEE);
  take("here", HERE);
  take("photos", PHOTOS);
  if (passage.role !== "caption") take("index", PAGE);
  return found;
}

function clauseStart(text: string, at: number): number {
  return Math.max(...[..."。！？；\n"].map((end) => text.lastIndexOf(end, at - 1))) + 1;
}

function sentenceAround(text: string, from: number, to: number): string {
  const length = text.slice(to).search(/[。！？；\n]/);
  return text.slice(clauseStart(text, from), length < 0 ? undefined : to + length);
}

/** The words of a line that belong to its page number: those before it, or behind it in a line that begins with a page. */
function lineBeside(text: string, from: number, to: number): string {
  const start = clauseStart(text, from);
  const length = text.slice(to).search(/[。！？；\n]/);
  const end = length < 0 ? text.length : to + length;
  const pages = [...text.slice(start, end).matchAll(PAGE)].map(({ 0: { length: size }, index }) => ({
    from: start + index,
    to: start + index + size,
  }));
  const leads = !HAS_TITLE.test(text.slice(start, pages[0]?.from));
  const own = pages.findIndex((each) => each.from === from);
  return leads ? text.slice(to, pages[own + 1]?.from ?? end) : text.slice(pages[own - 1]?.to ?? start, from);
}

const HAS_TITLE = /[\p{L}\p{N}]{2}/u;

function pagesIn(written: string, at: number): Reference["pages"] {
  const start = written.search(new RegExp(PAGES, "u"));
  if (start < 0) return [];
  return [...written.slice(start).matchAll(new RegExp(NUMBER, "gu"))].map(({ 0: number, index }) => {
    const from = at + start + index;
    return { written: number, from, to: from + number.length };
  });
}

/** 三 → 3, A05 → A and 5. */
function pageWritten(written: string): { readonly section: string; readonly number: number } {
  const plain = written.normalize("NFKC").toUpperCase();
  const figures = /[0-9]+$/.exec(plain)?.[0];
  if (figures !== undefined) return { section: plain.slice(0, -figures.length), number: Number(figures) };
  const [tens = "", ones = ""] = plain.includes("十") ? plain.split("十") : ["0", plain];
  const digit = (each: string): number => "一二三四五六七八九".indexOf(each) + 1;
  return { section: "", number: (tens === "0" ? 0 : 10 * Math.max(1, digit(tens))) + (ones === "" ? 0 : digit(ones)) };
}

/** The pages that a written number may mean: 二 is A02 and B02. */
function indexesOf(written: string, { pages }: PagesOfIssue): readonly number[] {
  const { section, number } = pageWritten(written);
  return pages.flatMap(({ label }, at) => {
    const own = pageWritten(label);
    return own.number === number && (section === "" || own.section === "" || own.section === section) ? [at] : [];
  });
}

/** A title without its marks and spaces. */
function plainTitle(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

interface Heads {
  readonly id: string;
  /** Its headlines, plain. */
  readonly titles: readonly string[];
}

/** A title in a sentence is that of a story if they have so many characters in common. */
const SURE_TITLE = 5;

/** The stories that a sentence names by their headlines. */
function storiesNamed(beside: string, heads: readonly Heads[]): readonly string[] {
  const quoted = [...beside.matchAll(/《([^《》]{2,60})》/gu)].map(([, title = ""]) => plainTitle(title));
  const said = plainTitle(beside);
  return heads.flatMap(({ id, titles }) =>
    titles.some(
      (title) =>
        (title.length >= SURE_TITLE && said.includes(title)) ||
        quoted.some((each) => each === title || (each.length >= SURE_TITLE && title.includes(each))),
    )
      ? [id]
      : [],
  );
}

type Written = IssueManifest["stories"][number];

function referencesOf(story: Written, copy: Parameters<typeof storyPiece>[1]): readonly Reference[] {
  return storyPiece(story, copy).passages.flatMap(referencesIn);
}

function headsOf({ id, headline, place }: Written): Heads {
  const all = [headline, ...place.map((each) => each.headline)];
  const titles = all.flatMap((each) =>
    each === undefined ? [] : [plainTitle(asSimplified(each.lines.map(({ value }) => value).join("")))],
  );
  return { id: id.value, titles: titles.filter((title) => title.length > 1) };
}

/** References of all stories that the pages contradict. */
export function checkReferences(
  { stories }: IssueManifest,
  copies: Copies,
  issue: PagesOfIssue,
  memory: Memory = noMemory,
): readonly Diagnostic[] {
  const found = stories.map((story) => ({
    id: story.id.value,
    references: memory.memo(referencesOf)(story, copies.get(story.id.value)?.copy),
  }));
  if (found.every(({ references }) => references.length === 0)) return [];
  const heads = stories.map((story) => memory.memo(headsOf)(story));
  const shown = new Set(
    stories.flatMap(({ id, photos }) => (photos.length === 0 ? [] : (issue.standingOf(id.value)?.pages ?? []))),
  );
  return found.flatMap(({ id, references }) => {
    const standing = issue.standingOf(id);
    if (standing === undefined) return [];
    const own = { id, photos: standing.pages.some((page) => shown.has(page)), ...standing };
    return references.flatMap((reference) => checkReference(reference, own, heads, issue));
  });
}

function checkReference(
  { kind, passage, from, to, pages, beside }: Reference,
  own: Standing & { readonly id: string; readonly photos: boolean },
  heads: readonly Heads[],
  issue: PagesOfIssue,
): readonly Diagnostic[] {
  const span = passage.spanOf(from, to);
  const text = passage.text.slice(from, to);
  if (kind === "to" || kind === "from") {
    if (kind === "to" ? own.writesTo : own.writesFrom) return [errorAt(span, "typed-jump", { text })];
    const page = pages[0]?.written ?? "";
    const isThere = indexesOf(page, issue).length > 0;
    return [isThere ? warningAt(span, "jump-nowhere", { text }) : warningAt(span, "no-such-page", { text, page })];
  }
  if (kind === "photos") return own.photos ? [] : [warningAt(span, "picture-missing", { text, of: "page" })];
  const named = storiesNamed(
    beside,
    heads.filter(({ id }) => id !== own.id),
  );
  if (kind === "index" && named.length === 0) return [];
  const missing = pages.find(({ written }) => indexesOf(written, issue).length === 0);
  // The page of the story that is named, if it is one story on one page.
  const [story = "", ...others] = named;
  const there = others.length === 0 ? issue.standingOf(story)?.pages : undefined;
  const right = there?.[0];
  const usual =
    right === undefined
      ? {}
      : mended(
          text,
          pages.map(({ written }) => written),
          issue.pages[right],
        );
  if (missing !== undefined) {
    return [warningAt(span, "no-such-page", { text, page: missing.written, ...usual })];
  }
  const meant =
    kind === "here"
      ? own.pages
      : rangeOf(
          pages.map(({ written }) => written),
          issue,
        );
  if (there !== undefined && right !== undefined) {
    if (meant.some((page) => there.includes(page))) return [];
    const page = issue.pages[right]?.name ?? "";
    const title = heads.find(({ id }) => id === story)?.titles[0] ?? "";
    return [warningAt(span, "story-elsewhere", { text, title, page, ...(kind === "here" ? {} : usual) })];
  }
  // It leads to where the reader already is.
  if (kind === "see" && own.pages.length === 1 && meant.every((page) => own.pages.includes(page))) {
    return [warningAt(span, "same-page", { text })];
  }
  return [];
}

/** Words that point to a picture: （见上图）, （图为…）, 如图二所示. 见图书馆 is none. */
const PICTURE =
  /（[^（）]{0,4}(?:[上下左右题附]图|[见如]图|图[为一二三四五六七八九0-9①-⑨]|附照片|[见如]照片)(?!书)[^（）]{0,20}）|(?<![意听看遇会再常可罕少偏成高远接相])[见如](?:[上下左右题附]图(?!书)|图(?:[一二三四五六七八九0-9①-⑨]|(?=所示|[，。；）])))/gu;
const PICTURE_NUMBER = /图([一二三四五六七八九0-9①-⑨])/u;

/** Words of a story's copy and heads that point to a picture which the story does not have. @param photos how many it has */
export function findPictures({ passages }: Piece, photos: number): readonly Diagnostic[] {
  return passages.flatMap(({ text, role, spanOf }) => {
    const plain = asSimplified(text);
    if (!plain.includes("图") && !plain.includes("照片")) return [];
    return role === "caption"
      ? []
      : [...plain.matchAll(PICTURE)].flatMap(({ 0: written, index }) => {
          const number = PICTURE_NUMBER.exec(written)?.[1];
          if (photos >= (number === undefined ? 1 : pageWritten(number).number)) return [];
          const to = index + written.length;
          return [warningAt(spanOf(index, to), "picture-missing", { text: text.slice(index, to), of: "story" })];
        });
  });
}

/** All pages between the ends of 5至8版, and those of 二、三版. */
function rangeOf(written: readonly string[], issue: PagesOfIssue): readonly number[] {
  const each = written.map((page) => indexesOf(page, issue));
  if (each.length !== 2) return each.flat();
  const [[first = 0] = [], last = []] = each;
  return issue.pages.map((_, at) => at).filter((at) => at >= first && at <= (last.at(-1) ?? first));
}

/** The reference with the right page, in the form of the number that it has. */
function mended(
  text: string,
  written: readonly string[],
  page: PagesOfIssue["pages"][number] | undefined,
): { readonly usual?: string } {
  const [only = ""] = written;
  if (written.length !== 1 || page === undefined) return {};
  const isHan = /[一二三四五六七八九十]/.test(only);
  const number = isHan && /^\d+$/.test(page.label) ? hanNumber(Number(page.label)) : page.label;
  return { usual: text.replace(only, number) };
}
