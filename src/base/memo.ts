/** The key of a memoised value: objects are compared by identity, arrays by their elements, other values by value. */
export type Key = readonly [object, ...unknown[]];

/** Returns the value made for an equal key, or makes it. */
export type Recall<Of extends Key, Value> = (key: Of, make: () => Value) => Value;

interface Entry<Value> {
  readonly key: Key;
  readonly value: Value;
}

/**
 * A cache by keys. Values are released together with the first object of their key, so put the object that changes most often first. Keys with the same
 * first object are compared one by one.
 */
export function keyedCache<Of extends Key, Value>(): Recall<Of, Value> {
  const entriesOf = new WeakMap<object, Entry<Value>[]>();
  return (key, make) => {
    let entries = entriesOf.get(key[0]);
    if (entries === undefined) {
      entries = [];
      entriesOf.set(key[0], entries);
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

export function memo<Given extends Key, Value>(make: (...given: Given) => Value): (...given: Given) => Value {
  const cached = keyedCache<Given, Value>();
  return (...given) => cached(given, () => make(...given));
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
 * The cache between builds of an open issue. Input that reads the same becomes the same object (`same`, where data enters), so `memo` can compare by
 * identity alone. Builds give the same bytes with and without it.
 */
export interface Memory {
  /** Memoises a function declared at the top level of a file. A function declared inside another is new at each call, so nothing would be reused. */
  memo<Given extends Key, Value>(make: (...given: Given) => Value): (...given: Given) => Value;
  /**
   * Returns the equal object of this build or the last, if there is one. Plain data, maps and typed arrays are compared by content; results of `same` and of
   * memoised functions by identity.
   */
  same<Value extends object>(value: Value): Value;
  /** Ends a build: releases what neither it nor the build before used. */
  turn(): void;
  /** The cache that all issues of a run share. */
  readonly house: Memory;
  /** True if no later build follows, so that nothing need be stored. */
  readonly isSingleBuild: boolean;
}

export const noMemory: Memory = {
  memo: (make) => make,
  same: (value) => value,
  turn: () => undefined,
  get house() {
    return noMemory;
  },
  isSingleBuild: true,
};

/** For an issue that is built once in a run of several: only what all issues share is cached. */
export function houseMemoryOnly(house: Memory): Memory {
  return { ...noMemory, turn: house.turn, house };
}
