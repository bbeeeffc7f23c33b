// The draft in the side panel. It is based on a file as one build read it; when the file is saved elsewhere, the draft is merged with it, line by line, like a
// three-way merge. Where both changed the same words, the writer chooses. Nothing typed is ever lost: text that is not chosen is laid aside to be copied.
import { editsBetween } from "../../../base/sequence.ts";
import type { HandStep } from "../hand-step.ts";
import type { Answer, SourceContent, SourcePlace } from "../protocol.ts";
import type { Client, Draft, ShownSource, Whose } from "./shown.ts";

export function textInPanel({ draft }: Client, { content }: ShownSource): string {
  return draft.value.text ?? content.text;
}

/** Notes the text of the panel. */
export function write({ draft }: Client, { content }: ShownSource, text: string): void {
  const same = draft.value.theirs === undefined && text === content.text;
  draft.change({ text: same ? undefined : text, saved: undefined });
}

/** The draft, merged with the file; both, if they changed the same words. */
export function draftPieces({ text, theirs }: Draft, { content }: ShownSource): readonly (string | Disagreement)[] {
  if (text === undefined || theirs === undefined) return [];
  return mergedChanges(content.text, text, theirs.text);
}

/** If both sides changed the same words, takes those of one side and lays the other's aside. Saves nothing. */
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

/** Shows a place of a source. A draft is kept and merged with changes of its file; another file is shown only when it is saved or discarded. */
export function showSource(client: Client, next: ShownSource): void {
  const { draft, shown, view } = client;
  const { source } = shown.value;
  if (view.value.side !== "source") view.change({ side: "source" });
  const current = draft.value.text === undefined ? undefined : source?.content;
  if (current !== undefined && current.file !== next.content.file) shown.change({ notice: { error: "unsaved" } });
  else {
    const content = current === undefined ? next.content : withDraft(client, current, next.content);
    shown.change({ source: { ...next, content }, notice: undefined });
  }
}

/** Shows the same file as the last build read it, but not while a word is being composed. @returns the file of that build */
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

/** The same place in a file that has changed. */
function asChanged({ place, content }: ShownSource, now: SourceContent): ShownSource {
  return { place: movedPlace(place, content.text, now.text), content: now, lit: false };
}

/** The present file with the draft in it. If the two conflict, the file as it was when the draft began, until the writer has chosen. */
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
 * Saves the draft. Savings run one after the other, each on top of the ones before, made here or elsewhere. Text that is written after the request is not
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

/** Makes the present file the base of the draft. @returns false if the writer has to choose */
function broughtTogether(client: Client): boolean {
  const { source } = client.shown.value;
  if (source !== undefined && draftPieces(client.draft.value, source).some((piece) => typeof piece !== "string"))
    return false;
  takeSide(client, "mine");
  return true;
}

/** The step that saves the draft. */
interface Saving {
  readonly file: string;
  readonly wish: { readonly revision: number; readonly step: Extract<HandStep, { kind: "text" }> };
}

/** Undefined if there is nothing to save. */
function savingOf({ draft, shown }: Client): Saving | undefined {
  const { source } = shown.value;
  const { text } = draft.value;
  if (source === undefined || text === undefined) return undefined;
  const { place, content } = source;
  const step = { kind: "text", source: content.source, before: content.text, after: text } as const;
  return { file: content.file, wish: { revision: place.revision, step } };
}

/** The same step on top of a file that was saved elsewhere meanwhile; undefined if that has other text in the same place. */
async function carriedOn(client: Client, { file, wish }: Saving): Promise<Saving | undefined> {
  const now = await readAfter(client, wish.revision);
  const { source } = client.shown.value;
  // Discarded meanwhile, or in conflict with the draft.
  if (client.draft.value.text === undefined || source?.content.file !== file || source.content.text !== now?.text)
    return undefined;
  const after = bothChanges(wish.step.before, wish.step.after, now.text);
  if (after === undefined) return undefined;
  const step = { ...wish.step, source: now.source, before: now.text, after };
  return { file, wish: { revision: source.place.revision, step } };
}

/** Waits for a later build than the given one, and shows the file as it read it. @returns the file of that build */
async function readAfter(client: Client, revision: number): Promise<SourceContent | undefined> {
  const { source, state } = client.shown.value;
  const now = source && (await reread(client, source));
  if (now === undefined || client.shown.value.source?.place.revision !== revision) return now;
  return (await shownAfter(client, state?.read ?? 0)) ? readAfter(client, revision) : undefined;
}

/** The draft is saved, and the file has it; text written since has still to be saved. The build of the file may have come first and ended the draft. */
function noteSaved({ draft, shown }: Client, { file, wish }: Saving): void {
  const { source } = shown.value;
  const { after } = wish.step;
  if (source?.content.file !== file) return;
  const { text = after } = draft.value;
  draft.change({ theirs: undefined, ...(text === after && { text: undefined, saved: file }) });
  shown.change({ source: asChanged(source, { ...source.content, text: after }) });
}

/** Characters that another text has in place of some; offsets in UTF-16 units. */
interface ChangedRange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type TextPlace = Pick<SourcePlace, "line" | "column" | "link">;

/** The one stretch in which two texts differ. Neither end of it splits a surrogate pair. */
export function changedRange(before: string, after: string): ChangedRange {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from--;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (same > 0 && isLow(before.charCodeAt(before.length - same))) same--;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Lines that two changes of a text have changed differently. */
interface Disagreement {
  readonly one: string;
  readonly other: string;
}

/** A text with two changes of it; undefined if they touch each other. */
export function bothChanges(before: string, one: string, other: string): string | undefined {
  const pieces = mergedChanges(before, one, other);
  const texts = pieces.filter((piece) => typeof piece === "string");
  return texts.length < pieces.length ? undefined : texts.join("");
}

/**
 * A text with two changes of it, and the lines in which these touch each other. Each change is taken as one stretch and, where stretches overlap, line by line.
 */
export function mergedChanges(before: string, one: string, other: string): readonly (string | Disagreement)[] {
  if (one === before || one === other) return [other];
  if (other === before) return [one];
  const [range, more] = [changedRange(before, one), changedRange(before, other)];
  if (!touch(range, more)) return [replaced(before, [range, more].sort(byPlace))];
  return mergedLines(before, changedLines(before, one), changedLines(before, other));
}

function mergedLines(
  before: string,
  one: readonly ChangedRange[],
  other: readonly ChangedRange[],
): readonly (string | Disagreement)[] {
  const pieces: (string | Disagreement)[] = [];
  let at = 0;
  for (const together of touchingRanges([...one, ...other].sort(byPlace))) {
    const from = together[0]?.from ?? at;
    const to = Math.max(...together.map((range) => range.to));
    const as = (side: readonly ChangedRange[]): string =>
      replaced(
        before,
        together.filter((range) => side.includes(range)),
        { from, to },
      );
    const [mine, theirs, was] = [as(one), as(other), before.slice(from, to)];
    pieces.push(before.slice(at, from));
    if (mine === theirs || theirs === was) pieces.push(mine);
    else pieces.push(mine === was ? theirs : { one: mine, other: theirs });
    at = to;
  }
  return [...pieces, before.slice(at)];
}

/** Ranges in their order; those that touch each other are joined. */
function touchingRanges(ranges: readonly ChangedRange[]): readonly (readonly ChangedRange[])[] {
  const groups: ChangedRange[][] = [];
  let end = -1;
  for (const range of ranges) {
    if (range.from <= end) groups.at(-1)?.push(range);
    else groups.push([range]);
    end = Math.max(end, range.to);
  }
  return groups;
}

function touch(one: ChangedRange, other: ChangedRange): boolean {
  return other.from <= one.to && other.to >= one.from;
}

function byPlace(a: ChangedRange, b: ChangedRange): number {
  return a.from - b.from;
}

/** A stretch of a text with these ranges replaced, in their order. */
function replaced(
  text: string,
  ranges: readonly ChangedRange[],
  { from, to }: { readonly from: number; readonly to: number } = { from: 0, to: text.length },
): string {
  let [made, at] = ["", from];
  for (const range of ranges) {
    made += text.slice(at, range.from) + range.text;
    at = range.to;
  }
  return made + text.slice(at, to);
}

/** The lines in which two texts differ. */
function changedLines(before: string, after: string): readonly ChangedRange[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const starts = [0];
  for (const line of was) starts.push((starts.at(-1) ?? 0) + line.length);
  return editsBetween(was, is).map(({ wasFrom, wasTo, isFrom, isTo }) => {
    return { from: starts[wasFrom] ?? 0, to: starts[wasTo] ?? 0, text: is.slice(isFrom, isTo).join("") };
  });
}

/** The first and last line, from 1, of each change that is not saved. Deleted lines count as the line that is now in their place. */
export function unsavedLines(saved: string, text: string): readonly (readonly [from: number, to: number])[] {
  const lines = linesOf(text);
  return editsBetween(linesOf(saved), lines).map(({ isFrom, isTo }) => {
    const from = Math.min(isFrom + 1, lines.length);
    return [from, Math.max(from, isTo)];
  });
}

/** Lines with their line feeds. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** The offset in a changed text that corresponds to one in the text: in an unchanged line, the same place of the line. */
export function movedOffset(offset: number, before: string, after: string): number {
  let moved = offset;
  for (const { from, to, text } of changedLines(before, after)) {
    if (offset <= from) break;
    if (offset < to) return moved - offset + from + offsetInRange(offset - from, before.slice(from, to), text);
    moved += text.length - (to - from);
  }
  return moved;
}

function offsetInRange(offset: number, before: string, after: string): number {
  const { from, to, text } = changedRange(before, after);
  if (offset <= from) return offset;
  return offset >= to ? offset + from + text.length - to : from + text.length;
}

/** The offset of a line and column, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let row = 1; row < line; row++) {
    const end = text.indexOf("\n", at);
    if (end < 0) return text.length;
    at = end + 1;
  }
  return Math.min(text.length, at + column - 1);
}

/** The line and column of an offset, both from 1. */
function lineAt(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}

/** The place in a changed text that corresponds to one in the text: new lines above push it down. */
export function movedPlace<Place extends TextPlace>(place: Place, before: string, after: string): Place {
  if (before === after) return place;
  const [line, column] = lineAt(after, movedOffset(offsetOf(before, place.line, place.column), before, after));
  // The link of an editor ends with line and column.
  const link = place.link.replace(/:\d+:\d+$/, `:${line}:${column}`);
  return { ...place, line, column, link };
}

/** Steps on their way to the server, one after the other: each waits until the pages show the one before, since it is made against the shown pages. */
interface StepQueue {
  /** @param asked makes the step when it is its turn; undefined: there is none */
  send(path: string, asked: () => object | undefined, outcome?: StepOutcome): Promise<void>;
  /** True while a step is on its way. */
  busy(): boolean;
}

/** The sender's reactions to the answer. */
interface StepOutcome {
  /** The step is written to its file. */
  written(): void;
  /** Its file was changed elsewhere meanwhile. @returns a step to send instead; undefined: none */
  refused(): Promise<object | undefined>;
}

/** @param cancel shows the pages as they are */
export function openStepQueue(of: () => Client, cancel: () => void): StepQueue {
  let last: Promise<void> = Promise.resolve();
  let pending = 0;
  const taken = async ({ path, wish, outcome }: SentStep): Promise<void> => {
    const { line, shown } = of();
    const before = shown.value.state?.read ?? 0;
    const done: Answer<{ readonly wrote: string }> = await line.post(path, { ...wish, tab: tabName() });
    const again = isConflict(done) ? await outcome?.refused() : undefined;
    if (again !== undefined) return taken({ path, wish: again, outcome });
    pending--;
    if (done.ok && done.value.wrote === "written") {
      outcome?.written();
      await shownAfter(of(), before);
      return;
    }
    cancel();
    if (done.ok) return;
    // Undo and redo cannot go past a change of the file elsewhere, however often they are tried.
    const past = isConflict(done) && path !== "/hand";
    shown.change({ notice: past ? { error: "past" } : done.refusal });
  };
  return {
    send: (path, asked, outcome) => {
      pending++;
      last = last.then(() => {
        const wish = asked();
        if (wish !== undefined) return taken({ path, wish, outcome });
        pending--;
        return undefined;
      });
      return last;
    },
    busy: () => pending > 0,
  };
}

const TAB_KEY = "banmian-tab";

/** A name for this tab, by which the server recognises its steps; it survives a reload. */
function tabName(): string {
  const stored = sessionStorage.getItem(TAB_KEY);
  if (stored !== null) return stored;
  const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");
  sessionStorage.setItem(TAB_KEY, name);
  return name;
}

interface SentStep {
  readonly path: string;
  readonly wish: object;
  readonly outcome: StepOutcome | undefined;
}

function isConflict(done: Answer<unknown>): boolean {
  return !done.ok && done.refusal.error === "conflict";
}

/** A step that changes no file of the issue leads to no later build. */
const LONGEST_WAIT_MS = 5000;

/** Resolves when a later build is shown; false if none came. */
function shownAfter({ shown }: Client, read: number): Promise<boolean> {
  return new Promise((done) => {
    const look = (): void => {
      if ((shown.value.state?.read ?? 0) > read) end(true);
    };
    const end = (came: boolean): void => {
      clearTimeout(late);
      stop();
      done(came);
    };
    const late = setTimeout(() => end(false), LONGEST_WAIT_MS);
    const stop = shown.listen(look);
    look();
  });
}
