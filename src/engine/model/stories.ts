import { forShortTexts } from "../../base/blocks.ts";
import { type Copy, emptyCopy, textOf } from "../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located } from "../manifest/located.ts";
import type { WrittenFiller, WrittenInset, WrittenPlace, WrittenStory } from "../manifest/manifest.ts";
import { readArt } from "./art.ts";
import type { Inset, LabelArt, Note, Part, Story, Wish } from "./issue.ts";
import { labelNumber, labelSection, pageName } from "./page-plans.ts";
import { type Grid, withSeverity } from "./paper.ts";
import { formOf, openPages, reportFrameless, resolveParts } from "./parts.ts";
import { mayGo, partCount, resolvePhotos } from "./photos.ts";
import type { StoryContext } from "./story-context.ts";
import type { Priority } from "./style.ts";
import { plainHeading, plainText } from "./texts.ts";
import { HASHED_CHARACTERS, LEAD_SHARE, LEAST_TWIN, MAJOR_SHARE } from "./weights.ts";

/*
 * Resolves a story for make-up: its texts, its insets, the editor's wishes. Contradictions in the manifest are reported and left out, so that make-up never has
 * to choose between two requests.
 */

export function resolveStory(written: WrittenStory, context: StoryContext): Story {
  const marked = context.copies.get(written.id.value);
  const parts = resolveParts(written, context);
  const unplanned = unplannedOf(written, context);
  // The right half of a story over the fold is not a place of its own.
  const places = unplanned === undefined ? parts.filter(({ spread }) => spread?.side !== "right") : [unplanned.part];
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
    ...copiesOf(written, marked?.copy ?? emptyCopy(written.span.source), context),
    photos,
    ...labelArtOf(written, context),
    ...insetsOf(written, places, context),
    parts,
    ...(unplanned !== undefined && { unplanned }),
    ...(unplanned !== undefined && written.priority === undefined && { unranked: true as const }),
    ...(isSpare(written, context) && { spare: true as const }),
    continuedFrom: outside(written, "continuedFrom", parts, context),
    continuesOn: outside(written, "continuesOn", parts, context),
    ...(wish !== undefined && { wish }),
    ...(written.group !== undefined && { group: written.group.value }),
    web: written.web.value,
    span: written.id.span,
  };
}

/** The place of a story whose page the plan finds. A story of a group stands with it. */
function unplannedOf(written: WrittenStory, context: StoryContext): Story["unplanned"] {
  const pages = openPages(written, context);
  const [page] = pages ?? [];
  const [place] = written.place;
  if (pages === undefined || page === undefined || place === undefined || written.group !== undefined) return undefined;
  const { writing } = context.paper.grid;
  if ((written.writing?.value ?? writing) !== writing) reportFrameless(place, undefined, written, context);
  return { pages, part: { number: 1, page, frame: undefined, ...formOf(place, written, context) } };
}

/** Whether the plan may leave the story out. Reports what cannot be spare: a lead, a story of a group, one with a given frame or several places. */
function isSpare({ spare, priority, group, open, place }: WrittenStory, { diagnostics }: StoryContext): boolean {
  if (!spare.value) return false;
  const lead = priority?.value === "lead" ? priority : undefined;
  const other = lead ?? group ?? (open === undefined ? (place[0]?.columns ?? place[0]?.page) : undefined);
  if (other === undefined) return true;
  const key = other === lead ? "priority: lead" : other === group ? "group" : "place";
  diagnostics.push(warningAt(spare.span, "clashing-keys", { key: "spare", other: key }, [other.span]));
  return false;
}

/** The copy that is printed, and what else may be: the manifest cuts the last paragraphs (`cut`), or make-up may (`cuttable`). */
function copiesOf(
  { id, cut, cuttable, continuesOn }: WrittenStory,
  copy: Copy,
  { diagnostics }: StoryContext,
): Pick<Story, "copy" | "whole" | "shorter"> {
  const key = cut ?? cuttable;
  if (key === undefined) return { copy };
  if (continuesOn !== undefined) {
    const args = { key: cut === undefined ? "cuttable" : "cut", other: "continuesOn" };
    diagnostics.push(warningAt(key.span, "clashing-keys", args, [continuesOn.span]));
    return { copy };
  }
  const all = shorterCopies(copy);
  if (key.value > all.length) {
    const args = { story: id.value, paragraphs: all.length + 1, most: all.length };
    diagnostics.push(warningAt(key.span, "too-few-paragraphs", args));
  }
  const shorter = all.slice(0, key.value);
  const shortest = shorter.at(-1);
  if (shortest === undefined) return { copy };
  return cut === undefined ? { copy, shorter } : { copy: shortest, whole: copy };
}

/** Copy without its last paragraph, its last two, and so on. A table and a poem count as one; a subhead goes with the paragraph below it. */
function shorterCopies(copy: Copy): readonly Copy[] {
  const { paragraphs, codes, origins } = copy;
  const mayEnd = (count: number): boolean => {
    const [last, next] = [paragraphs[count - 1], paragraphs[count]];
    const isCut = last?.kind === next?.kind && (last?.kind === "verse" || last?.cell?.table === next?.cell?.table);
    return last?.kind !== "subhead" && !(isCut && (last?.kind === "verse" || last?.kind === "cell"));
  };
  return [...paragraphs.keys()]
    .filter((count) => count > 0 && mayEnd(count))
    .toReversed()
    .map((count): Copy => {
      const end = paragraphs[count - 1]?.to ?? 0;
      const kept = { codes: codes.subarray(0, end), origins: origins.subarray(0, end + 1) };
      return { ...kept, paragraphs: paragraphs.slice(0, count), source: copy.source };
    });
}

function deckOf({ deck }: WrittenStory): Story["deck"] {
  const heading = deck?.omit?.value === true ? undefined : plainHeading(deck);
  return heading && deck !== undefined && mayGo(deck) ? { ...heading, optional: true } : heading;
}

/** Reports a table in vertical copy: its rows must be horizontal. */
function reportTable(story: string, copy: Copy | undefined, { diagnostics }: StoryContext): void {
  const cell = copy?.paragraphs.find(({ kind }) => kind === "cell");
  if (copy === undefined || cell === undefined) return;
  const start = copy.origins[cell.from] ?? 0;
  diagnostics.push(errorAt({ source: copy.source, start, end: start + 1 }, "table-in-vertical", { story }));
}

/** The priority of a story without one: the wider its frame, the higher. */
function priorityByWidth(part: Part | undefined, grid: Grid): Priority {
  if (part?.frame === undefined) return "normal";
  const share = count(part.spread?.across ?? part.frame.columns) / grid.columns;
  return share >= LEAD_SHARE ? "lead" : share > MAJOR_SHARE ? "major" : "normal";
}

/** A filler. Without a place it has no parts: the engine puts it where a page has room. */
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
    ...(written.under !== undefined && { under: written.under.value }),
    span: written.id.span,
  };
}

function noteOf({ note }: WrittenStory): Note | undefined {
  const text = plainText(note?.text);
  return text === undefined ? undefined : { label: plainText(note?.label), text };
}

/** Reports a story without content, and copy without a headline or a label (导读). Photos may be printed with their captions alone. */
function reportEmpty(story: WrittenStory, { copies, diagnostics }: StoryContext): void {
  const id = story.id.value;
  const empty = copies.get(id)?.copy.paragraphs.length === 0;
  const hasOtherContent = story.photos.length > 0 || story.figures !== undefined || story.pullquote !== undefined;
  if (empty && !hasOtherContent) diagnostics.push(errorAt(story.id.span, "no-copy", { story: id }));
  if (!empty && plainHeading(story.headline) === undefined && plainText(story.label) === undefined) {
    diagnostics.push(errorAt(story.id.span, "no-headline", { story: id }));
  }
}

/** The name of the page outside this manifest where the story begins or continues. */
function outside(
  { id: { value: story }, ...written }: WrittenStory,
  key: "continuedFrom" | "continuesOn",
  parts: readonly Part[],
  { pages, paper, diagnostics }: StoryContext,
): string | undefined {
  const label = written[key];
  if (label === undefined) return undefined;
  const { value, span } = label;
  const part = key === "continuedFrom" ? parts[0] : parts.at(-1);
  const own = part === undefined ? undefined : pages[part.page]?.label;
  if (pages.some((page) => page.label === value)) {
    const args = { story, to: value };
    // Copy that is left over would have no page, and the reader would look for it in vain.
    if (key === "continuesOn") {
      diagnostics.push(errorAt(span, "continued-inside", args));
      return undefined;
    }
    // A warning only: the page may be yesterday's, or on a sheet of another run.
    diagnostics.push(...withSeverity(paper, "转版不符", warningAt(span, "continued-inside", args)));
  } else if (own !== undefined && isBackwards(value, own, key)) {
    diagnostics.push(
      ...withSeverity(paper, "转版不符", errorAt(span, "continued-backwards", { page: value, key, own })),
    );
  }
  return pageName(value, paper.jump);
}

/** Whether the other page is on the wrong side of the story's own: after a first part, or before a last. Sections are not compared. */
function isBackwards(label: string, own: string, key: "continuedFrom" | "continuesOn"): boolean {
  const [away, here] = [labelNumber(label), labelNumber(own)];
  if (away === undefined || here === undefined || labelSection(label) !== labelSection(own)) return false;
  return key === "continuedFrom" ? away > here : away < here;
}

/** A story's pull quote, figures and QR code, each in an existing part. */
function insetsOf(story: WrittenStory, parts: readonly Part[], { diagnostics }: StoryContext): Pick<Story, "insets"> {
  const { pullquote, figures, qr } = story;
  const count = partCount(story, parts);
  const insets: readonly Inset[] = [
    ...(isPrinted(pullquote) ? pulled(pullquote) : []),
    ...(isPrinted(figures) ? [numbersOf(figures)] : []),
    ...(isPrinted(qr)
      ? [
          {
            kind: "qr" as const,
            ...standing(qr, qr.url.span),
            url: { text: qr.url.value, span: qr.url.span },
            caption: plainText(qr.caption),
          },
        ]
      : []),
  ];
  for (const inset of insets) {
    if (parts.length > 0 && inset.part > count) {
      const args = { photo: inset.kind, part: inset.part, parts: count };
      diagnostics.push(errorAt(inset.span, "no-such-part", args));
    }
  }
  return insets.length === 0 ? {} : { insets };
}

/** 栏花: undefined if the label is set in type, or its drawing cannot be read. */
function labelArtOf({ labelArt }: WrittenStory, { diagnostics }: StoryContext): Pick<Story, "labelArt"> {
  if (labelArt === undefined) return {};
  const art = readArt(labelArt.art, diagnostics);
  const read: LabelArt | undefined = art && { art, rows: labelArt.rows.value, at: labelArt.at.value };
  return read === undefined ? {} : { labelArt: read };
}

/** Whether an inset is written and not left out. */
function isPrinted<T extends WrittenInset>(written: T | undefined): written is T {
  return written !== undefined && written.omit?.value !== true;
}

function standing(written: WrittenInset, span: Inset["span"]) {
  const { columns, at, part } = written;
  return {
    columns: columns?.value,
    at: at?.value as Inset["at"],
    part: part.value,
    ...(mayGo(written) && { optional: true as const }),
    span,
  };
}

function pulled(written: NonNullable<WrittenStory["pullquote"]>): readonly Inset[] {
  const text = plainText(written.text);
  if (text === undefined) return [];
  return [{ kind: "pullquote", ...standing(written, written.text.span), text, by: plainText(written.by) }];
}

function numbersOf(written: NonNullable<WrittenStory["figures"]>): Inset {
  const list = written.list.flatMap(({ value, legend }) => {
    const texts = { value: plainText(value), legend: plainText(legend) };
    return texts.value === undefined || texts.legend === undefined
      ? []
      : [{ value: texts.value, legend: texts.legend }];
  });
  return { kind: "numbers", ...standing(written, written.span), title: plainText(written.title), list };
}

/** The editor's wishes for a story. A wish that the story's own place or photos contradict is reported and left out. */
function resolveWish(
  { wish, place, photos, writing }: WrittenStory,
  { diagnostics, paper }: StoryContext,
): Wish | undefined {
  if (wish === undefined) return undefined;
  const isVertical = (writing?.value ?? paper.grid.writing) === "vertical";
  const withoutClash = <T>(
    key: string,
    asked: Located<T> | undefined,
    other: Located<unknown> | undefined,
    what: string,
  ): T | undefined => {
    if (asked === undefined || other === undefined) return asked?.value;
    const args = { key: `${key}: ${asked.value}`, other: what };
    diagnostics.push(warningAt(asked.span, "clashing-keys", args, [other.span]));
    return undefined;
  };
  const conflicting = <T>(asked: Located<T> | undefined, of: (place: WrittenPlace) => Located<unknown> | undefined) =>
    place.map(of).find((said) => said !== undefined && said.value !== asked?.value);
  const head =
    conflicting(wish.over, (each) => each.over) ??
    place.map((each) => each.head).find((said) => said?.value === "left" || said?.value === "inset");
  const [, second] = place;
  const legs = withoutClash(
    "legs",
    wish.legs,
    conflicting(wish.legs, (each) => each.legs) ?? conflictingColumns(place[0], wish.legs?.value, isVertical),
    "place",
  );
  const over = withoutClash("over", wish.over, head, "place");
  const jump = withoutClash(
    "jump",
    wish.jump,
    second?.page.value === place[0]?.page.value ? undefined : second?.page,
    "place",
  );
  const wide = photos.map(({ columns }) => columns).find((columns) => columns !== undefined);
  const photo = withoutClash("photo", wish.photo, wide, "photos");
  const { at, beside } = wish;
  return {
    ...(at !== undefined && { at: at.value }),
    ...(beside !== undefined && { beside: beside.value }),
    ...(jump !== undefined && { jump }),
    ...(legs !== undefined && { legs }),
    ...(over !== undefined && { over }),
    ...(photo !== undefined && { photo }),
    spans: { ...(at !== undefined && { at: at.span }), ...(beside !== undefined && { beside: beside.span }) },
  };
}

/** The columns of a given frame, if they allow another number of legs than requested. */
function conflictingColumns(
  place: WrittenPlace | undefined,
  legs: number | undefined,
  isVertical: boolean,
): Located<unknown> | undefined {
  const { columns, rows } = place ?? {};
  if (isVertical || columns === undefined || rows === undefined || place?.legs !== undefined) return undefined;
  return count(columns.value) === legs ? undefined : columns;
}

/** Reports stories that wish to be beside themselves, or beside a story that does not exist or is on another page. */
export function reportBeside(stories: readonly Story[], { diagnostics, pages }: StoryContext): void {
  const known = new Map(stories.map((story) => [story.id, story]));
  for (const { id, parts, wish, unplanned } of stories) {
    const { beside } = wish ?? {};
    const span = wish?.spans.beside;
    if (beside === undefined || span === undefined) continue;
    const other = known.get(beside);
    if (other === undefined) {
      const others = [...known.keys()].filter((each) => each !== id);
      diagnostics.push(errorAt(span, "unknown-name", { value: beside, under: "stories", ...nearMiss(beside, others) }));
      continue;
    }
    const page = parts[0]?.page ?? -1;
    if (other.id !== id && (unplanned ?? other.unplanned) !== undefined) continue;
    if (other.id !== id && other.parts.some((part) => part.page === page)) continue;
    diagnostics.push(warningAt(span, "wish-elsewhere", { story: beside, page: pages[page]?.label ?? "" }));
  }
}

/** A warning for each story whose copy is the same as an earlier one's, white space aside: it was sent twice, under two ids. */
export function storyTwins(stories: readonly Story[]): readonly Diagnostic[] {
  const bySum = new Map<number, Story[]>();
  const found: Diagnostic[] = [];
  for (const story of stories) {
    const sum = sumOf(story);
    const alike = bySum.get(sum) ?? [];
    const twin = alike.length === 0 ? undefined : twinAmong(alike, inkOf(story));
    if (twin === undefined) bySum.set(sum, [...alike, story]);
    else found.push(warningAt(story.span, "story-twice", { story: story.id, twin: twin.id }, [twin.span]));
  }
  return found;
}

function twinAmong(alike: readonly Story[], ink: string): Story | undefined {
  return ink.length < LEAST_TWIN ? undefined : alike.find((other) => inkOf(other) === ink);
}

/** The copy without white space. */
function inkOf({ copy }: Story): string {
  return textOf(copy.codes).replace(/\s+/gu, "");
}

/** CJK Unified Ideographs, which include no white space. */
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];

/** A hash of the first Han characters: the same for equal copy, and fast, since not every copy is written out. */
function sumOf({ copy: { codes } }: Story): number {
  let sum = 0;
  for (let at = 0, counted = 0; at < codes.length && counted < HASHED_CHARACTERS; at++) {
    const code = codes[at] as number;
    if (code < FIRST_HAN || code > LAST_HAN) continue;
    sum = (Math.imul(sum, 31) + code) | 0;
    counted++;
  }
  return sum;
}
