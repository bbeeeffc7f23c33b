import type { Em, Pt } from "../base/length.ts";
import { once } from "../base/once.ts";
import type { TextStyle } from "../model/style.ts";
import type { Words } from "../words/words.ts";
import { SLACK } from "./demerits.ts";
import type { Form } from "./form.ts";
import type { StyledText } from "./galley.ts";
import { itemise } from "./items.ts";
import type { Line, Role } from "./line.ts";
import { type Narrowed, type Narrowing, narrowedLine, turnTexts } from "./narrow.ts";
import { join } from "./paragraph.ts";
import { breakForm, setLines } from "./set-paragraph.ts";
import type { Setting } from "./setting.ts";
import { type Ends, phraseTurns, type Turnable, withTurns, withWideWords, wordTurns } from "./turns.ts";
import { roomForItems } from "./units.ts";
import { ONE_LINE_SHARE, TURN_FORBIDDEN, TURN_PARTS } from "./weights.ts";
import type { Workbench } from "./workbench.ts";

/** Steps in which a heading gets smaller. */
const SIZE_STEP: Pt = 0.5;
/** Headings of this size and more are display type: 四号. */
const DISPLAY_SIZE: Pt = 14;
const ALL_LINES = { from: 0, to: Number.POSITIVE_INFINITY };

/**
 * Sets texts of several styles as one paragraph: a caption with its credit, a note with its label, a notice.
 * Alignment, indent and em are the first text's. Glyphs stand aligned within the measure, which is each line's width.
 */
export function setStyled(texts: readonly StyledText[], measure: Pt, bench: Workbench): readonly Line[] {
  const style = texts.find((text) => text.text !== "")?.style;
  if (style === undefined) return [];
  const { align } = style;
  const shape = align === "justify" ? "flush" : align === "center" ? "balanced" : "ragged";
  return setForm(formOf(texts, style, bench, { measure, indent: style.indent, shape }));
}

/**
 * Sets texts of several styles as vertical lines of at most `length`, the first one the rightmost.
 * Marks take their upright forms, short figures stand in one square, words lie on their side (RULES.md#vertical).
 */
export function setVertical(texts: readonly StyledText[], length: Pt, bench: Workbench): readonly Line[] {
  const style = texts.find((text) => text.text !== "")?.style;
  if (style === undefined) return [];
  const shape = style.align === "justify" ? "flush" : "balanced";
  const form = formOf(texts, { ...style, align: "left" }, bench, { measure: length, indent: style.indent, shape });
  const lines = setForm({ ...form, setting: { ...form.setting, writing: "vertical" } });
  return lines.map((line) => ({ ...line, width: endOf(line) }));
}

function endOf({ segments }: Line): Pt {
  const last = segments.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}

/** The room for a form's lines, in points. */
interface Frame {
  readonly measure: Pt;
  readonly indent: Em;
  readonly shape: "flush" | "ragged" | "balanced";
}

function formOf(texts: readonly StyledText[], style: TextStyle, bench: Workbench, frame: Frame): Form {
  const { size, align } = style;
  const { codes, spans } = join(texts, bench.fonts, size);
  const setting: Setting = {
    codes,
    from: 0,
    to: codes.length,
    spans,
    size,
    writing: "horizontal",
    opening: 0,
    origin: undefined,
  };
  return { setting, room: { ...frame, measure: frame.measure / size }, margin: 0, align, style, bench };
}

function setForm(form: Form): readonly Line[] {
  const { ends } = breakForm(form);
  return setLines(form, form.bench.items, ends, ALL_LINES);
}

/** What a heading's text is read with. */
interface ReadingContext {
  readonly bench: Workbench;
  readonly words: Words;
  readonly role: Role;
  /** Left out: horizontal. Vertical lines are as wide as they are long, the first one the rightmost. */
  readonly writing?: "vertical";
}

/** What turning a heading needs. */
interface HeadingContext extends ReadingContext {
  readonly maxLines: number;
  /** Left out: the heading keeps its width. */
  readonly narrowing?: Narrowing;
}

/** A heading as it was written. @see turnHeading */
interface HeadingLines {
  readonly lines: readonly string[];
  /** True if the editor turned it. */
  readonly turned: boolean;
}

/** A heading's text in units, which are the same at all sizes of display type, and at all smaller ones. */
interface HeadingText {
  readonly lines: readonly HeadingLine[];
  /** True if the editor turned it. */
  readonly turned: boolean;
}

interface HeadingLine {
  readonly whole: Turnable;
  /** It may turn at words. */
  readonly atWords: () => Turnable;
}

/** Where a heading stands and is set. */
interface Place {
  readonly measure: Pt;
  readonly bench: Workbench;
  readonly narrowing: Narrowing | undefined;
  /** What turns may cost; left out: anything. */
  readonly bearable?: number;
}

/** A heading as set. Glyphs stand aligned within the measure, which is each line's width. */
interface TurnedHeading {
  readonly lines: readonly Line[];
  readonly size: Pt;
  /** False when the heading is too long even at its smallest size: its lines then stick out, or are too many. */
  readonly fits: boolean;
}

/**
 * Sets a heading at the largest size that holds it, from the style's down to its floor in half points (RULES.md#headings).
 * The editor's turns are kept. A text without turns stands on one line if four fifths of the size allow it; otherwise it
 * turns into at most `maxLines` lines, first at phrase gaps (U+3000), then at words. Where its style lets it, it is narrowed
 * before it turns or gets smaller (RULES.md#narrow-heads).
 */
export function turnHeading(
  heading: HeadingLines,
  style: TextStyle,
  measure: Pt,
  context: HeadingContext,
): TurnedHeading {
  return turnText(readHeading(heading, style, isDisplay(style.size), context), style, measure, context);
}

/** As `turnHeading`, for a heading that has been read. */
export function turnText(
  { lines, turned }: HeadingText,
  given: TextStyle,
  measure: Pt,
  { bench, narrowing, writing, maxLines }: HeadingContext,
): TurnedHeading {
  const place: Place = { measure, bench, narrowing };
  const style: TextStyle = writing === undefined ? given : { ...given, align: "left" };
  const [only] = lines;
  if (only === undefined) return { lines: [], size: style.size, fits: true };
  if (lines.length > 1 || turned) {
    const kept = lines.map((line) => line.whole);
    return atLargest(kept, style, place, 1) ?? forced(lines, style, place, maxLines);
  }
  const floor = Math.max(style.floor, ONE_LINE_SHARE * style.size);
  const whole = atLargest([only.whole], { ...style, floor }, place, 1);
  if (whole !== undefined) return whole;
  const phrases = withTurns(only.whole, phraseTurns(only.whole));
  if (phrases.nodes.length > 2 || maxLines < 2) {
    const set = atLargest([phrases], style, place, maxLines);
    if (set !== undefined) return set;
  }
  // The words are asked for only here: loading the dictionary takes longer than the whole page.
  return atWords(only.atWords(), style, place, maxLines) ?? forced(lines, style, place, maxLines);
}

/** Reads a heading's text, to be turned at some sizes. @param display true if these are display type */
export function readHeading(
  { lines, turned }: HeadingLines,
  style: TextStyle,
  display: boolean,
  context: ReadingContext,
): HeadingText {
  const texts = lines.filter((line) => line.trim() !== "");
  const read = (text: string): HeadingLine => {
    const whole = turnable(text, style, display, context);
    return { whole, atWords: once(() => withTurns(whole, wordTurns(whole, context.words))) };
  };
  return { lines: texts.map(read), turned };
}

export function isDisplay(size: Pt): boolean {
  return size >= DISPLAY_SIZE;
}

function turnable(
  text: string,
  style: TextStyle,
  display: boolean,
  { bench, role, writing }: ReadingContext,
): Turnable {
  const frame: Frame = { measure: Number.POSITIVE_INFINITY, indent: 0, shape: "balanced" };
  const form = formOf([{ role, text: text.trim(), style }], style, bench, frame);
  const setting: Setting = { display, ...form.setting, writing: writing ?? form.setting.writing };
  const items = roomForItems(text.length);
  itemise(items, setting, Number.POSITIVE_INFINITY, false);
  return { items, setting, nodes: [0, items.count], costs: [0, 0] };
}

/** The largest size at which a text turns well into at most `most` lines, else that at which it turns at words at all. */
function atWords(text: Turnable, style: TextStyle, place: Place, most: number): TurnedHeading | undefined {
  return (
    atLargest([text], style, { ...place, bearable: TURN_PARTS * (most - 1) }, most) ??
    atLargest([text], style, { ...place, bearable: TURN_FORBIDDEN }, most) ??
    atLargest([text], style, place, most)
  );
}

/** The largest size at which each text turns into at most `most` lines; undefined when none does. */
function atLargest(
  texts: readonly Turnable[],
  style: TextStyle,
  place: Place,
  most: number,
): TurnedHeading | undefined {
  for (let size = style.size; size > style.floor - SLACK; size -= SIZE_STEP) {
    const { measure, bearable, narrowing } = place;
    const set = turnTexts(texts, { size, measure, most, bearable, narrowing });
    if (set !== undefined) return { lines: drawAll(texts, set, { ...style, size }, place), size, fits: true };
  }
  return undefined;
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
  return texts.flatMap((text, at) =>
    draw(text, turned[at]?.ends ?? [], style, wide).map((line) => narrowedLine(line, stretch)),
  );
}

function draw(text: Turnable, ends: Ends, style: TextStyle, place: Place): readonly Line[] {
  const lines = setLines(resized(text, style, place), text.items, Int32Array.from(ends), ALL_LINES);
  return text.setting.writing === "vertical" ? lines.map((line) => ({ ...line, width: endOf(line) })) : lines;
}

/**
 * Sets a heading at its smallest size, turned at words into as many lines as it takes; inside a word only where the word is wider than the
 * measure. It fits if the editor's lines do not become too many.
 */
function forced(texts: readonly HeadingLine[], given: TextStyle, place: Place, most: number): TurnedHeading {
  const size = given.floor;
  const style = { ...given, size };
  const measure = place.measure / size / (place.narrowing?.least ?? 1);
  const room = { ...place, size, bearable: undefined, most: Number.POSITIVE_INFINITY };
  const sets = texts.map((text) => turnTexts([withWideWords(text.atWords(), measure)], room));
  // Lines of one heading are narrowed alike.
  const stretch = Math.min(1, ...sets.map((set) => set?.stretch ?? 1));
  const lines = texts.flatMap(({ whole }, at) => {
    const set = sets[at];
    return set === undefined
      ? setForm(resized(whole, style, place))
      : drawAll([whole], { ...set, stretch }, style, place);
  });
  return { lines, size, fits: texts.length > 1 && lines.length <= most };
}
