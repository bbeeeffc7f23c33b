/** Where a Latin word may be parted: numbers of letters that may stay on the line, ascending. */
export type Hyphens = (word: string) => readonly number[];

/** What is known of words. */
export interface Words {
  /** Cuts text into words; joined, they are the text. Where a heading may turn depends on it. */
  (text: string): readonly string[];
  /** Left out: Latin words are not parted. */
  readonly hyphens?: Hyphens;
}
