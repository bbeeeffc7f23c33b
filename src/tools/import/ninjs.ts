import { textOfField } from "./html-nodes.ts";

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** An item of ninjs in any version, as far as a newspaper needs it. */
export interface Ninjs {
  /** 栏题, as this program's deposits have it. */
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
  /** usable, withheld, canceled; undefined: nothing is said. */
  readonly status: string | undefined;
  /** A moment, as written. */
  readonly embargo: string | undefined;
}

/** Keys whose text a page does not show; an editor reads it in the report. */
export const UNREAD = [
  "slugline",
  "ednote",
  "description_text",
  "description_html",
  "usageterms",
  "usageTerms",
  "abstract",
] as const;

/**
 * Reads leniently. ninjs 1 says `headline`, `body_html`, `pubstatus`; 2 and 3 `headlines`, `bodies`, `pubStatus`; Superdesk's dialect of 1.1 adds
 * `guid`, `dateline` and `embargoed`.
 */
export function ninjsOf(item: Json): Ninjs {
  const headlines = valued(item["headlines"]);
  const main =
    headlines.find(({ role }) => role === undefined || /^(?:main|title|headline)$/i.test(role)) ?? headlines[0];
  // ninjs 1 lets a role follow an underscore: `headline_main`, `body_richtext`.
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
export function ninjsPictures(item: Json): readonly NinjsPicture[] {
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
export function storiesOf(item: Json): readonly Json[] {
  return listedOrNamed(item["associations"]).filter(
    ({ type, rel }) => type === "text" || type === "composite" || (type === undefined && rel === "item"),
  );
}

export function hasBody(item: Json): boolean {
  return Object.keys(item).some((key) => key === "bodies" || key.startsWith("body_"));
}

/** A headline for readers; the title of an item is for those who work with it. */
export function isHeaded(item: Json): boolean {
  return Object.keys(item).some((key) => key === "headlines" || key.startsWith("headline"));
}

/** Superdesk's bylines and headlines may hold tags. */
function plainOf(text: string | undefined): string | undefined {
  const plain = text === undefined ? "" : textOfField(text);
  return plain === "" ? undefined : plain;
}

export function objectOf(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map((entry) => objectOf(entry) ?? {}) : [];
}

/** Objects of a list, or each under its name. */
function listedOrNamed(value: unknown): readonly Json[] {
  return listOf(Array.isArray(value) ? value : Object.values(objectOf(value) ?? {}));
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
