/*
 * A draft shows pages with errors so that an editor can go on working. Each loss is marked where it happened: copy over its frame by a red bar in its
 * last leg, a missing photo by a hatched place, and the page by 未完成 in its folio.
 */

import { type Cmyk, WHITE } from "../../base/colour.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { FOLIO_HEIGHT, type Pt } from "../../base/length.ts";
import { type Memory, noMemory } from "../../base/memo.ts";
import type { Rect } from "../../base/rect.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { TextContext } from "../text/galley.ts";
import { setStyled } from "../text/headings/display.ts";
import { bandOf, furnitureNamed, outline } from "./furniture.ts";
import { type Frame, type Layout, type Owner, type Page, type Placed, placedText } from "./page.ts";
import { HATCH, MARK_EDGE, MARK_PITCH, MARK_SIZE, MOST_OF_FRAME, UNREAD } from "./weights.ts";

/** The context for drawing marks: the issue, its diagnostics, and the tools to set type. */
interface DraftContext {
  readonly issue: Issue;
  readonly diagnostics: readonly Diagnostic[];
  readonly pictures: Pictures;
  readonly bench: TextContext;
  readonly memory?: Memory | undefined;
}

/** Words of the marks that differ between scripts: a paper's faces may lack the characters of the other script. */
const WORDS = {
  simplified: { about: "约", missing: "缺图" },
  traditional: { about: "約", missing: "缺圖" },
} as const;

/** Red, as a proofreader writes. */
const RED: Cmyk = [0, 100, 100, 0];
const GREY: Cmyk = [0, 0, 0, 50];
/** Width of three characters and their edges. */
const FOLIO_MARK: Pt = 3 * MARK_SIZE + 4 * MARK_EDGE;

/**
 * Marks the layout of an issue that is drawn in spite of errors. Overset copy gets a red bar at the foot of its frame's last leg, a photo without a
 * place a hatched one, a page with errors 未完成 in its folio. Other pages stay as they are.
 */
export function markDraft(layout: Layout, context: DraftContext): Layout {
  const errors = context.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return layout;
  return { ...layout, pages: layout.pages.map((page, index) => markedPage(page, index, errors, context)) };
}

function markedPage(page: Page, index: number, errors: readonly Diagnostic[], context: DraftContext): Page {
  const own = errors.filter((error) => isOn(error, page.label, context));
  if (own.length === 0) return page;
  const marks = own.flatMap((error, number): readonly Placed[] => {
    const frame = page.frames.findLast(({ owner }) => owner.story === error.arguments["story"]);
    if (frame === undefined) return [];
    const owner = furnitureNamed(`overset-${number + 1}`);
    if (error.code === "overset") return oversetBar(error, { frame, label: page.label }, owner, context);
    if (error.code !== "photo-no-room" || error.arguments["page"] !== page.label) return [];
    const missing = own.filter(
      ({ code, arguments: args }) => code === error.code && args["story"] === frame.owner.story,
    );
    const slot = { at: missing.indexOf(error), of: missing.length };
    return photoPlace(error, slotOf(frame, slot), furnitureNamed(`missing-${number + 1}`), context);
  });
  const all = [...marks, ...folioMark(index, context)];
  const { memory = noMemory } = context;
  return memory.memo(withMarks)(page, memory.same(all));
}

function withMarks(page: Page, marks: readonly Placed[]): Page {
  return { ...page, placed: [...page.placed, ...marks] };
}

/** True for the page that the error names, or the pages of its story, or else every page. Overset copy concerns every part of its story. */
function isOn({ arguments: args, code }: Diagnostic, label: string, { issue }: DraftContext): boolean {
  const labels = issue.pages.map((page) => page.label);
  if (code !== "overset" && labels.includes(String(args["page"]))) return args["page"] === label;
  const story = issue.stories.find(({ id }) => id === args["story"]);
  return story === undefined || story.parts.some((part) => labels[part.page] === label);
}

interface FrameOnPage {
  readonly frame: Frame;
  readonly label: string;
}

/** 溢出 12 行 约 156 字; on earlier pages of the story with the page of the overflow: 4版溢出 12 行 约 156 字. */
function oversetBar(
  { arguments: args }: Diagnostic,
  { frame, label: page }: FrameOnPage,
  owner: Owner,
  context: DraftContext,
): readonly Placed[] {
  const words = WORDS[context.issue.paper.script];
  const where = args["page"] === page ? "" : `${args["page"]}版`;
  const leg = frame.legs.at(-1) ?? frame.rect;
  const foot = leg.y + leg.height + MARK_EDGE;
  return label(
    `${where}溢出 ${args["rows"]} 行 ${words.about} ${args["characters"]} 字`,
    { ...leg, foot },
    owner,
    context,
  );
}

/** The place of one missing photo: they share the frame's foot, one over another. */
function slotOf(frame: Frame, { at, of }: { readonly at: number; readonly of: number }): Frame {
  const { x, y, width, height } = frame.rect;
  const depth = (height * MOST_OF_FRAME) / of;
  return { ...frame, rect: { x, y: y + height - (at + 1) * depth, width, height: depth } };
}

/** A hatched place with the file's name, as wide as the photo's columns and as deep as its proportion; copy under it stays legible. */
function photoPlace(
  { arguments: args, span }: Diagnostic,
  frame: Frame,
  owner: Owner,
  context: DraftContext,
): readonly Placed[] {
  const file = String(args["photo"]);
  const story = context.issue.stories.find(({ id }) => id === args["story"]);
  const photo = story?.photos.find((each) => each.span.start === span.start);
  const pixels = context.pictures.get(photo?.path ?? "") ?? UNREAD;
  const { legs, rect } = frame;
  const side = legs.slice(0, Math.max(1, photo?.columns ?? 1));
  const [first, last] = [side[0] ?? rect, side.at(-1) ?? rect];
  const width = Math.max(first.width, last.x + last.width - first.x);
  const height = Math.min((width * pixels.height) / pixels.width, rect.height);
  const at = { x: first.x, y: rect.y + rect.height - height, width, height };
  return [
    ...hatching(at, owner),
    ...outline(at, 1, "draft", owner),
    ...label(
      `${WORDS[context.issue.paper.script].missing} ${file}`,
      { ...at, foot: at.y + MARK_PITCH + 2 * MARK_EDGE },
      owner,
      context,
    ),
  ];
}

/** Lines from the lower left to the upper right of a rectangle. */
function hatching({ x, y, width, height }: Rect, owner: Owner): readonly Placed[] {
  const count = Math.floor((width + height) / HATCH);
  return Array.from({ length: count }, (_, index): Placed => {
    const along = (index + 1) * HATCH;
    const from = { x: x + Math.max(0, along - height), y: y + Math.min(height, along) };
    const to = { x: x + Math.min(width, along), y: y + Math.max(0, along - width) };
    return { kind: "rule", owner, role: "draft", from, to, weight: 0.5, colour: GREY };
  });
}

/** 未完成 in the middle of the folio; with a nameplate, in the line above it. */
function folioMark(index: number, context: DraftContext): readonly Placed[] {
  const { grid, nameplate } = context.issue.paper;
  const band = bandOf(grid, 1);
  const isPlated = nameplate !== undefined && context.issue.pages[index]?.number === 1;
  const foot = isPlated ? band.y + MARK_PITCH : grid.top - FOLIO_HEIGHT + MARK_PITCH + 2 * MARK_EDGE;
  const x = band.x + (band.width - FOLIO_MARK) / 2;
  return label("未完成", { x, width: FOLIO_MARK, foot }, furnitureNamed("draft"), context);
}

/** White text on a red bar, in as many lines as it needs, placed by its foot. */
function label(
  text: string,
  { x, width, foot }: { readonly x: Pt; readonly width: Pt; readonly foot: Pt },
  owner: Owner,
  { issue, bench }: DraftContext,
): readonly Placed[] {
  const { folio, headline } = issue.paper.styles;
  const face = headline.brief.face;
  const style = {
    ...folio,
    face,
    size: MARK_SIZE,
    floor: MARK_SIZE,
    pitch: MARK_PITCH,
    align: "center",
    colour: WHITE,
  } as const;
  const lines = setStyled([{ role: "draft", text, style }], width - 2 * MARK_EDGE, bench);
  const height = lines.length * MARK_PITCH + 2 * MARK_EDGE;
  const y = foot - height;
  return [
    { kind: "area", owner, role: "draft", at: { x, y, width, height }, colour: RED },
    ...lines.map((line, at) =>
      placedText(line, { x: x + MARK_EDGE, y: y + MARK_EDGE + at * MARK_PITCH + MARK_SIZE }, owner),
    ),
  ];
}
