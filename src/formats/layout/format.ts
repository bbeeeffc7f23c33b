import type { Code } from "../../base/codes.ts";
import { type Diagnostic, withAlso } from "../../base/diagnostic.ts";
import { jsonPieces } from "../../base/json.ts";
import { DEPTH, type JsonOptions, newspaperJson } from "../../engine/newspaper/json.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { placeJson } from "../../locales/report.ts";
import { fileInPieces } from "../file-in-pieces.ts";
import type { Format } from "../format.ts";

export const layoutJson: Format = {
  name: "layout",
  command: "build",
  flag: "--layout",
  help: "option-layout",
  options: [
    {
      flags: "--glyphs",
      help: "option-glyphs",
    },
  ],
  needs: [],
  files: "layout.json",
  owns: (path) => path === "layout.json",
  promised: true,
  write: async (job, { glyphs }) => {
    const found = job.found().filter(({ code }) => !OF_LOCK.has(code));
    const make = () => writeLayoutJson(job.newspaper, found, { glyphs: glyphs !== undefined });
    return { files: [fileInPieces("layout.json", make)], diagnostics: [] };
  },
};

/** Diagnostics that come from the lock. It is no input, so layout.json, which a lock vouches for, does not have them. */
const OF_LOCK: ReadonlySet<Code> = new Set(["printed-changed", "printed-differs", "lock-unreadable"]);

/** Writes layout.json piece by piece: the Newspaper, with the diagnostics as codes and arguments, without texts. */
export function writeLayoutJson(
  newspaper: Newspaper,
  diagnostics: readonly Diagnostic[],
  options: JsonOptions,
): Generator<Uint8Array> {
  const found = withAlso(diagnostics).map(diagnosticJson);
  return jsonPieces({ ...newspaperJson(newspaper, options), diagnostics: found }, DEPTH);
}

/** A diagnostic with its place, without its texts. */
export function diagnosticJson({ code, severity, span, arguments: args }: Diagnostic): object {
  return { code, severity, ...placeJson(span), arguments: args };
}
