/** The places where a Latin word may be parted: numbers of letters that may stay on the line, ascending. */
export type Hyphens = (word: string) => readonly number[];

/** Parts of speech, as far as a heading's turns tell them apart. An `action` is a verb that serves as a noun. */
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

/** The code points of a text, from…to, that stand within a name that no line may break: no line begins with them. */
export type Unbroken = (codes: Uint32Array, from: number, to: number) => ReadonlySet<number>;

/** Names and terms that a paper lists. */
export interface OwnWords {
  /** Parts a text at them: every second piece is one. */
  readonly partsOf: (text: string) => readonly string[];
  /** What is known without them. */
  readonly others: Words;
  /** Finds those that no line may break; undefined: there are none. */
  readonly unbroken: Unbroken | undefined;
}

/** What is known of words. */
export interface Words {
  /** Cuts text into words; joined, they are the text. Where a heading may turn depends on it. */
  (text: string): readonly string[];
  /** Left out: the paper has no words of its own. */
  readonly own?: OwnWords;
  /** The simplified form of a text, of the same length; left out: the text is simplified. Lists of words are written in simplified characters. */
  readonly simplified?: (text: string) => string;
  /** Left out: Latin words are not parted. */
  readonly hyphens?: Hyphens;
  /** The part of speech that a word mostly is. Undefined: the word is not known. */
  readonly kindOf?: (word: string) => WordKind | undefined;
}
