import { type Zippable, zipSync } from "fflate";
import type { OutputFile } from "../formats/format.ts";

/** What is compressed already. */
const STORED = /\.(?:jpe?g|png|webp|avif|zip)$/i;

/**
 * The files as a zip, in order of their paths, with one date for all: the same files give the same bytes on any day, in any time zone.
 * @param date ISO; years before 1980 have no place in a zip
 */
export function zipped(files: readonly OutputFile[], date: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  // fflate asks the date for its local fields: one that was made of local fields gives them back, whatever the zone. Noon is never skipped.
  const mtime = new Date(Math.max(1980, year), month - 1, day, 12);
  const entries: Zippable = {};
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    entries[path] = [bytes, { level: STORED.test(path) ? 0 : 6, mtime, os: 3 }];
  }
  return zipSync(entries);
}
