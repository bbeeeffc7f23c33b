import type { Story } from "../model/issue.ts";
import type { Galley } from "../text/galley.ts";
import { linesOf, setGalley } from "../text/set-galley.ts";
import type { Desk } from "./desk.ts";
import { type Fit, fit } from "./fit.ts";
import { baseline, type Leg, rowTop } from "./grid.ts";
import type { Head } from "./head.ts";
import type { Placed } from "./page.ts";
import type { PartSetting } from "./part.ts";
import { moved, placedRule, placedText } from "./placing.ts";
import { stackHead } from "./stack.ts";
import { type LegSegment, trayOf } from "./tray.ts";

/** The fewest empty rows that a filler is looked for. */
const LEAST_EMPTY = 4;

/** A filler at its place. */
export interface PlacedFiller {
  readonly filler: Story;
  readonly rows: number;
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
  if (!setting.fit.ended || setting.request.after !== "nothing") return undefined;
  if (setting.inside.axis.writing === "vertical") return undefined;
  const hole = holeOf(setting);
  const leg = hole && setting.inside.legs[hole.leg];
  if (hole === undefined || leg === undefined || hole.rows < LEAST_EMPTY) return undefined;
  let best: SetFiller | undefined;
  for (const filler of fillers) {
    const set = setFiller(filler, leg, hole, desk);
    if (set !== undefined && (best === undefined || set.rows > best.rows)) best = set;
  }
  return best && { filler: best.filler, rows: best.rows, placed: place(best, leg, hole, desk) };
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
  const texts = {
    label: undefined,
    kicker: undefined,
    headline: filler.headline,
    deck: undefined,
    byline: undefined,
  };
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
  const request = { copy: filler.copy, from: 0, measure: leg.width, styles, pitch: grid.pitch, fonts: desk.fonts };
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
  const as = { role: "rule", weight: rules.story, owner } as const;
  const rule = placedRule({ x: leg.start, y }, { x: leg.start + leg.width, y }, as);
  const lines = set.fit.pieces.flatMap((piece) => {
    const each = set.galley.blocks[piece.block]?.rowsPerLine ?? 1;
    return linesOf(set.galley, piece.block, set.fit.variants[piece.block] ?? 0, piece.from, piece.to).map(
      (line, index) => {
        const row = hole.from + set.head.rows + piece.row + (index + 1) * each - 1;
        return placedText(line, { x: leg.start, y: baseline(grid, row) }, owner);
      },
    );
  });
  const head = moved(set.head.placed, { x: leg.start, y: rowTop(grid, hole.from) });
  return [...(rules.story > 0 ? [rule] : []), ...head, ...lines];
}
