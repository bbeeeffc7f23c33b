import type { Part, Story } from "../model/issue.ts";
import type { Desk } from "./desk.ts";
import { type Leg, legsOf } from "./grid.ts";
import { headlineStyle, headTexts } from "./head.ts";
import { setNote } from "./note.ts";
import { pictureBlocks, preferred } from "./picture-block.ts";
import { stackHead } from "./stack.ts";
import { setGalley } from "./text/galley.ts";

/** A part whose frame the engine finds. */
export interface Loose {
  readonly story: Story;
  readonly part: Part;
}

/** The rows that a story needs over a number of basic columns. */
export type DepthOf = (columns: number) => number;

/**
 * How deep a story's frame has to be at each width. Its legs are basic columns, so that one galley serves all widths.
 * Counted, not fitted: photos may cost or save a row.
 */
export function depthsFor({ story, part }: Loose, desk: Desk): DepthOf {
  const { grid, styles } = desk.issue.paper;
  const inset = part.box === undefined && part.tint === undefined ? 0 : 1;
  const galleys = new Map<number, number>();
  const textRows = (leg: Leg): number => {
    const known = galleys.get(leg.measure);
    if (known !== undefined) return known;
    const request = { copy: story.copy, from: 0, measure: leg.width, styles, pitch: grid.pitch, fonts: desk.fonts };
    const { blocks } = setGalley({ ...request, opening: [] });
    const rows = blocks.reduce(
      (sum, block) =>
        sum + block.rowsBefore + (block.variants[0]?.ends.length ?? 0) * block.rowsPerLine + block.rowsAfter,
      0,
    );
    galleys.set(leg.measure, rows);
    return rows;
  };
  const depths = new Map<number, number>();
  return (columns) => {
    const known = depths.get(columns);
    if (known !== undefined) return known;
    const legs = legsOf(grid, { columns: { from: 1, to: columns }, legs: undefined, inset });
    const first = legs[0] as Leg;
    const photos = pictureBlocks(story, part.number, legs, desk).reduce(
      (sum, block) => sum + block.legs * (preferred(block) + block.captionRows + 1),
      0,
    );
    const before = headRows({ story, part }, legs, desk);
    const rows = before + 2 * inset + Math.ceil((textRows(first) + photos) / columns);
    depths.set(columns, rows);
    return rows;
  };
}

function headRows({ story, part }: Loose, legs: readonly Leg[], desk: Desk): number {
  const texts = headTexts(story, part, "first");
  const style = headlineStyle(desk.issue.paper.styles, story, part, "first");
  const owner = { story: story.id, part: part.number };
  const last = legs.at(-1) as Leg;
  const width = last.x + last.width - (legs[0]?.x ?? 0);
  const head = { texts, style, owner, reverse: part.reverse };
  const stack = stackHead({ head, width, legs: legs.length, size: style.size, white: 1, extra: 0 }, desk);
  const tooLong = stack.tooLong.length > 0 ? 1000 : 0;
  const note = story.note === undefined ? 0 : setNote(story.note, width, owner, desk).rows;
  return stack.rows + note + tooLong;
}
