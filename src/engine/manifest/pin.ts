import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { type Extent, extentText } from "../../base/extent.ts";
import { lineEnd, rangeOf, type Splice, spliced, trimmedEnd } from "./splice.ts";

/** The place that the engine gave a part of a story; a part without columns and rows waits for a frame. */
interface PinnedPart {
  /** The page's label. */
  readonly page: string;
  readonly columns?: Extent | undefined;
  readonly rows?: Extent | undefined;
  /** Written only where they differ from the frame's columns. */
  readonly legs?: number | undefined;
  readonly over?: number | undefined;
  /** Written only where the engine has chosen them. */
  readonly head?: string | undefined;
  readonly box?: string | undefined;
}

/** The values to write into one story or filler: its parts in order, and the widths and places of photos, by their index. */
export interface Pin {
  readonly story: string;
  /** Written where the story has none: a frame's width would tell another. Undefined for a filler, which is always a brief. */
  readonly priority: string | undefined;
  readonly parts: readonly PinnedPart[];
  readonly photos: readonly PinnedPhoto[];
  /** Keys of the story whose mapping says that it is left out: pullquote, figures, qr, deck. */
  readonly left?: readonly string[];
}

interface PinnedPhoto {
  readonly index: number;
  readonly columns?: number | undefined;
  readonly at?: string | undefined;
  readonly depth?: Extent | undefined;
  /** It was left out. */
  readonly omit?: true | undefined;
}

/** The frames that are meant: on some pages, of some stories and fillers; undefined: all. */
export interface FrameChoice {
  /** Labels. */
  readonly pages: readonly string[] | undefined;
  /** Ids. */
  readonly stories: readonly string[] | undefined;
}

/**
 * The manifest's text with frames written into the places of its stories and fillers. Only these places change: comments, order and the
 * editor's own way of writing stay, flow or block. What a place already says is not written again.
 */
export function pin(text: string, pins: readonly Pin[]): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const entries = ["stories", "fillers", "groups"].flatMap((list) => entriesOf(document, list));
  const splices = pins.flatMap((each) => {
    const story = entries.find((node) => nameUnder(node, "id") === each.story);
    return story === undefined ? [] : splicesFor(text, story, each);
  });
  return spliced(text, splices);
}

/** The maps in the list under a key: stories, fillers, pages. */
export function entriesOf(document: Document.Parsed, list: string): readonly YAMLMap[] {
  const found = document.get(list);
  return isSeq(found) ? found.items.filter((node) => isMap(node)) : [];
}

/** An id or label as it is written: 01 is no number. */
export function nameUnder(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true);
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

function splicesFor(text: string, story: YAMLMap, { parts, photos, priority, left = [] }: Pin): readonly Splice[] {
  const place = story.get("place", true);
  const found: Splice[] = [];
  // The first place tells that the priority is not the editor's.
  const first = priority !== undefined && !story.has("priority") ? ["priority"] : [];
  if (isSeq(place)) found.push(...partsInList(text, place, parts, first));
  else if (isMap(place)) found.push(...partsInPlace(text, place, parts, first));
  const list = story.get("photos", true);
  if (isSeq(list)) {
    for (const { index, ...pinned } of photos) {
      const photo = list.items[index];
      if (isMap(photo)) found.push(...addKeys(text, photo, photoKeys(pinned), []));
    }
  }
  for (const key of left) {
    const words = story.get(key, true);
    if (isMap(words)) found.push(...addKeys(text, words, [["omit", "true"]], []));
  }
  // Keys of the story itself stand behind all that its last key holds. A filler and a story of a group may have no place yet.
  const [part] = parts;
  const own: readonly (Key | undefined)[] = [
    priority === undefined ? undefined : ["priority", priority],
    part === undefined ? undefined : ["place", inFlow(part, "place", first)],
  ];
  return [
    ...found,
    ...addKeys(
      text,
      story,
      own.filter((key) => key !== undefined),
    ),
  ];
}

/** A list of parts: each gets its keys, and those that are new follow in the list's own way. */
function partsInList(
  text: string,
  list: YAMLSeq,
  parts: readonly PinnedPart[],
  first: readonly string[],
): readonly Splice[] {
  const known = parts.slice(0, list.items.length);
  const found = known.flatMap((part, index) => {
    const node = list.items[index];
    return isMap(node) ? addKeys(text, node, keysOf(part), index === 0 ? first : []) : [];
  });
  const added = parts.slice(list.items.length).map((part) => inFlow(part, "place"));
  const [, end] = rangeOf(list);
  if (added.length === 0) return found;
  if (list.flow === true) return [...found, insertAt(end - 1, `, ${added.join(", ")}`)];
  const last = list.items.at(-1);
  if (!isNode(last)) return found;
  const indent = " ".repeat(columnAt(text, text.lastIndexOf("-", rangeOf(last)[0] - 1)));
  const at = trimmedEnd(text, rangeOf(last)[1]);
  return [...found, insertAt(at, added.map((each) => `\n${indent}- ${each}`).join(""))];
}

/** One place: its keys; or a list of places where there are more now. */
function partsInPlace(
  text: string,
  place: YAMLMap,
  parts: readonly PinnedPart[],
  marks: readonly string[],
): readonly Splice[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const own = addKeys(text, place, keysOf(first), marks);
  if (others.length === 0) return own;
  const [from, end] = rangeOf(place);
  if (place.flow === true) {
    const closing = others.map((part) => `, ${inFlow(part, "places")}`).join("");
    return [insertAt(from, "["), ...own, insertAt(end, `${closing}]`)];
  }
  // A place in block style becomes the list's first entry: a dash before it, its lines further in.
  const indent = " ".repeat(columnAt(text, from));
  const at = trimmedEnd(text, end);
  const inner = text.slice(from, at).replaceAll("\n", "\n  ");
  const keys = marked(place, keysOf(first), marks).map(([key, value]) => `\n${indent}  ${key}: ${value}`);
  return [
    {
      from,
      to: at,
      text: `- ${inner}${keys.join("")}${others.map((part) => `\n${indent}- ${inFlow(part, "places")}`).join("")}`,
    },
  ];
}

/** The keys that every pin writes: `--unpin` takes them out without a mark. */
const FRAME: readonly string[] = ["columns", "rows"];

/** A key with its value as YAML writes it. */
export type Key = readonly [name: string, value: string];

function photoKeys({ columns, at, depth, omit }: Omit<PinnedPhoto, "index">): readonly Key[] {
  return keysFor({ omit, columns, at, depth: depth && extentText(depth) });
}

function keysOf({ columns, rows, legs, over, head, box }: PinnedPart): readonly Key[] {
  return keysFor({ columns: columns && extentText(columns), rows: rows && extentText(rows), legs, over, head, box });
}

/** The keys that have a value, with the value as YAML writes it. */
function keysFor(values: Readonly<Record<string, string | number | true | undefined>>): readonly Key[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

/** A new place. @param mark what `--unpin` takes out with it: the place, or the list that a single place became */
function inFlow(part: PinnedPart, mark: "place" | "places", more: readonly string[] = []): string {
  const marks = [mark, ...more].join(", ");
  return flowMap([["page", part.page], ...keysOf(part), ["pinned", `[${marks}]`]]);
}

function flowMap(keys: readonly Key[]): string {
  return `{${keys.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
}

function missing(map: YAMLMap, keys: readonly Key[]): readonly Key[] {
  return keys.filter(([key]) => !map.has(key));
}

/** Which of some keys are no frame: `--unpin` takes those out, and not the editor's own. */
function marksFor(map: YAMLMap, added: readonly Key[], more: readonly string[]): readonly string[] {
  // A photo's columns are a choice of its own.
  const isFrame = (key: string): boolean => map.has("page") && FRAME.includes(key);
  return [...added.map(([key]) => key).filter((key) => !isFrame(key)), ...more];
}

/** The keys that a map does not have yet, with the mark of those that are no frame. */
function marked(map: YAMLMap, keys: readonly Key[], more: readonly string[]): readonly Key[] {
  const added = missing(map, keys);
  const marks = marksFor(map, added, more);
  return marks.length === 0 || map.has("pinned") ? added : [...added, ["pinned", `[${marks.join(", ")}]`]];
}

/** Puts the added keys into a mark that is there already. */
function addMarks(map: YAMLMap, keys: readonly Key[], more: readonly string[]): readonly Splice[] {
  const list = map.get("pinned", true);
  const marks = marksFor(map, missing(map, keys), more);
  if (!isSeq(list) || list.flow !== true || marks.length === 0) return [];
  return [insertAt(rangeOf(list)[1] - 1, `${list.items.length > 0 ? ", " : ""}${marks.join(", ")}`)];
}

/**
 * The keys that a map does not have, in its own style.
 * @param marks what else was chosen for this place; undefined where no marks are kept, in a story itself
 */
export function addKeys(
  text: string,
  map: YAMLMap,
  keys: readonly Key[],
  marks?: readonly string[],
): readonly Splice[] {
  const added = marks === undefined ? missing(map, keys) : marked(map, keys, marks);
  if (added.length === 0) return [];
  const known = marks === undefined ? [] : addMarks(map, keys, marks);
  const [from, end] = rangeOf(map);
  const written = added.map(([key, value]) => `${key}: ${value}`);
  if (map.flow === true) {
    const closing = trimmedEnd(text, end - 1);
    return [...known, insertAt(closing, `${map.items.length > 0 ? ", " : ""}${written.join(", ")}`)];
  }
  const indent = " ".repeat(columnAt(text, from));
  const last = map.items.at(-1);
  const value = last?.value as { range?: readonly number[] | null } | null | undefined;
  const at = lineEnd(text, value?.range?.[1] ?? end);
  return [...known, insertAt(at, written.map((each) => `\n${indent}${each}`).join(""))];
}

function insertAt(at: number, text: string): Splice {
  return { from: at, to: at, text };
}

/** Characters from the line's start. */
function columnAt(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}
