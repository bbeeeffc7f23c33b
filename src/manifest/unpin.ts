import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from "yaml";
import { entriesOf, nameUnder } from "./pin.ts";

/** The frames that are meant: on some pages, of some stories and fillers; undefined: all. */
export interface FrameChoice {
  /** Labels. */
  readonly pages: readonly string[] | undefined;
  /** Ids. */
  readonly stories: readonly string[] | undefined;
}

/** A manifest without some frames. */
export interface Unpinned {
  readonly text: string;
  /** How many frames were taken out. */
  readonly count: number;
}

/**
 * Takes columns and rows out of the chosen places of stories, and the chosen places out of fillers. All else stays: legs, box,
 * comments, the parts of a story; so does a vertical story, which needs its frame. A file that is no sound YAML stays as it is.
 */
export function unpin(text: string, choice: FrameChoice): Unpinned {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0) return { text, count: 0 };
  const chosen = (list: string): readonly YAMLMap[] =>
    entriesOf(document, list).filter((entry) => isAmong(choice.stories, entry, "id"));
  const isFrame = (place: YAMLMap): boolean =>
    (place.has("columns") || place.has("rows")) && isAmong(choice.pages, place, "page");
  // The engine finds no frame for vertical copy.
  const loosened = chosen("stories").filter((story) => story.get("writing") !== "vertical");
  const frames = loosened.flatMap((story) => placesOf(story).filter(isFrame));
  const fillers = chosen("fillers").filter((filler) => placesOf(filler).some(isFrame));
  const pairs = [
    ...frames.flatMap((place) => pairsOf(place, ["columns", "rows"])),
    ...fillers.flatMap((filler) => pairsOf(filler, ["place"])),
  ];
  // From the last to the first: what is taken out moves nothing that is still to go.
  const made = pairs.toSorted((a, b) => b.from - a.from).reduce(without, text);
  return { text: made, count: frames.length + fillers.length };
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
  return { pages: names("pages", "label"), stories: [...names("stories", "id"), ...names("fillers", "id")] };
}

function placesOf(entry: YAMLMap): readonly YAMLMap[] {
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
