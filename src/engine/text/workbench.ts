import type { Fonts } from "../fonts/font.ts";
import type { Unbroken } from "../words/words.ts";
import { roomForSearch, type Search } from "./lines/break-lines.ts";
import { type Inkwell, newInkwell } from "./lines/pen.ts";
import { type Items, roomForItems } from "./units/units.ts";

/**
 * What texts are set with: the fonts, and scratch room for one paragraph after the other. Nothing that is set keeps a part of the room.
 * Whoever lays an issue out makes one; two layouts at once need two.
 */
export interface Workbench {
  readonly fonts: Fonts;
  /** The paragraph that was broken last, as units. */
  readonly items: Items;
  readonly search: Search;
  /** Nothing legal was found for the last paragraph: it may break anywhere. */
  anywhere: boolean;
  readonly inkwell: Inkwell;
  /** Finds the names that no line may break; left out: there are none. */
  readonly unbroken?: Unbroken | undefined;
}

export function newWorkbench(fonts: Fonts): Workbench {
  return { fonts, items: roomForItems(), search: roomForSearch(), anywhere: false, inkwell: newInkwell() };
}
