import type { Issue, PagePlan } from "../../model/issue.ts";
import type { Workbench } from "../../text/workbench.ts";
import type { Placed } from "../page.ts";
import { colophon, folio, headLine } from "./folio.ts";
import { nameplate } from "./nameplate.ts";

/** What stands on a page and belongs to no story: nameplate or folio, and the colophon on the issue's last page. */
export function furniture(issue: Issue, page: PagePlan, bench: Workbench): readonly Placed[] {
  const plate = page.number === 1 ? issue.paper.nameplate : undefined;
  const head =
    plate === undefined
      ? folio(issue, page, bench)
      : [...headLine(issue, page, bench), ...nameplate(issue, plate, bench)];
  return [...head, ...colophon(issue, page, bench)];
}
