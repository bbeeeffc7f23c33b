import { isScalar, type Node, Pair, Scalar } from "yaml";
import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import { short } from "./meant.ts";
import { rangeOf } from "./splice.ts";

/** A key as it is written, and its entry. */
type Written = readonly [key: string, pair: Pair];

/** The entries of a mapping as they are meant, with messages about those that were mended. */
interface Joined {
  readonly written: readonly Written[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What one or two entries are meant for. */
interface Meant {
  readonly entry: Written;
  /** How many entries as they are written. */
  readonly count: 1 | 2;
  /** True where the key is sound and its colon is amiss. */
  readonly colon: boolean;
}

/**
 * A slip in braces makes two entries of one, or a key of a whole entry: a comma within a key (`{fil,e: poem.md}`), a comma in place of a colon
 * (`{headline, 短讯}`), no colon (`{columns 1-5}`). They are read as they are meant, so that one slip gives one message.
 * @param keys that the mapping may have
 */
export function joinTorn(written: readonly Written[], keys: readonly string[], source: SourceFile): Joined {
  const joined: Written[] = [];
  const diagnostics: Diagnostic[] = [];
  const taken = new Set(written.map(([key]) => key));
  for (let at = 0; at < written.length; at++) {
    const first = written[at] as Written;
    const next = written[at + 1];
    const meant = first[1].value === null ? whatIsMeant(first, next, keys, taken) : undefined;
    joined.push(meant?.entry ?? first);
    if (meant === undefined) continue;
    const last = written[at + meant.count - 1] as Written;
    const start = rangeOf(first[1].key as Node)[0];
    const end = start + source.text.slice(start, rangeOf(last[1].key as Node)[1]).trimEnd().length;
    const [nearest] = meant.entry;
    const names = { key: short(source.text.slice(start, end)), known: keys.join(", "), nearest };
    const args = meant.colon ? { ...names, glued: nearest } : names;
    diagnostics.push(errorAt({ source, start, end }, "unknown-key", args));
    at += meant.count - 1;
  }
  return { written: joined, diagnostics };
}

/** @param first an entry that has neither colon nor value */
function whatIsMeant(
  [key, pair]: Written,
  next: Written | undefined,
  keys: readonly string[],
  taken: ReadonlySet<string>,
): Meant | undefined {
  const [, head = "", between = "", rest = ""] = /^([A-Za-z]+)([:： ]\s*)(.+)$/u.exec(key) ?? [];
  if (keys.includes(head) && !taken.has(head)) {
    return {
      entry: [head, new Pair(pair.key, valueWithin(pair.key as Node, head + between, rest))],
      count: 1,
      colon: true,
    };
  }
  if (next === undefined || keys.includes(next[0])) return undefined;
  const [following, { key: nextKey, value }] = next;
  if (keys.includes(key)) {
    return value === null ? { entry: [key, new Pair(pair.key, nextKey)], count: 2, colon: true } : undefined;
  }
  const whole = key + following;
  if (!keys.includes(whole) || taken.has(whole) || value === null) return undefined;
  return { entry: [whole, next[1]], count: 2, colon: false };
}

/** The value that stands in a key, as a node of its own. */
function valueWithin(key: Node, before: string, rest: string): Node {
  const [start, end] = rangeOf(key);
  const value = new Scalar(rest);
  value.source = rest;
  if (isScalar(key) && key.type !== undefined) value.type = key.type;
  value.range = [start + before.length, end, end];
  return value;
}
