/*
 * Pull quotes, boxes of figures and QR codes: content set from words that takes its place in the copy like a photo. Each is drawn from its own corner
 * and moved to its place later, so that the search for places treats it as any picture.
 */

import { encode } from "uqr";
import { BLACK, WHITE } from "../../../base/colour.ts";
import { count } from "../../../base/extent.ts";
import type { Pt } from "../../../base/length.ts";
import type { Point } from "../../../base/rect.ts";
import type { Inset, NumberBox, Pullquote, QrCode, Story } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { textEnd, turnHeading } from "../../text/headings/display.ts";
import type { Role } from "../../text/line.ts";
import { type Axis, HORIZONTAL } from "../axis.ts";
import type { LayoutContext } from "../context.ts";
import { acrossLegs } from "../grid.ts";
import { type Inside, legsOnOneSide, widthOver } from "../inside.ts";
import { heightOf, indentOf, moved, type Owner, type Placed, placeBlock, placedRule, type SetBlock } from "../page.ts";
import {
  BESIDE_LINES,
  CODE_CAPTION,
  HAIRLINE,
  HEAVY,
  INSET_GAP,
  LEAST_CODE,
  LEAST_MODULE,
  LEGEND_GAP,
  NUMERAL_PITCH,
  QUIET,
  QUOTE_CHARACTERS,
  ROUNDING,
} from "../weights.ts";

/** The insets of one part, each at its width in the frame's legs. */
export function setInsets(story: Story, part: number, inside: Inside, context: LayoutContext): readonly SetInset[] {
  const own = (story.insets ?? []).filter((inset) => inset.part === part);
  // Without copy, an inset fills its frame.
  const alone = own.length === 1 && story.copy.paragraphs.length === 0 && story.photos.length === 0;
  return own.map((inset) => {
    const owner: Owner = { story: story.id, part };
    if (inside.axis.writing === "vertical" && inset.kind !== "pullquote")
      return setBeside(inset, owner, inside, context);
    const wanted = inset.columns ?? (alone ? inside.legs.length : legsFor(inset, inside, context));
    const legs = Math.min(wanted, legsOnOneSide(inside));
    const width = widthOver(inside, legs);
    return { inset, legs, width, ...setInset(inset, { owner, width, legs, context, axis: inside.axis }) };
  });
}

/**
 * Sets figures and codes horizontally in a vertical story too, over as few lines as keep them within their bands' height, centred. One that is too
 * high over any number of lines takes more than there are, so that it is reported as one without a place.
 */
function setBeside(inset: Inset, owner: Owner, { legs: bands, rows, pitch }: Inside, context: LayoutContext): SetInset {
  const { size } = context.issue.paper.grid;
  for (let legs = Math.min(inset.columns ?? 1, bands.length); legs <= bands.length; legs++) {
    const length = acrossLegs(bands, 0, legs - 1);
    for (let lines = BESIDE_LINES; lines <= count(rows); lines++) {
      const width = (lines - 1) * pitch + size;
      if (width < leastWidth(inset, context)) continue;
      const { height, placed } = setInset(inset, { owner, width, legs: 1, context, axis: HORIZONTAL });
      if (height > length) continue;
      const corner = { x: -width, y: (length - height) / 2 };
      return { inset, legs, width: length, height: width, placed: moved(placed, corner) };
    }
  }
  const width = acrossLegs(bands, 0, bands.length - 1);
  return { inset, legs: bands.length, width, height: (count(rows) + 1) * pitch, placed: [] };
}

/** A code has a minimum size; figures use their own. */
function leastWidth(inset: Inset, context: LayoutContext): Pt {
  const { numeral } = context.issue.paper.styles;
  if (inset.kind === "qr") return Math.max(qrCodeOf(inset.url.text).side, LEAST_CODE);
  if (inset.kind === "pullquote") return 0;
  return Math.max(...inset.list.map(({ value }) => numeralLength(value, numeral, context)));
}

function legsFor(inset: Inset, inside: Inside, context: LayoutContext): number {
  const leg = inside.legs[0]?.width ?? 0;
  const { pullquote } = context.issue.paper.styles;
  if (inset.kind === "pullquote") return leg < QUOTE_CHARACTERS * pullquote.size ? 2 : 1;
  return inset.kind === "qr" && leg < qrCodeOf(inset.url.text).side ? 2 : 1;
}

function setInset(inset: Inset, room: InsetRoom): InsetBody {
  switch (inset.kind) {
    case "pullquote":
      return setPullquote(inset, room);
    case "numbers":
      return setNumbers(inset, room);
    case "qr":
      return setCode(inset, room);
  }
}

/** An inset as set to a width, with its corner at the origin (RULES.md#insets); in a vertical story, the top right corner. */
export interface SetInset {
  readonly inset: Inset;
  readonly legs: number;
  /** Along the lines of the copy, and across them. */
  readonly width: Pt;
  readonly height: Pt;
  readonly placed: readonly Placed[];
}

/** The room of one inset. */
interface InsetRoom {
  readonly owner: Owner;
  readonly width: Pt;
  readonly legs: number;
  readonly context: LayoutContext;
  /** The axis of the inset's own lines. */
  readonly axis: Axis;
}

/** The content of an inset, and its depth. */
type InsetBody = Pick<SetInset, "height" | "placed">;

const ORIGIN: Point = { x: 0, y: 0 };

/** The owner of an inset's things. @param entry of a box of figures */
function insetOwner(owner: Owner, inset: Inset, entry?: string): Owner {
  return { ...owner, block: { kind: "inset", part: owner.part ?? 1, inset, ...(entry !== undefined && { entry }) } };
}

function insetText(
  role: Role,
  text: Text,
  style: TextStyle,
  { axis, width, context }: Pick<InsetRoom, "axis" | "width" | "context">,
): SetBlock {
  return { lines: axis.set([{ role, text: text.text, style }], width, context.bench), pitch: style.pitch };
}

/** A rule along all of the inset. */
function insetRule(across: Pt, weight: Pt, owner: Owner, { axis, width }: InsetRoom): Placed {
  return placedRule(axis.on(ORIGIN, 0, across), axis.on(ORIGIN, width, across), { role: "rule", weight, owner });
}

/** 提要: the words between a heavy rule and a fine one, their speaker at the end of the line below. */
function setPullquote(inset: Pullquote, room: InsetRoom): InsetBody {
  const { text, by } = inset;
  const { pullquote, legend } = room.context.issue.paper.styles;
  const { axis, width } = room;
  const owner = insetOwner(room.owner, inset);
  const words = turnedBySense(text, pullquote, room);
  const said = by && insetText("legend", by, { ...legend, align: "right" }, room);
  const top = HEAVY / 2 + INSET_GAP;
  const foot = top + heightOf(words) + (said === undefined ? 0 : INSET_GAP + heightOf(said)) + INSET_GAP;
  return {
    height: foot + HAIRLINE / 2,
    placed: [
      insetRule(HEAVY / 2, HEAVY, owner, room),
      ...placeBlock(words, axis.on(ORIGIN, 0, top), owner, axis),
      ...(said === undefined
        ? []
        : placeBlock(said, axis.on(ORIGIN, endIndent(said, width), top + heightOf(words) + INSET_GAP), owner, axis)),
      insetRule(foot, HAIRLINE, owner, room),
    ],
  };
}

/** A pull quote turns between phrases like a heading, at its size, if that needs no more lines. */
function turnedBySense(text: Text, style: TextStyle, room: InsetRoom): SetBlock {
  const filled = insetText("pullquote", text, style, room);
  if (filled.lines.length < 2) return filled;
  const { bench, words } = room.context;
  const headingContext = { bench, words, role: "pullquote", maxLines: filled.lines.length } as const;
  const { writing } = room.axis;
  const turning = writing === "vertical" ? { ...headingContext, writing } : headingContext;
  const whole = { lines: [text.text], turned: false };
  const { lines, fits } = turnHeading(whole, { ...style, floor: style.size }, room.width, turning);
  return fits ? { ...filled, lines } : filled;
}

/** Horizontal lines are already aligned within their stated width; vertical lines are as wide as they are long. */
function endIndent({ lines }: SetBlock, width: Pt): Pt {
  return indentOf("right", width, Math.max(0, ...lines.map((line) => line.width)));
}

/** 今日数字: large figures, each with its legend below; a hairline between two rows, and one figure a leg in each. */
function setNumbers(inset: NumberBox, room: InsetRoom): InsetBody {
  const { title, list } = inset;
  const { legend, subhead, numeral } = room.context.issue.paper.styles;
  const owner = (entry: string): Owner => insetOwner(room.owner, inset, entry);
  const placed: Placed[] = [insetRule(HEAVY / 2, HEAVY, owner("title"), room)];
  let y = HEAVY / 2 + INSET_GAP;
  if (title !== undefined) {
    const line = insetText("legend", title, { ...legend, face: subhead.face }, room);
    placed.push(...placeBlock(line, { x: 0, y }, owner("title")));
    y += heightOf(line) + INSET_GAP;
  }
  const cell = (room.width - (room.legs - 1) * 2 * INSET_GAP) / room.legs;
  const cellRoom = { ...room, width: cell };
  const size = Math.min(numeral.size, ...list.map(({ value }) => largest(value, numeral, cellRoom)));
  for (let at = 0; at < list.length; at += room.legs) {
    if (at > 0) {
      placed.push(insetRule(y, HAIRLINE, owner("title"), room));
      y += INSET_GAP;
    }
    let deepest = 0;
    for (const [column, entry] of list.slice(at, at + room.legs).entries()) {
      const place = { x: column * (cell + 2 * INSET_GAP), y, size };
      const set = setEntry(entry, place, { ...cellRoom, owner: owner(`${at + column + 1}`) });
      placed.push(...set.placed);
      deepest = Math.max(deepest, set.height);
    }
    y += deepest + INSET_GAP;
  }
  placed.push(insetRule(y, HAIRLINE, owner("title"), room));
  return { height: y + HAIRLINE / 2, placed };
}

function setEntry(
  { value, legend }: NumberBox["list"][number],
  { x, y, size }: { readonly x: Pt; readonly y: Pt; readonly size: Pt },
  room: InsetRoom,
): InsetBody {
  const { numeral, legend: small } = room.context.issue.paper.styles;
  const figure = insetText("numeral", value, { ...numeral, size, pitch: size * NUMERAL_PITCH }, room);
  const words = insetText("legend", legend, small, room);
  const under = y + heightOf(figure) + LEGEND_GAP;
  return {
    height: heightOf(figure) + LEGEND_GAP + heightOf(words),
    placed: [...placeBlock(figure, { x, y }, room.owner), ...placeBlock(words, { x, y: under }, room.owner)],
  };
}

/** The size at which a figure fits one line, down to the style's floor; all figures of a box take the smallest. */
function largest(value: Text, style: TextStyle, room: InsetRoom): Pt {
  const width = numeralLength(value, style, room.context);
  return Math.max(style.floor, Math.floor(Math.min(1, room.width / Math.max(1, width)) * style.size * 2) / 2);
}

/** Length of a figure on one line, at its style's size. */
function numeralLength(value: Text, style: TextStyle, context: LayoutContext): Pt {
  const [line] = insetText("numeral", value, style, {
    axis: HORIZONTAL,
    width: Number.MAX_SAFE_INTEGER,
    context,
  }).lines;
  return line === undefined ? 0 : textEnd(line);
}

/** 二维码: the code on white, its words beside or under it. */
function setCode(inset: QrCode, room: InsetRoom): InsetBody {
  const { url, caption } = inset;
  const { legend } = room.context.issue.paper.styles;
  const owner = insetOwner(room.owner, inset);
  const code = qrCodeOf(url.text);
  const side = Math.min(Math.max(code.side, LEAST_CODE), room.width);
  const beside = room.width - side >= CODE_CAPTION * legend.size + INSET_GAP;
  const x = beside || caption === undefined ? 0 : (room.width - side) / 2;
  const at = { x, y: 0, width: side, height: side };
  const modules = code.modules.length;
  const placed: Placed[] = [
    { kind: "area", owner, role: "qr", at, colour: WHITE },
    {
      kind: "art",
      owner,
      role: "qr",
      at,
      viewBox: [-QUIET, -QUIET, modules + 2 * QUIET, modules + 2 * QUIET],
      paths: [pathOf(code.modules)],
      colour: BLACK,
    },
  ];
  if (caption === undefined) return { height: side, placed };
  const width = beside ? room.width - side - INSET_GAP : room.width;
  const words = insetText("legend", caption, { ...legend, align: beside ? "left" : "center" }, { ...room, width });
  // Words beside the code end level with its modules.
  const quiet = (QUIET / (modules + 2 * QUIET)) * side;
  const corner = beside ? { x: side + INSET_GAP, y: Math.max(0, side - quiet - heightOf(words)) } : { x: 0, y: side };
  placed.push(...placeBlock(words, corner, owner));
  return { height: Math.max(side, corner.y + heightOf(words)), placed };
}

/** The width of a code, and the least width its modules need; undefined if it is wide enough. */
export function tooNarrow({ inset, placed }: SetInset): { readonly side: Pt; readonly least: Pt } | undefined {
  const drawn = placed.find((thing) => thing.kind === "art");
  if (inset.kind !== "qr" || drawn?.kind !== "art") return undefined;
  const [side, least] = [drawn.at.width, qrCodeOf(inset.url.text).side];
  return side < least - ROUNDING ? { side, least } : undefined;
}

interface Code {
  readonly modules: readonly (readonly boolean[])[];
  /** With its white, at the least. */
  readonly side: Pt;
}

/** The modules of a URL. */
function qrCodeOf(url: string): Code {
  const { data } = encode(url, { ecc: "M", border: 0 });
  return { modules: data, side: (data.length + 2 * QUIET) * LEAST_MODULE };
}

/** Dark modules as one path; each run in a row is one rectangle. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  const runs = modules.flatMap((row, y) => {
    const found: string[] = [];
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      found.push(`M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`);
    }
    return found;
  });
  return runs.join("");
}
