/** How a version of a file knows its lines from those of the other versions (app/mark-lines.ts). */
export interface LineMarks {
  /** Of each line a number that it keeps from version to version, for as long as it stays. */
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

/**
 * Where a line of an earlier version stands now, from 0. What is kept was made of an extent that is written in both versions: a line in it that was taken
 * out and put back has another mark, and stands as far below its neighbours as before.
 */
export function lineNow({ marks, file }: LineMarks, line: number): number {
  for (let above = line; above >= 0; above--) {
    const place = file.places.get(marks[above] as number);
    if (place !== undefined) return place + line - above;
  }
  return line;
}
