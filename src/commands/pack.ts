import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { diskHost, fontsFolder, readCatalogue } from "../app/disk-host.ts";
import { engineFolder } from "../app/engine.ts";
import { packFonts } from "../app/pack-fonts.ts";
import { type Built, rebuild } from "../app/rebuild.ts";
import { replaceFiles } from "../app/replace-files.ts";
import { zipped } from "../app/zip.ts";
import { reportText } from "../base/report.ts";
import { parseCatalogue } from "../fonts/catalogue.ts";
import type { OutputFile } from "../formats/format.ts";
import { isIdentical } from "../lock/compare.ts";
import { LOCK_FILE } from "../lock/ledger.ts";
import type { Engine, Lock } from "../lock/lock.ts";
import { issuePaths } from "./issue-paths.ts";
import { lockTextsIn } from "./lock-texts.ts";
import { PACK_LIST, type PackList } from "./open-pack.ts";
import { packReadme } from "./pack-readme.ts";
import { showProgress } from "./progress.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";
import { compareBuilt, lockOf } from "./verify.ts";
import { comparisonLines } from "./verify-words.ts";

/**
 * Packs an issue that is as its lock says: its files, the fonts it reads, the profile, the lock, and the program with its package-lock.json,
 * so that Node and the registry are all that a rebuild needs. The same issue gives the same bytes.
 * @param out the pack, relative to the working folder
 */
export async function pack(
  issue: string | undefined,
  out: string | undefined,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  const words = lockTextsIn(terminal.language);
  const [manifest = ""] = await issuePaths(issue === undefined ? [] : [issue], "pack", terminal);
  const name = relative(terminal.folder, manifest);
  const progress = showProgress(name, terminal);
  const host = diskHost(terminal, progress);
  const was = await lockOf(manifest, host, terminal);
  const { built, diagnostics } = await rebuild(manifest, host, engine).finally(() => progress.done());
  if (built === undefined) {
    terminal.tell(reportText(diagnostics, terminal.language, terminal.colour));
    terminal.tell(`${fill(words.notPacked, { issue: name })}\n`);
    return 1;
  }
  const comparison = compareBuilt(was, built);
  if (!isIdentical(comparison)) {
    const lines = comparisonLines({ was, built, comparison }, words);
    terminal.tell(`${[fill(words.notPacked, { issue: name }), ...lines].join("\n")}\n`);
    return 1;
  }
  const files = [...(await issueFiles(built, was, terminal)), ...(await engineFiles(terminal))];
  const path = out ?? `${was.issue}.zip`;
  const bytes = zipped(files, built.madeUp.issue.date);
  await put(path, bytes, terminal);
  terminal.print(`${fill(words.packed, { path, files: files.length, size: (bytes.length / 1e6).toFixed(1) })}\n`);
  return 0;
}

async function put(path: string, bytes: Uint8Array, terminal: Terminal): Promise<void> {
  const place = resolve(terminal.folder, path);
  await replaceFiles(dirname(place), [{ path: basename(place), bytes }]).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(fill(textsIn(terminal.language).cannotWrite, { path, reason }));
  });
}

/** The issue's own files as they stand to each other, its fonts, and what tells of them. */
async function issueFiles(built: Built, lock: Lock, terminal: Terminal): Promise<readonly OutputFile[]> {
  const { place, issue } = built.madeUp;
  const { profile } = issue.paper.press;
  const own = diskHost(terminal, { now: () => 0, began: () => undefined }).profile;
  const read = built.ledger.read().map(({ path }) => path);
  const mine = read.filter((path) => path !== own || profile !== undefined);
  const manifest = join(place.folder, basename(place.manifest));
  const paths = [...mine, join(place.folder, LOCK_FILE)];
  const root = commonFolder(paths);
  const inPack = (path: string): string => `files/${relative(root, path).split(sep).join("/")}`;
  const files = await Promise.all(paths.map(async (path) => ({ path: inPack(path), bytes: await readFile(path) })));
  const fonts = fontFiles(built, terminal);
  const ownProfile = mine.length < read.length ? `profile/${basename(own)}` : undefined;
  const list: PackList = {
    schema: "banmian.pack/1",
    issue: inPack(manifest),
    fonts: "fonts/fonts.yaml",
    ...(ownProfile === undefined ? {} : { profile: ownProfile }),
  };
  return [
    text("README.md", packReadme(lock, list)),
    text(PACK_LIST, `${JSON.stringify(list, undefined, 2)}\n`),
    ...files,
    ...(ownProfile === undefined ? [] : [{ path: ownProfile, bytes: await readFile(own) }]),
    ...fonts,
  ];
}

function fontFiles({ ledger }: Built, terminal: Terminal): readonly OutputFile[] {
  const catalogue = parseCatalogue(readCatalogue(terminal.folder));
  // The build has read it: it is sound.
  if (!catalogue.ok) throw new Error("fonts.yaml changed while the issue was packed");
  return packFonts(catalogue.value, new Set(ledger.fonts().map(({ id }) => id)), fontsFolder);
}

function commonFolder(paths: readonly string[]): string {
  let root = dirname(paths[0] ?? sep);
  for (const path of paths) {
    while (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) root = dirname(root);
  }
  return root;
}

/** The program as it is installed, without its libraries: package-lock.json names those, with their hashes. */
async function engineFiles(terminal: Terminal): Promise<readonly OutputFile[]> {
  const listed = await Promise.all(["dist", "assets/icc", "assets/schema", "assets/init", "fonts"].map(filesBelow));
  const [dist = []] = listed;
  if (dist.length === 0) throw new Misuse(lockTextsIn(terminal.language).noProgram);
  const single = ["package.json", "package-lock.json", "LICENSE"];
  // Fonts come with the issue; of the program's own the list is enough to start it.
  const paths = [...single, ...listed.flat().filter((path) => !/\.(?:d\.ts|map|otf|ttf)$/.test(path))];
  const read = paths.map(async (path): Promise<readonly OutputFile[]> => {
    const bytes = await readFile(join(engineFolder, path)).catch(() => undefined);
    return bytes === undefined ? [] : [{ path: `engine/${path}`, bytes }];
  });
  return (await Promise.all(read)).flat();
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(engineFolder, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(engineFolder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function text(path: string, words: string): OutputFile {
  return { path, bytes: new TextEncoder().encode(words) };
}
