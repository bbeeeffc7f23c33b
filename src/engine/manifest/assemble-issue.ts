import { endOfLine, type SourceFile, type Span } from "../../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type {
  FileName,
  IssueManifest,
  TextFile,
  WrittenDeck,
  WrittenFiller,
  WrittenHeading,
  WrittenPlace,
  WrittenPullquote,
  WrittenQr,
  WrittenStory,
} from "./manifest.ts";
import type { FillerEntry, IssueText, StoryEntry } from "./parse.ts";
import type { FoundReference, FoundReferences } from "./references.ts";

type PlaceText = Exclude<NonNullable<StoryEntry["place"]>, readonly unknown[]>;

/** What a body needs of the files that an issue names. */
interface Copies {
  readonly found: FoundReferences;
  /** 0, 1, 2 …: the origins of any whole file begin like this. */
  readonly counting: Int32Array;
}

/** Joins what issue.yaml says with the files that it names. */
export function issueManifest(
  text: IssueText,
  source: SourceFile,
  folder: string,
  found: FoundReferences,
): IssueManifest {
  const copies = { found, counting: countingFor(found) };
  return {
    ...text,
    source,
    folder,
    stories: text.stories.map((story) => storyOf(story, placeIn(text.groups, story), copies)),
    groups: text.groups.map((group) => ({
      ...group,
      kicker: headingOf(group.kicker),
      headline: headingOf(group.headline),
      deck: headingOf(group.deck),
    })),
    adverts: text.adverts.map((advert) => ({
      ...advert,
      picture: advert.file && fileName(advert.file, found),
      headline: headingOf(advert.headline),
      text: advert.text && linesOf(advert.text),
      signature: advert.signature && linesOf(advert.signature),
    })),
    fillers: text.fillers.map((filler) => fillerOf(filler, copies)),
  };
}

/** @throws Error if the file was not found: then there was an error, and nothing is assembled */
export function fileName(file: Located<string>, found: FoundReferences): FileName {
  return { file, path: find(file, found).path };
}

/** A file of which the text is taken: an SVG that is drawn from it, a list of fonts. */
export function namedText(file: TextFile["file"], found: FoundReferences): TextFile {
  const { path, source } = find(file, found);
  if (source === undefined) throw new Error(`${path} was never read`);
  return { file, path, source };
}

function find({ span, value }: Located<string>, found: FoundReferences): FoundReference {
  const there = found.get(span.start);
  if (there === undefined) throw new Error(`${value} was never looked up`);
  return there;
}

/** The places of a story: its own, or the page of its group. */
function placeIn(groups: IssueText["groups"], { place, group }: StoryEntry): readonly PlaceText[] {
  if (place !== undefined) return "span" in place ? [place] : place;
  const own = groups.find(({ id }) => id.value === group?.value);
  if (own === undefined || group === undefined) return [];
  return [{ ...NO_KEYS, page: { ...own.place.page, span: group.span }, span: group.span }];
}

/** A place of which only the page is known. */
const NO_KEYS = {
  columns: undefined,
  rows: undefined,
  legs: undefined,
  box: undefined,
  tint: undefined,
  reverse: undefined,
  head: undefined,
  over: undefined,
  headline: undefined,
  pinned: undefined,
  rule: undefined,
  spread: undefined,
} as const;

function storyOf(story: StoryEntry, places: readonly PlaceText[], copies: Copies): WrittenStory {
  return {
    ...story,
    kicker: headingOf(story.kicker),
    headline: headingOf(story.headline),
    deck: deckOf(story.deck),
    body: story.body && bodyOf(story.body, copies),
    ...labelOf(story.label, copies.found),
    pullquote: pullquoteOf(story.pullquote),
    qr: qrOf(story.qr),
    photos: story.photos.map((photo) => ({ ...photo, ...fileName(photo.file, copies.found) })),
    place: places.map(placeOf),
  };
}

/** A label in type, or drawn: then its text is for those who do not see it. */
function labelOf(label: StoryEntry["label"], found: FoundReferences): Pick<WrittenStory, "label" | "labelArt"> {
  if (label === undefined || "value" in label) return { label, labelArt: undefined };
  const { art, text, rows, at } = label;
  return { label: text, labelArt: { art: namedText(art, found), rows, at } };
}

/** What a bare text leaves out. */
const PLAIN = { columns: undefined, at: undefined } as const;

/** What is not said to be optional has to stand. */
function stays(span: Span): Pick<WrittenDeck, "optional" | "omit"> {
  return { optional: { value: false, span }, omit: { value: false, span } };
}

function deckOf(written: StoryEntry["deck"]): WrittenDeck | undefined {
  if (written === undefined) return undefined;
  if (!("text" in written)) return { ...headingOf(written), ...stays(spanOf(written)) };
  const { text, optional, omit } = written;
  return { ...headingOf(text), optional, omit };
}

function pullquoteOf(written: StoryEntry["pullquote"]): WrittenPullquote | undefined {
  if (written === undefined || !("value" in written)) return written;
  return { ...PLAIN, ...stays(written.span), text: written, by: undefined, part: { value: 1, span: written.span } };
}

function qrOf(written: StoryEntry["qr"]): WrittenQr | undefined {
  if (written === undefined || !("value" in written)) return written;
  return { ...PLAIN, ...stays(written.span), url: written, caption: undefined, part: { value: 1, span: written.span } };
}

function fillerOf(filler: FillerEntry, copies: Copies): WrittenFiller {
  const place = filler.place && placeOf(filler.place);
  return { ...filler, headline: headingOf(filler.headline), body: bodyOf(filler.body, copies), place };
}

function placeOf(place: PlaceText): WrittenPlace {
  return { ...place, headline: headingOf(place.headline) };
}

function bodyOf(body: FillerEntry["body"], { found, counting }: Copies): LocatedText {
  if ("value" in body) return body;
  const { path, source } = find(body.file, found);
  if (source === undefined) throw new Error(`${path} was never read`);
  return wholeText(source, counting);
}

function wholeText(source: SourceFile, counting: Int32Array): LocatedText {
  const { text } = source;
  return { value: text, span: { source, start: 0, end: text.length }, origins: counting.subarray(0, text.length + 1) };
}

/** Long enough for the longest file. */
function countingFor(found: FoundReferences): Int32Array {
  let longest = 0;
  for (const { source } of found.values()) longest = Math.max(longest, source?.text.length ?? 0);
  const counting = new Int32Array(longest + 1);
  for (let at = 0; at <= longest; at++) counting[at] = at;
  return counting;
}

/** A list gives the lines; so does a text with line ends, from a YAML block. */
function headingOf(written: HeadingText): WrittenHeading;
function headingOf(written: HeadingText | undefined): WrittenHeading | undefined;
function headingOf(written: HeadingText | undefined): WrittenHeading | undefined {
  if (written === undefined) return undefined;
  const lines = "value" in written ? linesOf(written) : written;
  return { lines, turned: !("value" in written) || lines.length > 1, span: spanOf(written) };
}

type HeadingText = LocatedText | readonly LocatedText[];

function linesOf(text: LocatedText): readonly LocatedText[] {
  if (!text.value.includes("\n")) return [text];
  const lines: LocatedText[] = [];
  for (let at = 0; at < text.value.length; ) {
    const end = endOfLine(text.value, at);
    const value = text.value.slice(at, end);
    const start = text.origins[at] ?? text.span.start;
    const span = { source: text.span.source, start, end: (text.origins[end - 1] ?? start) + 1 };
    if (value.trim() !== "") lines.push({ value, span, origins: text.origins.slice(at, end + 1) });
    at = end + 1;
  }
  return lines.length === 0 ? [text] : lines;
}

function spanOf(written: LocatedText | readonly LocatedText[]): Span {
  if ("value" in written) return written.span;
  const [first] = written;
  const last = written.at(-1);
  if (first === undefined || last === undefined) throw new Error("a heading without lines");
  return { ...first.span, end: Math.max(first.span.end, last.span.end) };
}
