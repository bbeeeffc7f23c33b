import type { Desk } from "./desk.ts";
import { fixtures, type Occupant, standingByPage } from "./surroundings.ts";

/** The dummy (版样): what takes rows and columns of each page. */
export interface Dummy {
  readonly pages: readonly (readonly Occupant[])[];
}

export function drawDummy(desk: Desk): Dummy {
  const { issue } = desk;
  const standing = standingByPage(issue);
  return { pages: issue.pages.map((_, page) => [...fixtures(issue, page), ...(standing.get(page) ?? [])]) };
}
