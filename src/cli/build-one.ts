// Builds one issue and puts its result into words: the part that `build`, `--watch`, `--jobs` and `batch` share. Files are written when the issue has no
// errors, or as a draft; all outputs of an issue change together (build/disk/replace-files.ts).
import { join, resolve } from "node:path";
import { countErrors, type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import { type BuildStage, startClock, type Timings } from "../base/watch.ts";
import { type Compiled, compile, type MadeUp } from "../build/compile.ts";
import { isHeldElsewhere } from "../build/disk/folder-lock.ts";
import { leftoverWarnings, mendFolder, type Replaced, replaceFiles } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host, withLedger } from "../build/host.ts";
import { type FontFiles, ownFontFiles } from "../build/issue-fonts.ts";
import type { Engine } from "../build/lock.ts";
import type { Page } from "../engine/layout/page.ts";
import { withTimedPieces } from "../formats/file-in-pieces.ts";
import type { Format, OutputFile } from "../formats/format.ts";
import { press } from "../formats/press/format.ts";
import { type Asked, FORMATS, formatsFor, formatsOf } from "../formats/registry.ts";
import { type DiagnosticJson, reportJson } from "../locales/report.ts";
import { checkSignatures } from "../tools/records/signatures.ts";
import { refusedWriting } from "./failure.ts";
import { withProgress } from "./progress.ts";
import { printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor, reportLine } from "./texts.ts";

export interface BuildFlags {
  readonly out: string;
  /** Labels of the pages to draw; undefined: all. */
  readonly pages: readonly string[] | undefined;
  readonly draft: boolean;
  /** The requested formats besides those that every build writes. */
  readonly formats: Asked;
  /** The command whose formats may write into the folder. */
  readonly command: Format["command"];
  /** The program's own version. */
  readonly version: string;
  /** The program with its libraries, if the files contain a lock. */
  readonly engine?: Engine;
  readonly json: boolean;
  /** The number of issues built at once; undefined: one after the other, in this process. */
  readonly jobs?: number | undefined;
  /** Build again if a file that was read changes. */
  readonly watch?: boolean | undefined;
}

/** The flags of each build of a batch. @param formats names of formats besides those that a batch always writes */
export function batchFlags(out: string, formats: readonly string[], { version }: Engine): BuildFlags {
  const asked = Object.fromEntries(formats.map((format) => [format, {}]));
  return { command: "build", out, pages: undefined, draft: false, formats: asked, version, json: false };
}

/** The result of one issue. `--json` prints it, with its diagnostics in words. */
export interface Built {
  /** The manifest, as messages name it. */
  readonly issue: string;
  readonly made: boolean;
  readonly stem: string | undefined;
  /** The folder of the files, relative to the working folder. */
  readonly folder: string | undefined;
  /** Paths below `folder`; empty if nothing was written. */
  readonly files: readonly string[];
  /** Paths below `folder` of files that an earlier build wrote and this one removed. */
  readonly removed: readonly string[];
  /** Labels of the pages that were drawn. */
  readonly pages: readonly string[];
  /** Code points of all copy. */
  readonly characters: number;
  /** Milliseconds. */
  readonly timings: Timings;
  readonly diagnostics: readonly Diagnostic[];
}

/** The things that builds of one run share. */
export interface Building {
  /**
   * Reserves a folder for an issue.
   * @returns the issue that has already reserved it
   */
  readonly claim: (folder: string, issue: string) => string | undefined | Promise<string | undefined>;
  /** Results of the last build that the next one can use. */
  readonly memory?: Memory | undefined;
  /** Called with the fonts that the paper's own list names; absolute paths. */
  readonly ownFonts?: (paths: readonly string[]) => void;
  /** Called with all files that were written. */
  readonly wrote?: (files: readonly OutputFile[]) => void;
  /** Waits while another program holds a file of the outputs, and says whether to try again; undefined: the build fails at once. */
  readonly again?: (refused: unknown) => Promise<boolean>;
  /** Wraps the files of the disk. */
  readonly files?: ((disk: Files) => Files) | undefined;
  /** Wraps the fonts of the disk. */
  readonly fonts?: (disk: FontFiles) => FontFiles;
}

/** Reserves folders for issues. An issue that is tried again keeps its own. */
export function claims(): (folder: string, issue: string) => string | undefined {
  const taken = new Map<string, string>();
  return (folder, issue) => {
    const owner = taken.get(folder) ?? issue;
    taken.set(folder, owner);
    return owner === issue ? undefined : owner;
  };
}

/** Builds an issue. One with errors is not written, unless as a draft. */
export async function buildOne(
  path: string,
  flags: BuildFlags,
  terminal: Terminal,
  building: Building,
): Promise<Built> {
  const name = pathFrom(terminal.folder, path);
  return withProgress(name, terminal, async (watch) => {
    const host = hostFor(flags, building, diskHost(terminal, watch));
    const unchecked = await compile(path, host);
    const { madeUp } = unchecked;
    if (madeUp === undefined) return notMade(name, unchecked);
    const signatures = await checkSignatures(madeUp, { ...terminal, files: host.files, version: flags.version });
    const isDrawn = ({ arguments: { page } }: Diagnostic): boolean =>
      page === undefined || flags.pages === undefined || flags.pages.includes(String(page));
    const unsigned = goesToPlant(flags.formats) ? signatures.unsigned.filter(isDrawn) : [];
    const diagnostics = [...unchecked.diagnostics, ...signatures.diagnostics, ...unsigned];
    const compiled = { ...unchecked, diagnostics };
    building.ownFonts?.(ownFontFiles(madeUp.fonts));
    const pages = chosenPages(madeUp, flags.pages, terminal);
    const folder = slashed(join(flags.out, madeUp.issue.stem));
    // Even if nothing is written, finish the changes of a killed build.
    await untilLetGo(folder, mendFolder, building, terminal);
    if (hasErrors(diagnostics) && !flags.draft) return notMade(name, compiled);
    await claimFolder(folder, name, building, terminal);
    if (flags.command === "deposit") await needOwnBag(folder, madeUp.issue.paper.name, terminal);
    const owns = ownedBy(flags.command);
    const warnings: Diagnostic[] = [];
    const removed: string[] = [];
    const place = async (
      files: readonly OutputFile[],
      isOutdated: (path: string) => boolean = () => false,
    ): Promise<void> => {
      const change = (into: string): Promise<Replaced> => replaceFiles(into, files, { owns, isOutdated });
      const replaced = await untilLetGo(folder, change, building, terminal);
      warnings.push(...leftoverWarnings(folder, replaced));
      removed.push(...replaced.removed);
    };
    const early: OutputFile[] = [];
    const first = async (proof: OutputFile): Promise<void> => {
      await place([proof]);
      early.push(proof);
    };
    // An error that only press or archive files have can still stop all files.
    const waiting = flags.watch && !isGraded(flags.formats);
    const { pages: labels } = flags;
    // A draft marks its errors, but nothing on a page shows that it is not signed, or changed afterwards.
    const isSigned = unsigned.length === 0 && !hasErrors(signatures.diagnostics.filter(isDrawn));
    const formats = isSigned ? flags.formats : withoutPlant(flags.formats);
    const wishes = { pages: labels, formats, first: waiting ? first : undefined };
    const drawn = await draw(compiled, madeUp, wishes, host);
    if (hasErrors(drawn.diagnostics) && !flags.draft) return notMade(name, { ...compiled, ...drawn });
    const own = drawn.files.filter(({ path: file }) => owns(file));
    const later = own.filter(({ path: file }) => early.every((proof) => proof.path !== file));
    const whole = pages.length === madeUp.layout.pages.length;
    const clock = startClock(host.watch, drawn.timings);
    clock.begin("write");
    // A file that is made while it is written counts towards the time of its format.
    const timed = later.map((file) => withTimedPieces(file, (work) => clock.amid(stageOf(file), work)));
    const paths = new Set(own.map((file) => file.path));
    // A build without press files leaves those that were printed; a draft, all that are for the plant.
    const stays = (file: string): boolean =>
      flags.draft
        ? FORMATS.some((format) => isForPlant(format) && format.owns(file))
        : madeUp.printed?.sums.has(file) === true && press.owns(file) && !isForced(flags);
    await place(timed, whole ? (file) => !paths.has(file) && !stays(file) : undefined);
    building.wrote?.(own);
    return {
      ...notMade(name, {
        ...compiled,
        ...drawn,
        timings: clock.stop(),
        diagnostics: [...drawn.diagnostics, ...warnings],
      }),
      made: true,
      folder,
      files: [...paths],
      removed,
      pages: pages.map(({ label }) => label),
    };
  });
}

/** True if press files replace those that a lock vouches for. */
function isForced({ formats }: BuildFlags): boolean {
  return formats["press"]?.["force"] === true;
}

/** Published files carry the identity of their build; a proof alone is not worth the time, since all files have to be read anew for it. */
function hostFor(flags: BuildFlags, { memory, files, fonts }: Building, disk: Host): Host {
  const host: Host = {
    ...disk,
    files: files?.(disk.files) ?? disk.files,
    fonts: fonts?.(disk.fonts) ?? disk.fonts,
    draft: flags.draft,
    ...(isForced(flags) && { press: "page" }),
  };
  if (isGraded(flags.formats)) {
    const { version, engine } = flags;
    return withLedger(engine === undefined ? host : { ...host, engine }, version);
  }
  return memory === undefined ? host : { ...host, memory };
}

export function notMade(issue: string, { madeUp, timings, diagnostics }: Compiled): Built {
  const characters = madeUp?.layout.stories.reduce((sum, story) => sum + story.characters, 0) ?? 0;
  const stem = madeUp?.issue.stem;
  return {
    issue,
    made: false,
    stem,
    folder: undefined,
    files: [],
    removed: [],
    pages: [],
    characters,
    timings,
    diagnostics,
  };
}

function chosenPages({ layout }: MadeUp, wanted: readonly string[] | undefined, terminal: Terminal): readonly Page[] {
  if (wanted === undefined) return layout.pages;
  const labels = layout.pages.map(({ label }) => label);
  const unknown = wanted.find((label) => !labels.includes(label));
  if (unknown !== undefined) {
    throw misuse("unknown-page", { label: unknown, labels: labels.join(", ") }, terminal);
  }
  return layout.pages.filter(({ label }) => wanted.includes(label));
}

/** @throws Misuse if another issue of the run writes there */
export async function claimFolder(
  folder: string,
  issue: string,
  building: Building,
  terminal: Terminal,
): Promise<void> {
  const other = await building.claim(folder, issue);
  if (other !== undefined) throw misuse("same-folder", { a: other, b: issue, folder }, terminal);
}

/** Two papers may have one code. @throws Misuse if the bag is another paper's */
async function needOwnBag(folder: string, own: string, terminal: Terminal): Promise<void> {
  const { paperOfBag } = await import("../tools/publish/collect-papers.ts");
  const paper = await paperOfBag(resolve(terminal.folder, folder));
  if (paper !== undefined && paper !== own) throw misuse("other-paper", { site: folder, paper, other: own }, terminal);
}

/** Changes a folder. If another program holds one of its files, tries again as long as `again` says so. */
async function untilLetGo<T>(
  folder: string,
  change: (folder: string) => Promise<T>,
  { again }: Building,
  terminal: Terminal,
): Promise<T> {
  for (;;) {
    try {
      return await change(resolve(terminal.folder, folder));
    } catch (error) {
      const refused = refusedWriting(folder, error, terminal);
      if (!isHeldElsewhere(error) || !(await again?.(refused))) throw refused;
    }
  }
}

/** True if files are published: then faults that only their recipients would refuse count as errors, and the files carry the identity of their build. */
function isGraded(asked: Asked): boolean {
  return formatsFor(asked).some(({ grade }) => grade !== undefined);
}

/** True if files for the plant are made: pages must be signed. */
function goesToPlant(asked: Asked): boolean {
  return formatsFor(asked).some(isForPlant);
}

function withoutPlant(asked: Asked): Asked {
  const plant = new Set(FORMATS.filter(isForPlant).map(({ name }) => name));
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !plant.has(name)));
}

function isForPlant({ name, needs }: Format): boolean {
  return name === "press" || needs.includes("press");
}

/** The format that makes a file: its time is counted there. */
function stageOf({ path }: OutputFile): BuildStage {
  return FORMATS.find(({ owns }) => owns(path))?.name ?? "write";
}

/** A test for paths that only formats of this command write. */
function ownedBy(command: Format["command"]): (path: string) => boolean {
  const formats = formatsOf(command);
  return (path) => formats.some(({ owns }) => owns(path));
}

/** The result of one issue in words: plain data, which one thread can send to another. */
export interface BuiltInWords extends Omit<Built, "diagnostics"> {
  /** Empty unless JSON is wanted. */
  readonly diagnostics: readonly DiagnosticJson[];
  /** For a terminal; empty if JSON is wanted. */
  readonly report: string;
  readonly errors: number;
  readonly warnings: number;
  readonly seconds: number;
}

/**
 * @param json the words are for `--json`
 * @param hints commands that cure diagnostics, by their places
 */
export function inWords(
  built: Built,
  seconds: number,
  json: boolean,
  terminal: Terminal,
  hints?: ReadonlyMap<string, string>,
): BuiltInWords {
  const { diagnostics } = built;
  const errors = countErrors(diagnostics);
  return {
    ...built,
    diagnostics: json ? reportJson(diagnostics, terminal.language) : [],
    report: json ? "" : reportFor(diagnostics, terminal, hints),
    errors,
    warnings: diagnostics.length - errors,
    seconds,
  };
}

/** @param wish drafts are made by `build` alone */
export function tell(built: BuiltInWords, wish: Pick<BuildFlags, "command" | "draft">, terminal: Terminal): void {
  terminal.tell(built.report);
  if (!built.made) {
    if (wish.draft) reportLine("not-drawn", {}, terminal);
    else if (built.stem !== undefined) reportLine(wish.command === "build" ? "not-built" : "not-put", {}, terminal);
    return;
  }
  if (built.errors > 0) reportLine("draft-made", {}, terminal);
  const stem = built.stem ?? built.issue;
  const { removed, folder = "" } = built;
  const files = removed.map((path) => `\`${path}\``).join(", ");
  if (removed.length > 0) printLine("removed", { folder, files, count: removed.length }, terminal);
  const values = { stem, pages: built.pages.length, seconds: built.seconds.toFixed(1), folder };
  printLine("built", values, terminal);
}

/** The results as `--json` prints them. @param site what `site` adds about the whole site */
export function printBuilt(results: readonly BuiltInWords[], terminal: Terminal, site?: object): void {
  const issues = results.map(({ report, errors, warnings, seconds, ...each }) => each);
  printJson({ schema: "banmian.build/1", issues, site }, terminal);
}
