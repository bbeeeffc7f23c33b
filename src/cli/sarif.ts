import { pathToFileURL } from "node:url";
import type { Diagnostic } from "../base/diagnostic.ts";
import { explained, reportJson } from "../locales/report.ts";
import type { Language } from "../locales/words.ts";
import type { FixJson } from "../tools/fixes/fixes.ts";

/** The diagnostics of one issue, and what cures each of them. */
export interface Results {
  readonly diagnostics: readonly Diagnostic[];
  readonly fixes: readonly (readonly FixJson[])[];
}

type Place = Omit<FixJson["edits"][number], "text">;

/** Diagnostics for CI and editors: SARIF 2.1.0 (OASIS). A rule is a code, with what `banmian explain` says of it. Columns count characters. */
export function sarifOf(issues: readonly Results[], version: string, language: Language): unknown {
  const codes = [...new Set(issues.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))];
  const results = issues.flatMap(({ diagnostics, fixes }) =>
    reportJson(diagnostics, language).map(({ code, severity, message, hint, related, also, ...place }, at) => ({
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: severity,
      message: { text: hint === undefined ? message : `${message}\n${hint}` },
      locations: [{ physicalLocation: physical(place) }],
      ...(related.length + also.length > 0 && { relatedLocations: [...related, ...also].map(locationIn) }),
      ...(fixes[at]?.length && { fixes: fixes[at].map(fixOf) }),
    })),
  );
  const rules = codes.map((code) => {
    const { message, hints, explain } = explained(code, language);
    const help = hints.length === 0 ? {} : { help: { text: hints.join("\n") } };
    return { id: code, shortDescription: { text: message }, fullDescription: { text: explain || message }, ...help };
  });
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "banmian", version, rules } }, columnKind: "unicodeCodePoints", results }],
  };
}

/** Another place of a message, or that of a message that follows from it. */
function locationIn(place: Place & { readonly message?: string }) {
  const { message } = place;
  return { physicalLocation: physical(place), ...(message !== undefined && { message: { text: message } }) };
}

function physical(place: Place) {
  return { artifactLocation: locationOf(place.file), region: regionOf(place) };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path of the working folder as a relative reference. */
function locationOf(file: string): { readonly uri: string } {
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(file);
  return { uri: isAbsolute ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join("/") };
}

function fixOf({ title, edits }: FixJson) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: locationOf(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } })),
    })),
  };
}
