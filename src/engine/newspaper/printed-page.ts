import { cornersOf } from "../../base/rect.ts";
import type { Frame, Page } from "../layout/page.ts";
import type { Issue, PagePlan } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { Text } from "../model/text.ts";
import { textOfLine } from "../text/line.ts";
import { advertLabel, frameId } from "./ids.ts";
import type { FurnitureText, PrintedFrame, PrintedGrid, PrintedLine, PrintedPage, Thing } from "./newspaper.ts";
import type { SetText } from "./set-text.ts";
import type { SourceList } from "./source-list.ts";
import { ownText, type SourceText, sourceText } from "./source-text.ts";
import { thingsOf } from "./things.ts";
import { fillerZone, withoutRect } from "./zones.ts";

export function printedPage(page: Page, issue: Issue, texts: SetText, sources: SourceList): PrintedPage {
  const plan = issue.pages.find(({ label }) => label === page.label);
  const things = thingsOf(page, texts);
  return {
    label: page.label,
    number: plan?.number ?? 0,
    name: page.name,
    section: page.section,
    trim: page.trim,
    grid: gridOf(issue.paper.grid),
    black: plan?.black ?? false,
    frames: framesOf(page, issue),
    things,
    furniture: furnitureOf(things, page.label, plan && textsOn(plan, issue), sources),
  };
}

function gridOf(grid: Grid): PrintedGrid {
  const { writing, columns, rows, measure, gutter, size, pitch, left, top } = grid;
  const along = (columns * measure + (columns - 1) * gutter) * size;
  const across = (rows - 1) * pitch + size;
  const [width, height] = writing === "vertical" ? [across, along] : [along, across];
  return { writing, columns, rows, measure, gutter, size, pitch, area: { x: left, y: top, width, height } };
}

function framesOf({ frames, fillers }: Page, issue: Issue): readonly PrintedFrame[] {
  const groups = new Set(issue.stories.flatMap(({ id, heads }) => (heads === undefined ? [] : [id])));
  const stories = frames.filter(({ owner }) => owner.story !== undefined);
  const adverts = frames.filter(({ owner }) => owner.story === undefined);
  return [
    ...stories.map((frame): PrintedFrame => {
      const { story = "", part = 1 } = frame.owner;
      const filler = fillers.find(({ host }) => host.story === story && host.part === part);
      const hole = filler && fillerZone(frame.rect, frame.legs, filler.rect);
      const zone = hole === undefined ? (frame.outline ?? cornersOf(frame.rect)) : withoutRect(frame.rect, hole);
      const kind = groups.has(story) ? "group" : "story";
      const { around } = frame;
      return { id: frameId(story, part), of: story, kind, part, ...shapeOf(frame), ...(around && { around }), zone };
    }),
    ...fillers.flatMap(({ owner, host, rect }): readonly PrintedFrame[] => {
      const around = stories.find((frame) => frame.owner.story === host.story && frame.owner.part === host.part);
      const { story = "" } = owner;
      if (around === undefined) return [];
      const zone = cornersOf(fillerZone(around.rect, around.legs, rect));
      const fit = { measure: around.fit.measure, capacity: 0, empty: 0, white: 0 };
      const shape = { ...shapeOf(around), rect, legs: [rect], fit };
      return [{ id: frameId(story, 1), of: story, kind: "filler", part: 1, ...shape, zone }];
    }),
    ...adverts.map((frame): PrintedFrame => {
      const of = frame.owner.piece ?? "advert";
      return {
        id: frameId(of, 1),
        of,
        kind: "advert",
        part: 1,
        ...shapeOf(frame),
        zone: frame.outline ?? cornersOf(frame.rect),
      };
    }),
  ];
}

function shapeOf({
  rect,
  columns,
  rows,
  legs,
  fit,
}: Frame): Pick<PrintedFrame, "rect" | "columns" | "rows" | "legs" | "fit"> {
  const { measure, capacity, empty, white } = fit;
  return { rect, columns, rows, legs, fit: { measure, capacity, empty, white } };
}

/** The texts of a page's furniture, by the piece that `Owner.piece` names. */
function textsOn({ section, folio }: PagePlan, { paper }: Issue): ReadonlyMap<string, Text> {
  const { nameplate, colophon } = paper;
  const texts = new Map<string, Text>();
  const add = (piece: string, text: Text | undefined): void => {
    if (text !== undefined) texts.set(piece, text);
  };
  add("section", section);
  add("number", folio.number);
  add("date", folio.date);
  add("credits", folio.credits ?? folio.contact);
  add("colophon", colophon);
  for (const [at, text] of nameplate?.strip.entries() ?? []) add(`strip-${at + 1}`, text);
  for (const [ear, { title, lines }] of nameplate?.ears.entries() ?? []) {
    add(`ear-${ear + 1}-title`, title);
    for (const [at, text] of lines.entries()) add(`ear-${ear + 1}-${at + 1}`, text);
  }
  return texts;
}

/** The furniture's texts as they are set, with their places. */
function furnitureOf(
  things: readonly Thing[],
  label: string,
  texts: ReadonlyMap<string, Text> | undefined,
  sources: SourceList,
): readonly FurnitureText[] {
  const set = new Map<string, string>();
  for (const thing of things) {
    if (thing.kind !== "line" || thing.story !== undefined || isAdvertWords(thing)) continue;
    set.set(thing.block, (set.get(thing.block) ?? "") + textOfLine(thing));
  }
  return [...set].map(([id, text]) => ({
    id,
    text: placed(text, texts?.get(id.slice(`page-${label}/`.length)), sources),
  }));
}

/** An advert's words are blocks of their own; its label is a text of the page. */
function isAdvertWords({ advert, block }: PrintedLine): boolean {
  return advert !== undefined && block !== advertLabel(advert);
}

/** A text as it is set, at the place where it was written. More may be set than was written: a page's name with its section. */
function placed(set: string, written: Text | undefined, sources: SourceList): SourceText {
  if (written === undefined) return ownText(set);
  return sourceText(set === written.text ? written : { text: set, span: written.span }, sources);
}
