import { resolve } from "node:path";
import type { z } from "zod";
import type { SourceFile } from "../../base/source.ts";
import type { Place } from "../../engine/newspaper/source-list.ts";
import type { sourceWanted } from "./asked.ts";
import { editorLink, isSameFile, type OpenEditor } from "./editor.ts";
import type { FilesRead } from "./files-read.ts";
import { type Cursor, placesOfCursor } from "./find-on-page.ts";
import { characterColumn, headSpan, placeAtPoint, spanPlace, unitColumn } from "./find-source.ts";
import type { PreviewedIssue } from "./previewed-issue.ts";
import type { Answer, PlaceOnPage, Pointed, Refusal, SourceContent, SourcePlace } from "./protocol.ts";
import type { Revision } from "./revision.ts";

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

/** A place that a client was told. */
type Told = Pick<SourcePlace, "revision" | "source" | "line" | "column">;

/** Opens the editor at a place. @param editor undefined: the reader has named none, and the client follows the place's link */
export async function openAt(
  issue: PreviewedIssue,
  told: Told,
  editor: OpenEditor | undefined,
): Promise<Answer<object>> {
  const read = issue.read(told.revision);
  const file = read?.sources()[told.source];
  if (read === undefined || file === undefined) return refuse("outdated");
  if (editor === undefined) return refuse("nothing");
  const problem = await editor({ file: pathOf(read, file), line: told.line, column: told.column });
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
