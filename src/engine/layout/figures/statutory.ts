import { boxAround, type Size } from "../../../base/rect.ts";
import type { Issue, PagePlan } from "../../model/issue.ts";
import type { Workbench } from "../../text/workbench.ts";
import { colophon } from "../furniture/folio.ts";
import { spanOf } from "../grid/grid.ts";
import type { Page, Placed } from "../page.ts";

/** Photos count as this share of the text that they displace. */
const PHOTO_SHARE = 0.8;

/**
 * The statute's count of characters of a page (版面字数: 报纸期刊质量管理规定, 国新出发〔2020〕10号, how the rate of errors is
 * reckoned): the characters of a line of body text across the whole type area × its lines; header, colophon, column heads, tables,
 * the white between columns and captions count by the room that they take, photos at 80 %.
 */
export interface StatutoryCount {
  /** Characters a line across all columns and gutters. */
  readonly perLine: number;
  /** Rows of the grid, and those of header and colophon. */
  readonly lines: number;
  /** Characters that photos displace, in full. */
  readonly photos: number;
  /** perLine × lines less a fifth of that, rounded. */
  readonly characters: number;
}

export function statutoryOf(page: Page, plan: PagePlan, issue: Issue, bench: Workbench): StatutoryCount {
  const { grid } = issue.paper;
  const perLine = spanOf(grid, grid.columns);
  const lines = grid.rows + headerRows(plan, issue) + colophonRows(plan, issue, bench);
  const photos = page.placed.reduce((sum, placed) => {
    if (placed.kind !== "picture" || placed.owner.story === undefined) return sum;
    const { width, height } = shownOf(placed);
    const [along, across] = grid.writing === "vertical" ? [height, width] : [width, height];
    return sum + (along / grid.size) * ((across - grid.size) / grid.pitch + 1);
  }, 0);
  const characters = Math.round(perLine * lines - (1 - PHOTO_SHARE) * photos);
  return { perLine, lines, photos: Math.round(photos), characters };
}

/** Of a picture over the fold, what stands on this page. */
function shownOf({ at, outline }: Extract<Placed, { kind: "picture" }>): Size {
  if (outline === undefined) return at;
  return { width: boxAround(outline).width, height: at.height };
}

/** 报眉: one line over a nameplate, the folio's rows elsewhere. */
function headerRows({ number }: PagePlan, { paper }: Issue): number {
  return number === 1 && paper.nameplate !== undefined ? 1 : paper.folio.rows;
}

/** 报尾: on the last page. */
function colophonRows(plan: PagePlan, issue: Issue, bench: Workbench): number {
  return colophon(issue, plan, bench).filter(({ kind }) => kind === "text").length;
}
