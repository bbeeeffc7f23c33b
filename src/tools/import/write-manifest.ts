// Adds stories to a manifest as text, so that comments, frames and the order of everything that was there stay. A comment after each value names the line of
// the source that it came from, and one after the id has the print by which a repeated import recognises the story.
import { Document, isNode, isScalar, isSeq, type Node, parseDocument, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { addAll } from "../../base/diagnostic.ts";
import { endOfLine, positionOf, type Span } from "../../base/source.ts";
import { withoutUnprintable } from "../../base/unprintable.ts";
import { entriesOf, lineEnd, nameUnder } from "../../engine/manifest/pin.ts";
import type { ProposedHeading, ProposedStory, ProposedText } from "./proposal.ts";

/** A story with all its values for the manifest. */
export interface PlannedStory {
  readonly story: ProposedStory;
  readonly id: string;
  /** Its page, or its first one. */
  readonly page: string;
  /** True if the flat plan finds it. */
  readonly open?: true;
  /** Below the issue's folder; undefined if it has no copy. */
  readonly bodyFile: string | undefined;
  /** One for each photo, in order. */
  readonly photoFiles: readonly string[];
  /** They identify the story when its file, or one of its parts, is imported again. */
  readonly prints: readonly string[];
}

/** The values of a new manifest for its day, and what a comment above a story asks its editor. */
interface ManifestWish {
  /** As the manifest names it. */
  readonly paper: string;
  readonly date: string;
  readonly number: number | undefined;
  /** The first line of a new manifest. */
  readonly schema: string | undefined;
  readonly questionsOn: (planned: PlannedStory) => readonly string[];
}

/** A manifest with the stories added; everything that was in it is unchanged, comments and frames too. */
export function writeManifest(
  existing: string | undefined,
  stories: readonly PlannedStory[],
  keys: ManifestWish,
): string {
  const labels = [...new Set(stories.flatMap(({ page, story }) => [page, ...story.parts.map((part) => part.page)]))];
  if (existing === undefined) return newManifest(labels, stories, keys);
  const known = presentIn(existing).pages;
  const fresh = labels.filter((label) => !known.includes(label));
  const withPages = appended(
    existing,
    "pages",
    fresh.length === 0 ? "" : listText(fresh.map((label) => flow({ label: labelOf(label) }))),
  );
  return appended(withPages, "stories", storiesText(stories, keys));
}

function newManifest(labels: readonly string[], stories: readonly PlannedStory[], keys: ManifestWish): string {
  const head = [
    ...(keys.schema === undefined ? [] : [`# yaml-language-server: $schema=${keys.schema}`]),
    inline("paper", keys.paper),
    inline("date", keys.date),
    ...(keys.number === undefined ? [] : [inline("number", keys.number)]),
  ];
  const pages = listText(labels.toSorted(byLabel).map((label) => flow({ label: labelOf(label) })));
  return `${head.join("\n")}\npages:\n${indented(pages, 2)}stories:\n${indented(storiesText(stories, keys), 2)}`;
}

function byLabel(a: string, b: string): number {
  return Number.parseInt(a.replace(/\D/g, ""), 10) - Number.parseInt(b.replace(/\D/g, ""), 10) || (a < b ? -1 : 1);
}

function inline(key: string, value: unknown): string {
  return text(new Document({ [key]: value })).trimEnd();
}

/** A label that is a number is written as one. */
function labelOf(label: string): string | number {
  return /^[1-9]\d{0,3}$/.test(label) ? Number(label) : label;
}

function text(document: Document): string {
  // YAML takes one blank before # for a slip, and our reader reports it, so comments are preceded by two.
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, commentString: (comment) => ` #${comment}` });
}

function listText(nodes: readonly Node[]): string {
  const list = new YAMLSeq();
  addAll(list.items, nodes);
  return text(new Document(list));
}

/** Each story below its questions. */
function storiesText(stories: readonly PlannedStory[], { questionsOn }: ManifestWish): string {
  return stories
    .map((story) => {
      const comment = questionsOn(story).map((each) => `# ${withoutUnprintable(each.replace(/\s+/gu, " "))}\n`);
      return comment.join("") + listText([storyNode(story)]);
    })
    .join("");
}

function indented(written: string, by: number): string {
  return written.replace(/^(?=.)/gm, " ".repeat(by));
}

/** The text with new entries after the last one of a top-level list; the rest is unchanged. */
function appended(manifest: string, key: string, entries: string): string {
  if (entries === "") return manifest;
  const document = parseDocument(manifest, { keepSourceTokens: true });
  const list = document.get(key, true);
  const isBlock = isSeq(list) && list.flow !== true && list.items.length > 0;
  if (!isBlock) return withList(manifest, key, entries);
  const start = list.range?.[0] ?? 0;
  const indent = start - (manifest.lastIndexOf("\n", start - 1) + 1);
  const last = list.items.at(-1) as Node;
  // A comment after the last value stays on its line.
  const at = lineEnd(manifest, last.range?.[1] ?? manifest.length);
  return `${manifest.slice(0, at)}\n${indented(entries, indent).trimEnd()}${manifest.slice(at) || "\n"}`;
}

/** A list that is missing, empty or in brackets: in brackets its entries are rewritten, with their comments. */
function withList(manifest: string, key: string, entries: string): string {
  const document = parseDocument(manifest, { keepSourceTokens: true });
  if (!document.has(key)) {
    const end = manifest === "" || manifest.endsWith("\n") ? manifest : `${manifest}\n`;
    return `${end}${key}:\n${indented(entries, 2)}`;
  }
  const list = document.get(key, true);
  if (isSeq(list) && list.items.length > 0) return inBlocks(document, list, entries);
  // `stories: []` or `stories:` alone: the brackets are removed, the entries follow on the next line.
  const [start = 0, end = start] = (list as { range?: readonly number[] | null } | undefined)?.range ?? [];
  const feed = endOfLine(manifest, end);
  const line = manifest.slice(end, feed).trim();
  const head = `${manifest.slice(0, start).trimEnd()}${line === "" ? "" : ` ${line}`}`;
  return `${head}\n${indented(entries, 2)}${manifest.slice(feed + 1)}`;
}

function inBlocks(document: Document.Parsed, list: YAMLSeq, entries: string): string {
  const added = parseDocument(entries).contents;
  list.flow = false;
  addAll(list.items, isSeq(added) ? added.items : []);
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return written.replace(/(\S) (# \S.*:\d+(?: [0-9a-f]{12})*)$/gm, "$1  $2");
}

function storyNode({ story, id, page, open, bodyFile, photoFiles, prints }: PlannedStory): Node {
  const map = new YAMLMap();
  const put = (key: string, value: unknown, span?: Span): void => {
    if (value === undefined) return;
    const node = isNode(value) ? value : nodeOf(value);
    if (span !== undefined) node.comment = ` ${placeOf(span)}`;
    map.add({ key: new Scalar(key), value: node });
  };
  const name = new Scalar(id);
  name.comment = ` ${[placeOf(story.span), ...prints].join(" ")}`;
  put("id", name);
  const { label, priority, place, ...others } = story.given;
  put("label", label);
  put("priority", priority);
  putHeading(put, "kicker", story.kicker);
  putHeading(put, "headline", story.headline);
  putHeading(put, "deck", story.deck);
  for (const key of ["byline", "dateline", "reporter"] as const) put(key, story[key]?.text, story[key]?.span);
  if (story.note !== undefined) put("note", noteNode(story.note));
  put("continuedFrom", story.continuedFrom && labelOf(story.continuedFrom.page), story.continuedFrom?.span);
  put("continuesOn", story.continuesOn && labelOf(story.continuesOn.page), story.continuesOn?.span);
  for (const [key, value] of Object.entries(others)) put(key, flow(value));
  if (bodyFile !== undefined) put("body", flow({ file: bodyFile }), story.body[0]?.span);
  if (story.photos.length > 0) put("photos", photoNodes(story, photoFiles));
  if (place !== undefined) put("place", flow(place));
  else if (!open || story.parts.length > 0) put("place", placeNode(page, story));
  return map;
}

type Put = (key: string, value: unknown, span?: Span) => void;

function putHeading(put: Put, key: string, heading: ProposedHeading | undefined): void {
  if (heading === undefined) return;
  const [only, ...others] = heading.lines;
  put(key, others.length === 0 ? only : flow(heading.lines), heading.span);
}

function noteNode({ label, text: words }: NonNullable<ProposedStory["note"]>): YAMLMap {
  const map = new YAMLMap();
  if (label !== undefined) map.add({ key: "label", value: withPlace(label) });
  map.add({ key: "text", value: withPlace(words) });
  return map;
}

function withPlace({ text: value, span }: ProposedText): Scalar {
  const node = new Scalar(value);
  node.comment = ` ${placeOf(span)}`;
  return node;
}

function photoNodes(story: ProposedStory, files: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const [index, { id, caption, credit, part, span, more }] of story.photos.entries()) {
    const keys = {
      id,
      file: files[index],
      caption: caption?.text,
      credit: credit?.text,
      part: part > 1 ? part : undefined,
      ...more,
    };
    const node = flow(Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)));
    node.comment = ` ${placeOf(span)}`;
    list.items.push(node);
  }
  return list;
}

function placeNode(page: string, { parts }: ProposedStory): Node {
  if (parts.length === 0) return flow({ page: labelOf(page) });
  const list = new YAMLSeq();
  list.items.push(flow({ page: labelOf(page) }));
  for (const { page: label, headline } of parts) {
    const [only, ...others] = headline?.lines ?? [];
    const words = only === undefined ? {} : { headline: others.length === 0 ? only : headline?.lines };
    list.items.push(flow({ page: labelOf(label), ...words }));
  }
  return list;
}

function flow(value: unknown): Node {
  const node = nodeOf(value);
  if (node instanceof YAMLMap || node instanceof YAMLSeq) node.flow = true;
  return node;
}

function nodeOf(value: unknown): Node {
  return new Document().createNode(value);
}

/** `page.md:37`, which a comment can hold. */
function placeOf({ source, start }: Span): string {
  // YAML allows no controls in a comment, and a control of direction would reverse everything after it in an editor.
  const name = withoutUnprintable(source.path.slice(source.path.lastIndexOf("/") + 1).replaceAll("\r", " "));
  return `${name}:${positionOf(source, start).line}`;
}

/** A story of the issue, reduced to the parts that an import compares. */
export interface PresentStory {
  readonly id: string;
  /** Prints of the story as imported, and of its parts; empty if unknown. */
  readonly prints: readonly string[];
  readonly headline: string;
  /** All texts of its head. */
  readonly words: string;
  /** Its copy, or the file of it; undefined if it has none. */
  readonly body: { readonly file: string } | { readonly text: string } | undefined;
  /** Files of its photos. */
  readonly photos: readonly string[];
}

/** The content of a manifest. */
export interface PresentIssue {
  /** Of stories and fillers. */
  readonly ids: readonly string[];
  /** Labels of pages. */
  readonly pages: readonly string[];
  readonly stories: readonly PresentStory[];
}

export const EMPTY_ISSUE: PresentIssue = { ids: [], pages: [], stories: [] };

/** Keys of a story's head, in the order in which they are compared. */
export const HEAD_KEYS = ["kicker", "headline", "deck", "byline", "dateline", "reporter", "note"] as const;

/** The comment after an id, `# a.docx:1 5f2a91c04be7`: the place that the story came from, its print, and those of the parts that it was joined from. */
const STORY_PRINTS = /:\d+((?: [0-9a-f]{12})+)$/;

export function presentIn(manifest: string): PresentIssue {
  const document = parseDocument(manifest);
  const stories = ["stories", "fillers"].flatMap((list) => entriesOf(document, list));
  return {
    ids: stories.flatMap((map) => nameUnder(map, "id") ?? []),
    pages: entriesOf(document, "pages").flatMap((map) => nameUnder(map, "label") ?? []),
    stories: stories.map(storyIn),
  };
}

function storyIn(map: YAMLMap): PresentStory {
  const id = map.get("id", true);
  const value = map.toJSON() as Readonly<Record<string, unknown>>;
  const { body, photos } = value;
  const file = fileOf(body);
  return {
    id: nameUnder(map, "id") ?? "",
    prints:
      STORY_PRINTS.exec(isScalar(id) ? (id.comment ?? "") : "")?.[1]
        ?.trim()
        .split(" ") ?? [],
    headline: wordsOfKey(value["headline"]),
    words: HEAD_KEYS.map((key) => wordsOfKey(value[key])).join("\n"),
    body: file === undefined ? (typeof body === "string" ? { text: body } : undefined) : { file },
    photos: (Array.isArray(photos) ? photos : []).flatMap((photo) => fileOf(photo) ?? []),
  };
}

function fileOf(value: unknown): string | undefined {
  const file = typeof value === "object" && value !== null ? (value as { file?: unknown }).file : undefined;
  return typeof file === "string" ? file : undefined;
}

/** A text or its lines, without white space. */
export function wordsOfKey(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOfKey).join("");
  if (typeof value === "object" && value !== null) return wordsOfKey((value as { text?: unknown }).text);
  return value === undefined || value === null ? "" : String(value).replace(/\s+/gu, "");
}
