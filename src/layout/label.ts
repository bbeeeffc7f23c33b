import { BLACK, WHITE } from "../base/colour.ts";
import { type Em, type Pt, SQUARE_TOP } from "../base/length.ts";
import type { Point } from "../base/rect.ts";
import type { TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import { setStyled } from "../text/display.ts";
import type { Desk } from "./desk.ts";
import type { HeadRequest } from "./head.ts";
import type { Placed } from "./page.ts";
import { inColour, isWhite, penEnd, placedText } from "./placing.ts";

/** White between the ink of a label's box and its text. */
const LABEL_SIDE: Em = 0.5;
const LABEL_HEAD: Em = 0.2;

/** 栏头 as set: white type in a small box of the label's colour. */
export interface SetLabel {
  readonly width: Pt;
  readonly height: Pt;
  readonly place: (corner: Point) => readonly Placed[];
}

export function setLabel(label: Text, { owner, reverse }: HeadRequest, width: Pt, desk: Desk): SetLabel | undefined {
  const style = desk.issue.paper.styles.label;
  const { size } = style;
  const colour = reverse !== undefined ? WHITE : isWhite(style.colour) ? BLACK : style.colour;
  const type: TextStyle = { ...inColour(style, reverse ?? WHITE), align: "left", indent: 0 };
  const set = setStyled([{ role: "label", text: label.text, style: type }], width, desk.bench)[0];
  if (set === undefined) return undefined;
  const line = { ...set, width: penEnd(set) };
  const box = { width: line.width + 2 * LABEL_SIDE * size, height: (1 + 2 * LABEL_HEAD) * size };
  return {
    ...box,
    place: ({ x, y }) => [
      { kind: "area", owner, role: "label", at: { x, y, ...box }, colour },
      placedText(line, { x: x + LABEL_SIDE * size, y: y + (LABEL_HEAD + SQUARE_TOP) * size }, owner),
    ],
  };
}
