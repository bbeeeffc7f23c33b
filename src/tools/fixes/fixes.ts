import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { catalogueOf } from "../../base/codes.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Memory } from "../../base/memo.ts";
import { type SourceFile, sourceFile } from "../../base/source.ts";
import { rewriteWith, withEndsOf } from "../../build/disk/replace-files.ts";
import type { Host } from "../../build/host.ts";
import { newMemory } from "../../build/memory.ts";
import { decode } from "../../engine/manifest/decode.ts";
import { wordsIn } from "../../locales/catalogues.ts";
import { placeJson } from "../../locales/report.ts";
import type { Language } from "../../locales/words.ts";
import type { Effect, Fix, Look, Proposal } from "./fix.ts";
import { editedTexts, effectOf, type Looking, lookAt, type Refusal } from "./look.ts";
import { proposalsFor } from "./propose.ts";

/** An issue whose fixes are asked for. */
export interface Fixing {
  readonly looking: Looking;
  readonly look: Look;
  readonly proposals: readonly Proposal[];
}

/** Builds the issue in memory and finds what may be proposed. Nothing is tried yet. @param path the manifest, absolute @param memory that of earlier builds of the issue */
export async function openFixing(path: string, host: Host, memory: Memory = newMemory()): Promise<Fixing> {
  const looking = { path, host, memory };
  const look = await lookAt(looking);
  // Trials are no stages of a build.
  return fixingOf({ ...looking, host: { ...host, watch: { ...host.watch, began: () => undefined } } }, look);
}

function fixingOf(looking: Looking, look: Look): Fixing {
  return { looking, look, proposals: proposalsFor(look) };
}

/** How much is tried. */
export interface Effort {
  /** Messages, errors first. */
  readonly messages: number;
  /** Fixes of one message. */
  readonly fixes: number;
  /** Trials of one message, and of all: each takes a fraction of a build. */
  readonly trials: number;
  readonly allTrials: number;
}

/** A terminal shows one fix a message; nobody waits long for it. */
export const FEW: Effort = { messages: 8, fixes: 1, trials: 10, allTrials: 32 };
/** What programs and people ask for. */
export const MANY: Effort = { messages: 200, fixes: 3, trials: 24, allTrials: 240 };

/** The sound fixes of an issue's messages. */
export async function fixesOf(fixing: Fixing, effort: Effort): Promise<ReadonlyMap<Diagnostic, readonly Fix[]>> {
  const { proposals, look } = fixing;
  const cured = new Set(proposals.map(({ diagnostic }) => diagnostic));
  const urgent = look.compiled.diagnostics
    .filter((each) => cured.has(each))
    .toSorted((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  const found = new Map<Diagnostic, readonly Fix[]>();
  const all = { left: effort.allTrials };
  for (const diagnostic of urgent.slice(0, effort.messages)) {
    const own = proposals.filter((proposal) => proposal.diagnostic === diagnostic);
    const fixes: Fix[] = [];
    const budget = { left: Math.min(effort.trials, all.left) };
    const before = budget.left;
    for (const [at, proposal] of own.entries()) {
      if (fixes.length >= effort.fixes || budget.left <= 0) break;
      // Each kind gets its share: the last ones are no worse than the first.
      const share = { left: Math.ceil(budget.left / (own.length - at)) };
      const given = share.left;
      const fix = (await tried(proposal, fixing, share))?.fix;
      budget.left -= given - share.left;
      if (fix !== undefined) fixes.push(fix);
    }
    all.left -= before - budget.left;
    if (fixes.length > 0) found.set(diagnostic, fixes);
  }
  return found;
}

/** The fix of a name, tried as far as it takes; undefined where none is sound. */
export async function fixNamed(id: string, fixing: Fixing): Promise<Tried | undefined> {
  const proposal = fixing.proposals.find((each) => each.id === id);
  return proposal && tried(proposal, fixing, { left: Number.POSITIVE_INFINITY });
}

/** Why there is no fix of a name. */
export interface Unsound {
  /** False if nothing of this name is proposed: an issue without pages has no proposals for them. */
  readonly known: boolean;
  /** What its likeliest edit would bring; undefined if no edit of its kind can be made. */
  readonly refused: Refusal["refused"] | undefined;
  /** A fix with which it becomes one, or after which it is no longer needed. */
  readonly first: Fix | undefined;
}

/** Why there is no fix of a name, and which fix has to come first. Those of the message that it follows from are tried first, then those of errors. */
export async function whyUnsound(id: string, fixing: Fixing): Promise<Unsound> {
  const { look, looking, proposals } = fixing;
  const own = proposals.find((each) => each.id === id);
  const refusals: Refusal[] = [];
  if (own !== undefined) await tried(own, fixing, { left: MANY.trials }, (each) => refusals.push(each));
  const isCause = ({ also }: Diagnostic): boolean => own !== undefined && also.includes(own.diagnostic);
  const why = { known: own !== undefined, refused: refusals[0]?.refused };
  const others = [...(await fixesOf(fixing, MANY))]
    .filter(([each]) => each !== own?.diagnostic)
    .toSorted(([one], [other]) => Number(isCause(other)) - Number(isCause(one)));
  for (const [, [first]] of others.slice(0, FEW.messages)) {
    if (first === undefined) continue;
    const texts = editedTexts(look.texts, first.edits, (file) => knownText(file, look));
    const next = fixingOf(looking, await lookAt(looking, texts));
    const again = next.proposals.find((each) => each.id === id);
    const isSound = again === undefined ? why.known : (await tried(again, next, { left: FEW.trials })) !== undefined;
    if (isSound) return { ...why, first };
  }
  return { ...why, first: undefined };
}

/** A fix, and the issue without and with it. */
export interface Tried {
  readonly fix: Fix;
  readonly before: Look;
  readonly after: Look;
}

/** The first way of a proposal that keeps the law. @param refuse called for each that does not */
async function tried(
  { id, diagnostic, ways }: Proposal,
  fixing: Fixing,
  budget: { left: number },
  refuse: (why: Refusal) => void = () => undefined,
): Promise<Tried | undefined> {
  const { looking, look } = fixing;
  const steps = ways()[Symbol.iterator]();
  let after = look;
  for (;;) {
    const step = steps.next(after);
    if (step.done === true || budget.left <= 0) return undefined;
    const way = step.value;
    if (way.draft !== true) budget.left--;
    const texts = editedTexts(look.texts, way.edits, (file) => knownText(file, look));
    after = await lookAt(looking, texts);
    if (way.draft === true) continue;
    const effect = effectOf(look, after, diagnostic, way);
    if ("refused" in effect) {
      refuse(effect);
      continue;
    }
    const plain = effect.moves.length === 0 && way.guess !== true && !isOfCopy(diagnostic);
    return {
      fix: { id, code: diagnostic.code, title: way.title, edits: way.edits, ...effect, plain },
      before: look,
      after,
    };
  }
}

/** Another mark in copy is another mark on its page, also where an error keeps the pages from being made. */
function isOfCopy({ code }: Diagnostic): boolean {
  return ["copy", "usage"].includes(catalogueOf(code));
}

function knownText(file: string, look: Look): string | undefined {
  if (file === look.manifest.file) return look.manifest.text;
  return look.compiled.diagnostics.find(({ span }) => span.source.path === file)?.span.source.text;
}

/** So many fixes are applied in one go. */
const MOST_PLAIN = 200;

/** All fixes that move nothing on paper, each tried on top of those before it. */
export async function plainFixes(opened: Fixing): Promise<readonly Tried[]> {
  const fixes: Tried[] = [];
  let fixing = opened;
  const refused = new Set<string>();
  for (let trials = 0; trials < MOST_PLAIN; trials++) {
    const next = fixing.proposals.find((each) => !isOfCopy(each.diagnostic) && !refused.has(nameOf(each, fixing)));
    if (next === undefined) break;
    const found = await tried(next, fixing, { left: 1 });
    if (found?.fix.plain === true) {
      fixes.push(found);
      fixing = fixingOf(opened.looking, found.after);
    } else refused.add(nameOf(next, fixing));
  }
  return fixes;
}

/** What is proposed where: places shift with the fixes above them, so the text there stands for the place. */
function nameOf({ id, diagnostic: { span } }: Proposal, { look }: Fixing): string {
  return `${id} ${look.ownerOf(span)} ${span.source.text.slice(span.start, span.end)}`;
}

/** A fix in words, with the pages that it moves and the warnings that it brings. */
export function titleOf(
  { title, moves, leaves, warns }: Pick<Fix, "title" | keyof Effect>,
  language: Language,
): string {
  const words = wordsIn("fixes", language);
  const said = words(title.id, title.args);
  if (moves.length === 0) return said;
  const white = leaves.length === 0 ? {} : { leaves: leaves.join(", ") };
  const worse = warns.length === 0 ? {} : { warns: warns.join(", ") };
  return words("moves", { title: said, pages: moves.join(", "), count: moves.length, ...white, ...worse });
}

/** As `--json` prints it. */
export interface FixJson {
  readonly id: string;
  readonly title: string;
  readonly edits: readonly (ReturnType<typeof placeJson> & { readonly text: string })[];
}

/** A fix for other programs, its places as those of messages are. */
export function fixJson(fix: Fix, look: Look, language: Language): FixJson {
  const edits = fix.edits.map(({ file, start, end, text }) => {
    return { ...placeJson({ source: sourceOf(file, look), start, end }), text };
  });
  return { id: fix.id, title: titleOf(fix, language), edits };
}

/** A file as an issue was read. */
export function sourceOf(file: string, look: Look): SourceFile {
  return sourceFile(file, look.texts.get(file) ?? knownText(file, look) ?? "");
}

/**
 * Writes other texts into an issue's files, each in one step, with their own line ends.
 * @returns the name of a file that has changed since it was read; then nothing is written
 */
export async function writeTexts(texts: Look["texts"], fixing: Fixing): Promise<string | undefined> {
  const { host } = fixing.looking;
  const changed: { readonly path: string; readonly text: string }[] = [];
  for (const [file, text] of texts) {
    const path = resolve(host.folder, file);
    const raw = await readFile(path, "utf8");
    const decoded = decode(Buffer.from(raw), file, "copy");
    if (!decoded.ok || decoded.value.text !== knownText(file, fixing.look)) return file;
    changed.push({ path, text: (raw.startsWith("\ufeff") ? "\ufeff" : "") + withEndsOf(raw, text) });
  }
  for (const { path, text } of changed) await rewriteWith(path, text);
  return undefined;
}
