/*
 * Sets headings, captions and notices: texts of a few lines by themselves. The author gives a heading its length and the page its room, so a heading that does
 * not fit is tried in a fixed order: on one line, down to four fifths of its size; turned at the editor's gaps; turned at words, at the largest size at which
 * it turns well; at last forced at the smallest size. At each size it may also be narrowed.
 */

import type { Em, Pt } from "../../../base/length.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Words } from "../../words/words.ts";
import type { Form, StyledText, TextContext } from "../galley.ts";
import { type GlyphRun, type Line, type Role, type Setting, textOfLine } from "../line.ts";
import { breakForm, setLines } from "../lines/set-line.ts";
import { join } from "../paragraph.ts";
import { itemised } from "../units/items.ts";
import {
  DISPLAY_SIZE,
  ONE_LINE_SHARE,
  SIZE_STEP,
  SLACK,
  SMALLER_HEADLINE,
  SMALLER_SECOND,
  TURN_FORBIDDEN,
  TURN_IN_PHRASE,
  TURN_PARTS,
} from "../weights.ts";
import {
  type Ends,
  phraseTurns,
  type Turnable,
  type Turned,
  tightWidthOf,
  turn,
  withTurns,
  withWideWords,
  wordTurns,
} from "./turns.ts";

const ALL_LINES = { from: 0, to: Number.POSITIVE_INFINITY };

/**
 * Sets texts of several styles as one paragraph: a caption with its credit, a note with its label, a notice.
 * Alignment, indent and em are those of the first text. Glyphs are aligned within the measure, which is each line's width.
 */
export function setStyled(texts: readonly StyledText[], measure: Pt, bench: TextContext): readonly Line[] {
  const style = texts.find((text) => text.text !== "")?.style;
  if (style === undefined) return [];
  const { align } = style;
  const shape = align === "justify" ? "flush" : align === "center" ? "balanced" : "ragged";
  return setForm(formOf(texts, style, bench, { measure, indent: style.indent, shape }));
}

/** Sets a text on one line. A text that is longer than the measure begins at the left and sticks out at the right. */
export function setInOneLine(text: StyledText, measure: Pt, bench: TextContext): readonly Line[] {
  const lines = setStyled([text], measure, bench);
  if (lines.length < 2) return lines;
  const flush = { ...text, style: { ...text.style, align: "left" } } as const;
  return setStyled([flush], Number.MAX_SAFE_INTEGER, bench).map((line) => ({ ...line, width: measure }));
}

/**
 * Sets texts of several styles as vertical lines of at most `length`, the first at the right (RULES.md#vertical). A longer line sticks out of its width.
 */
export function setVertical(texts: readonly StyledText[], length: Pt, bench: TextContext): readonly Line[] {
  const style = texts.find((text) => text.text !== "")?.style;
  if (style === undefined) return [];
  const shape = style.align === "justify" ? "flush" : "balanced";
  const form = formOf(texts, { ...style, align: "left" }, bench, { measure: length, indent: style.indent, shape });
  const lines = setForm({ ...form, setting: { ...form.setting, writing: "vertical" } });
  return lines.map((line) => ({ ...line, width: Math.min(length, textEnd(line)) }));
}

/** The end of a line's text, from its origin. (A line's `width` may be the whole measure.) */
export function textEnd({ segments }: Line): Pt {
  const last = segments.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}

/** The room for a form's lines, in points. */
interface Frame {
  readonly measure: Pt;
  readonly indent: Em;
  readonly shape: "flush" | "ragged" | "balanced";
}

function formOf(texts: readonly StyledText[], style: TextStyle, bench: TextContext, frame: Frame): Form {
  const { size, align } = style;
  const { fonts, unbroken } = bench;
  const { codes, spans } = join(texts, fonts, size);
  const line = { from: 0, to: codes.length, opening: 0, origin: 0 } as const;
  const setting: Setting = { codes, spans, size, writing: "horizontal", unbroken, ...line };
  return { setting, room: { ...frame, measure: frame.measure / size }, margin: 0, align, style, bench };
}

function setForm(form: Form): readonly Line[] {
  return form.bench.scratch((scratch) => {
    const { ends } = breakForm(form, scratch);
    return setLines(form, scratch.items, ends, ALL_LINES);
  });
}

interface HeadingContext {
  readonly bench: TextContext;
  readonly words: Words;
  readonly role: Role;
  readonly maxLines: number;
  /** Left out: horizontal. The width of a vertical line is its length; the first line is at the right. */
  readonly writing?: "vertical";
  /** Left out: the heading keeps its width. */
  readonly narrowing?: Narrowing;
  /** Caches what does not depend on size and measure, since a heading is tried at many of them; left out: no cache. */
  readonly recall?: (key: readonly unknown[], make: () => Turnable) => Turnable;
}

/** The room of a heading and the rules for fitting it. */
interface Place {
  readonly measure: Pt;
  readonly bench: TextContext;
  readonly words: Words;
  readonly narrowing: Narrowing | undefined;
  /** The worth of the whole size, in demerits of turns. */
  readonly sizePrice: number;
  /** The most demerits of the turns; left out: no limit. */
  readonly bearable?: number;
}

/** A heading, set. Glyphs are aligned within the measure, which is each line's width. */
interface TurnedHeading {
  readonly lines: readonly Line[];
  readonly size: Pt;
  /** False: the heading is too long even at its smallest size, so that its lines stick out or are too many. */
  readonly fits: boolean;
}

/**
 * Sets a heading at the largest size at which it fits, from the style's size down to its floor in half points (RULES.md#headings).
 * The editor's turns are kept. A text without turns is set on one line if four fifths of the size are enough; otherwise it turns into at most `maxLines`
 * lines, first at phrase gaps (U+3000), then at words. If its style allows it, it is narrowed before it turns or gets smaller (RULES.md#narrow-heads).
 */
export function turnHeading(
  heading: { readonly lines: readonly string[]; readonly turned: boolean },
  given: TextStyle,
  measure: Pt,
  context: HeadingContext,
): TurnedHeading {
  const set = setHeading(heading, given, measure, context);
  const [first, ...others] = set.lines;
  if (first === undefined || !partsName(set.lines, context.bench)) return set;
  return { ...set, lines: [{ ...first, torn: set.lines.map(textOfLine).join("/") }, ...others] };
}

/** Whether a turn parts an unbreakable name: an editor's own turn may, and so does a turn in a name that is longer than a line. */
function partsName(lines: readonly Line[], { unbroken }: TextContext): boolean {
  if (unbroken === undefined || lines.length < 2) return false;
  const texts = lines.map((line) => [...textOfLine(line)]);
  const codes = Uint32Array.from(texts.flat(), (character) => character.codePointAt(0) as number);
  const within = unbroken(codes, 0, codes.length);
  let end = 0;
  return texts.some((text) => {
    end += text.length;
    return within.has(end);
  });
}

function setHeading(
  heading: { readonly lines: readonly string[]; readonly turned: boolean },
  given: TextStyle,
  measure: Pt,
  context: HeadingContext,
): TurnedHeading {
  const { bench, words, narrowing, role } = context;
  const place: Place = { measure, bench, words, narrowing, sizePrice: sizePriceOf(role, given.size) };
  const style: TextStyle = context.writing === undefined ? given : { ...given, align: "left" };
  let from = 0;
  const lines = heading.lines.flatMap((line) => {
    const text = line.trim();
    const set = text === "" ? [] : [turnable(text, from + line.indexOf(text), style, context)];
    from += [...line].length;
    return set;
  });
  const [only] = lines;
  if (only === undefined) return { lines: [], size: style.size, fits: true };
  if (lines.length > 1 || heading.turned) {
    return atLargest(lines, style, place, 1) ?? forced(lines, style, place, context.maxLines);
  }
  const floor = Math.max(style.floor, ONE_LINE_SHARE * style.size);
  const whole = atLargest([only], { ...style, floor }, place, 1);
  if (whole !== undefined) return whole;
  const phrases = withTurns(only, phraseTurns(only));
  if (phrases.nodes.length > 2 || context.maxLines < 2) {
    const set = atLargest([phrases], style, place, context.maxLines);
    if (set !== undefined) return set;
  }
  // Words are cut only here: loading the dictionary takes longer than the whole page.
  const turned = (known: Words): TurnedHeading | undefined => {
    const make = (): Turnable => withWords(only, known);
    return atWords(context.recall?.([only, known], make) ?? make(), style, place, context.maxLines);
  };
  // A listed name that is longer than its line is parted like other words.
  return turned(words) ?? (words.own && turned(words.own.others)) ?? forced(lines, style, place, context.maxLines);
}

/** The small headline of a brief never shrinks, since those of other briefs are beside it; kickers and decks shrink more easily than headlines. */
function sizePriceOf(role: Role, size: Pt): number {
  if (role !== "headline") return SMALLER_SECOND;
  return size < DISPLAY_SIZE ? Number.POSITIVE_INFINITY : SMALLER_HEADLINE;
}

function withWords(text: Turnable, words: Words): Turnable {
  return withTurns(text, wordTurns(text, words));
}

/** @param from where the line begins in the heading */
function turnable(
  text: string,
  from: number,
  style: TextStyle,
  { bench, role, writing, recall }: HeadingContext,
): Turnable {
  const display = style.size >= DISPLAY_SIZE;
  const make = (): Turnable => {
    const frame: Frame = { measure: Number.POSITIVE_INFINITY, indent: 0, shape: "balanced" };
    const form = formOf([{ role, text, from, style }], style, bench, frame);
    const setting: Setting = { display, ...form.setting, writing: writing ?? form.setting.writing };
    const items = itemised(setting);
    return { items, setting, nodes: [0, items.count], costs: [0, 0] };
  };
  return recall?.([text, from, role, display, writing], make) ?? make();
}

/**
 * Sets a text at the largest size at which it turns well into at most `most` lines, or else at words at all; a little smaller if it turns much better
 * there (RULES.md#turns).
 */
function atWords(text: Turnable, style: TextStyle, place: Place, most: number): TurnedHeading | undefined {
  const found =
    largest([text], style, { ...place, bearable: TURN_PARTS * (most - 1) }, most) ??
    largest([text], style, { ...place, bearable: TURN_FORBIDDEN }, most) ??
    largest([text], style, place, most);
  return found && drawnAt([text], betterTurned(text, style, place, found), style, place);
}

/** Sets texts at the largest size at which each turns into at most `most` lines; undefined: there is none. */
function atLargest(
  texts: readonly Turnable[],
  style: TextStyle,
  place: Place,
  most: number,
): TurnedHeading | undefined {
  const found = largest(texts, style, place, most);
  return found && drawnAt(texts, found, style, place);
}

interface Sized {
  readonly set: Narrowed;
  readonly size: Pt;
}

function largest(texts: readonly Turnable[], style: TextStyle, place: Place, most: number): Sized | undefined {
  const { measure, bearable, narrowing } = place;
  for (let size = style.size; size > style.floor - SLACK; size -= SIZE_STEP) {
    const set = turnTexts(texts, { size, measure, most, bearable, narrowing });
    if (set !== undefined) return { set, size };
  }
  return undefined;
}

/** The size at which the turns and the loss of size cost least together. Only a turn that parts what reads together is worth a smaller size. */
function betterTurned(text: Turnable, { floor }: TextStyle, place: Place, found: Sized): Sized {
  const { measure, narrowing, sizePrice } = place;
  const [first] = found.set.turned;
  if (first === undefined || first.cost <= TURN_IN_PHRASE) return found;
  let best = found;
  let bearable = first.cost;
  for (let size = found.size - SIZE_STEP; size > floor - SLACK; size -= SIZE_STEP) {
    const lost = sizePrice * (1 - size / found.size);
    if (lost >= bearable) break;
    const set = turnTexts([text], { size, measure, most: first.ends.length, bearable: bearable - lost, narrowing });
    const cost = set?.turned[0]?.cost;
    if (set === undefined || cost === undefined) continue;
    best = { set, size };
    bearable = cost + lost;
  }
  return best;
}

function drawnAt(texts: readonly Turnable[], { set, size }: Sized, style: TextStyle, place: Place): TurnedHeading {
  return { lines: drawAll(texts, set, { ...style, size }, place), size, fits: true };
}

/** A heading's text at the size of `style`. */
function resized({ setting }: Turnable, style: TextStyle, { measure, bench }: Place): Form {
  const spans = setting.spans.map((span) => ({ ...span, style }));
  const room = { measure: measure / style.size, indent: 0, shape: "balanced" } as const;
  return { setting: { ...setting, spans, size: style.size }, room, margin: 0, align: style.align, style, bench };
}

function drawAll(
  texts: readonly Turnable[],
  { turned, stretch }: Narrowed,
  style: TextStyle,
  place: Place,
): readonly Line[] {
  const wide = { ...place, measure: place.measure / stretch };
  const lines = texts.flatMap((text, at) =>
    draw(text, turned[at]?.ends ?? [], style, wide).map((line) => narrowedLine(line, stretch)),
  );
  const [first, ...others] = lines;
  if (first === undefined || turned.every(({ worst }) => worst < TURN_PARTS)) return lines;
  return [{ torn: lines.map(textOfLine).join("/"), ...first }, ...others];
}

function draw(text: Turnable, ends: Ends, style: TextStyle, place: Place): readonly Line[] {
  const lines = setLines(resized(text, style, place), text.items, Int32Array.from(ends), ALL_LINES);
  return text.setting.writing === "vertical" ? lines.map((line) => ({ ...line, width: textEnd(line) })) : lines;
}

/**
 * Sets a heading at its smallest size, turned at words into any number of lines; inside a word only if the word is wider than the measure.
 * It fits if it has the editor's turns and at most `most` lines.
 */
function forced(texts: readonly Turnable[], given: TextStyle, place: Place, most: number): TurnedHeading {
  const size = given.floor;
  const style = { ...given, size };
  const measure = place.measure / size / (place.narrowing?.least ?? 1);
  const room = { ...place, size, bearable: undefined, most: Number.POSITIVE_INFINITY };
  const sets = texts.map((text) => turnTexts([withWideWords(withWords(text, place.words), measure)], room));
  // Lines of one heading are narrowed alike.
  const stretch = Math.min(1, ...sets.map((set) => set?.stretch ?? 1));
  const lines = texts.flatMap((text, at) => {
    const set = sets[at];
    return set === undefined
      ? setForm(resized(text, style, place))
      : drawAll([text], { ...set, stretch }, style, place);
  });
  return { lines, size, fits: texts.length > 1 && lines.length <= most };
}

/** The least share of their width to which the lines of a heading may be narrowed, and the largest size: a heading larger than its style is not narrowed. */
export interface Narrowing {
  readonly least: number;
  readonly upTo: Pt;
}

/** The limits that texts have to fit. */
interface Room {
  readonly size: Pt;
  readonly measure: Pt;
  /** The most lines of each text. */
  readonly most: number;
  /** The most demerits of the turns; undefined: no limit. */
  readonly bearable: number | undefined;
  readonly narrowing: Narrowing | undefined;
}

/** Texts as they turn, and the scale of their glyphs along the line. */
interface Narrowed {
  readonly turned: readonly Turned[];
  readonly stretch: number;
}

/**
 * Turns the texts of a heading at a size: at their own width, or all narrowed alike if only that fits or takes fewer lines
 * (RULES.md#narrow-heads). Undefined: they do not fit.
 */
function turnTexts(texts: readonly Turnable[], room: Room): Narrowed | undefined {
  const { size, measure, narrowing } = room;
  const turned = turnAll(texts, measure / size, room);
  const natural = turned && { turned, stretch: 1 };
  if (narrowing === undefined || size > narrowing.upTo + SLACK) return natural;
  const narrow = turnAll(texts, measure / size / narrowing.least, room);
  if (narrow === undefined || (turned !== undefined && linesOf(turned) <= linesOf(narrow))) return natural;
  return { turned: narrow, stretch: stretchOf(texts, narrow, room) };
}

function turnAll(texts: readonly Turnable[], measure: number, { most, bearable }: Room): readonly Turned[] | undefined {
  const turned = texts.flatMap((text) => turn(text, measure, most, bearable) ?? []);
  return turned.length === texts.length ? turned : undefined;
}

function linesOf(turned: readonly Turned[]): number {
  return turned.reduce((sum, { ends }) => sum + ends.length, 0);
}

/** The share to which the longest line has to be narrowed, in whole percent. */
function stretchOf(texts: readonly Turnable[], turned: readonly Turned[], { size, measure, narrowing }: Room): number {
  const longest = Math.max(
    ...texts.flatMap((text, at) => {
      const ends = turned[at]?.ends ?? [];
      return ends.map((end, line) => tightWidthOf(text, ends[line - 1] ?? 0, end));
    }),
  );
  const share = Math.floor((100 * measure) / (longest * size) + SLACK) / 100;
  return Math.min(1, Math.max(narrowing?.least ?? 1, share));
}

/** Narrows the text of a line along the line; across it the text keeps its size. */
function narrowedLine(line: Line, stretch: number): Line {
  if (stretch === 1) return line;
  const vertical = line.writing === "vertical";
  const segments = line.segments.map((segment) => ({
    ...segment,
    x: segment.x * stretch,
    width: segment.width * stretch,
    runs: segment.runs.map((run) => narrowedRun(run, stretch, vertical)),
  }));
  return { ...line, segments, width: line.width * stretch };
}

function narrowedRun(run: GlyphRun, stretch: number, vertical: boolean): GlyphRun {
  const { x, y } = run;
  if (vertical) return { ...run, y: y?.map((down) => down * stretch), stretch };
  return { ...run, x: x.map((along) => along * stretch), stretch };
}
