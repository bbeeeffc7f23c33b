import type { Extent } from "../../../base/extent.ts";
import type { Desk } from "../desk.ts";
import { cornerOf, type Inside } from "../grid/inside.ts";
import type { Owner, Placed } from "../page.ts";
import type { PartSetting } from "../part.ts";
import { placedRule } from "../placing.ts";

/** A thin rule between two bands where copy stands over copy. */
export function bandRules({ inside, stage, standing }: PartSetting, owner: Owner, desk: Desk): readonly Placed[] {
  const { grid, rules } = desk.issue.paper;
  if (rules.column <= 0) return [];
  const across = [...stage.fixed, ...standing.map((photo) => photo.obstacle)];
  return inside.legs.slice(1).flatMap((band, above) => {
    const before = inside.legs[above];
    if (before === undefined) return [];
    const y = (before.start + before.width + band.start) / 2;
    const open = (line: number): boolean =>
      across.every(({ legs, rows }) => legs.from > above || legs.to <= above || line < rows.from || line > rows.to);
    return stretches(inside, open).map(({ from, to }) => {
      const left = cornerOf(inside, above, to).x - grid.size;
      const right = cornerOf(inside, above, from).x;
      return placedRule({ x: left, y }, { x: right, y }, { role: "rule", weight: rules.column, owner });
    });
  });
}

/** Lines side by side that are open. */
function stretches(inside: Inside, open: (line: number) => boolean): readonly Extent[] {
  const found: { from: number; to: number }[] = [];
  for (let line = inside.rows.from; line <= inside.rows.to; line++) {
    if (!open(line)) continue;
    const last = found.at(-1);
    if (last?.to === line - 1) last.to = line;
    else found.push({ from: line, to: line });
  }
  return found;
}
