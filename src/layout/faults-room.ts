import type { Diagnostic } from "../base/diagnostic.ts";
import type { FramePlan } from "../model/issue.ts";
import { type Desk, labelOf } from "./desk.ts";
import { extentText, type FaultSearch, isLookedFor, weighed } from "./fault.ts";
import { areaOf, holesOf } from "./free-area.ts";

/** 天窗 (RULES.md#room-left): a page that nobody filled, or rectangles of one where nothing stands. */
export function faultsOfRoom({ page, occupants }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  if (!isLookedFor(desk, "天窗", "warning")) return [];
  const { pages, paper, adverts } = desk.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const label = labelOf(desk, page);
  const usual = { fault: "天窗", span: plan.span, related: [], usual: "warning" } as const;
  const holes = holesOf(
    paper.grid,
    occupants.map(({ frame }) => frame),
  );
  const isFilled = occupants.some(({ story }) => story !== undefined) || adverts.some((advert) => advert.page === page);
  if (!isFilled) {
    const characters = holes.reduce((sum, hole) => sum + charactersOf(hole, desk), 0);
    return weighed(desk, {
      ...usual,
      code: "page-empty",
      arguments: { page: label, characters, ...waitingFor(page, desk) },
    });
  }
  return holes.flatMap((hole) => {
    const { columns, rows } = hole;
    const room = { columns: extentText(columns), from: rows.from, to: rows.to, characters: charactersOf(hole, desk) };
    return weighed(desk, { ...usual, code: "page-rest", arguments: { page: label, ...room } });
  });
}

/** The stories that were to stand on a page and found no room. */
function waitingFor(page: number, { issue }: Desk): { readonly waiting?: string } {
  const own = issue.stories.filter(({ parts }) => parts.some((part) => part.page === page && part.frame === undefined));
  return own.length === 0 ? {} : { waiting: own.map(({ id }) => `\`${id}\``).join(", ") };
}

/** How much copy a rectangle of the page holds. */
function charactersOf(hole: FramePlan, { issue }: Desk): number {
  return Math.round(areaOf(hole) * issue.paper.grid.measure);
}
