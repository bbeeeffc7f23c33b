import type { Pt } from "../../../base/length.ts";
import type { Pullquote } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { turnHeading } from "../../text/headings/display.ts";
import { heightOf, indentOf, placeBlock, type SetBlock } from "../placing.ts";
import {
  HAIRLINE,
  HEAVY,
  INSET_GAP,
  type InsetBody,
  type InsetRoom,
  insetOwner,
  insetRule,
  insetText,
  ORIGIN,
} from "./inset-room.ts";

/** 提要: the words between a heavy rule and a fine one, who said them at the end of the line under them. */
export function setPullquote(inset: Pullquote, room: InsetRoom): InsetBody {
  const { text, by } = inset;
  const { pullquote, legend } = room.desk.issue.paper.styles;
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

/** A pull quote turns as a heading does, at its size, where that takes no line more. */
function turnedBySense(text: Text, style: TextStyle, room: InsetRoom): SetBlock {
  const filled = insetText("pullquote", text, style, room);
  if (filled.lines.length < 2) return filled;
  const { bench, words } = room.desk;
  const context = { bench, words, role: "pullquote", maxLines: filled.lines.length } as const;
  const { writing } = room.axis;
  const turning = writing === "vertical" ? { ...context, writing } : context;
  const whole = { lines: [text.text], turned: false };
  const { lines, fits } = turnHeading(whole, { ...style, floor: style.size }, room.width, turning);
  return fits ? { ...filled, lines } : filled;
}

/** Horizontal lines are aligned as they are set, in the width that they state; vertical ones are as wide as they are long. */
function endIndent({ lines }: SetBlock, width: Pt): Pt {
  return indentOf("right", width, Math.max(0, ...lines.map((line) => line.width)));
}
