/*
 * The structure tree of the archive file, built from the Newspaper's blocks. While pages are painted, `Tags.of` gives the element of each operation. Blocks
 * that are not on the pages, such as copy that found no room, have no element.
 */
import { type BlockKind, blockRow, RUN_INS } from "../../base/blocks.ts";
import {
  type CopyBlock,
  type DisplayBlock,
  type FigureBlock,
  isDisplayBlock,
  type ListEntry,
  type Newspaper,
  type NoticeBlock,
  type Passage,
  type PrintedAdvert,
  type PrintedLine,
  type PrintedPicture,
  type ReadStory,
  type StoryBlock,
  type TableBlock,
} from "../../engine/newspaper/newspaper.ts";
import type { PaintOp } from "../paint/paint.ts";

/** Standard structure types (ISO 32000-1, 14.8.4), which need no role map. */
type TagType =
  | "Document"
  | "Sect"
  | "Art"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "BlockQuote"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Caption"
  | "Span"
  | "Link";

/** An element of the structure tree. Its own content comes before its children. */
export interface Tag {
  readonly type: TagType;
  readonly kids: readonly Tag[];
  readonly title?: string | undefined;
  readonly alt?: string | undefined;
  readonly picture?: PrintedPicture | undefined;
}

export interface Tags {
  readonly root: Tag;
  /** The element of a drawing operation; undefined for artifacts (furniture, rules, backgrounds). */
  of(op: PaintOp): Tag | undefined;
}

/**
 * Document → Sect (版组) → Art. A whole story is in the section of its first page. Stories are in page order, followed by the section's adverts.
 * A group is a Sect inside its section: its heading, then its stories.
 */
export function tagIssue(newspaper: Newspaper): Tags {
  const tags = new Map<string, Tag>();
  const things = thingsOf(newspaper);
  const sections = new Map<string, Tag[]>(newspaper.pages.map((page) => [page.section ?? page.name, []]));
  const groups = new Map<string, Tag[]>();
  for (const story of newspaper.stories) {
    const read = new StoryTags(story, things, tags).read();
    const own = [...read.kids];
    if (story.kind === "group") groups.set(story.id, own);
    const art = { ...read, kids: own };
    if (own.length > 0) (groups.get(story.group ?? "") ?? sections.get(story.section))?.push(art);
  }
  for (const advert of newspaper.adverts) {
    const on = newspaper.pages.find((each) => each.label === advert.page);
    const picture = on?.things.find(
      (thing): thing is PrintedPicture => thing.kind === "picture" && thing.advert === advert.id,
    );
    const tag = picture === undefined ? wordsTag(advert, tags) : advertTag(picture, advert.label, tags);
    if (on !== undefined && tag !== undefined) sections.get(on.section ?? on.name)?.push(tag);
  }
  const parted = new Set([...tags].flatMap(([id, tag]) => (tag.kids[0]?.type === "Span" ? [id] : [])));
  const kids = [...sections].filter(([, own]) => own.length > 0);
  return {
    root: { type: "Document", kids: kids.map(([title, own]) => ({ type: "Sect", kids: own, title })) },
    of: (op) => {
      const isParted = parted.size > 0 && op.kind === "glyphs" && parted.has(op.element);
      return tags.get(isParted ? stretchKey(op.element, op.from) : keyOf(op));
    },
  };
}

/** The key in `tags` of an operation's element; empty for an artifact. */
function keyOf(op: PaintOp): string {
  if (op.kind === "glyphs") return op.element;
  if (op.kind === "picture") return op.picture.id;
  return op.kind === "link" ? op.id : "";
}

/** An advert with a picture is a figure with its label as the caption. */
function advertTag(picture: PrintedPicture, label: string, tags: Map<string, Tag>): Tag {
  const caption: Tag = { type: "Caption", kids: [] };
  const tag: Tag = { type: "Figure", kids: [caption], alt: picture.alternate ?? label, picture };
  tags.set(picture.id, tag);
  tags.set(`${picture.advert}/label`, caption);
  return tag;
}

/** A set advert is an article: its label, its headline, then paragraphs, or small ads under their categories. Undefined if none of it is printed. */
function wordsTag({ id, blocks }: PrintedAdvert, tags: Map<string, Tag>): Tag | undefined {
  const printed = blocks.filter(({ lines }) => lines.length > 0);
  if (printed.length === 0) return undefined;
  const label: Tag = { type: "P", kids: [] };
  tags.set(`${id}/label`, label);
  const head = printed.find(({ kind }) => kind === "headline");
  const kids = printed.map(({ kind, texts }): Tag => {
    const level = head === undefined ? "H1" : "H2";
    const tag: Tag = { type: kind === "headline" ? "H1" : kind === "category" ? level : "P", kids: [] };
    for (const { id: element } of texts) tags.set(element, tag);
    return tag;
  });
  const title = head?.texts[0]?.text.text;
  return { type: "Art", kids: [label, ...kids], ...(title !== undefined && { title }) };
}

/** Collects the things that elements of stories need; links only if they lead to a part in this issue. */
function thingsOf({ pages, stories }: Newspaper): Things {
  const pictures = new Map<string, PrintedPicture>();
  const links = new Map<string, string>();
  const lines = new Map<string, PrintedLine>();
  const parts = new Set(stories.flatMap(({ id, parts: own }) => own.map(({ number }) => `${number} ${id}`)));
  for (const thing of pages.flatMap((page) => page.things)) {
    if (thing.kind === "picture") pictures.set(thing.id, thing);
    if (thing.kind === "line" && thing.leg === undefined && thing.story !== undefined) lines.set(thing.id, thing);
    if (thing.kind === "link" && parts.has(`${thing.to.part} ${thing.to.story}`)) links.set(thing.notice, thing.id);
  }
  return { pictures, lines, links };
}

interface Things {
  readonly pictures: ReadonlyMap<string, PrintedPicture>;
  /** Lines outside legs, such as headings, by id. */
  readonly lines: ReadonlyMap<string, PrintedLine>;
  /** Ids of links with a target, by the notice under them. */
  readonly links: ReadonlyMap<string, string>;
}

const HEADINGS = ["H1", "H2", "H3"] as const;

/** Converts a story's blocks to elements, in order, and registers each element under the ids of its contents. */
class StoryTags {
  readonly #story: ReadStory;
  readonly #things: Things;
  readonly #tags: Map<string, Tag>;
  /** Its heading: the headline, or the label of a story without one. */
  readonly #heading: DisplayBlock | undefined;
  /** The level of its headings below H1: in a group one level below the group's heading. */
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

  /** Returns no elements for a block that is not on these pages. */
  #tagsOf(block: StoryBlock): readonly Tag[] {
    // A drawn label has no line: its art is an artifact.
    if (isDisplayBlock(block)) return block.lines.length === 0 ? [] : [this.#display(block)];
    switch (block.kind) {
      case "figure":
        return this.#figure(block);
      case "pullquote":
      case "numbers":
      case "qr": {
        const type = this.#typeOf(block.kind);
        return block.lines.length === 0 ? [] : block.texts.map(({ id }) => this.#note([id], { type, kids: [] }));
      }
      case "opening": {
        const ids = block.texts.map(({ id }) => id);
        return block.lines.length === 0 ? [] : [this.#note(ids, { type: this.#typeOf("paragraph"), kids: [] })];
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
    const type = block === this.#heading ? HEADINGS[this.#level] : this.#typeOf(block.kind);
    const tag = this.#note([block.id], { type, kids });
    if (block.label !== undefined) this.#note([`${block.id}/label`], tag);
    return tag;
  }

  /** One page's part of a line of a heading across the fold. Pages are painted one after the other, but such lines are read across both. */
  #stretch(block: string, { segments }: PrintedLine): Tag {
    const ids = segments.map(({ from }) => stretchKey(block, from));
    return this.#note(ids, { type: "Span", kids: [] });
  }

  /** Photos of a group share a caption: it is in the element of the last photo. */
  #figure({ pictures, halves = [], caption, credit, lines }: FigureBlock): readonly Tag[] {
    return pictures.map((id, at): Tag => {
      const picture = this.#things.pictures.get(id);
      const alt = picture?.alternate ?? (this.#heading?.text.text || picture?.file);
      const last = at === pictures.length - 1 && lines.length > 0;
      const ids = [caption?.id, credit?.id].filter((each) => each !== undefined);
      const kids = last ? [this.#note(ids, { type: this.#typeOf("caption"), kids: [] })] : [];
      // A picture across the fold is one figure on two pages.
      const beyond = halves.filter((half) => this.#things.pictures.get(half)?.photo === picture?.photo);
      return this.#note([id, ...beyond], { type: "Figure", kids, alt, picture });
    });
  }

  /** 下转 refers to a later part, 上接 to an earlier one. Without a target in the file they are plain text. */
  #notice({ id, text }: NoticeBlock): Tag {
    const link = this.#things.links.get(id);
    if (link === undefined) return this.#note([id], { type: "P", kids: [] });
    const tag = this.#note([id, link], { type: "Link", kids: [], alt: text.text.trim() });
    return { type: "P", kids: [tag] };
  }

  #copy(block: CopyBlock): readonly Tag[] {
    const type = this.#typeOf(block.kind);
    switch (block.kind) {
      case "paragraph":
      case "signature":
      case "subhead":
        return this.#passage(block, type);
      case "verse":
        return block.stanzas.flat().flatMap((line) => this.#passage(line, type));
      case "quote": {
        const quoted = block.blocks.flatMap((each) => this.#copy(each));
        return holding(type, quoted);
      }
      case "list": {
        const items = block.items.filter(isPrinted).map((item) => this.#item(item));
        return holding(type, items);
      }
      case "table":
        return block.lines.length === 0 ? [] : [this.#table(block)];
    }
  }

  /** A heading below the headline is one level below it. A headline of a later part is a paragraph. */
  #typeOf(kind: BlockKind): TagType {
    const { tag } = blockRow(kind);
    if (tag === "H1") return "P";
    return tag === "H" ? (HEADINGS[this.#heading === undefined ? this.#level : this.#level + 1] ?? "H3") : tag;
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

/** The key of a range of a text that two pages share. @param at the start of the range in the text */
function stretchKey(element: string, at: number): string {
  return `${element} ${at}`;
}

function holding(type: TagType, kids: readonly Tag[]): readonly Tag[] {
  return kids.length === 0 ? [] : [{ type, kids }];
}

/** The ids of a passage and of the texts at its start. */
function idsOf({ id }: Passage): readonly string[] {
  return [id, ...RUN_INS.map((role) => `${id}/${role}`)];
}

function isPrinted({ lines }: Passage): boolean {
  return lines.length > 0;
}
