import type { WrittenDocument } from "../word/package.ts";
import { codeXml, fieldMarkXml, textXml, xmlReady } from "../word/written.ts";
import { RtfCharacters } from "./characters.ts";
import { isHalf } from "./encodings.ts";
import { RtfFonts } from "./fonts.ts";
import { RtfForm } from "./form.ts";
import type { Group, Sink } from "./group.ts";
import { RtfLists } from "./lists.ts";
import { RtfPicture } from "./picture.ts";
import { RtfCopy, storyKind } from "./rtf-copy.ts";
import { RtfStyles } from "./rtf-styles.ts";
import { type RtfToken, rtfTokens } from "./tokens.ts";
import {
  CHARACTERS,
  ENDS_OF_PARAGRAPHS,
  ENDS_OF_ROWS,
  lookAfter,
  MADE_BY_READER,
  OPTIONAL,
  PLAIN,
  paragraphAfter,
  SKIPPED,
} from "./words.ts";

/** A document, as far as its file has it. */
interface RtfReading {
  readonly document: WrittenDocument;
  /** The file does not end within it. */
  readonly isWhole: boolean;
  /** The byte behind it. */
  readonly end: number;
}

/** No program opens so many groups in one another. */
const MOST_DEPTH = 1000;

/** Guards that each character of a document goes where its group says. */
export class RtfReader {
  readonly #file: Buffer;
  readonly #groups: Group[] = [];
  #group: Group = {
    sink: { to: "story" },
    look: PLAIN,
    substitutes: 1,
    isOptional: false,
    hasPicture: false,
    ends: [],
  };
  readonly #fonts = new RtfFonts();
  readonly #lists = new RtfLists();
  readonly #styles = new RtfStyles();
  readonly #copy = new RtfCopy(this.#lists);
  readonly #characters = new RtfCharacters(this.#fonts);
  /** The name of a drawing's property whose value comes next. */
  #property = "";
  #form = new RtfForm();
  #isEnded = false;

  constructor(file: Buffer) {
    this.#file = file;
  }

  /** Undefined: its groups or texts stand too deep in one another. */
  read(): RtfReading | undefined {
    let end = this.#file.length;
    const isCut = (text: string): boolean => isHalf(text, this.#fonts.pageOf(this.#group.look));
    for (const token of rtfTokens(this.#file, isCut)) {
      this.#take(token);
      if (this.#copy.isTooDeep || this.#groups.length > MOST_DEPTH) return undefined;
      if (!this.#isEnded) continue;
      if (token.kind === "close") end = token.end;
      break;
    }
    const isWhole = this.#isEnded;
    if (!isWhole) this.#cut();
    const tables = { styles: this.#styles.written(), lists: this.#lists.written() };
    return { document: { ...this.#copy.document(), ...tables, hasMacros: false }, isWhole, end };
  }

  /** Ends the groups in which the file ends. Half a character is dropped; a place stands for a picture that is not whole. */
  #cut(): void {
    this.#characters.dropHalf(this.#group.look);
    for (const { sink } of [...this.#groups, this.#group]) if (sink.to === "picture") sink.picture.isCut = true;
    while (!this.#isEnded) this.#close();
  }

  #take(token: RtfToken): void {
    const { sink } = this.#group;
    if (token.kind === "open") this.#open();
    else if (token.kind === "close") this.#close();
    else if (token.kind === "word") this.#word(token.name, token.value);
    else if (sink.to === "picture") this.#takePicture(token, sink.picture);
    else if (token.kind === "hex") this.#characters.addBytes(Buffer.of(token.byte));
    else if (token.kind === "text") this.#characters.addBytes(Buffer.from(token.text, "latin1"));
  }

  #takePicture(token: RtfToken, picture: RtfPicture): void {
    if (token.kind === "bytes") picture.add(token.bytes);
    else if (token.kind === "text") picture.addHex(token.text);
  }

  #open(): void {
    this.#flush();
    this.#characters.endSubstitutes();
    this.#groups.push(this.#group);
    this.#group = { ...this.#group, isOptional: false, hasPicture: false, ends: [] };
    if (this.#group.sink.to !== "styles") return;
    const style = this.#styles.draft();
    this.#group.sink = { to: "style", style };
    this.#group.ends.push(() => this.#styles.add(style, this.#group.look));
  }

  #close(): void {
    this.#flush();
    this.#characters.endSubstitutes();
    for (const end of this.#group.ends.toReversed()) end();
    const outer = this.#groups.pop();
    if (outer !== undefined) this.#group = outer;
    this.#isEnded = this.#groups.length === 0;
  }

  #word(name: string, value: number | undefined): void {
    const group = this.#group;
    if (group.sink.to === "nothing") return;
    if (name === "*") group.isOptional = true;
    else {
      const isUnknown = group.isOptional && !OPTIONAL.has(name);
      group.isOptional = false;
      if (isUnknown || SKIPPED.has(name)) this.#sinkTo({ to: "nothing" });
      else this.#known(name, value);
    }
  }

  #known(name: string, value: number | undefined): void {
    const { look, substitutes } = this.#group;
    const character = CHARACTERS[name];
    if (character !== undefined) this.#characters.addSign(character, look);
    else if (name === "u") this.#characters.addUnicode(value ?? 0, substitutes, look);
    else if (name === "uc") this.#group.substitutes = Math.max(0, value ?? 1);
    else if (!this.#begin(name) && !this.#inSink(name, value)) this.#format(name, value);
  }

  #sinkTo(sink: Sink): void {
    this.#flush();
    this.#group.sink = sink;
  }

  /** Words that say where the group's text goes. */
  #begin(name: string): boolean {
    switch (name) {
      case "fonttbl":
        this.#sinkTo({ to: "fonts" });
        break;
      case "stylesheet":
        this.#sinkTo({ to: "styles" });
        break;
      case "listtable":
      case "listoverridetable":
        this.#sinkTo({ to: "lists" });
        break;
      case "shp":
      case "shpgrp":
      case "do":
      case "upr":
        this.#sinkTo({ to: "aside" });
        break;
      case "ud":
        this.#sinkTo(this.#groups.at(-2)?.sink ?? { to: "story" });
        break;
      case "field":
        this.#write(fieldMarkXml("begin"));
        this.#group.ends.push(() => this.#write(fieldMarkXml("end")));
        break;
      case "fldinst":
        this.#sinkTo({ to: "code" });
        break;
      case "fldrslt":
        this.#write(fieldMarkXml("separate"));
        this.#sinkTo(this.#groups.at(-1)?.sink ?? { to: "story" });
        break;
      case "formfield":
        this.#beginForm();
        break;
      case "pict":
        this.#beginPicture();
        break;
      case "shppict":
      case "nonshppict":
        this.#beginVersion(name === "shppict");
        break;
      case "object":
        this.#copy.beginObject();
        this.#group.ends.push(() => this.#copy.endObject(this.#group.look.isDeleted));
        break;
      default:
        return this.#beginWords(name) || this.#beginStory(name);
    }
    return true;
  }

  #beginForm(): void {
    this.#sinkTo({ to: "aside" });
    const form = new RtfForm();
    this.#form = form;
    this.#group.ends.push(() => this.#write(form.finish()));
  }

  /** A picture may stand there twice: the newer version comes first and is taken. */
  #beginVersion(isNew: boolean): void {
    const outer = this.#groups.at(-1);
    if (!isNew && outer?.hasPicture) this.#sinkTo({ to: "nothing" });
    if (outer !== undefined) outer.hasPicture = isNew;
  }

  #beginPicture(): void {
    const picture = new RtfPicture();
    this.#sinkTo({ to: "picture", picture });
    this.#group.ends.push(() => {
      const found = picture.finish();
      if (picture.isCut || found !== undefined)
        this.#copy.picture(picture.isCut ? undefined : found, this.#group.look.isDeleted);
    });
  }

  /** Groups with words that are no copy. */
  #beginWords(name: string): boolean {
    switch (name) {
      case "leveltext":
        return this.#gather((text) => this.#lists.describe(text));
      case "atnauthor":
        return this.#gather((text) => {
          this.#copy.author = xmlReady(text);
        });
      case "objclass":
        return this.#gather((text) => this.#copy.nameObject(text));
      case "result":
        this.#copy.showObject();
        return false;
      case "ffl":
        return this.#gather((text) => this.#form.addEntry(text));
      case "listtext":
      case "pntext":
        return this.#gather((text) => {
          this.#copy.story.number = xmlReady(text);
        });
      case "sn":
        return this.#gather((text) => {
          this.#property = text.trim();
        });
      case "sv":
        // Words that are drawn as a picture of themselves.
        return (
          this.#property === "gtextUNICODE" &&
          this.#gather((text) => this.#copy.drawn(text, this.#group.look.isDeleted))
        );
      case "moMath":
        return this.#gather((text) => this.#copy.drawn(text, this.#group.look.isDeleted));
      default:
        return false;
    }
  }

  #gather(end: (text: string) => void): true {
    const words: string[] = [];
    this.#sinkTo({ to: "words", words });
    this.#group.ends.push(() => end(words.join("")));
    return true;
  }

  /** Groups that are texts of their own. */
  #beginStory(name: string): boolean {
    const kind = storyKind(name);
    if (kind === undefined) return false;
    const { isDeleted } = this.#group.look;
    this.#sinkTo({ to: "story" });
    this.#copy.begin();
    this.#group.look = PLAIN;
    this.#group.ends.push(() => this.#copy.end(kind, isDeleted));
    return true;
  }

  /** Words that mean something in their group alone. */
  #inSink(name: string, value: number | undefined): boolean {
    const { sink } = this.#group;
    switch (sink.to) {
      case "fonts":
        if (name === "f") this.#flush();
        return this.#fonts.describe(name, value);
      case "lists":
        return this.#lists.take(name, value);
      case "style":
        return this.#styles.take(sink.style, name, value);
      case "picture":
        return sink.picture.take(name);
      case "aside":
        this.#form.take(name, value);
        return false;
      default:
        return false;
    }
  }

  #format(name: string, value: number | undefined): void {
    const look = lookAfter(this.#group.look, name, value);
    if (look !== undefined) {
      this.#flush();
      this.#group.look = look;
    } else if (this.#group.sink.to === "story") this.#inStory(name, value);
    else this.#fonts.own(name, value);
  }

  #inStory(name: string, value: number | undefined): void {
    const { story } = this.#copy;
    const paragraph = paragraphAfter(story.paragraph, name, value);
    if (paragraph !== undefined) story.paragraph = paragraph;
    else if (!story.describe(name, value) && !this.#fonts.own(name, value)) this.#structure(name, value);
  }

  #structure(name: string, value: number | undefined): void {
    const { isDeleted } = this.#group.look;
    if (ENDS_OF_PARAGRAPHS.has(name)) this.#endParagraph();
    else if (ENDS_OF_ROWS.has(name) || MADE_BY_READER.has(name)) this.#flush();
    if (MADE_BY_READER.has(name)) this.#copy.drawn(name, isDeleted);
    else this.#copy.story.structure(name, value, isDeleted);
  }

  #endParagraph(): void {
    this.#flush();
    this.#copy.number();
  }

  #write(inner: string): void {
    this.#flush();
    this.#copy.write(inner, this.#group.look.isDeleted);
  }

  #flush(): void {
    const text = this.#characters.take(this.#group.look);
    if (text === "") return;
    const { sink } = this.#group;
    if (sink.to === "words") sink.words.push(text);
    else if (sink.to === "style") sink.style.name += text;
    else if (sink.to === "fonts") this.#fonts.name(text);
    else if (sink.to === "story" || sink.to === "code") this.#put(text, sink.to === "code");
  }

  #put(text: string, isCode: boolean): void {
    const { look, isDeleted } = this.#group.look;
    const symbols = isCode ? undefined : this.#fonts.symbols(text, this.#group.look);
    const shown = symbols === undefined ? this.#copy.count(text) : "";
    const inner = symbols ?? (isCode ? codeXml(shown) : textXml(shown));
    this.#copy.write(inner, isDeleted, this.#styles.beside(look, this.#copy.story.paragraph.style));
  }
}
