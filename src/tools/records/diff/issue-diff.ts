import type { Rect, Size } from "../../../base/rect.ts";

// What changed for a reader between two issues laid out. Plain data: it is printed, written as JSON, and drawn.

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
  /** Where to look, page by page. */
  readonly marks: readonly DiffMark[];
  /** False where a layout holds no glyphs: faces and colours of type are then not compared. */
  readonly typeCompared: boolean;
}

/** sized: another size of the sheet, in points; look: furniture, adverts or inks look otherwise, with the same words. */
export type PageDiff =
  | { readonly label: string; readonly change: "added" | "gone" | "look" }
  | { readonly label: string; readonly change: "sized"; readonly was: Size; readonly is: Size };

/** How the same words look otherwise. ground: rules, grounds and drawings; marks: emphasis dots and name rules. */
export type OtherLook = "turns" | "place" | "type" | "colour" | "marks" | "ground";

export interface TextDiff {
  /** headline, caption, number … */
  readonly what: string;
  /** Undefined: there was none. */
  readonly was: string | undefined;
  readonly is: string | undefined;
}

export interface StoryDiff {
  readonly id: string;
  /** Its id before, where that is another. */
  readonly wasId: string | undefined;
  readonly title: string;
  readonly change: "added" | "gone" | "changed";
  readonly moves: readonly PartMove[];
  /** Kicker, headline, deck, byline, note, captions, credits, notices. */
  readonly texts: readonly TextDiff[];
  readonly words: readonly WordDiff[];
  readonly photos: readonly PhotoDiff[];
  /** Lines of copy set, before and now, and how many of the new ones no old line reads like. */
  readonly lines: { readonly was: number; readonly is: number; readonly other: number };
  /** Where something else is told, too: type, colour and marks of lines that read alike. */
  readonly looks: readonly OtherLook[];
}

/** A part of a story that stands elsewhere, came or went. */
export interface PartMove {
  readonly part: number;
  readonly was: PartStanding | undefined;
  readonly is: PartStanding | undefined;
}

export interface PartStanding {
  readonly page: string;
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
}

/** A stretch of copy: `from` and `to` are code points of the copy, before and now. */
export interface WordDiff {
  /** The paragraph that it stands in, from 1: now, or before where it went. */
  readonly paragraph: number;
  readonly before: string;
  readonly was: string;
  readonly is: string;
  readonly behind: string;
  readonly wasFrom: number;
  readonly isFrom: number;
}

export interface PhotoDiff {
  /** As the manifest names its file. */
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
