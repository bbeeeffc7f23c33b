import type { Cause } from "./lines.ts";
import {
  causeAt,
  type Edit,
  insertion,
  isBlankLine,
  isEntry,
  lineAbove,
  lineBelow,
  lineIndent,
  lineText,
  startOf,
  type YamlText,
} from "./lines.ts";

/** How many lines above are looked at for the columns in which entries begin. */
const MOST_LINES = 60;
const MOST_DEPTHS = 4;

/**
 * Lines at and around the error that begin in another column than the entries around them, and entries without their hyphen. Last, the line that the
 * error's stands under: a key that slid to the left is sound where it stands, and those below it are not.
 */
export function indentCauses(lines: YamlText, line: number): readonly Cause[] {
  const places = [line, lineBelow(lines, line), lineAbove(lines, line), lineOver(lines, line)];
  return places
    .filter((each) => each >= 0 && each < lines.lines.length && !isBlankLine(lineText(lines, each)))
    .flatMap((each) => [...missingDash(lines, each), ...wrongIndent(lines, each)]);
}

/** The nearest line above that begins further to the left; −1 when there is none. */
function lineOver(lines: YamlText, line: number): number {
  const indent = lineIndent(lineText(lines, line));
  let above = lineAbove(lines, line);
  for (let n = 0; above >= 0 && n < MOST_LINES && lineIndent(lineText(lines, above)) >= indent; n++) {
    above = lineAbove(lines, above);
  }
  return above;
}

/** `id: b` where the entries of a list open with `- `. */
function missingDash(lines: YamlText, line: number): readonly Cause[] {
  const text = lineText(lines, line);
  const indent = lineIndent(text);
  if (!isEntry(text) || text.charAt(indent) === "-") return [];
  let hyphened = false;
  for (let above = lineAbove(lines, line), n = 0; above >= 0 && n < MOST_LINES && !hyphened; n++) {
    hyphened = new RegExp(`^ {${indent}}- `).test(lineText(lines, above));
    above = lineAbove(lines, above);
  }
  const below = lineText(lines, lineBelow(lines, line));
  if (!hyphened && lineIndent(below) !== indent + 2) return [];
  const at = startOf(lines, line) + indent;
  return [causeAt("yaml-no-dash", [at, at + 1], [[insertion(at, "- ")]])];
}

function wrongIndent(lines: YamlText, line: number): readonly Cause[] {
  const text = lineText(lines, line);
  const indent = lineIndent(text);
  if (text.slice(0, indent).includes("\t") || !isEntry(text)) return [];
  const depths = depthsAround(lines, line).filter((depth) => depth !== indent);
  const near = depths.toSorted((a, b) => Math.abs(a - indent) - Math.abs(b - indent)).slice(0, MOST_DEPTHS);
  const at = startOf(lines, line);
  return near.map((depth): Cause => {
    const block = blockFrom(lines, line).map((each) => shift(lines, each, depth - indent));
    const alone = [shift(lines, line, depth - indent)];
    const args = { found: indent, wanted: depth, ...(depth > 0 && { spaces: depth }) };
    return causeAt("yaml-indent", [at + indent, at + text.length], block.length > 1 ? [alone, block] : [alone], args);
  });
}

function shift(lines: YamlText, line: number, by: number): Edit {
  const at = startOf(lines, line);
  return by > 0
    ? insertion(at, " ".repeat(by))
    : { at, remove: Math.min(-by, lineIndent(lineText(lines, line))), insert: "" };
}

/** The columns in which lines above and below begin, and those of the keys behind their hyphens. */
function depthsAround(lines: YamlText, line: number): readonly number[] {
  const depths = new Set<number>();
  const note = (each: number): void => {
    const text = lineText(lines, each);
    if (!isEntry(text)) return;
    depths.add(lineIndent(text));
    depths.add(/^\s*(?:- +)*/.exec(text)?.[0].length ?? 0);
  };
  for (let above = lineAbove(lines, line), n = 0; above >= 0 && n < MOST_LINES; n++) {
    note(above);
    above = lineAbove(lines, above);
  }
  const below = lineBelow(lines, line);
  if (below < lines.lines.length) note(below);
  return [...depths];
}

/** The line and those below it that begin no further to the left. */
function blockFrom(lines: YamlText, line: number): readonly number[] {
  const indent = lineIndent(lineText(lines, line));
  const block = [line];
  for (let each = line + 1; each < lines.lines.length && block.length < MOST_LINES; each++) {
    const text = lineText(lines, each);
    if (text.trim() === "") continue;
    if (lineIndent(text) < indent) break;
    block.push(each);
  }
  return block;
}
