// From the arguments of a command to the manifests that they mean. Editors type a folder, a manifest, a pattern or nothing; if the path is wrong, the message
// proposes the issue that was most likely meant. Windows' shells pass `issues/*` unexpanded, so patterns are expanded here.
import { existsSync, readdirSync, statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { byCodeUnit } from "../base/files.ts";
import { nearest } from "../base/near-miss.ts";
import type { Misuse, Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/**
 * The absolute paths of the manifests that arguments name, each once: each a manifest, or a folder with an issue.yaml. Without arguments, the manifest in the
 * current folder; if there is none, the only issue in `issues/`.
 * @param command its name, for a message that says what to type
 * @throws Misuse if a path does not exist, or is a file of another kind
 */
export async function issuePaths(
  args: readonly string[],
  command: string,
  terminal: Terminal,
): Promise<readonly string[]> {
  if (args.length > 0) {
    const named = await Promise.all(args.map((path) => issuePath(path, command, terminal)));
    return [...new Set(named)];
  }
  const here = join(terminal.folder, "issue.yaml");
  const [only, ...others] = await issuesBelow(join(terminal.folder, "issues"));
  if (only !== undefined && others.length === 0 && !(await isFile(here))) return [only];
  return [await issuePath(".", command, terminal)];
}

async function issuePath(path: string, command: string, terminal: Terminal): Promise<string> {
  const absolute = resolve(terminal.folder, path);
  const place = await stat(absolute).catch(() => undefined);
  const manifest = place?.isDirectory() ? join(absolute, "issue.yaml") : absolute;
  if (place?.isFile() && !mayBeManifest(path)) throw misuse("not-manifest", { path }, terminal);
  if (await isFile(manifest)) {
    if (await isPaper(manifest)) throw await paperGiven(path, command, terminal);
    return manifest;
  }
  const bagged = await issuesInBag(absolute);
  const [only, ...others] = bagged;
  // The other commands might write into the bag, which is sealed.
  if (command === "verify" && only !== undefined && others.length === 0) return only;
  const below = [...(await issuesBelow(absolute)), ...(await issuesBelow(join(absolute, "issues"))), ...bagged];
  const folders = below.map((file) => pathFrom(terminal.folder, join(file, "..")));
  const newest = folders.at(-1);
  if (newest === undefined && place?.isDirectory()) {
    throw misuse("no-issue-here", { path, init: path === "." ? "init" : `init ${typedPath(path)}` }, terminal);
  }
  if (newest === undefined) throw await nothingThere(path, terminal);
  throw misuse("issues-below", { path, folders: shortened(folders), newest: typedPath(newest), command }, terminal);
}

/** The issue that a wrong path most likely means: one of nearly its name, or of its folder's name elsewhere. */
async function nothingThere(path: string, terminal: Terminal): Promise<Misuse> {
  const absolute = resolve(terminal.folder, path);
  const around = [dirname(absolute), terminal.folder, join(terminal.folder, "issues")];
  const found = await Promise.all([...new Set(around)].map(issuesBelow));
  const folders = found.flat().map((manifest) => pathFrom(terminal.folder, dirname(manifest)));
  const near = folders.find((folder) => basename(folder) === basename(absolute)) ?? nearest(path, folders);
  return misuse("no-issue", { path, near }, terminal);
}

/** Decides by the keys of the file. A manifest of the usual name counts as one in any case. */
async function isPaper(path: string): Promise<boolean> {
  if (basename(path) === "issue.yaml") return false;
  return (await kindOf(path)) === "paper";
}

const ISSUE_KEYS = /^["']?(?:paper|date|pages|stories)["']?[ \t]*:/m;
const PAPER_KEYS = /^["']?(?:name|code|preset|grid|styles|furniture)["']?[ \t]*:/m;

/** Whether a YAML file is an issue or a paper, by its keys; undefined for neither, and for both. */
export async function kindOf(path: string): Promise<"issue" | "paper" | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  const [ofIssue, ofPaper] = [ISSUE_KEYS.test(text), PAPER_KEYS.test(text)];
  if (ofIssue === ofPaper) return undefined;
  return ofIssue ? "issue" : "paper";
}

/** A paper was named instead of an issue: the one beside it is meant, or the newest. */
async function paperGiven(path: string, command: string, terminal: Terminal): Promise<Misuse> {
  const beside = dirname(resolve(terminal.folder, path));
  const isBeside = await isFile(join(beside, "issue.yaml"));
  const below = [...(await issuesBelow(beside)), ...(await issuesBelow(join(terminal.folder, "issues")))];
  const folder = isBeside ? beside : below.map((manifest) => dirname(manifest)).at(-1);
  const meant = folder === undefined ? undefined : typedPath(pathFrom(terminal.folder, folder) || ".");
  return misuse("paper-given", { path, command, folder: meant }, terminal);
}

/** False for a name with the ending of another kind of file: `issues/*` also names the README there. */
export function mayBeManifest(path: string): boolean {
  return ["", ".yaml", ".yml", ".json"].includes(extname(path).toLowerCase());
}

/** The manifests in the folders of `folder`, in the order of the folders' names: if those are dates, the newest is last. */
export async function issuesBelow(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const manifests = names.map((name) => join(folder, name, "issue.yaml"));
  const there = await Promise.all(manifests.map(isFile));
  return manifests.filter((_, index) => there[index]);
}

/** The manifests in a bag, or in the bags of a folder. */
async function issuesInBag(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const bags = await bagsAmong([folder, ...names.map((name) => join(folder, name))]);
  const found = await Promise.all(
    bags.map(async (bag) => {
      const sources = join(bag, "data", "sources");
      const files = (await readdir(sources, { recursive: true }).catch(() => [])).sort();
      return files.filter((file) => basename(file) === "issue.yaml").map((file) => join(sources, file));
    }),
  );
  return found.flat();
}

/** The bag whose source an issue is; undefined for any other issue. @param manifest absolute */
export async function bagAround(manifest: string): Promise<string | undefined> {
  const [bag, ...others] = manifest.split(join(sep, "data", "sources", sep));
  if (!bag || others.length === 0) return undefined;
  return (await bagsAmong([bag]))[0];
}

async function bagsAmong(folders: readonly string[]): Promise<readonly string[]> {
  const are = await Promise.all(folders.map((folder) => isFile(join(folder, "bagit.txt"))));
  return folders.filter((_, at) => are[at]);
}

/** The last few of a long list. */
function shortened(folders: readonly string[]): string {
  const last = folders.slice(-3);
  return `${last.length < folders.length ? "… " : ""}${last.map((folder) => `\`${folder}\``).join(" ")}`;
}

/**
 * The folder of a paper, absolute: the nearest one around `folder` whose `issues/` contains it, or that has a paper.yaml beside `issues/`. Undefined outside of
 * any paper.
 */
export function paperAround(folder: string): string | undefined {
  for (let [at, from] = [folder, ""]; ; [at, from] = [dirname(at), basename(at)]) {
    const isPaper = from === "issues" || existsSync(join(at, "paper.yaml"));
    if (isPaper && existsSync(join(at, "issues"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The folder of the outputs, relative to the working folder: the paper has one, from wherever in it a build starts. */
export function outFolder(folder: string): string {
  return pathFrom(folder, join(paperAround(folder) ?? folder, "out"));
}

/** False also if nothing exists there. */
export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

/** Reads the paths of a command for commander. Windows' shells leave `issues/*` to the program, as Unix' do if it is quoted. */
export function pathsIn(terminal: Terminal): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before = []) => {
    const found = namesLike(text, diskFrom(terminal.folder), sep);
    if (found.length === 0) throw misuse("no-match", { text }, terminal);
    return [...before, ...found];
  };
}

/** The disk for patterns; paths are written as in the pattern. */
export interface Names {
  readonly is: (path: string) => "folder" | "other" | undefined;
  /** Empty if there is no such folder. */
  readonly in: (folder: string) => readonly string[];
}

/**
 * The paths that match a pattern, in the order of their names: `*` matches any characters of a name, `?` one; names that begin with a dot are skipped. Returns
 * the path itself if it has no such sign, or if a file of that very name exists.
 * @param separator `\`: the rules of Windows, where `/` separates names too, and capitals make no difference
 */
export function namesLike(pattern: string, disk: Names, separator: string): readonly string[] {
  if (!/[*?]/.test(pattern) || disk.is(pattern) !== undefined) return [pattern];
  const parts = pattern.match(separator === "\\" ? /[\\/]*[^\\/]+/g : /\/*[^/]+/g) ?? [];
  const end = pattern.slice(parts.join("").length);
  const begin: readonly string[] = [""];
  const found = parts.reduce((above, part) => above.flatMap((path) => below(path, part, disk, separator)), begin);
  // `issues/*/`: only folders.
  return end === "" ? found : found.filter((path) => disk.is(path) === "folder").map((path) => path + end);
}

/** Hidden files that Windows' Explorer writes for itself. */
const EXPLORERS = /^(?:desktop\.ini|thumbs\.db)$/i;

/** The names that match one part of a pattern, after a path. @param part with the separators before it */
function below(above: string, part: string, disk: Names, separator: string): readonly string[] {
  const name = part.replace(separator === "\\" ? /^[\\/]+/ : /^\/+/, "");
  if (!/[*?]/.test(name)) return [above + part];
  const folder = above + part.slice(0, part.length - name.length);
  const pattern = expressionOf(name, separator === "\\");
  const names = disk.in(folder).filter((each) => pattern.test(each) && !(separator === "\\" && EXPLORERS.test(each)));
  return names.toSorted(byCodeUnit).map((each) => folder + each);
}

function expressionOf(name: string, isCaseless: boolean): RegExp {
  const [first = "", ...parts] = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("?", ".")
    .split(/\*+/);
  const last = parts.pop();
  // Each part is taken where it first stands, and no other place is tried: the time would grow as the length to the power of the stars.
  const between = parts.map((part, index) => `(?=(.*?${part}))\\${index + 1}`).join("");
  const signs = last === undefined ? first : `${first}${between}.*${last}`;
  return new RegExp(`^${name.startsWith(".") ? "" : "(?!\\.)"}${signs}$`, isCaseless ? "isu" : "su");
}

function diskFrom(folder: string): Names {
  return {
    is: (path) => {
      const facts = statSync(resolve(folder, path), { throwIfNoEntry: false });
      return facts && (facts.isDirectory() ? "folder" : "other");
    },
    in: (path) => {
      try {
        return readdirSync(resolve(folder, path));
      } catch {
        return [];
      }
    },
  };
}

/** Names of these signs alone need no quotation marks in a shell. */
const PLAIN = /^[\p{L}\p{M}\p{N}_./\\:,+@-]+$/u;

/** A path as it is typed in a command that a message proposes: in quotation marks if a blank or a sign would split it. */
export function typedPath(path: string): string {
  return PLAIN.test(path) ? path : `"${path.replace(/["$`]/g, "\\$&")}"`;
}
