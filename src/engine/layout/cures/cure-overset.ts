import type { Arguments } from "../../../base/codes.ts";
import { type Copy, textOf } from "../../../base/copy.ts";
import { count, extentText, type FramePlan } from "../../../base/extent.ts";
import type { Part } from "../../model/issue.ts";
import type { Block } from "../../text/galley.ts";
import { labelOf } from "../desk.ts";
import { areaOf, holesOf } from "../grid/free-area.ts";
import { between } from "../grid/grid.ts";
import { setStory } from "../jump.ts";
import { galleyOf, type PartSetting } from "../part.ts";
import { aboveOf, occupantsOn } from "../surroundings.ts";
import { withoutCodes } from "./shorter-copy.ts";
import { asSet, type Changed, firstCure, type Illness } from "./trials.ts";

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
export function cureOverset(part: PartSetting, illness: Illness): Arguments {
  return { ...cutOf(part, illness), ...freeRoomFor(part, illness) };
}

/** A paragraph that could be cut, and the characters that are reckoned to save the lines. */
interface Cut {
  readonly block: Block;
  readonly about: number;
}

function cutOf(part: PartSetting, illness: Illness): Arguments {
  const lines = -part.fit.empty;
  const whole = lines <= FEW_LINES ? leastCut(part, lines, illness) : undefined;
  if (whole !== undefined) return { cut: whole.characters, paragraph: nameOf(whole.block, part) };
  const one = lines > 1 ? leastCut(part, 1, illness) : undefined;
  return one === undefined ? {} : { least: one.characters, named: nameOf(one.block, part) };
}

/** A paragraph, and the characters that save the lines wherever in it they are cut: at its end and in its middle it was tried. */
interface TriedCut {
  readonly block: Block;
  readonly characters: number;
}

/** The cut of the fewest characters that saves so many lines. */
function leastCut(part: PartSetting, lines: number, illness: Illness): TriedCut | undefined {
  let best: TriedCut | undefined;
  for (const { block, about } of cutsIn(part, lines)) {
    const fewer = (best?.characters ?? Number.POSITIVE_INFINITY) - 1;
    const characters = charactersIn(block, about, fewer, { part, lines, illness });
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
  readonly illness: Illness;
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
function isShorter(copy: Copy, block: Block, { part, lines, illness }: Cutting): boolean {
  const { request, inside } = part;
  const own = copy.paragraphs.filter(({ was }) => was === undefined);
  const story = { ...request.story, copy: { ...copy, paragraphs: own } };
  const galley = galleyOf({ ...request, story, opening: "same-page", notice: [] }, own.length, inside, illness.desk);
  return fewestLines(galley.blocks.at(-1)) <= fewestLines(block) - lines;
}

function fewestLines(block: Block | undefined): number {
  return Math.min(...(block?.variants ?? []).map(({ ends }) => ends.length));
}

/** True if the story, set with the shorter copy, has so many lines fewer. */
function isSaved(copy: Copy, { part, lines, illness }: Cutting): boolean {
  const { story, framed } = asSet(illness.story);
  const fit = setStory({ ...story, copy }, framed, illness.desk).parts.at(-1)?.setting.fit;
  return fit !== undefined && (fit.ended || fit.empty >= part.fit.empty + lines);
}

function nameOf(block: Block, { request }: PartSetting): string {
  const name = textOf(request.story.copy.codes, block.from, Math.min(block.to, block.from + NAMED_BY));
  return block.to > block.from + NAMED_BY ? `${name}…` : name;
}

/** A free place on a later page that takes what is over, and no more than it. */
function freeRoomFor(part: PartSetting, illness: Illness): Arguments {
  const { request, inside } = part;
  const { issue } = illness.desk;
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
        const { story, framed: before } = asSet(illness.story);
        return {
          story: { ...story, parts: [...story.parts, next] },
          framed: [...before, { part: next, frame, above: aboveOf(frame, occupants) }],
        };
      };
      const rows = firstCure(depths, goesOn, illness);
      if (rows === undefined) continue;
      const down = extentText(framed(rows).rows);
      return { to: labelOf(illness.desk, page), across: extentText(hole.columns), down };
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
