import { type Memory, noMemory } from "../../base/memo.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { TextContext } from "../text/galley.ts";
import type { Words } from "../words/words.ts";
import { newTypeset, type Typeset } from "./typeset.ts";

/** The context of layout and make-up, the same for the whole issue. */
export interface LayoutContext {
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
  readonly bare: LayoutContext;
}

interface Means extends Pick<LayoutContext, "bench" | "pictures" | "words"> {
  readonly memory?: Memory | undefined;
}

export function newLayoutContext(issue: Issue, { bench, pictures, words, memory = noMemory }: Means): LayoutContext {
  const common = memory.same({ ...issue, stories: [], adverts: [], fillers: [] });
  const bare = memory.memo(bareContext)(common, bench, pictures, words, memory);
  return { ...bare, issue };
}

function bareContext(
  issue: Issue,
  plain: TextContext,
  pictures: Pictures,
  words: Words,
  memory: Memory,
): LayoutContext {
  const bench = { ...plain, unbroken: words.own?.unbroken };
  const typeset = newTypeset(bench, words, issue.paper);
  const bare: { -readonly [Key in keyof LayoutContext]: LayoutContext[Key] } = {
    ...{ issue, bench, pictures, words, typeset, memory },
    bare: undefined as never,
  };
  bare.bare = bare;
  return bare;
}

/** The label of a page by its index in the issue. */
export function labelOf(context: LayoutContext, page: number): string {
  return context.issue.pages[page]?.label ?? "";
}
