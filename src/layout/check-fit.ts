import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import type { Em } from "../base/length.ts";
import { type Desk, labelOf } from "./desk.ts";
import { faultsOfJumps } from "./faults-jumps.ts";
import type { StorySetting } from "./jump.ts";
import type { PartSetting } from "./part.ts";
import { MAY_END_SHORT } from "./weights.ts";

/** Tells how a story fits: over, short, heads too long, photos without a place, parts without text, unpaired jumps. */
export function checkStory(
  setting: StorySetting,
  filled: ReadonlyMap<PartSetting, number>,
  desk: Desk,
): readonly Diagnostic[] {
  return [
    ...setting.parts.flatMap((part) => checkPart(part.setting, filled.get(part.setting) ?? 0, desk)),
    ...setting.idle.map((part) =>
      errorAt(part.span, "part-empty", { story: setting.story.id, part: part.number, page: labelOf(desk, part.page) }),
    ),
    ...faultsOfJumps(setting, desk),
  ];
}

function checkPart(setting: PartSetting, filled: number, desk: Desk): readonly Diagnostic[] {
  const { request, fit, stage, blocks, standing } = setting;
  const { story, part } = request;
  const place = { story: story.id, page: labelOf(desk, part.page) };
  const found: Diagnostic[] = [];
  for (const heading of stage.head?.tooLong ?? []) found.push(errorAt(heading.span, "headline-too-long", place));
  for (const [index, block] of blocks.entries()) {
    if (standing.some((photo) => photo.block === index)) continue;
    for (const photo of block.photos) found.push(errorAt(photo.span, "photo-no-room", { ...place, photo: photo.file }));
  }
  found.push(...checkRoom(setting, place, desk));
  if (fit.holes > 0) found.push(warningAt(part.span, "leg-short", { ...place, rows: fit.holes }));
  return [...found, ...checkEnd(setting, filled, place)];
}

/** The shortest vertical lines that can be read: a head that leaves less is a mistake. */
const SHORTEST_LINE: Em = 5;

/** Tells when what stands before the text needs more than the frame has: rows, or columns beside vertical lines. */
function checkRoom(
  { request, stage, inside }: PartSetting,
  place: { readonly story: string; readonly page: string },
  desk: Desk,
): readonly Diagnostic[] {
  const { span } = request.part;
  const { measure, gutter, size, pitch } = desk.issue.paper.grid;
  const need = Math.max(0, ...stage.fixed.map((obstacle) => obstacle.rows.to)) - inside.rows.to;
  if (inside.axis.writing === "horizontal") {
    return need > 0 ? [errorAt(span, "frame-too-small", { ...place, rows: need })] : [];
  }
  const line = inside.legs[0]?.measure ?? 0;
  const rows = line < SHORTEST_LINE ? Math.ceil(((SHORTEST_LINE - line) * inside.legs.length * size) / pitch) : 0;
  const columns = Math.ceil((need * inside.pitch) / ((measure + gutter) * size));
  return [
    ...(rows > 0 ? [errorAt(span, "frame-too-small", { ...place, rows })] : []),
    ...(need > 0 ? [errorAt(span, "frame-too-narrow", { ...place, lines: need, columns })] : []),
  ];
}

function checkEnd(
  setting: PartSetting,
  filled: number,
  place: { readonly story: string; readonly page: string },
): readonly Diagnostic[] {
  const { request, fit, inside } = setting;
  const { story, part } = request;
  const left = story.copy.codes.length - fit.at;
  if (!fit.ended) {
    if (request.after === "nothing") {
      const depth = depthOf(setting, -fit.empty, Math.ceil);
      return [errorAt(part.span, "overset", { ...place, rows: -fit.empty, characters: left, ...depth })];
    }
    const outside = story.continuesOn !== undefined && part === story.parts.at(-1);
    return outside ? [warningAt(part.span, "continues-outside", { ...place, characters: left, at: fit.at })] : [];
  }
  const rows = (request.raised?.short ?? fit.empty) - filled;
  if (rows <= MAY_END_SHORT) return [];
  const characters = Math.round(rows * (inside.legs[0]?.measure ?? 0));
  return [warningAt(part.span, "underfull", { ...place, rows, characters, ...depthOf(setting, rows, Math.floor) })];
}

/** Rows of all legs in rows of the frame's depth, for the hint; nothing when that is 0 or the lines are vertical. */
function depthOf({ inside }: PartSetting, rows: number, round: (rows: number) => number): { readonly depth?: number } {
  const depth = round(rows / inside.legs.length);
  return depth < 1 || inside.axis.writing === "vertical" ? {} : { depth };
}
