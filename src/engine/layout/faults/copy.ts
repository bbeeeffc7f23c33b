import type { Code } from "../../../base/codes.ts";
import { spanOfCodes } from "../../../base/copy.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { extentsMeet } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import type { Block } from "../../text/galley.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { Piece } from "../fit/pour.ts";
import type { PartSetting } from "../part.ts";
import { type FaultSearch, frameArguments, isLookedFor, weighed } from "./fault.ts";

/** Faults of copy in its frames: 题文分离, 孤行不成页, 孤字不成行. */
export function faultsOfCopy(search: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return search.settings.flatMap((setting) => [
    ...apart(setting, search, desk),
    ...alone(setting, desk, { fault: "孤行不成页", code: "line-alone", is: isLineAlone, usual: "off" }),
    ...alone(setting, desk, { fault: "孤字不成行", code: "character-alone", is: isRunt, usual: "warning" }),
  ]);
}

/** 题文分离: copy that does not begin by its head; a continuation without a head that does not touch the part before. */
function apart(setting: PartSetting, search: FaultSearch, desk: Desk): readonly Diagnostic[] {
  if (!isParted(setting) && !isLost(setting, search)) return [];
  return weighed(desk, {
    fault: "题文分离",
    code: "head-apart",
    span: setting.request.part.span,
    arguments: frameArguments(setting.request, search.page, desk),
    usual: "warning",
  });
}

/** The first line of copy stands neither under the head nor in the leg beside it. */
function isParted({ stage, fit, segments, request }: PartSetting): boolean {
  const { head, headLeg } = stage;
  const first = segments[fit.pieces[0]?.segment ?? -1];
  if (head === undefined || first === undefined || request.part.head === "inset") return false;
  return first.leg < headLeg - 1 || first.leg > headLeg + head.legs;
}

/** A part without a head of its own does not touch the part before it on this page. */
function isLost({ request, stage }: PartSetting, { settings }: FaultSearch): boolean {
  if (request.opening !== "same-page" || stage.head !== undefined) return false;
  const before = settings.find(
    (other) => other.request.story.id === request.story.id && other.request.part.number === request.part.number - 1,
  );
  if (before === undefined) return false;
  const [one, other] = [before.request.frame, request.frame];
  const grown = (extent: { from: number; to: number }) => ({ from: extent.from - 1, to: extent.to + 1 });
  const across = extentsMeet(grown(one.columns), other.columns) && extentsMeet(one.rows, other.rows);
  const down = extentsMeet(one.columns, other.columns) && extentsMeet(grown(one.rows), other.rows);
  return !across && !down;
}

interface Lone {
  readonly fault: string;
  readonly code: Code;
  readonly is: (setting: PartSetting, piece: Piece) => boolean;
  readonly usual: "warning" | "off";
}

/** One diagnostic a part, with the places in the copy where it happens. */
function alone(setting: PartSetting, desk: Desk, { fault, code, is, usual }: Lone): readonly Diagnostic[] {
  if (!isLookedFor(desk, fault, usual)) return [];
  const { story, part } = setting.request;
  const found = setting.fit.pieces.filter((piece) => is(setting, piece));
  if (found.length === 0) return [];
  return weighed(desk, {
    fault,
    code,
    span: part.span,
    arguments: { story: story.id, page: labelOf(desk, part.page), count: found.length },
    related: found.map((piece) => lastLineOf(setting, piece)),
    usual,
  });
}

/** Where the copy of a piece's last line stands in the manifest. */
function lastLineOf({ fit, galley, request }: PartSetting, { block, from, to }: Piece): Span {
  const { copy } = request.story;
  const of = galley.blocks[block];
  const ends = of?.variants[fit.variants[block] ?? 0]?.ends ?? [];
  const first = ends[Math.max(from, to - 1) - 1] ?? of?.from ?? 0;
  return spanOfCodes(copy, first, ends[to - 1] ?? of?.to ?? first);
}

/** 孤行不成页: a paragraph's last line alone at a leg segment's head, or its first alone at the foot of one. */
function isLineAlone({ fit, galley, segments }: PartSetting, piece: Piece): boolean {
  const block = galley.blocks[piece.block];
  const lines = block?.variants[fit.variants[piece.block] ?? 0]?.ends.length ?? 0;
  if (block === undefined || lines < 2 || piece.to - piece.from !== 1) return false;
  if (piece.from === lines - 1) return piece.row === 0;
  return piece.from === 0 && piece.row + block.rowsPerLine >= (segments[piece.segment]?.rows ?? 0);
}

/** 孤字不成行: one character, with or without marks, alone on a paragraph's last line. */
function isRunt({ fit, galley, request }: PartSetting, { block, to }: Piece): boolean {
  const of = galley.blocks[block];
  const ends = of?.variants[fit.variants[block] ?? 0]?.ends;
  if (of === undefined || !RUNNING.includes(of.kind) || ends === undefined || ends.length < 2 || to !== ends.length)
    return false;
  const from = ends[ends.length - 2] ?? of.from;
  const codes = request.story.copy.codes.subarray(from, of.to);
  return codes.length <= LONGEST_RUNT && codes.filter((code) => !isMark(code)).length <= 1;
}

/** Paragraphs that run on; lines of verse and cells of tables are the author's own. */
const RUNNING: readonly Block["kind"][] = ["body", "quote"];
/** A character and the marks that may follow it: 天……！’”）。 */
const LONGEST_RUNT = 8;

function isMark(code: number): boolean {
  return "，。、；：？！”’）》〉】」』…—·".includes(String.fromCodePoint(code));
}
