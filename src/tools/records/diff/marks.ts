// From differences to rectangles on the pages of both issues, for the pictures of `banmian diff`. Changed words are marked as precisely as the layout allows:
// by glyphs, by evenly spaced characters, or by the whole part.
import { isCopyRole } from "../../../base/blocks.ts";
import type { Rect } from "../../../base/rect.ts";
import type { Newspaper, PrintedAdvert, PrintedLine, PrintedPage } from "../../../engine/newspaper/newspaper.ts";
import type { AdvertDiff, DiffMark, IssueDiff, StoryDiff } from "./issue-diff.ts";

type Side = DiffMark["side"];

/** The space round a mark, in points, so that it does not cover its subject. */
const EDGE = 1;
/** The width of the mark where words were removed. */
const NARROW = 2;

/** The places of the changes on the pages of both issues. */
export function diffMarksOf(found: Marked, was: Newspaper, is: Newspaper): readonly DiffMark[] {
  const sides: Sides = [
    ["was", was],
    ["is", is],
  ];
  return [
    ...found.stories.flatMap((story) => storyMarks(story, sides)),
    ...sides.flatMap(([side, { pages, adverts }]) =>
      pages.flatMap((page) => [
        ...pageMarks(found.pages, side, page),
        ...furnitureMarks(found.furniture, side, page),
        ...advertMarks(found.adverts, side, { page, adverts }),
      ]),
    ),
  ];
}

type Sides = readonly (readonly [Side, Newspaper])[];
type Marked = Pick<IssueDiff, "pages" | "stories" | "adverts" | "furniture">;

/** Marks the whole page if it has another size or looks different. */
function pageMarks(pages: Marked["pages"], side: Side, { label, trim }: PrintedPage): readonly DiffMark[] {
  const changed = pages.some((page) => page.label === label && (page.change === "sized" || page.change === "look"));
  return changed ? [{ side, page: label, kind: "look", at: { x: 0, y: 0, ...trim } }] : [];
}

/** Lines of folio, nameplate and colophon with other words. */
function furnitureMarks(furniture: Marked["furniture"], side: Side, page: PrintedPage): readonly DiffMark[] {
  const pieces = new Set(
    furniture.filter((piece) => piece.page === page.label && piece[side] !== undefined).map(({ what }) => what),
  );
  return page.things.flatMap((thing) =>
    thing.kind === "line" && thing.story === undefined && pieces.has(pieceOf(thing.block))
      ? [{ side, page: page.label, kind: "text", at: thing.box } as const]
      : [],
  );
}

/** A piece of a page's furniture without the page: `strip-1`. */
export function pieceOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

function advertMarks(
  found: Marked["adverts"],
  side: Side,
  { page, adverts }: { readonly page: PrintedPage; readonly adverts: Newspaper["adverts"] },
): readonly DiffMark[] {
  return page.frames.flatMap((frame): readonly DiffMark[] => {
    const advert = frame.kind === "advert" ? adverts.find(({ id }) => id === frame.of) : undefined;
    const name = advert && (advert.file ?? nameOfAdvert(advert));
    const diff = found.find(({ file, change }) => file === name && change !== (side === "was" ? "added" : "gone"));
    return diff === undefined ? [] : [{ side, page: page.label, kind: markOf(diff.change), at: frame.rect }];
  });
}

function markOf(change: AdvertDiff["change"]): DiffMark["kind"] {
  if (change === "added" || change === "gone" || change === "moved") return change;
  return change === "words" ? "look" : "photo";
}

/** The name of an advert whose words the paper set: its headline, or its label. */
export function nameOfAdvert({ blocks, label }: Pick<PrintedAdvert, "blocks" | "label">): string {
  return blocks.find(({ kind }) => kind === "headline")?.texts[0]?.text.text ?? label;
}

/** If nothing in a story can be marked (its lines are set differently, a figure changed), its parts are outlined. */
function storyMarks(story: StoryDiff, sides: Sides): readonly DiffMark[] {
  const idOn = (side: Side): string => (side === "was" ? (story.wasId ?? story.id) : story.id);
  const marks = sides.flatMap(([side, paper]) => sideMarks(story, idOn(side), { side, paper }));
  if (marks.length > 0 || isOnlyRenamed(story)) return marks;
  return sides.flatMap(([side, { pages }]) =>
    pages.flatMap(({ label, frames }) =>
      frames
        .filter(({ of }) => of === idOn(side))
        .map(({ rect }) => ({ side, page: label, kind: "look" as const, at: rect })),
    ),
  );
}

function isOnlyRenamed({ wasId, texts, lines, looks }: StoryDiff): boolean {
  return wasId !== undefined && texts.length + looks.length + lines.other === 0 && lines.was === lines.is;
}

function sideMarks(
  story: StoryDiff,
  id: string,
  { side, paper }: { readonly side: Side; readonly paper: Newspaper },
): readonly DiffMark[] {
  return paper.pages.flatMap((page) => [
    ...frameMarks(story, id, side, page),
    ...wordMarks(story, id, side, page),
    ...textMarks(story, id, side, page),
    ...photoMarks(story, id, side, page),
  ]);
}

/** The outline of each part that was moved, added or removed. */
function frameMarks({ moves, change }: StoryDiff, id: string, side: Side, page: PrintedPage): readonly DiffMark[] {
  const kind = change === "changed" ? "moved" : change;
  return page.frames
    .filter(({ of, part }) => of === id && moves.some((move) => move.part === part && move[side]?.page === page.label))
    .map(({ rect }) => ({ side, page: page.label, kind, at: rect }));
}

function wordMarks({ words }: StoryDiff, id: string, side: Side, page: PrintedPage): readonly DiffMark[] {
  const ranges = words.map((word) => {
    const from = side === "was" ? word.wasFrom : word.isFrom;
    return { from, to: from + [...word[side]].length };
  });
  const kind = side === "was" ? "gone" : "added";
  return linesOn(page, id).flatMap((line) =>
    ranges
      .flatMap(({ from, to }) => partsOf(line, from, to))
      .map((at) => ({ side, page: page.label, kind, at }) as const),
  );
}

/** The place of a range of copy on a line; an empty range has a thin place. */
function partsOf(line: PrintedLine, from: number, to: number): readonly Rect[] {
  return line.segments.flatMap((segment): readonly Rect[] => {
    if (!isCopyRole(segment.role) || segment.to <= segment.from) return [];
    const start = Math.max(from, segment.from);
    const end = Math.min(to, segment.to);
    const isThin = from === to && from >= segment.from && from < segment.to;
    if (end <= start && !isThin) return [];
    // Chinese is set solid, so places within a line follow from counting.
    const share = (at: number): number =>
      segment.x + (segment.width * (at - segment.from)) / (segment.to - segment.from);
    const along = { at: share(start), length: isThin ? NARROW : share(end) - share(start) };
    return [stretchOf(line, along.at, along.length)];
  });
}

function stretchOf({ writing, x, y, box }: PrintedLine, at: number, length: number): Rect {
  return writing === "vertical"
    ? { x: box.x - EDGE, y: y + at, width: box.width + 2 * EDGE, height: length }
    : { x: x + at, y: box.y - EDGE, width: length, height: box.height + 2 * EDGE };
}

/** Lines of headlines, captions and bylines with other words. */
function textMarks({ texts }: StoryDiff, id: string, side: Side, page: PrintedPage): readonly DiffMark[] {
  const kinds = new Set(texts.filter((text) => text[side] !== undefined).map(({ what }) => what.split(" ")[0] ?? ""));
  const lines = linesOn(page, id).filter(({ segments }) => segments.some(({ role }) => kinds.has(role)));
  return lines.map(({ box }) => ({ side, page: page.label, kind: "text", at: box }));
}

function photoMarks({ photos }: StoryDiff, id: string, side: Side, page: PrintedPage): readonly DiffMark[] {
  const files = new Set(
    photos.flatMap(({ file, was, change }) => {
      if (side === "was") return was === undefined ? [] : [was];
      return change === "gone" ? [] : [file];
    }),
  );
  return page.things.flatMap((thing) =>
    thing.kind === "picture" && thing.story === id && files.has(thing.file)
      ? [{ side, page: page.label, kind: "photo", at: thing.at } as const]
      : [],
  );
}

function linesOn({ things }: PrintedPage, id: string): readonly PrintedLine[] {
  return things.filter((thing): thing is PrintedLine => thing.kind === "line" && thing.story === id);
}

/** The words of a story's lines of copy, in the order of its pages. */
export function copyLinesOf({ pages }: Newspaper, id: string): readonly string[] {
  return pages.flatMap((page) =>
    linesOn(page, id).flatMap(({ segments }) => {
      const words = segments.filter(({ role }) => isCopyRole(role)).map(({ text }) => text);
      return words.length === 0 ? [] : [words.join("")];
    }),
  );
}
