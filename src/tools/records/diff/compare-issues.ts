// Compares two Newspapers as a reader would: which stories moved, which words changed, which photos, lines, type and colours look different. Data that only the
// engine cares about is ignored. Items are paired by id first, then by content, so that a renamed story is still the same story.
import type { Rect } from "../../../base/rect.ts";
import { editsBetween, type SequenceEdit } from "../../../base/sequence.ts";
import {
  isDisplayBlock,
  isInsetBlock,
  type Newspaper,
  type PrintedFrame,
  type PrintedLine,
  type PrintedMark,
  type PrintedPage,
  type PrintedPicture,
  type ReadStory,
  type StoryBlock,
  type Thing,
  textsOf,
} from "../../../engine/newspaper/newspaper.ts";
import type {
  AdvertDiff,
  DiffMark,
  IssueDiff,
  OtherLook,
  PageDiff,
  PartMove,
  PhotoDiff,
  PlacedPart,
  StoryDiff,
  TextDiff,
  WordDiff,
} from "./issue-diff.ts";
import { copyLinesOf, diffMarksOf, nameOfAdvert, pieceOf } from "./marks.ts";

/** Smaller differences, in points, are invisible. */
const VISIBLE = 0.5;

/** Finds the differences that a reader sees, whatever files or engines the issues come from. */
export function compareIssues(was: Newspaper, is: Newspaper): IssueDiff {
  const pairs = storyPairs(was, is);
  const stories = pairs.map((pair) => storyDiff(pair, was, is)).filter((story) => story !== undefined);
  const adverts = advertDiffs(was, is);
  const furniture = furnitureDiffs(was, is);
  const labels = [...is.pages, ...was.pages].map(({ label }) => label);
  const byPage = (a: DiffMark, b: DiffMark): number => labels.indexOf(a.page) - labels.indexOf(b.page);
  const pages = pageDiffs(was, is, { adverts, furniture });
  return {
    was: was.identity.stem,
    is: is.identity.stem,
    identity: identityDiffs(was, is),
    pages,
    stories,
    adverts,
    furniture,
    marks: diffMarksOf({ pages, stories, adverts, furniture }, was, is).toSorted(byPage),
    typeCompared: tellsType(was, is),
  };
}

interface StoryPair {
  readonly was: ReadStory | undefined;
  readonly is: ReadStory | undefined;
}

/** Pairs stories by id; a story with a new id is paired with the old one that has the same copy. In the order of the new issue, then the removed ones. */
function storyPairs(was: Newspaper, is: Newspaper): readonly StoryPair[] {
  const left = new Map(was.stories.map((story) => [story.id, story]));
  const same = new Map(
    is.stories.flatMap((story) => (left.has(story.id) ? [[story.id, left.get(story.id)] as const] : [])),
  );
  for (const id of same.keys()) left.delete(id);
  const pairs = is.stories.map((story): StoryPair => {
    const before = same.get(story.id);
    if (before !== undefined) return { was: before, is: story };
    const twin = [...left.values()].find(({ copy }) => copy.text !== "" && copy.text === story.copy.text);
    if (twin !== undefined) left.delete(twin.id);
    return { was: twin, is: story };
  });
  return [...pairs, ...[...left.values()].map((story): StoryPair => ({ was: story, is: undefined }))];
}

function storyDiff({ was, is }: StoryPair, before: Newspaper, after: Newspaper): StoryDiff | undefined {
  const one = is ?? was;
  if (one === undefined) return undefined;
  const lines = lineCounts(was && copyLinesOf(before, was.id), is && copyLinesOf(after, is.id));
  const base = {
    id: one.id,
    wasId: was !== undefined && was.id !== one.id ? was.id : undefined,
    title: one.title,
    lines,
  };
  const moves = movesOf(was && framesOf(before, was), is && framesOf(after, is));
  if (was === undefined || is === undefined) {
    const change = is === undefined ? "gone" : "added";
    return { ...base, change, moves, texts: [], words: [], photos: [], looks: [] };
  }
  const found: Found = {
    moves,
    texts: textDiffs(was, is),
    words: wordDiffs(was.copy.text, is.copy.text),
    photos: photoDiffs(picturesOfStory(before, was.id), picturesOfStory(after, is.id)),
  };
  const looksBetween = isNothing(found, lines) ? storyLooks : looksBesides;
  const looks = looksBetween(before, was.id, after, is.id);
  const isSame = isNothing({ ...found, looks }, lines) && base.wasId === undefined;
  return isSame ? undefined : { ...base, change: "changed", ...found, looks };
}

type Found = Pick<StoryDiff, "moves" | "texts" | "words" | "photos"> & Partial<Pick<StoryDiff, "looks">>;

function isNothing(found: Found, lines: StoryDiff["lines"]): boolean {
  return Object.values(found).every((list) => list.length === 0) && lines.other === 0 && lines.was === lines.is;
}

function lineCounts(was: readonly string[] = [], is: readonly string[] = []): StoryDiff["lines"] {
  const other = editsBetween(was, is).reduce((sum, { isFrom, isTo }) => sum + isTo - isFrom, 0);
  return { was: was.length, is: is.length, other };
}

interface FrameOnPage {
  readonly frame: PrintedFrame;
  readonly page: string;
}

function framesOf({ pages }: Newspaper, { id }: ReadStory): readonly FrameOnPage[] {
  return pages
    .flatMap((page) => page.frames.filter(({ of }) => of === id).map((frame) => ({ frame, page: page.label })))
    .toSorted((a, b) => a.frame.part - b.frame.part);
}

function movesOf(was: readonly FrameOnPage[] = [], is: readonly FrameOnPage[] = []): readonly PartMove[] {
  return Array.from({ length: Math.max(was.length, is.length) }, (_, at): PartMove => {
    return { part: at + 1, was: standing(was[at]), is: standing(is[at]) };
  }).filter(({ was: before, is: now }) => JSON.stringify(before) !== JSON.stringify(now));
}

function standing(place: FrameOnPage | undefined): PlacedPart | undefined {
  if (place === undefined) return undefined;
  const { columns, rows } = place.frame;
  return { page: place.page, columns, rows };
}

/** The texts round the copy by their kind; the second of a kind has a number. */
function textDiffs(was: ReadStory, is: ReadStory): readonly TextDiff[] {
  return differing(textsRound(was), textsRound(is));
}

function differing(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): readonly TextDiff[] {
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((what) => ({ what, was: was.get(what), is: is.get(what) }))
    .filter((text) => text.was !== text.is);
}

function textsRound({ blocks }: ReadStory): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (what: string, text: string | undefined): void => {
    if (text === undefined) return;
    let name = what;
    for (let number = 2; texts.has(name); number++) name = `${what} ${number}`;
    texts.set(name, text);
  };
  for (const block of blocks) for (const [what, text] of textsOfBlock(block)) add(what, text);
  return texts;
}

function textsOfBlock(block: StoryBlock): readonly (readonly [string, string | undefined])[] {
  if (block.kind === "notice") return [["notice", block.text.text]];
  if (isDisplayBlock(block)) return [[block.kind, (block.label?.text ?? "") + block.text.text]];
  const texts = textsOf(block).map(({ kind, text }) => [kind, text.text] as const);
  return isInsetBlock(block) ? [...texts, [block.kind, block.href]] : texts;
}

interface PictureOnPage {
  readonly picture: PrintedPicture;
  readonly page: string;
  /** The hash of its file; undefined if the layout does not give it. */
  readonly sha256: string | undefined;
}

function picturesOn(
  { pages, pictures }: Newspaper,
  isWanted: (picture: PrintedPicture) => boolean,
): readonly PictureOnPage[] {
  const hashes = new Map(pictures.map(({ file, sha256 }) => [file, sha256]));
  return pages.flatMap((page) =>
    page.things.flatMap((thing) =>
      thing.kind === "picture" && isWanted(thing)
        ? [{ picture: thing, page: page.label, sha256: hashes.get(thing.file) }]
        : [],
    ),
  );
}

function picturesOfStory(paper: Newspaper, story: string): readonly PictureOnPage[] {
  return picturesOn(paper, (picture) => picture.story === story);
}

function photoDiffs(was: readonly PictureOnPage[], is: readonly PictureOnPage[]): readonly PhotoDiff[] {
  const pairs = paired(
    was,
    is,
    ({ picture }) => picture.file,
    ({ picture }) => picture.photo ?? "",
  );
  const changeOf = (before: PictureOnPage, now: PictureOnPage): PhotoDiff["change"] | undefined => {
    if (before.picture.file !== now.picture.file) return "other";
    const [cutBefore, cutNow] = [before, now].map(({ picture }) => JSON.stringify([picture.crop, picture.fit]));
    return pictureChange(before, now) ?? (cutBefore === cutNow ? undefined : "cut");
  };
  return changed(pairs, changeOf).map(({ before, one, change }) => {
    return { file: one.picture.file, was: before?.picture.file, page: one.page, change };
  });
}

/** Finds photos that were replaced under the same name, moved or resized. */
function pictureChange(was: PictureOnPage, is: PictureOnPage): "replaced" | "moved" | "sized" | undefined {
  if (was.sha256 !== undefined && is.sha256 !== undefined && was.sha256 !== is.sha256) return "replaced";
  return rectChange(was.picture.at, is.picture.at, was.page !== is.page);
}

function rectChange(was: Rect, is: Rect, elsewhere: boolean): "moved" | "sized" | undefined {
  const differs = (key: keyof Rect): boolean => Math.abs(was[key] - is[key]) > VISIBLE;
  if (differs("width") || differs("height")) return "sized";
  return elsewhere || differs("x") || differs("y") ? "moved" : undefined;
}

type Pairs<T> = readonly (readonly [T | undefined, T | undefined])[];

/** Pairs two lists by a first key, and the rest by a second one. */
function paired<T>(
  was: readonly T[],
  is: readonly T[],
  first: (one: T) => string,
  second: (one: T) => string,
): Pairs<T> {
  const left = [...was];
  const take = (key: (one: T) => string, one: T): T | undefined => {
    const at = left.findIndex((other) => key(other) === key(one));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const found = is.map((one) => ({ one, other: take(first, one) }));
  const all = found.map(({ one, other }) => [other ?? take(second, one), one] as const);
  return [...all, ...left.map((one) => [one, undefined] as const)];
}

interface Changed<T, Change> {
  readonly before: T | undefined;
  /** Its present state; if it was removed, its earlier one. */
  readonly one: T;
  readonly change: Change | "added" | "gone";
}

/** The pairs in which something was added, removed or changed. */
function changed<T, Change>(
  pairs: Pairs<T>,
  changeOf: (before: T, now: T) => Change | undefined,
): readonly Changed<T, Change>[] {
  return pairs.flatMap(([before, now]): readonly Changed<T, Change>[] => {
    const one = now ?? before;
    if (one === undefined) return [];
    const change = before === undefined ? "added" : now === undefined ? "gone" : changeOf(before, now);
    return change === undefined ? [] : [{ before, one, change }];
  });
}

function advertDiffs(was: Newspaper, is: Newspaper): readonly AdvertDiff[] {
  const of = (paper: Newspaper) => picturesOn(paper, ({ advert }) => advert !== undefined);
  const key = ({ picture }: PictureOnPage): string => `${picture.file} ${picture.filePage ?? 1}`;
  const pictures = changed(paired(of(was), of(is), key, key), pictureChange);
  return [
    ...pictures.map(({ one, change }): AdvertDiff => ({ file: one.picture.file, page: one.page, change })),
    ...wordedDiffs(was, is),
  ];
}

/** Adverts with words that the paper set. */
function wordedDiffs(was: Newspaper, is: Newspaper): readonly AdvertDiff[] {
  const key = ({ name }: WordedAdvert): string => name;
  const changeOf = (before: WordedAdvert, now: WordedAdvert): AdvertDiff["change"] | undefined => {
    if (before.words !== now.words) return "words";
    return before.at && now.at && rectChange(before.at, now.at, before.page !== now.page);
  };
  const adverts = changed(paired(wordedIn(was), wordedIn(is), key, key), changeOf);
  return adverts.map(({ one, change }) => ({ file: one.name, page: one.page, change }));
}

interface WordedAdvert {
  /** Its headline, or its label. */
  readonly name: string;
  readonly words: string;
  readonly page: string;
  readonly at: Rect | undefined;
}

function wordedIn({ pages, adverts }: Newspaper): readonly WordedAdvert[] {
  return adverts.flatMap(({ id, page, label, blocks }): readonly WordedAdvert[] => {
    if (blocks.length === 0) return [];
    const words = blocks.flatMap(({ texts }) => texts.map(({ text }) => text.text)).join("\n");
    const frames = pages.find((each) => each.label === page)?.frames ?? [];
    return [{ name: nameOfAdvert({ blocks, label }), words, page, at: frames.find(({ of }) => of === id)?.rect }];
  });
}

function identityDiffs(was: Newspaper, is: Newspaper): readonly TextDiff[] {
  const keys = ["paper", "code", "date", "number", "edition", "revision"] as const;
  const text = (value: string | number | undefined): string | undefined =>
    value === undefined ? undefined : String(value);
  return keys
    .map((what) => ({ what, was: text(was.identity[what]), is: text(is.identity[what]) }))
    .filter((each) => each.was !== each.is);
}

function furnitureDiffs(was: Newspaper, is: Newspaper): IssueDiff["furniture"] {
  return is.pages.flatMap((page) => {
    const before = was.pages.find(({ label }) => label === page.label);
    if (before === undefined) return [];
    return differing(furnitureOf(before), furnitureOf(page)).map((text) => ({ page: page.label, ...text }));
  });
}

function furnitureOf({ furniture }: PrintedPage): ReadonlyMap<string, string> {
  return new Map(furniture.map(({ id, text }) => [pieceOf(id), text.text]));
}

// The same words in the same columns can look different: in another face, in white, on a ground, on a smaller sheet.

/** Points: differences in sizes of type and weights of rules are visible sooner than those of places. */
const FINE = 0.05;

/** How the things of a story look different in two issues. If the pages differ in size, places and grounds are not compared, since everything is elsewhere. */
function storyLooks(before: Newspaper, was: string, after: Newspaper, is: string): readonly OtherLook[] {
  const looks = looksBetween(thingsOf(before, was), thingsOf(after, is));
  const resized = before.pages.some((page) => {
    const now = after.pages.find(({ label }) => label === page.label);
    return now !== undefined && isResized(page, now);
  });
  return resized ? looks.filter((look) => look !== "place" && look !== "ground") : looks;
}

/** How a story's lines with equal words look different, for a story with other differences too. Place and turns are left out, since they follow from those. */
function looksBesides(before: Newspaper, was: string, after: Newspaper, is: string): readonly OtherLook[] {
  const [old, now] = [linesIn(thingsOf(before, was)), linesIn(thingsOf(after, is))];
  const edits = editsBetween(old.map(wordsOf), now.map(wordsOf));
  const oldAlike = old.filter((_, at) => !edits.some(({ wasFrom, wasTo }) => at >= wasFrom && at < wasTo));
  const nowAlike = now.filter((_, at) => !edits.some(({ isFrom, isTo }) => at >= isFrom && at < isTo));
  const looks = oldAlike.flatMap((line, at) => {
    const other = nowAlike[at] as PrintedLine;
    const resized = differ(FINE, sizesOf(line), sizesOf(other));
    return looksOfLine(line, other).filter((look) => look !== "place" && !(look === "type" && resized));
  });
  return [...new Set(looks)];
}

function thingsOf({ pages }: Newspaper, id: string): readonly Thing[] {
  return pages.flatMap(({ things }) => things.filter(({ story }) => story === id));
}

/** True if both layouts contain glyphs, which alone give faces and colours of type. */
function tellsType(was: Newspaper, is: Newspaper): boolean {
  return [was, is].every(({ pages }) => {
    const lines = pages.flatMap((page) => linesIn(page.things));
    return lines.length === 0 || lines.some(hasRuns);
  });
}

/** Pages that were added, removed or resized, or whose furniture, adverts or inks look different with the same words. */
function pageDiffs(
  was: Newspaper,
  is: Newspaper,
  found: Pick<IssueDiff, "furniture" | "adverts">,
): readonly PageDiff[] {
  const before = new Map(was.pages.map((page) => [page.label, page]));
  const now = new Set(is.pages.map(({ label }) => label));
  const named = new Set([...found.furniture, ...found.adverts].map(({ page }) => page));
  const all = is.pages.map((page): PageDiff | undefined => {
    const { label } = page;
    const old = before.get(label);
    if (old === undefined) return { label, change: "added" };
    if (isResized(old, page)) return { label, change: "sized", was: old.trim, is: page.trim };
    return !named.has(label) && looksOtherwise(old, page) ? { label, change: "look" } : undefined;
  });
  const gone = was.pages.filter(({ label }) => !now.has(label));
  return [
    ...all.filter((page) => page?.change === "added"),
    ...gone.map(({ label }) => ({ label, change: "gone" as const })),
    ...all.filter((page) => page?.change !== "added"),
  ].filter((page) => page !== undefined);
}

function looksOtherwise(was: PrintedPage, is: PrintedPage): boolean {
  const own = ({ things }: PrintedPage): readonly Thing[] => things.filter(({ story }) => story === undefined);
  return was.black !== is.black || looksBetween(own(was), own(is)).length > 0;
}

function isResized(was: PrintedPage, is: PrintedPage): boolean {
  return differ(VISIBLE, [was.trim.width, was.trim.height], [is.trim.width, is.trim.height]);
}

function looksBetween(was: readonly Thing[], is: readonly Thing[]): readonly OtherLook[] {
  const ground = sameGround(groundOf(was), groundOf(is)) ? [] : (["ground"] as const);
  return [...new Set([...lineLooks(linesIn(was), linesIn(is)), ...ground])];
}

function linesIn(things: readonly Thing[]): readonly PrintedLine[] {
  return things.filter((thing) => thing.kind === "line");
}

function lineLooks(was: readonly PrintedLine[], is: readonly PrintedLine[]): readonly OtherLook[] {
  const turned = was.length !== is.length || was.some((line, at) => wordsOf(line) !== wordsOf(is[at] as PrintedLine));
  if (turned) return ["turns"];
  return was.flatMap((line, at) => looksOfLine(line, is[at] as PrintedLine));
}

function wordsOf({ segments }: PrintedLine): string {
  return segments.map(({ text }) => text).join("");
}

function looksOfLine(was: PrintedLine, is: PrintedLine): readonly OtherLook[] {
  const type = was.writing !== is.writing || !sameType(was, is);
  const colour = hasRuns(was) && hasRuns(is) && coloursOf(was) !== coloursOf(is);
  const place = differ(VISIBLE, [was.x, was.y, ...startsOf(was)], [is.x, is.y, ...startsOf(is)]);
  return [
    ...(type ? (["type"] as const) : []),
    ...(colour ? (["colour"] as const) : []),
    ...(place ? (["place"] as const) : []),
    ...(sameMarks(was.marks, is.marks) ? [] : (["marks"] as const)),
  ];
}

function startsOf({ segments }: PrintedLine): readonly number[] {
  return segments.map(({ x }) => x);
}

/** Without glyphs the role of a stretch decides most of its face. */
function sameType(was: PrintedLine, is: PrintedLine): boolean {
  if (differ(FINE, sizesOf(was), sizesOf(is))) return false;
  if (hasRuns(was) && hasRuns(is)) return facesOf(was) === facesOf(is);
  const roles = ({ segments }: PrintedLine): string => segments.map(({ role }) => role).join(" ");
  return roles(was) === roles(is);
}

function sizesOf({ segments }: PrintedLine): readonly number[] {
  return segments.map(({ size }) => size);
}

function hasRuns({ segments }: PrintedLine): boolean {
  return segments.some(({ runs }) => runs.length > 0);
}

function facesOf(line: PrintedLine): string {
  return inRuns(line, ({ font, stretch, turned }) => `${font} ${stretch} ${turned}`);
}

function coloursOf(line: PrintedLine): string {
  return inRuns(line, ({ colour }) => colour.join(" "));
}

type Run = PrintedLine["segments"][number]["runs"][number];

/** Neighbouring runs that are alike count as one. */
function inRuns({ segments }: PrintedLine, key: (run: Run) => string): string {
  const keys = segments.flatMap(({ runs }) => runs.map(key));
  return keys.filter((each, at) => each !== keys[at - 1]).join("\n");
}

function sameMarks(was: readonly PrintedMark[], is: readonly PrintedMark[]): boolean {
  const shape = ({ kind, colour }: PrintedMark): string => `${kind} ${colour.join(" ")}`;
  return was.map(shape).join("\n") === is.map(shape).join("\n");
}

/** A rule, a ground or a drawing: properties that must be equal, and lengths, which may differ invisibly. */
interface Drawn {
  readonly key: string;
  readonly places: readonly number[];
  readonly weight: number;
}

function sameGround(was: readonly Drawn[], is: readonly Drawn[]): boolean {
  return (
    was.length === is.length &&
    was.every((drawn, at) => {
      const now = is[at] as Drawn;
      const moved = differ(VISIBLE, drawn.places, now.places) || differ(FINE, [drawn.weight], [now.weight]);
      return drawn.key === now.key && !moved;
    })
  );
}

function groundOf(things: readonly Thing[]): readonly Drawn[] {
  return things.flatMap((thing): readonly Drawn[] => {
    if (thing.kind === "rule") {
      const { from, to, weight, colour } = thing;
      return [{ key: `rule ${colour.join(" ")}`, places: [from.x, from.y, to.x, to.y], weight }];
    }
    if (thing.kind !== "area" && thing.kind !== "art") return [];
    const { x, y, width, height } = thing.at;
    const paths = thing.kind === "art" ? thing.paths.join(" ") : "";
    return [{ key: `${thing.kind} ${thing.colour.join(" ")} ${paths}`, places: [x, y, width, height], weight: 0 }];
  });
}

function differ(by: number, was: readonly number[], is: readonly number[]): boolean {
  return was.length !== is.length || was.some((length, at) => Math.abs(length - (is[at] as number)) > by);
}

/** Characters quoted on each side of a change. */
const CONTEXT = 8;
/** Edits with fewer characters between them are joined to one. */
const APART = 2;

/** The changed words of a copy, paragraph by paragraph. */
export function wordDiffs(was: string, is: string): readonly WordDiff[] {
  if (was === is) return [];
  const before = paragraphsOf(was);
  const after = paragraphsOf(is);
  const edits = editsBetween(before.texts, after.texts);
  return edits.flatMap((edit) => withinParagraphs(edit, before, after));
}

interface Paragraphs {
  readonly texts: readonly string[];
  /** Code points of the copy before each paragraph, and in all. */
  readonly offsets: readonly number[];
}

function paragraphsOf(copy: string): Paragraphs {
  const texts = copy.split("\n");
  const offsets: number[] = [];
  let at = 0;
  for (const text of texts) {
    offsets.push(at);
    at += [...text].length + 1;
  }
  // Text after the last paragraph is at the copy's end.
  offsets.push(at - 1);
  return { texts, offsets };
}

/** If as many paragraphs were added as removed, they are compared in pairs; otherwise all of them as one text. */
function withinParagraphs(edit: SequenceEdit, before: Paragraphs, after: Paragraphs): readonly WordDiff[] {
  const { wasFrom, wasTo, isFrom, isTo } = edit;
  const count = wasTo - wasFrom;
  if (count !== isTo - isFrom) return within(edit, before, after);
  return Array.from({ length: count }, (_, at) =>
    within(
      { wasFrom: wasFrom + at, wasTo: wasFrom + at + 1, isFrom: isFrom + at, isTo: isFrom + at + 1 },
      before,
      after,
    ),
  ).flat();
}

function within(
  { wasFrom, wasTo, isFrom, isTo }: SequenceEdit,
  before: Paragraphs,
  after: Paragraphs,
): readonly WordDiff[] {
  const was = tokensOf(before.texts.slice(wasFrom, wasTo).join("\n"));
  const is = tokensOf(after.texts.slice(isFrom, isTo).join("\n"));
  const wasStart = before.offsets[wasFrom] ?? 0;
  const isStart = after.offsets[isFrom] ?? 0;
  return closed(editsBetween(was, is)).map((edit): WordDiff => {
    const feeds = is.slice(0, edit.isFrom).filter((character) => character === "\n").length;
    return {
      paragraph: (isTo > isFrom ? isFrom : wasFrom) + feeds + 1,
      before: contextBefore(is, edit.isFrom),
      was: was.slice(edit.wasFrom, edit.wasTo).join(""),
      is: is.slice(edit.isFrom, edit.isTo).join(""),
      behind: contextBehind(is, edit.isTo),
      wasFrom: wasStart + lengthOf(was, edit.wasFrom),
      isFrom: isStart + lengthOf(is, edit.isFrom),
    };
  });
}

/** Splits a text: a number or a Latin word is one token, a Chinese character too. */
function tokensOf(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*%?|./gsu) ?? [];
}

/** The code points of the first tokens. */
function lengthOf(tokens: readonly string[], count: number): number {
  return tokens.slice(0, count).reduce((sum, token) => sum + [...token].length, 0);
}

/** Completes a changed word: single characters that both texts share between two edits belong to it. */
function closed(edits: readonly SequenceEdit[]): readonly SequenceEdit[] {
  const made: SequenceEdit[] = [];
  for (const edit of edits) {
    const last = made.at(-1);
    if (last !== undefined && edit.wasFrom - last.wasTo < APART)
      made[made.length - 1] = { ...last, wasTo: edit.wasTo, isTo: edit.isTo };
    else made.push(edit);
  }
  return made;
}

function contextBefore(text: readonly string[], at: number): string {
  return (
    text
      .slice(Math.max(0, at - CONTEXT), at)
      .join("")
      .split("\n")
      .at(-1) ?? ""
  );
}

function contextBehind(text: readonly string[], at: number): string {
  return (
    text
      .slice(at, at + CONTEXT)
      .join("")
      .split("\n")[0] ?? ""
  );
}
