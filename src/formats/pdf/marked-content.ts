import type { ByteWriter } from "../../base/byte-writer.ts";
import type { PaintOp } from "../paint/paint.ts";

/** How a tagged file marks each operation. */
export interface Marking {
  /** The key of the operation's owner. Neighbours with one owner share a sequence. */
  of(op: PaintOp): object;
  /** True for what is no content: furniture, rules, grounds. */
  artifact(owner: object): boolean;
  /** Begins a new sequence of marked content with this operation. */
  begin(owner: object, first: PaintOp): Sequence;
}

interface Sequence {
  /** Artifact, or a structure type. */
  readonly tag: string;
  /** Entries of its property list: /MCID 3. */
  readonly properties: string;
}

/**
 * Opens and closes a page's marked content, so that sequences never overlap. An ActualText span of a tagged element is a sequence of its own: readers
 * of the structure lose their way in nested ones (Poppler ends the outer one with the inner).
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

  /** Moves on to an operation: closes a sequence of another owner. Opens nothing before there is something to show. */
  next(op: PaintOp): void {
    this.#op = op;
    if (this.#open !== undefined && this.#marking?.of(op) !== this.#open) this.leave();
  }

  /** True when an operation has the owner of the present sequence. */
  joins(op: PaintOp): boolean {
    return this.#marking === undefined || this.#op === undefined || this.#marking.of(op) === this.#marking.of(this.#op);
  }

  /** Before ink, or glyphs that say their own text. */
  plain(): void {
    if (this.#marking === undefined || this.#op === undefined || this.#open !== undefined) return;
    const owner = this.#marking.of(this.#op);
    const { tag, properties } = this.#marking.begin(owner, this.#op);
    this.#writer.ascii(`/${tag}<<${properties}>>BDC\n`);
    this.#open = owner;
  }

  /** Before glyphs that are read as these texts; `closeSpan` after them. */
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

  /** In an artifact, to which no structure leads, a span stands within the sequence. */
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
