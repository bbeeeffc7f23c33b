import type { Arguments, Code } from "../../base/codes.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { Compiled } from "../../build/compile.ts";
import type { PrintedPage } from "../../engine/newspaper/newspaper.ts";

/** An issue as it is with some edits: what is reported of it, and its pages. */
export interface Look {
  readonly compiled: Compiled;
  /** The files' texts where they are not those of the disk, by the names that messages give them. */
  readonly texts: ReadonlyMap<string, string>;
  /** issue.yaml, as messages name it, and its text. */
  readonly manifest: { readonly file: string; readonly text: string };
  readonly pages: readonly PrintedPage[];
  /** The entry of the manifest, or else the file, that a place belongs to. */
  readonly ownerOf: (span: Span) => string;
}

/** Text in place of a stretch of a file, from `start` up to before `end`: UTF-16 units of its text as it is read (line feeds alone, no byte order mark). */
export interface Edit {
  /** As messages name it. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a fix does, worded by `fixes.ftl`. */
export interface Title {
  readonly id: string;
  readonly args: Arguments;
}

/** One way to cure a message; whether it does is tried. */
export interface Way {
  readonly title: Title;
  readonly edits: readonly Edit[];
  /** The stories that its title names: what belongs to any other stays where it is on a page whose frames are all given. */
  readonly stories: readonly string[];
  /** The labels of the pages that may change; undefined: all of them. */
  readonly pages: readonly string[] | undefined;
  /** It takes a story, or its end, to another page. */
  readonly shifts?: true;
  /** It makes a page up anew: rules between stories go where its stories are. */
  readonly anew?: true;
  /** It only leads to the next way. */
  readonly draft?: true;
  /** It says what the author meant, not how he wrote it: it is never applied unasked. */
  readonly guess?: true;
}

/** Ways of one kind, the likeliest first: the first that is sound becomes the fix. Each may follow from the issue as it was with the one before. */
export interface Named {
  /** `deeper` */
  readonly name: string;
  readonly ways: () => Iterable<Way, unknown, Look | undefined>;
}

export interface Proposal extends Named {
  /** `river-bridge/deeper`: the same at each build of the same files. */
  readonly id: string;
  readonly diagnostic: Diagnostic;
}

/** What a fix does on paper. */
export interface Effect {
  /** The labels of the pages that change. */
  readonly moves: readonly string[];
  /** The labels of those that have more white than before; on all pages together there is no more. */
  readonly leaves: readonly string[];
  /** Warnings that were not there, or less of them: a page made up anew may have them where an error is cured. */
  readonly warns: readonly Code[];
}

/** A change of an issue's files that was tried: its message is gone, nothing new is reported, and no page changes that it does not name. */
export interface Fix extends Effect {
  readonly id: string;
  readonly code: Code;
  readonly title: Title;
  readonly edits: readonly Edit[];
  /** True where nothing moves on paper and nothing is guessed: `banmian fix` applies it unasked. */
  readonly plain: boolean;
}
