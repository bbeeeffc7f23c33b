import type { SourceFile, Span } from "../../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type { FillerEntry, IssueText, PaperText, StoryEntry } from "./parse.ts";
import type { InFile } from "./pieces.ts";

type GroupText = IssueText["groups"][number];
type PhotoText = StoryEntry["photos"][number];
type PlaceText = NonNullable<FillerEntry["place"]>;

/*
 * The data that leaves the room. Most types follow from the schemas, which explain each key. This file adds what the schemas cannot express: files that a value
 * names, and one form for keys that an author may write in several ways. Missing keys are undefined unless they have a constant default.
 */

/** issue.yaml as written, joined with the files that it names. */
export interface IssueManifest extends Omit<IssueText, "paper" | "stories" | "groups" | "adverts" | "fillers"> {
  readonly source: SourceFile;
  /** Spans in issue.yaml count from the start of a piece of it if later builds follow; this gives the place in the file. */
  readonly inFile: InFile;
  /** Absolute path of issue.yaml's folder. */
  readonly folder: string;
  /** Ids are unique, also among fillers. */
  readonly stories: readonly WrittenStory[];
  /** Ids are unique, also among stories and fillers. */
  readonly groups: readonly WrittenGroup[];
  readonly adverts: readonly WrittenAdvert[];
  readonly fillers: readonly WrittenFiller[];
}

export type WrittenPage = IssueText["pages"][number];

/** A kicker, headline or deck: one line that the engine may break, or (`turned`) the editor's own lines. */
export interface WrittenHeading {
  readonly lines: readonly LocatedText[];
  readonly turned: boolean;
  readonly span: Span;
}

export type WrittenDeck = WrittenHeading & MayGo;

/** A file that a value names: as written, and its absolute path. It exists inside an allowed folder. */
export interface FileName {
  readonly file: Located<string>;
  readonly path: string;
}

/** A text file that a value names, with its content. */
export interface TextFile extends FileName {
  readonly source: SourceFile;
}

export interface WrittenFiller extends Omit<FillerEntry, "headline" | "body" | "place"> {
  readonly headline: WrittenHeading | undefined;
  /** House markup. For copy in a file of its own, span and origins are in that file. */
  readonly body: LocatedText;
  /** Undefined: the engine looks for a place. */
  readonly place: WrittenPlace | undefined;
}

type Joined = "label" | "kicker" | "headline" | "deck" | "body" | "photos" | "pullquote" | "qr" | "place";

export interface WrittenStory extends Omit<StoryEntry, Joined> {
  readonly label: LocatedText | undefined;
  /** 栏花, printed in place of a label in type. */
  readonly labelArt: WrittenLabelArt | undefined;
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenDeck | undefined;
  /** Undefined for a story that has only photos and captions. */
  readonly body: LocatedText | undefined;
  readonly photos: readonly WrittenPhoto[];
  readonly pullquote: WrittenPullquote | undefined;
  readonly qr: WrittenQr | undefined;
  /** In reading order. */
  readonly place: readonly WrittenPlace[];
  /** The plan finds the page of its only place, one of these, or any if there are none. Undefined: all pages are given. */
  readonly open: readonly Located<string>[] | undefined;
}

/** Stories under one common head. */
export interface WrittenGroup extends Omit<GroupText, "kicker" | "headline" | "deck" | "place"> {
  readonly place: WrittenPlace;
  readonly open: WrittenStory["open"];
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenHeading | undefined;
}

/** A drawn label. */
interface WrittenLabelArt {
  readonly art: TextFile;
  readonly rows: Located<number>;
  readonly at: Located<"head" | "rule">;
}

/** Whether make-up may leave something out, and whether it is left out. */
interface MayGo {
  readonly optional: Located<boolean>;
  /** Undefined: layout decides, if it is optional. */
  readonly omit: Located<boolean> | undefined;
}

/** The place of something inside a part's text. */
export interface WrittenInset extends MayGo {
  readonly columns: Located<number> | undefined;
  readonly at: Exclude<WrittenPhoto["at"], Located<"head">> | undefined;
  /** From 1. */
  readonly part: Located<number>;
}

export interface WrittenPullquote extends WrittenInset {
  readonly text: LocatedText;
  readonly by: LocatedText | undefined;
}

export interface WrittenQr extends WrittenInset {
  readonly url: Located<string>;
  readonly caption: LocatedText | undefined;
}

export type WrittenPhoto = PhotoText & FileName;

/** Percent of black, or a colour of the palette. */
export type WrittenTint = NonNullable<PlaceText["tint"]>["value"];

/** If the plan finds its page, its page is the first that the author lists, or an empty label at the id of the story. */
export interface WrittenPlace extends Omit<PlaceText, "headline"> {
  readonly headline: WrittenHeading | undefined;
}

export interface WrittenAdvert extends Omit<IssueText["adverts"][number], "file" | "headline" | "text" | "signature"> {
  /** Exactly one of `picture`, `text` and `classified` is given. */
  readonly picture: FileName | undefined;
  readonly headline: WrittenHeading | undefined;
  /** Each line is a paragraph. */
  readonly text: readonly LocatedText[] | undefined;
  readonly signature: readonly LocatedText[] | undefined;
}

export type WrittenSmallAd = NonNullable<WrittenAdvert["classified"]>[number];

/** paper.yaml as written, joined with the files that it names. `model` fills what is missing from the preset. */
export interface PaperManifest extends Omit<PaperText, "fonts" | "furniture" | "press" | "usage" | "stock"> {
  readonly source: SourceFile;
  /** Absolute path of paper.yaml's folder. */
  readonly folder: string;
  /** The paper's own fonts.yaml. */
  readonly fonts: TextFile | undefined;
  readonly furniture: WrittenFurniture | undefined;
  readonly press: WrittenPress | undefined;
  readonly stock: readonly WrittenNotice[];
  /** The lists of the copy desk, YAML or CSV. */
  readonly usage: readonly TextFile[];
}

type FurnitureText = NonNullable<PaperText["furniture"]>;

export interface WrittenFurniture extends Omit<FurnitureText, "nameplate"> {
  readonly nameplate: WrittenNameplate | undefined;
}

export interface WrittenNameplate extends Omit<NonNullable<FurnitureText["nameplate"]>, "art"> {
  /** An SVG file. */
  readonly art: TextFile | undefined;
}

export interface WrittenPress extends Omit<NonNullable<PaperText["press"]>, "profile"> {
  readonly profile: FileName | undefined;
}

/** A notice of the paper's stock; each line of its text is a paragraph. */
export interface WrittenNotice
  extends Omit<PaperText["stock"][number], "headline" | "text" | "signature">,
    Pick<WrittenAdvert, "signature"> {
  readonly headline: WrittenHeading;
  readonly text: readonly LocatedText[];
}

export type WrittenJump = NonNullable<PaperText["jump"]>;
export type WrittenSlot = PaperText["slots"][number]["value"];

export type WrittenStyles = NonNullable<PaperText["styles"]>;
export type WrittenStyle = NonNullable<WrittenStyles["body"]>;
export type StyleRole = Exclude<keyof WrittenStyles, "span" | "headline">;
export type HeadlineRole = Exclude<keyof NonNullable<WrittenStyles["headline"]>, "span" | "stretch" | "steps">;
