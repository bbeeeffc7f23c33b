import { dirname, join } from "node:path";
import { type Diagnostic, hasErrors } from "../../base/diagnostic.ts";
import { compile, type MadeUp } from "../../build/compile.ts";
import { draw } from "../../build/draw.ts";
import { type Host, withLedger } from "../../build/host.ts";
import type { ReadInput } from "../../build/lock/inputs.ts";
import { inputsRead } from "../../build/lock/inputs-read.ts";
import { type Ledger, LOCK_FILE } from "../../build/lock/ledger.ts";
import { type Engine, type Lock, readLock } from "../../build/lock/lock.ts";
import { lockOfBuild, promisedAmong, promisedFormats } from "../../build/lock/make-lock.ts";
import { noCache } from "../../engine/images/cache.ts";
import type { OutputFile } from "../../formats/format.ts";

/** A rebuilt issue: all outputs that promise the same bytes. */
interface Rebuilt {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when errors stand in the way. */
  readonly built: LockedBuild | undefined;
}

export interface LockedBuild {
  readonly lock: Lock;
  readonly madeUp: MadeUp;
  /** The outputs that the lock has. */
  readonly files: readonly OutputFile[];
  readonly ledger: Ledger;
  readonly inputs: readonly ReadInput[];
}

/** Builds an issue anew, without the cache of photos: a photo in it might be what is wrong. */
export async function rebuild(path: string, plain: Host, engine: Engine): Promise<Rebuilt> {
  const host = withLedger({ ...plain, pictures: noCache }, engine.version);
  const compiled = await compile(path, host);
  const { madeUp } = compiled;
  if (madeUp === undefined || hasErrors(compiled.diagnostics)) return { ...compiled, built: undefined };
  const formats = Object.fromEntries(promisedFormats().map(({ name }) => [name, {}]));
  const { files: drawn, diagnostics } = await draw(compiled, madeUp, { pages: undefined, formats }, host);
  if (hasErrors(diagnostics)) return { diagnostics, built: undefined };
  const files = promisedAmong(drawn);
  const lock = lockOfBuild(madeUp, host, engine, files);
  return { diagnostics, built: { lock, madeUp, files, ledger: host.ledger, inputs: inputsRead(madeUp, host) } };
}

/** Where an issue's lock stands. */
export function lockPath(manifest: string): string {
  return join(dirname(manifest), LOCK_FILE);
}

/** Why an issue has no lock: the file is not there, cannot be read, or is no lock that this version can read. */
type NoLock = "missing" | "unread" | "unfit";

export async function lockBeside(manifest: string, { files }: Host): Promise<Lock | NoLock> {
  const path = lockPath(manifest);
  const found = await files.look(path);
  if (found === undefined) return "missing";
  if (found.kind !== "file") return "unfit";
  const bytes = await files.read(path);
  if (bytes === undefined) return "unread";
  return readLock(new TextDecoder().decode(bytes)) ?? "unfit";
}
