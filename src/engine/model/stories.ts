import { type Copy, emptyCopy } from "../../base/copy.ts";
import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { forShortTexts } from "../../base/short-texts.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenFiller, WrittenStory } from "../manifest/manifest.ts";
import { weigh } from "./faults.ts";
import { insetsOf, labelArtOf } from "./insets.ts";
import type { Note, Part, Story } from "./issue.ts";
import { labelNumber, labelSection, pageName } from "./page-plans.ts";
import type { Grid } from "./paper.ts";
import { resolveParts } from "./parts.ts";
import { resolvePhotos } from "./photos.ts";
import { plainHeading, plainText } from "./plain-text.ts";
import type { StoryContext } from "./story-context.ts";
import type { Priority } from "./style.ts";
import { resolveWish } from "./wishes.ts";

export function resolveStory(written: WrittenStory, context: StoryContext): Story {
  const marked = context.copies.get(written.id.value);
  const parts = resolveParts(written, context);
  // The right half of a story over the fold is no place of its own.
  const places = parts.filter(({ spread }) => spread?.side !== "right");
  const photos = resolvePhotos(written, places, marked, context);
  reportEmpty(written, context);
  const wish = resolveWish(written, context);
  if ((written.writing?.value ?? context.paper.grid.writing) === "vertical")
    reportTable(written.id.value, marked?.copy, context);
  return {
    id: written.id.value,
    priority: written.priority?.value ?? priorityByWidth(parts[0], context.paper.grid),
    ...forShortTexts((name) => plainText(written[name])),
    kicker: plainHeading(written.kicker),
    headline: plainHeading(written.headline, written.stretch?.value),
    deck: deckOf(written),
    note: noteOf(written),
    copy: marked?.copy ?? emptyCopy(written.span.source),
    photos,
    ...labelArtOf(written, context),
    ...insetsOf(written, places, context),
    parts,
    continuedFrom: outside(written.continuedFrom, "continuedFrom", parts, context),
    continuesOn: outside(written.continuesOn, "continuesOn", parts, context),
    ...(wish !== undefined && { wish }),
    ...(written.group !== undefined && { group: written.group.value }),
    web: written.web.value,
    span: written.id.span,
  };
}

function deckOf({ deck }: WrittenStory): Story["deck"] {
  const heading = deck?.omit.value === true ? undefined : plainHeading(deck);
  return heading && deck?.optional.value === true ? { ...heading, optional: true } : heading;
}

/** A table stands in horizontal rows. */
function reportTable(story: string, copy: Copy | undefined, { diagnostics }: StoryContext): void {
  const cell = copy?.paragraphs.find(({ kind }) => kind === "cell");
  if (copy === undefined || cell === undefined) return;
  const start = copy.origins[cell.from] ?? 0;
  diagnostics.push(errorAt({ source: copy.source, start, end: start + 1 }, "table-in-vertical", { story }));
}

/** Three quarters of the page's width make a lead, more than half of it a major story. */
const LEAD_SHARE = 3 / 4;
const MAJOR_SHARE = 1 / 2;

/** The priority of a story without one: the wider its frame, the higher. */
function priorityByWidth(part: Part | undefined, grid: Grid): Priority {
  if (part?.frame === undefined) return "normal";
  const share = count(part.spread?.across ?? part.frame.columns) / grid.columns;
  return share >= LEAD_SHARE ? "lead" : share > MAJOR_SHARE ? "major" : "normal";
}

/** A filler without a place has no parts: the engine puts it where a page has room. */
export function resolveFiller(written: WrittenFiller, context: StoryContext): Story {
  const { id, place } = written;
  return {
    id: written.id.value,
    priority: "brief",
    ...forShortTexts(() => undefined),
    kicker: undefined,
    headline: plainHeading(written.headline),
    deck: undefined,
    note: undefined,
    copy: context.copies.get(id.value)?.copy ?? emptyCopy(written.span.source),
    photos: [],
    parts:
      place === undefined ? [] : resolveParts({ id, place: [place], writing: undefined, body: written.body }, context),
    continuedFrom: undefined,
    continuesOn: undefined,
    web: true,
    span: written.id.span,
  };
}

function noteOf({ note }: WrittenStory): Note | undefined {
  const text = plainText(note?.text);
  return text === undefined ? undefined : { label: plainText(note?.label), text };
}

/** Copy asks for a headline, or a label in its place (导读); photos may stand with their captions alone. */
function reportEmpty(story: WrittenStory, { copies, diagnostics }: StoryContext): void {
  const id = story.id.value;
  const empty = copies.get(id)?.copy.paragraphs.length === 0;
  const stands = story.photos.length > 0 || story.figures !== undefined || story.pullquote !== undefined;
  if (empty && !stands) diagnostics.push(errorAt(story.id.span, "no-copy", { story: id }));
  if (!empty && plainHeading(story.headline) === undefined && plainText(story.label) === undefined) {
    diagnostics.push(errorAt(story.id.span, "no-headline", { story: id }));
  }
}

/** The name of a page outside this manifest that the story comes from or goes to: before its first part, or behind its last. */
function outside(
  label: Located<string> | undefined,
  key: "continuedFrom" | "continuesOn",
  parts: readonly Part[],
  { pages, paper, diagnostics }: StoryContext,
): string | undefined {
  if (label === undefined) return undefined;
  const { value, span } = label;
  const part = key === "continuedFrom" ? parts[0] : parts.at(-1);
  const own = part === undefined ? undefined : pages[part.page]?.label;
  if (pages.some((page) => page.label === value)) {
    // No error: the page may be yesterday's, or a sheet of another run.
    diagnostics.push(...weigh(paper, "转版不符", warningAt(span, "continued-inside", { page: value })));
  } else if (own !== undefined && isBackwards(value, own, key)) {
    diagnostics.push(...weigh(paper, "转版不符", errorAt(span, "continued-backwards", { page: value, key, own })));
  }
  return pageName(value, paper.jump);
}

/** True if `away` lies on the wrong side of the story's own page: behind it for a first part, before it for a last. Sections are not compared. */
function isBackwards(label: string, own: string, key: "continuedFrom" | "continuesOn"): boolean {
  const [away, here] = [labelNumber(label), labelNumber(own)];
  if (away === undefined || here === undefined || labelSection(label) !== labelSection(own)) return false;
  return key === "continuedFrom" ? away > here : away < here;
}
