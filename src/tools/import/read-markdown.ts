// Stories with front matter: the keys are those of the manifest, so the YAML is read as a part of one; the copy is house markup, which is a kind of Markdown,
// and is taken over unchanged. Hugo, Jekyll and the like use other names for a few keys.
import { isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { addAll, type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { stemOf } from "./file-form.ts";
import type { CopyPassage, ProposedHeading, ProposedPhoto, ProposedStory, ProposedText, Taken } from "./proposal.ts";
import type { FindPicture, Refused, SourceReading } from "./source.ts";
import { newStory } from "./stories.ts";

/** Keys of a story in the manifest that front matter may give directly. */
const GIVEN = ["label", "priority", "place", "writing"] as const;
const HEADINGS = ["kicker", "headline", "deck"] as const;
const TEXTS = ["byline", "dateline", "reporter"] as const;
const OTHERS = ["id", "note", "photos", "continuedFrom", "continuesOn", "page"] as const;
const KEYS: readonly string[] = [...GIVEN, ...HEADINGS, ...TEXTS, ...OTHERS];
/** Their names in other programs. */
const ALIASES: Readonly<Record<string, string>> = { title: "headline", subtitle: "deck", author: "byline" };

/** Reads a story with front matter: keys of the manifest between two lines of `---`, then house markup. */
export async function readMarkdown(source: SourceFile, picture: FindPicture): Promise<SourceReading | Refused> {
  const { text } = source;
  const start = text.indexOf("\n") + 1;
  const fence = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start));
  const end = fence === null ? undefined : start + fence.index;
  const whole = { source, start: 0, end: Math.min(3, text.length) };
  const refuse = (span: Span): Refused => ({ kind: "markdown", diagnostics: [errorAt(span, "front-matter")] });
  if (end === undefined) return refuse(whole);
  const counter = new LineCounter();
  const document = parseDocument(text.slice(start, end), { lineCounter: counter });
  const [fault] = document.errors;
  if (fault !== undefined) return refuse({ source, start: start + fault.pos[0], end: start + fault.pos[0] + 1 });
  const map = document.contents ?? undefined;
  if (map !== undefined && !isMap(map)) return refuse(whole);
  const desk: Desk = { source, start, picture, listed: [], taken: [], counted: [], diagnostics: [] };
  const after = text.indexOf("\n", end);
  const story = storyOf(map, whole, desk);
  const bodied = withBody(story, after < 0 ? text.length : after + 1, desk);
  const { taken, counted, diagnostics } = desk;
  return {
    kind: "markdown",
    content: { form: "stories", stories: [bodied] },
    added: [],
    span: whole,
    taken,
    counted,
    diagnostics,
  };
}

interface Desk {
  readonly source: SourceFile;
  /** The beginning of the front matter's YAML. */
  readonly start: number;
  readonly picture: FindPicture;
  /** Files of the photos that the front matter lists, in its order. */
  readonly listed: string[];
  readonly taken: Taken[];
  readonly counted: string[];
  readonly diagnostics: Diagnostic[];
}

interface Given {
  readonly value: unknown;
  readonly span: Span;
}

function storyOf(map: YAMLMap | undefined, span: Span, desk: Desk): ProposedStory {
  const given = givenIn(map, desk);
  const heading = (key: string): ProposedHeading | undefined => {
    const found = given.get(key);
    const lines = linesOf(found?.value);
    addAll(desk.counted, lines);
    return found === undefined || lines.length === 0 ? undefined : { lines, span: found.span };
  };
  const words = (key: string): ProposedText | undefined => {
    const found = given.get(key);
    const text = linesOf(found?.value).join("、");
    desk.counted.push(text);
    return found === undefined || text === "" ? undefined : { text, span: found.span };
  };
  const noticed = (key: string) => {
    const found = given.get(key);
    return found === undefined ? undefined : { page: String(found.value), span: found.span };
  };
  const page = given.get("page")?.value;
  const place = page === undefined ? {} : { place: { page } };
  const kept = Object.fromEntries(GIVEN.flatMap((key) => (given.has(key) ? [[key, given.get(key)?.value]] : [])));
  const id = given.get("id")?.value;
  return {
    ...newStory(span),
    name: typeof id === "string" ? id : stemOf(desk.source.path),
    kicker: heading("kicker"),
    headline: heading("headline"),
    deck: heading("deck"),
    byline: words("byline"),
    dateline: words("dateline"),
    reporter: words("reporter"),
    note: noteOf(given.get("note"), desk),
    photos: photosOf(given.get("photos"), desk),
    continuedFrom: noticed("continuedFrom"),
    continuesOn: noticed("continuesOn"),
    given: { ...place, ...kept },
  };
}

/** Keeps the keys of the manifest; reports each of the others, and removes its value. */
function givenIn(map: YAMLMap | undefined, desk: Desk): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const { key, value } of map?.items ?? []) {
    if (!isScalar(key)) continue;
    const written = String(key.value);
    const name = ALIASES[written] ?? written;
    const [start = 0, end = start] = key.range ?? [];
    const span = { source: desk.source, start: desk.start + start, end: desk.start + end };
    const plain: unknown = isNode(value) ? value.toJSON() : undefined;
    if (KEYS.includes(name)) given.set(name, { value: plain, span });
    else leaveKey(written, plain, span, desk);
  }
  return given;
}

function leaveKey(key: string, value: unknown, span: Span, { diagnostics, taken, counted }: Desk): void {
  diagnostics.push(warningAt(span, "front-matter-key", { key, ...nearMiss(key, KEYS) }));
  const text = linesOf(value).join(" ");
  taken.push({ reason: "key", text, span });
  counted.push(text);
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (value === undefined || value === null) return [];
  if (typeof value === "object") return Object.values(value).flatMap(linesOf);
  return [String(value).trim()].filter((text) => text !== "");
}

function asMap(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}

function noteOf(given: Given | undefined, desk: Desk): ProposedStory["note"] {
  if (given === undefined) return undefined;
  const { value, span } = given;
  const map = asMap(value) ?? { text: value };
  const [label] = linesOf(map["label"]);
  const text = linesOf(map["text"]).join("");
  desk.counted.push(label ?? "", text);
  return { label: label === undefined ? undefined : { text: label, span }, text: { text, span } };
}

function photosOf(given: Given | undefined, desk: Desk): readonly ProposedPhoto[] {
  if (given === undefined || !Array.isArray(given.value)) return [];
  const { span } = given;
  return given.value.map((entry: unknown): ProposedPhoto => {
    const { file, caption, credit, id, part, ...more } = asMap(entry) ?? { file: entry };
    const words = (value: unknown): ProposedText | undefined => {
      const text = linesOf(value).join("");
      desk.counted.push(text);
      return text === "" ? undefined : { text, span };
    };
    const name = linesOf(file).join("");
    desk.listed.push(plainPath(name));
    const picture = desk.picture(name);
    if (picture === undefined && name !== "") desk.diagnostics.push(warningAt(span, "missing-file", { file: name }));
    const named = { id: typeof id === "string" ? id : undefined, part: typeof part === "number" ? part : 1 };
    return { picture, caption: words(caption), credit: words(credit), ...named, span, more };
  });
}

const IMAGE = /!\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g;
const LINK = /(?<!!)\[([^\]\n]+)\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"\n]*")?\s*\)/g;
const SCRIPT = /<(script|style|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

/** The copy as written, since house markup is a kind of Markdown. Pictures become photos; addresses and scripts are removed. */
function withBody(story: ProposedStory, from: number, desk: Desk): ProposedStory {
  const { source } = desk;
  const written = source.text.slice(from);
  desk.counted.push(written);
  const photos = [...story.photos];
  const spanAt = (at: number, length: number): Span => ({ source, start: from + at, end: from + at + length });
  const withoutScripts = written.replace(SCRIPT, (whole: string, name: string, at: number) => {
    desk.diagnostics.push(warningAt(spanAt(at, name.length + 1), "script-in-copy", { element: `<${name}>` }));
    desk.taken.push({ reason: "script", text: whole, span: spanAt(at, whole.length) });
    return "";
  });
  const withPhotos = withoutScripts.replace(IMAGE, (whole: string, words: string, file: string) => {
    const span = spanAt(Math.max(0, written.indexOf(whole)), whole.length);
    const caption = words.trim() === "" ? undefined : { text: words.trim(), span };
    const isSame = (photo: ProposedPhoto, index: number): boolean =>
      photo.id === file || (desk.listed[index] === plainPath(file) && isOneCaption(photo.caption, caption));
    // A photo that the front matter lists is anchored here, by its id or its file: it is no second photo.
    const at = photos.findIndex(isSame);
    const listed = photos[at];
    const isCaption = caption !== undefined && listed?.caption === undefined;
    desk.taken.push({ reason: "markup", text: isCaption ? whole.replace(words, "") : whole, span });
    const id = listed?.id ?? `photo-${at < 0 ? photos.length + 1 : at + 1}`;
    if (listed !== undefined) {
      photos[at] = { ...listed, id, caption: listed.caption ?? caption };
      return `![](${id})`;
    }
    const picture = desk.picture(file);
    if (picture === undefined) desk.diagnostics.push(warningAt(span, "missing-file", { file }));
    photos.push({ picture, caption, credit: undefined, id, part: 1, span });
    return `![](${id})`;
  });
  const text = withPhotos.replace(LINK, (whole: string, words: string, address: string) => {
    const span = spanAt(Math.max(0, written.indexOf(whole)), whole.length);
    desk.diagnostics.push(warningAt(span, "link-address", { address }));
    desk.taken.push({ reason: "address", text: whole.replace(words, ""), span });
    return words;
  });
  // Breaks between parts have no sign in a newspaper.
  const unruled = text.replace(/^[ \t]*(?:(?:\*[ \t]*){3,}|-{3,})$/gm, (rule, at: number) => {
    desk.taken.push({
      reason: "markup",
      text: rule,
      span: spanAt(Math.max(0, written.indexOf(rule, at)), rule.length),
    });
    return "";
  });
  return headed({ ...story, photos }, unruled, spanAt(Math.max(0, written.search(/\S/)), 1), desk);
}

/** A first line with one `#` is the headline if the front matter has none. */
function headed(story: ProposedStory, text: string, span: Span, desk: Desk): ProposedStory {
  const match = /^\s*#[ \t]+(.+?)[ \t]*(?:\n|$)/.exec(text);
  const words = match?.[1];
  const isHead = words !== undefined && (story.headline === undefined || story.headline.lines.join("") === words);
  const copy = (isHead ? text.slice(match?.[0].length) : text).trim();
  const body: readonly CopyPassage[] = copy === "" ? [] : [{ kind: "markup", text: copy, span }];
  if (!isHead) return { ...story, body };
  desk.taken.push({ reason: "markup", text: story.headline === undefined ? "#" : `#${words}`, span });
  return { ...story, headline: story.headline ?? { lines: [words], span }, body };
}

function isOneCaption(one: ProposedText | undefined, other: ProposedText | undefined): boolean {
  return one === undefined || other === undefined || one.text === other.text;
}

/** Equal for two forms of one path: ./a.jpg is a.jpg. */
function plainPath(file: string): string {
  return file.replace(/^(?:\.\/)+/, "");
}
