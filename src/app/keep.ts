import type { Recall } from "../base/recall.ts";
import { type Fingerprints, newFingerprints } from "./fingerprint.ts";

/** What one build leaves for the next. A build that finds nothing kept, and one that finds all, give the same bytes. */
export interface Kept {
  readonly recall: Recall;
  /** A new build begins: what the last one did not ask for is forgotten. */
  begin(): void;
}

/** Keeps what the last build used, in memory. */
export function keep(prints: Fingerprints = newFingerprints()): Kept {
  let earlier = new Map<string, unknown>();
  let now = new Map<string, unknown>();
  return {
    recall: <T>(what: string, from: () => unknown, make: () => T): T => {
      const key = `${what} ${prints.of(from())}`;
      const found = (now.has(key) ? now.get(key) : earlier.has(key) ? earlier.get(key) : make()) as T;
      if (typeof found === "object" && found !== null) prints.name(found);
      now.set(key, found);
      return found;
    },
    begin: () => {
      earlier = now;
      now = new Map();
    },
  };
}
