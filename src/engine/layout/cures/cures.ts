import type { Arguments } from "../../../base/codes.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { count, extentText, type FramePlan } from "../../../base/extent.ts";
import type { Heading, Part, Photo } from "../../model/issue.ts";
import { between } from "../grid/grid.ts";
import { headTexts } from "../heads/head.ts";
import type { PartSetting } from "../part.ts";
import { mayTake } from "../surroundings.ts";
import { MAY_END_SHORT } from "../weights.ts";
import { cureOverset } from "./cure-overset.ts";
import { asSet, type Changed, firstCure, firstRelief, type Illness, withPart } from "./trials.ts";

/** So much less than the estimate is tried first: a lever that was of no use before may be of some then. */
const NEAR = 1;
/** Rows beyond it that are tried. */
const FAR = 12;

/** The fault with the figures of its hint: what an editor would have to change, each tried by setting the story again. */
export function withCure(illness: Illness): Diagnostic {
  const { told, part } = illness.fault;
  if (part === undefined) return told;
  const figures = figuresFor(told.code, part, illness);
  return figures === undefined ? told : { ...told, arguments: { ...told.arguments, ...figures } };
}

function figuresFor(code: Diagnostic["code"], part: PartSetting, illness: Illness): Arguments | undefined {
  switch (code) {
    case "overset":
      return {
        ...deeper(part, -part.fit.empty / (part.half?.whole ?? part).inside.legs.length, illness),
        ...cureOverset(part, illness),
      };
    case "underfull":
      return lessDeep(part, illness);
    case "photo-no-room":
      return { ...deeper(part, 1 + NEAR, illness), ...smallerPhoto(part, illness) };
    case "frame-too-small":
      return deeper(part, Number(illness.fault.told.arguments["rows"]), illness);
    case "frame-too-narrow":
    case "label-too-long":
      return wider(part, illness);
    case "headline-too-long":
      return {
        ...shorterHead(part, illness),
        ...overMore(part, illness),
        ...oneLeg(part, illness),
        ...wider(part, illness),
      };
    default:
      return undefined;
  }
}

/** Rows under a frame that is given, where nothing else stands. @param about the rows that are reckoned to be needed */
function deeper(part: PartSetting, about: number, illness: Illness): Arguments {
  const { frame, part: of } = part.request;
  if (of.found) return {};
  const room = illness.desk.issue.paper.grid.rows - frame.rows.to;
  const first = Math.max(1, Math.ceil(about) - NEAR);
  const tried = between(first, room).filter((rows) => mayTake(footAt(frame, rows), part.request, illness.desk.issue));
  const depth = firstCure(tried, (rows) => reframed(illness, of, footAt(frame, rows)), illness);
  return depth === undefined ? {} : { depth };
}

function lessDeep(part: PartSetting, illness: Illness): Arguments {
  const { frame, part: of } = part.request;
  if (of.found) return {};
  const spare = Number(illness.fault.told.arguments["rows"]) - MAY_END_SHORT;
  const about = Math.ceil(spare / part.inside.legs.length);
  const most = Math.min(about + FAR, count(frame.rows) - 1);
  const tried = between(Math.max(1, about - NEAR), most);
  const depth = firstCure(tried, (rows) => reframed(illness, of, footAt(frame, -rows)), illness);
  return depth === undefined ? {} : { depth };
}

/** Columns beside the frame where nothing else stands, at its right or, where the page ends there, at its left. */
function wider(part: PartSetting, illness: Illness): Arguments {
  const { frame, part: of } = part.request;
  const { issue } = illness.desk;
  const { grid } = issue.paper;
  const widened = (more: number): FramePlan => sideAt(frame, more, grid.columns);
  const tried = between(1, grid.columns - count(frame.columns)).filter((more) =>
    mayTake(widened(more), part.request, issue),
  );
  const columns = firstRelief(tried, (more) => reframed(illness, of, widened(more)), illness);
  return columns === undefined ? {} : { columns };
}

/** A headline over some columns only may span more of them. */
function overMore(part: PartSetting, illness: Illness): Arguments {
  const { part: of, frame } = part.request;
  if (of.over === undefined) return {};
  const more = between(of.over + 1, count(frame.columns));
  const over = firstRelief(more, (columns) => withPart(asSet(illness.story), of, { over: columns }), illness);
  return over === undefined ? {} : { over };
}

/** `legs: 1`: a vertical head may be longer than one of the bands that it stands beside. */
function oneLeg(part: PartSetting, illness: Illness): Arguments {
  if (part.inside.legs.length === 1 || (part.request.part.writing !== "vertical" && part.request.part.head !== "left"))
    return {};
  const { part: of } = part.request;
  const legs = firstRelief([1], (one) => withPart(asSet(illness.story), of, { legs: one }), illness);
  return legs === undefined ? {} : { legs };
}

function reframed({ story }: Illness, part: Part, frame: FramePlan): Changed {
  const { columns, rows } = frame;
  const name = `part ${part.number} in columns ${extentText(columns)}, rows ${extentText(rows)}`;
  return { name, ...withPart(asSet(story), part, { frame }) };
}

function footAt(frame: FramePlan, more: number): FramePlan {
  return { ...frame, rows: { from: frame.rows.from, to: frame.rows.to + more } };
}

function sideAt(frame: FramePlan, more: number, columns: number): FramePlan {
  const right = Math.min(columns, frame.columns.to + more);
  return { ...frame, columns: { from: frame.columns.from - (frame.columns.to + more - right), to: right } };
}

/** The most columns, or else rows, at which the photo finds its place in the frame as it is. */
function smallerPhoto(part: PartSetting, illness: Illness): Arguments {
  const { story } = part.request;
  const file = illness.fault.told.arguments["photo"];
  const block = part.blocks.find(({ photos }) => photos.some((photo) => photo.file === file));
  const group = block?.photos ?? [];
  if (block === undefined) return {};
  const changed = (over: Partial<Photo>): Changed => {
    const photos = story.photos.map((photo) => (group.includes(photo) ? { ...photo, ...over } : photo));
    return { ...asSet(illness.story), story: { ...story, photos } };
  };
  const narrower = between(1, block.legs - 1).toReversed();
  const fewer = firstCure(narrower, (columns) => changed({ columns, depth: undefined }), illness);
  const flatter = between(Math.ceil(block.depth.from / 2), block.depth.from - 1).toReversed();
  const rows = firstCure(flatter, (depth) => changed({ depth: { from: depth, to: depth } }), illness);
  return { ...(fewer !== undefined && { fewer }), ...(rows !== undefined && { shallow: rows }) };
}

/** The characters that a heading may have where it stands: its longest line loses one after the other until it fits. */
function shorterHead(part: PartSetting, illness: Illness): Arguments {
  const { request, stage } = part;
  const { span } = illness.fault.told;
  const heading = (stage.head?.tooLong ?? []).find((each) => each.span === span);
  if (heading === undefined) return {};
  const role = Object.entries(headTexts(request.story, request.part, request.opening)).find(
    ([, text]) => text?.span === span,
  )?.[0];
  if (role === undefined || role === "label" || role === "byline") return {};
  const versions = shorterAndShorter(heading);
  const relieves = (some: readonly Heading[]): Heading | undefined =>
    firstRelief(some, (shorter) => headed(illness, request.part, role, shorter), illness);
  const chosen = relieves(nearRelief(versions, (one) => relieves([one]) !== undefined));
  return chosen === undefined ? {} : { fits: headingLength(chosen) };
}

/** Versions of a heading that are tried one after the other: copy that was pasted in place of a headline has more, and each takes its time. */
const FEW = 48;

/** Of many versions the last ones before one that is short enough, and that one: found by halves, since what is shorter mostly fits as well. */
function nearRelief(versions: readonly Heading[], fits: (version: Heading) => boolean): readonly Heading[] {
  if (versions.length <= FEW) return versions;
  let [from, to] = [0, versions.length - 1];
  while (from < to) {
    const half = Math.floor((from + to) / 2);
    const version = versions[half];
    if (version !== undefined && fits(version)) to = half;
    else from = half + 1;
  }
  return versions.slice(Math.max(0, to - NEAR), to + 1);
}

/** The story with another heading, in the part that has it or in the story. */
function headed({ story }: Illness, part: Part, role: string, heading: Heading): Changed {
  const { story: of, framed } = asSet(story);
  if (role !== "headline" || part.headline === undefined) return { story: { ...of, [role]: heading }, framed };
  const changed = (each: Part): Part => (each.number === part.number ? { ...each, headline: heading } : each);
  return {
    story: { ...of, parts: of.parts.map(changed) },
    framed: framed.map((each) => ({ ...each, part: changed(each.part) })),
  };
}

function shorterAndShorter(heading: Heading): readonly Heading[] {
  const versions: Heading[] = [];
  let lines = heading.lines.map((line) => [...line]);
  while (lines.reduce((sum, line) => sum + line.length, 0) > lines.length) {
    const longest = Math.max(...lines.map((line) => line.length));
    const at = lines.findLastIndex((line) => line.length === longest);
    lines = lines.with(at, (lines[at] ?? []).slice(0, -1));
    versions.push({ ...heading, lines: lines.map((line) => line.join("")) });
  }
  return versions;
}

export function headingLength({ lines }: Heading): number {
  return lines.reduce((sum, line) => sum + [...line].length, 0);
}
