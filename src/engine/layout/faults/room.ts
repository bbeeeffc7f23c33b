import type { Diagnostic } from "../../../base/diagnostic.ts";
import { extentText, type FramePlan } from "../../../base/extent.ts";
import type { Issue, Part } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import { areaOf, holesOf } from "../grid/free-area.ts";
import { acrossLegs } from "../grid/grid.ts";
import type { PartSetting } from "../part.ts";
import { naturalDepth, sharpLegs } from "../pictures/photo-size.ts";
import { type FaultSearch, isLookedFor, weighed } from "./fault.ts";

/**
 * 天窗 (RULES.md#room-left): a page that nobody filled, or rectangles of one where nothing stands.
 * @param tryWider of a page that make-up filled, where a wider photo moves all that stands there
 */
export function faultsOfRoom(
  { page, occupants, settings }: FaultSearch,
  tryWider: TryWider | undefined,
  desk: Desk,
): readonly Diagnostic[] {
  if (!isLookedFor(desk, "天窗", "warning")) return [];
  const { pages, paper, adverts } = desk.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const label = labelOf(desk, page);
  const usual = { fault: "天窗", span: plan.span, usual: "warning" } as const;
  const holes = holesOf(paper.grid, occupants);
  const isFilled = occupants.some(({ story }) => story !== undefined) || adverts.some((advert) => advert.page === page);
  if (!isFilled) {
    const characters = holes.reduce((sum, hole) => sum + charactersOf(hole, desk), 0);
    const waiting = storiesWaitingFor(page, desk.issue)
      .map((id) => `\`${id}\``)
      .join(", ");
    const told = { page: label, characters, ...(waiting.length > 0 && { waiting }) };
    return weighed(desk, { ...usual, code: "page-empty", arguments: told });
  }
  return holes.flatMap((hole) => {
    const { columns, rows } = hole;
    const room = { columns: extentText(columns), from: rows.from, to: rows.to, characters: charactersOf(hole, desk) };
    const wider = widerPhoto(hole, settings, desk);
    const photo = wider && tryWider !== undefined ? tryWider(wider, areaOf(hole)) : wider;
    const told = { page: label, ...room, ...besideIt(hole, occupants), ...photo };
    return weighed(desk, { ...usual, code: "page-rest", arguments: told });
  });
}

/** The stories that were to stand on a page and found no room. */
function storiesWaitingFor(page: number, { stories }: Issue): readonly string[] {
  const isWaiting = (part: Part): boolean => part.page === page && part.frame === undefined;
  return stories.filter(({ parts }) => parts.some(isWaiting)).map(({ id }) => id);
}

/** A story as wide as a hole, right above or below it, whose frame is given. */
function besideIt({ columns, rows }: FramePlan, occupants: FaultSearch["occupants"]): { readonly beside?: string } {
  const found = occupants.find(({ story, part, frame }) => {
    const isAsWide = frame.columns.from === columns.from && frame.columns.to === columns.to;
    return (
      story !== undefined &&
      part?.found !== true &&
      isAsWide &&
      (frame.rows.to === rows.from - 1 || frame.rows.from === rows.to + 1)
    );
  });
  return found?.story === undefined ? {} : { beside: found.story.id };
}

/** How much copy a rectangle of the page holds. */
function charactersOf(hole: FramePlan, { issue }: Desk): number {
  return Math.round(areaOf(hole) * issue.paper.grid.measure);
}

/** A photo that a hint names: its file, its columns now and then, the share of a hole that it then fills, in per cent. */
export interface WiderPhoto {
  readonly photo: string;
  readonly now: number;
  readonly wider: number;
  readonly share: number;
}

/** Makes a page up anew with the photo, and tells what it really fills of so many column-rows, at fewer columns where the page does not come out with it; undefined where it never does. */
export type TryWider = (photo: WiderPhoto, room: number) => WiderPhoto | undefined;

/** A wider photo fills at least this share of the room, and no more than that much of it. */
const FILLS = [0.5, 1.1] as const;

/** The photo of the page that fills the most of a hole if it is wider, as far as its pixels go. */
export function widerPhoto(hole: FramePlan, settings: readonly PartSetting[], desk: Desk): WiderPhoto | undefined {
  const room = areaOf(hole);
  const [least, most] = FILLS;
  const found = settings.flatMap(({ blocks, inside, depths, request: { part } }) => {
    const [block] = blocks;
    const [photo] = block?.photos ?? [];
    if (block === undefined || photo === undefined || inside.axis.writing === "vertical") return [];
    if (part.legs !== undefined) return [];
    const rowsOver = (legs: number, depth: number): number => legs * (depth + block.captionRows + 1);
    const now = rowsOver(block.legs, depths[0] ?? Math.round(block.natural));
    const able = Array.from({ length: sharpLegs(block.photos, inside, desk) }, (_, index) => index + 1);
    return able
      .filter((legs) => legs > block.legs)
      .map((legs) => {
        const length = acrossLegs(inside.legs, 0, legs - 1);
        const depth = Math.round(naturalDepth(block.photos, length, inside.axis, desk) / desk.issue.paper.grid.pitch);
        return { photo: photo.file, now: block.legs, wider: legs, share: (rowsOver(legs, depth) - now) / room };
      })
      .filter(({ share }) => share >= least && share <= most);
  });
  const best = found.toSorted((a, b) => b.share - a.share)[0];
  return best && { ...best, share: Math.min(100, Math.round(best.share * 100)) };
}
