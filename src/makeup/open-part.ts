import type { Desk } from "../layout/desk.ts";
import { type Inside, insideOf } from "../layout/inside.ts";
import { type PictureBlock, pictureBlocks } from "../layout/picture-block.ts";
import { type PartRequest, type Stages, stagesOf } from "../layout/stage.ts";
import { openVertical } from "../layout/vertical/open.ts";

/** A part before its copy is set, as make-up weighs it. */
interface Opened {
  readonly inside: Inside;
  /** Its photos; in a horizontal part also the one over the head. */
  readonly blocks: readonly PictureBlock[];
  readonly stages: Stages;
}

/** Opens a part whose lines run as the paper's do. */
export function openPart(request: PartRequest, desk: Desk): Opened {
  if (request.part.writing === "vertical") {
    const { inside, blocks, stages } = openVertical(request, desk);
    return { inside, blocks, stages };
  }
  const inside = insideOf(desk.issue.paper.grid, request.part, request.frame, request.above);
  const blocks = pictureBlocks(request.story, request.part.number, inside, desk);
  return { inside, blocks, stages: stagesOf(request, inside, blocks, desk) };
}
