import { basename, dirname, join } from "node:path";
import { type Diagnostic, errorAt, hasErrors, type Outcome, tellMost } from "../../base/diagnostic.ts";
import type { Files } from "../../base/files.ts";
import { forgetful, type Memory } from "../../base/memo.ts";
import { fileSpan, type SourceFile } from "../../base/source.ts";
import { issueManifest } from "./assemble-issue.ts";
import { paperManifest } from "./assemble-paper.ts";
import { limitOf, tooLarge } from "./decode.ts";
import type { IssueManifest } from "./manifest.ts";
import type { PaperManifest } from "./paper-manifest.ts";
import { type IssueText, type Parsed, parseIssue, parsePaper } from "./parse.ts";
import { follow, type Ground, type References, readText } from "./references.ts";
import { salvage } from "./salvage.ts";
import type { FileReference } from "./written-value.ts";

/** An issue and its paper as written, with the copy that they name. */
export interface Manifest {
  readonly issue: IssueManifest;
  readonly paper: PaperManifest;
}

/** A manifest, or all that is wrong with it. */
export type Reading =
  | Extract<Outcome<Manifest>, { readonly ok: true }>
  | {
      readonly ok: false;
      /** The entries without faults, which may be checked further; undefined when nothing can be. */
      readonly rest: Manifest | undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Reads an issue, its paper and every file that they name, or tells all that is wrong with them.
 * Files must lie in the issue's folder or the paper's, links followed.
 * @param path issue.yaml, absolute
 */
export async function readManifest(path: string, files: Files, memory: Memory = forgetful): Promise<Reading> {
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
  const diagnostics = tellMost(all);
  const found = new Map([...papers.found, ...named.found]);
  if (!read?.ok || !parsed.outcome.ok || hasErrors(diagnostics)) {
    const rest = read?.ok ? restOf(parsed, others, { source, folder, found, diagnostics: all }) : undefined;
    return { ok: false, rest: rest && read?.ok ? { issue: rest, paper: read.value } : undefined, diagnostics };
  }
  const issue = issueManifest(parsed.outcome.value, source, folder, found);
  return { ok: true, value: { issue, paper: read.value }, diagnostics };
}

/** What is known of an issue with faults. */
interface Faulty extends Opened {
  readonly found: References["found"];
  readonly diagnostics: readonly Diagnostic[];
}

/** The sound entries of an issue; a photo that was not found spoils none, since only its name is looked at. */
function restOf(
  { partial }: Parsed<IssueText>,
  named: readonly FileReference[],
  { source, folder, found, diagnostics }: Faulty,
): IssueManifest | undefined {
  if (partial?.span === undefined) return undefined;
  const unfound = named.filter(({ use, span }) => use === "bytes" && !found.has(span.start));
  const text = salvage({ ...partial, span: partial.span }, diagnostics, new Set(unfound.map(({ span }) => span.start)));
  const standIns = unfound.map(
    ({ span, value }) => [span.start, { path: join(folder, value), source: undefined }] as const,
  );
  return text && issueManifest(text, source, folder, new Map([...found, ...standIns]));
}

/** Reads paper.yaml and the files that it names. */
async function readPaper(
  source: SourceFile,
  ground: Ground,
  files: Files,
  memory: Memory,
): Promise<Outcome<PaperManifest>> {
  const parsed = memory.memo(parsePaper)(source);
  const { found, diagnostics: unfound } = await follow(parsed.files, ground, files, memory);
  const diagnostics = inOrder([...parsed.outcome.diagnostics, ...unfound], source);
  if (!parsed.outcome.ok || hasErrors(diagnostics)) return { ok: false, diagnostics };
  return { ok: true, value: paperManifest(parsed.outcome.value, source, ground.folder, found), diagnostics };
}

/** Sorted by place in `source`; faults of a file that it names, by the place of the name. */
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
  return text.ok ? { ...text, value: { source: memory.memo(called)(text.value, name), folder: folder.path } } : text;
}

function called(source: SourceFile, path: string): SourceFile {
  return { ...source, path };
}
