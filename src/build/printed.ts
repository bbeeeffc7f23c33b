// What was printed stays. The lock of an issue vouches for its press files: two files of one name and with other content would be taken for one at the plant.
// So a build for the plant stops if it would replace one of them, and `revision` gives the new ones names of their own.
import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { Memory } from "../base/memo.ts";
import { fileSpan } from "../base/source.ts";
import type { PictureMaker } from "../engine/images/picture-maker.ts";
import type { Layout } from "../engine/layout/page.ts";
import type { IssueManifest } from "../engine/manifest/manifest.ts";
import type { Printed } from "../formats/format.ts";
import { lockBeside, lockPath, printPage } from "./lock.ts";

interface PrintedBefore {
  /** Undefined if no lock vouches for press files of this revision. */
  readonly printed: Printed | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares the pages with the lock of this revision, if there is one.
 * @param path the manifest, absolute
 * @param made the issue's stem, its pages, and the hash of a photo's file
 * @param beside reads the lock, which is no input; undefined skips the check
 */
export async function findPrinted(
  path: string,
  { date, revision }: Pick<IssueManifest, "date" | "revision">,
  { stem, layout, hash }: { readonly stem: string; readonly layout: Layout; readonly hash: PictureMaker["hash"] },
  beside: Files | undefined,
  memory: Memory,
): Promise<PrintedBefore> {
  const lock = beside === undefined ? "missing" : await lockBeside(path, beside);
  if (beside === undefined || lock === "missing") return { printed: undefined, diagnostics: [] };
  if (typeof lock === "string") {
    const file = beside.name(lockPath(path));
    return { printed: undefined, diagnostics: [warningAt(fileSpan(file), "lock-unreadable", { file })] };
  }
  // A lock of an earlier revision: files of this one have other names.
  if (lock.issue !== stem) return { printed: undefined, diagnostics: [] };
  const files = new Set(lock.inputs.files.map(({ sha256 }) => sha256));
  const isAsLocked = (label: string): boolean => {
    const page = layout.pages.find((each) => each.label === label);
    if (page === undefined || memory.memo(printPage)(page) !== lock.layout.pages[label]) return false;
    return page.placed.every((thing) => thing.kind !== "picture" || files.has(hash(thing.picture.file) ?? ""));
  };
  const changed = Object.keys(lock.layout.pages).filter((label) => !isAsLocked(label));
  const place = revision.value > 1 ? revision.span : date.span;
  const args = { pages: changed.join(", "), revision: revision.value, next: revision.value + 1 };
  const sums = new Map(lock.outputs.map((output) => [output.path, output.sha256]));
  return {
    printed: { place, engine: lock.engine.version, press: lock.press, sums, changed },
    diagnostics: changed.length === 0 ? [] : [warningAt(place, "printed-changed", args)],
  };
}
