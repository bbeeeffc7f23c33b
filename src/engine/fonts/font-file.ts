/*
 * Reads font files in pieces. A Chinese face has 10 to 20 MB, of which an issue needs the tables and the outlines of its own characters. Font collections
 * (.ttc, .otc) are read the same way: the directory of the chosen font is presented at the start of the file, as if the font were alone in it.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FontEntry } from "./catalogue.ts";

/** A half-open range of a file's bytes. */
type ByteRange = readonly [from: number, to: number];

/** A font file that is read in pieces. */
export interface FontBytes {
  readonly size: number;
  /** Reads each range to the same position in `into`, which has the length of the file. */
  read(into: Uint8Array, ranges: readonly ByteRange[]): void;
}

export interface FontTable {
  readonly offset: number;
  readonly length: number;
}

/**
 * Opens a font file by its absolute path. Synchronous, because a fallback is read only when layout meets a character that needs it.
 * @throws if the file cannot be read
 */
export type OpenFontFile = (path: string) => FontBytes;

export function bytesInMemory(bytes: Uint8Array): FontBytes {
  return {
    size: bytes.length,
    read: (into, ranges) => {
      for (const [from, to] of ranges) into.set(bytes.subarray(from, to), from);
    },
  };
}

/**
 * Sorts ranges and joins those less than `gap` bytes apart: one long read costs less than two short ones.
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

/** A font file on disk. Each `read` opens and closes it. */
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
 * The absolute path of a catalogue's file. A file of an npm package may be in three places, tried in this order: a copy beside fonts.yaml, in a folder
 * named after the package (as in the published program); the package that Node resolves from fonts.yaml; the package that Node resolves from this program.
 * @param program the folder of the program's fonts.yaml, absolute
 * @param name a file of the entry: `file` or `text`
 * @throws if there is no copy and the package is not installed
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

/** "ttcf": a file of several fonts, which may share tables (OpenType, Font Collections). */
export const COLLECTION = 0x74746366;
/** A collection with more fonts is damaged: Noto CJK has nine. */
const MOST_MEMBERS = 256;
const POSTSCRIPT_NAME = 6;
const WINDOWS = 3;

/** A font of a collection: its PostScript name and the offset of its table directory. */
interface Member {
  readonly name: string;
  readonly at: number;
}

/**
 * One font of a file, to be read as if it were alone. Tables of a collection have offsets from the start of the file, so only the font's own directory has
 * to be moved there.
 * @param name a PostScript name; undefined for a file of one font
 * @throws UnfitFont if the file has no font of this name
 */
export function fontIn(bytes: FontBytes, name: string | undefined): FontBytes {
  if (name === undefined) return bytes;
  const view = viewing(bytes);
  const members = membersOf(view);
  const member = members.find((each) => each.name === name);
  if (member === undefined) throw new UnfitFont("font-member", namesOf(members));
  return member.at === 0 ? bytes : behindDirectory(bytes, directoryAt(view, member.at));
}

/** The error for a collection without the name of a font. */
export function unnamedFont(bytes: FontBytes): UnfitFont {
  return new UnfitFont("font-collection", namesOf(membersOf(viewing(bytes))));
}

function namesOf(members: readonly Member[]): readonly string[] {
  return members.map(({ name }) => name);
}

/** Returns some bytes of a file. @throws RangeError if the file is too short */
type View = (at: number, length: number) => DataView;

/** Uses a buffer of the file's length, as `read` requires; parts that are never read take no memory. */
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

/** The file with the font's directory as its first bytes. */
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

/** The PostScript name of the font with its directory at `at`: the Windows name if there is one, otherwise the first. */
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
    // Latin letters in UTF-16: every other byte is 0.
    if (isWindows) return text.replaceAll("\0", "");
    found ||= text;
  }
  return found;
}

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}

/** A valid font file that cannot be used: of an unsupported kind, or a collection without a chosen font. */
export class UnfitFont extends Error {
  readonly code: "font-collection" | "font-member" | "font-packed" | "font-cff2";
  /** For a collection: the PostScript names of its fonts. */
  readonly members: readonly string[];

  constructor(code: UnfitFont["code"], members: readonly string[] = []) {
    super(members.length === 0 ? code : `${code}: ${members.join(", ")}`);
    this.code = code;
    this.members = members;
  }
}
