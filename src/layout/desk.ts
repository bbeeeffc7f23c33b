import type { Recall } from "../base/recall.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { Galley } from "../text/galley.ts";
import type { Line } from "../text/line.ts";
import type { Workbench } from "../text/workbench.ts";
import type { Words } from "../words/words.ts";
import type { Head, HeadingBlock } from "./head.ts";

/** What make-up works with; the same for the whole issue. */
export interface Desk {
  readonly issue: Issue;
  readonly bench: Workbench;
  readonly pictures: Pictures;
  readonly words: Words;
  readonly memory: Memory;
  /** What an earlier layout left; undefined: nothing is kept. */
  readonly recall?: Recall | undefined;
}

/**
 * What has been set once and is set again the same: galleys by story, start and measure, heads by story, width and size, the headings of
 * heads by story, width, size and text, captions and bylines by width and text.
 */
export interface Memory {
  readonly galleys: Map<string, Galley>;
  readonly heads: Map<string, Head>;
  readonly headings: Map<string, HeadingBlock>;
  readonly captions: Map<string, readonly Line[]>;
}

export function newMemory(): Memory {
  return { galleys: new Map(), heads: new Map(), headings: new Map(), captions: new Map() };
}

/** What the memory holds under a key, or what `make` gives, which it holds from then on. */
export function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/** The label of the page with index `page`. */
export function labelOf(desk: Desk, page: number): string {
  return desk.issue.pages[page]?.label ?? "";
}
