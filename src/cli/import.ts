// `banmian import`: reads files of copy, hands each to tools/import, and writes manifest, stories and photos in one step. This file knows the disk and the
// report to the editor; recognising and placing stories is the tool's work.
import { readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { parseDocument } from "yaml";
import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { diskFiles, pathFrom } from "../base/disk-files.ts";
import { ENCODINGS, type Encoding } from "../base/encoding.ts";
import { printable, shortened } from "../base/excerpt.ts";
import { isRefusedByWindows } from "../base/files.ts";
import { positionOf, type Span } from "../base/source.ts";
import { filesBelow, replaceFiles, withEndsOf } from "../build/disk/replace-files.ts";
import { dayIn } from "../build/issue-days.ts";
import { decode } from "../engine/manifest/decode.ts";
import { knownWords } from "../engine/words/known-words.ts";
import { type OutputFile, textFile } from "../formats/format.ts";
import { placeJson, reportJson, wordsOf } from "../locales/report.ts";
import { say } from "../locales/texts.ts";
import { convertDocument } from "../tools/import/convert-document.ts";
import { isCopyName } from "../tools/import/file-form.ts";
import { takeIn } from "../tools/import/intake.ts";
import { assignPages, cameIn, joinParts, type Plan, planStories } from "../tools/import/plan.ts";
import type { Decision, Taken } from "../tools/import/proposal.ts";
import { type CopyFile, decodedAddress, type Intake } from "../tools/import/source.ts";
import { EMPTY_ISSUE, type PlannedStory, presentIn, writeManifest } from "../tools/import/write-manifest.ts";
import { unwritable } from "./failure.ts";
import {
  dateOf,
  issueFolder,
  isThere,
  NAMEPLATES,
  nextNumber,
  type PaperFlags,
  type PaperForm,
  type Preset,
  paperForm,
  paperName,
  paperOf,
  schemaFrom,
  writePaper,
} from "./init.ts";
import { typedPath } from "./issue-paths.ts";
import { type Exit, type Misuse, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor } from "./texts.ts";

export interface ImportFlags extends PaperFlags {
  readonly issue?: string;
  readonly page?: string;
  readonly date?: string;
  readonly encoding?: string;
  readonly json: boolean;
}

/** A larger file cannot be copy, so it is not read into memory. */
const MOST_BYTES = 256 * 2 ** 20;

/** Imports files into an issue: reports those that cannot be read, imports the others. */
export async function importCopy(args: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<Exit> {
  const encoding = encodingIn(flags.encoding, terminal);
  if (flags.page !== undefined && !isLabel(flags.page)) throw misuse("bad-label", { text: flags.page }, terminal);
  const named = await Promise.all(
    args.map((path) => (path === STDIN ? { copy: [path], others: [] } : filesIn(path, terminal))),
  );
  const issue = flags.issue && (await issueFolder(flags.issue, terminal));
  const asked = flags.date ?? dayIn(issue ?? "");
  const date = dateOf(asked ?? terminal.today, terminal);
  const cut = knownWords();
  const sources: ImportedFile[] = [];
  const fetched = new Set<string>();
  for (const path of named.flatMap(({ copy }) => copy)) {
    // This story was imported with the composite that leads to it.
    if (fetched.has(path)) continue;
    const file = path === STDIN ? await standardInput(terminal) : await copyAt(path, fetched, terminal);
    sources.push({
      name: file.path,
      intake: await takeIn(file, { encoding, date, words: cut, convert: convertDocument }),
    });
  }
  const folio = sources.map(({ intake }) => intake.folio.date).find((each) => each !== undefined);
  const day = asked === undefined && folio !== undefined ? dateOf(folio, terminal) : date;
  const target = issue ?? (await issueFolder(join("issues", day), terminal));
  const left = named.flatMap(({ others }) => others).filter((path) => !fetched.has(path));
  const passedOver = left.map(diskFiles(terminal.folder).name);
  return finish({ sources, passedOver }, { target, date: day, flags }, terminal);
}

function isLabel(text: string): boolean {
  return /^[0-9A-Za-z]{1,6}$/.test(text) && !isRefusedByWindows(text);
}

interface Target {
  /** The issue's folder, absolute. */
  readonly target: string;
  readonly date: string;
  readonly flags: ImportFlags;
}

async function finish(
  { sources, passedOver }: Pick<ImportResult, "sources" | "passedOver">,
  { target, date, flags }: Target,
  terminal: Terminal,
): Promise<Exit> {
  const existing = await manifestIn(target, terminal);
  const issue = existing === undefined ? EMPTY_ISSUE : presentIn(existing);
  const start = existing === undefined ? await startOf({ target, date, flags }, terminal) : undefined;
  const assigned = assignPages(
    sources.map(({ name, intake }) => ({ name: basename(name), ...intake })),
    { page: flags.page, known: issue.pages, room: start && ROOM[start.form.preset] },
  );
  const joined = joinParts(assigned, cameIn(issue));
  const plan = planStories(joined.stories, { ...issue, textOf: (path: string) => textBelow(target, path) });
  const diagnostics = [
    ...sources.flatMap(({ intake }) => intake.diagnostics),
    ...joined.diagnostics,
    ...plan.diagnostics,
  ];
  if (plan.stories.length > 0) {
    if (start !== undefined && start.paper === undefined) await writePaper(target, start.form, terminal);
    const files = filesOf({ plan, diagnostics }, existing ?? start, { target, date, flags }, terminal);
    await replaceFiles(target, files).catch(unwritable(pathFrom(terminal.folder, target), terminal));
  }
  const result = { sources, passedOver, taken: joined.taken, decisions: joined.decisions, plan, diagnostics };
  if (flags.json) printJson(resultJson(result, target, terminal), terminal);
  else reportImport(result, target, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}

/** The settings of a new issue. */
interface Start {
  /** Absolute; undefined: a new paper.yaml is written. */
  readonly paper: string | undefined;
  readonly form: PaperForm;
  readonly number: number | undefined;
}

/** The characters that fit on a page: columns × measure × rows, on page 1 below the nameplate; nine tenths of them, since no page fills to the last. */
const ROOM: Readonly<Record<Preset, { readonly first: number; readonly other: number }>> = {
  对开: { first: 0.9 * 8 * 13 * (115 - NAMEPLATES.对开.rows), other: 0.9 * 8 * 13 * 115 },
  四开: { first: 0.9 * 6 * 11 * (82 - NAMEPLATES.四开.rows), other: 0.9 * 6 * 11 * 82 },
};

async function startOf({ target, date, flags }: Target, terminal: Terminal): Promise<Start> {
  const paper = await paperOf(flags, target, terminal);
  const form = await paperForm(flags, paper, terminal);
  return { paper, form, number: paper === undefined ? 1 : await nextNumber(target, { paper, date }) };
}

/** The manifest and all files that it names, to be written in one step. */
function filesOf(
  { plan, diagnostics }: Pick<ImportResult, "plan" | "diagnostics">,
  before: string | Start | undefined,
  { target, date }: Target,
  terminal: Terminal,
): readonly OutputFile[] {
  const start = typeof before === "object" ? before : undefined;
  const keys = {
    paper: paperName(target, start?.paper),
    date,
    number: start?.number,
    schema: schemaFrom(target, "issue", terminal.folder),
    questionsOn: (planned: PlannedStory): readonly string[] =>
      diagnostics
        .filter((each) => QUESTIONS.has(each.code) && storyAt(each.span, plan.stories) === planned)
        .map((each) => questionOn(each, terminal)),
  };
  const written = typeof before === "string" ? before : undefined;
  const manifest = withEndsOf(written ?? "", writeManifest(written, plan.stories, keys));
  return [textFile("issue.yaml", manifest), ...plan.files];
}

const QUESTIONS: ReadonlySet<string> = new Set(["unsure-role", "unsure-mark", "unsure-story"]);

/** The last story that begins at this place of its file, or above. */
function storyAt({ source, start }: Span, stories: readonly PlannedStory[]): PlannedStory | undefined {
  return stories.findLast(({ story: { span } }) => span.source === source && span.start <= start);
}

/** `a.txt:12 柳林镇 张春生: this looks like a signature …` */
function questionOn(question: Diagnostic, terminal: Terminal): string {
  const { source, start, end } = question.span;
  const { message } = wordsOf(question, terminal.language);
  return `${basename(source.path)}:${positionOf(source, start).line} ${shown(source.text.slice(start, end))}: ${message}`;
}

function encodingIn(text: string | undefined, terminal: Terminal): Encoding | undefined {
  if (text === undefined) return undefined;
  const written = text
    .toLowerCase()
    .replace(/^(gbk|gb2312|gb-?18030)$/, "gb18030")
    .replace(/^utf8$/, "utf-8");
  const found = ENCODINGS.find((each) => each === written);
  if (found !== undefined) return found;
  throw misuse("bad-encoding", { text, choices: ENCODINGS.join(", ") }, terminal);
}

/** The argument for standard input, into which a feed's program writes. */
const STDIN = "-";

/** A feed names its pictures from the working folder. */
async function standardInput(terminal: Terminal): Promise<CopyFile> {
  const bytes = (await terminal.read?.(MOST_BYTES)) ?? new Uint8Array();
  if (bytes.length > MOST_BYTES) throw tooMuch("stdin", terminal);
  return { path: "stdin", bytes, picture: besideIn(terminal.folder, new Set()) };
}

/** @param fetched collects the paths of pictures and stories that the copy names */
async function copyAt(path: string, fetched: Set<string>, terminal: Terminal): Promise<CopyFile> {
  if (/\.ya?ml$/i.test(path)) {
    throw misuse("copy-is-manifest", { path: pathFrom(terminal.folder, path) }, terminal);
  }
  const bytes = await bytesOf(path, terminal);
  return { path: diskFiles(terminal.folder).name(path), bytes, picture: besideIn(dirname(path), fetched) };
}

function tooMuch(path: string, terminal: Terminal): Misuse {
  return misuse("copy-too-large", { path, most: String(MOST_BYTES / 2 ** 20) }, terminal);
}

async function bytesOf(path: string, terminal: Terminal): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => undefined);
  const refuse = refuseReading(path, terminal);
  if (facts?.isFile() && facts.size <= MOST_BYTES) return readFile(path).catch(refuse);
  if (facts?.isFile()) throw tooMuch(pathFrom(terminal.folder, path), terminal);
  return refuse();
}

/** On Windows a word processor may lock a file that it has open. */
function refuseReading(path: string, terminal: Terminal): (error?: NodeJS.ErrnoException) => never {
  return (error) => {
    throw misuse(
      error?.code === "EBUSY" ? "file-held" : "no-file",
      { path: pathFrom(terminal.folder, path) },
      terminal,
    );
  };
}

/** Files inside a folder. @param named collects their paths */
function besideIn(
  folder: string,
  named: Set<string>,
): (name: string) => { readonly name: string; readonly bytes: Uint8Array } | undefined {
  return (name) => {
    const path = resolve(folder, decodedAddress(name));
    if (!path.startsWith(`${folder}${sep}`)) return undefined;
    try {
      const bytes = readFileSync(path);
      named.add(path);
      return { name: basename(path), bytes };
    } catch {
      return undefined;
    }
  };
}

/** The existing manifest; undefined if there is none, or only an empty file, so that a new one is written. */
async function manifestIn(target: string, terminal: Terminal): Promise<string | undefined> {
  const path = join(target, "issue.yaml");
  // A manifest that cannot be read must not be replaced.
  if (!(await isThere(path))) return undefined;
  const bytes = await readFile(path).catch(refuseReading(path, terminal));
  const folder = pathFrom(terminal.folder, target) || ".";
  const text = bytes.toString("utf8");
  if (text.trim() === "") return undefined;
  const { ok } = decode(bytes, path, "manifest");
  // A manifest in another encoding than UTF-8 would lose characters when it is written back.
  if (!ok || parseDocument(text).errors.length > 0)
    throw misuse(
      "manifest-broken",
      {
        path: `${folder}/issue.yaml`,
        folder: typedPath(folder),
      },
      terminal,
    );
  return text;
}

function textBelow(target: string, path: string): string | undefined {
  try {
    return readFileSync(join(target, path), "utf8");
  } catch {
    return undefined;
  }
}

/** A file of copy, and its result. */
interface ImportedFile {
  /** As messages print it. */
  readonly name: string;
  readonly intake: Intake;
}

/** The result of an import. */
interface ImportResult {
  readonly sources: readonly ImportedFile[];
  /** Files of a folder that are neither copy nor pictures that copy names. */
  readonly passedOver: readonly string[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

function reportImport(
  { sources, passedOver, taken, decisions, plan, diagnostics }: ImportResult,
  target: string,
  terminal: Terminal,
): void {
  terminal.tell(reportFor(diagnostics, terminal));
  for (const { name, intake } of sources) {
    if (intake.stories.length === 0) {
      printLine("file-not-imported", { file: name }, terminal);
      continue;
    }
    printLine("imported-file", { file: name, stories: intake.stories.length }, terminal);
    reportDecisions(intake.decisions, terminal);
    reportTaken(intake.taken, terminal);
  }
  reportDecisions(decisions, terminal);
  reportTaken(taken, terminal);
  if (passedOver.length > 0) printLine("passed-over", { files: namesOf(passedOver) }, terminal);
  const photos = plan.stories.flatMap(({ photoFiles }) => photoFiles);
  const there = new Set(plan.files.map(({ path }) => path));
  const folder = pathFrom(terminal.folder, target) || ".";
  const wanted = photos.filter((file) => !there.has(file)).length;
  const values = { stories: plan.stories.length, photos: photos.length, wanted, path: `${folder}/issue.yaml` };
  terminal.print(
    `${plan.stories.length === 0 ? say("nothing-imported", {}, terminal) : say("imported", values, terminal)}\n`,
  );
  if (plan.stories.length > 0) printLine("see-imported", { folder: typedPath(folder) }, terminal);
}

function reportDecisions(decisions: readonly Decision[], terminal: Terminal): void {
  for (const what of new Set(decisions.map((each) => each.what))) {
    const those = decisions.filter((decision) => decision.what === what);
    terminal.print(`  ${say("decision", { what }, terminal)}: ${those.length} (${linesOf(those, terminal)})\n`);
  }
}

function linesOf(spans: readonly { readonly span: Span }[], terminal: Terminal): string {
  const lines = spans.map(({ span }) => positionOf(span.source, span.start).line);
  return say("in-lines", { count: lines.length, lines: lines.join(", ") }, terminal);
}

/** Lists what was removed, reason by reason; of marks only the number. */
function reportTaken(taken: readonly Taken[], terminal: Terminal): void {
  for (const reason of new Set(taken.map((each) => each.reason))) {
    const those = taken.filter((each) => each.reason === reason);
    const text =
      reason === "markup"
        ? String(those.reduce((sum, each) => sum + [...each.text].length, 0))
        : those
            .map(
              (each) =>
                `\`${shown(each.text)}\`${each.put === undefined ? "" : ` → \`${shown(each.put)}\``} ${linesOf([each], terminal)}`,
            )
            .join(", ");
    terminal.print(`  ${say("taken-out", { reason, text }, terminal)}\n`);
  }
}

function shown(text: string): string {
  return shortened(text.replaceAll(/\s+/g, " "), 40);
}

/** Names listed in a message at most: a folder may hold thousands of pictures. */
const MOST_NAMES = 20;

function namesOf(files: readonly string[]): string {
  const names = files.slice(0, MOST_NAMES).map((file) => `\`${printable(file)}\``);
  return [...names, ...(files.length > MOST_NAMES ? [`… (${files.length})`] : [])].join(", ");
}

function resultJson(
  { sources, passedOver, taken, decisions, plan, diagnostics }: ImportResult,
  target: string,
  terminal: Terminal,
): object {
  const takenJson = (all: readonly Taken[]): readonly object[] =>
    all.map(({ span, ...each }) => ({ ...each, ...placeJson(span) }));
  const decisionsJson = (all: readonly Decision[]): readonly object[] =>
    all.map(({ what, span }) => ({ what, ...placeJson(span) }));
  return {
    schema: "banmian.import/1",
    issue: `${pathFrom(terminal.folder, target) || "."}/issue.yaml`,
    sources: sources.map(({ name, intake }) => ({
      file: name,
      kind: intake.kind,
      stories: intake.stories.length,
      taken: takenJson(intake.taken),
      added: intake.added,
      decisions: decisionsJson(intake.decisions),
    })),
    passedOver,
    taken: takenJson(taken),
    decisions: decisionsJson(decisions),
    stories: plan.stories.map(({ id, page, bodyFile, photoFiles }) => ({
      id,
      page,
      body: bodyFile,
      photos: photoFiles,
    })),
    diagnostics: reportJson(diagnostics, terminal.language),
  };
}

/** The files that an argument of `import` names. */
interface CopyFiles {
  /** Absolute; files of a folder in the order of their names, with numbers by value. */
  readonly copy: readonly string[];
  /** Other files of a folder, absolute, among them the pictures that the copy names. */
  readonly others: readonly string[];
}

/**
 * The file itself, or those in a folder and its subfolders; skips hidden files, Word's lock files (~$) and the files that Windows' Explorer writes for itself.
 */
async function filesIn(argument: string, terminal: Terminal): Promise<CopyFiles> {
  const path = resolve(terminal.folder, argument);
  const refuse = (): never => {
    throw misuse("no-file", { path: argument }, terminal);
  };
  const facts = await stat(path).catch(refuse);
  if (!facts.isDirectory()) return { copy: [path], others: [] };
  await readdir(path).catch(refuse);
  const names = (await filesBelow(path))
    .map((name) => name.replaceAll("/", sep))
    .filter((name) => name.split(sep).every((part) => !/^(?:\.|~\$|(?:desktop\.ini|thumbs\.db)$)/i.test(part)));
  const parts = foldersOfPages(names);
  const isOwn = (name: string): boolean => isCopyName(name) && !parts.some((folder) => name.startsWith(folder));
  const copy = names.filter(isOwn);
  if (copy.length === 0) throw misuse("no-copy", { path: argument }, terminal);
  const others = names.filter((name) => !isOwn(name));
  return {
    copy: copy.toSorted(byNumber).map((name) => join(path, name)),
    others: others.toSorted(byNumber).map((name) => join(path, name)),
  };
}

/** Folders that browsers (`a_files`) and Word (`a.files`) write beside a web page, for its pictures, scripts and frames. */
function foldersOfPages(names: readonly string[]): readonly string[] {
  const stems = names.flatMap((name) => /^(.*)\.x?html?$/i.exec(name)?.[1] ?? []);
  return stems.flatMap((stem) => ["_files", ".files"].map((ending) => `${stem}${ending}${sep}`));
}

function byNumber(a: string, b: string): number {
  const key = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  return key(a) < key(b) ? -1 : 1;
}
