// What each block of a source is: headline, deck, byline, caption, subhead, paragraph … A list of questions is asked in order, and the first that is answered
// with yes names the role. Marks of the source come first, then the trade's words (marks.ts), then length and surroundings; a role that only the last show is
// reported with a warning.
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Words } from "../../engine/words/words.ts";
import {
  beginsInside,
  beginsWithDash,
  inFigures,
  isBodyAndDay,
  isByline,
  isCaption,
  isFolio,
  isNames,
  isNoteLabel,
  isOffice,
  isOnlyNotice,
  isShortLine,
  isTorn,
  namedOfBody,
  noteLabelIn,
  type Paragraphs,
  publishedIn,
  SHORTEST_PARAGRAPH,
} from "./marks.ts";
import { copyText, isBold, type SourceBlock, type SourceTextBlock } from "./proposal.ts";

/** The role of a block in its story. */
export type BlockRole =
  | "kicker"
  | "headline"
  | "headline-line"
  | "deck"
  | "byline"
  | "note-label"
  | "note"
  | "caption"
  | "subhead"
  | "paragraph"
  | "quote"
  | "signature"
  | "line"
  | "desk"
  | "notice"
  | "published"
  | "folio"
  | "other";

interface Roles {
  /** One for each block; `other` for anything but text. */
  readonly roles: readonly BlockRole[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Longer lines are sentences of the copy. */
const LONGEST_SUBHEAD = 40;
const LONGEST_CAPTION = 60;
/** A line without punctuation may be a subhead that has lost its markup, if it is no longer than this. */
const LONGEST_BARE_SUBHEAD = 20;

/** Finds the role of each block of a source. Warns if only its surroundings show it. */
export function rolesOf(blocks: readonly SourceBlock[], words: Words | undefined, paragraphs: Paragraphs): Roles {
  const finder = {
    blocks,
    paragraphs,
    usualGap: usualGapOf(blocks),
    counted: countedHeads(blocks),
    words,
    lastText: blocks.findLastIndex(({ kind }) => kind === "text"),
    roles: [] as BlockRole[],
    diagnostics: [] as Diagnostic[],
  };
  let zone: Zone = "before";
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "end") zone = "before";
    if (block.kind !== "text") {
      if (block.kind !== "picture" && block.kind !== "end" && zone !== "before") zone = "body";
      finder.roles.push("other");
      continue;
    }
    const role = roleOf(block, index, zone, finder);
    finder.roles.push(role);
    zone = zoneBehind(role, zone);
  }
  return finder;
}

/** before: no headline yet; head: after one, before copy; note: after a note's label. */
type Zone = "before" | "head" | "note" | "body";

interface Finder {
  readonly blocks: readonly SourceBlock[];
  readonly paragraphs: Paragraphs;
  readonly usualGap: number;
  /** Lines that count the parts of their copy. */
  readonly counted: ReadonlySet<SourceBlock>;
  readonly words: Words | undefined;
  /** The index of the last block with text. */
  readonly lastText: number;
  readonly roles: BlockRole[];
  readonly diagnostics: Diagnostic[];
}

function zoneBehind(role: BlockRole, zone: Zone): Zone {
  if (role === "headline" || role === "headline-line") return "head";
  if (role === "note-label") return "note";
  if (role === "note") return "head";
  if (role === "paragraph" || role === "subhead" || role === "quote") return "body";
  if (role === "signature" || role === "line") return "body";
  return zone;
}

function roleOf(block: SourceTextBlock, index: number, zone: Zone, finder: Finder): BlockRole {
  const text = copyText(block.text).trim();
  // （下转第三版） at the right looks like a signature, in the middle like a caption.
  if (block.role === "signature" || block.role === "caption") return isOnlyNotice(text) ? "notice" : block.role;
  if (block.role !== undefined) return givenRole(block, index, finder);
  if (block.level !== undefined) return headingRole(block, text, index, { zone, finder });
  return (
    TESTS.find(({ zones, test }) => zones.includes(zone) && test({ block, text, index, zone, finder }))?.role ??
    "paragraph"
  );
}

/** A block without marks of its source, and its surroundings. */
interface Unmarked {
  readonly block: SourceTextBlock;
  readonly text: string;
  readonly index: number;
  readonly zone: Zone;
  readonly finder: Finder;
}

interface RoleTest {
  readonly role: BlockRole;
  readonly zones: readonly Zone[];
  readonly test: (unmarked: Unmarked) => boolean;
}

const EVERYWHERE: readonly Zone[] = ["before", "head", "note", "body"];

/** Asked in order: the first that says yes names the role; if none does, it is a paragraph. */
const TESTS: readonly RoleTest[] = [
  { role: "note-label", zones: EVERYWHERE, test: ({ text }) => isNoteLabel(text) },
  { role: "note", zones: ["note"], test: () => true },
  { role: "note", zones: ["head"], test: ({ text }) => noteLabelIn(text) !== undefined },
  { role: "notice", zones: EVERYWHERE, test: ({ text }) => isOnlyNotice(text) },
  { role: "folio", zones: EVERYWHERE, test: (each) => isAtEdge(each) && isFolio(each.text) },
  { role: "published", zones: ["head"], test: ({ text }) => publishedIn(text) !== undefined },
  { role: "kicker", zones: ["before"], test: (each) => isBold(each.block.text) && isAboveHeadline(each) },
  { role: "byline", zones: ["before", "head"], test: ({ block, text }) => isBold(block.text) && isByline(text) },
  { role: "subhead", zones: EVERYWHERE, test: ({ block, text }) => isBold(block.text) && isLineOfHead(text) },
  { role: "paragraph", zones: EVERYWHERE, test: ({ block }) => isBold(block.text) },
  { role: "deck", zones: ["head"], test: ({ text }) => beginsWithDash(text) && text.length <= LONGEST_CAPTION },
  { role: "byline", zones: ["before", "head"], test: ({ text }) => isByline(text) },
  { role: "caption", zones: ["head", "body"], test: isCaptionHere },
  { role: "byline", zones: ["head"], test: (each) => isFirstNames(each) && isUnsure("byline", each) },
  { role: "deck", zones: ["head"], test: (each) => isAboveByline(each) && isUnsure("deck", each) },
  { role: "deck", zones: ["head"], test: (each) => isShortDeck(each) && isUnsure("deck", each) },
  {
    role: "subhead",
    zones: ["head", "body"],
    test: (each) => each.finder.counted.has(each.block) && isUnsure("subhead", each),
  },
  { role: "subhead", zones: ["body"], test: (each) => isBareSubhead(each) && isUnsure("subhead", each) },
];

function isAboveHeadline({ text, index, finder: { blocks } }: Unmarked): boolean {
  const next = blocks[index + 1];
  return next?.kind === "text" && (next.level === 1 || next.role === "headline") && isLineOfHead(text);
}

function isLineOfHead(text: string): boolean {
  return [...text].length <= LONGEST_SUBHEAD && !/。$/.test(text);
}

function givenRole(block: SourceTextBlock, index: number, finder: Finder): BlockRole {
  const { role, span } = block;
  const { blocks, roles } = finder;
  if ((role === "deck" || role === "subhead") && roles[index - 1] === "headline") {
    const text = copyText(block.text).trim();
    const next = blocks[index + 1];
    const below = next?.kind === "text" ? copyText(next.text).trim() : "";
    if (role === "deck" && isNames(text)) return unsure("byline", block, finder);
    if (role === "subhead" && (isByline(below) || publishedIn(below) !== undefined))
      return unsure("deck", block, finder);
  }
  if (role !== "headline") return role ?? "paragraph";
  const before = blocks[index - 1];
  return before !== undefined && roles[index - 1] === "headline" && before.span.source === span.source
    ? "headline-line"
    : "headline";
}

function headingRole(
  block: SourceTextBlock,
  text: string,
  index: number,
  { zone, finder }: { readonly zone: Zone; readonly finder: Finder },
): BlockRole {
  const { roles, blocks } = finder;
  const last = roles[index - 1];
  if (block.level === 1) return last === "headline" || last === "headline-line" ? "headline-line" : "headline";
  const next = blocks[index + 1];
  const isBeforeHeadline = next?.kind === "text" && next.level === 1;
  if (isBeforeHeadline && !beginsWithDash(text)) return "kicker";
  if (isNoteLabel(text)) return "note-label";
  if (zone !== "head") return "subhead";
  if (publishedIn(text) !== undefined) return "published";
  if (beginsWithDash(text)) return "deck";
  if (next?.kind === "text" && isByline(copyText(next.text).trim())) return unsure("deck", block, finder);
  return "subhead";
}

function unsure(role: "byline" | "subhead" | "deck" | "caption", { span }: SourceTextBlock, finder: Finder): BlockRole {
  finder.diagnostics.push(warningAt(span, "unsure-role", { role }));
  return role;
}

/** Warns that only its look gave a block its role. */
function isUnsure(role: "byline" | "deck" | "subhead" | "caption", { block, finder }: Unmarked): true {
  unsure(role, block, finder);
  return true;
}

/** A line of names, as long as the story has no author: below that one, a short line is verse. */
function isFirstNames(each: Unmarked): boolean {
  const { text, finder } = each;
  const { roles } = finder;
  return (
    (isNames(text) ||
      isBodyAndDay(text) ||
      isOffice(text) ||
      namedOfBody(text) !== undefined ||
      (isShortLine(text) && !isAboveParagraph(each))) &&
    !roles.slice(roles.lastIndexOf("headline") + 1).includes("byline")
  );
}

/** A line that ends as no sentence between a headline and a byline, or a deck with its dash. */
function isAboveByline({ text, index, finder: { blocks } }: Unmarked): boolean {
  const next = blocks[index + 1];
  if ([...text].length > LONGEST_SUBHEAD || !isTorn(text) || next?.kind !== "text") return false;
  const below = copyText(next.text).trim();
  return next.role === "byline" || next.role === "deck" || isByline(below) || beginsWithDash(below);
}

/** A line of a few characters between a headline and a paragraph; lines of verse are followed by another such line. */
function isShortDeck(each: Unmarked): boolean {
  const last = each.finder.roles[each.index - 1];
  return isShortLine(each.text) && (last === "headline" || last === "headline-line") && isAboveParagraph(each);
}

function isAboveParagraph({ index, finder: { blocks } }: Unmarked): boolean {
  const next = blocks[index + 1];
  return next?.kind === "text" && copyText(next.text).length >= SHORTEST_PARAGRAPH;
}

function isAtEdge({ index, zone, finder: { lastText } }: Unmarked): boolean {
  return zone === "before" || index >= lastText;
}

/** The usual number of blank lines between blocks. */
function usualGapOf(blocks: readonly SourceBlock[]): number {
  const gaps = blocks.flatMap((block) => (block.kind === "text" && block.gap > 0 ? [block.gap] : []));
  return gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 1;
}

/** A caption is recognised by its own words, by the gap that its picture left, or because the copy continues after it. */
function isCaptionHere(each: Unmarked): boolean {
  const { block, text, index, finder } = each;
  if (isCaption(text)) return true;
  if ([...text].length > LONGEST_CAPTION || /^（.*）$/.test(text) || beginsInside(text)) return false;
  if (finder.blocks[index - 1]?.kind === "picture" && !isTorn(text) && text.length <= LONGEST_SUBHEAD)
    return isUnsure("caption", each);
  // An author's blank lines part what he likes.
  if (finder.paragraphs === "scanned" && block.gap > finder.usualGap) return true;
  return interrupts(text, index, finder) && isUnsure("caption", each);
}

/** True if a short complete line is between the halves of a paragraph: the halves make a word where they meet, the line makes none with the first. */
function interrupts(text: string, index: number, { blocks, roles, words }: Finder): boolean {
  if (isTorn(text)) return false;
  const before = lastParagraph(blocks, roles);
  const next = blocks[index + 1];
  if (before === undefined || !isTorn(before) || next?.kind !== "text" || next.level !== undefined) return false;
  const behind = copyText(next.text).trim();
  if (beginsInside(behind)) return true;
  if (isOffice(behind) || isShortLine(behind)) return false;
  return seamIsWord(before, behind, words) && !seamIsWord(before, text, words);
}

function lastParagraph(blocks: readonly SourceBlock[], roles: readonly BlockRole[]): string | undefined {
  for (let index = roles.length - 1; index >= 0; index--) {
    const block = blocks[index];
    if (roles[index] === "paragraph" && block?.kind === "text") return copyText(block.text).trim();
    if (roles[index] !== "caption" && roles[index] !== "notice" && block?.kind !== "picture") return undefined;
  }
  return undefined;
}

/** True if the end of one text and the start of another make a word. */
export function seamIsWord(before: string, behind: string, words: Words | undefined): boolean {
  const left = before.slice(-6);
  let at = 0;
  for (const word of words?.(left + behind.slice(0, 6)) ?? []) {
    if (at < left.length && at + word.length > left.length) return true;
    at += word.length;
  }
  return false;
}

/** 一、 and （二） before a heading. */
const HEADING_NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/u;

/** A short line without punctuation except its number's, between a complete paragraph and a long one. */
function isBareSubhead({ text, index, finder: { blocks, roles } }: Unmarked): boolean {
  const words = text.replace(HEADING_NUMBER, "");
  if ([...words].length > LONGEST_BARE_SUBHEAD || /[，。；：！？…、,.]/u.test(words)) return false;
  const before = lastParagraph(blocks, roles);
  const next = blocks[index + 1];
  if (before === undefined || isTorn(before) || next?.kind !== "text") return false;
  return next.level === undefined && copyText(next.text).length >= SHORTEST_PARAGRAPH;
}

const COUNTED = /^([一二三四五六七八九十]{1,3})、.*[^，。；：！？…、,.;:!?]$/u;

/** 一、 and 二、 and so on, short lines each with copy below it; a single one may be any line. */
function countedHeads(blocks: readonly SourceBlock[]): ReadonlySet<SourceBlock> {
  const heads = new Set<SourceBlock>();
  let run: SourceBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const number = hasCopyBelow(blocks, index) ? numberOf(block) : undefined;
    if (number === 1) run = [block];
    else if (number !== undefined && number === run.length + 1) {
      run.push(block);
      for (const head of run) heads.add(head);
    }
  }
  return heads;
}

function hasCopyBelow(blocks: readonly SourceBlock[], index: number): boolean {
  const next = blocks[index + 1];
  return next?.kind === "text" && numberOf(next) === undefined && !isTorn(copyText(next.text));
}

function numberOf(block: SourceBlock): number | undefined {
  if (block.kind !== "text" || block.level !== undefined || block.role !== undefined) return undefined;
  const text = copyText(block.text).trim();
  const figures = [...text].length > LONGEST_SUBHEAD ? undefined : COUNTED.exec(text)?.[1];
  return figures === undefined ? undefined : Number(inFigures(figures));
}
