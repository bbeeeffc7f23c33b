import { type Diagnostic, errorAt, warningAt } from "../../../base/diagnostic.ts";
import { count, extentsMeet, extentText, isSameExtent } from "../../../base/extent.ts";
import type { Issue } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import type { StorySetting } from "../jump.ts";
import type { PartSetting } from "../part.ts";
import { noticeLines } from "../place-part.ts";
import { placeHalf } from "../spread-story.ts";
import { weighed } from "./fault.ts";

/** Faults of a story over several pages: 转版不符, 跨版不齐, heads that leave the right page bare, and notices that are longer than their row. */
export function faultsOfJumps(story: StorySetting, desk: Desk): readonly Diagnostic[] {
  return [
    ...unpaired(story, desk),
    ...ambiguous(story, desk),
    ...unevenSpreads(story, desk),
    ...bareHeads(story, desk),
    ...longNotices(story, desk),
  ];
}

/** 下转 has one row. */
function longNotices({ story, parts }: StorySetting, desk: Desk): readonly Diagnostic[] {
  return parts.flatMap(({ setting, notices }) => {
    if (notices.to === undefined || noticeLines(setting, notices.to, desk).length < 2) return [];
    const args = { story: story.id, page: pageOf(setting, desk), notice: notices.to.text };
    return [errorAt(setting.request.part.span, "jump-too-long", args)];
  });
}

/** 转版不符: every 下转 has its 上接, for which the earlier part keeps a row and the later one has a line. */
function unpaired(story: StorySetting, desk: Desk): readonly Diagnostic[] {
  return story.parts.flatMap((part, index) => {
    const later = story.parts[index + 1];
    if (part.notices.to === undefined || later === undefined) return [];
    if (part.setting.segments.length > 0 && later.setting.fit.pieces.length > 0) return [];
    const from = part.setting.request.part;
    const to = later.setting.request.part;
    const pages = { from: labelOf(desk, from.page), to: labelOf(desk, to.page) };
    return weighed(desk, {
      fault: "转版不符",
      code: "jump-unpaired",
      span: to.span,
      arguments: { story: story.story.id, ...pages },
      related: [from.span],
      usual: "error",
    });
  });
}

/** A 下转 or 上接 whose page has the name of another: 第二版 is A02 and B02. */
function ambiguous({ story, parts }: StorySetting, desk: Desk): readonly Diagnostic[] {
  const { pages } = desk.issue;
  return parts.flatMap((part, index) => {
    const later = parts[index + 1];
    if (part.notices.to === undefined || later === undefined) return [];
    const [from, to] = [part.setting.request.part, later.setting.request.part];
    const alike = [to.page, from.page]
      .map((page) => ({ page, twin: pages.find(({ name }, at) => at !== page && name === pages[page]?.name) }))
      .find(({ twin }) => twin !== undefined);
    if (alike?.twin === undefined) return [];
    const { page, twin } = alike;
    return weighed(desk, {
      fault: "转版不符",
      code: "jump-page-alike",
      span: to.span,
      arguments: { story: story.id, name: twin.name, page: labelOf(desk, page), other: twin.label },
      related: [from.span],
      usual: "warning",
    });
  });
}

/** Two parts of a story that cross the spine between facing pages: the one at the left page's right edge, the next at the right page's left. */
interface Crossing {
  readonly left: PartSetting;
  readonly right: PartSetting;
}

/** Where a story crosses a spine, on rows that both of its parts share; in papers bound at the left, where the earlier page lies there. */
function crossingsOf({ parts }: StorySetting, { issue }: Desk): readonly Crossing[] {
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

/** True for an even page and the one after it: they face each other in the open paper. Indices into `Issue.pages`. */
function faces({ pages }: Issue, left: number, right: number): boolean {
  const [one, other] = [pages[left]?.number, pages[right]?.number];
  return one !== undefined && other !== undefined && one % 2 === 0 && other === one + 1;
}

/** 跨版不齐: a story across the spine stands on the same rows of both pages. */
function unevenSpreads(story: StorySetting, desk: Desk): readonly Diagnostic[] {
  return crossingsOf(story, desk).flatMap(({ left, right }) => {
    const [one, other] = [left.request.frame.rows, right.request.frame.rows];
    if (isSameExtent(one, other)) return [];
    return weighed(desk, {
      fault: "跨版不齐",
      code: "spread-uneven",
      span: right.request.part.span,
      arguments: {
        story: story.story.id,
        page: pageOf(left, desk),
        rows: extentText(one),
        other: pageOf(right, desk),
        others: extentText(other),
      },
      related: [left.request.part.span],
      usual: "off",
    });
  });
}

const HEADINGS: ReadonlySet<string> = new Set(["kicker", "headline", "deck"]);

/** A head over the fold whose letters all stand on the left page: above the right page's legs its rows are white. */
function bareHeads({ story, parts }: StorySetting, desk: Desk): readonly Diagnostic[] {
  return parts.flatMap(({ setting }, index) => {
    const { half, request, stage } = setting;
    const left = parts[index - 1]?.setting.request;
    if (half?.side !== "right" || stage.head === undefined || left === undefined) return [];
    const things = placeHalf(half, index + 1, desk).filter((thing) => thing.kind === "text");
    if (things.some(({ line }) => line.segments.some(({ role }) => HEADINGS.has(role)))) return [];
    const args = { story: story.id, page: pageOf(setting, desk), rows: stage.head.rows };
    return [
      warningAt(left.part.span, "spread-head-bare", { ...args, over: count(left.frame.columns) }, [request.part.span]),
    ];
  });
}

function pageOf({ request }: PartSetting, desk: Desk): string {
  return labelOf(desk, request.part.page);
}
