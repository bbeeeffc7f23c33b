import type {
  IssueState,
  PlaceOnPage,
  Pointed,
  Refusal,
  SourceContent,
  SourcePlace,
  TrialState,
} from "../app/preview/protocol.ts";
import { type Connection, connect } from "./connection.ts";
import { type Chosen, type Hand, openHand } from "./hand.ts";
import { openPainter, type Painter } from "./painter.ts";
import { newStore, type Store } from "./store.ts";
import { storedView, type View } from "./view.ts";

/** What the server told, and what the reader asked for. */
export interface Shown {
  /** Undefined until the server has told it. */
  readonly state: IssueState | undefined;
  /** Whether the line to the server stands. */
  readonly alive: boolean;
  /** The place that the reader asked for, with its file. */
  readonly source: ShownSource | undefined;
  /** Places that are lit, and the count of lightings: the same place may be lit again. */
  readonly lit: { readonly places: readonly PlaceOnPage[]; readonly count: number };
  /** The frame that the hand has chosen. */
  readonly chosen: Chosen | undefined;
  /** The issue as the step under way would leave it. */
  readonly trial: TrialState | undefined;
  /** Told to the reader in passing. */
  readonly notice: Refusal | undefined;
}

export interface ShownSource {
  readonly place: SourcePlace;
  readonly content: SourceContent;
  /** True where the place is to be lit: it was asked for, not read anew. */
  readonly lit: boolean;
}

export interface Client {
  readonly shown: Store<Shown>;
  readonly view: Store<View>;
  readonly painter: Painter;
  readonly line: Connection;
  readonly hand: Hand;
  /** Shows where something comes from, in the side panel, and in the reader's editor if he has named one. */
  point(asked: Pointed): Promise<void>;
  light(places: readonly PlaceOnPage[]): void;
}

const VIEW_KEY = "banmian-view";

export function openClient(token: string, issue: number): Client {
  const shown = newStore<Shown>({
    state: undefined,
    alive: false,
    source: undefined,
    lit: { places: [], count: 0 },
    chosen: undefined,
    trial: undefined,
    notice: undefined,
  });
  const view = newStore<View>(storedView(localStorage.getItem(VIEW_KEY)));
  view.listen(() => localStorage.setItem(VIEW_KEY, JSON.stringify(view.value)));
  const light = (places: readonly PlaceOnPage[]): void =>
    shown.change({ lit: { places, count: shown.value.lit.count + 1 } });
  const painter = openPainter(
    () => line,
    (revision) => {
      document.documentElement.dataset["painted"] = String(revision);
    },
  );
  const line = connect(token, issue, {
    // Pages first: lists can wait until these are drawn.
    state: (state) => {
      painter.take(state);
      document.title = state.title || "banmian";
      document.documentElement.dataset["revision"] = String(state.revision);
      shown.change({ state, trial: undefined });
    },
    where: light,
    line: (alive) => shown.value.alive !== alive && shown.change({ alive }),
  });
  const point = async (asked: Pointed): Promise<void> => {
    const place = await line.post<SourcePlace>("/source", asked);
    if (!place.ok) return shown.change({ notice: place.refusal });
    const { revision, source } = place.value;
    const content = await line.post<SourceContent>("/text", { revision, source });
    if (!content.ok) return shown.change({ notice: content.refusal });
    shown.change({ source: { place: place.value, content: content.value, lit: true }, notice: undefined });
    if (view.value.side !== "source") view.change({ side: "source" });
    if (shown.value.state?.editor) await openInEditor(line, place.value);
  };
  const client: Client = { shown, view, painter, line, point, light, hand: openHand(() => client) };
  return client;
}

/** By the reader's command; where he has named none, by a link that his editor knows. */
export async function openInEditor(
  line: Connection,
  { revision, source, line: row, column, link }: SourcePlace,
): Promise<void> {
  const opened = await line.post("/open", { revision, source, line: row, column });
  if (!opened.ok && opened.refusal.error === "nothing") location.href = link;
}
