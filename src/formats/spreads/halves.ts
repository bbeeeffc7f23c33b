import { sameColour } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../base/rect.ts";
import type { PrintedArea, PrintedPicture, PrintedRule, Thing } from "../../engine/newspaper/newspaper.ts";

/** Rounding of lengths, in points. */
const SLACK: Pt = 0.01;

/** A thing moved to the right. */
export function shiftedThing(thing: Thing, by: Pt): Thing {
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

/** The things of two facing pages, from the corner of the left one. */
interface FacingThings {
  readonly left: readonly Thing[];
  readonly right: readonly Thing[];
  /** Where the one ends and the other begins. */
  readonly fold: Pt;
}

/** Pictures, rules and grounds over the fold, each in one piece. */
interface JoinedHalves {
  /** The whole thing, by its left half. */
  readonly wholes: ReadonlyMap<Thing, Thing>;
  /** The right halves, which it replaces. */
  readonly gone: ReadonlySet<Thing>;
}

/** Joins things that the fold parts. @param alike whether two things may be halves of one, besides what this compares by itself */
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

/** The thing of which these are the halves; undefined if they are none. */
function joined(thing: Thing, half: Thing, fold: Pt): Thing | undefined {
  if (thing.kind === "picture" && half.kind === "picture") return wholePicture(thing, half, fold);
  if (thing.kind === "rule" && half.kind === "rule") return wholeRule(thing, half, fold);
  if (thing.kind === "area" && half.kind === "area") return wholeArea(thing, half, fold);
  return undefined;
}

/** Both halves of a picture have the same ink, which is that of the whole picture. */
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

/** Two rectangles that meet at the fold as one; undefined if they do not meet there. */
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

/** True if two lengths differ by rounding alone. */
export function isNear(a: Pt, b: Pt): boolean {
  return Math.abs(a - b) < SLACK;
}
