import { dirname, join, resolve, sep } from "node:path";
import { type Diagnostic, movedDiagnostics } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";

/** The names of each file, by its path with links followed: the paths that manifest and paper use for it. All absolute. */
export type NamedFiles = ReadonlyMap<string, readonly string[]>;

/** The folders of an issue; all absolute. */
export interface IssuePlace {
  /** The folder that paths in messages are relative to. */
  readonly working: string;
  /** issue.yaml, by the path that was asked for. */
  readonly manifest: string;
  /** Its folder, links followed. */
  readonly folder: string;
  /** The folder of paper.yaml, links followed. */
  readonly paper: string;
  readonly named: NamedFiles;
}

/** The same files; `named` collects the names under which the build asks for them. */
export function withNames(files: Files): { readonly files: Files; readonly named: NamedFiles } {
  const named = new Map<string, readonly string[]>();
  const note = (path: string, found: string): void => {
    named.set(found, [...new Set([...(named.get(found) ?? []), path])].sort());
  };
  return { files: { ...files, named: note }, named };
}

/**
 * The places of a file in a copy of the issue without links: every path that names it. A file of the paper is placed beside paper.yaml, once for every path of
 * paper.yaml.
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

/** Diagnostics with paths from the issue's folder: outputs must not depend on the folder that the program was run in. */
export function portableNames(diagnostics: readonly Diagnostic[], place: IssuePlace): readonly Diagnostic[] {
  return movedDiagnostics(diagnostics, ({ source, ...span }) => {
    return { ...span, source: { ...source, path: nameIn(place, source.path) } };
  });
}

/** The path of a file from the issue's folder. @param name its path, absolute or from the working folder */
export function nameIn(place: IssuePlace, name: string): string {
  const { working, manifest, folder } = place;
  const [path = ""] = namedPlaces(place, resolve(working, name));
  const asked = pathFrom(dirname(manifest), path);
  // If the manifest is a link, this path is outside its real folder, but the files that it names are inside.
  return asked.startsWith("..") ? pathFrom(folder, path) : asked;
}
