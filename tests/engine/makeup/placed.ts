import { isCopyRole } from "../../../src/base/blocks.ts";
import { SQUARE_TOP } from "../../../src/base/length.ts";
import type { Frame, Page, Placed } from "../../../src/engine/layout/page.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { Grid } from "../../../src/engine/model/paper.ts";
import { type PlacedText, roleOf } from "../layout/placed-text.ts";

// Checks of a made-up page that use only what is placed there, and nothing that make-up reports about itself.

/** Tolerance for rounding, in points. */
const NEAR = 0.05;

const inFrame = (page: Page, { owner }: Frame): readonly Placed[] =>
  page.placed.filter((thing) => thing.owner.story === owner.story && thing.owner.part === owner.part);

/** Photos whose depth leaves their own proportion by more than the paper's crop lever; the nearest whole row is always allowed. */
export function photoComplaints({ paper }: Issue, page: Page): readonly string[] {
  const { grid, levers } = paper;
  const rowsOf = (height: number): number => (height - grid.size) / grid.pitch + 1;
  return page.placed.flatMap((thing) => {
    if (thing.kind !== "picture" || thing.owner.story === undefined) return [];
    const { width, height } = thing.picture.pixels;
    const rows = rowsOf(thing.at.height);
    const natural = rowsOf((thing.at.width * height) / width);
    const within = Math.abs(rows - natural) <= (natural * levers.crop) / 100 + NEAR;
    if (within || Math.abs(rows - Math.round(natural)) < NEAR) return [];
    return [
      `page ${page.label}: a photo of ${thing.owner.story} ${rows.toFixed(1)} rows deep for ${natural.toFixed(1)}`,
    ];
  });
}

/**
 * Rows of the headline alone (makeup/RULES.md#heads): a brief's 3; others over one or two columns three lines of 22 pt,
 * over three and more 5; a major's 8; a lead's two lines of 60 pt.
 */
const BRIEF_ROWS = 3;
const THREE_LINES = 6.6;
const WIDE_ROWS = 5;
const LARGE_ROWS = { lead: 12, major: 8 } as const;

export function headComplaints({ paper, stories }: Issue, page: Page): readonly string[] {
  const memos = new Map(stories.map((story) => [story.id, story]));
  return page.frames.flatMap((frame) => {
    const story = memos.get(frame.owner.story ?? "");
    const lines = inFrame(page, frame).filter(
      (thing): thing is PlacedText => thing.kind === "text" && roleOf(thing) === "headline",
    );
    if (story === undefined || lines.length === 0 || lines.some(({ line }) => line.writing === "vertical")) return [];
    const top = Math.min(...lines.map(({ y, line }) => y - SQUARE_TOP * line.size));
    const foot = Math.max(...lines.map(({ y, line }) => y + (1 - SQUARE_TOP) * line.size));
    const rows = (foot - top) / paper.grid.pitch;
    return rows <= mostRows(story, frame) + NEAR ? [] : [`${story.id}: a headline ${rows.toFixed(1)} rows deep`];
  });
}

function mostRows({ priority }: Story, { columns }: Frame): number {
  if (priority === "brief") return BRIEF_ROWS;
  if (priority !== "normal") return LARGE_ROWS[priority];
  return columns[1] - columns[0] < 2 ? THREE_LINES : WIDE_ROWS;
}

const COPY: readonly string[] = [
  "body",
  "quote",
  "verse",
  "subhead",
  "speaker",
  "dateline",
  "reporter",
  "continuation",
  "jump",
];
const CAPTION: readonly string[] = ["caption", "credit"];

/** Legs, except the last with copy, whose lowest line or photo is above the frame's last row; one under a vertical head may be empty. */
export function legComplaints({ paper }: Issue, page: Page): readonly string[] {
  return page.frames.flatMap((frame) => {
    const own = inFrame(page, frame);
    const boxed = own.some((thing) => (thing.kind === "rule" || thing.kind === "area") && thing.role === "box");
    const vertical = own.some((thing) => thing.kind === "text" && thing.line.writing === "vertical");
    const last = frame.rows[1] - (boxed ? 1 : 0);
    const { all, copy } = feetOf(page, frame, paper.grid);
    const ending = copy.findLastIndex((foot) => foot > 0);
    return all.flatMap((foot, leg) => {
      const told = `${frame.owner.story}: leg ${leg + 1} ends on row ${foot} of ${last}`;
      return leg === ending || foot === last || (vertical && foot === 0) ? [] : [told];
    });
  });
}

/** The last row with anything on it, and the last with copy, by leg; 0 for none. */
interface Feet {
  readonly all: readonly number[];
  readonly copy: readonly number[];
}

function feetOf(page: Page, frame: Frame, grid: Grid): Feet {
  const { legs } = frame.fit;
  const all = new Array<number>(legs).fill(0);
  const copy = new Array<number>(legs).fill(0);
  const width = frame.rect.width / legs;
  const placement = (feet: number[], [from, to]: readonly [number, number], foot: number): void => {
    const row = Math.ceil((foot - grid.top) / grid.pitch - NEAR);
    for (let leg = 0; leg < legs; leg++) {
      const middle = frame.rect.x + (leg + 0.5) * width;
      if (from < middle && middle < to) feet[leg] = Math.max(feet[leg] ?? 0, row);
    }
  };
  for (const thing of inFrame(page, frame)) {
    if (thing.kind === "picture")
      placement(all, [thing.at.x, thing.at.x + thing.at.width], thing.at.y + thing.at.height);
    if (thing.kind !== "text") continue;
    const { x, y, line } = thing;
    const across = [x - width / 3, x + Math.max(line.width, width * 0.8)] as const;
    if (COPY.includes(roleOf(thing))) for (const feet of [all, copy]) placement(feet, across, y);
    if (CAPTION.includes(roleOf(thing))) placement(all, [x, x + line.width], y + (1 - SQUARE_TOP) * line.size);
  }
  return { all, copy };
}

/** Characters of copy that are placed nowhere, or twice. */
export function characterComplaints({ stories }: Issue, pages: readonly Page[]): readonly string[] {
  const counts = new Map(stories.map(({ id, copy }) => [id, new Uint8Array(copy.codes.length)]));
  for (const thing of pages.flatMap(({ placed }) => placed)) {
    const count = counts.get(thing.owner.story ?? "");
    if (thing.kind !== "text" || count === undefined) continue;
    for (const { role, from, to } of thing.line.segments) {
      if (!isCopyRole(role)) continue;
      count.subarray(from, to).forEach((times, index) => {
        count[from + index] = times + 1;
      });
    }
  }
  return stories.flatMap(({ id, copy }) => {
    const own = copy.paragraphs.flatMap(({ from, to }) => [...(counts.get(id)?.subarray(from, to) ?? [])]);
    const wrong = own.filter((times) => times !== 1).length;
    return wrong === 0 ? [] : [`${id}: ${wrong} characters lost or printed twice`];
  });
}
