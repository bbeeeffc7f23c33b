import type { PlaceOnPage, Pointed, SourceContent, SourcePlace } from "../protocol.ts";
import { type Connection, openConnection } from "./connection.ts";
import { showSource } from "./draft.ts";
import { openHand } from "./hand.ts";
import { keepDraft, keptDraft } from "./kept-draft.ts";
import { openPainter } from "./painter.ts";
import type { Client, Draft, Shown } from "./shown.ts";
import { newStore } from "./store.ts";
import { storedView, type View } from "./view.ts";

const VIEW_KEY = "banmian-view";

export function openClient(token: string, issue: number): Client {
  const kept = keptDraft(issue);
  const shown = newStore<Shown>({
    state: undefined,
    alive: false,
    source: kept?.source,
    lit: { places: [], count: 0 },
    chosen: undefined,
    swapping: undefined,
    trial: undefined,
    compared: undefined,
    notice: undefined,
  });
  const draft = newStore<Draft>({ text: kept?.text, composing: false, theirs: undefined, aside: kept?.aside });
  keepDraft(issue, draft, shown);
  // With a draft in it, the page asks before it is closed or loaded again.
  addEventListener("beforeunload", (event) => draft.value.text !== undefined && event.preventDefault());
  const view = newStore<View>(storedView(localStorage.getItem(VIEW_KEY)));
  if (kept !== undefined) view.change({ side: "source" });
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

/** Opens the place by the reader's command, or, if he has named none, by a link that his editor knows. */
export async function openInEditor(
  line: Connection,
  { revision, source, line: row, column, link }: SourcePlace,
): Promise<void> {
  const opened = await line.post("/open", { revision, source, line: row, column });
  if (!opened.ok && opened.refusal.error === "nothing") location.href = link;
}
