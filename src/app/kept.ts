import { forgetful, type Keep, type Keeps, type Kind } from "../base/keep.ts";
import type { SourceFile } from "../base/source.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import { newFingerprints } from "./fingerprint.ts";

/**
 * What one build leaves for the next in `build --watch` and the preview, and some of it in runs over many issues. A value is kept under its kind and the
 * fingerprint of its source: all that it is made of, as given where it is made. A value that depends on more, such as a file that is read on the way,
 * must not be kept. Builds give the same bytes whether anything was kept or not. tests/bench/README.md tells what each kind earns.
 */
export interface Kept extends Keeps {
  /** A new build begins: values that the last one did not use are forgotten, if it used any of their kind. */
  begin(): void;
  /** Takes the files of the issue as they are now: places in them count by their lines. */
  sources(files: readonly SourceFile[]): void;
}

/** Keeps in memory what the last build used. */
export function keep(): Kept {
  const { keep: all, ...kept } = newShelves();
  return { ...kept, ofIssue: all, ofHouse: all };
}

/**
 * Keeps in memory what the issues of a run have in common: the paper as read, fonts, words. It keeps no stories or pages: each issue has its own, and
 * their keys would cost more than they save.
 */
export function keepHouse(): Kept {
  const { keep: common, ...kept } = newShelves();
  return { ...kept, ofIssue: forgetful, ofHouse: common };
}

/** The values of one kind that the last build used or made, and those of the present build. */
interface Shelf {
  earlier: Map<string, unknown>;
  now: Map<string, unknown>;
}

function newShelves(): Omit<Kept, keyof Keeps> & { readonly keep: Keep } {
  const prints = newFingerprints();
  const shelves = new Map<Kind, Shelf>();
  const keep: Keep = <Value>(kind: Kind, source: unknown, make: () => Value, partOf?: (value: Value) => object) => {
    const shelf = shelves.get(kind) ?? { earlier: new Map(), now: new Map() };
    shelves.set(kind, shelf);
    const key = prints.of(source);
    const found = (shelf.now.get(key) ?? shelf.earlier.get(key) ?? make()) as Value;
    // In the sources of other values, this one now counts by its identity.
    if (typeof found === "object" && found !== null) prints.name(found);
    if (partOf !== undefined) prints.name(partOf(found));
    shelf.now.set(key, found);
    return found;
  };
  const begin = (): void => {
    for (const shelf of shelves.values()) {
      // If a typing mistake ended the last build early, it used nothing of this kind: the next build needs the values of the one before.
      if (shelf.now.size > 0) Object.assign(shelf, { earlier: shelf.now, now: new Map() });
    }
  };
  return { keep, begin, sources: (files) => files.forEach(prints.source) };
}

/** Keeps layouts of issues that differ only in their stories. Adverts, fillers and settled pages count only on their own pages. */
export function keepLayouts(keep: Keep, issue: Issue, pictures: Pictures): Keep {
  const common = { ...issue, stories: [], adverts: [], fillers: [], settled: [] };
  const known = keep("issue", [common, pictures], () => ({}));
  return (kind, source, make, partOf) => keep(kind, [known, source], make, partOf);
}
