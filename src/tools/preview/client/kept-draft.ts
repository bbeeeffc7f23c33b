import type { Draft, Shown, ShownSource } from "./shown.ts";
import type { Store } from "./store.ts";

/** What is written and not saved, with the source that it began from: enough to go on with it. */
interface KeptDraft extends Pick<Draft, "text" | "aside"> {
  readonly source: ShownSource;
}

/** What was written in this tab before it was loaded again. @param issue its number in the preview */
export function keptDraft(issue: number): KeptDraft | undefined {
  const kept = sessionStorage.getItem(keyOf(issue));
  if (kept === null) return undefined;
  const draft: KeptDraft = JSON.parse(kept);
  // The builds may have gone on meanwhile: the file is read again, and the draft put on top of it.
  const { place, content } = draft.source;
  return { ...draft, source: { place: { ...place, revision: 0 }, content, lit: false } };
}

/** From now on keeps what is written, as long as it is not saved and the tab stays open. */
export function keepDraft(issue: number, draft: Store<Draft>, shown: Store<Shown>): void {
  const key = keyOf(issue);
  let known: readonly unknown[] = [];
  const note = (): void => {
    const { text, aside } = draft.value;
    const { source } = shown.value;
    const now = [text, aside, source];
    if (now.every((each, at) => each === known[at])) return;
    known = now;
    sessionStorage.removeItem(key);
    if (source === undefined || (text === undefined && aside === undefined)) return;
    try {
      sessionStorage.setItem(key, JSON.stringify({ text, aside, source } satisfies KeptDraft));
    } catch {
      // Megabytes have no room there: before these go the browser asks.
    }
  };
  draft.listen(note);
  shown.listen(note);
}

function keyOf(issue: number): string {
  return `banmian-draft-${issue}`;
}
