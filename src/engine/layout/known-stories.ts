import type { Memory } from "../../base/memo.ts";
import type { Story } from "../model/issue.ts";

/** The stories; those that say the same as in an earlier build, and their parts, are that build's own objects. */
export function knownStories(stories: readonly Story[], memory: Memory): readonly Story[] {
  return stories.map((story) => {
    const parts = story.parts.map((part) => memory.same(part));
    const isKnown = parts.every((part, at) => part === story.parts[at]);
    return memory.same(isKnown ? story : { ...story, parts });
  });
}
