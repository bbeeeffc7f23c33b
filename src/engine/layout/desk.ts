import { type Memory, noMemory } from "../../base/memo.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { TextContext } from "../text/galley.ts";
import type { Words } from "../words/words.ts";
import { newTypeset, type Typeset } from "./typeset.ts";

/** The context of layout and make-up, the same for the whole issue. */
export interface Desk {
  readonly issue: Issue;
  readonly bench: TextContext;
  readonly pictures: Pictures;
  readonly words: Words;
  readonly typeset: Typeset;
  /** The cache of the open issue. */
  readonly memory: Memory;
  /**
   * The context without stories, adverts and fillers. Cached results for a story or a page are made with it, so that they depend on nothing else in
   * the issue. It stays equal from build to build while paper, pages, pictures and fonts do.
   */
  readonly bare: Desk;
}

interface Means extends Pick<Desk, "bench" | "pictures" | "words"> {
  readonly memory?: Memory | undefined;
}

export function newDesk(issue: Issue, { bench, pictures, words, memory = noMemory }: Means): Desk {
  const common = memory.same({ ...issue, stories: [], adverts: [], fillers: [], settled: [] });
  const bare = memory.memo(bareDesk)(common, bench, pictures, words, memory);
  return { ...bare, issue };
}

function bareDesk(issue: Issue, plain: TextContext, pictures: Pictures, words: Words, memory: Memory): Desk {
  const bench = { ...plain, unbroken: words.own?.unbroken };
  const typeset = newTypeset(bench, words, issue.paper);
  const bare: { -readonly [Key in keyof Desk]: Desk[Key] } = {
    ...{ issue, bench, pictures, words, typeset, memory },
    bare: undefined as never,
  };
  bare.bare = bare;
  return bare;
}

/** The label of a page by its index in the issue. */
export function labelOf(desk: Desk, page: number): string {
  return desk.issue.pages[page]?.label ?? "";
}
