import { resolve } from "node:path";
import { type Compiled, compile, type MadeUp } from "../../../src/build/compile.ts";
import { draw } from "../../../src/build/draw.ts";
import type { Asked } from "../../../src/formats/registry.ts";
import { host } from "../../golden/host.ts";

/** An issue that is drawn in this thread. */
export interface DrawnIssue {
  readonly madeUp: MadeUp;
  /** The bytes of the only file whose path ends so. */
  readonly file: (end: string) => Uint8Array;
}

/** Words of a manifest and what stands in their place. */
export type Edit = readonly [written: string, instead: string];

/** Draws an issue into memory, its manifest edited before it is read. */
export async function drawnIssue(manifest: string, formats: Asked, edit?: Edit): Promise<DrawnIssue> {
  const compiled = await compiledIssue(manifest, edit);
  const { files } = await draw(compiled, compiled.madeUp, { pages: undefined, formats }, host);
  return {
    madeUp: compiled.madeUp,
    file: (end) => {
      const found = files.filter(({ path }) => path.endsWith(end));
      if (found.length !== 1) throw new Error(`${found.length} files end in ${end}`);
      return found[0]?.bytes as Uint8Array;
    },
  };
}

type MadeUpIssue = Compiled & { readonly madeUp: MadeUp };

/** The sample issues as they stand, made up once for all files that share a process; of others nobody asks twice. */
const samples = new Map<string, Promise<MadeUpIssue>>();

export function compiledIssue(manifest: string, edit?: Edit): Promise<MadeUpIssue> {
  if (edit !== undefined || !/(?:^|\/)issues\/[^/]+\/issue\.yaml$/.test(manifest)) return compiledAnew(manifest, edit);
  const known = samples.get(manifest) ?? compiledAnew(manifest);
  samples.set(manifest, known);
  return known;
}

export async function compiledAnew(manifest: string, edit?: Edit): Promise<MadeUpIssue> {
  const path = resolve(manifest);
  const compiled = await compile(path, edit === undefined ? host : { ...host, files: edited(path, edit) });
  const { madeUp } = compiled;
  if (madeUp === undefined) throw new Error(`${manifest} is not made up`);
  return { ...compiled, madeUp };
}

function edited(path: string, [written, instead]: Edit): typeof host.files {
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const bytes = await host.files.read(name);
    if (name !== path || bytes === undefined) return bytes;
    const text = new TextDecoder().decode(bytes);
    if (!text.includes(written)) throw new Error(`${path} has no ${written}`);
    return new TextEncoder().encode(text.replace(written, instead));
  };
  return { ...host.files, read };
}
