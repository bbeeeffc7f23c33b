import { BLACK } from "../base/colour.ts";
import type { Rect } from "../base/rect.ts";
import type { Story } from "../model/issue.ts";
import type { Galley } from "../text/galley.ts";
import { linesOf, setGalley } from "../text/set-galley.ts";
import type { Desk } from "./desk.ts";
import { type Fit, fit } from "./fit.ts";
import { baseline, type Leg, rowFoot, rowTop } from "./grid.ts";
import { type Head, NO_TEXTS } from "./head.ts";
import type { Placed } from "./page.ts";
import type { PartSetting } from "./part.ts";
import { moved } from "./placing.ts";
import { stackHead } from "./stack.ts";
import { type LegSegment, trayOf } from "./tray.ts";
import { FILLER_ROWS } from "./weights.ts";

/** A filler at its place. */
export interface PlacedFiller {
  readonly filler: Story;
  readonly rows: number;
  /** The whole hole that it stands in. */
  readonly rect: Rect;
  readonly placed: readonly Placed[];
}

/** A filler set to one leg's measure. */
interface SetFiller {
  readonly filler: Story;
  readonly head: Head;
  readonly galley: Galley;
  readonly fit: Fit;
  readonly rows: number;
}

/**
 * The filler (补白) that leaves the fewest rows at the foot of a part that ends short: a thin rule, its headline as a
 * brief's, its copy. Undefined when fewer than four rows are empty or none fits.
 */
export function fillerFor(setting: PartSetting, fillers: readonly Story[], desk: Desk): PlacedFiller | undefined {
  if (!setting.fit.ended || setting.request.after !== "nothing" || setting.inside.vertical) return undefined;
  const hole = holeOf(setting);
  const leg = hole && setting.inside.legs[hole.leg];
  if (hole === undefined || leg === undefined || hole.rows < FILLER_ROWS) return undefined;
  let best: SetFiller | undefined;
  for (const filler of fillers) {
    const set = setFiller(filler, leg, hole, desk);
    if (set !== undefined && (best === undefined || set.rows > best.rows)) best = set;
  }
  if (best === undefined) return undefined;
  const { grid } = desk.issue.paper;
  const y = rowTop(grid, hole.from);
  const rect = { x: leg.x, y, width: leg.width, height: rowFoot(grid, hole.from + hole.rows - 1) - y };
  return { filler: best.filler, rows: best.rows, rect, placed: place(best, leg, hole, desk) };
}

/** The longest run of rows in one leg after the part's last line. */
function holeOf(setting: PartSetting): LegSegment | undefined {
  const { segments, fit, galley } = setting;
  const last = fit.pieces.at(-1);
  const runs = segments.flatMap((segment, index): readonly LegSegment[] => {
    if (last === undefined || index > last.segment) return [segment];
    if (index < last.segment) return [];
    const used = last.row + (last.to - last.from) * (galley.blocks[last.block]?.rowsPerLine ?? 1);
    return [{ leg: segment.leg, from: segment.from + used, rows: segment.rows - used }];
  });
  return runs.reduce<LegSegment | undefined>(
    (most, run) => (most === undefined || run.rows > most.rows ? run : most),
    undefined,
  );
}

function setFiller(filler: Story, leg: Leg, hole: LegSegment, desk: Desk): SetFiller | undefined {
  const { styles, grid } = desk.issue.paper;
  const texts = { ...NO_TEXTS, headline: filler.headline };
  const style = styles.headline.brief;
  const owner = { story: filler.id, part: 1 };
  const head = stackHead(
    {
      head: { texts, style, owner, reverse: undefined },
      width: leg.width,
      legs: 1,
      size: style.size,
      white: 1,
      extra: 0,
    },
    desk,
  );
  const rows = hole.rows - head.rows;
  if (rows <= 0 || head.tooLong.length > 0) return undefined;
  const request = { copy: filler.copy, from: 0, measure: leg.width, styles, pitch: grid.pitch, bench: desk.bench };
  const galley = setGalley({ ...request, opening: [] });
  const tray = trayOf([{ leg: hole.leg, from: hole.from + head.rows, rows }]);
  const fitted = fit({ blocks: galley.blocks, codes: filler.copy.codes, tray, goesOn: false, white: 0 });
  if (!fitted.ended) return undefined;
  return { filler, head, galley, fit: fitted, rows: hole.rows - fitted.empty };
}

function place(set: SetFiller, leg: Leg, hole: LegSegment, desk: Desk): readonly Placed[] {
  const { grid, rules } = desk.issue.paper;
  const owner = { story: set.filler.id, part: 1 };
  const y = rowTop(grid, hole.from) + grid.size / 2;
  const rule: Placed = {
    kind: "rule",
    owner,
    role: "rule",
    from: { x: leg.x, y },
    to: { x: leg.x + leg.width, y },
    weight: rules.story,
    colour: BLACK,
  };
  const lines = set.fit.pieces.flatMap((piece) => {
    const each = set.galley.blocks[piece.block]?.rowsPerLine ?? 1;
    return linesOf(set.galley, piece.block, set.fit.variants[piece.block] ?? 0, piece.from, piece.to).map(
      (line, index): Placed => {
        const row = hole.from + set.head.rows + piece.row + (index + 1) * each - 1;
        return { kind: "text", owner, x: leg.x, y: baseline(grid, row), line };
      },
    );
  });
  const head = moved(set.head.placed, leg.x, rowTop(grid, hole.from));
  return [...(rules.story > 0 ? [rule] : []), ...head, ...lines];
}
