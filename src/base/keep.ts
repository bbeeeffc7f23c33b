/**
 * Takes a value that an earlier build made of an equal source, or makes it.
 * @param kind of value; each kind is made at one place in the program
 * @param source all that the value depends on, as plain data
 * @param partOf the part of the value that other sources may hold alone
 */
export type Keep = <Value>(kind: Kind, source: unknown, make: () => Value, partOf?: (value: Value) => object) => Value;

export interface Keeps {
  /** For what is made of one issue. */
  readonly ofIssue: Keep;
  /** For what the issues of a run have in common. */
  readonly ofHouse: Keep;
}

/** Keeps nothing. */
export const forgetful: Keep = (_kind, _source, make) => make();

export const nothingKept: Keeps = { ofIssue: forgetful, ofHouse: forgetful };

/** What is kept, in the order in which a build makes it. */
export type Kind =
  | "text"
  | "issue text"
  | "paper text"
  | "words"
  | "body"
  | "story"
  | "type"
  | "file hashes"
  | "issue"
  | "make-up"
  | "workroom"
  | "dummy"
  | "set story"
  | "level story"
  | "page"
  | "glyph faults"
  | "story faults"
  | "page faults"
  | "line faults"
  | "draft page"
  | "page as placed"
  | "printed page"
  | "read story"
  | "painted page"
  | "picture"
  | "operators"
  | "subset"
  | "deflated"
  | "page JSON"
  | "story JSON"
  | "copy lines"
  | "figures";
