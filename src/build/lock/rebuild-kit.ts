import { basename, dirname, join, sep } from "node:path";
import { pathFrom } from "../../base/disk-files.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { FontCredit, OutputFile, RebuildKit } from "../../formats/format.ts";
import type { MadeUp } from "../compile.ts";
import type { Host } from "../host.ts";
import { inputsRead } from "./inputs-read.ts";
import { LOCK_FILE } from "./ledger.ts";
import { writeLock } from "./lock.ts";
import { lockOfBuild } from "./make-lock.ts";

/**
 * The issue's own files, at their places relative to each other, with a lock of this very build.
 * @param files outputs of all formats under promise
 */
export async function rebuildKit(
  madeUp: MadeUp,
  host: Host,
  files: readonly OutputFile[],
  credit: (font: FontId) => FontCredit,
): Promise<RebuildKit> {
  const { ledger, engine } = host;
  if (ledger === undefined || engine === undefined) throw new Error("a kit of a build that kept no ledger");
  const { place } = madeUp;
  const lock = lockOfBuild(madeUp, host, engine, files);
  const { profile } = madeUp.issue.paper.press;
  const own = inputsRead(madeUp, host).filter(
    // The program's own profile comes with the program.
    ({ kind }) => kind !== "font" && (kind !== "profile" || profile !== undefined),
  );
  const placed = own.map(({ kind, name, path }) => ({ kind, path, place: join(place.folder, name) }));
  const manifest = join(place.folder, basename(place.manifest));
  const root = commonFolder(placed.map((each) => each.place));
  const pathOf = (file: string): string => pathFrom(root, file);
  const read = placed.map(async (each) => {
    const bytes = await host.files.read(each.path);
    if (bytes === undefined) throw new Error(`${each.path} went while it was packed`);
    return { kind: each.kind, path: pathOf(each.place), bytes };
  });
  const kept = (await Promise.all(read)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const lockFile = {
    kind: "lock",
    path: pathOf(join(place.folder, LOCK_FILE)),
    bytes: new TextEncoder().encode(writeLock(lock)),
  };
  return {
    manifest: pathOf(manifest),
    files: [...kept, lockFile],
    fonts: ledger.fonts().map(({ id }) => ({ id, ...creditOf(credit(id)) })),
    engine: engine.version,
    node: engine.node,
  };
}

function creditOf({ licence, source, sha256 }: FontCredit): FontCredit {
  return { licence, source, sha256 };
}

/** The deepest folder that holds all paths. */
export function commonFolder(paths: readonly string[]): string {
  let root = dirname(paths[0] ?? sep);
  for (const path of paths) while (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) root = dirname(root);
  return root;
}
