import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { areaOf } from "../layout/grid.ts";
import { occupantsOn } from "../layout/surroundings.ts";
import type { MadeUpLayout } from "../makeup/make-up.ts";
import type { Issue, Story } from "../model/issue.ts";
import type { FlatPlan } from "./flat-plan.ts";
import { ADVERT_PAGE, SHORT_COPY } from "./weights.ts";

// What a plan tells before any message about a page: whether the copy is enough for the pages, in one sentence; what was left out; wishes that met no page.

export function reportPlan(plan: FlatPlan, written: Issue, made: MadeUpLayout): readonly Diagnostic[] {
  if (plan.stories.length === 0) return [];
  return [...reportBalance(plan, made), ...reportSpare(plan, written), ...reportApart(plan)];
}

/** Too little copy leaves pages white; too much leaves stories over. Either is one fact of the whole issue. */
function reportBalance({ issue }: FlatPlan, { madeUp, adverts: sold, layout }: MadeUpLayout): readonly Diagnostic[] {
  const { columns, rows, measure } = issue.paper.grid;
  const pages = issue.pages.length;
  const free = issue.pages.map(
    (_, page) =>
      columns * rows -
      occupantsOn({ ...madeUp.issue, adverts: sold }, page).reduce((sum, { frame }) => sum + areaOf(frame), 0),
  );
  const fixed = issue.pages.map((_, page) =>
    occupantsOn({ ...issue, stories: [] }, page).reduce((sum, { frame }) => sum + areaOf(frame), 0),
  );
  const room = pages * columns * rows - fixed.reduce((sum, each) => sum + each, 0);
  const white = free.reduce((sum, each) => sum + each, 0);
  const waiting = madeUp.unplaced.reduce((sum, { need }) => sum + need, 0);
  const overset = layout.stories.reduce((sum, story) => sum + story.overset, 0);
  const over = waiting + overset / measure;
  const fills = ((pages * (room - white + over)) / Math.max(1, room)).toFixed(1);
  if (over > white) {
    const characters = Math.round(over * measure);
    return [warningAt(issue.span, "copy-long", { fills, pages, characters })];
  }
  if (over > 0 || white <= SHORT_COPY * room) return [];
  const characters = Math.round((white * measure) / 100) * 100;
  const adverts = Math.floor(white / (ADVERT_PAGE * columns * rows));
  return [warningAt(issue.span, "copy-short", { fills, pages, characters, ...(adverts > 0 && { adverts }) })];
}

function reportSpare({ spare }: FlatPlan, { stories }: Issue): readonly Diagnostic[] {
  const out = stories.filter(({ id }) => spare.includes(id));
  const [first, ...others] = out;
  if (first === undefined) return [];
  const args = { count: out.length, stories: out.map(({ id }) => id).join(", ") };
  return [
    warningAt(
      first.span,
      "spare-left-out",
      args,
      others.map(({ span }) => span),
    ),
  ];
}

/** Stories that wish to be side by side and stand on two pages. */
function reportApart({ issue, stories }: FlatPlan): readonly Diagnostic[] {
  const planned = new Set(stories.flatMap(({ id, why }) => (why === "given" ? [] : [id])));
  const byId = new Map(issue.stories.map((story) => [story.id, story]));
  const pageOf = (story: Story | undefined): number | undefined => story?.parts[0]?.page;
  return issue.stories.flatMap((story) => {
    const { beside, spans } = story.wish ?? {};
    if (beside === undefined || spans?.beside === undefined) return [];
    const other = byId.get(beside);
    if (!planned.has(story.id) && !planned.has(beside)) return [];
    const isThere = other?.parts.some(({ page }) => page === pageOf(story)) ?? false;
    const page = issue.pages[pageOf(story) ?? -1]?.label ?? "";
    return isThere ? [] : [warningAt(spans.beside, "wish-elsewhere", { story: beside, page })];
  });
}
