import type { FontBytes } from "./bytes.ts";
import { UnfitFont } from "./unfit-font.ts";

/** "ttcf": a file of several fonts, which may share tables (OpenType, Font Collections: .ttc and .otc). */
export const COLLECTION = 0x74746366;
/** A collection of more fonts than this is a damaged file: Noto CJK has nine. */
const MOST_MEMBERS = 256;
const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

/** A font of a file: its PostScript name, and where its table directory begins. */
interface Member {
  readonly name: string;
  readonly at: number;
}

/**
 * The bytes of one font of a file, to be read as if it stood there alone. Tables of a collection stand at places counted from the file's beginning, so
 * that it is enough to put the font's own directory there.
 * @param name a PostScript name; undefined: the file holds one font
 * @throws UnfitFont where the file holds no font of that name
 */
export function fontIn(bytes: FontBytes, name: string | undefined): FontBytes {
  if (name === undefined) return bytes;
  const view = viewing(bytes);
  const members = membersOf(view);
  const member = members.find((each) => each.name === name);
  if (member === undefined) throw new UnfitFont("font-member", namesOf(members));
  return member.at === 0 ? bytes : behindDirectory(bytes, directoryAt(view, member.at));
}

/** Of a collection of which no font is named. */
export function unnamedFont(bytes: FontBytes): UnfitFont {
  return new UnfitFont("font-collection", namesOf(membersOf(viewing(bytes))));
}

function namesOf(members: readonly Member[]): readonly string[] {
  return members.map(({ name }) => name);
}

/** Some bytes of a file. @throws RangeError where it ends before them */
type View = (at: number, length: number) => DataView;

/** In a buffer as long as the file, as reading asks; what is never read of it costs no memory. */
function viewing(bytes: FontBytes): View {
  const buffer = new Uint8Array(bytes.size);
  return (at, length) => {
    const view = new DataView(buffer.buffer, at, length);
    bytes.read(buffer, [[at, at + length]]);
    return view;
  };
}

function membersOf(view: View): readonly Member[] {
  if (view(0, 4).getUint32(0) !== COLLECTION) return [{ name: postscriptName(view, 0), at: 0 }];
  const count = view(8, 4).getUint32(0);
  if (count === 0 || count > MOST_MEMBERS) throw new Error(`a collection of ${count} fonts`);
  const places = view(12, 4 * count);
  return Array.from({ length: count }, (_, index) => {
    const at = places.getUint32(4 * index);
    return { name: postscriptName(view, at), at };
  });
}

/** A font's table directory: 12 bytes, and 16 for each table. */
function directoryAt(view: View, at: number): DataView {
  return view(at, 12 + 16 * view(at, 12).getUint16(4));
}

/** A file whose first bytes are a font's directory. */
function behindDirectory(bytes: FontBytes, view: DataView): FontBytes {
  for (let record = 12; record < view.byteLength; record += 16) {
    if (view.getUint32(record + 8) < view.byteLength) throw new Error("a table stands where its directory belongs");
  }
  const directory = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return {
    size: bytes.size,
    read: (into, ranges) => {
      bytes.read(into, ranges);
      for (const [from, to] of ranges) {
        if (from < directory.length) into.set(directory.subarray(from, Math.min(to, directory.length)), from);
      }
    },
  };
}

/** The name of the font whose directory begins at `at`: that for Windows, else the first. */
function postscriptName(view: View, at: number): string {
  const directory = directoryAt(view, at);
  for (let record = 12; record < directory.byteLength; record += 16) {
    if (textAt(directory, record, 4) !== "name") continue;
    return nameIn(view(directory.getUint32(record + 8), directory.getUint32(record + 12)));
  }
  throw new Error("no name table");
}

function nameIn(table: DataView): string {
  const texts = table.getUint16(4);
  let found = "";
  for (let record = 6; record < 6 + 12 * table.getUint16(2); record += 12) {
    if (table.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const isWindows = table.getUint16(record) === WINDOWS;
    const text = textAt(table, texts + table.getUint16(record + 10), table.getUint16(record + 8));
    // UTF-16 of Latin letters: every other byte is 0.
    if (isWindows) return text.replaceAll("\0", "");
    found ||= text;
  }
  return found;
}

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
