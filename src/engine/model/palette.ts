import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Entry, Located } from "../manifest/located.ts";

/** A paper's colours by name; black and white are built in. */
export interface Palette {
  readonly colours: Readonly<Record<string, Cmyk>>;
  /** The colour that `written` names, or `otherwise` where nothing is written. Reports a name that does not exist, at its place. */
  colour(written: Located<string> | undefined, otherwise: "black" | "white"): Cmyk;
}

export function paletteOf(written: readonly Entry<Located<Cmyk>>[], diagnostics: Diagnostic[]): Palette {
  const colours = new Map<string, Cmyk>([
    ["black", BLACK],
    ["white", WHITE],
  ]);
  for (const { key, value } of written) {
    if (key.value === "black" || key.value === "white") {
      diagnostics.push(errorAt(key.span, "colour-built-in", { colour: key.value }));
    } else colours.set(key.value, value.value);
  }
  return {
    colours: Object.fromEntries(colours),
    colour(name, otherwise) {
      const found = colours.get(name?.value ?? otherwise);
      if (found !== undefined) return found;
      if (name !== undefined) diagnostics.push(unknownColour(name, [...colours.keys()]));
      return BLACK;
    },
  };
}

function unknownColour(name: Located<string>, known: readonly string[]): Diagnostic {
  const args = { value: name.value, under: "palette", known: known.join(", "), ...nearMiss(name.value, known) };
  return errorAt(name.span, "unknown-name", args);
}
