import type { Pt } from "../../base/length.ts";
import type { Photo, PhotoPosition, Story } from "../../model/issue.ts";
import { setVertical } from "../../text/display.ts";
import type { Desk } from "../desk.ts";
import { acrossLegs } from "../grid.ts";
import type { Inside } from "../inside.ts";
import type { Owner, Placed } from "../page.ts";
import {
  anchorOf,
  aspectOf,
  CAPTION_GAP,
  captionTexts,
  figureOwner,
  gapOf,
  groupsOf,
  type PictureBlock,
  picture,
  roomOf,
  scaledTo,
} from "../picture-block.ts";
import { linePitch } from "./inside.ts";

/**
 * The photos of one part of a vertical story, turned as its copy is: a block takes whole bands of height, and as many lines
 * as its proportion asks; photos of a group stand over one another, the caption in vertical lines at the left.
 */
export function verticalBlocks(story: Story, part: number, inside: Inside, desk: Desk): readonly PictureBlock[] {
  const { grid } = desk.issue.paper;
  const bands = inside.legs.length;
  return groupsOf(story.photos.filter((photo) => photo.part === part)).map((photos) => {
    const at = photos.find((photo) => photo.at !== undefined)?.at;
    const written = Math.max(...photos.map((photo) => photo.columns ?? 0));
    const legs = at === "head" ? bands : Math.min(bands, Math.max(1, written));
    const { width: height } = acrossLegs(inside.legs, 0, legs - 1);
    const caption = lines(photos, height, desk);
    const width = (height - (photos.length - 1) * gapOf(grid)) / inverseSum(photos, desk);
    const natural = (width - grid.size) / linePitch(inside) + 1;
    return {
      photos,
      caption,
      ...roomOf(photos, natural, { caption, desk }),
      width: height,
      legs,
      at: at && TURNED[at],
      natural,
      anchor: anchorOf(story, photos),
    };
  });
}

/** Corners of the page as corners of the turned copy: its head is the right side, its left the top. */
const TURNED: Readonly<Record<PhotoPosition, PhotoPosition>> = {
  head: "top",
  top: "top-left",
  "top-right": "top-left",
  "top-left": "bottom-left",
  bottom: "bottom-right",
  "bottom-right": "top-right",
  "bottom-left": "bottom-right",
  centre: "centre",
};

function lines(photos: readonly Photo[], height: Pt, desk: Desk): PictureBlock["caption"] {
  const texts = captionTexts(photos, desk);
  return texts.length === 0 ? [] : setVertical(texts, height, desk.bench);
}

/** What the photos' heights add up to at a width of 1. */
function inverseSum(photos: readonly Photo[], desk: Desk): number {
  return photos.reduce((sum, photo) => sum + 1 / aspectOf(photo, desk), 0);
}

/** Where a block stands: the right edge of its first line, the head of its first band. */
export interface VerticalPlace {
  readonly right: Pt;
  readonly top: Pt;
  /** Lines that its pictures take. */
  readonly depth: number;
  /** From line to line. */
  readonly pitch: Pt;
  readonly owner: Owner;
}

export function placeVerticalPictures(block: PictureBlock, place: VerticalPlace, desk: Desk): readonly Placed[] {
  const { grid, styles } = desk.issue.paper;
  const owner = figureOwner(place.owner, block);
  const room = block.width - (block.photos.length - 1) * gapOf(grid);
  const sum = inverseSum(block.photos, desk);
  const { height: width, share, white } = scaledTo(block, (place.depth - 1) * place.pitch + grid.size, room / sum);
  const x = place.right - white - width;
  const caption = block.photos.find((photo) => photo.caption !== undefined)?.caption?.text;
  let y = place.top + (room * (1 - share)) / 2;
  const pictures = block.photos.map((photo) => {
    const height = (room * share) / aspectOf(photo, desk) / sum;
    const at = { x, y, width, height };
    y += height + gapOf(grid);
    return picture(photo, at, { owner, caption: photo.caption?.text ?? caption, desk });
  });
  const { pitch } = styles.caption;
  const first = x - CAPTION_GAP;
  const texts = block.caption.map(
    (line, at): Placed => ({ kind: "text", owner, x: first - line.size / 2 - at * pitch, y: place.top, line }),
  );
  return [...pictures, ...texts];
}
