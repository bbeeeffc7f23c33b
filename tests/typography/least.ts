import { fontsFolder, readCatalogue } from "../../src/build/host.ts";
import { parseCatalogue } from "../../src/engine/fonts/catalogue.ts";
import type { FontChain } from "../../src/engine/fonts/font.ts";
import { locateFont, openFontFile } from "../../src/engine/fonts/font-file.ts";
import { openFonts } from "../../src/engine/fonts/open.ts";
import type { Setting } from "../../src/engine/text/line.ts";
import { fitLine } from "../../src/engine/text/lines/set-line.ts";
import { FORBIDDEN, INSIDE, NATURAL, WORD_SPACE } from "../../src/engine/text/marks/pairs.ts";
import { itemise } from "../../src/engine/text/units/items.ts";
import { type Items, roomForItems } from "../../src/engine/text/units/units.ts";
import { GAPING } from "../../src/engine/text/weights.ts";
import { englishHyphens } from "../../src/engine/words/hyphens.ts";
import { SIZE } from "./set-ours.ts";

/** What no choice of line ends can undercut under our rules. */
export interface Least {
  /** Whatever the lines look like. */
  readonly lines: number;
  /** Lines over 0.1 em of added space a gap where as few as possible are over 0.25 em, in however many lines. */
  readonly visible: number;
}

const INDENT = 2;
const VISIBLE = 0.105;
const UGLY = 0.255;
const SLACK = 1e-6;
/** Worse than any number of visible lines: one over 0.25 em, one that cannot be spread, a single character on the last. */
const ONE_UGLY = 1e3;
const RIGID = 1e6;
const SINGLE = 1e9;

/**
 * Tries all line ends that the rules allow, of each paragraph, by a search of its own: the engine's widths, prohibitions and
 * limits of compression, but none of its demerits.
 */
export function leastOf(paragraphs: readonly string[], measure: number): Least {
  const chain = bodyFace();
  const items = roomForItems();
  let [lines, visible] = [0, 0];
  for (const text of paragraphs) {
    itemise(items, settingOf(text, chain), { measure, indent: 0 }, "fine");
    lines += leastCost(items, measure, () => 1);
    const seen = leastCost(items, measure, (start, stop, slack) => {
      const added = addedAt(items, start, stop, slack);
      return (added > VISIBLE ? 1 : 0) + (added > UGLY ? ONE_UGLY : 0);
    });
    visible += seen % ONE_UGLY;
  }
  return { lines, visible };
}

function bodyFace(): FontChain {
  const catalogue = parseCatalogue(readCatalogue(process.cwd()));
  if (!catalogue.ok) throw new Error("the catalogue of fonts is broken");
  const opened = openFonts(["宋"], catalogue.value, (entry) => locateFont(fontsFolder, entry), openFontFile);
  if (!opened.ok) throw new Error("宋 is missing");
  return opened.value.fonts.face("宋");
}

const hyphens = englishHyphens();

function settingOf(text: string, chain: FontChain): Setting {
  const codes = Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const style = { size: SIZE } as Setting["spans"][number]["style"];
  const span = { to: codes.length, role: "body", origin: 0, style, chain, scale: 1, mark: "none" } as const;
  const at = { from: 0, to: codes.length, opening: 0, origin: 0 };
  return { codes, ...at, spans: [span], size: SIZE, writing: "horizontal", hyphens };
}

/** The cost of a line of units; slack is what its natural width leaves. */
type CostOf = (start: number, stop: number, slack: number) => number;

/** The least sum of a cost over the lines of a paragraph; faults that no line end avoids are not counted. */
function leastCost(items: Items, measure: number, costOf: CostOf): number {
  const { count } = items;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  for (let start = 0; start < count; start++) {
    const room = start === 0 ? measure - INDENT : measure;
    for (let stop = start + 1; stop <= count && widthOf(items, start, stop) <= room + measure; stop++) {
      const sum = (best[start] ?? 0) + priceOf(items, [start, stop], room, costOf);
      best[stop] = Math.min(best[stop] ?? 0, sum);
    }
  }
  return ((best[count] ?? 0) % SINGLE) % RIGID;
}

/** Infinite where a rule forbids the line. */
function priceOf(items: Items, [start, stop]: readonly [number, number], room: number, costOf: CostOf): number {
  const slack = room - widthOf(items, start, stop);
  const isLast = stop === items.count;
  const tooLong = slack < -SLACK && -slack > giveOf(items, start, stop) + SLACK;
  if (tooLong || (!isLast && (items.breaks[stop] ?? FORBIDDEN) >= FORBIDDEN)) return Number.POSITIVE_INFINITY;
  if (isLast) return costOf(start, stop, Math.min(0, slack)) + (start > 0 && start >= items.runt ? SINGLE : 0);
  return costOf(start, stop, slack) + (slack > SLACK && !opens(items, start, stop) ? RIGID : 0);
}

function widthOf({ begin, end }: Items, start: number, stop: number): number {
  return (end[stop] ?? 0) - (begin[start] ?? 0);
}

function giveOf({ rows, shrinkAll }: Items, start: number, stop: number): number {
  return (shrinkAll[rows[stop - 1] ?? 0] ?? 0) - (shrinkAll[rows[start] ?? 0] ?? 0);
}

function opens({ track }: Items, start: number, stop: number): boolean {
  return (track[stop - 1] ?? 0) > (track[start] ?? 0);
}

/** What a line's spreading adds, shared out over its gaps, as measure-pdf.ts takes it from the file. */
function addedAt(items: Items, start: number, stop: number, slack: number): number {
  const { gaps, added: each } = fitLine(items, start, stop, slack);
  if (each > GAPING) return each;
  let [added, count] = [0, 0];
  for (let unit = start + 1; unit < stop; unit++) {
    const kind = items.gaps[unit] ?? 0;
    if (kind >= INSIDE) continue;
    count++;
    added += Math.max(0, (gaps[kind] ?? 0) - (kind === WORD_SPACE ? 1 / 2 : (NATURAL[kind] ?? 0)));
  }
  return added / Math.max(1, count);
}
