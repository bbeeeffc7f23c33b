import { countErrors } from "../base/diagnostic.ts";
import { type DiagnosticJson, reportJson } from "../locales/report.ts";
import type { BuildFlags, Built } from "./build-one.ts";
import { printJson, type Terminal } from "./terminal.ts";
import { printLine, reportFor, texts } from "./texts/texts.ts";

/** The result of one issue in words: plain data, which can go from one thread to another. */
export interface Told extends Omit<Built, "diagnostics"> {
  /** Empty unless JSON is wanted. */
  readonly diagnostics: readonly DiagnosticJson[];
  /** For a terminal; empty when JSON is wanted. */
  readonly report: string;
  readonly errors: number;
  readonly warnings: number;
  readonly seconds: number;
}

/** @param json the words are for `--json` */
export function told(built: Built, seconds: number, json: boolean, terminal: Terminal): Told {
  const { diagnostics } = built;
  const errors = countErrors(diagnostics);
  return {
    ...built,
    diagnostics: json ? reportJson(diagnostics, terminal.language) : [],
    report: json ? "" : reportFor(diagnostics, terminal),
    errors,
    warnings: diagnostics.length - errors,
    seconds,
  };
}

/** @param wish drafts are made by `build` alone */
export function tell(built: Told, wish: Pick<BuildFlags, "command" | "draft">, terminal: Terminal): void {
  const words = texts[terminal.language];
  terminal.tell(built.report);
  if (!built.made) {
    if (wish.draft) terminal.tell(`${words.notDrawn}\n`);
    else if (built.stem !== undefined) terminal.tell(`${wish.command === "build" ? words.notMade : words.notPut}\n`);
    return;
  }
  if (built.errors > 0) terminal.tell(`${words.draftMade}\n`);
  const stem = built.stem ?? built.issue;
  const values = { stem, pages: built.pages.length, seconds: built.seconds.toFixed(1), folder: built.folder ?? "" };
  printLine(words.wrote, values, terminal);
}

/** The results as `--json` prints them. @param site what `site` tells of the whole site */
export function printBuilt(results: readonly Told[], terminal: Terminal, site?: object): void {
  const issues = results.map(({ report, errors, warnings, seconds, ...each }) => each);
  printJson({ schema: "banmian.build/1", issues, site }, terminal);
}
