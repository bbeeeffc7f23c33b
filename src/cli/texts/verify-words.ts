import { basename, dirname, join } from "node:path";
import { sha256Of } from "../../base/sha256.ts";
import type { Host } from "../../build/host.ts";
import { catalogueOf, issueCatalogue } from "../../build/issue-fonts.ts";
import { type Input, type Lock, placedLines } from "../../build/lock.ts";
import { pdfObjects } from "../../build/make-lock.ts";
import type { FontEntry } from "../../engine/fonts/catalogue.ts";
import {
  type Comparison,
  compareInputs,
  type EngineChange,
  type InputChange,
  type LockedBuild,
  type OutputChange,
  type StoryChange,
} from "../../tools/records/rebuild.ts";
import type { lockTexts } from "./lock.ts";
import { fill } from "./texts.ts";

type Words = (typeof lockTexts)["en"];

/** A lock, what was rebuilt, and how they differ. */
interface VerifyFinding {
  readonly was: Lock;
  readonly built: LockedBuild;
  readonly comparison: Comparison;
}

/** The differences in words: inputs, layout, outputs, and with what it was made. */
export function comparisonLines({ was, built, comparison }: VerifyFinding, words: Words): readonly string[] {
  const { issue, inputs, layout, outputs, engine } = comparison;
  return [
    ...(issue === undefined ? [] : [fill(words.otherIssue, issue)]),
    ...inputLines(inputs, words),
    layout === undefined ? words.sameLayout : words.otherLayout,
    ...(layout?.stories ?? []).map((story) => storyLine(story, built, words)),
    ...(layout?.pages ?? []).map((page) => fill(words.pageDiffers, { page })),
    ...outputs.map((output) => outputLine(output, built, words)),
    ...engine.map((change) => engineLine(change, words)),
    // If only inputs changed, another version of the program would give the same.
    ...(engine.length > 0 || inputs.length === 0
      ? [fill(words.howToRun, { version: was.engine.version, node: was.engine.node })]
      : []),
  ];
}

export function inputLines(inputs: readonly InputChange[], words: Words): readonly string[] {
  const texts = { changed: words.inputChanged, added: words.inputAdded, gone: words.inputGone };
  return inputs.map(({ change, kind, name }) => fill(texts[change], { kind, name }));
}

function storyLine({ id: story, change, line }: StoryChange, built: LockedBuild, words: Words): string {
  if (change === "added") return fill(words.storyAdded, { story });
  if (change === "gone") return fill(words.storyGone, { story });
  if (line === undefined) return fill(words.storyHead, { story });
  const at = placedLines(built.madeUp.layout, story)[line];
  if (at === undefined) return fill(words.storyShorter, { story, line });
  return fill(words.storyLine, { story, line: line + 1, page: at.page, text: at.text });
}

/** The first object of a PDF that differs, as the file itself numbers it. */
export function objectIn(
  { path, object }: OutputChange,
  built: LockedBuild,
): { readonly number: number; readonly what: string } | undefined {
  const file = built.files.find((each) => each.path === path);
  const found = file && object !== undefined ? pdfObjects(file.bytes)[object] : undefined;
  return found && { number: found.number, what: found.what };
}

function outputLine(output: OutputChange, built: LockedBuild, words: Words): string {
  const { path, change } = output;
  if (change === "added") return fill(words.outputAdded, { path });
  if (change === "gone") return fill(words.outputGone, { path });
  const found = objectIn(output, built);
  if (found === undefined) return fill(words.outputChanged, { path });
  return fill(words.outputObject, { path, ...found });
}

function engineLine({ name, was = "—", is = "—" }: EngineChange, words: Words): string {
  return fill(words.engineChanged, { name, was, is });
}

/** The inputs that are not as locked, each looked at by itself, without a build. A pack has the fonts that its lock names, and no others. */
export async function wrongInputs({ inputs }: Lock, manifest: string, host: Host): Promise<readonly InputChange[]> {
  const folder = (await host.files.look(dirname(manifest)))?.path ?? dirname(manifest);
  const fonts = await fontsOf(manifest, host);
  const bytesOf = async ({ kind, name }: Input): Promise<Uint8Array | undefined> => {
    if (kind === "font") return bytesOfFont(fonts.get(name), host);
    const isOwn = kind === "profile" && name === basename(host.profile);
    return (await host.files.read(join(folder, name))) ?? (isOwn ? host.files.read(host.profile) : undefined);
  };
  const found: Input[] = [];
  // One after the other: photos are large.
  for (const input of inputs.files) {
    const bytes = await bytesOf(input);
    if (bytes !== undefined) found.push({ ...input, bytes: bytes.length, sha256: sha256Of(bytes) });
  }
  const known = new Set(inputs.files.flatMap(({ kind, name }) => (kind === "font" ? [name] : [])));
  for (const { id, sha256 } of host.fonts.complete ? fonts.values() : []) {
    if (!known.has(id)) found.push({ kind: "font", name: id, bytes: 0, sha256 });
  }
  return compareInputs(inputs.files, found);
}

/** The fonts that are listed for an issue. A pack has them all in one list, so that its manifest need not be read. */
async function fontsOf(manifest: string, host: Host): Promise<ReadonlyMap<string, FontEntry>> {
  const asked = host.fonts.complete ? undefined : await issueCatalogue(manifest, host);
  const listed = asked?.ok ? asked : catalogueOf(host.fonts, undefined);
  return listed.ok ? listed.value.files : new Map();
}

function bytesOfFont(entry: FontEntry | undefined, { fonts }: Host): Uint8Array | undefined {
  if (entry === undefined) return undefined;
  try {
    const file = fonts.open(fonts.locate(entry));
    const bytes = new Uint8Array(file.size);
    file.read(bytes, [[0, file.size]]);
    return bytes;
  } catch {
    return undefined;
  }
}
