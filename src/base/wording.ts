/**
 * The wording of one diagnostic in one language. `{name}` stands for an argument. A `[clause with a {name}]` of a hint is left out where an argument
 * of it is not known.
 */
interface Wording {
  /** States the fact: lower case, no full stop, the author's words in backticks. */
  readonly message: string;
  /** What to do. The first whose placeholders outside of clauses all have arguments is printed. */
  readonly hints: readonly string[];
  /** A paragraph for `banmian explain`. */
  readonly explain: string;
}

/** A diagnostic's wording in both languages. */
export interface Message {
  readonly en: Wording;
  readonly zh: Wording;
}
