import { dirname, join } from "node:path";
import { type Diagnostic, hasErrors } from "../../base/diagnostic.ts";
import { changes, type ListChange } from "../../base/sha256.ts";
import { compile, type MadeUp } from "../../build/compile.ts";
import { draw } from "../../build/draw.ts";
import { type Host, withLedger } from "../../build/host.ts";
import {
  type Engine,
  type Input,
  type LayoutPrint,
  type Ledger,
  LOCK_FILE,
  type Lock,
  type ReadInput,
  readLock,
  SHORT,
} from "../../build/lock.ts";
import { inputsRead, lockOfBuild, promisedAmong, promisedFormats } from "../../build/make-lock.ts";
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

/** How a rebuild differs from its lock. All lists are empty when it does not. */
export interface Comparison {
  /** Undefined when the lock is the issue's own. */
  readonly issue: { readonly was: string; readonly is: string } | undefined;
  readonly inputs: readonly InputChange[];
  /** Versions that differ. They may: `isIdentical` looks at what came out, not at them. */
  readonly engine: readonly EngineChange[];
  readonly layout: LayoutChange | undefined;
  readonly outputs: readonly OutputChange[];
}

export interface InputChange {
  readonly change: ListChange;
  readonly kind: Input["kind"];
  readonly name: string;
}

export interface EngineChange {
  /** banmian, node, or a library. */
  readonly name: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

interface LayoutChange {
  readonly stories: readonly StoryChange[];
  /** Labels of pages that differ although no changed story stands on them now: furniture, rules or adverts differ, or a story has gone. */
  readonly pages: readonly string[];
}

export interface StoryChange {
  readonly id: string;
  readonly change: ListChange;
  /** The first line of its copy that differs, from 0; undefined for a story that was added or has gone, and where only its head, photos or rules differ. */
  readonly line: number | undefined;
}

export interface OutputChange {
  readonly path: string;
  readonly change: ListChange;
  /** The number, from 0 and in the order of the file, of the first PDF object that differs; undefined: unknown. */
  readonly object: number | undefined;
}

/** @param labelsOf the pages that a story stands on, in the rebuild */
export function compareLocks(was: Lock, is: Lock, labelsOf: (story: string) => readonly string[]): Comparison {
  return {
    issue: was.issue === is.issue ? undefined : { was: was.issue, is: is.issue },
    inputs: compareInputs(was.inputs.files, is.inputs.files),
    engine: engineChanges(was.engine, is.engine),
    layout: was.layout.hash === is.layout.hash ? undefined : compareLayouts(was.layout, is.layout, labelsOf),
    outputs: changes(was.outputs, is.outputs, ({ path }) => path, sumOf).map(({ change, one, other }) => ({
      change,
      path: one.path,
      object: other && firstDifferent(other.objects ?? "", one.objects ?? ""),
    })),
  };
}

export function compareInputs(was: readonly Input[], is: readonly Input[]): readonly InputChange[] {
  const found = changes(was, is, ({ kind, name }) => `${kind} ${name}`, sumOf);
  return found.map(({ change, one: { kind, name } }) => ({ change, kind, name }));
}

function sumOf({ sha256 }: { readonly sha256: string }): string {
  return sha256;
}

/** True when the rebuild proves the lock: the same issue, the same inputs, the same layout, the same bytes. */
export function isIdentical({ issue, inputs, layout, outputs }: Comparison): boolean {
  return issue === undefined && inputs.length === 0 && layout === undefined && outputs.length === 0;
}

function engineChanges(was: Engine, is: Engine): readonly EngineChange[] {
  const before: Readonly<Record<string, string>> = { banmian: was.version, node: was.node, ...was.libraries };
  const after: Readonly<Record<string, string>> = { banmian: is.version, node: is.node, ...is.libraries };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, was: before[name], is: after[name] }));
}

/** @param labelsOf the pages that a story stands on now */
export function compareLayouts(
  was: LayoutPrint,
  is: LayoutPrint,
  labelsOf: (story: string) => readonly string[],
): LayoutChange {
  const before = new Map(was.stories.map((story) => [story.id, story]));
  const after = new Map(is.stories.map((story) => [story.id, story]));
  const stories = [...after.values()].flatMap((story): readonly StoryChange[] => {
    const other = before.get(story.id);
    if (other === undefined) return [{ id: story.id, change: "added", line: undefined }];
    if (other.hash === story.hash) return [];
    return [{ id: story.id, change: "changed", line: firstDifferent(other.lines, story.lines) }];
  });
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const told = new Set(stories.flatMap(({ id }) => labelsOf(id)));
  const pages = Object.keys({ ...was.pages, ...is.pages }).filter(
    (label) => was.pages[label] !== is.pages[label] && !told.has(label),
  );
  return { stories: [...stories, ...gone.map((id) => ({ id, change: "gone", line: undefined }) as const)], pages };
}

/** Compares rows of short hashes. The number of the first that differs, from 0; undefined when all are the same. */
function firstDifferent(was: string, is: string): number | undefined {
  if (was === is) return undefined;
  let at = 0;
  while (was.slice(at, at + SHORT) === is.slice(at, at + SHORT)) at += SHORT;
  return at / SHORT;
}
