import type { Diagnostic } from "../../base/diagnostic.ts";
import { jsonPieces } from "../../base/json.ts";
import { placeJson } from "../../base/report.ts";
import type { Newspaper } from "../../engine/newspaper/newspaper.ts";
import { DEPTH, type JsonOptions, newspaperJson } from "../../engine/newspaper/to-json.ts";

/** layout.json, piece by piece: the Newspaper for other programs, with the diagnostics as codes and arguments, without prose. */
export function writeLayoutJson(
  newspaper: Newspaper,
  diagnostics: readonly Diagnostic[],
  options: JsonOptions,
): Generator<Uint8Array> {
  const found = diagnostics.map(diagnosticJson);
  return jsonPieces({ ...newspaperJson(newspaper, options), diagnostics: found }, DEPTH);
}

/** A diagnostic with its place, without its words. */
export function diagnosticJson({ code, severity, span, arguments: args }: Diagnostic): object {
  return { code, severity, ...placeJson(span), arguments: args };
}
