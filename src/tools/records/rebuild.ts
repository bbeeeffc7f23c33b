// Builds an issue again and finds the differences from its lock: which input changed, which story from which line, which output from which PDF object. Whether
// the rebuild is identical depends only on inputs, layout and bytes; other versions of program and libraries are reported but do no harm by themselves.
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
  type Lock,
  type ReadInput,
  SHORT,
} from "../../build/lock.ts";
import { inputsRead, lockOfBuild, promisedAmong, promisedFormats } from "../../build/make-lock.ts";
import { noCache } from "../../engine/images/cache.ts";
import type { OptionValues, OutputFile, PressForm } from "../../formats/format.ts";
import type { Language } from "../../locales/words.ts";
import { checkSignatures } from "./signatures.ts";

/** A rebuilt issue: all outputs that promise the same bytes. */
interface Rebuilt {
  /** Without those of signatures. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if errors prevent it. */
  readonly built: LockedBuild | undefined;
  /** Faults of the record of signatures, and pages that changed after they were signed. */
  readonly signatures: readonly Diagnostic[];
}

export interface LockedBuild {
  readonly lock: Lock;
  readonly madeUp: MadeUp;
  /** The outputs that the lock has. */
  readonly files: readonly OutputFile[];
  readonly ledger: Ledger;
  readonly inputs: readonly ReadInput[];
}

/**
 * Builds an issue anew, without the cache of photos, since a photo in it may be the damaged one.
 * @param as the form of the press files of a lock that it is compared with; undefined: an error prevents press files other than those of the issue's lock
 */
export async function rebuild(
  path: string,
  plain: Host,
  engine: Engine,
  language: Language,
  as: PressForm | undefined,
): Promise<Rebuilt> {
  const host = withLedger({ ...plain, pictures: noCache, press: as }, engine.version);
  const compiled = await compile(path, host);
  const { madeUp } = compiled;
  if (madeUp === undefined || hasErrors(compiled.diagnostics)) return { ...compiled, built: undefined, signatures: [] };
  const checked = await checkSignatures(madeUp, { language, files: host.files, version: engine.version });
  const signatures = checked.diagnostics;
  const options: OptionValues = as === undefined ? {} : { force: true };
  const formats = Object.fromEntries(promisedFormats().map(({ name }) => [name, options]));
  const { files: drawn, diagnostics } = await draw(compiled, madeUp, { pages: undefined, formats }, host);
  if (hasErrors(diagnostics)) return { diagnostics, built: undefined, signatures };
  const files = promisedAmong(drawn);
  const lock = lockOfBuild(madeUp, host, engine, files);
  const built = { lock, madeUp, files, ledger: host.ledger, inputs: inputsRead(madeUp, host) };
  return { diagnostics, built, signatures };
}

/** The differences of a rebuild from its lock. All lists are empty if there are none. */
export interface Comparison {
  /** Undefined if the lock is the issue's own. */
  readonly issue: { readonly was: string; readonly is: string } | undefined;
  readonly inputs: readonly InputChange[];
  /** Versions that differ. They may: `isIdentical` ignores them. */
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
  /** Labels of pages that differ although no changed story is on them now: furniture, rules or adverts differ, or a story was removed. */
  readonly pages: readonly string[];
}

export interface StoryChange {
  readonly id: string;
  readonly change: ListChange;
  /** The first line of its copy that differs, from 0; undefined for a story that was added or removed, or that differs only in its head, photos or rules. */
  readonly line: number | undefined;
}

export interface OutputChange {
  readonly path: string;
  readonly change: ListChange;
  /** The number of the first PDF object that differs, from 0 in the order of the file; undefined if unknown. */
  readonly object: number | undefined;
}

/** @param labelsOf the pages of a story in the rebuild */
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

/** True if the rebuild proves the lock: the same issue, the same inputs, the same layout, the same bytes. */
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

/** @param labelsOf the pages that a story is on now */
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
  const onChanged = new Set(stories.flatMap(({ id }) => labelsOf(id)));
  const pages = Object.keys({ ...was.pages, ...is.pages }).filter(
    (label) => was.pages[label] !== is.pages[label] && !onChanged.has(label),
  );
  return { stories: [...stories, ...gone.map((id) => ({ id, change: "gone", line: undefined }) as const)], pages };
}

/** The number of the first short hash that differs, from 0; undefined if all are equal. */
function firstDifferent(was: string, is: string): number | undefined {
  if (was === is) return undefined;
  let at = 0;
  while (was.slice(at, at + SHORT) === is.slice(at, at + SHORT)) at += SHORT;
  return at / SHORT;
}
