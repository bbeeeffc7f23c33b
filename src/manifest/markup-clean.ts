import { type Diagnostic, errorAt, warningAt } from "../base/diagnostic.ts";
import type { Code } from "../base/messages.ts";
import { findUnprintable } from "../base/unprintable.ts";
import type { LocatedText } from "./located.ts";

const TAB = 0x09;

interface CleanText {
  readonly text: LocatedText;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes out what no face can print: control and bidirectional characters (a warning each) and halves of
 * surrogate pairs (an error each). Tabs become spaces. Kept, since setting obeys them (text/RULES.md#units): zero-width
 * space, joiners, variation selectors, U+2060, U+FEFF, no-break space.
 */
export function cleanText(text: LocatedText): CleanText {
  const { value } = text;
  const at = findUnprintable(value, 0);
  if (at < 0) return { text, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const origins = new Int32Array(value.length + 1);
  let kept = "";
  let count = 0;
  let from = 0;
  const keep = (to: number): void => {
    kept += value.slice(from, to);
    origins.set(text.origins.subarray(from, to), count);
    count += to - from;
  };
  for (let next = at; next >= 0; next = findUnprintable(value, from)) {
    keep(next);
    from = next + 1;
    const code = value.charCodeAt(next);
    if (code === TAB) {
      kept += " ";
      origins[count++] = text.origins[next] ?? 0;
      continue;
    }
    const problem = problemOf(code);
    const start = text.origins[next] ?? 0;
    const span = { source: text.span.source, start, end: Math.max(start + 1, text.origins[next + 1] ?? 0) };
    const args = { character: `U+${code.toString(16).toUpperCase().padStart(4, "0")}` };
    diagnostics.push(problem === "lone-surrogate" ? errorAt(span, problem, args) : warningAt(span, problem, args));
  }
  keep(value.length);
  origins[count] = text.origins[value.length] ?? 0;
  return { text: { value: kept, span: text.span, origins: origins.subarray(0, count + 1) }, diagnostics };
}

function problemOf(unit: number): Extract<Code, "lone-surrogate" | "direction-character" | "control-character"> {
  if (unit >= 0xd800 && unit < 0xe000) return "lone-surrogate";
  if (unit === 0x61c || unit === 0x200e || unit === 0x200f) return "direction-character";
  return unit >= 0x202a && unit <= 0x2069 ? "direction-character" : "control-character";
}
