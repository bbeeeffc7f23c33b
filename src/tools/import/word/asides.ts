import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import type { Span } from "../../../base/source.ts";
import type { Taken } from "../proposal.ts";
import { type LeftText, NOTICED_CODES, type Noticed, type WordReference, type WordText } from "./reader.ts";
import { innerElements, type WordElement } from "./xml.ts";

/** Texts beside the copy: comments, footnotes and endnotes, headers and footers. */
export interface Asides {
  /** In the order of their marks. */
  readonly notes: readonly { readonly text: string; readonly span: Span }[];
  readonly taken: readonly Taken[];
  /** Every text of the notes that come in, and of what is taken. */
  readonly counted: readonly string[];
  /** Brackets round ruby in notes. */
  readonly added: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of the document before its asides are read. */
interface AsidesDesk {
  /** Of the main part. */
  readonly references: readonly WordReference[];
  /** The span of a paragraph of the main part, from 0. */
  readonly spanOf: (paragraph: number) => Span;
  /** Parts by what they hold: `footnotes`. */
  readonly partOf: (kind: string) => WordElement | undefined;
  /** Headers and footers. */
  readonly furniture: readonly WordElement[];
  readonly read: (element: WordElement) => WordText;
}

/** A comment or note. */
interface Entry {
  readonly author: string;
  readonly said: WordText;
  isMet: boolean;
}

const KINDS = ["comment", "footnote", "endnote"] as const;

/** Reads all of them. A text that no mark of the copy leads to is told, too. */
export function readAsides(desk: AsidesDesk): Asides {
  return new AsidesReader(desk).read();
}

/** Guards that each comment and note is met once: where a mark leads to it, in the copy or in another aside; or at the end, if no mark does. */
class AsidesReader {
  readonly #desk: AsidesDesk;
  readonly #entries: ReadonlyMap<WordReference["kind"], ReadonlyMap<string, Entry>>;
  readonly #notes: { readonly text: string; readonly span: Span }[] = [];
  readonly #taken: Taken[] = [];
  readonly #counted: string[] = [];
  readonly #added: string[] = [];
  readonly #comments: Diagnostic[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(desk: AsidesDesk) {
    this.#desk = desk;
    this.#entries = new Map(KINDS.map((kind) => [kind, entriesIn(desk.partOf(`${kind}s`), kind, desk.read)] as const));
  }

  read(): Asides {
    const { references, spanOf, furniture, read } = this.#desk;
    for (const reference of references) this.#meet(reference, spanOf(reference.paragraph), undefined);
    for (const part of furniture) this.#leaveOut(read(part), "furniture", spanOf(0));
    for (const kind of KINDS) {
      for (const id of this.#entries.get(kind)?.keys() ?? [])
        this.#meet({ kind, id, paragraph: 0, isIn: "hidden" }, spanOf(0), undefined);
    }
    return {
      notes: this.#notes,
      taken: this.#taken,
      counted: this.#counted,
      added: this.#added,
      diagnostics: [...this.#comments, ...this.#diagnostics],
    };
  }

  /** @param outer why the text that the mark stands in is left out; undefined: it is not */
  #meet({ kind, id, isIn }: WordReference, span: Span, outer: Taken["reason"] | undefined): void {
    const entry = this.#entries.get(kind)?.get(id);
    if (entry === undefined || entry.isMet) return;
    entry.isMet = true;
    const left = outer ?? (isIn === "copy" ? undefined : isIn);
    if (kind === "comment") this.#comment(entry, span);
    else if (left === undefined) this.#note(entry, span);
    else this.#leaveOut(entry.said, left, span);
  }

  #comment({ author, said }: Entry, span: Span): void {
    const text = textOf(said);
    this.#comments.push(warningAt(span, "word-comment", { author: author || "?", text }));
    for (const reference of said.references) this.#meet(reference, span, "comment");
  }

  #note({ said }: Entry, span: Span): void {
    const text = textOf(said);
    this.#count(said);
    if (text !== "") {
      this.#notes.push({ text, span });
      this.#diagnostics.push(warningAt(span, "word-note", { text: text.slice(0, 40) }));
    }
    this.#diagnostics.push(...noticedMessages(said.noticed, () => span));
    if (said.hasPicture) this.#diagnostics.push(warningAt(span, "word-unread", { text: "picture" }));
    for (const left of said.left) {
      this.#taken.push({ reason: left.reason, text: left.text, span });
      this.#diagnostics.push(...leftMessage(left, span));
    }
    for (const reference of said.references) this.#meet(reference, span, undefined);
  }

  #count({ counted, left, added }: WordText): void {
    this.#counted.push(...counted, ...left.map(({ text }) => text));
    this.#added.push(...added);
  }

  /** A text that does not come in, with the notes that it leads to. */
  #leaveOut(said: WordText, reason: Taken["reason"], span: Span): void {
    const { paragraphs, left, noticed, references } = said;
    this.#count(said);
    // A watermark is drawn words of a header.
    const drawn = noticed.flatMap(({ code, text: drawnText }) => (code === "word-unread" ? [drawnText] : []));
    this.#counted.push(...drawn);
    const text = [...paragraphs, ...drawn].join("\n").trim();
    if (text !== "") this.#taken.push({ reason, text, span });
    if (reason === "deleted" || reason === "hidden") this.#diagnostics.push(...leftMessage({ reason, text }, span));
    for (const each of left) {
      this.#taken.push({ reason: each.reason, text: each.text, span });
      if (reason !== "furniture") this.#diagnostics.push(...leftMessage(each, span));
    }
    for (const reference of references) this.#meet(reference, span, reason);
  }
}

const LEFT = { deleted: "deleted-text", hidden: "word-hidden", equation: "word-equation-left" } as const;

/** Tells of text that does not come in; nobody misses the code of a field. */
export function leftMessage({ reason, text }: Pick<LeftText, "reason" | "text">, span: Span): readonly Diagnostic[] {
  return reason === "field" || text.trim() === "" ? [] : [warningAt(span, LEFT[reason], { text })];
}

export function noticedMessages(
  noticed: readonly Noticed[],
  spanOf: (paragraph: number) => Span,
): readonly Diagnostic[] {
  return NOTICED_CODES.flatMap((code) =>
    noticed
      .filter((each) => each.code === code)
      .map(({ text, paragraph }) => warningAt(spanOf(paragraph), code, { text })),
  );
}

/** What a note or comment says. */
function textOf({ paragraphs }: WordText): string {
  return paragraphs
    .filter((text) => text.trim() !== "")
    .join("\n")
    .trim();
}

/** Comments or notes by their ids. Word keeps the lines between copy and notes as notes, too: these have another type, and are left out. */
function entriesIn(
  part: WordElement | undefined,
  kind: WordReference["kind"],
  read: (element: WordElement) => WordText,
): ReadonlyMap<string, Entry> {
  return new Map(
    innerElements(part, `w:${kind}`).flatMap((element) => {
      const { id = "", author = "", type = "normal" } = element.attributes;
      return type === "normal" ? [[id, { author, said: read(element), isMet: false }] as const] : [];
    }),
  );
}
