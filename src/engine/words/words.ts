/** The places where a Latin word may be hyphenated: the numbers of letters that may stay on the line, ascending. */
export type Hyphens = (word: string) => readonly number[];

/** The parts of speech that the turns of a heading depend on. An `action` is a verb that serves as a noun. */
export type WordKind =
  | "noun"
  | "verb"
  | "action"
  | "adjective"
  | "modifier"
  | "adverb"
  | "preposition"
  | "conjunction"
  | "particle"
  | "pronoun"
  | "number"
  | "measure"
  | "time"
  | "place"
  | "side"
  | "phrase";

/** The code points from…to that no line may begin with, since they are inside an unbreakable name. */
export type Unbroken = (codes: Uint32Array, from: number, to: number) => ReadonlySet<number>;

/** Names and terms that a paper lists. */
export interface OwnWords {
  /** Parts a text at the listed words: every second piece is one of them. */
  readonly partsOf: (text: string) => readonly string[];
  /** The words without the paper's own. */
  readonly others: Words;
  /** Finds the names that no line may break; undefined: there are none. */
  readonly unbroken: Unbroken | undefined;
}

/** Cuts text into words and gives their parts of speech. */
export interface Words {
  /** The words of a text; joined, they are the text. */
  (text: string): readonly string[];
  readonly own?: OwnWords;
  /** The simplified form of a text, of the same length, since word lists are in simplified characters; left out for simplified text. */
  readonly simplified?: (text: string) => string;
  /** Left out: Latin words are not hyphenated. */
  readonly hyphens?: Hyphens;
  /** A word's commonest part of speech; undefined: unknown. */
  readonly kindOf?: (word: string) => WordKind | undefined;
}
