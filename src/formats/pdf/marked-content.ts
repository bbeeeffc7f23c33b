import type { ByteWriter } from "../../base/byte-writer.ts";
import type { PaintOp } from "../paint/paint.ts";

/** How a tagged file marks each operation. */
export interface Marking {
  /** An object that stands for the operation's owner. Neighbours with the same owner share a sequence. */
  of(op: PaintOp): object;
  /** True for what is no content: furniture, rules, grounds. */
  artifact(owner: object): boolean;
  /** Begins a new sequence of marked content with this operation. */
  begin(owner: object, first: PaintOp): Sequence;
}

interface Sequence {
  /** Artifact, or a structure type. */
  readonly tag: string;
  /** The entries of its property list: `/MCID 3`. */
  readonly properties: string;
}

/**
 * Opens and closes a page's marked content, so that sequences never overlap. An ActualText span of a tagged element is a sequence of its own, since
 * readers of the structure fail on nested ones: Poppler ends the outer sequence with the inner.
 */
export class MarkedContent {
  readonly #writer: ByteWriter;
  readonly #marking: Marking | undefined;
  #op: PaintOp | undefined;
  /** Whose sequence is open. */
  #open: object | undefined;

  constructor(writer: ByteWriter, marking: Marking | undefined) {
    this.#writer = writer;
    this.#marking = marking;
  }

  /** Moves on to an operation, and closes the sequence of another owner. A new one is opened only when there is something to show. */
  next(op: PaintOp): void {
    this.#op = op;
    if (this.#open !== undefined && this.#marking?.of(op) !== this.#open) this.leave();
  }

  /** True when an operation has the same owner as the present one. */
  joins(op: PaintOp): boolean {
    return this.#marking === undefined || this.#op === undefined || this.#marking.of(op) === this.#marking.of(this.#op);
  }

  /** Call it before ink, and before glyphs whose ToUnicode is their text: opens the owner's sequence. */
  plain(): void {
    if (this.#marking === undefined || this.#op === undefined || this.#open !== undefined) return;
    const owner = this.#marking.of(this.#op);
    const { tag, properties } = this.#marking.begin(owner, this.#op);
    this.#writer.ascii(`/${tag}<<${properties}>>BDC\n`);
    this.#open = owner;
  }

  /** Call it before glyphs that are to be read as these texts, and `closeSpan` after them. */
  openSpan(texts: readonly string[]): void {
    const properties = this.#spanProperties();
    const writer = this.#writer.ascii(`/Span<<${properties}/ActualText<feff`);
    for (const text of texts) writer.utf16(text);
    writer.ascii(">>>BDC\n");
  }

  closeSpan(): void {
    this.#writer.ascii("EMC\n");
  }

  /** Closes what is open. */
  leave(): void {
    if (this.#open !== undefined) this.#writer.ascii("EMC\n");
    this.#open = undefined;
  }

  /** The span of an element is a sequence of its own, with the element's properties. In an artifact, to which no structure leads, it is nested. */
  #spanProperties(): string {
    if (this.#marking === undefined || this.#op === undefined) return "";
    const owner = this.#marking.of(this.#op);
    if (this.#marking.artifact(owner)) {
      this.plain();
      return "";
    }
    this.leave();
    return this.#marking.begin(owner, this.#op).properties;
  }
}
