import { dirname, join, resolve, sep } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";

/** The paths by which manifest and paper name a file, by its path after every symbolic link. All absolute. */
export type NamedFiles = ReadonlyMap<string, readonly string[]>;

/** Where an issue was read from; all absolute. */
export interface IssuePlace {
  /** The folder that messages' paths are relative to. */
  readonly working: string;
  /** issue.yaml, as it was asked for. */
  readonly manifest: string;
  /** Its folder, after every symbolic link. */
  readonly folder: string;
  /** The folder of paper.yaml, likewise. */
  readonly paper: string;
  readonly named: NamedFiles;
}

/** The same files; notes the names by which each is asked for. */
export function withNames(files: Files): { readonly files: Files; readonly named: NamedFiles } {
  const named = new Map<string, readonly string[]>();
  const note = (path: string, found: string): void => {
    named.set(found, [...new Set([...(named.get(found) ?? []), path])].sort());
  };
  return { files: { ...files, named: note }, named };
}

/**
 * The places of a file in a copy of the issue without links: every path by which it is named. Files that the paper names stand beside the paper,
 * wherever that is.
 * @param path absolute, links followed
 */
export function namedPlaces({ folder, paper, named }: IssuePlace, path: string): readonly string[] {
  const names = named.get(path) ?? [path];
  const beside = paper + sep;
  const isOfPaper = (name: string): boolean => name.startsWith(beside) && !name.startsWith(folder + sep);
  // Most files are the issue's own.
  if (!names.some(isOfPaper)) return names;
  const papers = [...named].flatMap(([found, asked]) =>
    dirname(found) === paper && /\.ya?ml$/i.test(found) ? asked.map(dirname) : [],
  );
  if (papers.length === 0) return names;
  return names.flatMap((name) =>
    isOfPaper(name) ? papers.map((place) => join(place, name.slice(beside.length))) : [name],
  );
}

/** Names the files of diagnostics from the issue's folder instead of the folder that the program was run in: outputs must not depend on that. */
export function portableNames(diagnostics: readonly Diagnostic[], place: IssuePlace): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    return { ...diagnostic, span: { ...span, source: { ...span.source, path: nameIn(place, span.source.path) } } };
  });
}

/** A path, absolute or from the working folder, named from the issue's folder. */
export function nameIn(place: IssuePlace, name: string): string {
  const { working, manifest, folder } = place;
  const [path = ""] = namedPlaces(place, resolve(working, name));
  const asked = pathFrom(dirname(manifest), path);
  // If the manifest is reached through a link, its path is not below its real folder, but the files that it names are.
  return asked.startsWith("..") ? pathFrom(folder, path) : asked;
}
