import { basename, dirname, isAbsolute, join, resolve, sep } from "node:path";
import type { ArgumentsOf } from "../../base/codes.ts";
import { type Diagnostic, errorAt, type Outcome, warningAt } from "../../base/diagnostic.ts";
import { type FileFacts, type Files, isRefusedByWindows, nameOnDisk } from "../../base/files.ts";
import type { Memory } from "../../base/memo.ts";
import { nearest } from "../../base/near-miss.ts";
import { fileSpan, type SourceFile, type Span } from "../../base/source.ts";
import { decode, limitOf, type TextKind, tooLarge } from "./decode.ts";
import type { FileReference } from "./walk.ts";

/*
 * Looks up the files that a manifest names and reads the text files among them. Links are followed before a path is checked, so that a link cannot lead out of
 * the allowed folders. A missing file gets a guess from its folder: other capitals, another way of writing é, a near miss.
 */

/** A file that a value names. */
export interface FoundReference {
  /** Absolute, links followed. */
  readonly path: string;
  /** Its text; undefined if only its bytes are used. */
  readonly source: SourceFile | undefined;
}

/** Files by the offset of the value that names them. */
export type FoundReferences = ReadonlyMap<number, FoundReference>;

export interface References {
  readonly found: FoundReferences;
  /** In the order of `references`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** References are relative to `folder` and must be in one of `roots`. All are absolute, links followed. */
export interface AllowedFolders {
  readonly folder: string;
  readonly roots: readonly string[];
}

/** Finds the files that a manifest names and reads the text files. Each file is read once. */
export async function follow(
  references: readonly FileReference[],
  folders: AllowedFolders,
  files: Files,
  memory: Memory,
): Promise<References> {
  const texts = new Map<string, Promise<Outcome<SourceFile>>>();
  const readOnce = (path: string, kind: TextKind): Promise<Outcome<SourceFile>> => {
    const reading = texts.get(path) ?? readText(path, kind, files, memory);
    texts.set(path, reading);
    return reading;
  };
  const followOne = async (reference: FileReference): Promise<Outcome<FoundReference>> => {
    const located = await locate(reference, folders, files);
    if (!located.ok) return located;
    const { path, bytes } = located.value;
    const { use, span } = reference;
    if (use === "bytes") return { ...located, value: { path, source: undefined } };
    if (bytes > limitOf(use)) return failed(errorAt(span, "file-too-large", tooLarge(bytes, use)));
    const text = await readOnce(path, use);
    if (!text.ok) return withPlace(text, reference);
    return {
      ok: true,
      value: { path, source: text.value },
      diagnostics: [...located.diagnostics, ...text.diagnostics],
    };
  };
  const outcomes = await Promise.all(
    references.map(async (reference) => [reference, await followOne(reference)] as const),
  );
  const found = new Map<number, FoundReference>();
  for (const [{ span }, outcome] of outcomes) if (outcome.ok) found.set(span.start, outcome.value);
  const twins = twinsAmong(
    outcomes.flatMap(([reference, { ok }]) => (ok ? [reference] : [])),
    folders,
  );
  return { found, diagnostics: [...outcomes.flatMap(([, outcome]) => outcome.diagnostics), ...twins] };
}

/** Warnings for names that differ only in capitals or in the encoding of an accent: some systems treat both as one file. Each name is reported once. */
function twinsAmong(references: readonly FileReference[], { folder }: AllowedFolders): readonly Diagnostic[] {
  const firsts = new Map<string, FileReference>();
  const met = new Set<string>();
  return references.flatMap((reference) => {
    const { value, span } = reference;
    const path = resolve(folder, value);
    if (met.has(path)) return [];
    met.add(path);
    const first = firsts.get(nameOnDisk(path));
    firsts.set(nameOnDisk(path), first ?? reference);
    return first === undefined ? [] : [warningAt(span, "unportable-name", { value, other: first.value }, [first.span])];
  });
}

/** Reads a text file that exists. */
export async function readText(
  path: string,
  kind: TextKind,
  files: Files,
  memory: Memory,
): Promise<Outcome<SourceFile>> {
  const bytes = await files.read(path);
  const name = files.name(path);
  if (bytes === undefined) return failed(errorAt(fileSpan(name), "unreadable-file", { file: name }));
  return memory.memo(decode)(memory.same(bytes), name, kind);
}

function failed<T>(diagnostic: Diagnostic): Outcome<T> {
  return { ok: false, diagnostics: [diagnostic] };
}

/** The faults of a file, with the value that names the file. */
function withPlace<T>(outcome: Outcome<unknown>, { span }: FileReference): Outcome<T> {
  return { ok: false, diagnostics: outcome.diagnostics.map((each) => ({ ...each, related: [span] })) };
}

async function locate(reference: FileReference, folders: AllowedFolders, files: Files): Promise<Outcome<FileFacts>> {
  const { value, span, use } = reference;
  const path = resolve(folders.folder, value);
  // A paper may be anywhere: its folder becomes a root. Papers share lists of usage.
  const isAllowed = (place: string): boolean =>
    use === "manifest" || use === "usage" || folders.roots.some((root) => isInside(place, root));
  const facts = await files.look(path);
  if (!isAllowed(facts?.path ?? path)) return failed(errorAt(span, "outside-folder", { file: value }));
  if (facts === undefined) return failed(errorAt(span, "missing-file", await missing(value, path, files)));
  if (facts.kind !== "file") return failed(errorAt(span, "not-a-file", { file: value }));
  files.named?.(path, facts.path);
  return { ok: true, value: facts, diagnostics: unportableIn(value, span) };
}

/** Warnings for names that do not work on every machine: absolute paths, and names that Windows refuses. */
function unportableIn(value: string, span: Span): readonly Diagnostic[] {
  return [
    ...(isAbsolute(value) ? [warningAt(span, "whole-path", { file: value })] : []),
    ...(isRefusedByWindows(value) ? [warningAt(span, "unportable-name", { value })] : []),
  ];
}

function isInside(path: string, root: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** `https://…`: files must be local. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Arguments of `missing-file`: the file that was probably meant. */
async function missing(file: string, path: string, files: Files): Promise<ArgumentsOf<"missing-file">> {
  if (ADDRESS.test(file)) return { file, address: file };
  const name = file.slice(file.lastIndexOf("/") + 1);
  const names = await files.list(dirname(path));
  const folder = file.slice(0, file.length - name.length);
  // macOS writes é as two characters, a keyboard as one. They look the same.
  const alike = names.find((each) => each.normalize("NFC") === name.normalize("NFC"));
  if (alike !== undefined) return { file, alike: folder + alike };
  const near = nameLike(name, names);
  if (near !== undefined) return { file, nearest: folder + near };
  const elsewhere = names.length === 0 ? await inFolderLike(folder, path, files) : undefined;
  return elsewhere === undefined ? { file } : { file, nearest: elsewhere };
}

function nameLike(name: string, names: readonly string[]): string | undefined {
  return nearest(name, names) ?? names.find((each) => each.slice(0, each.lastIndexOf(".")) === name);
}

/** The file in a folder with a similar name: `photos/a.jpg` for `Photos/a.jpg` or `photo/a.jpg`. */
async function inFolderLike(folder: string, path: string, files: Files): Promise<string | undefined> {
  const above = dirname(path);
  const written = `${basename(above)}/`;
  if (!folder.endsWith(written)) return undefined;
  const near = nearest(basename(above), await files.list(dirname(above)));
  if (near === undefined) return undefined;
  const found = nameLike(basename(path), await files.list(join(dirname(above), near)));
  return found === undefined ? undefined : `${folder.slice(0, -written.length)}${near}/${found}`;
}
