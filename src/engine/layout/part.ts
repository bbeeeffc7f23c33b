/*
 * One part of a story. It is opened (inside, photos, head and note) before its copy is set, since make-up asks many frames how much room is left; setting it then
 * fits head, photos and text together.
 */

import { count } from "../../base/extent.ts";
import { RUN_INS } from "../../base/short-texts.ts";
import type { PhotoPosition, SpreadHalf } from "../model/issue.ts";
import type { Galley, StyledText } from "../text/galley.ts";
import type { Desk } from "./desk.ts";
import { type Inside, insideOf, raised } from "./inside.ts";
import { bestFit, type ChosenLevers } from "./levers.ts";
import { type Arranging, arrangements, placeWord, type Slot } from "./pictures/arrange.ts";
import { type PictureBlock, pictureBlocks, preferred } from "./pictures/pictures.ts";
import { type OpenPart, type PartRequest, type Stage, stagesOf } from "./stages.ts";
import { piecesOf } from "./typeset.ts";
import { insertInside, openVertical } from "./vertical/open.ts";
import { ARRANGED, COPY_SET, COPY_SET_MORE } from "./weights.ts";

/** A part as set: all that placing needs. */
export interface PartSetting extends ChosenLevers {
  readonly request: PartRequest;
  readonly inside: Inside;
  readonly galley: Galley;
  readonly blocks: readonly PictureBlock[];
  /** 跨版: what stands of a part on one of two facing pages. */
  readonly half?: PartHalf;
}

/** A part over the fold is set as one, then cut: `whole` stands on a sheet of both pages, from the left one's corner. */
export interface PartHalf {
  readonly side: SpreadHalf["side"];
  readonly whole: PartSetting;
}

/** Sets one part: head, note, photos and text fitted together by the levers. */
export function setPart(request: PartRequest, desk: Desk): PartSetting {
  const { inside, blocks: photos, stages } = openPart(request, desk);
  const blocks = photos.filter((block) => block !== stages.first.opener?.block);
  const arranged = arrange(inside, stages.first, { blocks, notice: request.after === "jump" });
  const set = (paragraphs: number): PartSetting => {
    const galley = galleyOf(request, paragraphs, inside, desk);
    const levers = { inside, galley, stages, blocks, arranged, after: request.after, bias: request.bias };
    return { request, inside, galley, blocks, ...bestFit(levers, desk) };
  };
  const all = request.story.copy.paragraphs.length;
  const some = paragraphsFor(request, inside);
  const setting = set(some);
  // Narrow letters may bring the end of what was thought enough into the frame.
  return setting.fit.ended && some < all ? set(all) : setting;
}

/** The first paragraphs of the part's copy, from its first character on, at the measure of its legs. */
export function galleyOf(request: PartRequest, paragraphs: number, inside: Inside, desk: Desk): Galley {
  const measure = inside.legs[0]?.width ?? 0;
  const { from, story, part } = request;
  const opening = piecesOf(openingOf(request, desk));
  const { align } = desk.issue.paper.styles.headline[story.priority];
  return desk.typeset.galley(story.copy, paragraphs, from, measure, part.writing, opening, align);
}

/** The paragraphs of a long copy that the part can about take when another follows, and some more. */
function paragraphsFor(request: PartRequest, inside: Inside): number {
  const { copy } = request.story;
  if (request.after === "nothing") return copy.paragraphs.length;
  const rows = inside.legs.length * count(inside.rows);
  const most = request.from + Math.ceil(rows * (inside.legs[0]?.measure ?? 1) * COPY_SET) + COPY_SET_MORE;
  if (most >= copy.codes.length) return copy.paragraphs.length;
  const beyond = copy.paragraphs.findIndex((paragraph) => paragraph.from > most);
  return beyond < 0 ? copy.paragraphs.length : beyond;
}

function openingOf(request: PartRequest, desk: Desk): readonly StyledText[] {
  const { styles } = desk.issue.paper;
  const { story } = request;
  if (request.opening !== "first") return request.notice;
  return RUN_INS.flatMap((role) => {
    const text = story[role]?.text;
    return text === undefined ? [] : [{ role, text, style: styles[role] }];
  });
}

function arrange(
  inside: Inside,
  stage: Stage,
  of: { readonly blocks: readonly PictureBlock[]; readonly notice: boolean },
): readonly (readonly Slot[])[] {
  const arranging: Arranging = { inside, fixed: stage.fixed, ...of };
  const found = arrangements(arranging, of.blocks.map(preferred), ARRANGED);
  if ((found[0]?.length ?? 0) === of.blocks.length) return found;
  // Too deep at their own proportion: where they find a place at the least that the levers allow.
  const leastDepths = of.blocks.map(({ depth }) => depth.from);
  const least = arrangements(arranging, leastDepths, ARRANGED);
  return (least[0]?.length ?? 0) > (found[0]?.length ?? 0) ? least : found;
}

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

/** A photo as it stands, in the words of a manifest. */
export interface PhotoPlace {
  /** The story's id, and the photo's. */
  readonly story: string;
  readonly photo: string;
  readonly columns: number;
  /** Undefined where no word leads there. */
  readonly at: PhotoPosition | undefined;
  /** Rows of the picture. */
  readonly depth: number;
}

/** The photos of a part; of a part over the fold they are told with its left half. */
export function photoPlaces(setting: PartSetting): readonly PhotoPlace[] {
  if (setting.half?.side === "right") return [];
  const { request, inside, stage, blocks, depths, standing } = setting.half?.whole ?? setting;
  const { opener } = stage;
  const arranging = { inside, fixed: stage.fixed, blocks, notice: request.after === "jump" };
  const placesOf = ({ photos, legs }: PictureBlock, at: PhotoPosition | undefined, depth: number) =>
    photos.map(({ id }): PhotoPlace => ({ story: request.story.id, photo: id, columns: legs, at, depth }));
  return [
    ...(opener === undefined ? [] : placesOf(opener.block, "head", opener.depth)),
    ...standing.flatMap((each) => {
      const [block, depth] = [blocks[each.block], depths[each.block]];
      if (block === undefined || depth === undefined) return [];
      return placesOf(block, placeWord(arranging, each, depth), depth);
    }),
  ];
}
