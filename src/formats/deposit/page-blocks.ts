/*
 * Divides an issue into blocks once for both ALTO and METS, so that the ids in one file always exist in the other. A block is one piece of a story in one leg:
 * the bounding box of a paragraph over two legs would cover its neighbours.
 */
import { type BlockKind, blockRow } from "../../base/blocks.ts";
import { listFor } from "../../base/once.ts";
import {
  isDisplayBlock,
  type Newspaper,
  type PrintedFrame,
  type PrintedLine,
  type PrintedPage,
  type PrintedPicture,
  type ReadStory,
  type StoryBlock,
} from "../../engine/newspaper/newspaper.ts";

/** A page divided for ALTO. Ids follow docWORKS: P1, P1_CB00001, P1_TB00001, P1_TL00001, P1_IL00001. */
export interface DividedPage {
  /** P1. */
  readonly id: string;
  /** Its position in the issue, from 1. */
  readonly order: number;
  readonly page: PrintedPage;
  readonly articles: readonly ArticleBlock[];
  /** Folio, nameplate, colophon. */
  readonly furniture: readonly TextBlock[];
}

export interface ArticleBlock {
  readonly id: string;
  readonly frame: PrintedFrame;
  /** In reading order. */
  readonly blocks: readonly (TextBlock | IllustrationBlock)[];
}

export interface TextBlock {
  readonly kind: "text";
  readonly id: string;
  readonly lines: readonly TextLine[];
}

export interface TextLine {
  readonly id: string;
  readonly line: PrintedLine;
}

export interface IllustrationBlock {
  readonly kind: "picture";
  readonly id: string;
  readonly picture: PrintedPicture;
}

export interface BlockPlace {
  /** The page's position in the issue, from 1. */
  readonly page: number;
  readonly id: string;
}

/** An issue divided for ALTO, with the places that METS points to. */
export interface DividedIssue {
  readonly pages: readonly DividedPage[];
  readonly ofUnit: (unit: string) => readonly BlockPlace[];
  /** The article block of a story's part, or of an advert. */
  readonly ofFrame: (frame: string) => BlockPlace | undefined;
}

export function divideIssue(newspaper: Newspaper): DividedIssue {
  const units = new Map(newspaper.stories.map((story) => [story.id, unitsOf(story)] as const));
  const pages = newspaper.pages.map((page, at) => new PageDivider(page, at + 1).divide(units));
  const places = new Map<string, BlockPlace[]>();
  const note = (key: string, place: BlockPlace): unknown => listFor(places, key).push(place);
  for (const { order, articles, furniture } of pages) {
    for (const { id, frame, blocks } of articles) {
      note(`frame ${frame.id}`, { page: order, id });
      for (const block of blocks) noteBlock(block, order, note);
    }
    for (const block of furniture) noteBlock(block, order, note);
  }
  const placesOf = (unit: StoryUnit): readonly BlockPlace[] => {
    const inLines = unit.lines.flatMap((line) => places.get(`block ${line}`) ?? []);
    const ofPictures = unit.pictures.flatMap((picture) => places.get(`block ${picture}`) ?? []);
    const within = unit.within === undefined ? [] : (places.get(`line ${unit.within}`) ?? []);
    // A block with several lines of the unit counts once.
    return [...new Map([...inLines, ...ofPictures, ...within].map((place) => [place.id, place])).values()];
  };
  const byUnit = new Map([...units.values()].flat().map((unit) => [unit.id, unit]));
  return {
    pages,
    ofUnit: (id) => {
      const unit = byUnit.get(id);
      return unit === undefined ? [] : placesOf(unit);
    },
    ofFrame: (id) => places.get(`frame ${id}`)?.[0],
  };
}

function noteBlock(
  block: TextBlock | IllustrationBlock,
  page: number,
  note: (key: string, place: BlockPlace) => void,
): void {
  if (block.kind === "picture") {
    note(`block ${block.picture.id}`, { page, id: block.id });
    return;
  }
  for (const { id, line } of block.lines) {
    note(`block ${line.id}`, { page, id: block.id });
    note(`line ${line.id}`, { page, id });
  }
}

class PageDivider {
  readonly #page: PrintedPage;
  readonly #order: number;
  readonly #counts = new Map<string, number>();
  readonly #lines: ReadonlyMap<string, PrintedLine>;
  readonly #pictures: ReadonlyMap<string, PrintedPicture>;

  constructor(page: PrintedPage, order: number) {
    this.#page = page;
    this.#order = order;
    const { things } = page;
    this.#lines = new Map(things.flatMap((thing) => (thing.kind === "line" ? [[thing.id, thing]] : [])));
    this.#pictures = new Map(things.flatMap((thing) => (thing.kind === "picture" ? [[thing.id, thing]] : [])));
  }

  divide(units: ReadonlyMap<ReadStory["id"], readonly StoryUnit[]>): DividedPage {
    const articles = this.#page.frames.map((frame): ArticleBlock => {
      const id = this.#next("CB");
      const blocks = frame.kind === "advert" ? this.#advert(frame) : this.#part(frame, units.get(frame.of) ?? []);
      return { id, frame, blocks };
    });
    const id = `P${this.#order}`;
    return { id, order: this.#order, page: this.#page, articles, furniture: this.#furniture() };
  }

  #part({ of, part }: PrintedFrame, units: readonly StoryUnit[]): readonly (TextBlock | IllustrationBlock)[] {
    const isHere = (thing: PrintedLine | PrintedPicture): boolean => thing.story === of && thing.part === part;
    const isHead = ({ lines: [first = ""] }: StoryUnit): boolean => {
      const line = this.#lines.get(first);
      return line !== undefined && isHere(line) && line.segments[0]?.role === "headline";
    };
    // A continuation's headline comes first on its page, above the rest of a paragraph that the jump cuts.
    const inOrder = part === 1 ? units : [...units.filter(isHead), ...units.filter((unit) => !isHead(unit))];
    return inOrder.flatMap(({ lines, pictures }) => [
      ...pictures
        .flatMap((id) => this.#pictures.get(id) ?? [])
        .filter(isHere)
        .map((picture) => this.#picture(picture)),
      ...this.#runsOf(lines, isHere).flatMap((run) => this.#textBlocks(run)),
    ]);
  }

  /** Groups lines that are consecutive in reading order. In a heading across the fold, text between two groups is on the other page. */
  #runsOf(ids: readonly string[], isHere: (line: PrintedLine) => boolean): readonly (readonly PrintedLine[])[] {
    const runs: PrintedLine[][] = [[]];
    for (const id of ids) {
      const line = this.#lines.get(id);
      if (line !== undefined && isHere(line)) runs.at(-1)?.push(line);
      else if (runs.at(-1)?.length !== 0) runs.push([]);
    }
    return runs;
  }

  #advert({ of }: PrintedFrame): readonly (TextBlock | IllustrationBlock)[] {
    const pictures = [...this.#pictures.values()].filter(({ advert }) => advert === of);
    const lines = [...this.#lines.values()].filter(({ advert }) => advert === of);
    return [...pictures.map((picture) => this.#picture(picture)), ...this.#byBlock(lines)];
  }

  /** The lines of the page's furniture, one block for each text. */
  #furniture(): readonly TextBlock[] {
    const own = [...this.#lines.values()].filter(({ story, advert }) => story === undefined && advert === undefined);
    return this.#byBlock(own);
  }

  #byBlock(lines: readonly PrintedLine[]): readonly TextBlock[] {
    const blocks = new Map<string, PrintedLine[]>();
    for (const line of lines) listFor(blocks, line.block).push(line);
    return [...blocks.values()].flatMap((own) => this.#textBlocks(own));
  }

  /** One block for each leg. */
  #textBlocks(lines: readonly PrintedLine[]): readonly TextBlock[] {
    const legs: PrintedLine[][] = [];
    for (const line of lines) {
      const last = legs.at(-1);
      if (last === undefined || last[0]?.leg !== line.leg) legs.push([line]);
      else last.push(line);
    }
    return legs.map((own) => {
      const id = this.#next("TB");
      return { kind: "text", id, lines: own.map((line) => ({ id: this.#next("TL"), line })) };
    });
  }

  #picture(picture: PrintedPicture): IllustrationBlock {
    return { kind: "picture", id: this.#next("IL"), picture };
  }

  #next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return `P${this.#order}_${kind}${String(count).padStart(5, "0")}`;
  }
}

/**
 * A division of a story in METS. The types follow docWORKS, as viewers of digitised newspapers expect: ARTICLE contains HEADING and BODY. A division with a
 * unit has a place on the pages.
 */
export interface StoryDivision {
  readonly type: string;
  readonly label: string | undefined;
  readonly unit: StoryUnit | undefined;
  readonly divisions: readonly StoryDivision[];
}

/** A piece of a story that only legs and jumps divide: its part in one leg is an ALTO block. */
interface StoryUnit {
  readonly id: string;
  readonly lines: readonly string[];
  readonly pictures: readonly string[];
  /** The line of copy that contains a notice. */
  readonly within: string | undefined;
}

function unitsOf({ blocks }: ReadStory): readonly StoryUnit[] {
  return blocks.flatMap((block) => unitsIn(divisionOf(block)));
}

function unitsIn({ unit, divisions }: StoryDivision): readonly StoryUnit[] {
  return [...(unit === undefined ? [] : [unit]), ...divisions.flatMap(unitsIn)];
}

/** The divisions of a story: HEADING, BODY, then illustrations beside them. */
export function articleOf(story: ReadStory): readonly StoryDivision[] {
  const { blocks } = story;
  const first = story.parts[0]?.number;
  const isHead = (block: StoryBlock): boolean =>
    isDisplayBlock(block) && block.part === first && blockRow(block.kind).place === "head";
  const head = blocks.filter(isHead).map(divisionOf);
  const figures = blocks.filter(({ kind }) => kind === "figure").map(divisionOf);
  const body = blocks.filter((block) => !isHead(block) && block.kind !== "figure").map(divisionOf);
  return [
    ...(head.length === 0 ? [] : [holding("HEADING", head)]),
    ...(body.length === 0 ? [] : [holding("BODY", [holding("BODY_CONTENT", body)])]),
    ...figures,
  ];
}

function divisionOf(block: StoryBlock): StoryDivision {
  switch (block.kind) {
    case "notice":
      return single(block.kind, block, { within: block.within });
    case "figure": {
      const { id, caption, credit, lines } = block;
      const pictures = [...block.pictures, ...(block.halves ?? [])];
      const image = place("IMAGE", { id: `${id}/pictures`, lines: [] }, { pictures });
      const captions = lines.length === 0 ? [] : [single("caption", { id: `${id}/caption`, lines })];
      return { ...holding("ILLUSTRATION", [image, ...captions]), label: caption?.text.text ?? credit?.text.text };
    }
    case "opening":
      return single("paragraph", block);
    case "quote":
      return holding(blockRow(block.kind).division, block.blocks.map(divisionOf));
    case "verse": {
      const stanzas = block.stanzas.map((verses) =>
        place("STANZA", { id: `${verses[0]?.id ?? ""}/stanza`, lines: verses.flatMap(({ lines }) => lines) }),
      );
      return holding(blockRow(block.kind).division, stanzas);
    }
    case "list":
      return holding(
        blockRow(block.kind).division,
        block.items.map((item) => place("LIST_ITEM", item)),
      );
    default:
      return single(block.kind, block);
  }
}

type Piece = Pick<StoryUnit, "id" | "lines">;
type More = Partial<Pick<StoryUnit, "pictures" | "within">>;

function single(kind: BlockKind, piece: Piece, more?: More): StoryDivision {
  return place(blockRow(kind).division, piece, more);
}

function place(type: string, { id, lines }: Piece, { pictures = [], within }: More = {}): StoryDivision {
  return { type, label: undefined, unit: { id, lines, pictures, within }, divisions: [] };
}

function holding(type: string, divisions: readonly StoryDivision[]): StoryDivision {
  return { type, label: undefined, unit: undefined, divisions };
}
