import { dirname, resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";

/** Where an issue was read from; all absolute. */
export interface IssuePlace {
  /** The folder that messages' paths are relative to. */
  readonly working: string;
  /** issue.yaml, as it was asked for. */
  readonly manifest: string;
  /** Its folder, after every symbolic link. */
  readonly folder: string;
}

/** Names the files of diagnostics from the issue's folder instead of the folder that the program was run in: outputs must not depend on that. */
export function portableNames(diagnostics: readonly Diagnostic[], place: IssuePlace): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { span } = diagnostic;
    return { ...diagnostic, span: { ...span, source: { ...span.source, path: nameIn(place, span.source.path) } } };
  });
}

/** A path, absolute or from the working folder, named from the issue's folder. */
export function nameIn({ working, manifest, folder }: IssuePlace, name: string): string {
  const path = resolve(working, name);
  const asked = pathFrom(dirname(manifest), path);
  // If the manifest is reached through a link, its path is not below its real folder, but the files that it names are.
  return asked.startsWith("..") ? pathFrom(folder, path) : asked;
}
