import type { WrittenPress } from "../manifest/paper-manifest.ts";
import type { Palette } from "./palette.ts";
import type { Press } from "./paper.ts";

/** The press of newsprint where a paper states none (formats/press/RULES.md). */
export const PRESS: Press = {
  profile: undefined,
  ink: 240,
  resolution: 200,
  bleed: 0,
  marks: "none",
  standard: "x4",
  spots: [],
  sharpen: 100,
  tone: 6,
  floors: { hairline: 0.25, reversed: 8, colourType: 12 },
};

/** The printing plant's demands; where the paper states none, those of newsprint. */
export function resolvePress(written: WrittenPress | undefined, palette: Palette): Press {
  if (written === undefined) return PRESS;
  return {
    profile: written.profile?.path,
    ink: written.ink?.value ?? PRESS.ink,
    resolution: written.resolution?.value ?? PRESS.resolution,
    bleed: written.bleed?.value ?? PRESS.bleed,
    marks: written.marks?.value ?? PRESS.marks,
    standard: written.standard?.value ?? PRESS.standard,
    spots: written.spots.map(({ key, value }) => ({ name: value.value, colour: palette.colour(key, "black") })),
    sharpen: written.sharpen?.value ?? PRESS.sharpen,
    tone: written.tone?.value ?? PRESS.tone,
    floors: {
      hairline: written.hairline?.value ?? PRESS.floors.hairline,
      reversed: written.reversed?.value ?? PRESS.floors.reversed,
      colourType: written.colourType?.value ?? PRESS.floors.colourType,
    },
  };
}
