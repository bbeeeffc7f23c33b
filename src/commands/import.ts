import { readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { parseDocument } from "yaml";
import { replaceFiles } from "../app/replace-files.ts";
import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { diskFiles } from "../base/disk-files.ts";
import { placeJson, reportJson, reportText } from "../base/report.ts";
import { positionOf } from "../base/source.ts";
import type { OutputFile } from "../formats/format.ts";
import { assignPages } from "../intake/assign-pages.ts";
import { ENCODINGS, type Encoding } from "../intake/encoding.ts";
import { type Intake, takeIn } from "../intake/intake.ts";
import { joinParts } from "../intake/join-parts.ts";
import { type Plan, planStories } from "../intake/plan.ts";
import type { Decision, Taken } from "../intake/proposal.ts";
import { namesInManifest, writeManifest } from "../intake/write-manifest.ts";
import { knownWords } from "../words/known-words.ts";
import { importTexts } from "./import-texts.ts";
import {
  dateOf,
  dayIn,
  newestIssue,
  newPaper,
  type PaperFlags,
  paperName,
  paperOf,
  presetOf,
  schemaFrom,
} from "./new-issue.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

export interface ImportFlags extends PaperFlags {
  readonly issue?: string;
  readonly page?: string;
  readonly date?: string;
  readonly encoding?: string;
  readonly json?: true;
}

/** Endings of files that folders are searched for. */
const ENDINGS: ReadonlySet<string> = new Set([".docx", ".docm", ".md", ".markdown", ".txt", ".json"]);
/** A larger file is no copy, whatever it is: it is not read into memory. */
const MOST_BYTES = 256 * 2 ** 20;

interface Source {
  /** As messages print it. */
  readonly name: string;
  readonly intake: Intake;
}

/** Takes copy into an issue: files that cannot be read are told, the others come in. */
export async function importCopy(args: readonly string[], flags: ImportFlags, terminal: Terminal): Promise<Exit> {
  const encoding = encodingIn(flags.encoding, terminal);
  if (flags.page !== undefined && !/^[0-9A-Za-z]{1,6}$/.test(flags.page))
    throw new Misuse(fill(importTexts[terminal.language].badPage, { text: flags.page }));
  const words = textsIn(terminal.language);
  const paths = (await Promise.all(args.map((path) => filesIn(path, terminal)))).flat();
  const asked = flags.date ?? dayIn(flags.issue);
  const date = dateOf(asked ?? terminal.today, words.badDate);
  const cut = knownWords();
  const sources: Source[] = [];
  for (const path of paths) {
    const name = diskFiles(terminal.folder).name(path);
    const bytes = await bytesOf(path, terminal);
    const picture = pictureBeside(dirname(path));
    sources.push({ name, intake: await takeIn({ path: name, bytes, picture }, { encoding, date, words: cut }) });
  }
  const folio = sources.map(({ intake }) => intake.folio.date).find((each) => each !== undefined);
  const day = asked === undefined && folio !== undefined ? dateOf(folio, words.badDate) : date;
  const target = resolve(terminal.folder, flags.issue ?? join("issues", day));
  return finish(sources, { target, date: day, flags }, terminal);
}

interface Target {
  /** The issue's folder, absolute. */
  readonly target: string;
  readonly date: string;
  readonly flags: ImportFlags;
}

async function finish(sources: readonly Source[], { target, date, flags }: Target, terminal: Terminal): Promise<Exit> {
  const existing = await manifestIn(target, terminal);
  const names = existing === undefined ? { ids: [], pages: [] } : namesInManifest(existing);
  const assigned = assignPages(
    sources.map(({ name, intake }) => ({ name: basename(name), ...intake })),
    { page: flags.page, known: names.pages },
  );
  const joined = joinParts(assigned);
  const present = { ids: names.ids, textOf: (path: string) => textBelow(target, path) };
  const plan = planStories(joined.stories, present);
  const diagnostics = [
    ...sources.flatMap(({ intake }) => intake.diagnostics),
    ...joined.diagnostics,
    ...plan.diagnostics,
  ];
  const wrote = plan.stories.length > 0;
  if (wrote) {
    const files = await filesOf(plan, existing, { target, date, flags }, terminal);
    await replaceFiles(target, files).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Misuse(
        fill(textsIn(terminal.language).cannotWrite, { path: relative(terminal.folder, target), reason }),
      );
    });
  }
  const result = { sources, taken: joined.taken, decisions: joined.decisions, plan, diagnostics };
  if (flags.json) terminal.print(`${JSON.stringify(resultJson(result, target, terminal), undefined, 2)}\n`);
  else tell(result, target, terminal);
  return hasErrors(diagnostics) ? 1 : 0;
}

/** The manifest and all that it names, to be written in one step. */
async function filesOf(
  plan: Plan,
  existing: string | undefined,
  { target, date, flags }: Target,
  terminal: Terminal,
): Promise<readonly OutputFile[]> {
  const newest = existing === undefined ? await newestIssue(dirname(target)) : undefined;
  const paper = existing === undefined ? await paperOf(flags, newest, terminal) : undefined;
  const own = existing === undefined && paper === undefined;
  const preset = presetOf(flags.preset ?? "对开", textsIn(terminal.language).badPreset);
  const keys = {
    paper: paperName(target, paper),
    date,
    number: newest?.number === undefined ? undefined : newest.number + 1,
    schema: schemaFrom(target, "issue", terminal.folder),
  };
  const manifest = writeManifest(existing, plan.stories, keys);
  return [
    { path: "issue.yaml", bytes: new TextEncoder().encode(manifest) },
    ...(own ? [await newPaper(target, preset, terminal)] : []),
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
  throw new Misuse(fill(importTexts[terminal.language].badEncoding, { text, choices: ENCODINGS.join(", ") }));
}

/** The files that an argument names: itself, or those of a folder by their names, numbers by their value. */
async function filesIn(argument: string, terminal: Terminal): Promise<readonly string[]> {
  const path = resolve(terminal.folder, argument);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw new Misuse(fill(textsIn(terminal.language).noFile, { path: argument }));
  if (!facts.isDirectory()) return [path];
  const names = (await readdir(path, { recursive: true })).filter((name) => isCopy(name));
  if (names.length === 0) throw new Misuse(fill(importTexts[terminal.language].noFiles, { path: argument }));
  return names.toSorted(byNumber).map((name) => join(path, name));
}

/** Word's lock files (~$) and hidden files are no copy. */
function isCopy(name: string): boolean {
  const parts = name.split(sep);
  return ENDINGS.has(extname(name).toLowerCase()) && parts.every((part) => !/^(?:\.|~\$)/.test(part));
}

function byNumber(a: string, b: string): number {
  const key = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
  return key(a) < key(b) ? -1 : 1;
}

async function bytesOf(path: string, terminal: Terminal): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => undefined);
  // A file that is too large is refused by its first bytes and its length, which its reader sees.
  if (facts?.isFile() && facts.size <= MOST_BYTES) return readFile(path);
  throw new Misuse(fill(textsIn(terminal.language).noFile, { path: relative(terminal.folder, path) }));
}

function pictureBeside(
  folder: string,
): (name: string) => { readonly name: string; readonly bytes: Uint8Array } | undefined {
  return (name) => {
    const path = resolve(folder, decoded(name));
    if (!path.startsWith(`${folder}${sep}`)) return undefined;
    try {
      return { name: basename(path), bytes: readFileSync(path) };
    } catch {
      return undefined;
    }
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The manifest that is there; undefined: a new one is written. */
async function manifestIn(target: string, terminal: Terminal): Promise<string | undefined> {
  const path = join(target, "issue.yaml");
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const folder = relative(terminal.folder, target) || ".";
  if (parseDocument(text).errors.length > 0)
    throw new Misuse(fill(importTexts[terminal.language].badManifest, { path: join(folder, "issue.yaml"), folder }));
  return text;
}

function textBelow(target: string, path: string): string | undefined {
  try {
    return readFileSync(join(target, path), "utf8");
  } catch {
    return undefined;
  }
}

interface Result {
  readonly sources: readonly Source[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly plan: Plan;
  readonly diagnostics: readonly Diagnostic[];
}

function tell({ sources, taken, decisions, plan, diagnostics }: Result, target: string, terminal: Terminal): void {
  const words = importTexts[terminal.language];
  terminal.tell(reportText(diagnostics, terminal.language, terminal.colour, terminal.width));
  for (const { name, intake } of sources) {
    if (intake.stories.length === 0) {
      terminal.print(`${fill(words.refused, { file: name })}\n`);
      continue;
    }
    terminal.print(`${fill(words.source, { file: name, stories: intake.stories.length })}\n`);
    tellDecisions(intake.decisions, terminal);
    tellTaken(intake.taken, terminal);
  }
  tellDecisions(decisions, terminal);
  tellTaken(taken, terminal);
  const photos = plan.stories.flatMap(({ photoFiles }) => photoFiles);
  const there = new Set(plan.files.map(({ path }) => path));
  const folder = relative(terminal.folder, target) || ".";
  const wanted = photos.filter((file) => !there.has(file)).length;
  const values = { stories: plan.stories.length, photos: photos.length, wanted, path: join(folder, "issue.yaml") };
  terminal.print(`${plan.stories.length === 0 ? words.nothing : fill(words.wrote, values)}\n`);
  if (plan.stories.length > 0) terminal.print(`${fill(words.next, { folder })}\n`);
}

function tellDecisions(decisions: readonly Decision[], terminal: Terminal): void {
  const words = importTexts[terminal.language];
  for (const [what, name] of Object.entries(words.decisions)) {
    const those = decisions.filter((decision) => decision.what === what);
    if (those.length === 0) continue;
    const lines = those.map(({ span }) => positionOf(span.source, span.start).line).join(", ");
    terminal.print(`  ${name}: ${those.length} (${fill(words.lines, { lines })})\n`);
  }
}

/** What was taken out, reason by reason; marks by their count alone. */
function tellTaken(taken: readonly Taken[], terminal: Terminal): void {
  const words = importTexts[terminal.language];
  for (const [reason, name] of Object.entries(words.taken)) {
    const those = taken.filter((each) => each.reason === reason);
    if (those.length === 0) continue;
    const text =
      reason === "markup"
        ? String(those.reduce((sum, each) => sum + [...each.text].length, 0))
        : those
            .map(
              (each) =>
                `\`${shortened(each.text)}\` ${fill(words.lines, { lines: positionOf(each.span.source, each.span.start).line })}`,
            )
            .join(", ");
    terminal.print(`  ${fill(words.takenOut, { reason: name, text })}\n`);
  }
}

function shortened(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, " ")];
  return characters.length <= 40 ? characters.join("") : `${characters.slice(0, 40).join("")}…`;
}

function resultJson(
  { sources, taken, decisions, plan, diagnostics }: Result,
  target: string,
  terminal: Terminal,
): object {
  const takenJson = (all: readonly Taken[]): readonly object[] =>
    all.map(({ reason, text, span }) => ({ reason, text, ...placeJson(span) }));
  const decisionsJson = (all: readonly Decision[]): readonly object[] =>
    all.map(({ what, span }) => ({ what, ...placeJson(span) }));
  return {
    schema: "banmian.import/1",
    issue: join(relative(terminal.folder, target) || ".", "issue.yaml"),
    sources: sources.map(({ name, intake }) => ({
      file: name,
      kind: intake.kind,
      stories: intake.stories.length,
      taken: takenJson(intake.taken),
      added: intake.added,
      decisions: decisionsJson(intake.decisions),
    })),
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
