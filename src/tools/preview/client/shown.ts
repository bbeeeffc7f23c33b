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

/** A value that changes, and tells so. */
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

/** The store's value, in a part that is drawn again when it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [value, set] = useState(store.value);
  useEffect(() => {
    set(store.value);
    return store.listen(() => set(store.value));
  }, [store]);
  return value;
}

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
  /** The frame that is to be swapped with the one that is chosen next. */
  readonly swapping: Chosen | undefined;
  /** The issue as the step under way would leave it. */
  readonly trial: TrialState | undefined;
  /** What is otherwise than before, where that is asked for. */
  readonly compared: ComparedState | undefined;
  /** Told to the reader in passing. */
  readonly notice:
    | Refusal
    | { readonly error: "unsaved" | "clash" | "past" | "shallow"; readonly detail?: undefined }
    | undefined;
}

export interface ShownSource {
  readonly place: SourcePlace;
  readonly content: SourceContent;
  /** True where the place is to be lit: it was asked for, not read anew. */
  readonly lit: boolean;
  /** True where the reader asked for it at the keyboard: he goes into the text. Otherwise keys stay the page's until he clicks into it. */
  readonly entered?: boolean;
  /** True where the issue does not use the file any more: its name was changed, or the manifest names another. */
  readonly unused?: boolean;
}

/** The draft in the side panel; undefined: all is saved. It is kept while other things are looked at. */
export interface Draft {
  readonly text: string | undefined;
  /** True while an input method composes a word: the field is not touched. */
  readonly composing: boolean;
  /** The file as it is, if it has other words in the place of the draft's; undefined: both go together. */
  readonly theirs: SourceContent | undefined;
  /** The words that were not chosen: they stay, to be copied. */
  readonly aside: Aside | undefined;
}

/** Whose words are taken where both sides changed the same. */
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
   * Shows where something comes from, in the side panel, and in the reader's editor if he has named one.
   * @param entered the source gets the focus
   */
  point(asked: Pointed, entered?: boolean): Promise<void>;
  light(places: readonly PlaceOnPage[]): void;
}

/** What every part of the window is given. */
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
  /** Shows the pages as a step would leave them. If steps come while one is tried, the last counts. */
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
