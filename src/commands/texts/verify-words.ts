import { basename, dirname, join } from "node:path";
import type { Host } from "../../app/host.ts";
import { catalogueOf, issueCatalogue } from "../../app/issue-fonts.ts";
import type { LockedBuild } from "../../app/rebuild/rebuild.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { FontEntry } from "../../fonts/catalogue.ts";
import type { Comparison, EngineChange, InputChange, OutputChange, StoryChange } from "../../lock/compare.ts";
import { placedLines } from "../../lock/layout-print.ts";
import type { Lock } from "../../lock/lock.ts";
import { pdfObjects } from "../../lock/pdf-objects.ts";
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

/** The inputs that are not as locked, each looked at by itself, without a build. */
export async function wrongInputs(was: Lock, manifest: string, host: Host): Promise<readonly InputChange[]> {
  const folder = (await host.files.look(dirname(manifest)))?.path ?? dirname(manifest);
  const files = was.inputs.files.filter(({ kind }) => kind !== "font");
  const found: InputChange[] = [];
  // One after the other: photos are large.
  for (const { kind, name, sha256 } of files) {
    const isOwn = kind === "profile" && name === basename(host.profile);
    const bytes =
      (await host.files.read(join(folder, name))) ?? (isOwn ? await host.files.read(host.profile) : undefined);
    if (bytes === undefined) found.push({ change: "gone", kind, name });
    else if (sha256Of(bytes) !== sha256) found.push({ change: "changed", kind, name });
  }
  return [...found, ...wrongFonts(was, host, await fontsOf(manifest, host))];
}

type ListedFonts = ReadonlyMap<string, FontEntry>;

/** The list of fonts and the lock both say what a font must be. */
function wrongFonts(was: Lock, host: Host, entries: ListedFonts): readonly InputChange[] {
  const locked = was.inputs.files.filter(({ kind }) => kind === "font");
  return locked.flatMap(({ name, sha256 }): readonly InputChange[] => {
    const entry = entries.get(name);
    const hash = entry && hashOfFont(entry, host);
    if (hash === undefined) return [{ change: "gone", kind: "font", name }];
    return hash === sha256 && hash === entry?.sha256 ? [] : [{ change: "changed", kind: "font", name }];
  });
}

/**
 * The inputs of a pack that must not be opened: a font or profile that is not the locked one may be made to break its reader. A pack has the fonts
 * that its lock names, and no others.
 */
export async function unsafeInputs(was: Lock, manifest: string, host: Host): Promise<readonly InputChange[]> {
  const wrong = (await wrongInputs(was, manifest, host)).filter(({ kind }) => kind === "font" || kind === "profile");
  const known = new Set(was.inputs.files.flatMap(({ kind, name }) => (kind === "font" ? [name] : [])));
  const added = [...(await fontsOf(manifest, host)).keys()].filter((id) => !known.has(id));
  return [...wrong, ...added.map((name): InputChange => ({ change: "added", kind: "font", name }))];
}

/** The fonts that are listed for an issue. A pack has them all in one list, so that its manifest need not be read. */
async function fontsOf(manifest: string, host: Host): Promise<ListedFonts> {
  const asked = host.fonts.complete ? undefined : await issueCatalogue(manifest, host);
  const listed = asked?.ok ? asked : catalogueOf(host.fonts, undefined);
  return listed.ok ? listed.value.files : new Map();
}

function hashOfFont(entry: FontEntry, { fonts }: Host): string | undefined {
  try {
    const file = fonts.open(fonts.locate(entry));
    const bytes = new Uint8Array(file.size);
    file.read(bytes, [[0, file.size]]);
    return sha256Of(bytes);
  } catch {
    return undefined;
  }
}
