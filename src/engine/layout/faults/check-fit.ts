import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { extentsMeet } from "../../../base/extent.ts";
import { type Em, mm } from "../../../base/length.ts";
import type { Part, Story } from "../../model/issue.ts";
import { headingLength, withCure } from "../cures/cures.ts";
import type { FitFault } from "../cures/trials.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { StorySetting } from "../jump.ts";
import type { PartSetting } from "../part.ts";
import { tooNarrow } from "../pictures/qr-code.ts";
import { BRIEF_ENDS_SHORT, MAY_END_SHORT, STACKED_ENDS_SHORT } from "../weights.ts";
import { faultsOfJumps } from "./jumps.ts";

/** Tells how a story fits: over, short, heads too long, photos without a place, parts without text, unpaired jumps; with figures that mend it. */
export function checkStory(
  story: StorySetting,
  filled: ReadonlyMap<PartSetting, number>,
  desk: Desk,
): readonly Diagnostic[] {
  const faultsOf = (setting: StorySetting): readonly FitFault[] => faultsOfFit(setting, filled, desk);
  const tried = new Map<string, readonly FitFault[]>();
  return faultsOf(story).map((fault) => withCure({ fault, story, desk, faultsOf, tried }));
}

function faultsOfFit(setting: StorySetting, filled: ReadonlyMap<PartSetting, number>, desk: Desk): readonly FitFault[] {
  const whole = (told: Diagnostic): FitFault => ({ told, part: undefined });
  return [
    ...setting.parts.flatMap(({ setting: part }) =>
      checkPart(part, filled.get(part) ?? 0, desk).map((told): FitFault => ({ told, part })),
    ),
    ...setting.idle.map(({ number, page, span }) => {
      const args = { story: setting.story.id, part: number, page: labelOf(desk, page) };
      return whole(errorAt(span, "part-empty", args));
    }),
    ...faultsOfJumps(setting, desk).map(whole),
  ];
}

/** A story and the label of a page. */
interface Place {
  readonly story: string;
  readonly page: string;
}

function checkPart(setting: PartSetting, filled: number, desk: Desk): readonly Diagnostic[] {
  const { request, fit, stage } = setting;
  const { story, part } = request;
  const place: Place = { story: story.id, page: labelOf(desk, part.page) };
  const missing = setting.blocks.flatMap((block, index) => {
    if (setting.standing.some((photo) => photo.block === index)) return [];
    const needs = { columns: block.legs, rows: block.depth.from + block.captionRows };
    if (block.inset !== undefined) {
      const { kind, span } = block.inset.inset;
      return [errorAt(span, "photo-no-room", { ...place, photo: kind, ...needs })];
    }
    return block.photos.map((photo) => errorAt(photo.span, "photo-no-room", { ...place, photo: photo.file, ...needs }));
  });
  const found = [
    ...(stage.head?.tooLong ?? []).map((heading) => {
      const code = heading.span === story.label?.span ? "label-too-long" : "headline-too-long";
      return errorAt(heading.span, code, { ...place, characters: headingLength(heading) });
    }),
    ...(stage.noBandBelow === true ? [warningAt(part.span, "head-not-over", { ...place })] : []),
    ...missing,
    ...checkRoom(setting, place, desk),
  ];
  for (const { inset: set } of setting.blocks) {
    const narrow = set && tooNarrow(set);
    if (set === undefined || narrow === undefined) continue;
    const width = { side: Math.floor(narrow.side / mm(1)), least: Math.ceil(narrow.least / mm(1)) };
    found.push(errorAt(set.inset.span, "qr-too-small", { ...place, ...width }));
  }
  if (fit.holes > 0) found.push(warningAt(part.span, "leg-short", { ...place, rows: fit.holes }));
  // A group's head has no copy that could be short.
  if (story.heads !== undefined) return found;
  // The room that a missing photo leaves is its own: told as white, it would be taken away.
  return missing.length > 0 && fit.ended ? found : [...found, ...checkEnd(setting, filled, place, desk)];
}

/** The shortest vertical lines that can be read: a head that leaves less is a mistake. */
const SHORTEST_LINE: Em = 5;

/** Tells when what stands before the text needs more than the frame has: rows, or columns beside vertical lines. */
function checkRoom({ request, stage, inside }: PartSetting, place: Place, desk: Desk): readonly Diagnostic[] {
  const { span } = request.part;
  const { size, pitch } = desk.issue.paper.grid;
  const need = Math.max(0, ...stage.fixed.map((obstacle) => obstacle.rows.to)) - inside.rows.to;
  if (inside.axis.writing === "horizontal") {
    return need > 0 ? [errorAt(span, "frame-too-small", { ...place, rows: need })] : [];
  }
  const line = inside.legs[0]?.measure ?? 0;
  const rows = line < SHORTEST_LINE ? Math.ceil(((SHORTEST_LINE - line) * inside.legs.length * size) / pitch) : 0;
  return [
    ...(rows > 0 ? [errorAt(span, "frame-too-small", { ...place, rows })] : []),
    ...(need > 0 ? [errorAt(span, "frame-too-narrow", { ...place, lines: need })] : []),
  ];
}

function checkEnd(setting: PartSetting, filled: number, place: Place, desk: Desk): readonly Diagnostic[] {
  const { request, fit, inside } = setting;
  const { story, part } = request;
  const left = story.copy.codes.length - fit.at;
  if (!fit.ended) {
    if (request.after === "nothing") {
      return [errorAt(part.span, "overset", { ...place, rows: -fit.empty, characters: left })];
    }
    const outside = story.continuesOn !== undefined && part === story.parts.at(-1);
    return outside ? [warningAt(part.span, "continues-outside", { ...place, characters: left, at: fit.at })] : [];
  }
  const rows = (request.raised?.short ?? fit.empty) - filled;
  if (rows <= (standsOnAnother(setting, desk) ? STACKED_ENDS_SHORT : shortOf(story))) return [];
  const characters = Math.round(rows * (inside.legs[0]?.measure ?? 0));
  return [warningAt(part.span, "underfull", { ...place, rows, characters })];
}

/** True for a brief of a group under which another of the group stands: white is shared out there, and the rest is at the stack's foot. */
function standsOnAnother({ request: { story, part, frame } }: PartSetting, { issue }: Desk): boolean {
  if (story.group === undefined || story.priority !== "brief") return false;
  const isBelow = (other: Part): boolean =>
    other.page === part.page &&
    other.frame !== undefined &&
    other.frame.rows.from > frame.rows.to &&
    extentsMeet(other.frame.columns, frame.columns);
  return issue.stories.some(({ group, parts }) => group === story.group && parts.some(isBelow));
}

/** Rows that may stay empty at a story's foot: a brief of a group leaves more, where its stack has less copy than the one beside it (RULES.md#groups). */
export function shortOf({ group, priority }: Pick<Story, "group" | "priority">): number {
  return group !== undefined && priority === "brief" ? BRIEF_ENDS_SHORT : MAY_END_SHORT;
}
