/*
 * The faults of make-up that an editor looks for on a page (RULES.md#faults). They are searched on the finished page, because pages also come from
 * manifests and by hand, and each paper sets how grave a fault is.
 */

import { isEnding } from "../../../base/blocks.ts";
import type { Arguments, Code } from "../../../base/codes.ts";
import { spanOfCodes } from "../../../base/copy.ts";
import type { Diagnostic, Severity } from "../../../base/diagnostic.ts";
import { type Extent, extentsMeet, extentText, type FramePlan } from "../../../base/extent.ts";
import { mm } from "../../../base/length.ts";
import { nearest } from "../../../base/near-miss.ts";
import type { Span } from "../../../base/source.ts";
import type { Issue, PagePlan, Part, Photo, Story } from "../../model/issue.ts";
import type { FaultName, Grid } from "../../model/paper.ts";
import type { Block } from "../../text/galley.ts";
import { type LayoutContext, labelOf } from "../context.ts";
import type { Piece } from "../fit.ts";
import { nameplate } from "../furniture.ts";
import { areaOf, frameRect, holesOf } from "../grid.ts";
import { cornerOf } from "../inside.ts";
import type { Placed } from "../page.ts";
import type { PartSetting } from "../part.ts";
import type { PictureBlock } from "../pictures/pictures.ts";
import { standsOn } from "../rules.ts";
import type { PartRequest } from "../stages.ts";
import type { Occupant } from "../surroundings.ts";
import { AT_FOLD, FOLDED, LONGEST_RUNT, MIDDLE } from "../weights.ts";
import { closesGaps, gapsAcross, gapsDown, headPlace, touchingRows } from "./touching.ts";

/** The faults on one page, at the severities that the paper gives them (RULES.md#faults). */
export function faultsOf(search: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  return [
    ...sideBySide(search, context),
    ...stacked(search, context),
    ...withoutText(search, context),
    ...split(search, context),
    ...faultsOfCopy(search, context),
    ...faultsOfPhotos(search, context),
    ...faultsOfFurniture(search, context),
  ];
}

function hasHorizontalHead({ stage, request }: PartSetting): boolean {
  return stage.head !== undefined && request.part.head !== "left";
}

/** 碰题 (RULES.md#touching-heads). */
function sideBySide({ page, settings }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  // Vertical heads read like pictures, and their rows are not the page's.
  if (context.issue.paper.grid.writing === "vertical") return [];
  const heads = settings.flatMap(({ request, stage, inside }) => {
    const place = headPlace(request.part, stage, inside, context.issue.paper);
    return place === undefined ? [] : [{ request, place }];
  });
  return heads.flatMap((left) =>
    heads.flatMap((right) => {
      const [a, b] = [left.place.rows, right.place.rows];
      if (touchingRows(left.place, right.place) === 0) return [];
      if (areOneList(left.request.story, right.request.story, context)) return [];
      return weighed(context, {
        fault: "碰题",
        code: "heads-side-by-side",
        span: right.request.part.span,
        arguments: {
          story: left.request.story.id,
          other: right.request.story.id,
          page: labelOf(context, page),
          column: left.request.frame.columns.to,
          rows: extentText({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }),
          // Neither frame is in the manifest, so neither can be moved there.
          ...(left.request.part.found && right.request.part.found && { pin: "banmian layout --pin" }),
        },
        related: [left.request.part.span],
        usual: "warning",
      });
    }),
  );
}

/** True for briefs of one group, and for stories of a group in which all have one rank: a rule separates their stacks (RULES.md#touching-heads). */
function areOneList(one: Story, other: Story, { issue }: LayoutContext): boolean {
  if (one.group === undefined || one.group !== other.group) return false;
  const ranks = new Set(issue.stories.filter(({ group }) => group === one.group).map(({ priority }) => priority));
  return one.priority === "brief" || ranks.size === 1;
}

/** 叠题: a frame with a head and no text above another head. */
function stacked({ page, settings }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  if (context.issue.paper.grid.writing === "vertical") return [];
  return settings.flatMap((upper) =>
    settings.flatMap((lower) => {
      // The head of a group has other heads below it by design.
      if (upper.request.story.heads !== undefined) return [];
      if (upper.fit.pieces.length > 0 || !standsOn(upper.request.frame, lower.request.frame)) return [];
      if (!hasHorizontalHead(upper) || !hasHorizontalHead(lower) || upper.standing.length > 0) return [];
      return weighed(context, {
        fault: "叠题",
        code: "heads-stacked",
        span: lower.request.part.span,
        arguments: {
          story: upper.request.story.id,
          other: lower.request.story.id,
          page: labelOf(context, page),
          row: lower.request.frame.rows.from,
        },
        related: [upper.request.part.span],
        usual: "warning",
      });
    }),
  );
}

/** 背题: a frame without its copy, or a subhead as the last line of a leg segment. */
function withoutText({ page, settings }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  return settings.flatMap((setting) => {
    const { fit, galley, request } = setting;
    const bare = fit.pieces.length === 0 && galley.blocks.length > 0 && setting.stage.head !== undefined;
    const hanging = fit.pieces.some((piece, index) => {
      const next = fit.pieces[index + 1];
      const isSubhead = galley.blocks[piece.block]?.kind === "subhead";
      return isSubhead && (next === undefined ? !fit.ended : next.segment !== piece.segment);
    });
    if (!bare && !hanging) return [];
    return weighed(context, {
      fault: "背题",
      code: "head-without-text",
      span: request.part.span,
      arguments: frameArguments(request, page, context),
      usual: "warning",
    });
  });
}

/** 断版 (RULES.md#split-page). */
function split({ page, settings, occupants }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  const { grid } = context.issue.paper;
  const first = settings[0];
  if (first === undefined) return [];
  const frames = {
    // A group counts as one block.
    stories: settings.flatMap(({ request: { story, frame } }) =>
      story.group === undefined ? [story.heads?.frame ?? frame] : [],
    ),
    others: occupants.filter((occupant) => closesGaps(occupant, grid)).map(({ frame }) => frame),
  };
  const report = (axis: "column" | "row", lines: readonly number[]): readonly Diagnostic[] =>
    lines.flatMap((line) =>
      weighed(context, {
        fault: "断版",
        code: "page-split",
        span: context.issue.pages[page]?.span ?? first.request.part.span,
        arguments: { page: labelOf(context, page), [axis]: line },
        usual: "off",
      }),
    );
  return [...report("column", gapsDown(frames, grid)), ...report("row", gapsAcross(frames, grid))];
}

/** Faults of copy in its frames: 题文分离, 孤行不成页, 孤字不成行. */
function faultsOfCopy(search: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  return search.settings.flatMap((setting) => [
    ...apart(setting, search, context),
    ...alone(setting, context, { fault: "孤行不成页", code: "line-alone", is: isLineAlone, usual: "off" }),
    ...alone(setting, context, { fault: "孤字不成行", code: "character-alone", is: isRunt, usual: "warning" }),
  ]);
}

/** 题文分离: copy that does not begin by its head, or a continuation without a head away from the part before. */
function apart(setting: PartSetting, search: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  if (!isParted(setting) && !isLost(setting, search)) return [];
  return weighed(context, {
    fault: "题文分离",
    code: "head-apart",
    span: setting.request.part.span,
    arguments: frameArguments(setting.request, search.page, context),
    usual: "warning",
  });
}

/** True if the first line of copy is neither under the head nor in the leg beside it. */
function isParted({ stage, fit, segments, request }: PartSetting): boolean {
  const { head, headLeg } = stage;
  const first = segments[fit.pieces[0]?.segment ?? -1];
  if (head === undefined || first === undefined || request.part.head === "inset") return false;
  return first.leg < headLeg - 1 || first.leg > headLeg + head.legs;
}

/** True if a part without its own head does not touch the part before it on this page. */
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
  readonly fault: FaultName;
  readonly code: Code;
  readonly is: (setting: PartSetting, piece: Piece) => boolean;
  readonly usual: "warning" | "off";
}

/** One diagnostic a part, with the places in the copy. */
function alone(setting: PartSetting, context: LayoutContext, { fault, code, is, usual }: Lone): readonly Diagnostic[] {
  if (!isLookedFor(context, fault, usual)) return [];
  const { story, part } = setting.request;
  const found = setting.fit.pieces.filter((piece) => is(setting, piece));
  if (found.length === 0) return [];
  return weighed(context, {
    fault,
    code,
    span: part.span,
    arguments: { story: story.id, page: labelOf(context, part.page), count: found.length },
    related: found.map((piece) => lastLineOf(setting, piece)),
    usual,
  });
}

/** The manifest place of the copy in a piece's last line. */
function lastLineOf({ fit, galley, request }: PartSetting, { block, from, to }: Piece): Span {
  const { copy } = request.story;
  const of = galley.blocks[block];
  const ending = of !== undefined && isEnding(of.kind) ? request.story[of.kind] : undefined;
  if (ending !== undefined) return ending.span;
  const ends = of?.variants[fit.variants[block] ?? 0]?.ends ?? [];
  const first = ends[Math.max(from, to - 1) - 1] ?? of?.from ?? 0;
  return spanOfCodes(copy, first, ends[to - 1] ?? of?.to ?? first);
}

/** 孤行不成页: a paragraph's last line alone at a leg segment's head, or its first alone at a foot. */
function isLineAlone({ fit, galley, segments }: PartSetting, piece: Piece): boolean {
  const block = galley.blocks[piece.block];
  const lines = block?.variants[fit.variants[piece.block] ?? 0]?.ends.length ?? 0;
  if (block === undefined || lines < 2 || piece.to - piece.from !== 1) return false;
  if (piece.from === lines - 1) return piece.row === 0;
  return piece.from === 0 && piece.row + block.rowsPerLine >= (segments[piece.segment]?.rows ?? 0);
}

/** 孤字不成行: one character, with or without punctuation, alone on a paragraph's last line. */
function isRunt({ fit, galley, request }: PartSetting, { block, to }: Piece): boolean {
  const of = galley.blocks[block];
  const ends = of?.variants[fit.variants[block] ?? 0]?.ends;
  if (of === undefined || !RUNNING.includes(of.kind) || ends === undefined || ends.length < 2 || to !== ends.length)
    return false;
  const from = ends[ends.length - 2] ?? of.from;
  const codes = request.story.copy.codes.subarray(from, of.to);
  return codes.length <= LONGEST_RUNT && codes.filter((code) => !isMark(code)).length <= 1;
}

/** Running paragraphs; lines of verse and cells of tables are the author's choice. */
const RUNNING: readonly Block["kind"][] = ["body", "quote"];

function isMark(code: number): boolean {
  return "，。、；：？！”’）》〉】」』…—·".includes(String.fromCodePoint(code));
}

const FAULT = "图跨折线";

/**
 * 图跨折线: photos whose centre is on the fold of a folded sheet, or whose important point (a face) is, if the crop names one (`crop: "30% 60%"`).
 * RULES.md#fold.
 */
function faultsOfPhotos({ page, settings }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  const { trim, grid } = context.issue.paper;
  if (trim.height < FOLDED || !isLookedFor(context, FAULT, "off")) return [];
  const fold = (trim.height / 2 - grid.top) / grid.pitch + 1;
  return settings.flatMap((setting) =>
    picturesIn(setting, grid).flatMap(({ block, rows }) =>
      block.photos
        .filter((photo) => Math.abs(pointOf(photo, rows) - fold) < AT_FOLD)
        .flatMap((photo) =>
          weighed(context, {
            fault: FAULT,
            code: "photo-on-fold",
            span: photo.span,
            arguments: {
              story: setting.request.story.id,
              page: labelOf(context, page),
              photo: photo.file,
              rows: extentText(rows),
              fold: Math.round(fold),
            },
            related: [setting.request.part.span],
            usual: "off",
          }),
        ),
    ),
  );
}

/** The row of the point that must stay off the fold. */
function pointOf({ crop }: Photo, { from, to }: Extent): number {
  const share = crop.kind === "focus" ? crop.y : MIDDLE;
  return from + share * (to + 1 - from);
}

interface PhotoRows {
  readonly block: PictureBlock;
  /** Page rows of the picture without its caption. */
  readonly rows: Extent;
}

function picturesIn({ stage, standing, blocks, depths, inside }: PartSetting, grid: Grid): readonly PhotoRows[] {
  const { opener } = stage;
  const first: readonly PhotoRows[] =
    opener === undefined
      ? []
      : [{ block: opener.block, rows: { from: opener.row, to: opener.row + opener.depth - 1 } }];
  const others = standing.flatMap(({ block: index, rows, legs }): readonly PhotoRows[] => {
    const block = blocks[index];
    if (block === undefined) return [];
    if (inside.axis.writing === "vertical") {
      const from = (cornerOf(inside, legs.from, rows.from).y - grid.top) / grid.pitch + 1;
      return [{ block, rows: { from, to: from + block.width / grid.pitch - 1 } }];
    }
    return [{ block, rows: { from: rows.from, to: rows.from + (depths[index] ?? 1) - 1 } }];
  });
  return [...first, ...others];
}

/** 天窗 (RULES.md#room-left): an empty page, or empty rectangles on one. */
export function faultsOfRoom({ page, occupants }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  if (!isLookedFor(context, "天窗", "warning")) return [];
  const { pages, paper, adverts } = context.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const label = labelOf(context, page);
  const usual = { fault: "天窗", span: plan.span, usual: "warning" } as const;
  const holes = holesOf(paper.grid, occupants);
  const names = storiesWaitingFor(page, context.issue).map((id) => `\`${id}\``);
  const waiting = names.length === 0 ? {} : { waiting: names.join(", ") };
  const isFilled = occupants.some(({ story }) => story !== undefined) || adverts.some((advert) => advert.page === page);
  if (!isFilled) {
    const characters = holes.reduce((sum, hole) => sum + charactersOf(hole, context), 0);
    const args = { page: label, characters, ...waiting };
    return weighed(context, { ...usual, code: "page-empty", arguments: args });
  }
  return holes.flatMap((hole) => {
    const { columns, rows } = hole;
    const room = {
      columns: extentText(columns),
      from: rows.from,
      to: rows.to,
      characters: charactersOf(hole, context),
      ...sizeOf(hole, context),
    };
    const args = { page: label, ...room, ...besideIt(hole, occupants), ...waiting };
    return weighed(context, { ...usual, code: "page-rest", arguments: args });
  });
}

/** Stories meant for a page that found no room. */
function storiesWaitingFor(page: number, { stories }: Issue): readonly string[] {
  const isWaiting = (part: Part): boolean => part.page === page && part.frame === undefined;
  return stories.filter(({ parts }) => parts.some(isWaiting)).map(({ id }) => id);
}

/** A story as wide as a hole, right above or below it, with a given frame. */
function besideIt({ columns, rows }: FramePlan, occupants: FaultSearch["occupants"]): { readonly beside?: string } {
  const found = occupants.find(({ story, part, frame }) => {
    const isAsWide = frame.columns.from === columns.from && frame.columns.to === columns.to;
    return (
      story !== undefined &&
      part?.found !== true &&
      isAsWide &&
      (frame.rows.to === rows.from - 1 || frame.rows.from === rows.to + 1)
    );
  });
  return found?.story === undefined ? {} : { beside: found.story.id };
}

/** The size of an advert for a rectangle of the page, in whole millimetres. */
function sizeOf(hole: FramePlan, { issue }: LayoutContext): { readonly width: number; readonly height: number } {
  const { width, height } = frameRect(issue.paper.grid, hole);
  return { width: Math.floor(width / mm(1)), height: Math.floor(height / mm(1)) };
}

/** Characters of copy that a rectangle of the page can hold. */
function charactersOf(hole: FramePlan, { issue }: LayoutContext): number {
  return Math.round(areaOf(hole) * issue.paper.grid.measure);
}

/**
 * Facts that every issue must state in a fixed place (RULES.md#statutory-facts), with the words that identify them in the nameplate's strip, its ears
 * or the colophon.
 */
const STATUTORY: readonly (readonly [fact: string, words: RegExp])[] = [
  ["出版日期", /[0-9]+年[0-9]+月[0-9]+日|[〇一二三四五六七八九]+年[一二三四五六七八九十]+月[一二三四五六七八九十]+日/],
  ["星期", /(?:星期|週)[一二三四五六日天]/],
  ["总期号", /第\s*[0-9〇一二三四五六七八九十百千]+\s*[期号號]/],
  ["版数", /[0-9一二三四五六七八九十百]+\s*版/],
  ["CN", /CN\s*[0-9]/],
  ["出版单位", /出版|主[办辦]|主管/],
  ["地址", /地址|社址/],
  ["印刷单位", /印刷|承印|印[制製]/],
  ["发行信息", /[邮郵][发發]代[号號]|[发發]行/],
  ["定价", /定[价價]|零售|售[价價]|免[费費][赠贈][阅閱]/],
];
/** The people responsible for a page, under the names in use. */
const CREDITS: readonly (readonly [credit: string, words: RegExp])[] = [
  ["责编", /[责責][编編]|责任编辑|責任編輯/],
  ["版式", /版式|美[编編]|[组組]版|版面/],
  ["校对", /校[对對]|校检/],
];

/** Faults of daily fixtures: nameplate, statutory facts, credits, the label of adverts. */
function faultsOfFurniture(search: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  return [
    ...plateFaults(search, context),
    ...statutoryFaults(search, context),
    ...creditFaults(search, context),
    ...advertFaults(search, context),
  ];
}

/** 报头不突出: page one needs the paper's name, larger than all other text. */
function plateFaults({ page, settings }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  const { issue, bench } = context;
  const plan = issue.pages[page];
  const plate = issue.paper.nameplate;
  if (plan?.number !== 1 || plate === undefined) return [];
  const name = Math.max(0, ...nameplate(issue, plate, bench).map(heightOf));
  const largest = settings
    .flatMap((setting) => (setting.stage.head?.placed ?? []).flatMap((placed) => linesOf(placed, setting)))
    .toSorted((a, b) => b.size - a.size)[0];
  // A nameplate without room for the name has its own message.
  if (largest === undefined || name === 0 || largest.size < name) return [];
  const { story, part } = largest.setting.request;
  return weighed(context, {
    fault: "报头不突出",
    code: "nameplate-small",
    span: part.span,
    arguments: { page: labelOf(context, page), story: story.id, role: largest.role, size: largest.size },
    related: [plan.span],
    usual: "warning",
  });
}

/** 缺法定项: searched on page one; in a paper without a nameplate only if it gives the fault a severity. */
function statutoryFaults({ page }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  const { pages, paper } = context.issue;
  const plan = pages[page];
  if (plan?.number !== 1) return [];
  const { nameplate: plate, colophon } = paper;
  const ears = (plate?.ears ?? []).flatMap(({ title, lines }) => [title, ...lines]);
  const stated = [...(plate?.strip ?? []), ...ears, colophon].map((text) => text?.text ?? "").join("　");
  const missing = STATUTORY.filter(([, fact]) => !fact.test(stated)).map(([fact]) => fact);
  if (plate === undefined) missing.unshift("报头");
  if (missing.length === 0) return [];
  return weighed(context, {
    fault: "缺法定项",
    code: "statutory-missing",
    span: plan.span,
    arguments: { page: labelOf(context, page), facts: missing.join("、") },
    usual: plate === undefined ? "off" : "warning",
  });
}

/** Height of the letters of the paper's name, in art or in type. */
function heightOf(placed: Placed): number {
  if (placed.kind === "art") return placed.at.height;
  return placed.kind === "text" && placed.line.segments.some(({ role }) => role === "nameplate") ? placed.line.size : 0;
}

/** A line in a head as the message names it: its story, its role and its size. */
interface HeadLine {
  readonly setting: PartSetting;
  readonly role: string;
  readonly size: number;
}

function linesOf(placed: Placed, setting: PartSetting): readonly HeadLine[] {
  if (placed.kind !== "text") return [];
  return placed.line.segments.slice(0, 1).map(({ role }) => ({ setting, role, size: placed.line.size }));
}

/** 缺署名: a header without its section's name (版名) or one of its credits. A misspelt credit is reported at its key. A paper without any on all pages is reported only if it gives the fault a severity. */
function creditFaults({ page }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  const { pages } = context.issue;
  const plan = pages[page];
  if (plan === undefined) return [];
  const tells = [
    ["版名", (of: PagePlan) => of.section !== undefined] as const,
    ...CREDITS.map(([credit, words]) => [credit, (of: PagePlan) => words.test(of.folio.credits?.text ?? "")] as const),
  ];
  const missing = tells.filter(([, is]) => !is(plan));
  if (missing.length === 0) return [];
  const weighs = context.issue.paper.faults["缺署名"] !== undefined;
  const reported = weighs ? missing : missing.filter(([, is]) => pages.some(is));
  const names = reported.map(([name]) => name);
  const others = plan.folio.tasks.filter(({ value }) => !CREDITS.some(([, words]) => words.test(value)));
  const misspelt = others.flatMap(({ value, span }) => {
    const near = nearest(value, names);
    return near === undefined ? [] : [{ span, credits: near, nearest: near, key: value }];
  });
  const rest = names.filter((name) => !misspelt.some(({ nearest: near }) => near === name));
  const lacks = rest.length === 0 ? [] : [{ span: plan.span, credits: rest.join("、") }];
  return [...misspelt, ...lacks].flatMap(({ span, ...args }) =>
    weighed(context, {
      fault: "缺署名",
      code: "credits-missing",
      span,
      arguments: { page: labelOf(context, page), ...args },
      usual: "warning",
    }),
  );
}

/** 无广告标识: the label of an advert does not identify it as one. A notice of the house is none. */
function advertFaults({ page }: FaultSearch, context: LayoutContext): readonly Diagnostic[] {
  return context.issue.adverts
    .filter((advert) => advert.page === page && !/[广廣]告/.test(advert.label))
    .filter((advert) => advert.kind !== "text" || advert.enlarged === undefined)
    .flatMap((advert) =>
      weighed(context, {
        fault: "无广告标识",
        code: "advert-unlabelled",
        span: advert.span,
        arguments: { file: advert.name, page: labelOf(context, page) },
        usual: "warning",
      }),
    );
}

/** The page in which faults are searched. */
interface FaultSearch {
  readonly page: number;
  readonly settings: readonly PartSetting[];
  readonly occupants: readonly Occupant[];
}

/** A fault of make-up before the paper's severity is applied. */
interface Fault {
  /** Its name in the paper's `faults`. */
  readonly fault: FaultName;
  readonly code: Code;
  readonly span: Span;
  readonly arguments: Arguments;
  /** Left out: none. */
  readonly related?: readonly Span[];
  /** The severity if the paper gives none. */
  readonly usual: Severity | "off";
}

/** A story's frame on a page, as messages name it. */
function frameArguments({ story, frame }: PartRequest, page: number, context: LayoutContext): Arguments {
  const { columns, rows } = frame;
  return { story: story.id, page: labelOf(context, page), columns: extentText(columns), rows: extentText(rows) };
}

/** A fault at the paper's severity; empty if it is switched off. */
export function weighed(context: LayoutContext, found: Fault): readonly Diagnostic[] {
  const severity = context.issue.paper.faults[found.fault] ?? found.usual;
  if (severity === "off") return [];
  const { code, span, related = [] } = found;
  return [{ severity, code, span, arguments: found.arguments, related, also: [] }];
}

/** False if the paper has switched the fault off, so that the search can be skipped. */
function isLookedFor(context: LayoutContext, fault: FaultName, usual: Fault["usual"]): boolean {
  return (context.issue.paper.faults[fault] ?? usual) !== "off";
}
