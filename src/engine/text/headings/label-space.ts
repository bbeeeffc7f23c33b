import type { GalleyRequest } from "../galley.ts";
import { LABEL_SPACES } from "../marks/mojikumi.ts";
import { formOf, labelEnd } from "../paragraph.ts";
import { breakForm } from "../set-paragraph.ts";
import { VISIBLE_COST } from "../weights.ts";

/**
 * Chooses one width for the white behind labels that open a story's paragraphs (`**二版**　…`), so that they read as a list: the author's
 * em, or less where that saves at least one line from opening too wide.
 */
export function withLabelSpace(request: GalleyRequest): GalleyRequest {
  const { copy } = request;
  const labelled = copy.paragraphs.filter((paragraph) => labelEnd(copy, paragraph) !== undefined);
  if (labelled.length === 0) return request;
  let chosen = request;
  let least = Number.POSITIVE_INFINITY;
  for (const labelSpace of LABEL_SPACES) {
    const tried = { ...request, labelSpace };
    let cost = 0;
    // A part that begins elsewhere has the same white: all labels count, from their paragraphs' beginnings.
    for (const each of labelled) cost += breakForm(formOf({ ...tried, from: 0 }, each, [])).cost;
    if (cost > least - VISIBLE_COST) continue;
    chosen = tried;
    least = cost;
  }
  return chosen;
}
