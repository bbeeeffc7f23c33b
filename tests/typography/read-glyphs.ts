import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";

/** A glyph as the finished page shows it. Points from the page's top left; `advance` is the font's, not the way to the next glyph. */
export interface Glyph {
  readonly page: number;
  readonly font: string;
  readonly glyph: number;
  /** What ToUnicode says. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly advance: number;
}

interface PdfFont {
  readonly name: string;
  readonly widths: ReadonlyMap<number, number>;
  readonly usual: number;
  readonly unicode: ReadonlyMap<number, string>;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `a`, then `b`. */
function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

/**
 * Every glyph of a PDF in the order of its content streams: composite fonts with two-byte codes, horizontal text, as banmian,
 * Typst and XeTeX write it. Exact: nothing is rounded, merged or guessed, as text extraction would.
 */
export async function readGlyphs(bytes: Uint8Array): Promise<readonly Glyph[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const fonts = new Map<PDFObject, PdfFont>();
  return file.getPages().flatMap((page, index) => {
    const { context } = file;
    const resources = page.node.Resources();
    const named = resources?.lookupMaybe(PDFName.of("Font"), PDFDict);
    const fontOf = (name: string): PdfFont | undefined => {
      const dict = named?.lookupMaybe(PDFName.of(name), PDFDict);
      if (dict === undefined) return undefined;
      const known = fonts.get(dict) ?? readFont(dict);
      fonts.set(dict, known);
      return known;
    };
    const content = contentOf(page.node.Contents(), context);
    return show(content, { page: index, height: page.getHeight(), fontOf });
  });
}

function contentOf(contents: PDFObject | undefined, context: PDFContext): Uint8Array {
  const streams = contents instanceof PDFArray ? contents.asArray() : contents === undefined ? [] : [contents];
  const parts = streams.map((each) => decode(each instanceof PDFRef ? context.lookup(each) : each));
  const joined = Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(0x0a)]));
  return joined;
}

function decode(stream: PDFObject | undefined): Uint8Array {
  return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array();
}

function readFont(dict: PDFDict): PdfFont {
  const name = dict.lookupMaybe(PDFName.of("BaseFont"), PDFName)?.decodeText() ?? "";
  const descendant = dict.lookupMaybe(PDFName.of("DescendantFonts"), PDFArray)?.lookupMaybe(0, PDFDict);
  const usual = descendant?.lookupMaybe(PDFName.of("DW"), PDFNumber)?.asNumber() ?? 1000;
  const widths = readWidths(descendant?.lookupMaybe(PDFName.of("W"), PDFArray));
  return { name, widths, usual, unicode: readUnicode(decode(dict.lookup(PDFName.of("ToUnicode")))) };
}

/** `c [w1 w2 …]` or `first last w`. */
function readWidths(list: PDFArray | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const numberAt = (array: PDFArray, at: number): number => array.lookup(at, PDFNumber).asNumber();
  for (let at = 0; list !== undefined && at < list.size(); ) {
    const first = numberAt(list, at);
    const next = list.lookup(at + 1);
    if (next instanceof PDFArray) {
      for (let index = 0; index < next.size(); index++) widths.set(first + index, numberAt(next, index));
      at += 2;
    } else {
      for (let code = first; code <= numberAt(list, at + 1); code++) widths.set(code, numberAt(list, at + 2));
      at += 3;
    }
  }
  return widths;
}

function readUnicode(cmap: Uint8Array): ReadonlyMap<number, string> {
  const unicode = new Map<number, string>();
  const text = Buffer.from(cmap).toString("latin1");
  for (const [, body = ""] of text.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, code = "", to = ""] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/gi))
      unicode.set(Number.parseInt(code, 16), utf16(to));
  }
  for (const [, body = ""] of text.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    const ranges = body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]*)>|\[(.*?)\])/gis);
    for (const [, from = "", to = "", start, list] of ranges) {
      const first = Number.parseInt(from, 16);
      const listed = [...(list ?? "").matchAll(/<([0-9a-f\s]*)>/gi)].map(([, each = ""]) => utf16(each));
      for (let code = first; code <= Number.parseInt(to, 16); code++) {
        const own = start === undefined ? listed[code - first] : follow(utf16(start), code - first);
        unicode.set(code, own ?? "");
      }
    }
  }
  return unicode;
}

function utf16(hex: string): string {
  return Buffer.from(hex.replace(/\s/g, ""), "hex").swap16().toString("utf16le");
}

function follow(text: string, by: number): string {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const last = points.pop() ?? 0;
  return String.fromCodePoint(...points, last + by);
}

interface PageFrame {
  readonly page: number;
  readonly height: number;
  readonly fontOf: (name: string) => PdfFont | undefined;
}

/** A string of two-byte codes, a number, a name; an array is flattened: TJ needs no more. */
type Token =
  | { readonly kind: "string"; readonly codes: readonly number[] }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name" | "operator"; readonly text: string };

interface TextState {
  readonly ctm: Matrix;
  readonly font: PdfFont | undefined;
  readonly size: number;
  readonly spacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

/** What the operators change. */
interface Reader {
  readonly frame: PageFrame;
  readonly glyphs: Glyph[];
  readonly stack: TextState[];
  state: TextState;
  line: Matrix;
  text: Matrix;
}

function show(content: Uint8Array, frame: PageFrame): readonly Glyph[] {
  const state = { ctm: IDENTITY, font: undefined, size: 0, spacing: 0, scale: 1, leading: 0, rise: 0 };
  const reader: Reader = { frame, glyphs: [], stack: [], state, line: IDENTITY, text: IDENTITY };
  for (const { operator, operands } of operations(content)) OPERATORS[operator]?.(reader, operands);
  return reader.glyphs;
}

function numberOf(operands: readonly Token[], at: number): number {
  const token = operands[at];
  return token?.kind === "number" ? token.value : 0;
}

function matrixOf(operands: readonly Token[]): Matrix {
  const n = (at: number): number => numberOf(operands, at);
  return [n(0), n(1), n(2), n(3), n(4), n(5)];
}

function start(reader: Reader, matrix: Matrix): void {
  reader.line = matrix;
  reader.text = matrix;
}

function move(reader: Reader, x: number, y: number): void {
  start(reader, times([1, 0, 0, 1, x, y], reader.line));
}

function change(reader: Reader, state: Partial<TextState>): void {
  reader.state = { ...reader.state, ...state };
}

function draw(reader: Reader, operands: readonly Token[]): void {
  const { state } = reader;
  const advance = (by: number): void => {
    reader.text = times([1, 0, 0, 1, by * state.scale, 0], reader.text);
  };
  for (const token of operands) {
    if (token.kind === "number") advance((-token.value / 1000) * state.size);
    if (token.kind !== "string" || state.font === undefined) continue;
    for (const code of token.codes) {
      const width = (state.font.widths.get(code) ?? state.font.usual) / 1000;
      reader.glyphs.push(glyphAt(reader, state.font, code, width));
      advance(width * state.size + state.spacing);
    }
  }
}

function glyphAt({ frame, state, text }: Reader, font: PdfFont, code: number, width: number): Glyph {
  const at = times([1, 0, 0, 1, 0, state.rise], times(text, state.ctm));
  const scale = Math.hypot(at[0], at[1]);
  return {
    page: frame.page,
    font: font.name,
    glyph: code,
    text: font.unicode.get(code) ?? "",
    x: at[4],
    y: frame.height - at[5],
    size: state.size * scale,
    advance: width * state.size * state.scale * scale,
  };
}

/** PDF 1.7, annex A: those that move text. */
const OPERATORS: Readonly<Record<string, (reader: Reader, operands: readonly Token[]) => void>> = {
  q: (reader) => reader.stack.push(reader.state),
  Q: (reader) => change(reader, reader.stack.pop() ?? {}),
  cm: (reader, operands) => change(reader, { ctm: times(matrixOf(operands), reader.state.ctm) }),
  BT: (reader) => start(reader, IDENTITY),
  Tf: (reader, operands) => {
    const [name] = operands;
    const font = name?.kind === "name" ? reader.frame.fontOf(name.text) : undefined;
    change(reader, { font, size: numberOf(operands, 1) });
  },
  Tm: (reader, operands) => start(reader, matrixOf(operands)),
  Td: (reader, operands) => move(reader, numberOf(operands, 0), numberOf(operands, 1)),
  TD: (reader, operands) => {
    change(reader, { leading: -numberOf(operands, 1) });
    move(reader, numberOf(operands, 0), numberOf(operands, 1));
  },
  "T*": (reader) => move(reader, 0, -reader.state.leading),
  Tc: (reader, operands) => change(reader, { spacing: numberOf(operands, 0) }),
  Tz: (reader, operands) => change(reader, { scale: numberOf(operands, 0) / 100 }),
  TL: (reader, operands) => change(reader, { leading: numberOf(operands, 0) }),
  Ts: (reader, operands) => change(reader, { rise: numberOf(operands, 0) }),
  Tj: draw,
  TJ: draw,
};

interface Operation {
  readonly operator: string;
  readonly operands: readonly Token[];
}

function* operations(content: Uint8Array): Generator<Operation> {
  let operands: Token[] = [];
  for (const token of tokens(content)) {
    if (token.kind !== "operator") {
      operands.push(token);
      continue;
    }
    yield { operator: token.text, operands };
    operands = [];
  }
}

const DELIMITERS = "()<>[]{}/% \t\r\n\f\0";

function* tokens(content: Uint8Array): Generator<Token> {
  const source = Buffer.from(content).toString("latin1");
  for (let at = 0; at < source.length; ) {
    const { token, end } = tokenAt(source, at);
    if (token !== undefined) yield token;
    at = end;
  }
}

function tokenAt(source: string, at: number): { readonly token?: Token; readonly end: number } {
  const character = source[at] as string;
  if (" \t\r\n\f\0[]{}>".includes(character)) return { end: at + 1 };
  if (character === "%") return { end: endOf(source, at, "\n") };
  if (character === "(") {
    const { bytes, end } = literal(source, at);
    return { token: { kind: "string", codes: pairs(bytes) }, end };
  }
  if (source.startsWith("<<", at)) return { end: at + 2 };
  if (character === "<") {
    const end = endOf(source, at, ">");
    const bytes = Buffer.from(source.slice(at + 1, end - 1).replace(/\s/g, ""), "hex");
    return { token: { kind: "string", codes: pairs(bytes) }, end };
  }
  return wordAt(source, at);
}

function wordAt(source: string, at: number): { readonly token: Token; readonly end: number } {
  let end = at + 1;
  while (end < source.length && !DELIMITERS.includes(source[end] as string)) end++;
  const word = source.slice(at, end);
  if (word.startsWith("/")) return { token: { kind: "name", text: word.slice(1) }, end };
  if (/^[-+.\d]/.test(word)) return { token: { kind: "number", value: Number(word) }, end };
  return { token: { kind: "operator", text: word }, end };
}

function endOf(source: string, at: number, mark: string): number {
  const found = source.indexOf(mark, at + 1);
  return found < 0 ? source.length : found + 1;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(source: string, from: number): { readonly bytes: readonly number[]; readonly end: number } {
  const bytes: number[] = [];
  let depth = 1;
  let at = from + 1;
  while (at < source.length) {
    const character = source[at] as string;
    if (character === "\\") {
      const read = escaped(source, at);
      bytes.push(...read.bytes);
      at = read.end;
      continue;
    }
    at++;
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) break;
    bytes.push(character.charCodeAt(0));
  }
  return { bytes, end: at };
}

function escaped(source: string, at: number): { readonly bytes: readonly number[]; readonly end: number } {
  const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0];
  if (octal !== undefined) return { bytes: [Number.parseInt(octal, 8)], end: at + 1 + octal.length };
  const character = source[at + 1] ?? "";
  const bytes = character === "\n" ? [] : [ESCAPES[character] ?? character.charCodeAt(0)];
  return { bytes, end: at + 2 };
}

function pairs(bytes: ArrayLike<number>): readonly number[] {
  const codes: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) codes.push(((bytes[at] as number) << 8) | (bytes[at + 1] as number));
  return codes;
}
