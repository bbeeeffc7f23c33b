import { basename, dirname, join } from "node:path";
import type { Code } from "../../base/codes.ts";
import { type Diagnostic, errorAt, hasErrors, limitAlike, type Outcome } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import { endOfLine, fileSpan, type SourceFile, type Span } from "../../base/source.ts";
import { limitOf, tooLarge } from "./decode.ts";
import type { Located, LocatedText } from "./located.ts";
import type {
  FileName,
  IssueManifest,
  PaperManifest,
  TextFile,
  WrittenDeck,
  WrittenFiller,
  WrittenFurniture,
  WrittenGroup,
  WrittenHeading,
  WrittenPlace,
  WrittenPullquote,
  WrittenQr,
  WrittenStory,
} from "./manifest.ts";
import {
  type FillerEntry,
  type IssueText,
  type PaperText,
  type Parsed,
  parseIssue,
  parsePaper,
  type StoryEntry,
} from "./parse.ts";
import { type InFile, inPieces, unmoved } from "./pieces.ts";
import {
  type AllowedFolders,
  type FoundReference,
  type FoundReferences,
  follow,
  type References,
  readText,
} from "./references.ts";
import type { FileReference } from "./walk.ts";

/*
 * Reads an issue, its paper and the files that they name, and joins them. The sound entries of a faulty issue are joined too, so that one run also reports what
 * later stages find in them.
 */

/** An issue and its paper, joined with the copy that they name. */
export interface Manifest {
  readonly issue: IssueManifest;
  readonly paper: PaperManifest;
}

/** A manifest, or everything that is wrong with it. */
export type Reading =
  | Extract<Outcome<Manifest>, { readonly ok: true }>
  | {
      readonly ok: false;
      /** The entries without faults, for further checks; undefined if nothing can be checked. */
      readonly rest: Manifest | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Reads an issue, its paper and every file that they name, or reports everything that is wrong with them.
 * Files must be in the issue's folder or the paper's after links are followed.
 * @param path issue.yaml, absolute
 */
export async function readManifest(path: string, files: Files, memory: Memory = noMemory): Promise<Reading> {
  const opened = await openIssue(path, files, memory.house);
  if (!opened.ok) return { ...opened, rest: undefined };
  const { source, folder } = opened.value;
  const parsed = memory.memo(parseIssue)(source);
  const paperNames = parsed.files.filter(({ use }) => use === "manifest");
  const papers = await follow(paperNames, { folder, roots: [] }, files, memory.house);
  const [paper] = papers.found.values();
  const paperFolder = paper === undefined ? folder : dirname(paper.path);
  const roots = [folder, paperFolder];
  const others = parsed.files.filter(({ use }) => use !== "manifest");
  const named = await follow(others, { folder, roots }, files, memory.house);
  const read = paper?.source && (await readPaper(paper.source, { folder: paperFolder, roots }, files, memory.house));
  const all = [
    ...inOrder([...parsed.outcome.diagnostics, ...papers.diagnostics, ...named.diagnostics], source),
    ...(read?.diagnostics ?? []),
  ];
  const diagnostics = limitAlike(all);
  const found = new Map([...papers.found, ...named.found]);
  if (!read?.ok || !parsed.outcome.ok || hasErrors(diagnostics)) {
    const rest = read?.ok ? restOf(parsed, others, { source, folder, found, diagnostics: all }, memory) : undefined;
    return { ok: false, rest: rest && read?.ok ? { issue: rest, paper: read.value } : undefined, diagnostics };
  }
  const issue = issueManifest(parsed.outcome.value, source, folder, found, memory);
  return { ok: true, value: { issue, paper: read.value }, diagnostics };
}

/** The sound entries of an issue. A missing photo does not spoil its story, since only the photo's name is checked later. */
function restOf(
  { partial }: Parsed<IssueText>,
  named: readonly FileReference[],
  { source, folder, found, diagnostics }: Opened & References,
  memory: Memory,
): IssueManifest | undefined {
  if (partial?.span === undefined) return undefined;
  const unfound = named.filter(({ use, span }) => use === "bytes" && !found.has(span.start));
  const text = salvage({ ...partial, span: partial.span }, diagnostics, new Set(unfound.map(({ span }) => span.start)));
  const standIns = unfound.map(
    ({ span, value }) => [span.start, { path: join(folder, value), source: undefined }] as const,
  );
  return text && issueManifest(text, source, folder, new Map([...found, ...standIns]), memory);
}

/** Reads paper.yaml and the files that it names. */
async function readPaper(
  source: SourceFile,
  folders: AllowedFolders,
  files: Files,
  memory: Memory,
): Promise<Outcome<PaperManifest>> {
  const parsed = memory.memo(parsePaper)(source);
  const { found, diagnostics: unfound } = await follow(parsed.files, folders, files, memory);
  const diagnostics = inOrder([...parsed.outcome.diagnostics, ...unfound], source);
  if (!parsed.outcome.ok || hasErrors(diagnostics)) return { ok: false, diagnostics };
  return {
    ok: true,
    value: paperManifest(parsed.outcome.value, source, folders.folder, findIn(found, unmoved)),
    diagnostics,
  };
}

/** Sorted by place in `source`. A fault in a file that it names counts at the name. */
function inOrder(diagnostics: readonly Diagnostic[], source: SourceFile): readonly Diagnostic[] {
  const place = ({ span, related }: Diagnostic): number =>
    [span, ...related].find((each) => each.source === source)?.start ?? 0;
  return diagnostics.toSorted((a, b) => place(a) - place(b));
}

interface Opened {
  readonly source: SourceFile;
  /** Absolute, links followed. */
  readonly folder: string;
}

async function openIssue(path: string, files: Files, memory: Memory): Promise<Outcome<Opened>> {
  const name = files.name(path);
  const span = fileSpan(name);
  const fail = (diagnostic: Diagnostic): Outcome<Opened> => ({ ok: false, diagnostics: [diagnostic] });
  const folder = await files.look(dirname(path));
  const facts = await files.look(path);
  if (folder === undefined || facts === undefined) return fail(errorAt(span, "missing-file", { file: name }));
  if (facts.kind !== "file") return fail(errorAt(span, "not-a-file", { file: name }));
  if (facts.bytes > limitOf("manifest")) {
    return fail(errorAt(span, "file-too-large", tooLarge(facts.bytes, "manifest")));
  }
  const text = await readText(join(folder.path, basename(path)), "manifest", files, memory);
  // Messages call the file as the author did.
  return text.ok ? { ...text, value: { source: memory.memo(withPath)(text.value, name), folder: folder.path } } : text;
}

function withPath(source: SourceFile, path: string): SourceFile {
  return { ...source, path };
}

type OpenText = Exclude<NonNullable<StoryEntry["place"]>, readonly unknown[]>;
type PlaceText = NonNullable<FillerEntry["place"]>;

/** Joins issue.yaml with the files that it names. @param memory has stories of an earlier build */
export function issueManifest(
  written: IssueText,
  source: SourceFile,
  folder: string,
  references: FoundReferences,
  memory: Memory = noMemory,
): IssueManifest {
  const { text, inFile, kept } = memory.isSingleBuild
    ? { text: written, inFile: unmoved, kept: [] }
    : memory.memo(inPieces)(written, source, memory);
  for (const each of kept) memory.same(each);
  const find = findIn(references, inFile);
  return {
    ...text,
    source,
    inFile,
    folder,
    stories: text.stories.map((story) =>
      memory.memo(storyOf)(
        memory.same({ story, grouped: placeInGroup(text.groups, story), files: filesOf(story).map(find) }),
        memory,
      ),
    ),
    groups: text.groups.map((group) => ({
      ...group,
      kicker: headingOf(group.kicker),
      headline: headingOf(group.headline),
      deck: headingOf(group.deck),
      ...groupPlaces(group),
    })),
    adverts: text.adverts.map((advert) =>
      memory.same({
        ...advert,
        picture: advert.file && fileName(advert.file, find),
        headline: headingOf(advert.headline),
        text: advert.text && linesOf(advert.text),
        signature: advert.signature && linesOf(advert.signature),
      }),
    ),
    fillers: text.fillers.map((filler) => memory.same(fillerOf(filler, find, memory))),
  };
}

/** Finds the file that a value names. */
type Find = (file: Located<string>) => FoundReference;

/** @throws Error from the function if the file was not found: that is an error, after which nothing is joined */
function findIn(found: FoundReferences, inFile: InFile): Find {
  return ({ span, value }) => {
    const there = found.get(inFile(span).start);
    if (there === undefined) throw new Error(`${value} was never looked up`);
    return there;
  };
}

function fileName(file: Located<string>, find: Find): FileName {
  return { file, path: find(file).path };
}

/** A file whose text is used: an SVG, a list of fonts. */
function namedText(file: TextFile["file"], find: Find): TextFile {
  const { path, source } = find(file);
  if (source === undefined) throw new Error(`${path} was never read`);
  return { file, path, source };
}

/** The page of its group, for a story without a place. */
function placeInGroup(groups: IssueText["groups"], { place, group }: StoryEntry): OpenText | undefined {
  const own = groups.find(({ id }) => id.value === group?.value);
  if (place !== undefined || own === undefined || group === undefined) return undefined;
  const page = own.place?.page;
  return {
    ...NO_KEYS,
    page: page !== undefined && "value" in page ? { ...page, span: group.span } : page,
    span: group.span,
  };
}

/** A place of which only the page is given. */
const NO_KEYS = {
  columns: undefined,
  rows: undefined,
  legs: undefined,
  size: undefined,
  white: undefined,
  box: undefined,
  tint: undefined,
  reverse: undefined,
  head: undefined,
  over: undefined,
  headline: undefined,
  pinned: undefined,
  rule: undefined,
  spread: undefined,
} as const;

/** The files that a story names. */
function filesOf({ body, label, photos }: StoryEntry): readonly Located<string>[] {
  return [
    ...(body !== undefined && "file" in body ? [body.file] : []),
    ...(label !== undefined && "art" in label ? [label.art] : []),
    ...photos.map(({ file }) => file),
  ];
}

interface WithFiles {
  readonly story: StoryEntry;
  readonly grouped: OpenText | undefined;
  /** Those of `filesOf`. */
  readonly files: readonly FoundReference[];
}

function storyOf({ story, grouped, files }: WithFiles, memory: Memory): WrittenStory {
  const named = filesOf(story);
  const find: Find = (file) => files[named.indexOf(file)] as FoundReference;
  const places = story.place ?? grouped ?? { ...NO_KEYS, page: undefined, span: story.id.span };
  const [first, ...others] = ("span" in places ? [places] : places).map((place) => pagesOf(place, story.id));
  return {
    ...story,
    kicker: headingOf(story.kicker),
    headline: headingOf(story.headline),
    deck: deckOf(story.deck),
    body: story.body && bodyOf(story.body, find, memory),
    ...labelOf(story.label, find),
    pullquote: pullquoteOf(story.pullquote),
    qr: qrOf(story.qr),
    photos: story.photos.map((photo) => ({ ...photo, ...fileName(photo.file, find) })),
    place: [first, ...others].flatMap((each) => (each === undefined ? [] : [placeOf(each.place)])),
    open: others.length === 0 && (first?.open.length !== 1 || isSpare(story, first.place)) ? first?.open : undefined,
  };
}

/** A label in type, or a drawn one, whose text is for readers who cannot see it. */
function labelOf(label: StoryEntry["label"], find: Find): Pick<WrittenStory, "label" | "labelArt"> {
  if (label === undefined || "value" in label) return { label, labelArt: undefined };
  const { art, text, rows, at } = label;
  return { label: text, labelArt: { art: namedText(art, find), rows, at } };
}

/** Keys that a plain text lacks. */
const PLAIN = { columns: undefined, at: undefined } as const;

/** The default: make-up must print it. */
function mustStay(span: Span): Pick<WrittenDeck, "optional" | "omit"> {
  return { optional: { value: false, span }, omit: undefined };
}

function deckOf(written: StoryEntry["deck"]): WrittenDeck | undefined {
  if (written === undefined) return undefined;
  if (!("text" in written)) return { ...headingOf(written), ...mustStay(spanOf(written)) };
  const { text, optional, omit } = written;
  return { ...headingOf(text), optional, omit };
}

function pullquoteOf(written: StoryEntry["pullquote"]): WrittenPullquote | undefined {
  if (written === undefined || !("value" in written)) return written;
  return { ...PLAIN, ...mustStay(written.span), text: written, by: undefined, part: { value: 1, span: written.span } };
}

function qrOf(written: StoryEntry["qr"]): WrittenQr | undefined {
  if (written === undefined || !("value" in written)) return written;
  return {
    ...PLAIN,
    ...mustStay(written.span),
    url: written,
    caption: undefined,
    part: { value: 1, span: written.span },
  };
}

function fillerOf(filler: FillerEntry, find: Find, memory: Memory): WrittenFiller {
  const place = filler.place && placeOf(filler.place);
  return { ...filler, headline: headingOf(filler.headline), body: bodyOf(filler.body, find, memory), place };
}

/** A spare story waits for the plan also if its page is given. */
function isSpare({ spare }: StoryEntry, { columns }: PlaceText): boolean {
  return spare.value && columns === undefined;
}

/** The labels of a place, and the place with the first of them. */
function pagesOf(
  { page, ...place }: OpenText,
  id: Located<string>,
): { readonly place: PlaceText; readonly open: readonly Located<string>[] } {
  const open = page === undefined ? [] : "value" in page ? [page] : page;
  return { place: { ...place, page: open[0] ?? { value: "", span: id.span } }, open };
}

function groupPlaces({ place, id, span }: IssueText["groups"][number]): Pick<WrittenGroup, "place" | "open"> {
  const found = pagesOf({ ...NO_KEYS, page: undefined, span, ...place }, id);
  return { place: placeOf(found.place), open: found.open.length === 1 ? undefined : found.open };
}

function placeOf(place: PlaceText): WrittenPlace {
  return { ...place, headline: headingOf(place.headline) };
}

function bodyOf(body: FillerEntry["body"], find: Find, memory: Memory): LocatedText {
  return "value" in body ? body : memory.memo(wholeText)(namedText(body.file, find).source);
}

function wholeText(source: SourceFile): LocatedText {
  const { text: value } = source;
  const origins = new Int32Array(value.length + 1);
  for (let at = 0; at <= value.length; at++) origins[at] = at;
  return { value, span: { source, start: 0, end: value.length }, origins };
}

/** The lines of a list, or of a YAML block. */
function headingOf(written: HeadingText): WrittenHeading;
function headingOf(written: HeadingText | undefined): WrittenHeading | undefined;
function headingOf(written: HeadingText | undefined): WrittenHeading | undefined {
  if (written === undefined) return undefined;
  const lines = "value" in written ? linesOf(written) : written;
  return { lines, turned: !("value" in written) || lines.length > 1, span: spanOf(written) };
}

type HeadingText = LocatedText | readonly LocatedText[];

function linesOf(text: LocatedText): readonly LocatedText[] {
  if (!text.value.includes("\n")) return [text];
  const lines: LocatedText[] = [];
  for (let at = 0; at < text.value.length; ) {
    const end = endOfLine(text.value, at);
    const value = text.value.slice(at, end);
    const start = text.origins[at] ?? text.span.start;
    const span = { source: text.span.source, start, end: (text.origins[end - 1] ?? start) + 1 };
    if (value.trim() !== "") lines.push({ value, span, origins: text.origins.slice(at, end + 1) });
    at = end + 1;
  }
  return lines.length === 0 ? [text] : lines;
}

function spanOf(written: LocatedText | readonly LocatedText[]): Span {
  if ("value" in written) return written.span;
  const [first] = written;
  const last = written.at(-1);
  if (first === undefined || last === undefined) throw new Error("a heading without lines");
  return { ...first.span, end: Math.max(first.span.end, last.span.end) };
}

/** Joins paper.yaml with the files that it names. */
function paperManifest(text: PaperText, source: SourceFile, folder: string, find: Find): PaperManifest {
  return {
    ...text,
    source,
    folder,
    fonts: text.fonts && namedText(text.fonts, find),
    furniture: text.furniture && furnitureOf(text.furniture, find),
    press: text.press && { ...text.press, profile: text.press.profile && fileName(text.press.profile, find) },
    usage: text.usage.map((list) => namedText(list, find)),
    stock: text.stock.map((notice) => ({
      ...notice,
      headline: headingOf(notice.headline) as WrittenHeading,
      text: linesOf(notice.text),
      signature: notice.signature && linesOf(notice.signature),
    })),
  };
}

function furnitureOf(furniture: NonNullable<PaperText["furniture"]>, find: Find): WrittenFurniture {
  const { nameplate } = furniture;
  return {
    ...furniture,
    nameplate: nameplate && { ...nameplate, art: nameplate.art && namedText(nameplate.art, find) },
  };
}

/** Faults that affect only the key that they name, unless the key replaces a required one. */
const SUPERFLUOUS: ReadonlySet<Code> = new Set<Code>(["unknown-key", "duplicate-key"]);

/** A valid date for an issue without one, or with one that is no date; no check looks at it. */
export const SOME_DAY = "2000-01-01";

/**
 * The parts of a faulty issue that can be checked further. Stories, adverts and fillers with a fault are left out.
 * @param text as walked: faulty values are undefined, against their types
 * @param tolerable places of faults that spoil nothing: missing photos
 * @returns undefined if the pages are in doubt, and with them every place
 */
function salvage(
  text: Partial<IssueText> & { readonly span: Span },
  diagnostics: readonly Diagnostic[],
  tolerable: ReadonlySet<number>,
): IssueText | undefined {
  const { source } = text.span;
  const errors = diagnostics.filter(({ severity, span }) => severity === "error" && !tolerable.has(span.start));
  const placesOf = (faults: readonly Diagnostic[]): readonly number[] =>
    faults
      .map(({ span, related }) => [span, ...related].find((each) => each.source === source)?.start ?? 0)
      .sort((a, b) => a - b);
  // In braces, a key without a value may belong to anything next to it.
  const isSuperfluous = ({ code, arguments: args }: Diagnostic): boolean =>
    SUPERFLUOUS.has(code) && args["instead"] === undefined && args["bare"] === undefined;
  const spoilt = placesOf(errors.filter((each) => !isSuperfluous(each)));
  const sound = <T extends { readonly span: Span }>(
    entries: readonly (T | undefined)[] | undefined,
    faults = spoilt,
  ): readonly T[] => (entries ?? []).filter((entry): entry is T => entry !== undefined && !isAmong(faults, entry.span));
  const { paper, pages } = text;
  const groups = sound(text.groups);
  // A story takes its page from its group, which may be faulty.
  const isLost = (group: string | undefined): boolean =>
    group !== undefined && groups.length < (text.groups?.length ?? 0) && !groups.some(({ id }) => id.value === group);
  if (paper === undefined || pages === undefined || pages.length === 0) return undefined;
  if (sound(pages).length < pages.length) return undefined;
  const kept = {
    stories: sound(text.stories).filter(({ group }) => !isLost(group?.value)),
    fillers: sound(text.fillers),
  };
  const isWhole =
    kept.stories.length + kept.fillers.length === (text.stories?.length ?? 0) + (text.fillers?.length ?? 0);
  const entries = { ...kept, groups };
  // A faulty number is already reported. A substitute keeps later checks from reporting it as missing.
  const isNumberReported = errors.some(({ arguments: args }) => args["key"] === "number");
  return {
    ...text,
    paper,
    pages,
    date: text.date ?? { value: SOME_DAY, span: text.span },
    number: text.number ?? (isNumberReported ? { value: 1, span: text.span } : undefined),
    edition: text.edition,
    revision: text.revision ?? { value: 1, span: text.span },
    words: sound(text.words),
    weather: text.weather,
    today: text.today,
    ...(isWhole ? entries : withoutNaming(entries)),
    // All keys that define an advert's content and place are optional: an unknown key may stand for any of them.
    adverts: sound(text.adverts, placesOf(errors)),
  };
}

type Entries = Pick<IssueText, "stories" | "fillers" | "groups">;

/** Leaves out wishes that name a missing story, which may be a faulty one, and groups that have too few stories left. */
function withoutNaming({ stories, fillers, groups }: Entries): Entries {
  const ids = new Set([...stories, ...fillers].map(({ id }) => id.value));
  const members = (id: string): number => stories.filter(({ group }) => group?.value === id).length;
  const few = new Set(groups.map(({ id }) => id.value).filter((id) => members(id) < 2));
  return {
    stories: stories
      .filter(({ group }) => group === undefined || !few.has(group.value))
      .map((story) => {
        const beside = story.wish?.beside;
        if (story.wish === undefined || beside === undefined || ids.has(beside.value)) return story;
        return { ...story, wish: { ...story.wish, beside: undefined } };
      }),
    fillers,
    groups: groups.filter(({ id }) => !few.has(id.value)),
  };
}

/** Whether one of many sorted places is within a span. */
function isAmong(places: readonly number[], { start, end }: Span): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? end) < end;
}
