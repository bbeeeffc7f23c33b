import type { Cell, Copy, ListItem, ListKind, Paragraph, ParagraphKind, Run, RunStyle } from "../../../base/copy.ts";
import { endOfLine } from "../../../base/source.ts";
import type { LocatedText } from "../located.ts";
import { joinsWithSpace } from "./characters.ts";

const SPACE = 0x20;
const IDEOGRAPHIC_SPACE = 0x3000;
const LINE_FEED = 0x0a;

/**
 * Collects copy paragraph by paragraph. It guarantees that codes and origins have the same length, that runs cover a paragraph without gaps, that white at line
 * edges is dropped, that lines join as Chinese needs, and that no anchor is lost.
 */
export class CopyBuilder {
  readonly #text: LocatedText;
  #codes: Uint32Array;
  /** UTF-16 offsets in the value of `#text`. */
  #offsets: Int32Array;
  #length = 0;
  readonly #paragraphs: Paragraph[] = [];
  #kind: ParagraphKind = "body";
  #cell: Cell | undefined;
  #from = 0;
  #style: RunStyle = "plain";
  #styleFrom = 0;
  #runs: Run[] = [];
  /** The next run is separate from the last one, even if the style is the same. */
  #split = false;
  #anchors: string[] = [];
  #tables = 0;
  #stanza = false;
  #item: ListItem | undefined;
  #lists = 0;
  /** The kind of list that the following body paragraphs form. */
  list: ListKind | undefined;
  /** Offset of a line end whose effect depends on the next character; −1: none. */
  #lineEnd = -1;

  constructor(text: LocatedText) {
    this.#text = text;
    this.#codes = new Uint32Array(text.value.length + 16);
    this.#offsets = new Int32Array(text.value.length + 16);
  }

  /** The last character's offset in the text. */
  get offset(): number {
    return this.#offsets[Math.max(0, this.#length - 1)] ?? 0;
  }

  /** The number of paragraphs so far. */
  get paragraphs(): number {
    return this.#paragraphs.length;
  }

  /** The number of the table that begins; a story's first is 0. */
  nextTable(): number {
    return this.#tables++;
  }

  /** The next paragraph begins a passage of verse. After other verse it begins a stanza. */
  beginVerse(): void {
    this.#stanza = this.#paragraphs.at(-1)?.kind === "verse";
  }

  /**
   * The next paragraph is an item. A number after the first continues the list before it; so does a bullet after a bullet.
   * @param label length of its number in code points; 0: a bullet
   * @param setOff whether it is in a quotation, whose lists are separate
   */
  beginItem(label: number, first: boolean, setOff = false): void {
    const last = this.#paragraphs.at(-1)?.item;
    const before = (last?.setOff ?? false) === setOff ? last : undefined;
    const goesOn = before !== undefined && (label === 0 ? before.label === 0 : before.label > 0 && !first);
    this.#item = { list: goesOn ? before.list : this.#lists++, label, ...(setOff && { setOff }) };
  }

  /** Begins a paragraph. @param at its offset in the text */
  open(kind: ParagraphKind, at: number, cell?: Cell): void {
    if (this.#paragraphs.length > 0) this.#push(LINE_FEED, at);
    this.#kind = kind;
    this.#cell = cell;
    this.#from = this.#length;
    this.#style = "plain";
    this.#styleFrom = this.#length;
    this.#runs = [];
    this.#split = false;
    this.#lineEnd = -1;
  }

  add(code: number, at: number): void {
    if (this.#length === this.#from) {
      if (isSpace(code)) return;
    } else if (this.#lineEnd >= 0) {
      if (isSpace(code)) return;
      if (joinsWithSpace(this.#codes.subarray(this.#from, this.#length), code)) this.#push(SPACE, this.#lineEnd);
      this.#lineEnd = -1;
    }
    this.#push(code, at);
  }

  /** Adds a range of text without markup, with the same result as `add` for each character. */
  addText(start: number, end: number): void {
    const { value } = this.#text;
    for (let at = start; at < end; ) {
      const lineEnd = endOfLine(value, at, end);
      this.#addLine(value, at, lineEnd);
      if (lineEnd < end) this.endLine(lineEnd);
      at = lineEnd + 1;
    }
  }

  /** Only the first character of a line needs checks for white and joins; the rest is copied. */
  #addLine(value: string, start: number, end: number): void {
    let at = start;
    if (this.#length === this.#from || this.#lineEnd >= 0) {
      while (at < end && isSpace(value.charCodeAt(at))) at++;
      if (at === end) return;
      const first = value.codePointAt(at) as number;
      this.add(first, at);
      at += first > 0xffff ? 2 : 1;
    }
    this.#grow(end - at);
    const codes = this.#codes;
    const offsets = this.#offsets;
    let length = this.#length;
    for (; at < end; at++) {
      const unit = value.charCodeAt(at);
      offsets[length] = at;
      if (unit < 0xd800 || unit > 0xdbff) codes[length++] = unit;
      else codes[length++] = value.codePointAt(at++) as number;
    }
    this.#length = length;
  }

  /** Notes a line break of the source inside the paragraph. */
  endLine(at: number): void {
    this.#trim();
    if (this.#length > this.#from) this.#lineEnd = at;
  }

  /** Sets the style of the characters that follow. */
  style(style: RunStyle): void {
    if (style === this.#style) return;
    this.#endRun(this.#length);
    this.#style = style;
  }

  /** Begins a new run even if the style stays the same: two adjacent names are two. */
  split(): void {
    this.#endRun(this.#length);
    this.#split = true;
  }

  /** Anchors a photo before the open paragraph, or before the next one. */
  anchor(id: string): void {
    this.#anchors.push(id);
  }

  /** Ends the paragraph. An empty one is dropped unless it is a table cell. */
  close(): void {
    this.#trim();
    if (this.#length === this.#from && this.#cell === undefined) {
      if (this.#paragraphs.length > 0) this.#length--;
      this.#from = this.#length;
      return;
    }
    this.#endRun(this.#length);
    const paragraph: { -readonly [Key in keyof Paragraph]: Paragraph[Key] } = {
      kind: this.#kind,
      from: this.#from,
      to: this.#length,
      runs: this.#runs,
      anchors: this.#anchors,
      cell: this.#cell,
    };
    if (this.#stanza) paragraph.stanza = true;
    if (this.#kind === "item" && this.#item !== undefined) paragraph.item = this.#item;
    if (this.#kind === "body" && this.list !== undefined) paragraph.list = this.list;
    this.#paragraphs.push(paragraph);
    this.#anchors = [];
    this.#stanza = false;
  }

  /** The finished copy. Anchors after the last paragraph belong to it. */
  finish(): Copy {
    const last = this.#paragraphs.pop();
    if (last !== undefined) this.#paragraphs.push({ ...last, anchors: [...last.anchors, ...this.#anchors] });
    const length = this.#length;
    const offsets = this.#offsets;
    const origins = new Int32Array(length + 1);
    const from = this.#text.origins;
    for (let at = 0; at < length; at++) origins[at] = from[offsets[at] as number] as number;
    const end = length === 0 ? 0 : this.#after(length - 1);
    origins[length] = from[end] ?? 0;
    return {
      codes: this.#codes.slice(0, length),
      paragraphs: this.#paragraphs,
      source: this.#text.span.source,
      origins,
    };
  }

  /** The offset after a code point's last unit. */
  #after(index: number): number {
    return (this.#offsets[index] ?? 0) + ((this.#codes[index] ?? 0) > 0xffff ? 2 : 1);
  }

  #trim(): void {
    while (this.#length > this.#from && isSpace(this.#codes[this.#length - 1])) this.#length--;
  }

  #endRun(to: number): void {
    const from = this.#styleFrom;
    this.#styleFrom = to;
    const before = this.#runs.at(-1);
    if (to < from && before !== undefined) this.#shorten(to);
    if (to <= from) return;
    const joins = before?.style === this.#style && !this.#split;
    this.#split = false;
    if (joins) this.#runs[this.#runs.length - 1] = { ...before, to };
    else this.#runs.push({ style: this.#style, from, to });
  }

  /** Cuts the runs back to `to` after trimming. */
  #shorten(to: number): void {
    for (let last = this.#runs.at(-1); last !== undefined && last.to > to; last = this.#runs.at(-1)) {
      this.#runs.pop();
      if (last.from < to) this.#runs.push({ ...last, to });
    }
  }

  /** Makes room for `count` more characters. */
  #grow(count: number): void {
    if (this.#length + count <= this.#codes.length) return;
    const room = 2 * (this.#length + count);
    const codes = new Uint32Array(room);
    codes.set(this.#codes);
    this.#codes = codes;
    const offsets = new Int32Array(room);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
  }

  #push(code: number, at: number): void {
    if (this.#length === this.#codes.length) this.#grow(1);
    this.#codes[this.#length] = code;
    this.#offsets[this.#length++] = at;
  }
}

/** A blank that house markup drops at the edges of paragraphs and lines. */
export function isSpace(code: number | undefined): boolean {
  return code === SPACE || code === IDEOGRAPHIC_SPACE;
}
