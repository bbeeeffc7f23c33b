import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FontEntry } from "./catalogue.ts";

/** A half-open range of a file's bytes. */
type ByteRange = readonly [from: number, to: number];

/** A font file read in pieces: of a face of 15 MB an issue needs only the tables and the outlines of its characters. */
export interface FontBytes {
  readonly size: number;
  /** Reads each range to the same place in `into`, which is as long as the file. */
  read(into: Uint8Array, ranges: readonly ByteRange[]): void;
}

/** Where a table of a font stands in its file. */
export interface FontTable {
  readonly offset: number;
  readonly length: number;
}

/**
 * Opens a font file by its absolute path. Synchronous, since a fallback is read only when layout meets a character that needs it.
 * @throws when the file cannot be read
 */
export type OpenFontFile = (path: string) => FontBytes;

/** A font file that is in memory already. */
export function bytesInMemory(bytes: Uint8Array): FontBytes {
  return {
    size: bytes.length,
    read: (into, ranges) => {
      for (const [from, to] of ranges) into.set(bytes.subarray(from, to), from);
    },
  };
}

/**
 * Sorts ranges and joins those less than `gap` bytes apart: one long read costs less than two calls.
 * @param ranges in any order
 */
export function joinRanges(ranges: readonly ByteRange[], gap: number): readonly ByteRange[] {
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from - last[1] < gap) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** A font file on disk, for `openFonts`. Each `read` opens and closes it. */
export function openFontFile(path: string): FontBytes {
  const reading = <T>(use: (file: number) => T): T => {
    const file = openSync(path, "r");
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    size: reading((file) => fstatSync(file).size),
    read: (into, ranges) =>
      reading((file) => {
        for (const [from, to] of ranges) {
          let at = from;
          while (at < to) {
            const got = readSync(file, into, at, to - at, at);
            if (got === 0) throw new Error(`${path} ends at byte ${at}`);
            at += got;
          }
        }
      }),
  };
}

/**
 * The absolute path of a catalogue's file, from the folder of its list. A file of an npm package is looked for in three places: a copy below fonts.yaml, in a folder
 * named after the package (the published program has such copies); the package as Node finds it from fonts.yaml; the package as Node
 * finds it from this program.
 * @param program the folder of the program's fonts.yaml, absolute
 * @param name a file of the entry: `file`, or `text`
 * @throws when there is no copy and the package is not installed
 */
export function locateFont(program: string, entry: FontEntry, name: string = entry.file): string {
  const folder = entry.folder ?? program;
  if (entry.package === undefined) return join(folder, name);
  const copy = join(folder, entry.package, name);
  return existsSync(copy) ? copy : join(packageFolder(folder, entry.package), name);
}

function packageFolder(folder: string, name: string): string {
  const manifest = `${name}/package.json`;
  try {
    return dirname(createRequire(join(folder, "fonts.yaml")).resolve(manifest));
  } catch {
    return dirname(createRequire(import.meta.url).resolve(manifest));
  }
}

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

/** A sound file of a kind that is not set with, or of which nobody says what is meant. */
export class UnfitFont extends Error {
  readonly code: "font-collection" | "font-member" | "font-packed" | "font-cff2";
  /** PostScript names of the fonts that the file holds, where that matters. */
  readonly members: readonly string[];

  constructor(code: UnfitFont["code"], members: readonly string[] = []) {
    super(members.length === 0 ? code : `${code}: ${members.join(", ")}`);
    this.code = code;
    this.members = members;
  }
}
