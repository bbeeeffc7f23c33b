import type { Diagnostic } from "../base/diagnostic.ts";
import { scriptForm } from "../base/scripts.ts";
import { type OpenElement, readXml } from "./word-xml.ts";

/** The style that marks runs with 着重号 for the reader, which knows none. */
export const EMPHASIS = "banmianEmphasis";
/** The bookmark that numbers a paragraph. */
export const PARAGRAPH = "banmian-";

/** Text that does not come in, with the paragraph that it stood in. */
export interface LeftText {
  readonly reason: "deleted" | "hidden" | "field";
  readonly text: string;
  readonly paragraph: number;
}

/** Words, with the paragraph that they stand in. */
export interface Noticed {
  readonly text: string;
  readonly paragraph: number;
}

/** A mark in the copy that leads elsewhere: a comment or a footnote, by its id. */
interface Reference {
  readonly kind: "comment" | "footnote" | "endnote";
  readonly id: string;
  readonly paragraph: number;
}

/** What a document's main part holds, counted before anybody reads it; and its XML, made ready. */
export interface Survey {
  readonly xml: string;
  /** The visible text of each paragraph, in the order of their beginnings. */
  readonly paragraphs: readonly string[];
  readonly left: readonly LeftText[];
  readonly references: readonly Reference[];
  /** Words with ruby. */
  readonly rubies: readonly Noticed[];
  /** Characters that a symbol font draws, as `F0FC Wingdings`: what they become is the reader's to say. */
  readonly symbols: readonly Noticed[];
  /** What Word shows and nobody here can read: EQ fields, charts, text boxes without a version for other programs. */
  readonly unread: readonly Noticed[];
  /** Words with a line through them. */
  readonly struck: readonly Noticed[];
  /** Raised or lowered words that Unicode has no characters for. */
  readonly flattened: readonly Noticed[];
  readonly fault: Diagnostic | undefined;
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Elements whose text Word does not show. */
const DELETED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
/** Wrappers that mammoth skips with all that stands in them. */
const UNWRAPPED: ReadonlySet<string> = new Set(["w:fldSimple", "w:dir", "w:bdo"]);
/** Fields that are a picture of their own code, and have no words besides it: 带圈字符 and 拼音指南 among them. */
const DRAWN_FIELD = /^\s*(?:EQ|SYMBOL)\b/i;
/** Drawings that are neither pictures nor text boxes, by the ends of their names. */
const DRAWN = /\/(chart|chartex|diagram)$/;
/** The characters that an element stands for. */
const SIGNS: Readonly<Record<string, string>> = { "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad" };

/**
 * Counts the text of a part and makes its XML ready for mammoth: paragraphs get numbers, 着重号 becomes a style, ruby stands in brackets, raised figures
 * are Unicode's, hidden text goes, a drop cap joins its paragraph. Mammoth would lose all that without a word.
 */
export function survey(xml: string, path: string): Survey {
  const surveyor = new Surveyor(xml);
  const fault = readXml(xml, path, {
    open: (element) => surveyor.open(element),
    close: (element, start, end) => surveyor.close(element, start, end),
    text: (text) => surveyor.text(text),
  });
  return surveyor.finish(fault);
}

/** Guards that every character of text is counted once: as visible, left out, or standing in the version for other programs. */
class Surveyor {
  readonly #xml: string;
  readonly #paragraphs: string[] = [];
  readonly #left: LeftText[] = [];
  readonly #references: Reference[] = [];
  readonly #rubies: Noticed[] = [];
  readonly #symbols: Noticed[] = [];
  readonly #unread: Noticed[] = [];
  readonly #struck: Noticed[] = [];
  readonly #flattened: Noticed[] = [];
  readonly #splices: Splice[] = [];
  /** Paragraphs that are open: a text box stands in one. */
  readonly #open: number[] = [];
  readonly #elements: OpenElement[] = [];
  /** Offsets where what deletes text began: an element, or a table's row. */
  #deleted = 0;
  #deletedRow = false;
  #hidden = false;
  /** Inside `mc:Choice`: mammoth reads the fallback. */
  #choices = 0;
  /** The texts of what alternates, as far as it is read: for Word, and for other programs. */
  readonly #alternatives: { choice: string; fallback: string }[] = [];
  /** The codes of fields that are open. */
  readonly #fields: string[] = [];
  #isStruck = false;
  #script: "up" | "down" | undefined;
  #scripted = "";
  #isDropCap = false;
  #ruby: { reading: string; base: string; inReading: boolean } | undefined;

  constructor(xml: string) {
    this.#xml = xml;
  }

  open(element: OpenElement): void {
    const { name, start, end } = element;
    this.#elements.push(element);
    if (name === "mc:AlternateContent") this.#alternatives.push({ choice: "", fallback: "" });
    if (name === "mc:Choice") this.#choices++;
    if (this.#deletes(name)) this.#deleted++;
    if (name === "w:del" && this.#isIn("w:trPr")) this.#deletedRow = true;
    if (this.#choices > 0) return;
    if (UNWRAPPED.has(name)) this.#splice(start, end, "");
    else if (SIGNS[name] !== undefined) this.#sign(SIGNS[name], element);
    else if (this.#elements.at(-2)?.name === "w:rPr") this.#openProperty(element);
    else this.#openKnown(element);
  }

  #openKnown(element: OpenElement): void {
    const { name, attributes, written, start, end } = element;
    switch (name) {
      case "w:p":
        this.#openParagraph(element);
        break;
      case "w:r":
        this.#hidden = false;
        this.#isStruck = false;
        this.#script = undefined;
        break;
      case "w:framePr":
        if (attributes["dropCap"] === "drop" || attributes["dropCap"] === "margin") this.#dropCap(element);
        break;
      case "w:cr":
        this.#splice(start, end, `<${prefixOf(written)}br/>`);
        break;
      case "w:fldChar":
        this.#field(attributes["fldCharType"]);
        break;
      case "a:graphicData":
        this.#unreadable(DRAWN.exec(attributes["uri"] ?? "")?.[1]);
        break;
      case "v:textpath":
        this.#unreadable(attributes["string"]);
        break;
      case "w:altChunk":
        this.#unreadable("altChunk");
        break;
      case "w:ruby":
        this.#ruby = { reading: "", base: "", inReading: false };
        break;
      case "w:rt":
        if (this.#ruby !== undefined) this.#ruby.inReading = true;
        break;
      case "w:sym":
        this.#symbol(element);
        break;
      default:
        if (name.endsWith("Reference")) this.#refer(name, attributes["id"] ?? "");
    }
  }

  /** How a run looks; a look that it had before a tracked change is none. */
  #openProperty({ name, attributes, start, end }: OpenElement): void {
    if (this.#elements.at(-3)?.name !== "w:r") return;
    const { val } = attributes;
    if (name === "w:vanish") this.#hidden = isOn(attributes);
    else if (name === "w:strike" || name === "w:dstrike") this.#isStruck ||= isOn(attributes);
    else if (name === "w:vertAlign")
      this.#script = val === "superscript" ? "up" : val === "subscript" ? "down" : undefined;
    else if (name === "w:em" && val !== "none") this.#emphasise();
    else if (name === "w:sz" && this.#isDropCap) this.#splice(start, end, "");
  }

  /** Mammoth joins a paragraph whose end is deleted to the next one. */
  #dropCap({ written, end }: OpenElement): void {
    if (this.#elements.at(-2)?.name !== "w:pPr") return;
    const prefix = prefixOf(written);
    this.#isDropCap = true;
    this.#splice(end, end, `<${prefix}rPr><${prefix}del/></${prefix}rPr>`);
  }

  #sign(text: string, { start, end }: OpenElement): void {
    if (this.#hidden) this.#splice(start, end, "");
    this.#count(text);
  }

  #symbol({ attributes, start, end }: OpenElement): void {
    const text = `${attributes["char"] ?? ""} ${attributes["font"] ?? ""}`;
    if (this.#hidden) this.#splice(start, end, "");
    if (this.#isVisible()) this.#symbols.push({ text, paragraph: this.#paragraph });
  }

  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push("");
    const code = type === "end" ? this.#fields.pop() : undefined;
    if (code !== undefined && DRAWN_FIELD.test(code)) this.#unreadable(code.trim());
  }

  #unreadable(text: string | undefined): void {
    if (text !== undefined && this.#isVisible()) this.#unread.push({ text, paragraph: this.#paragraph });
  }

  #openParagraph({ written, closed, end }: OpenElement): void {
    this.#open.push(this.#paragraphs.push("") - 1);
    const prefix = prefixOf(written);
    const mark = `<${prefix}bookmarkStart ${prefix}id="0" ${prefix}name="${PARAGRAPH}${this.#paragraphs.length}"/>`;
    if (!closed) this.#splice(end, end, mark);
  }

  #deletes(name: string): boolean {
    return DELETED.has(name) && !this.#isIn("w:rPr") && !this.#isIn("w:trPr");
  }

  close({ name, start, closed }: OpenElement, at: number, end: number): void {
    this.#elements.pop();
    if (name === "mc:Choice") this.#choices--;
    else if (name === "mc:AlternateContent") this.#closeAlternatives();
    if (this.#deletes(name)) this.#deleted--;
    if (name === "w:tr") this.#deletedRow = false;
    if (this.#choices > 0) return;
    if (name === "w:p") this.#closeParagraph();
    else if (name === "w:t") this.#closeText(start, end);
    else if (name === "w14:checkbox") this.#splice(start, end, "");
    else if (UNWRAPPED.has(name) && !closed) this.#splice(at, end, "");
    else if (name === "w:rt" && this.#ruby !== undefined) this.#ruby.inReading = false;
    else if (name === "w:ruby") this.#closeRuby(start, end);
  }

  text(text: string): void {
    const name = this.#elements.at(-1)?.name ?? "";
    const alternatives = this.#alternatives.at(-1);
    if (alternatives !== undefined && name === "w:t") alternatives[this.#choices > 0 ? "choice" : "fallback"] += text;
    if (this.#choices > 0) return;
    if (name === "w:instrText" || name === "w:delInstrText") this.#leaveCode(text);
    else if (name === "w:t" && this.#script !== undefined) this.#scripted += text;
    else if (name === "w:t" || name === "w:delText" || name === "m:t") this.#count(text);
  }

  #leaveCode(text: string): void {
    const last = this.#fields.length - 1;
    if (last >= 0) this.#fields[last] += text;
    this.#leave("field", text);
  }

  /** What is only in the version for Word was never read. */
  #closeAlternatives(): void {
    const { choice, fallback } = this.#alternatives.pop() ?? { choice: "", fallback: "" };
    if (this.#choices === 0 && fallback.trim() === "" && choice.trim() !== "") this.#unreadable(choice.trim());
    const outer = this.#alternatives.at(-1);
    if (outer !== undefined) outer[this.#choices > 0 ? "choice" : "fallback"] += choice + fallback;
  }

  #closeParagraph(): void {
    this.#open.pop();
    this.#isDropCap = false;
  }

  #closeText(start: number, end: number): void {
    if (this.#script !== undefined) this.#closeScript(start, end);
    if (this.#hidden && this.#ruby === undefined) this.#splice(start, end, "");
  }

  /** Raised and lowered characters, as far as Unicode has them. */
  #closeScript(start: number, end: number): void {
    const text = this.#scripted;
    this.#scripted = "";
    const way = this.#script ?? "up";
    const forms = [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return character.trim() === "" ? code : scriptForm(code, way);
    });
    const isKnown = forms.every((form) => form !== undefined);
    this.#count(isKnown ? String.fromCodePoint(...forms) : text);
    if (!isKnown && text.trim() !== "" && this.#isVisible()) this.#notice(this.#flattened, text);
    if (!isKnown || this.#hidden || this.#ruby !== undefined) return;
    const prefix = prefixOf(this.#elements.findLast(({ name }) => name === "w:r")?.written ?? "w:r");
    this.#splice(start, end, `<${prefix}t>${String.fromCodePoint(...forms)}</${prefix}t>`);
  }

  finish(fault: Diagnostic | undefined): Survey {
    return {
      xml: spliced(this.#xml, this.#splices),
      paragraphs: this.#paragraphs,
      left: this.#left,
      references: this.#references,
      rubies: this.#rubies,
      symbols: this.#symbols,
      unread: this.#unread,
      struck: this.#struck,
      flattened: this.#flattened,
      fault,
    };
  }

  #isIn(name: string): boolean {
    return this.#elements.some((element) => element.name === name);
  }

  #isVisible(): boolean {
    return this.#deleted === 0 && !this.#deletedRow && !this.#hidden;
  }

  get #paragraph(): number {
    return this.#open.at(-1) ?? Math.max(0, this.#paragraphs.length - 1);
  }

  #count(text: string): void {
    if (this.#deleted > 0 || this.#deletedRow) this.#leave("deleted", text);
    else if (this.#hidden) this.#leave("hidden", text);
    else {
      if (this.#ruby !== undefined) this.#ruby[this.#ruby.inReading ? "reading" : "base"] += text;
      const at = this.#paragraph;
      this.#paragraphs[at] = (this.#paragraphs[at] ?? "") + text;
      if (this.#isStruck && text.trim() !== "") this.#notice(this.#struck, text);
    }
  }

  /** Runs that follow one another in a paragraph are one place. */
  #notice(list: Noticed[], text: string): void {
    const last = list.at(-1);
    const paragraph = this.#paragraph;
    if (last?.paragraph === paragraph) list[list.length - 1] = { text: `${last.text}${text}`, paragraph };
    else list.push({ text, paragraph });
  }

  #leave(reason: LeftText["reason"], text: string): void {
    const last = this.#left.at(-1);
    const paragraph = this.#paragraph;
    if (last?.reason === reason && last.paragraph === paragraph)
      this.#left[this.#left.length - 1] = { ...last, text: last.text + text };
    else this.#left.push({ reason, text, paragraph });
  }

  #refer(name: string, id: string): void {
    const kind = name.slice("w:".length, -"Reference".length);
    if (kind !== "comment" && kind !== "footnote" && kind !== "endnote") return;
    if (this.#isVisible()) this.#references.push({ kind, id, paragraph: this.#paragraph });
  }

  #emphasise(): void {
    const properties = this.#elements.at(-2);
    if (properties === undefined) return;
    const prefix = prefixOf(properties.written);
    this.#splice(properties.end, properties.end, `<${prefix}rStyle ${prefix}val="${EMPHASIS}"/>`);
  }

  #closeRuby(start: number, end: number): void {
    const ruby = this.#ruby;
    this.#ruby = undefined;
    if (ruby === undefined || !this.#isVisible()) return;
    const text = `${ruby.base}（${ruby.reading}）`;
    this.#rubies.push({ text, paragraph: this.#paragraph });
    const prefix = prefixOf(this.#elements.findLast(({ name }) => name === "w:r")?.written ?? "w:r");
    // What was spliced within goes with it.
    const outside = this.#splices.filter(({ from }) => from < start || from >= end);
    this.#splices.splice(0, this.#splices.length, ...outside);
    this.#splice(start, end, `<${prefix}t>${escaped(text)}</${prefix}t>`);
  }

  #splice(from: number, to: number, text: string): void {
    this.#splices.push({ from, to, text });
  }
}

/** The text with all splices, which do not overlap, made in one pass. */
function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text: put } of splices.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    pieces.push(text.slice(at, from), put);
    at = to;
  }
  return pieces.join("") + text.slice(at);
}

/** `w:` of `w:rPr`; none where the namespace is the default. */
function prefixOf(written: string): string {
  const colon = written.indexOf(":");
  return colon < 0 ? "" : written.slice(0, colon + 1);
}

function isOn({ val }: Readonly<Record<string, string>>): boolean {
  return val !== "0" && val !== "false";
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
