import type { Copy } from "../base/copy.ts";
import type { Galley, StyledText } from "../text/galley.ts";
import { setGalley } from "../text/set-galley.ts";
import { type Arranging, arrangements, type Slot, type Standing } from "./arrange.ts";
import { type Desk, remembered } from "./desk.ts";
import type { Fit } from "./fit.ts";
import { type Inside, insideOf, raised } from "./inside.ts";
import { bestFit } from "./levers.ts";
import { type PictureBlock, pictureBlocks, preferred } from "./picture-block.ts";
import { type PartRequest, type Stage, stagesOf } from "./stage.ts";
import type { LegSegment } from "./tray.ts";
import { type OpenPart, openVertical } from "./vertical/open.ts";

/** A part as set: all that placing needs. */
export interface PartSetting {
  readonly request: PartRequest;
  readonly inside: Inside;
  readonly galley: Galley;
  readonly stage: Stage;
  readonly blocks: readonly PictureBlock[];
  readonly standing: readonly Standing[];
  readonly depths: readonly number[];
  readonly segments: readonly LegSegment[];
  readonly fit: Fit;
}

/** Of the Han characters that a part has room for: the share of a long copy that is set for it. */
const COPY_SLACK = 1.25;

/** Sets one part: head, note, photos and text fitted together by the levers. */
export function setPart(request: PartRequest, desk: Desk): PartSetting {
  const { story, part } = request;
  const { inside, blocks, stages } =
    part.writing === "vertical" ? openVertical(request, desk) : openHorizontal(request, desk);
  const arranged = arrange(inside, stages.first, { blocks, notice: request.after === "jump" });
  const set = (copy: Copy): PartSetting => {
    const galley = galleyOf(request, copy, inside, desk);
    const levers = { inside, galley, stages, blocks, arranged, after: request.after, bias: request.bias };
    return { request, inside, galley, blocks, ...bestFit(levers, desk) };
  };
  const some = copyFor(request, inside);
  const setting = set(some);
  // Narrow letters may bring the end of what was thought enough into the frame.
  return setting.fit.ended && some !== story.copy ? set(story.copy) : setting;
}

/** A horizontal part before its copy is set; a photo over the head is the stages' own. */
function openHorizontal(request: PartRequest, desk: Desk): OpenPart {
  const { story, part, frame, above } = request;
  const inside = raised(insideOf(desk.issue.paper.grid, part, frame, above), request.raised?.rows ?? 0);
  const blocks = pictureBlocks(story, part.number, inside, desk);
  const stages = stagesOf(request, inside, blocks, desk);
  return { inside, blocks: blocks.filter((block) => block.at !== "head"), stages };
}

/** The part's copy, from its first character on, at the measure of its legs. */
export function galleyOf(request: PartRequest, copy: Copy, inside: Inside, desk: Desk): Galley {
  const { grid, styles } = desk.issue.paper;
  const measure = inside.legs[0]?.width ?? 0;
  const opening = openingOf(request, desk);
  const notice = opening.map(({ text }) => text).join("|");
  const key = `${request.story.id}/${request.from}/${measure}/${copy.paragraphs.length}/${notice}`;
  return remembered(desk.memory.galleys, key, () =>
    setGalley({
      copy,
      from: request.from,
      measure,
      styles,
      pitch: grid.pitch,
      fonts: desk.fonts,
      words: desk.words,
      opening,
      ...(request.part.writing === "vertical" && { writing: "vertical" as const }),
    }),
  );
}

/** About as much of a long copy as the part can take when another follows, and some more. */
function copyFor(request: PartRequest, inside: Inside): Copy {
  const { copy } = request.story;
  if (request.after === "nothing") return copy;
  const rows = inside.legs.length * (inside.rows.to - inside.rows.from + 1);
  const most = request.from + Math.ceil(rows * (inside.legs[0]?.measure ?? 1) * COPY_SLACK) + 200;
  if (most >= copy.codes.length) return copy;
  const beyond = copy.paragraphs.findIndex((paragraph) => paragraph.from > most);
  return beyond < 0 ? copy : { ...copy, paragraphs: copy.paragraphs.slice(0, beyond) };
}

function openingOf(request: PartRequest, desk: Desk): readonly StyledText[] {
  const { styles } = desk.issue.paper;
  const { story } = request;
  if (request.opening !== "first") return request.notice;
  const texts: StyledText[] = [];
  if (story.dateline !== undefined) texts.push({ role: "dateline", text: story.dateline.text, style: styles.dateline });
  if (story.reporter !== undefined) texts.push({ role: "reporter", text: story.reporter.text, style: styles.reporter });
  return texts;
}

function arrange(
  inside: Inside,
  stage: Stage,
  of: { readonly blocks: readonly PictureBlock[]; readonly notice: boolean },
): readonly (readonly Slot[])[] {
  const arranging: Arranging = { inside, fixed: stage.fixed, ...of };
  const found = arrangements(arranging, of.blocks.map(preferred), 3);
  if ((found[0]?.length ?? 0) === of.blocks.length) return found;
  // Too deep at their own proportion: where they find a place at the least that the levers allow.
  const least = arrangements(
    arranging,
    of.blocks.map(({ depth }) => depth.from),
    3,
  );
  return (least[0]?.length ?? 0) > (found[0]?.length ?? 0) ? least : found;
}
