// The stores of the client: what the server has sent, what the reader has chosen, the draft. A store is one value with listeners; each part of the window is
// drawn again when a store that it reads changes.
import { useEffect, useState } from "preact/hooks";
import type { HandStep } from "../hand-step.ts";
import type {
  ComparedState,
  IssueState,
  PlaceOnPage,
  Pointed,
  Refusal,
  SourceContent,
  SourcePlace,
  TrialState,
} from "../protocol.ts";
import type { Connection } from "./connection.ts";
import type { Painter } from "./painter.ts";
import type { View } from "./view.ts";

/** A value with listeners, which are called when it changes. */
export interface Store<T> {
  readonly value: T;
  change(part: Partial<T>): void;
  listen(listener: () => void): () => void;
}

export function newStore<T extends object>(first: T): Store<T> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get value() {
      return value;
    },
    change: (part) => {
      value = { ...value, ...part };
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's value; the component is drawn again when it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [value, set] = useState(store.value);
  useEffect(() => {
    set(store.value);
    return store.listen(() => set(store.value));
  }, [store]);
  return value;
}

/** The server's state, and the reader's choices. */
export interface Shown {
  /** Undefined until the server has sent it. */
  readonly state: IssueState | undefined;
  /** True while connected to the server. */
  readonly alive: boolean;
  /** The place that the reader has opened, with its file. */
  readonly source: ShownSource | undefined;
  /** Highlighted places, and a count, since the same place may be highlighted again. */
  readonly lit: { readonly places: readonly PlaceOnPage[]; readonly count: number };
  /** The frame that the hand has chosen. */
  readonly chosen: Chosen | undefined;
  /** The frame that is to be swapped with the one that is chosen next. */
  readonly swapping: Chosen | undefined;
  /** The issue as the step in progress would leave it. */
  readonly trial: TrialState | undefined;
  /** The differences from an earlier state, if requested. */
  readonly compared: ComparedState | undefined;
  /** The name by which the reader signs pages. */
  readonly signer: string;
  /** A message that disappears by itself. */
  readonly notice:
    | Refusal
    | { readonly error: "unsaved" | "clash" | "past" | "shallow"; readonly detail?: undefined }
    | undefined;
}

export interface ShownSource {
  readonly place: SourcePlace;
  readonly content: SourceContent;
  /** True if the place is to be highlighted: the reader opened it, it was not read again. */
  readonly lit: boolean;
  /** True if the reader opened it by keyboard: the text gets the focus. Otherwise keys act on the page until he clicks into the text. */
  readonly entered?: boolean;
  /** True if the issue no longer uses the file: it was renamed, or the manifest names another. */
  readonly unused?: boolean;
}

/** The draft in the side panel; undefined if all is saved. It stays while other things are shown. */
export interface Draft {
  readonly text: string | undefined;
  /** True while an input method composes a word: the field is not touched. */
  readonly composing: boolean;
  /** The present file, if it has other words in place of the draft's; undefined: both were merged. */
  readonly theirs: SourceContent | undefined;
  /** The file that was saved last, until the next change. */
  readonly saved?: string | undefined;
  /** The words that were not chosen, to be copied. */
  readonly aside: Aside | undefined;
}

/** The side whose words are taken if both changed the same. */
export type Whose = "mine" | "theirs";

interface Aside {
  readonly file: string;
  readonly of: Whose;
  readonly text: string;
}

export interface Client {
  readonly shown: Store<Shown>;
  readonly view: Store<View>;
  readonly draft: Store<Draft>;
  readonly painter: Painter;
  readonly line: Connection;
  readonly hand: Hand;
  /**
   * Shows the source of a thing, in the side panel, and in the reader's editor if he has named one.
   * @param entered the source gets the focus
   */
  point(asked: Pointed, entered?: boolean): Promise<void>;
  light(places: readonly PlaceOnPage[]): void;
}

/** The props of every part of the window. */
export interface Props {
  readonly client: Client;
}

/** The frame that the hand has chosen. */
export interface Chosen {
  readonly of: string;
  readonly part: number;
}

/** Steps that are tried while the hand moves, and done when it lets go. */
export interface Hand {
  /** Shows the pages as a step would leave them. If more steps come while one is tried, only the last is tried next. */
  tryStep(step: HandStep): void;
  /**
   * Does a step; the pages follow when the file is read again.
   * @param asked makes the step in its turn, when the pages show what was done before it; undefined: there is none
   */
  do(asked: () => HandStep | undefined): Promise<void>;
  /** Saves what is written in the side panel. */
  save(): Promise<void>;
  /** True while a step is on its way. */
  busy(): boolean;
  /** Back to the pages as they are. */
  cancel(): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
}
