import { type Copy, textOf } from "../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import { forgetful, type Keep } from "../base/keep.ts";
import type { Issue } from "../model/issue.ts";
import { GAPING } from "../text/weights.ts";
import type { Layout, Page } from "./page.ts";
import { type CopyLine, copiesByStory, copyLineOf } from "./quality.ts";

/** What was told of the lines of pages. */
export type KeptLineFaults = Keep<Page, readonly Diagnostic[]>;

/**
 * A warning for each line of copy that had to break in a word or a prohibition, or that gapes, and an error for each table that is
 * too wide; at its place in the copy.
 */
export function lineFaults(issue: Issue, layout: Layout, kept: KeptLineFaults = forgetful): readonly Diagnostic[] {
  const copies = copiesByStory(issue);
  return layout.pages.flatMap((page) => kept(page, () => [...wideTables(page, copies), ...brokenLines(page, copies)]));
}

/** Looks up where the copy stands only for the few lines that have something to tell. */
function brokenLines(page: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || !(placed.line.care?.broken || placed.line.added > GAPING)) continue;
    const line = copyLineOf(placed, page, copies);
    const fault = line && faultOf(line, copies);
    if (fault !== undefined) found.push(fault);
  }
  return found;
}

function faultOf(
  { line, story, page, from, to, free }: CopyLine,
  copies: ReadonlyMap<string, Copy>,
): Diagnostic | undefined {
  const { care, added } = line;
  const copy = copies.get(story);
  const gapes = !free && added > GAPING;
  if (copy === undefined || !(care?.broken || gapes)) return undefined;
  const start = copy.origins[from] ?? 0;
  const span = { source: copy.source, start, end: Math.max(start + 1, (copy.origins[to - 1] ?? start) + 1) };
  const args = { story, page, text: line.segments.map(({ text }) => text).join("") };
  if (care?.broken) return warningAt(span, "broken-line", args);
  return warningAt(span, "loose-line", { ...args, added: added.toFixed(2), ...longWordBehind(copy, from, to) });
}

/** Letters of a word that a short line may lack the room for. */
const LONG = 6;
/** So far behind a line its next break may be, in characters. */
const BEHIND = 12;

/** The word of letters for which a line stays short: the first long one that ends behind it. */
function longWordBehind(copy: Copy, from: number, to: number): { readonly word?: string } {
  const end = copy.paragraphs.find((paragraph) => from < paragraph.to)?.to ?? to;
  const rest = textOf(copy.codes, from, end);
  const ends = to - from;
  for (const { 0: word, index } of rest.matchAll(/[\p{Script=Latin}'’-]+/gu)) {
    if (index > ends + BEHIND) break;
    if (word.length >= LONG && index + word.length > ends) return { word };
  }
  return {};
}

function wideTables({ placed, label }: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const thing of placed) {
    if (thing.kind !== "text" || thing.line.tooWide === undefined) continue;
    const { story } = thing.owner;
    const copy = copies.get(story ?? "");
    const first = thing.line.segments[0];
    if (story === undefined || copy === undefined || first === undefined) continue;
    const start = copy.origins[first.from] ?? 0;
    const span = { source: copy.source, start, end: Math.max(start + 1, copy.origins[first.to] ?? 0) };
    found.push(errorAt(span, "table-too-wide", { story, page: label, characters: thing.line.tooWide }));
  }
  return found;
}
