import MiniSearch from "minisearch";
import { encodeJson } from "../../base/json.ts";
import { INDEXING } from "./grams.ts";
import type { StoryWords } from "./story-words.ts";

interface IssueWords {
  readonly day: string;
  readonly stories: readonly StoryWords[];
}

/** The index of a month's stories: a story's key is its issue's day and its id. The text itself is not in it; each hit is checked against it. */
export function searchShard(issues: readonly IssueWords[]): Uint8Array {
  const index = new MiniSearch<StoryWords>(INDEXING);
  for (const { day, stories } of issues) {
    for (const { id, title, text, pages } of stories) index.add({ id: `${day}/${id}`, title, text, pages });
  }
  return encodeJson(index.toJSON(), 1);
}
