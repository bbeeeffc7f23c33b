import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { SourceFile, Span } from "../base/source.ts";
import { copyText, type ProposedStory } from "./proposal.ts";
import type { PlannedStory } from "./write-manifest.ts";
import { writeMarkup } from "./write-markup.ts";

/** A file below the folder. */
interface IntakeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A story with the page that it goes to. */
export interface AssignedStory {
  readonly story: ProposedStory;
  readonly page: string;
}

export interface Plan {
  readonly stories: readonly PlannedStory[];
  readonly files: readonly IntakeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What stands in the folder already. */
interface Present {
  readonly ids: readonly string[];
  /** Text of a file below the folder; undefined when there is none. */
  readonly textOf: (path: string) => string | undefined;
}

/** A story's file name is its id, and a name that is longer is hard to read. */
const LONGEST_ID = 24;

/**
 * Names stories, their copy and their photos. A story that stands in the issue or came in another file already, with the same copy, is left out. A file
 * that is there is never replaced by another text.
 */
export function planStories(assigned: readonly AssignedStory[], { ids, textOf }: Present): Plan {
  /** The source of each id in use; undefined: the issue itself. */
  const used = new Map<string, SourceFile | undefined>(ids.map((id) => [id, undefined]));
  const stories: PlannedStory[] = [];
  const files: IntakeFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const thereAt = (path: string): string | undefined => {
    const file = files.find((each) => each.path === path);
    return file === undefined ? textOf(path) : asText(file.bytes);
  };
  for (const { story, page } of assigned) {
    const { source } = story.span;
    const wanted = idOf(story, page);
    const { markup, diagnostics: faults } = copyMarkup(story);
    const names = namesLike(wanted, used.size);
    const isThere = ({ path, bytes }: IntakeFile): boolean => thereAt(path) === asText(bytes);
    const twin = names.find(
      (id) => used.has(id) && used.get(id) !== source && ownFiles(story, id, markup).some(isThere),
    );
    if (twin !== undefined) {
      diagnostics.push(warningAt(story.span, "already-imported", { id: twin }));
      continue;
    }
    diagnostics.push(...faults);
    const isFree = ({ path, bytes }: IntakeFile): boolean => [undefined, asText(bytes)].includes(thereAt(path));
    const id = names.find((each) => !used.has(each) && filesOf(story, each, markup).files.every(isFree)) ?? wanted;
    if (used.has(wanted) && used.get(wanted) !== source)
      diagnostics.push(warningAt(story.span, "other-copy", { id: wanted, own: id }));
    used.set(id, source);
    const own = filesOf(story, id, markup);
    files.push(...own.files);
    diagnostics.push(...own.diagnostics);
    stories.push({ story, id, page, bodyFile: markup === "" ? undefined : bodyFileOf(id), photoFiles: own.photoFiles });
  }
  return { stories, files, diagnostics };
}

interface StoryFiles extends Pick<Plan, "files" | "diagnostics"> {
  /** One a photo, in order. */
  readonly photoFiles: readonly string[];
}

/** What tells a story from others of its name: its copy, or its first picture where it has none. */
function ownFiles(story: ProposedStory, id: string, markup: string): readonly IntakeFile[] {
  return filesOf(story, id, markup).files.slice(0, 1);
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

/** A story's copy as house markup, a blank line between passages. */
function copyMarkup({ body }: ProposedStory): { readonly markup: string; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const written = body.map((passage) => {
    const { markup, outcome } = writeMarkup(passage);
    if (outcome === "unstyled") diagnostics.push(warningAt(passage.span, "dropped-style"));
    return markup;
  });
  const markup = written.filter((each) => each !== "").join("\n\n");
  return { markup: markup === "" ? "" : `${markup}\n`, diagnostics };
}

/** From the source's own name, the headline's first words, the copy's, or the page. */
function idOf({ name, headline, body }: ProposedStory, page: string): string {
  const [passage] = body;
  const copy =
    passage !== undefined && "text" in passage && typeof passage.text !== "string" ? copyText(passage.text) : "";
  const head = headline?.lines[0] || copy;
  const [clause = ""] = head
    .split(/\p{Script=Han}/u.test(head) ? /[\s，。：；！？——]/u : /[,.:;!?]/)
    .filter((each) => each.trim() !== "");
  return [name ?? "", clause].map(idIn).find((text) => text !== "") ?? `page-${page}`;
}

/** What of a text may stand in an id: letters, figures and hyphens. */
function idIn(text: string): string {
  const words = text
    .trim()
    .replace(/\s+/gu, "-")
    .replaceAll(/[^\p{L}\p{N}_-]/gu, "");
  return [...words].slice(0, LONGEST_ID).join("").replace(/-+$/, "");
}

/** The id itself, then `-2`, `-3` …: more than are in use. */
function namesLike(wanted: string, used: number): readonly string[] {
  return [wanted, ...Array.from({ length: used + MOST_LEFT }, (_, index) => `${wanted}-${index + 2}`)];
}

/** So many files of stories that are no longer in the manifest may lie there. */
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
