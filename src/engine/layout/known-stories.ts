import type { Memory } from "../../base/memo.ts";
import type { Story } from "../model/issue.ts";

/** The stories. Those unchanged since an earlier build, and their parts, are returned as that build's objects, so that caches keyed by identity find them. */
export function reuseStories(stories: readonly Story[], memory: Memory): readonly Story[] {
  return stories.map((story) => {
    const parts = story.parts.map((part) => memory.same(part));
    const isKnown = parts.every((part, at) => part === story.parts[at]);
    return memory.same(isKnown ? story : { ...story, parts });
  });
}
