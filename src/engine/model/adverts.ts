import { errorAt, warningAt } from "../../base/diagnostic.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Located, LocatedText } from "../manifest/located.ts";
import type { WrittenAdvert, WrittenNotice, WrittenSmallAd } from "../manifest/manifest.ts";
import { pageIndex, pagesByFold, reportOutsideSpread, reportOverlaps, resolveFrame } from "./frames.ts";
import type { Advert, Category, Issue, Notice, PictureAdvert } from "./issue.ts";
import type { AdvertSlot } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";
import type { Characters } from "./style.ts";
import type { Text } from "./text.ts";
import { plainHeading, plainText } from "./texts.ts";

/*
 * Resolves adverts. The content and place of each were paid for, so nothing is chosen here: whatever is unclear is an error. Small ads are sorted in the order
 * in which readers look for them.
 */

/** The adverts that are pictures, each once: the second half of a spread shows the same file as the first. */
export function pictureAdverts({ adverts }: Pick<Issue, "adverts">): readonly PictureAdvert[] {
  return adverts.filter((advert) => advert.kind === "picture").filter(({ half }) => half?.side !== "right");
}

type Without<Kinds, Keys extends PropertyKey> = Kinds extends Advert ? Omit<Kinds, Keys> : never;
/** An advert that the issue has not counted yet. */
type Bought = Without<Advert, "id">;

/** An advert, or the two halves of one over the fold. Empty, with a report, if its page, place or content is unclear. */
export function resolveAdvert(written: WrittenAdvert, context: StoryContext): readonly Bought[] {
  const page = pageIndex(written.page, context);
  if (written.spread?.value && written.picture !== undefined) return spreadAdvert(written, page, context);
  const place = placeOf(written, context);
  const content = contentOf(written, context);
  if (page === undefined || place === undefined || content === undefined) return [];
  const span = placeSpan(written);
  return [{ ...content, page, ...place, label: labelOf(written, context), span }];
}

/** The notices of a paper's stock (layout/RULES.md#house-notices). */
export function resolveStock(written: readonly WrittenNotice[], script: Characters): readonly Notice[] {
  return written.map(({ headline, text, signature, label, most, span }) => ({
    name: headline.lines.map(({ value }) => value).join(""),
    headline: plainHeading(headline),
    paragraphs: textsOf(text),
    signature: textsOf(signature),
    label: label?.value ?? (script === "traditional" ? "啟事" : "启事"),
    most: most.value,
    span,
  }));
}

function spreadAdvert(written: WrittenAdvert, page: number | undefined, context: StoryContext): readonly Bought[] {
  const content = contentOf(written, context);
  const slot = written.slot && slotOf(written.slot, context);
  if (written.cells !== undefined) {
    context.diagnostics.push(errorAt(placeSpan(written), "advert-without-place", known(context)));
    return [];
  }
  if (page === undefined || content?.kind !== "picture") return [];
  if (written.slot !== undefined && slot?.frame === undefined) return [];
  const { page: on } = written;
  return spreadHalves(written, { page, slot }, context).map((half) => ({
    ...content,
    ...half,
    label: labelOf(written, context),
    span: written.columns?.span ?? on.span,
  }));
}

function labelOf({ label }: WrittenAdvert, { paper }: StoryContext): string {
  return label?.value ?? (paper.script === "traditional" ? "廣告" : "广告");
}

/** Messages point at the place, where editors look. */
function placeSpan({ columns, slot, cells, span }: WrittenAdvert): Advert["span"] {
  return columns?.span ?? slot?.span ?? cells?.[0]?.columns.span ?? span;
}

type Place = Pick<Advert, "frame" | "cells" | "size">;

function placeOf(written: WrittenAdvert, context: StoryContext): Place | undefined {
  const { cells, slot, columns, rows } = written;
  const named = slot && slotOf(slot, context);
  if (slot !== undefined && named?.frame === undefined) return undefined;
  const framed = slot ?? columns ?? rows;
  if ((cells === undefined) === (framed === undefined)) {
    context.diagnostics.push(errorAt(placeSpan(written), "advert-without-place", known(context)));
    return undefined;
  }
  return cells === undefined ? framedPlace(written, named, context) : steppedPlace(written, cells, context);
}

/** The columns and rows as written, each taken from the slot if it is missing. */
function framedPlace(written: WrittenAdvert, named: AdvertSlot | undefined, context: StoryContext): Place | undefined {
  const { slot, columns = at(slot, named?.frame?.columns), rows = at(slot, named?.frame?.rows) } = written;
  if (columns === undefined || rows === undefined) {
    const [key, missing] = rows === undefined ? ["columns", "rows"] : ["rows", "columns"];
    context.diagnostics.push(errorAt(placeSpan(written), "half-a-frame", { key, missing }));
    return undefined;
  }
  const frame = resolveFrame({ columns, rows }, context);
  const size = written.columns === undefined && written.rows === undefined ? named?.size : undefined;
  return frame && { frame, ...(size && { size }) };
}

function at(slot: Located<string> | undefined, extent: Extent | undefined): Located<Extent> | undefined {
  return slot === undefined || extent === undefined ? undefined : { value: extent, span: slot.span };
}

function slotOf({ value, span }: Located<string>, context: StoryContext): AdvertSlot | undefined {
  const { slots } = context.paper;
  const slot = slots.find(({ name }) => name === value);
  if (slot !== undefined) return slot;
  const names = slots.map(({ name }) => name);
  context.diagnostics.push(
    errorAt(span, "unknown-name", { value, under: "slots", ...known(context), ...nearMiss(value, names) }),
  );
  return undefined;
}

function known({ paper }: StoryContext): { readonly known?: string } {
  return paper.slots.length === 0 ? {} : { known: paper.slots.map(({ name }) => name).join("、") };
}

/** The frame around rectangles that touch. Reports two that overlap, and one that is apart from those before it. */
function steppedPlace(
  written: WrittenAdvert,
  cells: NonNullable<WrittenAdvert["cells"]>,
  context: StoryContext,
): Place | undefined {
  const before = context.diagnostics.length;
  const frames = cells.flatMap((cell) => resolveFrame(cell, context) ?? []);
  const first = frames[0];
  if (first === undefined || context.diagnostics.length > before) return undefined;
  const page = context.pages.findIndex(({ label }) => label === written.page.value);
  reportOverlaps(
    frames.map((frame, index) => ({
      name: `cells[${index + 1}]`,
      page,
      frame,
      span: cells[index]?.span ?? written.span,
    })),
    context,
  );
  for (const [index, frame] of frames.entries()) {
    if (index === 0 || frames.slice(0, index).some((other) => touch(other, frame))) continue;
    context.diagnostics.push(errorAt(cells[index]?.span ?? written.span, "cell-apart", { cell: index + 1 }));
  }
  if (context.diagnostics.length > before) return undefined;
  const frame = frames.slice(1).reduce(hull, first);
  return { frame, ...(frames.length > 1 && { cells: frames }) };
}

/** Whether two rectangles share part of an edge. */
function touch(a: FramePlan, b: FramePlan): boolean {
  const meets = (key: "columns" | "rows"): boolean => a[key].from <= b[key].to && b[key].from <= a[key].to;
  const follows = (key: "columns" | "rows"): boolean => a[key].to + 1 === b[key].from || b[key].to + 1 === a[key].from;
  const joins = (key: "columns" | "rows"): boolean => meets(key) || follows(key);
  return (meets("columns") && joins("rows")) || (meets("rows") && joins("columns"));
}

/** The smallest frame that holds both. */
function hull(a: FramePlan, b: FramePlan): FramePlan {
  const both = (key: "columns" | "rows") => ({
    from: Math.min(a[key].from, b[key].from),
    to: Math.max(a[key].to, b[key].to),
  });
  return { columns: both("columns"), rows: both("rows") };
}

/** An advert without its place. */
type Content = Without<Advert, keyof Place | "id" | "page" | "label" | "span">;

function contentOf(written: WrittenAdvert, context: StoryContext): Content | undefined {
  const { picture, text, classified, fit, filePage, as, legs } = written;
  const headline = plainHeading(written.headline);
  if ([picture, text, classified].filter((each) => each !== undefined).length !== 1) {
    context.diagnostics.push(errorAt(placeSpan(written), "one-of-keys", { keys: "`file`, `text`, `classified`" }));
    return undefined;
  }
  reportIdle(written, context);
  if (picture === undefined) reportShape(written, context);
  if (picture !== undefined) {
    const file = picture.file.value;
    return {
      kind: "picture",
      name: file,
      file,
      path: picture.path,
      // An advertiser's picture is printed at the size that was paid for, unless the editor allows another.
      fit: fit?.value ?? "exact",
      ...(filePage !== undefined && { filePage: filePage.value }),
      ...(as !== undefined && { as: as.value }),
    };
  }
  const name = headline?.lines.join("") ?? labelOf(written, context);
  if (classified !== undefined) {
    return {
      kind: "classified",
      name,
      headline,
      legs: legs?.value,
      categories: categoriesOf(classified, written.categories, context.paper.script),
    };
  }
  const signature = textsOf(written.signature);
  return { kind: "text", name, headline, legs: legs?.value, paragraphs: textsOf(text), signature };
}

/** Reports words over steps or over the fold: they need one rectangle on one page. */
function reportShape({ text, cells, spread }: WrittenAdvert, { diagnostics }: StoryContext): void {
  const other = text ? "text" : "classified";
  const second = cells?.[1];
  if (second !== undefined) diagnostics.push(errorAt(second.span, "clashing-keys", { key: "cells", other }));
  if (spread?.value) diagnostics.push(errorAt(spread.span, "clashing-keys", { key: "spread", other }));
}

/** A warning for each key that has no effect on this kind of advert. */
function reportIdle(written: WrittenAdvert, { diagnostics }: StoryContext): void {
  const of = written.picture ? "file" : written.text ? "text" : "classified";
  const idle: readonly (readonly [key: string, span: Advert["span"] | undefined, reads: readonly string[]])[] = [
    ["headline", written.headline?.span, ["text", "classified"]],
    ["signature", written.signature?.[0]?.span, ["text"]],
    ["categories", written.categories[0]?.span, ["classified"]],
    ["legs", written.legs?.span, ["text", "classified"]],
    ["fit", written.fit?.span, ["file"]],
    ["filePage", written.filePage?.span, ["file"]],
    ["as", written.as?.span, ["file"]],
  ];
  for (const [key, span, reads] of idle) {
    if (span !== undefined && !reads.includes(of))
      diagnostics.push(warningAt(span, "clashing-keys", { key, other: of }));
  }
}

function textsOf(lines: readonly LocatedText[] | undefined): readonly Text[] {
  return (lines ?? []).flatMap((line) => plainText(line) ?? []);
}

/** Small ads by category and title (layout/RULES.md#small-ads). */
function categoriesOf(
  written: readonly WrittenSmallAd[],
  order: readonly LocatedText[],
  script: Characters,
): readonly Category[] {
  const named = new Map<string, { name: Text; ads: Category["ads"][number][] }>();
  for (const [index, { category, title, text }] of written.entries()) {
    const name = plainText(category);
    const words = plainText(text);
    if (name === undefined || words === undefined) continue;
    const own = named.get(name.text) ?? { name, ads: [] };
    named.set(name.text, own);
    own.ads.push({ number: index + 1, title: plainText(title), text: words });
  }
  const first = order.map(({ value }) => value.trim());
  const compare = byCharacters(script);
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  const key = ({ title, text }: Category["ads"][number]): string => title?.text ?? text.text;
  return [...named.values()]
    .toSorted((a, b) => place(a.name.text) - place(b.name.text) || compare(a.name.text, b.name.text))
    .map(({ name, ads }) => ({ name, ads: ads.toSorted((a, b) => compare(key(a), key(b)) || a.number - b.number) }));
}

/** The page, frame and half of a picture over the fold. */
type HalfPlace = Pick<PictureAdvert, "page" | "frame"> & Required<Pick<PictureAdvert, "half">>;

/**
 * The two halves of an advert over the fold (layout/RULES.md#spreads), left then right. Reports a page without a facing page, columns that do not cross the
 * fold or exceed the spread, and missing rows.
 * @param page where it is placed: either of the two
 */
function spreadHalves(
  written: WrittenAdvert,
  { page, slot }: { readonly page: number; readonly slot: AdvertSlot | undefined },
  context: StoryContext,
): readonly HalfPlace[] {
  const { diagnostics, paper } = context;
  const each = paper.grid.columns;
  const facing = pagesByFold(page, context);
  if (facing === undefined) {
    diagnostics.push(errorAt(written.page.span, "spread-without-facing", { page: written.page.value }));
    return [];
  }
  if (paper.grid.writing === "vertical") {
    diagnostics.push(errorAt(written.spread?.span ?? written.page.span, "spread-of-bands", {}));
    return [];
  }
  const [left, right] = facing;
  const across: Extent = written.columns?.value ?? { from: 1, to: 2 * each };
  const rows: Extent | undefined = written.rows?.value ?? slot?.frame?.rows;
  if (rows === undefined) {
    diagnostics.push(
      errorAt((written.columns ?? written.page).span, "half-a-frame", { key: "columns", missing: "rows" }),
    );
    return [];
  }
  const at = (written.columns ?? written.page).span;
  if (reportOutsideSpread({ at, across, rows, rowsAt: written.rows?.span ?? at }, context)) return [];
  return [
    { page: left, frame: { columns: { from: across.from, to: each }, rows }, half: { side: "left", across } },
    { page: right, frame: { columns: { from: 1, to: across.to - each }, rows }, half: { side: "right", across } },
  ];
}

/** The standards that number characters: first and last row, and the cells of a row. */
const STANDARDS = {
  // GB/T 2312, from its first mark to the last character of level 2.
  simplified: { encoding: "gb18030", rows: [0xa1, 0xf7], cells: [[0xa1, 0xfe]] },
  // Big5.
  traditional: {
    encoding: "big5",
    rows: [0xa1, 0xf9],
    cells: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
} as const;

/**
 * The order of Chinese lists (layout/RULES.md#small-ads): figures and letters, then characters by their number in GB/T 2312, whose 3755 common ones are in
 * pinyin order, or for traditional text in Big5, which is in stroke order; then the rest by Unicode number. The machine's locale has no influence.
 */
function byCharacters(script: Characters): (a: string, b: string) => number {
  const places = placesIn(script);
  const place = (character: string): number => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x80 ? code : (places.get(character) ?? 0x10000 + code);
  };
  return (a, b) => {
    const [own, other] = [[...a], [...b]];
    for (let at = 0; at < Math.min(own.length, other.length); at++) {
      const difference = place(own[at] ?? "") - place(other[at] ?? "");
      if (difference !== 0) return difference;
    }
    return own.length - other.length;
  };
}

/** Each character's place in the standard: its two bytes as a number. */
function placesIn(script: Characters): ReadonlyMap<string, number> {
  const { encoding, rows, cells } = STANDARDS[script];
  const decoder = new TextDecoder(encoding);
  const places = new Map<string, number>();
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (const [first, last] of cells) {
      for (let cell = first; cell <= last; cell++) {
        const character = decoder.decode(Uint8Array.of(row, cell));
        if (!places.has(character)) places.set(character, (row << 8) | cell);
      }
    }
  }
  return places;
}
