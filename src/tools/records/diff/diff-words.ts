// The differences of two issues in words, as `diff` prints them and messages about signed pages quote them.
import { BLOCK_ROWS } from "../../../base/blocks.ts";
import { mm } from "../../../base/length.ts";
import type { Size } from "../../../base/rect.ts";
import { blockName } from "../../../engine/manifest/reference.ts";
import { say } from "../../../locales/texts.ts";
import type { Language } from "../../../locales/words.ts";
import {
  type IssueDiff,
  isSame,
  type PageDiff,
  type PartMove,
  type PlacedPart,
  pagesChanged,
  type StoryDiff,
  type TextDiff,
  type WordDiff,
} from "./issue-diff.ts";

interface Reader {
  readonly language: Language;
}

/** The differences in words, story by story. */
export function diffText(found: IssueDiff, reader: Reader): string {
  const { was, is, stories } = found;
  if (isSame(found)) return `${say("same", { was, is }, reader)}\n`;
  const count = <T>(of: (story: StoryDiff) => readonly T[]): number =>
    stories.reduce((sum, story) => sum + of(story).length, 0);
  const values = {
    stories: stories.length,
    words: count((story) => story.words),
    photos: count((story) => story.photos),
    pages: pagesChanged(found).join(", ") || say("diff-nothing", {}, reader),
  };
  const lines = [
    say("diff-sides", { was, is }, reader),
    say("diff-counts", values, reader),
    ...changeLines(found, reader),
  ];
  return `${lines.join("\n")}\n`;
}

/** What changed, a line each; the lines of a story are indented. */
export function changeLines(found: IssueDiff, reader: Reader): readonly string[] {
  const { identity, pages, stories, adverts, furniture } = found;
  return [
    ...identity.map((each) => textLine(each, undefined, reader)),
    ...pages.map((page) => say("diff-page", pageValues(page), reader)),
    ...stories.flatMap((story) => storyLines(story, reader)),
    ...adverts.map(({ file, page, change }) => say("diff-advert", { file, page, change }, reader)),
    ...furniture.map((each) => textLine(each, each.page, reader)),
  ];
}

function pageValues(page: PageDiff) {
  const { label, change } = page;
  const size = ({ width, height }: Size): string =>
    [width, height].map((length) => String(Number((length / mm(1)).toFixed(1)))).join(" × ");
  return page.change === "sized" ? { label, change, was: size(page.was), is: size(page.is) } : { label, change };
}

function storyLines(story: StoryDiff, reader: Reader): readonly string[] {
  const { id, wasId, title, change, moves, texts, photos, lines, looks } = story;
  const inner = [
    ...(wasId === undefined ? [] : [say("diff-renamed", { id: wasId }, reader)]),
    ...moves.map((move) => moveLine(move, reader)),
    ...texts.map((each) => textLine(each, undefined, reader)),
    ...story.words.map((each) => say("diff-words", { paragraph: each.paragraph, words: wordsLine(each) }, reader)),
    ...photos.map((photo) => say("diff-photo", photo, reader)),
    ...(change === "changed" && (lines.other > 0 || lines.was !== lines.is) ? [say("diff-lines", lines, reader)] : []),
    ...(looks.length > 0 ? [say("diff-look", { looks: namesOf(looks, reader) }, reader)] : []),
  ];
  return [say("diff-story", { id, title, change }, reader), ...inner.map((line) => `  ${line}`)];
}

function moveLine({ part, was, is }: PartMove, reader: Reader): string {
  const place = ({ page, columns, rows }: PlacedPart): string =>
    say("diff-place", { page, columns: columns.join("-"), rows: rows.join("-") }, reader);
  const change = was === undefined ? "added" : is === undefined ? "gone" : "moved";
  return say("diff-move", { part, change, was: was ? place(was) : "", is: is ? place(is) : "" }, reader);
}

/** The words round a change: removed ones in [-…-], new ones in {+…+}. */
function wordsLine({ before, was, is, behind }: WordDiff): string {
  const shown = (text: string): string => text.replaceAll("\n", "⏎");
  const gone = was === "" ? "" : `[-${shown(was)}-]`;
  const added = is === "" ? "" : `{+${shown(is)}+}`;
  return `…${before}${gone}${added}${behind}…`;
}

function namesOf(looks: StoryDiff["looks"], reader: Reader): string {
  return looks.map((look) => say("diff-look-name", { look }, reader)).join(say("comma", {}, reader));
}

/** @param page undefined if the text is on no page */
function textLine({ what, was, is }: TextDiff, page: string | undefined, reader: Reader): string {
  const [name = what, ...number] = what.split(/[ -]/);
  const block = BLOCK_ROWS.find(({ kind, place }) => kind === name && place !== "notice");
  const word = block === undefined ? say("diff-text-name", { name }, reader) : blockName(block.kind, reader.language);
  const called = [word, ...number].join(" ");
  const none = say("diff-nothing", {}, reader);
  return say("diff-text", { page, what: called, was: was ?? none, is: is ?? none }, reader);
}
