import type { Cmyk } from "../../../base/colour.ts";
import type { Pt } from "../../../base/length.ts";
import { cornersOf, type Point, type Rect } from "../../../base/rect.ts";
import type { Art, Grid } from "../../model/paper.ts";
import type { Text } from "../../model/text.ts";
import type { StyledText } from "../../text/galley.ts";
import { setStyled } from "../../text/headings/display.ts";
import type { Role } from "../../text/line.ts";
import type { Workbench } from "../../text/workbench.ts";
import { typeArea } from "../grid/grid.ts";
import type { Owner, Placed } from "../page.ts";
import { placedRule, placedText } from "../placing.ts";

/** What belongs to the page and no story. */
export const FURNITURE: Owner = { story: undefined, part: undefined };

/** One text of the furniture. @param text as its author wrote it */
export function furnitureNamed(piece: string, text?: Text): Owner {
  return { ...FURNITURE, piece, text };
}

/** A strip over the whole type area, above row 1. */
export interface Band {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
}

/** The band of `rows` rows that ends at the head of row 1. */
export function bandOf(grid: Grid, rows: number): Band {
  return { x: grid.left, y: grid.top - rows * grid.pitch, width: typeArea(grid).width };
}

/** Sets a text within `width` from x, as many lines as it needs; `y` is the first baseline. An empty one places nothing. */
export function placeText(text: StyledText, at: Band, bench: Workbench, owner: Owner): readonly Placed[] {
  return setStyled([text], at.width, bench).map((line, index) =>
    placedText(line, { x: at.x, y: at.y + index * text.style.pitch }, owner),
  );
}

export function ruleAcross({ x, y, width }: Band, weight: Pt): Placed {
  return placedRule({ x, y }, { x: x + width, y }, { role: "rule", weight, owner: FURNITURE });
}

/** The nameplate's art, as large as a rectangle allows, in its middle. */
export function placeArt({ viewBox, paths }: Art, at: Rect, colour: Cmyk): Placed {
  const [, , width, height] = viewBox;
  const scale = Math.min(at.width / width, at.height / height);
  const box = { width: width * scale, height: height * scale };
  const corner = { x: at.x + (at.width - box.width) / 2, y: at.y + (at.height - box.height) / 2 };
  return { kind: "art", owner: FURNITURE, role: "nameplate", at: { ...corner, ...box }, viewBox, paths, colour };
}

/** The four sides of a rectangle as rules. */
export function outline(at: Rect, weight: Pt, role: Role, owner: Owner = FURNITURE): readonly Placed[] {
  return outlineAlong(cornersOf(at), weight, role, owner);
}

/** Rules from corner to corner of an outline, and back to the first. */
export function outlineAlong(corners: readonly Point[], weight: Pt, role: Role, owner: Owner): readonly Placed[] {
  return corners.map((from, index) =>
    placedRule(from, corners[(index + 1) % corners.length] ?? from, { role, weight, owner }),
  );
}
