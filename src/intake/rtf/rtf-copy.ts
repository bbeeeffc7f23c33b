import type { CopyPicture } from "../proposal.ts";
import { pictureXml, type WrittenDocument } from "../word/package.ts";
import { boxXml, drawnXml, referenceXml, textXml, type WordProperties, xmlReady } from "../word/written.ts";
import type { RtfLists } from "./lists.ts";
import { RtfStory } from "./rtf-story.ts";

/** Texts of their own, by the words that begin them. */
type StoryKind = "note" | "comment" | "box" | "furniture";

/** The kind of text that a word begins; undefined: none. */
export function storyKind(word: string): StoryKind | undefined {
  if (word === "footnote") return "note";
  if (word === "annotation") return "comment";
  if (word === "shptxt" || word === "dptxbxtext") return "box";
  return /^(?:header|footer)[lrf]?$/.test(word) ? "furniture" : undefined;
}

/** Texts in texts: notes in boxes, and the like. No word processor nests so deeply. */
const MOST_DEPTH = 50;

/** Keeps what is written: the texts of a document, and what stands beside them. */
export class RtfCopy {
  readonly #lists: RtfLists;
  readonly #outer: RtfStory[] = [];
  readonly #pictures: (CopyPicture | undefined)[] = [];
  readonly #notes: { readonly footnote: string[]; readonly endnote: string[] } = { footnote: [], endnote: [] };
  readonly #comments: { author: string; xml: string }[] = [];
  readonly #furniture: string[] = [];
  readonly #texts: string[] = [];
  readonly #objects: { name: string; isShown: boolean }[] = [];
  /** The text that is being written. */
  story = new RtfStory();
  /** Of the next comment. */
  author = "";

  constructor(lists: RtfLists) {
    this.#lists = lists;
  }

  get isTooDeep(): boolean {
    return this.#outer.length > MOST_DEPTH;
  }

  write(inner: string, isDeleted: boolean, look: WordProperties = {}): void {
    this.story.write(inner, look, isDeleted);
  }

  /** @returns the text without what XML has no place for, which is to be written */
  count(text: string): string {
    const shown = xmlReady(text);
    this.#texts.push(shown);
    return shown;
  }

  /** @param picture undefined: a place for one that the file does not hold */
  picture(picture: CopyPicture | undefined, isDeleted: boolean): void {
    this.write(pictureXml(this.#pictures.push(picture) - 1), isDeleted);
  }

  /** What only a word processor can draw. */
  drawn(text: string, isDeleted: boolean): void {
    const words = xmlReady(text).trim();
    if (words !== "") this.write(drawnXml(words), isDeleted);
  }

  /** A document in the document, which shows a picture or words of itself. */
  beginObject(): void {
    this.#objects.push({ name: "", isShown: false });
  }

  nameObject(name: string): void {
    const object = this.#objects.at(-1);
    if (object !== undefined) object.name = name;
  }

  showObject(): void {
    const object = this.#objects.at(-1);
    if (object !== undefined) object.isShown = true;
  }

  /** An object that shows nothing of itself is told. */
  endObject(isDeleted: boolean): void {
    const object = this.#objects.pop();
    if (object?.isShown === false) this.drawn(object.name || "object", isDeleted);
  }

  begin(): void {
    this.#outer.push(this.story);
    this.story = new RtfStory();
  }

  /** The text ends; where it began stands what leads to it. */
  end(kind: StoryKind, isDeleted: boolean): void {
    this.number();
    const { story } = this;
    const xml = story.finish();
    this.story = this.#outer.pop() ?? story;
    if (kind === "box") this.write(boxXml(xml), isDeleted);
    else if (kind === "comment") {
      const id = this.#comments.push({ author: this.author, xml }) - 1;
      this.write(referenceXml("comment", id), isDeleted);
    } else if (kind === "note") {
      const note = story.isEndnote ? "endnote" : "footnote";
      const id = this.#notes[note].push(xml) - 1;
      this.write(referenceXml(note, id), isDeleted);
    } else if (xml !== "") this.#furniture.push(xml);
  }

  /** Before the paragraph stands the number that its writer saw, if no list of the document numbers it. */
  number(): void {
    const { story } = this;
    const { list } = story.paragraph;
    if (list !== undefined && this.#lists.has(list.id)) return;
    story.paragraph = { ...story.paragraph, list: undefined };
    if (story.number.trim() !== "") story.writeBefore(textXml(this.count(story.number)));
  }

  document(): Omit<WrittenDocument, "styles" | "lists" | "hasMacros"> {
    return {
      body: this.story.finish(),
      footnotes: this.#notes.footnote,
      endnotes: this.#notes.endnote,
      comments: this.#comments,
      furniture: this.#furniture,
      pictures: this.#pictures,
      texts: this.#texts,
    };
  }
}
