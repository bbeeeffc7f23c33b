import type { LineMarks } from "../base/line-marks.ts";
import type { SourceFile } from "../base/source.ts";
import { editsBetween } from "../diff/sequence.ts";

/** The current version of a file, by which the lines of the next version are known again. */
type Version = Pick<SourceFile, "text" | "lines"> & LineMarks;

/**
 * Follows the lines of files from version to version, so that values made from a line are found again wherever it stands.
 * @returns a function that takes a source as the current version of its file; it may be called again with the same source
 */
export function lineMarker(): (source: SourceFile) => void {
  const now = new Map<string, Version>();
  return (source) => {
    source.marked ??= marksOf(source, now.get(source.path));
    const { path, text, lines, marked } = source;
    if (now.get(path)?.marks === marked.marks) return;
    now.set(path, { text, lines, ...marked });
    marked.file.places = new Map(Array.from(marked.marks, (mark, line) => [mark, line]));
  };
}

function marksOf(source: SourceFile, before: Version | undefined): LineMarks {
  const file = before?.file ?? { places: new Map(), next: 0 };
  const newMarks = (count: number): Int32Array => {
    file.next += count;
    return Int32Array.from({ length: count }, (_, at) => file.next - count + at);
  };
  if (before === undefined) return { marks: newMarks(source.lines.length), file };
  if (before.text === source.text) return { marks: before.marks, file };
  const parts: Int32Array[] = [];
  let from = 0;
  for (const { wasFrom, wasTo, isFrom, isTo } of editsBetween(before.text.split("\n"), source.text.split("\n"))) {
    parts.push(before.marks.subarray(from, wasFrom));
    // If an edit leaves the number of lines the same, they keep their marks.
    const stay = wasTo - wasFrom === isTo - isFrom;
    parts.push(stay ? before.marks.subarray(wasFrom, wasTo) : newMarks(isTo - isFrom));
    from = wasTo;
  }
  parts.push(before.marks.subarray(from));
  return { marks: Int32Array.from(parts.flatMap((part) => [...part])), file };
}
