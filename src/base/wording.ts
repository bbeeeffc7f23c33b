/** The wording of one diagnostic in one language. `{name}` stands for an argument. */
interface Wording {
  /** States the fact: lower case, no full stop, the author's words in backticks. */
  readonly message: string;
  /** What to do. The first whose placeholders all have arguments is printed. */
  readonly hints: readonly string[];
  /** A paragraph for `banmian explain`. */
  readonly explain: string;
}

/** A diagnostic's wording in both languages. */
export interface Message {
  readonly en: Wording;
  readonly zh: Wording;
}
