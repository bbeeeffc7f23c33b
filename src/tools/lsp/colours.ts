// A paper's colours in an editor: shown as they look printed, picked as inks.
import { isMap, isScalar, isSeq, visit } from "yaml";
import { BLACK, type Cmyk, type Rgb, screenColour, WHITE } from "../../base/colour.ts";
import type { ManifestText } from "./manifest-text.ts";

/** Keys whose value names a colour. */
export const COLOUR_KEYS: readonly string[] = ["colour", "tint", "reverse"];

/** A colour in the text. Offsets are UTF-16 units. */
export interface ColourPlace {
  readonly inks: Cmyk;
  readonly start: number;
  readonly end: number;
  /** Undefined where an entry of the palette is named: only the entry itself can be another colour. */
  readonly entry: string | undefined;
}

/** The entries of a paper's palette that are four numbers in brackets. */
export function paletteIn({ document }: ManifestText): readonly ColourPlace[] {
  const palette = isMap(document.contents) ? document.get("palette", true) : undefined;
  if (!isMap(palette)) return [];
  return palette.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isSeq(value) || !value.flow || !value.range) return [];
    const inks: readonly unknown[] = value.toJSON();
    if (inks.length !== 4 || !inks.every((ink) => typeof ink === "number" && ink >= 0 && ink <= 100)) return [];
    const [start, end] = value.range;
    return [{ inks: inks as readonly unknown[] as Cmyk, start, end, entry: String(key.value) }];
  });
}

/** @param palette of the paper that the file is, or belongs to */
export function coloursIn(manifest: ManifestText, palette: readonly ColourPlace[]): readonly ColourPlace[] {
  const known = new Map<unknown, Cmyk>([
    ["black", BLACK],
    ["white", WHITE],
  ]);
  for (const { entry, inks } of palette) known.set(entry, inks);
  const found = [...paletteIn(manifest)];
  visit(manifest.document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !COLOUR_KEYS.includes(String(key.value)) || !isScalar(value) || !value.range) return;
      const inks = known.get(value.value);
      if (inks !== undefined) found.push({ inks, start: value.range[0], end: value.range[1], entry: undefined });
    },
  });
  return found;
}

/** Steps, in percent, by which inks approach a colour. */
const STEPS = [25, 5, 1];

/** Inks that look like a colour, found from those that stand there, which stay if they look like it already. */
export function inksFor(colour: Rgb, from: Cmyk): Cmyk {
  const distance = (inks: Cmyk): number =>
    screenColour(inks).reduce((sum, part, at) => sum + (part - (colour[at] as number)) ** 2, 0);
  let best = { inks: from, far: distance(from) };
  for (const step of STEPS) {
    for (let last = Number.POSITIVE_INFINITY; best.far < last; ) {
      last = best.far;
      for (const change of [0, 1, 2, 3].flatMap((ink) => [-step, step].map((by) => ({ ink, by })))) {
        const inks = best.inks.map((each, ink) =>
          ink === change.ink ? Math.min(100, Math.max(0, each + change.by)) : each,
        ) as readonly number[] as Cmyk;
        const far = distance(inks);
        if (far < best.far) best = { inks, far };
      }
    }
  }
  return best.inks;
}
