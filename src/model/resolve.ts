import { textOf } from "../base/copy.ts";
import { type Diagnostic, hasErrors, type Outcome, warningAt } from "../base/diagnostic.ts";
import type { IssueManifest } from "../manifest/manifest.ts";
import type { Copies } from "../manifest/markup-copies.ts";
import type { PaperManifest } from "../manifest/paper-manifest.ts";
import { resolveAdvert } from "./adverts.ts";
import { type FrameOccupant, reportOverlaps } from "./frames.ts";
import { fieldsOf, reportFolioRoom } from "./furniture.ts";
import { resolveGroups } from "./groups.ts";
import type { Issue, Story } from "./issue.ts";
import { planPages } from "./page-plans.ts";
import { resolvePaper } from "./resolve-paper.ts";
import { resolveSettled } from "./settled.ts";
import { resolveFiller, resolveStory } from "./stories.ts";
import type { StoryContext } from "./story-context.ts";
import { reportBeside } from "./wishes.ts";

/** An issue, or all that is wrong with it. */
type Resolution =
  | Extract<Outcome<Issue>, { readonly ok: true }>
  | {
      readonly ok: false;
      /** The issue as far as it could be resolved. It is not laid out; its texts and photos are checked for further faults. */
      readonly rest: Issue;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Resolves a manifest: fills in every default from the paper and its preset, checks every reference, and reports all problems in one run.
 * @param copies the bodies with their markup read (`readCopies`)
 */
export function resolve(manifest: IssueManifest, written: PaperManifest, copies: Copies): Resolution {
  const diagnostics: Diagnostic[] = [];
  const { paper, palette } = resolvePaper(written, fieldsOf(manifest, written), diagnostics);
  const pages = planPages(manifest, paper, diagnostics);
  reportFolioRoom(written, paper, pages, diagnostics);
  const context: StoryContext = { paper, palette, pages, copies, diagnostics };
  const own = manifest.stories.map((story) => resolveStory(story, context));
  const stories = resolveGroups(manifest, own, context);
  const bought = manifest.adverts.map((advert) => resolveAdvert(advert, context));
  // A second half has no entry of its own in the manifest: it counts behind all that have one.
  const adverts = [0, 1].flatMap((half) => bought.flatMap((halves) => halves[half] ?? []));
  const fillers = manifest.fillers.map((filler) => resolveFiller(filler, context));
  reportOverlaps(occupantsOf({ paper, pages, stories: [...stories, ...fillers], adverts }, written), context);
  for (const members of occupantsInGroups(stories)) reportOverlaps(members, context);
  diagnostics.push(...storyTwins(own));
  reportBeside(stories, context);
  const settled = resolveSettled(manifest.settled, { stories: [...stories, ...fillers], adverts }, context);
  const issue: Issue = {
    paper,
    date: manifest.date.value,
    number: manifest.number?.value,
    edition: manifest.edition?.value,
    revision: manifest.revision.value,
    stem: stemOf(manifest, paper.code),
    pages,
    stories,
    adverts,
    fillers,
    settled,
    span: manifest.span,
  };
  return hasErrors(diagnostics) ? { ok: false, rest: issue, diagnostics } : { ok: true, value: issue, diagnostics };
}

/** ZKRB-2020-09-25, ZKRB-2020-09-25-晨-v2. */
function stemOf({ date, edition, revision }: IssueManifest, code: string): string {
  const parts = [code, date.value];
  if (edition !== undefined) parts.push(edition.value);
  if (revision.value > 1) parts.push(`v${revision.value}`);
  return parts.join("-");
}

/** Everything that takes room on a page: the nameplate on page one, the stories' frames, those of whole groups, the adverts. */
function occupantsOf(
  { paper, pages, stories, adverts }: Pick<Issue, "paper" | "pages" | "stories" | "adverts">,
  written: PaperManifest,
): readonly FrameOccupant[] {
  const first = pages.findIndex(({ number }) => number === 1);
  const plate = paper.nameplate;
  const span = written.furniture?.nameplate?.columns.span ?? paper.span;
  const nameplate = plate === undefined || first < 0 ? [] : [{ name: "报头", page: first, frame: plate, span }];
  return [
    ...nameplate,
    ...stories.filter(({ group }) => group === undefined).flatMap(framesOf),
    ...adverts.flatMap(({ name, page, frame, cells = [frame], span: place }) =>
      cells.map((cell) => ({ name, page, frame: cell, span: place })),
    ),
  ];
}

function framesOf({ id, parts, heads }: Story): readonly FrameOccupant[] {
  return parts.flatMap((part): readonly FrameOccupant[] => {
    const frame = heads === undefined ? part.frame : heads.frame;
    return frame === undefined ? [] : [{ name: id, page: part.page, frame, span: part.span }];
  });
}

/** The frames of each group's own stories: they lie in the group's frame, and not over one another. */
function occupantsInGroups(stories: readonly Story[]): readonly (readonly FrameOccupant[])[] {
  const groups = new Set(stories.flatMap(({ group }) => group ?? []));
  return [...groups].map((id) => stories.filter(({ group }) => group === id).flatMap(framesOf));
}

/** Shorter copy may well be the same in two places: 无标题, a slogan. */
const LEAST = 20;

/** A warning for each story whose copy, without its white space, is that of an earlier one: it was sent twice, under two ids. */
function storyTwins(stories: readonly Story[]): readonly Diagnostic[] {
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
  return ink.length < LEAST ? undefined : alike.find((other) => inkOf(other) === ink);
}

/** The copy without its white space. */
function inkOf({ copy }: Story): string {
  return textOf(copy.codes).replace(/\s+/gu, "");
}

/** CJK Unified Ideographs: no white space is among them. */
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];

/** The same for copies of the same ink, and for few others: to spell out every copy takes longer. */
function sumOf({ copy }: Story): number {
  let sum = 0;
  copy.codes.forEach((code) => {
    if (code >= FIRST_HAN && code <= LAST_HAN) sum = (Math.imul(sum, 31) + code) | 0;
  });
  return sum;
}
