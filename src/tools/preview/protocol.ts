import type { Severity } from "../../base/diagnostic.ts";
import type { Rect } from "../../base/rect.ts";
import type { PrintedFrame, PrintedGrid } from "../../engine/newspaper/newspaper.ts";
import type { Place } from "../../engine/newspaper/source-text.ts";
import type { DrawnInk, DrawnText } from "./draw-page.ts";

// The messages between server and client. Lengths are points, origin at the trim's top left; columns count UTF-16 units, as editors do.

/** The port that a client, and a task of an editor, find without asking. */
export const USUAL_PORT = 4717;

/** The state of an issue except the ink of its pages. Sent after every save. */
export interface IssueState {
  /** The run of the server: after a restart revisions are counted from 1 again. */
  readonly run: string;
  readonly issue: number;
  /** The folders of all served issues. */
  readonly issues: readonly string[];
  /** True if the reader has named an editor. */
  readonly editor: boolean;
  /** The last revision that has pages; 0 if there is none yet. */
  readonly revision: number;
  /** The last build, with pages or without: messages and the side panel belong to its files. */
  readonly read: number;
  /** The program's message if it failed itself. */
  readonly failure: string | undefined;
  /** The set of outlines that its pages use. */
  readonly outlines: number;
  readonly title: string;
  /** The manifest is faulty: the pages are of an earlier one. */
  readonly faulty: boolean;
  readonly pages: readonly PageState[];
  readonly stories: readonly StoryState[];
  readonly messages: readonly ToldMessage[];
  /** The stages that sign each page, by its label. */
  readonly signing: Readonly<Record<string, readonly SigningStage[]>>;
  /** Comparisons besides that with the last save: with its lock, and with the issue that `--against` names. */
  readonly lock: boolean;
  readonly other: string | undefined;
  /** The steps that undo and redo would take. */
  readonly undo: string | undefined;
  readonly redo: string | undefined;
}

/** A stage's last signature of a page, and whether the page is still as it was signed. */
export interface SigningStage {
  readonly stage: string;
  readonly by: string | undefined;
  /** ISO, in the newsroom's time. */
  readonly at: string | undefined;
  readonly state: "missing" | "signed" | "changed";
}

/** The differences of an issue from an earlier state. */
export interface ComparedState {
  /** The revision by which the earlier pages can be requested; 0 if there is none. */
  readonly revision: number;
  /** True if the earlier pages exist as pictures. */
  readonly pictures: boolean;
  readonly pages: readonly { readonly label: string; readonly width: number; readonly height: number }[];
  readonly marks: readonly ComparedMark[];
}

/** A place that differs: on the earlier page (`was`) or on the present one. */
export interface ComparedMark extends PlaceOnPage {
  readonly side: "was" | "is";
  readonly kind: "gone" | "added" | "moved" | "photo" | "text" | "look";
}

export interface PageState {
  readonly label: string;
  readonly name: string;
  readonly number: number;
  /** The paper is bound at the right: of two facing pages the even one is at the right. Left out: at the left. */
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
  /** True if the engine ranked make-ups of it; false if all frames are given. */
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
  /** True if the manifest gives columns and rows. */
  readonly pinned: boolean;
  readonly photos: readonly PhotoState[];
}

/** A photo of a story, on this page. */
export interface PhotoState {
  /** Its index in the story's list. */
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

/** The fit of a story's part; empty rows and characters (negative: over). */
export interface PartFit {
  readonly part: number;
  readonly empty: number;
  readonly characters: number;
  /** Rows that a cut of 100 characters saves. */
  readonly cutRows: number;
  /** Empty rows if the first photo were a leg wider. */
  readonly widerEmpty: number | undefined;
}

export interface ToldMessage {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | undefined;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The messages of what follows from it. */
  readonly also: readonly string[];
  /** The places on the pages, its own and of what follows. */
  readonly marks: readonly PlaceOnPage[];
}

export interface PlaceOnPage {
  readonly page: string;
  readonly at: Rect;
}

/** The parts of a page's ink that the client lacks. */
export interface PageInk {
  readonly version: number;
  /** The ids of all things, back to front. */
  readonly order: readonly string[];
  /** New and changed things; without a body only the place has changed. */
  readonly put: readonly (Pick<DrawnInk, "id" | "at"> & { readonly body: string | undefined })[];
  readonly textOrder: readonly string[];
  readonly texts: readonly DrawnText[];
  /** The number of outlines in the set; the client requests those that it lacks. */
  readonly outlines: number;
}

/** The target of a click: a place on a page, or an entry of a list. Messages are those of the last build. */
export type Pointed =
  | { readonly revision: number; readonly page: string; readonly x: number; readonly y: number }
  | { readonly revision: number; readonly message: number }
  | { readonly revision: number; readonly story: string };

export interface SourcePlace extends Omit<Place, "endLine" | "endColumn"> {
  /** The build in whose list of sources its source is counted. */
  readonly revision: number;
  readonly file: string;
  /** Opens it in an editor that supports such links. */
  readonly link: string;
}

/** A whole source as a build read it. */
export interface SourceContent {
  readonly source: number;
  readonly file: string;
  readonly text: string;
}

/** A fault, worded for the person at the client. */
export interface Refusal {
  readonly error: "outdated" | "nothing" | "conflict" | "encoding" | "other" | "refused" | "unknown" | "failed";
  readonly detail?: string;
}

/** An answer, or the reason why there is none. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The issue as a step by hand would leave it. */
export type TrialState = Pick<IssueState, "revision" | "pages" | "messages">;

/** A tried edit that cures a message. */
export interface FixOffer {
  readonly id: string;
  readonly title: string;
  /** One file's text before and after: a step by hand. */
  readonly step: { readonly kind: "text"; readonly source: number; readonly before: string; readonly after: string };
  /** True where its pages can be shown before it is done: it edits the manifest. */
  readonly shows: boolean;
}

/** One make-up of a page. */
export interface Alternative {
  readonly rank: number;
  readonly faults: number;
  /** A data address. */
  readonly picture: string;
}
