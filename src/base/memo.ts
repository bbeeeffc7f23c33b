import { listFor } from "./once.ts";

/** A part of a key: a primitive counts by its value, an array by its elements, any other object by its identity. */
export type KeyPart = string | number | boolean | object | undefined;

interface Entry<Value> {
  readonly key: readonly KeyPart[];
  readonly value: Value;
}

/** Takes the value that was made for an equal key, or makes it. */
export type Recall<Key, Value> = (key: Key, make: () => Value) => Value;

/** Remembers values by their keys. Those that begin alike are compared one after the other: what tells keys apart best stands first. */
export function remembering<Key extends readonly KeyPart[], Value>(): Recall<Key, Value> {
  const known = new Map<KeyPart, Entry<Value>[]>();
  return (key, make) => {
    const entries = listFor(known, firstOf(key));
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry<Value>;
      if (isAlike(entry.key, key)) return entry.value;
    }
    const value = make();
    entries.push({ key, value });
    return value;
  };
}

/**
 * A function that remembers its results. It is given its key and nothing else that changes from call to call, so no key can leave out something that
 * the result depends on.
 */
export function memo<Key extends readonly KeyPart[], Value>(make: (key: Key) => Value): (key: Key) => Value {
  const remember = remembering<Key, Value>();
  return (key) => remember(key, () => make(key));
}

function firstOf(key: readonly KeyPart[]): KeyPart {
  const first = key[0];
  return Array.isArray(first) ? firstOf(first) : first;
}

function isAlike(one: readonly KeyPart[], other: readonly KeyPart[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const part = one[at];
    const beside = other[at];
    if (part !== beside && !(Array.isArray(part) && Array.isArray(beside) && isAlike(part, beside))) return false;
  }
  return true;
}
