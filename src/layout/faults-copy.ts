import type { Diagnostic } from "../base/diagnostic.ts";
import { type Desk, labelOf } from "./desk.ts";
import { type FaultSearch, weighed } from "./fault.ts";
import type { Block } from "./galley.ts";
import type { PartSetting } from "./part.ts";
import type { Piece } from "./pour.ts";

/** A sheet as high as this is folded across its middle on its way to the reader (对开). */
const FOLDED = 1300;
/** A photo's centre this near the fold lies on it, in rows. */
const AT_FOLD = 2;

/** Faults of copy and photos in their frames: 题文分离, 孤行不成页, 孤字不成行, 图跨折线. */
export function faultsOfCopy({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return settings.flatMap((setting) => {
    const place = { story: setting.request.story.id, page: labelOf(desk, page) };
    const { span } = setting.request.part;
    const found = { span, related: [] } as const;
    const alone = linesAlone(setting);
    const runts = runtsIn(setting);
    const folded = photosOnFold(setting, desk);
    return [
      ...(isParted(setting)
        ? weighed(desk, { ...found, fault: "题文分离", code: "head-apart", arguments: place, usual: "warning" })
        : []),
      ...(alone > 0
        ? weighed(desk, {
            ...found,
            fault: "孤行不成页",
            code: "line-alone",
            arguments: { ...place, lines: alone },
            usual: "off",
          })
        : []),
      ...(runts > 0
        ? weighed(desk, {
            ...found,
            fault: "孤字不成行",
            code: "character-alone",
            arguments: { ...place, paragraphs: runts },
            usual: "off",
          })
        : []),
      ...folded.flatMap((photo) =>
        weighed(desk, {
          ...found,
          fault: "图跨折线",
          code: "photo-on-fold",
          arguments: { ...place, photo },
          usual: "off",
        }),
      ),
    ];
  });
}

/** 题文分离: the first line of copy stands neither under the head nor in the leg beside it. */
function isParted({ stage, fit, segments, request }: PartSetting): boolean {
  const { head, headLeg } = stage;
  const first = segments[fit.pieces[0]?.segment ?? -1];
  if (head === undefined || first === undefined || request.part.head === "inset") return false;
  return first.leg < headLeg - 1 || first.leg > headLeg + head.legs;
}

/** 孤行不成页: a paragraph's last line alone at a segment's head. */
function linesAlone({ fit, galley }: PartSetting): number {
  return fit.pieces.filter((piece) => {
    const lines = linesOf(galley.blocks[piece.block], fit.variants[piece.block]);
    return lines > 1 && piece.row === 0 && piece.from === lines - 1 && piece.to === lines;
  }).length;
}

function linesOf(block: Block | undefined, variant: number | undefined): number {
  return block?.variants[variant ?? 0]?.ends.length ?? 0;
}

/** 孤字不成行: one character, with or without a mark, alone on a paragraph's last line. */
function runtsIn(setting: PartSetting): number {
  return setting.fit.pieces.filter((piece) => isRunt(setting, piece)).length;
}

function isRunt({ fit, galley, request }: PartSetting, { block, to }: Piece): boolean {
  const of = galley.blocks[block];
  const ends = of?.variants[fit.variants[block] ?? 0]?.ends;
  if (of === undefined || of.kind !== "body" || ends === undefined || ends.length < 2 || to !== ends.length)
    return false;
  const from = ends[ends.length - 2] ?? of.from;
  const codes = request.story.copy.codes.subarray(from, of.to);
  return codes.length <= 2 && codes.filter((code) => !isMark(code)).length <= 1;
}

function isMark(code: number): boolean {
  return "，。、；：？！”’）》".includes(String.fromCodePoint(code));
}

/** 图跨折线: photos whose centre lies on the fold of a folded sheet. */
function photosOnFold({ standing, blocks }: PartSetting, desk: Desk): readonly string[] {
  const { trim, grid } = desk.issue.paper;
  if (trim.height < FOLDED) return [];
  const fold = (trim.height / 2 - grid.top) / grid.pitch + 1;
  return standing.flatMap(({ block, rows }) => {
    const centre = (rows.from + rows.to + 1) / 2;
    const file = blocks[block]?.photos[0]?.file;
    return file !== undefined && Math.abs(centre - fold) < AT_FOLD ? [file] : [];
  });
}
