import type { Pt } from "../../../base/length.ts";
import type { Rect } from "../../../base/rect.ts";
import type { Photo } from "../../model/issue.ts";
import type { Desk } from "../desk.ts";
import { onFold } from "../fold/fold-sides.ts";
import { cornerOf, type Inside } from "../grid/inside.ts";
import type { Owner, Placed } from "../page.ts";
import { moved, placeBlock } from "../placing.ts";
import { CAPTION_GAP } from "./caption.ts";
import { gapOf, pixelsOf, ratiosOf } from "./photo-size.ts";
import { isUncut, type PictureBlock } from "./picture-block.ts";

/** Where a block stands: its first leg, its first row, rows of its picture. */
interface BlockPlace {
  readonly leg: number;
  readonly row: number;
  readonly depth: number;
}

/** Places a block's pictures side by side, each as long as its proportion asks, and the caption under them. */
export function placePictures(
  block: PictureBlock,
  { leg, row, depth: rows }: BlockPlace,
  { inside, owner, desk }: { readonly inside: Inside; readonly owner: Owner; readonly desk: Desk },
): readonly Placed[] {
  const { grid, styles } = desk.issue.paper;
  const { axis, pitch } = inside;
  if (block.inset !== undefined) {
    // Half of what its rows leave stands over it.
    const spare = Math.max(0, (rows - 1) * pitch + grid.size - block.inset.height) / 2;
    return moved(block.inset.placed, axis.on(cornerOf(inside, leg, row), 0, spare));
  }
  const gap = gapOf(grid);
  const ratios = ratiosOf(block.photos, axis, desk);
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  const room = block.width - (ratios.length - 1) * gap;
  // The picture's foot stands level with the text beside it.
  const most = (rows - 1) * pitch + grid.size;
  const { depth, share, white } = scaledTo(block, most, room / sum);
  const first = cornerOf(inside, leg, row);
  const caption = block.photos.find((photo) => photo.caption !== undefined)?.caption?.text;
  const figure: Owner = { ...owner, block: { kind: "figure", part: owner.part ?? 1, photos: block.photos } };
  let corner = axis.on(first, (room * (1 - share)) / 2, white);
  const pictures = block.photos.map((photo, index) => {
    const length = (room * share * (ratios[index] ?? 1)) / sum;
    const at = axis.rect(corner, length, depth);
    corner = axis.on(corner, length + gap, 0);
    return picture(photo, at, { owner: figure, caption: photo.caption?.text ?? caption, desk });
  });
  const lines = { lines: block.caption, pitch: styles.caption.pitch };
  const under = cornerOf(inside, captionLeg(block, leg, inside), row);
  return [...pictures, ...placeBlock(lines, axis.on(under, 0, depth + CAPTION_GAP), figure, axis)];
}

/**
 * How high a block's pictures are within `most`, the share of the width that they take, and the white over them. Uncropped pictures
 * keep their proportion `natural`: the rest of their rows goes under the caption or, without one, half of it over the picture.
 */
function scaledTo(block: PictureBlock, most: Pt, natural: Pt): { depth: Pt; share: number; white: Pt } {
  if (!block.photos.some(isUncut)) return { depth: most, share: 1, white: 0 };
  const depth = Math.min(most, natural);
  return { depth, share: depth / natural, white: block.caption.length === 0 ? (most - depth) / 2 : 0 };
}

/** The leg at which a caption begins: that of its picture, or the first behind the fold where more of the picture stands there. */
function captionLeg({ legs }: PictureBlock, leg: number, inside: Inside): number {
  const { fold } = inside;
  if (fold === undefined || !onFold(inside, { from: leg, to: leg + legs - 1 })) return leg;
  const before = fold.legs - leg;
  return before >= legs - before ? leg : fold.legs;
}

function picture(
  photo: Photo,
  at: Rect,
  of: { readonly owner: Owner; readonly caption: string | undefined; readonly desk: Desk },
): Placed {
  const pixels = pixelsOf(photo, of.desk);
  return {
    kind: "picture",
    owner: of.owner,
    at,
    picture: {
      file: photo.file,
      photo: photo.id,
      pixels: { width: pixels.width, height: pixels.height },
      crop: photo.crop.kind === "none" ? { kind: "centre" } : photo.crop,
      fit: isUncut(photo) ? "contain" : "cover",
      ppi: 72 / Math.max(at.width / pixels.width, at.height / pixels.height),
      caption: of.caption,
    },
  };
}
