import type { Fonts } from "../fonts/font.ts";
import type { Unbroken } from "../words/words.ts";
import { roomForSearch, type Search } from "./lines/break-lines.ts";
import { type Inkwell, newInkwell } from "./lines/pen.ts";
import { type Items, roomForItems } from "./units/units.ts";

/** Room in which one paragraph is broken and set. */
export interface Scratch {
  readonly items: Items;
  readonly search: Search;
}

/** What texts are set with. Whoever lays an issue out makes one. */
export interface Workbench {
  readonly fonts: Fonts;
  /** Lends room until `use` returns; a call within it gets other room. Nothing that is set keeps a part of it. */
  readonly scratch: <T>(use: (scratch: Scratch) => T) => T;
  readonly inkwell: Inkwell;
  /** Finds the names that no line may break; left out: there are none. */
  readonly unbroken?: Unbroken | undefined;
}

export function newWorkbench(fonts: Fonts): Workbench {
  const free: Scratch[] = [];
  const scratch = <T>(use: (scratch: Scratch) => T): T => {
    const lent = free.pop() ?? { items: roomForItems(), search: roomForSearch() };
    try {
      return use(lent);
    } finally {
      free.push(lent);
    }
  };
  return { fonts, scratch, inkwell: newInkwell() };
}
