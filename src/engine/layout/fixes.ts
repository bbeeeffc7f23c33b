/*
 * The figures of hints: a deeper frame, a shorter headline, a cut of so many characters. What geometry reckons is only where the search begins: each change
 * is tried by setting the story with it, since a figure that is reckoned leaves the next build with the same fault.
 */

import type { Arguments } from "../../base/codes.ts";
import { type Copy, type Paragraph, textOf } from "../../base/copy.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { count, extentText, type FramePlan } from "../../base/extent.ts";
import type { Heading, Part, Photo, Story } from "../model/issue.ts";
import type { Block } from "../text/galley.ts";
import { type Desk, labelOf } from "./desk.ts";
import { areaOf, between, holesOf } from "./grid.ts";
import { headTexts } from "./heads.ts";
import { type FramedPart, type StorySetting, setStory } from "./jump.ts";
import { galleyOf, type PartSetting } from "./part.ts";
import { aboveOf, mayTake, occupantsOn } from "./surroundings.ts";
import { MAY_END_SHORT } from "./weights.ts";

/** So much less than the estimate is tried first: a lever that was of no use before may be of some then. */
const NEAR = 1;
/** Rows beyond it that are tried. */
const FAR = 12;

/** The fault with the figures of its hint: what an editor would have to change, each tried by setting the story again. */
export function withFix(search: FixSearch): Diagnostic {
  const { told, part } = search.fault;
  if (part === undefined) return told;
  const figures = figuresFor(told.code, part, search);
  return figures === undefined ? told : { ...told, arguments: { ...told.arguments, ...figures } };
}

function figuresFor(code: Diagnostic["code"], part: PartSetting, search: FixSearch): Arguments | undefined {
  switch (code) {
    case "overset":
      return {
        ...deeper(part, -part.fit.empty / (part.half?.whole ?? part).inside.legs.length, search),
        ...fixOverset(part, search),
      };
    case "underfull":
      return lessDeep(part, search);
    case "photo-no-room":
      return { ...deeper(part, 1 + NEAR, search), ...smallerPhoto(part, search) };
    case "frame-too-small":
      return deeper(part, Number(search.fault.told.arguments["rows"]), search);
    case "frame-too-narrow":
    case "label-too-long":
      return wider(part, search);
    case "headline-too-long":
      return {
        ...shorterHead(part, search),
        ...overMore(part, search),
        ...oneLeg(part, search),
        ...wider(part, search),
      };
    default:
      return undefined;
  }
}

/** Rows under a frame that is given, where nothing else stands. @param about the rows that are reckoned to be needed */
function deeper(part: PartSetting, about: number, search: FixSearch): Arguments {
  const { frame, part: of } = part.request;
  if (of.found) return {};
  const room = search.desk.issue.paper.grid.rows - frame.rows.to;
  const first = Math.max(1, Math.ceil(about) - NEAR);
  const tried = between(first, room).filter((rows) => mayTake(footAt(frame, rows), part.request, search.desk.issue));
  const depth = firstFix(tried, (rows) => reframed(search, of, footAt(frame, rows)), search);
  return depth === undefined ? {} : { depth };
}

function lessDeep(part: PartSetting, search: FixSearch): Arguments {
  const { frame, part: of } = part.request;
  if (of.found) return {};
  const spare = Number(search.fault.told.arguments["rows"]) - MAY_END_SHORT;
  const about = Math.ceil(spare / part.inside.legs.length);
  const most = Math.min(about + FAR, count(frame.rows) - 1);
  const tried = between(Math.max(1, about - NEAR), most);
  const depth = firstFix(tried, (rows) => reframed(search, of, footAt(frame, -rows)), search);
  return depth === undefined ? {} : { depth };
}

/** Columns beside the frame where nothing else stands, at its right or, where the page ends there, at its left. */
function wider(part: PartSetting, search: FixSearch): Arguments {
  const { frame, part: of } = part.request;
  const { issue } = search.desk;
  const { grid } = issue.paper;
  const widened = (more: number): FramePlan => sideAt(frame, more, grid.columns);
  const tried = between(1, grid.columns - count(frame.columns)).filter((more) =>
    mayTake(widened(more), part.request, issue),
  );
  const columns = firstRelief(tried, (more) => reframed(search, of, widened(more)), search);
  return columns === undefined ? {} : { columns };
}

/** A headline over some columns only may span more of them. */
function overMore(part: PartSetting, search: FixSearch): Arguments {
  const { part: of, frame } = part.request;
  if (of.over === undefined) return {};
  const more = between(of.over + 1, count(frame.columns));
  const over = firstRelief(more, (columns) => withPart(asSet(search.story), of, { over: columns }), search);
  return over === undefined ? {} : { over };
}

/** `legs: 1`: a vertical head may be longer than one of the bands that it stands beside. */
function oneLeg(part: PartSetting, search: FixSearch): Arguments {
  if (part.inside.legs.length === 1 || (part.request.part.writing !== "vertical" && part.request.part.head !== "left"))
    return {};
  const { part: of } = part.request;
  const legs = firstRelief([1], (one) => withPart(asSet(search.story), of, { legs: one }), search);
  return legs === undefined ? {} : { legs };
}

function reframed({ story }: FixSearch, part: Part, frame: FramePlan): Changed {
  const { columns, rows } = frame;
  const name = `part ${part.number} in columns ${extentText(columns)}, rows ${extentText(rows)}`;
  return { name, ...withPart(asSet(story), part, { frame }) };
}

function footAt(frame: FramePlan, more: number): FramePlan {
  return { ...frame, rows: { from: frame.rows.from, to: frame.rows.to + more } };
}

function sideAt(frame: FramePlan, more: number, columns: number): FramePlan {
  const right = Math.min(columns, frame.columns.to + more);
  return { ...frame, columns: { from: frame.columns.from - (frame.columns.to + more - right), to: right } };
}

/** The most columns, or else rows, at which the photo finds its place in the frame as it is. */
function smallerPhoto(part: PartSetting, search: FixSearch): Arguments {
  const { story } = part.request;
  const file = search.fault.told.arguments["photo"];
  const block = part.blocks.find(({ photos }) => photos.some((photo) => photo.file === file));
  const group = block?.photos ?? [];
  if (block === undefined) return {};
  const changed = (over: Partial<Photo>): Changed => {
    const photos = story.photos.map((photo) => (group.includes(photo) ? { ...photo, ...over } : photo));
    return { ...asSet(search.story), story: { ...story, photos } };
  };
  const narrower = between(1, block.legs - 1).toReversed();
  const fewer = firstFix(narrower, (columns) => changed({ columns, depth: undefined }), search);
  const flatter = between(Math.ceil(block.depth.from / 2), block.depth.from - 1).toReversed();
  const rows = firstFix(flatter, (depth) => changed({ depth: { from: depth, to: depth } }), search);
  return { ...(fewer !== undefined && { fewer }), ...(rows !== undefined && { shallow: rows }) };
}

/** The characters that a heading may have where it stands: its longest line loses one after the other until it fits. */
function shorterHead(part: PartSetting, search: FixSearch): Arguments {
  const { request, stage } = part;
  const { span } = search.fault.told;
  const heading = (stage.head?.tooLong ?? []).find((each) => each.span === span);
  if (heading === undefined) return {};
  const role = Object.entries(headTexts(request.story, request.part, request.opening)).find(
    ([, text]) => text?.span === span,
  )?.[0];
  if (role === undefined || role === "label" || role === "byline") return {};
  const versions = shorterAndShorter(heading);
  const relieves = (some: readonly Heading[]): Heading | undefined =>
    firstRelief(some, (shorter) => headed(search, request.part, role, shorter), search);
  const chosen = relieves(nearRelief(versions, (one) => relieves([one]) !== undefined));
  return chosen === undefined ? {} : { fits: headingLength(chosen) };
}

/** Versions of a heading that are tried one after the other: copy that was pasted in place of a headline has more, and each takes its time. */
const FEW = 48;

/** Of many versions the last ones before one that is short enough, and that one: found by halves, since what is shorter mostly fits as well. */
function nearRelief(versions: readonly Heading[], fits: (version: Heading) => boolean): readonly Heading[] {
  if (versions.length <= FEW) return versions;
  let [from, to] = [0, versions.length - 1];
  while (from < to) {
    const half = Math.floor((from + to) / 2);
    const version = versions[half];
    if (version !== undefined && fits(version)) to = half;
    else from = half + 1;
  }
  return versions.slice(Math.max(0, to - NEAR), to + 1);
}

/** The story with another heading, in the part that has it or in the story. */
function headed({ story }: FixSearch, part: Part, role: string, heading: Heading): Changed {
  const { story: of, framed } = asSet(story);
  if (role !== "headline" || part.headline === undefined) return { story: { ...of, [role]: heading }, framed };
  const changed = (each: Part): Part => (each.number === part.number ? { ...each, headline: heading } : each);
  return {
    story: { ...of, parts: of.parts.map(changed) },
    framed: framed.map((each) => ({ ...each, part: changed(each.part) })),
  };
}

function shorterAndShorter(heading: Heading): readonly Heading[] {
  const versions: Heading[] = [];
  let lines = heading.lines.map((line) => [...line]);
  while (lines.reduce((sum, line) => sum + line.length, 0) > lines.length) {
    const longest = Math.max(...lines.map((line) => line.length));
    const at = lines.findLastIndex((line) => line.length === longest);
    lines = lines.with(at, (lines[at] ?? []).slice(0, -1));
    versions.push({ ...heading, lines: lines.map((line) => line.join("")) });
  }
  return versions;
}

export function headingLength({ lines }: Heading): number {
  return lines.reduce((sum, line) => sum + [...line].length, 0);
}

/** More lines than these are not cut from one paragraph: it is named for the one line that it loses most easily. */
const FEW_LINES = 3;
/** Paragraphs that are tried, those with the shortest last lines first. */
const PARAGRAPHS = 4;
/** How far the characters that are needed may be from those reckoned. */
const OFF = 6;
/** A paragraph that loses its lines without a gain for the story is given up after so many tries. */
const REFUSED = 2;
/** So much of a paragraph names it. */
const NAMED_BY = 8;
/** Rows of head and notices that a continuation may need beside its text. */
const HEAD_ROWS = 6;

/** What else than a deeper frame makes an overset story fit: the characters to cut and where, and free rows on a later page. */
function fixOverset(part: PartSetting, search: FixSearch): Arguments {
  return { ...cutOf(part, search), ...freeRoomFor(part, search) };
}

/** A paragraph that could be cut, and the characters that are reckoned to save the lines. */
interface Cut {
  readonly block: Block;
  readonly about: number;
}

function cutOf(part: PartSetting, search: FixSearch): Arguments {
  const lines = -part.fit.empty;
  const whole = lines <= FEW_LINES ? leastCut(part, lines, search) : undefined;
  if (whole !== undefined) return { cut: whole.characters, paragraph: nameOf(whole.block, part) };
  const one = lines > 1 ? leastCut(part, 1, search) : undefined;
  return one === undefined ? {} : { least: one.characters, named: nameOf(one.block, part) };
}

/** A paragraph, and the characters that save the lines wherever in it they are cut: at its end and in its middle it was tried. */
interface TriedCut {
  readonly block: Block;
  readonly characters: number;
}

/** The cut of the fewest characters that saves so many lines. */
function leastCut(part: PartSetting, lines: number, search: FixSearch): TriedCut | undefined {
  let best: TriedCut | undefined;
  for (const { block, about } of cutsIn(part, lines)) {
    const fewer = (best?.characters ?? Number.POSITIVE_INFINITY) - 1;
    const characters = charactersIn(block, about, fewer, { part, lines, search });
    if (characters !== undefined) best = { block, characters };
  }
  return best;
}

function cutsIn({ galley, fit, inside }: PartSetting, lines: number): readonly Cut[] {
  const perLine = Math.floor(inside.legs[0]?.measure ?? 0);
  return galley.blocks
    .flatMap((block, index): readonly Cut[] => {
      const ends = block.variants[fit.variants[index] ?? 0]?.ends;
      if (!RUNNING.has(block.kind) || ends === undefined || ends.length <= lines) return [];
      const last = block.to - (ends[ends.length - 2] ?? block.from);
      return [{ block, about: last + (lines - 1) * perLine }];
    })
    .sort((a, b) => a.about - b.about)
    .slice(0, PARAGRAPHS);
}

/** Verse, subheads and tables lose no line by some characters fewer. */
const RUNNING: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["body", "quote", "item"]);

interface Cutting {
  readonly part: PartSetting;
  readonly lines: number;
  readonly search: FixSearch;
}

/** The fewest characters near those reckoned. @param upTo more are no gain */
function charactersIn(block: Block, about: number, upTo: number, cutting: Cutting): number | undefined {
  const most = Math.min(about + OFF, block.to - block.from - 2, upTo);
  let refused = 0;
  for (let characters = Math.max(1, about - OFF); characters <= most && refused < REFUSED; characters++) {
    const copies = shorterBy(characters, block, cutting);
    if (!copies.every((copy) => isShorter(copy, block, cutting))) continue;
    if (copies.every((copy) => isSaved(copy, cutting))) return characters;
    refused++;
  }
  return undefined;
}

/** The copy without so many characters of a paragraph: at its end, before its last mark, or in its middle. */
function shorterBy(characters: number, block: Block, { part }: Cutting): readonly Copy[] {
  const { copy } = part.request.story;
  const places = [block.to - 1 - characters, block.from + Math.floor((block.to - block.from - characters) / 2)];
  return places.map((at) => withoutCodes(copy, at, at + characters));
}

/** True if the paragraph, set by itself, loses so many lines. */
function isShorter(copy: Copy, block: Block, { part, lines, search }: Cutting): boolean {
  const { request, inside } = part;
  const own = copy.paragraphs.filter(({ was }) => was === undefined);
  const story = { ...request.story, copy: { ...copy, paragraphs: own } };
  const galley = galleyOf({ ...request, story, opening: "same-page", notice: [] }, own.length, inside, search.desk);
  return fewestLines(galley.blocks.at(-1)) <= fewestLines(block) - lines;
}

function fewestLines(block: Block | undefined): number {
  return Math.min(...(block?.variants ?? []).map(({ ends }) => ends.length));
}

/** True if the story, set with the shorter copy, has so many lines fewer. */
function isSaved(copy: Copy, { part, lines, search }: Cutting): boolean {
  const { story, framed } = asSet(search.story);
  const fit = setStory({ ...story, copy }, framed, search.desk).parts.at(-1)?.setting.fit;
  return fit !== undefined && (fit.ended || fit.empty >= part.fit.empty + lines);
}

function nameOf(block: Block, { request }: PartSetting): string {
  const name = textOf(request.story.copy.codes, block.from, Math.min(block.to, block.from + NAMED_BY));
  return block.to > block.from + NAMED_BY ? `${name}…` : name;
}

/** A free place on a later page that takes what is over, and no more than it. */
function freeRoomFor(part: PartSetting, search: FixSearch): Arguments {
  const { request, inside } = part;
  const { issue } = search.desk;
  if (request.part.spread !== undefined) return {};
  if (request.part.writing === "vertical" || request.story.continuesOn !== undefined) return {};
  const left = request.story.copy.codes.length - part.fit.at;
  for (let page = request.part.page + 1; page < issue.pages.length; page++) {
    const occupants = occupantsOn(issue, page);
    for (const hole of holesOf(issue.paper.grid, occupants)) {
      if (areaOf(hole) * issue.paper.grid.measure < left) continue;
      const about = Math.ceil(left / (count(hole.columns) * (inside.legs[0]?.measure ?? 1)));
      const depths = between(about, Math.min(count(hole.rows), about + 2 * HEAD_ROWS));
      const framed = (rows: number): FramePlan => {
        return { ...hole, rows: { from: hole.rows.from, to: hole.rows.from + rows - 1 } };
      };
      const goesOn = (rows: number): Changed => {
        const frame = framed(rows);
        const next = nextPart(request.part, page, frame);
        const { story, framed: before } = asSet(search.story);
        return {
          story: { ...story, parts: [...story.parts, next] },
          framed: [...before, { part: next, frame, above: aboveOf(frame, occupants) }],
        };
      };
      const rows = firstFix(depths, goesOn, search);
      if (rows === undefined) continue;
      const down = extentText(framed(rows).rows);
      return { to: labelOf(search.desk, page), across: extentText(hole.columns), down };
    }
  }
  return {};
}

/** A part after another, as the manifest's `place: [{page, columns, rows}]` would write it. */
function nextPart(part: Part, page: number, frame: FramePlan): Part {
  const { writing: _, ...plain } = part;
  return {
    ...plain,
    number: part.number + 1,
    page,
    frame,
    head: "top",
    over: undefined,
    headline: undefined,
    legs: undefined,
    box: undefined,
    tint: undefined,
    reverse: undefined,
  };
}

/** What may be wrong with a story as set; `part` is undefined for what concerns the whole story. */
export interface FitFault {
  readonly told: Diagnostic;
  readonly part: PartSetting | undefined;
}

/** A fault of a story, and what is needed to try what would mend it. */
interface FixSearch {
  readonly fault: FitFault;
  readonly story: StorySetting;
  readonly desk: Desk;
  readonly faultsOf: (story: StorySetting) => readonly FitFault[];
  /** What was wrong after changes that other faults of the story tried, by their names. */
  readonly tried: Map<string, readonly FitFault[]>;
}

/** A story with one thing changed, in frames. */
interface Changed {
  /** Of a change that several faults of a story may try: it is set once. */
  readonly name?: string;
  readonly story: Story;
  readonly framed: readonly FramedPart[];
}

/** Once a change has taken the fault away but left others, so many more are tried for one that leaves none. */
const CLEAN_TRIES = 12;

/**
 * The first of some changes after which nothing is wrong with the story; else the first that takes the fault away and brings no other. Each is
 * tried by setting the story with it: a figure that is only reckoned leaves the next build with the same fault.
 */
export function firstFix<T>(changes: readonly T[], change: (value: T) => Changed, search: FixSearch): T | undefined {
  const { fault, story, faultsOf } = search;
  const before = new Set(faultsOf(story).map(({ told }) => told.code));
  let second: T | undefined;
  let left = CLEAN_TRIES;
  for (const value of changes) {
    if (second !== undefined && left-- === 0) break;
    const codes = faultsAfter(change(value), search).map(({ told }) => told.code);
    if (codes.length === 0) return value;
    const isGone = !codes.includes(fault.told.code);
    if (second === undefined && isGone && codes.every((code) => before.has(code))) second = value;
  }
  return second;
}

/** The first of some changes that takes the fault away, whatever else it leaves: a shorter headline also leaves room. */
export function firstRelief<T>(changes: readonly T[], change: (value: T) => Changed, search: FixSearch): T | undefined {
  const { code, span } = search.fault.told;
  return changes.find((value) =>
    faultsAfter(change(value), search).every(({ told }) => told.code !== code || told.span !== span),
  );
}

function faultsAfter({ name, story, framed }: Changed, { tried, desk, faultsOf }: FixSearch): readonly FitFault[] {
  const known = name === undefined ? undefined : tried.get(name);
  if (known !== undefined) return known;
  const found = faultsOf(setStory(story, framed, desk));
  if (name !== undefined) tried.set(name, found);
  return found;
}

/** The story as it stands, in its frames. */
export function asSet({ story, parts }: StorySetting): Changed {
  return {
    story,
    framed: parts.map(({ setting: { request } }) => ({
      part: request.part,
      frame: request.frame,
      above: request.above,
    })),
  };
}

/** The same with one part in another frame or form. */
function withPart(
  { story, framed }: Changed,
  { number }: Part,
  { frame, ...form }: { readonly frame?: FramePlan; readonly legs?: number; readonly over?: number },
): Changed {
  const changed = (part: Part): Part => (part.number === number ? { ...part, ...form } : part);
  return {
    story: { ...story, parts: story.parts.map(changed) },
    framed: framed.map((each) => ({
      ...each,
      part: changed(each.part),
      frame: each.part.number === number ? (frame ?? each.frame) : each.frame,
    })),
  };
}

/** The copy without the code points from…to, which stand inside one paragraph. */
export function withoutCodes(copy: Copy, from: number, to: number): Copy {
  const paragraphs = copy.paragraphs.map((paragraph): Paragraph => {
    const { was, ...moved } = withoutRange(paragraph, from, to);
    const isCut = paragraph.from <= from && to <= paragraph.to;
    return isCut ? moved : { was: was ?? { copy, paragraph }, ...moved };
  });
  return { ...copy, codes: spliced(copy.codes, from, to), origins: spliced(copy.origins, from, to), paragraphs };
}

function withoutRange(paragraph: Paragraph, from: number, to: number): Paragraph {
  if (paragraph.to <= from) return paragraph;
  const moved = (at: number): number => (at <= from ? at : Math.max(from, at - (to - from)));
  const runs = paragraph.runs
    .map((run) => ({ ...run, from: moved(run.from), to: moved(run.to) }))
    .filter((run) => run.from < run.to);
  return { ...paragraph, from: moved(paragraph.from), to: moved(paragraph.to), runs };
}

function spliced<Codes extends Uint32Array | Int32Array>(codes: Codes, from: number, to: number): Codes {
  const left = codes.slice(0, codes.length - (to - from)) as Codes;
  left.set(codes.subarray(to), from);
  return left;
}
