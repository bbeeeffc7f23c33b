// `banmian pack`: one zip from which the issue can be rebuilt years later with nothing but Node and the npm registry. The same issue gives the same bytes,
// since files are sorted, dated alike and deflated by our own library.
import { readFileSync } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { hasErrors } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { byCodeUnit } from "../base/files.ts";
import { refusal } from "../build/disk/folder-lock.ts";
import { filesBelow, rewriteFile } from "../build/disk/replace-files.ts";
import { engineFolder } from "../build/engine.ts";
import { diskHost, fontsFolder } from "../build/host.ts";
import { type Engine, LOCK_FILE, type Lock } from "../build/lock.ts";
import { commonFolder } from "../build/make-lock.ts";
import { folderCache, noCache } from "../engine/images/cache.ts";
import { gradeForRebuild } from "../formats/deposit/format.ts";
import type { OutputFile } from "../formats/format.ts";
import { say } from "../locales/texts.ts";
import { packFonts, packSums } from "../tools/records/pack.ts";
import { isIdentical, type LockedBuild, rebuild } from "../tools/records/rebuild.ts";
import { type Deflate, deflateThrough, writeZip, type ZippedFile } from "../tools/records/zip.ts";
import { unwritable } from "./failure.ts";
import { issuePaths } from "./issue-paths.ts";
import { PACK_LIST, type PackList } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor, reportLine } from "./texts.ts";
import { compareBuilt, comparisonLines, lockOf } from "./verify.ts";

/**
 * Packs an issue whose lock is up to date: its files, the fonts that it reads, the profile, the lock, and the program with its package-lock.json.
 * @param out the pack, relative to the working folder
 */
export async function pack(
  issue: string | undefined,
  out: string | undefined,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  const [manifest = ""] = await issuePaths(issue === undefined ? [] : [issue], "pack", terminal);
  const name = pathFrom(terminal.folder, manifest);
  const { was, built, diagnostics, signatures } = await withProgress(name, terminal, async (watch) => {
    const host = diskHost(terminal, watch);
    const was = await lockOf(manifest, host, terminal);
    return { was, ...(await rebuild(manifest, host, engine, terminal.language, was.press)) };
  });
  const graded = [...gradeForRebuild(diagnostics), ...signatures];
  if (built === undefined || hasErrors(graded)) {
    terminal.tell(reportFor(graded, terminal));
    reportLine("faulty-not-packed", { issue: name }, terminal);
    return 1;
  }
  const comparison = compareBuilt(was, built);
  if (!isIdentical(comparison)) {
    const lines = comparisonLines({ was, built, comparison }, terminal);
    terminal.tell(`${[say("not-packed", { issue: name }, terminal), ...lines].join("\n")}\n`);
    return 1;
  }
  const packed = [...(await issueFiles(built, was, terminal)), ...(await engineFiles(terminal))];
  const files = [...packed, await packSums(packed)];
  const path = out ?? `${built.lock.issue}.zip`;
  let length = 0;
  const place = resolve(terminal.folder, path);
  const write = async (file: FileHandle): Promise<void> => {
    length = await writeZip(files, built.madeUp.issue.date, file, deflating(terminal, engine));
  };
  await needPack(place)
    .then(() => rewriteFile(place, write))
    .catch(unwritable(path, terminal));
  printLine("packed", { path, files: files.length, size: (length / 1e6).toFixed(1) }, terminal);
  return 0;
}

/** A pack replaces only a pack or an empty file: `--out` may name the manifest by mistake. */
async function needPack(place: string): Promise<void> {
  const facts = await stat(place).catch(() => undefined);
  if (!facts?.isFile() || facts.size === 0) return;
  const bytes = Buffer.alloc(2);
  const file = await open(place);
  await file.read(bytes).finally(() => file.close());
  if (bytes.toString("latin1") !== "PK") throw refusal("NO_PACK", `${place} is no pack`, place);
}

/** Fonts and program are deflated once, for all packs. */
function deflating({ cache }: Terminal, { libraries }: Engine): Deflate {
  const folder = cache === undefined ? noCache : folderCache(join(cache, "deflated"));
  return deflateThrough(folder, libraries["fflate"] ?? "", (path) => /^(?:fonts|engine)\//.test(path));
}

/** The issue's own files with their relative places, its fonts, and the files that describe them. */
async function issueFiles(built: LockedBuild, lock: Lock, terminal: Terminal): Promise<readonly ZippedFile[]> {
  const { place, issue } = built.madeUp;
  const { profile } = issue.paper.press;
  const own = diskHost(terminal, { now: () => 0, began: () => undefined }).profile;
  const read = built.inputs.filter(({ kind }) => kind !== "font");
  const mine = read.filter(({ kind }) => kind !== "profile" || profile !== undefined);
  const manifest = join(place.folder, basename(place.manifest));
  const lockFile = join(place.folder, LOCK_FILE);
  const placed = new Map(mine.map(({ name, path }) => [join(place.folder, name), path]));
  const paths = [...[...placed.keys()].sort(byCodeUnit), lockFile];
  const root = commonFolder(paths);
  const inPack = (path: string): string => `files/${pathFrom(root, path)}`;
  const files = paths.map((path) => onDisk(inPack(path), placed.get(path) ?? path));
  const fonts = fontFiles(built).map(({ path, bytes }) => ({ path, read: async () => bytes }));
  const ownProfile = mine.length < read.length ? `profile/${basename(own)}` : undefined;
  const list: PackList = {
    schema: "banmian.pack/1",
    issue: inPack(manifest),
    fonts: "fonts/fonts.yaml",
    profile: ownProfile,
  };
  return [
    text("README.md", packReadme(lock, list)),
    text(PACK_LIST, `${JSON.stringify(list, undefined, 2)}\n`),
    ...files,
    ...(ownProfile === undefined ? [] : [onDisk(ownProfile, own)]),
    ...fonts,
  ];
}

function fontFiles({ ledger, madeUp }: LockedBuild): readonly OutputFile[] {
  return packFonts(madeUp.fonts.catalogue, new Set(ledger.fonts().map(({ id }) => id)), fontsFolder);
}

/** The program as it is installed, without its libraries: package-lock.json names these with their hashes. */
async function engineFiles(terminal: Terminal): Promise<readonly ZippedFile[]> {
  const listed = await Promise.all(
    ["dist/", "assets/icc/", "assets/schema/", "assets/init/", "fonts/"].map((below) =>
      filesBelow(engineFolder, below),
    ),
  );
  const [dist = []] = listed;
  if (dist.length === 0) throw misuse("no-program", {}, terminal);
  const single = ["package.json", "package-lock.json", "LICENSE"];
  // Fonts come with the issue; the program needs only the list of its own fonts to start.
  const paths = [...single, ...listed.flat().filter((path) => !/\.(?:d\.ts|map|otf|ttf|otc|ttc)$/.test(path))];
  const found = paths.map(async (path): Promise<readonly ZippedFile[]> => {
    const place = join(engineFolder, path);
    const isThere = (await stat(place).catch(() => undefined)) !== undefined;
    return isThere ? [onDisk(`engine/${path}`, place)] : [];
  });
  return (await Promise.all(found)).flat();
}

function text(path: string, words: string): ZippedFile {
  return { path, read: async () => new TextEncoder().encode(words) };
}

function onDisk(path: string, place: string): ZippedFile {
  // A thousand files, each read twice: in parallel this takes a quarter less time than one after the other.
  return { path, read: async () => readFileSync(place) };
}

/** The README for an archivist who opens the pack years later. */
function packReadme({ issue, engine, inputs, outputs }: Lock, { issue: manifest, fonts }: PackList): string {
  return `# ${issue}

One issue of a newspaper with all that it takes to make it up again: ${inputs.files.length} inputs (manifest, paper, copy, photos, fonts, printing profile), the program
(banmian ${engine.version}) and the lock that says what must come out.

| folder | what |
|---|---|
| files/ | manifest, paper, copy, photos and issue.lock, as they stood to each other |
| ${fonts.split("/")[0]}/ | the fonts, each with its licence, and their list |
| profile/ | the ICC profile of the press, where it is the program's own |
| engine/ | the program; package-lock.json names its libraries with their hashes |

## 重新出版面 · Rebuild

Node ${engine.node} and the npm registry are all that is needed:

    cd engine
    npm ci --omit=dev
    node dist/cli/cli.js verify ..

\`verify\` rebuilds the issue from this folder with these fonts and compares: inputs, layout, and the bytes of ${outputs.length} outputs. Exit code 0: identical.
To have the files themselves:

    node dist/cli/cli.js verify .. --out ../out

The manifest is ${manifest}; issue.lock stands beside it. \`sha256sum -c SHA256SUMS\` tells whether every file here is as it was packed; so does \`verify\`.
`;
}
