// What an editor asks of a manifest's text alone: which names it gives and uses, which key stands under the cursor, what may be written there. The text may be
// broken, since somebody is typing in it: YAML's parser goes on behind an error, and what it finds is enough.
import { type Document, isMap, isPair, isScalar, isSeq, parseDocument, visit, type YAMLMap } from "yaml";
import { BLOCK_ROWS, type BlockKind, titleOfLines } from "../../base/blocks.ts";

/** What has a name in a manifest. */
export type NameKind = "page" | "story" | "group" | "photo";

/** A place where a name is given or used. Offsets are UTF-16 units. */
export interface NamePlace {
  readonly kind: NameKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** True where the name is given. */
  readonly given: boolean;
  /** Photos are named within their story: its place in the file. Undefined for all others. */
  readonly within: number | undefined;
}

/** A manifest as it is read for an editor. */
export interface ManifestText {
  readonly document: Document;
  readonly text: string;
  readonly names: readonly NamePlace[];
}

/** Where names are given: the keys down to them. */
const GIVEN: Readonly<Record<string, NameKind>> = {
  "pages label": "page",
  "stories id": "story",
  "fillers id": "story",
  "groups id": "group",
  "stories photos id": "photo",
};

/** Keys whose value is the name of something else. */
const USED: Readonly<Record<string, NameKind>> = {
  page: "page",
  continuedFrom: "page",
  continuesOn: "page",
  beside: "story",
  under: "story",
  group: "group",
};

/** What the value of a key names. @param keys the keys down to it */
export function kindUnder(keys: readonly string[]): NameKind | undefined {
  // The group of a photo is a word of its own, with which photos of one story share a caption.
  return keys.at(-2) === "photos" ? undefined : USED[keys.at(-1) ?? ""];
}

export function manifestText(text: string): ManifestText {
  const document = parseDocument(text, { logLevel: "silent" });
  const stories = entryRanges(document, "stories");
  const storyAt = (at: number): number | undefined => stories.find(([from, to]) => from <= at && at < to)?.[0];
  const names: NamePlace[] = [];
  visit(document, {
    Scalar: (key, { range, value, source }, path) => {
      if (key === "key" || !range) return;
      const keys = keysOf(path);
      const given = GIVEN[keys.join(" ")];
      const kind = given ?? kindUnder(keys);
      if (kind === undefined || value === null) return;
      // Quotation marks stay where they are if a name is changed.
      const quoted = /^["']/.test(text.slice(range[0], range[1])) ? 1 : 0;
      const within = kind === "photo" ? storyAt(range[0]) : undefined;
      const place = { start: range[0] + quoted, end: range[1] - quoted };
      names.push({ kind, name: source ?? String(value), ...place, given: given !== undefined, within });
    },
  });
  for (const anchor of anchorsIn(text)) {
    const within = storyAt(anchor.start);
    if (within !== undefined) names.push({ ...anchor, within });
  }
  return { document, text, names };
}

/** Anchors of photos in copy. */
export function anchorsIn(text: string): readonly NamePlace[] {
  return [...text.matchAll(/!\[\]\(([^()\s]+)\)/g)].map(({ 1: name = "", index }) => {
    const start = index + "![](".length;
    return { kind: "photo", name, start, end: start + name.length, given: false, within: undefined };
  });
}

/** The files of copy that stories name, each with the story's place in the manifest. */
export function copyFiles({ document }: ManifestText): readonly { readonly file: string; readonly within: number }[] {
  const stories = isMap(document.contents) ? document.get("stories", true) : undefined;
  if (!isSeq(stories)) return [];
  return stories.items.flatMap((story) => {
    const file = isMap(story) ? story.getIn(["body", "file"]) : undefined;
    return isMap(story) && typeof file === "string" && story.range ? [{ file, within: story.range[0] }] : [];
  });
}

function keysOf(path: readonly unknown[]): string[] {
  return path.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : []));
}

export function nameAt<Name extends NamePlace>(names: readonly Name[], offset: number): Name | undefined {
  return names.find(({ start, end }) => start <= offset && offset <= end);
}

/** All places of a name, that where it is given first. */
export function placesOf<Name extends NamePlace>(
  names: readonly Name[],
  { kind, name, within }: NamePlace,
): readonly Name[] {
  const places = names.filter((each) => each.kind === kind && each.name === name && each.within === within);
  return places.toSorted((a, b) => Number(b.given) - Number(a.given));
}

/** The range of each entry of a list. */
export function entryRanges(document: Document, list: string): readonly (readonly [start: number, end: number])[] {
  const node = isMap(document.contents) ? document.get(list, true) : undefined;
  if (!isSeq(node)) return [];
  return node.items.flatMap((each) => (isMap(each) && each.range ? [[each.range[0], each.range[1]] as const] : []));
}

/** Lists of a manifest that an outline shows, and the keys that name an entry: the first that it has. */
const OUTLINED: readonly (readonly [list: string, ...names: string[]])[] = [
  ["pages", "label"],
  ["groups", "id", "headline"],
  ["stories", "id", "headline"],
  ["fillers", "id", "headline"],
  ["adverts", "file", "title"],
  ["photos", "id", "file"],
];

/** An entry of a list in the outline, or a list itself. */
export interface OutlineEntry {
  readonly list: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly inside: readonly OutlineEntry[];
  /** For a text of a story: what it is. `list` is its key. */
  readonly block?: BlockKind;
}

/** The lists of a mapping with their entries, and theirs. */
export function outlineOf(node: unknown): readonly OutlineEntry[] {
  if (!isMap(node)) return [];
  return OUTLINED.flatMap(([list, ...names]) => {
    const entries = node.get(list, true);
    if (!isSeq(entries) || !entries.range) return [];
    const inside = entries.items.flatMap((entry): OutlineEntry[] => {
      const name = isMap(entry) ? names.map((key) => entry.get(key)).find((value) => value !== undefined) : undefined;
      if (!isMap(entry) || !entry.range || name === undefined) return [];
      const inside = [...textsIn(entry), ...outlineOf(entry)];
      return [{ list, name: String(name), start: entry.range[0], end: entry.range[1], inside }];
    });
    return [{ list, name: list, start: entries.range[0], end: entries.range[1], inside }];
  });
}

/** The texts beside the copy that a story or a group gives. */
function textsIn(entry: YAMLMap): readonly OutlineEntry[] {
  return BLOCK_ROWS.flatMap(({ kind, written }): readonly OutlineEntry[] => {
    const given = written === undefined ? undefined : entry.get(kind, true);
    const value = isMap(given) ? given.get("text", true) : given;
    const lines = isSeq(value) ? value.items.filter(isScalar) : isScalar(value) ? [value] : [];
    if (lines.length === 0 || !(isSeq(value) || isScalar(value)) || !value.range) return [];
    const name = titleOfLines(lines.map((line) => String(line.value)));
    return name === ""
      ? []
      : [{ list: kind, name, start: value.range[0], end: value.range[1], inside: [], block: kind }];
  });
}

/** A key of the file, and where it stands. */
export interface KeyPlace {
  /** The keys down to it, itself last. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

export function keyAt({ document }: ManifestText, offset: number): KeyPlace | undefined {
  let found: KeyPlace | undefined;
  visit(document, {
    Pair: (_, pair, path) => {
      if (!isScalar(pair.key) || !pair.key.range) return;
      const [start, end] = pair.key.range;
      if (start > offset || offset > end) return;
      found = { keys: [...keysOf(path), String(pair.key.value)], start, end };
      return visit.BREAK;
    },
  });
  return found;
}

/** Values of a key of this name, as they are written. */
export function valuesUnder(
  { document }: ManifestText,
  name: string,
): readonly { text: string; at: [number, number] }[] {
  const values: { text: string; at: [number, number] }[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== name || !isScalar(value) || !value.range) return;
      values.push({ text: String(value.value), at: [value.range[0], value.range[1]] });
    },
  });
  return values;
}

/** Frames of a story in the file: the place of its id, and the value of `columns` of each part. */
export interface StoryPlace {
  readonly id: string;
  readonly idEnd: number;
  readonly range: readonly [start: number, end: number];
  readonly columns: readonly (number | undefined)[];
}

export function storyPlaces({ document }: ManifestText): readonly StoryPlace[] {
  const stories = isMap(document.contents) ? document.get("stories", true) : undefined;
  if (!isSeq(stories)) return [];
  return stories.items.flatMap((story) => {
    const id = isMap(story) ? story.get("id", true) : undefined;
    if (!isMap(story) || !isScalar(id) || !id.range || !story.range) return [];
    const place = story.get("place", true);
    const parts = isSeq(place) ? place.items : [place];
    const columns = parts.map((part) => {
      const value = isMap(part) ? part.get("columns", true) : undefined;
      return isScalar(value) ? value.range?.[1] : undefined;
    });
    return [{ id: String(id.value), idEnd: id.range[1], range: [story.range[0], story.range[1]], columns }];
  });
}

/** What may be written at a cursor. */
export interface Wanted {
  /** The keys down to the mapping or the value. */
  readonly keys: readonly string[];
  /** A key may stand there, a value, or (behind a key, on a new line) either. */
  readonly what: "key" | "value";
  /** What the mapping has already; empty where a value may stand. */
  readonly taken: ReadonlyMap<string, string>;
  /** The beginning of the word, as far as it is written. */
  readonly start: number;
  readonly word: string;
}

/** Stands for the word at the cursor, so that the parser says what it would be. */
const CURSOR = "banmianCursor";

export function wantedAt(text: string, offset: number): Wanted | undefined {
  const [word = ""] = /[\p{L}\p{N}_./-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [];
  const start = offset - word.length;
  const document = parseDocument(text.slice(0, start) + CURSOR + text.slice(offset), { logLevel: "silent" });
  let found: Wanted | undefined;
  visit(document, {
    Scalar: (key, { value }, path) => {
      if (typeof value !== "string" || !value.startsWith(CURSOR)) return;
      const isKey = key === "key";
      const pairs = (isKey && path.findLast(isMap)?.items) || [];
      const taken = new Map(pairs.map((pair) => [String(pair.key), String(pair.value)] as const));
      // The pair of the marker itself is on the path of a key.
      const keys = keysOf(path);
      found = { keys: isKey ? keys.slice(0, -1) : keys, what: isKey ? "key" : "value", taken, start, word };
      return visit.BREAK;
    },
  });
  return found;
}

/** A JSON Schema, as far as it is read here. */
export interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The forms of a value, with those of a list's entries: a list is looked through. */
function formsOf(schema: Schema, root: Schema): readonly Schema[] {
  const named = schema.$ref === undefined ? undefined : root.definitions?.[schema.$ref.replace("#/definitions/", "")];
  const inside = [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(named ? [named] : [])];
  const items = schema.items === undefined || Array.isArray(schema.items) ? [] : [schema.items as Schema];
  return [schema, ...[...inside, ...items].flatMap((each) => formsOf(each, root))];
}

/** The forms of the value under some keys. */
export function schemasUnder(root: Schema, keys: readonly string[]): readonly Schema[] {
  let here = formsOf(root, root);
  for (const key of keys) {
    here = here.flatMap(({ properties, additionalProperties }) => {
      const other = typeof additionalProperties === "object" ? additionalProperties : undefined;
      const next = (properties && Object.hasOwn(properties, key) ? properties[key] : undefined) ?? other;
      return next === undefined ? [] : formsOf(next, root);
    });
  }
  return here;
}
