import { BLACK, type Cmyk, WHITE } from "../../../base/colour.ts";
import { type Em, type Pt, SQUARE_TOP } from "../../../base/length.ts";
import type { Point } from "../../../base/rect.ts";
import type { LabelArt } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { penEnd, setStyled } from "../../text/headings/display.ts";
import type { Desk } from "../desk.ts";
import type { Placed } from "../page.ts";
import { inColour, indentOf, isWhite, placedText } from "../placing.ts";
import { type HeadRequest, ownerIn } from "./head.ts";

/** White between the ink of a label's box and its text. */
const LABEL_SIDE: Em = 0.5;
const LABEL_HEAD: Em = 0.2;

/** Rounding, no ink. */
const SLACK: Pt = 0.02;

/** 栏头 as set: white type in a small box of the label's colour. */
export interface SetLabel {
  readonly width: Pt;
  readonly height: Pt;
  /** False where it is longer than the head is wide: a label has one line. */
  readonly fits: boolean;
  readonly place: (corner: Point) => readonly Placed[];
}

export function setLabel(label: Text, head: HeadRequest, width: Pt, desk: Desk): SetLabel | undefined {
  const { reverse } = head;
  const owner = ownerIn(head, "label");
  const style = desk.issue.paper.styles.label;
  const { size } = style;
  const colour = inkOf(style, reverse);
  const type: TextStyle = { ...inColour(style, reverse ?? WHITE), align: "left", indent: 0 };
  const text = [{ role: "label", text: label.text, style: type }] as const;
  const [set] = setStyled(text, ([...label.text].length + 1) * size, desk.bench);
  if (set === undefined) return undefined;
  const line = { ...set, width: penEnd(set) };
  const box = { width: line.width + 2 * LABEL_SIDE * size, height: (1 + 2 * LABEL_HEAD) * size };
  return {
    ...box,
    fits: box.width <= width + SLACK,
    place: ({ x, y }) => [
      { kind: "area", owner, role: "label", at: { x, y, ...box }, colour },
      placedText(line, { x: x + LABEL_SIDE * size, y: y + (LABEL_HEAD + SQUARE_TOP) * size }, owner),
    ],
  };
}

/** The colour of a label's box or drawing: white on a dark ground, and never white on paper. */
function inkOf({ colour }: TextStyle, reverse: Cmyk | undefined): Cmyk {
  if (reverse !== undefined) return WHITE;
  return isWhite(colour) ? BLACK : colour;
}

/** What a drawn label needs of its head. */
interface ArtRequest {
  readonly head: HeadRequest;
  readonly width: Pt;
  /** Rows that stay white above the head. */
  readonly white: number;
}

/** A drawing over a head: the height that it takes there, and its place under the layers above it. */
interface SetArt {
  readonly height: Pt;
  readonly place: (y: Pt) => readonly Placed[];
}

/** 栏花: the label as a drawing, over the headline or hung on the rule above the frame. */
export function artLayer({ art, rows, at }: LabelArt, request: ArtRequest, desk: Desk): SetArt {
  const { grid, styles } = desk.issue.paper;
  const [, , wide, high] = art.viewBox;
  const full = (rows - 1) * grid.pitch + grid.size;
  const height = Math.min(full, (request.width * high) / wide);
  const width = (height * wide) / high;
  const { reverse } = request.head;
  const owner = ownerIn(request.head, "label");
  const x = at === "rule" ? 0 : indentOf(styles.label.align, request.width, width);
  const { viewBox, paths } = art;
  const colour = inkOf(styles.label, reverse);
  const drawn = (y: Pt): readonly Placed[] => [
    { kind: "art", owner, role: "label", at: { x, y, width, height }, viewBox, paths, colour },
  ];
  if (at === "head" || request.white === 0) return { height, place: drawn };
  // The art hangs from the rule in the white row (rules.ts), and the headline comes as far below as it would otherwise.
  const hung = grid.size / 2;
  const top = Math.max(request.white, reverse === undefined ? request.head.style.before : 0) * grid.pitch;
  return { height: Math.max(0, hung + height - top), place: () => drawn(hung) };
}
