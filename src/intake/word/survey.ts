import type { Diagnostic } from "../../base/diagnostic.ts";
import { escapedXml } from "../../base/unprintable.ts";
import type { Splice } from "../../manifest/splice.ts";
import { type WordCount, WordCounter, type WordReference } from "./count.ts";
import { EQUATION_PLACE, type Equation, EquationReader } from "./equations.ts";
import { drawnBy, MADE_BY_WORD, WordFields } from "./fields.ts";
import { WordJoins } from "./joins.ts";
import { NO_LIST, WordLooks } from "./looks.ts";
import { WordObjects } from "./objects.ts";
import { OpenElements } from "./open-elements.ts";
import { prefixOf, splicedXml, valued } from "./splices.ts";
import type { StyleLook } from "./styles.ts";
import { type OpenElement, readXml } from "./xml.ts";

/** The style that marks runs with 着重号 for the reader, which knows none. */
export const EMPHASIS = "banmianEmphasis";
/** How the names of bookmarks begin that number paragraphs. */
export const PARAGRAPH = "banmian-";

/** A document's main part, counted; and its XML, made ready. */
export interface Survey extends WordCount {
  readonly xml: string;
  readonly fault: Diagnostic | undefined;
}

/** Wrappers that mammoth skips with all that stands in them. */
const UNWRAPPED: ReadonlySet<string> = new Set(["w:fldSimple", "w:dir", "w:bdo", "m:oMathPara"]);
/** Drawings that are neither pictures nor text boxes, by the ends of their names. */
const DRAWN = /\/(chart|chartex|diagram|lockedCanvas)$/;
/** The characters that an element stands for. */
const SIGNS: Readonly<Record<string, string>> = { "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad" };

/**
 * Counts the text of a part and makes its XML ready for mammoth: paragraphs get numbers, 着重号 becomes a style, ruby stands in brackets, raised figures
 * are Unicode's, capitals are letters, equations lines of text, hidden text goes, a drop cap joins its paragraph. Mammoth would lose all that without a word.
 */
export function survey(xml: string, path: string, styleOf: (style: string) => StyleLook): Survey {
  const surveyor = new Surveyor(xml, styleOf);
  const fault = readXml(xml, path, {
    open: (element) => surveyor.open(element),
    close: (element, start, end) => surveyor.close(element, start, end),
    text: (text) => surveyor.text(text),
  });
  return surveyor.finish(fault);
}

/** Keeps the counts and the changes of the XML in step. */
class Surveyor {
  readonly #xml: string;
  readonly #looks: WordLooks;
  readonly #count = new WordCounter();
  readonly #splices: Splice[] = [];
  readonly #joins = new WordJoins(this.#count, this.#splices);
  readonly #elements = new OpenElements();
  readonly #fields = new WordFields();
  readonly #objects = new WordObjects();
  readonly #math = new EquationReader();
  /** Equations so far in one display of them. */
  #displayed = 0;
  /** The text of the element that is open, if Word shows it in other characters. */
  #rewritten = "";
  #isDropCap = false;
  #ruby: { reading: string; base: string; inReading: boolean } | undefined;

  constructor(xml: string, styleOf: (style: string) => StyleLook) {
    this.#xml = xml;
    this.#looks = new WordLooks(styleOf);
  }

  open(element: OpenElement): void {
    const { name } = element;
    this.#elements.open(element);
    if (this.#elements.isPassedOver) return;
    this.#joins.open(this.#elements.all);
    this.#objects.open(element);
    if (this.#math.isOpen) this.#math.open(name, element.attributes["val"]);
    else if (UNWRAPPED.has(name)) this.#unwrap(element);
    else if (SIGNS[name] !== undefined) this.#sign(SIGNS[name], element);
    else if (this.#elements.parent?.name === "w:rPr") this.#openProperty(element);
    else this.#openKnown(element);
  }

  #unwrap({ name, attributes, start, end }: OpenElement): void {
    if (name === "m:oMathPara") this.#displayed = 0;
    if (name === "w:fldSimple") this.#unreadable(drawnBy(attributes["instr"] ?? ""));
    this.#splice(start, end, "");
  }

  #openKnown(element: OpenElement): void {
    const { name, attributes, written, start, end } = element;
    switch (name) {
      case "w:p":
        this.#openParagraph(element);
        break;
      case "w:r":
        this.#looks.openRun();
        break;
      case "m:oMath":
        this.#math.open(name, undefined);
        break;
      case "w:pStyle":
        if (this.#elements.isOfParagraph) this.#looks.styleParagraph(attributes["val"] ?? "");
        break;
      case "w:numPr":
        if (this.#elements.isOfParagraph) this.#looks.takeOwnList();
        break;
      case "w:framePr":
        this.#dropCap(element);
        break;
      case "w:cr":
        this.#splice(start, end, `<${prefixOf(written)}br/>`);
        this.#white("\n");
        break;
      case "w:br":
        this.#white("\n");
        break;
      case "w:tab":
      case "w:ptab":
        this.#white("\t");
        break;
      case "w:fldChar":
        this.#field(element);
        break;
      case "a:graphicData":
        this.#unreadable(DRAWN.exec(attributes["uri"] ?? "")?.[1]);
        break;
      case "v:textpath":
        this.#unreadable(attributes["string"]);
        break;
      case "w:altChunk":
      case "w:subDoc":
        this.#unreadable(name.slice("w:".length));
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
        this.#fields.open(name, attributes["val"]);
        this.#openDrawn(element);
        if (name.endsWith("Reference")) this.#refer(name, attributes["id"] ?? "");
    }
  }

  /** Charts and diagrams name their parts. */
  #openDrawn({ name, written, attributes }: OpenElement): void {
    if (MADE_BY_WORD.has(name)) this.#unreadable(name.slice("w:".length));
    else if (/:(?:relIds|chart)$/.test(written) && this.#isVisible())
      this.#count.namePart(attributes["dm"] ?? attributes["id"]);
  }

  /** How a run looks. */
  #openProperty({ name, attributes, start, end }: OpenElement): void {
    if (!this.#elements.isOfRun) return;
    if (name === "w:em" && attributes["val"] !== "none") this.#emphasise();
    else if (name === "w:sz" && this.#isDropCap) this.#splice(start, end, "");
    else this.#looks.take(name, attributes);
  }

  /** Gives the paragraph the list that its style alone names, since mammoth knows no other than the paragraph's own. */
  #closeParagraphLook(at: number): void {
    const { list, level } = this.#looks.list;
    if (list === NO_LIST) return;
    const prefix = this.#elements.prefix;
    const given = valued(prefix, "ilvl", { val: level }) + valued(prefix, "numId", { val: list });
    this.#splice(at, at, `<${prefix}numPr>${given}</${prefix}numPr>`);
  }

  /** Deletes the end of a drop cap's paragraph: mammoth then joins it to the next one. */
  #dropCap({ attributes, written, end }: OpenElement): void {
    const isDropped = attributes["dropCap"] === "drop" || attributes["dropCap"] === "margin";
    if (!isDropped || this.#elements.parent?.name !== "w:pPr") return;
    const prefix = prefixOf(written);
    this.#isDropCap = true;
    this.#splice(end, end, `<${prefix}rPr><${prefix}del/></${prefix}rPr>`);
  }

  #sign(text: string, { start, end }: OpenElement): void {
    if (this.#isHidden()) this.#splice(start, end, "");
    this.#take(text);
  }

  /** White in a run; a tab among a paragraph's properties is a stop, and no white. */
  #white(text: string): void {
    if (this.#elements.parent?.name === "w:r" && this.#isVisible()) this.#count.show(text);
  }

  /** Mammoth refuses a document for a symbol without a font or a number. */
  #symbol({ attributes: { char = "", font = "" }, start, end }: OpenElement): void {
    const isKnown = font !== "" && /^[0-9a-f]{1,4}$/i.test(char);
    if (this.#isHidden() || !isKnown) this.#splice(start, end, "");
    if (!isKnown) this.#unreadable(`${char} ${font}`.trim() || "symbol");
    else if (this.#isVisible()) this.#count.notice("symbol", `${char} ${font}`);
  }

  #field({ attributes, written, start }: OpenElement): void {
    const field = this.#fields.mark(attributes["fldCharType"]);
    if (field === undefined) return;
    const { code, box, places } = field;
    this.#unreadable(drawnBy(code));
    if (!/^\s*FORMCHECKBOX\b/i.test(code)) return;
    for (const { from, to } of places) this.#splice(from, to, "");
    const isShown = !this.#isHidden();
    this.#take(box);
    const prefix = prefixOf(written);
    if (isShown) this.#splice(start, start, `<${prefix}t>${box}</${prefix}t>`);
  }

  #unreadable(text: string | undefined): void {
    if (text !== undefined && this.#isVisible()) this.#count.notice("word-unread", text);
  }

  #openParagraph({ written, closed, end }: OpenElement): void {
    const mark = this.#newParagraph(prefixOf(written));
    if (!closed) this.#splice(end, end, mark);
  }

  /** @returns the bookmark that numbers it */
  #newParagraph(prefix: string): string {
    this.#count.openParagraph();
    this.#looks.openParagraph();
    return valued(prefix, "bookmarkStart", { id: "0", name: `${PARAGRAPH}${this.#count.paragraphs.length}` });
  }

  /** The equation as a line, or a place for it. */
  #closeEquation(equation: Equation | undefined, start: number, end: number): void {
    if (equation === undefined || equation.words === "") return;
    const { words, line } = equation;
    const prefix = this.#elements.prefix;
    const isApart = !this.#count.isInParagraph;
    const mark = isApart ? this.#newParagraph(prefix) : "";
    const text = line?.text ?? EQUATION_PLACE;
    if (line === undefined) this.#count.leave("equation", words);
    else if (line.isRewritten) this.#count.notice("word-equation", text);
    this.#take(text);
    const isNext = this.#elements.innermost === "m:oMathPara" && this.#displayed++ > 0;
    const run = `<${prefix}r>${isNext ? `<${prefix}br/>` : ""}<${prefix}t xml:space="preserve">${escapedXml(text)}</${prefix}t></${prefix}r>`;
    this.#splice(start, end, isApart ? `<${prefix}p>${mark}${run}</${prefix}p>` : run);
    if (isApart) this.#closeParagraph();
  }

  close(element: OpenElement, at: number, end: number): void {
    this.#elements.close(element);
    if (this.#elements.isPassedOver) return;
    this.#joins.close(element, this.#elements.all, end);
    if (this.#math.isOpen) this.#closeEquation(this.#math.close(), element.start, end);
    else this.#closeKnown(element, at, end);
  }

  #closeKnown({ name, start, closed }: OpenElement, at: number, end: number): void {
    if (name === "w:p") this.#closeParagraph();
    else if (name === "w:pPr" && this.#elements.innermost === "w:p") this.#closeParagraphLook(at);
    else if (name === "w:r") this.#looks.closeRun();
    else if (name === "w:object") this.#unreadable(this.#objects.close());
    else if (name === "w:ddList") this.#unreadable(this.#fields.closeChoice());
    else if (name === "w:t") this.#closeText(start, end);
    else if (name === "w14:checkbox") this.#splice(start, end, "");
    else if (UNWRAPPED.has(name) && !closed) this.#splice(at, end, "");
    else if (name === "w:instrText") this.#fields.endCode(start, end);
    else if (name === "w:rt" && this.#ruby !== undefined) this.#ruby.inReading = false;
    else if (name === "w:ruby") this.#closeRuby(start, end);
  }

  text(text: string): void {
    const name = this.#elements.innermost;
    if (this.#elements.isPassedOver) return;
    if (this.#math.isOpen && !this.#elements.isInDeletion) this.#math.text(text);
    else if (name === "w:instrText" || name === "w:delInstrText") this.#leaveCode(text);
    else if (name === "w:t" && this.#looks.isRewritten) this.#rewritten += text;
    else if (name === "w:t" || name === "w:delText" || name === "m:t") this.#take(text);
    // Words of a drawing of another program.
    else if (name === "a:t" && text.trim() !== "" && this.#isVisible()) this.#count.noticeRun("word-unread", text);
  }

  #leaveCode(text: string): void {
    this.#fields.addCode(text);
    this.#count.leave("field", text);
  }

  #closeParagraph(): void {
    this.#count.closeParagraph();
    this.#looks.closeParagraph();
    this.#isDropCap = false;
  }

  #closeText(start: number, end: number): void {
    if (this.#rewritten !== "") this.#closeRewritten(start, end);
    if (this.#isHidden() && this.#ruby === undefined) this.#splice(start, end, "");
  }

  #closeRewritten(start: number, end: number): void {
    const { text, isFlattened } = this.#looks.shown(this.#rewritten);
    const isAsWritten = text === this.#rewritten;
    this.#rewritten = "";
    this.#take(text);
    if (isFlattened && this.#isVisible()) this.#count.noticeRun("word-flattened", text);
    if (isAsWritten || this.#isHidden() || this.#ruby !== undefined) return;
    const prefix = this.#elements.prefix;
    this.#splice(start, end, `<${prefix}t xml:space="preserve">${escapedXml(text)}</${prefix}t>`);
  }

  finish(fault: Diagnostic | undefined): Survey {
    return { ...this.#count, xml: splicedXml(this.#xml, this.#splices), fault };
  }

  #isVisible(): boolean {
    return !this.#isDeleted() && !this.#isHidden();
  }

  #isDeleted(): boolean {
    return this.#elements.isDeleted || this.#joins.isInDeletedCell;
  }

  #isHidden(): boolean {
    return this.#looks.isHidden;
  }

  /** Text as Word shows it, or does not. */
  #take(text: string): void {
    if (this.#isDeleted()) this.#count.leave("deleted", text);
    else if (this.#isHidden()) this.#count.leave("hidden", text);
    else {
      if (this.#ruby !== undefined) this.#ruby[this.#ruby.inReading ? "reading" : "base"] += text;
      this.#count.show(text);
      if (text.trim() !== "" && this.#looks.is("struck")) this.#count.noticeRun("word-struck", text);
      if (/\p{Ll}/u.test(text) && this.#looks.is("smallCaps")) this.#count.noticeRun("word-small-capitals", text);
    }
  }

  #refer(name: string, id: string): void {
    const kind = name.slice("w:".length, -"Reference".length);
    if (kind !== "comment" && kind !== "footnote" && kind !== "endnote") return;
    const isIn: WordReference["isIn"] = this.#isDeleted() ? "deleted" : this.#isHidden() ? "hidden" : "copy";
    this.#count.references.push({ kind, id, paragraph: this.#count.paragraph, isIn });
  }

  #emphasise(): void {
    const properties = this.#elements.parent;
    if (properties === undefined) return;
    this.#splice(properties.end, properties.end, valued(prefixOf(properties.written), "rStyle", { val: EMPHASIS }));
  }

  #closeRuby(start: number, end: number): void {
    const ruby = this.#ruby;
    this.#ruby = undefined;
    if (ruby === undefined || ruby.base + ruby.reading === "") return;
    const text = `${ruby.base}（${ruby.reading}）`;
    this.#count.notice("word-ruby", text);
    const prefix = this.#elements.prefix;
    // Splices within the ruby go with it.
    const outside = this.#splices.filter(({ from }) => from < start || from >= end);
    this.#splices.splice(0, this.#splices.length, ...outside);
    this.#splice(start, end, `<${prefix}t>${escapedXml(text)}</${prefix}t>`);
  }

  #splice(from: number, to: number, text: string): void {
    this.#splices.push({ from, to, text });
  }
}
