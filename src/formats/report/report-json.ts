import type { Diagnostic } from "../../base/diagnostic.ts";
import { wordsOf } from "../../base/report.ts";
import type { FontId } from "../../fonts/font.ts";
import type { CopyFit } from "../../layout/copy-fit.ts";
import type { Layout, Page } from "../../layout/page.ts";
import type { IssueQuality } from "../../layout/quality.ts";
import { encodeJson, rounded } from "../layout/json.ts";
import { diagnosticJson, type IssueIdentity, rectJson } from "../layout/layout-json.ts";
import type { PaintPage } from "../paint/paint.ts";
import { platesOf } from "../paint/plates.ts";
import type { PreparedPictures } from "../pdf/pictures.ts";

/** What the report says of a font file: the part of fonts.yaml's entry that matters to a reader. */
interface FontCredit {
  /** SPDX. */
  readonly licence: string;
  readonly source: string;
  readonly sha256: string;
}

/** All that the report tells. */
interface Report {
  readonly issue: IssueIdentity;
  readonly layout: Layout;
  readonly pages: readonly PaintPage[];
  readonly pictures: PreparedPictures;
  readonly diagnostics: readonly Diagnostic[];
  /** How well the copy is set: spaces in em, shares from 0 to 1; left out of the report when undefined. */
  readonly quality?: IssueQuality | undefined;
  /** How copy and pages fit; left out of the report when undefined. */
  readonly copyFit?: CopyFit | undefined;
  readonly fontCredit: (id: FontId) => FontCredit;
  /** Milliseconds by stage; left out of the report when undefined. */
  readonly timings: Readonly<Record<string, number>> | undefined;
}

const DEPTH = 2;

/** report.json: what an editor wants to know of a build, in words of both languages, in the schema banmian.report/1. */
export function writeReportJson(report: Report): Uint8Array {
  const { issue, layout, pages, pictures, diagnostics, timings } = report;
  return encodeJson(
    {
      schema: "banmian.report/1",
      paper: issue.paper,
      code: issue.code,
      date: issue.date,
      number: issue.number,
      diagnostics: diagnostics.map(wordedJson),
      frames: layout.pages.flatMap(framesJson),
      stories: layout.stories.map(({ id, characters, placed, overset }) => ({ id, characters, placed, overset })),
      typography: report.quality,
      copyFit: report.copyFit,
      pictures: layout.pages.flatMap(picturesJson),
      plates: pages.map((page) => ({ page: page.label, inks: platesOf(page, pictures).join("") })),
      fonts: fontsUsed(pages).map((id) => {
        const { licence, source, sha256 } = report.fontCredit(id);
        return { id, licence, source, sha256 };
      }),
      timings: timings && Object.fromEntries(Object.entries(timings).map(([stage, ms]) => [stage, rounded(ms)])),
    },
    DEPTH,
  );
}

function wordedJson(diagnostic: Diagnostic): object {
  return { ...diagnosticJson(diagnostic), en: wordsOf(diagnostic, "en"), zh: wordsOf(diagnostic, "zh") };
}

/** Copy-fit of each frame: rows of all its legs, rows left empty (negative: over), and characters a line. */
function framesJson(page: Page): readonly object[] {
  return page.frames.map(({ owner, columns, rows, fit }) => ({
    page: page.label,
    ...owner,
    columns,
    rows,
    legs: fit.legs,
    measure: rounded(fit.measure),
    capacity: fit.capacity,
    empty: rounded(fit.empty),
    white: rounded(fit.white),
  }));
}

function picturesJson(page: Page): readonly object[] {
  return page.placed.flatMap((placed) =>
    placed.kind === "picture"
      ? [
          {
            page: page.label,
            ...placed.owner,
            file: placed.picture.file,
            pixels: [placed.picture.pixels.width, placed.picture.pixels.height],
            rect: rectJson(placed.at),
            ppi: Math.round(placed.picture.ppi),
          },
        ]
      : [],
  );
}

/** In the order in which they are first drawn. */
function fontsUsed(pages: readonly PaintPage[]): readonly FontId[] {
  const used = new Set<FontId>();
  for (const page of pages) for (const op of page.ops) if (op.kind === "glyphs") used.add(op.run.font);
  return [...used];
}
