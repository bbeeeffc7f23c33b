import { useEffect, useState } from "preact/hooks";

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
