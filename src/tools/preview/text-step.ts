import { createHash } from "node:crypto";

/** A change of a file's text. It can be undone as long as the text is as it left it. Offsets are UTF-16 units. */
export interface TextStep {
  /** Absolute. */
  readonly path: string;
  /** What was done: a kind of step by hand. */
  readonly what: string;
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
  /** Hashes of the whole texts. */
  readonly before: string;
  readonly after: string;
}

export function textStep(path: string, what: string, before: string, after: string): TextStep {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return {
    path,
    what,
    from,
    removed: before.slice(from, before.length - same),
    inserted: after.slice(from, after.length - same),
    before: textHash(before),
    after: textHash(after),
  };
}

/** The text with the step taken back; undefined where it is not what the step left. */
export function textBefore(step: TextStep, text: string): string | undefined {
  const { from, removed, inserted, after } = step;
  if (textHash(text) !== after) return undefined;
  return text.slice(0, from) + removed + text.slice(from + inserted.length);
}

/** The text with the step done again; undefined where it is not what the step was made from. */
export function textAgain(step: TextStep, text: string): string | undefined {
  const { from, removed, inserted, before } = step;
  if (textHash(text) !== before) return undefined;
  return text.slice(0, from) + inserted + text.slice(from + removed.length);
}

export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
