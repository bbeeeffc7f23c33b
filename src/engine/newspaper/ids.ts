import { isEnding } from "../../base/blocks.ts";
import type { Block } from "../layout/page.ts";

// Ids consist of names that an author gave (a story's id, a photo's id) and positions in the copy, so they stay the same from build to build.

/** A text beside the copy. Ids of later parts contain the part's number, but a text below the copy is one block, even if a jump cuts it. */
function displayId(story: string, kind: string, part: number): string {
  return part === 1 || isEnding(kind) ? `${story}/${kind}` : `${story}/${kind}-${part}`;
}

/** A paragraph, a line of verse, a list item or a table cell. @param paragraph its index in the copy, from 0; the id counts from 1 */
export function passageId(story: string, paragraph: number): string {
  return `${story}/p${paragraph + 1}`;
}

export function labelId(passage: string): string {
  return `${passage}/label`;
}

/** @param list its index among the story's lists, from 0; the id counts from 1 */
export function listId(story: string, list: number): string {
  return `${story}/list-${list + 1}`;
}

/** @param table its index among the story's tables, from 0; the id counts from 1 */
export function tableId(story: string, table: number): string {
  return `${story}/table-${table + 1}`;
}

/** A set-off passage or a poem. @param passage the id of its first paragraph */
export function groupId(kind: "quote" | "verse", passage: string): string {
  return `${passage}/${kind}`;
}

/** The 下转 or 上接 of a part of a story. */
export function noticeId(story: string, direction: "to" | "from", part: number): string {
  return `${story}/${direction}-${part}`;
}

export function blockId(story: string, block: Block): string {
  switch (block.kind) {
    case "copy": {
      // A line of a table contains several cells.
      const cell = block.copy.paragraphs[block.paragraph]?.cell;
      return cell === undefined ? passageId(story, block.paragraph) : tableId(story, cell.table);
    }
    case "figure":
      return `${story}/figure-${block.photos[0]?.id}`;
    case "inset":
      return `${story}/${block.inset.kind}`;
    case "notice":
      return noticeId(story, block.direction, block.part);
    case "opening":
      return `${story}/opening`;
    default:
      return displayId(story, block.kind, block.part);
  }
}

/** The prefix of the ids of a figure's or an inset's texts and things; undefined for other blocks. */
export function pieceId(story: string, block: Block | undefined): string | undefined {
  if (block?.kind === "figure") return blockId(story, block);
  if (block?.kind !== "inset") return undefined;
  return block.entry === undefined ? blockId(story, block) : `${blockId(story, block)}/${block.entry}`;
}

/** @param story a story's id, a group's, or an advert's */
export function frameId(story: string, part: number): string {
  return `${story}/frame-${part}`;
}

export function furnitureId(label: string, piece: string): string {
  return `page-${label}/${piece}`;
}

/** The advert of a piece: `advert-2`, or `advert-2/ad-5` for its fifth small ad; undefined for furniture. */
export function advertOf(piece: string | undefined): string | undefined {
  return piece !== undefined && /^advert[-:]/.test(piece) ? piece.split("/")[0] : undefined;
}

/** The block of an advert's line: the one that its piece names, or the label. */
export function advertBlock(piece: string): string {
  return piece.includes("/") ? piece : advertLabel(piece);
}

export function advertLabel(advert: string): string {
  return `${advert}/label`;
}

/** Makes ids from a name and a number that counts from 1 for each name. */
export type Counter = (name: string) => string;

export function counter(): Counter {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
}
