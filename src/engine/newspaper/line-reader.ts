import { BLACK } from "../../base/colour.ts";
import { isCopyRole, standsAlone } from "../../base/copy.ts";
import { type Em, SQUARE_TOP } from "../../base/length.ts";
import type { Rect } from "../../base/rect.ts";
import { isRunIn } from "../../base/short-texts.ts";
import type { Owner, Page, Placed } from "../layout/page.ts";
import type { Line, Role, Segment } from "../text/line.ts";
import { writtenPart } from "./display-text.ts";
import {
  advertBlock,
  advertOf,
  type Counter,
  displayId,
  figureId,
  furnitureId,
  insetId,
  labelId,
  noticeId,
  openingId,
  passageId,
} from "./ids.ts";
import type { PrintedLine, PrintedMark, PrintedSegment } from "./newspaper.ts";
import type { SetPassage, SetText, StoryText } from "./set-text.ts";
import { isInsetRole } from "./story-block.ts";

type PlacedText = Extract<Placed, { kind: "text" }>;

/** Reads the set lines of one page: the block of each line, and for each segment the stretch of text that it shows. */
export class LineReader {
  readonly #page: Page;
  readonly #texts: SetText;
  readonly #count: Counter;

  constructor(page: Page, texts: SetText, count: Counter) {
    this.#page = page;
    this.#texts = texts;
    this.#count = count;
  }

  /** Read lines in the page's order. @param at the line's place in that order */
  read(placed: PlacedText, at: number): PrintedLine {
    const { line, owner, x, y } = placed;
    const story = owner.story === undefined ? undefined : this.#texts.story(owner.story);
    const passage = story && this.#passageOf(line, at, story);
    const of = { story, passage };
    const segments = line.segments.map((segment) => this.#segment(segment, owner, of));
    const block =
      passage?.block ?? blockOfDisplay(segments, this.#page.label, { ...owner, part: partOf(owner, story) });
    return {
      kind: "line",
      id: this.#count(`${block}/line${owner.part === undefined ? "" : `-${owner.part}`}`),
      story: owner.story,
      part: owner.part,
      advert: owner.story === undefined ? advertOf(owner.piece) : undefined,
      block,
      leg: owner.leg,
      x,
      y,
      writing: line.writing,
      size: line.size,
      box: boxOf(placed),
      hyphenated: line.care?.hyphenated ?? false,
      segments,
      marks: marksOf(line),
    };
  }

  /** The passage of copy that a line shows. A line of openers alone (dateline, reporters) belongs to the next passage if it runs into that one. */
  #passageOf(line: Line, at: number, text: StoryText): SetPassage | undefined {
    const from = copyStart(line);
    if (from !== undefined) return text.passageAt(from);
    const next = line.segments.some(({ role }) => isRunIn(role)) ? this.#nextCopy(at) : undefined;
    const passage = next === undefined ? undefined : text.passageAt(next);
    return passage === undefined || standsAlone(passage.paragraph) ? undefined : passage;
  }

  #nextCopy(before: number): number | undefined {
    const { placed } = this.#page;
    const owner = placed[before]?.owner;
    for (let at = before + 1; at < placed.length; at++) {
      const thing = placed[at];
      if (thing?.kind !== "text" || thing.owner.story !== owner?.story || thing.owner.part !== owner?.part) continue;
      const from = copyStart(thing.line);
      if (from !== undefined) return from;
    }
    return undefined;
  }

  #segment(segment: Segment, owner: Owner, { story, passage }: LineOf): PrintedSegment {
    const { role, from, to } = segment;
    if (story !== undefined && isCopyRole(role)) return segmentAs(segment, elementOfCopy(story, from), from, to);
    if (role === "marker") return segmentAs(segment, labelId(passage?.id ?? ""), 0, 0);
    const element = this.#elementOf(role, owner, { story, passage });
    const shown = withoutBlanks(segment);
    return segmentAs(segment, element, shown.from, shown.to);
  }

  /** The id of the text that a segment is a stretch of. */
  #elementOf(role: Role, owner: Owner, { story, passage }: LineOf): string {
    const { piece } = owner;
    if (story === undefined) {
      const block = furnitureBlock(this.#page.label, owner);
      return role === "smallAdTitle" ? `${block}/title` : block;
    }
    const { id } = story.story;
    const part = partOf(owner, story) ?? 1;
    if (role === "jump") return noticeId(id, "to", part);
    if (role === "continuation") return noticeId(id, "from", part);
    if (role === "caption" || role === "credit") return `${figureId(id, piece ?? "figure")}/${role}`;
    if (isInsetRole(role)) return `${figureId(id, piece ?? role)}/${role}`;
    if (isRunIn(role)) return `${passage?.id ?? id}/${role}`;
    if (role === "noteLabel") return `${displayId(id, "note", part)}/label`;
    return displayId(id, role, part);
  }
}

/** The engine may have added blanks at its ends. */
function withoutBlanks({ text, from, to }: Segment): Range {
  if (text.trim() === "") return { from, to: from };
  return { from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length) };
}

function segmentAs(
  { role, text, x, width, size, runs }: Segment,
  element: string,
  from: number,
  to: number,
): PrintedSegment {
  return { role, element, text, from, to, x, width, size, runs };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The story and passage of a line; undefined for furniture, and for lines that are no copy. */
interface LineOf {
  readonly story: StoryText | undefined;
  readonly passage: SetPassage | undefined;
}

function partOf({ part }: Owner, story: StoryText | undefined): number | undefined {
  return part === undefined || story === undefined ? part : writtenPart(story.story, part);
}

/** The first code point of copy in a line. */
function copyStart({ segments }: Line): number | undefined {
  return segments.find(({ role }) => isCopyRole(role))?.from;
}

/** The id of the passage at a code point of the copy, or of the number before the passage's text. */
function elementOfCopy(text: StoryText, at: number): string {
  const passage = text.passageAt(at);
  if (passage === undefined) return passageId(text.story.id, 0);
  const { id, paragraph } = passage;
  return at < paragraph.from + (paragraph.item?.label ?? 0) ? labelId(id) : id;
}

/** The block of a line that is no copy. All lines of a figure belong to its caption. */
function blockOfDisplay([first, second]: readonly PrintedSegment[], label: string, owner: Owner): string {
  if (owner.story === undefined) return furnitureBlock(label, owner);
  if (owner.piece !== undefined) return insetId(owner.story, owner.piece);
  // The label of a note opens its first line.
  if (first?.role === "noteLabel") return second?.element ?? displayId(owner.story, "note", owner.part ?? 1);
  if (first !== undefined && isRunIn(first.role)) return openingId(owner.story);
  return first?.element ?? owner.story;
}

function furnitureBlock(label: string, { piece = "furniture" }: Owner): string {
  return advertOf(piece) === undefined ? furnitureId(label, piece) : advertBlock(piece);
}

/** Marks take the colour of their line's first run. */
function marksOf({ marks, segments }: Line): readonly PrintedMark[] {
  const colour = segments[0]?.runs[0]?.colour ?? BLACK;
  return marks.map((mark) => ({ ...mark, colour }));
}

/** How far Western letters, brackets and heavy commas reach below the baseline at most, in the faces of newspapers. Han stays in its square. */
const TAIL_DEPTH: Em = 0.26;

/** A box that holds all glyphs of a line: the em boxes of its text, and the tails that reach below them. */
function boxOf({ x, y, line }: PlacedText): Rect {
  const first = line.segments[0];
  const last = line.segments.at(-1);
  const from = first?.x ?? 0;
  const length = last === undefined ? 0 : last.x + last.width - from;
  let { size } = line;
  let depth: Em = 1 - SQUARE_TOP;
  for (const segment of line.segments) {
    size = Math.max(size, segment.size);
    if (TAILED.test(segment.text)) depth = TAIL_DEPTH;
  }
  if (line.writing === "vertical") return { x: x - size / 2, y: y + from, width: size, height: length };
  return { x: x + from, y: y - SQUARE_TOP * size, width: length, height: (SQUARE_TOP + depth) * size };
}

/** Western letters and marks, and commas, may have tails. Figures have none: they stand on the baseline. */
const TAILED = /[!-/:-~\u00a1-\u024f\u0370-\u052f，；]/;
