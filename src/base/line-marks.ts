/** How a version of a file knows its lines from those of the other versions (app/mark-lines.ts). */
export interface LineMarks {
  /** For each line a number that it keeps from version to version, as long as it stays. */
  readonly marks: Int32Array;
  /** The same for all versions of the file. */
  readonly file: MarkedFile;
}

/** A file of which builds keep what they made of earlier versions. */
interface MarkedFile {
  /** The lines of the version that stands now, by their marks. */
  places: ReadonlyMap<number, number>;
  /** The next mark that no line has had. */
  next: number;
}

/** The line with a mark, from 0. */
export type PlaceOf = (mark: number) => number | undefined;

/**
 * Where a line of one version stands in another, from 0. It is asked of values that stand in both. A line of theirs that was taken out and put back has
 * another mark, but stands as far below its neighbours as before.
 * @param placeOf in the other version
 */
export function sameLine(marks: Int32Array, line: number, placeOf: PlaceOf): number {
  for (let above = line; above >= 0; above--) {
    const place = placeOf(marks[above] as number);
    if (place !== undefined) return place + line - above;
  }
  return line;
}
