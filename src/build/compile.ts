// The way of an issue from its manifest to its pages, one call a stage: read, resolve, open fonts and photos, set and make up, check. A stage with errors does
// not end the run: the later ones go on with what is sound, so that one run reports all problems.
import { underCauses } from "../base/causes.ts";
import { type Diagnostic, movedDiagnostics, type Outcome } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import { withVariants } from "../base/han-variants.ts";
import { type Memory, noMemory } from "../base/memo.ts";
import { once } from "../base/once.ts";
import type { SourceFile } from "../base/source.ts";
import { startClock, type Timings } from "../base/watch.ts";
import type { OpenFonts } from "../engine/fonts/open.ts";
import type { PictureRequest } from "../engine/images/picture.ts";
import { openPictureMaker, type PictureMaker } from "../engine/images/picture-maker.ts";
import { markDraft } from "../engine/layout/draft-marks.ts";
import { checkPictures, checkRepeated, lineFaults } from "../engine/layout/faults/checks.ts";
import { type CopyFit, type IssueQuality, qualityOf } from "../engine/layout/figures.ts";
import { reuseStories } from "../engine/layout/known-stories.ts";
import type { Layout } from "../engine/layout/page.ts";
import { withMakeUp } from "../engine/makeup/found.ts";
import { layOutWith, type MadeUpIssue, type MadeUpLayout } from "../engine/makeup/make-up.ts";
import { readCopies } from "../engine/manifest/markup/markup.ts";
import { type InFile, unmoved } from "../engine/manifest/pieces.ts";
import { type Manifest, type Reading, readManifest } from "../engine/manifest/read.ts";
import { pictureAdverts } from "../engine/model/adverts.ts";
import type { Advert, Issue, PictureAdvert, Story } from "../engine/model/issue.ts";
import { withSeverity } from "../engine/model/paper.ts";
import { resolve } from "../engine/model/resolve.ts";
import { facesOf } from "../engine/model/texts.ts";
import { type PrintedIssue, printIssue } from "../engine/newspaper/build.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import type { FlatPlan } from "../engine/plan/flat-plan.ts";
import { planAndLayOut } from "../engine/plan/plan.ts";
import { checkUsage, DESK_FAULTS, type Desk, openDesk, type Reader } from "../engine/usage/check.ts";
import { readLists } from "../engine/usage/lists.ts";
import { checkReferences, type PagesOfIssue } from "../engine/usage/references.ts";
import { findSimplified, findTraditional, type ScriptFinder, type ScriptTables } from "../engine/usage/script.ts";
import { knownWords } from "../engine/words/known-words.ts";
import { withListedWords } from "../engine/words/own-words.ts";
import { syllables } from "../engine/words/sounds.ts";
import { inTraditional, simplifiedForms, standardCharacters } from "../engine/words/traditional.ts";
import type { Words } from "../engine/words/words.ts";
import type { Printed } from "../formats/format.ts";
import { checkAdverts, checkDrawings } from "./check-drawings.ts";
import { copyGlyphs, printedGlyphs } from "./check-glyphs.ts";
import type { Host } from "./host.ts";
import { dayFaults } from "./issue-days.ts";
import { lettersFor, openType, ownList } from "./issue-fonts.ts";
import { type IssuePlace, type NamedFiles, nameIn, withNames } from "./portable-names.ts";
import { findPrinted } from "./printed.ts";
import { missingPhotos, withGreyPhotos } from "./stand-in-photos.ts";

/** A made-up issue: everything that drawing needs. */
export interface MadeUp {
  readonly place: IssuePlace;
  /** With a page for each story. */
  readonly issue: Issue;
  readonly plan: FlatPlan;
  /** The files that it was read from: issue.yaml, paper.yaml, the files of copy. */
  readonly sources: readonly SourceFile[];
  /** Converts a span of the issue to one of its file: spans in an open issue count from the beginning of a piece of issue.yaml. */
  readonly inFile: InFile;
  readonly fonts: OpenFonts;
  readonly photos: PictureMaker;
  readonly layout: Layout;
  /** The layout with the marks of a draft: it shows on each page what is wrong there. */
  readonly marked: () => Layout;
  readonly printed: Printed | undefined;
  /** The issue with the frames that the engine found, and each page's make-ups, best first. */
  readonly found: MadeUpIssue;
  readonly copyFit: () => CopyFit;
  /** Lays the same issue out with other frames. */
  readonly layOut: (issue: Issue) => Pick<MadeUpLayout, "layout" | "adverts" | "photos" | "held" | "stories">;
}

export interface Compiled {
  /** Undefined if errors made a layout impossible. An issue with overset copy is made up, and has errors. */
  readonly madeUp: MadeUp | undefined;
  /** Of all stages, in their order; what follows from another stands under it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly timings: Timings;
}

/**
 * Makes up an issue: runs all stages up to its pages.
 * @param path the manifest, absolute
 * @param wanted how many make-ups to keep of each page that the engine makes up
 */
export async function compile(path: string, host: Host, wanted = 1): Promise<Compiled> {
  const clock = startClock(host.watch);
  const diagnostics: Diagnostic[] = [];
  const take = <T>(outcome: Outcome<T>): T | undefined => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.ok ? outcome.value : undefined;
  };
  let inFile = unmoved;
  const made = (madeUp?: MadeUp): Compiled => {
    return { madeUp, diagnostics: underCauses(movedDiagnostics(diagnostics, inFile)), timings: clock.stop() };
  };
  const memory = host.memory ?? noMemory;
  clock.begin("read");
  const { reading, files, named } = await readForDraft(path, host, memory, diagnostics);
  // Entries with faults are left out; the others are still checked and may have faults of their own.
  const read = reading.ok ? reading.value : reading.rest;
  if (read === undefined) return made();
  ({ inFile } = read.issue);
  diagnostics.push(...(await dayFaults(path, read.issue, host.beside)));
  const defaultWords = host.words ?? memory.house.memo(knownWords)(memory.house);
  clock.begin("resolve");
  const { copies, diagnostics: found } = readCopies(read.issue, memory);
  diagnostics.push(...found);
  const resolved = resolve(read.issue, read.paper, copies, memory);
  diagnostics.push(...resolved.diagnostics);
  const desk = memory.house.memo(deskOf)(memory.house.same(read.paper.usage.map(({ source }) => source)));
  const issue = withPeople(sharedWithEarlier(resolved.ok ? resolved.value : resolved.rest, memory), desk);
  const isTraditional = issue.paper.script === "traditional";
  const other = memory.house.memo(isTraditional ? simplifiedFinder : traditionalFinder)(memory.house);
  const inScript = isTraditional ? memory.house.memo(inTraditional)(defaultWords) : defaultWords;
  const reader = memory.house.memo(readerOf)(other, inScript);
  diagnostics.push(...desk.lists.diagnostics, ...deskFaults(issue, checkUsage(read, copies, desk, reader, memory)));
  clock.begin("fonts");
  const faces = facesOf(issue.paper.styles);
  const type = take(openType({ faces, written: read.paper.styles, own: ownList(read) }, host.fonts, memory));
  if (type !== undefined) diagnostics.push(...copyGlyphs(issue, type, memory));
  clock.begin("photos");
  let shown = files;
  let photos = await openIssuePhotos(issue, { ...host, files }, type?.fonts);
  let pictures = reading.ok ? take(await photos.probe(picturesOf(issue))) : undefined;
  if (reading.ok && pictures === undefined && host.draft) {
    shown = withGreyPhotos(files, unreadPhotos(issue, diagnostics), FIRST_UNREAD);
    photos = await openIssuePhotos(issue, { ...host, files: shown }, type?.fonts);
    const again = await photos.probe(picturesOf(issue));
    if (again.ok) pictures = again.value;
  }
  // Copy without a page is seen best on the page that it does not fit.
  const isFatal = ({ code, severity }: Diagnostic): boolean =>
    severity === "error" && code !== "continued-inside" && !(host.draft && DRAWN_IN_DRAFTS.has(code));
  const isResolved = resolved.ok || !resolved.diagnostics.some(isFatal);
  if (!isResolved || type === undefined || pictures === undefined) return made();
  clock.begin("make-up");
  const words = memory.memo(withListedWords)(inScript, issue.words, issue.unbroken);
  const means = { bench: type.bench, pictures: memory.same(pictures), words, memory };
  const { layout, madeUp, copyFit, plan, ...laidOut } = planAndLayOut(
    issue,
    { ...means, framed: () => clock.begin("typeset") },
    wanted,
  );
  const flat = plan.issue;
  clock.begin("check");
  diagnostics.push(...type.fonts.faults(), ...printedGlyphs(flat, layout, type.bench.fonts));
  diagnostics.push(...laidOut.diagnostics(), ...lineFaults(flat, layout, memory));
  diagnostics.push(...deskFaults(flat, checkReferences(read.issue, copies, pagesOf(madeUp.issue), memory)));
  diagnostics.push(...(await checkShown(flat, refusedFiles(diagnostics), layout, photos, shown.read)));
  const pages = { stem: issue.stem, layout, hash: photos.hash };
  const before = await findPrinted(path, read.issue, pages, host.beside, memory);
  diagnostics.push(...before.diagnostics);
  memory.turn();
  return made({
    inFile,
    place: { working: host.folder, manifest: path, folder: read.issue.folder, paper: read.paper.folder, named },
    issue: flat,
    plan,
    sources: sourcesOf(read),
    fonts: type.fonts,
    photos,
    layout,
    marked: once(() => markDraft(layout, { issue: flat, diagnostics, ...means })),
    printed: before.printed,
    found: madeUp,
    copyFit,
    layOut: (other) => layOutWith(other, means),
  });
}

function deskOf(lists: readonly SourceFile[]): Desk {
  return openDesk(readLists(lists));
}

function readerOf(findScript: ScriptFinder, words: Words): Reader {
  return { findScript, words, syllables: once(syllables) };
}

function scriptTables(): ScriptTables {
  return { forms: once(() => withVariants(simplifiedForms())), standard: once(standardCharacters) };
}

function traditionalFinder(): ScriptFinder {
  return findTraditional(scriptTables());
}

function simplifiedFinder(): ScriptFinder {
  return findSimplified(scriptTables());
}

/** The issue with the listed people and words that may not break. */
function withPeople(issue: Issue, { lists: { people, words } }: Desk): Issue {
  const own = [...people.map(({ name, never }) => ({ word: name, never })), ...words.filter(({ never }) => never)];
  if (own.length === 0) return issue;
  const never = own.flatMap((each) => (each.never ? [each.word] : []));
  return { ...issue, words: [...issue.words, ...own.map(({ word }) => word)], unbroken: [...issue.unbroken, ...never] };
}

/** Where the stories stand as made up, and which jump lines they have. */
function pagesOf(issue: Issue): PagesOfIssue {
  return {
    pages: issue.pages,
    standingOf: (id) => {
      const story = storyById(issue, id);
      if (story === undefined || story.parts.length === 0) return undefined;
      const pages = story.parts.map(({ page }) => page);
      const jumps = pages.some((page) => page !== pages[0]);
      const [writesTo, writesFrom] = [
        jumps || story.continuesOn !== undefined,
        jumps || story.continuedFrom !== undefined,
      ];
      return { pages, writesTo, writesFrom };
    },
  };
}

/** Findings of the copy desk with the severity that the paper sets. */
function deskFaults({ paper }: Issue, found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.flatMap((each) => withSeverity(paper, DESK_FAULTS[each.code as keyof typeof DESK_FAULTS], each));
}

function sourcesOf({ issue, paper }: Manifest): readonly SourceFile[] {
  const bodies = [...issue.stories, ...issue.fillers].flatMap(({ body }) =>
    body === undefined ? [] : issue.inFile(body.span).source,
  );
  return [...new Set([issue.source, paper.source, ...bodies])];
}

/** The issue. Parts that are equal to those of an earlier build are the objects of that build. */
function sharedWithEarlier(issue: Issue, memory: Memory): Issue {
  const { stories, fillers, adverts } = issue;
  return {
    ...issue,
    stories: reuseStories(stories, memory),
    fillers: reuseStories(fillers, memory),
    adverts: adverts.map(memory.same),
  };
}

/** Reports faults of the pictures, adverts and drawings on the pages. @param refused files that a draft shows as grey pictures */
async function checkShown(
  issue: Issue,
  refused: ReadonlySet<unknown>,
  layout: Layout,
  photos: PictureMaker,
  read: Files["read"],
): Promise<readonly Diagnostic[]> {
  const stories =
    refused.size === 0
      ? issue.stories
      : issue.stories.map((story) => ({ ...story, photos: story.photos.filter(({ file }) => !refused.has(file)) }));
  const shown = { ...issue, stories, adverts: pictureAdverts(issue) };
  return [
    ...checkPictures(shown, layout),
    ...checkRepeated(shown, layout, photos.hash),
    ...(await checkAdverts(shown, layout, read)),
    ...(await checkDrawings(shown, layout, { ...photos, read })),
  ];
}

/** Errors that leave a story which can be drawn: imported copy may lack a headline. */
const DRAWN_IN_DRAFTS: ReadonlySet<string> = new Set(["no-headline", "no-copy"]);
/** Grey pictures for missing photos have lower numbers. */
const FIRST_UNREAD = 2048;

/** The files that errors name. */
function refusedFiles(found: readonly Diagnostic[]): ReadonlySet<unknown> {
  return new Set(found.flatMap(({ severity, arguments: { file } }) => (severity === "error" ? [file] : [])));
}

/** Photos of stories that exist but cannot be read: absolute paths. */
function unreadPhotos({ stories }: Issue, found: readonly Diagnostic[]): readonly string[] {
  const refused = refusedFiles(found);
  const photos = stories.flatMap((story) => story.photos).filter(({ file }) => refused.has(file));
  return [...new Set(photos.map(({ path }) => path))];
}

/** Reads the manifest. In a draft missing photos are reported, and grey pictures replace them. */
async function readForDraft(
  path: string,
  { files: unnamed, draft }: Host,
  memory: Memory,
  diagnostics: Diagnostic[],
): Promise<{ readonly reading: Reading; readonly files: Files; readonly named: NamedFiles }> {
  const { files, named } = withNames(unnamed);
  const reading = await readManifest(path, files, memory);
  diagnostics.push(...reading.diagnostics);
  if (reading.ok || !draft) return { reading, files, named };
  const missing = await missingPhotos(reading.rest, files);
  if (missing.length === 0) return { reading, files, named };
  const filled = withGreyPhotos(files, missing);
  return { reading: await readManifest(path, filled, memory), files: filled, named };
}

/** The typesetting quality report of a made-up issue. */
export function typographyOf({ issue, layout, inFile }: MadeUp): IssueQuality {
  return qualityOf(issue, layout, inFile);
}

/**
 * The made-up issue as the formats read it.
 * @param memory has pages and stories of an earlier newspaper
 */
export function newspaperIn(madeUp: MadeUp, memory?: Memory): Newspaper {
  return printedIn(madeUp, memory).newspaper();
}

/** The same, but parts that only some formats need are made when they are first read. */
export function printedIn({ issue, layout, photos, place, inFile }: MadeUp, memory?: Memory): PrintedIssue {
  return printIssue(issue, layout, { name: (path) => nameIn(place, path), inFile, hash: photos.hash }, memory);
}

/** The layout with the make-up of a rank (from 0) on each page; a page with fewer make-ups takes its best. */
export function otherMakeUp(madeUp: MadeUp, rank: number): MadeUp {
  const { layout, adverts } = madeUp.layOut(issueOfRank(madeUp.found, rank, () => true));
  return { ...madeUp, layout, issue: { ...madeUp.issue, adverts } };
}

/** The issue with the make-up of a rank (from 0) on the chosen pages. Other pages, and those with fewer make-ups, take their best. */
export function issueOfRank(found: MadeUpIssue, rank: number, isChosen: (page: number) => boolean): Issue {
  return found.pages.reduce((made, { page, items, makeUps }) => {
    const makeUp = (isChosen(page) ? makeUps[rank] : undefined) ?? makeUps[0];
    return makeUp === undefined ? made : withMakeUp(made, items, makeUp);
  }, found.issue);
}

/** Makes the pictures of an issue, in the inks of its press. */
async function openIssuePhotos({ paper }: Issue, host: Host, fonts: OpenFonts | undefined): Promise<PictureMaker> {
  const { ink: limit, resolution, sharpen, tone } = paper.press;
  const named = paper.press.profile ?? host.profile;
  const profile = (await host.onDisk?.(named)) ?? named;
  const read = (path: string): Promise<Uint8Array | undefined> => host.files.read(path === profile ? named : path);
  const ink = { kind: "process", profile, limit } as const;
  const printing = {
    ...{ ink, resolution, sharpen, tone, span: paper.press.profileSpan ?? paper.span },
    letters: fonts && lettersFor(paper.styles, fonts),
  };
  return openPictureMaker({ ...host.files, read }, host.pictures, printing, host.memory);
}

/** All pictures and adverts that the issue names. */
export function picturesOf(issue: Issue): readonly PictureRequest[] {
  return [
    ...issue.stories.flatMap((story) => story.photos.map((photo) => ({ ...photo, mayBePdf: true, byName: true }))),
    ...pictureAdverts(issue).map((advert) => ({ ...advert, mayBePdf: true })),
  ];
}

// Ids on the pages, and what they belong to in the issue.

/** A story or a filler. */
export function storyById({ stories, fillers }: Issue, id: string): Story | undefined {
  return stories.find((story) => story.id === id) ?? fillers.find((story) => story.id === id);
}

/** An advert, or one half of an advert over the fold, by its id on the pages: `advert-2`. Undefined for a story's id. */
export function advertById({ adverts }: Issue, id: string): (Advert & Pick<PictureAdvert, "half">) | undefined {
  return adverts.find((advert) => advert.id === id);
}
