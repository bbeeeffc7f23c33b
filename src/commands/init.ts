import { access, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { replaceFiles } from "../app/replace-files.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

interface InitFlags {
  readonly date?: string;
  readonly number?: string;
  readonly paper?: string;
}

/** What a new issue takes over from the newest one. */
interface Earlier {
  readonly date: string;
  readonly number: number | undefined;
  /** Absolute. */
  readonly paper: string | undefined;
}

const template = fileURLToPath(new URL("../../assets/init/", import.meta.url));

/**
 * Makes a new issue folder from the template: the date of the folder's name or today's, the number after the newest issue's, and its paper.
 * Without an earlier issue or `--paper` the issue gets a paper.yaml of its own.
 */
export async function init(folder: string | undefined, flags: InitFlags, terminal: Terminal): Promise<Exit> {
  const words = textsIn(terminal.language);
  const date = dateOf(flags.date ?? dayIn(folder) ?? terminal.today, words.badDate);
  const target = resolve(terminal.folder, folder ?? join("issues", date));
  const manifest = join(target, "issue.yaml");
  if (await isThere(manifest)) throw new Misuse(fill(words.exists, { path: relative(terminal.folder, manifest) }));

  const newest = await newestIssue(dirname(target));
  const number = flags.number === undefined ? (newest?.number ?? 0) + 1 : numberOf(flags.number, words.badNumber);
  const paper = flags.paper === undefined ? newest?.paper : resolve(terminal.folder, flags.paper);
  if (paper !== undefined && !(await isThere(paper))) throw new Misuse(fill(words.noPaper, { path: paper }));

  const text = fill(await readFile(join(template, "issue.yaml"), "utf8"), {
    paper: quoted(paper === undefined ? "paper.yaml" : relative(target, paper).split(sep).join("/")),
    date,
    number,
  });
  const files = [{ path: "issue.yaml", bytes: Buffer.from(text) }];
  if (paper === undefined) files.push({ path: "paper.yaml", bytes: await readFile(join(template, "paper.yaml")) });
  await replaceFiles(target, files);
  terminal.print(`${fill(words.started, { path: relative(terminal.folder, manifest) || manifest })}\n`);
  return 0;
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
  const text = await readFile(join(folder, "issue.yaml"), "utf8").catch(() => "");
  const { date, number, paper } = keysOf(text);
  if (typeof date !== "string") return undefined;
  return {
    date,
    number: typeof number === "number" ? number : undefined,
    paper: typeof paper === "string" ? resolve(folder, paper) : undefined,
  };
}

function keysOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
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
