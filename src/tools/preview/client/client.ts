// The client of one issue: receives states from the server, holds what the reader has chosen, and stores an unsaved draft in the tab, so that it survives a
// reload.
import type { PlaceOnPage, Pointed, SourceContent, SourcePlace } from "../protocol.ts";
import { type Connection, openConnection } from "./connection.ts";
import { showSource } from "./draft.ts";
import { openHand } from "./hand.ts";
import { openPainter } from "./painter.ts";
import { type Client, type Draft, newStore, type Shown, type ShownSource, type Store } from "./shown.ts";
import { storedView, type View } from "./view.ts";

const VIEW_KEY = "banmian-view";

export function openClient(token: string, issue: number): Client {
  const stored = storedDraft(issue);
  const shown = newStore<Shown>({
    state: undefined,
    alive: false,
    source: stored?.source,
    lit: { places: [], count: 0 },
    chosen: undefined,
    swapping: undefined,
    trial: undefined,
    compared: undefined,
    signer: "",
    notice: undefined,
  });
  const draft = newStore<Draft>({ text: stored?.text, composing: false, theirs: undefined, aside: stored?.aside });
  storeDraft(issue, draft, shown);
  // With an unsaved draft the page asks before it is closed or reloaded.
  addEventListener("beforeunload", (event) => draft.value.text !== undefined && event.preventDefault());
  const view = newStore<View>(storedView(localStorage.getItem(VIEW_KEY)));
  if (stored !== undefined) view.change({ side: "source" });
  view.listen(() => localStorage.setItem(VIEW_KEY, JSON.stringify(view.value)));
  const light = (places: readonly PlaceOnPage[]): void =>
    shown.change({ lit: { places, count: shown.value.lit.count + 1 } });
  const painter = openPainter(
    () => line,
    (revision) => {
      document.documentElement.dataset["painted"] = String(revision);
    },
  );
  const line = openConnection(token, issue, {
    // Pages first: lists can wait until these are drawn.
    state: (state) => {
      painter.take(state);
      document.title = state.title || "banmian";
      document.documentElement.dataset["revision"] = String(state.revision);
      const { source, state: before } = shown.value;
      // After a restart of the server the same number means another revision.
      const outdated = source && before?.run !== state.run && { ...source.place, revision: 0 };
      shown.change({
        state,
        trial: undefined,
        ...(outdated && { source: { ...source, place: outdated, lit: false } }),
      });
    },
    where: light,
    line: (alive) => shown.value.alive !== alive && shown.change({ alive }),
  });
  const point = async (asked: Pointed, entered = false): Promise<void> => {
    const place = await line.post<SourcePlace>("/source", asked);
    if (!place.ok) return shown.change({ notice: place.refusal });
    const { revision, source } = place.value;
    const content = await line.post<SourceContent>("/text", { revision, source });
    if (!content.ok) return shown.change({ notice: content.refusal });
    showSource(client, { place: place.value, content: content.value, lit: true, entered });
    if (shown.value.state?.editor) await openInEditor(line, place.value);
  };
  const client: Client = { shown, view, draft, painter, line, point, light, hand: openHand(() => client) };
  return client;
}

/** Opens the place by the reader's command or, if he has named none, by a link that his editor supports. */
export async function openInEditor(
  line: Connection,
  { revision, source, line: row, column, link }: SourcePlace,
): Promise<void> {
  const opened = await line.post("/open", { revision, source, line: row, column });
  if (!opened.ok && opened.refusal.error === "nothing") location.href = link;
}

/** The unsaved text with the source that it is based on: enough to go on with it. */
interface StoredDraft extends Pick<Draft, "text" | "aside"> {
  readonly source: ShownSource;
}

/** The draft that was written in this tab before a reload. @param issue its number in the preview */
function storedDraft(issue: number): StoredDraft | undefined {
  const stored = sessionStorage.getItem(keyOf(issue));
  if (stored === null) return undefined;
  const draft: StoredDraft = JSON.parse(stored);
  // There may be newer builds: the file is read again, and the draft applied to it.
  const { place, content } = draft.source;
  return { ...draft, source: { place: { ...place, revision: 0 }, content, lit: false } };
}

/** From then on stores the draft until it is saved or the tab is closed. */
function storeDraft(issue: number, draft: Store<Draft>, shown: Store<Shown>): void {
  const key = keyOf(issue);
  let last: readonly unknown[] = [];
  const note = (): void => {
    const { text, aside } = draft.value;
    const { source } = shown.value;
    const now = [text, aside, source];
    if (now.every((each, at) => each === last[at])) return;
    last = now;
    sessionStorage.removeItem(key);
    if (source === undefined || (text === undefined && aside === undefined)) return;
    try {
      sessionStorage.setItem(key, JSON.stringify({ text, aside, source } satisfies StoredDraft));
    } catch {
      // Drafts of megabytes do not fit into the tab's store: only the browser's question protects them.
    }
  };
  draft.listen(note);
  shown.listen(note);
}

function keyOf(issue: number): string {
  return `banmian-draft-${issue}`;
}
