import type { Point } from "../../base/rect.ts";
import type { Newspaper, PartPlace, PrintedFrame, PrintedPage, StoryPart } from "../../engine/newspaper/newspaper.ts";
import { pageHeading } from "../names.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { addBookmarks, type PdfDocument } from "./document.ts";

interface Destination extends StoryPart {
  readonly name: string;
}

function partsOn({ frames }: PrintedPage, { stories }: Newspaper): readonly Destination[] {
  return frames.flatMap((frame: PrintedFrame): readonly Destination[] => {
    if (frame.kind !== "story" && frame.kind !== "group") return [];
    const part = stories.find(({ id }) => id === frame.of)?.parts.find(({ number }) => number === frame.part);
    return part === undefined ? [] : [{ ...part, name: destinationName({ story: frame.of, part: frame.part }) }];
  });
}

/** The names of all destinations for links and bookmarks. */
export function targetNames(newspaper: Newspaper): ReadonlySet<string> {
  return new Set(newspaper.pages.flatMap((page) => partsOn(page, newspaper).map(({ name }) => name)));
}

/** The starts of the parts on a page, by the names of their destinations. */
export function destinationsOf(page: PrintedPage | undefined, newspaper: Newspaper): ReadonlyMap<string, Point> {
  return new Map(page && partsOn(page, newspaper).map(({ name, at }) => [name, at]));
}

/**
 * Adds bookmarks for the pages and, below them, for their stories.
 * @param onPage for each page of the newspaper the page of the file that shows it, from 0; by default the same
 */
export function addIssueBookmarks(file: PdfDocument, newspaper: Newspaper, onPage?: readonly number[]): void {
  addBookmarks(
    file,
    newspaper.pages.map((page, index) => ({
      title: pageHeading(page),
      page: onPage?.[index] ?? index,
      places: partsOn(page, newspaper).map(({ title, name }) => ({ title, destination: name })),
    })),
  );
}

type LinkOp = Extract<PaintOp, { kind: "link" }>;

/** The jump links with a target in this issue. */
export function linksOf(page: PaintPage, targets: ReadonlySet<string>): readonly LinkOp[] {
  return page.ops.filter((op) => op.kind === "link" && targets.has(destinationName(op.to))) as readonly LinkOp[];
}

/** The name of a part's destination: in ASCII, so that names sort like their bytes. */
export function destinationName({ story, part }: PartPlace): string {
  return `${encodeURIComponent(story)}.${part}`;
}
