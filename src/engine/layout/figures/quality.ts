import { type Copy, spanOfCodes } from "../../../base/copy.ts";
import { listFor } from "../../../base/once.ts";
import { positionOf, type Span } from "../../../base/source.ts";
import type { Issue } from "../../model/issue.ts";
import { textOfLine } from "../../text/line.ts";
import { UGLY, VISIBLE } from "../../text/weights.ts";
import type { Layout } from "../page.ts";
import { type CopyLine, copiesByStory, copyLines } from "./copy-lines.ts";

/** How well the copy of one story or one page is set. Spaces in em. */
export interface Quality {
  /** Justified lines of copy: paragraphs' last lines, subheads, verse and tables are not stretched. */
  readonly lines: number;
  /** Space added at each gap of a line, beyond ⅓ em between Han and Western. */
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
  /** Shares of the lines with more than 0.1 and 0.25 em. */
  readonly visible: number;
  readonly ugly: number;
  /** Marks that gave way to save a line or a character. */
  readonly squeezed: number;
  readonly hyphens: number;
  /** Lines that end inside a word, without a hyphen, or break a prohibition: nothing else fitted. */
  readonly broken: number;
  /** Last lines that would have been single characters. */
  readonly saved: number;
  readonly loosest: readonly LoosePlace[];
}

/** Where a loose line's copy stands in the manifest. */
export interface LoosePlace {
  readonly story: string;
  readonly added: number;
  readonly text: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface IssueQuality {
  readonly stories: readonly (Quality & { readonly story: string })[];
  readonly pages: readonly (Quality & { readonly page: string })[];
}

/** Lines that the report names. */
const LOOSEST = 5;

/** Forgives rounding. */
const DUST = 1e-6;

/**
 * The typesetting quality report: figures by story and by page, in their order.
 * @param inFile gives the place in the whole file of one in an open issue
 */
export function qualityOf(issue: Issue, layout: Layout, inFile: (span: Span) => Span = (span) => span): IssueQuality {
  const copies = copiesByStory(issue);
  const pages = layout.pages.map((page) => ({ page: page.label, lines: copyLines(page, copies) }));
  const stories = new Map<string, CopyLine[]>();
  for (const line of pages.flatMap(({ lines }) => lines)) listFor(stories, line.story).push(line);
  return {
    stories: [...stories].map(([story, lines]) => ({ story, ...figures(lines, copies, inFile) })),
    pages: pages
      .filter(({ lines }) => lines.length > 0)
      .map(({ page, lines }) => ({ page, ...figures(lines, copies, inFile) })),
  };
}

function figures(lines: readonly CopyLine[], copies: ReadonlyMap<string, Copy>, inFile: (span: Span) => Span): Quality {
  const care = { squeezed: 0, hyphens: 0, broken: 0, saved: 0 };
  const spaces: number[] = [];
  for (const { line, free } of lines) {
    if (!free) spaces.push(Math.max(0, line.added));
    if (line.care === undefined) continue;
    care.squeezed += line.care.squeezed;
    care.hyphens += Number(line.care.hyphenated);
    care.broken += Number(line.care.broken);
    care.saved += Number(line.care.saved);
  }
  const added = new Float64Array(spaces).sort();
  const count = Math.max(1, added.length);
  const over = (limit: number): number => added.length - added.findLastIndex((space) => space <= limit + DUST) - 1;
  return {
    lines: added.length,
    mean: exact(added.reduce((total, space) => total + space, 0) / count),
    p95: exact(added[Math.ceil(0.95 * added.length) - 1] ?? 0),
    max: exact(added.at(-1) ?? 0),
    visible: exact(over(VISIBLE) / count),
    ugly: exact(over(UGLY) / count),
    ...care,
    loosest: loosestOf(lines, added.at(-LOOSEST) ?? 0).map((line) => placeOf(line, copies.get(line.story), inFile)),
  };
}

/** The loosest lines, the loosest first. To sort those alone that come into question is quicker than to sort all. */
function loosestOf(lines: readonly CopyLine[], least: number): readonly CopyLine[] {
  return lines
    .filter(({ line: { added }, free }) => !free && added > DUST && added >= least)
    .sort((a, b) => b.line.added - a.line.added)
    .slice(0, LOOSEST);
}

/** Rounds to ten-thousandths, since a mean of added space is small. */
function exact(value: number): number {
  return Math.round(value * 1e4) / 1e4 || 0;
}

function placeOf(
  { story, line, from, to }: CopyLine,
  copy: Copy | undefined,
  inFile: (span: Span) => Span,
): LoosePlace {
  const text = textOfLine(line);
  const added = exact(line.added);
  if (copy === undefined) return { story, added, text, file: "", line: 0, column: 0 };
  const { source, start } = inFile(spanOfCodes(copy, from, to));
  return { story, added, text, file: source.path, ...positionOf(source, start) };
}
