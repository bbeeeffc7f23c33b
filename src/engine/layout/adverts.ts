/*
 * Adverts at their places. An advert with steps, or on the fold, is drawn along the outline of its grid cells. The manifest gives only the cells; the
 * outline is derived, so it always stays on the grid.
 */

import type { Diagnostic } from "../../base/diagnostic.ts";
import type { FramePlan } from "../../base/extent.ts";
import type { Pt } from "../../base/length.ts";
import { boxAround, cornersBetween, type Point, type Rect, type Size } from "../../base/rect.ts";
import { DRAWN_PPI, pictureName } from "../images/picture.ts";
import type { Advert, Issue, PictureAdvert, SpreadHalf } from "../model/issue.ts";
import type { Grid, Paper } from "../model/paper.ts";
import { setInOneLine } from "../text/headings/display.ts";
import { type AdvertRoom, type AdvertWords, setSmallAds, setTextAdvert } from "./advert-text.ts";
import type { LayoutContext } from "./context.ts";
import { FURNITURE, outline, outlineAlong } from "./furniture.ts";
import { axisOf, columnStart, frameRect, rowFoot, rowsStart, rowTop } from "./grid.ts";
import { type Frame, type Owner, type Placed, placedText } from "./page.ts";
import { LABEL_RISE } from "./weights.ts";

/** The adverts of one page with their diagnostics. */
export interface PlacedAdverts {
  readonly frames: readonly Frame[];
  readonly placed: readonly Placed[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The adverts of the page with index `page`: picture or words, a thin rule around, and 广告 over the right corner as the statute demands. */
export function adverts(context: LayoutContext, page: number): PlacedAdverts {
  const here = context.issue.adverts
    .filter((advert) => advert.page === page)
    .map((advert) => placedAdvert(advert, context));
  return {
    frames: here.flatMap(({ frames }) => frames),
    placed: here.flatMap(({ placed }) => placed),
    diagnostics: here.flatMap(({ diagnostics }) => diagnostics),
  };
}

function placedAdvert(advert: Advert, context: LayoutContext): PlacedAdverts {
  const { issue } = context;
  const owner = { ...FURNITURE, piece: advert.id };
  const stepped = shapeOf(advert, issue.paper);
  const at = stepped?.at ?? placeOf(issue, advert);
  const room: AdvertRoom = { owner, at, page: issue.pages[advert.page]?.label ?? "", context };
  const shown = contentOf(advert, room);
  const style = { ...issue.paper.styles.advert, align: stepped?.label ?? "right" } as const;
  const { x, width } = headOf(at, stepped?.rule);
  const over = { x, y: at.y - LABEL_RISE * style.size };
  const notice = { role: "advertLabel", text: advert.label, style } as const;
  const label = setInOneLine(notice, width, context.bench).map((line) => placedText(line, over, owner));
  const frames = [{ ...frameOf(issue, advert), ...(stepped && { outline: stepped.zone }) }];
  if (shown === undefined) return { frames, placed: [], diagnostics: [] };
  const { placed, diagnostics } = shown;
  const weight = issue.paper.rules.box;
  const rules = stepped === undefined ? outline(at, weight, "advert", owner) : stepped.rules(weight, owner);
  // The rule is drawn over a picture's edges; the label is read before the words below it.
  const inside = stepped === undefined ? placed : placed.map((thing) => ({ ...thing, outline: stepped.rule }));
  const inOrder = advert.kind === "picture" ? [...inside, ...rules, ...label] : [...rules, ...label, ...placed];
  return { frames, placed: inOrder, diagnostics };
}

function contentOf(advert: Advert, room: AdvertRoom): AdvertWords | undefined {
  switch (advert.kind) {
    case "picture":
      return placedPicture(advert, room);
    case "text":
      return setTextAdvert(advert, room);
    case "classified":
      return setSmallAds(advert, room);
  }
}

/** The printed part, on one page, of an advert that is no plain rectangle. */
interface AdvertShape extends SteppedOutline {
  /** The whole advert, including the part beyond the fold. */
  readonly at: Rect;
  readonly label: "left" | "right";
  readonly rules: (weight: Pt, owner: Owner) => readonly Placed[];
}

function shapeOf(advert: Advert, { grid, trim }: Paper): AdvertShape | undefined {
  if (advert.cells !== undefined) {
    const outlined = steppedOutline(grid, advert.cells);
    const rules = (weight: Pt, owner: Owner) => outlineAlong(outlined.rule, weight, "advert", owner);
    return { ...outlined, at: boxAround(outlined.rule), label: "right", rules };
  }
  if (advert.kind !== "picture" || advert.half === undefined) return undefined;
  const { at, zone, rule } = halfOutline(advert.frame, advert.half, { grid, trim });
  const { side } = advert.half;
  // The fold itself gets no rule.
  const rules = (weight: Pt, owner: Owner) =>
    outlineAlong(rule, weight, "advert", owner).filter((_, edge) => edge !== (side === "left" ? 1 : 3));
  return { at, zone, rule, label: side, rules };
}

/** The stretch under the label: the whole head, or the highest step. */
function headOf(at: Rect, rule: readonly Point[] | undefined): Pick<Rect, "x" | "width"> {
  const [from, to] = rule ?? [];
  if (from === undefined || to === undefined) return { x: at.x, width: at.width };
  return { x: from.x, width: to.x - from.x };
}

function frameOf(issue: Issue, advert: Advert): Frame {
  const { frame } = advert;
  return {
    owner: { ...FURNITURE, piece: advert.id },
    rect: frameRect(issue.paper.grid, frame),
    columns: [frame.columns.from, frame.columns.to],
    rows: [frame.rows.from, frame.rows.to],
    legs: [],
    fit: { legs: 0, measure: 0, capacity: 0, empty: 0, white: 0 },
  };
}

/**
 * The frame's first row is for 广告, outside the advert's rule; it also keeps the copy above at a distance. An advert of a sold size is placed at its
 * corner of the rest.
 */
function placeOf(issue: Issue, { frame, size }: Advert): Rect {
  const whole = roomOf(issue.paper.grid, frame);
  if (size === undefined) return whole;
  const { width, height, at } = size;
  return {
    x: at.endsWith("left") ? whole.x : whole.x + whole.width - width,
    y: at.startsWith("top") ? whole.y : whole.y + whole.height - height,
    width,
    height,
  };
}

/** The room of an advert inside its rule. */
export function roomOf(grid: Grid, frame: FramePlan): Rect {
  const rect = frameRect(grid, frame);
  if (grid.writing === "horizontal") {
    const y = rowTop(grid, frame.rows.from + 1);
    return { ...rect, y, height: rowFoot(grid, frame.rows.to) - y };
  }
  // 廣告 takes a character's height of the bands; the line gap at the left and a line at the right separate the copy.
  const left = rect.x + grid.pitch - grid.size;
  const right = frame.rows.from === 1 ? 0 : grid.pitch;
  return { x: left, y: rect.y + grid.size, width: rect.x + rect.width - right - left, height: rect.height - grid.size };
}

function placedPicture(advert: PictureAdvert, { owner, at, context }: AdvertRoom): AdvertWords | undefined {
  const picture = context.pictures.get(pictureName(advert));
  if (picture === undefined) return undefined;
  return {
    diagnostics: [],
    placed: [
      {
        kind: "picture",
        owner,
        at,
        picture: {
          file: advert.file,
          pixels: { width: picture.width, height: picture.height },
          crop: { kind: "centre" },
          fit: advert.fit === "cover" ? "cover" : "contain",
          ppi: advert.as === undefined ? 72 / scaleOf(advert, at, picture) : DRAWN_PPI,
          caption: advert.label,
          ...(advert.filePage !== undefined && { filePage: advert.filePage }),
          ...(advert.as !== undefined && { as: advert.as }),
        },
      },
    ],
  };
}

/** Points per pixel at the placed size. */
function scaleOf({ fit }: PictureAdvert, at: Size, pixels: Size): number {
  const across = at.width / pixels.width;
  const down = at.height / pixels.height;
  return fit === "cover" ? Math.max(across, down) : Math.min(across, down);
}

/** A picture over the fold, as one of its pages has it. */
interface Half extends SteppedOutline {
  /** The whole picture as if both pages lay side by side, in points from this page's corner. */
  readonly at: Rect;
}

/**
 * One half of a picture over the fold (RULES.md#spreads). Both pages place the whole picture, moved by the trim's width, and print it up to their own
 * edge. Corners run clockwise from the top left.
 */
function halfOutline(
  frame: FramePlan,
  { side, across }: SpreadHalf,
  { grid, trim }: { readonly grid: Grid; readonly trim: Size },
): Half {
  const { columns, measure, size } = grid;
  const [from, to] = side === "left" ? [0, trim.width] : [-trim.width, 0];
  const left = columnStart(grid, across.from) + from;
  const right = columnStart(grid, across.to - columns) + measure * size + to;
  const top = rowTop(grid, frame.rows.from + 1);
  const foot = rowFoot(grid, frame.rows.to);
  const [first, last] = side === "left" ? ([left, trim.width] as const) : ([0, right] as const);
  const { y, height } = frameRect(grid, frame);
  return {
    at: { x: left, y: top, width: right - left, height: foot - top },
    rule: cornersBetween(first, last, top, foot),
    zone: cornersBetween(first, last, y, y + height),
  };
}

/** The outline of touching rectangles (RULES.md#stepped-adverts), clockwise from its highest corner at the left, in points from the trim's top left. */
interface SteppedOutline {
  /** All of its cells. */
  readonly zone: readonly Point[];
  /** The advert's rule: one row under the zone where that is open above, level with the last row's type where it is open below. */
  readonly rule: readonly Point[];
}

/** A corner of the grid. Columns have an edge on either side, odd and even, with a gutter between neighbours. */
interface Corner {
  readonly x: number;
  readonly y: number;
  /** True on an edge with the figure below it. */
  readonly onHead: boolean;
}

/** Right, down, left, up. */
const WAYS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Walks along the cells with the figure at the right hand. Holes are ignored. */
export function steppedOutline(grid: Grid, cells: readonly FramePlan[]): SteppedOutline {
  const corners = cornersRound(cells);
  const axis = axisOf(grid);
  const { pitch, size } = grid;
  /** Columns lie along the lines, rows across them. */
  const pointAt = (x: number, across: number): Point => {
    const along = x % 2 === 1 ? columnStart(grid, (x + 1) / 2) : columnStart(grid, x / 2) + grid.measure * size;
    return axis.on(axis.corner(along, rowsStart(grid)), 0, across);
  };
  return {
    zone: corners.map(({ x, y }) => pointAt(x, (y - 1) * pitch)),
    rule: corners.map(({ x, y, onHead }) => pointAt(x, onHead ? y * pitch : (y - 2) * pitch + size)),
  };
}

function cornersRound(cells: readonly FramePlan[]): readonly Corner[] {
  const isTaken = (column: number, row: number): boolean =>
    cells.some(
      ({ columns, rows }) => columns.from <= column && column <= columns.to && rows.from <= row && row <= rows.to,
    );
  /** The square right of and below a corner; a gutter is filled if both its columns are. */
  const isFilled = (x: number, y: number): boolean =>
    x % 2 === 1 ? isTaken((x + 1) / 2, y) : isTaken(x / 2, y) && isTaken(x / 2 + 1, y);
  const top = Math.min(...cells.map(({ rows }) => rows.from));
  const left = Math.min(...cells.filter(({ rows }) => rows.from === top).map(({ columns }) => columns.from));
  const start = { x: 2 * left - 1, y: top };
  const corners: Corner[] = [{ ...start, onHead: true }];
  let { x, y } = start;
  let way = 0;
  do {
    const [dx, dy] = WAYS[way] as (typeof WAYS)[number];
    x += dx;
    y += dy;
    const turned = turnAt(isFilled, x, y, way);
    // One of the two edges at a corner is level.
    if (turned !== way) corners.push({ x, y, onHead: (way % 2 === 0 ? way : turned) === 0 });
    way = turned;
  } while (x !== start.x || y !== start.y);
  return corners.slice(0, -1);
}

/** Left if the figure continues there, else straight on, else right. */
function turnAt(isFilled: (x: number, y: number) => boolean, x: number, y: number, way: number): number {
  const squares = [
    [x, y - 1],
    [x, y],
    [x - 1, y],
    [x - 1, y - 1],
  ] as const;
  const filled = (at: number): boolean => {
    const [column, row] = squares[at % 4] as (typeof squares)[number];
    return isFilled(column, row);
  };
  if (filled(way)) return (way + 3) % 4;
  return filled(way + 1) ? way : (way + 1) % 4;
}
