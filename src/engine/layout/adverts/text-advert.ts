import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { type Pt, SQUARE_TOP } from "../../../base/length.ts";
import type { TextAdvert } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import { setStyled } from "../../text/headings/display.ts";
import type { Line } from "../../text/line.ts";
import { heightOf, placeBlock, placedText } from "../placing.ts";
import { type AdvertRoom, type AdvertWords, freeLines, headOwner, setAdvertHead } from "./advert-room.ts";

/** White between an advert's rule and its words: one em of body at the sides, half of it at head and foot. */
const INSET = 1;
/** Steps in which the type of a text advert gets smaller. */
const STEP: Pt = 0.5;
/** Rows of white between head and words. */
const HEAD_GAP = 0.75;
/** Rows by which that white may grow: the words of a notice stand in the middle of their place. */
const MOST_GAP = 1.5;

/** A headline this much deeper than its place still fits: rounding, no ink. */
const SLACK: Pt = 0.01;

/** An advert that leaves more of its height white than this, and more than so many lines, was sold too large. */
const MOST_WHITE = 0.5;
const QUIET_LINES = 4;

/** 文字广告: head, words in legs, who signs at the right under them; in the largest size from the style's down to its floor that has room (RULES.md#small-ads). */
export function setTextAdvert(advert: TextAdvert, room: AdvertRoom): AdvertWords {
  const { owner, at, desk, page } = room;
  const { grid } = desk.issue.paper;
  const inset = INSET * grid.size;
  const inner = { x: at.x + inset, y: at.y + inset / 2, width: at.width - 2 * inset, height: at.height - inset };
  const { block: head, diagnostics: told = [] } = setAdvertHead(advert, inner.width, room) ?? {};
  const headDepth = head === undefined ? 0 : heightOf(head) + HEAD_GAP * grid.pitch;
  const legs = advert.legs ?? 1;
  const gutter = 2 * grid.size;
  const leg = (inner.width - (legs - 1) * gutter) / legs;
  const { words, over } = atLargest(advert, { leg, legs, depth: inner.height - headDepth }, room);
  const most = Math.max(1, Math.ceil(words.lines.length / legs));
  const used = headDepth + words.size + (most - 1) * words.pitch;
  const free = Math.max(0, inner.height - used);
  const isTall = head !== undefined && over === 0 && heightOf(head) > inner.height + SLACK;
  const tall = isTall
    ? [errorAt(advert.headline?.span ?? advert.span, "advert-head-long", { advert: advert.name, page })]
    : [];
  const gap = head === undefined ? 0 : Math.min(free / 3, MOST_GAP * grid.pitch);
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
      ...told,
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
  const told = { advert: name, page };
  if (over > 0) return [errorAt(span, "advert-over", { ...told, lines: over })];
  const lines = Math.floor(free / pitch);
  if (free <= MOST_WHITE * height || lines <= QUIET_LINES) return [];
  return [warningAt(span, "advert-short", { ...told, ...freeLines(lines * (legs ?? 1), legs ?? 1) })];
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

/** @returns with the lines that have no room even at the smallest size, which are left out */
function atLargest(advert: TextAdvert, { leg, legs, depth }: Legs, room: AdvertRoom): { words: Words; over: number } {
  const style = room.desk.issue.paper.styles.advertText;
  for (let size = style.size; ; size -= STEP) {
    const words = setWords(advert, { ...style, size, pitch: (style.pitch / style.size) * size }, leg, room);
    const most = Math.floor((depth - words.size) / words.pitch + 1 + 1e-6);
    if (words.lines.length <= legs * most) return { words, over: 0 };
    if (size - STEP < style.floor) {
      const kept = Math.max(0, legs * most);
      return { words: { ...words, lines: words.lines.slice(0, kept) }, over: words.lines.length - kept };
    }
  }
}

function setWords(advert: TextAdvert, style: TextStyle, width: Pt, { desk }: AdvertRoom): Words {
  const set = (text: string, id: string, own: TextStyle) =>
    setStyled([{ role: "advertText", text, style: own }], width, desk.bench).map((line) => ({ line, id }));
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
