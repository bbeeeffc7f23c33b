import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { count, type FramePlan } from "../../../base/extent.ts";
import { labelOf } from "../../layout/desk.ts";
import { aboveOf, occupantsOn } from "../../layout/surroundings.ts";
import type { Issue } from "../../model/issue.ts";
import type { MakeUpDesk } from "../known.ts";
import type { Item } from "../offers/item.ts";
import { itemOf } from "../offers/items.ts";
import { fillGroup } from "./group-offers.ts";
import { withGroup } from "./group-places.ts";

/** An issue, and what was told on the way. */
interface Filled {
  readonly issue: Issue;
  readonly told: readonly Diagnostic[];
}

/** Makes up the stories of a page's groups whose own frames the editor gives. */
export function fillGroups(page: number, desk: MakeUpDesk): Filled {
  let { issue } = desk;
  const told: Diagnostic[] = [];
  for (const story of desk.issue.stories) {
    const [part] = story.parts;
    const frame = story.heads?.frame;
    if (frame === undefined || part === undefined || part.page !== page || part.frame !== undefined) continue;
    const filled = fillOne(itemOf({ ...desk, issue }, story, part, 0), frame, { ...desk, issue });
    issue = filled.issue;
    told.push(...filled.told);
  }
  return { issue, told };
}

/** Rows of white at a group's foot that nobody minds. */
const SPARE = 2;

function fillOne(item: Item, frame: FramePlan, desk: MakeUpDesk): Filled {
  const { issue } = desk;
  const { story, part } = item;
  const above = aboveOf(frame, occupantsOn(issue, part.page));
  const [columns, rows] = [count(frame.columns), count(frame.rows)];
  const found = fillGroup(item, { columns, rows }, above, desk);
  const args = { group: story.id, page: labelOf(desk, part.page), columns };
  if (found?.group === undefined) {
    const { spare } = found ?? {};
    if (spare === undefined) return { issue, told: [errorAt(part.span, "group-no-form", args)] };
    return { issue, told: [errorAt(part.span, "group-overset", { ...args, rows: -spare, least: rows - spare })] };
  }
  const { group, shape, spare = 0 } = found;
  const offer = { shape, depth: rows, cost: 0, group };
  const made = withGroup(issue, item, { offer, frame });
  const told = spare > SPARE ? [warningAt(part.span, "group-short", { ...args, rows: spare })] : [];
  return { issue: made, told };
}
