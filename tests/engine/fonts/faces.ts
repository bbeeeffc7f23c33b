import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic, Outcome } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { type Catalogue, parseCatalogue } from "../../../src/engine/fonts/catalogue.ts";
import { locateFont, openFontFile } from "../../../src/engine/fonts/font-file.ts";
import { type OpenFonts, openFonts } from "../../../src/engine/fonts/open.ts";

/** The folder of the fonts that ship with the program. */
export const folder: string = fileURLToPath(new URL("../../../fonts", import.meta.url));

export function shippedCatalogue(): Catalogue {
  const text = readFileSync(`${folder}/fonts.yaml`, "utf8");
  return value(parseCatalogue(sourceFile("fonts/fonts.yaml", text)));
}

export function openShipped(...names: readonly string[]): OpenFonts {
  return value(openFonts(names, shippedCatalogue(), (entry) => locateFont(folder, entry), openFontFile));
}

/** The value of an outcome without any diagnostic. */
export function value<T>(result: Outcome<T>): T {
  if (!result.ok || result.diagnostics.length > 0) throw new Error(JSON.stringify(codesOf(result.diagnostics)));
  return result.value;
}

export function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((diagnostic) => diagnostic.code);
}
