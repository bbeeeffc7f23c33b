import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { beginningOf, type Span } from "../../base/source.ts";
import { decodeAs } from "./encoding.ts";
import { hasBody, isHeaded, type Json, objectOf, storiesOf, stringOf } from "./ninjs.ts";
import { decodedAddress, type FindPicture } from "./source.ts";

/** An item with the place that messages about it name. */
export interface PlacedItem {
  readonly item: Json;
  readonly span: Span;
  /** The address of the file's own item: what lies beside the file is found by it. */
  readonly from: string;
}

/** A file's items, with those that its composites hold or lead to in the place of the composites. */
interface Unpacked {
  readonly items: readonly PlacedItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts the items of composites (the issue of a bag, Superdesk's packages) where these stand. An item is in the composite, or in a file beside it: its
 * address is taken from that of the composite, so that a bag comes in from any folder. Each file comes in once.
 */
export function unpacked(items: readonly PlacedItem[], beside: FindPicture): Unpacked {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const linked = (address: string, { span, from }: PlacedItem): readonly PlacedItem[] => {
    const name = wayBetween(from, address);
    if (seen.has(name)) return [];
    seen.add(name);
    const path = span.source.path;
    const read = itemIn(beside(name)?.bytes, path.slice(0, path.lastIndexOf("/") + 1) + decodedAddress(name));
    if (read !== undefined) return withMembers({ ...read, from });
    diagnostics.push(errorAt(span, "missing-file", { file: decodedAddress(name) }));
    return [];
  };
  const withMembers = (placed: PlacedItem): readonly PlacedItem[] => {
    const links = placed.item["type"] === "composite" ? storiesOf(placed.item) : [];
    const members = links.flatMap((link) => {
      if (hasBody(link)) return [{ ...placed, item: link }];
      const address = stringOf(link["uri"]);
      return address === undefined ? [] : linked(address, placed);
    });
    // The headline of a group was printed; the title of an issue was not.
    return links.length > 0 && !isHeaded(placed.item) ? members : [placed, ...members];
  };
  for (const { from } of items) seen.add(wayBetween(from, from));
  return { items: items.flatMap(withMembers), diagnostics };
}

/** The relative path from one address to another; of addresses that have nothing in common, the last name. */
export function wayBetween(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  if (folder !== "" && to.startsWith(folder)) return to.slice(folder.length);
  return to.slice(to.lastIndexOf("/") + 1);
}

function itemIn(bytes: Uint8Array | undefined, path: string): Omit<PlacedItem, "from"> | undefined {
  const text = bytes && decodeAs(bytes, path, undefined, "copy");
  if (!text?.ok) return undefined;
  try {
    const item = objectOf(JSON.parse(text.value.text));
    return item && { item, span: beginningOf(text.value) };
  } catch {
    return undefined;
  }
}
