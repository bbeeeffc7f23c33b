import { createHash, type Hash } from "node:crypto";
import { isCopyRole } from "../../base/copy.ts";
import { listFor } from "../../base/once.ts";
import type { Rect } from "../../base/rect.ts";
import type { Layout, Placed } from "../../engine/layout/page.ts";
import type { GlyphRun, Line } from "../../engine/text/line.ts";

/** Hashes of a layout and its parts. Two layouts with the same hash draw the same pages. */
export interface LayoutPrint {
  readonly hash: string;
  /** A hash for each page, by label, in the order. */
  readonly pages: Readonly<Record<string, string>>;
  readonly stories: readonly StoryPrint[];
}

interface StoryPrint {
  readonly id: string;
  /** Of all that the story has on the pages. */
  readonly hash: string;
  /** Four hex digits a line of copy, in reading order: enough to find the first that differs. */
  readonly lines: string;
}

/** Where a line of a story's copy stands. */
interface PlacedLine {
  readonly page: string;
  readonly text: string;
}

/** Digits of a short hash. */
export const SHORT = 4;

/** Lengths count in thousandths of a point, as outputs write them. */
const UNIT = 1000;

export function printLayout({ pages }: Layout): LayoutPrint {
  const whole = createHash("sha256");
  const pageHashes: Record<string, string> = {};
  for (const page of pages) {
    const hash = createHash("sha256").update(`${page.label} ${page.trim.width} ${page.trim.height}\n`);
    for (const thing of page.placed) addPlaced(hash, thing);
    pageHashes[page.label] = hash.digest("hex");
    whole.update(`${page.label} ${pageHashes[page.label]}\n`);
  }
  return { hash: whole.digest("hex"), pages: pageHashes, stories: printStories(pages) };
}

function printStories(pages: Layout["pages"]): readonly StoryPrint[] {
  const hashes = new Map<string, Hash>();
  for (const page of pages) {
    for (const thing of page.placed) {
      const { story } = thing.owner;
      if (story === undefined) continue;
      const hash = hashes.get(story) ?? createHash("sha256");
      hashes.set(story, hash);
      addPlaced(hash.update(`${page.label}\n`), thing);
    }
  }
  const lines = copyLines(pages);
  return [...hashes].map(([id, hash]) => ({
    id,
    hash: hash.digest("hex"),
    lines: (lines.get(id) ?? []).map(({ page, placed }) => shortHash(page, placed)).join(""),
  }));
}

interface CopyLine {
  readonly page: string;
  readonly part: number;
  readonly placed: Extract<Placed, { kind: "text" }>;
}

/** Each story's lines that hold copy, in reading order across its parts. */
function copyLines(pages: Layout["pages"]): ReadonlyMap<string, readonly CopyLine[]> {
  const lines = new Map<string, CopyLine[]>();
  for (const page of pages) {
    for (const placed of page.placed) {
      const { story, part = 0 } = placed.owner;
      if (story === undefined || placed.kind !== "text" || !holdsCopy(placed.line)) continue;
      listFor(lines, story).push({ page: page.label, part, placed });
    }
  }
  for (const known of lines.values()) known.sort((a, b) => a.part - b.part);
  return lines;
}

/** The lines of a story's copy in reading order: `StoryChange.line` counts them from 0. */
export function placedLines({ pages }: Layout, story: string): readonly PlacedLine[] {
  return (copyLines(pages).get(story) ?? []).map(({ page, placed }) => ({
    page,
    text: placed.line.segments.map(({ text }) => text).join(""),
  }));
}

function holdsCopy({ segments }: Line): boolean {
  return segments.some(({ role }) => isCopyRole(role));
}

function shortHash(page: string, placed: Placed): string {
  const hash = createHash("sha256").update(`${page}\n`);
  addPlaced(hash, placed);
  return hash.digest("hex").slice(0, SHORT);
}

function addPlaced(hash: Hash, thing: Placed): void {
  switch (thing.kind) {
    case "text":
      hash.update(`text ${units(thing.x, thing.y)} ${thing.line.writing}\n`);
      for (const { role, text, runs } of thing.line.segments) {
        hash.update(`${role} ${text}\n`);
        for (const run of runs) addRun(hash, run);
      }
      hash.update(`${JSON.stringify(thing.line.marks)}\n`);
      return;
    case "picture": {
      const { file, pixels, crop, fit } = thing.picture;
      hash.update(`picture ${placeOf(thing.at)} ${JSON.stringify([file, pixels, crop, fit])}\n`);
      if (thing.outline !== undefined) hash.update(`${units(...thing.outline.flatMap((at) => [at.x, at.y]))}\n`);
      return;
    }
    case "rule":
      hash.update(`rule ${units(thing.from.x, thing.from.y, thing.to.x, thing.to.y, thing.weight)} ${thing.colour}\n`);
      return;
    case "area":
      hash.update(`area ${placeOf(thing.at)} ${thing.colour}\n`);
      return;
    case "art":
      hash.update(`art ${placeOf(thing.at)} ${thing.colour}\n`);
      hash.update(`${thing.viewBox} ${thing.paths.join("\n")}\n`);
      return;
    case "link":
      hash.update(`link ${placeOf(thing.at)} ${thing.to.story} ${thing.to.part}\n`);
  }
}

function addRun(hash: Hash, run: GlyphRun): void {
  hash.update(`${run.font} ${units(run.size)} ${run.colour} ${run.turned}\n${run.texts.join("\n")}\n`);
  if (run.stretch !== 1) hash.update(`narrowed ${run.stretch}\n`);
  hash.update(Uint16Array.from(run.glyphs));
  hash.update(Int32Array.from(run.x, (x) => Math.round(x * UNIT)));
  if (run.y !== undefined) hash.update(Int32Array.from(run.y, (y) => Math.round(y * UNIT)));
}

function placeOf({ x, y, width, height }: Rect): string {
  return units(x, y, width, height);
}

function units(...lengths: readonly number[]): string {
  return lengths.map((length) => Math.round(length * UNIT) || 0).join(" ");
}
