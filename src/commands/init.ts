import { access, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import { replaceFiles } from "../app/replace-files.ts";
import type { OutputFile } from "../formats/format.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

export interface InitFlags {
  readonly date?: string;
  readonly number?: string;
  readonly paper?: string;
  readonly preset?: string;
}

/** What a new issue takes over from the newest one. */
interface Earlier {
  readonly date: string;
  readonly number: number | undefined;
  /** Absolute. */
  readonly paper: string | undefined;
}

/** The template's nameplate on each preset's grid. */
const NAMEPLATES = { 对开: { columns: "1-8", rows: 16 }, 四开: { columns: "1-6", rows: 11 } } as const;
type Preset = keyof typeof NAMEPLATES;

/** The template's story fills a frame of three columns and this depth on both grids: neither overset nor underfull. */
const STORY_ROWS = 15;

const assets = fileURLToPath(new URL("../../assets/", import.meta.url));

/**
 * Makes a new issue folder from the templates of the terminal's language: the date of the folder's name or today's, the number after the newest
 * issue's, and its paper. With `--preset`, or without an earlier issue and `--paper`, the issue gets a paper.yaml of its own.
 */
export async function init(folder: string | undefined, flags: InitFlags, terminal: Terminal): Promise<Exit> {
  const words = textsIn(terminal.language);
  const date = dateOf(flags.date ?? dayIn(folder) ?? terminal.today, words.badDate);
  const target = resolve(terminal.folder, folder ?? join("issues", date));
  const manifest = join(target, "issue.yaml");
  const newest = await newestIssue(dirname(target));
  const number = flags.number === undefined ? (newest?.number ?? 0) + 1 : numberOf(flags.number, words.badNumber);
  const paper = await paperOf(flags, newest, terminal);
  const preset = flags.preset === undefined ? await presetIn(paper) : presetOf(flags.preset, words.badPreset);
  const files = await filled({ target, preset, paper, date, number }, terminal);
  for (const path of files.map((file) => join(target, file.path))) {
    if (await isThere(path)) throw new Misuse(fill(words.exists, { path: relative(terminal.folder, path) }));
  }
  await replaceFiles(target, files);
  const path = relative(terminal.folder, manifest) || manifest;
  terminal.print(`${fill(words.started, { path, folder: dirname(path) })}\n`);
  return 0;
}

/** The style file of the new issue, absolute; undefined: one of its own. */
async function paperOf(flags: InitFlags, newest: Earlier | undefined, terminal: Terminal): Promise<string | undefined> {
  const words = textsIn(terminal.language);
  if (flags.preset !== undefined && flags.paper !== undefined) throw new Misuse(words.presetAndPaper);
  if (flags.preset !== undefined) return undefined;
  const paper = flags.paper === undefined ? newest?.paper : resolve(terminal.folder, flags.paper);
  if (paper !== undefined && !(await isThere(paper))) throw new Misuse(fill(words.noPaper, { path: paper }));
  return paper;
}

interface NewIssue {
  /** The issue's folder, absolute. */
  readonly target: string;
  readonly preset: Preset;
  /** Absolute; undefined: one of its own. */
  readonly paper: string | undefined;
  readonly date: string;
  readonly number: number;
}

/** The templates with the new issue's values. */
async function filled(issue: NewIssue, terminal: Terminal): Promise<readonly OutputFile[]> {
  const { target, preset, paper, date, number } = issue;
  const nameplate = NAMEPLATES[preset];
  const files = [
    {
      name: "issue",
      values: {
        paper: quoted(paper === undefined ? "paper.yaml" : relative(target, paper).split(sep).join("/")),
        date,
        number,
        rows: `${nameplate.rows + 1}-${nameplate.rows + STORY_ROWS}`,
      },
    },
    ...(paper === undefined
      ? [{ name: "paper", values: { preset, columns: nameplate.columns, rows: `1-${nameplate.rows}` } }]
      : []),
  ];
  return Promise.all(
    files.map(async ({ name, values }) => {
      const text = await readFile(join(assets, "init", terminal.language, `${name}.yaml`), "utf8");
      const schema = schemaFrom(target, join(assets, "schema", `${name}.schema.json`), terminal.folder);
      return { path: `${name}.yaml`, bytes: Buffer.from(fill(text, { ...values, schema })) };
    }),
  );
}

/**
 * The JSON Schema as yaml-language-server reads it: a relative path where the program is installed below the working folder, so that the
 * manifest serves everybody who has both; else a URL. A blank would end the path.
 */
function schemaFrom(target: string, schema: string, folder: string): string {
  const path = relative(target, schema).split(sep).join("/");
  const isBelow = schema.startsWith(`${folder}${sep}`);
  return isBelow && !/\s/.test(path) ? path : pathToFileURL(schema).href;
}

/** The date that a folder is named after: issues/2026-11-25. */
function dayIn(folder: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.exec(basename(folder ?? ""))?.[0];
}

/** A path as a YAML value; JSON's strings are YAML's. */
function quoted(path: string): string {
  return /^[\w./\u4e00-\u9fff-]+$/.test(path) ? path : JSON.stringify(path);
}

/** The issue with the latest date among the folders of `parent`; a manifest that is no YAML is passed over. */
async function newestIssue(parent: string): Promise<Earlier | undefined> {
  const names = (await readdir(parent).catch(() => [])).sort();
  const issues = await Promise.all(names.map((name) => earlierIn(join(parent, name))));
  return issues
    .filter((issue) => issue !== undefined)
    .reduce<Earlier | undefined>((latest, issue) => (latest && latest.date > issue.date ? latest : issue), undefined);
}

async function earlierIn(folder: string): Promise<Earlier | undefined> {
  const { date, number, paper } = await keysIn(join(folder, "issue.yaml"));
  if (typeof date !== "string") return undefined;
  return {
    date,
    number: typeof number === "number" ? number : undefined,
    paper: typeof paper === "string" ? resolve(folder, paper) : undefined,
  };
}

/** The keys of a YAML file; none where it cannot be read. */
async function keysIn(path: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined) return {};
  try {
    const value: unknown = parse(await readFile(path, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** What a style file says; 对开 where it says nothing. */
async function presetIn(paper: string | undefined): Promise<Preset> {
  return (await keysIn(paper))["preset"] === "四开" ? "四开" : "对开";
}

function presetOf(text: string, complaint: string): Preset {
  if (text !== "对开" && text !== "四开") throw new Misuse(fill(complaint, { text }));
  return text;
}

function dateOf(text: string, complaint: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // 2026-02-30 would roll over into March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new Misuse(fill(complaint, { text }));
  return text;
}

function numberOf(text: string, complaint: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Misuse(fill(complaint, { text }));
  return Number(text);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
