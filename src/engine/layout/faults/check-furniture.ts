import { type Diagnostic, errorAt } from "../../../base/diagnostic.ts";
import { type Em, type Pt, SQUARE_TOP } from "../../../base/length.ts";
import { boxAround, cornersOf, type Rect } from "../../../base/rect.ts";
import type { PagePlan } from "../../model/issue.ts";
import type { Nameplate, Paper } from "../../model/paper.ts";
import { penEnd } from "../../text/headings/display.ts";
import type { Desk } from "../desk.ts";
import { type WrittenPiece, writtenPieces } from "../furniture/furniture-pieces.ts";
import { frameRect } from "../grid/grid.ts";
import type { Placed } from "../page.ts";
import type { PlacedText } from "../placing.ts";

/** Letters do not fill their squares: so far a square may stand over another one, or over a rule. */
const OVER: Pt = 0.5;
/** White that tells two texts on one line apart, in em of the larger. */
const APART: Em = 0.5;

/** A text of the furniture with the room that its lines take. */
interface Piece extends WrittenPiece {
  readonly box: Rect;
  readonly size: Pt;
}

/**
 * Tells each text of a page's furniture that has no room: it leaves the nameplate or the page's foot, runs over a rule, or into
 * another text (RULES.md#furniture). Of texts that share their room, such as those of the strip, one is told.
 * @param placed all that stands on the page
 */
export function checkFurniture(plan: PagePlan, placed: readonly Placed[], { issue }: Desk): readonly Diagnostic[] {
  const things = placed.filter(({ owner }) => owner.story === undefined);
  const place = { page: plan.label };
  const bare = nameless(things, plan, issue.paper.nameplate);
  if (bare !== undefined) return [errorAt(bare.span, "nameplate-no-room", place)];
  const pieces = piecesOf(things, plan, issue.paper);
  const edges = things.flatMap(edgesOf);
  const lost = pieces.filter((piece) => leaves(piece, issue.paper) || edges.some((edge) => overlap(piece.box, edge)));
  const kept = pieces.filter((piece) => !lost.includes(piece));
  const touching = kept.flatMap((piece) => {
    const other = neighbourOf(piece, kept);
    return other === undefined ? [] : [{ piece, other }];
  });
  const crowded = touching.filter(({ piece, other }) => piece.room === other.room).map(({ piece }) => piece);
  return [
    ...oncePerRoom([...lost, ...crowded]).map(({ span, key, cure }) =>
      errorAt(span, "furniture-no-room", { ...place, key, ...cure }),
    ),
    ...touching
      .filter(({ piece, other }) => piece.room !== other.room)
      .map(({ piece: { span, key, cure }, other }) =>
        errorAt(span, "furniture-touches", { ...place, key, other: other.key, ...cure }, [other.span]),
      ),
  ];
}

function piecesOf(things: readonly Placed[], plan: PagePlan, paper: Paper): readonly Piece[] {
  const texts = things.filter((thing) => thing.kind === "text");
  return writtenPieces(plan, paper).flatMap((written): readonly Piece[] => {
    const own = texts.filter(({ owner }) => owner.piece === written.piece);
    if (own.length === 0) return [];
    const size = Math.max(...own.map(({ line }) => line.size));
    return [{ ...written, box: boxAround(own.flatMap((text) => cornersOf(squaresOf(text)))), size }];
  });
}

/** The squares of a line's characters. */
function squaresOf({ x, y, line }: PlacedText): Rect {
  const { size, segments } = line;
  const from = segments[0]?.x ?? 0;
  const length = penEnd(line) - from;
  if (line.writing === "vertical") return { x: x - size / 2, y: y + from, width: size, height: length };
  return { x: x + from, y: y - SQUARE_TOP * size, width: length, height: size };
}

/** Rules, and the edges of grounds. */
function edgesOf(thing: Placed): readonly Rect[] {
  if (thing.kind === "rule") return [boxAround([thing.from, thing.to])];
  if (thing.kind !== "area") return [];
  const corners = cornersOf(thing.at);
  return corners.map((corner, at) => boxAround([corner, corners[(at + 1) % corners.length] ?? corner]));
}

/** What stands too near the page's head is told of the sheet. */
function leaves({ box, plated }: Piece, { grid, trim, nameplate }: Paper): boolean {
  if (!plated || nameplate === undefined) return box.y + box.height > trim.height + OVER;
  const frame = frameRect(grid, nameplate);
  return (
    box.x < frame.x - OVER ||
    box.y < frame.y - OVER ||
    box.x + box.width > frame.x + frame.width + OVER ||
    box.y + box.height > frame.y + frame.height + OVER
  );
}

/** The earlier text that a text touches. */
function neighbourOf(piece: Piece, all: readonly Piece[]): Piece | undefined {
  const rank = all.indexOf(piece);
  return all.slice(0, rank).find((other) => {
    const apart = APART * Math.max(piece.size, other.size);
    const { x, width } = piece.box;
    return overlap(other.box, { ...piece.box, x: x - apart, width: width + 2 * apart });
  });
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x + OVER < other.x + other.width &&
    other.x < one.x + one.width - OVER &&
    one.y + OVER < other.y + other.height &&
    other.y < one.y + one.height - OVER
  );
}

function oncePerRoom(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({ room }, at) => pieces.findIndex((other) => other.room === room) === at);
}

/** The nameplate in which ears and strip leave nothing for the paper's name. */
function nameless(
  things: readonly Placed[],
  { number }: PagePlan,
  plate: Nameplate | undefined,
): Nameplate | undefined {
  if (number !== 1 || plate === undefined) return undefined;
  return things.some(({ kind, owner }) => kind === "art" || owner.piece === "name") ? undefined : plate;
}
