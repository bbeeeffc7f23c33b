import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { listFor } from "../../base/once.ts";
import type { Span } from "../../base/source.ts";
import type { PressJob } from "../press/press.ts";
import type { PressFile, PressIssue } from "../press/press-files.ts";
import { pressKey, pressName } from "../press/press-name.ts";
import { printersPairs, writeSheet } from "./impose.ts";

/**
 * The sides of the sheets on which the issue's pages are printed. The sheets of a section lie inside each other.
 * @param files the press files of all pages
 * @param span where a section is told whose pages do not fill its sheets
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
      const metadata = { ...issue.metadata, title: `${issue.metadata.title} ${left.label}|${right.label}` };
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

/** Labels by section: the letters before their numbers. */
function sectionsOf({ pages }: PressIssue): readonly (readonly string[])[] {
  const sections = new Map<string, string[]>();
  for (const { label } of pages) listFor(sections, label.replace(/\d+$/, "")).push(label);
  return [...sections.values()];
}
