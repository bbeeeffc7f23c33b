import { type Diagnostic, hasErrors, type Outcome, warningAt } from "../../base/diagnostic.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import type { Located } from "../manifest/located.ts";
import type { IssueManifest, PaperManifest, WrittenStory } from "../manifest/manifest.ts";
import type { Copies, MarkedCopy } from "../manifest/markup/markup.ts";
import { resolveAdvert, resolveStock } from "./adverts.ts";
import { occupantsInGroups, occupantsOf, reportOverlaps } from "./frames.ts";
import { fieldsOf, reportFolioRoom, reportWeather } from "./furniture.ts";
import { resolveGroups } from "./groups.ts";
import type { Issue, PagePlan, Story } from "./issue.ts";
import { planPages } from "./page-plans.ts";
import type { Palette } from "./palette.ts";
import type { Paper } from "./paper.ts";
import { resolvePaper } from "./resolve-paper.ts";
import { reportBeside, resolveFiller, resolveStory, storyTwins } from "./stories.ts";
import type { StoryContext } from "./story-context.ts";

/*
 * Turns a manifest into an issue: read this file first. The order follows from what needs what: the paper, then the pages, then stories and adverts on them,
 * then the checks between them. Diagnostics are collected on the way, so that one run reports everything.
 */

/** An issue, or everything that is wrong with it. */
type Resolution =
  | Extract<Outcome<Issue>, { readonly ok: true }>
  | {
      readonly ok: false;
      /** The issue as far as it could be resolved. It is not laid out, but its texts and photos are checked. */
      readonly rest: Issue;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Resolves a manifest: fills in defaults from the paper and its preset, checks every reference, and reports all problems in one run.
 * @param copies the bodies with their markup read (`readCopies`)
 * @param memory has stories of an earlier build
 */
export function resolve(
  manifest: IssueManifest,
  written: PaperManifest,
  copies: Copies,
  memory: Memory = noMemory,
): Resolution {
  const diagnostics: Diagnostic[] = [];
  const resolved = resolvePaper(written, fieldsOf(manifest, written), diagnostics);
  const [paper, palette] = [memory.same(resolved.paper), memory.same(resolved.palette)];
  const pages = memory.same(planPages(manifest, paper, diagnostics));
  reportFolioRoom(written, paper, pages, diagnostics);
  reportWeather(manifest, written, diagnostics);
  const words = [...written.words, ...manifest.words].map((word) =>
    "word" in word ? word : { word, never: undefined },
  );
  diagnostics.push(...words.flatMap(({ word }) => joinedWords(word)));
  const context: StoryContext = { paper, palette, pages, copies, diagnostics };
  const own = manifest.stories.map((story) => {
    const alone = memory.same({ written: story, marked: copies.get(story.id.value) });
    const { story: made, found } = memory.memo(resolveAlone)(alone, paper, palette, pages);
    diagnostics.push(...found);
    return made;
  });
  const stories = resolveGroups(manifest, own, context);
  const bought = manifest.adverts.map((advert) => resolveAdvert(advert, context));
  // A second half has no entry in the manifest: it comes after all adverts that have one.
  const adverts = [0, 1]
    .flatMap((half) => bought.flatMap((halves) => halves[half] ?? []))
    .map((advert, index) => ({ ...advert, id: advertId(index + 1, manifest) }));
  const fillers = manifest.fillers.map((filler) => resolveFiller(filler, context));
  reportOverlaps(occupantsOf({ paper, pages, stories: [...stories, ...fillers], adverts }, written), context);
  for (const members of occupantsInGroups(stories)) reportOverlaps(members, context);
  diagnostics.push(...storyTwins(own));
  reportBeside(stories, context);
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
    ...(written.stock.length > 0 && { stock: resolveStock(written.stock, paper.script) }),
    fillers,
    words: words.map(({ word }) => word.value),
    unbroken: words.flatMap(({ word, never }) => (never?.value ? [word.value] : [])),
    span: manifest.date.span,
  };
  return hasErrors(diagnostics) ? { ok: false, rest: issue, diagnostics } : { ok: true, value: issue, diagnostics };
}

/** A colon, which no author's id contains, only where a story has the name: past issues keep their ids. */
function advertId(number: number, { stories, fillers }: IssueManifest): string {
  const id = `advert-${number}`;
  return [...stories, ...fillers].some((story) => story.id.value === id) ? `advert:${number}` : id;
}

/** Resolves a story by itself. */
function resolveAlone(
  { written, marked }: { readonly written: WrittenStory; readonly marked: MarkedCopy | undefined },
  paper: Paper,
  palette: Palette,
  pages: readonly PagePlan[],
): { readonly story: Story; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const copies = new Map(marked && [[written.id.value, marked]]);
  return { story: resolveStory(written, { paper, palette, pages, copies, diagnostics: found }), found };
}

/** Reports an entry that holds several words, which matches no text: [供水管网，老盐仓]. A comma inside a title in 《》 is allowed. */
function joinedWords({ value, span }: Located<string>): readonly Diagnostic[] {
  const parts = value.replaceAll(/《[^》]*》|“[^”]*”|「[^」]*」|『[^』]*』/g, "").split(/[，、；]|[,;]\s/);
  return parts.length < 2 ? [] : [warningAt(span, "words-joined", { value })];
}

/** ZKRB-2020-09-25, ZKRB-2020-09-25-晨-v2. */
function stemOf({ date, edition, revision }: IssueManifest, code: string): string {
  const parts = [code, date.value];
  if (edition !== undefined) parts.push(edition.value);
  if (revision.value > 1) parts.push(`v${revision.value}`);
  return parts.join("-");
}
