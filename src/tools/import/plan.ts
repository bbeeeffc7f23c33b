// From recognised stories to the issue: names them, gives each a page, joins parts that jump, and plans the files to write. Imports are repeated, so a story
// that came before must be recognised even after its file was renamed or its copy corrected; a print of its source, in a comment after its id, does that.
// Nothing that exists is overwritten.
import { addAll, type Diagnostic, warningAt } from "../../base/diagnostic.ts";
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

/** A story with its page. */
interface AssignedStory {
  readonly story: ProposedStory;
  readonly page: string;
  /** True if no source names the page: the flat plan finds it. */
  readonly open?: true;
  /** True if its 下转 may be true: the rest is elsewhere. Otherwise the story is whole. */
  readonly isPart: boolean;
  /** The pieces that were joined, each as it was imported; empty if the story was whole. */
  readonly joinedFrom: readonly AssignedStory[];
}

export interface Plan {
  readonly stories: readonly PlannedStory[];
  readonly files: readonly IntakeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The present content of the issue's folder. */
interface Present extends Pick<PresentIssue, "ids" | "stories"> {
  /** Text of a file below the folder; undefined if there is none. */
  readonly textOf: (path: string) => string | undefined;
}

/** A story's file has its id as a name, and longer names are hard to read. */
const LONGEST_ID = 24;

/**
 * Names stories, their copy and their photos. A story that was imported before, from this file or another, is left out, even if it has been changed in the
 * issue since. An existing file never gets another text.
 */
export function planStories(assigned: readonly AssignedStory[], { ids, stories: present, textOf }: Present): Plan {
  /** The source of each id in use; undefined for the issue itself. */
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
    addAll(diagnostics, faults);
    const id = freeName(coming, (name) => used.has(nameOnDisk(name)), thereAt) ?? wanted;
    const isShared = used.has(nameOnDisk(wanted)) && used.get(nameOnDisk(wanted)) !== source;
    // Two stories without names of their own are not the same.
    if (own !== undefined && isShared) diagnostics.push(warningAt(story.span, "other-copy", { id: wanted, own: id }));
    used.set(nameOnDisk(id), source);
    const written = filesOf(story, id, markup);
    addAll(files, written.files);
    addAll(diagnostics, written.diagnostics);
    const bodyFile = markup === "" ? undefined : bodyFileOf(id);
    const place = { page, ...(each.open && { open: each.open }) };
    stories.push({ story, id, ...place, bodyFile, photoFiles: written.photoFiles, prints: coming.prints });
    known.push(knownOf(stories.at(-1) as PlannedStory));
  }
  return { stories, files, diagnostics };
}

/** The first of a story's names that no other story has, and that no file with another text has. */
function freeName(
  { story, markup, names }: ComingStory,
  isUsed: (name: string) => boolean,
  textOf: Present["textOf"],
): string | undefined {
  const isFree = ({ path, bytes }: IntakeFile): boolean => [undefined, asText(bytes)].includes(textOf(path));
  return names.find((name) => !isUsed(name) && filesOf(story, name, markup).files.every(isFree));
}

/** A test whether the issue has a story, alone or as a part of one, by its print. */
export function cameIn({ stories }: Pick<PresentIssue, "stories">): (each: AssignedStory) => boolean {
  const prints = new Set(stories.flatMap((story) => story.prints));
  return (each) => prints.has(printOf(each.story, copyMarkup(each.story).markup));
}

interface StoryFiles extends Pick<Plan, "files" | "diagnostics"> {
  /** One for each photo, in order. */
  readonly photoFiles: readonly string[];
}

interface KnownStory extends PresentStory {
  /** Undefined for the issue itself. */
  readonly source: SourceFile | undefined;
}

interface ComingStory {
  readonly story: ProposedStory;
  readonly markup: string;
  /** Its own, and those of its parts. */
  readonly prints: readonly string[];
  /** Its possible ids, the preferred one first. */
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
 * True if a story was imported before, by its print. In a manifest without prints, name or headline must be equal, and the copy; without copy, the first
 * picture; without either, all words.
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

/** Ignores line ends and white space at the edges. */
function bare(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** The words of a story's head, in the form in which a manifest's are compared. */
function headOf(story: ProposedStory): string {
  return HEAD_KEYS.map((key) => {
    const part = story[key];
    if (part === undefined) return "";
    return wordsOfKey("lines" in part ? part.lines : part.text);
  }).join("\n");
}

/** The print of a story, and those of the parts that it was joined from, since each may come again alone. */
function printsOf({ story, joinedFrom }: AssignedStory): readonly string[] {
  return [story, ...joinedFrom.map((part) => part.story)].map((each) => printOf(each, copyMarkup(each).markup));
}

/** The print of a story as imported. It does not change with the name of the file, or with changes in the issue. */
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

/** The files of a story with this name, its copy before its photos. */
function filesOf(story: ProposedStory, id: string, markup: string): StoryFiles {
  const files: IntakeFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (markup !== "") files.push({ path: bodyFileOf(id), bytes: new TextEncoder().encode(markup) });
  const photoFiles = story.photos.map((photo, index) => {
    const ending = photo.picture === undefined ? "jpg" : endingOf(photo.picture.bytes);
    const path = `photos/${id}-${index + 1}.${ending ?? "jpg"}`;
    if (photo.picture === undefined) diagnostics.push(warningAt(photo.span, "photo-wanted", { file: path }));
    else if (ending === undefined) addAll(diagnostics, unfit(photo.picture, path, photo.span, files));
    else files.push({ path, bytes: photo.picture.bytes });
    return path;
  });
  return { files, diagnostics, photoFiles };
}

/** In the form of `textOf`. */
function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function bodyFileOf(id: string): string {
  return `stories/${id}.md`;
}

/** A picture that cannot be printed is stored beside the place of its photo. */
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

/** A story's copy as house markup, with a blank line between passages. A text that looks like a list gets the mark above it that makes it one. */
function copyMarkup({ body }: ProposedStory): { readonly markup: string; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  // A paragraph that begins in bold has a label.
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

/** From the source's own name, the first words of the headline, or those of the copy; undefined for a story without words. */
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

/** The first name that is a valid id. */
function firstId(names: readonly string[]): string | undefined {
  return names.map(idIn).find((text) => text !== "" && !isRefusedByWindows(text));
}

/** The characters of a text that are allowed in an id: letters, figures and hyphens. */
function idIn(text: string): string {
  const words = text
    .trim()
    .replace(/\s+/gu, "-")
    .replaceAll(/[^\p{L}\p{N}_-]/gu, "");
  return [...words].slice(0, LONGEST_ID).join("").replace(/-+$/, "");
}

/** The most files of removed stories that may remain in the folder. */
const MOST_LEFT = 100;

/** The ending of a printable picture, by its first bytes. */
function endingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (head.startsWith("\x89PNG")) return "png";
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return "tif";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.startsWith("GIF8")) return "gif";
  return undefined;
}

/** A source by its file's name, with its result. */
interface NamedIntake extends Pick<Intake, "kind" | "stories" | "folio"> {
  readonly name: string;
}

interface PageWish {
  /** As the editor asks. */
  readonly page: string | undefined;
  /** Labels in the manifest. */
  readonly known: readonly string[];
  /** The characters that fit on the pages of a new paper, page 1 (under its nameplate) and the others; undefined if unknown. */
  readonly room: PageRoom | undefined;
}

interface PageRoom {
  readonly first: number;
  readonly other: number;
}

/** Shorter copy is a brief. */
const SHORTEST_STORY = 150;
/** The space for a story's headline, byline and white, and for a photo, in characters. */
const HEAD = 220;
const PHOTO = 500;

/**
 * Gives each story its page. A page text is a whole page: the requested one and those after it, or else the one in its folio or its file's name. Other stories
 * go to the page that the source names, or the requested one. If there is neither, the flat plan finds their page when the issue is built; a new issue gets as many
 * pages as they fill.
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
    // With several pages, each has its own label as the best evidence.
    const named = texts.length > 1 ? [own, asked] : [asked, own];
    const label = [...named, known[0], isSpread ? undefined : after("1", turn)].find((each) => each !== undefined);
    return source.stories.map(
      (story): AssignedStory => ({
        story,
        page: pageOf(story) ?? label ?? fill(story),
        ...(source.kind !== "page" && page === undefined && pageOf(story) === undefined && { open: true }),
        isPart: isPart(story, source, own),
        joinedFrom: [],
      }),
    );
  });
  return assigned.map((each, index) => withPriority(each, assigned.slice(0, index), known));
}

/**
 * True if a story may continue elsewhere, as its 下转 says. In the text of a printed page it may: the page has several stories, its number is in a folio or the
 * file's name, or the copy stops in mid-sentence. In a reporter's file the line is left over from a template. Front matter gives keys of the manifest.
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

/** Puts stories on page 1, and on the next one as soon as a story does not fit. */
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

/** The label of the page that follows another by so many. */
function after(label: string, count: number): string {
  return label.replace(/\d+$/, (digits) => String(Number(digits) + count).padStart(digits.length, "0"));
}

/** The first story of a new page leads it; short copy is a brief. The plan ranks stories whose page it finds. */
function withPriority(
  assigned: AssignedStory,
  before: readonly AssignedStory[],
  known: readonly string[],
): AssignedStory {
  const { story, page, open } = assigned;
  if (open) return assigned;
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
 * Joins two stories that their notices call parts of one another: 下转 on one page, 上接 on the other, and no second candidate. A story that was imported whole is
 * never joined, whatever a line at its end says.
 * @param isPresent true for parts that the issue has: their copy is not overwritten, and the other part is imported alone
 */
export function joinParts(
  assigned: readonly AssignedStory[],
  isPresent: (each: AssignedStory) => boolean,
): JoinedStories {
  const desk: Desk = { stories: assigned, taken: [], decisions: [], diagnostics: [], isPresent };
  for (const first of assigned) {
    let whole = desk.stories.find((each) => each === first);
    // A story may continue more than once.
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

/** The story with its next part, which then represents both; undefined if it has none. */
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

/** The number of characters that both have. */
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
