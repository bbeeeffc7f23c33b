import type { HandStep } from "../hand-step.ts";
import type { SourceContent } from "../protocol.ts";
import { bothChanges, type Disagreement, mergedChanges, movedPlace } from "./edit-range.ts";
import type { Client, Draft, ShownSource, Whose } from "./shown.ts";
import { type StepQueue, shownAfter } from "./step-queue.ts";

export function textInPanel({ draft }: Client, { content }: ShownSource): string {
  return draft.value.text ?? content.text;
}

/** Notes what stands in the panel. */
export function write({ draft }: Client, { content }: ShownSource, text: string): void {
  if (draft.value.theirs === undefined) draft.change({ text: text === content.text ? undefined : text });
  else draft.change({ text });
}

/** The draft, joined with the file; both, if they changed the same words. */
export function draftPieces({ text, theirs }: Draft, { content }: ShownSource): readonly (string | Disagreement)[] {
  if (text === undefined || theirs === undefined) return [];
  return mergedChanges(content.text, text, theirs.text);
}

/** If both sides changed the same words, takes those of one side and lays the other's aside. Nothing is saved by it. */
export function takeSide({ draft, shown }: Client, side: Whose): void {
  const { source } = shown.value;
  const { theirs } = draft.value;
  if (source === undefined || theirs === undefined) return;
  const pieces = draftPieces(draft.value, source);
  const taken = (mine: boolean): readonly string[] =>
    pieces.map((piece) => (typeof piece === "string" ? piece : piece[mine ? "one" : "other"]));
  const left = taken(side !== "mine").filter((_, at) => typeof pieces[at] !== "string");
  const text = taken(side === "mine").join("");
  const aside = { file: theirs.file, of: side === "mine" ? "theirs" : "mine", text: left.join("\n") } as const;
  draft.change({
    text: text === theirs.text ? undefined : text,
    theirs: undefined,
    ...(aside.text !== "" && { aside }),
  });
  shown.change({ source: asChanged(source, theirs), notice: undefined });
}

/**
 * Shows a place of a source. A draft stays. It takes in what changes in its file elsewhere; another file is shown only when it is saved or discarded.
 */
export function showSource(client: Client, next: ShownSource): void {
  const { draft, shown, view } = client;
  const { source } = shown.value;
  if (view.value.side !== "source") view.change({ side: "source" });
  const kept = draft.value.text === undefined ? undefined : source?.content;
  if (kept !== undefined && kept.file !== next.content.file) shown.change({ notice: { error: "unsaved" } });
  else {
    const content = kept === undefined ? next.content : withDraft(client, kept, next.content);
    shown.change({ source: { ...next, content }, notice: undefined });
  }
}

/** Shows the same file as the last build read it, but not while a word is being composed. @returns what that build read */
export async function reread(client: Client, { place, content }: ShownSource): Promise<SourceContent | undefined> {
  const { shown, line, draft } = client;
  const { read = 0 } = shown.value.state ?? {};
  const reply = await line.post<SourceContent>("/text", { revision: read, file: content.file });
  const { source } = shown.value;
  if (!reply.ok) {
    if (reply.refusal.error === "nothing" && source?.place === place)
      shown.change({ source: { ...source, lit: false, unused: true } });
    return undefined;
  }
  if (source?.place === place && !draft.value.composing) {
    const now = asChanged(source, withDraft(client, source.content, reply.value));
    shown.change({ source: { ...now, place: { ...now.place, revision: read, source: reply.value.source } } });
  }
  return reply.value;
}

/** The same place where a file has changed round it. */
function asChanged({ place, content }: ShownSource, now: SourceContent): ShownSource {
  return { place: movedPlace(place, content.text, now.text), content: now, lit: false };
}

/** A file as it is now, with the draft in it. If the two clash, it is as it was when the draft began, until the writer has chosen. */
function withDraft({ draft }: Client, before: SourceContent, now: SourceContent): SourceContent {
  const { text } = draft.value;
  if (text === undefined) return now;
  const both = bothChanges(before.text, text, now.text);
  if (both === undefined) {
    draft.change({ theirs: now });
    return { ...now, text: before.text };
  }
  draft.change({ text: both === now.text ? undefined : both, theirs: undefined });
  return now;
}

/**
 * Saves the draft, one saving after the other, each on top of what was saved before, here or elsewhere. What is written after the reader asked for it is not
 * saved.
 */
export function openSaver(of: () => Client, send: StepQueue["send"]): () => Promise<void> {
  let wanted = false;
  let onItsWay: string | undefined;
  return async () => {
    const { text } = of().draft.value;
    if (text === undefined || text === onItsWay || of().shown.value.source?.unused) return;
    if (!broughtTogether(of())) return of().shown.change({ notice: { error: "clash" } });
    wanted = true;
    let saved: Saving | undefined;
    const noted = (next: Saving | undefined): object | undefined => {
      saved = next;
      onItsWay = next?.wish.step.after;
      return next?.wish;
    };
    const asked = (): object | undefined => {
      const next = wanted ? savingOf(of()) : undefined;
      wanted = false;
      return noted(next);
    };
    await send("/hand", asked, {
      written: () => saved && noteSaved(of(), saved),
      refused: async () => saved && noted(await carriedOn(of(), saved)),
    });
    onItsWay = undefined;
  };
}

/** Takes the file as it is now for the base of the draft. @returns false if the writer has to choose */
function broughtTogether(client: Client): boolean {
  const { source } = client.shown.value;
  if (source !== undefined && draftPieces(client.draft.value, source).some((piece) => typeof piece !== "string"))
    return false;
  takeSide(client, "mine");
  return true;
}

/** The saving of what is written, as a step. */
interface Saving {
  readonly file: string;
  readonly wish: { readonly revision: number; readonly step: Extract<HandStep, { kind: "text" }> };
}

/** Undefined: there is nothing to be saved. */
function savingOf({ draft, shown }: Client): Saving | undefined {
  const { source } = shown.value;
  const { text } = draft.value;
  if (source === undefined || text === undefined) return undefined;
  const { place, content } = source;
  const step = { kind: "text", source: content.source, before: content.text, after: text } as const;
  return { file: content.file, wish: { revision: place.revision, step } };
}

/** The same saving on top of what was saved elsewhere meanwhile; undefined: that has other text in the same place. */
async function carriedOn(client: Client, { file, wish }: Saving): Promise<Saving | undefined> {
  const now = await readAfter(client, wish.revision);
  const { source } = client.shown.value;
  // Discarded meanwhile, or not to be brought together with what is written.
  if (client.draft.value.text === undefined || source?.content.file !== file || source.content.text !== now?.text)
    return undefined;
  const after = bothChanges(wish.step.before, wish.step.after, now.text);
  if (after === undefined) return undefined;
  const step = { ...wish.step, source: now.source, before: now.text, after };
  return { file, wish: { revision: source.place.revision, step } };
}

/** Shows the file as a later build has it than one, which may still be under way. @returns what that build read */
async function readAfter(client: Client, revision: number): Promise<SourceContent | undefined> {
  const { source, state } = client.shown.value;
  const now = source && (await reread(client, source));
  if (now === undefined || client.shown.value.source?.place.revision !== revision) return now;
  return (await shownAfter(client, state?.read ?? 0)) ? readAfter(client, revision) : undefined;
}

/** The draft is saved, and the file has it; what was written since has still to be saved. */
function noteSaved({ draft, shown }: Client, { file, wish }: Saving): void {
  const { source } = shown.value;
  const { after } = wish.step;
  if (source?.content.file !== file) return;
  draft.change({ theirs: undefined, ...(draft.value.text === after && { text: undefined }) });
  shown.change({ source: asChanged(source, { ...source.content, text: after }) });
}
