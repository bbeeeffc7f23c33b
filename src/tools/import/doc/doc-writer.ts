import type { CopyPicture } from "../proposal.ts";
import { docDrawings, linePicture } from "./drawings.ts";
import { type DocFile, partsOf, plcIn, type TextStretch, textsIn } from "./fib.ts";
import { formXml } from "./form.ts";
import { docFormats } from "./formats.ts";
import { docLists } from "./lists.ts";
import { pictureXml, type WrittenDocument } from "./package.ts";
import type { DocText } from "./pieces.ts";
import type { RunState } from "./sprms.ts";
import { type StoryDesk, shownText, storyXml } from "./story.ts";
import { docStyles } from "./styles.ts";
import { boxXml, drawnXml, NO_PARAGRAPH, paragraphXml, referenceXml, runXml, symbolXml } from "./written.ts";

/** Gathers what the texts of a document name: pictures, notes, text boxes. */
export class DocWriter {
  readonly #file: DocFile;
  readonly #pictures: (CopyPicture | undefined)[] = [];
  readonly #linePictures = new Map<number, string>();
  /** What stands beside a character of the text, by its place; what was written goes. */
  readonly #marks = new Map<number, string>();
  /** Places of characters that stand for a symbol font's. */
  readonly #symbols = new Set<number>();
  readonly #desk: StoryDesk;
  readonly #fonts: readonly string[];

  constructor(file: DocFile, text: DocText) {
    this.#file = file;
    this.#fonts = fontsIn(file);
    const styles = docStyles(file);
    const signs = {
      at: (place: number): string => this.#mark(place),
      picture: ({ picture, isForm }: RunState): string => {
        if (picture === undefined) return "";
        return isForm ? formXml(file.data, picture) : this.#linePicture(picture);
      },
      symbol: (run: RunState, place: number): string => this.#symbol(run, place),
    };
    this.#desk = { text: text.text, formats: docFormats(file, text, styles), styles, signs };
  }

  write(): Omit<WrittenDocument, "hasMacros"> {
    const { stretches } = this.#file;
    const footnotes = this.#notes("footnote");
    const endnotes = this.#notes("endnote");
    const comments = this.#comments();
    const boxes = this.#drawings();
    const body = storyXml(this.#desk, stretches.body);
    const unmet = [...this.#marks.values()].map((mark) => paragraphXml(runXml(mark, {}, false), NO_PARAGRAPH));
    const headers = partsOf(this.#file.table("headerTexts"), 0, stretches.headers);
    return {
      body: [body, ...unmet, ...boxes, ...footnotes.rest, ...endnotes.rest, ...comments.rest].join(""),
      footnotes: footnotes.texts,
      endnotes: endnotes.texts,
      comments: comments.texts,
      furniture: this.#stories([...headers, ...rest(headers, stretches.headers), stretches.headerBoxes]),
      styles: this.#desk.styles.written,
      lists: docLists(this.#file),
      pictures: this.#pictures,
      texts: Object.entries(stretches).map(([name, stretch]) => (name === "macros" ? "" : this.#shown(stretch))),
    };
  }

  #mark(place: number): string {
    const mark = this.#marks.get(place) ?? "";
    this.#marks.delete(place);
    return mark;
  }

  /** Undefined: the document names a picture that it does not hold. */
  #picture(picture: CopyPicture | undefined): string {
    const at = picture === undefined ? -1 : this.#pictures.indexOf(picture);
    return pictureXml(at < 0 ? this.#pictures.push(picture) - 1 : at);
  }

  #linePicture(place: number): string {
    const written = this.#linePictures.get(place);
    if (written !== undefined) return written;
    const found = linePicture(this.#file, place);
    const xml = found === undefined ? "" : this.#picture(found === "elsewhere" ? undefined : found);
    this.#linePictures.set(place, xml);
    return xml;
  }

  #symbol({ symbol }: RunState, place: number): string {
    if (symbol === undefined) return "";
    this.#symbols.add(place);
    return symbolXml(this.#fonts[symbol.font] ?? "", symbol.character);
  }

  /** Marks in the body, by their numbers; and texts that no mark leads to. */
  #notes(kind: "footnote" | "endnote"): { readonly texts: readonly string[]; readonly rest: readonly string[] } {
    const { table, stretches } = this.#file;
    const marks = plcIn(table(`${kind}Marks`), 2);
    const stretch = stretches[`${kind}s`];
    const parts = partsOf(table(`${kind}Texts`), 0, stretch);
    for (const at of marks.records.keys()) this.#marks.set(marks.places[at] ?? 0, referenceXml(kind, at));
    const noted = parts.slice(0, marks.records.length);
    const texts = noted.map((part) => storyXml(this.#desk, part));
    return { texts, rest: this.#stories(rest(noted, stretch)) };
  }

  #comments(): { readonly texts: WrittenDocument["comments"]; readonly rest: readonly string[] } {
    const { table, stretches } = this.#file;
    const marks = plcIn(table("commentMarks"), 30);
    const parts = partsOf(table("commentTexts"), 0, stretches.comments).slice(0, marks.records.length);
    const authors = textsIn(table("authors"));
    for (const at of marks.records.keys()) this.#marks.set(marks.places[at] ?? 0, referenceXml("comment", at));
    const texts = parts.map((part, at) => ({
      author: authors[marks.records[at]?.readUInt16LE(20) ?? 0] ?? "",
      xml: storyXml(this.#desk, part),
    }));
    return { texts, rest: this.#stories(rest(parts, stretches.comments)) };
  }

  /** Drawings in the body; @returns texts of boxes that no drawing holds */
  #drawings(): readonly string[] {
    const { table, stretches } = this.#file;
    const { records } = plcIn(table("boxTexts"), 22);
    const parts = partsOf(table("boxTexts"), 22, stretches.boxes);
    const boxes = new Map(parts.map((part, at) => [records[at]?.readUInt32LE(14) ?? 0, part] as const));
    const met: TextStretch[] = [];
    for (const [place, { shapes, pictures, wordArt }] of docDrawings(this.#file)) {
      const texts = shapes.flatMap((shape) => boxes.get(shape) ?? []).filter((box) => !met.includes(box));
      met.push(...texts);
      const drawn = [
        ...pictures.map((picture) => this.#picture(picture)),
        ...texts.map((text) => boxXml(storyXml(this.#desk, text))),
        ...wordArt.map(drawnXml),
      ];
      this.#marks.set(place, (this.#marks.get(place) ?? "") + drawn.join(""));
    }
    return this.#stories(rest(met, stretches.boxes));
  }

  /** Those that have words. */
  #stories(stretches: readonly TextStretch[]): readonly string[] {
    return stretches
      .filter((stretch) => this.#shown(stretch).trim() !== "")
      .map((stretch) => storyXml(this.#desk, stretch));
  }

  #shown({ from, to }: TextStretch): string {
    const { text } = this.#desk;
    const symbols = [...this.#symbols].filter((place) => place >= from && place < to).sort((a, b) => a - b);
    const starts = [from, ...symbols.map((place) => place + 1)];
    return starts.map((start, at) => shownText(text.slice(start, symbols[at] ?? to))).join("");
  }
}

/** What of a stretch stands in none of its parts. */
function rest(parts: readonly TextStretch[], { from, to }: TextStretch): readonly TextStretch[] {
  const left: TextStretch[] = [];
  let at = from;
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    if (part.from > at) left.push({ from: at, to: part.from });
    at = Math.max(at, part.to);
  }
  return at < to ? [...left, { from: at, to }] : left;
}

/** Bytes of a font before its name (MS-DOC FFN). */
const FONT_HEAD = 40;

/** Names of fonts, which symbols need. */
function fontsIn({ table }: DocFile): readonly string[] {
  const fonts = table("fonts");
  const names: string[] = [];
  for (let at = 4; at < fonts.length; at += 1 + (fonts[at] ?? 0)) {
    const font = fonts.subarray(at, at + 1 + (fonts[at] ?? 0));
    names.push((font.toString("utf16le", FONT_HEAD).split("\0")[0] ?? "").trim());
  }
  return names;
}
