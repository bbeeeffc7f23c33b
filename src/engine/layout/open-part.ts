import type { Desk } from "./desk.ts";
import { insideOf, raised } from "./grid/inside.ts";
import { pictureBlocks } from "./pictures/picture-block.ts";
import type { PartRequest } from "./stage.ts";
import { type OpenPart, stagesOf } from "./stages.ts";
import { insertInside } from "./vertical/insert.ts";
import { openVertical } from "./vertical/open.ts";

/** Opens a part before its copy is set: its inside, its photos, its head and note. A photo over the head is among the photos. */
export function openPart(request: PartRequest, desk: Desk): OpenPart {
  const { story, part, frame, above } = request;
  if (part.writing === "vertical") return openVertical(request, desk);
  const { grid } = desk.issue.paper;
  const whole =
    grid.writing === "vertical" ? insertInside(grid, { part, frame, above }) : insideOf(grid, part, frame, above);
  const inside = raised(whole, request.raised);
  const blocks = pictureBlocks(story, part.number, inside, desk);
  return { inside, blocks, stages: stagesOf(request, inside, blocks, desk) };
}
