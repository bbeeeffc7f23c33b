import { join, relative, resolve } from "node:path";
import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { reportJson, reportText } from "../base/report.ts";
import type { Timings } from "../base/watch.ts";
import {
  type ArchiveWish,
  type Compiled,
  compile,
  draw,
  type MadeUp,
  type OutputFile,
  type PressWish,
  withLedger,
} from "../compile.ts";
import type { Page } from "../layout/page.ts";
import { diskHost } from "./disk-host.ts";
import { issuePaths } from "./issue-paths.ts";
import { showProgress } from "./progress.ts";
import { removeStale, replaceFiles } from "./replace-files.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

export interface BuildFlags {
  readonly out: string;
  /** Labels of the pages to draw; undefined: all. */
  readonly pages: readonly string[] | undefined;
  readonly draft: boolean;
  readonly png: boolean;
  /** Press files too, of this standard or of the paper's own. */
  readonly press: PressWish | undefined;
  /** The archive file too. */
  readonly archive: ArchiveWish | undefined;
  /** The program's own. */
  readonly version: string;
  readonly json: boolean;
}

/** What came of one issue. `--json` prints it, the diagnostics worded. */
interface Built {
  /** The manifest, as messages name it. */
  readonly issue: string;
  readonly made: boolean;
  readonly stem: string | undefined;
  /** Where the files stand, relative to the working folder. */
  readonly folder: string | undefined;
  /** Paths below `folder`; empty when nothing was made. */
  readonly files: readonly string[];
  /** Labels of the pages that were drawn. */
  readonly pages: readonly string[];
  /** Code points of all copy. */
  readonly characters: number;
  /** Milliseconds. */
  readonly timings: Timings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds issues one after the other. An issue with errors is not written, unless as a draft; the others are. */
export async function build(issues: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const built: Built[] = [];
  const taken = new Map<string, string>();
  for (const path of await issuePaths(issues, terminal)) {
    const began = terminal.now();
    const result = await buildOne(path, flags, terminal, taken);
    built.push(result);
    if (!flags.json) tell(result, (terminal.now() - began) / 1000, flags.draft, terminal);
  }
  if (flags.json) {
    const worded = built.map((each) => ({ ...each, diagnostics: reportJson(each.diagnostics, terminal.language) }));
    terminal.print(`${JSON.stringify({ schema: "banmian.build/1", issues: worded }, undefined, 2)}\n`);
  }
  return built.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

/** @param taken manifests by the folder that they are written to */
async function buildOne(
  path: string,
  flags: BuildFlags,
  terminal: Terminal,
  taken: Map<string, string>,
): Promise<Built> {
  const name = relative(terminal.folder, path);
  const progress = showProgress(name, terminal);
  try {
    const plain = diskHost(terminal, progress);
    // What leaves the house tells of its build; a proof alone is not worth the time.
    const host = flags.press || flags.archive ? withLedger(plain, flags.version) : plain;
    const compiled = await compile(path, host);
    const { madeUp, diagnostics } = compiled;
    if (madeUp === undefined) return notMade(name, compiled);
    const pages = chosenPages(madeUp, flags.pages, terminal);
    if (hasErrors(diagnostics) && !flags.draft) return notMade(name, compiled);
    const folder = join(flags.out, madeUp.issue.stem);
    claim(folder, name, taken, terminal);
    const { png, press, archive } = flags;
    const drawn = await draw(compiled, madeUp, { pages, png, press, archive }, host);
    if (hasErrors(drawn.diagnostics) && !flags.draft) return notMade(name, { ...compiled, ...drawn });
    const undrawn = madeUp.layout.pages
      .filter((page) => !pages.includes(page))
      .map(({ label }) => `pages/${label}.png`);
    await put(drawn.files, folder, new Set(undrawn), terminal);
    return {
      ...notMade(name, { ...compiled, ...drawn }),
      made: true,
      folder,
      files: drawn.files.map(({ path: file }) => file),
      pages: pages.map(({ label }) => label),
    };
  } finally {
    progress.done();
  }
}

function notMade(issue: string, { madeUp, timings, diagnostics }: Compiled): Built {
  const characters = madeUp?.layout.stories.reduce((sum, story) => sum + story.characters, 0) ?? 0;
  const stem = madeUp?.issue.stem;
  return { issue, made: false, stem, folder: undefined, files: [], pages: [], characters, timings, diagnostics };
}

function chosenPages({ layout }: MadeUp, wanted: readonly string[] | undefined, terminal: Terminal): readonly Page[] {
  if (wanted === undefined) return layout.pages;
  const labels = layout.pages.map(({ label }) => label);
  const unknown = wanted.find((label) => !labels.includes(label));
  if (unknown !== undefined) {
    throw new Misuse(fill(textsIn(terminal.language).noPage, { label: unknown, labels: labels.join(", ") }));
  }
  return layout.pages.filter(({ label }) => wanted.includes(label));
}

function claim(folder: string, issue: string, taken: Map<string, string>, terminal: Terminal): void {
  const other = taken.get(folder);
  if (other !== undefined) {
    throw new Misuse(fill(textsIn(terminal.language).sameFolder, { a: other, b: issue, folder }));
  }
  taken.set(folder, issue);
}

/**
 * Writes the files, then removes page pictures, press files and sheets that an earlier build left and this one did not write again.
 * @param undrawn pictures of pages that `--pages` left out: they stay
 */
async function put(
  files: readonly OutputFile[],
  folder: string,
  undrawn: ReadonlySet<string>,
  terminal: Terminal,
): Promise<void> {
  const place = resolve(terminal.folder, folder);
  const written = new Set(files.map((file) => file.path));
  await replaceFiles(place, files).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(fill(textsIn(terminal.language).cannotWrite, { path: folder, reason }));
  });
  await removeStale(place, () => false);
  await removeStale(join(place, "pages"), (name) => {
    const path = `pages/${name}`;
    return name.endsWith(".png") && !written.has(path) && !undrawn.has(path);
  });
  // An outdated page must not go to the plant by mistake; of a build of some pages the others stay.
  if (undrawn.size > 0) return;
  for (const kind of ["press", "sheets"]) {
    await removeStale(join(place, kind), (name) => name.endsWith(".pdf") && !written.has(`${kind}/${name}`));
  }
}

function tell(built: Built, seconds: number, draft: boolean, terminal: Terminal): void {
  const words = textsIn(terminal.language);
  terminal.tell(reportText(built.diagnostics, terminal.language, terminal.colour));
  if (!built.made) {
    if (built.stem !== undefined && !draft) terminal.tell(`${words.notMade}\n`);
    return;
  }
  if (hasErrors(built.diagnostics)) terminal.tell(`${words.draftMade}\n`);
  const text = built.pages.length === 1 ? words.wroteOne : words.wrote;
  const stem = built.stem ?? built.issue;
  const values = { stem, pages: built.pages.length, seconds: seconds.toFixed(1), folder: built.folder ?? "" };
  terminal.print(`${fill(text, values)}\n`);
}
