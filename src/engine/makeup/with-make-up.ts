import type { FramePlan } from "../../base/extent.ts";
import type { Issue, Part } from "../model/issue.ts";
import type { MakeUp } from "./found.ts";
import { withGroup } from "./groups/group-places.ts";
import { type Item, type Shape, storyAs } from "./offers/item.ts";

/** The issue with the frames and forms of one make-up of a page. */
export function withMakeUp(issue: Issue, items: readonly Item[], { stands }: MakeUp): Issue {
  return stands.reduce((made, stand) => {
    const item = items[stand.item] as Item;
    const { offer, frame } = stand;
    return offer.group === undefined ? withFrame(made, item, { ...offer.shape, frame }) : withGroup(made, item, stand);
  }, issue);
}

function withFrame(issue: Issue, item: Item, stand: Shape & { readonly frame: FramePlan }): Issue {
  const part: Part = { ...stand.part, frame: stand.frame };
  const stories = issue.stories.map((story) => {
    if (story.id !== item.story.id) return story;
    const parts = story.parts.map((other) => (other.number === part.number ? part : other));
    return { ...storyAs({ ...item, story }, stand), parts };
  });
  return { ...issue, stories };
}
