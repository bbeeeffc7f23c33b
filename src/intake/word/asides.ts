import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { Taken } from "../proposal.ts";
import { type LeftText, NOTICED_CODES, type Noticed, ofCode, type WordCount, type WordReference } from "./count.ts";
import { readableDrawings } from "./drawings.ts";
import type { StyleLook } from "./styles.ts";
import { survey } from "./survey.ts";
import { readXml } from "./xml.ts";

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
  /** Parts by what they hold: `footnotes`. Empty: there is none. */
  readonly partOf: (kind: string) => string;
  /** Headers and footers. */
  readonly furniture: readonly string[];
  readonly styleOf: (style: string) => StyleLook;
}

/** A comment or note. */
interface Entry {
  readonly author: string;
  readonly counted: WordCount;
  readonly hasPicture: boolean;
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
    this.#entries = new Map(
      KINDS.map((kind) => [kind, entriesIn(desk.partOf(`${kind}s`), kind, desk.styleOf)] as const),
    );
  }

  read(): Asides {
    const { references, spanOf, furniture, styleOf } = this.#desk;
    for (const reference of references) this.#meet(reference, spanOf(reference.paragraph), undefined);
    for (const xml of furniture) this.#leaveOut(survey(readableDrawings(xml), "", styleOf), "furniture", spanOf(0));
    for (const kind of KINDS) {
      for (const id of this.#entries.get(kind)?.keys() ?? [])
        this.#meet({ kind, id, paragraph: 0, isIn: "hidden" }, spanOf(0), undefined);
    }
    return {
      notes: this.#notes,
      taken: this.#taken,
      counted: [...this.#counted, ...this.#taken.map(({ text }) => text)],
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
    else this.#leaveOut(entry.counted, left, span);
  }

  #comment({ author, counted }: Entry, span: Span): void {
    const text = textOf(counted);
    this.#comments.push(warningAt(span, "word-comment", { author: author || "?", text }));
    for (const reference of counted.references) this.#meet(reference, span, "comment");
  }

  #note({ counted, hasPicture }: Entry, span: Span): void {
    const text = textOf(counted);
    this.#counted.push(...counted.paragraphs);
    if (text !== "") {
      this.#notes.push({ text, span });
      this.#diagnostics.push(warningAt(span, "word-note", { text: text.slice(0, 40) }));
    }
    this.#added.push(...ofCode("word-ruby", counted.noticed).map(() => "（）"));
    this.#diagnostics.push(...noticedMessages(counted.noticed, () => span));
    if (hasPicture) this.#diagnostics.push(warningAt(span, "word-unread", { text: "picture" }));
    for (const left of counted.left) {
      this.#taken.push({ reason: left.reason, text: left.text, span });
      this.#diagnostics.push(...leftMessage(left, span));
    }
    for (const reference of counted.references) this.#meet(reference, span, undefined);
  }

  /** A text that does not come in, with the notes that it leads to. */
  #leaveOut({ paragraphs, left, noticed, references }: WordCount, reason: Taken["reason"], span: Span): void {
    // A watermark is drawn words of a header.
    const drawn = ofCode("word-unread", noticed).map((each) => each.text);
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

const LEFT = { deleted: "word-revision", hidden: "word-hidden", equation: "word-equation-left" } as const;

/** Tells of text that does not come in; nobody misses the code of a field. */
export function leftMessage({ reason, text }: Pick<LeftText, "reason" | "text">, span: Span): readonly Diagnostic[] {
  return reason === "field" || text.trim() === "" ? [] : [warningAt(span, LEFT[reason], { text })];
}

/** @param isUnknown whether mammoth has no character for a symbol; notes are read without mammoth */
export function noticedMessages(
  noticed: readonly Noticed[],
  spanOf: (paragraph: number) => Span,
  isUnknown: (symbol: string) => boolean = () => true,
): readonly Diagnostic[] {
  return NOTICED_CODES.flatMap((code) => {
    const symbols = code === "word-unread" ? ofCode("symbol", noticed).filter(({ text }) => isUnknown(text)) : [];
    return [...ofCode(code, noticed), ...symbols].map(({ text, paragraph }) =>
      warningAt(spanOf(paragraph), code, { text }),
    );
  });
}

/** What a note or comment says, ruby in brackets. */
function textOf({ paragraphs, noticed }: WordCount): string {
  const shown = [...paragraphs];
  for (const { text, paragraph } of ofCode("word-ruby", noticed)) {
    const written = text.replace(/^(.*)（(.*)）$/su, "$2$1");
    shown[paragraph] = shown[paragraph]?.replace(written, () => text) ?? "";
  }
  return shown
    .filter((text) => text.trim() !== "")
    .join("\n")
    .trim();
}

/** Comments or notes by their ids. Word keeps the lines between copy and notes as notes, too: these have another type, and are left out. */
function entriesIn(
  part: string,
  kind: WordReference["kind"],
  styleOf: (style: string) => StyleLook,
): ReadonlyMap<string, Entry> {
  const xml = readableDrawings(part);
  const entries = new Map<string, Entry>();
  let root: { readonly tag: string; readonly written: string } | undefined;
  let hasPicture = false;
  readXml(xml, "", {
    open: ({ name, start, end, written }) => {
      root ??= { tag: xml.slice(start, end), written };
      if (name === `w:${kind}`) hasPicture = false;
      else if (name === "a:blip" || name === "v:imagedata") hasPicture = true;
    },
    close: ({ name, attributes, start }, _, end) => {
      const { id = "", author = "", type = "normal" } = attributes;
      if (name !== `w:${kind}` || type !== "normal" || root === undefined) return;
      const counted = survey(`${root.tag}${xml.slice(start, end)}</${root.written}>`, "", styleOf);
      entries.set(id, { author, counted, hasPicture, isMet: false });
    },
  });
  return entries;
}
