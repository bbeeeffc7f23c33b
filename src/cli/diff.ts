// `banmian diff`: reports what changed for a reader between two issues. Each side is a build's layout.json, a folder, a pack, or a manifest that is built for
// the comparison; all end up as Newspapers, which tools/records/diff compares.
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { mm } from "../base/length.ts";
import type { Size } from "../base/rect.ts";
import { compile, newspaperIn } from "../build/compile.ts";
import { LIST, leftoverWarnings, replaceFiles } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host } from "../build/host.ts";
import { LOCK_FILE } from "../build/lock.ts";
import { readNewspaper } from "../engine/newspaper/json.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../formats/format.ts";
import { say } from "../locales/texts.ts";
import { compareIssues } from "../tools/records/diff/compare-issues.ts";
import { type DrawnSide, drawDiff } from "../tools/records/diff/draw-diff.ts";
import {
  type IssueDiff,
  isSame,
  type PageDiff,
  type PartMove,
  type PlacedPart,
  pagesChanged,
  type StoryDiff,
  type TextDiff,
  type WordDiff,
} from "../tools/records/diff/issue-diff.ts";
import { unwritable } from "./failure.ts";
import { isFile, mayBeManifest } from "./issue-paths.ts";
import { isPack, openPack } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import { complaintOf, type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, reportFor, reportLine } from "./texts.ts";

export interface DiffFlags {
  /** Draw the changed pages. */
  readonly png: boolean;
  readonly out: string;
  readonly json: boolean;
}

/** Reports the differences. Exit 0: none; 1: some. */
export async function diff(
  [wasPath, isPath]: readonly [string, string],
  flags: DiffFlags,
  terminal: Terminal,
): Promise<Exit> {
  const was = await openSide(wasPath, terminal);
  const is = await openSide(isPath, terminal);
  const found = compareIssues(was.newspaper, is.newspaper);
  if (flags.json) printJson({ schema: "banmian.diff/1", ...found }, terminal);
  else terminal.print(diffText(found, terminal));
  if (!found.typeCompared) reportLine("no-glyphs", {}, terminal);
  if (flags.png) await drawPages(found, [was, wasPath], [is, isPath], { flags, terminal });
  return isSame(found) ? 0 : 1;
}

type NamedSide = readonly [side: DiffSide, path: string];

async function drawPages(
  found: IssueDiff,
  was: NamedSide,
  is: NamedSide,
  { flags, terminal }: { readonly flags: DiffFlags; readonly terminal: Terminal },
): Promise<void> {
  const folder = resolve(terminal.folder, flags.out);
  const outputs = { owns: (path: string) => /^pages\/[^/]+\.png$/.test(path), isOutdated: () => true };
  const put = async (files: readonly OutputFile[]): Promise<void> => {
    const leftover = await replaceFiles(folder, files, outputs).catch(unwritable(flags.out, terminal));
    terminal.tell(reportFor(leftoverWarnings(slashed(flags.out), leftover), terminal));
  };
  if (pagesChanged(found).length === 0) {
    // Remove the pictures of an earlier run, which would be taken for this one's.
    await put([]);
    reportLine("diff-none-drawn", {}, terminal);
    return;
  }
  const drawn = async ([{ newspaper, proof }, path]: NamedSide): Promise<DrawnSide> => {
    const bytes = await proof();
    if (bytes === undefined) throw misuse("no-proof", { path }, terminal);
    return { proof: bytes, labels: newspaper.pages.map(({ label }) => label) };
  };
  const files = await drawDiff(found, await drawn(was), await drawn(is));
  await put(files);
  const shown = `${pathFrom(terminal.folder, folder) || "."}/pages`;
  reportLine("diff-drawn", { count: files.length, folder: shown }, terminal);
}

/** The differences in words, story by story. */
function diffText(found: IssueDiff, terminal: Terminal): string {
  const { was, is, identity, pages, stories, adverts, furniture } = found;
  if (isSame(found)) return `${say("same", { was, is }, terminal)}\n`;
  const count = <T>(of: (story: StoryDiff) => readonly T[]): number =>
    stories.reduce((sum, story) => sum + of(story).length, 0);
  const values = {
    stories: stories.length,
    words: count((story) => story.words),
    photos: count((story) => story.photos),
    pages: pagesChanged(found).join(", ") || say("diff-nothing", {}, terminal),
  };
  const lines = [
    say("diff-sides", { was, is }, terminal),
    say("diff-counts", values, terminal),
    ...identity.map((each) => textLine(each, undefined, terminal)),
    ...pages.map((page) => say("diff-page", pageValues(page), terminal)),
    ...stories.flatMap((story) => storyLines(story, terminal)),
    ...adverts.map(({ file, page, change }) => say("diff-advert", { file, page, change }, terminal)),
    ...furniture.map((each) => textLine(each, each.page, terminal)),
  ];
  return `${lines.join("\n")}\n`;
}

function pageValues(page: PageDiff) {
  const { label, change } = page;
  const size = ({ width, height }: Size): string =>
    [width, height].map((length) => String(Number((length / mm(1)).toFixed(1)))).join(" × ");
  return page.change === "sized" ? { label, change, was: size(page.was), is: size(page.is) } : { label, change };
}

function storyLines(story: StoryDiff, terminal: Terminal): readonly string[] {
  const { id, wasId, title, change, moves, texts, photos, lines, looks } = story;
  const inner = [
    ...(wasId === undefined ? [] : [say("diff-renamed", { id: wasId }, terminal)]),
    ...moves.map((move) => moveLine(move, terminal)),
    ...texts.map((each) => textLine(each, undefined, terminal)),
    ...story.words.map((each) => say("diff-words", { paragraph: each.paragraph, words: wordsLine(each) }, terminal)),
    ...photos.map((photo) => say("diff-photo", photo, terminal)),
    ...(change === "changed" && (lines.other > 0 || lines.was !== lines.is)
      ? [say("diff-lines", lines, terminal)]
      : []),
    ...(looks.length > 0 ? [say("diff-look", { looks: namesOf(looks, terminal) }, terminal)] : []),
  ];
  return [say("diff-story", { id, title, change }, terminal), ...inner.map((line) => `  ${line}`)];
}

function moveLine({ part, was, is }: PartMove, terminal: Terminal): string {
  const place = ({ page, columns, rows }: PlacedPart): string =>
    say("diff-place", { page, columns: columns.join("-"), rows: rows.join("-") }, terminal);
  const change = was === undefined ? "added" : is === undefined ? "gone" : "moved";
  return say("diff-move", { part, change, was: was ? place(was) : "", is: is ? place(is) : "" }, terminal);
}

/** The words round a change: removed ones in [-…-], new ones in {+…+}. */
function wordsLine({ before, was, is, behind }: WordDiff): string {
  const shown = (text: string): string => text.replaceAll("\n", "⏎");
  const gone = was === "" ? "" : `[-${shown(was)}-]`;
  const added = is === "" ? "" : `{+${shown(is)}+}`;
  return `…${before}${gone}${added}${behind}…`;
}

function namesOf(looks: StoryDiff["looks"], terminal: Terminal): string {
  return looks.map((look) => say("diff-look-name", { look }, terminal)).join(say("comma", {}, terminal));
}

/** @param page undefined if the text is on no page */
function textLine({ what, was, is }: TextDiff, page: string | undefined, terminal: Terminal): string {
  const [name = what, ...number] = what.split(/[ -]/);
  const called = [say("diff-text-name", { name }, terminal), ...number].join(" ");
  const none = say("diff-nothing", {}, terminal);
  return say("diff-text", { page, what: called, was: was ?? none, is: is ?? none }, terminal);
}

/** One of the two issues. */
interface DiffSide {
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined if there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** An issue as it was built, or as it would be built now. @throws Misuse if the path leads to neither */
export async function openSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const path = resolve(terminal.folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw misuse("no-side", { path: name }, terminal);
  if (await isPack(path)) return packSide(name, terminal);
  const layout = facts.isDirectory() ? join(path, "layout.json") : path;
  if (layout.endsWith(".json") && (await isFile(layout))) return layoutSide(layout, name, terminal);
  if (basename(path) === LOCK_FILE) throw misuse("lock-given", { path: name }, terminal);
  const manifest = facts.isDirectory() ? join(path, "issue.yaml") : path;
  if (!mayBeManifest(manifest) || !(await isFile(manifest))) {
    throw misuse((await isFile(join(path, LIST))) ? "no-layout-file" : "no-side", { path: name }, terminal);
  }
  return withProgress(name, terminal, (watch) => issueSide(manifest, name, diskHost(terminal, watch), terminal));
}

async function layoutSide(path: string, name: string, terminal: Terminal): Promise<DiffSide> {
  let newspaper: Newspaper;
  try {
    newspaper = readNewspaper(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    // The engine's own message about a missing part would help nobody.
    const problem = error instanceof TypeError ? undefined : complaintOf(error);
    throw misuse("no-layout", { path: name, problem }, terminal);
  }
  const proof = join(dirname(path), `${newspaper.identity.stem}.pdf`);
  return { newspaper, proof: () => readFile(proof).catch(() => undefined) };
}

async function packSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const pack = await openPack(name, terminal);
  return withProgress(name, terminal, async (watch) => {
    const side = await issueSide(pack.manifest, name, pack.host(watch), terminal);
    // Read now: the pack is closed before the proof is drawn.
    const proof = await side.proof();
    return { ...side, proof: async () => proof };
  }).finally(pack.close);
}

async function issueSide(manifest: string, name: string, host: Host, terminal: Terminal): Promise<DiffSide> {
  const compiled = await compile(manifest, host);
  const { madeUp, diagnostics } = compiled;
  if (madeUp === undefined) {
    terminal.tell(reportFor(diagnostics, terminal));
    throw misuse("not-made-up", { path: name }, terminal);
  }
  return {
    newspaper: newspaperIn(madeUp),
    proof: async () => {
      const { files } = await draw(compiled, madeUp, { formats: {}, pages: undefined }, host);
      return files.find(({ path }) => path === `${madeUp.issue.stem}.pdf`)?.bytes;
    },
  };
}
