import {
  type CopyBlock,
  copyBlocks,
  type DisplayBlock,
  isDisplayBlock,
  type Newspaper,
  type Passage,
  type PrintedLine,
  type PrintedPage,
  passagesOf,
  type ReadStory,
  type StoryBlock,
} from "../../../src/engine/newspaper/newspaper.ts";
import { textIn } from "../../../src/engine/newspaper/source-text.ts";

/** Chance from a seed. */
export interface Chance {
  readonly share: () => number;
  readonly below: (count: number) => number;
}

/** A block as it was printed: what an importer has to find again. */
interface Printed {
  readonly kind: string;
  readonly text: string;
}

export interface PrintedStory {
  readonly headline: string;
  readonly blocks: readonly Printed[];
}

interface PageText {
  readonly text: string;
  readonly stories: readonly PrintedStory[];
}

/** How a scan marks lines of the head. */
const LINES: Readonly<Record<string, (words: string) => string>> = {
  kicker: (words) => `## ${words}`,
  headline: (words) => `# ${words}`,
  deck: (words) => `## ${words}`,
};

/** How often a scan damages what it reads. */
const CAPTION_KEEPS_ITS_ROOM = 0.75;
const SUBHEAD_LOSES_ITS_MARKS = 0.05;
const STRAY_LINES = 0.5;

/** A page as a reader of scans writes it: paragraphs torn at each leg's end, captions in mid-text, notices, a neighbour's line twice. */
export function pageText(paper: Newspaper, page: PrintedPage, chance: Chance): PageText {
  const pieces: string[] = [];
  const stories: PrintedStory[] = [];
  const frames = page.frames.filter(({ kind }) => kind !== "advert");
  for (const frame of frames) {
    const story = paper.stories.find(({ id }) => id === frame.of);
    if (story === undefined) continue;
    const part = new PartWriter(page, story, frame.part);
    const { blocks, text } = part.write(chance);
    const headline = blocks.find(({ kind }) => kind === "headline");
    if (headline === undefined) continue;
    stories.push({ headline: headline.text, blocks });
    pieces.push(...text);
  }
  return { text: `${withStrays(pieces, chance).join("\n\n")}\n`, stories };
}

/** A line of a paragraph elsewhere on the page, between two halves of a torn one. */
function withStrays(pieces: readonly string[], chance: Chance): readonly string[] {
  if (chance.share() >= STRAY_LINES) return pieces;
  const isCopy = (piece: string): boolean => piece.length > 60 && !/[*|#\n]/.test(piece);
  const torn = pieces.flatMap((piece, at) => {
    const isTorn = isCopy(piece) && !/[。！？”…：）；]$/.test(piece);
    return isTorn && isCopy(pieces[at + 1] ?? "") ? [at] : [];
  });
  const sources = pieces.filter(isCopy);
  const at = torn[chance.below(torn.length)];
  const source = sources[chance.below(sources.length)] ?? "";
  if (at === undefined || source === pieces[at] || source === pieces[at + 1]) return pieces;
  const from = 5 + chance.below(Math.max(1, source.length - 25));
  return [...pieces.slice(0, at + 1), source.slice(from, from + 11), ...pieces.slice(at + 1)];
}

class PartWriter {
  readonly #story: ReadStory;
  readonly #part: number;
  readonly #lines: readonly PrintedLine[];
  readonly text: string[] = [];
  readonly blocks: Printed[] = [];

  constructor(page: PrintedPage, story: ReadStory, part: number) {
    this.#story = story;
    this.#part = part;
    this.#lines = page.things.filter(
      (thing): thing is PrintedLine => thing.kind === "line" && thing.story === story.id && thing.part === part,
    );
  }

  write(chance: Chance): { readonly blocks: readonly Printed[]; readonly text: readonly string[] } {
    const own = this.#story.blocks.filter((block) => "part" in block && block.part === this.#part);
    for (const kind of ["kicker", "headline", "deck", "byline", "note"] as const) {
      for (const block of own) if (block.kind === kind && isDisplayBlock(block)) this.#display(block);
    }
    const captions = own.flatMap((block) => (block.kind === "figure" && block.caption !== undefined ? [block] : []));
    const copy = copyBlocks(this.#story.blocks).flatMap((block) => this.#copy(block, chance));
    this.#notices(copy, own);
    this.#captions(copy, captions, chance);
    this.text.push(...copy);
    return { blocks: this.blocks, text: this.text };
  }

  #display(block: DisplayBlock): void {
    const words = block.text.text.replaceAll("\n", "");
    const label = block.label?.text;
    const line = LINES[block.kind]?.(words) ?? words;
    if (label !== undefined) this.text.push(label);
    this.text.push(line);
    this.blocks.push({ kind: block.kind, text: words });
  }

  /** The block's pieces on this page, one a leg. */
  #copy(block: CopyBlock, chance: Chance): readonly string[] {
    if (block.kind === "table") return this.#table(block);
    const passages = passagesOf(block);
    const pieces = passages.map((passage) => ({ passage, ranges: this.#ranges(passage.id) }));
    if (pieces.every(({ ranges }) => ranges.length === 0)) return [];
    const texts = pieces.map(({ ranges }) => ranges.map(([from, to]) => textIn(this.#story.copy, from, to)));
    if (block.kind === "verse") return block.stanzas.flatMap((stanza) => this.#stanza(stanza));
    if (block.kind === "list") {
      const lines = texts.map((each) => each.join(""));
      this.blocks.push({ kind: block.kind, text: lines.join("") });
      const marks = block.ordered ? "" : "- ";
      return [lines.map((line) => marks + line).join("\n")];
    }
    if (block.kind === "subhead") {
      const text = texts.flat().join("");
      this.blocks.push({ kind: "subhead", text });
      return [chance.share() < SUBHEAD_LOSES_ITS_MARKS ? text : `**${text}**`];
    }
    return pieces.flatMap(({ passage }, index) => this.#paragraph(block, passage.id, texts[index] ?? []));
  }

  #stanza(passages: readonly Passage[]): readonly string[] {
    const lines = passages.flatMap(({ id }) =>
      this.#ranges(id).map(([from, to]) => textIn(this.#story.copy, from, to)),
    );
    if (lines.length === 0) return [];
    this.blocks.push({ kind: "verse", text: lines.join("") });
    return [lines.join("\n")];
  }

  #paragraph(block: CopyBlock, id: string, texts: readonly string[]): readonly string[] {
    if (texts.length === 0) return [];
    const opening = this.#lines
      .filter((line) => line.block === id)
      .flatMap(({ segments }) => segments)
      .filter(({ role }) => role === "dateline" || role === "reporter");
    const opener = opening.map(({ text }) => text).join("");
    const [first = "", ...rest] = texts;
    const speaker = block.kind === "paragraph" ? block.styled.find(({ style }) => style === "speaker") : undefined;
    const length = speaker === undefined ? 0 : speaker.to - speaker.from;
    const begins = length > 0 && this.#ranges(id)[0]?.[0] === speaker?.from;
    const marked = begins ? `**${first.slice(0, length)}**${first.slice(length)}` : first;
    this.blocks.push({ kind: "paragraph", text: texts.join("") });
    for (const role of ["dateline", "reporter"]) {
      const words = opening.filter((each) => each.role === role).map(({ text }) => text);
      if (words.length > 0) this.blocks.push({ kind: role, text: words.join("") });
    }
    return [opener === "" ? marked : `${opener}　${marked}`, ...rest];
  }

  #table(block: Extract<CopyBlock, { readonly kind: "table" }>): readonly string[] {
    if (!block.rows.flat().some(({ id }) => this.#lines.some((line) => line.block === id || line.block === block.id)))
      return [];
    const rows = block.rows.map((row) => row.map(({ from, to }) => textIn(this.#story.copy, from, to)));
    this.blocks.push({ kind: "table", text: rows.flat().join("") });
    const lines = rows.map((row) => `| ${row.join(" | ")} |`);
    return [[lines[0], `|${" --- |".repeat(rows[0]?.length ?? 1)}`, ...lines.slice(1)].join("\n")];
  }

  /** What of a passage stands in each leg: code points of the copy. */
  #ranges(id: string): readonly (readonly [number, number])[] {
    const legs = new Map<number, [number, number]>();
    for (const line of this.#lines) {
      if (line.block !== id) continue;
      for (const { role, from, to } of line.segments) {
        if (!COPY.has(role) || to <= from) continue;
        const known = legs.get(line.leg ?? 0);
        legs.set(line.leg ?? 0, known === undefined ? [from, to] : [Math.min(known[0], from), Math.max(known[1], to)]);
      }
    }
    return [...legs.values()].toSorted(([a], [b]) => a - b);
  }

  #notices(copy: string[] | readonly string[], own: readonly StoryBlock[]): void {
    const pieces = copy as string[];
    for (const block of own) {
      if (block.kind !== "notice" || pieces.length === 0) continue;
      this.blocks.push({ kind: `notice-${block.direction}`, text: block.text.text });
      if (block.direction === "from") pieces[0] = `${block.text.text}${pieces[0]}`;
      else pieces.push(block.text.text);
    }
  }

  /** Where the pictures stood the copy is torn too, as scans are read. */
  #captions(
    copy: readonly string[],
    figures: readonly Extract<StoryBlock, { readonly kind: "figure" }>[],
    chance: Chance,
  ): void {
    const pieces = copy as string[];
    for (const { caption, credit } of figures) {
      if (caption === undefined) continue;
      this.blocks.push({ kind: "caption", text: caption.text.text });
      const words = `${caption.text.text}${credit === undefined ? "" : `　${credit.text.text}`}`;
      const room = chance.share() < CAPTION_KEEPS_ITS_ROOM ? "\n\n" : "";
      pieces.splice(chance.below(pieces.length + 1), 0, room + words);
    }
  }
}

const COPY: ReadonlySet<string> = new Set([
  "body",
  "subhead",
  "speaker",
  "cell",
  "quote",
  "signature",
  "verse",
  "strong",
  "emphasis",
  "properName",
]);
