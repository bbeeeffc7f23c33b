import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { addKeys, entriesOf, type Key, nameUnder } from "./pin.ts";
import { type Splice, spliced } from "./splice.ts";

/** Keys that are to have other values, in one map of the manifest. */
export interface KeyEdit {
  /** A story's or filler's id; an advert's number in its list, from 0. */
  readonly entry: string | number;
  /** The entry itself, one of its places, or one of its photos; from 0. */
  readonly map: { readonly kind: "entry" } | { readonly kind: "place" | "photo"; readonly index: number };
  /** Values as YAML writes them. */
  readonly keys: readonly Key[];
}

/**
 * The manifest's text with other values under some keys: a value that is there is replaced, a key that is not is added in the map's own style.
 * All else stays: comments, order, flow or block.
 * @returns undefined where a map or a value is not written where it could be changed (an alias, a merge, a value of several lines)
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

function splicesIn(text: string, map: YAMLMap, keys: readonly Key[]): readonly Splice[] | undefined {
  const splices: Splice[] = [];
  for (const [name, value] of keys) {
    if (!map.has(name)) continue;
    const node = map.get(name, true);
    const [from, to] = (isScalar(node) && node.range) || [];
    if (from === undefined || to === undefined || text.slice(from, to).includes("\n")) return undefined;
    // An empty value stands right behind its colon.
    if (text.slice(from, to) !== value) splices.push({ from, to, text: from === to ? ` ${value}` : value });
  }
  return [...splices, ...addKeys(text, map, keys)];
}
