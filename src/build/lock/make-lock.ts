import { sha256Of } from "../../base/sha256.ts";
import type { OutputFile } from "../../formats/format.ts";
import { formatsOf } from "../../formats/registry.ts";
import type { MadeUp } from "../compile.ts";
import type { Host } from "../host.ts";
import { hashOfInputs } from "./inputs.ts";
import { inputsRead } from "./inputs-read.ts";
import { printLayout } from "./layout-print.ts";
import type { Engine, Lock, Output } from "./lock.ts";
import { printObjects } from "./pdf-objects.ts";

/** The formats that a lock holds. */
export function promisedFormats() {
  return formatsOf("build").filter(({ promised }) => promised);
}

/**
 * The lock of a build.
 * @param files all outputs of the formats under promise, and perhaps others, which the lock leaves out
 */
export function lockOfBuild(madeUp: MadeUp, host: Host, engine: Engine, files: readonly OutputFile[]): Lock {
  const inputs = inputsRead(madeUp, host);
  return {
    issue: madeUp.issue.stem,
    engine,
    inputs: { hash: hashOfInputs(inputs), files: inputs.map(({ path: _, ...input }) => input) },
    layout: printLayout(madeUp.layout),
    outputs: promisedAmong(files)
      .map(outputOf)
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** Those of the files that a lock holds. */
export function promisedAmong(files: readonly OutputFile[]): readonly OutputFile[] {
  const promised = promisedFormats();
  return files.filter(({ path }) => promised.some(({ owns }) => owns(path)));
}

function outputOf({ path, bytes }: OutputFile): Output {
  const objects = path.endsWith(".pdf") ? printObjects(bytes) : undefined;
  return { path, bytes: bytes.length, sha256: sha256Of(bytes), objects };
}
