/*
 * Imposition for plants that want whole sheets: two press pages side by side. The pages of a section are nested sheets, so the outer sheet has the last and the
 * first page. The press files are taken as they are, as forms, so that a sheet prints exactly like its pages.
 */
import { createHash } from "node:crypto";
import { ByteWriter } from "../../base/byte-writer.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { listFor } from "../../base/once.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import { openPage, packBeside } from "../../engine/pdf/page.ts";
import type { Margin } from "../pdf/document.ts";
import type { Metadata } from "../pdf/metadata.ts";
import { addForm, addPage, type Named } from "../pdf/pdf-file.ts";
import { drawFold, SLUG } from "../press/marks.ts";
import {
  addBlending,
  closePress,
  openPress,
  type PressFile,
  type PressIssue,
  type PressJob,
  pressKey,
  pressName,
} from "../press/press.ts";

/**
 * The sides of the sheets of an issue. The sheets of a section are nested.
 * @param files the press files of all pages
 * @param span the place to report a section whose pages do not fill its sheets
 */
export async function writeSheets(
  issue: PressIssue,
  files: readonly PressFile[],
  job: PressJob,
  span: Span,
): Promise<{ readonly files: readonly PressFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const labels = issue.pages.map((page) => page.label);
  const sheets: PressFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const section of sectionsOf(issue)) {
    const pages = section.flatMap((label) => files.find((file) => file.label === label) ?? []);
    if (pages.length !== section.length || pages.length % 4 !== 0) {
      diagnostics.push(errorAt(span, "impose-count", { count: pages.length, labels: section.join(", ") }));
      continue;
    }
    for (const { left, right } of printersPairs(pages, issue.binding)) {
      const label = `${left.label}-${right.label}`;
      const title = `${issue.metadata.title} ${left.label}|${right.label}`;
      const metadata = { ...issue.metadata, title, claims: issue.claims([left.label, right.label]) };
      const side = { pages: { left: left.bytes, right: right.bytes }, metadata, key: pressKey(issue, label) };
      sheets.push({
        label,
        path: `sheets/${pressName(issue, [left.label, right.label], labels)}`,
        bytes: await writeSheet(side, job),
      });
    }
  }
  return { files: sheets, diagnostics };
}

/** Labels by section: by the letters before their numbers. */
function sectionsOf({ pages }: PressIssue): readonly (readonly string[])[] {
  const sections = new Map<string, string[]>();
  for (const { label } of pages) listFor(sections, label.replace(/\d+$/, "")).push(label);
  return [...sections.values()];
}

interface Pair<T> {
  readonly left: T;
  readonly right: T;
}

/**
 * Printer's pairs: the sides of nested folded sheets, from the outer sheet inwards, front before back: 4|1, 2|3; 8|1, 2|7, 6|3, 4|5. A paper bound at the
 * right has them reversed: 1|4, 3|2.
 * @param pages in reading order; a multiple of four
 */
export function printersPairs<T>(pages: readonly T[], binding: "left" | "right"): readonly Pair<T>[] {
  return Array.from({ length: pages.length / 2 }, (_, side) => {
    const [low, high] = [pages[side] as T, pages[pages.length - 1 - side] as T];
    return (side % 2 === 0) === (binding === "left") ? { left: high, right: low } : { left: low, right: high };
  });
}

interface SheetSide {
  readonly pages: Pair<Uint8Array>;
  readonly metadata: Metadata;
  /** The same in all revisions of its pages. */
  readonly key: string;
}

/** One side of a sheet as a press file: the two press pages unchanged, without creep, with marks at the fold. */
async function writeSheet(side: SheetSide, job: PressJob): Promise<Uint8Array> {
  const press = openPress(side.metadata, side.key, job);
  const { file } = press;
  const writer = new ByteWriter();
  const pages = new Map<string, Named>();
  const hash = createHash("sha256");
  let trim: Size = { width: 0, height: 0 };
  let transparent = false;
  for (const [index, which] of (["left", "right"] as const).entries()) {
    const bytes = side.pages[which];
    const opened = openPage(bytes);
    if (!opened.ok) throw new Error(`a press page of our own cannot be read: ${opened.problem}`);
    const { source } = opened;
    // The left page is folded at its right side.
    const { form, box } = packBeside(source, which === "left" ? "right" : "left");
    transparent ||= form.transparent;
    const ref = addForm(file, form);
    pages.set(`I${index + 1}`, { kind: "xobjects", ref: () => ref });
    const x = trim.width + box[0] - source.trim[0];
    const top = source.trim[3] - box[3];
    writer
      .ascii("q ")
      .number(box[2] - box[0])
      .ascii("0 0 ")
      .number(box[1] - box[3]);
    writer
      .number(x)
      .number(top + box[3] - box[1])
      .ascii(`cm /I${index + 1} Do Q\n`);
    trim = { width: trim.width + source.size.width, height: source.size.height };
    hash.update(bytes);
  }
  const margin: Margin = { bleed: job.bleed, slug: SLUG };
  const fold = drawFold(file, trim, margin);
  const content = Buffer.concat([writer.bytes(), fold.content]);
  addPage(file, { size: trim, content, named: new Map([...pages, ...fold.named]), margin }, [], new Map());
  if (transparent) addBlending(file);
  return closePress(press, side.key, hash.digest("hex"), job);
}
