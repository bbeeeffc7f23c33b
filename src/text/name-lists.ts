import type { Paragraph } from "../base/copy.ts";
import type { Em } from "../base/length.ts";
import type { TextStyle } from "../model/style.ts";
import type { Form } from "./form.ts";
import type { GalleyRequest } from "./galley.ts";
import { SLACK } from "./lines/demerits.ts";
import type { ListedName, Setting } from "./setting.ts";
import { SURNAMES } from "./units/counts.ts";

const IDEOGRAPHIC_SPACE = 0x3000;
/** Fewer names are a row of results, or stand in a sentence. */
const FEWEST_NAMES = 6;
/** Of so many names one begins with a common surname: other words between ideographic spaces are a slogan. */
const SURNAME_SHARE = 0.5;
/** A name takes as much as one of three characters. */
const NAME: Em = 3;
const LONGEST_NAME = 4;
/** The mark within a name such as 阿依古丽·买买提, the most characters of its parts together, and the em that it takes. */
const NAME_DOT = 0xb7;
const LONGEST_PARTS = 12;
const DOT: Em = 0.5;
/** What stands within a name of two characters. */
const SPREAD: Em = 1;
/** Of ideographic spaces side by side, all together. */
const SPACE: Em = 1;
/** The least white between two names: an em, behind one of four characters half an em. */
const GAP: Em = 1;
const GAP_BEHIND_LONG: Em = 0.5;

/** Finds the paragraphs that hold nothing but names: 王　磊　李小明　欧阳修远 (RULES.md#name-lists). */
export function withNameLists(request: GalleyRequest): GalleyRequest {
  const { codes, paragraphs } = request.copy;
  if (!codes.includes(IDEOGRAPHIC_SPACE)) return request;
  const names = new Map<Paragraph, readonly ListedName[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== "body" && paragraph.kind !== "quote") continue;
    const listed = namesIn(codes, paragraph);
    if (listed !== undefined && isList(codes, listed)) names.set(paragraph, listed);
  }
  if (names.size === 0) return request;
  // A longer name takes columns of the others, unless most are as long.
  const widths = [...names.values()].flat().map(({ characters }) => characters);
  const short = widths.filter((width) => width <= LONGEST_NAME);
  const widest = Math.max(NAME, ...(2 * short.length < widths.length ? widths : short));
  return { ...request, names: { names, widest } };
}

/** Undefined where the paragraph holds anything else. */
function namesIn(codes: Uint32Array, paragraph: Paragraph): readonly ListedName[] | undefined {
  const words = wordsIn(codes, paragraph);
  if (words === undefined) return undefined;
  const names: ListedName[] = [];
  for (let at = 0; at < words.length; at++) {
    const { from, to } = words[at] as Word;
    if (to - from > 1) names.push({ from, second: from + 1, to, characters: widthOf(codes, from, to) });
    else {
      // One character alone, and the next one alone, are a name that is spread to the width of three.
      const other = words[++at];
      if (other === undefined || other.to - other.from > 1) return undefined;
      names.push({ from, second: other.from, to: other.to, characters: 2 });
    }
  }
  return names;
}

interface Word {
  readonly from: number;
  readonly to: number;
}

/** What stands between ideographic spaces, each of it a name; undefined where something else stands there. */
function wordsIn(codes: Uint32Array, { from, to }: Paragraph): readonly Word[] | undefined {
  const words: Word[] = [];
  for (let at = from; at < to; at++) {
    if (codes[at] === IDEOGRAPHIC_SPACE) continue;
    const start = at;
    const longest = Math.min(to, start + LONGEST_PARTS + 1);
    while (at < longest && codes[at] !== IDEOGRAPHIC_SPACE) at++;
    if (at - start > LONGEST_PARTS || !isName(codes.subarray(start, at))) return undefined;
    words.push({ from: start, to: at });
  }
  return words;
}

/** A few Han characters, or more of them in parts with a · between. */
function isName(codes: Uint32Array): boolean {
  const dots = codes.filter((code) => code === NAME_DOT).length;
  const inner = codes.every((code, at) => isHan(code) || (code === NAME_DOT && isPartEnd(codes, at)));
  return inner && (dots > 0 || codes.length <= LONGEST_NAME);
}

/** Whether what stands at `at` has Han on both sides. */
function isPartEnd(codes: Uint32Array, at: number): boolean {
  return isHan(codes[at - 1] ?? 0) && isHan(codes[at + 1] ?? 0);
}

function widthOf(codes: Uint32Array, from: number, to: number): Em {
  const dots = codes.subarray(from, to).filter((code) => code === NAME_DOT).length;
  return to - from - dots * (1 - DOT);
}

function isList(codes: Uint32Array, names: readonly ListedName[]): boolean {
  const known = names.filter(
    ({ from, to }) =>
      codes.subarray(from, to).includes(NAME_DOT) || SURNAMES.includes(String.fromCodePoint(codes[from] as number)),
  );
  return names.length >= FEWEST_NAMES && known.length >= SURNAME_SHARE * names.length;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code < 0xa000;
}

/** Names in columns of one width from edge to edge of the measure, those of two characters spread to three (RULES.md#name-lists). */
export function nameForm(
  request: GalleyRequest,
  paragraph: Paragraph,
  plain: Setting,
  style: TextStyle,
): Form | undefined {
  const listed = request.names?.names.get(paragraph);
  if (request.names === undefined || listed === undefined) return undefined;
  const names = listed.filter(({ from }) => from >= plain.from);
  const { widest } = request.names;
  const measure = request.measure / style.size;
  const longest = Math.max(widest, ...names.map(({ characters }) => characters));
  if (names[0]?.from !== plain.from || measure < longest) return undefined;
  const room = { measure, indent: 0, shape: "ragged" } as const;
  const setting = { ...columnsOf(names, widest, measure), ...plain };
  return { setting, style, bench: request.bench, room, margin: 0, align: "left" };
}

/** As many columns as the measure holds: the white before each name and within the short ones, and the names at which lines begin. */
function columnsOf(
  names: readonly ListedName[],
  widest: Em,
  measure: Em,
): Required<Pick<Setting, "columns" | "turns">> {
  const gap = widest > NAME ? GAP_BEHIND_LONG : GAP;
  const count = Math.floor((measure + gap + SLACK) / (widest + gap));
  const pitch = count === 1 ? 0 : (measure - widest) / (count - 1);
  const columns = new Map<number, Em>();
  const turns = new Set<number>();
  let column = 0;
  let end: Em = 0;
  for (const { from, second, characters } of names) {
    if (characters === 2) columns.set(second, second - from > 1 ? 0 : SPREAD);
    const own = characters === 2 ? NAME : characters;
    const taken = columnsTaken(own, { widest, pitch, count });
    if (column === 0 || column + taken > count) {
      turns.add(from);
      column = 0;
    } else columns.set(from, column * pitch - end - SPACE);
    end = column * pitch + own;
    column = (column + taken) % count;
  }
  return { columns, turns };
}

interface NameColumns {
  readonly widest: Em;
  readonly pitch: Em;
  readonly count: number;
}

/** A name longer than a column takes the next ones too. */
function columnsTaken(name: Em, { widest, pitch, count }: NameColumns): number {
  let taken = 1;
  while (taken < count && (taken - 1) * pitch + widest < name - SLACK) taken++;
  return taken;
}
