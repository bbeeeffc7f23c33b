/*
 * Figures for reports and searches, read from finished pages: how well copy is set, and how each story fits. They are measured on printed lines, so
 * they are true for every way in which a page was made.
 */

import { type Copy, paragraphAt, spanOfCodes } from "../../base/copy.ts";
import { count } from "../../base/extent.ts";
import { listFor } from "../../base/once.ts";
import { boxAround, type Size } from "../../base/rect.ts";
import { positionOf, type Span } from "../../base/source.ts";
import type { Issue, PagePlan } from "../model/issue.ts";
import type { TextContext } from "../text/galley.ts";
import { type Line, type Segment, textOfLine } from "../text/line.ts";
import { UGLY, VISIBLE } from "../text/weights.ts";
import { type LayoutContext, labelOf } from "./context.ts";
import { colophon } from "./furniture.ts";
import { acrossLegs, areaOf, holesOf, spanOf } from "./grid.ts";
import { headlineMeasure, headlineStyle, headTexts } from "./heads.ts";
import { lengthOf, type StorySetting } from "./jump.ts";
import type { Layout, Page, Placed, PlacedText } from "./page.ts";
import type { PartSetting } from "./part.ts";
import { fixtures } from "./surroundings.ts";
import type { Head } from "./typeset.ts";
import { CUT_CHARACTERS, DUST, LOOSEST, PHOTO_SHARE } from "./weights.ts";

/** Quality of the set copy of one story or one page. Spaces in em. */
export interface Quality {
  /** Justified lines of copy; last lines of paragraphs, subheads, verse and tables are not stretched and not counted. */
  readonly lines: number;
  /** Mean space added at each gap of a line, beyond ⅓ em between Han and Western. */
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
  /** Shares of the lines with more than 0.1 and 0.25 em. */
  readonly visible: number;
  readonly ugly: number;
  /** Punctuation squeezed to save a line or a character. */
  readonly squeezed: number;
  readonly hyphens: number;
  /** Lines that end inside a word without a hyphen, or break a prohibition, because nothing else fitted. */
  readonly broken: number;
  /** Last lines that were saved from being single characters. */
  readonly saved: number;
  readonly loosest: readonly LoosePlace[];
}

/** The place of a loose line's copy in the manifest. */
export interface LoosePlace {
  readonly story: string;
  readonly added: number;
  readonly text: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface IssueQuality {
  readonly stories: readonly (Quality & { readonly story: string })[];
  readonly pages: readonly (Quality & { readonly page: string })[];
}

/**
 * The typesetting quality report: figures by story and by page, in their order.
 * @param inFile maps a place to the whole file, for a file in an open issue
 */
export function qualityOf(issue: Issue, layout: Layout, inFile: (span: Span) => Span = (span) => span): IssueQuality {
  const copies = copiesByStory(issue);
  const pages = layout.pages.map((page) => ({ page: page.label, lines: copyLines(page, copies) }));
  const stories = new Map<string, CopyLine[]>();
  for (const line of pages.flatMap(({ lines }) => lines)) listFor(stories, line.story).push(line);
  return {
    stories: [...stories].map(([story, lines]) => ({ story, ...figures(lines, copies, inFile) })),
    pages: pages
      .filter(({ lines }) => lines.length > 0)
      .map(({ page, lines }) => ({ page, ...figures(lines, copies, inFile) })),
  };
}

function figures(lines: readonly CopyLine[], copies: ReadonlyMap<string, Copy>, inFile: (span: Span) => Span): Quality {
  const care = { squeezed: 0, hyphens: 0, broken: 0, saved: 0 };
  const spaces: number[] = [];
  for (const { line, free } of lines) {
    if (!free) spaces.push(Math.max(0, line.added));
    if (line.care === undefined) continue;
    care.squeezed += line.care.squeezed;
    care.hyphens += Number(line.care.hyphenated);
    care.broken += Number(line.care.broken);
    care.saved += Number(line.care.saved);
  }
  const added = new Float64Array(spaces).sort();
  const count = Math.max(1, added.length);
  const over = (limit: number): number => added.length - added.findLastIndex((space) => space <= limit + DUST) - 1;
  return {
    lines: added.length,
    mean: exact(added.reduce((total, space) => total + space, 0) / count),
    p95: exact(added[Math.ceil(0.95 * added.length) - 1] ?? 0),
    max: exact(added.at(-1) ?? 0),
    visible: exact(over(VISIBLE) / count),
    ugly: exact(over(UGLY) / count),
    ...care,
    loosest: loosestOf(lines, added.at(-LOOSEST) ?? 0).map((line) => placeOf(line, copies.get(line.story), inFile)),
  };
}

/** The loosest lines, loosest first. Filtering before sorting is faster. */
function loosestOf(lines: readonly CopyLine[], least: number): readonly CopyLine[] {
  return lines
    .filter(({ line: { added }, free }) => !free && added > DUST && added >= least)
    .sort((a, b) => b.line.added - a.line.added)
    .slice(0, LOOSEST);
}

/** Rounds to ten-thousandths, since a mean of added space is small. */
function exact(value: number): number {
  return Math.round(value * 1e4) / 1e4 || 0;
}

function placeOf(
  { story, line, from, to }: CopyLine,
  copy: Copy | undefined,
  inFile: (span: Span) => Span,
): LoosePlace {
  const text = textOfLine(line);
  const added = exact(line.added);
  if (copy === undefined) return { story, added, text, file: "", line: 0, column: 0 };
  const { source, start } = inFile(spanOfCodes(copy, from, to));
  return { story, added, text, file: source.path, ...positionOf(source, start) };
}

/** The column-rows that a part needs which found no room on its page. */
export interface Unplaced {
  readonly page: number;
  readonly need: number;
}

/** Copy and pages compared. The figures are the same whether the manifest gives the frames or make-up found them. A column-row is one row of one basic column. */
export interface CopyFit {
  readonly pages: readonly PageFit[];
  readonly stories: readonly StoryFit[];
  /** The statute's count of characters (版面字数) of all pages. */
  readonly statutory: number;
}

interface PageFit {
  readonly page: string;
  /** Rows outside nameplate and adverts. */
  readonly capacity: number;
  /** Rows of the frames on the page, of copy that is over its frame, and of stories that found no room. */
  readonly demand: number;
  /** Capacity less demand, in rows and characters; negative: over. */
  readonly spare: number;
  readonly characters: number;
  /** Rows outside all frames, and the largest free rectangle that they form. */
  readonly free: number;
  readonly rest: string | undefined;
  readonly statutory: StatutoryCount;
}

interface StoryFit {
  readonly story: string;
  readonly part: number;
  readonly page: string;
  readonly legs: number;
  readonly measure: number;
  /** Empty rows of the last leg, and the characters they would hold. Negative: rows over, and the characters of the copy that found no place. */
  readonly empty: number;
  readonly characters: number;
  /** Effect of cutting 100 characters: rows of text saved, how much lower the frame could be, and rows left empty in the same frame. */
  readonly cut: {
    readonly characters: number;
    readonly rows: number;
    readonly depth: number;
    readonly empty: number;
  };
  /**
   * Effect of the first photo one leg wider at its own proportion: rows of text that it displaces, characters to cut, and rows then empty (negative:
   * over). Undefined if no photo can be wider.
   */
  readonly wider: { readonly rows: number; readonly characters: number; readonly empty: number } | undefined;
  readonly headline: HeadlineRoom | undefined;
}

/** Han characters that a headline can hold: at its set size, in the lines that its style allows. */
interface HeadlineRoom {
  /** Points, as set. */
  readonly size: number;
  readonly perLine: number;
  readonly lines: number;
  readonly capacity: number;
  /** The same at the style's smallest size. */
  readonly most: number;
  /** Characters it has now. */
  readonly characters: number;
}

/** @param pages as made up, with everything on them */
export function copyFitOf(
  stories: readonly StorySetting[],
  unplaced: readonly Unplaced[],
  pages: readonly Page[],
  context: LayoutContext,
): CopyFit {
  const settings = stories.flatMap((story) => story.parts.map(({ setting }) => setting));
  const fits = pages.map((page, index) => pageFit(index, { page, settings, unplaced }, context));
  return {
    pages: fits,
    stories: settings.filter(({ request }) => request.story.heads === undefined).map((each) => storyFit(each, context)),
    statutory: fits.reduce((sum, { statutory }) => sum + statutory.characters, 0),
  };
}

interface PageMade {
  readonly page: Page;
  /** Of the whole issue. */
  readonly settings: readonly PartSetting[];
  readonly unplaced: readonly Unplaced[];
}

function pageFit(page: number, { page: placed, settings: all, unplaced }: PageMade, context: LayoutContext): PageFit {
  const { grid } = context.issue.paper;
  const settings = all.filter(({ request }) => request.part.page === page);
  const fixed = fixtures(context.issue, page);
  const capacity = grid.columns * grid.rows - sumOf(fixed, ({ frame }) => areaOf(frame));
  const frames = settings.map(({ request: { frame } }) => ({ frame }));
  const taken = sumOf(frames, ({ frame }) => areaOf(frame));
  const over = sumOf(settings, overOf);
  const waiting = sumOf(unplaced, (part) => (part.page === page ? part.need : 0));
  const demand = taken + over + waiting;
  const [rest] = holesOf(grid, [...fixed, ...frames]);
  return {
    page: labelOf(context, page),
    capacity,
    demand,
    spare: capacity - demand,
    characters: Math.round((capacity - demand) * grid.measure),
    free: capacity - taken,
    rest: rest && `${rest.columns.from}-${rest.columns.to} × ${rest.rows.from}-${rest.rows.to}`,
    statutory: statutoryOf(placed, context.issue.pages[page] as PagePlan, context.issue, context.bench),
  };
}

/** Empty rows of a part's last leg; negative: rows over. */
function emptyOf({ fit, request }: PartSetting): number {
  return fit.ended || request.after === "nothing" ? (request.raised?.short ?? fit.empty) : 0;
}

/** Column-rows of a part's copy that is over its frame. */
function overOf(setting: PartSetting): number {
  const { request, inside } = setting;
  const rows = Math.max(0, -emptyOf(setting));
  return Math.ceil((rows * count(request.frame.columns)) / Math.max(1, inside.legs.length));
}

function sumOf<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((sum, each) => sum + of(each), 0);
}

function storyFit(setting: PartSetting, context: LayoutContext): StoryFit {
  const { request, inside, fit } = setting;
  const measure = inside.legs[0]?.measure ?? 1;
  const rows = Math.round(CUT_CHARACTERS / measure);
  const empty = emptyOf(setting);
  return {
    story: request.story.id,
    part: request.part.number,
    page: labelOf(context, request.part.page),
    legs: inside.legs.length,
    measure,
    empty,
    characters: empty < 0 ? fit.at - lengthOf(request.story) : Math.round(empty * measure),
    cut: {
      characters: CUT_CHARACTERS,
      rows,
      depth: Math.round((10 * rows) / inside.legs.length) / 10,
      empty: empty + rows,
    },
    wider: widerPhoto(setting, { measure, empty }),
    headline: headlineRoom(setting.half?.side === "left" ? setting.half.whole : setting, context),
  };
}

/** A wider photo keeps its proportion, so it grows in both directions. */
function widerPhoto(
  { blocks, inside, depths, request }: PartSetting,
  { measure, empty }: { readonly measure: number; readonly empty: number },
): StoryFit["wider"] {
  const [block] = blocks.filter(({ photos }) => photos.length > 0);
  if (block === undefined || block.legs >= inside.legs.length || request.part.writing === "vertical") return undefined;
  const now = acrossLegs(inside.legs, 0, block.legs - 1);
  const then = acrossLegs(inside.legs, 0, block.legs);
  const depth = depths[0] ?? Math.round(block.natural);
  const deeper = Math.round((depth * then) / now);
  const rows = (block.legs + 1) * (deeper + block.captionRows + 1) - block.legs * (depth + block.captionRows + 1);
  return { rows, characters: Math.round(rows * measure), empty: empty - rows };
}

function headlineRoom({ request, stage, inside }: PartSetting, context: LayoutContext): HeadlineRoom | undefined {
  const { story, part, opening } = request;
  const { headline } = headTexts(story, part, opening);
  if (headline === undefined || stage.head === undefined || part.head === "left") return undefined;
  const style = headlineStyle(context.issue.paper.styles, story, part, opening);
  const over = acrossLegs(inside.legs, 0, Math.min(stage.head.legs, inside.legs.length) - 1);
  const width = headlineMeasure(style, over, stage.head.legs < inside.legs.length, context.issue.paper.grid);
  const size = sizeOf(stage.head) ?? style.size;
  const stretch = headline.stretch ?? style.stretch ?? 1;
  const perLine = Math.floor(width / stretch / size);
  return {
    size,
    perLine,
    lines: style.lines,
    capacity: perLine * style.lines,
    most: Math.floor(width / stretch / style.floor) * style.lines,
    characters: headline.lines.reduce((sum, line) => sum + [...line].length, 0),
  };
}

/** The size in which the headline was set. */
function sizeOf({ placed }: Head): number | undefined {
  const line = placed.find(
    (each) => each.kind === "text" && each.line.segments.some(({ role }) => role === "headline"),
  );
  return line?.kind === "text" ? line.line.size : undefined;
}

/** A line of running copy on a page. */
export interface CopyLine {
  readonly story: string;
  readonly page: string;
  readonly line: Line;
  /** Code points of the story's copy. */
  readonly from: number;
  readonly to: number;
  /** True for a line that is not stretched: a paragraph's last line, or a line outside justified paragraphs. */
  readonly free: boolean;
}

export function copiesByStory(issue: Issue): ReadonlyMap<string, Copy> {
  return new Map(issue.stories.map(({ id, copy }) => [id, copy]));
}

/** The lines of running copy on a page, in drawing order. */
function copyLines(page: Page, copies: ReadonlyMap<string, Copy>): readonly CopyLine[] {
  const lines: CopyLine[] = [];
  for (const placed of page.placed) {
    const line = placed.kind === "text" ? copyLineOf(placed, page, copies) : undefined;
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** The line as one of running copy; undefined for any other line. */
export function copyLineOf(
  { owner: { story }, line }: PlacedText,
  { label: page }: Page,
  copies: ReadonlyMap<string, Copy>,
): CopyLine | undefined {
  if (story === undefined) return undefined;
  const { segments } = line;
  const first = segments.find(isRunning);
  const last = first && segments.findLast(isRunning);
  const copy = copies.get(story);
  if (copy === undefined || first === undefined || last === undefined) return undefined;
  const paragraph = copy.paragraphs[paragraphAt(copy, first.from)];
  const free = paragraph === undefined || paragraph.kind === "verse" || last.to >= paragraph.to;
  return { story, page, line, from: first.from, to: last.to, free };
}

function isRunning({ role, from, to }: Segment): boolean {
  return (role === "body" || role === "speaker") && to > from;
}

/**
 * 版面字数 of a page by the statute (报纸期刊质量管理规定, 国新出发〔2020〕10号, on the rate of errors): characters of a line of body text across the type area × its
 * lines. Header, colophon, column heads, tables, gutters and captions count by their room, photos at 80 %.
 */
interface StatutoryCount {
  /** Characters a line across all columns and gutters. */
  readonly perLine: number;
  /** Rows of the grid, and those of header and colophon. */
  readonly lines: number;
  /** Characters that photos displace, before the reduction to 80 %. */
  readonly photos: number;
  /** perLine × lines, less a fifth of `photos`, rounded. */
  readonly characters: number;
}

function statutoryOf(page: Page, plan: PagePlan, issue: Issue, bench: TextContext): StatutoryCount {
  const { grid } = issue.paper;
  const perLine = spanOf(grid, grid.columns);
  const lines = grid.rows + headerRows(plan, issue) + colophonRows(plan, issue, bench);
  const photos = page.placed.reduce((sum, placed) => {
    if (placed.kind !== "picture" || placed.owner.story === undefined) return sum;
    const { width, height } = shownOf(placed);
    const [along, across] = grid.writing === "vertical" ? [height, width] : [width, height];
    return sum + (along / grid.size) * ((across - grid.size) / grid.pitch + 1);
  }, 0);
  const characters = Math.round(perLine * lines - (1 - PHOTO_SHARE) * photos);
  return { perLine, lines, photos: Math.round(photos), characters };
}

/** The part of a picture that this page shows. */
function shownOf({ at, outline }: Extract<Placed, { kind: "picture" }>): Size {
  if (outline === undefined) return at;
  return { width: boxAround(outline).width, height: at.height };
}

/** 报眉: one line over a nameplate; elsewhere the folio's rows. */
function headerRows({ number }: PagePlan, { paper }: Issue): number {
  return number === 1 && paper.nameplate !== undefined ? 1 : paper.folio.rows;
}

/** 报尾: on the last page. */
function colophonRows(plan: PagePlan, issue: Issue, bench: TextContext): number {
  return colophon(issue, plan, bench).filter(({ kind }) => kind === "text").length;
}
