import { type Copy, isCopyRole, type Paragraph } from "../../base/copy.ts";
import type { LinkTarget } from "../../layout/page.ts";
import type { GlyphRun, Role, Segment } from "../../text/line.ts";
import type { Holders, PlacedPart, PlacedThing, Tag, TagType } from "./tags.ts";

/** Roles that open a paragraph of copy and belong to it. */
const OPENING: readonly Role[] = ["dateline", "reporter"];
/** Roles set on one line after another, or together, that are one element. */
const JOINED: Readonly<Partial<Record<Role, Role>>> = { noteLabel: "note", credit: "caption" };

/**
 * Reads one story's parts in order and gives each thing its element. A paragraph that is cut by a jump stays one element; what stands at
 * the cut (下转, the continuation's headline, 上接, its photos) follows it.
 */
export class StoryTags {
  readonly #copy: Copy | undefined;
  readonly #parts: readonly PlacedPart[];
  readonly #known: (to: LinkTarget) => boolean;
  readonly #art: Tag[] = [];
  readonly #paragraphs = new Map<Paragraph, Tag>();
  /** What the line before was, so that the next line of the same goes on with it. */
  #display: { readonly role: Role; readonly tag: Tag } | undefined;
  /** Runs that open a paragraph which is not reached yet. */
  #opening: GlyphRun[] = [];
  /** A bullet whose item is not reached yet. */
  #bullet: readonly GlyphRun[] = [];
  readonly #lists = new Map<number, Tag>();
  readonly #labels = new Map<Paragraph, Tag>();
  #figures: readonly PlacedThing<"picture">[] = [];
  #headline = "";
  /** The role that gives the H1: a story without a headline has its label for one. */
  readonly #heading: Role | undefined;

  constructor(copy: Copy | undefined, parts: readonly PlacedPart[], known: (to: LinkTarget) => boolean) {
    this.#copy = copy;
    this.#parts = parts;
    this.#known = known;
    const roles = new Set(parts[0]?.placed.flatMap((thing) => rolesOf(thing)));
    this.#heading = roles.has("headline") ? "headline" : roles.has("label") ? "label" : undefined;
  }

  read(holders: Holders): Tag {
    for (const [index, part] of this.#parts.entries()) {
      this.#display = undefined;
      const links = part.placed.filter((thing) => thing.kind === "link" && this.#known(thing.to));
      for (const thing of part.placed) {
        if (thing.kind === "picture") this.#readPicture(thing, holders);
        if (thing.kind !== "text") continue;
        for (const segment of thing.line.segments) {
          this.#readSegment(segment, { first: index === 0, number: part.part, links: links as never }, holders);
        }
      }
    }
    return { type: "Art", kids: this.#art, ...(this.#headline === "" ? {} : { title: this.#headline }) };
  }

  #readPicture(thing: PlacedThing<"picture">, holders: Holders): void {
    const alt = thing.picture.caption ?? (this.#headline || thing.picture.file);
    const tag: Tag = { type: "Figure", kids: [], alt, picture: thing };
    this.#art.push(tag);
    holders.set(thing.picture, tag);
    // Photos of a group stand side by side over one caption: the last of them holds it.
    const before = this.#figures.at(-1);
    this.#figures = before !== undefined && before.at.y === thing.at.y ? [...this.#figures, thing] : [thing];
    this.#display = undefined;
  }

  #readSegment(segment: Segment, part: Surroundings, holders: Holders): void {
    const { role, runs } = segment;
    if (OPENING.includes(role)) {
      this.#opening.push(...runs);
      return;
    }
    if (role === "marker") {
      this.#bullet = runs;
      return;
    }
    const tag = this.#tagOf(segment, part, holders);
    if (isCopyRole(role)) {
      for (const run of this.#opening) holders.set(run, tag);
      this.#opening = [];
      this.#placeBullet(segment.from, holders);
    }
    for (const run of runs) holders.set(run, tag);
  }

  #tagOf(segment: Segment, part: Surroundings, holders: Holders): Tag {
    const { role } = segment;
    if (isCopyRole(role)) {
      this.#display = undefined;
      return this.#paragraphOf(segment.from);
    }
    const joined = JOINED[role] ?? role;
    if (this.#display?.role === joined) {
      if (joined === "headline" && part.first) this.#headline += segment.text;
      return this.#display.tag;
    }
    const tag = this.#newDisplay(segment, joined, part, holders);
    this.#display = { role: joined, tag };
    return tag;
  }

  #newDisplay(segment: Segment, role: Role, part: Surroundings, holders: Holders): Tag {
    if (role === "caption") return this.#caption(holders);
    if (role === "jump" || role === "continuation") return this.#notice(segment, part, holders);
    const heads = part.first && role === this.#heading;
    if (heads) this.#headline = segment.text;
    return this.#add({ type: heads ? "H1" : "P", kids: [] });
  }

  #caption(holders: Holders): Tag {
    const figure = this.#figures.at(-1);
    const holder = figure && holders.get(figure.picture);
    const caption: Tag = { type: "Caption", kids: [] };
    (holder?.kids ?? this.#art).push(caption);
    this.#figures = [];
    return caption;
  }

  /** 下转 leads to a later part, 上接 back to an earlier one; without a target in the file they are text. */
  #notice(segment: Segment, { number, links }: Surroundings, holders: Holders): Tag {
    const paragraph = this.#add({ type: "P", kids: [] });
    const link = links.find(({ to }) => (segment.role === "jump" ? to.part > number : to.part < number));
    if (link === undefined) return paragraph;
    const tag: Tag = { type: "Link", kids: [], alt: segment.text.trim() };
    paragraph.kids.push(tag);
    holders.set(link, tag);
    return tag;
  }

  #paragraphOf(at: number): Tag {
    const paragraphs = this.#copy?.paragraphs ?? [];
    const paragraph = this.#find(at);
    if (paragraph === undefined) return this.#add({ type: "P", kids: [] });
    if (paragraph.item !== undefined) return this.#itemOf(paragraph, at);
    const known = this.#paragraphs.get(paragraph);
    if (known !== undefined) return known;
    if (paragraph.cell !== undefined) return this.#table(paragraph, paragraphs);
    const tag: Tag = { type: this.#typeOf(paragraph), kids: [] };
    this.#paragraphs.set(paragraph, tag);
    if (paragraph.kind === "quote") this.#quote().kids.push(tag);
    else this.#add(tag);
    return tag;
  }

  #find(at: number): Paragraph | undefined {
    const paragraphs = this.#copy?.paragraphs ?? [];
    return paragraphs.find(({ from, to }) => at >= from && at < to) ?? paragraphs.at(-1);
  }

  /** The element of an item's copy, or of the number before it; both stand in the list's item. */
  #itemOf(paragraph: Paragraph, at: number): Tag {
    const { list = 0, label = 0, setOff } = paragraph.item ?? {};
    let body = this.#paragraphs.get(paragraph);
    if (body === undefined) {
      body = { type: "LBody", kids: [] };
      const number: Tag = { type: "Lbl", kids: [] };
      const whole = this.#lists.get(list) ?? this.#list(setOff ?? false);
      this.#lists.set(list, whole);
      whole.kids.push({ type: "LI", kids: [number, body] });
      this.#paragraphs.set(paragraph, body);
      this.#labels.set(paragraph, number);
    }
    return at < paragraph.from + label ? (this.#labels.get(paragraph) ?? body) : body;
  }

  #list(setOff: boolean): Tag {
    const tag: Tag = { type: "L", kids: [] };
    if (!setOff) return this.#add(tag);
    this.#quote().kids.push(tag);
    return tag;
  }

  #placeBullet(at: number, holders: Holders): void {
    const paragraph = this.#bullet.length > 0 ? this.#find(at) : undefined;
    const label = paragraph && this.#labels.get(paragraph);
    for (const run of this.#bullet) if (label !== undefined) holders.set(run, label);
    this.#bullet = [];
  }

  /** Subheads are a level under the headline. */
  #typeOf({ kind }: Paragraph): TagType {
    if (kind !== "subhead") return "P";
    return this.#heading === undefined ? "H1" : "H2";
  }

  #quote(): Tag {
    const last = this.#art.at(-1);
    return last?.type === "BlockQuote" ? last : this.#add({ type: "BlockQuote", kids: [] });
  }

  /** The whole table at its first cell, so that rows with empty cells stay whole. */
  #table(first: Paragraph, paragraphs: readonly Paragraph[]): Tag {
    const table = this.#add({ type: "Table", kids: [] });
    const rows = new Map<number, Tag>();
    for (const paragraph of paragraphs) {
      const { cell } = paragraph;
      if (cell === undefined || cell.table !== first.cell?.table) continue;
      let row = rows.get(cell.row);
      if (row === undefined) {
        row = { type: "TR", kids: [] };
        rows.set(cell.row, row);
        table.kids.push(row);
      }
      const tag: Tag = { type: cell.row === 0 ? "TH" : "TD", kids: [] };
      row.kids.push(tag);
      this.#paragraphs.set(paragraph, tag);
    }
    return this.#paragraphs.get(first) ?? table;
  }

  #add(tag: Tag): Tag {
    this.#art.push(tag);
    return tag;
  }
}

/** Where a segment stands. */
interface Surroundings {
  /** In the story's first part. */
  readonly first: boolean;
  readonly number: number;
  /** The part's links that lead somewhere. */
  readonly links: readonly PlacedThing<"link">[];
}

function rolesOf(thing: PlacedPart["placed"][number]): readonly Role[] {
  return thing.kind === "text" ? thing.line.segments.map(({ role }) => role) : [];
}
