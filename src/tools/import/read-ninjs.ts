// ninjs, the JSON of news agencies. Versions 1, 2 and 3 and Superdesk's dialect name the same things differently, so each item is first read leniently into one
// form, and then made a story like any other. Items in a composite keep its order.
import { parseDocument } from "yaml";
import { addAll, type Diagnostic, errorAt, hasErrors, warningAt } from "../../base/diagnostic.ts";
import { beginningOf, type SourceFile, type Span } from "../../base/source.ts";
import { decodeAs } from "./file-form.ts";
import { textOfField } from "./html.ts";
import { noteLabelIn } from "./marks.ts";
import {
  type CopyPassage,
  copyText,
  isBold,
  type ProposedPhoto,
  type ProposedStory,
  type SourceBlock,
  type SourceTextBlock,
  type Taken,
} from "./proposal.ts";
import { readHtml } from "./read-html.ts";
import { decodedAddress, type FindPicture, type Refused, type SourceReading } from "./source.ts";
import { barePhoto, newStory, splitDateline, withCredit } from "./stories.ts";

/** Bold lines up to this length are subheads. */
const LONGEST_SUBHEAD = 40;
/** Messages about longer items name only the file, since finding their lines would take longer than reading them. */
const MOST_LOCATED = 1_000_000;

/**
 * Reads ninjs 1, 2 and 3 and Superdesk's dialect: one item, an array of them, or a composite that holds or leads to them. Refuses items that are embargoed
 * beyond the day of issue, withheld or cancelled.
 * @param date of the issue
 */
export async function readNinjs(
  source: SourceFile,
  date: string,
  picture: FindPicture,
): Promise<SourceReading | Refused> {
  const whole = beginningOf(source);
  const parsed = parsedJson(source);
  if ("diagnostics" in parsed) return { kind: "ninjs", diagnostics: parsed.diagnostics };
  const items = itemsIn(parsed.value);
  const spans = spansOf(source, items.length, Array.isArray(parsed.value));
  const placed = items.map((item, index) => {
    return { item, span: spans[index] ?? whole, from: stringOf(item["uri"]) ?? "" };
  });
  const single = unpacked(placed, picture);
  const desk: Desk = { date, picture, taken: [], added: [], counted: [], diagnostics: [...single.diagnostics] };
  const stories = single.items.flatMap((item) => readItem(item, desk));
  const { taken, added, counted } = desk;
  const isForeign = stories.length === 0 && desk.diagnostics.every(({ code }) => code === "no-story");
  // For a file that is no ninjs at all one message is enough, however many lists it has.
  const diagnostics = isForeign ? desk.diagnostics.slice(0, 1) : desk.diagnostics;
  return { kind: "ninjs", content: { form: "stories", stories }, span: whole, taken, added, counted, diagnostics };
}

interface Desk {
  readonly date: string;
  readonly picture: FindPicture;
  readonly taken: Taken[];
  readonly added: string[];
  readonly counted: string[];
  readonly diagnostics: Diagnostic[];
}

function parsedJson(source: SourceFile): { readonly value: unknown } | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    return { value: JSON.parse(source.text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const told = /position (\d+)/.exec(message)?.[1];
    const end = Math.max(0, source.text.trimEnd().length - 1);
    const start = told === undefined ? end : Math.min(Number(told), end);
    return { diagnostics: [errorAt({ source, start, end: start + 1 }, "broken-json")] };
  }
}

/** An item, an array of them, or a feed that holds an array. */
function itemsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.map((item) => objectOf(item) ?? {});
  const item = objectOf(value) ?? {};
  const feed = item["_items"] ?? (item["headline"] === undefined ? item["items"] : undefined);
  return Array.isArray(feed) ? itemsIn(feed) : [item];
}

/** The places of an array's items. */
function spansOf(source: SourceFile, count: number, isArray: boolean): readonly Span[] {
  if (!isArray || count < 2 || source.text.length > MOST_LOCATED) return [];
  try {
    const document = parseDocument(source.text, { stringKeys: true });
    return Array.from({ length: count }, (_, index) => {
      const range = (document.getIn([index], true) as { range?: readonly number[] } | undefined)?.range;
      const start = range?.[0] ?? 0;
      return { source, start, end: start + 1 };
    });
  } catch {
    return [];
  }
}

function readItem(placed: PlacedItem, desk: Desk): readonly ProposedStory[] {
  const { item, span } = placed;
  const ninjs = ninjsOf(item);
  const refusal = refusalOf(ninjs, span, desk.date);
  if (refusal !== undefined) {
    desk.diagnostics.push(refusal);
    if (refusal.severity === "error") return [];
  }
  const known = desk.diagnostics.length;
  const body = bodyOf(ninjs, span, desk);
  if (hasErrors(desk.diagnostics.slice(known))) return [];
  const photos = [...body.photos, ...ninjsPictures(item).map((each) => photoOf(each, placed, desk))];
  if (ninjs.headline === undefined && body.passages.length === 0 && photos.length === 0) {
    desk.diagnostics.push(errorAt(span, "no-story"));
    return [];
  }
  leaveUnread(placed, desk);
  const { label, kicker, headline, deck, byline, dateline, note, slug } = ninjs;
  for (const text of [kicker, headline, deck, byline, dateline, note]) if (text !== undefined) desk.counted.push(text);
  const heading = (text: string | undefined) => (text === undefined ? undefined : { lines: [text], span });
  const words = (text: string | undefined) => (text === undefined ? undefined : { text, span });
  const opening = dateline === undefined ? openingOf(body.passages) : undefined;
  const own = opening?.reporter?.text === byline ? undefined : byline;
  // A reporter who is named in the copy is not also named above it.
  if (own !== byline) desk.taken.push({ reason: "key", text: byline ?? "", span });
  return [
    {
      ...newStory(span),
      name: slug,
      note: noteOf(note, span),
      kicker: heading(kicker),
      headline: heading(headline),
      deck: heading(deck),
      byline: words(own),
      dateline: words(dateline) ?? opening?.dateline,
      reporter: opening?.reporter,
      body: opening?.body ?? body.passages,
      photos,
      given: { label },
    },
  ];
}

function leaveUnread({ item, span }: PlacedItem, desk: Desk): void {
  for (const text of UNREAD.flatMap((key) => stringOf(item[key]) ?? [])) {
    desk.counted.push(text);
    desk.taken.push({ reason: "key", text, span });
  }
}

/** A dateline with which the copy itself begins, removed from it. */
function openingOf(
  passages: readonly CopyPassage[],
): Pick<ProposedStory, "dateline" | "reporter" | "body"> | undefined {
  const [first, ...more] = passages;
  const split = first?.kind === "paragraph" ? splitDateline(first.text, first.span) : undefined;
  if (first?.kind !== "paragraph" || split === undefined) return undefined;
  const { dateline, reporter, rest } = split;
  return { dateline, reporter, body: copyText(rest) === "" ? more : [{ ...first, text: rest }, ...more] };
}

function noteOf(text: string | undefined, span: Span): ProposedStory["note"] {
  if (text === undefined) return undefined;
  const label = noteLabelIn(text);
  const rest = label === undefined ? text : text.slice(label.length).trim();
  return { label: label === undefined ? undefined : { text: label, span }, text: { text: rest, span } };
}

function refusalOf({ status, embargo }: Ninjs, span: Span, date: string): Diagnostic | undefined {
  if (status !== undefined && status !== "usable") return errorAt(span, "not-usable", { status });
  if (embargo === undefined) return undefined;
  const day = embargo.slice(0, 10);
  if (day > date || !/^\d{4}-\d{2}-\d{2}/.test(embargo)) return errorAt(span, "embargoed", { until: embargo, date });
  return day === date ? warningAt(span, "embargo-today", { until: embargo }) : undefined;
}

interface Body {
  readonly passages: readonly CopyPassage[];
  readonly photos: readonly ProposedPhoto[];
}

function bodyOf({ html, plain }: Ninjs, span: Span, desk: Desk): Body {
  if (html === undefined) {
    desk.counted.push(plain ?? "");
    const lines = (plain ?? "").split(/\n+/).map((line) => line.trim());
    const passages = lines
      .filter((line) => line !== "")
      .map((text): CopyPassage => ({ kind: "paragraph", text: [{ text, style: "plain" }], span }));
    return { passages, photos: [] };
  }
  const { blocks, taken, added, counted, diagnostics } = readHtml(html, span, desk.picture);
  addAll(desk.taken, taken);
  addAll(desk.added, added);
  addAll(desk.counted, counted);
  addAll(desk.diagnostics, diagnostics);
  return placed(blocks, desk);
}

/** Blocks of HTML as copy, and its pictures with the captions below them. */
function placed(blocks: readonly SourceBlock[], desk: Desk): Body {
  const passages: CopyPassage[] = [];
  const photos: ProposedPhoto[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (block.kind === "picture") {
      photos.push(barePhoto(block.picture, block.span));
    } else if (block.kind === "text" && block.role === "caption" && before?.kind === "picture") {
      const { left, ...words } = withCredit({ text: copyText(block.text), span: block.span });
      if (left !== "") desk.taken.push({ reason: "markup", text: left, span: block.span });
      photos[photos.length - 1] = { ...(photos.at(-1) as ProposedPhoto), ...words };
    } else if (block.kind === "text") passages.push(passageOf(block));
    else if (block.kind !== "end") passages.push(block);
  }
  return { passages, photos };
}

function passageOf({ text, span, role }: SourceTextBlock): CopyPassage {
  const isShort = [...copyText(text)].length <= LONGEST_SUBHEAD;
  if (role === "subhead" || (isBold(text) && isShort)) return { kind: "subhead", text, span };
  return { kind: role === "quote" ? "quote" : "paragraph", text, span };
}

function photoOf(
  { caption, credit, address }: ReturnType<typeof ninjsPictures>[number],
  { span, from }: PlacedItem,
  desk: Desk,
): ProposedPhoto {
  for (const text of [caption, credit]) if (text !== undefined) desk.counted.push(text);
  const found = address && (desk.picture(wayBetween(from, address)) ?? desk.picture(wayBetween("", address)));
  return {
    ...barePhoto(found || undefined, span),
    caption: caption === undefined ? undefined : { text: caption, span },
    credit: credit === undefined ? undefined : { text: credit, span },
  };
}

/** An object of JSON. */
type Json = Readonly<Record<string, unknown>>;

/** An item of ninjs of any version, reduced to the parts that a newspaper needs. */
interface Ninjs {
  /** 栏题, as in this program's own deposits. */
  readonly label: string | undefined;
  readonly kicker: string | undefined;
  readonly headline: string | undefined;
  readonly deck: string | undefined;
  readonly byline: string | undefined;
  readonly dateline: string | undefined;
  readonly note: string | undefined;
  /** A short name in letters and digits. */
  readonly slug: string | undefined;
  readonly html: string | undefined;
  readonly plain: string | undefined;
  /** usable, withheld, canceled; undefined if nothing is given. */
  readonly status: string | undefined;
  /** A point in time, as written. */
  readonly embargo: string | undefined;
}

/** Keys whose text is not printed; an editor reads it in the report. */
const UNREAD = [
  "slugline",
  "ednote",
  "description_text",
  "description_html",
  "usageterms",
  "usageTerms",
  "abstract",
] as const;

/**
 * Reads leniently. ninjs 1 has `headline`, `body_html`, `pubstatus`; 2 and 3 `headlines`, `bodies`, `pubStatus`; Superdesk's dialect of 1.1 adds `guid`,
 * `dateline` and `embargoed`.
 */
function ninjsOf(item: Json): Ninjs {
  const headlines = valued(item["headlines"]);
  const main =
    headlines.find(({ role }) => role === undefined || /^(?:main|title|headline)$/i.test(role)) ?? headlines[0];
  // In ninjs 1 a role may follow an underscore: `headline_main`, `body_richtext`.
  const bodies = [...valued(item["bodies"]), ...underscored(item, "body_")];
  const heads = underscored(item, "headline_");
  const isHtml = ({ type, role, value }: Valued): boolean =>
    /html/i.test(type ?? "") ||
    /html|richtext/i.test(role ?? "") ||
    (type === undefined && /<(?:p|div)\b/i.test(value));
  return {
    label: plainOf(headlines.find(({ role }) => role === "label")?.value),
    kicker: plainOf(headlines.find(({ role }) => /kicker|overline/i.test(role ?? ""))?.value),
    headline: plainOf(stringOf(item["headline"]) ?? main?.value ?? heads[0]?.value ?? stringOf(item["title"])),
    deck: plainOf(headlines.find(({ role }) => /^(?:deck|sub.*)$/i.test(role ?? ""))?.value),
    byline: plainOf(stringOf(item["byline"]) ?? stringOf(item["by"])),
    dateline: plainOf(stringOf(objectOf(item["dateline"])?.["text"])),
    note: valued(item["descriptions"]).find(({ role }) => /^editors?_?note$/i.test(role ?? ""))?.value,
    slug: /^[\w-]{1,64}$/.exec(stringOf(item["slugline"]) ?? "")?.[0],
    html: bodies.find(isHtml)?.value,
    plain: bodies.find((body) => !isHtml(body))?.value,
    status: stringOf(item["pubstatus"]) ?? stringOf(item["pubStatus"]),
    embargo: stringOf(item["embargoed"]) ?? stringOf(item["embargo"]),
  };
}

interface Valued {
  readonly role: string | undefined;
  readonly type: string | undefined;
  readonly value: string;
}

/** Entries of `headlines`, `bodies`, `descriptions`. */
function valued(list: unknown): readonly Valued[] {
  return listOf(list).flatMap((entry) => {
    const value = stringOf(entry["value"]);
    if (value === undefined) return [];
    return [
      { role: stringOf(entry["role"]), type: stringOf(entry["contentType"]) ?? stringOf(entry["contenttype"]), value },
    ];
  });
}

function underscored(item: Json, prefix: string): readonly Valued[] {
  return Object.keys(item).flatMap((key) => {
    const value = key.startsWith(prefix) ? stringOf(item[key]) : undefined;
    return value === undefined ? [] : [{ role: key.slice(prefix.length), type: undefined, value }];
  });
}

interface NinjsPicture {
  readonly caption: string | undefined;
  readonly credit: string | undefined;
  readonly address: string | undefined;
}

/** The pictures of an item: its associations, by name (ninjs 1) or in a list (2 and 3); or the item itself. */
function ninjsPictures(item: Json): readonly NinjsPicture[] {
  const own = item["type"] === "picture" ? [item] : [];
  return [
    ...own,
    ...listedOrNamed(item["associations"]).filter(
      (each) => each["type"] === "picture" || each["renditions"] !== undefined,
    ),
  ].map(pictureOf);
}

function pictureOf(item: Json): NinjsPicture {
  const captions = valued(item["descriptions"]);
  const renditions = listedOrNamed(item["renditions"]);
  const largest = renditions.toSorted((a, b) => Number(b["width"] ?? 0) - Number(a["width"] ?? 0))[0];
  return {
    caption: plainOf(stringOf(item["description_text"]) ?? captions[0]?.value ?? stringOf(item["headline"])),
    credit: plainOf(
      stringOf(item["byline"]) ??
        stringOf(item["by"]) ??
        stringOf(item["copyrightholder"]) ??
        stringOf(item["copyrightHolder"]),
    ),
    address: stringOf(largest?.["href"])?.replace(/[?#].*$/, ""),
  };
}

/** The stories of a composite: each an item, or a link to one. */
function storiesOf(item: Json): readonly Json[] {
  return listedOrNamed(item["associations"]).filter(
    ({ type, rel }) => type === "text" || type === "composite" || (type === undefined && rel === "item"),
  );
}

function hasBody(item: Json): boolean {
  return Object.keys(item).some((key) => key === "bodies" || key.startsWith("body_"));
}

/** A headline for readers; the title of an item is for its editors. */
function isHeaded(item: Json): boolean {
  return Object.keys(item).some((key) => key === "headlines" || key.startsWith("headline"));
}

/** Superdesk's bylines and headlines may contain tags. */
function plainOf(text: string | undefined): string | undefined {
  const plain = text === undefined ? "" : textOfField(text);
  return plain === "" ? undefined : plain;
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map((entry) => objectOf(entry) ?? {}) : [];
}

/** The objects of a list, or those under the names of an object. */
function listedOrNamed(value: unknown): readonly Json[] {
  return listOf(Array.isArray(value) ? value : Object.values(objectOf(value) ?? {}));
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** An item with the place for messages about it. */
interface PlacedItem {
  readonly item: Json;
  readonly span: Span;
  /** The address of the file's own item, by which files beside it are found. */
  readonly from: string;
}

/** A file's items; each composite is replaced by the items that it contains or links to. */
interface Unpacked {
  readonly items: readonly PlacedItem[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Replaces composites (the issue of a bag, Superdesk's packages) by their items. An item is in the composite, or in a file beside it: its address is taken
 * relative to that of the composite, so that a bag can be imported from any folder. Each file is imported once.
 */
function unpacked(items: readonly PlacedItem[], beside: FindPicture): Unpacked {
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
    // The headline of a group was printed, the title of an issue was not.
    return links.length > 0 && !isHeaded(placed.item) ? members : [placed, ...members];
  };
  for (const { from } of items) seen.add(wayBetween(from, from));
  return { items: items.flatMap(withMembers), diagnostics };
}

/** The relative path from one address to another; for addresses that have nothing in common, the last name. */
function wayBetween(from: string, to: string): string {
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
