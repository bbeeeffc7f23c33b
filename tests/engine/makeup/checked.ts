import type { Layout, Page } from "../../../src/engine/layout/page.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import type { Paper } from "../../../src/engine/model/paper.ts";
import { inSquares } from "../layout/in-squares.ts";
import { type Dice, diceOf } from "../layout/random-issue.ts";
import { issueOf, issueYaml, story } from "../model/resolve-yaml.ts";
import { type Generated, generate, pictures } from "./generated.ts";
import { outsizedOn } from "./page-figures.ts";
import { characterComplaints, headComplaints, legComplaints, photoComplaints } from "./placed.ts";

/** A paper of a preset as the model resolves it, with its nameplate on page one; every make-up fault is at least a warning. */
async function paperOf(preset: string, nameplate: string): Promise<Paper> {
  const furniture = `furniture: {nameplate: {${nameplate}}}`;
  const faults = "faults: {碰题: warning, 断版: warning, 叠题: warning, 背题: warning}";
  const yaml = `name: 测试报\ncode: CSB\npreset: ${preset}\n${furniture}\n${faults}\n`;
  return (await issueOf(issueYaml(story("a", "{page: 1}")), yaml)).paper;
}

export const broadsheet = await paperOf("对开", "columns: 1-8, rows: 1-16");
export const tabloid = await paperOf("四开", "columns: 1-6, rows: 1-11");

const KINDS = ["对开2", "四开2", "对开4", "对开8", "对开16", "四开4"] as const;
export type Kind = (typeof KINDS)[number];
/** The number of issues of each kind that the tests draw, from seed 1 on. */
export const DRAWN: readonly (readonly [Kind, number])[] = [
  ["对开4", 48],
  ["对开8", 6],
  ["对开16", 2],
  ["四开4", 46],
];

/**
 * The same issue for the same seed. The first half of its pages has copy for 80 to 110 % of their room, the second half for 80 to 93 %, and less if the whole
 * would not fit.
 */
export function drawn(kind: Kind, seed: number): Generated {
  const dice = diceOf(seed * 7919);
  const pages = Number(kind.slice(2));
  const paper = kind.startsWith("四开") ? tabloid : broadsheet;
  return generate(seed, {
    paper,
    pages,
    mix: kind.startsWith("四开") ? "briefs" : "news",
    demand: demands(dice, pages),
  });
}

/** The demand of each page as a share of its room; a surplus goes to later pages, whose demand falls. */
const WHOLE = 0.92;

function demands(dice: Dice, pages: number): readonly number[] {
  const first = Array.from({ length: pages / 2 }, () => (80 + dice.roll(31)) / 100);
  const over = first.reduce((sum, share) => sum + Math.max(0, share - WHOLE), 0);
  const most = Math.max(0.8, WHOLE - (2 * over) / pages);
  return [...first, ...first.map(() => Math.min(most, (80 + dice.roll(14)) / 100))];
}

export const make = (issue: Issue) => inSquares(issue, { pictures });

/** Columns and rows of every frame, by page, story and part. */
export function placesOf(made: Layout): ReadonlyMap<string, string> {
  return new Map(
    made.pages.flatMap((page) =>
      page.frames.map(
        ({ owner, columns, rows }) => [`${page.label}/${owner.story}/${owner.part}`, `${columns}/${rows}`] as const,
      ),
    ),
  );
}

/** Reports that are no faults: room at a page's foot, a photo smaller than its rank wants, and fields that these tests' paper lacks. */
const TOLD: readonly string[] = ["page-rest", "photo-outranked", "statutory-missing"];
/** A page may have one of these. */
const MARKS: readonly string[] = ["heads-side-by-side", "page-split"];

/** All that an editor would send back, in words; empty for a sound issue. */
export function complaints(issue: Issue, made: ReturnType<typeof make>): readonly string[] {
  const marks = made.diagnostics.filter(({ code }) => MARKS.includes(code));
  const ids = made.layout.stories.map(({ id }) => id);
  return [
    ...made.diagnostics
      .filter(({ code }) => !MARKS.includes(code) && !TOLD.includes(code))
      .map(({ code, severity, arguments: args }) => `${severity} ${code} ${JSON.stringify(args)}`),
    ...made.layout.pages
      .map(({ label }) => ({ label, count: marks.filter((each) => each.arguments["page"] === label).length }))
      .filter(({ count }) => count > 1)
      .map(({ label, count }) => `page ${label}: ${count} heads side by side or gaps across`),
    ...made.layout.stories
      .filter(({ characters, placed, overset }) => placed !== characters || overset !== 0)
      .map(({ id, characters, placed }) => `${id}: ${placed} of ${characters} characters`),
    ...(new Set(ids).size === ids.length ? [] : ["a story twice"]),
    ...made.layout.pages.flatMap((page, index) => pageComplaints(issue, page, index)),
    ...needlessJumps(issue, made),
    ...made.layout.pages.flatMap((page) => photoComplaints(issue, page)),
    ...made.layout.pages.flatMap((page) => headComplaints(issue, page)),
    ...made.layout.pages
      .flatMap((page) => outsizedOn(page, issue))
      .map((id) => `${id}: a head larger than one of higher rank`),
    ...made.layout.pages.flatMap((page) => legComplaints(issue, page)),
    ...characterComplaints(issue, made.layout.pages),
  ];
}

/** Stories that were split although the white of the page which they leave has room for the rest. */
function needlessJumps({ paper }: Issue, { layout, copyFit }: ReturnType<typeof make>): readonly string[] {
  return layout.stories.flatMap(({ id, characters, jumps }) =>
    jumps.flatMap(({ from, at }) => {
      const free = copyFit.pages.find(({ page }) => page === from)?.free ?? 0;
      return free * paper.grid.measure >= characters - at ? [`${id} jumps from page ${from}, which has room`] : [];
    }),
  );
}

/** White that levers added, overlapping frames, frames beyond the grid, free cells that are no rectangle at the foot. */
function pageComplaints({ adverts, paper, pages }: Issue, page: Page, index: number): readonly string[] {
  const { columns, rows } = paper.grid;
  const found: string[] = [];
  const white = page.frames.reduce((sum, { fit }) => sum + fit.white, 0);
  if (white >= 0.03 * columns * rows) found.push(`page ${page.label}: ${white} rows of white`);
  const cells = new Int32Array(columns * rows);
  const take = (from: readonly [number, number], to: readonly [number, number]): void => {
    for (let row = to[0]; row <= to[1]; row++) {
      for (let column = from[0]; column <= from[1]; column++) {
        const at = (row - 1) * columns + column - 1;
        cells[at] = (cells[at] ?? 0) + 1;
      }
    }
  };
  if (pages[index]?.number === 1 && paper.nameplate !== undefined) {
    const { columns: across, rows: down } = paper.nameplate;
    take([across.from, across.to], [down.from, down.to]);
  }
  for (const frame of page.frames) {
    if (frame.fit.empty > 2 || frame.fit.empty < 0) found.push(`${frame.owner.story}: ${frame.fit.empty} rows empty`);
    take(frame.columns, frame.rows);
  }
  if (cells.some((count) => count > 1)) found.push(`page ${page.label}: frames overlap`);
  const above = Math.min(
    rows + 1,
    ...adverts.filter((each) => each.page === index).map(({ frame }) => frame.rows.from),
  );
  if (!isRectangleAtFoot(cells, columns, above - 1)) found.push(`page ${page.label}: scattered white`);
  return found;
}

function isRectangleAtFoot(cells: Int32Array, columns: number, rows: number): boolean {
  const free = Array.from(cells.keys()).filter((at) => cells[at] === 0);
  if (free.length === 0) return true;
  const across = free.map((at) => at % columns);
  const down = free.map((at) => Math.floor(at / columns));
  const width = Math.max(...across) - Math.min(...across) + 1;
  const height = rows - Math.min(...down);
  return width * height === free.length;
}
