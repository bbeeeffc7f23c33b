// `banmian plan`: the flat plan (版样) of issues as a table: what stands on each page, how much of the page it takes, and why it is there; what is left out, cut and
// filled. On request writes the pages into the manifest, or draws all pages on one sheet.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { hasErrors } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { cellsIn } from "../base/excerpt.ts";
import type { Watch } from "../base/watch.ts";
import { type Compiled, compile, type MadeUp } from "../build/compile.ts";
import { replaceFiles, rewriteWith, withEndsOf } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host } from "../build/host.ts";
import { type Bitmap, encodePng } from "../engine/images/bitmap.ts";
import { areaOf } from "../engine/layout/grid.ts";
import { occupantsOn } from "../engine/layout/surroundings.ts";
import { type Pin, pin } from "../engine/manifest/pin.ts";
import type { Part, Story } from "../engine/model/issue.ts";
import { drawPages } from "../engine/pdf/pdfium.ts";
import type { Why } from "../engine/plan/flat-plan.ts";
import { reportJson } from "../locales/report.ts";
import { say } from "../locales/texts.ts";
import { unwritable } from "./failure.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { printLine, reportFor } from "./texts.ts";

export interface PlanFlags {
  readonly out: string;
  /** Writes the pages that were found into the manifest. */
  readonly pin: boolean;
  /** Draws all pages on one sheet. */
  readonly png: boolean;
  readonly json: boolean;
}

export async function plan(issues: readonly string[], flags: PlanFlags, terminal: Terminal): Promise<Exit> {
  // With --json, results hold nothing else.
  const aside = flags.json ? { ...terminal, print: (text: string) => terminal.tell(text) } : terminal;
  let failed = false;
  const results: object[] = [];
  for (const path of await issuePaths(issues, "plan", terminal)) {
    const issue = pathFrom(terminal.folder, path);
    const { madeUp, diagnostics } = await withProgress(issue, terminal, (watch) => planOne(path, flags, aside, watch));
    failed ||= hasErrors(diagnostics);
    const told = madeUp && sheetOf(madeUp);
    results.push({ issue, ...told, diagnostics: reportJson(diagnostics, terminal.language) });
  }
  if (flags.json) printJson({ schema: "banmian.plan/1", issues: results }, terminal);
  return failed ? 1 : 0;
}

async function planOne(path: string, flags: PlanFlags, terminal: Terminal, watch: Watch): Promise<Compiled> {
  const host = diskHost(terminal, watch);
  const compiled = await compile(path, host);
  const { madeUp, diagnostics } = compiled;
  if (!flags.json) terminal.tell(reportFor(diagnostics, terminal));
  if (madeUp === undefined) return compiled;
  if (!flags.json) tell(sheetOf(madeUp), terminal);
  if (flags.png) await drawSheet(compiled, madeUp, flags.out, { host, terminal });
  if (flags.pin) await pinInFile(path, madeUp, terminal);
  return compiled;
}

/** A plan as people see it. */
interface Sheet {
  readonly pages: readonly PlannedPage[];
  /** Ids of spare stories that are left out. */
  readonly spare: readonly string[];
  readonly cut: readonly { readonly story: string; readonly characters: number }[];
}

interface PlannedPage {
  readonly page: string;
  readonly section: string | undefined;
  /** Percent of the page that nothing takes. */
  readonly white: number;
  readonly stories: readonly PlannedPart[];
  /** Names of the notices of the stock that fill white. */
  readonly notices: readonly { readonly notice: string; readonly share: number }[];
}

/** A story's part on a page. */
interface PlannedPart {
  readonly story: string;
  readonly rank: Story["priority"];
  readonly characters: number;
  /** Percent of the page; 0 if it found no room. */
  readonly share: number;
  readonly why: Why | "jump" | "filler";
}

function sheetOf({ plan: { stories: planned, spare }, issue, found, layout }: MadeUp): Sheet {
  const { columns, rows } = issue.paper.grid;
  const percent = (columnRows: number): number => Math.round((100 * columnRows) / (columns * rows));
  const whys = new Map(planned.map(({ id, why }) => [id, why]));
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const placements = new Map(layout.stories.map((placement) => [placement.id, placement]));
  const partOf = (story: Story, part: Part, at: number): PlannedPart => {
    const { jumps = [], characters = 0 } = placements.get(story.id) ?? {};
    const end = jumps[at]?.at ?? characters;
    return {
      story: story.id,
      rank: story.priority,
      characters: Math.max(0, end - (at === 0 ? 0 : (jumps[at - 1]?.at ?? characters))),
      share: part.frame === undefined ? 0 : percent(areaOf(part.frame)),
      why: at > 0 ? "jump" : fillers.has(story.id) ? "filler" : (whys.get(story.id) ?? "given"),
    };
  };
  return {
    pages: issue.pages.map(({ label, section }, page) => {
      const taken = occupantsOn({ ...found.issue, adverts: issue.adverts }, page);
      const notices = issue.adverts.filter((each) => each.kind === "text" && each.enlarged !== undefined);
      return {
        page: label,
        section: section?.text,
        white: Math.max(0, 100 - percent(taken.reduce((sum, { frame }) => sum + areaOf(frame), 0))),
        stories: found.issue.stories.flatMap((story) =>
          story.parts.flatMap((part, at) => (part.page === page ? [partOf(story, part, at)] : [])),
        ),
        notices: notices
          .filter((each) => each.page === page)
          .map(({ name, frame }) => ({ notice: name, share: percent(areaOf(frame)) })),
      };
    }),
    spare,
    cut: issue.stories.flatMap(({ id, copy }) => {
      const characters = copy.codes.length - (placements.get(id)?.characters ?? copy.codes.length);
      return characters > 0 ? [{ story: id, characters }] : [];
    }),
  };
}

/** The widest id that the other columns keep clear of. */
const ID_CELLS = 24;

function tell({ pages, spare, cut }: Sheet, terminal: Terminal): void {
  const line = (name: string, text: string): void =>
    terminal.print(`    ${name}${" ".repeat(Math.max(0, ID_CELLS - cellsIn(name)))} ${text}\n`);
  for (const { page, section, white, stories, notices } of pages) {
    printLine("plan-page", { page, section, white, stories: stories.length }, terminal);
    for (const { story, ...part } of stories) line(story, say("plan-story", part, terminal));
    for (const { notice, share } of notices) line(notice, say("plan-notice", { share }, terminal));
  }
  if (spare.length > 0) printLine("plan-spare", { stories: spare.join(", ") }, terminal);
  for (const each of cut) printLine("plan-cut", each, terminal);
}

/** Writes the pages that the plan found into the places of stories and groups. Frames stay open. */
async function pinInFile(path: string, { plan: { stories, issue } }: MadeUp, terminal: Terminal): Promise<void> {
  const byId = new Map(issue.stories.map((story) => [story.id, story]));
  const pins = stories.flatMap(({ id, page, why }): readonly Pin[] => {
    const { group, unranked, priority } = byId.get(id) ?? {};
    if (why === "given" || group !== undefined) return [];
    const label = issue.pages[page]?.label ?? "";
    return [{ story: id, priority: unranked && priority, parts: [{ page: label }], photos: [] }];
  });
  const before = await readFile(path, "utf8");
  const text = pin(before, pins);
  const issueName = pathFrom(terminal.folder, path);
  if (text !== before) await rewriteWith(path, withEndsOf(before, text)).catch(unwritable(issueName, terminal));
  printLine("plan-pinned", { count: pins.length, issue: issueName }, terminal);
}

/** Pixels per inch of a page on the sheet. */
const SMALL = 48;
/** Pixels between pages, and pages in a row. */
const GAP = 16;
const IN_ROW = 4;
const GREY = 0xa0;

/** All pages in one picture, in rows of four: `plan.png`, the 版样 that hangs on the wall. */
async function drawSheet(
  compiled: Compiled,
  madeUp: MadeUp,
  out: string,
  { host, terminal }: { readonly host: Host; readonly terminal: Terminal },
): Promise<void> {
  const drawn = await draw(compiled, madeUp, { pages: undefined, formats: {} }, host);
  const proof = drawn.files.find(({ path }) => path === `${madeUp.issue.stem}.pdf`);
  if (proof === undefined) return;
  const pages: Bitmap[] = [];
  for await (const page of drawPages(proof.bytes, SMALL)) pages.push(page);
  const folder = slashed(join(out, madeUp.issue.stem));
  const files = [{ path: "plan.png", bytes: await encodePng(onOneSheet(pages)) }];
  await replaceFiles(resolve(terminal.folder, folder), files).catch(unwritable(folder, terminal));
  printLine("plan-drawn", { path: `${folder}/plan.png` }, terminal);
}

function onOneSheet(pages: readonly Bitmap[]): Bitmap {
  const across = Math.min(IN_ROW, pages.length);
  const [wide, high] = [Math.max(...pages.map((page) => page.width)), Math.max(...pages.map((page) => page.height))];
  const width = GAP + across * (wide + GAP);
  const height = GAP + Math.ceil(pages.length / across) * (high + GAP);
  const rgba = new Uint8Array(4 * width * height).fill(GREY);
  for (const [at, page] of pages.entries()) {
    const [left, top] = [GAP + (at % across) * (wide + GAP), GAP + Math.floor(at / across) * (high + GAP)];
    for (let y = 0; y < page.height; y++) {
      rgba.set(page.rgba.subarray(4 * y * page.width, 4 * (y + 1) * page.width), 4 * ((top + y) * width + left));
    }
  }
  return { width, height, rgba };
}
