import type { Point } from "../../../base/rect.ts";
import type { Connection } from "./connection.ts";
import { runPath, runScale, scaledOutline } from "./run-path.ts";

/** The outlines of glyphs, as the server numbers them. */
export interface KnownOutlines {
  /** Forgets the outlines of an earlier set. */
  begin(set: number): void;
  /** Fetches those up to a number that are not there yet; false: the server cannot give them. */
  have(wanted: number): Promise<boolean>;
  /** The path of a run of a line that stands at a place, by the run's `data-glyphs` and `data-scale`. */
  path(run: { readonly glyphs?: string; readonly scale?: string }, at: Point): string;
}

export function openOutlines(line: () => Connection): KnownOutlines {
  let outlines: string[] = [];
  /** In points, by the scale that runs name: most of a page has few sizes. */
  let scaled = new Map<string, Map<number, string>>();
  let set = 0;
  const scaledTo = (scale: string): Map<number, string> => {
    const known = scaled.get(scale) ?? new Map();
    scaled.set(scale, known);
    return known;
  };
  return {
    begin: (next) => {
      set = next;
      outlines = [];
      scaled = new Map();
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
    path: ({ glyphs = "", scale: written = "" }, at) => {
      const scale = runScale(written);
      const known = scaledTo(written);
      return runPath(glyphs, at, scale, (number) => {
        const outline = known.get(number) ?? scaledOutline(outlines[number] ?? "", scale);
        known.set(number, outline);
        return outline;
      });
    },
  };
}
