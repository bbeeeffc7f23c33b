/** What a value is known by: objects count by identity, arrays by their elements, other values by value. */
export type Key = readonly [object, ...unknown[]];

/** Takes the value that was made for an equal key, or makes it. */
export type Recall<Of extends Key, Value> = (key: Of, make: () => Value) => Value;

interface Entry<Value> {
  readonly key: Key;
  readonly value: Value;
}

/**
 * Remembers values by their keys. What was made is forgotten together with the first object of its key: put the one that changes most first. Keys that begin
 * alike are compared one after the other.
 */
export function remembering<Of extends Key, Value>(): Recall<Of, Value> {
  const known = new WeakMap<object, Entry<Value>[]>();
  return (key, make) => {
    let entries = known.get(key[0]);
    if (entries === undefined) {
      entries = [];
      known.set(key[0], entries);
    }
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry<Value>;
      if (isAlike(entry.key, key)) return entry.value;
    }
    const value = make();
    entries.push({ key, value });
    return value;
  };
}

/** A pure function that remembers what it made of the same arguments. */
export function memo<Given extends Key, Value>(make: (...given: Given) => Value): (...given: Given) => Value {
  const remember = remembering<Given, Value>();
  return (...given) => remember(given, () => make(...given));
}

function isAlike(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const part = one[at];
    const beside = other[at];
    if (part !== beside && !(Array.isArray(part) && Array.isArray(beside) && isAlike(part, beside))) return false;
  }
  return true;
}

/**
 * What one build of an open issue leaves for the next. What reads the same is the same object (`same`, at the doors), so what is made of it is known by
 * identity alone (`memo`). Builds give the same bytes with and without it.
 */
export interface Memory {
  /** The function with its results remembered. One that is declared within another would be new at each call, and remember nothing. */
  memo<Given extends Key, Value>(make: (...given: Given) => Value): (...given: Given) => Value;
  /** The object of this build, or of the last one, that says the same: plain data, maps and typed arrays by their content. What came out of `same`, or of a remembered function, counts by identity. */
  same<Value extends object>(value: Value): Value;
  /** A build came to its end: what neither it nor the one before asked for is let go. */
  turn(): void;
  /** Remembers what all issues of a run have in common. */
  readonly house: Memory;
  /** True: there is no later build, so nothing need be noted for one. */
  readonly forgets: boolean;
}

export const forgetful: Memory = {
  memo: (make) => make,
  same: (value) => value,
  turn: () => undefined,
  get house() {
    return forgetful;
  },
  forgets: true,
};

/** For the issues of a run: each is built once, what they have in common is remembered. */
export function forgetfulIn(house: Memory): Memory {
  return { ...forgetful, turn: house.turn, house };
}
