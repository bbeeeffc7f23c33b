/*
 * Joins facing pages into one where something goes across the fold. The press prints two halves, each on its own page; on a screen a thin line of paper would
 * show between them, so pictures, rules and backgrounds are joined into one piece.
 */
import { sameColour } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../base/rect.ts";
import {
  type Newspaper,
  type PrintedArea,
  type PrintedPage,
  type PrintedPicture,
  type PrintedRule,
  passagesOf,
  type ReadStory,
  type StoryBlock,
  type Thing,
} from "../../engine/newspaper/newspaper.ts";
import { inPaintingOrder } from "../../engine/newspaper/pages.ts";
import { flatten, type PaintPage } from "../paint/paint.ts";
import type { ProofPage, ShownPage } from "../proof/write.ts";

/**
 * Pages as the open paper shows them. Two facing pages with something across the fold become one, trim beside trim; all others stay as painted.
 * @param painted one for each page
 */
export function openPages(newspaper: Newspaper, painted: readonly PaintPage[]): readonly ProofPage[] {
  const { pages, identity } = newspaper;
  const opened: ProofPage[] = [];
  for (let at = 0; at < pages.length; at++) {
    const page = pages[at] as PrintedPage;
    const pair = pairOf(page, pages[at + 1], identity.binding);
    if (pair === undefined) opened.push({ painted: painted[at] as PaintPage, shows: [{ page, x: 0 }] });
    else {
      opened.push({ painted: paintPair(pair, newspaper), shows: shownOf(pair) });
      at++;
    }
  }
  return opened;
}

interface Pair {
  readonly left: PrintedPage;
  readonly right: PrintedPage;
}

/** An even page and the odd one after it, if something goes across the fold between them. In a paper bound at the right, the even page is at the right. */
function pairOf(even: PrintedPage, odd: PrintedPage | undefined, binding: "left" | "right"): Pair | undefined {
  if (odd === undefined || even.number % 2 === 1 || odd.number !== even.number + 1) return undefined;
  const pair = binding === "right" ? { left: odd, right: even } : { left: even, right: odd };
  return overFold(pair).length > 0 ? pair : undefined;
}

/** Ids of stories and adverts whose frames reach the fold from both sides. Each half of an advert is an advert of its own, so its id is the left one's. */
function overFold({ left, right }: Pair): readonly string[] {
  const reaching = ({ frames }: PrintedPage, fold: Pt) =>
    frames.filter(({ zone }) => zone.some(({ x }) => isNear(x, fold)));
  const beyond = reaching(right, 0);
  return reaching(left, left.trim.width)
    .filter((frame) =>
      beyond.some((other) => other.kind === frame.kind && (frame.kind === "advert" || other.of === frame.of)),
    )
    .map(({ of }) => of);
}

/** In reading order. */
function shownOf({ left, right }: Pair): readonly [ShownPage, ShownPage] {
  const [one, other] = [
    { page: left, x: 0 },
    { page: right, x: left.trim.width },
  ];
  return left.number < right.number ? [one, other] : [other, one];
}

/** Both pages as one, with everything across the fold in one piece. */
function paintPair(pair: Pair, { stories }: Newspaper): PaintPage {
  const fold = pair.left.trim.width;
  const shown = shownOf(pair);
  const black = new Set<Thing>();
  const [first, second] = shown.map(({ page, x }) => {
    const things = page.things.map((thing) => shiftedThing(thing, x));
    if (page.black) for (const thing of things) black.add(thing);
    return things;
  }) as [Thing[], Thing[]];
  const [left, right] = pair.left.number < pair.right.number ? [first, second] : [second, first];
  const { wholes, gone } = joinHalves({ left, right, fold }, (thing, half) => black.has(thing) === black.has(half));
  for (const [half, whole] of wholes) if (black.has(half)) black.add(whole);
  const things = [...first, ...second].flatMap((thing) => (gone.has(thing) ? [] : (wholes.get(thing) ?? thing)));
  const over = overFold(pair);
  const across = stories.filter(({ id }) => over.includes(id));
  const ops = inPaintingOrder(inReadingOrder(things, across)).flatMap(
    (thing) => flatten({ ...pair.left, things: [thing], black: black.has(thing) }).ops,
  );
  const label = shown.map(({ page }) => page.label).join("-");
  return { label, trim: { ...pair.left.trim, width: fold + pair.right.trim.width }, ops };
}

/** Tolerance for rounding of lengths, in points. */
const SLACK: Pt = 0.01;

function shiftedThing(thing: Thing, by: Pt): Thing {
  if (by === 0) return thing;
  const rect = (at: Rect): Rect => ({ ...at, x: at.x + by });
  const point = (at: Point): Point => ({ ...at, x: at.x + by });
  switch (thing.kind) {
    case "line":
      return { ...thing, x: thing.x + by, box: rect(thing.box) };
    case "picture":
      return { ...thing, at: rect(thing.at), ink: rect(thing.ink), outline: thing.outline?.map(point) };
    case "rule":
      return { ...thing, from: point(thing.from), to: point(thing.to) };
    case "area":
    case "art":
    case "link":
      return { ...thing, at: rect(thing.at) };
  }
}

/** The things of two facing pages, relative to the corner of the left one. */
interface FacingThings {
  readonly left: readonly Thing[];
  readonly right: readonly Thing[];
  readonly fold: Pt;
}

/** Pictures, rules and backgrounds across the fold, each in one piece. */
interface JoinedHalves {
  /** The whole thing, by its left half. */
  readonly wholes: ReadonlyMap<Thing, Thing>;
  /** The right halves, which it replaces. */
  readonly gone: ReadonlySet<Thing>;
}

/** Joins things divided by the fold. @param alike whether two things may be halves of one, besides the comparison made here */
export function joinHalves(
  { left, right, fold }: FacingThings,
  alike: (thing: Thing, half: Thing) => boolean,
): JoinedHalves {
  const wholes = new Map<Thing, Thing>();
  const gone = new Set<Thing>();
  for (const thing of left) {
    for (const half of right) {
      if (half.kind !== thing.kind || gone.has(half) || !alike(thing, half)) continue;
      const whole = joined(thing, half, fold);
      if (whole === undefined) continue;
      wholes.set(thing, whole);
      gone.add(half);
      break;
    }
  }
  return { wholes, gone };
}

/** The whole thing of two halves; undefined if they are not halves. */
function joined(thing: Thing, half: Thing, fold: Pt): Thing | undefined {
  if (thing.kind === "picture" && half.kind === "picture") return wholePicture(thing, half, fold);
  if (thing.kind === "rule" && half.kind === "rule") return wholeRule(thing, half, fold);
  if (thing.kind === "area" && half.kind === "area") return wholeArea(thing, half, fold);
  return undefined;
}

/** Both halves of a picture have the ink of the whole picture. */
function wholePicture(thing: PrintedPicture, half: PrintedPicture, fold: Pt): PrintedPicture | undefined {
  const isSame =
    thing.file === half.file &&
    thing.filePage === half.filePage &&
    thing.as === half.as &&
    sameRect(thing.ink, half.ink);
  if (!isSame || !isCorners(thing) || !isCorners(half)) return undefined;
  const at = besides(thing.at, half.at, fold);
  return at && { ...thing, at, outline: cornersOf(at) };
}

function isCorners({ outline }: PrintedPicture): boolean {
  return outline?.length === 4;
}

function wholeArea(thing: PrintedArea, half: PrintedArea, fold: Pt): PrintedArea | undefined {
  if (thing.role !== half.role || !sameColour(thing.colour, half.colour)) return undefined;
  const at = besides(thing.at, half.at, fold);
  return at && { ...thing, at };
}

function wholeRule(thing: PrintedRule, half: PrintedRule, fold: Pt): PrintedRule | undefined {
  const isSame = thing.weight === half.weight && sameColour(thing.colour, half.colour);
  const at = isSame ? besides(lengthOf(thing), lengthOf(half), fold) : undefined;
  if (at?.height !== 0) return undefined;
  return { ...thing, from: { x: at.x, y: at.y }, to: { x: at.x + at.width, y: at.y } };
}

function lengthOf({ from, to }: PrintedRule): Rect {
  const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  return { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
}

/** The union of two rectangles that meet at the fold; undefined if they do not. */
function besides(left: Rect, right: Rect, fold: Pt): Rect | undefined {
  const meet =
    isNear(left.x + left.width, fold) &&
    isNear(right.x, fold) &&
    isNear(left.y, right.y) &&
    isNear(left.height, right.height);
  return meet ? { ...left, width: right.x + right.width - left.x } : undefined;
}

function sameRect(a: Rect, b: Rect): boolean {
  return isNear(a.x, b.x) && isNear(a.y, b.y) && isNear(a.width, b.width) && isNear(a.height, b.height);
}

/** True if two lengths differ only by rounding. */
function isNear(a: Pt, b: Pt): boolean {
  return Math.abs(a - b) < SLACK;
}

/**
 * The things of two pages in reading order. A story across the fold is read completely where it begins: each line of its headings whole, then its copy from
 * page to page.
 * @param across the stories across the fold
 */
function inReadingOrder(things: readonly Thing[], across: readonly ReadStory[]): readonly Thing[] {
  return across.reduce(readWhole, things);
}

function readWhole(things: readonly Thing[], { id, blocks }: ReadStory): readonly Thing[] {
  const places = new Map(blocks.flatMap(linesOf).map((line, at) => [line, at]));
  const isOf = (thing: Thing): boolean => thing.kind === "line" && thing.story === id && places.has(thing.id);
  const first = things.findIndex(isOf);
  if (first < 0) return things;
  const placeOf = (thing: Thing): number => places.get(thing.id) ?? 0;
  const own = things.filter(isOf).toSorted((a, b) => placeOf(a) - placeOf(b));
  const rest = things.filter((thing) => !isOf(thing));
  return [...rest.slice(0, first), ...own, ...rest.slice(first)];
}

function linesOf(block: StoryBlock): readonly string[] {
  return "lines" in block ? block.lines : passagesOf(block).flatMap(({ lines }) => lines);
}
