import type { Pt } from "../../../base/length.ts";
import type { NumberBox } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { penEnd } from "../../text/headings/display.ts";
import { HORIZONTAL } from "../axis.ts";
import type { Desk } from "../desk.ts";
import type { Owner, Placed } from "../page.ts";
import { heightOf, placeBlock } from "../placing.ts";
import {
  HAIRLINE,
  HEAVY,
  INSET_GAP,
  type InsetBody,
  type InsetRoom,
  insetOwner,
  insetRule,
  insetText,
} from "./inset-room.ts";

/** White between a figure and its legend. */
const LEGEND_GAP: Pt = 2;
/** Lines of a figure that is too long for one, in sizes. */
const NUMERAL_PITCH = 1.1;

/** 今日数字: figures set large, each with its legend under it; a hairline between two rows, as many in a row as there are legs. */
export function setNumbers(inset: NumberBox, room: InsetRoom): InsetBody {
  const { title, list } = inset;
  const { legend, subhead, numeral } = room.desk.issue.paper.styles;
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
  const { numeral, legend: small } = room.desk.issue.paper.styles;
  const figure = insetText("numeral", value, { ...numeral, size, pitch: size * NUMERAL_PITCH }, room);
  const words = insetText("legend", legend, small, room);
  const under = y + heightOf(figure) + LEGEND_GAP;
  return {
    height: heightOf(figure) + LEGEND_GAP + heightOf(words),
    placed: [...placeBlock(figure, { x, y }, room.owner), ...placeBlock(words, { x, y: under }, room.owner)],
  };
}

/** The size at which a figure stands on one line, down to the style's floor: all figures of a box have the smallest of theirs. */
function largest(value: Text, style: TextStyle, room: InsetRoom): Pt {
  const width = numeralLength(value, style, room.desk);
  return Math.max(style.floor, Math.floor(Math.min(1, room.width / Math.max(1, width)) * style.size * 2) / 2);
}

/** How long a figure is on one line, at its style's size. */
export function numeralLength(value: Text, style: TextStyle, desk: Desk): Pt {
  const [line] = insetText("numeral", value, style, { axis: HORIZONTAL, width: Number.MAX_SAFE_INTEGER, desk }).lines;
  return line === undefined ? 0 : penEnd(line);
}
