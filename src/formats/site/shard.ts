import MiniSearch from "minisearch";
import { encodeJson } from "../../base/json.ts";
import { INDEXING, type StoryWords } from "./grams.ts";

interface IssueWords {
  readonly day: string;
  readonly stories: readonly StoryWords[];
}

/** The search index of a month's stories. A story's key is its issue's day and its id. The index does not contain the text, against which hits are checked. */
export function searchShard(issues: readonly IssueWords[]): Uint8Array {
  const index = new MiniSearch<StoryWords>(INDEXING);
  for (const { day, stories } of issues) {
    for (const { id, title, text, pages } of stories) index.add({ id: `${day}/${id}`, title, text, pages });
  }
  return encodeJson(index.toJSON(), 1);
}
