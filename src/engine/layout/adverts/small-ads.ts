import { BLACK, WHITE } from "../../../base/colour.ts";
import { errorAt, warningAt } from "../../../base/diagnostic.ts";
import { count } from "../../../base/extent.ts";
import { type Pt, SQUARE_TOP } from "../../../base/length.ts";
import type { Category, ClassifiedAdvert, SmallAd } from "../../model/issue.ts";
import type { StyledText } from "../../text/galley.ts";
import { setInOneLine, setStyled } from "../../text/headings/display.ts";
import type { Line } from "../../text/line.ts";
import { UGLY } from "../../text/weights.ts";
import type { Placed } from "../page.ts";
import { heightOf, inColour, placeBlock, placedRule, placedText } from "../placing.ts";
import { type AdvertRoom, type AdvertWords, freeLines, headOwner, setAdvertHead } from "./advert-room.ts";

/** White at either side of a leg, in em of body. */
const SIDE = 0.6;
/** Characters of a column of news with its gutter. */
const NEWS_COLUMN = 14;
/** The rule under the head, between legs and between two small ads. */
const HEAVY: Pt = 1.2;
const BETWEEN_LEGS: Pt = 0.35;
const HAIRLINE: Pt = 0.3;
/** The bar of a category, in sizes of its type. */
const BAR = 1.6;
/** White between two small ads, with their hairline in its middle; over a category's bar and under it. */
const AD_GAP: Pt = 5;
const BAR_OVER: Pt = 6;
const BAR_UNDER: Pt = 4;
/** A leg's gaps may grow by this share until legs end level. */
const MOST_GROWTH = 2;
/** Lines that may stay white at a leg's foot without being told. */
const QUIET_LINES = 4;

/** What stands in a leg: a category's bar, or a small ad. */
interface Item {
  readonly kind: "bar" | "ad";
  /** Names it in ids: `category-1`, `ad-12`. */
  readonly id: string;
  readonly lines: readonly Line[];
  readonly height: Pt;
}

/**
 * 分类广告: small ads under the bars of their categories, in legs with rules between them, a hairline between two ads; no ad is cut, no bar stands without an
 * ad. Legs end level where their gaps can grow so far (RULES.md#small-ads).
 */
export function setSmallAds(advert: ClassifiedAdvert, room: AdvertRoom): AdvertWords {
  const { at, desk, owner, page } = room;
  const { grid, styles } = desk.issue.paper;
  const side = SIDE * grid.size;
  const { block: head, diagnostics: long = [] } = setAdvertHead(advert, at.width - 2 * side, room) ?? {};
  const headDepth = head === undefined ? 0 : heightOf(head) + side;
  const top = at.y + headDepth + (head === undefined ? side : 2 * HEAVY + side);
  const depth = at.y + at.height - side - top;
  const legs = advert.legs ?? usualLegs(advert, room);
  const leg = at.width / legs - 2 * side;
  const items = advert.categories.flatMap((category, index) => setCategory(category, index + 1, leg, room));
  const packed = packEven(items, legs, depth) ?? pack(items, legs, depth);
  const placed: Placed[] = [];
  if (head !== undefined) {
    placed.push(...placeBlock(head, { x: at.x + side, y: at.y + side * 0.75 }, headOwner(owner)));
    const y = at.y + headDepth + HEAVY;
    placed.push(placedRule({ x: at.x, y }, { x: at.x + at.width, y }, { role: "advert", weight: HEAVY, owner }));
  }
  for (let number = 1; number < legs; number++) {
    const x = at.x + (number * at.width) / legs;
    placed.push(placedRule({ x, y: top }, { x, y: top + depth }, { role: "advert", weight: BETWEEN_LEGS, owner }));
  }
  for (const [number, own] of packed.entries()) {
    const x = at.x + (number * at.width) / legs + side;
    placed.push(...placeLeg(own, { x, y: top, width: leg, depth, number }, room));
  }
  const set = packed.flat().length;
  const left = items.slice(set).reduce((sum, { lines }) => sum + lines.length, 0);
  const told = { advert: advert.name, page };
  if (left > 0) {
    return { placed, diagnostics: [...long, errorAt(advert.span, "advert-over", { ...told, lines: left })] };
  }
  const line = styles.smallAd.pitch;
  const free = Array.from({ length: legs }, (_, number) => depth - grownDepth(packed[number] ?? [], depth));
  const white = free.reduce((sum, each) => sum + Math.floor(each / line), 0);
  const short = free.some((each) => each > QUIET_LINES * line);
  return {
    placed,
    diagnostics: [
      ...long,
      ...(short ? [warningAt(advert.span, "advert-short", { ...told, ...freeLines(white, legs) })] : []),
    ],
  };
}

/** One a column; where columns are bands, as wide as a column of news would be. */
function usualLegs({ frame: { columns } }: ClassifiedAdvert, { at, desk }: AdvertRoom): number {
  const { writing, size } = desk.issue.paper.grid;
  return writing === "horizontal" ? count(columns) : Math.max(1, Math.round(at.width / (NEWS_COLUMN * size)));
}

function setCategory({ name, ads }: Category, number: number, width: Pt, room: AdvertRoom): readonly Item[] {
  const { bench, issue } = room.desk;
  const style = inColour(issue.paper.styles.category, WHITE);
  const lines = setInOneLine({ role: "category", text: name.text, style }, width, bench);
  const bar: Item = { kind: "bar", id: `category-${number}`, lines, height: BAR * style.size };
  return [bar, ...ads.map((ad) => setAd(ad, width, room))];
}

function setAd({ number, title, text }: SmallAd, width: Pt, { desk }: AdvertRoom): Item {
  const { smallAd, smallAdTitle } = desk.issue.paper.styles;
  const opening =
    title === undefined ? [] : [{ role: "smallAdTitle" as const, text: `${title.text}\u3000`, style: smallAdTitle }];
  const texts: readonly StyledText[] = [...opening, { role: "smallAd", text: text.text, style: smallAd }];
  const justified = setStyled(texts, width, desk.bench);
  const isOpened = justified.some(({ added }) => added > UGLY);
  const lines = isOpened ? setStyled(texts.map(flushLeft), width, desk.bench) : justified;
  const height = lines.length === 0 ? 0 : smallAd.size + (lines.length - 1) * smallAd.pitch;
  return { kind: "ad", id: `ad-${number}`, lines, height };
}

function flushLeft({ style, ...text }: StyledText): StyledText {
  return { ...text, style: { ...style, align: "left" } };
}

/** White over an item that does not begin its leg. */
function gapOver(item: Item, before: Item): Pt {
  if (item.kind === "bar") return BAR_OVER;
  return before.kind === "bar" ? BAR_UNDER : AD_GAP;
}

function depthOf(items: readonly Item[]): Pt {
  return items.reduce((sum, item, at) => {
    const before = items[at - 1];
    return sum + item.height + (before === undefined ? 0 : gapOver(item, before));
  }, 0);
}

/** Fills legs from the left, each to a depth; what has no room is left out. A bar takes its first ad along. */
function pack(items: readonly Item[], legs: number, depth: Pt): readonly (readonly Item[])[] {
  const all: Item[][] = [[]];
  for (let at = 0; at < items.length; ) {
    const unit = items.slice(at, at + (items[at]?.kind === "bar" ? 2 : 1));
    const own = all.at(-1) ?? [];
    if (depthOf([...own, ...unit]) <= depth + 1e-6) {
      own.push(...unit);
      at += unit.length;
    } else if (own.length === 0 || all.length === legs) {
      return all;
    } else all.push([]);
  }
  return all;
}

/** The packing of all items whose deepest leg is the least deep; undefined where not all have room. */
function packEven(items: readonly Item[], legs: number, depth: Pt): readonly (readonly Item[])[] | undefined {
  for (let most = Math.floor(depthOf(items) / legs / 2); most < depth + 1; most++) {
    const packed = pack(items, legs, Math.min(most, depth));
    if (packed.flat().length === items.length) return packed;
  }
  return undefined;
}

/** What the gaps of a leg grow by, but for those under bars: until it ends at the foot, or threefold. */
function growthOf(items: readonly Item[], depth: Pt): number {
  const gaps = elastic(items);
  return gaps <= 0 ? 0 : Math.min(MOST_GROWTH, Math.max(0, depth - depthOf(items)) / gaps);
}

function elastic(items: readonly Item[]): Pt {
  return items.reduce((sum, item, at) => {
    const before = items[at - 1];
    return before === undefined || before.kind === "bar" ? sum : sum + gapOver(item, before);
  }, 0);
}

function grownDepth(items: readonly Item[], depth: Pt): Pt {
  return depthOf(items) + elastic(items) * growthOf(items, depth);
}

interface LegPlace {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly depth: Pt;
  /** From 0. */
  readonly number: number;
}

function placeLeg(items: readonly Item[], leg: LegPlace, { owner, desk }: AdvertRoom): readonly Placed[] {
  const { styles } = desk.issue.paper;
  const growth = 1 + growthOf(items, leg.depth);
  const placed: Placed[] = [];
  let y = leg.y;
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    const grows = before?.kind === "bar" ? 1 : growth;
    const gap = before === undefined ? 0 : gapOver(item, before) * grows;
    if (before?.kind === "ad" && item.kind === "ad") {
      const from = { x: leg.x, y: y + gap / 2 };
      const to = { x: leg.x + leg.width, y: from.y };
      placed.push(placedRule(from, to, { role: "advert", weight: HAIRLINE, owner }));
    }
    y += gap;
    const piece = { ...owner, piece: `${owner.piece}/${item.id}`, leg: leg.number };
    if (item.kind === "bar") {
      const { size } = styles.category;
      const bar = { x: leg.x, y, width: leg.width, height: item.height };
      placed.push({ kind: "area", owner, role: "category", at: bar, colour: BLACK });
      const baseline = y + (item.height - size) / 2 + SQUARE_TOP * size;
      placed.push(...item.lines.map((line) => placedText(line, { x: leg.x, y: baseline }, piece)));
    } else {
      const { size, pitch } = styles.smallAd;
      const first = y + SQUARE_TOP * size;
      placed.push(...item.lines.map((line, index) => placedText(line, { x: leg.x, y: first + index * pitch }, piece)));
    }
    y += item.height;
  }
  return placed;
}
