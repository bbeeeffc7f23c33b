/** A part of a key: a primitive counts by its value, an array by its elements, any other object by its identity. */
export type KeyPart = string | number | boolean | object | undefined;

/** Values by the next part of their keys. */
interface Shelf<Value> {
  /** Undefined where no key goes on. */
  next: Map<KeyPart, Shelf<Value>> | undefined;
  value: Value | undefined;
}

/**
 * A function that remembers its results. It is given its key and nothing else that changes from call to call, so no key can leave out something that
 * the result depends on.
 */
export function memo<Key extends readonly KeyPart[], Value extends object>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const root: Shelf<Value> = newShelf();
  return (key) => {
    const shelf = shelfOf(root, key);
    shelf.value ??= make(key);
    return shelf.value;
  };
}

function newShelf<Value>(): Shelf<Value> {
  return { next: undefined, value: undefined };
}

function shelfOf<Value>(root: Shelf<Value>, key: readonly KeyPart[]): Shelf<Value> {
  let shelf = root;
  for (let at = 0; at < key.length; at++) {
    const part = key[at];
    shelf = Array.isArray(part) ? shelfOf(below(shelf, part.length), part) : below(shelf, part);
  }
  return shelf;
}

function below<Value>(shelf: Shelf<Value>, part: KeyPart): Shelf<Value> {
  shelf.next ??= new Map();
  const found = shelf.next.get(part);
  if (found !== undefined) return found;
  const made: Shelf<Value> = newShelf();
  shelf.next.set(part, made);
  return made;
}
