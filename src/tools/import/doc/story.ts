import type { TextStretch } from "./fib.ts";
import type { DocFormats } from "./formats.ts";
import type { ParagraphState } from "./paragraphs.ts";
import { type RunState, styleId } from "./sprms.ts";
import type { DocStyles } from "./styles.ts";
import { TableWriter } from "./tables.ts";
import { codeXml, fieldMarkXml, paragraphXml, runXml, textXml, xmlReady } from "./written.ts";

/** What stands for a character that is no text. */
interface Signs {
  /** A note, comment or drawing at this place. */
  readonly at: (place: number) => string;
  readonly picture: (run: RunState) => string;
  readonly symbol: (run: RunState, place: number) => string;
}

export interface StoryDesk {
  readonly text: string;
  readonly formats: DocFormats;
  readonly styles: DocStyles;
  readonly signs: Signs;
}

const CELL_END = "\x07";
/** Characters that end a paragraph: a cell or row, a page or section, a line. */
const ENDS: ReadonlySet<string | undefined> = new Set([CELL_END, "\f", "\r"]);

/** A text with hyphens that Word has characters of its own for. */
export function shownText(text: string): string {
  return xmlReady(text.replaceAll("\x1e", "\u2011").replaceAll("\x1f", "\u00ad"));
}

/** Paragraphs and tables of a stretch of the text. */
export function storyXml(desk: StoryDesk, { from, to }: TextStretch): string {
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
  // A damaged text may end without such a character.
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

/** In no list, whatever the style says. */
const NO_LIST = 0;
/** Marks a list as gone that was there before a tracked change. */
const GONE = 0xf801;

function listOf(state: ParagraphState, styles: DocStyles): { id: number; level: number } | undefined {
  const styled = styles.listOf(state.style);
  const id = state.list ?? styled.list;
  if (id === undefined || id === NO_LIST || id >= GONE) return undefined;
  return { id, level: state.level ?? styled.level ?? 0 };
}

/** Keeps the fields that are open: one may go on over paragraphs. */
class RunWriter {
  readonly #desk: StoryDesk;
  /** Whether each shows its result by now. */
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

  /** Undefined: the character is text. */
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
    // A note whose author gave it a mark of his own.
    return mark === "" ? undefined : mark + this.#words(character);
  }
}
