import type { ReadStory } from "../../engine/newspaper/newspaper.ts";
import {
  type CopyBlock,
  isDisplayBlock,
  type ListEntry,
  type Passage,
  type StoryBlock,
} from "../../engine/newspaper/story-block.ts";

/**
 * A division of a story in METS. The types are those of docWORKS, for which viewers of digitised newspapers look: ARTICLE holds HEADING and BODY. A
 * division that has a unit stands on the pages.
 */
export interface StoryDivision {
  readonly type: string;
  readonly label: string | undefined;
  readonly unit: StoryUnit | undefined;
  readonly divisions: readonly StoryDivision[];
}

/** A piece of a story that only legs and jumps divide: its part in one leg is a block of ALTO. */
export interface StoryUnit {
  readonly id: string;
  /** Ids of lines. */
  readonly lines: readonly string[];
  /** Ids of pictures. */
  readonly pictures: readonly string[];
  /** The line of copy that a notice runs into. */
  readonly within: string | undefined;
}

export function unitsOf({ blocks }: ReadStory): readonly StoryUnit[] {
  return blocks.flatMap((block) => unitsIn(divisionOf(block)));
}

function unitsIn({ unit, divisions }: StoryDivision): readonly StoryUnit[] {
  return [...(unit === undefined ? [] : [unit]), ...divisions.flatMap(unitsIn)];
}

/** The divisions of a story: HEADING, BODY, then illustrations, which stand beside it. */
export function articleOf(story: ReadStory): readonly StoryDivision[] {
  const { blocks } = story;
  const first = story.parts[0]?.number;
  const isHead = (block: StoryBlock): boolean => isDisplayBlock(block) && block.kind !== "note" && block.part === first;
  const head = blocks.filter(isHead).map(divisionOf);
  const figures = blocks.filter(({ kind }) => kind === "figure").map(divisionOf);
  const body = blocks.filter((block) => !isHead(block) && block.kind !== "figure").map(divisionOf);
  return [
    ...(head.length === 0 ? [] : [holding("HEADING", head)]),
    ...(body.length === 0 ? [] : [holding("BODY", [holding("BODY_CONTENT", body)])]),
    ...figures,
  ];
}

const DISPLAY_TYPES = {
  label: "LABEL",
  kicker: "OVERLINE",
  headline: "TITLE",
  deck: "SUBHEADLINE",
  byline: "AUTHOR",
  note: "NOTE",
} as const;

function divisionOf(block: StoryBlock): StoryDivision {
  if (isDisplayBlock(block)) return single(DISPLAY_TYPES[block.kind], block.id, block.lines);
  switch (block.kind) {
    case "notice":
      return single("CONTINUATION_NOTICE", block.id, block.lines, { within: block.within });
    case "figure": {
      const { id, caption, credit, lines } = block;
      const pictures = [...block.pictures, ...(block.halves ?? [])];
      const image = single("IMAGE", `${id}/pictures`, [], { pictures });
      const told = lines.length === 0 ? [] : [single("CAPTION", `${id}/caption`, lines)];
      return { ...holding("ILLUSTRATION", [image, ...told]), label: caption?.text.text ?? credit?.text.text };
    }
    case "pullquote":
    case "numbers":
    case "qr":
    case "opening":
      return single("PARAGRAPH", block.id, block.lines);
    default:
      return copyDivision(block);
  }
}

function copyDivision(block: CopyBlock): StoryDivision {
  switch (block.kind) {
    case "paragraph":
      return single("PARAGRAPH", block.id, block.lines);
    case "subhead":
      return single("CROSSHEADING", block.id, block.lines);
    case "signature":
      return single("SIGNATURE", block.id, block.lines);
    case "quote":
      return holding("BLOCKQUOTE", block.blocks.map(copyDivision));
    case "verse":
      return holding("VERSE", block.stanzas.map(stanza));
    case "list":
      return holding("LIST", block.items.map(listItem));
    case "table":
      return single("TABLE", block.id, block.lines);
  }
}

function listItem({ id, lines }: ListEntry): StoryDivision {
  return single("LIST_ITEM", id, lines);
}

function stanza(verses: readonly Passage[]): StoryDivision {
  const lines = verses.flatMap((verse) => verse.lines);
  return single("STANZA", `${verses[0]?.id ?? ""}/stanza`, lines);
}

function single(
  type: string,
  id: string,
  lines: readonly string[],
  more: Partial<Pick<StoryUnit, "pictures" | "within">> = {},
): StoryDivision {
  const { pictures = [], within } = more;
  return { type, label: undefined, unit: { id, lines, pictures, within }, divisions: [] };
}

function holding(type: string, divisions: readonly StoryDivision[]): StoryDivision {
  return { type, label: undefined, unit: undefined, divisions };
}
