import { isCopyRole } from "../../base/copy.ts";
import { listFor } from "../../base/once.ts";
import { isRunIn, RUN_INS, type RunIn } from "../../base/short-texts.ts";
import type { Photo, Story } from "../model/issue.ts";
import type { Role } from "../text/line.ts";
import { captionOf, displayText, photosOf, writtenPart } from "./display-text.ts";
import { displayId, figureId, groupId, labelId, listId, openingId, tableId } from "./ids.ts";
import { insetTexts } from "./inset-texts.ts";
import type { PrintedLine, PrintedPicture, Thing } from "./newspaper.ts";
import type { SetPassage, StoryText } from "./set-text.ts";
import type { SourceList } from "./source-list.ts";
import { ownText, sourceText } from "./source-text.ts";
import {
  type Caption,
  type DisplayBlock,
  type FigureBlock,
  isDisplayKind,
  isInsetRole,
  type ListBlock,
  type ListEntry,
  type NoticeBlock,
  type Opener,
  type Passage,
  type PassageBlock,
  type StoryBlock,
  type TableCell,
} from "./story-block.ts";

/** One part of a story on its page: its things, in the page's order. */
export interface PrintedPart {
  readonly part: number;
  readonly things: readonly Thing[];
}

/** A block that is still gathering what belongs to it. */
type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Element)[] ? Element[] : T[Key] };

/** A part to be read. Its number is that of the part whose texts and photos stand there. */
interface ReadPart extends PrintedPart {
  /** Its things in reading order; over the fold, the left part also has the pieces of the head that stand only at the right. */
  readonly read: readonly Thing[];
}

/**
 * Reads a story's parts in their order. A passage that a jump cuts stays one passage; what stands at the cut comes behind it (下转, the continuation's
 * headline, 上接, its pictures). A table is read as a whole at its first cell, a list at its first item. Copy that found no room comes at the end.
 */
export class StoryReader {
  readonly #text: StoryText;
  readonly #sources: SourceList;
  readonly #blocks: StoryBlock[] = [];
  readonly #byId = new Map<string, StoryBlock>();
  /** Ids of lines by what they belong to: a passage, a table, a block. */
  readonly #lines = new Map<string, string[]>();
  /** Paragraphs of the copy that have a block. */
  readonly #read = new Set<number>();
  /** By passage. */
  readonly #openers = new Map<string, Opener[]>();
  /** Photos that were read, by figure. One that comes a second time is the right half of a picture over the fold. */
  readonly #photos = new Set<string>();
  /** Where lines outside of legs begin in their text: this puts the lines of a heading over the fold in order. */
  readonly #begins = new Map<string, number>();

  constructor(text: StoryText, sources: SourceList) {
    this.#text = text;
    this.#sources = sources;
  }

  read(parts: readonly PrintedPart[]): readonly StoryBlock[] {
    for (const { read, part, things } of inReadingOrder(parts, this.#text.story)) {
      for (const thing of read) {
        if (thing.kind === "picture") this.#readPicture(thing, part);
        else if (thing.kind === "line") this.#readLine(thing, part, things);
        else if (thing.kind === "art") this.#readArt(thing.role, part);
      }
    }
    for (const number of this.#text.passages.keys()) this.#passage(number);
    return this.#blocks;
  }

  #readPicture({ id, figure, photo }: PrintedPicture, part: number): void {
    if (figure === undefined) return;
    const { story } = this.#text;
    const barred = story.photos.some((each) => each.id === photo && !each.web) ? [id] : [];
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
    const photos = photosOf(story, figure.slice(story.id.length + 1), part);
    const caption = this.#captionOf(photos, "caption", figure);
    const credit = this.#captionOf(photos, "credit", figure);
    this.#add({
      kind: "figure",
      id: figure,
      part,
      pictures: [id],
      barred,
      caption,
      credit,
      lines: listFor(this.#lines, figure),
    });
  }

  /** A QR code and a drawn label are art: they may have no line to be read by. */
  #readArt(role: Role, part: number): void {
    const { id } = this.#text.story;
    if (role === "qr") this.#inset(figureId(id, "qr"), part);
    if (role === "label") this.#display(displayId(id, "label", part), "label", part);
  }

  #inset(id: string, part: number): void {
    const { story } = this.#text;
    const inset = story.insets?.find(({ kind }) => figureId(story.id, kind) === id);
    if (inset === undefined || this.#byId.has(id)) return;
    const texts = insetTexts(story).filter((text) => text.inset === inset.kind);
    this.#add({
      kind: inset.kind,
      id,
      part,
      texts: texts.map(({ id: element, role, text }) => ({ role, id: element, text: sourceText(text, this.#sources) })),
      href: inset.kind === "qr" ? inset.url.text : undefined,
      lines: listFor(this.#lines, id),
    });
  }

  #captionOf(photos: readonly Photo[], role: "caption" | "credit", figure: string): Caption | undefined {
    const text = captionOf(photos, role);
    return text && { id: `${figure}/${role}`, text: sourceText(text, this.#sources) };
  }

  #readLine(line: PrintedLine, part: number, things: readonly Thing[]): void {
    this.#addLine(line);
    for (const { role, element, from, text } of line.segments) {
      if (isCopyRole(role)) this.#passage(this.#text.numberAt(from));
      else if (role === "jump" || role === "continuation") this.#notice({ line, text, part, things, role });
      else if (line.block === openingId(this.#text.story.id)) this.#opening(line.block, part);
      else if (isRunIn(role)) this.#opener(element, role);
      else if (isInsetRole(role)) this.#inset(line.block, part);
      else if (isDisplayKind(role)) this.#display(line.block, role, part);
    }
  }

  /** Notes the line for its block. The lines of a heading over the fold come in the order of its text, across both pages. */
  #addLine({ id, block, segments: [first], leg, part }: PrintedLine): void {
    const lines = listFor(this.#lines, block);
    const from = first?.from ?? 0;
    const isBeyond = leg === undefined && part !== undefined && writtenPart(this.#text.story, part) !== part;
    const at = isBeyond ? lines.findIndex((line) => (this.#begins.get(line) ?? 0) > from) : -1;
    if (leg === undefined) this.#begins.set(id, from);
    if (at < 0) lines.push(id);
    else lines.splice(at, 0, id);
  }

  /** Dateline and reporters open the passage that their element's id names. */
  #opener(element: string, role: RunIn): void {
    const openers = listFor(this.#openers, element.slice(0, -`/${role}`.length));
    const text = displayText(this.#text.story, role, 1);
    if (text === undefined || openers.some((opener) => opener.role === role)) return;
    openers.push({ role, text: sourceText(text, this.#sources) });
  }

  /** Dateline and reporters before a block into which they cannot run. */
  #opening(id: string, part: number): void {
    if (this.#byId.has(id)) return;
    const { story } = this.#text;
    const texts = RUN_INS.flatMap((role) => {
      const text = displayText(story, role, 1);
      return text === undefined ? [] : [{ role, id: `${story.id}/${role}`, text: sourceText(text, this.#sources) }];
    });
    this.#add({ kind: "opening", id, part, texts, lines: listFor(this.#lines, id) });
  }

  #display(id: string, kind: DisplayBlock["kind"], part: number): void {
    if (this.#byId.has(id)) return;
    const { story } = this.#text;
    const text = displayText(story, kind, part);
    const label = kind === "note" ? story.note?.label : undefined;
    this.#add({
      kind,
      id,
      part,
      text: text === undefined ? ownText("") : sourceText(text, this.#sources),
      label: label && sourceText(label, this.#sources),
      lines: listFor(this.#lines, id),
    });
  }

  #notice(of: {
    line: PrintedLine;
    text: string;
    part: number;
    things: readonly Thing[];
    role: "jump" | "continuation";
  }): void {
    const { line, text, part, things, role } = of;
    const segment = line.segments.find((each) => each.role === role);
    const id = segment?.element ?? line.block;
    const known = this.#byId.get(id);
    if (known?.kind === "notice") {
      (known as Open<NoticeBlock>).text = ownText(known.text.text + text);
      return;
    }
    const link = things.find((thing) => thing.kind === "link" && thing.notice === id);
    this.#add({
      kind: "notice",
      id,
      part,
      direction: role === "jump" ? "to" : "from",
      target: link?.kind === "link" ? link.to.part : undefined,
      text: ownText(text),
      lines: listFor(this.#lines, id),
      within: line.block === id ? undefined : line.id,
    });
  }

  /** Makes the block of a paragraph of the copy, when the paragraph is first met. */
  #passage(number: number): void {
    const passage = this.#text.passages[number];
    if (passage === undefined || this.#read.has(number)) return;
    const { id, paragraph } = passage;
    if (paragraph.cell !== undefined) this.#table(paragraph.cell.table);
    else if (paragraph.item !== undefined) this.#item(passage);
    else if (paragraph.kind === "verse") this.#verse(passage);
    else {
      const block = this.#plain(passage);
      if (paragraph.kind === "quote") this.#quote(id).push(block);
      else this.#add(block);
    }
    this.#read.add(number);
  }

  #plain(passage: SetPassage): PassageBlock {
    const { kind } = passage.paragraph;
    const as = kind === "subhead" || kind === "signature" ? kind : "paragraph";
    return { kind: as, ...this.#passageOf(passage), opening: listFor(this.#openers, passage.id) };
  }

  #passageOf({ id, paragraph: { from, to, runs } }: SetPassage): Passage {
    const styled = runs.flatMap((run) =>
      run.style === "plain" ? [] : [{ style: run.style, from: run.from, to: run.to }],
    );
    return { id, from, to, styled, lines: listFor(this.#lines, id) };
  }

  /** A line of verse joins the poem before it. `stanza` marks a line before which the author left a blank. */
  #verse(set: SetPassage): void {
    const passage = this.#passageOf(set);
    const last = this.#blocks.at(-1);
    if (last?.kind !== "verse") {
      this.#add({ kind: "verse", id: groupId("verse", passage.id), stanzas: [[passage]] });
      return;
    }
    const stanzas = last.stanzas as Passage[][];
    if (set.paragraph.stanza) stanzas.push([passage]);
    else stanzas.at(-1)?.push(passage);
  }

  #quote(first: string): (PassageBlock | ListBlock)[] {
    const last = this.#blocks.at(-1);
    if (last?.kind === "quote") return last.blocks as (PassageBlock | ListBlock)[];
    const blocks: (PassageBlock | ListBlock)[] = [];
    this.#add({ kind: "quote", id: groupId("quote", first), blocks });
    return blocks;
  }

  #item(set: SetPassage): void {
    const { list = 0, label = 0, setOff = false } = set.paragraph.item ?? {};
    const passage = this.#passageOf(set);
    const { id: of, from } = passage;
    const item: ListEntry = { ...passage, label: { id: labelId(of), from, to: from + label } };
    const id = listId(this.#text.story.id, list);
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

  /** The whole table at its first cell, so that rows with empty cells stay whole. */
  #table(table: number): void {
    const id = tableId(this.#text.story.id, table);
    const rows: TableCell[][] = [];
    let columns = 0;
    this.#text.passages.forEach((passage, number) => {
      const { cell } = passage.paragraph;
      if (cell === undefined || cell.table !== table) return;
      this.#read.add(number);
      columns = cell.columns;
      while (rows.length <= cell.row) rows.push([]);
      rows[cell.row]?.push({ ...this.#passageOf(passage), align: cell.align });
    });
    this.#add({ kind: "table", id, columns, rows, lines: listFor(this.#lines, id) });
  }

  #add(block: StoryBlock): void {
    this.#blocks.push(block);
    this.#byId.set(block.id, block);
  }
}

/**
 * Puts things in reading order, part by part. The head of a story over the fold is read as a whole before the copy: its pieces that stand only at the
 * right come among those at the left, by their height on the page.
 */
function inReadingOrder(parts: readonly PrintedPart[], story: Story): readonly ReadPart[] {
  const pages = parts.map(({ part, things }) => ({ part: writtenPart(story, part), things, read: things }));
  const [left, right, ...others] = pages;
  if (left === undefined || left.part !== right?.part) return pages;
  // The rest of a text that begins at the left is read with it, even if a label beside it begins lower.
  const begun = new Set(left.things.flatMap((thing) => (thing.kind === "line" ? [thing.block] : [])));
  const isAlone = (thing: Thing): boolean =>
    headTop(thing) !== undefined && !(thing.kind === "line" && begun.has(thing.block));
  const stack = right.things.filter(isAlone);
  const read = left.things.flatMap((thing) => [...stack.splice(0, stackedBefore(thing, stack)), thing]);
  const below = right.things.filter((thing) => !isAlone(thing));
  return [{ ...left, read: [...read, ...stack] }, { ...right, read: below }, ...others];
}

/** How many things at the right are read before a thing at the left: those above it, if it is of the head; all of them, if it is copy. */
function stackedBefore(thing: Thing, stack: readonly Thing[]): number {
  if (thing.kind === "line" && thing.leg !== undefined) return stack.length;
  const top = headTop(thing);
  if (top === undefined) return 0;
  const first = stack.findIndex((each) => (headTop(each) ?? 0) >= top);
  return first < 0 ? stack.length : first;
}

/** The top of a thing that belongs to a head; undefined for others. */
function headTop(thing: Thing): number | undefined {
  if (thing.kind === "art") return thing.role === "label" ? thing.at.y : undefined;
  if (thing.kind !== "line" || thing.leg !== undefined) return undefined;
  return thing.segments.some(({ role }) => isDisplayKind(role)) ? thing.box.y : undefined;
}
