import { BLACK } from "../../base/colour.ts";
import { setVertical } from "../../text/display.ts";
import { linesOf } from "../../text/set-galley.ts";
import type { Desk } from "../desk.ts";
import type { Inside } from "../inside.ts";
import type { Owner, Placed } from "../page.ts";
import type { PartSetting } from "../part.ts";
import type { Notices } from "../place-part.ts";
import { moved, penEnd } from "../placing.ts";
import type { Piece } from "../pour.ts";
import { linePitch, lineRight } from "./inside.ts";
import { placeVerticalPictures } from "./pictures.ts";

/** Everything inside a vertical part's frame at its place, back to front: head, note, photos, copy, 下转. */
export function placeVertical(setting: PartSetting, notices: Notices, desk: Desk): readonly Placed[] {
  const { request } = setting;
  const owner = { story: request.story.id, part: request.part.number };
  return [
    ...bandRules(setting, owner, desk),
    ...headAndNote(setting),
    ...photos(setting, owner, desk),
    ...copy(setting, owner, notices, desk),
    ...noticeTo(setting, owner, notices, desk),
  ];
}

function headAndNote({ stage, inside, request }: PartSetting): readonly Placed[] {
  const { head, note } = stage;
  const top = inside.legs[0]?.x ?? 0;
  // A head over the copy has its place already.
  const heading =
    head === undefined || request.part.head === "top"
      ? (head?.placed ?? [])
      : moved(head.placed, lineRight(inside, 1), top);
  return [...heading, ...(note === undefined ? [] : moved(note.placed, lineRight(inside, stage.noteRow), top))];
}

function photos({ standing, blocks, depths, inside }: PartSetting, owner: Owner, desk: Desk): readonly Placed[] {
  return standing.flatMap((photo) => {
    const block = blocks[photo.block];
    const depth = depths[photo.block];
    if (block === undefined || depth === undefined) return [];
    const right = lineRight(inside, photo.rows.from);
    const top = inside.legs[photo.legs.from]?.x ?? 0;
    return placeVerticalPictures(block, { right, top, depth, pitch: linePitch(inside), owner }, desk);
  });
}

function copy(setting: PartSetting, owner: Owner, notices: Notices, desk: Desk): readonly Placed[] {
  const back = notices.from;
  return setting.fit.pieces.flatMap((piece, index): readonly Placed[] => {
    const placed = placePiece(setting, owner, piece, desk);
    const first = placed[0];
    const run = first?.line.segments.find((segment) => segment.role === "continuation");
    if (index > 0 || back === undefined || first === undefined || run === undefined) return placed;
    const { size } = first.line;
    const at = { x: first.x - size / 2, y: first.y + run.x, width: size, height: run.width };
    return [...placed, { kind: "link", owner, at, to: back }];
  });
}

type PlacedText = Extract<Placed, { kind: "text" }>;

function placePiece(setting: PartSetting, whole: Owner, piece: Piece, desk: Desk): readonly PlacedText[] {
  const { galley, segments, inside, fit } = setting;
  const segment = segments[piece.segment];
  const band = inside.legs[segment?.leg ?? 0];
  const block = galley.blocks[piece.block];
  if (segment === undefined || band === undefined || block === undefined) return [];
  const owner = { ...whole, leg: segment.leg };
  const lines = linesOf(galley, piece.block, fit.variants[piece.block] ?? 0, piece.from, piece.to);
  return lines.map((line, index): PlacedText => {
    const from = segment.from + piece.row + index * block.rowsPerLine;
    const x = lineRight(inside, from + (block.rowsPerLine - 1) / 2) - desk.issue.paper.grid.size / 2;
    // A subhead is larger than the copy: in the first line it keeps within the frame.
    const edge = lineRight(inside, inside.rows.from) - line.size / 2;
    return { kind: "text", owner, x: Math.min(x, edge), y: band.x, line };
  });
}

/** 下转 in the last line of the last band, at its foot. */
function noticeTo(setting: PartSetting, owner: Owner, notices: Notices, desk: Desk): readonly Placed[] {
  const { segments, inside, request } = setting;
  const last = segments.at(-1);
  const band = inside.legs[last?.leg ?? 0];
  if (notices.to === undefined || request.after !== "jump" || last === undefined || band === undefined) return [];
  const { grid, styles } = desk.issue.paper;
  const [line] = setVertical([{ role: "jump", text: notices.to.text, style: styles.jump }], band.width, desk.bench);
  if (line === undefined) return [];
  const x = lineRight(inside, last.from + last.rows) - grid.size / 2;
  const y = band.x + band.width - penEnd(line);
  const at = { x: x - line.size / 2, y, width: line.size, height: penEnd(line) };
  const { target } = notices.to;
  return [
    { kind: "text", owner, x, y, line },
    ...(target === undefined ? [] : [{ kind: "link" as const, owner, at, to: target }]),
  ];
}

/** A thin rule between two bands where copy stands over copy. */
function bandRules({ inside, stage, standing }: PartSetting, owner: Owner, desk: Desk): readonly Placed[] {
  const { grid, rules } = desk.issue.paper;
  if (rules.column <= 0) return [];
  const across = [...stage.fixed, ...standing.map((photo) => photo.obstacle)];
  return inside.legs.slice(1).flatMap((band, above) => {
    const before = inside.legs[above];
    if (before === undefined) return [];
    const y = (before.x + before.width + band.x) / 2;
    const open = (line: number): boolean =>
      across.every(({ legs, rows }) => legs.from > above || legs.to <= above || line < rows.from || line > rows.to);
    return stretches(inside, open).map(
      ({ from, to }): Placed => ({
        kind: "rule",
        owner,
        role: "rule",
        from: { x: lineRight(inside, to) - grid.size, y },
        to: { x: lineRight(inside, from), y },
        weight: rules.column,
        colour: BLACK,
      }),
    );
  });
}

/** Lines side by side that are open. */
function stretches(
  inside: Inside,
  open: (line: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let line = inside.rows.from; line <= inside.rows.to; line++) {
    if (!open(line)) continue;
    const last = found.at(-1);
    if (last?.to === line - 1) last.to = line;
    else found.push({ from: line, to: line });
  }
  return found;
}
