import type { Desk } from "../layout/desk.ts";
import { insideOf } from "../layout/inside.ts";
import { pictureBlocks } from "../layout/picture-block.ts";
import { type PartRequest, stagesOf } from "../layout/stage.ts";
import { type OpenPart, openVertical } from "../layout/vertical/open.ts";

/** Opens a part whose lines run as the paper's do; of a horizontal one the photo over the head is among the photos. */
export function openPart(request: PartRequest, desk: Desk): OpenPart {
  if (request.part.writing === "vertical") return openVertical(request, desk);
  const inside = insideOf(desk.issue.paper.grid, request.part, request.frame, request.above);
  const blocks = pictureBlocks(request.story, request.part.number, inside, desk);
  return { inside, blocks, stages: stagesOf(request, inside, blocks, desk) };
}
