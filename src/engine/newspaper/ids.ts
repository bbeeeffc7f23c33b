import type { Block } from "../layout/page.ts";

// Ids are made of names that an author gave (a story's id, a photo's id) and of places in the copy, so that they stay the same over rebuilds.

/** A text over the copy or beside it. Later parts have their number in it. @param kind its role: `headline` */
function displayId(story: string, kind: string, part: number): string {
  return part === 1 ? `${story}/${kind}` : `${story}/${kind}-${part}`;
}

/** A paragraph, a line of verse, a list's item, a table's cell. @param paragraph its number in the copy, from 0; the id counts from 1 */
export function passageId(story: string, paragraph: number): string {
  return `${story}/p${paragraph + 1}`;
}

/** The number or bullet of a list's item. */
export function labelId(passage: string): string {
  return `${passage}/label`;
}

/** @param list its number among the story's lists, from 0; the id counts from 1 */
export function listId(story: string, list: number): string {
  return `${story}/list-${list + 1}`;
}

/** @param table its number among the story's tables, from 0; the id counts from 1 */
export function tableId(story: string, table: number): string {
  return `${story}/table-${table + 1}`;
}

/** A set-off passage, or verse. @param passage the id of its first paragraph */
export function groupId(kind: "quote" | "verse", passage: string): string {
  return `${passage}/${kind}`;
}

/** 下转 or 上接 in a part of a story. */
export function noticeId(story: string, direction: "to" | "from", part: number): string {
  return `${story}/${direction}-${part}`;
}

/** The block of a story that layout names. */
export function blockId(story: string, block: Block): string {
  switch (block.kind) {
    case "copy": {
      // A line of a table holds several cells.
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

/** What a figure's or an inset's texts and things begin their ids with; undefined for other blocks. */
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

/** The advert that a piece is of: `advert-2`, and `advert-2/ad-5` for its fifth small ad; undefined for furniture. */
export function advertOf(piece: string | undefined): string | undefined {
  return piece?.startsWith("advert-") ? piece.split("/")[0] : undefined;
}

/** The block of an advert's line: what its piece names, or its label. */
export function advertBlock(piece: string): string {
  return piece.includes("/") ? piece : advertLabel(piece);
}

export function advertLabel(advert: string): string {
  return `${advert}/label`;
}

/** Makes ids of a name and a number: the things of one name count from 1. */
export type Counter = (name: string) => string;

export function counter(): Counter {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}-${count}`;
  };
}
