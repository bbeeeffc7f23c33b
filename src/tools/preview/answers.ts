// The answers to clients: where a click leads, what changed since the last save, what a step by hand did. A client never names a path: it sends a revision and
// a place or number in it, and the server looks the file up.
import { resolve } from "node:path";
import { z } from "zod";
import type { Rect } from "../../base/rect.ts";
import type { SourceFile } from "../../base/source.ts";
import type { Host } from "../../build/host.ts";
import { lockBeside, printLayout } from "../../build/lock.ts";
import { pagePrints } from "../../build/make-lock.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import type { Place } from "../../engine/newspaper/source-text.ts";
import { placeKey, wordsOf } from "../../locales/report.ts";
import { say } from "../../locales/texts.ts";
import { sourceOf as fileIn, fixesOf, MANY, openFixing, titleOf } from "../fixes/fixes.ts";
import { editedTexts } from "../fixes/look.ts";
import { compareIssues } from "../records/diff/compare-issues.ts";
import { compareLayouts } from "../records/rebuild.ts";
import { isSigner, signPages } from "../records/signatures.ts";
import { editorLink, isSameFile, type OpenEditor } from "./editor.ts";
import {
  type Cursor,
  characterColumn,
  framesOf,
  headSpan,
  placeAtPoint,
  placesOfCursor,
  spanPlace,
  unitColumn,
} from "./find-source.ts";
import type { Newsroom } from "./newsroom.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type {
  Answer,
  ComparedMark,
  ComparedState,
  FixOffer,
  PlaceOnPage,
  Pointed,
  Refusal,
  SourceContent,
  SourcePlace,
} from "./protocol.ts";
import type { FilesRead, Revision } from "./revision.ts";

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(error: Refusal["error"], detail?: string): Answer<never> {
  return { ok: false, refusal: detail === undefined ? { error } : { error, detail } };
}

/** The place in the sources of the thing that a client points at. An outdated page is answered from its own revision, or not at all. */
export function sourceOf(issue: PreviewedIssue, asked: Pointed): Answer<SourcePlace> {
  if ("message" in asked) return messageSource(issue, asked);
  const revision = issue.revision(asked.revision);
  if (revision === undefined) return refuse("outdated");
  const place = placeOf(revision, asked);
  return place === undefined ? refuse("nothing") : answer(sourcePlace(revision, place));
}

/** The place of a message in the text in which it was found; a faulty manifest has no pages. */
function messageSource(issue: PreviewedIssue, asked: Extract<Pointed, { message: number }>): Answer<SourcePlace> {
  const read = issue.read(asked.revision);
  const { read: number, diagnostics } = issue.found();
  if (read === undefined || number !== asked.revision) return refuse("outdated");
  const place = spanPlace(read, diagnostics[asked.message]?.span);
  return place === undefined ? refuse("nothing") : answer(sourcePlace(read, place));
}

/** What cures a message of the last build: each fix was tried in a build of its own. */
export async function fixesFor(
  issue: PreviewedIssue,
  asked: { readonly revision: number; readonly message: number },
  { host, language }: Newsroom,
): Promise<Answer<readonly FixOffer[]>> {
  const read = issue.read(asked.revision);
  const { read: number, diagnostics } = issue.found();
  const told = diagnostics[asked.message];
  if (read === undefined || told === undefined || number !== asked.revision) return refuse("outdated");
  const fixing = await openFixing(issue.path, { ...host, draft: true });
  const proposals = fixing.proposals.filter(({ diagnostic }) => placeKey(diagnostic) === placeKey(told));
  const found = [...(await fixesOf({ ...fixing, proposals }, MANY)).values()].flat();
  const offers = found.flatMap((fix): readonly FixOffer[] => {
    const [file = "", ...others] = new Set(fix.edits.map((edit) => edit.file));
    const source = read.sources().findIndex(({ path }) => path === file);
    if (source < 0 || others.length > 0) return [];
    const before = fileIn(file, fixing.look).text;
    const after = editedTexts(new Map(), fix.edits, () => before).get(file) ?? before;
    const step = { kind: "text", source, before, after } as const;
    return [{ id: fix.id, title: titleOf(fix, language), step, shows: file === fixing.look.manifest.file }];
  });
  return answer(offers);
}

function placeOf(revision: Revision, asked: Exclude<Pointed, { message: number }>): Place | undefined {
  if ("story" in asked) return spanPlace(revision, headSpan(revision.madeUp.issue, asked.story));
  const page = revision.pages.find(({ label }) => label === asked.page);
  return page && placeAtPoint(revision, page, asked);
}

function sourcePlace(read: FilesRead, { source, line, column }: Place): SourcePlace {
  const file = read.sources()[source] as SourceFile;
  const at = unitColumn(file, line, column);
  return {
    revision: read.number,
    source,
    file: file.path,
    line,
    column: at,
    link: editorLink({ file: pathOf(read, file), line, column: at }),
  };
}

/** Messages name files from the working folder. */
export function pathOf({ working }: FilesRead, { path }: SourceFile): string {
  return resolve(working, path);
}

/** A place that the server has sent to a client. */
type SentPlace = Pick<SourcePlace, "revision" | "source" | "line" | "column">;

/** Opens the editor at a place. @param editor undefined: the reader has named none, and the client follows the place's link */
export async function openAt(
  issue: PreviewedIssue,
  place: SentPlace,
  editor: OpenEditor | undefined,
): Promise<Answer<object>> {
  const read = issue.read(place.revision);
  const file = read?.sources()[place.source];
  if (read === undefined || file === undefined) return refuse("outdated");
  if (editor === undefined) return refuse("nothing");
  const problem = await editor({ file: pathOf(read, file), line: place.line, column: place.column });
  return problem === undefined ? answer({}) : refuse("failed", problem);
}

export function sourceContent(issue: PreviewedIssue, asked: z.infer<typeof sourceWanted>): Answer<SourceContent> {
  const sources = issue.read(asked.revision)?.sources();
  if (sources === undefined) return refuse("outdated");
  const source = "source" in asked ? asked.source : sources.findIndex(({ path }) => path === asked.file);
  const file = sources[source];
  return file === undefined ? refuse("nothing") : answer({ source, file: file.path, text: file.text });
}

/** The places on the pages of the text at an editor's cursor. @param asked its file, absolute or from the working folder; the column counts UTF-16 units */
export function whereIs(
  revision: Revision,
  asked: { readonly file: string; readonly line: number; readonly column: number },
): readonly PlaceOnPage[] | undefined {
  const path = resolve(revision.working, asked.file);
  const source = revision.sources().findIndex((file) => isSameFile(pathOf(revision, file), path));
  const file = revision.sources()[source];
  if (file === undefined) return undefined;
  const cursor: Cursor = { source, line: asked.line, column: characterColumn(file, asked.line, asked.column) };
  return placesOfCursor(revision, cursor);
}

// The requests that clients may POST. They never contain a path: places are numbers of a revision that the server has.

const count = z.int().min(0).max(1_000_000_000);
const length = z.number().min(-100_000).max(100_000);
const name = z.string().max(200);

const onPage = z.strictObject({ revision: count, page: name, x: length, y: length });
const inList = z.strictObject({ revision: count, message: count });
const ofStory = z.strictObject({ revision: count, story: name });

export const messageAt = inList;
export const pointed = z.union([onPage, inList, ofStory]);
export const sourceAt = z.strictObject({ revision: count, source: count, line: count, column: count });
export const comparison = z.strictObject({ revision: count, against: z.enum(["save", "lock", "other"]) });
/** A source by its number, or by the name that the server has sent, which is compared with the names of the sources. */
export const sourceWanted = z.union([
  z.strictObject({ revision: count, source: count }),
  z.strictObject({ revision: count, file: z.string().max(4096) }),
]);
/** A request from an editor, which has paths. The path is compared with those of the sources, never opened. */
export const cursor = z.strictObject({ file: z.string().max(4096), line: count, column: count });

/** A signature of the page as the revision shows it. */
export const signature = z.strictObject({ revision: count, page: name, stage: name, by: name });

/** Signs a page as the reader sees it. Refused if the files give another page by now, or one with errors. */
export async function signShown(
  issue: PreviewedIssue,
  { revision: number, page, stage, by }: z.infer<typeof signature>,
  { host, language, version, now }: Newsroom,
): Promise<Answer<object>> {
  const [shown, latest] = [issue.revision(number), issue.latest()];
  if (shown === undefined || latest === undefined || issue.found().faulty) return refuse("conflict");
  const { madeUp, compiled } = latest;
  const print = pagePrints(madeUp).get(page);
  if (shown !== latest && pagePrints(shown.madeUp).get(page) !== print) return refuse("conflict");
  const { signing } = madeUp.issue.paper;
  if (print === undefined) return refuse("unknown");
  if (!signing.includes(stage)) {
    return refuse("refused", say("unknown-stage", { stage, stages: signing.join(", ") }, { language }));
  }
  if (!isSigner(by)) return refuse("refused", say("bad-signer", {}, { language }));
  const signed = await signPages(
    madeUp,
    compiled.diagnostics,
    { pages: [page], stage, by, at: now(), engine: version },
    host.files,
  );
  if (signed.ok) return answer({});
  const [inWay] = signed.diagnostics;
  return refuse("refused", inWay && wordsOf(inWay, language).message);
}

/** The differences from an earlier state of the issue. If this server laid it out, its pages can be requested as ink. */
export async function compared(
  issue: PreviewedIssue,
  asked: { readonly revision: number; readonly against: "save" | "lock" | "other" },
  room: Newsroom,
): Promise<Answer<ComparedState>> {
  const now = issue.revision(asked.revision);
  if (now === undefined) return refuse("outdated");
  switch (asked.against) {
    case "save": {
      const before = issue.before();
      if (before === undefined) return refuse("nothing");
      return answer(stateOf(now, before.newspaper(), { revision: before.number, pictures: false }));
    }
    case "other": {
      const { against } = room;
      if (against === undefined) return refuse("nothing");
      return answer(stateOf(now, against.newspaper, { revision: 0, pictures: (await against.proof()) !== undefined }));
    }
    case "lock":
      return sinceLock(issue.path, now, room.host);
  }
}

function stateOf(now: Revision, was: Newspaper, source: Pick<ComparedState, "revision" | "pictures">): ComparedState {
  const pages = was.pages.map(({ label, trim }) => ({ label, ...trim }));
  return { ...source, pages, marks: compareIssues(was, now.newspaper()).marks };
}

/** Compares with the lock. It has hashes but no pages, so the stories that differ from it are marked. */
async function sinceLock(path: string, now: Revision, host: Host): Promise<Answer<ComparedState>> {
  const lock = await lockBeside(path, host.files);
  if (typeof lock === "string") return refuse("nothing");
  const is = printLayout(now.madeUp.layout);
  const { stories, pages } = compareLayouts(lock.layout, is, (id) => framesOf(now, id).map(({ page }) => page));
  const whole = (label: string): Rect => {
    const trim = now.pages.find((page) => page.label === label)?.trim;
    return { x: 0, y: 0, width: trim?.width ?? 0, height: trim?.height ?? 0 };
  };
  const marks: readonly ComparedMark[] = [
    ...stories.flatMap(({ id, change }) =>
      framesOf(now, id).map(({ page, at }): ComparedMark => {
        return { side: "is", kind: change === "added" ? "added" : "moved", page, at };
      }),
    ),
    ...pages.map((page): ComparedMark => ({ side: "is", kind: "moved", page, at: whole(page) })),
  ];
  return answer({ revision: 0, pictures: false, pages: [], marks });
}
