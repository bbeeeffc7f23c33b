import type { Diagnostic } from "../../../base/diagnostic.ts";
import { type Extent, extentText } from "../../../base/extent.ts";
import type { Photo } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { type Desk, labelOf } from "../desk.ts";
import { cornerOf } from "../grid/inside.ts";
import type { PartSetting } from "../part.ts";
import type { PictureBlock } from "../pictures/picture-block.ts";
import { type FaultSearch, isLookedFor, weighed } from "./fault.ts";

/** A sheet of this height and more (对开) is folded across its middle on its way to the reader. */
const FOLDED = 1300;
/** Rows from the fold within which a point lies on it. */
const AT_FOLD = 2;
const MIDDLE = 0.5;
const FAULT = "图跨折线";

/**
 * 图跨折线: photos on a folded sheet whose centre lies on the fold, or the point that matters (a face) where the crop names it
 * (`crop: "30% 60%"`). RULES.md#fold.
 */
export function faultsOfPhotos({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { trim, grid } = desk.issue.paper;
  if (trim.height < FOLDED || !isLookedFor(desk, FAULT, "off")) return [];
  const fold = (trim.height / 2 - grid.top) / grid.pitch + 1;
  return settings.flatMap((setting) =>
    picturesIn(setting, grid).flatMap(({ block, rows }) =>
      block.photos
        .filter((photo) => Math.abs(pointOf(photo, rows) - fold) < AT_FOLD)
        .flatMap((photo) =>
          weighed(desk, {
            fault: FAULT,
            code: "photo-on-fold",
            span: photo.span,
            arguments: {
              story: setting.request.story.id,
              page: labelOf(desk, page),
              photo: photo.file,
              rows: extentText(rows),
              fold: Math.round(fold),
            },
            related: [setting.request.part.span],
            usual: "off",
          }),
        ),
    ),
  );
}

/** The row of the point that must not be folded. */
function pointOf({ crop }: Photo, { from, to }: Extent): number {
  const share = crop.kind === "focus" ? crop.y : MIDDLE;
  return from + share * (to + 1 - from);
}

interface Standing {
  readonly block: PictureBlock;
  /** Page rows of the picture without its caption. */
  readonly rows: Extent;
}

function picturesIn({ stage, standing, blocks, depths, inside }: PartSetting, grid: Grid): readonly Standing[] {
  const { opener } = stage;
  const first: readonly Standing[] =
    opener === undefined
      ? []
      : [{ block: opener.block, rows: { from: opener.row, to: opener.row + opener.depth - 1 } }];
  const others = standing.flatMap(({ block: index, rows, legs }): readonly Standing[] => {
    const block = blocks[index];
    if (block === undefined) return [];
    if (inside.axis.writing === "vertical") {
      const from = (cornerOf(inside, legs.from, rows.from).y - grid.top) / grid.pitch + 1;
      return [{ block, rows: { from, to: from + block.width / grid.pitch - 1 } }];
    }
    return [{ block, rows: { from: rows.from, to: rows.from + (depths[index] ?? 1) - 1 } }];
  });
  return [...first, ...others];
}
