import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { forgetful, type Keep } from "../base/keep.ts";
import type { SourceFile } from "../base/source.ts";
import type { PaintPage } from "../formats/paint/paint.ts";
import type { KeptProof } from "../formats/proof/write.ts";
import { hashOnce } from "../images/cache.ts";
import type { KeptPictures } from "../images/desk.ts";
import type { Pictures } from "../images/picture.ts";
import type { KeptMarks } from "../layout/draft-marks.ts";
import type { StorySetting } from "../layout/jump.ts";
import type {
  CheckedSource,
  LevelSource,
  OnPage,
  PageFaultsSource,
  PlacedSource,
  StorySource,
} from "../layout/layout.ts";
import type { KeptLineFaults } from "../layout/line-faults.ts";
import type { Page, Placed } from "../layout/page.ts";
import type { KeptQuality } from "../layout/quality.ts";
import type { Dummy } from "../layout/surroundings.ts";
import { newWorkroom } from "../makeup/known.ts";
import type { KeptMakeUp } from "../makeup/lay-out.ts";
import type { Found, PageRequest } from "../makeup/make-page.ts";
import type { LocatedText } from "../manifest/located.ts";
import type { ReadBody } from "../manifest/markup/copies.ts";
import type { KeptReading } from "../manifest/read.ts";
import type { Issue, Story } from "../model/issue.ts";
import type { KeptPages } from "../newspaper/build.ts";
import type { PrintedPage } from "../newspaper/newspaper.ts";
import type { KeptJson } from "../newspaper/to-json.ts";
import type { Words } from "../words/words.ts";
import { type Fingerprints, newFingerprints } from "./fingerprint.ts";
import type { KeptGlyphFaults } from "./glyph-faults.ts";
import type { OpenType } from "./open-type.ts";

/**
 * All that one build leaves for the next in `build --watch` and the preview, and some of it in runs over many issues. Builds give the same bytes whether
 * anything was kept or not. tests/bench/README.md has what each kind earns.
 */
export interface Kept {
  /** A new build begins: values that the last one did not use are forgotten, if it used any of their kind. */
  begin(): void;
  readonly reading: KeptReading;
  readonly body: Keep<LocatedText, ReadBody>;
  /** Keys of values made from a story name the story instead of spelling it out. */
  readonly stories: Keep<Story, Story>;
  readonly words: Keep<"all", Words>;
  /** Hashes of photos (sixteen of 5.7 MB would take 65 ms of every edit), and pictures and drawings at their places. */
  readonly pictures: KeptPictures;
  /** By the catalogue and the faces that the issue names. */
  readonly type: Keep<readonly [catalogue: SourceFile, faces: readonly string[]], Outcome<OpenType>>;
  /** Stories and pages of issues that differ only in their stories. */
  layoutOf(issue: Issue, pictures: Pictures): KeptMakeUp;
  readonly glyphFaults: KeptGlyphFaults;
  readonly lineFaults: KeptLineFaults;
  readonly marked: KeptMarks;
  readonly quality: KeptQuality;
  readonly pages: KeptPages;
  readonly painted: Keep<PrintedPage, PaintPage>;
  readonly json: KeptJson;
  /** Undefined: nothing is kept, and nothing need be noted for it. */
  readonly proof: KeptProof | undefined;
}

/**
 * Makes a shelf for one kind of value.
 * @param keyOf picks the parts of a source that count
 * @param partOf the part of a value that keys of other values may hold alone; they name it, as they name the whole
 */
type NewShelf = <Source, Value>(
  keyOf: (source: Source) => unknown,
  partOf?: (value: Value) => object,
) => Keep<Source, Value>;

/** Keeps nothing. */
export function nothingKept(): Kept {
  return keptOn({ ofIssue: () => forgetful, ofHouse: () => forgetful }, () => undefined, newFingerprints());
}

/**
 * Keeps in memory what the issues of a run have in common: the paper as read, fonts, words. No stories and pages: another issue has others, and their
 * keys would cost more than they save.
 */
export function keepHouse(): Kept {
  const prints = newFingerprints();
  const { newShelf, begin } = shelvesFor(prints);
  const kept = keptOn({ ofIssue: () => forgetful, ofHouse: newShelf }, begin, prints);
  // A broken glyph of one issue is no fault of the next, which opens its fonts anew.
  const type: Kept["type"] = (source, make) => {
    const found = kept.type(source, make);
    return found.ok && found.value.fonts.faults().length > 0 ? make() : found;
  };
  return { ...kept, type, proof: undefined };
}

/** Keeps in memory what the last build used. */
export function keep(): Kept {
  const prints = newFingerprints();
  const { newShelf, begin } = shelvesFor(prints);
  return keptOn({ ofIssue: newShelf, ofHouse: newShelf }, begin, prints);
}

function shelvesFor(prints: Fingerprints): { readonly newShelf: NewShelf; readonly begin: () => void } {
  const shelves: { turn(): void }[] = [];
  const newShelf = <Source, Value>(
    keyOf: (source: Source) => unknown,
    partOf?: (value: Value) => object,
  ): Keep<Source, Value> => {
    let earlier = new Map<string, Value>();
    let now = new Map<string, Value>();
    shelves.push({
      turn: () => {
        // A build that a typing mistake ended early used nothing here: the next one needs the values of before.
        if (now.size === 0) return;
        earlier = now;
        now = new Map();
      },
    });
    return (source, make) => {
      const key = prints.of(keyOf(source));
      const found = now.get(key) ?? earlier.get(key) ?? make();
      if (typeof found === "object" && found !== null) prints.name(found);
      if (partOf !== undefined) prints.name(partOf(found));
      now.set(key, found);
      return found;
    };
  };
  const begin = (): void => {
    for (const shelf of shelves) shelf.turn();
  };
  return { newShelf, begin };
}

/** The key of a source of which everything counts. */
function itself(source: unknown): unknown {
  return source;
}

/** Every kind of value, with its key; `ofHouse` makes shelves for what issues have in common. */
function keptOn(
  { ofIssue: shelf, ofHouse }: { readonly ofIssue: NewShelf; readonly ofHouse: NewShelf },
  begin: () => void,
  prints: Fingerprints,
): Kept {
  const file = (source: SourceFile): unknown => {
    prints.source(source);
    return [source.path, source.text];
  };
  return {
    begin,
    reading: {
      text: shelf(({ name, kind, bytes }) => [name, kind, prints.of(bytes)]),
      issue: shelf(file),
      paper: ofHouse(file),
    },
    body: shelf(
      (text) => {
        const { source } = text.span;
        prints.source(source);
        if (text.value !== source.text) return text;
        // A whole file is named: it is the same object as long as its bytes are the same.
        prints.name(source);
        return source;
      },
      ({ copy }) => copy,
    ),
    stories: shelf(itself),
    words: ofHouse(itself),
    pictures: { hashOf: hashOnce(), shots: shelf(itself) },
    type: ofHouse(
      ([{ path, text }, faces]) => [path, text, faces],
      (opened) => (opened.ok ? opened.value : opened),
    ),
    layoutOf: layoutsOn(shelf),
    glyphFaults: shelf(itself),
    lineFaults: shelf(itself),
    marked: shelf(itself),
    quality: { lines: shelf(itself), figures: shelf(itself) },
    pages: { placed: shelf(itself), printed: shelf(itself), read: shelf(itself) },
    painted: shelf(itself),
    json: { page: shelf(itself), story: shelf(itself) },
    proof: { deflated: shelf(itself), operators: shelf(itself), subset: shelf(itself) },
  };
}

/** Keeps layouts of issues that differ only in their stories. */
function layoutsOn(shelf: NewShelf): Kept["layoutOf"] {
  const within = <Source, Value>(keyOf: (source: Source) => unknown): ((issue: object) => Keep<Source, Value>) => {
    const keep = shelf<readonly [issue: object, source: Source], Value>(([issue, source]) => [issue, keyOf(source)]);
    return (issue) => (source, make) => keep([issue, source], make);
  };
  // Names everything that the issue's stories share. Adverts, fillers and settled pages count only on their own pages.
  const issues = shelf<readonly [Issue, Pictures], object>(([issue, pictures]) => [
    { ...issue, stories: [], adverts: [], fillers: [], settled: [] },
    pictures,
  ]);
  const makeUps = within<PageRequest, Found>(itself);
  // A part is in its story already.
  const stories = within<StorySource, StorySetting>(([story, framed]) => [
    story,
    framed.map(({ part, frame, above }) => [part.number, frame, above]),
  ]);
  const levelStories = within<LevelSource, StorySetting>(([story, filled]) => [
    story,
    story.parts.map(({ setting }) => filled.has(setting)),
  ]);
  // What can stand over a frame: furniture, a box or ground, another story.
  const dummies = within<Dummy, Dummy>(({ pages }) =>
    pages.map((page) => page.map(({ frame, part }) => [frame, part && [part.box, part.tint]])),
  );
  const checked = within<CheckedSource, readonly Diagnostic[]>(itself);
  const pageFaults = within<PageFaultsSource, readonly Diagnostic[]>(([page, occupants, waiting]) => [
    page,
    occupants.map(({ frame, story, part }) => [frame, story?.id, part?.number]),
    waiting,
  ]);
  const placed = within<PlacedSource, readonly Placed[]>(itself);
  const pages = within<OnPage, Page>(itself);
  const workroom = newWorkroom();
  return (...all) => {
    const issue = issues(all, () => ({}));
    return {
      makeUp: makeUps(issue),
      workroom,
      story: stories(issue),
      levelStory: levelStories(issue),
      dummy: dummies(issue),
      checked: checked(issue),
      placed: placed(issue),
      page: pages(issue),
      pageFaults: pageFaults(issue),
    };
  };
}
