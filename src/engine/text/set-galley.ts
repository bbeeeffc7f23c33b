import { type Paragraph, type ParagraphKind, takesOwnLine, textOf } from "../../base/copy.ts";
import type { Words } from "../words/words.ts";
import {
  type Block,
  type Broken,
  type EndingText,
  type Form,
  type Galley,
  type GalleyRequest,
  rowsOf,
  type Scratch,
  type StyledText,
  type Variant,
} from "./galley.ts";
import { turn, withTurns, wordTurns } from "./headings/turns.ts";
import type { Line, LineCare } from "./line.ts";
import { type Breaks, otherBreaks } from "./lines/break-lines.ts";
import { breakForm, type Range, rangeStart, setLines } from "./lines/set-line.ts";
import { withLabel, withLists } from "./lists.ts";
import { endingForm, formOf, withMargins } from "./paragraph.ts";
import { tableBlock, tableLines } from "./table.ts";
import { itemise, sumUp } from "./units/items.ts";
import { type Items, packUnits, unpackUnits } from "./units/units.ts";
import { LONGEST_WHOLE_STANZA, STANZA_GAP, SUBHEAD_KEEPS, SUBHEAD_SHARES, TURN_FORBIDDEN } from "./weights.ts";

/*
 * Sets a story's copy to a galley, block by block: a paragraph, a table, or a notice or ending on a line of its own. The best breaks of a paragraph are found here, and a
 * line more or fewer where no reader would see it, so that make-up can fit a story to its frame; linesOf places glyphs later, for the lines that a page takes.
 */

/** The title of a poem's part: a number or a mark. */
const PART_TITLE = /^[\d一二三四五六七八九十百〇零之其第·.、（）()*※◇○\s]{1,5}$/u;
/** The kinds of paragraphs in copy that is nothing but poems. */
const POEMS: readonly ParagraphKind[] = ["verse", "subhead", "signature"];

/**
 * Breaks a story's copy into lines at one measure, from the request's first character on.
 * A paragraph that this character cuts goes on without indent.
 */
export function setGalley(asked: GalleyRequest): Galley {
  const request = withMargins(withLists(asked));
  const { paragraphs } = request.copy;
  const blocks: Block[] = [];
  let opening = request.opening.filter((text) => text.text !== "");
  for (let at = firstParagraph(request); at < paragraphs.length; at++) {
    const paragraph = paragraphs[at] as Paragraph;
    const runsIn = !takesOwnLine(paragraph);
    if (opening.length > 0 && !runsIn)
      blocks.push(noticeBlock(request, Math.max(paragraph.from, request.from), opening));
    if (paragraph.kind === "cell") {
      const last = tableEnd(paragraphs, at);
      blocks.push(withWhite(tableBlock(request, paragraphs.slice(at, last)), blocks.at(-1)));
      at = last - 1;
    } else {
      const set = withTitleWhite(request, at, blockOf(request, paragraph, runsIn ? opening : []));
      const block = withWhite(set, blocks.at(-1));
      blocks.push(staysWithNext(paragraphs, at) ? { ...block, keepNext: 1 } : block);
    }
    opening = [];
  }
  let from = request.copy.codes.length;
  for (const text of request.ending ?? []) {
    const to = from + [...text.text].length;
    const at = Math.max(from, request.from);
    if (to > at) {
      if (opening.length > 0) blocks.push(noticeBlock(request, at, opening));
      blocks.push(withWhite(endingBlock(request, at, to, text), blocks.at(-1)));
      opening = [];
    }
    from = to;
  }
  return { request, blocks: blocks.map((block, at) => (at === blocks.length - 1 ? atEnd(block) : block)) };
}

/** The last block has no white below it, except a table: its last rule keeps clear of the rule over the next story. */
function atEnd(block: Block): Block {
  return block.rowsAfter === 0 || block.kind === "table" ? block : { ...block, rowsAfter: 0 };
}

/**
 * Between a table and its neighbour the larger of both whites counts. Above the first block there is none, nor between two subheads
 * (layout/RULES.md#subheads).
 */
function withWhite(block: Block, above: Block | undefined): Block {
  if (block.kind === "subhead" && above?.kind === "subhead") return { ...block, rowsBefore: 0 };
  if (block.kind !== "table" && above?.kind !== "table") return block;
  const rowsBefore = above === undefined ? 0 : Math.max(0, block.rowsBefore - above.rowsAfter);
  return rowsBefore === block.rowsBefore ? block : { ...block, rowsBefore };
}

/** In copy of poems alone, adds the white of the verse style between a poem and its title, unless the title is a number (RULES.md#verse). */
function withTitleWhite({ copy: { codes, paragraphs }, styles }: GalleyRequest, at: number, block: Block): Block {
  const above = paragraphs[at - 1];
  if (block.kind !== "verse" || above?.kind !== "subhead") return block;
  if (PART_TITLE.test(textOf(codes, above.from, above.to))) return block;
  if (!paragraphs.every(({ kind }) => POEMS.includes(kind))) return block;
  return { ...block, rowsBefore: block.rowsBefore + Math.round(styles.verse.before) };
}

/** Whether a line of verse stays with the next: short stanzas are not cut (RULES.md#verse). */
function staysWithNext(paragraphs: readonly Paragraph[], at: number): boolean {
  const goesOn = (line: number): boolean => paragraphs[line + 1]?.kind === "verse" && !paragraphs[line + 1]?.stanza;
  if (paragraphs[at]?.kind !== "verse" || !goesOn(at)) return false;
  let from = at;
  while (
    from > 0 &&
    paragraphs[from - 1]?.kind === "verse" &&
    !paragraphs[from]?.stanza &&
    at - from < LONGEST_WHOLE_STANZA
  )
    from--;
  let to = at;
  while (goesOn(to) && to - from < LONGEST_WHOLE_STANZA) to++;
  return to - from < LONGEST_WHOLE_STANZA;
}

/** The first paragraph that is not yet set completely. */
function firstParagraph({ copy, from }: GalleyRequest): number {
  let at = 0;
  for (; at < copy.paragraphs.length; at++) {
    const { from: start, to } = copy.paragraphs[at] as Paragraph;
    if (to > from || (to === start && start >= from)) break;
  }
  return at;
}

function tableEnd(paragraphs: readonly Paragraph[], at: number): number {
  const table = paragraphs[at]?.cell?.table;
  let end = at + 1;
  while (end < paragraphs.length && paragraphs[end]?.kind === "cell" && paragraphs[end]?.cell?.table === table) end++;
  return end;
}

/** An opening before a subhead, a table or an ending, which it cannot run into, has a line of its own. */
function noticeBlock(request: GalleyRequest, at: number, opening: readonly StyledText[]): Block {
  const { body } = request.styles;
  // The notice runs into an empty paragraph.
  const form = formOf(request, { kind: "body", from: at, to: at, runs: [], anchors: [], cell: undefined }, opening);
  return {
    kind: "opening",
    from: at,
    to: at,
    rowsPerLine: rowsOf(body.pitch, request.pitch),
    rowsBefore: 0,
    rowsAfter: 0,
    breakable: false,
    keepNext: 1,
    ...request.bench.scratch((scratch) => broken(form, [breakForm(form, scratch)], undefined, scratch)),
  };
}

/** The last code points of an ending. */
function endingBlock(request: GalleyRequest, from: number, to: number, text: EndingText): Block {
  const { role, style } = text;
  const form = endingForm(request, from, to, text);
  return {
    kind: role,
    from,
    to,
    rowsPerLine: rowsOf(style.pitch, request.pitch),
    rowsBefore: Math.round(style.before),
    rowsAfter: Math.round(style.after),
    breakable: true,
    keepNext: 0,
    ...request.bench.scratch((scratch) => broken(form, [breakForm(form, scratch)], undefined, scratch)),
  };
}

function blockOf(request: GalleyRequest, paragraph: Paragraph, opening: readonly StyledText[]): Block {
  if (isAlone(request, paragraph, opening)) return request.known(paragraph);
  return paragraphBlock(request, paragraph, opening);
}

/** Kinds of paragraphs that do not depend on others, unless they are lists. */
const ALONE: readonly ParagraphKind[] = ["body", "quote", "subhead"];

/** True for a whole paragraph that does not depend on its neighbours, so that it may come from the cache. */
function isAlone(
  request: GalleyRequest,
  paragraph: Paragraph,
  opening: readonly StyledText[],
): request is GalleyRequest & Required<Pick<GalleyRequest, "known">> {
  if (request.known === undefined || opening.length > 0 || request.from > paragraph.from) return false;
  return ALONE.includes(paragraph.kind) && paragraph.list === undefined && !request.margins?.has(paragraph);
}

/** @param opening text that runs in before the paragraph */
export function paragraphBlock(request: GalleyRequest, paragraph: Paragraph, opening: readonly StyledText[]): Block {
  return request.bench.scratch((scratch) => brokenBlock(request, paragraph, opening, scratch));
}

function brokenBlock(
  request: GalleyRequest,
  paragraph: Paragraph,
  opening: readonly StyledText[],
  scratch: Scratch,
): Block {
  const { kind } = paragraph;
  const [form, breaks] =
    kind === "subhead" ? subheadBreaks(request, paragraph, scratch) : copyBreaks(request, paragraph, opening, scratch);
  const style = kind === "subhead" ? request.styles.subhead : form.style;
  const labelled = paragraph.item !== undefined && request.from <= paragraph.from ? paragraph : undefined;
  return {
    kind,
    from: Math.max(paragraph.from, request.from),
    to: paragraph.to,
    rowsPerLine: rowsOf(style.pitch, request.pitch),
    rowsBefore: (kind === "verse" ? 0 : Math.round(style.before)) + (paragraph.stanza ? STANZA_GAP : 0),
    rowsAfter: Math.round(style.after),
    breakable: kind !== "subhead",
    keepNext: kind === "subhead" ? SUBHEAD_KEEPS : 0,
    ...broken(form, breaks, labelled, scratch),
  };
}

/** A form, whose items are in the scratch arrays, and the ways to break it, the best first. */
type FormBreaks = readonly [form: Form, breaks: readonly Breaks[]];

/** A subhead of several lines is set smaller, down to nine tenths of its size, where that saves a line (RULES.md#turns). */
function subheadBreaks(request: GalleyRequest, paragraph: Paragraph, scratch: Scratch): FormBreaks {
  const sized = (share: number): FormBreaks => {
    const { subhead } = request.styles;
    const styles = { ...request.styles, subhead: { ...subhead, size: subhead.size * share } };
    const form = formOf({ ...request, styles }, paragraph, []);
    return [form, [turnedBreaks(form, request.words, scratch)]];
  };
  const whole = sized(1);
  const lines = linesIn(whole);
  if (lines < 2) return whole;
  for (const share of SUBHEAD_SHARES) {
    const smaller = sized(share);
    if (linesIn(smaller) < lines) return smaller;
  }
  return sized(1);
}

function linesIn([, [best]]: FormBreaks): number {
  return best?.ends.length ?? 0;
}

/** Turns a subhead or an entry of a list at words; a line more is better than a turn that no sub-editor would make. */
function turnedBreaks(form: Form, words: Words | undefined, scratch: Scratch): Breaks {
  const best = breakForm(form, scratch);
  const { items } = scratch;
  const lines = best.ends.length;
  if (words === undefined || lines < 2) return best;
  const whole = { items, setting: form.setting, nodes: [], costs: [] };
  const text = withTurns(whole, wordTurns(whole, words));
  const { measure } = form.room;
  const turned =
    turn(text, measure, lines, TURN_FORBIDDEN) ??
    turn(text, measure, lines + 1, TURN_FORBIDDEN) ??
    turn(text, measure, Number.POSITIVE_INFINITY);
  return turned === undefined ? best : { ...best, ends: Int32Array.from(turned.ends) };
}

function copyBreaks(
  request: GalleyRequest,
  paragraph: Paragraph,
  opening: readonly StyledText[],
  scratch: Scratch,
): FormBreaks {
  const form = formOf(request, paragraph, opening);
  if (request.margins?.get(paragraph)?.kind === "entry") return [form, [turnedBreaks(form, request.words, scratch)]];
  const best = breakForm(form, scratch);
  const { items, search } = scratch;
  return [form, [best, ...otherBreaks(items, form.room, search, best)]];
}

/** The fields of a block that follow from a form and its breaks. */
function broken(
  form: Form,
  breaks: readonly Breaks[],
  labelled: Paragraph | undefined,
  { items }: Scratch,
): Pick<Block, "variants" | "broken"> {
  const variants = breaks.map((each) => variantOf(form, each, items));
  if (breaks.some(({ parting }) => parting === "anywhere")) restoreWords(form, variants, items);
  return { variants, broken: { form, units: packUnits(items), labelled } };
}

function variantOf({ setting }: Form, { ends, cost, saved }: Breaks, items: Items): Variant {
  const { origin } = setting;
  const offsets = ends.map((unit) => rangeStart(items, setting, unit) + origin);
  return saved ? { ends: offsets, cost, saved } : { ends: offsets, cost };
}

/** Joins words again that were cut for breaking anywhere, unless a line ends in one. */
function restoreWords(form: Form, variants: readonly Variant[], items: Items): void {
  itemise(items, form.setting, form.room, "usual");
  if (variants.some(({ ends }) => unitsAt(form, items, ends) === undefined)) {
    itemise(items, form.setting, form.room, "anywhere");
  }
}

/**
 * The lines from…to (exclusive) of a block, as broken by one of its variants.
 * Each line is set on its own, so that a leg can take a few.
 */
export function linesOf(galley: Galley, block: number, variant: number, from: number, to: number): readonly Line[] {
  const { request } = galley;
  const { broken, from: start, to: end, variants } = galley.blocks[block] as Block;
  if (broken === undefined) return tableLines(request, { from: start, to: end }, from, to);
  const { ends, saved = false } = variants[variant] as Variant;
  const set = placeLines(broken, ends, { from, to });
  const { labelled } = broken;
  const lines = from === 0 && labelled !== undefined ? withLabels(set, request, labelled) : set;
  return saved && to >= ends.length ? withSaved(lines) : lines;
}

function withLabels([first, ...rest]: readonly Line[], request: GalleyRequest, paragraph: Paragraph): readonly Line[] {
  return first === undefined ? [] : [withLabel(first, request, paragraph), ...rest];
}

/** Records on the last line that it would have been a single character. */
function withSaved(lines: readonly Line[]): readonly Line[] {
  const none: LineCare = { squeezed: 0, hyphenated: false, broken: false, saved: false };
  return lines.map((line, at) =>
    at === lines.length - 1 ? { ...line, care: { ...none, ...line.care, saved: true } } : line,
  );
}

/** Places the glyphs of the lines in `range`. */
function placeLines({ form, units }: Broken, ends: Int32Array, range: Range): readonly Line[] {
  return form.bench.scratch(({ items }) => {
    unpackUnits(items, units, form.setting);
    sumUp(items, form.setting);
    return setLines(form, items, unitsAt(form, items, ends) ?? Int32Array.of(items.count), range);
  });
}

/** The unit at which each line ends; undefined: a line ends inside a unit. */
function unitsAt({ setting }: Form, items: Items, ends: Int32Array): Int32Array | undefined {
  const { starts, count } = items;
  const units = new Int32Array(ends.length);
  const origin = setting.origin;
  let unit = 0;
  for (let line = 0; line < ends.length; line++) {
    const at = (ends[line] as number) - origin;
    while (unit < count && (starts[unit] as number) < at) unit++;
    if (rangeStart(items, setting, unit) !== at) return undefined;
    units[line] = unit;
  }
  return units;
}
