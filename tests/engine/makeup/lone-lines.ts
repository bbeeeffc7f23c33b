import { isCopyRole } from "../../../src/base/blocks.ts";
import type { Paragraph } from "../../../src/base/copy.ts";
import type { Page } from "../../../src/engine/layout/page.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { PlacedText } from "../layout/placed-text.ts";

/** Single lines at the ends of legs, or of the parts of legs between photos (layout/RULES.md#widows). */
export interface LoneLines {
  /** A paragraph's last line at the head. */
  readonly heads: number;
  /** Its first line at the foot. */
  readonly feet: number;
  readonly runs: number;
}

/** Lines more than this many rows apart have a photo between them. */
const APART = 4;
/** Headings, verse and tables have other lines. */
const PROSE: readonly Paragraph["kind"][] = ["body", "quote", "item"];

export function loneLines(page: Page, { stories, paper }: Issue): LoneLines {
  const memos = new Map(stories.map((story) => [story.id, story]));
  const legs = new Map<string, PlacedText[]>();
  for (const thing of page.placed) {
    const { story, part, leg } = thing.owner;
    if (thing.kind !== "text" || story === undefined || leg === undefined || copyOf(thing) === undefined) continue;
    const key = `${story} ${part} ${leg}`;
    legs.set(key, [...(legs.get(key) ?? []), thing]);
  }
  const runs = [...legs.values()].flatMap((lines) => runsOf(lines, APART * paper.grid.pitch));
  const told = runs.map((run) => loneIn(run, memos.get(run[0]?.owner.story ?? "")));
  return {
    heads: told.filter(({ head }) => head).length,
    feet: told.filter(({ foot }) => foot).length,
    runs: runs.length,
  };
}

function copyOf({ line }: PlacedText): { readonly from: number; readonly to: number } | undefined {
  const own = line.segments.filter(({ role, from, to }) => isCopyRole(role) && to > from);
  const [first] = own;
  return first && { from: first.from, to: own.at(-1)?.to ?? first.to };
}

function runsOf(lines: readonly PlacedText[], apart: number): readonly (readonly PlacedText[])[] {
  const down = ({ line, x, y }: PlacedText): number => (line.writing === "vertical" ? -x : y);
  const runs: PlacedText[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const line of lines.toSorted((a, b) => down(a) - down(b))) {
    if (down(line) - last > apart) runs.push([]);
    runs.at(-1)?.push(line);
    last = down(line);
  }
  return runs;
}

function loneIn(
  run: readonly PlacedText[],
  story: Story | undefined,
): { readonly head: boolean; readonly foot: boolean } {
  const first = endsOf(run[0], story);
  const last = endsOf(run.at(-1), story);
  return { head: first.closes && !first.opens, foot: last.opens && !last.closes };
}

/** Whether a line begins its paragraph, and whether it ends it. */
function endsOf(line: PlacedText | undefined, story: Story | undefined): { opens: boolean; closes: boolean } {
  const range = line && copyOf(line);
  const paragraph = range && story?.copy.paragraphs.find(({ from, to }) => from <= range.from && range.from < to);
  if (range === undefined || paragraph === undefined || !PROSE.includes(paragraph.kind))
    return { opens: false, closes: false };
  return { opens: range.from <= paragraph.from, closes: range.to >= paragraph.to };
}
