import type { Connection } from "./connection.ts";
import { runPath } from "./run-path.ts";

/** The outlines of glyphs, as the server numbers them. */
export interface KnownOutlines {
  /** Forgets the outlines of an earlier set. */
  begin(set: number): void;
  /** Fetches those up to a number that are not there yet; false: the server cannot give them. */
  have(wanted: number): Promise<boolean>;
  /** The path of glyphs that stand where `data-glyphs` of a run says: the number of each, and its place. */
  path(glyphs: string): string;
}

export function openOutlines(line: () => Connection): KnownOutlines {
  let outlines: string[] = [];
  let set = 0;
  return {
    begin: (next) => {
      set = next;
      outlines = [];
    },
    have: async (wanted) => {
      if (outlines.length >= wanted) return true;
      const [from, of] = [outlines.length, set];
      const reply = await line().get<readonly string[]>("/outlines", { set, from });
      if (!reply.ok || of !== set) return false;
      // Another request may have brought some of them meanwhile.
      outlines.push(...reply.value.slice(outlines.length - from));
      return outlines.length >= wanted;
    },
    path: (glyphs) => runPath(glyphs, outlines),
  };
}
