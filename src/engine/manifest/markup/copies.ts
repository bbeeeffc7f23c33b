import { type Copy, emptyCopy } from "../../../base/copy.ts";
import { addAll, type Diagnostic, tellMost } from "../../../base/diagnostic.ts";
import { forgetful, type Memory } from "../../../base/memo.ts";
import { forShortTexts } from "../../../base/short-texts.ts";
import { findCopyDebris, findTextDebris } from "../debris/debris.ts";
import type { LocatedText } from "../located.ts";
import type { IssueManifest, WrittenFiller, WrittenHeading, WrittenStory } from "../manifest.ts";
import { cleanText } from "./clean.ts";
import { type MarkedCopy, readMarkup } from "./markup.ts";

/** The bodies of an issue with their markup read, by the id of their story or filler. */
export type Copies = ReadonlyMap<string, MarkedCopy>;

interface CopiesReading {
  readonly copies: Copies;
  /** Faults of the copies' markup, and debris in all texts of stories. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the house markup of every story and filler. */
export function readCopies(manifest: IssueManifest, memory: Memory = forgetful): CopiesReading {
  const copies = new Map<string, MarkedCopy>();
  const diagnostics: Diagnostic[] = [];
  for (const story of [...manifest.stories, ...manifest.fillers]) {
    for (const { lines, solid } of textsOf(story)) {
      const cleaned = lines.map(cleanText);
      const plain = cleaned.map((line) => line.text);
      addAll(diagnostics, [...cleaned.flatMap((line) => line.diagnostics), ...findTextDebris(plain, solid)]);
    }
    const { body } = story;
    if (body === undefined) {
      copies.set(story.id.value, { copy: memory.memo(emptyCopy)(story.id.span.source), anchors: [] });
      continue;
    }
    const read = memory.memo(readBody)(body);
    copies.set(story.id.value, { copy: memory.memo(copyIn)(read), anchors: read.anchors });
    addAll(diagnostics, read.found);
  }
  return { copies, diagnostics: tellMost(diagnostics) };
}

interface ReadBody extends MarkedCopy {
  readonly found: readonly Diagnostic[];
}

function readBody(text: LocatedText): ReadBody {
  const { copy, anchors, diagnostics } = readMarkup(text);
  return { copy, anchors, found: [...diagnostics, ...findCopyDebris(copy)] };
}

/** The copy by itself: of an edited body that says the same it is another object, so it counts by identity wherever it is a part of something. */
function copyIn({ copy }: ReadBody): Copy {
  return copy;
}

interface StoryText {
  readonly lines: readonly LocatedText[];
  /** False where spaces between Han characters part phrases or names. */
  readonly solid: boolean;
}

function textsOf(story: WrittenStory | WrittenFiller): readonly StoryText[] {
  if (!("kicker" in story)) return headings(story.headline, story.place?.headline);
  return [
    ...headings(story.kicker, story.headline, story.deck, ...story.place.map(({ headline }) => headline)),
    ...texts(false, ...Object.values(forShortTexts((name) => story[name])), story.note?.label),
    ...texts(true, story.note?.text),
    ...texts(true, story.pullquote?.text, ...(story.figures?.list ?? []).map(({ legend }) => legend)),
    ...texts(false, story.pullquote?.by, story.figures?.title, story.qr?.caption),
    ...story.photos.flatMap((photo) => [...texts(true, photo.caption), ...texts(false, photo.credit)]),
  ];
}

function headings(...written: readonly (WrittenHeading | undefined)[]): readonly StoryText[] {
  return written.flatMap((heading) => (heading === undefined ? [] : [{ lines: heading.lines, solid: false }]));
}

function texts(solid: boolean, ...written: readonly (LocatedText | undefined)[]): readonly StoryText[] {
  return written.flatMap((text) => (text === undefined ? [] : [{ lines: [text], solid }]));
}
