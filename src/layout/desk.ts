import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { Workbench } from "../text/workbench.ts";
import type { Words } from "../words/words.ts";
import { type Memory, newMemory } from "./memory.ts";

/** What layout and make-up work with; the same for the whole issue. */
export interface Desk {
  readonly issue: Issue;
  readonly bench: Workbench;
  readonly pictures: Pictures;
  readonly words: Words;
  readonly memory: Memory;
}

export function newDesk(issue: Issue, means: Omit<Desk, "issue" | "memory">): Desk {
  const bench = { ...means.bench, unbroken: means.words.own?.unbroken };
  return { ...means, bench, issue, memory: newMemory(bench, means.words, issue.paper) };
}

/** The label of a page by its place in the issue. */
export function labelOf(desk: Desk, page: number): string {
  return desk.issue.pages[page]?.label ?? "";
}
