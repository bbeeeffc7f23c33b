/** Text that does not come in, with the paragraph that it stood in. */
export interface LeftText {
  readonly reason: "deleted" | "hidden" | "field" | "equation";
  readonly text: string;
  readonly paragraph: number;
}

/** Words, with the paragraph that they stand in. */
export interface Noticed {
  readonly text: string;
  readonly paragraph: number;
}

/** A mark in the copy that leads elsewhere: a comment or a footnote, by its id. */
export interface WordReference {
  readonly kind: "comment" | "footnote" | "endnote";
  readonly id: string;
  readonly paragraph: number;
}

/** What a document's main part holds, counted before anybody reads it. */
export interface WordCount {
  /** The visible text of each paragraph, in the order of their beginnings. */
  readonly paragraphs: readonly string[];
  readonly left: readonly LeftText[];
  readonly references: readonly WordReference[];
  /** Words with ruby. */
  readonly rubies: readonly Noticed[];
  /** Characters that a symbol font draws, as `F0FC Wingdings`: what they become is the reader's to say. */
  readonly symbols: readonly Noticed[];
  /** What Word shows and nobody here can read: EQ fields, charts. */
  readonly unread: readonly Noticed[];
  /** Words with a line through them. */
  readonly struck: readonly Noticed[];
  /** Raised or lowered words that Unicode has no characters for. */
  readonly flattened: readonly Noticed[];
  /** Words in small capitals. */
  readonly smallCaps: readonly Noticed[];
  /** Equations that became a line of text. */
  readonly equations: readonly Noticed[];
  /** Words in cells that are merged with the one above, where Word shows none. */
  readonly covered: readonly Noticed[];
}

/** Guards that every character of text is counted once: as visible in its paragraph, or as left out. */
export class WordCounter implements WordCount {
  readonly paragraphs: string[] = [];
  readonly left: LeftText[] = [];
  readonly references: WordReference[] = [];
  readonly rubies: Noticed[] = [];
  readonly symbols: Noticed[] = [];
  readonly unread: Noticed[] = [];
  readonly struck: Noticed[] = [];
  readonly flattened: Noticed[] = [];
  readonly smallCaps: Noticed[] = [];
  readonly equations: Noticed[] = [];
  readonly covered: Noticed[] = [];
  /** Paragraphs that are open: a text box stands in one. */
  readonly #open: number[] = [];

  /** The paragraph that the reader stands in, or the last one. */
  get paragraph(): number {
    return this.#open.at(-1) ?? Math.max(0, this.paragraphs.length - 1);
  }

  get isInParagraph(): boolean {
    return this.#open.length > 0;
  }

  openParagraph(): void {
    this.#open.push(this.paragraphs.push("") - 1);
  }

  closeParagraph(): void {
    this.#open.pop();
  }

  show(text: string): void {
    const at = this.paragraph;
    this.paragraphs[at] = (this.paragraphs[at] ?? "") + text;
  }

  leave(reason: LeftText["reason"], text: string): void {
    const last = this.left.at(-1);
    const { paragraph } = this;
    if (last?.reason === reason && last.paragraph === paragraph)
      this.left[this.left.length - 1] = { ...last, text: last.text + text };
    else this.left.push({ reason, text, paragraph });
  }

  /** Runs that follow one another in a paragraph are one place. */
  noticeRun(list: "struck" | "flattened" | "smallCaps", text: string): void {
    const notices = this[list];
    const last = notices.at(-1);
    if (last?.paragraph === this.paragraph)
      notices[notices.length - 1] = { text: last.text + text, paragraph: this.paragraph };
    else this.notice(list, text);
  }

  notice(list: Exclude<keyof WordCount, "paragraphs" | "left" | "references" | "covered">, text: string): void {
    this[list].push({ text, paragraph: this.paragraph });
  }
}
