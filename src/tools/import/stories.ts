// From blocks with roles to stories. A small machine goes over the blocks in order and keeps what is waiting: lines above a headline to come, a picture without
// caption, a note's label. Torn paragraphs are joined where the halves make a word; notices and running heads are removed, and every block ends either in a
// story or in `taken`.
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import type { Span } from "../../base/source.ts";
import { datelineIn } from "../../engine/manifest/dateline.ts";
import type { Words } from "../../engine/words/words.ts";
import {
  beginsInside,
  creditAlone,
  creditIn,
  folioIn,
  goesOn,
  headlineLines,
  isTorn,
  noteLabelIn,
  noticeFrom,
  noticeTo,
  type Paragraphs,
  publishedIn,
  stopsInside,
} from "./marks.ts";
import {
  type CopyPassage,
  type CopyPicture,
  type CopyRun,
  copyText,
  type Decision,
  type Folio,
  joinedText,
  type ProposedHeading,
  type ProposedPhoto,
  type ProposedStory,
  type ProposedText,
  type SourceBlock,
  type SourceTextBlock,
  spaced,
  type Taken,
  trimmed,
  withoutEnd,
  withoutStart,
} from "./proposal.ts";
import { type BlockRole, rolesOf, seamIsWord } from "./roles.ts";
import { withShapes } from "./shapes.ts";

type Texts = readonly CopyRun[];

export interface Recognised {
  readonly stories: readonly ProposedStory[];
  readonly taken: readonly Taken[];
  readonly decisions: readonly Decision[];
  readonly diagnostics: readonly Diagnostic[];
  readonly folio: Folio;
}

/**
 * Makes stories of a source's blocks: recognises each block, joins paragraphs that a column or a picture tore apart, and removes notices.
 * Every character of the blocks ends in a story or in `taken`.
 * @param words splits text into words, which show where a paragraph was torn; undefined: only marks show it
 */
export function recognise(
  blocks: readonly SourceBlock[],
  words: Words | undefined,
  paragraphs: Paragraphs,
): Recognised {
  const shaped = withShapes(blocks);
  const { roles, diagnostics } = rolesOf(shaped.blocks, words, paragraphs);
  const desk = new StoryDesk(shaped, words, paragraphs);
  for (const [index, block] of shaped.blocks.entries()) desk.take(block, roles[index] ?? "other", index);
  return desk.finish(diagnostics);
}

/** Puts each block into one place: a story, or `taken`. */
class StoryDesk {
  readonly #blocks: readonly SourceBlock[];
  readonly #words: Words | undefined;
  readonly #paragraphs: Paragraphs;
  readonly #stories: StoryDraft[] = [];
  readonly #taken: Taken[];
  readonly #decisions: Decision[];
  readonly #diagnostics: Diagnostic[];
  #folio: Folio = { date: undefined, page: undefined };
  /** Lines above a headline that is still to come. */
  #kickers: readonly SourceTextBlock[] = [];
  #noteLabel: ProposedText | undefined;
  /** A picture that waits for its caption. */
  #picture: { readonly picture: CopyPicture | undefined; readonly words: string; readonly span: Span } | undefined;
  /** The story ends here: text that follows without a headline is another story. */
  #ended = false;

  constructor(
    { blocks, taken, decisions, diagnostics }: ReturnType<typeof withShapes>,
    words: Words | undefined,
    paragraphs: Paragraphs,
  ) {
    this.#blocks = blocks;
    this.#taken = [...taken];
    this.#decisions = [...decisions];
    this.#diagnostics = [...diagnostics];
    this.#words = words;
    this.#paragraphs = paragraphs;
  }

  take(block: SourceBlock, role: BlockRole, index: number): void {
    if (block.kind === "picture") this.#takePicture(block);
    else if (block.kind === "end") this.#end();
    else if (block.kind !== "text") {
      this.#hang();
      this.#story(block.span).body.push(block);
    } else this.#takeText(block, role, index);
  }

  finish(before: readonly Diagnostic[]): Recognised {
    this.#end();
    for (const story of this.#stories) this.#tellTorn(story);
    return {
      stories: this.#stories,
      taken: this.#taken,
      decisions: this.#decisions,
      diagnostics: [...before, ...this.#diagnostics],
      folio: this.#folio,
    };
  }

  #story(span: Span): StoryDraft {
    const last = this.#stories.at(-1);
    if (last !== undefined && !this.#ended) return last;
    this.#ended = false;
    const story = newStory(span);
    this.#stories.push(story);
    return story;
  }

  #end(): void {
    this.#hang();
    this.#awaitNote(undefined);
    // No headline came: the lines were copy.
    for (const { text, span } of this.#kickers) this.#paragraph({ span }, trimmed(text));
    this.#kickers = [];
    this.#ended = true;
  }

  /** A note's label waits for its note. Without one it is copy. */
  #awaitNote(label: ProposedText | undefined): void {
    const before = this.#noteLabel;
    this.#noteLabel = label;
    if (before !== undefined) this.#paragraph(before, [{ text: before.text, style: "strong" }]);
  }

  #takePicture(block: Extract<SourceBlock, { readonly kind: "picture" }>): void {
    this.#hang();
    this.#picture = block;
  }

  /** A picture without a caption is a photo without one, or with the words that its source gives. */
  #hang(caption?: ProposedText): void {
    const found = this.#picture;
    this.#picture = undefined;
    if (found === undefined && caption === undefined) return;
    const words = found !== undefined && found.words !== "" ? { text: found.words, span: found.span } : undefined;
    const text = caption ?? words;
    const span = text?.span ?? found?.span;
    if (span === undefined) return;
    if (found === undefined && caption !== undefined && this.#captionAbove(caption)) return;
    if (caption !== undefined && words !== undefined && words.text !== caption.text)
      this.#taken.push({ reason: "key", ...words });
    const { caption: kept, credit, left } = withCredit(text);
    this.#takeMarkup(left, span);
    this.#story(span).photos.push({ picture: found?.picture, caption: kept, credit, id: undefined, part: 1, span });
  }

  /** @param text brackets and the like, which are removed as a whole */
  #takeMarkup(text: string, span: Span): void {
    if (text !== "") this.#taken.push({ reason: "markup", text, span });
  }

  /** A caption apart from its picture, as in a text box of Word: that of the last picture, if it still has none. */
  #captionAbove(text: ProposedText): boolean {
    const photos = this.#stories.at(-1)?.photos;
    const photo = photos?.at(-1);
    if (photos === undefined || photo?.picture === undefined || photo.caption !== undefined) return false;
    const { caption, credit, left } = withCredit(text);
    this.#takeMarkup(left, text.span);
    photos[photos.length - 1] = { ...photo, caption, credit };
    this.#diagnostics.push(warningAt(text.span, "unsure-role", { role: "caption" }));
    return true;
  }

  /** A photographer's name on a line of its own, right below a caption without one. */
  #credit(text: string, span: Span, index: number): boolean {
    const credit = this.#picture === undefined ? creditAlone(text) : undefined;
    const photos = this.#stories.at(-1)?.photos;
    const photo = photos?.at(-1);
    if (photos === undefined || credit === undefined || photo === undefined || photo.credit !== undefined) return false;
    if (photo.caption?.span !== this.#blocks[index - 1]?.span) return false;
    photos[photos.length - 1] = { ...photo, credit: { text: credit, span } };
    const left = text.replace(credit, "");
    this.#takeMarkup(left, span);
    return true;
  }

  #takeText(block: SourceTextBlock, role: BlockRole, index: number): void {
    const text = copyText(block.text).trim();
    const { span } = block;
    if (role === "caption") {
      if (!this.#credit(text, span, index)) this.#hang({ text, span });
      return;
    }
    this.#hang();
    if (role === "kicker") this.#kickers = [...this.#kickers, block];
    else if (role === "headline") this.#headline(block, text);
    else if (role === "headline-line") this.#headlineLine(block, text);
    else if (role === "deck") this.#deck(block, text);
    else if (role === "byline") this.#byline({ text, span });
    else if (role === "note-label") this.#awaitNote({ text, span });
    else if (role === "note") this.#note(block, text, index);
    else if (role === "notice" || role === "published" || role === "folio" || role === "desk")
      this.#aside(role, text, span);
    else if (role === "quote" || role === "signature" || role === "subhead")
      this.#story(span).body.push({ kind: role, text: trimmed(block.text), span });
    else if (role === "line")
      this.#story(span).body.push({ kind: "paragraph", text: trimmed(block.text), isLine: true, span });
    else this.#copy(block, index);
  }

  #headline(block: SourceTextBlock, text: string): void {
    const kickers = this.#kickers;
    this.#kickers = [];
    this.#end();
    const [first] = kickers;
    const story = this.#story(first?.span ?? block.span);
    const lines = kickers.map((each) => copyText(each.text).trim());
    if (first !== undefined) story.kicker = { lines: lines.flatMap(headlineLines), span: first.span };
    story.headline = headingOf(text, block.span);
  }

  #headlineLine(block: SourceTextBlock, text: string): void {
    const story = this.#story(block.span);
    const { headline } = story;
    story.headline =
      headline === undefined
        ? headingOf(text, block.span)
        : { ...headline, lines: [...headline.lines, ...headlineLines(text)] };
  }

  #deck(block: SourceTextBlock, text: string): void {
    const story = this.#story(block.span);
    if (story.deck === undefined) story.deck = { lines: [text], span: block.span };
    else story.deck = { ...story.deck, lines: [...story.deck.lines, text] };
  }

  #byline(text: ProposedText): void {
    const story = this.#story(text.span);
    if (story.byline === undefined) story.byline = text;
    else story.byline = { ...story.byline, text: `${story.byline.text}\u3000${text.text}` };
  }

  #note(block: SourceTextBlock, text: string, index: number): void {
    const story = this.#story(block.span);
    if (story.note !== undefined) {
      // A story has one note: a second one is copy.
      this.#awaitNote(undefined);
      this.#copy(block, index);
      return;
    }
    const inline = this.#noteLabel === undefined ? noteLabelIn(text) : undefined;
    const label = this.#noteLabel ?? (inline === undefined ? undefined : { text: inline, span: block.span });
    const rest = inline === undefined ? text : text.slice(inline.length).trim();
    this.#noteLabel = undefined;
    this.#decisions.push({ what: "note", span: block.span });
    story.note = { label, text: { text: rest, span: block.span } };
  }

  /** Removes a block that is no copy. */
  #aside(role: "notice" | "published" | "folio" | "desk", text: string, span: Span): void {
    if (role === "notice") this.#notice(text, span);
    else if (role === "published") this.#published(text, span);
    else if (role === "desk") this.#forDesk(text, span);
    else this.#running(text, span);
  }

  #notice(text: string, span: Span): void {
    const from = noticeFrom(text);
    const to = noticeTo(text);
    const story = this.#story(span);
    if (from !== undefined) story.continuedFrom = { page: from.page, span };
    else if (to !== undefined) story.continuesOn = { page: to.page, span };
    this.#taken.push({ reason: "notice", text, span });
  }

  /** Date and place of an earlier publication; its author becomes the byline. */
  #published(text: string, span: Span): void {
    const author = publishedIn(text)?.author;
    if (author !== undefined) this.#byline({ text: author, span });
    const left = author === undefined ? text : text.replace(author, "").trim();
    this.#taken.push({ reason: "key", text: left, span });
    this.#diagnostics.push(warningAt(span, "published-before", { text: left }));
  }

  #forDesk(text: string, span: Span): void {
    this.#taken.push({ reason: "letter", text, span });
    this.#diagnostics.push(warningAt(span, "desk-note", { text: shortened(text, SHOWN) }));
  }

  #running(text: string, span: Span): void {
    const { date, page } = folioIn(text);
    this.#folio = { date: this.#folio.date ?? date, page: this.#folio.page ?? page };
    this.#taken.push({ reason: "folio", text, span });
  }

  /** Adds a paragraph of the copy: notices are removed, and it is joined to the one before if that is torn. */
  #copy(block: SourceTextBlock, index: number): void {
    const story = this.#story(block.span);
    let text = trimmed(block.text);
    const from = noticeFrom(copyText(text));
    if (from !== undefined) {
      story.continuedFrom ??= { page: from.page, span: block.span };
      this.#taken.push({ reason: "notice", text: from.written, span: block.span });
      text = withoutStart(text, from.written.length);
    }
    const to = noticeTo(copyText(text));
    if (to !== undefined) {
      story.continuesOn ??= { page: to.page, span: block.span };
      this.#taken.push({ reason: "notice", text: to.written, span: block.span });
      text = withoutEnd(text, to.written.length);
    }
    if (story.body.length === 0 && story.continuedFrom === undefined) text = this.#dateline(story, text, block.span);
    if (text.length > 0 && !this.#isStray(story, text, index)) this.#paragraph(block, text);
  }

  #dateline(story: StoryDraft, text: Texts, span: Span): Texts {
    const found = splitDateline(text, span);
    if (found === undefined) return text;
    story.dateline = found.dateline;
    story.reporter = found.reporter;
    this.#decisions.push({ what: "dateline", span });
    return found.rest;
  }

  #paragraph({ span }: { readonly span: Span }, text: Texts): void {
    const story = this.#story(span);
    const last = story.body.at(-1);
    const plain = copyText(text);
    if (last?.kind === "paragraph" && last.isLine !== true && !isSpeaker(text)) {
      const before = this.#mended(last, plain);
      const whole = copyText(before);
      if (whole.length < LONGEST_TORN && goesOn(whole, plain, this.#paragraphs)) {
        const isSure = stopsInside(whole) || beginsInside(plain) || seamIsWord(whole, plain, this.#words);
        if (!isSure && /^[“‘「『]/.test(plain)) this.#diagnostics.push(warningAt(span, "joined-paragraph"));
        this.#decisions.push({ what: "joined", span });
        story.body[story.body.length - 1] = { ...last, text: joinedText(before, spaced(whole, text)) };
        return;
      }
    }
    story.body.push({ kind: "paragraph", text, span });
  }

  /** Without a clause that has strayed to its end. */
  #mended({ text, span }: { readonly text: Texts; readonly span: Span }, next: string): Texts {
    if (this.#paragraphs === "written" || next.length < 2) return text;
    const near = this.#stories.slice(-NEIGHBOURS).flatMap(({ body }) => body.slice(-NEIGHBOURS));
    const clause = strayClauseOf(text, near);
    if (clause === undefined) return text;
    this.#stray(clause, span);
    return withoutEnd(text, clause.length);
  }

  #isStray(story: StoryDraft, text: Texts, index: number): boolean {
    const last = story.body.at(-1);
    const plain = copyText(text);
    if (this.#paragraphs === "written" || last?.kind !== "paragraph") return false;
    const near = this.#blocks.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS);
    const others = near.filter((block) => block !== this.#blocks[index]);
    if (!isStrayPiece(plain, copyText(last.text), others)) return false;
    this.#stray(plain, this.#blocks[index]?.span ?? last.span);
    return true;
  }

  #stray(text: string, within: Span): void {
    const span = placeOfStray(text, within);
    this.#taken.push({ reason: "stray", text, span });
    this.#diagnostics.push(warningAt(span, "stray-text", { text }));
  }

  #tellTorn({ body, continuesOn }: StoryDraft): void {
    for (const [index, passage] of body.entries()) {
      if (passage.kind !== "paragraph" || passage.isLine === true) continue;
      const text = copyText(passage.text);
      const isLast = index === body.length - 1;
      if (text.length < SHORTEST_SENTENCE || !isTorn(text) || (isLast && continuesOn !== undefined)) continue;
      if (isEntry(text)) continue;
      this.#diagnostics.push(warningAt(passage.span, "torn-paragraph", { text: text.slice(-8) }));
    }
  }
}

/** The length of omitted text that a message shows. */
const SHOWN = 60;

/** A shorter line without a full stop is a name, an address, a line of a list. */
const SHORTEST_SENTENCE = 20;

// The parts of a story, whatever reader they come from.

/** A story that is being filled. */
type StoryDraft = { -readonly [Key in keyof ProposedStory]: ProposedStory[Key] } & {
  body: CopyPassage[];
  photos: ProposedPhoto[];
};

export function newStory(span: Span): StoryDraft {
  return {
    name: undefined,
    kicker: undefined,
    headline: undefined,
    deck: undefined,
    byline: undefined,
    dateline: undefined,
    reporter: undefined,
    note: undefined,
    body: [],
    photos: [],
    continuedFrom: undefined,
    continuesOn: undefined,
    given: {},
    parts: [],
    span,
  };
}

export function barePhoto(picture: CopyPicture | undefined, span: Span): ProposedPhoto {
  return { picture, caption: undefined, credit: undefined, id: undefined, part: 1, span };
}

export function headingOf(text: string, span: Span): ProposedHeading {
  return { lines: headlineLines(text), span };
}

/** `**记者：**` begins a paragraph of its own. */
function isSpeaker([first]: readonly CopyRun[]): boolean {
  return first?.style === "strong" && /[:：]$/.test(first.text.trim());
}

/** A caption and its credit. @returns left: brackets and a full stop round the credit */
export function withCredit(
  text: ProposedText | undefined,
): Pick<ProposedPhoto, "caption" | "credit"> & { readonly left: string } {
  const found = text === undefined ? undefined : creditIn(text.text);
  if (text === undefined || found === undefined) return { caption: text, credit: undefined, left: "" };
  return {
    caption: { ...text, text: text.text.slice(0, found.at).trim() },
    credit: { ...text, text: found.credit },
    left: text.text.slice(found.at).replace(found.credit, "").trim(),
  };
}

/** 本报讯（记者 …） at a story's first paragraph, apart from it; undefined if there is none. */
export function splitDateline(
  text: readonly CopyRun[],
  span: Span,
): (Pick<ProposedStory, "dateline" | "reporter"> & { readonly rest: readonly CopyRun[] }) | undefined {
  const styled = text.findIndex(({ style }) => style !== "plain");
  const found = datelineIn(copyText(styled < 0 ? text : text.slice(0, styled)));
  if (found === undefined) return undefined;
  return {
    dateline: { text: found.dateline, span },
    reporter: found.reporter === undefined ? undefined : { text: found.reporter, span },
    rest: withoutStart(text, found.length),
  };
}

// Programs that read scans may read a piece of a page twice: at its place, and inside a neighbour.

/** Characters of a paragraph that columns or pictures tore apart. Lists without full stops are longer. */
const LONGEST_TORN = 3000;
/** Blocks before and after a piece that may hold it, too. A page of a newspaper has fewer. */
const NEIGHBOURS = 100;

/**
 * A clause that has strayed to a paragraph's end: another paragraph of the page ends in it too, and without it this one stops in mid-sentence.
 * @param others passages of the page
 */
function strayClauseOf(text: readonly CopyRun[], others: readonly CopyPassage[]): string | undefined {
  const plain = copyText(text);
  const clause = /[^，。；：！？、和与及或并]{4,24}[。！？]$/u.exec(plain.slice(-50))?.[0];
  if (clause === undefined || !stopsInside(plain.slice(0, plain.length - clause.length))) return undefined;
  const hasTwin = others.some(
    (other) => other.kind === "paragraph" && other.text !== text && copyText(other.text).endsWith(clause),
  );
  return hasTwin ? clause : undefined;
}

/** True if a short piece has strayed in: it is also in another block, and would tear the paragraph before it. */
function isStrayPiece(piece: string, before: string, others: readonly SourceBlock[]): boolean {
  if (piece.length < 4 || piece.length > 40) return false;
  if (!isTorn(before) && !isTorn(piece) && !beginsInside(piece)) return false;
  return others.some((block) => block.kind === "text" && copyText(block.text).includes(piece));
}

/** The place of the piece in its block, or the block. */
function placeOfStray(piece: string, within: Span): Span {
  const found = within.source.text.indexOf(piece, within.start);
  const start = found < 0 || found > within.end ? within.start : found;
  return { ...within, start, end: found === start ? start + piece.length : within.end };
}

/** A row of names, or what ends in a price, a number or the page of a reference: it needs no full stop. */
function isEntry(text: string): boolean {
  return !/[，。；！？]/u.test(text) || /(?:[0-9]|[元版图页])$/u.test(text);
}
