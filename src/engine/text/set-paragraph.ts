import type { Align } from "../model/style.ts";
import type { Form } from "./form.ts";
import type { Line } from "./line.ts";
import { type Breaks, breakLines } from "./lines/break-lines.ts";
import { SLACK } from "./lines/demerits.ts";
import { tightening } from "./lines/justify.ts";
import { type LinePlan, naturalWidth, setLine } from "./lines/set-line.ts";
import { FORBIDDEN } from "./marks/pairs.ts";
import { itemise } from "./units/items.ts";
import type { Items } from "./units/units.ts";
import type { Scratch } from "./workbench.ts";

/** Breaks a paragraph; the scratch has its items, which the breaks count in. */
export function breakForm({ setting, room }: Form, { items, search }: Scratch): Breaks {
  itemise(items, setting, room, false);
  if (setting.turns !== undefined) turnBefore(items, setting.turns);
  const legal = breakLines(items, room, search);
  if (legal !== undefined) return legal;
  itemise(items, setting, room, true);
  const last = { ends: Int32Array.of(items.count), cost: Number.POSITIVE_INFINITY, saved: false };
  return { ...(breakLines(items, room, search) ?? last), anywhere: true };
}

/** Leaves no breaks but those before some code points. */
function turnBefore({ breaks, starts, count }: Items, codes: ReadonlySet<number>): void {
  for (let unit = 1; unit < count; unit++) if (!codes.has(starts[unit] as number)) breaks[unit] = FORBIDDEN;
}

/** Lines, from 0, the end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Places the lines of a broken paragraph; `ends` are the units behind each. */
export function setLines(form: Form, items: Items, ends: Int32Array, { from, to }: Range): readonly Line[] {
  const lines: Line[] = [];
  for (let line = from; line < Math.min(to, ends.length); line++) {
    lines.push(setLine(items, form.setting, planOf(form, items, ends, line), form.bench.inkwell));
  }
  return lines;
}

function planOf({ setting, room, margin, align }: Form, items: Items, ends: Int32Array, line: number): LinePlan {
  const { size } = setting;
  const width = (room.measure + margin) * size;
  const start = line === 0 ? 0 : (ends[line - 1] as number);
  const stop = ends[line] as number;
  const indent = (margin + (line === 0 ? room.indent : 0)) * size;
  const spare = width - indent - naturalWidth(items, setting, start, stop);
  const tight = setting.display === true && spare < 0 && -spare <= (tightening(items, start, stop) + SLACK) * size;
  const flush = room.shape === "flush" && (line < ends.length - 1 || spare < 0);
  const left = tight ? 0 : spare * (SHARES[align] ?? 0);
  return { start, stop, left: indent + left, fill: tight || flush ? width - indent : undefined, width };
}

/** What of the spare width stands at the left. */
const SHARES: Readonly<Partial<Record<Align, number>>> = { center: 1 / 2, right: 1 };
