import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { isRefusedByWindows, nameOnDisk } from "../../base/files.ts";
import { findLists } from "../../base/listed.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { stemOf } from "./file-form.ts";
import { inFigures, isTorn } from "./marks.ts";
import {
  type CopyPassage,
  copyText,
  type Decision,
  joinedText,
  type ProposedStory,
  type Taken,
  textsOfPassage,
} from "./proposal.ts";
import type { Intake } from "./source.ts";
import { HEAD_KEYS, type PlannedStory, type PresentIssue, type PresentStory, wordsOfKey } from "./write-manifest.ts";
import { writeMarkup } from "./write-markup.ts";

/** A file below the issue's folder. */
interface IntakeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A story with the page that it goes to. */
interface AssignedStory {
  readonly story: ProposedStory;
  readonly page: string;
  /** Whether its 下转 may be true: the rest stands elsewhere. Else the story came in whole. */
  readonly isPart: boolean;
  /** The pieces that were joined, each as it came in; none: it came in whole. */
  readonly joinedFrom: readonly AssignedStory[];
}

export interface Plan {
  readonly stories: readonly PlannedStory[];
  readonly files: readonly IntakeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What stands in the issue's folder already. */
interface Present extends Pick<PresentIssue, "ids" | "stories"> {
  /** Text of a file below the folder; undefined when there is none. */
  readonly textOf: (path: string) => string | undefined;
}

/** A story's file name is its id, and a name that is longer is hard to read. */
const LONGEST_ID = 24;

/**
 * Names stories, their copy and their photos. A story that came in before, from this file or another, is left out, even if it was changed in the issue
 * since. A file that is there never gets another text.
 */
export function planStories(assigned: readonly AssignedStory[], { ids, stories: present, textOf }: Present): Plan {
  /** The source of each id in use; undefined: the issue itself. */
  const used = new Map<string, SourceFile | undefined>(ids.map((id) => [nameOnDisk(id), undefined]));
  const known: KnownStory[] = present.map((each) => ({ ...each, source: undefined }));
  const stories: PlannedStory[] = [];
  const files: IntakeFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const thereAt = (path: string): string | undefined => {
    const file = files.find((each) => each.path === path);
    return file === undefined ? textOf(path) : asText(file.bytes);
  };
  for (const each of assigned) {
    const { story, page } = each;
    const { source } = story.span;
    const own = ownName(story);
    const wanted = own ?? fileName(source) ?? `page-${page}`;
    const { markup, diagnostics: faults } = copyMarkup(story);
    const names = [wanted, ...Array.from({ length: used.size + MOST_LEFT }, (_, index) => `${wanted}-${index + 2}`)];
    const coming: ComingStory = { story, markup, prints: printsOf(each), names };
    const twin = known.find((other) => other.source !== source && isTwin(other, coming, thereAt));
    if (twin !== undefined) {
      diagnostics.push(warningAt(story.span, "already-imported", { id: twin.id }));
      continue;
    }
    diagnostics.push(...faults);
    const id = freeName(coming, (name) => used.has(nameOnDisk(name)), thereAt) ?? wanted;
    const isShared = used.has(nameOnDisk(wanted)) && used.get(nameOnDisk(wanted)) !== source;
    // Two stories that have no name of their own are not alike.
    if (own !== undefined && isShared) diagnostics.push(warningAt(story.span, "other-copy", { id: wanted, own: id }));
    used.set(nameOnDisk(id), source);
    const written = filesOf(story, id, markup);
    files.push(...written.files);
    diagnostics.push(...written.diagnostics);
    const bodyFile = markup === "" ? undefined : bodyFileOf(id);
    stories.push({ story, id, page, bodyFile, photoFiles: written.photoFiles, prints: coming.prints });
    known.push(knownOf(stories.at(-1) as PlannedStory));
  }
  return { stories, files, diagnostics };
}

/** The first of a story's names that no other story has, and where no file with another text lies. */
function freeName(
  { story, markup, names }: ComingStory,
  isUsed: (name: string) => boolean,
  textOf: Present["textOf"],
): string | undefined {
  const isFree = ({ path, bytes }: IntakeFile): boolean => [undefined, asText(bytes)].includes(textOf(path));
  return names.find((name) => !isUsed(name) && filesOf(story, name, markup).files.every(isFree));
}

/** Tells of a story whether the issue has it, by its print: alone, or as a part of one. */
export function cameIn({ stories }: Pick<PresentIssue, "stories">): (each: AssignedStory) => boolean {
  const prints = new Set(stories.flatMap((story) => story.prints));
  return (each) => prints.has(printOf(each.story, copyMarkup(each.story).markup));
}

interface StoryFiles extends Pick<Plan, "files" | "diagnostics"> {
  /** One a photo, in order. */
  readonly photoFiles: readonly string[];
}

interface KnownStory extends PresentStory {
  /** undefined: the issue itself */
  readonly source: SourceFile | undefined;
}

interface ComingStory {
  readonly story: ProposedStory;
  readonly markup: string;
  /** Its own, and those of its parts. */
  readonly prints: readonly string[];
  /** Ids that it may get, the wanted one first. */
  readonly names: readonly string[];
}

function knownOf({ story, id, bodyFile, photoFiles, prints }: PlannedStory): KnownStory {
  return {
    id,
    prints,
    headline: wordsOfKey(story.headline?.lines),
    words: headOf(story),
    body: bodyFile === undefined ? undefined : { file: bodyFile },
    photos: photoFiles,
    source: story.span.source,
  };
}

/**
 * Whether a story came in before: its print tells. In a manifest without prints, its name or headline has to be the same, and its copy; if it has no
 * copy, its first picture; if it has neither, all its words.
 */
function isTwin(known: KnownStory, { story, markup, prints, names }: ComingStory, textOf: Present["textOf"]): boolean {
  const [print = ""] = prints;
  if (known.prints.includes(print)) return true;
  const headline = wordsOfKey(story.headline?.lines);
  if (!names.includes(known.id) && headline !== known.headline) return false;
  if (markup !== "") return bare(copyOf(known, textOf)) === bare(markup);
  const [photo] = story.photos;
  if (photo === undefined) return known.words === headOf(story);
  const [file] = known.photos;
  return photo.picture !== undefined && file !== undefined && textOf(file) === asText(photo.picture.bytes);
}

function copyOf({ body }: KnownStory, textOf: Present["textOf"]): string {
  if (body === undefined) return "";
  return "text" in body ? body.text : (textOf(body.file) ?? "");
}

/** Line ends and white at the edges are no difference. */
function bare(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** A story's words at its head, as a manifest's are compared. */
function headOf(story: ProposedStory): string {
  return HEAD_KEYS.map((key) => {
    const part = story[key];
    if (part === undefined) return "";
    return wordsOfKey("lines" in part ? part.lines : part.text);
  }).join("\n");
}

/** The print of a story, and those of the parts that it was joined from: each of them may come in again alone. */
function printsOf({ story, joinedFrom }: AssignedStory): readonly string[] {
  return [story, ...joinedFrom.map((part) => part.story)].map((each) => printOf(each, copyMarkup(each).markup));
}

/** The print of a story as it comes in: neither the name of its file nor what is changed in the issue changes it. */
function printOf(story: ProposedStory, markup: string): string {
  const photos = story.photos.map(({ caption, credit, picture }) => [
    caption?.text ?? "",
    credit?.text ?? "",
    picture === undefined ? "" : sha256Of(picture.bytes),
  ]);
  const heads = story.parts.map(({ headline }) => wordsOfKey(headline?.lines));
  const all = JSON.stringify([headOf(story), markup, photos, heads]);
  return sha256Of(all).slice(0, 12);
}

/** The files of a story that is called so, its copy before its photos. */
function filesOf(story: ProposedStory, id: string, markup: string): StoryFiles {
  const files: IntakeFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (markup !== "") files.push({ path: bodyFileOf(id), bytes: new TextEncoder().encode(markup) });
  const photoFiles = story.photos.map((photo, index) => {
    const ending = photo.picture === undefined ? "jpg" : endingOf(photo.picture.bytes);
    const path = `photos/${id}-${index + 1}.${ending ?? "jpg"}`;
    if (photo.picture === undefined) diagnostics.push(warningAt(photo.span, "photo-wanted", { file: path }));
    else if (ending === undefined) diagnostics.push(...unfit(photo.picture, path, photo.span, files));
    else files.push({ path, bytes: photo.picture.bytes });
    return path;
  });
  return { files, diagnostics, photoFiles };
}

/** As `textOf` gives it. */
function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function bodyFileOf(id: string): string {
  return `stories/${id}.md`;
}

/** A picture that no press takes is kept beside the place where its photo shall stand. */
function unfit(
  { bytes, name }: { readonly bytes: Uint8Array; readonly name: string },
  path: string,
  span: Span,
  files: IntakeFile[],
): readonly Diagnostic[] {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? "bin";
  const kept = path.replace(/\.\w+$/, `.${ending}`);
  if (kept !== path) files.push({ path: kept, bytes });
  return [warningAt(span, "picture-format", { file: kept, wanted: path })];
}

/** A story's copy as house markup, a blank line between passages; above what looks like a list stands the mark that makes it one. */
function copyMarkup({ body }: ProposedStory): { readonly markup: string; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  // A paragraph that opens in bold has a label.
  const plain = body.map((passage) =>
    passage.kind === "paragraph" && passage.text[0]?.style === "plain" ? copyText(passage.text) : undefined,
  );
  const lists = findLists(plain);
  let markup = "";
  for (const [at, passage] of body.entries()) {
    const { markup: written, outcome } = writeMarkup(passage);
    if (outcome === "unstyled") diagnostics.push(warningAt(passage.span, "dropped-style"));
    const list = lists.find(({ from, to }) => from <= at && at < to);
    if (list?.from === at) markup += list.kind === "names" ? "::: 名单\n" : "::: 成绩\n";
    if (written !== "") markup += written + (list !== undefined && at + 1 < list.to ? "\n" : "\n\n");
  }
  return { markup: markup.replace(/\n+$/, "\n"), diagnostics };
}

/** From the source's own name, the headline's first words, or the copy's; undefined for a story without a word. */
function ownName({ name, headline, body }: ProposedStory): string | undefined {
  const [passage] = body;
  const copy =
    passage !== undefined && "text" in passage && typeof passage.text !== "string" ? copyText(passage.text) : "";
  const head = headline?.lines[0] || copy;
  const [clause = ""] = head
    .split(/\p{Script=Han}/u.test(head) ? /[\s，。：；！？——]/u : /[,.:;!?]/)
    .filter((each) => each.trim() !== "");
  return firstId([name ?? "", clause]);
}

function fileName({ path }: SourceFile): string | undefined {
  return firstId([stemOf(path)]);
}

/** The first of some names that can be an id. */
function firstId(names: readonly string[]): string | undefined {
  return names.map(idIn).find((text) => text !== "" && !isRefusedByWindows(text));
}

/** The characters of a text that may stand in an id: letters, figures and hyphens. */
function idIn(text: string): string {
  const words = text
    .trim()
    .replace(/\s+/gu, "-")
    .replaceAll(/[^\p{L}\p{N}_-]/gu, "");
  return [...words].slice(0, LONGEST_ID).join("").replace(/-+$/, "");
}

/** At most this many files of stories that are no longer in the manifest may lie there. */
const MOST_LEFT = 100;

/** The ending of a picture that can be printed, by its first bytes. */
function endingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (head.startsWith("\x89PNG")) return "png";
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return "tif";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.startsWith("GIF8")) return "gif";
  return undefined;
}

/** A source by its file's name, with what came of it. */
interface NamedIntake extends Pick<Intake, "kind" | "stories" | "folio"> {
  readonly name: string;
}

interface PageWish {
  /** As the editor asks. */
  readonly page: string | undefined;
  /** Labels that the manifest has. */
  readonly known: readonly string[];
  /** Characters that the pages of a new paper hold, page one (under its nameplate) and the others; undefined: nobody knows. */
  readonly room: PageRoom | undefined;
}

interface PageRoom {
  readonly first: number;
  readonly other: number;
}

/** Shorter copy is a brief. */
const SHORTEST_STORY = 150;
/** The room that headline, byline and white of a story take on a page, and that a photo takes, in characters. */
const HEAD = 220;
const PHOTO = 500;

/**
 * Gives each story its page. A page text is a page: the one asked for and those behind it; else the one that its folio or its file's name tells. All
 * else goes to the page that the source names, the one asked for, or the manifest's first; in a new issue from page to page as each is full.
 */
export function assignPages(
  sources: readonly NamedIntake[],
  { page, known, room }: PageWish,
): readonly AssignedStory[] {
  const texts = sources.filter(({ kind }) => kind === "page");
  const isSpread = page === undefined && known.length === 0 && texts.length === 0;
  const fill = fillPages(isSpread ? room : undefined);
  const assigned = sources.flatMap((source) => {
    const turn = Math.max(0, texts.indexOf(source));
    const own = source.kind === "page" ? (source.folio.page ?? labelIn(source.name)) : undefined;
    const asked = page === undefined ? undefined : after(page, turn);
    // Of several pages each knows best which it is.
    const named = texts.length > 1 ? [own, asked] : [asked, own];
    const label = [...named, known[0], isSpread ? undefined : after("1", turn)].find((each) => each !== undefined);
    return source.stories.map(
      (story): AssignedStory => ({
        story,
        page: pageOf(story) ?? label ?? fill(story),
        isPart: isPart(story, source, own),
        joinedFrom: [],
      }),
    );
  });
  return assigned.map((each, index) => withPriority(each, assigned.slice(0, index), known));
}

/**
 * Whether a story may go on elsewhere, as its 下转 says. On the text of a printed page it may: several stories stand there, a folio or the file's name
 * tells its page, or the copy stops in mid-sentence. In a reporter's file the line was left over from a template. Front matter gives keys of the manifest.
 */
function isPart(
  { continuedFrom, body }: ProposedStory,
  { kind, stories }: Pick<NamedIntake, "kind" | "stories">,
  own: string | undefined,
): boolean {
  if (kind === "markdown" || continuedFrom !== undefined) return true;
  const last = body.at(-1);
  const stops = last?.kind === "paragraph" && isTorn(copyText(last.text));
  return kind === "page" && (stories.length > 1 || own !== undefined || stops);
}

/** Puts stories on page 1, and on the next one as soon as a story finds no room. */
function fillPages(room: PageRoom | undefined): (story: ProposedStory) => string {
  let page = 1;
  let left = room?.first ?? Number.POSITIVE_INFINITY;
  let isEmpty = true;
  return (story) => {
    const size = charactersIn(story) + HEAD + PHOTO * story.photos.length;
    if (size > left && !isEmpty) {
      page++;
      left = room?.other ?? Number.POSITIVE_INFINITY;
    }
    left -= size;
    isEmpty = false;
    return String(page);
  };
}

function charactersIn({ body }: ProposedStory): number {
  return body.flatMap(textsOfPassage).reduce((sum, text) => sum + [...text].length, 0);
}

/** The page that a story's own keys name. */
function pageOf({ given }: ProposedStory): string | undefined {
  const place = Array.isArray(given["place"]) ? given["place"][0] : given["place"];
  const page = typeof place === "object" && place !== null ? (place as { page?: unknown }).page : undefined;
  return page === undefined ? undefined : String(page);
}

/** `A04`, `第四版`, `page-4`, `4版` in a file's name. */
function labelIn(name: string): string | undefined {
  const han = /第?([一二三四五六七八九十]{1,3})版/.exec(name)?.[1];
  if (han !== undefined) return inFigures(han);
  const match = /(?:^|[^A-Za-z0-9])([A-Z]\d{2}|(?:page|p|第)[-_ ]?(\d{1,3})|0?(\d{1,3})版)(?![A-Za-z0-9])/i.exec(name);
  const digits = match?.[2] ?? match?.[3];
  return digits === undefined ? match?.[1]?.toUpperCase() : String(Number(digits));
}

/** The label so many pages behind another. */
function after(label: string, count: number): string {
  return label.replace(/\d+$/, (digits) => String(Number(digits) + count).padStart(digits.length, "0"));
}

/** The first story of a page that is new leads it; short copy is a brief. */
function withPriority(
  assigned: AssignedStory,
  before: readonly AssignedStory[],
  known: readonly string[],
): AssignedStory {
  const { story, page } = assigned;
  if (story.given["priority"] !== undefined || story.headline === undefined) return assigned;
  const length = charactersIn(story);
  const isFirst = !known.includes(page) && before.every((other) => other.page !== page);
  const priority = length < SHORTEST_STORY ? "brief" : isFirst ? "lead" : undefined;
  return priority === undefined ? assigned : { ...assigned, story: { ...story, given: { ...story.given, priority } } };
}

interface JoinedStories {
  readonly stories: readonly AssignedStory[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes one story of two that their notices call parts of one another: 下转 on one page, 上接 on the other, and no second candidate. A story that came
 * in whole goes on nowhere, whatever a line at its end says.
 * @param isPresent tells of parts that the issue has: copy in an issue is not written over, and the other part comes in by itself
 */
export function joinParts(
  assigned: readonly AssignedStory[],
  isPresent: (each: AssignedStory) => boolean,
): JoinedStories {
  const desk: Desk = { stories: assigned, taken: [], decisions: [], diagnostics: [], isPresent };
  for (const first of assigned) {
    let whole = desk.stories.find((each) => each === first);
    // A story may go on more than once.
    while (whole !== undefined) whole = joinNext(whole, desk);
  }
  return desk;
}

interface Desk {
  stories: readonly AssignedStory[];
  readonly taken: Taken[];
  readonly decisions: Decision[];
  readonly diagnostics: Diagnostic[];
  readonly isPresent: (each: AssignedStory) => boolean;
}

/** The story with its next part, which then stands for both; undefined: it has none. */
function joinNext(begun: AssignedStory, desk: Desk): AssignedStory | undefined {
  const { continuesOn } = begun.story;
  if (continuesOn === undefined) return undefined;
  const next = continuationOf(begun, desk.stories);
  if (next === "unclear") desk.diagnostics.push(warningAt(continuesOn.span, "unclear-jump"));
  if (next === undefined && !begun.isPart) {
    desk.diagnostics.push(warningAt(continuesOn.span, "jump-left-out", { page: continuesOn.page }));
    const whole = { ...begun, story: { ...begun.story, continuesOn: undefined } };
    desk.stories = desk.stories.map((each) => (each === begun ? whole : each));
  }
  if (next === undefined || next === "unclear") return undefined;
  if ([begun, next].some(desk.isPresent)) {
    desk.diagnostics.push(
      ...[begun, next].filter((part) => !desk.isPresent(part)).map(({ story }) => warningAt(story.span, "other-part")),
    );
    return undefined;
  }
  const joined: AssignedStory = {
    page: begun.page,
    isPart: next.isPart,
    story: joinedStory(begun.story, next, desk.taken),
    joinedFrom: [...(begun.joinedFrom.length === 0 ? [begun] : begun.joinedFrom), next],
  };
  desk.decisions.push({ what: "story-joined", span: next.story.span });
  desk.stories = desk.stories.filter((each) => each !== next).map((each) => (each === begun ? joined : each));
  return joined;
}

function continuationOf(
  first: AssignedStory,
  stories: readonly AssignedStory[],
): AssignedStory | "unclear" | undefined {
  const from = first.story.parts.at(-1)?.page ?? first.page;
  const to = first.story.continuesOn?.page;
  const others = stories.filter(
    (other) => other !== first && isPage(other.page, to) && isPage(from, other.story.continuedFrom?.page),
  );
  const rivals = stories.filter(
    (other) =>
      isPage(other.page, from) && other.story.continuesOn !== undefined && isPage(other.story.continuesOn.page, to),
  );
  if (others.length === 0) return undefined;
  const [only, ...more] = others;
  if (more.length === 0 && rivals.length < 2) return only;
  const ranked = others
    .map((other) => ({ other, alike: shared(headlineText(first.story), headlineText(other.story)) }))
    .toSorted((a, b) => b.alike - a.alike);
  const [best, second] = ranked;
  const isClear = best !== undefined && best.alike > 1 && best.alike > (second?.alike ?? 0);
  return isClear ? best.other : "unclear";
}

/** A label as a notice names it: A04 may be called 4. */
function isPage(label: string, noticed: string | undefined): boolean {
  if (noticed === undefined) return false;
  return label === noticed || Number(label.replace(/\D/g, "")) === Number(noticed.replace(/\D/g, ""));
}

function headlineText({ headline }: ProposedStory): string {
  return headline?.lines.join("") ?? "";
}

/** How many characters both hold. */
function shared(a: string, b: string): number {
  return [...new Set(a)].filter((character) => b.includes(character)).length;
}

function joinedStory(first: ProposedStory, { story: next, page }: AssignedStory, taken: Taken[]): ProposedStory {
  const { kicker, deck, byline } = next;
  for (const head of [kicker, deck]) {
    if (head !== undefined) taken.push({ reason: "jump-head", text: head.lines.join(""), span: head.span });
  }
  if (byline !== undefined && first.byline !== undefined) taken.push({ reason: "jump-head", ...byline });
  const part = first.parts.length + 2;
  return {
    ...first,
    byline: first.byline ?? byline,
    note: first.note ?? next.note,
    body: joinedBody(first.body, next.body),
    photos: [...first.photos, ...next.photos.map((photo) => ({ ...photo, part }))],
    continuesOn: next.continuesOn,
    parts: [...first.parts, { page, headline: next.headline }],
  };
}

function joinedBody(first: readonly CopyPassage[], next: readonly CopyPassage[]): readonly CopyPassage[] {
  const last = first.at(-1);
  const [opening, ...rest] = next;
  if (last?.kind !== "paragraph" || opening?.kind !== "paragraph" || !isTorn(copyText(last.text)))
    return [...first, ...next];
  return [...first.slice(0, -1), { ...last, text: joinedText(last.text, opening.text) }, ...rest];
}
