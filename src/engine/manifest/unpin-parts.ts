import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { entriesOf, type FrameChoice, nameUnder } from "./pin.ts";
import { rangeOf, type Splice, spliced, trimmedEnd } from "./splice.ts";

/** What `pinned` names in a place or photo. */
export function marksIn(map: YAMLMap): readonly string[] {
  const list = map.get("pinned", true);
  return isSeq(list) ? list.items.flatMap((node) => (isScalar(node) ? [String(node.value)] : [])) : [];
}

/** Marks of a whole place: pinning added it to the list, or made a list of a single one for it. */
export function isPlaceMark(mark: string): boolean {
  return mark === "place" || mark === "places";
}

/** The text without the chosen places that pinning added, that have no frame, and that no settled page needs. */
export function withoutParts(text: string, { pages, stories }: FrameChoice): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const settled = entriesOf(document, "settled").map((entry) => nameUnder(entry, "page"));
  const isAdded = (node: unknown): boolean => {
    if (!isMap(node) || node.has("rows") || !marksIn(node).some(isPlaceMark)) return false;
    const page = nameUnder(node, "page") ?? "";
    return !settled.includes(page) && (pages?.includes(page) ?? true);
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

/** A list without the places that were added; where a single one was before, that one. */
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
  // The place's lines stood two further out.
  return [{ from, to: trimmedEnd(text, rangeOf(lastAdded)[1]), text: own.replaceAll("\n  ", "\n") }];
}

/** A place with the comma, or with the line, that it stands in. */
function withoutItem(text: string, place: YAMLMap, flow: boolean): Splice {
  const [from, to] = rangeOf(place);
  const before = text.slice(0, from);
  if (flow) return { from: before.replace(/\s*,\s*$/, "").length, to, text: "" };
  const dash = before.lastIndexOf("-");
  return { from: before.slice(0, dash).trimEnd().length, to: trimmedEnd(text, to), text: "" };
}
