// One pass over the XML of a part decides for each character whether Word shows it, hides it or draws it. Fields, tracked changes, text boxes, ruby, equations
// and merged cells are all handled here, since they nest in one another. Each text is marked when it is met; one in an unknown element is counted and goes
// nowhere, so the file is refused.
import { hex as dingbat } from "dingbat-to-unicode";
import { addAll } from "../../../base/diagnostic.ts";
import { scriptForm, scriptText } from "../../../base/scripts.ts";
import { type CopyRun, differenceOf } from "../proposal.ts";
import { isOn, type StyleLook, sizeIn, type Toggles, togglesIn, type WordItem } from "./numbers.ts";
import { elementAt, everyElement, innerElements, innerText, valueAt, type WordElement } from "./xml.ts";

/** A paragraph, a table, or a picture by itself. `at` is the number of its first paragraph, from 0: messages use it as a line. */
export type WordBlock = WordParagraph | WordTable | WordPicture;

export interface WordParagraph {
  readonly kind: "paragraph";
  readonly at: number;
  /** Separated by Shift+Enter. */
  readonly lines: CopyRun[][];
  /** Of each line's runs, in points. */
  readonly sizes: number[][];
  /** Addresses of its links. */
  readonly links: string[];
  /** Ids of pictures in it. */
  readonly pictures: string[];
  /** Text boxes and drawn pictures that are anchored in it. */
  readonly after: WordBlock[];
  isBold: boolean;
  style: StyleLook;
  /** ST_Jc of ECMA-376. */
  alignment: string | undefined;
  item: WordItem | undefined;
  /** True if its end was deleted, or it is a drop cap: the next paragraph continues it. */
  isJoined: boolean;
}

export interface WordTable {
  readonly kind: "table";
  readonly at: number;
  readonly rows: readonly (readonly WordCell[])[];
}

export interface WordCell {
  readonly at: number;
  readonly blocks: readonly WordBlock[];
  readonly colSpan: number;
  readonly rowSpan: number;
}

interface WordPicture {
  readonly kind: "picture";
  readonly at: number;
  readonly id: string;
}

/** Text that is left out, with its paragraph. */
export interface LeftText {
  readonly reason: "deleted" | "hidden" | "field" | "equation";
  readonly text: string;
  readonly paragraph: number;
}

/** Words that a message of this code reports, with their paragraph. */
export interface Noticed {
  readonly code: (typeof NOTICED_CODES)[number];
  readonly text: string;
  readonly paragraph: number;
  /** The id of the part of the package with a chart or diagram. */
  readonly part?: string | undefined;
}

/** In the order of their reports. */
export const NOTICED_CODES = [
  "word-ruby",
  "word-unread",
  "word-struck",
  "word-flattened",
  "word-small-capitals",
  "word-equation",
  "word-covered",
] as const;

/** A mark that leads elsewhere: to a comment or a footnote, by its id. */
export interface WordReference {
  readonly kind: "comment" | "footnote" | "endnote";
  readonly id: string;
  readonly paragraph: number;
  /** The reason why the surrounding text is left out, if it is. */
  readonly isIn: "copy" | "deleted" | "hidden";
}

/** The content of a part. */
export interface WordText {
  readonly blocks: readonly WordBlock[];
  /** The text of each paragraph as Word shows it, in the order of their beginnings. */
  readonly paragraphs: readonly string[];
  /** Texts of the document that Word shows, without brackets round ruby and characters of symbol fonts. */
  readonly counted: readonly string[];
  /** Brackets round ruby, characters of symbol fonts. */
  readonly added: readonly string[];
  readonly left: readonly LeftText[];
  readonly references: readonly WordReference[];
  readonly noticed: readonly Noticed[];
  readonly hasPicture: boolean;
}

/** The facts of the document that a part needs. */
interface WordContext {
  readonly styleOf: (style: string | undefined) => StyleLook;
  readonly itemOf: (properties: WordElement | undefined, style: StyleLook) => WordItem | undefined;
  /** The address of a link's id. */
  readonly addressOf: (id: string) => string | undefined;
}

/** Reads a part of a document, or an element of one. */
export function readWordText(element: WordElement, context: WordContext): WordText {
  const reader = new WordReader(context);
  reader.read(element);
  // A text that was never met is counted but in no block, so the file is refused.
  reader.counted.push(differenceOf(allTexts(element), reader.met)?.missing ?? "");
  return reader;
}

/** Elements with text. */
const TEXTS: ReadonlySet<string> = new Set(["w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText"]);

/** Every text of an element, shown or not; of alternatives only the one that is read. */
export function allTexts(element: WordElement): readonly string[] {
  if (TEXTS.has(element.name)) return [innerText(element)];
  return innerElements(element.name === VERSIONS ? chosenVersion(element) : element).flatMap(allTexts);
}

/** Alternatives of one thing: for Word, and for other programs. */
const VERSIONS = "mc:AlternateContent";

/** The first alternative for Word with words or pictures, otherwise that for other programs: a picture of something that only Word draws. */
function chosenVersion(versions: WordElement): WordElement | undefined {
  const choices = innerElements(versions, "mc:Choice");
  const says = (element: WordElement): boolean =>
    isPicture(element) || (TEXTS.has(element.name) && innerText(element) !== "");
  return (
    choices.find((choice) => everyElement(choice).some(says)) ?? innerElements(versions, "mc:Fallback")[0] ?? choices[0]
  );
}

/** Elements that only group others. */
const WRAPPERS: ReadonlySet<string> = new Set(
  ["document", "body", "hdr", "ftr", "comment", "footnote", "endnote", "sdt", "sdtContent", "customXml", "smartTag"]
    .concat(["ins", "moveTo", "dir", "bdo", "rubyBase"])
    .map((name) => `w:${name}`),
);
/** Properties of looks and sizes. */
const PROPERTIES = /^w:(?:p|r|tc|tr|tbl|tblEx|sect)Pr$|^w:tblGrid$/;
/** Drawings that are neither pictures nor text boxes, by the endings of their names. */
const DRAWN = /\/(chart|chartex|diagram|lockedCanvas)$/;
/** Dates and numbers that Word computes and the document does not contain. */
const MADE_BY_WORD = /^w:(dayShort|dayLong|monthShort|monthLong|yearShort|yearLong|pgNum|altChunk|subDoc)$/;
/** Fields that Word draws from their code, without other words: 带圈字符, 拼音指南, symbols, bar codes, and numbers that it computes. */
const DRAWN_FIELD = /^\s*(?:EQ|SYMBOL|LISTNUM|AUTONUM(?:LGL|OUT)?|(?:DISPLAY|MERGE)?BARCODE)\b/i;
/** A button shows the words after the name of its action. */
const BUTTON = /^\s*(?:MACRO|GOTO)BUTTON\s+\S+\s+(.*)$/is;
const LINK = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))/;
/** Word's limit for the columns of a table. */
const MOST_COLUMNS = 63;

/** The words of its code that a field shows; undefined if it has other words, or shows none. */
function drawnBy(code: string): string | undefined {
  return BUTTON.exec(code)?.[1]?.trim() || (DRAWN_FIELD.test(code) ? code.trim() : undefined);
}

function isPicture({ name, attributes }: WordElement): boolean {
  return pictureId(name, attributes) !== undefined;
}

/** The id of a picture that is in the document, or only named by it. */
function pictureId(name: string, { id, embed, link }: WordElement["attributes"]): string | undefined {
  return (name === "v:imagedata" ? id : name === "a:blip" ? (embed ?? link) : undefined) || undefined;
}

/** The look of a run, its styles included. */
interface RunLook {
  readonly toggles: Toggles;
  readonly size: number | undefined;
  readonly style: CopyRun["style"];
  readonly script: "up" | "down" | undefined;
}

/** The state of the reader. */
interface Place {
  /** Receives the next blocks. */
  readonly blocks: WordBlock[];
  readonly rows: WordCell[][];
  readonly cells: OpenCell[];
  readonly paragraph: WordParagraph | undefined;
  /** The number of the paragraph. */
  readonly at: number | undefined;
  readonly run: RunLook;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** In an unknown element: its words are counted, but go nowhere. */
  readonly isLost: boolean;
  readonly isDropCap: boolean;
  /** In a drawing: its words may be in any element. */
  readonly isDrawn: boolean;
  /** In a drawing of one picture and no words: the picture belongs to its paragraph. */
  readonly isPlain: boolean;
  readonly link: string | undefined;
  /** Receives the words of ruby. */
  readonly ruby: { base: string; reading: string } | undefined;
  readonly isReading: boolean;
}

interface OpenCell extends WordCell {
  /** True if it continues the cell above. */
  readonly isContinued: boolean;
}

const PLAIN_RUN: RunLook = { toggles: {}, size: undefined, style: "plain", script: undefined };

interface OpenField {
  readonly begin: WordElement;
  code: string;
  /** The target of its words, from the mark between code and words on. */
  link: string | undefined;
}

/** Meets every character of text once: as shown in its paragraph, or as left out. */
class WordReader implements WordText {
  readonly blocks: WordBlock[] = [];
  readonly paragraphs: string[] = [];
  readonly counted: string[] = [];
  readonly added: string[] = [];
  readonly left: LeftText[] = [];
  readonly references: WordReference[] = [];
  readonly noticed: Noticed[] = [];
  /** Every text that was met, as in the document. */
  readonly met: string[] = [];
  readonly #context: WordContext;
  /** A field may continue over paragraphs. */
  readonly #fields: OpenField[] = [];
  #pictures = 0;

  constructor(context: WordContext) {
    this.#context = context;
  }

  get hasPicture(): boolean {
    return this.#pictures > 0;
  }

  read(element: WordElement): void {
    this.#visit(element, {
      blocks: this.blocks,
      rows: [],
      cells: [],
      paragraph: undefined,
      at: undefined,
      run: PLAIN_RUN,
      isDeleted: false,
      isHidden: false,
      isLost: false,
      isDropCap: false,
      isDrawn: false,
      isPlain: false,
      link: undefined,
      ruby: undefined,
      isReading: false,
    });
  }

  #visitAll(element: WordElement | undefined, place: Place): void {
    for (const child of innerElements(element)) this.#visit(child, place);
  }

  #visit(element: WordElement, place: Place): void {
    const { name } = element;
    const read = this.#readers[name];
    if (read !== undefined) read(element, place);
    else if (!PROPERTIES.test(name)) {
      this.#unreadable(MADE_BY_WORD.exec(name)?.[1], place);
      this.#visitAll(element, { ...place, isLost: place.isLost || !(place.isDrawn || WRAPPERS.has(name)) });
    }
  }

  /** The treatment of an element. */
  readonly #readers: Readonly<Record<string, (element: WordElement, place: Place) => void>> = {
    "w:p": (element, place) => this.#readParagraph(element, place),
    "w:r": (element, place) => this.#readRun(element, place),
    "w:tbl": (element, place) => this.#readTable(element, place),
    "w:tr": (element, place) => this.#readRow(element, place),
    "w:tc": (element, place) => this.#readCell(element, place),
    "w:t": (element, place) => this.#readWords(this.#textOf(element), place),
    "m:t": (element, place) => this.#readWords(this.#textOf(element), place),
    "w:delText": (element, place) => this.#take(this.#textOf(element), { ...place, isDeleted: true }),
    "w:del": (element, place) => this.#visitAll(element, { ...place, isDeleted: true }),
    "w:moveFrom": (element, place) => this.#visitAll(element, { ...place, isDeleted: true }),
    "w:tab": (_, place) => this.#show("\t", place),
    "w:ptab": (_, place) => this.#show("\t", place),
    "w:br": (_, place) => this.#turn(place),
    "w:cr": (_, place) => this.#turn(place),
    "w:noBreakHyphen": (_, place) => this.#take("\u2011", place),
    "w:softHyphen": (_, place) => this.#take("\u00ad", place),
    "w:sym": (element, place) => this.#readSymbol(element, place),
    "w:ruby": (element, place) => this.#readRuby(element, place),
    "w:rt": (element, place) => this.#visitAll(element, { ...place, isReading: true }),
    "w:instrText": (element, place) => this.#readCode(this.#textOf(element), place),
    "w:delInstrText": (element, place) => this.#readCode(this.#textOf(element), place),
    "w:fldChar": (element, place) => this.#readMark(element, place),
    "w:fldSimple": (element, place) => {
      this.#unreadable(drawnBy(element.attributes["instr"] ?? ""), place);
      this.#visitAll(element, place);
    },
    "w:hyperlink": (element, place) => this.#visitAll(element, { ...place, link: this.#linkOf(element) }),
    "m:oMath": (element, place) => this.#readEquation(element, place),
    "m:oMathPara": (element, place) => this.#readEquations(element, place),
    "w:drawing": (element, place) => this.#readDrawing(element, place),
    "w:pict": (element, place) => this.#readDrawing(element, place),
    "w:object": (element, place) => this.#readDrawing(element, place),
    "w:txbxContent": (element, place) => this.#readBox(element, place),
    "a:blip": (element, place) => this.#readPicture(element, place),
    "v:imagedata": (element, place) => this.#readPicture(element, place),
    "v:textpath": (element, place) => {
      this.#unreadable(element.attributes["string"], place);
      this.#visitAll(element, place);
    },
    "a:graphicData": (element, place) => {
      this.#unreadable(DRAWN.exec(element.attributes["uri"] ?? "")?.[1], place);
      this.#visitAll(element, place);
    },
    ":relIds": (element, place) => this.#namePart(element, place),
    ":chart": (element, place) => this.#namePart(element, place),
    "a:t": (element, place) => this.#noticeRun("word-unread", innerText(element), place),
    [VERSIONS]: (element, place) => this.#visitAll(chosenVersion(element), place),
    "w:commentReference": (element, place) => this.#refer(element, place),
    "w:footnoteReference": (element, place) => this.#refer(element, place),
    "w:endnoteReference": (element, place) => this.#refer(element, place),
  };

  /** The text of an element, which is met here. */
  #textOf(element: WordElement): string {
    const text = innerText(element);
    this.met.push(text);
    return text;
  }

  #readParagraph(element: WordElement, place: Place): void {
    const properties = elementAt(element, "w:pPr");
    const style = this.#context.styleOf(valueAt(properties, "w:pStyle"));
    const drop = elementAt(properties, "w:framePr")?.attributes["dropCap"];
    const isDropCap = drop === "drop" || drop === "margin";
    const { at, paragraph } = this.#newParagraph(place.blocks);
    paragraph.style = style;
    paragraph.alignment = valueAt(properties, "w:jc") ?? style.alignment;
    paragraph.item = this.#context.itemOf(properties, style);
    paragraph.isJoined = isDropCap || elementAt(properties, "w:rPr", "w:del") !== undefined;
    const isHidden = place.isHidden || style.toggles.hidden === true;
    const run = { ...PLAIN_RUN, toggles: style.toggles };
    this.#visitAll(element, { ...place, paragraph, at, run, isHidden, isDropCap });
  }

  /** The paragraph that begins, or the one that is continued in it. */
  #newParagraph(blocks: WordBlock[]): { readonly at: number; readonly paragraph: WordParagraph } {
    const at = this.paragraphs.push("") - 1;
    const last = blocks.at(-1);
    if (last?.kind === "paragraph" && last.isJoined) return { at, paragraph: last };
    const paragraph: WordParagraph = {
      kind: "paragraph",
      at,
      lines: [[]],
      sizes: [[]],
      links: [],
      pictures: [],
      after: [],
      isBold: false,
      style: this.#context.styleOf(undefined),
      alignment: undefined,
      item: undefined,
      isJoined: false,
    };
    blocks.push(paragraph);
    return { at, paragraph };
  }

  /** Properties that a run lacks come from its style, and then from the style of its paragraph. */
  #readRun(element: WordElement, place: Place): void {
    const properties = elementAt(element, "w:rPr");
    const style = this.#context.styleOf(valueAt(properties, "w:rStyle"));
    const own = togglesIn(properties);
    const bold = elementAt(properties, "w:b");
    const isBold = bold !== undefined && isOn(bold);
    const isDotted = (valueAt(properties, "w:em") ?? "none") !== "none";
    const script = valueAt(properties, "w:vertAlign");
    if (isBold && !place.isDeleted && place.paragraph !== undefined) place.paragraph.isBold = true;
    this.#visitAll(element, {
      ...place,
      isHidden: place.isHidden || (own.hidden ?? style.toggles.hidden ?? false),
      run: {
        toggles: { ...place.paragraph?.style.toggles, ...style.toggles, ...own },
        size: (place.isDropCap ? undefined : sizeIn(properties)) ?? place.run.size,
        style: isDotted ? "emphasis" : isBold ? "strong" : "plain",
        script: script === "superscript" ? "up" : script === "subscript" ? "down" : undefined,
      },
    });
  }

  /** Text in capitals, raised or lowered, as far as Unicode has characters for it. */
  #readWords(text: string, place: Place): void {
    const { toggles, script } = place.run;
    const cased = toggles.caps === true ? text.toUpperCase() : text;
    const raised = script === undefined ? cased : scriptText(cased, script);
    this.#take(raised ?? cased, place);
    if (raised === undefined) this.#noticeRun("word-flattened", cased, place);
  }

  /** Text of the document, shown or left out. */
  #take(text: string, place: Place): void {
    if (place.isDeleted || place.isHidden) {
      this.#leave(place.isDeleted ? "deleted" : "hidden", text, place);
      return;
    }
    this.counted.push(text);
    if (place.ruby !== undefined) place.ruby[place.isReading ? "reading" : "base"] += text;
    else this.#show(text, place);
    const { struck, smallCaps } = place.run.toggles;
    if (struck === true) this.#noticeRun("word-struck", text, place);
    if (smallCaps === true && /\p{Ll}/u.test(text)) this.#noticeRun("word-small-capitals", text, place);
  }

  /** Adds shown text to its paragraph. */
  #show(text: string, place: Place): void {
    if (place.isDeleted || place.isHidden) return;
    const at = this.#at(place);
    this.paragraphs[at] = (this.paragraphs[at] ?? "") + text;
    const { paragraph, run, isLost } = place;
    if (paragraph === undefined || isLost) return;
    const link = place.link ?? this.#fields.findLast((field) => field.link !== undefined)?.link;
    if (link !== undefined && paragraph.links.at(-1) !== link) paragraph.links.push(link);
    if (run.size !== undefined) paragraph.sizes.at(-1)?.push(run.size);
    const line = paragraph.lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.style === run.style) line[line.length - 1] = { text: last.text + text, style: last.style };
    else line.push({ text, style: run.style });
  }

  #turn(place: Place): void {
    if (place.isDeleted || place.isHidden) return;
    const at = this.#at(place);
    this.paragraphs[at] = `${this.paragraphs[at] ?? ""}\n`;
    place.paragraph?.lines.push([]);
    place.paragraph?.sizes.push([]);
  }

  #readSymbol({ attributes: { char = "", font = "" } }: WordElement, place: Place): void {
    const text = dingbat(font, char) ?? (/^F0..$/i.test(char) ? dingbat(font, char.slice(2)) : undefined);
    if (text === undefined) this.#unreadable(`${char} ${font}`.trim() || "symbol", place);
    else if (!place.isDeleted && !place.isHidden) {
      this.added.push(text.string);
      this.#show(text.string, place);
    }
  }

  #readRuby(element: WordElement, place: Place): void {
    const ruby = { base: "", reading: "" };
    this.#visitAll(element, { ...place, ruby, isReading: false });
    if (ruby.base + ruby.reading === "") return;
    const text = `${ruby.base}（${ruby.reading}）`;
    this.added.push("（）");
    this.#notice("word-ruby", text, place);
    this.#show(text, place);
  }

  #readCode(text: string, place: Place): void {
    const field = this.#fields.at(-1);
    if (field !== undefined) field.code += text;
    this.#leave("field", text, place);
  }

  /** A mark of a field: it begins, its words begin, or it ends. */
  #readMark(mark: WordElement, place: Place): void {
    const type = mark.attributes["fldCharType"];
    const field = this.#fields.at(-1);
    if (type === "begin") {
      this.#fields.push({ begin: mark, code: "", link: undefined });
      this.#unreadable(chosenEntry(elementAt(mark, "w:ffData", "w:ddList")), place);
    } else if (field !== undefined && type === "separate") {
      const [, quoted, bare] = LINK.exec(field.code) ?? [];
      field.link = quoted ?? bare;
    } else if (field !== undefined && type === "end") {
      this.#fields.pop();
      this.#unreadable(drawnBy(field.code), place);
      if (!/^\s*FORMCHECKBOX\b/i.test(field.code)) return;
      const box = elementAt(field.begin, "w:ffData", "w:checkBox");
      const ticked = elementAt(box, "w:checked") ?? elementAt(box, "w:default");
      this.#take(ticked !== undefined && isOn(ticked) ? "☑" : "☐", place);
    }
  }

  /** A bookmark in the document is no address. */
  #linkOf({ attributes: { id, anchor } }: WordElement): string | undefined {
    const address = id === undefined ? undefined : this.#context.addressOf(id);
    return address === undefined || !anchor ? address : `${address.replace(/#.*$/s, "")}#${anchor}`;
  }

  /** Equations of one display are placed below one another. */
  #readEquations(element: WordElement, place: Place): void {
    for (const [index, child] of innerElements(element).entries()) {
      if (child.name === "m:oMath" && index > 0 && place.paragraph !== undefined) this.#turn(place);
      this.#visit(child, place);
    }
  }

  /** An equation as a line, or a mark in its place. Outside of paragraphs it is a paragraph. */
  #readEquation(element: WordElement, place: Place): void {
    addAll(this.met, allTexts(element));
    const { words, deleted, line } = equationOf(element);
    if (deleted !== "") this.#leave("deleted", deleted, place);
    if (words === "") return;
    const own = place.paragraph === undefined ? { ...place, ...this.#newParagraph(place.blocks) } : place;
    if (place.isDeleted) this.#leave("deleted", words, own);
    else if (line === undefined) this.#leave("equation", words, own);
    if (!place.isDeleted) this.#take(line?.text ?? EQUATION_PLACE, own);
    if (line?.isRewritten) this.#notice("word-equation", line.text, own);
  }

  #readDrawing(element: WordElement, place: Place): void {
    const inside = everyElement(element);
    const pictures = inside.filter(isPicture).length;
    const hasBox = inside.some(({ name }) => name === "w:txbxContent");
    const isPlain = element.name !== "w:pict" && pictures === 1 && !hasBox;
    this.#visitAll(element, { ...place, isDrawn: true, isPlain });
    // An embedded document or control shows nothing of itself.
    if (element.name !== "w:object" || pictures > 0 || hasBox) return;
    const made = inside.map(({ name, attributes: { ProgID, name: own } }) =>
      name === ":OLEObject" ? ProgID : name === "w:control" ? own : undefined,
    );
    this.#unreadable(made.find(Boolean) ?? "object", place);
  }

  #readBox(element: WordElement, place: Place): void {
    const blocks = place.paragraph?.after ?? place.blocks;
    const inside = { paragraph: undefined, run: PLAIN_RUN, isDropCap: false, isDrawn: false, link: undefined };
    this.#visitAll(element, { ...place, ...inside, blocks });
  }

  #readPicture(element: WordElement, place: Place): void {
    const id = pictureId(element.name, element.attributes);
    if (id !== undefined && !place.isDeleted) {
      this.#pictures++;
      const hanging = place.paragraph?.after ?? place.blocks;
      if (place.isPlain && place.paragraph !== undefined) place.paragraph.pictures.push(id);
      else hanging.push({ kind: "picture", at: this.#at(place), id });
    }
    this.#visitAll(element, place);
  }

  #readTable(element: WordElement, place: Place): void {
    const at = this.paragraphs.length;
    const rows: OpenCell[][] = [];
    this.#visitAll(element, { ...place, rows });
    place.blocks.push({ kind: "table", at, rows: mergedRows(rows) });
  }

  /** A row that begins in a later column gets empty cells. */
  #readRow(element: WordElement, place: Place): void {
    const properties = elementAt(element, "w:trPr");
    const isDeleted = place.isDeleted || elementAt(properties, "w:del") !== undefined;
    const before = Math.min(Number(valueAt(properties, "w:gridBefore")) || 0, MOST_COLUMNS - 1);
    const empty = { at: this.paragraphs.length, blocks: [], colSpan: 1, rowSpan: 1, isContinued: false };
    const cells: OpenCell[] = Array.from({ length: before }, () => empty);
    this.#visitAll(element, { ...place, cells, isDeleted });
    if (!isDeleted) place.rows.push(cells);
  }

  #readCell(element: WordElement, place: Place): void {
    const properties = elementAt(element, "w:tcPr");
    const isDeleted = place.isDeleted || elementAt(properties, "w:cellDel") !== undefined;
    const at = this.paragraphs.length;
    const pictures = this.#pictures;
    const blocks: WordBlock[] = [];
    this.#visitAll(element, { ...place, blocks, rows: [], cells: [], paragraph: undefined, isDeleted });
    if (isDeleted) return;
    const merge = elementAt(properties, "w:vMerge")?.attributes;
    const isBelow = merge !== undefined && (merge["val"] ?? "continue") === "continue";
    // Text in a cell below a merged one, which Word hides, becomes a cell of its own.
    const words = isBelow ? this.paragraphs.slice(at).join("").trim() : "";
    const isCovered = isBelow && (words !== "" || this.#pictures > pictures);
    if (isCovered) this.#notice("word-covered", words, { ...place, at });
    const colSpan = Number(valueAt(properties, "w:gridSpan") ?? 1);
    place.cells.push({ at, blocks, colSpan, rowSpan: 1, isContinued: isBelow && !isCovered });
  }

  #refer({ name, attributes: { id = "" } }: WordElement, place: Place): void {
    const kind = name.slice("w:".length, -"Reference".length) as WordReference["kind"];
    const isIn = place.isDeleted ? "deleted" : place.isHidden ? "hidden" : "copy";
    this.references.push({ kind, id, paragraph: this.#at(place), isIn });
  }

  /** The current paragraph, or the last one. */
  #at({ at }: Place): number {
    return at ?? Math.max(0, this.paragraphs.length - 1);
  }

  #leave(reason: LeftText["reason"], text: string, place: Place): void {
    const last = this.left.at(-1);
    const paragraph = this.#at(place);
    if (last?.reason === reason && last.paragraph === paragraph)
      this.left[this.left.length - 1] = { reason, text: last.text + text, paragraph };
    else this.left.push({ reason, text, paragraph });
  }

  #unreadable(text: string | undefined, place: Place): void {
    if (text !== undefined) this.#notice("word-unread", text, place);
  }

  #notice(code: Noticed["code"], text: string, place: Place): void {
    if (!place.isDeleted && !place.isHidden) this.noticed.push({ code, text, paragraph: this.#at(place) });
  }

  /** Consecutive runs in a paragraph are one place. */
  #noticeRun(code: Noticed["code"], text: string, place: Place): void {
    if (text.trim() === "" || place.isDeleted || place.isHidden) return;
    const index = this.noticed.findLastIndex((each) => each.code === code);
    const last = this.noticed[index];
    if (last?.paragraph === this.#at(place)) this.noticed[index] = { ...last, text: last.text + text };
    else this.#notice(code, text, place);
  }

  /** The last chart or diagram is in a part of its own. */
  #namePart({ attributes: { dm, id } }: WordElement, place: Place): void {
    const last = this.noticed.at(-1);
    if (last?.code === "word-unread" && !place.isDeleted && !place.isHidden)
      this.noticed[this.noticed.length - 1] = { ...last, part: dm ?? id };
  }
}

/** The entry of a form's list that Word shows. */
function chosenEntry(list: WordElement | undefined): string | undefined {
  const chosen = valueAt(list, "w:result") ?? valueAt(list, "w:default") ?? 0;
  return innerElements(list, "w:listEntry")[Number(chosen)]?.attributes["val"];
}

/** Joins cells that continue the row above with it. Removes a row without cells, or whose cells are all deleted. */
function mergedRows(rows: readonly (readonly OpenCell[])[]): readonly (readonly WordCell[])[] {
  const above = new Map<number, { rowSpan: number }>();
  const merged = rows.map((cells) => {
    let column = 0;
    return cells.flatMap(({ isContinued, ...cell }): readonly WordCell[] => {
      const from = isContinued ? above.get(column) : undefined;
      if (from !== undefined) from.rowSpan++;
      else above.set(column, cell);
      column += cell.colSpan;
      return from === undefined ? [cell] : [];
    });
  });
  return merged.filter((cells) => cells.length > 0);
}

/** Elements with words that tracked changes removed. */
const DELETED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
const WORDS: ReadonlySet<string> = new Set(["m:t", "w:t", "w:delText"]);

interface EquationLine {
  readonly text: string;
  /** True if it was no line: fractions, roots, scripts without characters in Unicode. */
  readonly isRewritten: boolean;
}

interface Equation {
  /** All its text, without its form. */
  readonly words: string;
  /** Text that tracked changes removed from it. */
  readonly deleted: string;
  /** As authors type it: (a+b)/2, √x, x². Undefined for matrices, stacks and limits, which do not fit in a line. */
  readonly line: EquationLine | undefined;
}

/** Replaces an equation that does not fit in a line. */
const EQUATION_PLACE = "〔公式〕";

/** Reads an equation: OMML of ECMA-376. */
function equationOf(element: WordElement): Equation {
  const deleted = everyElement(element).filter(({ name }) => DELETED.has(name));
  return {
    words: mathWords(element).trim(),
    deleted: deleted.flatMap((each) => innerElements(each).map(mathWords)).join(""),
    line: equationLine(element),
  };
}

function equationLine(equation: WordElement): EquationLine | undefined {
  const desk: Desk = { isRewritten: false };
  const text = line(equation, desk);
  return text === undefined ? undefined : { text, isRewritten: desk.isRewritten };
}

function mathWords(node: WordElement): string {
  return DELETED.has(node.name) ? "" : ownText(node) + innerElements(node).map(mathWords).join("");
}

function ownText(node: WordElement): string {
  return WORDS.has(node.name) ? innerText(node) : "";
}

interface Desk {
  isRewritten: boolean;
}

type Form = (node: WordElement, desk: Desk) => string | undefined;

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["m:f", fraction],
  ["m:rad", root],
  ["m:d", brackets],
  ["m:func", applied],
  ["m:nary", sum],
  ["m:sSup", (node, desk) => joined([base(node, desk), script(node, "up", desk)])],
  ["m:sSub", (node, desk) => joined([base(node, desk), script(node, "down", desk)])],
  ["m:sSubSup", (node, desk) => joined([base(node, desk), script(node, "down", desk), script(node, "up", desk)])],
  ["m:sPre", (node, desk) => joined([script(node, "up", desk), script(node, "down", desk), part(node, "m:e", desk)])],
]);

/** Elements with parts above, below or in rows, which do not fit in a line. */
const STACKED: ReadonlySet<string> = new Set([
  "m:m",
  "m:eqArr",
  "m:limLow",
  "m:limUpp",
  "m:groupChr",
  "m:acc",
  "m:bar",
  "m:phant",
]);

function line(node: WordElement, desk: Desk): string | undefined {
  if (node.name.endsWith("Pr") || DELETED.has(node.name)) return "";
  if (STACKED.has(node.name)) return undefined;
  const form = FORMS.get(node.name);
  return form === undefined
    ? joined([ownText(node), ...innerElements(node).map((child) => line(child, desk))])
    : form(node, desk);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((each) => each !== undefined) ? parts.join("") : undefined;
}

function part(node: WordElement, name: string, desk: Desk): string | undefined {
  return joined(innerElements(node, name).map((child) => line(child, desk)));
}

/** A value in an element's properties: `chr` of `m:naryPr`. */
function property(node: WordElement, key: string): string | undefined {
  const found = elementAt(node, `${node.name}Pr`, `m:${key}`);
  return found === undefined ? undefined : (found.attributes["val"] ?? "");
}

/** A letter, number or word, or a term in brackets, needs no more brackets. */
function bracketed(text: string): string {
  return /^[\p{L}\p{N}.%]*$|^\([^()]*\)$/u.test(text) ? text : `(${text})`;
}

function fraction(node: WordElement, desk: Desk): string | undefined {
  const [above, below] = [part(node, "m:num", desk), part(node, "m:den", desk)];
  if (above === undefined || below === undefined || property(node, "type") === "noBar") return undefined;
  desk.isRewritten = true;
  return `${bracketed(above)}/${bracketed(below)}`;
}

const ROOTS: Readonly<Record<string, string>> = { "": "√", "2": "√", "3": "∛", "4": "∜" };

function root(node: WordElement, desk: Desk): string | undefined {
  const [degree, below] = [part(node, "m:deg", desk), part(node, "m:e", desk)];
  if (degree === undefined || below === undefined) return undefined;
  desk.isRewritten = true;
  const raised = inScript(degree, "up");
  const sign = ROOTS[degree.trim()] ?? (raised === undefined ? undefined : `${raised}√`);
  return sign === undefined ? undefined : sign + bracketed(below);
}

function brackets(node: WordElement, desk: Desk): string | undefined {
  const parts = innerElements(node, "m:e").map((each) => line(each, desk));
  if (!parts.every((each) => each !== undefined)) return undefined;
  const [open, parting, close] = ["begChr", "sepChr", "endChr"].map((key) => property(node, key));
  return (open ?? "(") + parts.join(parting ?? "|") + (close ?? ")");
}

/** Latin words keep a blank between them: sin x. */
function applied(node: WordElement, desk: Desk): string | undefined {
  const [name, argument] = [part(node, "m:fName", desk), part(node, "m:e", desk)];
  if (name === undefined || argument === undefined) return undefined;
  return /[A-Za-z]$/.test(name) && /^[\p{L}\p{N}]/u.test(argument) ? `${name} ${argument}` : name + argument;
}

/** Limits of sums without small forms do not fit in the line. */
function sum(node: WordElement, desk: Desk): string | undefined {
  const [below, above] = [part(node, "m:sub", desk), part(node, "m:sup", desk)];
  const small = [inScript(below ?? "?", "down"), inScript(above ?? "?", "up")];
  if (below !== "" || above !== "") desk.isRewritten = true;
  return joined([property(node, "chr") ?? "∫", ...small, part(node, "m:e", desk)]);
}

/** The base of a script. */
function base(node: WordElement, desk: Desk): string | undefined {
  const text = part(node, "m:e", desk);
  return text === undefined ? undefined : bracketed(text);
}

/** x² if Unicode has the small forms, otherwise x^(a+b) and x_(max). */
function script(node: WordElement, way: "up" | "down", desk: Desk): string | undefined {
  const text = part(node, way === "up" ? "m:sup" : "m:sub", desk);
  if (text === undefined) return undefined;
  const small = inScript(text, way);
  if (small !== undefined) return small;
  desk.isRewritten = true;
  return `${way === "up" ? "^" : "_"}${bracketed(text)}`;
}

function inScript(text: string, way: "up" | "down"): string | undefined {
  const forms = [...text].map((character) => scriptForm(character.codePointAt(0) ?? 0, way));
  return forms.every((form) => form !== undefined) ? String.fromCodePoint(...forms) : undefined;
}
