/*
 * Reads content streams: operators with their operands. Files come from outside, so the reader continues after any damage, keeps only as much as the checks
 * need, and `weightOf` finds pages that would occupy a plant's processor for hours before anything draws them.
 */
import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import { shortened } from "../../base/excerpt.ts";
import {
  boxesOf,
  bytesOf,
  contentOf,
  dictAt,
  dictOf,
  entry,
  inherited,
  nameAt,
  numberAt,
  numbersOf,
} from "./objects.ts";
import { isPdfSpace, numberOf, Scanner } from "./read.ts";

/** An operand: a number, a name, a list, or anything else, of which only the length matters. */
export type Operand =
  | number
  | { readonly name: string }
  | { readonly items: readonly Operand[]; readonly length: number }
  | { readonly length: number };

/** Receives the operators of a content stream in order. */
interface ContentReader {
  /** @param end the offset of its end in the stream */
  readonly operator: (name: string, operands: readonly Operand[], end: number) => void;
  /** An inline image (BI … ID … EI), with the keys of image XObjects; `data` may end with a blank that does not belong to it. */
  readonly image: (dict: PDFDict, data: Uint8Array, end: number) => void;
  /** Invalid content: a stray bracket, an unknown operator, a malformed number. */
  readonly damage: (what: string) => void;
}

/** The length of a string, or of all strings of a list, in bytes. */
function lengthOf(operand: Operand | undefined): number {
  return typeof operand === "object" && "length" in operand ? operand.length : 0;
}

/** The operators of ISO 32000-1, annex A, except those of inline images. */
const OPERATORS: ReadonlySet<string> = new Set(
  (
    "b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S " +
    "sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
  ).split(" "),
);

/** The most operands, and entries of a list, that are kept: a colour may have 32 shares and a pattern. */
const MOST_OPERANDS = 64;
/** Lists are nested two deep at most; deeper brackets are ignored. */
const DEEPEST_LIST = 8;

/** Reads a content stream to its end, whatever it contains. */
export function readContent(content: Uint8Array, reader: ContentReader): void {
  new Content(content, reader).read();
}

const [SLASH, OPEN, CLOSE, LESS, GREATER, LIST, LIST_END] = [0x2f, 0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d];
const [APOSTROPHE, QUOTE] = [0x27, 0x22];
/** Closing brackets, and those of PostScript. */
const STRAY: ReadonlySet<number> = new Set([CLOSE, GREATER, LIST_END, 0x7b, 0x7d]);
const CONSTANTS: ReadonlySet<string> = new Set(["true", "false", "null"]);

class Content {
  readonly #scan: Scanner;
  readonly #reader: ContentReader;
  #operands: Operand[] = [];
  /** Depth of BX … EX, within which unknown operators are allowed. */
  #lenient = 0;

  constructor(content: Uint8Array, reader: ContentReader) {
    this.#scan = new Scanner(content);
    this.#reader = reader;
  }

  read(): void {
    const scan = this.#scan;
    for (let code = scan.next(); code !== undefined; code = scan.next()) {
      const operand = this.#operand(code, 0);
      if (operand !== undefined) this.#add(operand);
      else if (STRAY.has(code)) {
        scan.at++;
        this.#reader.damage(String.fromCharCode(code));
      } else if (code !== LIST) this.#word();
    }
    if (this.#operands.length > 0) this.#reader.damage("…");
  }

  /** Undefined if no operand begins here. */
  #operand(code: number, depth: number): Operand | undefined {
    const scan = this.#scan;
    switch (code) {
      case SLASH:
        return { name: nameOf(scan.name()) };
      case OPEN:
        return { length: scan.string().length };
      case LIST:
        return this.#list(depth);
      case LESS:
        return scan.bytes[scan.at + 1] === LESS ? this.#dictionary(depth) : { length: scan.hex().length >> 1 };
    }
    if (!(code === 0x2b || code === 0x2d || code === 0x2e || (code >= 0x30 && code <= 0x39))) return undefined;
    const word = scan.word();
    const value = numberOf(word);
    if (value === undefined) this.#reader.damage(shown(word));
    return value ?? 0;
  }

  /** A list; too deep brackets inside it are ignored. */
  #list(depth: number): Operand | undefined {
    const scan = this.#scan;
    scan.at++;
    if (depth >= DEEPEST_LIST) {
      this.#reader.damage("[");
      return undefined;
    }
    const items: Operand[] = [];
    let length = 0;
    for (let code = scan.next(); code !== undefined; code = scan.next()) {
      if (code === LIST_END) {
        scan.at++;
        return { items, length };
      }
      const item = this.#operand(code, depth + 1);
      if (item !== undefined) {
        if (items.length < MOST_OPERANDS) items.push(item);
        length += lengthOf(item);
        // An operator ends a list that was not closed.
      } else if (code !== LIST && !this.#passed(code)) return { items, length };
    }
    this.#reader.damage("[");
    return { items, length };
  }

  /** Skips something that does not belong in a list; false if the list ends there. */
  #passed(code: number): boolean {
    const scan = this.#scan;
    const from = scan.at;
    const word = scan.word();
    if (CONSTANTS.has(word)) return true;
    if (word === "") {
      scan.at++;
      this.#reader.damage(String.fromCharCode(code));
      return true;
    }
    scan.at = from;
    this.#reader.damage("[");
    return false;
  }

  /** Only the end of a marked-content dictionary matters. */
  #dictionary(depth: number): Operand | undefined {
    const scan = this.#scan;
    scan.at += 2;
    if (depth >= DEEPEST_LIST) {
      this.#reader.damage("<<");
      return undefined;
    }
    for (let code = scan.next(); code !== undefined; code = scan.next()) {
      if (code === GREATER && scan.bytes[scan.at + 1] === GREATER) {
        scan.at += 2;
        return { length: 0 };
      }
      if (this.#operand(code, depth + 1) === undefined && !this.#passed(code)) return { length: 0 };
    }
    this.#reader.damage("<<");
    return { length: 0 };
  }

  #word(): void {
    const word = this.#letters();
    if (CONSTANTS.has(word)) {
      this.#add(word === "true" ? 1 : 0);
      return;
    }
    const operands = this.#operands;
    this.#operands = [];
    if (word === "BI") this.#image();
    else if (!OPERATORS.has(word)) {
      if (this.#lenient <= 0) this.#reader.damage(shown(word));
    } else {
      if (word === "BX") this.#lenient++;
      if (word === "EX") this.#lenient--;
      this.#reader.operator(word, operands, this.#scan.at);
    }
  }

  /** `'` and `"` are operators of one character. */
  #letters(): string {
    const scan = this.#scan;
    const code = scan.bytes[scan.at];
    if (code !== APOSTROPHE && code !== QUOTE) return scan.word();
    scan.at++;
    return String.fromCharCode(code);
  }

  #add(operand: Operand): void {
    if (this.#operands.length < MOST_OPERANDS) this.#operands.push(operand);
  }

  #image(): void {
    const scan = this.#scan;
    const entries: [key: string, value: Operand | boolean][] = [];
    let key: string | undefined;
    for (let code = scan.next(); code !== undefined; code = scan.next()) {
      const value = this.#operand(code, 0) ?? this.#plain();
      if (value === "ID") break;
      if (value === undefined) {
        this.#reader.damage("BI");
        return;
      }
      if (key === undefined) key = typeof value === "object" && "name" in value ? value.name : "";
      else {
        entries.push([key, value]);
        key = undefined;
      }
    }
    const from = scan.at + 1;
    scan.at = dataEnd(scan.bytes, from);
    this.#reader.image(dictionaryOf(entries), scan.bytes.subarray(from, Math.max(from, scan.at - 2)), scan.at);
  }

  /** A word in the dictionary of an inline image; undefined for anything else. */
  #plain(): boolean | "ID" | undefined {
    const word = this.#scan.word();
    if (word === "ID") return word;
    return word === "true" || word === "false" ? word === "true" : undefined;
  }
}

/** The offset after EI, which must be a word of its own; the data before it may contain any bytes. */
function dataEnd(bytes: Uint8Array, from: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf("EI", from); at >= 0; at = text.indexOf("EI", at + 1)) {
    const alone = at + 2 >= bytes.length || isPdfSpace(bytes[at + 2]);
    if (alone && isPdfSpace(bytes[at - 1])) return at + 2;
  }
  return bytes.length;
}

function nameOf(written: string): string {
  if (!written.includes("#")) return written;
  return written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function shown(word: string): string {
  return shortened(word.replace(/[^\x21-\x7e]/g, "?"));
}

/** Abbreviated keys of inline images (ISO 32000-1, table 93). */
const KEYS: Readonly<Record<string, string>> = {
  BPC: "BitsPerComponent",
  CS: "ColorSpace",
  D: "Decode",
  DP: "DecodeParms",
  F: "Filter",
  H: "Height",
  IM: "ImageMask",
  I: "Interpolate",
  W: "Width",
};

function dictionaryOf(entries: readonly (readonly [key: string, value: Operand | boolean])[]): PDFDict {
  const context = PDFContext.create();
  const dict = PDFDict.withContext(context);
  for (const [key, value] of entries) {
    const name = Object.hasOwn(KEYS, key) ? (KEYS[key] ?? key) : key;
    const object = typeof value === "boolean" ? (value ? PDFBool.True : PDFBool.False) : objectOf(value, context);
    if (object !== undefined) dict.set(PDFName.of(name), object);
  }
  return dict;
}

function objectOf(operand: Operand, context: PDFContext): PDFObject | undefined {
  if (typeof operand === "number") return PDFNumber.of(operand);
  if ("name" in operand) return PDFName.of(operand.name);
  if (!("items" in operand)) return undefined;
  const array = PDFArray.withContext(context);
  for (const item of operand.items) array.push(objectOf(item, context) ?? PDFNumber.of(0));
  return array;
}

/** The most operators of a page, each form counted as often as it is drawn: the densest maps have a fifth of this. */
export const MOST_OPERATORS = 20_000_000;
/** The most levels of nested forms: real programs nest five. */
const DEEPEST_FORM = 28;
/** The most graphics states saved at once (`q`): real programs save a few dozen. Ghostscript takes a minute and a gigabyte for a million. */
const MOST_SAVED = 10_000;

/**
 * The number of operators of a page with all its forms, patterns and glyphs drawn. Two kilobytes can expand to a hundred million, which would occupy the
 * plant's processor for hours. Each form is read once.
 * @returns Infinity for a form that draws itself or is nested too deeply, and for content that saves too many graphics states
 */
export function weightOf(page: PDFDict): number {
  const content = contentOf(page);
  if (content === undefined) return 0;
  const [left, bottom, right, top] = boxesOf(page).media;
  const area = (right - left) * (top - bottom);
  return new Weighing(area).content(content, dictOf(inherited(page, "Resources")), 0);
}

/** The cost of filling and stroking with the current patterns, and of showing a character. */
interface State {
  fill: number;
  line: number;
  glyph: number;
}

/** Counts operators; a class, because results are cached. */
class Weighing {
  readonly #area: number;
  readonly #weights = new Map<PDFObject, number>();

  constructor(area: number) {
    this.#area = area;
  }

  content(bytes: Uint8Array, resources: PDFDict | undefined, depth: number): number {
    if (depth > DEEPEST_FORM) return Number.POSITIVE_INFINITY;
    let weight = 0;
    let state: State = { fill: 0, line: 0, glyph: 0 };
    const stack: State[] = [];
    const named = (kind: string, operand: Operand | undefined): PDFObject | undefined =>
      typeof operand === "object" && "name" in operand ? entry(dictAt(resources, kind), operand.name) : undefined;
    readContent(bytes, {
      damage: () => undefined,
      image: () => weight++,
      operator: (operator, operands) => {
        weight++;
        switch (operator) {
          case "q":
            if (stack.length === MOST_SAVED) weight = Number.POSITIVE_INFINITY;
            else stack.push({ ...state });
            break;
          case "Q":
            state = stack.pop() ?? state;
            break;
          case "Do":
            weight += this.#form(named("XObject", operands[0]), resources, depth);
            break;
          case "gs": {
            const mask = dictAt(dictOf(named("ExtGState", operands[0])), "SMask");
            weight += this.#form(entry(mask, "G"), resources, depth);
            break;
          }
          case "scn":
            state.fill = this.#pattern(named("Pattern", operands.at(-1)), resources, depth);
            break;
          case "SCN":
            state.line = this.#pattern(named("Pattern", operands.at(-1)), resources, depth);
            break;
          case "Tf":
            state.glyph = this.#glyph(dictOf(named("Font", operands[0])), resources, depth);
            break;
          default:
            weight += paintedBy(operator, operands, state);
        }
      },
    });
    return weight;
  }

  #form(form: PDFObject | undefined, resources: PDFDict | undefined, depth: number): number {
    if (!(form instanceof PDFRawStream) || nameAt(form.dict, "Subtype") === "Image") return 0;
    return this.#once(form, () => {
      const content = bytesOf(form);
      return content === undefined ? 0 : this.content(content, dictAt(form.dict, "Resources") ?? resources, depth + 1);
    });
  }

  /** A pattern's tile, as often as it fits on the page. */
  #pattern(pattern: PDFObject | undefined, resources: PDFDict | undefined, depth: number): number {
    if (!(pattern instanceof PDFRawStream)) return 0;
    const { dict } = pattern;
    const [a = 1, b = 0, c = 0, d = 1] = numbersOf(entry(dict, "Matrix"));
    const step = Math.abs((numberAt(dict, "XStep") ?? 0) * (numberAt(dict, "YStep") ?? 0) * (a * d - b * c));
    const tiles = step === 0 ? Number.POSITIVE_INFINITY : Math.max(1, this.#area / step);
    return tiles * this.#form(pattern, resources, depth);
  }

  /** The heaviest glyph of a font whose glyphs are content streams. */
  #glyph(font: PDFDict | undefined, resources: PDFDict | undefined, depth: number): number {
    if (font === undefined || nameAt(font, "Subtype") !== "Type3") return 0;
    return this.#once(font, () => {
      const own = dictAt(font, "Resources") ?? resources;
      const glyphs = dictAt(font, "CharProcs");
      let most = 0;
      for (const key of glyphs?.keys() ?? []) most = Math.max(most, this.#form(glyphs?.lookup(key), own, depth));
      return most;
    });
  }

  #once(object: PDFObject, weigh: () => number): number {
    const weighed = this.#weights.get(object);
    if (weighed !== undefined) return weighed;
    // A form that draws itself never ends.
    this.#weights.set(object, Number.POSITIVE_INFINITY);
    const weight = weigh();
    this.#weights.set(object, weight);
    return weight;
  }
}

/** The cost of an operator besides itself. Operators that set a plain colour remove the pattern. */
function paintedBy(operator: string, operands: readonly Operand[], state: State): number {
  if (FILL_COLOURS.has(operator)) state.fill = 0;
  else if (LINE_COLOURS.has(operator)) state.line = 0;
  const fill = FILLING.has(operator) ? state.fill : 0;
  const line = DRAWING.has(operator) ? state.line : 0;
  const glyphs = SHOWING.has(operator) && state.glyph !== 0 ? state.glyph * lengthOf(operands.at(-1)) : 0;
  return fill + line + glyphs;
}

const SHOWING: ReadonlySet<string> = new Set(["Tj", "TJ", "'", '"']);
const FILLING: ReadonlySet<string> = new Set(["f", "F", "f*", "B", "B*", "b", "b*", ...SHOWING]);
const DRAWING: ReadonlySet<string> = new Set(["S", "s", "B", "B*", "b", "b*", ...SHOWING]);
/** Operators that replace a pattern by a plain colour. */
const FILL_COLOURS: ReadonlySet<string> = new Set(["g", "rg", "k", "cs", "sc"]);
const LINE_COLOURS: ReadonlySet<string> = new Set(["G", "RG", "K", "CS", "SC"]);
