/** Values by their names, up to a total size: those that were put or asked for last. */
interface Latest<Value> {
  get(name: string): Value | undefined;
  /** @param size of the value; what is too large by itself is kept until the next one comes */
  put(name: string, value: Value, size: number): void;
  delete(name: string): void;
}

/** @param most what all sizes come to at the most */
export function latest<Value>(most: number): Latest<Value> {
  /** The oldest first. */
  const known = new Map<string, { readonly value: Value; readonly size: number }>();
  let sum = 0;
  const drop = (name: string): void => {
    sum -= known.get(name)?.size ?? 0;
    known.delete(name);
  };
  return {
    get: (name) => {
      const found = known.get(name);
      if (found === undefined) return undefined;
      known.delete(name);
      known.set(name, found);
      return found.value;
    },
    put: (name, value, size) => {
      drop(name);
      known.set(name, { value, size });
      sum += size;
      for (const oldest of known.keys()) {
        if (sum <= most || oldest === name) return;
        drop(oldest);
      }
    },
    delete: drop,
  };
}
