import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { type Extent, extentText } from "../../base/extent.ts";
import { endOfLine } from "../../base/source.ts";
import { rangeOf } from "./yaml.ts";

/*
 * Writes frames into the manifest's text and takes them out again. YAML is parsed only to find where values are; the change is made in the text itself, since a
 * YAML writer would lose comments, order and the author's style.
 */

/** The place that the engine gave to a part of a story. Without columns and rows the part waits for a frame. */
interface PinnedPart {
  /** The page's label. */
  readonly page: string;
  readonly columns?: Extent | undefined;
  readonly rows?: Extent | undefined;
  /** Written only if they differ from the frame's columns. */
  readonly legs?: number | undefined;
  readonly over?: number | undefined;
  /** Written only if the engine chose them. */
  readonly head?: string | undefined;
  readonly box?: string | undefined;
  /** How copy-fitting set the head. */
  readonly size?: number | undefined;
  readonly white?: number | undefined;
}

/** The values to write into one story or filler: its parts in order, and the widths and places of photos by index. */
export interface Pin {
  readonly story: string;
  /** Written if the story has none, since the width of the frame would suggest another. Undefined for a filler, which is always a brief. */
  readonly priority: string | undefined;
  readonly parts: readonly PinnedPart[];
  readonly photos: readonly PinnedPhoto[];
  /** Values for what stands under keys of the story: pullquote, figures, qr, deck. */
  readonly words?: readonly PinnedWords[];
  /** The last paragraphs that are not printed. */
  readonly cut?: number;
  /** Of a filler at the end of a story: its id. */
  readonly under?: string;
}

interface Standing {
  readonly columns?: number | undefined;
  readonly at?: string | undefined;
  /** Of something optional: whether the engine left it out. */
  readonly omit?: boolean | undefined;
}

interface PinnedPhoto extends Standing {
  readonly index: number;
  readonly depth?: Extent | undefined;
}

/** An inset or the deck, by its key. */
interface PinnedWords extends Standing {
  readonly key: string;
}

/** Which frames to pin or unpin. An undefined list means all. */
export interface FrameChoice {
  /** Labels. */
  readonly pages: readonly string[] | undefined;
  /** Ids. */
  readonly stories: readonly string[] | undefined;
}

/**
 * Writes frames into the places of stories and fillers. Comments, order and the editor's style (flow or block) are kept. Keys that a place already has are not
 * written again.
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

/** The maps in the list under a key such as stories, fillers or pages. */
export function entriesOf(document: Document.Parsed, list: string): readonly YAMLMap[] {
  const found = document.get(list);
  return isSeq(found) ? found.items.filter((node) => isMap(node)) : [];
}

/** An id or label as written: 01 stays 01. */
export function nameUnder(map: YAMLMap, key: string): string | undefined {
  const node = map.get(key, true);
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

function splicesFor(
  text: string,
  story: YAMLMap,
  { parts, photos, priority, cut, under, words = [] }: Pin,
): readonly Splice[] {
  const place = story.get("place", true);
  const found: Splice[] = [];
  // The first place records which keys of the story are not the editor's.
  const first = Object.entries({ priority, cut }).flatMap(([key, value]) =>
    value === undefined || story.has(key) ? [] : [key],
  );
  if (isSeq(place)) found.push(...partsInList(text, place, parts, first));
  else if (isMap(place)) found.push(...partsInPlace(text, place, parts, first));
  const list = story.get("photos", true);
  if (isSeq(list)) {
    for (const { index, ...pinned } of photos) {
      const photo = list.items[index];
      if (isMap(photo)) found.push(...setKeys(text, photo, photoKeys(pinned)));
    }
  }
  for (const { key, ...pinned } of words) {
    const map = story.get(key, true);
    if (isMap(map)) found.push(...setKeys(text, map, photoKeys(pinned)));
  }
  // A story's own keys follow its last key. A filler and a story of a group may have no place yet.
  const [part, ...later] = parts.map((each, index) => inFlow(each, "place", index === 0 ? first : []));
  const own: readonly (Key | undefined)[] = [
    priority === undefined ? undefined : ["priority", priority],
    cut === undefined ? undefined : ["cut", String(cut)],
    under === undefined ? undefined : ["under", under],
    part === undefined ? undefined : ["place", later.length === 0 ? part : `[${[part, ...later].join(", ")}]`],
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

/** Adds keys to the parts of a list, and appends new parts in the list's style. */
function partsInList(
  text: string,
  list: YAMLSeq,
  parts: readonly PinnedPart[],
  first: readonly string[],
): readonly Splice[] {
  const existing = parts.slice(0, list.items.length);
  const found = existing.flatMap((part, index) => {
    const node = list.items[index];
    return isMap(node) ? addPart(text, node, part, index === 0 ? first : []) : [];
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

/** Adds keys to a single place, or turns it into a list if there are more places now. */
function partsInPlace(
  text: string,
  place: YAMLMap,
  parts: readonly PinnedPart[],
  marks: readonly string[],
): readonly Splice[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  if (others.length === 0) return addPart(text, place, first, marks);
  const [from, end] = rangeOf(place);
  if (place.flow === true) {
    const closing = others.map((part) => `, ${inFlow(part, "places")}`).join("");
    return [insertAt(from, "["), ...addPart(text, place, first, marks), insertAt(end, `${closing}]`)];
  }
  // A place in block style becomes the first entry of a list: a dash before it, its lines indented further.
  const indent = " ".repeat(columnAt(text, from));
  const at = trimmedEnd(text, end);
  const { replaced, keys: own, marks: all } = openedPart(place, first, marks);
  const inner = spliced(text.slice(0, at), replaced).slice(from).replaceAll("\n", "\n  ");
  const keys = marked(place, own, all).map(([key, value]) => `\n${indent}  ${key}: ${value}`);
  return [
    {
      from,
      to: at,
      text: `- ${inner}${keys.join("")}${others.map((part) => `\n${indent}- ${inFlow(part, "places")}`).join("")}`,
    },
  ];
}

function addPart(text: string, place: YAMLMap, part: PinnedPart, first: readonly string[]): readonly Splice[] {
  const { replaced, keys, marks } = openedPart(place, part, first);
  return [...replaced, ...addKeys(text, place, keys, marks)];
}

/** The keys of a part, for its place. A page that the plan chose comes in, or takes the place of those that it could choose from. */
function openedPart(
  place: YAMLMap,
  part: PinnedPart,
  marks: readonly string[],
): { readonly replaced: readonly Splice[]; readonly keys: readonly Key[]; readonly marks: readonly string[] } {
  const pages = place.get("page", true);
  if (!isSeq(pages)) return { replaced: [], keys: [["page", part.page], ...keysOf(part)], marks };
  const [from, to] = rangeOf(pages);
  const was = pages.items.map((page) => (isScalar(page) ? (page.source ?? String(page.value)) : "")).join("/");
  return { replaced: [{ from, to, text: part.page }], keys: keysOf(part), marks: [...marks, `page ${was}`] };
}

/** The keys that every pin writes. `--unpin` removes them without a mark. */
const FRAME: readonly string[] = ["columns", "rows"];

/** A key with its value as YAML writes it. */
export type Key = readonly [name: string, value: string];

function photoKeys({ columns, at, depth, omit }: Omit<PinnedPhoto, "index">): readonly Key[] {
  return keysFor({ omit, columns, at, depth: depth && extentText(depth) });
}

function keysOf({ columns, rows, ...form }: PinnedPart): readonly Key[] {
  const { legs, over, head, box, size, white } = form;
  const frame = { columns: columns && extentText(columns), rows: rows && extentText(rows) };
  return keysFor({ ...frame, legs, over, head, box, size, white });
}

/** The keys that have a value, with the value as YAML writes it. */
function keysFor(values: Readonly<Record<string, string | number | boolean | undefined>>): readonly Key[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

/** A new place. @param mark what `--unpin` removes with it: the place, or the list that a single place became */
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

/** The keys to list under `pinned`: those that belong to no frame. `--unpin` removes these and keeps the editor's own. */
function marksFor(map: YAMLMap, added: readonly Key[], more: readonly string[]): readonly string[] {
  // A photo's columns are not a frame.
  const isPlace = map.has("rows") || added.some(([key]) => key === "rows");
  const isFrame = (key: string): boolean => isPlace && FRAME.includes(key);
  return [...added.map(([key]) => key).filter((key) => !isFrame(key)), ...more];
}

/** The keys that a map lacks, with `pinned` if any belongs to no frame. */
function marked(map: YAMLMap, keys: readonly Key[], more: readonly string[]): readonly Key[] {
  const added = missing(map, keys);
  const marks = marksFor(map, added, more);
  return marks.length === 0 || map.has("pinned") ? added : [...added, ["pinned", `[${marks.join(", ")}]`]];
}

/** Adds keys to a `pinned` list that already exists. */
function addMarks(map: YAMLMap, keys: readonly Key[], more: readonly string[]): readonly Splice[] {
  const list = map.get("pinned", true);
  const marks = marksFor(map, missing(map, keys), more);
  if (!isSeq(list) || list.flow !== true || marks.length === 0) return [];
  return [insertAt(rangeOf(list)[1] - 1, `${list.items.length > 0 ? ", " : ""}${marks.join(", ")}`)];
}

/** Keys whose values may leave a choice to the engine: a range of depths, the head of any leg. */
const NARROWED: readonly string[] = ["at", "depth"];

/** Adds the keys that a map lacks, and puts values in the place of the editor's own, such as a range: `pinned` then lists the key with what it was. */
function setKeys(text: string, map: YAMLMap, keys: readonly Key[]): readonly Splice[] {
  const others = keys.flatMap(([key, value]) => {
    const node = map.get(key, true);
    const was = isScalar(node) ? String(node.value) : value;
    return was === value || !isScalar(node) || !NARROWED.includes(key)
      ? []
      : [{ mark: `${key} ${was}`, splice: putAt(node, value) }];
  });
  return [
    ...others.map(({ splice }) => splice),
    ...addKeys(
      text,
      map,
      keys,
      others.map(({ mark }) => mark),
    ),
  ];
}

function putAt(node: Scalar, value: string): Splice {
  const [from, to] = rangeOf(node);
  return { from, to, text: value };
}

/** The editor's own values where pinning put others, in the chosen photos and insets. */
function restored(text: string, stories: readonly YAMLMap[], isChosen: (place: YAMLMap) => boolean): string {
  const splices = stories
    .flatMap((story) => [...placesUnder(story).filter(isChosen), ...pinnedInside(story, isChosen)])
    .flatMap((map) =>
      marksIn(map).flatMap((mark) => {
        const [key = "", was] = mark.split(" ");
        const node = map.get(key, true);
        if (was === undefined || !isScalar(node) || String(node.value) === was) return [];
        return [putAt(node, key === "page" ? `[${was.split("/").join(", ")}]` : was)];
      }),
    );
  return spliced(text, splices);
}

/**
 * Adds the keys that a map lacks, in the map's style.
 * @param marks further entries for `pinned`; undefined in a story itself, which has no `pinned`
 */
function addKeys(text: string, map: YAMLMap, keys: readonly Key[], marks?: readonly string[]): readonly Splice[] {
  const added = marks === undefined ? missing(map, keys) : marked(map, keys, marks);
  const markSplices = marks === undefined ? [] : addMarks(map, keys, marks);
  if (added.length === 0) return markSplices;
  const [from, end] = rangeOf(map);
  const written = added.map(([key, value]) => `${key}: ${value}`);
  if (map.flow === true) {
    const closing = trimmedEnd(text, end - 1);
    return [...markSplices, insertAt(closing, `${map.items.length > 0 ? ", " : ""}${written.join(", ")}`)];
  }
  const indent = " ".repeat(columnAt(text, from));
  const last = map.items.at(-1);
  const value = last?.value as { range?: readonly number[] | null } | null | undefined;
  const at = lineEnd(text, value?.range?.[1] ?? end);
  return [...markSplices, insertAt(at, written.map((each) => `\n${indent}${each}`).join(""))];
}

function insertAt(at: number, text: string): Splice {
  return { from: at, to: at, text };
}

/** Characters from the start of the line. */
function columnAt(text: string, at: number): number {
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}

/** New values for keys of one map of the manifest. */
export interface KeyEdit {
  /** The id of a story or filler, or an advert's index in its list. */
  readonly entry: string | number;
  /** The entry itself, or one of its places or photos by index. */
  readonly map: { readonly kind: "entry" } | { readonly kind: "place" | "photo"; readonly index: number };
  /** Values as YAML writes them. */
  readonly keys: readonly Key[];
}

/**
 * Writes values under keys: an existing value is replaced, a missing key is added in the map's style. Everything else is kept: comments, order, flow or block.
 * @returns undefined if a map or value cannot be changed as it is written (an alias, a merge, a value of several lines)
 */
export function editKeys(text: string, edits: readonly KeyEdit[]): string | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) return undefined;
  const splices: Splice[] = [];
  for (const edit of edits) {
    const map = mapOf(entryOf(document, edit.entry), edit.map);
    const made = map && splicesIn(text, map, edit.keys);
    if (made === undefined) return undefined;
    splices.push(...made);
  }
  return spliced(text, splices);
}

function entryOf(document: Parameters<typeof entriesOf>[0], entry: KeyEdit["entry"]): YAMLMap | undefined {
  if (typeof entry === "number") return entriesOf(document, "adverts")[entry];
  return ["stories", "fillers"]
    .flatMap((list) => entriesOf(document, list))
    .find((each) => nameUnder(each, "id") === entry);
}

function mapOf(entry: YAMLMap | undefined, map: KeyEdit["map"]): YAMLMap | undefined {
  if (entry === undefined || map.kind === "entry") return entry;
  const list = entry.get(map.kind === "place" ? "place" : "photos", true);
  if (isMap(list)) return map.index === 0 ? list : undefined;
  const found = isSeq(list) ? list.items[map.index] : undefined;
  return isMap(found) ? found : undefined;
}

/**
 * Other values under some keys of a map: a value that is there is replaced, a key that is not is added in the map's own style.
 * @returns undefined where a value is not written on one line
 */
export function splicesIn(text: string, map: YAMLMap, keys: readonly Key[]): readonly Splice[] | undefined {
  const splices: Splice[] = [];
  for (const [name, value] of keys) {
    if (!map.has(name)) continue;
    const node = map.get(name, true);
    const [from, to] = (isScalar(node) && node.range) || [];
    if (from === undefined || to === undefined || text.slice(from, to).includes("\n")) return undefined;
    // An empty value is right after its colon.
    if (text.slice(from, to) !== value) splices.push({ from, to, text: from === to ? ` ${value}` : value });
  }
  return [...splices, ...addKeys(text, map, keys)];
}

/**
 * Removes what pinning wrote: columns and rows of the chosen places of stories, the keys that `pinned` lists there and in their photos, parts that pinning
 * added, and the chosen places of fillers. Everything else is kept: the editor's own legs and box, comments, and the frames of stories that run in the other
 * direction than the paper. A file with YAML errors stays as it is.
 * @param writing the paper's
 */
export function unpin(text: string, choice: FrameChoice, writing: "horizontal" | "vertical"): Rewritten {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) return { text, count: 0 };
  const meant = choice.stories && wholeGroups(choice.stories, entriesOf(document, "stories"));
  const chosen = (list: string): readonly YAMLMap[] =>
    entriesOf(document, list).filter((entry) => isAmong(meant, entry, "id"));
  const isChosen = (place: YAMLMap): boolean => isAmong(choice.pages, place, "page");
  const isFrame = (place: YAMLMap): boolean => hasFrame(place) && isChosen(place);
  const own = restored(text, [...chosen("stories"), ...chosen("groups")], isChosen);
  if (own !== text) return unpin(own, choice, writing);
  // The engine finds no frame for copy in the other direction.
  const loosened = chosen("stories").filter((story) => (story.get("writing") ?? writing) === writing);
  const frames = loosened.flatMap((story) => placesUnder(story).filter(isFrame));
  const fillers = chosen("fillers").filter((filler) => placesUnder(filler).some(isFrame));
  const isHost = (story: YAMLMap): boolean => placesUnder(story).some(isChosen);
  const hosts = entriesOf(document, "stories")
    .filter(isHost)
    .map((story) => nameUnder(story, "id"));
  const hosted = entriesOf(document, "fillers").filter(
    (filler) =>
      hosts.includes(nameUnder(filler, "under")) &&
      (isAmong(choice.stories, filler, "id") || isAmong(choice.stories, filler, "under")),
  );
  // The story or group had no place before it was pinned.
  const isAdded = (entry: YAMLMap): boolean =>
    placesUnder(entry).some(isChosen) && placesUnder(entry).every((place) => marksIn(place).includes("place"));
  const added = [...loosened, ...chosen("groups")].filter(isAdded);
  const addedPlaces = new Set(added.flatMap(placesUnder));
  const pairs = [
    ...added.flatMap((story) => pairsOf(story, ["place"])),
    ...chosen("groups")
      .flatMap((group) => placesUnder(group).filter(isChosen))
      .filter((place) => !addedPlaces.has(place))
      .flatMap((place) => pairsOf(place, [...(hasFrame(place) ? FRAME : []), ...marksOf(place)])),
    ...chosen("stories")
      .flatMap((story) => placesUnder(story).filter(isChosen))
      .filter((place) => !addedPlaces.has(place))
      .flatMap((place) => pairsOf(place, [...(frames.includes(place) ? FRAME : []), ...marksOf(place)])),
    ...chosen("stories").flatMap((story) => ownKeysOf(story, isChosen)),
    ...chosen("stories").flatMap((story) => pairsInside(story, isChosen)),
    ...fillers.flatMap((filler) => pairsOf(filler, ["place"])),
    ...hosted.flatMap((filler) => pairsOf(filler, ["under"])),
  ];
  // From last to first, so that earlier offsets stay valid.
  const made = pairs.toSorted((a, b) => b.from - a.from).reduce(withoutPair, text);
  const count = frames.length + fillers.length + hosted.length;
  return { text: count === 0 ? made : withoutParts(made, choice), count };
}

/** A story over the fold keeps its frame: make-up finds none for it. */
function hasFrame(place: YAMLMap): boolean {
  return (place.has("columns") || place.has("rows")) && place.get("spread") !== true;
}

/** Completes the choice: all stories of a group are unpinned together. */
function wholeGroups(ids: readonly string[], stories: readonly YAMLMap[]): readonly string[] {
  const groups = new Set(ids);
  for (const story of stories) {
    const group = nameUnder(story, "group");
    if (group !== undefined && ids.includes(nameUnder(story, "id") ?? "")) groups.add(group);
  }
  const members = stories.filter((story) => groups.has(nameUnder(story, "group") ?? ""));
  return [...ids, ...groups, ...members.flatMap((story) => nameUnder(story, "id") ?? [])];
}

/** The keys that pinning added to a place. `withoutParts` handles places that pinning added as a whole. */
function marksOf(place: YAMLMap): readonly string[] {
  const marks = marksIn(place);
  return marks.some(isPlaceMark) ? marks : [...marks, "pinned"];
}

/** Keys of a story that make-up may leave out. */
const OPTIONAL_KEYS: readonly string[] = ["pullquote", "figures", "qr", "deck"];

/** The priority, if pinning added it. */
/** The keys that pinning added to a story itself. */
function ownKeysOf(story: YAMLMap, isChosen: (place: YAMLMap) => boolean): readonly Stretch[] {
  const [first] = placesUnder(story);
  if (first === undefined || !isChosen(first)) return [];
  return pairsOf(
    story,
    marksIn(first).filter((mark) => mark === "priority" || mark === "cut"),
  );
}

/**
 * The keys that pinning added to photos and to optional keys of a story, if the place that holds them is chosen. This includes stories that keep their frame.
 */
function pairsInside(story: YAMLMap, isChosen: (place: YAMLMap) => boolean): readonly Stretch[] {
  return pinnedInside(story, isChosen).flatMap((map) => pairsOf(map, [...marksIn(map), "pinned"]));
}

function pinnedInside(story: YAMLMap, isChosen: (place: YAMLMap) => boolean): readonly YAMLMap[] {
  const places = placesUnder(story);
  const isGone = (part: number): boolean => places[part - 1] !== undefined && isChosen(places[part - 1] as YAMLMap);
  const photos = story.get("photos", true);
  const words = OPTIONAL_KEYS.map((key) => story.get(key, true));
  const own: readonly unknown[] = [...(isSeq(photos) ? photos.items : []), ...words];
  return own.filter(
    (photo): photo is YAMLMap => isMap(photo) && photo.has("pinned") && isGone(Number(photo.get("part") ?? 1)),
  );
}

function isAmong(names: readonly string[] | undefined, map: YAMLMap, key: string): boolean {
  return names?.includes(nameUnder(map, key) ?? "") ?? true;
}

/** The labels of pages and the ids of stories and fillers; undefined if the YAML has errors. */
export function namesIn(text: string): { readonly [Key in keyof FrameChoice]: readonly string[] } | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const names = (list: string, key: string): readonly string[] =>
    entriesOf(document, list).flatMap((entry) => nameUnder(entry, key) ?? []);
  const ids = ["stories", "fillers", "groups"].flatMap((list) => names(list, "id"));
  return { pages: names("pages", "label"), stories: ids };
}

function placesUnder(entry: YAMLMap): readonly YAMLMap[] {
  const place = entry.get("place", true);
  const places: readonly unknown[] = isSeq(place) ? place.items : [place];
  return places.filter((each) => isMap(each));
}

/** A key with its value, in a flow or block map. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly flow: boolean;
}

function pairsOf(map: YAMLMap, keys: readonly string[]): readonly Stretch[] {
  return map.items.flatMap(({ key, value }: Pair): readonly Stretch[] => {
    if (!isScalar(key) || !keys.includes(String(key.value))) return [];
    const from = key.range?.[0];
    const to = (value as { range?: readonly number[] | null } | null)?.range?.[1];
    return from === undefined || to === undefined ? [] : [{ from, to, flow: map.flow === true }];
  });
}

function withoutPair(text: string, { from, to, flow }: Stretch): string {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (flow) {
    const next = /^[ \t]*,[ \t]*/.exec(after)?.[0];
    return next === undefined ? before.replace(/,\s*$/, "") + after : before + after.slice(next.length);
  }
  // A block value may end after its last line.
  const rest = before.endsWith("\n") || text[to - 1] === "\n" ? `\n${after}` : after;
  const comment = /^[ \t]*#/.test(rest);
  if (comment) return before + rest.trimStart();
  const line = /^[ \t]*(?:\n|$)/.exec(rest)?.[0] ?? "";
  const dash = /-[ \t]+$/.test(before);
  // After a list's dash the next key moves up.
  if (dash) return before + rest.slice(line.length).trimStart();
  return before.replace(/[ \t]+$/, "") + rest.slice(line.length);
}

/** The keys listed under `pinned` in a place or photo. */
function marksIn(map: YAMLMap): readonly string[] {
  const list = map.get("pinned", true);
  return isSeq(list) ? list.items.flatMap((node) => (isScalar(node) ? [String(node.value)] : [])) : [];
}

/** Marks of a whole place: pinning added it to the list, or turned a single place into a list for it. */
function isPlaceMark(mark: string): boolean {
  return mark === "place" || mark === "places";
}

/** Removes the chosen places that pinning added, if they have no frame. */
function withoutParts(text: string, { pages, stories }: FrameChoice): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const isAdded = (node: unknown): boolean => {
    if (!isMap(node) || node.has("rows") || !marksIn(node).some(isPlaceMark)) return false;
    return isAmong(pages, node, "page");
  };
  const found = ["stories", "fillers"]
    .flatMap((list) => entriesOf(document, list))
    .filter((entry) => stories?.includes(nameUnder(entry, "id") ?? "") ?? true)
    .flatMap((entry) => {
      const place = entry.get("place", true);
      return isSeq(place) ? shortened(text, place, isAdded) : [];
    });
  return spliced(text, found);
}

/** Removes places from a list. If it was a single place before, it becomes one again. */
function shortened(text: string, list: YAMLSeq, isAdded: (node: unknown) => boolean): readonly Splice[] {
  const added = list.items.filter(isAdded) as YAMLMap[];
  const kept = list.items.filter((node) => !isAdded(node)) as YAMLMap[];
  const [only] = kept;
  const lastAdded = added.at(-1);
  if (lastAdded === undefined || only === undefined) return [];
  const [from, end] = rangeOf(list);
  if (kept.length > 1 || !added.some((place) => marksIn(place).includes("places"))) {
    return added.map((place) => withoutItem(text, place, list.flow === true));
  }
  const [start, stop] = rangeOf(only);
  const own = text.slice(start, trimmedEnd(text, stop));
  if (list.flow === true) return [{ from, to: end, text: own }];
  // The lines of a single place are two columns further left.
  return [{ from, to: trimmedEnd(text, rangeOf(lastAdded)[1]), text: own.replaceAll("\n  ", "\n") }];
}

/** Removes a place with its comma or line. */
function withoutItem(text: string, place: YAMLMap, flow: boolean): Splice {
  const [from, to] = rangeOf(place);
  const before = text.slice(0, from);
  if (flow) return { from: before.replace(/\s*,\s*$/, "").length, to, text: "" };
  const dash = before.lastIndexOf("-");
  return { from: before.slice(0, dash).trimEnd().length, to: trimmedEnd(text, to), text: "" };
}

/** A manifest's text after a change. */
export interface Rewritten {
  readonly text: string;
  /** How many frames or pages were changed. */
  readonly count: number;
}

/** Text that replaces a range of the file. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies all splices, which must not overlap. */
function spliced(text: string, splices: readonly Splice[]): string {
  // From last to first. Of splices at the same place, the first one's text comes first.
  return splices
    .toReversed()
    .toSorted((a, b) => b.from - a.from)
    .reduce((made, { from, to, text: put }) => made.slice(0, from) + put + made.slice(to), text);
}

/** The offset after the last character before `end` that is not white. */
export function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** The end of the line that holds the last character before `end`, after any comment. */
export function lineEnd(text: string, end: number): number {
  return endOfLine(text, trimmedEnd(text, end));
}
