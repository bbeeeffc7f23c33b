import type { Diagnostic } from "../base/diagnostic.ts";
import type { Extent } from "../model/paper.ts";
import { type Desk, labelOf } from "./desk.ts";
import { extentText, type FaultSearch, weighed } from "./fault.ts";
import { faultsOfCopy } from "./faults-copy.ts";
import { faultsOfFurniture } from "./faults-furniture.ts";
import { faultsOfPhotos } from "./faults-photos.ts";
import { extentsMeet } from "./grid.ts";
import type { PartSetting } from "./part.ts";
import { isPadded, standsOn } from "./rules.ts";
import type { Occupant } from "./surroundings.ts";

/** The faults of make-up on one page, at the severity that the paper gives each (MAKEUP, faults). */
export function faultsOf(search: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return [
    ...sideBySide(search, desk),
    ...stacked(search, desk),
    ...withoutText(search, desk),
    ...split(search, desk),
    ...faultsOfCopy(search, desk),
    ...faultsOfPhotos(search, desk),
    ...faultsOfFurniture(search, desk),
  ];
}

/** Page rows of a horizontal headline. */
function headRows(setting: PartSetting): Extent | undefined {
  const { head, headRow } = setting.stage;
  if (head === undefined || setting.request.part.head === "left") return undefined;
  return { from: headRow, to: headRow + head.rows - 1 };
}

/** 碰题: a head that reaches its frame's right edge, and one on the same rows that begins right of the gutter. */
function sideBySide({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return settings.flatMap((left) =>
    settings.flatMap((right) => {
      const touching = left.request.frame.columns.to + 1 === right.request.frame.columns.from;
      if (!touching || isPadded(left.request.part) || isPadded(right.request.part)) return [];
      const a = headRows(left);
      const b = headRows(right);
      if (a === undefined || b === undefined || !extentsMeet(a, b)) return [];
      const reaches = left.stage.headLeg + (left.stage.head?.legs ?? 0) >= left.inside.legs.length;
      if (!reaches || right.stage.headLeg > 0) return [];
      return weighed(desk, {
        fault: "碰题",
        code: "heads-side-by-side",
        span: right.request.part.span,
        arguments: {
          story: left.request.story.id,
          other: right.request.story.id,
          page: labelOf(desk, page),
          column: left.request.frame.columns.to,
          rows: extentText({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }),
        },
        related: [left.request.part.span],
        usual: "warning",
      });
    }),
  );
}

/** 叠题: a frame with a head and no text, and another's head under it. */
function stacked({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return settings.flatMap((upper) =>
    settings.flatMap((lower) => {
      if (upper.fit.pieces.length > 0 || !standsOn(upper.request.frame, lower.request.frame)) return [];
      if (headRows(upper) === undefined || headRows(lower) === undefined || upper.standing.length > 0) return [];
      return weighed(desk, {
        fault: "叠题",
        code: "heads-stacked",
        span: lower.request.part.span,
        arguments: {
          story: upper.request.story.id,
          other: lower.request.story.id,
          page: labelOf(desk, page),
          row: lower.request.frame.rows.from,
        },
        related: [upper.request.part.span],
        usual: "warning",
      });
    }),
  );
}

/** 背题: copy that does not stand in its frame at all, or a subhead as the last line of a leg segment. */
function withoutText({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  return settings.flatMap((setting) => {
    const { fit, galley, request } = setting;
    const bare = fit.pieces.length === 0 && galley.blocks.length > 0 && setting.stage.head !== undefined;
    const hanging = fit.pieces.some((piece, index) => {
      const next = fit.pieces[index + 1];
      const isSubhead = galley.blocks[piece.block]?.kind === "subhead";
      return isSubhead && (next === undefined ? !fit.ended : next.segment !== piece.segment);
    });
    if (!bare && !hanging) return [];
    return weighed(desk, {
      fault: "背题",
      code: "head-without-text",
      span: request.part.span,
      arguments: {
        story: request.story.id,
        page: labelOf(desk, page),
        columns: extentText(request.frame.columns),
        rows: extentText(request.frame.rows),
      },
      related: [],
      usual: "warning",
    });
  });
}

/**
 * 断版: a gutter that no frame spans from the page's first row to its last, or a row's end from edge to edge: where both sides are
 * free there is no edge.
 */
function split({ page, settings, occupants }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { columns, rows } = desk.issue.paper.grid;
  const first = settings[0];
  if (first === undefined) return [];
  const find = (axis: "columns" | "rows", most: number): readonly number[] => {
    const extents = occupants.map((occupant) => occupant.frame[axis]);
    const stories = settings.map((setting) => setting.request.frame[axis]);
    const lines = Array.from({ length: most - 1 }, (_, index) => index + 1);
    return lines.filter(
      (line) =>
        extents.every((extent) => extent.to <= line || extent.from > line) &&
        stories.some((extent) => extent.to === line) &&
        stories.some((extent) => extent.from === line + 1) &&
        (axis === "columns" || reachesAcross(occupants, line, columns)),
    );
  };
  const found = (axis: string, line: number): readonly Diagnostic[] =>
    weighed(desk, {
      fault: "断版",
      code: "page-split",
      span: desk.issue.pages[page]?.span ?? first.request.part.span,
      arguments: { page: labelOf(desk, page), axis, line },
      related: [],
      usual: "off",
    });
  return [
    ...find("columns", columns).flatMap((line) => found("column", line)),
    ...find("rows", rows).flatMap((line) => found("row", line)),
  ];
}

function reachesAcross(occupants: readonly Occupant[], line: number, columns: number): boolean {
  const beside = occupants.filter(({ frame }) => frame.rows.to === line || frame.rows.from === line + 1);
  return Array.from({ length: columns }, (_, index) => index + 1).every((column) =>
    beside.some(({ frame }) => frame.columns.from <= column && column <= frame.columns.to),
  );
}
