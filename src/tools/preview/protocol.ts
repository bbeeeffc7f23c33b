import type { Severity } from "../../base/diagnostic.ts";
import type { Rect } from "../../base/rect.ts";
import type { PrintedFrame, PrintedGrid } from "../../engine/newspaper/newspaper.ts";
import type { Place } from "../../engine/newspaper/source-text.ts";
import type { DrawnInk, DrawnText } from "./draw-page.ts";

// What server and client tell each other. Lengths are points, origin at the trim's top left; columns count UTF-16 units, as editors do.

/** All about an issue except the ink of its pages. Sent whenever a file was saved. */
export interface IssueState {
  /** Of the server: after a restart revisions count anew. */
  readonly run: string;
  readonly issue: number;
  /** The folders of all issues that can be looked at. */
  readonly issues: readonly string[];
  /** True where the reader has named an editor. */
  readonly editor: boolean;
  /** The last revision that has pages; 0: there is none yet. */
  readonly revision: number;
  /** The last build, with pages or without: messages and the side panel belong to its files. */
  readonly read: number;
  /** What the program said if it failed itself. */
  readonly failure: string | undefined;
  /** The set of outlines that its pages use. */
  readonly outlines: number;
  readonly title: string;
  /** The manifest is faulty: the pages are of an earlier one. */
  readonly faulty: boolean;
  readonly pages: readonly PageState[];
  readonly stories: readonly StoryState[];
  readonly messages: readonly ToldMessage[];
  /** Besides the last save, it can be compared with its lock and with what `--against` names. */
  readonly lock: boolean;
  readonly other: string | undefined;
  /** What undo and redo would take back and do again. */
  readonly undo: string | undefined;
  readonly redo: string | undefined;
}

/** How an issue differs from what it was. */
export interface ComparedState {
  /** The revision by which the earlier pages can be asked for; 0: none. */
  readonly revision: number;
  /** True if the earlier pages are there as pictures. */
  readonly pictures: boolean;
  readonly pages: readonly { readonly label: string; readonly width: number; readonly height: number }[];
  readonly marks: readonly ComparedMark[];
}

/** A place that differs: on the earlier page (`was`) or on the page now. */
export interface ComparedMark extends PlaceOnPage {
  readonly side: "was" | "is";
  readonly kind: "gone" | "added" | "moved" | "photo" | "text" | "look";
}

export interface PageState {
  readonly label: string;
  readonly name: string;
  readonly number: number;
  /** The paper is bound at the right: of two facing pages the even one lies at the right. Left out: at the left. */
  readonly binding?: "right";
  readonly section: string | undefined;
  /** The revision in which it last changed. */
  readonly version: number;
  readonly width: number;
  readonly height: number;
  readonly grid: GridState;
  readonly frames: readonly FrameState[];
  /** Rows over (negative) or to spare, in column-rows. */
  readonly spare: number | undefined;
  /** True where the engine ranked make-ups of it; false: all frames are given. */
  readonly madeUp: boolean;
}

interface GridState extends Omit<PrintedGrid, "writing" | "area"> {
  /** Columns are bands from the top, rows are lines from the right. Left out: horizontal. */
  readonly writing?: "vertical";
  /** The type area's corner. */
  readonly left: number;
  readonly top: number;
}

export interface FrameState extends Omit<PrintedFrame, "around" | "fit"> {
  readonly title: string;
  readonly empty: number;
  /** True where the manifest gives columns and rows. */
  readonly pinned: boolean;
  readonly photos: readonly PhotoState[];
}

/** A photo of a story, on this page. */
export interface PhotoState {
  /** Its place in the story's list, from 0. */
  readonly index: number;
  readonly at: Rect;
}

/** A story's figures. */
export interface StoryState {
  readonly id: string;
  readonly title: string;
  readonly priority: string;
  readonly pages: readonly string[];
  readonly characters: number;
  readonly parts: readonly PartFit[];
}

/** How a story's part fits; rows and characters that are empty (negative: over). */
export interface PartFit {
  readonly part: number;
  readonly empty: number;
  readonly characters: number;
  /** Rows that a cut of 100 characters saves. */
  readonly cutRows: number;
  /** Rows then empty if the first photo were a leg wider. */
  readonly widerEmpty: number | undefined;
}

export interface ToldMessage {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it stands on the pages. */
  readonly marks: readonly PlaceOnPage[];
}

export interface PlaceOnPage {
  readonly page: string;
  readonly at: Rect;
}

/** A page's ink as far as the client does not have it. */
export interface PageInk {
  readonly version: number;
  /** The ids of all things, back to front. */
  readonly order: readonly string[];
  /** New and changed ones; without a body only the place has changed. */
  readonly put: readonly (Pick<DrawnInk, "id" | "at"> & { readonly body: string | undefined })[];
  readonly textOrder: readonly string[];
  readonly texts: readonly DrawnText[];
  /** Outlines of the set in all; the client asks for those that it lacks. */
  readonly outlines: number;
}

/** What a client points at: a place on a page, or an entry of a list. Messages are those of the last build. */
export type Pointed =
  | { readonly revision: number; readonly page: string; readonly x: number; readonly y: number }
  | { readonly revision: number; readonly message: number }
  | { readonly revision: number; readonly story: string };

export interface SourcePlace extends Omit<Place, "endLine" | "endColumn"> {
  /** The build that read it, among whose sources its source counts. */
  readonly revision: number;
  readonly file: string;
  /** Opens it in an editor that knows such links. */
  readonly link: string;
}

/** A whole source as a build read it. */
export interface SourceContent {
  readonly source: number;
  readonly file: string;
  readonly text: string;
}

/** What went wrong, for the person at the client. */
export interface Refusal {
  readonly error: "outdated" | "nothing" | "conflict" | "encoding" | "other" | "refused" | "unknown" | "failed";
  readonly detail?: string;
}

/** An answer, or why there is none. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The issue as a step by hand would leave it. */
export type TrialState = Pick<IssueState, "revision" | "pages" | "messages">;

/** One make-up of a page. */
export interface Alternative {
  readonly rank: number;
  readonly faults: number;
  /** A data address. */
  readonly picture: string;
}
