import { type Copy, spanOfCodes, textOf } from "../../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import type { Issue } from "../../model/issue.ts";
import { textOfLine } from "../../text/line.ts";
import { GAPING, UGLY } from "../../text/weights.ts";
import { type CopyLine, copiesByStory, copyLineOf } from "../figures/copy-lines.ts";
import type { Layout, Page } from "../page.ts";
import type { PlacedText } from "../placing.ts";
import { writtenText } from "./wide-type.ts";

/**
 * Warnings of lines, at their place in the copy: each that had to break in a word or a prohibition, or that gapes; page by page those that are opened
 * for everybody to see; headings that turn inside a phrase. An error for each table that is too wide.
 */
export function lineFaults(issue: Issue, layout: Layout): readonly Diagnostic[] {
  const copies = copiesByStory(issue);
  return layout.pages.flatMap((page) => [
    ...wideTables(page, copies),
    ...brokenLines(page, copies, issue),
    ...openedLines(page, copies),
    ...tornHeadings(page, issue),
  ]);
}

/** Looks up where the copy stands only for the few lines that have something to tell. */
function brokenLines(page: Page, copies: ReadonlyMap<string, Copy>, issue: Issue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || !(placed.line.care?.broken || placed.line.added > GAPING)) continue;
    const line = copyLineOf(placed, page, copies);
    const fault = line === undefined ? brokenText(placed, page, issue) : faultOf(line, copies);
    if (fault !== undefined) found.push(fault);
  }
  return found;
}

/** A line of a caption, a note or an advert, at the whole of its text. */
function brokenText(placed: PlacedText, page: Page, issue: Issue): Diagnostic | undefined {
  const written = placed.line.care?.broken ? writtenText(placed, issue) : undefined;
  if (written === undefined) return undefined;
  return warningAt(written.span, "broken-line", {
    page: page.label,
    text: textOfLine(placed.line),
  });
}

/** Lines that a warning names besides the widest. */
const MORE_LINES = 4;

/** One warning for the lines of a page that are opened by more than everybody sees (text/RULES.md#loose-lines), at the widest; the next ones beside it. */
function openedLines(page: Page, copies: ReadonlyMap<string, Copy>): readonly Diagnostic[] {
  const opened: CopyLine[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || placed.line.added <= UGLY || placed.line.added > GAPING) continue;
    const line = copyLineOf(placed, page, copies);
    if (line !== undefined && !line.free) opened.push(line);
  }
  const [widest, ...others] = opened.sort((a, b) => b.line.added - a.line.added);
  const copy = copies.get(widest?.story ?? "");
  if (widest === undefined || copy === undefined) return [];
  const more = others.length > 0 ? { more: others.length } : {};
  const args = {
    ...argumentsOf(widest),
    added: widest.line.added.toFixed(2),
    ...more,
    ...longWordBehind(copy, widest.from, widest.to),
  };
  const related = others.slice(0, MORE_LINES).flatMap((line) => {
    const own = copies.get(line.story);
    return own === undefined ? [] : [spanOfCodes(own, line.from, line.to)];
  });
  return [warningAt(spanOfCodes(copy, widest.from, widest.to), "opened-lines", args, related)];
}

/** Headings of which no other turn fits than one inside a phrase; a continuation's by its own text. */
function tornHeadings(page: Page, { stories }: Issue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const placed of page.placed) {
    if (placed.kind !== "text" || placed.line.torn === undefined) continue;
    const story = stories.find(({ id }) => id === placed.owner.story);
    const role = placed.line.segments[0]?.role;
    if (story === undefined || (role !== "headline" && role !== "kicker" && role !== "deck")) continue;
    const part = story.parts.find((each) => each.number === placed.owner.part);
    const heading = (role === "headline" ? part?.headline : undefined) ?? story[role];
    if (heading === undefined) continue;
    found.push(warningAt(heading.span, "heading-torn", { story: story.id, page: page.label, text: placed.line.torn }));
  }
  return found;
}

function faultOf(copyLine: CopyLine, copies: ReadonlyMap<string, Copy>): Diagnostic | undefined {
  const { story, from, to, free } = copyLine;
  const { care, added } = copyLine.line;
  const copy = copies.get(story);
  const gapes = !free && added > GAPING;
  if (copy === undefined || !(care?.broken || gapes)) return undefined;
  const span = spanOfCodes(copy, from, to);
  const args = argumentsOf(copyLine);
  if (care?.broken) return warningAt(span, "broken-line", args);
  return warningAt(span, "loose-line", { ...args, added: added.toFixed(2), ...longWordBehind(copy, from, to) });
}

function argumentsOf({ line, story, page }: CopyLine) {
  return { story, page, text: textOfLine(line) };
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
    const span = spanOfCodes(copy, first.from, first.to);
    found.push(errorAt(span, "table-too-wide", { story, page: label, characters: thing.line.tooWide }));
  }
  return found;
}
