import { CONNECTORS, EXCLAMATIONS, isAdjustable, NEVER_FIRST, NEVER_LAST, OPENING, PAIRS, STOPS } from "./marks.ts";
import { type SetGlyph, type SetLine, textOf } from "./read-lines.ts";

/** What a proof-reader would mark, and how even the lines are. Spaces in em. */
export interface Figures {
  readonly lines: number;
  /** All but paragraphs' last. */
  readonly full: number;
  /** Texts of the lines concerned. */
  readonly prohibited: readonly string[];
  readonly uncompressed: readonly string[];
  readonly wideEnds: readonly string[];
  readonly singles: readonly string[];
  readonly ragged: readonly string[];
  /** Lines left short, since filling them would tear them open: they hold little but an address or a long word. */
  readonly short: readonly string[];
  /** Lines that end beyond the measure, and by how much the worst does; em. A line that sticks out may save one. */
  readonly out: readonly string[];
  readonly farthest: number;
  /** How far the worst line is from flush, in points. */
  readonly offFlush: number;
  /** Of each line but paragraphs' last: the space added per gap, and the most at one gap. */
  readonly added: Spread;
  readonly most: Spread;
  /** The widest white between the bodies of two neighbours, and where. */
  readonly largestGap: number;
  readonly largestAt: string;
  readonly hyphenations: number;
  /** Of all 。？！ with a blank half within a line. */
  readonly stopsCompressed: number;
  readonly stops: number;
  /** Lines that begin with —— or ……. */
  readonly dashStarts: number;
}

interface Spread {
  readonly mean: number;
  readonly p95: number;
  readonly max: number;
  /** Shares of the lines. */
  readonly visible: number;
  readonly ugly: number;
  readonly loosest: string;
}

/** A line that is off by more is not flush; points. */
const FLUSH = 0.1;
/** Glyph positions are rounded in files; em. */
const DUST = 0.005;
/** Half an em between two marks is blank that should have gone; the quarter allows for stretch; em. */
const BLANK = 0.3;
const VISIBLE = 0.1;
const UGLY = 0.25;

/** The shares and counts that text/RULES.md asks for, taken from glyph positions alone. */
export function measure(lines: readonly SetLine[]): Figures {
  const full = lines.filter((line) => !line.isLast);
  const pairs = lines.flatMap(pairsOf);
  const wide = pairs.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap)[0];
  const stops = pairs.filter(({ left, right }) => isStop(left) && !isAdjustable(right.text));
  return {
    lines: lines.length,
    full: full.length,
    prohibited: lines.filter(isProhibited).map(textOf),
    uncompressed: pairs.filter(isUncompressed).map(({ line }) => textOf(line)),
    wideEnds: full.filter(endsWide).map(textOf),
    singles: lines.filter(isSingle).map(textOf),
    ragged: full.filter((line) => offFlush(line) > FLUSH && !wouldGape(line)).map(textOf),
    short: full.filter((line) => offFlush(line) > FLUSH && wouldGape(line)).map(textOf),
    out: lines.filter((line) => beyond(line) > FLUSH).map(textOf),
    farthest: Math.max(0, ...lines.map((line) => beyond(line) / line.size)),
    offFlush: Math.max(0, ...full.map(offFlush)),
    added: spreadOf(full, perGap),
    most: spreadOf(full, mostAt),
    largestGap: wide?.gap ?? 0,
    largestAt: wide === undefined ? "" : `${wide.left.text}/${wide.right.text} in ${textOf(wide.line)}`,
    hyphenations: lines.filter(({ hyphenated }) => hyphenated).length,
    stopsCompressed: stops.filter(({ gap }) => gap < 0.5 - DUST).length,
    stops: stops.length,
    dashStarts: lines.filter((line) => !line.isFirst && /^(——|……)/u.test(textOf(line))).length,
  };
}

function isProhibited(line: SetLine): boolean {
  const [first, last] = [line.glyphs[0], line.glyphs.at(-1)];
  if (first === undefined || last === undefined) return false;
  const starts = !line.isFirst && mayNotStart(first.text, textOf(line)) && !first.address;
  return starts || (!line.isLast && NEVER_LAST.includes(last.text) && !last.address);
}

/** —— and …… may start a line, half of one may not. */
function mayNotStart(first: string, text: string): boolean {
  return !PAIRS.some((pair) => text.startsWith(pair)) && (NEVER_FIRST.includes(first) || first === "…");
}

/** Two neighbours in a line. */
interface Pair {
  readonly line: SetLine;
  readonly left: SetGlyph;
  readonly right: SetGlyph;
  /** White between their bodies; em. */
  readonly gap: number;
}

function pairsOf(line: SetLine): readonly Pair[] {
  return line.glyphs.slice(1).map((right, at) => {
    const left = line.glyphs[at] as SetGlyph;
    return { line, left, right, gap: (right.from - left.to) / line.size };
  });
}

/** CLREQ #adjacent_punctuation_marks: the distance of two marks' bodies, as they stand side by side. */
function adjacentGap(left: string, right: string): number | undefined {
  if (!isAdjustable(left) || !isAdjustable(right)) return undefined;
  return !OPENING.includes(left) && OPENING.includes(right) ? 0.5 : 0;
}

function isUncompressed({ left, right, gap }: Pair): boolean {
  const due = isWide(left) && isWide(right) ? adjacentGap(left.text, right.text) : undefined;
  return due !== undefined && gap > due + BLANK;
}

/** A full-width mark, not its Western form. */
export function isWide({ text, glyph }: SetGlyph): boolean {
  return isAdjustable(text) && glyph.advance > 0.9 * glyph.size;
}

function endsWide(line: SetLine): boolean {
  const last = line.glyphs.at(-1);
  if (last === undefined || !isWide(last)) return false;
  const edge = line.column.left + line.column.width;
  return edge - last.glyph.x > line.size / 2 + FLUSH;
}

/** A paragraph's last line with no more than one character, its marks apart. */
function isSingle(line: SetLine): boolean {
  if (!line.isLast || line.isFirst) return false;
  const characters = [...textOf(line)].filter((each) => !isAdjustable(each) && !"—…·".includes(each));
  return characters.length <= 1 && !textOf(line).includes("——") && !textOf(line).includes("……");
}

/** Lines that lack more than this for each gap stay short (text/RULES.md#loose-lines), those of little but an address sooner; em. */
const GAPING = 0.4;
const GAPING_BESIDE_ADDRESS = 0.25;
/** So few gaps, and a line is little but the address that it holds. */
const FEW_GAPS = 3;

/** True where the line has no gap to open, or would open those it has by too much. */
function wouldGape(line: SetLine): boolean {
  const open = pairsOf(line).filter(({ left, right }) => mayOpen(left, right)).length;
  const isAddress = open <= FEW_GAPS && line.glyphs.some(({ address }) => address);
  return -beyond(line) / line.size > (isAddress ? GAPING_BESIDE_ADDRESS : GAPING) * open;
}

/** Not within words, behind opening marks and before closing ones, nor beside connectors (text/RULES.md#expansion). */
function mayOpen(left: SetGlyph, right: SetGlyph): boolean {
  if (isWestern(left) && isWestern(right)) return right.spaced;
  const shut = (isWide(left) && OPENING.includes(left.text)) || (isWide(right) && !OPENING.includes(right.text));
  return !shut && !isRigid(left) && !isRigid(right);
}

function offFlush(line: SetLine): number {
  const [first, last] = [line.glyphs[0], line.glyphs.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const { left, width } = line.column;
  const start = first.from - left;
  // An opening mark at a paragraph's start is trimmed or not (text/RULES.md#line-edges).
  const starts = line.isFirst ? [2 * line.size, ...(isWide(first) ? [2.5 * line.size] : [])] : [0];
  const edges = [Math.min(...starts.map((due) => Math.abs(start - due))), Math.abs(last.to - left - width)];
  return Math.max(...[first, last].map((glyph, at) => Math.max(0, (edges[at] ?? 0) - hangs(glyph) * line.size)));
}

/** A sign that the face draws an em wide stands in a narrower box in a number: its own hangs out, its ink does not. · stands in a wider one. */
function hangs(set: SetGlyph): number {
  const { text, glyph } = set;
  if (isRigid(set)) return sideOf(set) / 2;
  return "±×÷≈≤≥".includes(text) && glyph.advance > 0.9 * glyph.size ? 0.2 : 0;
}

/** How far a line ends beyond its measure, in points. */
function beyond({ glyphs, column }: SetLine): number {
  return (glyphs.at(-1)?.to ?? 0) - column.left - column.width;
}

/** Every gap that has more than its due, the widest first: for the eye. */
export function loose(lines: readonly SetLine[]): readonly string[] {
  return lines
    .filter((line) => !line.isLast)
    .map((line) => ({ line, worst: pairsOf(line).toSorted((a, b) => addedAt(b) - addedAt(a))[0] }))
    .filter(({ worst }) => worst !== undefined && addedAt(worst) > VISIBLE)
    .map(({ line, worst }) =>
      worst === undefined ? "" : `${addedAt(worst).toFixed(3)} ${worst.left.text}/${worst.right.text} ${textOf(line)}`,
    );
}

/** A line's added space shared out over its gaps; those within a Western word or number are none. */
function perGap(line: SetLine): number {
  const gaps = pairsOf(line).filter(({ left, right }) => !isWestern(left) || !isWestern(right) || right.spaced);
  return gaps.reduce((sum, pair) => sum + Math.max(0, addedAt(pair)), 0) / (gaps.length || 1);
}

function mostAt(line: SetLine): number {
  return Math.max(0, ...pairsOf(line).map(addedAt));
}

function spreadOf(lines: readonly SetLine[], of: (line: SetLine) => number): Spread {
  const added = lines.map((line) => ({ line, space: of(line) })).sort((a, b) => a.space - b.space);
  const share = (limit: number): number =>
    added.filter(({ space }) => space > limit + DUST).length / (added.length || 1);
  const loosest = added.at(-1);
  return {
    mean: added.reduce((sum, { space }) => sum + space, 0) / (added.length || 1),
    p95: added[Math.ceil(0.95 * added.length) - 1]?.space ?? 0,
    max: loosest?.space ?? 0,
    visible: share(VISIBLE),
    ugly: share(UGLY),
    loosest: loosest === undefined ? "" : textOf(loosest.line),
  };
}

/** What a gap has more than the rules give it: text/RULES.md#adjacent-marks, text/RULES.md#han-and-western; a word space may have ½ em. */
function addedAt({ left, right, gap }: Pair): number {
  return gap - naturalGap(left, right);
}

function naturalGap(left: SetGlyph, right: SetGlyph): number {
  const marks = isWide(left) && isWide(right) ? adjacentGap(left.text, right.text) : undefined;
  if (marks !== undefined) return marks;
  if (isWide(left) || isWide(right)) return besideMark(left, right);
  if (isWestern(left) && isWestern(right)) return right.spaced ? 1 / 2 : 0;
  if (isRigid(left) || isRigid(right)) return (sideOf(left) + sideOf(right)) / 2;
  if (isWestern(left) || isWestern(right)) return 1 / 4;
  return right.spaced ? 1 / 2 : 0;
}

/** A mark's blank half, on one side of it alone. */
function besideMark(left: SetGlyph, right: SetGlyph): number {
  if (isWide(left)) return OPENING.includes(left.text) ? 0 : 1 / 2;
  return OPENING.includes(right.text) ? 1 / 2 : 0;
}

function isRigid({ text }: SetGlyph): boolean {
  return CONNECTORS.includes(text);
}

/** A face's · is narrower than the half em it stands in. */
function sideOf(set: SetGlyph): number {
  return isRigid(set) ? Math.max(0, 0.5 - set.glyph.advance / set.glyph.size) : 0;
}

function isWestern({ text }: SetGlyph): boolean {
  return (
    /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}!-~×±²³⁴₂°′″µ]+$/u.test(text) && !/[\uff00-\uffef]/u.test(text)
  );
}

function isStop({ text }: SetGlyph): boolean {
  return `${STOPS}${EXCLAMATIONS}`.includes(text) && text !== "";
}
