import type { Diagnostic } from "../../base/diagnostic.ts";
import { fileSpan } from "../../base/source.ts";
import { checkPage } from "../../engine/pdf/check-page.ts";
import { type Demands, error, type Finding, warning } from "../../engine/pdf/finding.ts";
import { boxesOf } from "../../engine/pdf/objects.ts";
import { readPdf } from "../../engine/pdf/read.ts";
import { checkDocument, claimOf, type Opened } from "./check-document.ts";
import { measureInk, type Plates } from "./ink.ts";

/** The plates of a PDF's pages at a resolution, drawn by a program of the machine; undefined where there is none. */
export type DrawPlates = (pdf: Uint8Array, dpi: number) => Promise<readonly Plates[] | undefined>;

function openPdfFile(bytes: Uint8Array): Opened | Finding {
  const read = readPdf(bytes);
  if (read.ok) return { file: read.file, bytes };
  return read.encrypted ? error("pdf-encrypted") : error("pdf-unreadable", { problem: read.problem });
}

/**
 * What a newspaper plant would refuse, or ask about, in a PDF of finished pages.
 * @param draw makes the plates on which the ink is measured that comes together; if it can't, only single colours are judged, and a warning says so
 */
export async function preflightFile(
  bytes: Uint8Array,
  demands: Demands,
  draw: DrawPlates,
): Promise<readonly Finding[]> {
  const opened = openPdfFile(bytes);
  if ("code" in opened) return [opened];
  const standard = demands.standard ?? claimOf(opened);
  const { pages } = opened.file;
  const findings = [
    ...(isWhole(bytes) ? [] : [error("pdf-cut-short")]),
    ...checkDocument(opened, demands),
    ...pages.flatMap((page, index) => checkPage(page, index + 1, demands, standard)),
  ];
  const plates = await draw(bytes, INK_DPI);
  if (plates === undefined) return [...findings, warning("pdf-ink-unmeasured")];
  return [
    ...findings,
    ...pages.flatMap((page, index) => {
      const drawn = plates[index];
      return drawn === undefined ? [] : measureInk(drawn, boxesOf(page), index + 1, demands.ink);
    }),
  ];
}

/** `startxref` must stand in the last so many bytes of a file: a plant's programs look no further. */
const TAIL = 1024;

/** True where the last `startxref` of a file leads to a table of objects. Other files must be repaired, and not every program does that. */
function isWhole(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = text.subarray(-TAIL).toString("latin1");
  const [, at] = /^startxref\s+(\d+)\s+%%EOF/.exec(tail.slice(Math.max(0, tail.lastIndexOf("startxref")))) ?? [];
  if (at === undefined) return false;
  // Some programs count from the head, others from the file's first byte.
  const head = Math.max(0, text.indexOf("%PDF-"));
  return [Number(at), Number(at) + head].some((place) =>
    /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(text.subarray(place, place + 40).toString("latin1")),
  );
}

/** Fine enough for a patch of a square millimetre. */
const INK_DPI = 72;

/** Findings at the file that they are about. @param path as messages name it */
export function asDiagnostics(findings: readonly Finding[], path: string): readonly Diagnostic[] {
  const span = fileSpan(path);
  return findings.map((finding) => ({ ...finding, span, related: [] }));
}
