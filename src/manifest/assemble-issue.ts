import type { SourceFile, Span } from "../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type {
  FileName,
  IssueManifest,
  WrittenBody,
  WrittenFiller,
  WrittenHeading,
  WrittenPlace,
  WrittenStory,
} from "./manifest.ts";
import type { IssueText } from "./parse.ts";
import type { Found } from "./references.ts";

type Finds = ReadonlyMap<number, Found>;
type StoryText = IssueText["stories"][number];
type FillerText = IssueText["fillers"][number];
type PlaceText = Exclude<StoryText["place"], readonly unknown[]>;

/** Joins what issue.yaml says with the files that it names. */
export function issueManifest(text: IssueText, source: SourceFile, folder: string, found: Finds): IssueManifest {
  return {
    ...text,
    source,
    folder,
    paper: fileName(text.paper, found),
    stories: text.stories.map((story) => storyOf(story, found)),
    adverts: text.adverts.map((advert) => ({ ...advert, ...fileName(advert.file, found) })),
    fillers: text.fillers.map((filler) => fillerOf(filler, found)),
  };
}

/** @throws Error if the file was not found: then there was an error, and nothing is assembled */
export function fileName(file: Located<string>, found: Finds): FileName {
  return { file, path: find(file, found).path };
}

export function find({ span, value }: Located<string>, found: Finds): Found {
  const there = found.get(span.start);
  if (there === undefined) throw new Error(`${value} was never looked up`);
  return there;
}

function storyOf(story: StoryText, found: Finds): WrittenStory {
  const places: readonly PlaceText[] = "span" in story.place ? [story.place] : story.place;
  return {
    ...story,
    kicker: headingOf(story.kicker),
    headline: headingOf(story.headline),
    deck: headingOf(story.deck),
    body: story.body && bodyOf(story.body, found),
    photos: story.photos.map((photo) => ({ ...photo, ...fileName(photo.file, found) })),
    place: places.map((place): WrittenPlace => ({ ...place, headline: headingOf(place.headline) })),
  };
}

function fillerOf(filler: FillerText, found: Finds): WrittenFiller {
  return { ...filler, headline: headingOf(filler.headline), body: bodyOf(filler.body, found) };
}

function bodyOf(body: FillerText["body"], found: Finds): WrittenBody {
  if ("value" in body) return { kind: "inline", text: body };
  const { path, source } = find(body.file, found);
  if (source === undefined) throw new Error(`${path} was never read`);
  return { kind: "file", text: wholeText(source), file: body.file, path };
}

function wholeText(source: SourceFile): LocatedText {
  const { text } = source;
  const origins = new Int32Array(text.length + 1);
  for (let at = 0; at < origins.length; at++) origins[at] = at;
  return { value: text, span: { source, start: 0, end: text.length }, origins };
}

/** A list gives the lines; so does a text with line ends, from a YAML block. */
function headingOf(written: LocatedText | readonly LocatedText[] | undefined): WrittenHeading | undefined {
  if (written === undefined) return undefined;
  const lines = "value" in written ? linesOf(written) : written;
  return { lines, turned: !("value" in written) || lines.length > 1, span: spanOf(written) };
}

function linesOf(text: LocatedText): readonly LocatedText[] {
  if (!text.value.includes("\n")) return [text];
  const lines: LocatedText[] = [];
  for (let at = 0; at < text.value.length; ) {
    const next = text.value.indexOf("\n", at);
    const end = next < 0 ? text.value.length : next;
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
