import type { Advert, Issue, PictureAdvert, Story } from "../engine/model/issue.ts";

// What the issue has for an id of the pages.

/** A story or a filler. */
export function storyById({ stories, fillers }: Issue, id: string): Story | undefined {
  return stories.find((story) => story.id === id) ?? fillers.find((story) => story.id === id);
}

/** An advert, or one half of one over the fold, by its id on the pages: `advert-2`. Undefined for a story's id. */
export function advertById({ adverts }: Issue, id: string): (Advert & Pick<PictureAdvert, "half">) | undefined {
  const number = /^advert-(\d+)$/.exec(id)?.[1];
  return number === undefined ? undefined : adverts[Number(number) - 1];
}
