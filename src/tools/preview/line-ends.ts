import { withLineFeeds } from "../../engine/manifest/decode.ts";
import { editsBetween } from "../records/diff/sequence.ts";

/**
 * A text with the line ends of the text that it replaces: a line that stays keeps its end, a line in another's place takes that line's end, and a new
 * line takes the end of the line before.
 * @param text with line feeds alone
 */
export function withEndsOfLines(was: string, text: string): string {
  const ends = was.match(/\r\n?|\n/g) ?? [];
  const [usual = "\n"] = ends;
  if (ends.every((end) => end === usual)) return text.replaceAll("\n", usual);
  const lines = text.split("\n");
  const earlier = earlierLines(withLineFeeds(was).split("\n"), lines);
  let end = usual;
  return lines
    .map((line, at) => {
      if (at === lines.length - 1) return line;
      const own = ends[earlier[at] ?? -1] ?? end;
      // A line feed right after a return would make one line end of two.
      if (line !== "" || end !== "\r" || own !== "\n") end = own;
      return line + end;
    })
    .join("");
}

/** For each line, the line of the earlier text in whose place it stands; undefined: it is new. */
function earlierLines(was: readonly string[], is: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let before = 0;
  for (const { wasFrom, wasTo, isFrom, isTo } of editsBetween(was, is)) {
    while (found.length < isFrom) found.push(before++);
    for (let at = isFrom; at < isTo; at++)
      found.push(wasFrom + at - isFrom < wasTo ? wasFrom + at - isFrom : undefined);
    before = wasTo;
  }
  while (found.length < is.length) found.push(before++);
  return found;
}
