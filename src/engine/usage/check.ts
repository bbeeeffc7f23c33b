import { asSimplified } from "../../base/both-scripts.ts";
import type { Copy } from "../../base/copy.ts";
import { type Diagnostic, errorAt, limitAlike, warningAt } from "../../base/diagnostic.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import { listFor } from "../../base/once.ts";
import type { IssueManifest, PaperManifest } from "../manifest/manifest.ts";
import type { Copies } from "../manifest/markup/markup.ts";
import { findDays, type Times, timesOf } from "./days.ts";
import { findAges, findFigures, findNumbers } from "./facts.ts";
import { type Finder, finderOf, type Hit } from "./finder.ts";
import type { Lists, Person, Title, UsageWord } from "./lists.ts";
import { findMarks, MARKS } from "./marks.ts";
import { findNearNames, type NameReader, type NearFinder, nearFinderOf } from "./names.ts";
import { advertPiece, groupPiece, type Passage, type Piece, storyPiece } from "./passages.ts";
import { findPictures } from "./references.ts";
import { isExcepted, openRules, type RuleFinder } from "./rules.ts";
import type { ScriptFinder } from "./script.ts";
import { findParts, findSums } from "./sums.ts";

/*
 * The copy desk: words, names, titles and their order by the paper's lists, marks and the paper's own rules (`rules.ts`), and facts that can be checked
 * (`facts.ts`). What the list or a calendar proves is an error; all else is a warning. The paper may set either, or switch it off, by the names in
 * `DESK_FAULTS`.
 */

/** The name of each finding under `faults` in paper.yaml. */
export const DESK_FAULTS = {
  "wrong-word": "用词",
  "forbidden-word": "禁用词",
  "short-name": "简称",
  "wrong-title": "职务",
  "name-near": "人名",
  "name-alike": "人名",
  "people-order": "排名",
  "wrong-date": "日期",
  "no-such-day": "日期",
  "wrong-age": "年龄",
  "wrong-sum": "合计",
  "parts-sum": "合计",
  "headline-figure": "题文数字",
  "wrong-number": "号码",
  "other-script": "繁简",
  "house-rule": "本报规则",
  "typed-jump": "转版不符",
  "jump-nowhere": "转版不符",
  "no-such-page": "参见",
  "story-elsewhere": "参见",
  "same-page": "参见",
  "picture-missing": "图文不符",
} as const;

type ListedValue =
  | { readonly kind: "word"; readonly word: UsageWord }
  | { readonly kind: "name"; readonly person: Person }
  | { readonly kind: "title"; readonly title: string };

/** Lists made ready for many texts. */
export interface Desk {
  readonly lists: Lists;
  readonly find: Finder<ListedValue>;
  readonly findNearNames: NearFinder;
  readonly people: ReadonlyMap<string, Person>;
  /** By the rules of marks and the paper's own. */
  readonly findForms: RuleFinder;
  /** The people who have or had each title. */
  readonly holders: ReadonlyMap<string, readonly Person[]>;
  /** And of each short title: 书记 for 市委书记. */
  readonly shortTitles: ReadonlyMap<string, readonly Person[]>;
}

export function openDesk(lists: Lists): Desk {
  const holders = new Map<string, Person[]>();
  const shortTitles = new Map<string, Person[]>();
  for (const person of lists.people) {
    for (const title of new Set(person.titles.map((each) => each.title))) {
      listFor(holders, title).push(person);
      const short = TITLE_END.exec(title)?.[0] ?? title;
      if (short !== title && isShortFor(short, title)) listFor(shortTitles, short).push(person);
    }
  }
  const entries: { readonly word: string; readonly value: ListedValue }[] = [
    ...lists.words
      .filter(({ write, forbidden, after, exact }) => (write ?? forbidden ?? after) !== undefined || exact)
      .map((word) => ({ word: word.word, value: { kind: "word", word } as const })),
    ...lists.people.map((person) => ({ word: person.name, value: { kind: "name", person } as const })),
    ...[...new Set([...holders.keys(), ...shortTitles.keys()])].map((title) => ({
      word: title,
      value: { kind: "title", title } as const,
    })),
  ];
  const people = new Map(lists.people.map((person) => [person.name, person]));
  return {
    lists,
    findNearNames: nearFinderOf(people.keys()),
    people,
    find: finderOf(entries, (value) => value.kind === "word" && value.word.exact),
    findForms: openRules([...MARKS, ...lists.rules]),
    holders,
    shortTitles,
  };
}

/** What the desk reads texts with. */
export interface Reader extends NameReader {
  readonly findScript: ScriptFinder;
}

/** All findings of an issue, story by story. @param memory those of stories that read the same */
export function checkUsage(
  { issue, paper }: { readonly issue: IssueManifest; readonly paper: PaperManifest },
  copies: Copies,
  desk: Desk,
  reader: Reader,
  memory: Memory = noMemory,
): readonly Diagnostic[] {
  const date = issue.date.value;
  const found = [
    ...[...issue.stories, ...issue.fillers].flatMap((story) =>
      memory.memo(checkStory)(story, copies.get(story.id.value)?.copy, desk, reader, date),
    ),
    ...issue.groups.flatMap((group) => checkPiece(groupPiece(group), desk, reader, date)),
    ...issue.adverts.flatMap((advert) => memory.memo(checkAdvert)(advert, desk, reader, date)),
  ];
  return limitAlike(
    [...found, ...findNumbers(paper)].toSorted((a, b) =>
      a.span.source === b.span.source ? a.span.start - b.span.start || a.span.end - b.span.end : 0,
    ),
  );
}

function checkStory(
  story: Parameters<typeof storyPiece>[0],
  copy: Copy | undefined,
  desk: Desk,
  reader: Reader,
  date: string,
): readonly Diagnostic[] {
  const piece = storyPiece(story, copy);
  const photos = "photos" in story ? story.photos.length : 0;
  return [...checkPiece(piece, desk, reader, date), ...findPictures(piece, photos)];
}

function checkAdvert(
  advert: Parameters<typeof advertPiece>[0],
  desk: Desk,
  reader: Reader,
  date: string,
): readonly Diagnostic[] {
  return checkPiece(advertPiece(advert), desk, reader, date);
}

function checkPiece(piece: Piece, desk: Desk, reader: Reader, date: string): readonly Diagnostic[] {
  const earlier: string[] = [];
  const times = timesOf(piece.passages.map(({ text }) => text).join("\n"), date);
  const own = piece.passages.flatMap((passage) => {
    const hits = desk.find(passage.text);
    const findings = [
      ...findWords(passage, hits, earlier),
      ...findTitles(passage, hits, desk, date),
      ...findNear(passage, hits, desk),
      ...findOrder(passage, hits, desk),
      ...reader.findScript(passage),
      ...findFacts(passage, times),
    ];
    if (passage.role === "copy") earlier.push(passage.text);
    return findings;
  });
  const near = findNearNames(piece, desk.findNearNames, desk.people, reader);
  // Beside its title it was found already.
  const names = near.filter(
    ({ span }) => !own.some((each) => each.code === "name-near" && each.span.start === span.start),
  );
  return [...own, ...names, ...findMarks(piece, desk.findForms), ...findSums(piece), ...findFigures(piece, date)];
}

/** Days, ages and sums of a passage. */
function findFacts(passage: Passage, times: Times): readonly Diagnostic[] {
  // Nearly all passages have none of these, and are only looked through for them.
  if (!/[日号號天晚岁歲：:共余餘计計下外]|\d-\d|其中|包括|分[别別]/.test(passage.text)) return [];
  const text = asSimplified(passage.text).replace(/[０-９]/g, (each) =>
    String.fromCharCode(each.charCodeAt(0) - 0xfee0),
  );
  return [
    ...findDays(text, passage, times),
    ...(text.includes("岁") ? findAges(text, passage, times.today) : []),
    ...(passage.role === "copy" ? findParts(text, passage) : []),
  ];
}

/** Words that the list has another form for, forbids, or wants after their full name. @param earlier the copy of the story so far */
function findWords(
  { text, role, spanOf }: Passage,
  hits: readonly Hit<ListedValue>[],
  earlier: string[],
): readonly Diagnostic[] {
  const words = hits.flatMap(({ value, ...place }) => (value.kind === "word" ? [{ ...place, word: value.word }] : []));
  return words.flatMap(({ from, to, word }) => {
    const isPart = words.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from);
    const { write, forbidden, after, exact, except } = word;
    const right = [write, after].filter((each) => each !== undefined);
    if (isPart || isExcepted(text, from, to, [...except, ...right])) return [];
    const written = text.slice(from, to);
    if (forbidden !== undefined) {
      return [errorAt(spanOf(from, to), "forbidden-word", { text: written, why: forbidden })];
    }
    const usual = write ?? (exact ? word.word : undefined);
    if (usual !== undefined) {
      return usual === written ? [] : [warningAt(spanOf(from, to), "wrong-word", { text: written, usual })];
    }
    if (after === undefined || role !== "copy") return [];
    if ([...earlier, text.slice(0, from)].some((said) => said.includes(after))) return [];
    // Once a story.
    earlier.push(after);
    return [warningAt(spanOf(from, to), "short-name", { text: written, full: after })];
  });
}

/** Words at the end of nearly every title. */
const TITLE_WORD =
  "书记|主席|总理|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|处长|科长|主任|委员长|院长|检察长|校长|司长|会长|秘书长|董事长|总经理|总裁|司令员|政委|馆长|社长|所长|组长|队长";
const TITLE_END = new RegExp(`(?:${TITLE_WORD})$`);
/** A title with the office before it, as far as it shows: 县住建局副局长. */
const WHOLE_TITLE = new RegExp(
  `(?:[省市县区州镇乡](?:(?![省市县区州镇乡副代原前])\\p{Script=Han}){0,8}[局委府办厅处室院部会校队社所司团])?[副代原前]?(?:${TITLE_WORD})$`,
  "u",
);
/** A title behind a name. What may follow makes other words of it: 市长助理, 书记员, 主任医师, 部长期. */
const TITLE_BEHIND = new RegExp(`^副?(?:${TITLE_WORD})`);
const OTHER_WORD = /^(?:助理|[途期久远年大台团令员处医编记府候])/;
/** A title with one of these before it is another title. */
const OTHER_TITLE = /[副代原前]$|时任$|曾任$|候任$/;
const FORMER = /(?:[原前]|时任|曾任|历任|首任|当选|出任|就任|[担离卸]任)$/;

function isHeld({ from, to }: Title, date: string): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

/** Han characters directly before a place. */
function hanBefore(text: string, at: number): string {
  return /\p{Script=Han}{0,30}$/u.exec(text.slice(Math.max(0, at - 30), at))?.[0] ?? "";
}

/** What a text ends in, the longest first. */
function endsOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => text.slice(at));
}

/** True for a title that somebody holds, and for its end: 书记, short for 市委书记; but 市长 is not short for 副市长. */
function isShortFor(short: string, title: string): boolean {
  return short !== "" && title.endsWith(short) && !OTHER_TITLE.test(title.slice(0, -short.length));
}

/** Titles before or behind a name that its owner does not have, or not on the day: 市长许静言, 许静言市长. */
function findTitles(
  { text, spanOf }: Passage,
  hits: readonly Hit<ListedValue>[],
  { holders }: Desk,
  date: string,
): readonly Diagnostic[] {
  return hits.flatMap(({ from, to, value }) => {
    if (value.kind !== "name" || value.person.titles.length === 0) return [];
    const { name, titles } = value.person;
    const held = titles.filter((title) => isHeld(title, date)).map(({ title }) => title);
    const right = held.length === 0 ? titles.map(({ title }) => title).join("、") : held.join("、");
    const args = (title: string): { name: string; title: string; right: string; holder?: string } => {
      const holder = holders
        .get(title)
        ?.find((each) => each.name !== name && each.titles.some((own) => own.title === title && isHeld(own, date)));
      return { name, title, right, ...(holder && { holder: holder.name }) };
    };
    const behind = titleBehind(text, to, hits, holders);
    const wrong =
      behind === undefined || held.some((title) => isShortFor(behind, title))
        ? []
        : [(holders.has(behind) ? errorAt : warningAt)(spanOf(from, to + behind.length), "wrong-title", args(behind))];
    const lead = hanBefore(text, from);
    const before = (title: string): string => lead.slice(0, lead.length - title.length);
    if (held.some((title) => lead.endsWith(title) && !OTHER_TITLE.test(before(title)))) return wrong;
    if (held.some((title) => isShortFor(lead, title))) return wrong;
    const said = endsOf(lead).find((end) => holders.has(end));
    if (said !== undefined) {
      const prefix = OTHER_TITLE.exec(before(said))?.[0] ?? "";
      const isFormer = titles.some(({ title }) => title === said) && !held.includes(said);
      if (isFormer && FORMER.test(before(said))) return wrong;
      const title = prefix + said;
      // Who is 副市长 by the list is not 市长; with 原 or 代 it may be another time, or another person of that name.
      const find = prefix === "" || prefix === "副" ? errorAt : warningAt;
      return [find(spanOf(from - title.length, to), "wrong-title", args(title)), ...wrong];
    }
    const generic = WHOLE_TITLE.exec(lead)?.[0];
    if (generic === undefined || held.length === 0) return wrong;
    return [warningAt(spanOf(from - generic.length, to), "wrong-title", args(generic)), ...wrong];
  });
}

/** The title directly behind a name, unless it is that of the next name. */
function titleBehind(
  text: string,
  at: number,
  hits: readonly Hit<ListedValue>[],
  holders: Desk["holders"],
): string | undefined {
  const listed = hits.filter(({ from, value }) => from === at && value.kind === "title" && holders.has(value.title));
  const end = Math.max(0, ...listed.map(({ to }) => to));
  const title = end > 0 ? text.slice(at, end) : TITLE_BEHIND.exec(text.slice(at, at + 5))?.[0];
  if (title === undefined) return undefined;
  const to = at + title.length;
  const isOfNext = hits.some(({ from, value }) => from === to && value.kind === "name");
  return isOfNext || OTHER_WORD.test(text.slice(to, to + 2)) ? undefined : title;
}

/** Names that differ by one character, or two in turned order, from that of a title's holder: 市委书记许静严, 许静严书记. */
function findNear(
  { text, spanOf }: Passage,
  hits: readonly Hit<ListedValue>[],
  { holders, shortTitles }: Desk,
): readonly Diagnostic[] {
  return hits.flatMap(({ from, to, value }) => {
    if (value.kind !== "title") return [];
    const { title } = value;
    const isName = hits.some((other) => other.value.kind === "name" && (other.from === to || other.to === from));
    const isInner = hits.some((other) => other.value.kind === "title" && other.to === to && other.from < from);
    if (isName || isInner || /[副原前]$/.test(hanBefore(text, from))) return [];
    const isOpen = hanBefore(text, from) === "";
    const isLike = (name: string, start: number, opens: boolean): boolean => {
      const written = text.slice(Math.max(0, start), start + name.length);
      return (
        written.length === name.length &&
        /^\p{Script=Han}+$/u.test(written) &&
        !written.includes("某") &&
        isNear(written, name, opens)
      );
    };
    const people = [...(holders.get(title) ?? []), ...(shortTitles.get(title) ?? [])];
    // A short title behind other words may be that of another office: 镇党委书记.
    const before = people.find(({ name }) => (isOpen || holders.has(title)) && isLike(name, to, isOpen));
    const behind = people.find(({ name }) => {
      const start = from - name.length;
      return isLike(name, start, hanBefore(text, start) === "") && !OTHER_WORD.test(text.slice(to, to + 2));
    });
    const { name } = before ?? behind ?? {};
    if (name === undefined) return [];
    const start = before === undefined ? from - name.length : to;
    const end = start + name.length;
    return [warningAt(spanOf(start, end), "name-near", { text: text.slice(start, end), name, title })];
  });
}

/** @param isOpen the title, or the name before it, begins the clause: then one character of two is enough, if the surname is the same */
function isNear(written: string, name: string, isOpen: boolean): boolean {
  const wrong = [...written].filter((each, at) => each !== name.charAt(at)).length;
  if (name.length < 3) return name.length === 2 && isOpen && wrong === 1 && written.charAt(0) === name.charAt(0);
  return wrong === 1 || (wrong === 2 && [...written].sort().join("") === [...name].sort().join(""));
}

/** Marks and conjunctions between the names of a row. */
const AND = /、|[，,\s]|以及|和|与|及/;
/** The order is that of a picture, or of strokes. */
const OTHER_ORDER = /左起|右起|从左|从右|自左|自右|左至右|右至左|前排|后排|笔画|不分先后|为序/;

/** Listed people of one sentence, or one caption, out of the paper's order. */
function findOrder(
  { text, role, spanOf }: Passage,
  hits: readonly Hit<ListedValue>[],
  { holders }: Desk,
): readonly Diagnostic[] {
  const people = hits.flatMap(({ from, to, value }) =>
    value.kind === "name" && value.person.order !== undefined
      ? [{ from, to, name: value.person.name, order: value.person.order }]
      : [],
  );
  return people.flatMap((second, at) => {
    const first = people[at - 1];
    if (first === undefined || first.order <= second.order) return [];
    const between = text.slice(first.to, second.from).split(AND);
    const isTitle = (said = ""): boolean =>
      said === "" ||
      (/^\p{Script=Han}{1,24}$/u.test(said) && (TITLE_END.test(said) || endsOf(said).some((end) => holders.has(end))));
    const isRow = between.length > 1 && isTitle(between[0]) && isTitle(between.at(-1));
    const sentence = role === "caption" ? text : sentenceAt(text, first.from);
    if (!isRow || !between.slice(1, -1).every(mayBeInRow) || OTHER_ORDER.test(sentence)) return [];
    const args = { name: second.name, other: first.name };
    return [warningAt(spanOf(second.from, second.to), "people-order", args, [spanOf(first.from, first.to)])];
  });
}

/** Another name, with a title or without. */
function mayBeInRow(text: string): boolean {
  return /^\p{Script=Han}{2,14}$/u.test(text);
}

/** The sentence around a place. */
export function sentenceAt(text: string, at: number): string {
  const start = Math.max(...["。", "！", "？", "；", "\n"].map((end) => text.lastIndexOf(end, at - 1))) + 1;
  const length = text.slice(at).search(/[。！？；\n]/);
  return text.slice(start, length < 0 ? undefined : at + length);
}

/** The piece's passages of running copy. */
export function copyOf({ passages }: Piece): readonly Passage[] {
  return passages.filter(({ role }) => role === "copy");
}
