import type { Diagnostic } from "../../../base/diagnostic.ts";
import { extentText } from "../../../base/extent.ts";
import type { Story } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { PartSetting } from "../part.ts";
import { standsOn } from "../rules.ts";
import { faultsOfCopy } from "./copy.ts";
import { type FaultSearch, frameArguments, weighed } from "./fault.ts";
import { faultsOfFurniture } from "./furniture.ts";
import { gapsAcross, gapsDown } from "./page-gaps.ts";
import { faultsOfPhotos } from "./photos.ts";
import { headPlace, touchingRows } from "./touching-heads.ts";

/** The faults of what stands on one page, at the severity that the paper gives each (RULES.md#faults). */
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

function hasHorizontalHead({ stage, request }: PartSetting): boolean {
  return stage.head !== undefined && request.part.head !== "left";
}

/** 碰题 (RULES.md#touching-heads). */
function sideBySide({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  // Vertical heads read as pictures do, and their rows are not the page's.
  if (desk.issue.paper.grid.writing === "vertical") return [];
  const heads = settings.flatMap(({ request, stage, inside }) => {
    const place = headPlace(request.part, stage, inside, desk.issue.paper);
    return place === undefined ? [] : [{ request, place }];
  });
  return heads.flatMap((left) =>
    heads.flatMap((right) => {
      const [a, b] = [left.place.rows, right.place.rows];
      if (touchingRows(left.place, right.place) === 0) return [];
      if (areOneList(left.request.story, right.request.story, desk)) return [];
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

/** True for briefs of one group, and for stories of a group in which all have one rank: a rule parts their stacks (RULES.md#touching-heads). */
function areOneList(one: Story, other: Story, { issue }: Desk): boolean {
  if (one.group === undefined || one.group !== other.group) return false;
  const ranks = new Set(issue.stories.filter(({ group }) => group === one.group).map(({ priority }) => priority));
  return one.priority === "brief" || ranks.size === 1;
}

/** 叠题: a frame with a head and no text, and another's head under it. */
function stacked({ page, settings }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  if (desk.issue.paper.grid.writing === "vertical") return [];
  return settings.flatMap((upper) =>
    settings.flatMap((lower) => {
      // Under the head of a group other heads stand.
      if (upper.request.story.heads !== undefined) return [];
      if (upper.fit.pieces.length > 0 || !standsOn(upper.request.frame, lower.request.frame)) return [];
      if (!hasHorizontalHead(upper) || !hasHorizontalHead(lower) || upper.standing.length > 0) return [];
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
      arguments: frameArguments(request, page, desk),
      usual: "warning",
    });
  });
}

/** 断版 (RULES.md#split-page). */
function split({ page, settings, occupants }: FaultSearch, desk: Desk): readonly Diagnostic[] {
  const { grid } = desk.issue.paper;
  const first = settings[0];
  if (first === undefined) return [];
  const frames = {
    // A group is one block.
    stories: settings.flatMap(({ request: { story, frame } }) =>
      story.group === undefined ? [story.heads?.frame ?? frame] : [],
    ),
    others: occupants.map(({ frame }) => frame),
  };
  const told = (axis: "column" | "row", lines: readonly number[]): readonly Diagnostic[] =>
    lines.flatMap((line) =>
      weighed(desk, {
        fault: "断版",
        code: "page-split",
        span: desk.issue.pages[page]?.span ?? first.request.part.span,
        arguments: { page: labelOf(desk, page), [axis]: line },
        usual: "off",
      }),
    );
  return [...told("column", gapsDown(frames, grid)), ...told("row", gapsAcross(frames, grid))];
}
