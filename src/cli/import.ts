import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { parseDocument } from "yaml";
import { hasErrors } from "../base/diagnostic.ts";
import { diskFiles, pathFrom } from "../base/disk-files.ts";
import { ENCODINGS, type Encoding } from "../base/encoding.ts";
import { isRefusedByWindows } from "../base/files.ts";
import { replaceFiles, withEndsOf } from "../build/disk/replace-files.ts";
import { dayIn } from "../build/issue-days.ts";
import { decode } from "../engine/manifest/decode.ts";
import { knownWords } from "../engine/words/known-words.ts";
import { type OutputFile, textFile } from "../formats/format.ts";
import { convertDocument } from "../tools/import/convert-document.ts";
import { takeIn } from "../tools/import/intake.ts";
import { assignPages, cameIn, joinParts, type Plan, planStories } from "../tools/import/plan.ts";
import { type CopyFile, decodedAddress } from "../tools/import/source.ts";
import { EMPTY_ISSUE, presentIn, writeManifest } from "../tools/import/write-manifest.ts";
import { filesIn } from "./copy-files.ts";
import { type ImportedFile, type ImportResult, resultJson, tellImport } from "./import-report.ts";
import {
  dateOf,
  issueFolder,
  isThere,
  NAMEPLATES,
  newestIssue,
  newPaper,
  type PaperFlags,
  type PaperForm,
  type Preset,
  paperForm,
  paperName,
  paperOf,
  schemaFrom,
} from "./new-issue.ts";
import { type Exit, type Misuse, printJson, type Terminal } from "./terminal.ts";
import { importTexts } from "./texts/import.ts";
import { unwritable } from "./texts/system-words.ts";
import { misuse, texts } from "./texts/texts.ts";
import { typedPath } from "./typed-path.ts";

export interface ImportFlags extends PaperFlags {
  readonly issue?: string;
  readonly page?: string;
  readonly date?: string;
  readonly encoding?: string;
  readonly json: boolean;
}

/** A larger file is no copy, whatever it is: it is not read into memory. */
const MOST_BYTES = 256 * 2 ** 20;

/** Takes copy into an issue: reports files that cannot be read, takes in the others. */
export async function importCopy(args: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<Exit> {
  const encoding = encodingIn(flags.encoding, terminal);
  if (flags.page !== undefined && !isLabel(flags.page))
    throw misuse(importTexts[terminal.language].badPage, { text: flags.page });
  const words = texts[terminal.language];
  const named = await Promise.all(
    args.map((path) => (path === STDIN ? { copy: [path], others: [] } : filesIn(path, terminal))),
  );
  const issue = flags.issue && (await issueFolder(flags.issue, terminal));
  const asked = flags.date ?? dayIn(issue ?? "");
  const date = dateOf(asked ?? terminal.today, words.badDate);
  const cut = knownWords();
  const sources: ImportedFile[] = [];
  const fetched = new Set<string>();
  for (const path of named.flatMap(({ copy }) => copy)) {
    // A story came in with the composite that leads to it.
    if (fetched.has(path)) continue;
    const file = path === STDIN ? await standardInput(terminal) : await copyAt(path, fetched, terminal);
    sources.push({
      name: file.path,
      intake: await takeIn(file, { encoding, date, words: cut, convert: convertDocument }),
    });
  }
  const folio = sources.map(({ intake }) => intake.folio.date).find((each) => each !== undefined);
  const day = asked === undefined && folio !== undefined ? dateOf(folio, words.badDate) : date;
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
  const start = existing === undefined ? await startOf(target, flags, terminal) : undefined;
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
    const files = await filesOf(plan, existing ?? start, { target, date, flags }, terminal);
    await replaceFiles(target, files).catch(unwritable(pathFrom(terminal.folder, target), terminal));
  }
  const result = { sources, passedOver, taken: joined.taken, decisions: joined.decisions, plan, diagnostics };
  if (flags.json) printJson(resultJson(result, target, terminal), terminal);
  else tellImport(result, target, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}

/** What a new issue begins with. */
interface Start {
  /** Absolute; undefined: one of its own is written. */
  readonly paper: string | undefined;
  readonly form: PaperForm;
  readonly number: number | undefined;
}

/** Characters of a page: columns × measure × rows, of the first those under the nameplate; nine tenths of them, since no page fills to the last. */
const ROOM: Readonly<Record<Preset, { readonly first: number; readonly other: number }>> = {
  对开: { first: 0.9 * 8 * 13 * (115 - NAMEPLATES.对开.rows), other: 0.9 * 8 * 13 * 115 },
  四开: { first: 0.9 * 6 * 11 * (82 - NAMEPLATES.四开.rows), other: 0.9 * 6 * 11 * 82 },
};

async function startOf(target: string, flags: ImportFlags, terminal: Terminal): Promise<Start> {
  const words = texts[terminal.language];
  const newest = await newestIssue(dirname(target));
  const paper = await paperOf(flags, { target, newest }, terminal);
  const form = await paperForm(flags, paper, words.badPreset);
  // The template's nameplate prints a number.
  const number = newest?.number === undefined ? (paper === undefined ? 1 : undefined) : newest.number + 1;
  return { paper, form, number };
}

/** The manifest and all that it names, to be written in one step. */
async function filesOf(
  plan: Plan,
  before: string | Start | undefined,
  { target, date }: Target,
  terminal: Terminal,
): Promise<readonly OutputFile[]> {
  const start = typeof before === "object" ? before : undefined;
  const keys = {
    paper: paperName(target, start?.paper),
    date,
    number: start?.number,
    schema: schemaFrom(target, "issue", terminal.folder),
  };
  const written = typeof before === "string" ? before : undefined;
  const manifest = withEndsOf(written ?? "", writeManifest(written, plan.stories, keys));
  const isOwn = start !== undefined && start.paper === undefined;
  return [
    textFile("issue.yaml", manifest),
    ...(isOwn ? [await newPaper(target, start.form, terminal)] : []),
    ...plan.files,
  ];
}

function encodingIn(text: string | undefined, terminal: Terminal): Encoding | undefined {
  if (text === undefined) return undefined;
  const written = text
    .toLowerCase()
    .replace(/^(gbk|gb2312|gb-?18030)$/, "gb18030")
    .replace(/^utf8$/, "utf-8");
  const found = ENCODINGS.find((each) => each === written);
  if (found !== undefined) return found;
  throw misuse(importTexts[terminal.language].badEncoding, { text, choices: ENCODINGS.join(", ") });
}

/** As an argument: what a feed's program writes into the pipe. */
const STDIN = "-";

/** A feed names its pictures from the working folder. */
async function standardInput({ read, folder, language }: Terminal): Promise<CopyFile> {
  const bytes = (await read?.(MOST_BYTES)) ?? new Uint8Array();
  if (bytes.length > MOST_BYTES) throw tooMuch("stdin", language);
  return { path: "stdin", bytes, picture: besideIn(folder, new Set()) };
}

/** @param fetched takes the paths of pictures and stories that the copy names */
async function copyAt(path: string, fetched: Set<string>, terminal: Terminal): Promise<CopyFile> {
  if (/\.ya?ml$/i.test(path)) {
    throw misuse(importTexts[terminal.language].isManifest, { path: pathFrom(terminal.folder, path) });
  }
  const bytes = await bytesOf(path, terminal);
  return { path: diskFiles(terminal.folder).name(path), bytes, picture: besideIn(dirname(path), fetched) };
}

function tooMuch(path: string, language: Terminal["language"]): Misuse {
  return misuse(importTexts[language].tooMuch, { path, most: String(MOST_BYTES / 2 ** 20) });
}

async function bytesOf(path: string, terminal: Terminal): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => undefined);
  const refuse = refuseReading(path, terminal);
  if (facts?.isFile() && facts.size <= MOST_BYTES) return readFile(path).catch(refuse);
  if (facts?.isFile()) throw tooMuch(pathFrom(terminal.folder, path), terminal.language);
  return refuse();
}

/** On Windows a writer's program may keep others from reading a file that it has open. */
function refuseReading(path: string, { folder, language }: Terminal): (error?: NodeJS.ErrnoException) => never {
  return (error) => {
    const words = texts[language];
    throw misuse(error?.code === "EBUSY" ? words.openElsewhere : words.noFile, { path: pathFrom(folder, path) });
  };
}

/** Files of a folder, none outside it. @param named takes their paths */
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

/** The manifest that is there; undefined: there is none, or an empty file, and a new one is written. */
async function manifestIn(target: string, terminal: Terminal): Promise<string | undefined> {
  const path = join(target, "issue.yaml");
  // One that cannot be read is not replaced.
  if (!(await isThere(path))) return undefined;
  const bytes = await readFile(path).catch(refuseReading(path, terminal));
  const folder = pathFrom(terminal.folder, target) || ".";
  const text = bytes.toString("utf8");
  if (text.trim() === "") return undefined;
  const { ok } = decode(bytes, path, "manifest");
  // A manifest that is not in UTF-8 would lose characters when it is written back.
  if (!ok || parseDocument(text).errors.length > 0)
    throw misuse(importTexts[terminal.language].badManifest, {
      path: `${folder}/issue.yaml`,
      folder: typedPath(folder),
    });
  return text;
}

function textBelow(target: string, path: string): string | undefined {
  try {
    return readFileSync(join(target, path), "utf8");
  } catch {
    return undefined;
  }
}
