import { mm, type Pt } from "../../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../../base/rect.ts";
import type { SpreadHalf } from "../../model/issue.ts";
import type { Align } from "../../model/style.ts";
import { penEnd } from "../../text/headings/display.ts";
import type { Words } from "../../words/words.ts";
import type { Placed } from "../page.ts";
import { moved, type PlacedText } from "../placing.ts";
import { cutLine } from "./cut-line.ts";

/** A plate, a fold and a knife wander by a millimetre: type keeps this far off the fold on either side. */
export const OFF_FOLD: Pt = mm(1.5);

/** One half of what was placed on a sheet of two pages. */
interface FoldHalf {
  readonly side: SpreadHalf["side"];
  /** Where the fold lies: the trim's width. */
  readonly x: Pt;
  /** How lines that cross the fold are aligned. */
  readonly align: Align;
  readonly words: Words;
}

/**
 * What one page prints of things on the sheet, from that page's own corner. Pictures, rules and grounds over the fold are printed by both up to their edge, from
 * the same whole; a line is parted between two characters (RULES.md#spreads).
 */
export function halfOfPlaced(placed: readonly Placed[], half: FoldHalf): readonly Placed[] {
  const own = placed.flatMap((thing) => halfOfThing(thing, half) ?? []);
  return half.side === "left" ? own : moved(own, { x: -half.x, y: 0 });
}

/** Undefined for what the other page prints. */
function halfOfThing(thing: Placed, half: FoldHalf): Placed | undefined {
  const { x } = half;
  switch (thing.kind) {
    case "text":
      return halfOfText(thing, half);
    case "rule":
      return halfOfRule(thing, half);
    case "picture": {
      const { at } = thing;
      if (!crosses(at, x)) return isOn(at, half) ? thing : undefined;
      return { ...thing, outline: cornersOf(clipped(at, half)) };
    }
    case "area":
      if (!crosses(thing.at, x)) return isOn(thing.at, half) ? thing : undefined;
      return { ...thing, at: clipped(thing.at, half) };
    case "art":
    case "link":
      return isOn(thing.at, half) ? thing : undefined;
  }
}

function halfOfRule(thing: Extract<Placed, { kind: "rule" }>, half: FoldHalf): Placed | undefined {
  const { from, to } = thing;
  const [first, last] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  if (first < half.x && last > half.x) return { ...thing, from: within(from, half), to: within(to, half) };
  return (first + last) / 2 < half.x === (half.side === "left") ? thing : undefined;
}

function halfOfText(thing: PlacedText, half: FoldHalf): PlacedText | undefined {
  const { line, x } = thing;
  const isLeft = half.side === "left";
  if (line.writing === "vertical") return x < half.x === isLeft ? thing : undefined;
  const [from, to] = [x + (line.segments[0]?.x ?? 0), x + penEnd(line)];
  if (to <= half.x || from >= half.x) return (from + to) / 2 < half.x === isLeft ? thing : undefined;
  const cut = cutLine(line, { at: half.x - x, off: OFF_FOLD, align: half.align, words: half.words });
  const own = isLeft ? cut.left : cut.right;
  return own && { ...thing, line: own };
}

function crosses({ x, width }: Rect, fold: Pt): boolean {
  return x < fold && x + width > fold;
}

function isOn({ x, width }: Rect, half: FoldHalf): boolean {
  return x + width / 2 < half.x === (half.side === "left");
}

function within(point: Point, { side, x }: FoldHalf): Point {
  return { ...point, x: side === "left" ? Math.min(point.x, x) : Math.max(point.x, x) };
}

function clipped({ x, y, width, height }: Rect, { side, x: fold }: FoldHalf): Rect {
  return side === "left" ? { x, y, width: fold - x, height } : { x: fold, y, width: x + width - fold, height };
}
