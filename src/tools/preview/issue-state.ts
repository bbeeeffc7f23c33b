// The state of an issue for clients except the ink of its pages: pages with their frames, messages with their places, figures of stories. Small enough to be
// sent whole after every build.
import { type Diagnostic, withAlso } from "../../base/diagnostic.ts";
import { unitColumnOf } from "../../base/source.ts";
import { storyById } from "../../build/compile.ts";
import type { Story } from "../../engine/model/issue.ts";
import type { PrintedFrame, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { reportJson } from "../../locales/report.ts";
import type { Language } from "../../locales/words.ts";
import { placesOfSpan } from "./find-source.ts";
import type { FoundNow } from "./previewed-issue.ts";
import type { FrameState, IssueState, PageState, PhotoState, StoryState, ToldMessage } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** Further messages are only listed, without places: a broken paper may have thousands. */
const MOST_MARKED = 200;

/** The part of an issue's state that follows from its last build. */
export function builtState(
  latest: Revision | undefined,
  { read, diagnostics, faulty, failure, signing }: FoundNow,
  language: Language,
): Pick<
  IssueState,
  "revision" | "read" | "failure" | "outlines" | "title" | "faulty" | "pages" | "stories" | "messages" | "signing"
> {
  return {
    revision: latest?.number ?? 0,
    read,
    failure,
    outlines: latest?.outlines.set ?? 0,
    title: latest === undefined ? "" : `${latest.newspaper().identity.paper} ${latest.newspaper().identity.date}`,
    faulty,
    pages: latest === undefined ? [] : pageStates(latest),
    stories: latest === undefined ? [] : storyStates(latest),
    messages: messagesOf(diagnostics, latest, language),
    signing,
  };
}

export function messagesOf(
  diagnostics: readonly Diagnostic[],
  revision: Revision | undefined,
  language: Language,
): readonly ToldMessage[] {
  return reportJson(diagnostics, language).map(({ severity, message, hint, file, line, also }, at) => {
    const diagnostic = diagnostics[at] as Diagnostic;
    const marks =
      revision === undefined || at >= MOST_MARKED
        ? []
        : withAlso([diagnostic]).flatMap(({ span }) => placesOfSpan(revision, span));
    const column = unitColumnOf(diagnostic.span.source, diagnostic.span.start);
    return { severity, message, hint, file, line, column, also: also.map((each) => each.message), marks };
  });
}

export function pageStates(revision: Revision): readonly PageState[] {
  return revision.pages.map((page) => pageState(revision, page));
}

/** Rows of a page's copy that are over (negative) or to spare, as made up. Copy that continues on another page is not over. */
function spareOn({ madeUp }: Revision, label: string): number | undefined {
  const { pages, stories } = madeUp.copyFit();
  const over = stories.reduce((sum, { page, empty }) => (page === label ? sum + Math.min(0, empty) : sum), 0);
  if (over < 0) return over;
  const spare = pages.find(({ page }) => page === label)?.spare;
  return spare && Math.max(0, spare);
}

function pageState(revision: Revision, page: PrintedPage): PageState {
  const { label, name, number, section, trim, grid } = page;
  const { writing, columns, rows, measure, gutter, size, pitch, area } = grid;
  const { found, issue } = revision.madeUp;
  return {
    label,
    name,
    number,
    ...(issue.paper.binding === "right" && { binding: "right" }),
    section,
    version: revision.versions.get(label) ?? revision.number,
    width: trim.width,
    height: trim.height,
    grid: {
      ...(writing === "vertical" && { writing }),
      ...{ columns, rows, left: area.x, top: area.y, measure: measure * size, gutter: gutter * size, pitch, size },
    },
    frames: page.frames.map((frame) => frameState(revision, page, frame)),
    spare: spareOn(revision, label),
    madeUp: found.pages.some((made) => found.issue.pages[made.page]?.label === label),
  };
}

function frameState({ madeUp, newspaper }: Revision, page: PrintedPage, frame: PrintedFrame): FrameState {
  const { id, of, kind, part, rect, columns, rows, legs, zone, fit } = frame;
  const story = kind === "advert" ? undefined : storyById(madeUp.issue, of);
  return {
    id,
    of,
    kind,
    part,
    title: newspaper().stories.find((each) => each.id === of)?.title ?? of,
    rect,
    columns,
    rows,
    legs,
    zone,
    empty: fit.empty,
    pinned: kind === "advert" || story?.parts[part - 1]?.frame !== undefined,
    photos: story === undefined ? [] : photosOn(page, story, part),
  };
}

function photosOn({ things }: PrintedPage, story: Story, part: number): readonly PhotoState[] {
  if (story.photos.length === 0) return [];
  return things.flatMap((thing) => {
    if (thing.kind !== "picture" || thing.story !== story.id || thing.part !== part) return [];
    const at = story.photos.findIndex(({ id }) => id === thing.photo);
    return at < 0 ? [] : [{ index: (story.photos[at]?.number ?? at + 1) - 1, at: thing.at }];
  });
}

function storyStates({ newspaper, madeUp }: Revision): readonly StoryState[] {
  return newspaper().stories.map(({ id, title, priority, parts, characters }) => ({
    id,
    title,
    priority,
    pages: parts.map(({ page }) => page),
    characters,
    parts: madeUp
      .copyFit()
      .stories.filter(({ story }) => story === id)
      .map((fit) => ({
        part: fit.part,
        empty: fit.empty,
        characters: fit.characters,
        cutRows: fit.cut.rows,
        widerEmpty: fit.wider?.empty,
      })),
  }));
}
