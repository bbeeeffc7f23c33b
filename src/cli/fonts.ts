import { readFileSync } from "node:fs";
import { hasErrors } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { diskHost } from "../build/host.ts";
import { catalogueOf, issueCatalogue } from "../build/issue-fonts.ts";
import type { FontEntry } from "../engine/fonts/catalogue.ts";
import { type FontReport, reportFonts } from "../engine/fonts/coverage.ts";
import { writtenBits } from "../engine/fonts/program.ts";
import { say } from "../locales/texts.ts";
import type { Language } from "../locales/words.ts";
import { issuePaths } from "./issue-paths.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { reportFor } from "./texts.ts";

/**
 * Lists the faces with their files and licences; exits 1 if a file is missing or is not the one that fonts.yaml describes.
 * @param issue a manifest or its folder: then the fonts of its paper are listed too; undefined: only the program's
 */
export async function fonts(issue: string | undefined, asJson: boolean, terminal: Terminal): Promise<Exit> {
  const host = diskHost(terminal, { now: () => 0, began: () => undefined });
  const [manifest] = issue === undefined ? [] : await issuePaths([issue], "fonts", terminal);
  const catalogue = manifest === undefined ? catalogueOf(host.fonts, undefined) : await issueCatalogue(manifest, host);
  if (!catalogue.ok) {
    terminal.tell(reportFor(catalogue.diagnostics, terminal));
    return 1;
  }
  const { locate } = host.fonts;
  const reports = reportFonts(catalogue.value, (entry) => readFileSync(locate(entry)));
  const shown = (entry: FontEntry): string => pathFrom(terminal.folder, locate(entry));
  const rows = reports.map((report) => fontRow(report, terminal.language, shown));
  if (asJson) printJson({ schema: "banmian.fonts/1", fonts: rows }, terminal);
  else for (const row of rows) terminal.print(rowInWords(row));
  return reports.every(({ intact }) => intact) && !hasErrors(catalogue.diagnostics) ? 0 : 1;
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly faces: readonly string[];
  readonly file: string;
  readonly licence: string;
  readonly source: string;
  /** The number of characters of 通用规范汉字表, out of `standard`. */
  readonly covered: number;
  readonly standard: number;
  /** Whether the font's own flags allow embedding in a PDF; empty if it cannot be read. */
  readonly embedding: string;
}

/** @param ownFile the path of a file of a paper's own list */
export function fontRow(report: FontReport, language: Language, ownFile: (entry: FontEntry) => string): Row {
  const { entry, faces, covered, standard, forbidding } = report;
  const { id, licence, source } = entry;
  const file = entry.folder === undefined ? fileOf(entry) : ownFile(entry);
  return {
    ...{ id, state: stateOf(report, language), faces, file, licence, source, covered, standard },
    embedding:
      forbidding === undefined
        ? ""
        : say("font-embedding", { bits: forbidding === 0 ? undefined : writtenBits(forbidding) }, { language }),
  };
}

/** A file of the program's own list, named as in its entry. */
function fileOf({ package: from, file }: FontEntry): string {
  return `${from ?? "fonts"}/${file}`;
}

function stateOf({ intact, problem }: FontReport, language: Language): string {
  const state = (name: "sound" | "missing" | "changed"): string => say("font-state", { state: name }, { language });
  if (intact) return state("sound");
  if (problem === undefined) return state("changed");
  return /^ENOENT|^Cannot find module/.test(problem) ? state("missing") : `${state("missing")}: ${problem}`;
}

export function rowInWords(row: Row): string {
  const faces = row.faces.length === 0 ? "—" : row.faces.join(" ");
  const head = [row.id, row.state, row.embedding].filter((part) => part !== "").join("  ");
  return `${head}\n  ${faces}\n  ${row.file}\n  ${row.licence}  ${row.covered}/${row.standard}\n`;
}
