// `banmian init`: a new issue from the templates, ready to build. Date, number and paper follow from the newest issue beside it, so that an editor has nothing
// to fill in; the template's story is placed so that it is neither overset nor underfull on the paper's grid.
import { access, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import { dayAfter } from "../base/dates.ts";
import { pathFrom } from "../base/disk-files.ts";
import { isRefusedByWindows } from "../base/files.ts";
import { replaceFiles } from "../build/disk/replace-files.ts";
import { dayIn, headIn, type IssueHead } from "../build/issue-days.ts";
import { type OutputFile, textFile } from "../formats/format.ts";
import { unwritable } from "./failure.ts";
import { isFile, kindOf, typedPath } from "./issue-paths.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine } from "./texts.ts";

export interface InitFlags extends PaperFlags {
  readonly date?: string;
  readonly number?: string;
}

/**
 * Makes a new issue folder from the templates of the terminal's language, with the date of the folder's name or today's, the number after the newest issue's,
 * and its paper or the paper.yaml in the folder. A new paper.yaml is written with `--preset` or `--vertical`, or if there is no paper.
 */
export async function init(folder: string | undefined, flags: InitFlags, terminal: Terminal): Promise<Exit> {
  const date = dateOf(flags.date ?? dayIn(folder ?? "") ?? terminal.today, terminal);
  const target = await issueFolder(folder ?? join("issues", date), terminal);
  const manifest = join(target, "issue.yaml");
  if (await isThere(manifest)) {
    const next = await freeDay(dirname(target), date);
    throw misuse(
      "issue-exists",
      {
        path: pathFrom(terminal.folder, manifest),
        next: typedPath(pathFrom(terminal.folder, next)),
      },
      terminal,
    );
  }
  const given = flags.number === undefined ? undefined : numberOf(flags.number, terminal);
  const paper = await paperOf(flags, target, terminal);
  const number = given ?? (await nextNumber(target, { paper, date })) ?? 1;
  const form = await paperForm(flags, paper, terminal);
  const values = { paper: quoted(paperName(target, paper)), date, number, rows: storyRows(form) };
  if (paper === undefined) await writePaper(target, form, terminal);
  const files = [await fromTemplate("issue", values, target, terminal)];
  await replaceFiles(target, files).catch(unwritable(pathFrom(terminal.folder, target), terminal));
  const path = pathFrom(terminal.folder, manifest) || manifest;
  printLine("started", { path, folder: typedPath(dirname(path)) }, terminal);
  return 0;
}

/** The folder of the first day after `date` for which there is no issue. */
async function freeDay(issues: string, date: string): Promise<string> {
  let day = dayAfter(date, 1);
  while (await isThere(join(issues, day, "issue.yaml"))) day = dayAfter(day, 1);
  return join(issues, day);
}

/** A path as a YAML value; JSON's strings are valid YAML. */
function quoted(path: string): string {
  return /^[\w./\u4e00-\u9fff-]+$/.test(path) ? path : JSON.stringify(path);
}

function numberOf(text: string, terminal: Terminal): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw misuse("bad-number", { text }, terminal);
  return Number(text);
}

/** Flags that choose the paper of a new issue. */
export interface PaperFlags {
  readonly paper?: string;
  readonly preset?: string;
  /** 直排: the new paper is vertical. */
  readonly vertical?: boolean;
}

/** The template's nameplate on each preset's grid. */
export const NAMEPLATES = { 对开: { columns: "1-8", rows: 16 }, 四开: { columns: "1-6", rows: 11 } } as const;
export type Preset = keyof typeof NAMEPLATES;

/** The nameplate of a vertical paper: bands from the top, rows from the right. */
const VERTICAL_NAMEPLATES = { 对开: { columns: "1-5", rows: 11 }, 四开: { columns: "1-4", rows: 8 } } as const;

/** The style file that an issue's folder leads to: beside `issues/` if that is the folder above, otherwise in the issue's own. */
function ownPaper(target: string): string {
  const above = dirname(target);
  return join(basename(above) === "issues" ? dirname(above) : target, "paper.yaml");
}

/** The form of a paper, which a frame's rows depend on. */
export interface PaperForm {
  readonly preset: Preset;
  readonly isVertical: boolean;
}

/** Rows of the template's story in three columns, or bands, beside or below the nameplate, for which it is neither overset nor underfull. */
const STORY_ROWS = { horizontal: { 对开: 20, 四开: 16 }, vertical: { 对开: 26, 四开: 17 } } as const;

/** The rows of the template's story. */
function storyRows({ preset, isVertical }: PaperForm): string {
  const above = (isVertical ? VERTICAL_NAMEPLATES : NAMEPLATES)[preset].rows;
  return `${above + 1}-${above + STORY_ROWS[isVertical ? "vertical" : "horizontal"][preset]}`;
}

const assetsFolder = fileURLToPath(new URL("../../assets/", import.meta.url));

/** The folder of an issue, absolute; `path` may also be its manifest. @throws Misuse for another file, and for a name that Windows refuses */
export async function issueFolder(folder: string, terminal: Terminal): Promise<string> {
  const named = resolve(terminal.folder, folder);
  const isManifest = basename(named) === "issue.yaml" && (await isFile(named));
  if (!isManifest && (/\.ya?ml$/i.test(named) || (await isFile(named)))) {
    throw misuse("folder-wanted", { path: folder, folder: typedPath(dirname(folder)) }, terminal);
  }
  const target = isManifest ? dirname(named) : named;
  const name = basename(target);
  if (isRefusedByWindows(name)) throw misuse("bad-folder-name", { name }, terminal);
  return target;
}

/**
 * The style file of a new issue, absolute: the one that `--paper` names, the one in its folder, the newest issue's, or the one beside `issues/`; undefined if a
 * new one is to be written.
 * @throws Misuse if that would replace one
 */
export async function paperOf(flags: PaperFlags, target: string, terminal: Terminal): Promise<string | undefined> {
  const writesOne = flags.preset !== undefined || flags.vertical === true;
  if (writesOne && flags.paper !== undefined) throw misuse("preset-and-paper", {}, terminal);
  const beside = join(target, "paper.yaml");
  const isBeside = await isThere(beside);
  const own = ownPaper(target);
  const inTheWay = isBeside ? beside : (await isThere(own)) ? own : undefined;
  if (writesOne && inTheWay !== undefined) {
    throw misuse("paper-exists", { path: pathFrom(terminal.folder, inTheWay) }, terminal);
  }
  if (writesOne) return undefined;
  if (isBeside && flags.paper === undefined) return beside;
  const found = (await issuesIn(dirname(target))).at(-1)?.paper ?? inTheWay;
  const paper = flags.paper === undefined ? found : resolve(terminal.folder, flags.paper);
  if (paper !== undefined) await refuseOthers(paper, terminal);
  return paper;
}

/** @throws Misuse if `path` is no file, or the manifest of an issue: in that case the message names its paper */
async function refuseOthers(path: string, terminal: Terminal): Promise<void> {
  const named = pathFrom(terminal.folder, path);
  const meant = (paper: string): string => typedPath(pathFrom(terminal.folder, paper));
  if (!(await isFile(path))) {
    const within = join(path, "paper.yaml");
    if (!(await isFile(within))) throw misuse("no-paper", { path: named }, terminal);
    throw misuse("paper-is-folder", { path: named, paper: meant(within) }, terminal);
  }
  if ((await kindOf(path)) !== "issue") return;
  const { paper } = await keysIn(path);
  const own = typeof paper === "string" ? meant(resolve(dirname(path), paper)) : undefined;
  throw misuse("issue-given", { path: named, paper: own }, terminal);
}

/** Writes a style file from the template, with its nameplate on the preset's grid, beside `issues/` or into the issue's folder. */
export async function writePaper(target: string, { preset, isVertical }: PaperForm, terminal: Terminal): Promise<void> {
  const { columns, rows } = (isVertical ? VERTICAL_NAMEPLATES : NAMEPLATES)[preset];
  const writing = isVertical ? "vertical" : "horizontal";
  const folder = dirname(ownPaper(target));
  const paper = await fromTemplate("paper", { preset, writing, columns, rows: `1-${rows}` }, folder, terminal);
  await replaceFiles(folder, [paper]).catch(unwritable(pathFrom(terminal.folder, folder), terminal));
}

/** A template of the terminal's language, filled in. @param target its folder, absolute */
async function fromTemplate(
  name: "issue" | "paper",
  values: Readonly<Record<string, string | number>>,
  target: string,
  terminal: Terminal,
): Promise<OutputFile> {
  const text = await readFile(join(assetsFolder, "init", terminal.language, `${name}.yaml`), "utf8");
  const schema = schemaFrom(target, name, terminal.folder);
  const all: typeof values = { ...values, schema };
  return textFile(
    `${name}.yaml`,
    text.replace(/\{(\w+)\}/g, (braces, key: string) => String(all[key] ?? braces)),
  );
}

/**
 * The JSON Schema for yaml-language-server: a relative path if the program is installed below the working folder, so that the manifest works for everybody who
 * has both; otherwise a URL. A blank would end the path.
 */
export function schemaFrom(target: string, name: "issue" | "paper", folder: string): string {
  const schema = join(assetsFolder, "schema", `${name}.schema.json`);
  const path = pathFrom(target, schema);
  const isBelow = schema.startsWith(`${folder}${sep}`);
  return isBelow && !/\s/.test(path) ? path : pathToFileURL(schema).href;
}

/** The path by which the issue in `target` names its paper. */
export function paperName(target: string, paper: string | undefined): string {
  return pathFrom(target, paper ?? ownPaper(target));
}

/** The issues in the folders of `parent`, by their dates; skips a manifest that is not YAML. */
async function issuesIn(parent: string): Promise<readonly IssueHead[]> {
  const names = (await readdir(parent).catch(() => [])).sort();
  const issues = await Promise.all(names.map((name) => headOf(join(parent, name))));
  return issues.filter((issue) => issue !== undefined).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * The number after that of the paper's last issue before a day, among the issues beside `target` and those in `issues/` beside the paper. Undefined if there is
 * none: a guess would be printed in the nameplate, while a number that is missing is reported.
 */
export async function nextNumber(
  target: string,
  { paper, date }: { readonly paper: string | undefined; readonly date: string },
): Promise<number | undefined> {
  if (paper === undefined) return undefined;
  const folders = new Set([dirname(target), join(dirname(paper), "issues")]);
  const numbers = (await Promise.all([...folders].map(issuesIn)))
    .map((issues) =>
      issues.findLast((issue) => issue.paper === paper && issue.date < date && issue.number !== undefined),
    )
    .flatMap((last) => last?.number ?? []);
  return numbers.length === 0 ? undefined : Math.max(...numbers) + 1;
}

async function headOf(folder: string): Promise<IssueHead | undefined> {
  const manifest = await readFile(join(folder, "issue.yaml"), "utf8").catch(() => "");
  return headIn(manifest, folder);
}

/** The keys of a YAML file; none if it cannot be read. */
async function keysIn(path: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined) return {};
  try {
    const value: unknown = parse(await readFile(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The form in a style file; the defaults are 对开 and horizontal. */
async function formIn(paper: string | undefined): Promise<PaperForm> {
  const { preset, writing } = await keysIn(paper);
  return { preset: preset === "四开" ? "四开" : "对开", isVertical: writing === "vertical" };
}

/** The form of a new issue's paper: that of `paper`, or the one that the flags request. */
export async function paperForm(flags: PaperFlags, paper: string | undefined, terminal: Terminal): Promise<PaperForm> {
  if (paper !== undefined) return formIn(paper);
  const preset = flags.preset === undefined ? "对开" : presetOf(flags.preset, terminal);
  return { preset, isVertical: flags.vertical === true };
}

function presetOf(text: string, terminal: Terminal): Preset {
  if (text !== "对开" && text !== "四开") throw misuse("bad-preset", { text }, terminal);
  return text;
}

export function dateOf(text: string, terminal: Terminal): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // 2026-02-30 would roll over into March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw misuse("bad-date", { text }, terminal);
  return text;
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
