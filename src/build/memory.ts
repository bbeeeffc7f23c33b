import { createHash } from "node:crypto";
import { type Key, type Memory, memo } from "../base/memo.ts";

// biome-ignore lint/suspicious/noExplicitAny: memoised functions of all types share one map.
type AnyFunction = (...given: any) => any;

export function newMemory(): Memory {
  const twins = new Map<AnyFunction, AnyFunction>();
  const names = new WeakMap<object, number>();
  /** The text of each object that `same` returned. */
  const contents = new WeakMap<object, string>();
  let before = new Map<string, object>();
  let now = new Map<string, object>();
  let count = 0;
  const nameOf = (value: object): number => {
    const name = names.get(value) ?? ++count;
    names.set(value, name);
    return name;
  };
  /** A text that is the same for equal values. JSON.stringify with a replacer takes twice as long. */
  const spelt = (value: unknown): string => {
    if (typeof value === "string") return `${value.length}"${value}`;
    if (typeof value !== "object" || value === null) return `${value}`;
    const name = names.get(value);
    if (name !== undefined) return `#${name}`;
    if (ArrayBuffer.isView(value)) return `=${hashOf(value)}`;
    // Source files with the same bytes are the same object.
    if ("text" in value && "pairs" in value) return `#${nameOf(value)}`;
    if (Array.isArray(value)) return `[${value.map(spelt).join()}]`;
    if (value instanceof Map) return `Map${spelt([...value])}`;
    let text = "{";
    for (const [key, each] of Object.entries(value)) if (each !== undefined) text += `${key}:${spelt(each)},`;
    return `${text}}`;
  };
  const memory: Memory = {
    memo: <Given extends Key, Value>(make: (...given: Given) => Value) => {
      const twin =
        twins.get(make) ??
        memo((...given: Given): Value => {
          const value = make(...given);
          if (typeof value === "object" && value !== null) nameOf(value);
          return value;
        });
      twins.set(make, twin);
      return twin;
    },
    same: <Value extends object>(value: Value): Value => {
      const content = contents.get(value) ?? shortened(spelt(value));
      const found = (now.get(content) ?? before.get(content) ?? value) as Value;
      now.set(content, found);
      contents.set(found, content);
      nameOf(found);
      return found;
    },
    turn: () => {
      before = now;
      now = new Map();
    },
    get house() {
      return memory;
    },
    isSingleBuild: false,
  };
  return memory;
}

/** Shorter texts are not hashed, since hashing them would take longer than it saves. */
const SHORT = 256;

function shortened(text: string): string {
  return text.length <= SHORT ? text : createHash("sha1").update(text).digest("base64");
}

function hashOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash("sha1")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("base64");
}
