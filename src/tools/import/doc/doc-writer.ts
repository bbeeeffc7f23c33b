// Writes the texts of a .doc as the parts of a .docx, so that both kinds of documents go one way from there on. What a character stands for (a note, a picture,
// a field) is decided by its position in the tables of the container; every character is either written or left out with a reason, and read-doc.ts counts them.
import { inflateSync } from "node:zlib";
import { addAll } from "../../../base/diagnostic.ts";
import { escapedXml } from "../../../base/unprintable.ts";
import type { CopyPicture } from "../proposal.ts";
import { type DocFile, type DocText, partsOf, plcIn, type TextStretch, textsIn } from "./container.ts";
import {
  type DocFormats,
  type DocStyles,
  docFormats,
  docStyles,
  type ParagraphState,
  type RunState,
  styleId,
} from "./looks.ts";
import {
  boxXml,
  codeXml,
  drawnXml,
  type EdgedCell,
  edgedTableXml,
  fieldMarkXml,
  MOST_COLUMNS,
  NO_PARAGRAPH,
  paragraphXml,
  pictureXml,
  referenceXml,
  runXml,
  symbolXml,
  textXml,
  type WrittenDocument,
  type WrittenLevel,
  type WrittenList,
  xmlReady,
} from "./package.ts";

/** Collects the things that the texts of a document name: pictures, notes, text boxes. */
export class DocWriter {
  readonly #file: DocFile;
  readonly #pictures: (CopyPicture | undefined)[] = [];
  readonly #linePictures = new Map<number, string>();
  /** Things at a character of the text, by its place; entries are removed when they are written. */
  readonly #marks = new Map<number, string>();
  /** Places of characters that represent one of a symbol font. */
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

  /** Undefined if the document names a picture that it does not contain. */
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

  /** Drawings in the body; @returns texts of boxes that belong to no drawing */
  #drawings(): readonly string[] {
    const { table, stretches } = this.#file;
    const { records } = plcIn(table("boxTexts"), 22);
    const parts = partsOf(table("boxTexts"), 22, stretches.boxes);
    const boxes = new Map(parts.map((part, at) => [records[at]?.readUInt32LE(14) ?? 0, part] as const));
    const met: TextStretch[] = [];
    for (const [place, { shapes, pictures, wordArt }] of docDrawings(this.#file)) {
      const texts = shapes.flatMap((shape) => boxes.get(shape) ?? []).filter((box) => !met.includes(box));
      addAll(met, texts);
      const drawn = [
        ...pictures.map((picture) => this.#picture(picture)),
        ...texts.map((text) => boxXml(storyXml(this.#desk, text))),
        ...wordArt.map(drawnXml),
      ];
      this.#marks.set(place, (this.#marks.get(place) ?? "") + drawn.join(""));
    }
    return this.#stories(rest(met, stretches.boxes));
  }

  /** Those with words. */
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

/** The parts of a stretch that none of its pieces covers. */
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

/** The thing that a special character represents. */
interface Signs {
  /** A note, comment or drawing at this place. */
  readonly at: (place: number) => string;
  readonly picture: (run: RunState) => string;
  readonly symbol: (run: RunState, place: number) => string;
}

interface StoryDesk {
  readonly text: string;
  readonly formats: DocFormats;
  readonly styles: DocStyles;
  readonly signs: Signs;
}

const CELL_END = "\x07";
/** Characters that end a paragraph: a cell or row, a page or section, a line. */
const ENDS: ReadonlySet<string | undefined> = new Set([CELL_END, "\f", "\r"]);

/** Replaces Word's own characters for hyphens. */
function shownText(text: string): string {
  return xmlReady(text.replaceAll("\x1e", "\u2011").replaceAll("\x1f", "\u00ad"));
}

/** Paragraphs and tables of a stretch of the text. */
function storyXml(desk: StoryDesk, { from, to }: TextStretch): string {
  const tables = new TableWriter();
  const runs = new RunWriter(desk);
  for (let at = from; at < to; ) {
    let last = at;
    while (last < to - 1 && !ENDS.has(desk.text[last])) last++;
    putParagraph({ from: at, to: last }, desk, runs, tables);
    at = last + 1;
  }
  return tables.finish();
}

/** @param stretch up to the character that ends it */
function putParagraph({ from, to }: TextStretch, desk: StoryDesk, runs: RunWriter, tables: TableWriter): void {
  const { text, formats, styles } = desk;
  const sign = text[to];
  const state = formats.paragraphAt(to);
  const depth = sign === CELL_END ? Math.max(1, state.depth) : state.depth;
  // A damaged text may lack this character.
  const words = runs.write(from, ENDS.has(sign) ? to : to + 1, state.style);
  const xml = paragraphXml(words, {
    style: styleId(state.style),
    alignment: state.alignment,
    list: listOf(state, styles),
    isDropCap: state.isDropCap,
    isEndDeleted: sign === "\r" && depth === 0 && formats.runAt(to, state.style).state.isDeleted,
  });
  if (!state.isRowEnd || to > from) tables.add(xml, depth);
  if (state.isRowEnd) {
    const places = state.cells.map((cell) => ({ ...cell, isJoined: (cell.across & 2) !== 0 }));
    tables.endRow(depth, places);
  } else if (sign === CELL_END || state.isCellEnd) tables.endCell(depth);
}

/** In no list, even if the style has one. */
const NO_LIST = 0;
/** Marks a list that a tracked change has removed. */
const GONE = 0xf801;

function listOf(state: ParagraphState, styles: DocStyles): { id: number; level: number } | undefined {
  const styled = styles.listOf(state.style);
  const id = state.list ?? styled.list;
  if (id === undefined || id === NO_LIST || id >= GONE) return undefined;
  return { id, level: state.level ?? styled.level ?? 0 };
}

/** The open fields: one may continue over paragraphs. */
class RunWriter {
  readonly #desk: StoryDesk;
  /** For each, whether the reader has reached its result. */
  readonly #fields: boolean[] = [];

  constructor(desk: StoryDesk) {
    this.#desk = desk;
  }

  write(from: number, to: number, style: number): string {
    const runs: string[] = [];
    for (let at = from; at < to; ) {
      const { state, end } = this.#desk.formats.runAt(at, style);
      const behind = Math.min(end, to);
      runs.push(this.#run(at, behind, state));
      at = behind;
    }
    return runs.join("");
  }

  #run(from: number, to: number, state: RunState): string {
    const pieces: string[] = [];
    let start = from;
    for (let at = from; at <= to; at++) {
      const sign = at === to ? "" : this.#sign(at, state);
      if (sign === undefined) continue;
      pieces.push(this.#words(this.#desk.text.slice(start, at)), sign);
      start = at + 1;
    }
    return runXml(pieces.join(""), state.look, state.isDeleted);
  }

  #words(text: string): string {
    const shown = shownText(text);
    return this.#fields.at(-1) === false ? codeXml(shown) : textXml(shown);
  }

  /** Undefined if the character is text. */
  #sign(at: number, state: RunState): string | undefined {
    const { text, signs } = this.#desk;
    const character = text[at] ?? "";
    const mark = signs.at(at);
    switch (character) {
      case "\x13":
        this.#fields.push(false);
        return fieldMarkXml("begin");
      case "\x14":
        if (this.#fields.length === 0) return "";
        this.#fields[this.#fields.length - 1] = true;
        return fieldMarkXml("separate");
      case "\x15":
        return this.#fields.pop() === undefined ? "" : fieldMarkXml("end");
      case "\x01":
        return signs.picture(state);
      case "\x02":
      case "\x05":
      case "\x08":
        return mark;
      default:
    }
    if (state.isSpecial && state.symbol !== undefined) return signs.symbol(state, at);
    // A note with a mark that its author chose.
    return mark === "" ? undefined : mark + this.#words(character);
  }
}

interface OpenTable {
  readonly rows: (readonly EdgedCell[])[];
  cells: string[];
  /** Of the open cell. */
  content: string;
}

/** A row's cells: their places, and how they are merged. */
interface CellPlace extends Omit<EdgedCell, "xml"> {
  /** True if it continues the cell before. */
  readonly isJoined: boolean;
}

/** Deeper tables are joined to one, since recursive readers would overflow. */
const MOST_DEPTH = 30;
/** A column's width if nothing gives it. */
const WIDTH = 1000;

/** Builds tables from paragraphs: each paragraph says itself how deep in tables it is. */
class TableWriter {
  readonly #written: string[] = [];
  readonly #tables: OpenTable[] = [];

  /** @param depth 0 outside of tables */
  add(xml: string, depth: number): void {
    this.#goTo(depth);
    const table = this.#tables.at(-1);
    if (table === undefined) this.#written.push(xml);
    else table.content += xml;
  }

  endCell(depth: number): void {
    this.#goTo(Math.max(1, depth));
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.cells.push(table.content);
    table.content = "";
  }

  endRow(depth: number, places: readonly CellPlace[]): void {
    this.#goTo(Math.max(1, depth));
    const table = this.#tables.at(-1);
    if (table !== undefined) endRow(table, places);
  }

  /** Everything that was written. */
  finish(): string {
    this.#goTo(0);
    return this.#written.join("");
  }

  #goTo(depth: number): void {
    while (this.#tables.length > depth) {
      const table = this.#tables.pop();
      if (table === undefined) return;
      endRow(table, []);
      const xml = edgedTableXml(table.rows);
      const around = this.#tables.at(-1);
      if (around === undefined) this.#written.push(xml);
      else around.content += xml;
    }
    while (this.#tables.length < Math.min(depth, MOST_DEPTH)) this.#tables.push({ rows: [], cells: [], content: "" });
  }
}

function endRow(table: OpenTable, places: readonly CellPlace[]): void {
  if (table.content !== "") table.cells.push(table.content);
  const cells: EdgedCell[] = [];
  const isPlaced = places.length === table.cells.length;
  for (const [at, xml] of table.cells.entries()) {
    const place = isPlaced ? places[at] : undefined;
    const last = cells.at(-1);
    if (place?.isJoined && last !== undefined)
      cells[cells.length - 1] = { ...last, xml: last.xml + xml, right: place.right };
    else {
      const column = Math.min(at, MOST_COLUMNS - 1);
      cells.push({ left: WIDTH * column, right: WIDTH * (column + 1), merge: undefined, ...place, xml });
    }
  }
  if (cells.length > 0) table.rows.push(cells);
  table.cells = [];
  table.content = "";
}

/** Formats of numbers by their codes in .doc (MS-OSHARED MSONFC), named as in ST_NumberFormat of ECMA-376. */
const CODES: readonly string[] = [
  ..."decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago".split(" "),
  ..."ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal".split(" "),
  ..."japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth".split(" "),
  ..."decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen".split(" "),
  ..."decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac".split(" "),
  ..."ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand".split(" "),
  ..."taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand".split(" "),
];
const NONE = 255;

/** Bytes of a list, of its use, and of the beginning of a level (MS-DOC LSTF, LFO, LVLF). */
const LIST = 28;
const USE = 16;
const LEVEL = 28;
const LEVELS = 9;

/** The lists of a document: paragraphs name a use of one, from 1. */
function docLists({ table, behind }: DocFile): readonly WrittenList[] {
  const lists = table("lists");
  const uses = table("listUses");
  if (lists.length < 2 || uses.length < 4) return [];
  const described = listsIn(lists, new LevelReader(behind("lists", 2 + LIST * lists.readUInt16LE(0))));
  const count = Math.min(uses.readUInt32LE(0), Math.floor((uses.length - 4) / USE));
  const levels = new LevelReader(uses.subarray(4 + USE * count));
  return Array.from({ length: count }, (_, at) => uses.subarray(4 + USE * at, 4 + USE * (at + 1))).flatMap(
    (use, at): readonly WrittenList[] => {
      const restarts = levels.restarts(use[12] ?? 0);
      const list = described.get(use.readInt32LE(0));
      return list === undefined ? [] : [{ id: at + 1, ...list, restarts }];
    },
  );
}

function listsIn(table: Buffer, reader: LevelReader): ReadonlyMap<number, Omit<WrittenList, "id" | "restarts">> {
  const lists = new Map<number, Omit<WrittenList, "id" | "restarts">>();
  for (let at = 0; 2 + LIST * (at + 1) <= table.length; at++) {
    const record = table.subarray(2 + LIST * at, 2 + LIST * (at + 1));
    const isSimple = ((record[26] ?? 0) & 1) !== 0;
    const levels = Array.from({ length: isSimple ? 1 : LEVELS }, () => reader.level());
    lists.set(record.readInt32LE(0), { counter: at, levels: levels.filter((level) => level !== undefined) });
  }
  return lists;
}

/** Reads levels one after another; their lengths differ. */
class LevelReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Undefined if there is none. */
  level(): WrittenLevel | undefined {
    const bytes = this.#bytes.subarray(this.#at);
    if (bytes.length < LEVEL) return undefined;
    const at = LEVEL + (bytes[24] ?? 0) + (bytes[25] ?? 0);
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + 2 * bytes.readUInt16LE(at);
    this.#at += end;
    const text = levelText(bytes.toString("utf16le", at + 2, end));
    const code = bytes[4] ?? 0;
    return { format: code === NONE ? "none" : (CODES[code] ?? "decimal"), text, start: bytes.readInt32LE(0) };
  }

  /** Levels that restart for a use of a list. */
  restarts(count: number): WrittenList["restarts"] {
    const restarts: { level: number; start: number }[] = [];
    this.#at += 4;
    for (let left = count; left > 0 && this.#at + 8 <= this.#bytes.length; left--) {
      const start = this.#bytes.readInt32LE(this.#at);
      const [flags = 0] = this.#bytes.subarray(this.#at + 4);
      this.#at += 8;
      const own = (flags & 0x20) === 0 ? undefined : this.level();
      if ((flags & 0x10) !== 0 || own !== undefined) restarts.push({ level: flags & 0xf, start: own?.start ?? start });
    }
    return restarts;
  }
}

/** The text of a level; the figures of levels are represented by their numbers, from 0: `%1、`. */
function levelText(text: string): string {
  return Array.from(text, (sign) => (sign.charCodeAt(0) < LEVELS ? `%${sign.charCodeAt(0) + 1}` : sign)).join("");
}

/** A drawing at one place of the body: a picture, a text box, or a group of both. */
interface Drawn {
  /** Numbers of its shapes. */
  readonly shapes: readonly number[];
  /** Undefined if it is in a file of its own. */
  readonly pictures: readonly (CopyPicture | undefined)[];
  /** Words that are drawn as a picture of themselves. */
  readonly wordArt: readonly string[];
}

/** A record of a drawing (MS-ODRAW). */
interface Piece {
  readonly type: number;
  readonly instance: number;
  readonly data: Buffer;
}

const STORE = 0xf001;
const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const STORED = 0xf007;
const NUMBER = 0xf00a;
const PROPERTIES = 0xf00b;
const HEAD = 8;
/** Groups in groups. */
const MOST_GROUPS = 30;

/** Drawings by the places of their anchors among the body's characters. */
function docDrawings(file: DocFile): ReadonlyMap<number, Drawn> {
  const table = file.table("drawings");
  const [all] = piecesIn(table);
  if (all === undefined) return new Map();
  const store = piecesIn(all.data).find(({ type }) => type === STORE);
  const stored = store === undefined ? [] : piecesIn(store.data).filter(({ type }) => type === STORED);
  const pictures = new Map<number, CopyPicture | undefined>();
  const pictureOf = (number: number): CopyPicture | undefined => {
    if (!pictures.has(number)) pictures.set(number, storedPicture(stored[number - 1], file));
    return pictures.get(number);
  };
  const shapes = new Map<number, Drawn>();
  for (let at = HEAD + all.data.length + 1; at < table.length; ) {
    const [drawing] = piecesIn(table.subarray(at));
    if (drawing?.type !== DRAWING) break;
    for (const group of piecesIn(drawing.data).filter(({ type }) => type === GROUP)) {
      for (const drawn of piecesIn(group.data).slice(1)) {
        const found = drawnIn(drawn, pictureOf);
        const [first] = found.shapes;
        if (first !== undefined) shapes.set(first, found);
      }
    }
    at += HEAD + drawing.data.length + 1;
  }
  const { places, records } = plcIn(file.table("shapes"), 26);
  return new Map(
    records.flatMap((record, at) => {
      const drawn = shapes.get(record.readUInt32LE(0));
      return drawn === undefined ? [] : [[places[at] ?? 0, drawn] as const];
    }),
  );
}

function drawnIn(drawn: Piece, pictureOf: (number: number) => CopyPicture | undefined, depth = 0): Drawn {
  if (drawn.type === GROUP) {
    if (depth > MOST_GROUPS) return { shapes: [], pictures: [], wordArt: [] };
    const inner = piecesIn(drawn.data).map((piece) => drawnIn(piece, pictureOf, depth + 1));
    return {
      shapes: inner.flatMap(({ shapes }) => shapes),
      pictures: inner.flatMap(({ pictures }) => pictures),
      wordArt: inner.flatMap(({ wordArt }) => wordArt),
    };
  }
  const pieces = drawn.type === SHAPE ? piecesIn(drawn.data) : [];
  const shapes = pieces.filter(({ type }) => type === NUMBER).map(({ data }) => data.readUInt32LE(0));
  const { picture, words } = propertiesIn(pieces.find(({ type }) => type === PROPERTIES));
  return { shapes, pictures: picture === 0 ? [] : [pictureOf(picture)], wordArt: words === "" ? [] : [words] };
}

const PICTURE = 0x104;
const WORDS = 0xc0;
const LONG = 0x8000;

function propertiesIn(piece: Piece | undefined): { readonly picture: number; readonly words: string } {
  let [picture, words] = [0, ""];
  if (piece === undefined) return { picture, words };
  const { instance, data } = piece;
  let at = 6 * instance;
  for (let index = 0; index < instance && 6 * index + 6 <= data.length; index++) {
    const code = data.readUInt16LE(6 * index);
    const value = data.readUInt32LE(6 * index + 2);
    if ((code & 0x3fff) === PICTURE) picture = value;
    if ((code & LONG) === 0) continue;
    if ((code & 0x3fff) === WORDS) words = data.toString("utf16le", at, at + value).replace(/\0+$/, "");
    at += value;
  }
  return { picture, words };
}

/** The picture in the line at this place of `Data` (MS-DOC PICFAndOfficeArtData); undefined for a drawing without one. */
function linePicture(file: DocFile, place: number): CopyPicture | "elsewhere" | undefined {
  const { data } = file;
  if (place + 8 > data.length) return undefined;
  const whole = data.subarray(place, place + data.readUInt32LE(place));
  const head = data.readUInt16LE(place + 4);
  const isNamed = data.readUInt16LE(place + 6) === 0x66;
  const start = isNamed ? head + 1 + (whole[head] ?? 0) : head;
  for (const piece of piecesIn(whole.subarray(start))) {
    const found = piece.type === STORED ? pictureInStored(piece, file) : pictureIn(piece, file);
    if (found !== undefined) return found;
  }
  return isNamed ? "elsewhere" : undefined;
}

/** A picture of the store is among the text's bytes, or in its record. */
function storedPicture(piece: Piece | undefined, file: DocFile): CopyPicture | undefined {
  if (piece === undefined || piece.data.length < 36) return undefined;
  const own = pictureInStored(piece, file);
  if (own !== undefined) return own;
  const [picture] = piecesIn(file.main.subarray(piece.data.readUInt32LE(28)), 1);
  return picture === undefined ? undefined : pictureIn(picture, file);
}

function pictureInStored({ data }: Piece, file: DocFile): CopyPicture | undefined {
  const [picture] = piecesIn(data.subarray(36 + (data[33] ?? 0)), 1);
  return picture === undefined ? undefined : pictureIn(picture, file);
}

const METAFILES: ReadonlyMap<number, string> = new Map([
  [0xf01a, "emf"],
  [0xf01b, "wmf"],
  [0xf01c, "pict"],
]);
const BITMAPS: ReadonlyMap<number, string> = new Map([
  [0xf01d, "jpeg"],
  [0xf01e, "png"],
  [0xf01f, "bmp"],
  [0xf029, "tiff"],
  [0xf02a, "jpeg"],
]);

function pictureIn({ type, instance, data }: Piece, { pictures }: DocFile): CopyPicture | undefined {
  // Odd: it has two marks of itself before it.
  const marks = instance % 2 === 0 ? 16 : 32;
  const bitmap = BITMAPS.get(type);
  if (bitmap !== undefined) return pictureFile(bitmap, data.subarray(marks + 1));
  const metafile = METAFILES.get(type);
  if (metafile === undefined) return undefined;
  const bytes = data.subarray(marks + 34);
  const isPacked = data[marks + 32] === 0;
  try {
    const whole = isPacked ? inflateSync(bytes, { maxOutputLength: Math.max(1, pictures.left) }) : bytes;
    if (isPacked) pictures.left -= whole.length;
    return pictureFile(metafile, whole);
  } catch {
    return undefined;
  }
}

/** A picture as a file of its kind: in a document, bitmaps of Windows and pictures of the Macintosh lack the head of their file. */
function pictureFile(kind: string, bytes: Buffer): CopyPicture {
  const name = `picture.${kind}`;
  if (kind === "bmp") return { bytes: withBitmapHead(bytes), name };
  return { bytes: kind === "pict" ? Buffer.concat([Buffer.alloc(512), bytes]) : bytes, name };
}

function withBitmapHead(bitmap: Buffer): Buffer {
  const head = Buffer.alloc(14);
  head.write("BM", "latin1");
  head.writeUInt32LE(14 + bitmap.length, 2);
  const bits = bitmap.length < 40 ? 24 : bitmap.readUInt16LE(14);
  const named = bitmap.length < 40 ? 0 : bitmap.readUInt32LE(32);
  const colours = bits > 8 ? 0 : named || 2 ** bits;
  head.writeUInt32LE(14 + (bitmap.length < 4 ? 40 : bitmap.readUInt32LE(0)) + 4 * colours, 10);
  return Buffer.concat([head, bitmap]);
}

function piecesIn(bytes: Buffer, most = Number.MAX_SAFE_INTEGER): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at + HEAD <= bytes.length && pieces.length < most; ) {
    const end = at + HEAD + bytes.readUInt32LE(at + 4);
    pieces.push({
      type: bytes.readUInt16LE(at + 2),
      instance: bytes.readUInt16LE(at) >>> 4,
      data: bytes.subarray(at + HEAD, end),
    });
    at = end;
  }
  return pieces;
}

/** Numbers of MS-DOC FFData: two kinds of fields, and the result of a field that nobody has filled in. */
const FORM = { box: 1, list: 2, unfilled: 25 } as const;

/** After the default result: format, help, text of the status line, and two macros. */
const TEXTS = 5;

/** A box or a list of a form, as a field of a .docx has it (MS-DOC FFData). @param place of its record in `Data` */
function formXml(data: Buffer, place: number): string {
  const form = data.subarray(place + data.readUInt16LE(place + 4), place + data.readUInt32LE(place));
  const bits = form.readUInt16LE(4);
  const kind = bits & 3;
  if (kind !== FORM.box && kind !== FORM.list) return "";
  const behindName = afterText(form, 10);
  const said = (bits >>> 2) & 0x1f;
  const result = said === FORM.unfilled ? form.readUInt16LE(behindName) : said;
  return formFieldXml(kind, result, kind === FORM.list ? entriesIn(form, behindName + 2) : []);
}

/**
 * A form field in the way of a .docx; undefined for a kind that shows its text itself.
 * @param result for a box: 0 if it is not ticked; for a list: the number of the shown entry, from 0
 */
function formFieldXml(kind: number, result: number, entries: readonly string[]): string {
  if (kind === FORM.box) return `<w:checkBox><w:checked w:val="${result === 0 ? 0 : 1}"/></w:checkBox>`;
  if (kind !== FORM.list) return "";
  const listed = entries.map((text) => `<w:listEntry w:val="${escapedXml(xmlReady(text))}"/>`);
  return `<w:ddList><w:result w:val="${result}"/>${listed.join("")}</w:ddList>`;
}

/** @param at after the default result */
function entriesIn(form: Buffer, at: number): readonly string[] {
  let list = at;
  for (let text = 0; text < TEXTS; text++) list = afterText(form, list);
  const entries: string[] = [];
  for (let left = form.readUInt16LE(list + 2), next = list + 6; left > 0 && next + 2 <= form.length; left--) {
    const end = next + 2 + 2 * form.readUInt16LE(next);
    entries.push(form.toString("utf16le", next + 2, end));
    next = end;
  }
  return entries;
}

/** The place after a text with its length before it and a zero at its end. */
function afterText(form: Buffer, at: number): number {
  return at + 4 + 2 * form.readUInt16LE(at);
}
