import { count } from "../../../src/base/extent.ts";
import { SQUARE_TOP } from "../../../src/base/length.ts";
import { frameRect, typeArea } from "../../../src/engine/layout/grid.ts";
import type { Frame, Layout, Page, Placed } from "../../../src/engine/layout/page.ts";
import { fixtures } from "../../../src/engine/layout/surroundings.ts";
import type { MadeUpIssue } from "../../../src/engine/makeup/make-up.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Words } from "../../../src/engine/words/words.ts";
import { type PlacedText, roleOf } from "../layout/placed-text.ts";
import { type LoneLines, loneLines } from "./lone-lines.ts";
import { photosSideBySide } from "./photo-figures.ts";

// The figures of a made-up page, counted on what is placed there.

/** Free cells below the last story, and cells that no fixture takes. */
interface Foot {
  readonly free: number;
  readonly cells: number;
  /** Demand of the copy as a share of the page; undefined if every frame was given. */
  readonly demand: number | undefined;
}

interface PageFigures {
  readonly foot: Foot;
  /** Heads over two columns or more, and those beside which their own copy begins. */
  readonly heads: number;
  readonly over: number;
  readonly parted: number;
  /** Stories that begin under a photo, beside copy that stands higher. */
  readonly under: number;
  readonly soft: number;
  /** Pairs of photos of stories of different rank; those of them whose lesser story has the larger. */
  readonly ranked: number;
  readonly inverted: number;
  /** The share of the type area without adverts that photos cover. */
  readonly photos: number;
  readonly sideBySide: number;
  readonly briefs: number;
  readonly stubs: number;
  /** The gaps of each stack of briefs, in rows. */
  readonly gaps: readonly (readonly number[])[];
  /** Reported touching heads and gaps across the page. */
  readonly marks: number;
  readonly lone: LoneLines;
  /** Sizes of the ordinary heads (normal rank, first parts), in points. */
  readonly sizes: readonly number[];
  /** The lead's size over that of the next largest head, the share of the columns that it is set over, and whether it stands at the page's upper left; undefined: the page has no lead, or no other head. */
  readonly lead: { readonly ratio: number; readonly columns: number; readonly upperLeft: boolean } | undefined;
  /** Heads that are larger than one of a higher rank. */
  readonly outsized: number;
  /** Forms that break a run of plain blocks. */
  readonly forms: readonly string[];
}

interface JumpFigures {
  readonly where: "torn" | "line" | "clause" | "sentence" | "paragraph";
  /** Free cells at the foot of the page that it leaves. */
  readonly free: number;
  /** True if the manifest asks for it. */
  readonly given: boolean;
  /** True for a part behind the jump with fewer than 400 characters or ten lines a leg. */
  readonly short: boolean;
  /** True if its story has jumped before. */
  readonly again: boolean;
}

export interface IssueFigures {
  readonly pages: readonly PageFigures[];
  readonly jumps: readonly JumpFigures[];
}

/** A made-up issue with the written one. */
interface MadeUpWork {
  readonly written: Issue;
  readonly madeUp: MadeUpIssue;
  readonly layout: Layout;
  /** Page labels of touching heads and gaps across the page. */
  readonly marks: readonly string[];
  readonly words: Words;
}

export function figuresOf(work: MadeUpWork): IssueFigures {
  const pages = work.layout.pages.map((page, index) => pageFigures(page, index, work));
  return { pages, jumps: jumpFigures(work, pages) };
}

type PlacedPhoto = Extract<Placed, { readonly kind: "picture" }>;

const leftOf = ({ x, line }: PlacedText): number => x + Math.min(...line.segments.map((segment) => segment.x));
const rightOf = ({ x, line }: PlacedText): number =>
  x + Math.max(...line.segments.map((segment) => segment.x + segment.width));

/** A frame of a story with its contents. */
interface Standing {
  readonly frame: Frame;
  readonly story: Story;
  readonly head: readonly PlacedText[];
  readonly body: readonly PlacedText[];
  readonly photos: readonly PlacedPhoto[];
}

const COPY: readonly string[] = ["body", "quote", "verse", "speaker", "dateline", "reporter", "continuation"];

function standingOn(page: Page, issue: Issue): readonly Standing[] {
  const stories = new Map(issue.stories.map((story) => [story.id, story]));
  return page.frames.flatMap((frame) => {
    const story = stories.get(frame.owner.story ?? "");
    if (story === undefined) return [];
    const own = page.placed.filter(({ owner }) => owner.story === frame.owner.story && owner.part === frame.owner.part);
    const lines = own.filter((thing): thing is PlacedText => thing.kind === "text" && thing.line.segments.length > 0);
    const photos = own.filter((thing): thing is PlacedPhoto => thing.kind === "picture");
    const head = lines.filter((line) => roleOf(line) === "headline");
    return [{ frame, story, head, body: lines.filter((line) => COPY.includes(roleOf(line))), photos }];
  });
}

function pageFigures(page: Page, index: number, work: MadeUpWork): PageFigures {
  const all = standingOn(page, work.madeUp.issue);
  const heads = all.filter(({ frame, head }) => isWide(frame) && head.length > 0 && isHorizontal(head));
  const briefs = all.filter(({ story, frame }) => story.priority === "brief" && frame.owner.part === 1);
  const written = new Map(work.written.stories.map((story) => [story.id, story]));
  return {
    foot: footOf(page, index, work),
    heads: heads.length,
    over: heads.filter(isOver).length,
    parted: all.reduce((sum, each) => sum + each.photos.filter((photo) => parts(photo, each)).length, 0),
    under: all.filter(beginsUnder).length,
    soft: all.reduce((sum, each) => sum + softPhotos(each, written.get(each.story.id), work.written), 0),
    ...photoRanks(all, written, work.written),
    photos: photoShareOf(all, index, work.written),
    sideBySide: photosSideBySide(page, work.written.paper.grid),
    briefs: briefs.length,
    stubs: briefs.filter(isStub).length,
    gaps: gapsIn(briefs, work.written),
    marks: work.marks.filter((label) => label === page.label).length,
    lone: loneLines(page, work.madeUp.issue),
    sizes: [...new Set(all.filter(isOrdinary).map(sizeOf))],
    lead: leadOf(all, work.madeUp.issue, index),
    outsized: outsizedHeads(all).length,
    forms: all.flatMap((each) => formsOf(each, work.madeUp.issue)),
  };
}

function isOrdinary({ story, frame, head }: Standing): boolean {
  return story.priority === "normal" && frame.owner.part === 1 && head.length > 0;
}

/** How far the lead of a page stands out. */
function leadOf(all: readonly Standing[], { paper }: Issue, page: number): PageFigures["lead"] {
  const first = all.filter(({ frame, head }) => frame.owner.part === 1 && head.length > 0);
  const lead = first.find(({ story }) => story.priority === "lead");
  if (lead === undefined || first.length < 2) return undefined;
  const next = Math.max(...first.filter((each) => each !== lead).map(sizeOf));
  const [from, to] = lead.frame.columns;
  const top = page === 0 ? (paper.nameplate?.rows.to ?? 0) + 1 : 1;
  const upperLeft = lead.frame.rows[0] <= top + 1 && from === 1;
  return { ratio: sizeOf(lead) / next, columns: (to - from + 1) / paper.grid.columns, upperLeft };
}

function sizeOf({ head }: Standing): number {
  return Math.max(...head.map(({ line }) => line.size));
}

/** Stories of a page whose head is larger than one of a higher rank. */
export function outsizedOn(page: Page, issue: Issue): readonly string[] {
  return outsizedHeads(standingOn(page, issue)).map(({ story }) => story.id);
}

function outsizedHeads(all: readonly Standing[]): readonly Standing[] {
  const first = all.filter(({ frame, head }) => frame.owner.part === 1 && head.length > 0);
  const isLesser = (less: Standing, great: Standing): boolean =>
    RANK[less.story.priority] > RANK[great.story.priority] && sizeOf(less) > sizeOf(great);
  return first.filter((less) => first.some((great) => isLesser(less, great)));
}

/** The special forms of a frame: a vertical or inset head, a box, a photo over the head, a strip from edge to edge. */
function formsOf({ frame, story, photos }: Standing, { paper }: Issue): readonly string[] {
  const part = story.parts.find(({ number }) => number === frame.owner.part);
  const across = frame.columns[0] === 1 && frame.columns[1] === paper.grid.columns;
  return [
    ...(part?.head === "left" || part?.head === "inset" ? [part.head] : []),
    ...(part?.box === undefined ? [] : ["box"]),
    ...(story.photos.some(({ id, at }) => at === "head" && photos.some(({ picture }) => picture.photo === id))
      ? ["photo over head"]
      : []),
    ...(across ? ["strip"] : []),
  ];
}

function footOf(page: Page, index: number, { written, madeUp }: MadeUpWork): Foot {
  const { columns, rows } = written.paper.grid;
  const fixed = fixtures(written, index).map(({ frame }) => frame);
  const lowest = new Array<number>(columns).fill(0);
  for (const frame of page.frames.filter(({ owner }) => owner.story !== undefined)) {
    for (let column = frame.columns[0]; column <= frame.columns[1]; column++) {
      lowest[column - 1] = Math.max(lowest[column - 1] ?? 0, frame.rows[1]);
    }
  }
  let [free, cells] = [0, 0];
  for (let column = 1; column <= columns; column++) {
    for (let row = 1; row <= rows; row++) {
      const taken = fixed.some(
        (frame) =>
          frame.columns.from <= column && column <= frame.columns.to && frame.rows.from <= row && row <= frame.rows.to,
      );
      if (taken) continue;
      cells++;
      if (row > (lowest[column - 1] ?? 0)) free++;
    }
  }
  const room = madeUp.pages.find((made) => made.page === index);
  return { free, cells, demand: room && room.demand / room.capacity };
}

/** Pictures without their captions, as a share of the type area without adverts. */
function photoShareOf(all: readonly Standing[], page: number, { paper, adverts }: Issue): number {
  const areaOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height;
  const taken = adverts
    .filter((advert) => advert.page === page)
    .flatMap(({ frame, cells = [frame] }) => cells)
    .reduce((sum, frame) => sum + areaOf(frameRect(paper.grid, frame)), 0);
  const photos = all.flatMap((each) => each.photos).reduce((sum, { at }) => sum + areaOf(at), 0);
  return photos / (areaOf(typeArea(paper.grid)) - taken);
}

function isWide({ columns }: Frame): boolean {
  return columns[1] > columns[0];
}

function isHorizontal(head: readonly PlacedText[]): boolean {
  return head.every(({ line }) => line.writing !== "vertical");
}

/** Points by which copy may begin before the ink of a head's right end. */
const NEAR_HEAD = 2;

function isOver({ frame, head, body }: Standing): boolean {
  if (frame.fit.legs < 2) return false;
  const right = Math.max(...head.map(rightOf)) - NEAR_HEAD;
  const foot = Math.max(...head.map(({ y }) => y));
  return body.some((line) => line.line.writing !== "vertical" && leftOf(line) > right && line.y < foot);
}

/** Points of width that a line and a photo share. */
const SHARED = 4;

/** True for a photo with copy of its story above and below it in one leg. */
function parts({ at }: PlacedPhoto, { body }: Standing): boolean {
  const near = body.filter((line) => Math.min(rightOf(line), at.x + at.width) - Math.max(leftOf(line), at.x) > SHARED);
  const beside = (over: boolean): readonly PlacedText[] =>
    near.filter(({ y }) => (over ? y <= at.y + 1 : y > at.y + at.height));
  return beside(true).some((upper) => beside(false).some((lower) => upper.owner.leg === lower.owner.leg));
}

/** True for a story that begins under a photo while one of its later legs begins higher, so that readers begin there. */
function beginsUnder({ frame, body, photos }: Standing): boolean {
  const first = body[0];
  if (first === undefined || frame.owner.part !== 1 || first.line.writing === "vertical") return false;
  const isOverIt = ({ at }: PlacedPhoto): boolean =>
    at.y < first.y && Math.min(rightOf(first), at.x + at.width) - Math.max(leftOf(first), at.x) > SHARED;
  return photos.some((photo) => isOverIt(photo) && body.some(({ y }) => y < photo.at.y + photo.at.height));
}

/** A photo whose width the engine chooses. */
function isFree({ picture }: PlacedPhoto, written: Story | undefined): boolean {
  const photo = written?.photos.find(({ id }) => id === picture.photo);
  return photo !== undefined && photo.columns === undefined && photo.at === undefined && photo.depth === undefined;
}

function legWidth({ frame }: Standing): number {
  return frame.rect.width / frame.fit.legs;
}

function softPhotos(standing: Standing, written: Story | undefined, { paper }: Issue): number {
  return standing.photos.filter(
    (photo) =>
      isFree(photo, written) &&
      photo.picture.ppi < paper.press.resolution - 1 &&
      photo.at.width > legWidth(standing) * 1.1,
  ).length;
}

const RANK = { lead: 0, major: 1, normal: 2, brief: 3 } as const;

/** Pairs of stories in which the lesser one's largest photo is larger, though the greater one's has pixels for one more leg. */
function photoRanks(
  all: readonly Standing[],
  written: ReadonlyMap<string, Story>,
  { paper }: Issue,
): Pick<PageFigures, "ranked" | "inverted"> {
  const main = all.flatMap((standing) => {
    const areaOf = ({ at }: PlacedPhoto): number => at.width * at.height;
    const photo = standing.photos.toSorted((a, b) => areaOf(b) - areaOf(a))[0];
    if (photo === undefined) return [];
    const leg = legWidth(standing);
    const atLimit = photo.picture.ppi * (photo.at.width / (photo.at.width + leg)) < paper.press.resolution;
    const { id, priority } = standing.story;
    return [{ id, rank: RANK[priority], area: areaOf(photo), atLimit, free: isFree(photo, written.get(id)) }];
  });
  const pairs = main.flatMap((great) =>
    main.filter((less) => less.rank > great.rank && (less.free || great.free)).map((less) => ({ great, less })),
  );
  const inverted = pairs.filter(({ great, less }) => less.area > 1.05 * great.area && !great.atLimit);
  return { ranked: pairs.length, inverted: inverted.length };
}

/** Lines a leg up to which a brief is too short for several legs. */
const STUB_LINES = 3.5;

function isStub({ frame, body }: Standing): boolean {
  const lines = new Set(body.map(({ y, owner }) => `${owner.leg} ${y}`)).size;
  return frame.fit.legs > 1 && lines / frame.fit.legs <= STUB_LINES;
}

function gapsIn(briefs: readonly Standing[], { paper }: Issue): readonly (readonly number[])[] {
  const stacks: number[][] = [];
  const sorted = briefs.toSorted(
    (a, b) =>
      a.frame.columns[0] - b.frame.columns[0] ||
      a.frame.columns[1] - b.frame.columns[1] ||
      a.frame.rows[0] - b.frame.rows[0],
  );
  sorted.forEach((brief, index) => {
    const above = sorted[index - 1];
    const columns = brief.frame.columns.join();
    if (
      above === undefined ||
      above.frame.columns.join() !== columns ||
      above.frame.rows[1] + 1 !== brief.frame.rows[0]
    ) {
      stacks.push([]);
      return;
    }
    const top = Math.min(...brief.head.map(({ y, line }) => y - SQUARE_TOP * line.size));
    const foot = Math.max(...above.body.map(({ y }) => y));
    if (Number.isFinite(top) && Number.isFinite(foot)) stacks.at(-1)?.push((top - foot) / paper.grid.pitch);
  });
  return stacks.filter((gaps) => gaps.length > 0);
}

function jumpFigures(
  { written, madeUp, layout, words }: MadeUpWork,
  pages: readonly PageFigures[],
): readonly JumpFigures[] {
  return layout.stories.flatMap(({ id, jumps }) =>
    jumps.map(({ from, at }, index) => {
      const copy = madeUp.issue.stories.find((story) => story.id === id)?.copy;
      const given = (written.stories.find((story) => story.id === id)?.parts.length ?? 1) > 1;
      const page = layout.pages.findIndex(({ label }) => label === from);
      const where = cutAt(copy as Story["copy"], at, words);
      const next = layout.pages
        .flatMap(({ frames }) => frames)
        .find(({ owner }) => owner.story === id && owner.part === index + 2);
      const characters = (jumps[index + 1]?.at ?? copy?.codes.length ?? 0) - at;
      const lines =
        next === undefined
          ? 0
          : characters / written.paper.grid.measure / count({ from: next.columns[0], to: next.columns[1] });
      const short = characters < SHORT_TAIL || lines < SHORT_LINES;
      return { where, free: pages[page]?.foot.free ?? 0, given, short, again: index > 0 };
    }),
  );
}

/** Characters of a part behind a jump, and its lines a leg, below which a reader is sent on for too little. */
const SHORT_TAIL = 400;
const SHORT_LINES = 10;

const SENTENCE = new Set("。！？…”）");
const CLAUSE = new Set("，；：、—");

function cutAt({ codes, paragraphs }: Story["copy"], at: number, words: Words): JumpFigures["where"] {
  const paragraph = paragraphs.find(({ from, to }) => from <= at && at < to);
  if (paragraph === undefined || paragraph.from === at) return "paragraph";
  const text = String.fromCodePoint(...codes.subarray(paragraph.from, paragraph.to));
  const before = [...text][at - paragraph.from - 1] ?? "";
  const after = [...text][at - paragraph.from] ?? "";
  if (SENTENCE.has(before)) return "sentence";
  if (CLAUSE.has(before)) return "clause";
  if (/[0-9A-Za-z.%]/.test(before) && /[0-9A-Za-z.%]/.test(after)) return "torn";
  // Words are segmented anew behind each mark, since no word crosses one.
  const mark = [...text].slice(0, at - paragraph.from).findLastIndex((each) => /[\p{P}\p{Z}]/u.test(each)) + 1;
  let end = paragraph.from + mark;
  for (const word of words([...text].slice(mark).join(""))) {
    end += [...word].length;
    if (end >= at) break;
  }
  return end === at ? "line" : "torn";
}

/** The totals of many issues. */
export interface Summary {
  readonly pages: number;
  /** White at the foot, of all pages and of those with demand in this range. */
  readonly foot: number;
  readonly footFrom85: number;
  readonly footFrom70: number;
  readonly over: number;
  readonly heads: number;
  /** Pages with more than two such heads, or more than a quarter of all. */
  readonly overPages: number;
  readonly parted: number;
  readonly under: number;
  readonly soft: number;
  readonly inverted: number;
  /** Pages with more than 40 % of photos. */
  readonly covered: number;
  /** Pairs of photos of two stories. */
  readonly sideBySide: number;
  readonly jumps: number;
  readonly torn: number;
  readonly atSentence: number;
  readonly needless: number;
  readonly shortTails: number;
  readonly again: number;
  /** Issues with more than two heads over all legs but the last. */
  readonly overIssues: number;
  /** Sizes of ordinary heads on a page that has some, in the mean. */
  readonly sizes: number;
  readonly outsized: number;
  /** Pages with a lead and another head; those whose lead is 1.5 × as large (front pages: 1.7), over half of the columns, at the upper left; and the ratio in the mean. */
  readonly leads: number;
  readonly leadsLarge: number;
  readonly leadsWide: number;
  readonly leadsFirst: number;
  readonly leadRatio: number;
  /** Kinds of special form in an issue, in the mean, and pages without any. */
  readonly kinds: number;
  readonly plain: number;
  readonly briefs: number;
  readonly stubs: number;
  readonly stacks: number;
  readonly uneven: number;
  readonly meanGap: number;
  readonly marks: number;
  readonly markedPages: number;
  readonly loneHeads: number;
  readonly loneFeet: number;
  /** Legs, and the parts that photos leave of them. */
  readonly runs: number;
}

/** Free cells at its own foot from which on a page needs no jump. */
const ENOUGH_FOOT = 8;

/** How much larger a lead's head is than the next one: on inner pages, on front pages. */
const LEAD_RATIO = 1.5;
const FRONT_RATIO = 1.7;

/** The share of a news page that photos may cover. */
const MOST_COVERED = 0.4;

export function summaryOf(issues: readonly IssueFigures[]): Summary {
  const pages = issues.flatMap((issue) => issue.pages);
  const jumps = issues.flatMap((issue) => issue.jumps);
  const sum = (of: (page: PageFigures) => number): number => pages.reduce((all, page) => all + of(page), 0);
  const gaps = pages.flatMap((page) => page.gaps);
  const single = gaps.flat();
  return {
    pages: pages.length,
    foot: shareFree(pages),
    footFrom85: shareFree(pages.filter(({ foot }) => (foot.demand ?? 1) >= 0.85)),
    footFrom70: shareFree(pages.filter(({ foot }) => (foot.demand ?? 1) >= 0.7 && (foot.demand ?? 1) < 0.85)),
    over: sum(({ over }) => over),
    heads: sum(({ heads }) => heads),
    overPages: pages.filter(({ over, heads }) => over > Math.max(2, heads / 4)).length,
    parted: sum(({ parted }) => parted),
    under: sum(({ under }) => under),
    soft: sum(({ soft }) => soft),
    inverted: sum(({ inverted }) => inverted),
    covered: pages.filter(({ photos }) => photos > MOST_COVERED).length,
    sideBySide: sum(({ sideBySide }) => sideBySide),
    jumps: jumps.length,
    torn: jumps.filter(({ where }) => where === "torn").length,
    atSentence: jumps.filter(({ where }) => where === "sentence" || where === "paragraph").length,
    needless: jumps.filter(({ free, given }) => free >= ENOUGH_FOOT && !given).length,
    shortTails: jumps.filter(({ short, given }) => short && !given).length,
    again: jumps.filter(({ again, given }) => again && !given).length,
    overIssues: issues.filter((issue) => issue.pages.reduce((all, page) => all + page.over, 0) > 2).length,
    sizes: mean(pages.flatMap((page) => (page.sizes.length === 0 ? [] : [page.sizes.length]))),
    outsized: sum(({ outsized }) => outsized),
    leads: sum(({ lead }) => (lead === undefined ? 0 : 1)),
    leadsLarge: issues.reduce(
      (all, issue) =>
        all +
        issue.pages.filter(({ lead }, page) => (lead?.ratio ?? 0) >= (page === 0 ? FRONT_RATIO : LEAD_RATIO)).length,
      0,
    ),
    leadsWide: sum(({ lead }) => ((lead?.columns ?? 0) >= 0.5 ? 1 : 0)),
    leadsFirst: sum(({ lead }) => (lead?.upperLeft === true ? 1 : 0)),
    leadRatio: mean(pages.flatMap(({ lead }) => (lead === undefined ? [] : [lead.ratio]))),
    kinds: mean(issues.map((issue) => new Set(issue.pages.flatMap(({ forms }) => forms)).size)),
    plain: pages.filter(({ forms }) => forms.length === 0).length,
    briefs: sum(({ briefs }) => briefs),
    stubs: sum(({ stubs }) => stubs),
    stacks: gaps.length,
    uneven: gaps.filter((own) => Math.max(...own) - Math.min(...own) > 1.01).length,
    meanGap: mean(single),
    marks: sum(({ marks }) => marks),
    markedPages: pages.filter(({ marks }) => marks > 1).length,
    loneHeads: sum(({ lone }) => lone.heads),
    loneFeet: sum(({ lone }) => lone.feet),
    runs: sum(({ lone }) => lone.runs),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((all, each) => all + each, 0) / values.length;
}

function shareFree(pages: readonly PageFigures[]): number {
  const cells = pages.reduce((sum, { foot }) => sum + foot.cells, 0);
  return cells === 0 ? 0 : pages.reduce((sum, { foot }) => sum + foot.free, 0) / cells;
}

/** Pairs of a page's make-ups, and those so similar in the columns of their frames that an editor would call them one. */
export function copiesAmong({ pages }: MadeUpIssue): { readonly pairs: number; readonly near: number } {
  let [pairs, near] = [0, 0];
  for (const { makeUps } of pages) {
    makeUps.forEach((one, index) => {
      for (const other of makeUps.slice(index + 1)) {
        pairs++;
        if (unlikeness(one, other) < UNLIKE) near++;
      }
    });
  }
  return { pairs, near };
}

const UNLIKE = 0.15;
const FAR_ROWS = 12;

function unlikeness(one: MadeUpIssue["pages"][0]["makeUps"][0], other: typeof one): number {
  let [moved, all] = [0, 0];
  for (const { item, frame } of one.placements) {
    const then = other.placements.find((placement) => placement.item === item)?.frame;
    const area = count(frame.columns) * count(frame.rows);
    all += area;
    if (then?.columns.from !== frame.columns.from || then.columns.to !== frame.columns.to) moved += area;
    else if (Math.abs(then.rows.from - frame.rows.from) > FAR_ROWS) moved += area / 2;
  }
  return all === 0 ? 0 : moved / all;
}
