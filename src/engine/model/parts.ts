import { BLACK, type Cmyk } from "../../base/colour.ts";
import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { bandMeasure, count, type Extent, type FramePlan, mostBands } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenPlace, WrittenStory, WrittenTint } from "../manifest/manifest.ts";
import { pageIndex, pagesByFold, reportOutsideSpread, resolveFrame } from "./frames.ts";
import type { Part } from "./issue.ts";
import { colourOf, contrastOf, reportPale } from "./palette.ts";
import { withSeverity } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";
import { plainHeading } from "./texts.ts";
import { LEAST_CONTRAST, NARROWEST_LEG } from "./weights.ts";

/*
 * Resolves the parts of a story. A part needs a page; it needs a frame only where the engine cannot choose one. Over the fold a part becomes two halves, each
 * in the grid of its own page.
 */

/** The keys of a story or filler about its places. */
type StoryPlaces = Pick<WrittenStory, "id" | "place" | "writing" | "body"> &
  Partial<Pick<WrittenStory, "group" | "open" | "continuedFrom" | "continuesOn">>;

/** The parts of a story in reading order. Parts on pages that do not exist are reported and left out. */
export function resolveParts(story: StoryPlaces, context: StoryContext): readonly Part[] {
  if (story.open !== undefined) return [];
  const spread = story.place.find(isSpread);
  if (spread !== undefined) return spreadParts(spread, story, context);
  const parts = story.place.flatMap((place, index) => resolvePart(place, index + 1, story, context));
  reportBackwards(parts, story, context);
  return parts;
}

/** What a story or a group says of its page. */
type OpenPages = Pick<WrittenStory, "id" | "open" | "section" | "place">;

/**
 * The pages that the manifest allows a story or group, ascending; reports it if there are none. Undefined: its pages are given.
 */
export function openPages(
  { id, open, section, place }: OpenPages,
  context: StoryContext,
): readonly number[] | undefined {
  if (open === undefined && section === undefined) return undefined;
  const labels = open ?? place.map(({ page }) => page);
  // Pages of given places are reported with these.
  const found = open === undefined ? { ...context, diagnostics: [] } : context;
  const listed =
    labels.length === 0 ? [...context.pages.keys()] : labels.flatMap((label) => pageIndex(label, found) ?? []);
  const inSection = pagesOfSection(section, context);
  const pages = listed.filter((page) => inSection.includes(page)).toSorted((a, b) => a - b);
  if (pages.length === 0 && listed.length > 0 && inSection.length > 0 && section !== undefined) {
    const args = { story: id.value, section: section.value, pages: labels.map(({ value }) => value).join(", ") };
    context.diagnostics.push(
      errorAt(
        section.span,
        "no-common-page",
        args,
        labels.map(({ span }) => span),
      ),
    );
  }
  return open && pages;
}

/** The pages of a section; all pages if a story names none. Reports a section that no page has. */
function pagesOfSection(section: WrittenStory["section"], { pages, diagnostics }: StoryContext): readonly number[] {
  if (section === undefined) return [...pages.keys()];
  const found = pages.flatMap((page, index) => (page.section?.text === section.value.trim() ? [index] : []));
  if (found.length > 0) return found;
  const names = [...new Set(pages.flatMap((page) => page.section?.text ?? []))];
  const known = names.length === 0 ? {} : { known: names.join(", ") };
  const args = { value: section.value, under: "pages", ...known, ...nearMiss(section.value, names) };
  diagnostics.push(errorAt(section.span, "unknown-name", args));
  return [];
}

function resolvePart(place: WrittenPlace, number: number, story: StoryPlaces, context: StoryContext): readonly Part[] {
  // A story of a group takes the group's page. If that page does not exist, the group has the message.
  const isGroups = place.page.span === story.group?.span;
  const page = pageIndex(place.page, isGroups ? { ...context, diagnostics: [] } : context);
  const frame = resolveFrame(place, context);
  const { grid } = context.paper;
  const vertical = (story.writing?.value ?? grid.writing) === "vertical";
  const crossed = vertical !== (grid.writing === "vertical");
  if (crossed) reportFrameless(place, frame, story, context);
  if (vertical) reportVertical(place, frame, context);
  else {
    reportLegs(place, frame, context);
    reportOver(place, frame, context);
  }
  const part = { number, frame, ...formOf(place, story, context) };
  return page === undefined ? [] : [{ ...part, page }];
}

/** The parts of a story over the fold: the left half is part 1, the right half part 2. */
function spreadParts(place: WrittenPlace, story: StoryPlaces, context: StoryContext): readonly Part[] {
  const halves = storyHalves(place, story, context);
  const [left] = halves;
  if (left === undefined) return [];
  reportOver(place, { columns: left.spread.across, rows: left.frame.rows }, context);
  const { legs } = place;
  const { across } = left.spread;
  const own = count({ from: across.from, to: left.frame.columns.to });
  const share = legs && { ...legs, value: (legs.value * own) / count(across) };
  reportLegs({ ...place, legs: share }, left.frame, context);
  const form = formOf(place, story, context);
  return halves.map(
    (half, index): Part => ({ ...form, number: index + 1, ...half, headline: index === 0 ? form.headline : undefined }),
  );
}

/** Everything about a part except its place. */
export function formOf(
  place: WrittenPlace,
  story: StoryPlaces,
  context: StoryContext,
): Omit<Part, "number" | "page" | "frame"> {
  const vertical = (story.writing?.value ?? context.paper.grid.writing) === "vertical";
  const tint = tintOf(place.tint, context);
  reportContrast(place, tint, story, context);
  const reverse = reverseOf(place.reverse, context);
  const box = place.box?.value;
  return {
    head: place.head?.value ?? (vertical ? "left" : "top"),
    over: place.over?.value,
    headline: plainHeading(place.headline),
    legs: place.legs?.value,
    ...(vertical && { writing: "vertical" as const }),
    box: box === false ? undefined : box,
    ...((place.size ?? place.white) && { held: { size: place.size?.value, white: place.white?.value ?? 0 } }),
    tint,
    reverse,
    rule: place.rule?.value ?? true,
    span: place.columns?.span ?? place.page.span,
  };
}

/** 破栏: k legs over n columns measure ⌊(n columns − (k − 1) gutters) ÷ k⌋ characters (layout/RULES.md#legs). Reports legs that are too narrow. */
function reportLegs(
  { legs }: WrittenPlace,
  frame: FramePlan | undefined,
  { paper, diagnostics }: Pick<StoryContext, "paper" | "diagnostics">,
): void {
  if (legs === undefined || frame === undefined) return;
  const { measure, gutter } = paper.grid;
  const columns = count(frame.columns);
  const width = columns * measure + (columns - 1) * gutter;
  const leg = Math.floor((width - (legs.value - 1) * gutter) / legs.value);
  if (leg >= NARROWEST_LEG) return;
  const most = Math.floor((width + gutter) / (NARROWEST_LEG + gutter));
  const args = { legs: legs.value, measure: Math.max(0, leg), narrowest: NARROWEST_LEG, most };
  diagnostics.push(errorAt(legs.span, "legs-too-narrow", args));
}

/** Reports a story without a frame that runs in the other direction than the paper: make-up finds no frame for it. */
export function reportFrameless(
  place: WrittenPlace,
  frame: FramePlan | undefined,
  { id, writing }: StoryPlaces,
  { diagnostics }: StoryContext,
): void {
  if (frame !== undefined || place.columns !== undefined) return;
  const related = writing === undefined ? [] : [writing.span];
  const args = { story: id.value, key: `writing: ${writing?.value ?? "horizontal"}` };
  diagnostics.push(errorAt(place.page.span, "frame-needed", args, related));
}

/** Reports what a vertical story cannot have: bands of too few characters, and heads that are made for horizontal copy. */
function reportVertical(place: WrittenPlace, frame: FramePlan | undefined, { paper, diagnostics }: StoryContext): void {
  const { legs, head, over } = place;
  if (head?.value === "inset")
    diagnostics.push(errorAt(head.span, "clashing-keys", { key: "head: inset", other: "writing: vertical" }));
  if (over !== undefined)
    diagnostics.push(errorAt(over.span, "clashing-keys", { key: "over", other: "writing: vertical" }));
  if (legs === undefined || frame === undefined) return;
  if (paper.grid.writing === "vertical") {
    reportLegs(place, frame, { paper, diagnostics });
    return;
  }
  const { size, pitch } = paper.grid;
  const rows = count(frame.rows);
  const height = ((rows - 1) * pitch) / size + 1;
  const band = bandMeasure(height, legs.value);
  if (band >= NARROWEST_LEG) return;
  const most = mostBands(height, NARROWEST_LEG);
  const args = { legs: legs.value, measure: Math.max(0, band), narrowest: NARROWEST_LEG, most };
  diagnostics.push(errorAt(legs.span, "legs-too-narrow", args));
}

function reportOver(place: WrittenPlace, frame: FramePlan | undefined, { diagnostics }: StoryContext): void {
  const { over, head } = place;
  if (over === undefined) return;
  if (head !== undefined && head.value !== "top") {
    diagnostics.push(errorAt(over.span, "clashing-keys", { key: "over", other: `head: ${head.value}` }, [head.span]));
  }
  if (frame === undefined) return;
  const columns = count(frame.columns);
  if (over.value > columns)
    diagnostics.push(errorAt(over.span, "beyond-frame", { key: "over", columns: over.value, room: columns }));
}

export function tintOf(
  tint: Located<WrittenTint> | undefined,
  { palette, diagnostics }: StoryContext,
): Cmyk | undefined {
  if (tint === undefined) return undefined;
  const { value, span } = tint;
  return "percent" in value ? [0, 0, 0, value.percent] : colourOf({ value: value.name, span }, palette, diagnostics);
}

export function reportContrast(
  { tint }: Pick<WrittenPlace, "tint">,
  ground: Cmyk | undefined,
  story: Pick<StoryPlaces, "id" | "body">,
  { paper, palette, diagnostics }: StoryContext,
): void {
  if (tint === undefined || ground === undefined || story.body === undefined) return;
  // An unknown colour has its own message.
  if ("name" in tint.value && !Object.hasOwn(palette.colours, tint.value.name)) return;
  const contrast = contrastOf(paper.styles.body.colour, ground);
  if (contrast >= LEAST_CONTRAST) return;
  const args = { contrast: contrast.toFixed(1), least: LEAST_CONTRAST };
  diagnostics.push(warningAt(tint.span, "contrast-too-low", args));
}

export function reverseOf(
  reverse: Located<string | false> | undefined,
  { palette, diagnostics }: StoryContext,
): Cmyk | undefined {
  if (reverse === undefined || reverse.value === false) return undefined;
  const { value, span } = reverse;
  const ground = value === "black" ? BLACK : colourOf({ value, span }, palette, diagnostics);
  reportPale({ value, span }, ground, diagnostics);
  return ground;
}

/** 转版不符: reports a part that is on an earlier page than the part before it. */
function reportBackwards(
  parts: readonly Part[],
  story: StoryPlaces,
  { paper, pages, diagnostics }: StoryContext,
): void {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before === undefined || part.page >= before.page) continue;
    const args = {
      story: story.id.value,
      part: part.number,
      page: pages[part.page]?.label ?? "",
      before: pages[before.page]?.label ?? "",
    };
    const place = story.place[part.number - 1];
    const earlier = story.place[before.number - 1];
    const spans = [place?.page.span ?? part.span, earlier?.page.span ?? before.span] as const;
    diagnostics.push(...withSeverity(paper, "转版不符", errorAt(spans[0], "jump-backwards", args, [spans[1]])));
  }
}

/** The page, half and frame of a story over the fold. */
type StoryHalf = Pick<Part, "page"> & Required<Pick<Part, "spread">> & { readonly frame: FramePlan };

/** Whether a place goes over the fold. */
function isSpread({ spread }: WrittenPlace): boolean {
  return spread?.value === true;
}

/**
 * The two halves of a story over the fold (layout/RULES.md#spreads), left then right. Reports pages that do not face each other, columns that do not cross the
 * fold or exceed the spread, other places, and keys that only a place on a single page can have.
 */
function storyHalves(place: WrittenPlace, story: StoryPlaces, context: StoryContext): readonly StoryHalf[] {
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

/** Reports other places of a story over the fold, and its jumps. */
function reportOthers({ place, continuedFrom, continuesOn }: StoryPlaces, { diagnostics }: StoryContext): void {
  const tell = (key: string, span: WrittenPlace["span"]): void => {
    diagnostics.push(errorAt(span, "clashing-keys", { key, other: "spread" }));
  };
  const first = place.findIndex(isSpread);
  const other = place.find((_, index) => index !== first);
  if (other !== undefined) tell(`page: ${other.page.value}`, other.page.span);
  if (continuedFrom !== undefined) tell("continuedFrom", continuedFrom.span);
  if (continuesOn !== undefined) tell("continuesOn", continuesOn.span);
}

function reportForm({ head }: WrittenPlace, { writing }: StoryPlaces, { diagnostics }: StoryContext): void {
  if (head?.value === "inset")
    diagnostics.push(errorAt(head.span, "clashing-keys", { key: "head: inset", other: "spread" }));
  if (writing?.value === "vertical") {
    diagnostics.push(errorAt(writing.span, "clashing-keys", { key: "writing: vertical", other: "spread" }));
  }
}

/** Reports legs that do not divide evenly between the pages: each has a whole number of them, at one measure. */
function reportDivision({ legs }: WrittenPlace, across: Extent, { paper, diagnostics }: StoryContext): void {
  if (legs === undefined) return;
  const left = paper.grid.columns - across.from + 1;
  const right = across.to - paper.grid.columns;
  const step = (left + right) / divisorOf(left, right);
  if (legs.value % step === 0) return;
  const fits = Math.max(step, Math.round(legs.value / step) * step);
  diagnostics.push(errorAt(legs.span, "spread-legs", { legs: legs.value, left, right, fits }));
}

/** The greatest common divisor. */
function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b);
}
