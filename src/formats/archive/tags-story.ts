import { RUN_INS } from "../../base/short-texts.ts";
import type { PrintedLine, PrintedPicture, ReadStory } from "../../engine/newspaper/newspaper.ts";
import {
  type CopyBlock,
  type DisplayBlock,
  type FigureBlock,
  isDisplayBlock,
  type ListEntry,
  type NoticeBlock,
  type Passage,
  type StoryBlock,
  type TableBlock,
} from "../../engine/newspaper/story-block.ts";
import type { Tag, TagType } from "./tags.ts";

/** Things of stories on the pages. */
export interface Things {
  readonly pictures: ReadonlyMap<string, PrintedPicture>;
  /** Lines that stand in no leg, such as headings, by their ids. */
  readonly lines: ReadonlyMap<string, PrintedLine>;
  /** Ids of links that lead somewhere, by the notice that they lie over. */
  readonly links: ReadonlyMap<string, string>;
}

const HEADINGS = ["H1", "H2", "H3"] as const;

/** Turns one story's blocks into elements, in order, and notes each element under the ids of all that it holds. */
export class StoryTags {
  readonly #story: ReadStory;
  readonly #things: Things;
  readonly #tags: Map<string, Tag>;
  /** The block of its heading: the headline, or the label of a story without one. */
  readonly #heading: DisplayBlock | undefined;
  /** How far its headings stand below H1: a story of a group stands a level below the group's heading. */
  readonly #level: 0 | 1;

  constructor(story: ReadStory, things: Things, tags: Map<string, Tag>) {
    this.#level = story.group === undefined ? 0 : 1;
    this.#story = story;
    this.#things = things;
    this.#tags = tags;
    const first = story.parts[0]?.number;
    const of = (kind: DisplayBlock["kind"]) =>
      story.blocks.find((block): block is DisplayBlock => block.kind === kind && block.part === first);
    this.#heading = of("headline") ?? of("label");
  }

  read(): Tag {
    const kids = this.#story.blocks.flatMap((block) => this.#tagsOf(block));
    const title = this.#heading?.text.text;
    const type = this.#story.kind === "group" ? "Sect" : "Art";
    return { type, kids, ...(title === undefined || title === "" ? {} : { title }) };
  }

  /** No elements for a block that is not on these pages. */
  #tagsOf(block: StoryBlock): readonly Tag[] {
    // A drawn label has no line: its art is no content.
    if (isDisplayBlock(block)) return block.lines.length === 0 ? [] : [this.#display(block)];
    switch (block.kind) {
      case "figure":
        return this.#figure(block);
      case "pullquote":
      case "numbers":
      case "qr":
        return block.lines.length === 0 ? [] : block.texts.map(({ id }) => this.#note([id], { type: "P", kids: [] }));
      case "opening": {
        const ids = block.texts.map(({ id }) => id);
        return block.lines.length === 0 ? [] : [this.#note(ids, { type: "P", kids: [] })];
      }
      case "notice":
        return [this.#notice(block)];
      default:
        return this.#copy(block);
    }
  }

  #display(block: DisplayBlock): Tag {
    const lines = block.lines.flatMap((id) => this.#things.lines.get(id) ?? []);
    const isParted = new Set(lines.map(({ part }) => part)).size > 1;
    const kids = isParted ? lines.map((line) => this.#stretch(block.id, line)) : [];
    const tag = this.#note([block.id], { type: block === this.#heading ? HEADINGS[this.#level] : "P", kids });
    if (block.label !== undefined) this.#note([`${block.id}/label`], tag);
    return tag;
  }

  /** The part of a heading over the fold that one page has of a line. Pages are painted one after the other, but lines are read across both. */
  #stretch(block: string, { segments }: PrintedLine): Tag {
    const ids = segments.map(({ from }) => stretchKey(block, from));
    return this.#note(ids, { type: "Span", kids: [] });
  }

  /** Photos of a group share a caption: the element of the last of them holds it. */
  #figure({ pictures, halves = [], caption, credit, lines }: FigureBlock): readonly Tag[] {
    return pictures.map((id, at): Tag => {
      const picture = this.#things.pictures.get(id);
      const alt = picture?.alternate ?? (this.#heading?.text.text || picture?.file);
      const last = at === pictures.length - 1 && lines.length > 0;
      const ids = [caption?.id, credit?.id].filter((each) => each !== undefined);
      const kids = last ? [this.#note(ids, { type: "Caption", kids: [] })] : [];
      // A picture over the fold is one figure on two pages.
      const beyond = halves.filter((half) => this.#things.pictures.get(half)?.photo === picture?.photo);
      return this.#note([id, ...beyond], { type: "Figure", kids, alt, picture });
    });
  }

  /** 下转 leads to a later part, 上接 back to an earlier one. Without a target in the file they are plain text. */
  #notice({ id, text }: NoticeBlock): Tag {
    const link = this.#things.links.get(id);
    if (link === undefined) return this.#note([id], { type: "P", kids: [] });
    const tag = this.#note([id, link], { type: "Link", kids: [], alt: text.text.trim() });
    return { type: "P", kids: [tag] };
  }

  #copy(block: CopyBlock): readonly Tag[] {
    switch (block.kind) {
      case "paragraph":
      case "signature":
      case "subhead":
        return this.#passage(block, block.kind === "subhead" ? this.#subhead() : "P");
      case "verse":
        return block.stanzas.flat().flatMap((line) => this.#passage(line, "P"));
      case "quote": {
        const quoted = block.blocks.flatMap((each) => this.#copy(each));
        return holding("BlockQuote", quoted);
      }
      case "list": {
        const items = block.items.filter(isPrinted).map((item) => this.#item(item));
        return holding("L", items);
      }
      case "table":
        return block.lines.length === 0 ? [] : [this.#table(block)];
    }
  }

  /** Subheads are a level below the headline. */
  #subhead(): TagType {
    return HEADINGS[this.#heading === undefined ? this.#level : this.#level + 1] ?? "H3";
  }

  #passage(passage: Passage, type: TagType): readonly Tag[] {
    if (!isPrinted(passage)) return [];
    return [this.#note(idsOf(passage), { type, kids: [] })];
  }

  #item(item: ListEntry): Tag {
    const label = this.#note([item.label.id], { type: "Lbl", kids: [] });
    const body = this.#note(idsOf(item), { type: "LBody", kids: [] });
    return { type: "LI", kids: [label, body] };
  }

  #table({ rows }: TableBlock): Tag {
    const cells = (row: readonly Passage[], type: TagType) =>
      row.map((cell) => this.#note(idsOf(cell), { type, kids: [] }));
    return { type: "Table", kids: rows.map((row, at) => ({ type: "TR", kids: cells(row, at === 0 ? "TH" : "TD") })) };
  }

  #note(ids: readonly string[], tag: Tag): Tag {
    for (const id of ids) this.#tags.set(id, tag);
    return tag;
  }
}

/** The key of a stretch of a text that two pages share. @param at where the stretch begins in the text */
export function stretchKey(element: string, at: number): string {
  return `${element} ${at}`;
}

function holding(type: TagType, kids: readonly Tag[]): readonly Tag[] {
  return kids.length === 0 ? [] : [{ type, kids }];
}

/** The ids of a passage and of what opens it in its first line. */
function idsOf({ id }: Passage): readonly string[] {
  return [id, ...RUN_INS.map((role) => `${id}/${role}`)];
}

function isPrinted({ lines }: Passage): boolean {
  return lines.length > 0;
}
