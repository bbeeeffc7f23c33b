import type { Located } from "../manifest/located.ts";
import type { WrittenPress } from "../manifest/manifest.ts";
import type { Palette } from "./palette.ts";
import type { Press } from "./paper.ts";

/** Newsprint's (formats/press/RULES.md). */
const USUAL: Omit<Press, "profile" | "profileSpan" | "spots" | "floors"> = {
  ink: 240,
  resolution: 200,
  bleed: 0,
  marks: "none",
  standard: "x4",
  sharpen: 100,
  tone: 6,
};
const FLOORS: Press["floors"] = { hairline: 0.25, reversed: 8, colourType: 12 };

/** The press where a paper states none. */
export const PRESS: Press = { profile: undefined, profileSpan: undefined, spots: [], ...USUAL, floors: FLOORS };

/** The printing plant's demands; where the paper states none, those of newsprint. */
export function resolvePress(written: WrittenPress | undefined, palette: Palette): Press {
  if (written === undefined) return PRESS;
  return {
    profile: written.profile?.path,
    profileSpan: written.profile?.file.span,
    spots: written.spots.map(({ key, value }) => ({ name: value.value, colour: palette.colour(key, "black") })),
    ...orUsual(written, USUAL),
    floors: orUsual(written, FLOORS),
  };
}

/** What is written, key by key; what is usual where nothing is. */
export function orUsual<T extends object>(
  written: { readonly [Key in keyof T]: Located<T[Key]> | undefined } | undefined,
  usual: T,
): T {
  const keys = Object.keys(usual) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, written?.[key]?.value ?? usual[key]])) as T;
}
