import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { mm } from "../base/length.ts";
import type { Size } from "../base/rect.ts";
import { compile, newspaperIn } from "../build/compile.ts";
import { leftoverWarnings, replaceFiles } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host } from "../build/host.ts";
import { LOCK_FILE } from "../build/lock.ts";
import { readNewspaper } from "../engine/newspaper/json.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../formats/format.ts";
import { compareIssues } from "../tools/records/diff/compare-issues.ts";
import { type DrawnSide, drawDiff } from "../tools/records/diff/draw-diff.ts";
import {
  type IssueDiff,
  isSame,
  type PageDiff,
  type PartMove,
  type PartStanding,
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
import { diffTexts } from "./texts/proofs.ts";
import { fill, misuse, reportFor, tellLine } from "./texts/texts.ts";

export interface DiffFlags {
  /** Draw the changed pages. */
  readonly png: boolean;
  readonly out: string;
  readonly json: boolean;
}

/** Tells what changed for a reader between two issues. Exit 0: nothing; 1: something. */
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
  if (!found.typeCompared) terminal.tell(`${diffTexts[terminal.language].noGlyphs}\n`);
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
  const words = diffTexts[terminal.language];
  const folder = resolve(terminal.folder, flags.out);
  const outputs = { owns: (path: string) => /^pages\/[^/]+\.png$/.test(path), isOutdated: () => true };
  const put = async (files: readonly OutputFile[]): Promise<void> => {
    const leftover = await replaceFiles(folder, files, outputs).catch(unwritable(flags.out, terminal));
    terminal.tell(reportFor(leftoverWarnings(slashed(flags.out), leftover), terminal));
  };
  if (pagesChanged(found).length === 0) {
    // Pictures of an earlier run would be taken for this one's.
    await put([]);
    terminal.tell(`${words.noneDrawn}\n`);
    return;
  }
  const drawn = async ([{ newspaper, proof }, path]: NamedSide): Promise<DrawnSide> => {
    const bytes = await proof();
    if (bytes === undefined) throw misuse(words.noProof, { path });
    return { proof: bytes, labels: newspaper.pages.map(({ label }) => label) };
  };
  const files = await drawDiff(found, await drawn(was), await drawn(is));
  await put(files);
  const shown = `${pathFrom(terminal.folder, folder) || "."}/pages`;
  tellLine(words.drawn, { count: files.length, folder: shown }, terminal);
}

/** The differences in words, story by story. */
function diffText(found: IssueDiff, terminal: Terminal): string {
  const words = diffTexts[terminal.language];
  const { was, is, identity, pages, stories, adverts, furniture } = found;
  if (isSame(found)) return `${fill(words.same, { was, is })}\n`;
  const text = textLine(terminal);
  const count = <T>(of: (story: StoryDiff) => readonly T[]): number =>
    stories.reduce((sum, story) => sum + of(story).length, 0);
  const values = {
    stories: stories.length,
    words: count((story) => story.words),
    photos: count((story) => story.photos),
    pages: pagesChanged(found).join(", ") || words.none,
  };
  const lines = [
    fill(words.heading, { was, is }),
    fill(words.counts, values),
    ...identity.map((each) => text(each)),
    ...pages.map((page) => fill(words.page[page.change], pageValues(page))),
    ...stories.flatMap((story) => storyLines(story, terminal)),
    ...adverts.map(({ file, page, change }) => fill(words.advert, { file, page, change: words.adverts[change] })),
    ...furniture.map((each) => text(each, words.furniture, { page: each.page })),
  ];
  return `${lines.join("\n")}\n`;
}

function pageValues(page: PageDiff): Readonly<Record<string, string>> {
  const { label } = page;
  const size = ({ width, height }: Size): string =>
    [width, height].map((length) => String(Number((length / mm(1)).toFixed(1)))).join(" × ");
  return page.change === "sized" ? { label, was: size(page.was), is: size(page.is) } : { label };
}

function storyLines(story: StoryDiff, terminal: Terminal): readonly string[] {
  const words = diffTexts[terminal.language];
  const { id, wasId, title, change, moves, texts, photos, lines, looks } = story;
  const text = textLine(terminal);
  const inner = [
    ...(wasId === undefined ? [] : [fill(words.renamed, { id: wasId })]),
    ...moves.map((move) => moveLine(move, terminal)),
    ...texts.map((each) => text(each)),
    ...story.words.map((each) => fill(words.words, { paragraph: each.paragraph, words: wordsLine(each) })),
    ...photos.map(({ file, page, change: what, was }) =>
      fill(words.photo, { file, page, change: fill(words.photos[what], { was: was ?? "" }) }),
    ),
    ...(change === "changed" && (lines.other > 0 || lines.was !== lines.is) ? [fill(words.lines, lines)] : []),
    ...(looks.length > 0
      ? [fill(words.look, { looks: looks.map((look) => words.looks[look]).join(words.comma) })]
      : []),
  ];
  return [`\`${id}\` ${title}: ${words.changes[change]}`, ...inner.map((line) => `  ${line}`)];
}

function moveLine({ part, was, is }: PartMove, terminal: Terminal): string {
  const words = diffTexts[terminal.language];
  const place = (standing: PartStanding | undefined): string =>
    standing === undefined
      ? ""
      : fill(words.standing, {
          page: standing.page,
          columns: standing.columns.join("-"),
          rows: standing.rows.join("-"),
        });
  const form = was === undefined ? words.came : is === undefined ? words.went : words.moved;
  return fill(form, { part, was: place(was), is: place(is) });
}

/** The words round a change; those that went in [-…-], those that came in {+…+}. */
function wordsLine({ before, was, is, behind }: WordDiff): string {
  const shown = (text: string): string => text.replaceAll("\n", "⏎");
  const gone = was === "" ? "" : `[-${shown(was)}-]`;
  const added = is === "" ? "" : `{+${shown(is)}+}`;
  return `…${before}${gone}${added}${behind}…`;
}

function textLine(terminal: Terminal) {
  const words = diffTexts[terminal.language];
  return (
    { what, was, is }: TextDiff,
    form: string = words.text,
    more: Readonly<Record<string, string>> = {},
  ): string => {
    const [name = what, ...number] = what.split(/[ -]/);
    const called = [words.what[name] ?? name, ...number].join(" ");
    return fill(form, { ...more, what: called, was: was ?? words.none, is: is ?? words.none });
  };
}

/** One of two issues that are compared. */
interface DiffSide {
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined where there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** An issue as it was built, or as it would be built now. @throws Misuse when the path leads to neither */
export async function openSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const path = resolve(terminal.folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw misuse(diffTexts[terminal.language].nothing, { path: name });
  if (await isPack(path)) return packSide(name, terminal);
  const layout = facts.isDirectory() ? join(path, "layout.json") : path;
  if (layout.endsWith(".json") && (await isFile(layout))) return layoutSide(layout, name, terminal);
  if (basename(path) === LOCK_FILE) throw misuse(diffTexts[terminal.language].lock, { path: name });
  const manifest = facts.isDirectory() ? join(path, "issue.yaml") : path;
  if (!mayBeManifest(manifest) || !(await isFile(manifest)))
    throw misuse(diffTexts[terminal.language].nothing, { path: name });
  return withProgress(name, terminal, (watch) => issueSide(manifest, name, diskHost(terminal, watch), terminal));
}

async function layoutSide(path: string, name: string, terminal: Terminal): Promise<DiffSide> {
  let newspaper: Newspaper;
  try {
    newspaper = readNewspaper(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const { noLayout, partOfLayout } = diffTexts[terminal.language];
    // The engine's own words for a part that is not there help nobody.
    const words = error instanceof TypeError ? partOfLayout : noLayout;
    throw misuse(words, { path: name, reason: complaintOf(error) });
  }
  const proof = join(dirname(path), `${newspaper.identity.stem}.pdf`);
  return { newspaper, proof: () => readFile(proof).catch(() => undefined) };
}

async function packSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const pack = await openPack(name, terminal);
  return withProgress(name, terminal, async (watch) => {
    const side = await issueSide(pack.manifest, name, pack.host(watch), terminal);
    // The pack is closed before anybody asks.
    const proof = await side.proof();
    return { ...side, proof: async () => proof };
  }).finally(pack.close);
}

async function issueSide(manifest: string, name: string, host: Host, terminal: Terminal): Promise<DiffSide> {
  const compiled = await compile(manifest, host);
  const { madeUp, diagnostics } = compiled;
  if (madeUp === undefined) {
    terminal.tell(reportFor(diagnostics, terminal));
    throw misuse(diffTexts[terminal.language].notMadeUp, { path: name });
  }
  return {
    newspaper: newspaperIn(madeUp),
    proof: async () => {
      const { files } = await draw(compiled, madeUp, { formats: {}, pages: undefined }, host);
      return files.find(({ path }) => path === `${madeUp.issue.stem}.pdf`)?.bytes;
    },
  };
}
