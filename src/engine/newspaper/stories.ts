/*
 * Reads a story off the pages into blocks in reading order, as the website, the archive's tags and ninjs need it. Layout places parts, lines and pictures
 * page by page; here a paragraph cut by a jump becomes one passage again, and a headline across the fold one headline.
 */
import { ENDINGS, isBesideCopy, isCopyRole, isRunIn, RUN_INS, type RunIn, titleOfLines } from "../../base/blocks.ts";
import { type Paragraph, paragraphAt, textOf } from "../../base/copy.ts";
import { listFor, once } from "../../base/once.ts";
import type { Span } from "../../base/source.ts";
import type { Anchor, Block, Owner, StoryPlacement } from "../layout/page.ts";
import type { Heading, Inset, Story } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import { blockId, frameId, groupId, labelId, listId, noticeId, passageId, tableId } from "./ids.ts";
import type {
  Caption,
  FigureBlock,
  InsetText,
  ListBlock,
  ListEntry,
  NoticeBlock,
  Opener,
  Passage,
  PassageBlock,
  PrintedLine,
  PrintedPage,
  PrintedPicture,
  ReadStory,
  StoryBlock,
  StoryPart,
  TableCell,
  Thing,
} from "./newspaper.ts";
import { ownText, type SourceList, sourceText } from "./source-text.ts";

/** A thing of a page, with its owner in layout. */
interface OwnedThing {
  readonly thing: Thing;
  readonly owner: Owner;
}

/** One part of a story on its page, with its things in the page's order. */
export interface PartOnPage {
  readonly story: string;
  readonly part: number;
  readonly page: PrintedPage;
  readonly anchor: Anchor | undefined;
  readonly things: OwnedThing[];
}

interface StoryOnPages {
  readonly story: Story;
  readonly kind: ReadStory["kind"];
  readonly placement: StoryPlacement | undefined;
  readonly parts: readonly PartOnPage[];
}

/** A story as it is read: complete, across its parts. Copy and blocks are made when a format first asks for them. */
export function readStory({ story, kind, placement, parts }: StoryOnPages, sources: SourceList): ReadStory {
  const { copy, continuedFrom, continuesOn, priority, web } = story;
  const { characters = 0, placed = 0, overset = 0 } = placement ?? {};
  const first = parts[0]?.page;
  const text = once(() =>
    sourceText({ text: textOf(copy.codes), span: copySpan(story), origins: copy.origins }, sources),
  );
  const blocks = once(() => new StoryReader(story, sources).read(parts));
  return {
    id: story.id,
    kind,
    ...(story.group !== undefined && { group: story.group }),
    section: first?.section ?? first?.name ?? "",
    priority,
    title: titleOf(story),
    parts: parts.map((part) => partOf(story, part)),
    continuedFrom,
    continuesOn,
    writing: story.parts.some(({ writing }) => writing === "vertical") ? "vertical" : "horizontal",
    web,
    characters,
    placed,
    overset,
    get copy() {
      return text();
    },
    get blocks() {
      return blocks();
    },
  };
}

export function copySpan({ copy: { source, origins } }: Story): Span {
  return { source, start: origins[0] ?? 0, end: origins.at(-1) ?? 0 };
}

/** A story's name in lists. A box of figures without a headline has its own title. */
function titleOf({ id, headline, label, insets = [] }: Story): string {
  const boxes = insets.flatMap((inset) => (inset.kind === "numbers" && inset.title ? [inset.title.text] : []));
  return (headline && titleOfLines(headline.lines)) ?? label?.text ?? boxes[0] ?? id;
}

function partOf(story: Story, { part, page, anchor }: PartOnPage): StoryPart {
  const frame = page.frames.find(({ id }) => id === frameId(story.id, part));
  const title = anchor?.title ?? titleOf(story);
  const { x = 0, y = 0 } = anchor?.at ?? frame?.rect ?? {};
  return { number: part, page: page.label, frame: frame?.id ?? frameId(story.id, part), title, at: { x, y } };
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Element)[] ? Element[] : T[Key] };

type Of<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;

/**
 * Reads a story's parts in order. A passage cut by a jump stays one passage; what is placed at the cut comes after it (下转, the continuation's headline,
 * 上接, its pictures). A table is read completely at its first cell, a list at its first item. What found no room comes last.
 */
class StoryReader {
  readonly #story: Story;
  readonly #sources: SourceList;
  readonly #blocks: StoryBlock[] = [];
  readonly #byId = new Map<string, StoryBlock>();
  /** Ids of lines by the passage, table or block that contains them. */
  readonly #lines = new Map<string, string[]>();
  /** Paragraphs that already have a block. */
  readonly #read = new Set<number>();
  readonly #openers = new Map<string, Opener[]>();
  /** Photos read so far, by figure. A second occurrence is the right half of a picture across the fold. */
  readonly #photos = new Set<string>();
  /** The start in their text of lines outside legs: sorts the lines of a heading across the fold. */
  readonly #begins = new Map<string, number>();

  constructor(story: Story, sources: SourceList) {
    this.#story = story;
    this.#sources = sources;
  }

  read(parts: readonly PartOnPage[]): readonly StoryBlock[] {
    for (const { read, things } of inReadingOrder(parts, this.#story)) {
      for (const { thing, owner } of read) {
        const { block } = owner;
        if (block === undefined) continue;
        if (thing.kind === "line") this.#readLine(thing, block, things);
        else if (thing.kind === "picture" && block.kind === "figure") this.#readPicture(thing, block);
        // A QR code and a drawn label are art and may have no line.
        else if (thing.kind === "art") this.#readDisplay(block);
      }
    }
    for (const number of this.#story.copy.paragraphs.keys()) this.#passage(number);
    const { part = 1 } = parts.at(-1) ?? {};
    for (const kind of ENDINGS) {
      if (this.#story[kind] !== undefined) this.#readDisplay({ kind, part, text: this.#story[kind] });
    }
    return this.#blocks;
  }

  #readPicture({ id, photo }: PrintedPicture, block: Of<"figure">): void {
    const figure = blockId(this.#story.id, block);
    const barred = block.photos.some((each) => each.id === photo && !each.web) ? [id] : [];
    const known = this.#byId.get(figure);
    const key = `${figure} ${photo}`;
    if (known?.kind === "figure" && this.#photos.has(key)) {
      (known as Open<FigureBlock>).halves = [...(known.halves ?? []), id];
      return;
    }
    this.#photos.add(key);
    if (known?.kind === "figure") {
      (known.pictures as string[]).push(id);
      (known.barred as string[]).push(...barred);
      return;
    }
    const { part, photos } = block;
    const of = (role: "caption" | "credit"): Caption | undefined => {
      const text = photos.find((each) => each[role] !== undefined)?.[role];
      return text && { id: `${figure}/${role}`, text: sourceText(text, this.#sources) };
    };
    const lines = listFor(this.#lines, figure);
    this.#add({
      kind: "figure",
      id: figure,
      part,
      pictures: [id],
      barred,
      caption: of("caption"),
      credit: of("credit"),
      lines,
    });
  }

  #readLine(line: PrintedLine, block: Block, things: readonly OwnedThing[]): void {
    this.#addLine(line, block);
    if (block.kind !== "copy" && block.kind !== "notice") this.#readDisplay(block);
    else {
      for (const { role, from, text } of line.segments) {
        if (isCopyRole(role)) this.#passage(paragraphAt(this.#story.copy, from));
        else if (role === "jump" || role === "continuation") this.#notice(line, text, block.part, things, role);
        else if (isRunIn(role)) this.#opener(line.block, role);
      }
    }
  }

  /** Adds the line to its block. Lines of a heading across the fold are sorted by text, over both pages. */
  #addLine({ id, block, segments: [first], leg, part }: PrintedLine, of: Block): void {
    const lines = listFor(this.#lines, block);
    const from = first?.from ?? 0;
    const isBeyond = leg === undefined && of.part !== part;
    const at = isBeyond ? lines.findIndex((line) => (this.#begins.get(line) ?? 0) > from) : -1;
    if (leg === undefined) this.#begins.set(id, from);
    if (at < 0) lines.push(id);
    else lines.splice(at, 0, id);
  }

  /** Reads headings, notices, figures and insets. */
  #readDisplay(block: Block): void {
    const { id: story } = this.#story;
    const id = blockId(story, block);
    if (this.#byId.has(id)) return;
    const { part } = block;
    const lines = listFor(this.#lines, id);
    switch (block.kind) {
      case "copy":
      case "notice":
      case "figure":
        return;
      case "inset": {
        const { inset } = block;
        const href = inset.kind === "qr" ? inset.url.text : undefined;
        this.#add({ kind: inset.kind, id, part, texts: insetTexts(inset, story, this.#sources), href, lines });
        return;
      }
      case "opening": {
        // Dateline and reporters on their own line.
        const texts = RUN_INS.flatMap((role) => {
          const text = this.#story[role];
          return text === undefined ? [] : [{ role, id: `${story}/${role}`, text: sourceText(text, this.#sources) }];
        });
        this.#add({ kind: "opening", id, part, texts, lines });
        return;
      }
      default: {
        const text = block.text === undefined ? ownText("") : sourceText(joined(block.text), this.#sources);
        const label = block.label && sourceText(block.label, this.#sources);
        this.#add({ kind: block.kind, id, part, text, label, lines });
      }
    }
  }

  /** Adds a dateline or reporters to the start of a passage. */
  #opener(passage: string, role: RunIn): void {
    const openers = listFor(this.#openers, passage);
    const text = this.#story[role];
    if (text === undefined || openers.some((opener) => opener.role === role)) return;
    openers.push({ role, text: sourceText(text, this.#sources) });
  }

  #notice(
    line: PrintedLine,
    text: string,
    part: number,
    things: readonly OwnedThing[],
    role: "jump" | "continuation",
  ): void {
    const direction = role === "jump" ? "to" : "from";
    const id = noticeId(this.#story.id, direction, part);
    const known = this.#byId.get(id);
    if (known?.kind === "notice") {
      (known as Open<NoticeBlock>).text = ownText(known.text.text + text);
      return;
    }
    const link = things.find(({ thing }) => thing.kind === "link" && thing.notice === id)?.thing;
    this.#add({
      kind: "notice",
      id,
      part,
      direction,
      target: link?.kind === "link" ? link.to.part : undefined,
      text: ownText(text),
      lines: listFor(this.#lines, id),
      within: line.block === id ? undefined : line.id,
    });
  }

  /** Makes the block of a paragraph when the paragraph is first met. */
  #passage(number: number): void {
    const paragraph = this.#story.copy.paragraphs[number];
    if (paragraph === undefined || this.#read.has(number)) return;
    const passage = this.#passageOf(number, paragraph);
    if (paragraph.cell !== undefined) this.#table(paragraph.cell.table);
    else if (paragraph.item !== undefined) this.#item(passage, paragraph);
    else if (paragraph.kind === "verse") this.#verse(passage, paragraph);
    else {
      const { kind } = paragraph;
      const as = kind === "subhead" || kind === "signature" ? kind : "paragraph";
      const block: PassageBlock = { kind: as, ...passage, opening: listFor(this.#openers, passage.id) };
      if (kind === "quote") this.#quote(passage.id).push(block);
      else this.#add(block);
    }
    this.#read.add(number);
  }

  #passageOf(number: number, { from, to, runs }: Paragraph): Passage {
    const id = passageId(this.#story.id, number);
    const styled = runs.flatMap((run) =>
      run.style === "plain" ? [] : [{ style: run.style, from: run.from, to: run.to }],
    );
    return { id, from, to, styled, lines: listFor(this.#lines, id) };
  }

  /** Adds a line of verse to the poem before it. `stanza` marks a line after a blank one. */
  #verse(passage: Passage, { stanza }: Paragraph): void {
    const last = this.#blocks.at(-1);
    if (last?.kind !== "verse") {
      this.#add({ kind: "verse", id: groupId("verse", passage.id), stanzas: [[passage]] });
      return;
    }
    const stanzas = last.stanzas as Passage[][];
    if (stanza) stanzas.push([passage]);
    else stanzas.at(-1)?.push(passage);
  }

  #quote(first: string): (PassageBlock | ListBlock)[] {
    const last = this.#blocks.at(-1);
    if (last?.kind === "quote") return last.blocks as (PassageBlock | ListBlock)[];
    const blocks: (PassageBlock | ListBlock)[] = [];
    this.#add({ kind: "quote", id: groupId("quote", first), blocks });
    return blocks;
  }

  #item(passage: Passage, paragraph: Paragraph): void {
    const { list = 0, label = 0, setOff = false } = paragraph.item ?? {};
    const { id: of, from } = passage;
    const item: ListEntry = { ...passage, label: { id: labelId(of), from, to: from + label } };
    const id = listId(this.#story.id, list);
    const known = this.#byId.get(id);
    if (known?.kind === "list") {
      (known.items as ListEntry[]).push(item);
      return;
    }
    const block: ListBlock = { kind: "list", id, ordered: label > 0, items: [item] };
    if (setOff) {
      this.#quote(of).push(block);
      this.#byId.set(id, block);
    } else this.#add(block);
  }

  /** Reads the whole table at its first cell, so that rows with empty cells stay complete. */
  #table(table: number): void {
    const id = tableId(this.#story.id, table);
    const rows: TableCell[][] = [];
    let columns = 0;
    this.#story.copy.paragraphs.forEach((paragraph, number) => {
      const { cell } = paragraph;
      if (cell === undefined || cell.table !== table) return;
      this.#read.add(number);
      columns = cell.columns;
      while (rows.length <= cell.row) rows.push([]);
      rows[cell.row]?.push({ ...this.#passageOf(number, paragraph), align: cell.align });
    });
    this.#add({ kind: "table", id, columns, rows, lines: listFor(this.#lines, id) });
  }

  #add(block: StoryBlock): void {
    this.#blocks.push(block);
    this.#byId.set(block.id, block);
  }
}

/** A heading without its turns. */
export function joined(heading: Heading | Text): Text {
  if (!("lines" in heading)) return heading;
  const text = heading.lines.join("");
  const { span, origins } = heading;
  if (origins?.length !== heading.lines.length) return { text, span };
  // The offset after a line's last character is needed only for the last line.
  const last = origins.length - 1;
  return {
    text,
    span,
    origins: Int32Array.from(origins.flatMap((line, at) => [...(at < last ? line.slice(0, -1) : line)])),
  };
}

/** The texts of an inset in reading order. Their ids are the elements of their lines. */
function insetTexts(inset: Inset, story: string, sources: SourceList): readonly InsetText[] {
  const textAs = (role: InsetText["role"], piece: string, text: Text | undefined): readonly InsetText[] =>
    text === undefined ? [] : [{ role, id: `${story}/${piece}/${role}`, text: sourceText(text, sources) }];
  switch (inset.kind) {
    case "pullquote":
      return [...textAs("pullquote", "pullquote", inset.text), ...textAs("legend", "pullquote", inset.by)];
    case "numbers":
      return [
        ...textAs("legend", "numbers/title", inset.title),
        ...inset.list.flatMap(({ value, legend }, at) => [
          ...textAs("numeral", `numbers/${at + 1}`, value),
          ...textAs("legend", `numbers/${at + 1}`, legend),
        ]),
      ];
    case "qr":
      return textAs("legend", "qr", inset.caption);
  }
}

/** A part to read. */
interface ReadPart {
  readonly things: readonly OwnedThing[];
  /** Its things in reading order. Across the fold, the left part includes the pieces of the head placed only at the right. */
  readonly read: readonly OwnedThing[];
}

/**
 * Sorts things into reading order, part by part. The head of a story across the fold is read completely before the copy: its pieces placed only at the right
 * are merged with those at the left by their height on the page.
 */
function inReadingOrder(parts: readonly PartOnPage[], story: Story): readonly ReadPart[] {
  const pages = parts.map(({ things }) => ({ things, read: things }));
  const [left, right, ...others] = pages;
  const side = story.parts.find(({ number }) => number === parts[1]?.part)?.spread?.side;
  if (left === undefined || right === undefined || side !== "right") return pages;
  // The rest of a text that begins at the left is read with it, even if a label beside it begins lower.
  const begun = new Set(left.things.flatMap(({ thing }) => (thing.kind === "line" ? [thing.block] : [])));
  const isAlone = ({ thing }: OwnedThing): boolean =>
    headTop(thing) !== undefined && !(thing.kind === "line" && begun.has(thing.block));
  const stack = right.things.filter(isAlone);
  const read = left.things.flatMap((thing) => [...stack.splice(0, stackedBefore(thing, stack)), thing]);
  const below = right.things.filter((thing) => !isAlone(thing));
  return [{ ...left, read: [...read, ...stack] }, { ...right, read: below }, ...others];
}

/** How many things at the right are read before one at the left: before a piece of the head those above it, before copy all. */
function stackedBefore({ thing }: OwnedThing, stack: readonly OwnedThing[]): number {
  if (thing.kind === "line" && thing.leg !== undefined) return stack.length;
  const top = headTop(thing);
  if (top === undefined) return 0;
  const first = stack.findIndex((each) => (headTop(each.thing) ?? 0) >= top);
  return first < 0 ? stack.length : first;
}

/** The top of a thing of the head; undefined for other things. */
function headTop(thing: Thing): number | undefined {
  if (thing.kind === "art") return thing.role === "label" ? thing.at.y : undefined;
  if (thing.kind !== "line" || thing.leg !== undefined) return undefined;
  return thing.segments.some(({ role }) => isBesideCopy(role)) ? thing.box.y : undefined;
}
