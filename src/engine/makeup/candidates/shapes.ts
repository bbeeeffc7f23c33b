import type { LayoutContext } from "../../layout/context.ts";
import { type Leg, spanOf } from "../../layout/grid.ts";
import { insideOf } from "../../layout/inside.ts";
import { sharpLegs, smallLegs } from "../../layout/pictures/pictures.ts";
import { isPadded } from "../../layout/rules.ts";
import type { Stage } from "../../layout/stages.ts";
import { MAIN_PHOTO_IN } from "../../layout/weights.ts";
import type { Part, Photo, Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import {
  BOX_COLUMNS,
  BOX_COPY,
  BOXED,
  DEEP_HEAD,
  FEW_COLUMNS,
  FEW_STORIES,
  FLAT,
  HEAD_ROWS,
  HOLE_ROOM,
  INSET_COLUMNS,
  INSET_COPY,
  INSET_HEAD,
  LONGEST_BRIEF_LINE,
  NEAR_WIDTH,
  OFF_ASPECT,
  OFF_WIDTH,
  OPENER_ASPECT,
  OPENER_COLUMNS,
  OVER_CONTINUED,
  OVER_ONE,
  OVER_SHARE,
  OVER_SOME,
  PHOTO_OVER_HEAD,
  REACHES,
  REACHES_NARROW,
  SLIM,
  SQUEEZED,
  TOO_NARROW,
  TORN_HEAD,
  VERSE_MARGIN,
  VERTICAL_COLUMNS,
  VERTICAL_COPY,
  VERTICAL_HEAD,
  VERTICAL_HEADLINE,
  WANTED,
} from "../weights.ts";
import type { Item, Shape } from "./item.ts";

// The forms that a story may have at each width, and the cost of each before any text is set. They are few, because the search multiplies them by all widths,
// depths and places.

/**
 * The forms at one width: head over all columns, over all but the last, vertical at the left, or inset; main photo of several widths, or above the head; boxed;
 * and for boxes, verse and tables also with one leg less (破栏).
 */
export function shapesOf(item: Item, context: LayoutContext): (columns: number) => readonly Shape[] {
  const allowed = allowedForms(item, context);
  return (columns) => shapesAt(item, columns, allowed, context);
}

/** The forms that remain if the editor wishes a head over all columns, or a number of legs. */
const NO_HEADS = { vertical: false, inset: false } as const;
const NO_FORMS = { ...NO_HEADS, boxed: false } as const;

function shapesAt(item: Item, columns: number, allowed: AllowedForms, context: LayoutContext): readonly Shape[] {
  const { part } = item;
  const { grid } = context.issue.paper;
  const photos = (legs: number): readonly (readonly Photo[])[] => photosOf(item, { columns, legs }, context);
  const plain = legsOf(item, columns, grid).flatMap((legs) =>
    photos(legs ?? columns).flatMap((own) =>
      heads(item, columns, legs ?? columns)
        .filter((over) => over === part.over || over === undefined || widest(own) <= over)
        .map((over) => shapeOf(part, own, { columns, over, legs })),
    ),
  );
  const { legs, over, photo } = item.story.wish ?? {};
  const forms = { ...allowed, ...(over === "full" && NO_HEADS), ...(legs !== undefined && NO_FORMS) };
  return [
    ...plain,
    ...(legs === undefined && photo === undefined ? openers(item, columns, context) : []),
    ...vertical(forms, item, columns, context),
    ...inset(forms, item, columns),
    ...boxed(forms, item, columns),
  ];
}

/** One leg for each column, fewer for briefs; boxes, verse and tables also with one less, unless their photos have given columns, which count legs. */
function legsOf(item: Item, columns: number, grid: Grid): readonly (number | undefined)[] {
  const { part, story } = item;
  const wide = isPadded(part) || story.copy.paragraphs.some(({ kind }) => kind === "verse" || kind === "cell");
  const given = own(item).some((photo) => photo.columns !== undefined);
  const wished = story.wish?.legs;
  if (part.legs === undefined && wished === undefined && isPlainBrief(item, given)) {
    return (BRIEF_LEGS[columns - 1] ?? [undefined]).filter(
      (legs) => legs === undefined || areReadable(legs, columns, grid),
    );
  }
  if (part.legs === undefined && wished !== undefined) return [wished === columns ? undefined : wished];
  return part.legs === undefined && wide && !given && columns > 1 ? [undefined, columns - 1] : [part.legs];
}

/** By a brief's columns: one or two wide legs rather than more short ones; a leg over more than three columns is too wide to read (RULES.md#briefs). */
const BRIEF_LEGS: readonly (readonly (number | undefined)[])[] = [
  [undefined],
  [1, undefined],
  [1, 2, undefined],
  [2, undefined],
];

/** False for vertical lines so long that the eye loses the next one (layout/RULES.md#vertical-stories). */
function areReadable(legs: number, columns: number, { writing, measure, gutter }: Grid): boolean {
  return writing === "horizontal" || columns * (measure + gutter) - legs * gutter <= legs * LONGEST_BRIEF_LINE;
}

function isPlainBrief({ story, part }: Item, given: boolean): boolean {
  return story.priority === "brief" && !given && !isPadded(part);
}

function widest(photos: readonly Photo[]): number {
  return Math.max(0, ...photos.map(({ columns }) => columns ?? 0));
}

/** The columns of the head: all, and if the form allows it all but the last ones. */
function heads({ part, story }: Item, columns: number, legs: number): readonly (number | undefined)[] {
  const free = part.over === undefined && part.head === "top" && !isPadded(part) && legs === columns && columns > 1;
  if (story.wish?.over === "full") return [part.over];
  return free ? [undefined, overOf(columns)] : [part.over];
}

/** The columns of a head beside which the last legs rise to the frame's top. */
function overOf(columns: number): number {
  return columns <= FEW_COLUMNS ? columns - 1 : Math.ceil(columns * OVER_SHARE);
}

function shapeOf(
  part: Part,
  photos: readonly Photo[],
  { columns, over, legs }: Pick<Shape, "columns"> & Partial<Pick<Part, "over" | "legs">>,
): Shape {
  const isPartly = over !== undefined && over < columns;
  const reaches = !isPartly && !isPadded(part) && part.head !== "left";
  let cost = 0;
  if (reaches) cost = columns === 1 ? REACHES_NARROW : REACHES;
  if (isPartly) cost = part.number > 1 ? OVER_CONTINUED : columns === 2 ? OVER_ONE : OVER_SOME;
  return { part: { ...part, over, legs }, photos, columns, reaches, headRows: undefined, cost };
}

/** The main photo above the head, which then begins lower than its neighbours'. */
function openers(item: Item, columns: number, context: LayoutContext): readonly Shape[] {
  const { part, story } = item;
  const main = freePhoto(item);
  const { priority } = story;
  const large = priority === "lead" || priority === "major" || priority === "normal";
  if (main === undefined || !mayOpen(item) || !large) return [];
  if (part.head !== "top" || part.over !== undefined || isPadded(part)) return [];
  if (columns < 2 || columns > OPENER_COLUMNS || part.legs !== undefined || item.share !== undefined) return [];
  const picture = context.pictures.get(main.path);
  if (picture === undefined || picture.width / picture.height < OPENER_ASPECT || main.group !== undefined) return [];
  if (mostLegs(item, { columns, legs: columns }, context) < columns) return [];
  const photos = own(item).map((photo) => (photo === main ? { ...photo, at: "head" as const } : photo));
  return [{ part, photos, columns, reaches: false, headRows: undefined, cost: PHOTO_OVER_HEAD }];
}

/** Photos beside a vertical head never cross the frame, because copy begins at the head. */
function vertical(
  { vertical: may }: AllowedForms,
  item: Item,
  columns: number,
  context: LayoutContext,
): readonly Shape[] {
  if (!may || columns < VERTICAL_COLUMNS) return [];
  const part: Part = { ...item.part, head: "left" };
  return photosOf(item, { columns, legs: columns }, context)
    .filter((photos) => photos.every((photo) => photo.at !== "head" && (photo.columns ?? 1) < columns))
    .map((photos) => ({ ...shapeOf(part, photos, { columns }), cost: VERTICAL_HEAD }));
}

function inset({ inset: may }: AllowedForms, item: Item, columns: number): readonly Shape[] {
  if (!may || columns < INSET_COLUMNS) return [];
  const part: Part = { ...item.part, head: "inset" };
  return [{ part, photos: own(item), columns, reaches: false, headRows: undefined, cost: INSET_HEAD }];
}

/** A box with one leg less than columns. */
function boxed({ boxed: may }: AllowedForms, item: Item, columns: number): readonly Shape[] {
  const [least, most] = BOX_COLUMNS;
  if (!may || columns < least || columns > most) return [];
  const part: Part = { ...item.part, box: "plain" };
  return [{ ...shapeOf(part, own(item), { columns, legs: columns - 1 }), cost: BOXED }];
}

function own({ story, part }: Item): readonly Photo[] {
  return story.photos.filter((photo) => photo.part === part.number);
}

/** The part's first photo, if the engine may choose its width. */
function freePhoto(item: Item): Photo | undefined {
  const main = own(item)[0];
  return main !== undefined && main.columns === undefined && main.at === undefined ? main : undefined;
}

/** Only one photo goes above a head: false if the manifest puts another there. */
function mayOpen(item: Item): boolean {
  return own(item).every(({ at }) => at !== "head");
}

interface Division {
  readonly columns: number;
  readonly legs: number;
}

/** The photos of the part at each width that the engine may give the first one, as far as its pixels allow. */
function photosOf(item: Item, { columns, legs }: Division, context: LayoutContext): readonly (readonly Photo[])[] {
  const all = own(item);
  const main = all[0];
  const free = main !== undefined && main.columns === undefined && main.at !== "head" && legs > 1;
  if (main === undefined || !free) return [all];
  const usual = Math.ceil(legs / MAIN_PHOTO_IN);
  const most = mostLegs(item, { columns, legs }, context);
  const small = item.story.wish?.photo === "small";
  const wished = small
    ? [smallLegs(legs)]
    : Array.from({ length: legs }, (_, index) => legs - index).filter((width) => width >= usual - 1);
  const widths = new Set(wished.map((width) => Math.min(width, most)));
  return [...widths].map((width) =>
    all.map((photo) => (isWithMain(photo, all) ? { ...photo, columns: width } : photo)),
  );
}

/** The most legs over which the main photo and its group are sharp. */
function mostLegs(item: Item, { columns, legs }: Division, context: LayoutContext): number {
  const all = own(item);
  const part = { ...item.part, legs };
  const frame = { columns: { from: 1, to: columns }, rows: { from: 2, to: 2 } };
  const inside = insideOf(context.issue.paper.grid, part, frame, "story");
  const group = all.filter((photo) => isWithMain(photo, all));
  return sharpLegs(group, inside, context);
}

function isWithMain(photo: Photo, [main]: readonly Photo[]): boolean {
  return photo === main || (main?.group !== undefined && photo.group === main.group);
}

/** The cost of more or fewer columns than a story's rank wants; verse may have fewer if its lines fit. */
export function widthCost({ story, opening }: Item, columns: number, context: LayoutContext): number {
  const { grid } = context.issue.paper;
  const share = opening === "first" ? WANTED[story.priority] : WANTED.normal;
  const wanted = Math.max(1, share * grid.columns);
  if (columns < wanted && isVerse(story) && longestLine(story) <= spanOf(grid, columns)) return 0;
  const off = Math.abs(columns - wanted);
  return OFF_WIDTH * Math.max(0, off - NEAR_WIDTH) * (columns < wanted ? TOO_NARROW : 1);
}

/** The cost of a head that is deep for its width (RULES.md#heads). */
export function headCost({ columns, part }: Shape, rows: number): number {
  if (part.head === "left") return 0;
  const most = HEAD_ROWS[Math.min(columns, HEAD_ROWS.length) - 1] ?? 0;
  return DEEP_HEAD * Math.max(0, rows - 1 - most);
}

/** The cost of a head that fits only at a smaller size, and so loses its rank, or that turns inside a phrase. */
export function squeezeCost({ opening }: Item, { head, size: wanted }: Stage): number {
  if (head === undefined || opening !== "first" || wanted === undefined) return 0;
  const lines = head.placed.flatMap((thing) => (thing.kind === "text" ? [thing.line] : []));
  const largest = Math.max(0, ...lines.map(({ size }) => size));
  const torn = lines.some((line) => line.torn !== undefined) ? TORN_HEAD : 0;
  return SQUEEZED * Math.max(0, 1 - largest / wanted) + torn;
}

/** True for copy of verse alone, with or without subheads. */
function isVerse({ copy: { paragraphs } }: Story): boolean {
  return (
    paragraphs.some(({ kind }) => kind === "verse") &&
    paragraphs.every(({ kind }) => kind === "verse" || kind === "subhead")
  );
}

function longestLine({ copy: { paragraphs } }: Story): number {
  return Math.max(...paragraphs.map(({ from, to }) => to - from));
}

/**
 * The cost of columns that verse leaves white beside its lines.
 * @param rows of the text in all legs
 */
export function verseCost({ story }: Item, columns: number, legs: readonly Leg[], rows: number, grid: Grid): number {
  if (!isVerse(story)) return 0;
  const widest = longestLine(story);
  const lines = Math.min(widest, legs[0]?.measure ?? widest);
  const needed = Math.ceil((legs.length * (lines + grid.gutter)) / (grid.measure + grid.gutter));
  return HOLE_ROOM * Math.max(0, columns - VERSE_MARGIN * needed) * Math.ceil(rows / legs.length);
}

/** The cost of a frame that is a ribbon or a chimney. */
export function aspectCost({ columns }: Shape, depth: number, { story }: Item, context: LayoutContext): number {
  const { grid } = context.issue.paper;
  const aspect = (spanOf(grid, columns) * grid.size) / (depth * grid.pitch);
  if (aspect > FLAT) return OFF_ASPECT * (aspect / FLAT - 1);
  const slim = story.priority === "brief" || isVerse(story) ? SLIM / 2 : SLIM;
  return aspect < slim ? OFF_ASPECT * (slim / aspect - 1) : 0;
}

/** The special forms that a story may take; a page has each of them once at most (RULES.md#forms). */
interface AllowedForms {
  /** A vertical headline at the left. */
  readonly vertical: boolean;
  /** A headline set into the text (插题). */
  readonly inset: boolean;
  /** A box round a short story. */
  readonly boxed: boolean;
}

/** The first suitable story of a page may take a special form, unless the editor has given that form to another. */
function allowedForms(item: Item, context: LayoutContext): AllowedForms {
  const { part, opening, share, story: own } = item;
  // The stories of a group have plain heads under the common one.
  if (own.group !== undefined) return NO_FORMS;
  if (opening !== "first" || share !== undefined || !isPlain(part)) return NO_FORMS;
  const onPage = context.issue.stories.flatMap((story) =>
    story.parts.filter(({ page }) => page === part.page).map((own) => ({ story, part: own })),
  );
  if (onPage.length < FEW_STORIES) return NO_FORMS;
  const loose = onPage.filter(
    ({ story, part: other }) =>
      other.number === 1 && isPlain(other) && story.group === undefined && story.heads === undefined,
  );
  const isFirst = (fits: (story: Story) => boolean): boolean =>
    loose.find(({ story }) => fits(story))?.story.id === item.story.id;
  const has = (is: (part: Part) => boolean): boolean => onPage.some((other) => is(other.part));
  const vertical = !has(({ head }) => head === "left") && isFirst(fitsVertical);
  const inset = !vertical && !has(({ head }) => head === "inset") && isFirst(fitsInset);
  return { vertical, inset, boxed: !has(isPadded) && isFirst(fitsBox) };
}

/** A part whose frame and form the editor leaves to the engine. */
function isPlain(part: Part): boolean {
  return (
    part.frame === undefined &&
    part.head === "top" &&
    part.over === undefined &&
    part.legs === undefined &&
    part.reverse === undefined &&
    !isPadded(part)
  );
}

function fitsVertical(story: Story): boolean {
  const { priority, headline, kicker, deck, label } = story;
  if (priority === "lead" || priority === "brief" || headline === undefined || headline.turned) return false;
  if (kicker !== undefined || deck !== undefined || label !== undefined || story.note !== undefined) return false;
  return within([...headline.lines.join("")].length, VERTICAL_HEADLINE) && within(lengthOf(story), VERTICAL_COPY);
}

function fitsInset(story: Story): boolean {
  const { priority, note, photos } = story;
  return priority === "major" && note === undefined && photos.length === 0 && within(lengthOf(story), INSET_COPY);
}

function fitsBox(story: Story): boolean {
  const { priority, kicker, photos, note } = story;
  if (priority !== "normal" || kicker !== undefined || note !== undefined || photos.length > 0) return false;
  return within(lengthOf(story), BOX_COPY);
}

function lengthOf({ copy }: Story): number {
  return copy.codes.length;
}

function within(count: number, [least, most]: readonly [number, number]): boolean {
  return count >= least && count <= most;
}
