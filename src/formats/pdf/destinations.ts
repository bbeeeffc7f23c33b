import type { Point } from "../../base/rect.ts";
import type { Newspaper, PartPlace, PrintedFrame, PrintedPage, StoryPart } from "../../engine/newspaper/newspaper.ts";
import { pageHeading } from "../names.ts";
import type { PaintOp, PaintPage } from "../paint/paint.ts";
import { addBookmarks, type PdfDocument } from "./document.ts";

/** A part of a story on a page of the file. */
interface Destination extends StoryPart {
  readonly name: string;
}

/** The parts on a page, in the order of the page. */
function partsOn({ frames }: PrintedPage, { stories }: Newspaper): readonly Destination[] {
  return frames.flatMap((frame: PrintedFrame): readonly Destination[] => {
    if (frame.kind !== "story" && frame.kind !== "group") return [];
    const part = stories.find(({ id }) => id === frame.of)?.parts.find(({ number }) => number === frame.part);
    return part === undefined ? [] : [{ ...part, name: destinationName({ story: frame.of, part: frame.part }) }];
  });
}

/** The names of all places that links and bookmarks can lead to. */
export function knownTargets(newspaper: Newspaper): ReadonlySet<string> {
  return new Set(newspaper.pages.flatMap((page) => partsOn(page, newspaper).map(({ name }) => name)));
}

/** Where the parts on a page begin, by the names of their destinations. */
export function destinationsOf(page: PrintedPage | undefined, newspaper: Newspaper): ReadonlyMap<string, Point> {
  return new Map(page && partsOn(page, newspaper).map(({ name, at }) => [name, at]));
}

/**
 * Adds bookmarks of pages and, under them, of the stories on them.
 * @param onPage the page of the file, from 0, that shows each page of the newspaper; left out: each stands on its own
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

/** The jump links whose target stands in this issue. */
export function linksOf(page: PaintPage, known: ReadonlySet<string>): readonly LinkOp[] {
  return page.ops.filter((op) => op.kind === "link" && known.has(destinationName(op.to))) as readonly LinkOp[];
}

/** The name of a part's destination. It is ASCII, so that the order of names is the order of their bytes. */
export function destinationName({ story, part }: PartPlace): string {
  return `${encodeURIComponent(story)}.${part}`;
}
