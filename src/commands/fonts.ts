import { readFileSync } from "node:fs";
import { fontsFolder, readCatalogue } from "../app/disk-host.ts";
import { hasErrors } from "../base/diagnostic.ts";
import { parseCatalogue } from "../fonts/catalogue.ts";
import { type FontReport, reportFonts } from "../fonts/coverage.ts";
import { locateFont } from "../fonts/disk.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { reportFor, texts } from "./texts/texts.ts";

/** Lists the faces with their files and licences; exits 1 when a file is missing or is not the one that fonts.yaml describes. */
export async function fonts(asJson: boolean, terminal: Terminal): Promise<Exit> {
  const catalogue = parseCatalogue(readCatalogue(terminal.folder));
  if (!catalogue.ok) {
    terminal.tell(reportFor(catalogue.diagnostics, terminal));
    return 1;
  }
  const reports = reportFonts(catalogue.value, (entry) => readFileSync(locateFont(fontsFolder, entry)));
  const rows = reports.map((report) => ({ ...rowOf(report), state: stateOf(report, terminal) }));
  if (asJson) printJson({ schema: "banmian.fonts/1", fonts: rows }, terminal);
  else for (const row of rows) terminal.print(inWords(row));
  return reports.every(({ intact }) => intact) && !hasErrors(catalogue.diagnostics) ? 0 : 1;
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly faces: readonly string[];
  readonly file: string;
  readonly licence: string;
  readonly source: string;
  /** Characters of 通用规范汉字表, out of `standard`. */
  readonly covered: number;
  readonly standard: number;
}

function rowOf({ entry, faces, covered, standard }: FontReport): Omit<Row, "state"> {
  const file = entry.package === undefined ? `fonts/${entry.file}` : `${entry.package}/${entry.file}`;
  return { id: entry.id, faces, file, licence: entry.licence, source: entry.source, covered, standard };
}

function stateOf({ intact, problem }: FontReport, terminal: Terminal): string {
  const words = texts[terminal.language];
  if (intact) return words.fontSound;
  if (problem === undefined) return words.fontChanged;
  return /^ENOENT|^Cannot find module/.test(problem) ? words.fontMissing : `${words.fontMissing}: ${problem}`;
}

function inWords(row: Row): string {
  const faces = row.faces.length === 0 ? "—" : row.faces.join(" ");
  return `${row.id}  ${row.state}\n  ${faces}\n  ${row.file}\n  ${row.licence}  ${row.covered}/${row.standard}\n`;
}
