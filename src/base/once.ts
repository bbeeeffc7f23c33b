/** Makes a value when it is first asked for, and then releases its source. */
export function once<T extends object>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly made: T } = { make };
  return () => {
    if ("make" in state) state = { made: state.make() };
    return state.made;
  };
}

/** Makes the value of each key when it is first asked for. One that is undefined is made each time. */
export function onceEach<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** The list of each key, made when it is first asked for. */
export function listFor<Key, Element>(lists: Map<Key, Element[]>, key: Key): Element[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: Element[] = [];
  lists.set(key, list);
  return list;
}
