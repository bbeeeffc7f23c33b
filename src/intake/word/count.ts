/** Text that does not come in, with the paragraph that it stood in. */
export interface LeftText {
  readonly reason: "deleted" | "hidden" | "field" | "equation";
  readonly text: string;
  readonly paragraph: number;
}

/** Words that a message of this code reports, with their paragraph. */
export interface Noticed {
  readonly code: NoticedCode;
  readonly text: string;
  readonly paragraph: number;
  /** The id of the part of the package that a chart or diagram stands in. */
  readonly part?: string | undefined;
}

/** symbol: a character of a symbol font, as `F0FC Wingdings`; the reader decides what becomes of it. */
type NoticedCode = (typeof NOTICED_CODES)[number] | "symbol";

/** In the order in which they are told. */
export const NOTICED_CODES = [
  "word-ruby",
  "word-unread",
  "word-struck",
  "word-flattened",
  "word-small-capitals",
  "word-equation",
  "word-covered",
] as const;

/** The notices of one code. */
export function ofCode(code: NoticedCode, noticed: readonly Noticed[]): readonly Noticed[] {
  return noticed.filter((each) => each.code === code);
}

/** A mark that leads elsewhere: to a comment or a footnote, by its id. */
export interface WordReference {
  readonly kind: "comment" | "footnote" | "endnote";
  readonly id: string;
  readonly paragraph: number;
  /** What becomes of the text that it stands in. */
  readonly isIn: "copy" | "deleted" | "hidden";
}

/** The content of a document's main part, counted before anybody reads it. */
export interface WordCount {
  /** The visible text of each paragraph, in the order of their beginnings. */
  readonly paragraphs: readonly string[];
  readonly left: readonly LeftText[];
  readonly references: readonly WordReference[];
  readonly noticed: readonly Noticed[];
}

/** Guards that every character of text is counted once: as visible in its paragraph, or as left out. */
export class WordCounter implements WordCount {
  readonly paragraphs: string[] = [];
  readonly left: LeftText[] = [];
  readonly references: WordReference[] = [];
  readonly noticed: Noticed[] = [];
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
  noticeRun(code: NoticedCode, text: string): void {
    const at = this.noticed.findLastIndex((each) => each.code === code);
    const last = this.noticed[at];
    if (last?.paragraph === this.paragraph) this.noticed[at] = { ...last, text: last.text + text };
    else this.notice(code, text);
  }

  /** The chart or diagram that was noticed last stands in a part of its own. */
  namePart(part: string | undefined): void {
    const last = this.noticed.at(-1);
    if (last?.code === "word-unread") this.noticed[this.noticed.length - 1] = { ...last, part };
  }

  notice(code: NoticedCode, text: string, paragraph = this.paragraph): void {
    this.noticed.push({ code, text, paragraph });
  }
}
