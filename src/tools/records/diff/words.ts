import type { WordDiff } from "./issue-diff.ts";
import { editsBetween, type SequenceEdit } from "./sequence.ts";

/** Characters shown on each side of a change. */
const CONTEXT = 8;
/** Edits with fewer characters between them are read as one. */
const APART = 2;

/** What changed in the words of a copy, paragraph by paragraph. */
export function wordDiffs(was: string, is: string): readonly WordDiff[] {
  if (was === is) return [];
  const before = paragraphsOf(was);
  const after = paragraphsOf(is);
  const edits = editsBetween(before.texts, after.texts);
  return edits.flatMap((edit) => withinParagraphs(edit, before, after));
}

interface Paragraphs {
  readonly texts: readonly string[];
  /** Code points of the copy before each, and in all. */
  readonly offsets: readonly number[];
}

function paragraphsOf(copy: string): Paragraphs {
  const texts = copy.split("\n");
  const offsets: number[] = [];
  let at = 0;
  for (const text of texts) {
    offsets.push(at);
    at += [...text].length + 1;
  }
  // Text behind the last paragraph stands at the copy's end.
  offsets.push(at - 1);
  return { texts, offsets };
}

/** If as many paragraphs went as came, they are compared one by one; else all of them as one text. */
function withinParagraphs(edit: SequenceEdit, before: Paragraphs, after: Paragraphs): readonly WordDiff[] {
  const { wasFrom, wasTo, isFrom, isTo } = edit;
  const count = wasTo - wasFrom;
  if (count !== isTo - isFrom) return within(edit, before, after);
  return Array.from({ length: count }, (_, at) =>
    within(
      { wasFrom: wasFrom + at, wasTo: wasFrom + at + 1, isFrom: isFrom + at, isTo: isFrom + at + 1 },
      before,
      after,
    ),
  ).flat();
}

function within(
  { wasFrom, wasTo, isFrom, isTo }: SequenceEdit,
  before: Paragraphs,
  after: Paragraphs,
): readonly WordDiff[] {
  const was = tokensOf(before.texts.slice(wasFrom, wasTo).join("\n"));
  const is = tokensOf(after.texts.slice(isFrom, isTo).join("\n"));
  const wasStart = before.offsets[wasFrom] ?? 0;
  const isStart = after.offsets[isFrom] ?? 0;
  return closed(editsBetween(was, is)).map((edit): WordDiff => {
    const feeds = is.slice(0, edit.isFrom).filter((character) => character === "\n").length;
    return {
      paragraph: (isTo > isFrom ? isFrom : wasFrom) + feeds + 1,
      before: contextBefore(is, edit.isFrom),
      was: was.slice(edit.wasFrom, edit.wasTo).join(""),
      is: is.slice(edit.isFrom, edit.isTo).join(""),
      behind: contextBehind(is, edit.isTo),
      wasFrom: wasStart + lengthOf(was, edit.wasFrom),
      isFrom: isStart + lengthOf(is, edit.isFrom),
    };
  });
}

/** A figure and a Latin word are read whole, Chinese by the character. */
function tokensOf(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9]+(?:[.,'’-][A-Za-z0-9]+)*%?|./gsu) ?? [];
}

/** Code points of the first tokens. */
function lengthOf(tokens: readonly string[], count: number): number {
  return tokens.slice(0, count).reduce((sum, token) => sum + [...token].length, 0);
}

/** A changed word counts as a whole: single characters that both texts have between two edits belong to it. */
function closed(edits: readonly SequenceEdit[]): readonly SequenceEdit[] {
  const made: SequenceEdit[] = [];
  for (const edit of edits) {
    const last = made.at(-1);
    if (last !== undefined && edit.wasFrom - last.wasTo < APART)
      made[made.length - 1] = { ...last, wasTo: edit.wasTo, isTo: edit.isTo };
    else made.push(edit);
  }
  return made;
}

function contextBefore(text: readonly string[], at: number): string {
  return (
    text
      .slice(Math.max(0, at - CONTEXT), at)
      .join("")
      .split("\n")
      .at(-1) ?? ""
  );
}

function contextBehind(text: readonly string[], at: number): string {
  return (
    text
      .slice(at, at + CONTEXT)
      .join("")
      .split("\n")[0] ?? ""
  );
}
