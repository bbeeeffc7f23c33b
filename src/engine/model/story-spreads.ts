import { errorAt } from "../../base/diagnostic.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import type { WrittenPlace, WrittenStory } from "../manifest/manifest.ts";
import { pagesByFold, reportOutsideSpread } from "./fold.ts";
import { pageIndex } from "./frames.ts";
import type { Part } from "./issue.ts";
import type { StoryContext } from "./story-context.ts";

/** The keys of a story or a filler that its place over the fold depends on. */
type SpreadStory = Pick<WrittenStory, "id" | "place" | "writing"> &
  Partial<Pick<WrittenStory, "continuedFrom" | "continuesOn">>;

/** Where one half of a story over the fold stands. */
type StoryHalf = Pick<Part, "page"> & Required<Pick<Part, "spread">> & { readonly frame: FramePlan };

/** True for a place that goes over the fold. */
export function isSpread({ spread }: WrittenPlace): boolean {
  return spread?.value === true;
}

/**
 * The two halves of a story over the fold (layout/RULES.md#spreads), left then right; reports pages that do not face each other, columns that do not cross
 * the fold or lie beyond the spread, other places, and forms that only a single page can have.
 */
export function storyHalves(place: WrittenPlace, story: SpreadStory, context: StoryContext): readonly StoryHalf[] {
  const { paper, diagnostics, pages } = context;
  const span = place.spread?.span ?? place.page.span;
  const before = diagnostics.length;
  const page = pageIndex(place.page, context);
  reportOthers(story, context);
  if (paper.grid.writing === "vertical") diagnostics.push(errorAt(span, "spread-of-bands", {}));
  reportForm(place, story, context);
  const facing = page === undefined ? undefined : pagesByFold(page, context);
  if (page !== undefined && facing === undefined) {
    diagnostics.push(errorAt(place.page.span, "spread-without-facing", { page: place.page.value }));
  }
  if (facing !== undefined && facing[0] > facing[1] && paper.grid.writing === "horizontal") {
    const [left = "", right = ""] = facing.map((at) => pages[at]?.label);
    diagnostics.push(errorAt(span, "spread-bound-right", { left, right }));
  }
  const { columns, rows } = place;
  if (columns === undefined && rows === undefined) {
    diagnostics.push(
      errorAt(span, "frame-needed", { story: story.id.value, key: "spread", columns: 2 * paper.grid.columns }),
    );
  }
  if (columns === undefined || rows === undefined) return [];
  const at = columns.span;
  if (reportOutsideSpread({ at, across: columns.value, rows: rows.value, rowsAt: rows.span }, context)) return [];
  reportDivision(place, columns.value, context);
  if (facing === undefined || diagnostics.length > before) return [];
  const [left, right] = facing;
  const across = columns.value;
  const each = paper.grid.columns;
  const half = (side: "left" | "right", on: number, own: Extent): StoryHalf => ({
    page: on,
    frame: { columns: own, rows: rows.value },
    spread: { side, across },
  });
  return [half("left", left, { from: across.from, to: each }), half("right", right, { from: 1, to: across.to - each })];
}

/** A story over the fold stands nowhere else. */
function reportOthers({ place, continuedFrom, continuesOn }: SpreadStory, { diagnostics }: StoryContext): void {
  const tell = (key: string, span: WrittenPlace["span"]): void => {
    diagnostics.push(errorAt(span, "clashing-keys", { key, other: "spread" }));
  };
  const first = place.findIndex(isSpread);
  const other = place.find((_, index) => index !== first);
  if (other !== undefined) tell(`page: ${other.page.value}`, other.page.span);
  if (continuedFrom !== undefined) tell("continuedFrom", continuedFrom.span);
  if (continuesOn !== undefined) tell("continuesOn", continuesOn.span);
}

function reportForm({ head }: WrittenPlace, { writing }: SpreadStory, { diagnostics }: StoryContext): void {
  if (head?.value === "inset")
    diagnostics.push(errorAt(head.span, "clashing-keys", { key: "head: inset", other: "spread" }));
  if (writing?.value === "vertical") {
    diagnostics.push(errorAt(writing.span, "clashing-keys", { key: "writing: vertical", other: "spread" }));
  }
}

/** Each page has its share of the legs: a whole number, at one measure. */
function reportDivision({ legs }: WrittenPlace, across: Extent, { paper, diagnostics }: StoryContext): void {
  if (legs === undefined) return;
  const left = paper.grid.columns - across.from + 1;
  const right = across.to - paper.grid.columns;
  const step = (left + right) / divisorOf(left, right);
  if (legs.value % step === 0) return;
  const fits = Math.max(step, Math.round(legs.value / step) * step);
  diagnostics.push(errorAt(legs.span, "spread-legs", { legs: legs.value, left, right, fits }));
}

/** The greatest number that divides both. */
function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b);
}
