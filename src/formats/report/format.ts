/*
 * report.json: what an editor wants to know of a build, such as copy-fit, resolutions, fonts and diagnostics in both languages. It has a versioned schema,
 * because other programs read it.
 */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { encodeJson } from "../../base/json.ts";
import { rounded } from "../../base/length.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import { rectJson } from "../../engine/newspaper/json.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { wordsOf } from "../../locales/report.ts";
import type { Format, Job } from "../format.ts";
import { diagnosticJson } from "../layout/format.ts";
import type { PaintPage } from "../paint/paint.ts";
import { platesOf } from "../paint/plates.ts";

export const report: Format = {
  name: "report",
  command: "build",
  flag: "--report",
  help: "option-report",
  options: [],
  needs: [],
  files: "report.json",
  owns: (path) => path === "report.json",
  promised: false,
  write: async (job) => ({
    files: [{ path: "report.json", bytes: writeReportJson(job) }],
    diagnostics: [],
  }),
};

type Report = Pick<Job, "newspaper" | "chosen" | "found" | "figures"> & {
  readonly fonts: Pick<Job["fonts"], "credit">;
};

const DEPTH = 2;

/** Writes report.json in the schema banmian.report/1, with texts in both languages. */
export function writeReportJson({ newspaper, chosen, found, figures, fonts }: Report): Uint8Array {
  const { paper, code, date, number } = newspaper.identity;
  const { painted, pictures } = chosen;
  const { typography, copyFit, timings } = figures();
  return encodeJson(
    {
      schema: "banmian.report/1",
      paper,
      code,
      date,
      number,
      diagnostics: found().map(wordedJson),
      frames: newspaper.pages.flatMap(framesJson),
      stories: newspaper.stories.map(({ id, characters, placed, overset }) => ({ id, characters, placed, overset })),
      typography,
      copyFit,
      pictures: newspaper.pages.flatMap(picturesJson),
      plates: painted.map((page) => ({ page: page.label, inks: platesOf(page, pictures).join("") })),
      fonts: fontsUsed(painted).map((id) => {
        const { licence, source, sha256 } = fonts.credit(id);
        return { id, licence, source, sha256 };
      }),
      timings: Object.fromEntries(Object.entries(timings).map(([stage, ms]) => [stage, rounded(ms)])),
    },
    DEPTH,
  );
}

function wordedJson(diagnostic: Diagnostic): object {
  const words = { en: wordsOf(diagnostic, "en"), zh: wordsOf(diagnostic, "zh") };
  return { ...diagnosticJson(diagnostic), ...words, also: diagnostic.also.map(wordedJson) };
}

/** The copy-fit of each frame: rows of all legs, empty rows (negative if too full), and characters per line. */
function framesJson({ label, frames }: PrintedPage): readonly object[] {
  return frames
    .filter(({ kind }) => kind === "story" || kind === "advert")
    .map(({ kind, of, part, columns, rows, legs, fit }) => ({
      page: label,
      ...(kind === "story" ? { story: of, part } : { advert: of }),
      columns,
      rows,
      legs: legs.length,
      measure: rounded(fit.measure),
      capacity: fit.capacity,
      empty: rounded(fit.empty),
      white: rounded(fit.white),
    }));
}

function picturesJson({ label, things }: PrintedPage): readonly object[] {
  return things.flatMap((thing) => {
    if (thing.kind !== "picture") return [];
    const { story, part, advert, file, pixels, at, ppi } = thing;
    const size = [pixels.width, pixels.height];
    return [{ page: label, story, part, advert, file, pixels: size, rect: rectJson(at), ppi: Math.round(ppi) }];
  });
}

/** In order of first use. */
function fontsUsed(pages: readonly PaintPage[]): readonly FontId[] {
  const used = new Set<FontId>();
  for (const page of pages) for (const op of page.ops) if (op.kind === "glyphs") used.add(op.run.font);
  return [...used];
}
