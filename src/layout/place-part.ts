import { SQUARE_TOP } from "../base/length.ts";
import type { Rect } from "../base/rect.ts";
import { setStyled } from "../text/display.ts";
import { linesOf } from "../text/set-galley.ts";
import type { Desk } from "./desk.ts";
import { baseline, frameRect, rowFoot, rowTop } from "./grid.ts";
import type { Anchor, Frame, LinkTarget, Owner, Placed } from "./page.ts";
import type { PartSetting } from "./part.ts";
import { placePictures } from "./picture-block.ts";
import { moved } from "./placing.ts";
import type { Piece } from "./pour.ts";
import { groundAndBox } from "./rules.ts";
import type { LegSegment } from "./tray.ts";
import { placeVertical } from "./vertical/place.ts";

/** The notices of a part, once it is known that text really goes over. */
export interface Notices {
  /** Wording and target of 下转; no target when the later part is outside the manifest. */
  readonly to: { readonly text: string; readonly target: LinkTarget | undefined } | undefined;
  /** The part that 上接 leads back to. */
  readonly from: LinkTarget | undefined;
}

/** Everything of one part at its place, back to front. */
export function placePart(setting: PartSetting, notices: Notices, desk: Desk): readonly Placed[] {
  const owner = ownerOf(setting);
  const { request } = setting;
  return [
    ...groundAndBox({ owner, part: request.part, frame: request.frame }, desk),
    ...(setting.inside.vertical ? placeVertical(setting, notices, desk) : placeHorizontal(setting, notices, desk)),
  ];
}

function placeHorizontal(setting: PartSetting, notices: Notices, desk: Desk): readonly Placed[] {
  return [
    ...headAndNote(setting, desk),
    ...photos(setting, desk),
    ...text(setting, notices.from, desk),
    ...noticeTo(setting, notices, desk),
  ];
}

function ownerOf({ request }: PartSetting): Owner {
  return { story: request.story.id, part: request.part.number };
}

/** A part's frame with its fit. `empty` rows are those at the last leg's foot, negative for text over. */
export function frameOf(setting: PartSetting, desk: Desk): Frame {
  const { request, inside, segments, fit, stage } = setting;
  const { frame } = request;
  const raised = (request.raised?.rows ?? 0) * inside.legs.length;
  return {
    owner: ownerOf(setting),
    rect: frameRect(desk.issue.paper.grid, frame),
    columns: [frame.columns.from, frame.columns.to],
    rows: [frame.rows.from, frame.rows.to],
    legs: legRects(setting, desk),
    fit: {
      legs: inside.legs.length,
      measure: inside.legs[0]?.measure ?? 0,
      capacity: segments.reduce((sum, segment) => sum + segment.rows, raised),
      empty: fit.ended || request.after === "nothing" ? fit.empty + raised : 0,
      white: fit.white + (stage.head === undefined ? 0 : stage.head.added * stage.head.legs),
    },
  };
}

function legRects({ inside, request }: PartSetting, desk: Desk): readonly Rect[] {
  const { grid } = desk.issue.paper;
  const { legs, rows, vertical } = inside;
  const across = frameRect(grid, request.frame);
  if (vertical !== undefined) {
    return legs.map((band) => ({ x: across.x, y: band.x, width: across.width, height: band.width }));
  }
  const y = rowTop(grid, rows.from);
  return legs.map(({ x, width }) => ({ x, y, width, height: rowFoot(grid, rows.to) - y }));
}

export function anchorOf(setting: PartSetting, desk: Desk): Anchor {
  const { story, part, frame } = setting.request;
  const { x, y } = frameRect(desk.issue.paper.grid, frame);
  const title = (part.headline ?? story.headline)?.lines.join("") ?? story.id;
  return { story: story.id, part: part.number, title, at: { x, y } };
}

function headAndNote(setting: PartSetting, desk: Desk): readonly Placed[] {
  const { stage, inside } = setting;
  const { grid } = desk.issue.paper;
  const at = (placed: readonly Placed[], leg: number, row: number): readonly Placed[] =>
    moved(placed, inside.legs[leg]?.x ?? 0, rowTop(grid, row));
  return [
    ...(stage.head === undefined ? [] : at(stage.head.placed, stage.headLeg, stage.headRow)),
    ...(stage.note === undefined ? [] : at(stage.note.placed, stage.noteLeg, stage.noteRow)),
  ];
}

function photos(setting: PartSetting, desk: Desk): readonly Placed[] {
  const { inside, stage } = setting;
  const { grid } = desk.issue.paper;
  const owner = ownerOf(setting);
  const at = (leg: number, row: number) => ({ x: inside.legs[leg]?.x ?? 0, y: rowTop(grid, row), owner });
  const { opener } = stage;
  const first =
    opener === undefined ? [] : placePictures(opener.block, { ...at(0, opener.row), depth: opener.depth }, desk);
  const inText = setting.standing.flatMap((standing) => {
    const block = setting.blocks[standing.block];
    const depth = setting.depths[standing.block];
    if (block === undefined || depth === undefined) return [];
    return placePictures(block, { ...at(standing.legs.from, standing.rows.from), depth }, desk);
  });
  return [...first, ...inText];
}

function text(setting: PartSetting, back: LinkTarget | undefined, desk: Desk): readonly Placed[] {
  return setting.fit.pieces.flatMap((piece, index) => {
    const placed = placePiece(setting, piece, desk);
    const first = placed[0];
    if (index > 0 || back === undefined || first?.kind !== "text") return placed;
    return [...placed, ...linkBack(first, back, desk)];
  });
}

function placePiece(setting: PartSetting, piece: Piece, desk: Desk): readonly Placed[] {
  const { galley, segments, inside, fit } = setting;
  const segment = segments[piece.segment];
  const leg = inside.legs[segment?.leg ?? 0];
  const block = galley.blocks[piece.block];
  if (segment === undefined || leg === undefined || block === undefined) return [];
  const owner = { ...ownerOf(setting), leg: segment.leg };
  const lines = linesOf(galley, piece.block, fit.variants[piece.block] ?? 0, piece.from, piece.to);
  return lines.map((line, index): Placed => {
    const row = segment.from + piece.row + (index + 1) * block.rowsPerLine - 1;
    return { kind: "text", owner, x: leg.x, y: baseline(desk.issue.paper.grid, row), line };
  });
}

/** The hot zone over a 上接 notice: the run that opens the part's first line. */
function linkBack(first: Extract<Placed, { kind: "text" }>, to: LinkTarget, desk: Desk): readonly Placed[] {
  const run = first.line.segments.find((segment) => segment.role === "continuation");
  if (run === undefined) return [];
  const { grid } = desk.issue.paper;
  const at = { x: first.x + run.x, y: first.y - SQUARE_TOP * grid.size, width: run.width, height: grid.pitch };
  return [{ kind: "link", owner: first.owner, at, to }];
}

/** 下转 in the last row of the last leg, flush as the style says (right). */
function noticeTo(setting: PartSetting, notices: Notices, desk: Desk): readonly Placed[] {
  const place = noticePlace(setting);
  if (notices.to === undefined || place === undefined) return [];
  const { paper } = desk.issue;
  const { jump } = paper.styles;
  const style = jump.align === "justify" ? { ...jump, align: "right" as const } : jump;
  const leg = setting.inside.legs[place.leg];
  if (leg === undefined) return [];
  const line = setStyled([{ role: "jump", text: notices.to.text, style }], leg.width, desk.bench)[0];
  if (line === undefined) return [];
  const owner = ownerOf(setting);
  const at: Rect = { x: leg.x, y: rowTop(paper.grid, place.row), width: leg.width, height: paper.grid.pitch };
  const { target } = notices.to;
  return [
    { kind: "text", owner, x: leg.x, y: baseline(paper.grid, place.row), line },
    ...(target === undefined ? [] : [{ kind: "link" as const, owner, at, to: target }]),
  ];
}

/** The row kept for 下转: the one after the last leg's last row of text. */
function noticePlace(setting: PartSetting): { readonly leg: number; readonly row: number } | undefined {
  if (setting.request.after !== "jump") return undefined;
  const last: LegSegment | undefined = setting.segments.at(-1);
  return last && { leg: last.leg, row: last.from + last.rows };
}
