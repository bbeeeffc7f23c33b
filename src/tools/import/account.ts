import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { beginningOf, type Span } from "../../base/source.ts";
import { type CopyPassage, copyText, type ProposedStory, type Taken } from "./proposal.ts";

/** White space and line breaks are not counted: house markup drops them at the edges of lines, and torn lines are joined. */
const NOT_COUNTED = /[\s\ufeff]/u;

/** How often each code point stands in some text. */
export function tallyOf(texts: Iterable<string>): Map<string, number> {
  const tally = new Map<string, number>();
  for (const text of texts) {
    for (const character of text) {
      if (!NOT_COUNTED.test(character)) tally.set(character, (tally.get(character) ?? 0) + 1);
    }
  }
  return tally;
}

/** Characters that went in and did not come out, and those that came out and did not go in; each as often as it is off. */
interface Imbalance {
  readonly missing: string;
  readonly surplus: string;
}

/**
 * Checks what came out of a source against what went in.
 * @param counted every text of the source
 * @param added texts of the copy that are not in the source
 * @returns undefined when all is accounted for
 */
export function imbalanceOf(
  counted: readonly string[],
  stories: readonly ProposedStory[],
  taken: readonly Taken[],
  added: readonly string[],
): Imbalance | undefined {
  return differenceOf([...counted, ...added], [...stories.flatMap(storyTexts), ...taken.map(({ text }) => text)]);
}

/** @returns undefined when both texts have the same characters, in whatever order */
export function differenceOf(into: readonly string[], out: readonly string[]): Imbalance | undefined {
  const left = tallyOf(into);
  for (const [character, count] of tallyOf(out)) left.set(character, (left.get(character) ?? 0) - count);
  const off = [...left].filter(([, count]) => count !== 0);
  if (off.length === 0) return undefined;
  const some = (sign: number): string =>
    off.map(([character, count]) => (sign * count > 0 ? character.repeat(sign * count) : "")).join("");
  return { missing: some(1), surplus: some(-1) };
}

/** Reports characters that went in and did not come out, or the other way round: nothing of the source comes in. */
export function copyLost(span: Span, { missing, surplus }: Imbalance): Diagnostic {
  return errorAt(span, "copy-lost", { missing: shortened(missing) || "—", surplus: shortened(surplus) || "—" });
}

/** The line of a source with the longest stretch of characters that are missing: there an editor finds what was lost. */
export function placeOfLoss({ source }: Span, missing: string): Span {
  const lost = new Set(missing);
  let best = beginningOf(source);
  let most = 0;
  let start = 0;
  for (const text of source.text.split("\n")) {
    let run = 0;
    for (const character of text) {
      run = lost.has(character) ? run + 1 : 0;
      if (run <= most) continue;
      most = run;
      best = { source, start, end: start + text.length };
    }
    start += text.length + 1;
  }
  return best;
}

/** Every text of a story that its readers see. */
export function storyTexts(story: ProposedStory): readonly string[] {
  const { kicker, headline, deck, byline, dateline, reporter, note, body, photos, parts } = story;
  return [
    ...[kicker, headline, deck, ...parts.map((part) => part.headline)].flatMap((heading) => heading?.lines ?? []),
    ...[byline, dateline, reporter, note?.label, note?.text].flatMap((text) => (text === undefined ? [] : [text.text])),
    ...body.flatMap(textsOfPassage),
    ...photos.flatMap(({ caption, credit }) => [caption?.text ?? "", credit?.text ?? ""]),
  ];
}

export function textsOfPassage(passage: CopyPassage): readonly string[] {
  switch (passage.kind) {
    case "list":
      return passage.items.map((item, index) => `${passage.numbered ? `${index + 1}. ` : ""}${copyText(item)}`);
    case "table":
      return passage.rows.flatMap((row) => row.map(copyText));
    case "verse":
      return passage.lines.map(copyText);
    case "markup":
      // Anchors are new names of pictures.
      return [passage.text.replace(/!\[\]\([^)\s]*\)/g, "")];
    case "paragraph":
    case "subhead":
    case "quote":
    case "signature":
      return [copyText(passage.text)];
  }
}
