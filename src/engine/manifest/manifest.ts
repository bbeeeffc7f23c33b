import type { SourceFile, Span } from "../../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type { FillerEntry, IssueText, PaperText, StoryEntry } from "./parse.ts";

type GroupText = IssueText["groups"][number];
type PhotoText = StoryEntry["photos"][number];
type PlaceText = NonNullable<FillerEntry["place"]>;

/**
 * One issue.yaml as its author wrote it: the keys of schema/issue.ts, which explains each, with the files that they name. Keys left out are
 * undefined; constant defaults are filled in. Here stand the keys that are joined with files, or have one form where an author may choose among several.
 */
export interface IssueManifest extends Omit<IssueText, "paper" | "stories" | "groups" | "adverts" | "fillers"> {
  readonly source: SourceFile;
  /** Absolute path of issue.yaml's folder. */
  readonly folder: string;
  /** Ids differ, fillers' included. */
  readonly stories: readonly WrittenStory[];
  /** Ids differ, those of stories and fillers included. */
  readonly groups: readonly WrittenGroup[];
  readonly adverts: readonly WrittenAdvert[];
  readonly fillers: readonly WrittenFiller[];
}

export type WrittenPage = IssueText["pages"][number];
/** A page whose arrangement stays while its copy changes. */
export type WrittenSettled = IssueText["settled"][number];
/** One of story, white and advert says what stands there. */
export type WrittenSettledFrame = WrittenSettled["frames"][number];

/** A kicker, headline or deck: one line that the engine may turn, or (`turned`) the editor's own lines. */
export interface WrittenHeading {
  readonly lines: readonly LocatedText[];
  readonly turned: boolean;
  readonly span: Span;
}

export type WrittenDeck = WrittenHeading & MayGo;

/** A file that a value names: as written, and its absolute path, known to exist inside an allowed folder. */
export interface FileName {
  readonly file: Located<string>;
  readonly path: string;
}

/** A text file that a value names, read. */
export interface TextFile extends FileName {
  readonly source: SourceFile;
}

export interface WrittenFiller extends Omit<FillerEntry, "headline" | "body" | "place"> {
  readonly headline: WrittenHeading | undefined;
  /** In house markup. Copy in a file of its own has its span and origins in that file. */
  readonly body: LocatedText;
  /** Left out: the engine finds a place, or none. */
  readonly place: WrittenPlace | undefined;
}

type Joined = "label" | "kicker" | "headline" | "deck" | "body" | "photos" | "pullquote" | "qr" | "place";

export interface WrittenStory extends Omit<StoryEntry, Joined> {
  readonly label: LocatedText | undefined;
  /** 栏花, in place of a label in type. */
  readonly labelArt: WrittenLabelArt | undefined;
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenDeck | undefined;
  /** Undefined: a story of photos and captions alone. */
  readonly body: LocatedText | undefined;
  readonly photos: readonly WrittenPhoto[];
  readonly pullquote: WrittenPullquote | undefined;
  readonly qr: WrittenQr | undefined;
  /** In reading order. At least one, except for a story of a group that does not exist. */
  readonly place: readonly WrittenPlace[];
}

/** Stories under one common head. */
export interface WrittenGroup extends Omit<GroupText, "kicker" | "headline" | "deck"> {
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenHeading | undefined;
}

/** A label that is drawn. */
interface WrittenLabelArt {
  readonly art: TextFile;
  readonly rows: Located<number>;
  readonly at: Located<"head" | "rule">;
}

/** Whether make-up may leave something out, and whether it is left out; false when left out. */
interface MayGo {
  readonly optional: Located<boolean>;
  readonly omit: Located<boolean>;
}

/** Where something stands in a part's text. */
export interface WrittenInset extends MayGo {
  readonly columns: Located<number> | undefined;
  readonly at: Exclude<WrittenPhoto["at"], Located<"head">> | undefined;
  /** From 1, which is also the default. */
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

export interface WrittenPlace extends Omit<PlaceText, "headline"> {
  readonly headline: WrittenHeading | undefined;
}

export interface WrittenAdvert extends Omit<IssueText["adverts"][number], "file" | "headline" | "text" | "signature"> {
  /** Of `picture`, `text` and `classified` it has one. */
  readonly picture: FileName | undefined;
  readonly headline: WrittenHeading | undefined;
  /** Its lines: each is a paragraph. */
  readonly text: readonly LocatedText[] | undefined;
  readonly signature: readonly LocatedText[] | undefined;
}

export type WrittenSmallAd = NonNullable<WrittenAdvert["classified"]>[number];

/**
 * One paper.yaml as its author wrote it: the keys of schema/paper.ts, which explains each, with the files that they name. What is left out
 * comes from the preset, in `model`.
 */
export interface PaperManifest extends Omit<PaperText, "fonts" | "furniture" | "press"> {
  readonly source: SourceFile;
  /** Absolute path of paper.yaml's folder. */
  readonly folder: string;
  /** A fonts.yaml of the paper's own, read. */
  readonly fonts: TextFile | undefined;
  readonly furniture: WrittenFurniture | undefined;
  readonly press: WrittenPress | undefined;
}

type FurnitureText = NonNullable<PaperText["furniture"]>;

export interface WrittenFurniture extends Omit<FurnitureText, "nameplate"> {
  readonly nameplate: WrittenNameplate | undefined;
}

export interface WrittenNameplate extends Omit<NonNullable<FurnitureText["nameplate"]>, "art"> {
  /** An SVG file, read. */
  readonly art: TextFile | undefined;
}

export interface WrittenPress extends Omit<NonNullable<PaperText["press"]>, "profile"> {
  readonly profile: FileName | undefined;
}

export type WrittenJump = NonNullable<PaperText["jump"]>;
export type WrittenSlot = PaperText["slots"][number]["value"];

export type WrittenStyles = NonNullable<PaperText["styles"]>;
export type WrittenStyle = NonNullable<WrittenStyles["body"]>;
export type StyleRole = Exclude<keyof WrittenStyles, "span" | "headline">;
export type HeadlineRole = Exclude<keyof NonNullable<WrittenStyles["headline"]>, "span" | "stretch">;
