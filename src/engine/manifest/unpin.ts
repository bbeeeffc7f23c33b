import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import { entriesOf, type FrameChoice, nameUnder } from "./pin.ts";
import type { Rewritten } from "./splice.ts";
import { isPlaceMark, marksIn, withoutParts } from "./unpin-parts.ts";

type Writing = "horizontal" | "vertical";

/**
 * Takes out what pinning wrote: columns and rows of the chosen places of stories, what `pinned` names there and in their photos, parts that pinning
 * added, and the chosen places of fillers. All else stays: the editor's own legs and box, comments, and the frame of a story that is vertical in a
 * horizontal paper, or the other way round. A file that is no sound YAML stays as it is.
 * @param writing the paper's
 */
export function unpin(text: string, choice: FrameChoice, writing: Writing): Rewritten {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) return { text, count: 0 };
  const meant = choice.stories && wholeGroups(choice.stories, entriesOf(document, "stories"));
  const chosen = (list: string): readonly YAMLMap[] =>
    entriesOf(document, list).filter((entry) => isAmong(meant, entry, "id"));
  const isChosen = (place: YAMLMap): boolean => isAmong(choice.pages, place, "page");
  const isFrame = (place: YAMLMap): boolean => hasFrame(place) && isChosen(place);
  // The engine finds no frame for copy in the other direction than the paper's.
  const loosened = chosen("stories").filter((story) => (story.get("writing") ?? writing) === writing);
  const frames = loosened.flatMap((story) => placesUnder(story).filter(isFrame));
  const fillers = chosen("fillers").filter((filler) => placesUnder(filler).some(isFrame));
  const groups = chosen("groups").flatMap((group) => placesUnder(group).filter(isFrame));
  // A story of a group had no place before it was pinned.
  const isAdded = (story: YAMLMap): boolean => {
    const place = story.get("place", true);
    return story.has("group") && isMap(place) && marksIn(place).includes("place") && isFrame(place);
  };
  const added = loosened.filter(isAdded);
  const own = new Set(added.flatMap(placesUnder));
  const pairs = [
    ...added.flatMap((story) => pairsOf(story, ["place"])),
    ...groups.flatMap((place) => pairsOf(place, ["columns", "rows"])),
    ...frames
      .filter((place) => !own.has(place))
      .flatMap((place) => pairsOf(place, ["columns", "rows", ...marksOf(place)])),
    ...loosened.flatMap((story) => priorityOf(story, isFrame)),
    ...chosen("stories").flatMap((story) => pairsInside(story, isChosen)),
    ...fillers.flatMap((filler) => pairsOf(filler, ["place"])),
  ];
  // From the last to the first, so that no removal moves a later one.
  const made = pairs.toSorted((a, b) => b.from - a.from).reduce(without, text);
  const count = frames.length + fillers.length;
  return { text: count === 0 ? made : withoutParts(made, choice), count };
}

/** A story over the fold keeps its frame: make-up finds none for it. */
function hasFrame(place: YAMLMap): boolean {
  return (place.has("columns") || place.has("rows")) && place.get("spread") !== true;
}

/** A group loses its frames whole. */
function wholeGroups(ids: readonly string[], stories: readonly YAMLMap[]): readonly string[] {
  const groups = new Set(ids);
  for (const story of stories) {
    const group = nameUnder(story, "group");
    if (group !== undefined && ids.includes(nameUnder(story, "id") ?? "")) groups.add(group);
  }
  const members = stories.filter((story) => groups.has(nameUnder(story, "group") ?? ""));
  return [...ids, ...groups, ...members.flatMap((story) => nameUnder(story, "id") ?? [])];
}

/** The keys that pinning added to a place, with its mark; `withoutParts` handles places that pinning added as a whole. */
function marksOf(place: YAMLMap): readonly string[] {
  const marks = marksIn(place);
  return marks.some(isPlaceMark) ? marks : [...marks, "pinned"];
}

/** Keys of a story that may be left out, as its photos may. */
const MAY_BE_LEFT: readonly string[] = ["pullquote", "figures", "qr", "deck"];

/** The priority that pinning added to a story. */
function priorityOf(story: YAMLMap, isFrame: (place: YAMLMap) => boolean): readonly Stretch[] {
  const [first] = placesUnder(story);
  return first !== undefined && isFrame(first) && marksIn(first).includes("priority")
    ? pairsOf(story, ["priority"])
    : [];
}

/** The keys that pinning added to a story's photos and to all that may be left out, if the place that holds them is chosen: a story that keeps its frame has them, too. */
function pairsInside(story: YAMLMap, isChosen: (place: YAMLMap) => boolean): readonly Stretch[] {
  const places = placesUnder(story);
  const isGone = (part: number): boolean => places[part - 1] !== undefined && isChosen(places[part - 1] as YAMLMap);
  const photos = story.get("photos", true);
  const words = MAY_BE_LEFT.map((key) => story.get(key, true));
  const own: readonly unknown[] = [...(isSeq(photos) ? photos.items : []), ...words];
  return own.flatMap((photo) => {
    if (!isMap(photo) || !photo.has("pinned") || !isGone(Number(photo.get("part") ?? 1))) return [];
    return pairsOf(photo, [...marksIn(photo), "pinned"]);
  });
}

function isAmong(names: readonly string[] | undefined, map: YAMLMap, key: string): boolean {
  return names?.includes(nameUnder(map, key) ?? "") ?? true;
}

/** The labels of a manifest's pages, the ids of its stories and fillers; undefined where it is no sound YAML. */
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

/** A key with its value, in a map of one style or the other. */
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

function without(text: string, { from, to, flow }: Stretch): string {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (flow) {
    const next = /^[ \t]*,[ \t]*/.exec(after)?.[0];
    return next === undefined ? before.replace(/,\s*$/, "") + after : before + after.slice(next.length);
  }
  // The value of a block may end behind its last line.
  const rest = before.endsWith("\n") || text[to - 1] === "\n" ? `\n${after}` : after;
  const comment = /^[ \t]*#/.test(rest);
  if (comment) return before + rest.trimStart();
  const line = /^[ \t]*(?:\n|$)/.exec(rest)?.[0] ?? "";
  const dash = /-[ \t]+$/.test(before);
  // Behind a list's dash the next key takes the place.
  if (dash) return before + rest.slice(line.length).trimStart();
  return before.replace(/[ \t]+$/, "") + rest.slice(line.length);
}
