import type { Copy } from "../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import type { Issue } from "../model/issue.ts";
import type { Layout, Page } from "./page.ts";
import { type CopyLine, copyLines } from "./quality.ts";

/** From here on a line falls apart; the hard rules left it no other setting, but another word would; em. */
const APART = 0.5;

/**
 * A warning for each line of copy that had to break in a word or a prohibition, or that gapes, and an error for each table that is
 * too wide; at its place in the copy.
 */
export function lineFaults(issue: Issue, layout: Layout): readonly Diagnostic[] {
  const copies = new Map(issue.stories.map(({ id, copy }) => [id, copy]));
  return layout.pages.flatMap((page) => [
    ...wideTables(page, copies),
    ...copyLines(page, copies).flatMap((line): readonly Diagnostic[] => {
      const { care, added } = line.line;
      const copy = copies.get(line.story);
      if (copy === undefined) return [];
      const start = copy.origins[line.from] ?? 0;
      const span = { source: copy.source, start, end: Math.max(start + 1, (copy.origins[line.to - 1] ?? start) + 1) };
      const args = { story: line.story, page: line.page, text: textOf(line) };
      if (care?.broken) return [warningAt(span, "broken-line", args)];
      return !line.free && added > APART ? [warningAt(span, "loose-line", { ...args, added: added.toFixed(2) })] : [];
    }),
  ]);
}

function wideTables({ placed, label }: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  return placed.flatMap((thing): readonly Diagnostic[] => {
    if (thing.kind !== "text" || thing.line.tooWide === undefined) return [];
    const { story } = thing.owner;
    const copy = copies.get(story ?? "");
    const first = thing.line.segments[0];
    if (story === undefined || copy === undefined || first === undefined) return [];
    const start = copy.origins[first.from] ?? 0;
    const span = { source: copy.source, start, end: Math.max(start + 1, copy.origins[first.to] ?? 0) };
    return [errorAt(span, "table-too-wide", { story, page: label, characters: thing.line.tooWide })];
  });
}

function textOf({ line }: CopyLine): string {
  return line.segments.map(({ text }) => text).join("");
}
