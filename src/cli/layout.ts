// `banmian layout`: shows the make-ups that the engine found for each page, with their costs and reasons, and writes chosen ones into the manifest (pins) or
// removes frames from it. Frames that the manifest gives are left unchanged, so pinning is how an editor takes over from the engine.
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isMap, parseDocument } from "yaml";
import { hasErrors } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { cellsIn } from "../base/excerpt.ts";
import { extentText } from "../base/extent.ts";
import type { Watch } from "../base/watch.ts";
import { type Compiled, compile, type MadeUp, otherMakeUp } from "../build/compile.ts";
import { replaceFiles, rewriteWith, withEndsOf } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost } from "../build/host.ts";
import { misnamedIn, type PinWish, pinPages, tooFewMakeUps } from "../build/pins.ts";
import type { MadeUpPage } from "../engine/makeup/make-up.ts";
import { type FrameChoice, type Rewritten, unpin } from "../engine/manifest/pin.ts";
import type { Issue, Part } from "../engine/model/issue.ts";
import type { OutputFile } from "../formats/format.ts";
import { reportJson } from "../locales/report.ts";
import { say } from "../locales/texts.ts";
import { unwritable } from "./failure.ts";
import { copyFitText } from "./figures.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { type Exit, Misuse, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor } from "./texts.ts";

/** Writes frames into the manifest, or removes them. */
export type PinKind = "pin" | "unpin";

export interface LayoutFlags {
  readonly out: string;
  /** Removes frames before the pages are made up; writes them after. */
  readonly pins: PinKind | undefined;
  /** The chosen frames: of these pages and stories, of this make-up of each page. */
  readonly chosen: PinWish;
  /** The number of make-ups of each page that are ranked; if there are several, each is drawn. */
  readonly alternatives: number;
  readonly json: boolean;
}

/** Pixels per inch of an alternative's picture: small, so that several fit beside each other. */
const SMALL = 48;

/** Shows each page's make-ups with cost and reasons, and the copy-fit; on request draws them, or writes the frames into the manifest. */
export async function layout(issues: readonly string[], flags: LayoutFlags, terminal: Terminal): Promise<Exit> {
  let failed = false;
  const results: object[] = [];
  for (const path of await issuePaths(issues, "layout", terminal)) {
    const issue = pathFrom(terminal.folder, path);
    const compiled = await withProgress(issue, terminal, (watch) => layoutOne(path, flags, terminal, watch));
    const { madeUp, diagnostics } = compiled;
    failed ||= hasErrors(diagnostics);
    results.push({
      issue,
      pages: madeUp === undefined ? [] : pagesJson(madeUp),
      copyFit: madeUp?.copyFit(),
      diagnostics: reportJson(diagnostics, terminal.language),
    });
  }
  if (flags.json) printJson({ schema: "banmian.makeup/1", issues: results }, terminal);
  return failed ? 1 : 0;
}

async function layoutOne(path: string, flags: LayoutFlags, terminal: Terminal, watch: Watch): Promise<Compiled> {
  const host = diskHost(terminal, watch);
  // With --json, results hold nothing else.
  const aside = flags.json ? { ...terminal, print: (text: string) => terminal.tell(text) } : terminal;
  const takenOut = await beginPins(path, flags, aside);
  try {
    const compiled = await compile(path, host, Math.max(flags.alternatives, flags.chosen.rank + 1));
    const { madeUp, diagnostics } = compiled;
    if (!flags.json) terminal.tell(reportFor(diagnostics, terminal));
    if (madeUp === undefined) return compiled;
    if (!flags.json && flags.pins !== "unpin") tell(madeUp, terminal);
    if (flags.alternatives > 1) await drawAlternatives(compiled, madeUp, flags, { host, terminal: aside });
    if (flags.pins === "pin") await pinInFile(path, madeUp, flags.chosen, aside);
    return compiled;
  } finally {
    // Last, after all that is long, since it answers the request.
    if (takenOut !== undefined) aside.print(`${takenOut}\n`);
  }
}

/** Checks the choice, and removes frames before the pages are made up. @returns the message about it */
async function beginPins(path: string, { pins, chosen }: LayoutFlags, terminal: Terminal): Promise<string | undefined> {
  if (pins !== undefined) await checkChoice(path, chosen, terminal);
  return pins === "unpin" ? unpinInFile(path, chosen, terminal) : undefined;
}

function tell({ found, issue, copyFit }: MadeUp, terminal: Terminal): void {
  const line = (story: string, text: string): string =>
    `    ${story}${" ".repeat(Math.max(0, 24 - cellsIn(story)))} ${text}\n`;
  issue.pages.forEach(({ label }, index) => {
    const page = found.pages.find((each) => each.page === index);
    for (const { rank, makeUp } of cheapestFirst(page?.makeUps ?? [])) {
      const { cost, marks, faults, rest } = makeUp;
      const free = rest && { columns: extentText(rest.columns), rows: extentText(rest.rows) };
      const values = { page: label, rank: rank + 1, cost: Math.round(cost), marks, faults, ...free };
      printLine("make-up", values, terminal);
      for (const { story, frame } of framesOf(page, rank)) terminal.print(line(story, frame));
    }
    const given = givenFrames(issue, index);
    if (given.length > 0) printLine("make-up-given", { page: label }, terminal);
    for (const { story, frame } of given) terminal.print(line(story, frame));
    if (page !== undefined) printLine("make-up-searched", { page: label, states: page.states }, terminal);
  });
  terminal.print(copyFitText(copyFit(), terminal));
}

/**
 * The make-ups of a page with their ranks from 0, the cheapest first. The built one has rank 0: its search ends when the page is good, and the longer one for
 * several may find cheaper ones.
 */
export function cheapestFirst<Made extends Pick<MadeUpPage["makeUps"][number], "faults" | "cost">>(
  makeUps: readonly Made[],
): readonly { readonly rank: number; readonly makeUp: Made }[] {
  return makeUps
    .map((makeUp, rank) => ({ rank, makeUp }))
    .toSorted(({ makeUp: a }, { makeUp: b }) => a.faults - b.faults || a.cost - b.cost);
}

/** A story's frame on a page, as a manifest writes it. */
interface ToldFrame {
  readonly story: string;
  readonly frame: string;
}

function framesOf(page: MadeUpPage | undefined, rank: number): readonly ToldFrame[] {
  return (page?.makeUps[rank]?.placements ?? []).map(({ item, frame, candidate }) => {
    return { story: page?.items[item]?.story.id ?? "", frame: frameText(frame, candidate.shape.part) };
  });
}

/** The frames of a page that the manifest gives: make-up leaves them unchanged. */
function givenFrames({ stories, fillers }: Issue, page: number): readonly ToldFrame[] {
  return [...stories, ...fillers].flatMap(({ id, parts }) =>
    parts.flatMap((part): readonly ToldFrame[] =>
      part.page === page && part.frame !== undefined ? [{ story: id, frame: frameText(part.frame, part) }] : [],
    ),
  );
}

function frameText({ columns, rows }: NonNullable<Part["frame"]>, part: Part): string {
  return `{columns: ${extentText(columns)}, rows: ${extentText(rows)}${formOf(part)}}`;
}

/** The keys by which a part's form differs from the plain one, as a manifest writes them. */
function formOf({ legs, over, head, box }: Part): string {
  const keys = { legs, over, head: head === "top" ? undefined : head, box };
  return Object.entries(keys)
    .map(([key, value]) => (value === undefined ? "" : `, ${key}: ${value}`))
    .join("");
}

function pagesJson({ found, issue }: MadeUp): readonly object[] {
  return issue.pages.map(({ label }, index) => {
    const page = found.pages.find((each) => each.page === index);
    const makeUps = cheapestFirst(page?.makeUps ?? []).map(({ rank, makeUp: { cost, marks, faults, rest } }) => {
      return { rank: rank + 1, cost: Math.round(cost), marks, faults, rest, frames: framesOf(page, rank) };
    });
    return { page: label, given: givenFrames(issue, index), states: page?.states ?? 0, makeUps };
  });
}

/** A picture of each page in each of its make-ups: alternatives/<rank>/<label>.png. */
async function drawAlternatives(
  compiled: Compiled,
  madeUp: MadeUp,
  flags: LayoutFlags,
  { host, terminal }: { readonly host: Parameters<typeof draw>[3]; readonly terminal: Terminal },
): Promise<void> {
  const files: OutputFile[] = [];
  for (let rank = 0; rank < flags.alternatives; rank++) {
    if (madeUp.found.pages.every(({ makeUps }) => makeUps[rank] === undefined)) break;
    const other = otherMakeUp(madeUp, rank);
    const wishes = { pages: undefined, formats: { png: { dpi: String(SMALL) } } };
    const drawn = await draw(compiled, other, wishes, host);
    for (const { path, bytes } of drawn.files) {
      if (path.startsWith("pages/")) files.push({ path: path.replace("pages/", `alternatives/${rank + 1}/`), bytes });
    }
  }
  const folder = slashed(join(flags.out, madeUp.issue.stem));
  await replaceFiles(resolve(terminal.folder, folder), files).catch(unwritable(folder, terminal));
  printLine("alternatives-drawn", { count: files.length, folder }, terminal);
}

/** Reports pages and stories that the manifest does not have. */
async function checkChoice(path: string, choice: FrameChoice, terminal: Terminal): Promise<void> {
  const misnamed = misnamedIn(await readFile(path, "utf8"), choice);
  if (misnamed === undefined) return;
  const { name } = misnamed;
  throw new Misuse(
    misnamed.kind === "page"
      ? say("unknown-page", { label: name, labels: misnamed.labels.join(", ") }, terminal)
      : say("unknown-story", { id: name }, terminal),
  );
}

/** Removes the chosen frames from the manifest. @returns the message about it */
async function unpinInFile(path: string, choice: FrameChoice, terminal: Terminal): Promise<string> {
  const loosen = async (text: string): Promise<Rewritten> => unpin(text, choice, await writingOfPaper(path, text));
  const done = await edit(path, loosen, terminal);
  return say("unpinned", done, terminal);
}

/** The direction of the copy in a manifest's paper. If the paper cannot be read, an error is reported when the issue is made up. */
async function writingOfPaper(path: string, manifest: string): Promise<"horizontal" | "vertical"> {
  const paper = parseDocument(manifest).get("paper");
  const text = await readFile(resolve(dirname(path), String(paper)), "utf8").catch(() => "");
  const { contents } = parseDocument(text);
  const writing: unknown = isMap(contents) ? contents.get("writing") : undefined;
  return writing === "vertical" ? "vertical" : "horizontal";
}

/** Writes the chosen frames that were found into the manifest. */
async function pinInFile(path: string, madeUp: MadeUp, wish: PinWish, terminal: Terminal): Promise<void> {
  const tooFew = tooFewMakeUps(madeUp, wish);
  if (tooFew !== undefined) throw misuse("too-few-make-ups", { ...tooFew, rank: wish.rank + 1 }, terminal);
  const done = await edit(path, (text) => pinPages(text, madeUp, wish), terminal);
  printLine("pinned", done, terminal);
}

/** Changes a manifest. @returns the message about it */
async function edit(
  path: string,
  change: (text: string) => Rewritten | Promise<Rewritten>,
  terminal: Terminal,
): Promise<{ readonly count: number; readonly issue: string }> {
  const before = await readFile(path, "utf8");
  const { text, count } = await change(before);
  const issue = pathFrom(terminal.folder, path);
  if (text !== before) {
    await rewriteWith(path, withEndsOf(before, text)).catch(unwritable(issue, terminal));
  }
  return { count, issue };
}
