import type { FramePlan } from "../../../base/extent.ts";
import { movedBy } from "../../layout/grid/grid.ts";
import type { Issue, Part, Story } from "../../model/issue.ts";
import { type Item, type MemberStand, type Offer, storyAs } from "../offers/item.ts";

/** The frames of a group on its page. */
interface GroupPlaces {
  /** Of its head. */
  readonly strip: FramePlan;
  readonly members: readonly MemberStand[];
}

/** Where a group that stands in a frame has its head and its stories. At the page's head a frame has a row less than its depth: the white one. */
export function placesIn({ depth, group }: Offer, { columns, rows }: FramePlan): GroupPlaces {
  const down = rows.to - depth;
  const right = columns.from - 1;
  const { strip = 0, stands = [] } = group ?? {};
  return {
    strip: { columns, rows: { from: rows.from, to: down + strip } },
    members: stands.map((stand) => ({
      ...stand,
      frame: { columns: movedBy(stand.frame.columns, right), rows: movedBy(stand.frame.rows, down) },
    })),
  };
}

/** The part of a group's head in the group's frame. */
export function headPart({ story, part }: Item, shape: Part, { columns }: Pick<FramePlan, "columns">): Part {
  const { heads } = story;
  if (heads === undefined || (heads.box === undefined && heads.tint === undefined)) return { ...part, ...shape };
  return { ...part, ...shape, within: { group: story.id, columns, box: heads.box, head: true } };
}

/** The issue with a group, its head and its stories in their frames. */
export function withGroup(
  issue: Issue,
  item: Item,
  { offer, frame }: { readonly offer: Offer; readonly frame: FramePlan },
): Issue {
  const { strip, members } = placesIn(offer, frame);
  const stands = new Map(members.map((stand) => [stand.item.story.id, stand]));
  const stories = issue.stories.map((story): Story => {
    if (story.id === item.story.id && story.heads !== undefined) {
      const part = { ...headPart(item, offer.shape.part, frame), frame: strip };
      return { ...story, heads: { ...story.heads, frame }, parts: [part] };
    }
    const stand = stands.get(story.id);
    return stand === undefined ? story : memberIn(story, stand, frame);
  });
  return { ...issue, stories };
}

function memberIn(story: Story, { item, offer, frame }: MemberStand, group: FramePlan): Story {
  const { within, ...form } = offer.shape.part;
  const part: Part = { ...form, frame, ...(within !== undefined && { within: { ...within, columns: group.columns } }) };
  // The item's story may have a wish that only its group has for it.
  return { ...storyAs({ ...item, story: { ...story, parts: [item.part] } }, offer.shape), parts: [part] };
}
