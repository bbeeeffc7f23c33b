import { dirname, join } from "node:path";
import type { Host } from "../app/host.ts";
import type { Built } from "../app/rebuild.ts";
import type { Comparison, EngineChange, InputChange, OutputChange, StoryChange } from "../lock/compare.ts";
import { placedLines } from "../lock/layout-print.ts";
import { hashOf } from "../lock/ledger.ts";
import type { Lock } from "../lock/lock.ts";
import { pdfObjects } from "../lock/pdf-objects.ts";
import type { lockTextsIn } from "./lock-texts.ts";
import { fill } from "./texts.ts";

type Words = ReturnType<typeof lockTextsIn>;

/** A lock, what was rebuilt, and how they differ. */
export interface Finding {
  readonly was: Lock;
  readonly built: Built;
  readonly comparison: Comparison;
}

/** The differences in words: inputs, layout, outputs, and with what it was made. */
export function comparisonLines({ was, built, comparison }: Finding, words: Words): readonly string[] {
  const { inputs, layout, outputs, engine } = comparison;
  return [
    ...inputLines(inputs, words),
    layout === undefined ? words.sameLayout : words.otherLayout,
    ...(layout?.stories ?? []).map((story) => storyLine(story, built, words)),
    ...(layout?.pages ?? []).map((page) => fill(words.pageDiffers, { page })),
    ...outputs.map((output) => outputLine(output, built, words)),
    ...engine.map((change) => engineLine(change, words)),
    // Where inputs changed and nothing else did, another version would say the same.
    ...(engine.length > 0 || inputs.length === 0
      ? [fill(words.howToRun, { version: was.engine.version, node: was.engine.node })]
      : []),
  ];
}

export function inputLines(inputs: readonly InputChange[], words: Words): readonly string[] {
  const texts = { changed: words.inputChanged, added: words.inputAdded, gone: words.inputGone };
  return inputs.map(({ change, kind, name }) => fill(texts[change], { kind, name }));
}

function storyLine({ id: story, change, line }: StoryChange, built: Built, words: Words): string {
  if (change === "added") return fill(words.storyAdded, { story });
  if (change === "gone") return fill(words.storyGone, { story });
  if (line === undefined) return fill(words.storyHead, { story });
  const at = placedLines(built.madeUp.layout, story)[line];
  if (at === undefined) return fill(words.storyShorter, { story, line });
  return fill(words.storyLine, { story, line: line + 1, page: at.page, text: at.text });
}

function outputLine({ path, change, object }: OutputChange, built: Built, words: Words): string {
  if (change === "added") return fill(words.outputAdded, { path });
  if (change === "gone") return fill(words.outputGone, { path });
  const file = built.files.find((each) => each.path === path);
  const found = file && object !== undefined ? pdfObjects(file.bytes)[object] : undefined;
  if (found === undefined) return fill(words.outputChanged, { path });
  return fill(words.outputObject, { path, number: found.number, what: found.what });
}

function engineLine({ name, was = "—", is = "—" }: EngineChange, words: Words): string {
  return fill(words.engineChanged, { name, was, is });
}

/** The inputs that are not as locked, of an issue that can't be rebuilt: fonts and the program's own profile are not looked at. */
export async function lostInputs(was: Lock, manifest: string, host: Host): Promise<readonly InputChange[]> {
  const folder = (await host.files.look(dirname(manifest)))?.path ?? dirname(manifest);
  const looked = was.inputs.files
    .filter(({ kind }) => kind !== "font" && kind !== "profile")
    .map(async ({ kind, name, sha256 }): Promise<readonly InputChange[]> => {
      const bytes = await host.files.read(join(folder, name));
      if (bytes === undefined) return [{ change: "gone", kind, name }];
      return hashOf(bytes) === sha256 ? [] : [{ change: "changed", kind, name }];
    });
  return (await Promise.all(looked)).flat();
}
