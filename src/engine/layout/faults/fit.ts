/*
 * How a story fits its frames, and how its parts connect.
 */

import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { count, extentsMeet, extentText, isSameExtent } from "../../../base/extent.ts";
import { mm } from "../../../base/length.ts";
import type { Heading, Issue, Part, Story } from "../../model/issue.ts";
import { type LayoutContext, labelOf } from "../context.ts";
import { lengthOf, type StorySetting } from "../jump.ts";
import { noticeLines, type PartSetting } from "../part.ts";
import { tooNarrow } from "../pictures/insets.ts";
import { placeHalf } from "../spread-story.ts";
import type { Head } from "../typeset.ts";
import { BRIEF_ENDS_SHORT, MAY_END_SHORT, SHORTEST_LINE, STACKED_ENDS_SHORT } from "../weights.ts";
import { weighed } from "./faults.ts";

/** Reports how a story fits: over, short, heads too long, photos without a place, parts without text, unpaired jumps. */
export function checkStory(
  setting: StorySetting,
  filled: ReadonlyMap<PartSetting, number>,
  context: LayoutContext,
): readonly Diagnostic[] {
  return [
    ...setting.parts.flatMap(({ setting: part }) => checkPart(part, filled.get(part) ?? 0, context)),
    ...setting.idle.map(({ number, page, span }) => {
      return errorAt(span, "part-empty", { story: setting.story.id, part: number, page: labelOf(context, page) });
    }),
    ...faultsOfJumps(setting, context),
  ];
}

/** A story and the label of a page. */
interface Place {
  readonly story: string;
  readonly page: string;
}

function checkPart(setting: PartSetting, filled: number, context: LayoutContext): readonly Diagnostic[] {
  const { request, fit, stage } = setting;
  const { story, part } = request;
  const place: Place = { story: story.id, page: labelOf(context, part.page) };
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
    ...(stage.head?.tooLong ?? []).map((heading) => tooLong(heading, story, place.page, stage.head)),
    ...(stage.noBandBelow === true ? [warningAt(part.span, "head-not-over", { ...place })] : []),
    ...missing,
    ...checkRoom(setting, place, context),
  ];
  for (const { inset: set } of setting.blocks) {
    const narrow = set && tooNarrow(set);
    if (set === undefined || narrow === undefined) continue;
    const width = { side: Math.floor(narrow.side / mm(1)), least: Math.ceil(narrow.least / mm(1)) };
    found.push(errorAt(set.inset.span, "qr-too-small", { ...place, ...width }));
  }
  if (fit.holes > 0) found.push(warningAt(part.span, "leg-short", { ...place, rows: fit.holes }));
  // A group's head has no copy.
  if (story.heads !== undefined) return found;
  // A missing photo leaves white. It is not reported as white too, since an editor would then fill the photo's room.
  return missing.length > 0 && fit.ended ? found : [...found, ...checkEnd(setting, filled, place, context)];
}

/** A text of a head that does not fit even at its smallest size. @param head as set; undefined for a story without a place */
export function tooLong({ lines, span }: Heading, story: Story, page: string, head?: Head): Diagnostic {
  const args = { story: story.id, page, characters: lines.reduce((sum, line) => sum + [...line].length, 0) };
  if (span === story.label?.span) return errorAt(span, "label-too-long", args);
  return errorAt(span, "headline-too-long", { ...args, ...(head && { takes: head.rows * head.legs }) });
}

/** Reports a head and note that need more than the frame has: rows, or columns beside vertical lines. */
function checkRoom(
  { request, stage, inside }: PartSetting,
  place: Place,
  context: LayoutContext,
): readonly Diagnostic[] {
  const { span } = request.part;
  const { size, pitch } = context.issue.paper.grid;
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

function checkEnd(setting: PartSetting, filled: number, place: Place, context: LayoutContext): readonly Diagnostic[] {
  const { request, fit, inside } = setting;
  const { story, part } = request;
  const left = lengthOf(story) - fit.at;
  if (!fit.ended) {
    if (request.after === "nothing") {
      return [errorAt(part.span, "overset", { ...place, rows: -fit.empty, characters: left })];
    }
    const outside = story.continuesOn !== undefined && part === story.parts.at(-1);
    const at = Math.min(fit.at, story.copy.codes.length);
    return outside ? [warningAt(part.span, "continues-outside", { ...place, characters: left, at })] : [];
  }
  const rows = (request.raised?.short ?? fit.empty) - filled;
  if (rows <= (isStacked(setting, context) ? STACKED_ENDS_SHORT : shortOf(story))) return [];
  const characters = Math.round(rows * (inside.legs[0]?.measure ?? 0));
  return [warningAt(part.span, "underfull", { ...place, rows, characters })];
}

/** True for a brief of a group above another one: white is shared out between them, and the rest is at the stack's foot. */
function isStacked({ request: { story, part, frame } }: PartSetting, { issue }: LayoutContext): boolean {
  if (story.group === undefined || story.priority !== "brief") return false;
  const isBelow = (other: Part): boolean =>
    other.page === part.page &&
    other.frame !== undefined &&
    other.frame.rows.from > frame.rows.to &&
    extentsMeet(other.frame.columns, frame.columns);
  return issue.stories.some(({ group, parts }) => group === story.group && parts.some(isBelow));
}

/** Rows that may stay empty at a story's foot. A brief of a group may leave more, if its stack has less copy than the one beside it (RULES.md#groups). */
export function shortOf({ group, priority }: Pick<Story, "group" | "priority">): number {
  return group !== undefined && priority === "brief" ? BRIEF_ENDS_SHORT : MAY_END_SHORT;
}

/** Faults of a story over several pages: 转版不符, 跨版不齐, heads that leave the right page bare, and notices longer than their row. */
function faultsOfJumps(story: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  return [
    ...unpaired(story, context),
    ...ambiguous(story, context),
    ...unevenSpreads(story, context),
    ...bareHeads(story, context),
    ...longNotices(story, context),
  ];
}

/** 下转 has one row. */
function longNotices({ story, parts }: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  return parts.flatMap(({ setting, notices }) => {
    if (notices.to === undefined || noticeLines(setting, notices.to, context).length < 2) return [];
    const args = { story: story.id, page: pageOf(setting, context), notice: notices.to.text };
    return [errorAt(setting.request.part.span, "jump-too-long", args)];
  });
}

/** 转版不符: every 下转 has a 上接; the earlier part reserves a row for the one, and the later part has a line for the other. */
function unpaired(story: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  return story.parts.flatMap((part, index) => {
    const later = story.parts[index + 1];
    if (part.notices.to === undefined || later === undefined) return [];
    if (part.setting.segments.length > 0 && later.setting.fit.pieces.length > 0) return [];
    const from = part.setting.request.part;
    const to = later.setting.request.part;
    const pages = { from: labelOf(context, from.page), to: labelOf(context, to.page) };
    return weighed(context, {
      fault: "转版不符",
      code: "jump-unpaired",
      span: to.span,
      arguments: { story: story.story.id, ...pages },
      related: [from.span],
      usual: "error",
    });
  });
}

/** A 下转 or 上接 whose page shares its name with another: 第二版 is A02 and B02. */
function ambiguous({ story, parts }: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  const { pages } = context.issue;
  return parts.flatMap((part, index) => {
    const later = parts[index + 1];
    if (part.notices.to === undefined || later === undefined) return [];
    const [from, to] = [part.setting.request.part, later.setting.request.part];
    const alike = [to.page, from.page]
      .map((page) => ({ page, twin: pages.find(({ name }, at) => at !== page && name === pages[page]?.name) }))
      .find(({ twin }) => twin !== undefined);
    if (alike?.twin === undefined) return [];
    const { page, twin } = alike;
    return weighed(context, {
      fault: "转版不符",
      code: "jump-page-alike",
      span: to.span,
      arguments: { story: story.id, name: twin.name, page: labelOf(context, page), other: twin.label },
      related: [from.span],
      usual: "warning",
    });
  });
}

/** Two parts of a story across the spine between facing pages: one at the left page's right edge, the next at the right page's left edge. */
interface Crossing {
  readonly left: PartSetting;
  readonly right: PartSetting;
}

/** The crossings of a story on rows that both parts share, in papers bound at the left, where the earlier page is the left one. */
function crossingsOf({ parts }: StorySetting, { issue }: LayoutContext): readonly Crossing[] {
  const { binding, grid } = issue.paper;
  if (binding === "right" || grid.writing === "vertical") return [];
  const last = grid.columns;
  return parts.flatMap(({ setting: left }, index): readonly Crossing[] => {
    const right = parts[index + 1]?.setting;
    if (right === undefined || !faces(issue, left.request.part.page, right.request.part.page)) return [];
    const one = left.request.frame;
    const other = right.request.frame;
    const meet = one.columns.to === last && other.columns.from === 1 && extentsMeet(one.rows, other.rows);
    return meet ? [{ left, right }] : [];
  });
}

/** True for an even page and the next: they face each other in the open paper. Indices into `Issue.pages`. */
function faces({ pages }: Issue, left: number, right: number): boolean {
  const [one, other] = [pages[left]?.number, pages[right]?.number];
  return one !== undefined && other !== undefined && one % 2 === 0 && other === one + 1;
}

/** 跨版不齐: a story across the spine needs the same rows on both pages. */
function unevenSpreads(story: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  return crossingsOf(story, context).flatMap(({ left, right }) => {
    const [one, other] = [left.request.frame.rows, right.request.frame.rows];
    if (isSameExtent(one, other)) return [];
    return weighed(context, {
      fault: "跨版不齐",
      code: "spread-uneven",
      span: right.request.part.span,
      arguments: {
        story: story.story.id,
        page: pageOf(left, context),
        rows: extentText(one),
        other: pageOf(right, context),
        others: extentText(other),
      },
      related: [left.request.part.span],
      usual: "off",
    });
  });
}

const HEADINGS: ReadonlySet<string> = new Set(["kicker", "headline", "deck"]);

/** A head over the fold with all its letters on the left page leaves white rows above the right page's legs. */
function bareHeads({ story, parts }: StorySetting, context: LayoutContext): readonly Diagnostic[] {
  return parts.flatMap(({ setting }, index) => {
    const { half, request, stage } = setting;
    const left = parts[index - 1]?.setting.request;
    if (half?.side !== "right" || stage.head === undefined || left === undefined) return [];
    const things = placeHalf(half, index + 1, context).filter((thing) => thing.kind === "text");
    if (things.some(({ line }) => line.segments.some(({ role }) => HEADINGS.has(role)))) return [];
    const args = { story: story.id, page: pageOf(setting, context), rows: stage.head.rows };
    return [
      warningAt(left.part.span, "spread-head-bare", { ...args, over: count(left.frame.columns) }, [request.part.span]),
    ];
  });
}

function pageOf({ request }: PartSetting, context: LayoutContext): string {
  return labelOf(context, request.part.page);
}
