/*
 * Adverts that the paper sets itself: a notice in the largest size that fits its room, and small ads in even legs. The room was sold and does not
 * grow, so size and white adapt: type starts at the style's size and shrinks by half a point until everything fits.
 */

import { BLACK, WHITE } from "../../base/colour.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { type Pt, SQUARE_TOP } from "../../base/length.ts";
import type { Rect } from "../../base/rect.ts";
import type { Category, ClassifiedAdvert, SmallAd, TextAdvert } from "../model/issue.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { StyledText } from "../text/galley.ts";
import { setInOneLine, setStyled, turnHeading } from "../text/headings/display.ts";
import type { Line } from "../text/line.ts";
import { UGLY } from "../text/weights.ts";
import type { LayoutContext } from "./context.ts";
import {
  heightOf,
  inColour,
  type Owner,
  type Placed,
  placeBlock,
  placedRule,
  placedText,
  type SetBlock,
} from "./page.ts";
import {
  AD_GAP,
  ADVERT_HEAD_GAP,
  ADVERT_INSET,
  ADVERT_MOST_GAP,
  ADVERT_MOST_WHITE,
  ADVERT_STEP,
  BAR_OVER,
  BAR_UNDER,
  BETWEEN_LEGS,
  CATEGORY_BAR,
  HAIRLINE,
  HEAVY,
  MOST_GROWTH,
  NEWS_COLUMN,
  QUIET_LINES,
  ROUNDING,
  SMALL_AD_SIDE,
} from "./weights.ts";

/** The room of an advert's words inside its rule. */
export interface AdvertRoom {
  readonly owner: Owner & { readonly piece: string };
  readonly at: Rect;
  readonly page: string;
  readonly context: LayoutContext;
}

/** The words as set, with diagnostics about their room. */
export interface AdvertWords {
  readonly placed: readonly Placed[];
  readonly diagnostics: readonly Diagnostic[];
}

function headOwner(owner: Owner): Owner {
  return { ...owner, piece: `${owner.piece}/headline` };
}

/** A head as set, with its diagnostics. */
interface AdvertHead {
  readonly block: SetBlock;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sets the head in the largest size that fits its lines; a head too long even at its floor is reported. */
function setAdvertHead(
  { headline, name }: Pick<TextAdvert, "headline" | "name">,
  style: Styles["advertHead"],
  width: Pt,
  { context, page }: AdvertRoom,
): AdvertHead | undefined {
  if (headline === undefined) return undefined;
  const headingContext = {
    bench: context.bench,
    words: context.words,
    role: "advertHead",
    maxLines: style.lines,
  } as const;
  const { lines, size, fits } = turnHeading(headline, style, width, headingContext);
  return {
    block: { lines, pitch: (style.pitch / style.size) * size },
    diagnostics: fits ? [] : [errorAt(headline.span, "advert-head-long", { advert: name, page })],
  };
}

/** The arguments of the message about free lines; for several legs, the lines of all. */
function freeLines(lines: number, legs: number): { readonly lines: number; readonly legs?: number } {
  return legs > 1 ? { lines, legs } : { lines };
}

/** The styles of a text advert. Those of a notice that fills white are larger, its head's half as much, so that it does not outshout the news (RULES.md#house-notices). */
function stylesOf({ enlarged = 1 }: TextAdvert, { context }: AdvertRoom): Pick<Styles, "advertHead" | "advertText"> {
  const { advertHead, advertText } = context.issue.paper.styles;
  return enlarged === 1
    ? { advertHead, advertText }
    : { advertHead: times(advertHead, (1 + enlarged) / 2), advertText: times(advertText, enlarged) };
}

function times<Style extends TextStyle>(style: Style, by: number): Style {
  return { ...style, size: by * style.size, pitch: by * style.pitch, floor: by * style.floor };
}

/** 文字广告: head, words in legs, the signature at the right under them, in the largest size between the style's and its floor that fits (RULES.md#small-ads). */
export function setTextAdvert(advert: TextAdvert, room: AdvertRoom): AdvertWords {
  const { owner, at, context, page } = room;
  const { grid } = context.issue.paper;
  const styles = stylesOf(advert, room);
  const inset = ADVERT_INSET * grid.size;
  const inner = { x: at.x + inset, y: at.y + inset / 2, width: at.width - 2 * inset, height: at.height - inset };
  const { block: head, diagnostics: long = [] } = setAdvertHead(advert, styles.advertHead, inner.width, room) ?? {};
  const headDepth = head === undefined ? 0 : heightOf(head) + ADVERT_HEAD_GAP * grid.pitch;
  const legs = advert.legs ?? 1;
  const gutter = 2 * grid.size;
  const leg = (inner.width - (legs - 1) * gutter) / legs;
  const { words, over } = atLargest(advert, styles.advertText, { leg, legs, depth: inner.height - headDepth }, room);
  const most = Math.max(1, Math.ceil(words.lines.length / legs));
  const used = headDepth + words.size + (most - 1) * words.pitch;
  const free = Math.max(0, inner.height - used);
  const isTall = head !== undefined && over === 0 && heightOf(head) > inner.height + ROUNDING;
  const tall = isTall
    ? [errorAt(advert.headline?.span ?? advert.span, "advert-head-long", { advert: advert.name, page })]
    : [];
  const gap = head === undefined ? 0 : Math.min(free / 3, ADVERT_MOST_GAP * grid.pitch);
  const y = inner.y + (free - gap) / 2;
  const first = y + headDepth + gap;
  const placed = words.lines.map(({ line, id }, index) => {
    const column = Math.floor(index / most);
    const corner = {
      x: inner.x + column * (leg + gutter),
      y: first + SQUARE_TOP * words.size + (index - column * most) * words.pitch,
    };
    return placedText(line, corner, { ...owner, piece: `${owner.piece}/${id}`, leg: column });
  });
  return {
    placed: [...(head === undefined ? [] : placeBlock(head, { x: inner.x, y }, headOwner(owner))), ...placed],
    diagnostics: [
      ...long,
      ...tall,
      ...checkFill(advert, page, { over, free, height: inner.height, pitch: words.pitch }),
    ],
  };
}

function checkFill(
  { name, span, legs }: TextAdvert,
  page: string,
  { over, free, height, pitch }: { readonly over: number; readonly free: Pt; readonly height: Pt; readonly pitch: Pt },
): readonly Diagnostic[] {
  const args = { advert: name, page };
  if (over > 0) return [errorAt(span, "advert-over", { ...args, lines: over })];
  const lines = Math.floor(free / pitch);
  if (free <= ADVERT_MOST_WHITE * height || lines <= QUIET_LINES) return [];
  return [warningAt(span, "advert-short", { ...args, ...freeLines(lines * (legs ?? 1), legs ?? 1) })];
}

interface Words {
  readonly lines: readonly { readonly line: Line; readonly id: string }[];
  readonly size: Pt;
  readonly pitch: Pt;
}

interface Legs {
  readonly leg: Pt;
  readonly legs: number;
  readonly depth: Pt;
}

/** @returns the words, and how many lines did not fit even at the smallest size; those are cut */
function atLargest(
  advert: TextAdvert,
  style: TextStyle,
  { leg, legs, depth }: Legs,
  room: AdvertRoom,
): { words: Words; over: number } {
  for (let size = style.size; ; size -= ADVERT_STEP) {
    const words = setWords(advert, { ...style, size, pitch: (style.pitch / style.size) * size }, leg, room);
    const most = Math.floor((depth - words.size) / words.pitch + 1 + 1e-6);
    if (words.lines.length <= legs * most) return { words, over: 0 };
    if (size - ADVERT_STEP < style.floor) {
      const kept = Math.max(0, legs * most);
      return { words: { ...words, lines: words.lines.slice(0, kept) }, over: words.lines.length - kept };
    }
  }
}

function setWords(advert: TextAdvert, style: TextStyle, width: Pt, { context }: AdvertRoom): Words {
  const set = (text: string, id: string, own: TextStyle) =>
    setStyled([{ role: "advertText", text, style: own }], width, context.bench).map((line) => ({ line, id }));
  return {
    size: style.size,
    pitch: style.pitch,
    lines: [
      ...advert.paragraphs.flatMap(({ text }, at) => set(text, `p${at + 1}`, style)),
      ...advert.signature.flatMap(({ text }, at) =>
        set(text, `signature-${at + 1}`, { ...style, align: "right", indent: 0 }),
      ),
    ],
  };
}

/** A piece of a leg: a category's bar, or a small ad. */
interface Item {
  readonly kind: "bar" | "ad";
  /** The name in ids: `category-1`, `ad-12`. */
  readonly id: string;
  readonly lines: readonly Line[];
  readonly height: Pt;
}

/**
 * 分类广告: small ads under the bars of their categories, in legs with rules between them and a hairline between two ads. Ads stay whole, and each bar
 * has an ad below it. Legs end level as far as their gaps can grow (RULES.md#small-ads).
 */
export function setSmallAds(advert: ClassifiedAdvert, room: AdvertRoom): AdvertWords {
  const { at, context, owner, page } = room;
  const { grid, styles } = context.issue.paper;
  const side = SMALL_AD_SIDE * grid.size;
  const { block: head, diagnostics: long = [] } =
    setAdvertHead(advert, styles.advertHead, at.width - 2 * side, room) ?? {};
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
  const args = { advert: advert.name, page };
  if (left > 0) {
    return { placed, diagnostics: [...long, errorAt(advert.span, "advert-over", { ...args, lines: left })] };
  }
  const line = styles.smallAd.pitch;
  const free = Array.from({ length: legs }, (_, number) => depth - grownDepth(packed[number] ?? [], depth));
  const white = free.reduce((sum, each) => sum + Math.floor(each / line), 0);
  const short = free.some((each) => each > QUIET_LINES * line);
  return {
    placed,
    diagnostics: [
      ...long,
      ...(short ? [warningAt(advert.span, "advert-short", { ...args, ...freeLines(white, legs) })] : []),
    ],
  };
}

/** One leg a column; in a paper of bands, legs as wide as a column of news. */
function usualLegs({ frame: { columns } }: ClassifiedAdvert, { at, context }: AdvertRoom): number {
  const { writing, size } = context.issue.paper.grid;
  return writing === "horizontal" ? count(columns) : Math.max(1, Math.round(at.width / (NEWS_COLUMN * size)));
}

function setCategory({ name, ads }: Category, number: number, width: Pt, room: AdvertRoom): readonly Item[] {
  const { bench, issue } = room.context;
  const style = inColour(issue.paper.styles.category, WHITE);
  const lines = setInOneLine({ role: "category", text: name.text, style }, width, bench);
  const bar: Item = { kind: "bar", id: `category-${number}`, lines, height: CATEGORY_BAR * style.size };
  return [bar, ...ads.map((ad) => setAd(ad, width, room))];
}

function setAd({ number, title, text }: SmallAd, width: Pt, { context }: AdvertRoom): Item {
  const { smallAd, smallAdTitle } = context.issue.paper.styles;
  const opening =
    title === undefined ? [] : [{ role: "smallAdTitle" as const, text: `${title.text}\u3000`, style: smallAdTitle }];
  const texts: readonly StyledText[] = [...opening, { role: "smallAd", text: text.text, style: smallAd }];
  const justified = setStyled(texts, width, context.bench);
  const isOpened = justified.some(({ added }) => added > UGLY);
  const lines = isOpened ? setStyled(texts.map(flushLeft), width, context.bench) : justified;
  const height = lines.length === 0 ? 0 : smallAd.size + (lines.length - 1) * smallAd.pitch;
  return { kind: "ad", id: `ad-${number}`, lines, height };
}

function flushLeft({ style, ...text }: StyledText): StyledText {
  return { ...text, style: { ...style, align: "left" } };
}

/** White above a piece, after another. */
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

/** Fills legs from the left, each to a depth; pieces that do not fit are dropped. A bar stays with its first ad. */
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

/** The packing of all pieces with the smallest depth; undefined if they do not all fit. */
function packEven(items: readonly Item[], legs: number, depth: Pt): readonly (readonly Item[])[] | undefined {
  for (let most = Math.floor(depthOf(items) / legs / 2); most < depth + 1; most++) {
    const packed = pack(items, legs, Math.min(most, depth));
    if (packed.flat().length === items.length) return packed;
  }
  return undefined;
}

/** Growth of a leg's gaps, except those under bars, until the leg ends at the foot or gaps are three times as large. */
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

function placeLeg(items: readonly Item[], leg: LegPlace, { owner, context }: AdvertRoom): readonly Placed[] {
  const { styles } = context.issue.paper;
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
