// The differences of two issues as plain data, which is printed, written as JSON (`banmian.diff/1`) and drawn.
import type { Rect, Size } from "../../../base/rect.ts";

/** Two issues compared. All lists are empty where a reader sees no difference. */
export interface IssueDiff {
  readonly was: string;
  readonly is: string;
  /** Paper, date, number … */
  readonly identity: readonly TextDiff[];
  readonly pages: readonly PageDiff[];
  readonly stories: readonly StoryDiff[];
  readonly adverts: readonly AdvertDiff[];
  /** Folio, nameplate, colophon: by page and piece. */
  readonly furniture: readonly (TextDiff & { readonly page: string })[];
  /** The changed places, page by page. */
  readonly marks: readonly DiffMark[];
  /** False if a layout has no glyphs: faces and colours of type are then not compared. */
  readonly typeCompared: boolean;
}

/** sized: another size of the sheet, in points; look: furniture, adverts or inks look different with the same words. */
export type PageDiff =
  | { readonly label: string; readonly change: "added" | "gone" | "look" }
  | { readonly label: string; readonly change: "sized"; readonly was: Size; readonly is: Size };

/** How the same words look different. ground: rules, grounds and drawings; marks: emphasis dots and name rules. */
export type OtherLook = "turns" | "place" | "type" | "colour" | "marks" | "ground";

export interface TextDiff {
  /** headline, caption, number … */
  readonly what: string;
  /** Undefined if there was none. */
  readonly was: string | undefined;
  readonly is: string | undefined;
}

export interface StoryDiff {
  readonly id: string;
  /** Its earlier id, if that has changed. */
  readonly wasId: string | undefined;
  readonly title: string;
  readonly change: "added" | "gone" | "changed";
  readonly moves: readonly PartMove[];
  /** Kicker, headline, deck, byline, note, captions, credits, notices. */
  readonly texts: readonly TextDiff[];
  readonly words: readonly WordDiff[];
  readonly photos: readonly PhotoDiff[];
  /** Lines of set copy, before and now, and the number of new lines that no old line equals. */
  readonly lines: { readonly was: number; readonly is: number; readonly other: number };
  /** Used if there are other differences too: type, colour and marks of lines with equal words. */
  readonly looks: readonly OtherLook[];
}

/** A part of a story that was moved, added or removed. */
export interface PartMove {
  readonly part: number;
  readonly was: PlacedPart | undefined;
  readonly is: PlacedPart | undefined;
}

export interface PlacedPart {
  readonly page: string;
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** A stretch of copy: `from` and `to` are code points of the copy, before and now. */
export interface WordDiff {
  /** Its paragraph, from 1: the present one, or the earlier one if the words were removed. */
  readonly paragraph: number;
  readonly before: string;
  readonly was: string;
  readonly is: string;
  readonly behind: string;
  readonly wasFrom: number;
  readonly isFrom: number;
}

export interface PhotoDiff {
  /** The name of its file in the manifest. */
  readonly file: string;
  /** other: another file; replaced: another picture under the same name; moved, sized: its place or size; cut: another crop. */
  readonly change: "added" | "gone" | "other" | "replaced" | "moved" | "sized" | "cut";
  readonly was: string | undefined;
  readonly page: string;
}

export interface AdvertDiff {
  /** The file as the manifest names it; for an advert that the paper set, its headline. */
  readonly file: string;
  readonly change: "added" | "gone" | "replaced" | "moved" | "sized" | "words";
  readonly page: string;
}

/** A rectangle on a page of one of the two issues; points from the trim's top left. */
export interface DiffMark {
  readonly side: "was" | "is";
  readonly page: string;
  readonly kind: "gone" | "added" | "moved" | "photo" | "text" | "look";
  readonly at: Rect;
}

/** Labels of the pages on which a reader sees a change. */
export function pagesChanged({ pages, marks }: IssueDiff): readonly string[] {
  return [...new Set([...marks.map(({ page }) => page), ...pages.map(({ label }) => label)])];
}

export function isSame({ identity, pages, stories, adverts, furniture }: IssueDiff): boolean {
  return [identity, pages, stories, adverts, furniture].every((list) => list.length === 0);
}
