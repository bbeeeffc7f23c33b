import type { FramePlan, Issue, Part } from "../model/issue.ts";
import { type Item, storyAs } from "./item.ts";
import type { MakeUp } from "./make-page.ts";

/** The issue with the frames and forms of one make-up of a page. */
export function withMakeUp(issue: Issue, items: readonly Item[], { stands }: MakeUp): Issue {
  return stands.reduce(
    (made, { item, offer, frame }) => withFrame(made, items[item] as Item, { ...offer.shape, frame }),
    issue,
  );
}

/** The issue with a part in its frame and form. */
function withFrame(issue: Issue, item: Item, stand: Parameters<typeof storyAs>[1] & { frame: FramePlan }): Issue {
  const part: Part = { ...stand.part, frame: stand.frame };
  const stories = issue.stories.map((story) => {
    if (story.id !== item.story.id) return story;
    const parts = story.parts.map((other) => (other.number === part.number ? part : other));
    return { ...storyAs({ ...item, story }, stand), parts };
  });
  return { ...issue, stories };
}
