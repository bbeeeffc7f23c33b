import type { Cause } from "./lines.ts";
import { causeAt, type Edit, insertion, lineText, startOf, type YamlText } from "./lines.ts";

/** Quoted texts over several lines are rare: so many lines above the error are looked at for one that begins and does not end. */
const MOST_LINES = 2000;
const MOST_QUOTES = 4;

/** The places where a value may open with a quotation mark: behind a key, a hyphen, or in brackets. */
const OPENING = /(?:^\s*(?:- +)?(?:[\p{L}\p{N}_-]+: +)?|[[{,] *(?:[\p{L}\p{N}_-]+: +)?)(["'])/u;

/** Quoted texts that do not end on the line where they begin, the nearest first. */
export function quoteCauses(lines: YamlText, line: number): readonly Cause[] {
  const causes: Cause[] = [];
  for (let each = line; each >= Math.max(0, line - MOST_LINES) && causes.length < MOST_QUOTES; each--) {
    const cause = quoteOn(lineText(lines, each), startOf(lines, each));
    if (cause !== undefined) causes.push(cause);
  }
  return causes;
}

function quoteOn(text: string, start: number): Cause | undefined {
  if (!/["']/.test(text)) return undefined;
  const opening = new RegExp(OPENING, "gu");
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const mark = match[1] ?? "";
    const opened = match.index + match[0].length - 1;
    const closed = closing(text, opened + 1, mark);
    if (closed >= 0) {
      opening.lastIndex = closed + 1;
      continue;
    }
    const at = start + opened;
    return causeAt("yaml-unclosed", [at, at + 1], mendsOf(text, start, opened, mark), { mark });
  }
  return undefined;
}

/** Before the brackets at the line's end, before the next key in brackets, at the line's end; last, no quotation at all. */
function mendsOf(text: string, start: number, opened: number, mark: string): readonly (readonly Edit[])[] {
  const rest = text.slice(opened + 1);
  const places = [/[\s\]},]*$/.exec(rest)?.index, /, *[\p{L}\p{N}_-]+: /u.exec(rest)?.index, rest.trimEnd().length];
  const isFlow = /[[{]/.test(text.slice(0, opened));
  const wanted = (isFlow ? places : places.slice(2)).filter((place) => place !== undefined);
  const closed = [...new Set(wanted)].map((place) => [insertion(start + opened + 1 + place, mark)]);
  return [...closed, [{ at: start + opened, remove: 1, insert: "" }]];
}

function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at++) {
    if (mark === '"' && text[at] === "\\") at++;
    else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== mark) return at;
      at++;
    }
  }
  return -1;
}
