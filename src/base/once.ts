/** Makes a value at the first call, then releases the function that made it. */
export function once<T extends object>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly made: T } = { make };
  return () => {
    if ("make" in state) state = { made: state.make() };
    return state.made;
  };
}

/** Makes the value of each key at the first call. An undefined value is made again each time. */
export function lazyByKey<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const found = values.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    values.set(key, made);
    return made;
  };
}

/** The list of a key, created at the first call. */
export function listFor<Key, Element>(lists: Map<Key, Element[]>, key: Key): Element[] {
  const existing = lists.get(key);
  if (existing !== undefined) return existing;
  const list: Element[] = [];
  lists.set(key, list);
  return list;
}
