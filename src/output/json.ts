/** A number as outputs write it: thousandths, and never a minus zero. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

/** A value whose JSON is known already. */
export class Written {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/**
 * JSON that a person can read and `diff`: objects and arrays are laid out line by line down to `depth`, one line each below it.
 * The keys keep their order.
 */
export function writeJson(value: unknown, depth: number): string {
  return `${layOut(value, depth, "")}\n`;
}

/**
 * The JSON of a value that will stand so deep inside another.
 * @param depth levels that are laid out line by line
 * @param level of its own line, from 0
 */
export function writtenAt(value: unknown, depth: number, level: number): Written {
  return new Written(layOut(value, depth, "  ".repeat(level)));
}

function layOut(value: unknown, depth: number, indent: string): string {
  if (value instanceof Written) return value.json;
  if (depth === 0 || typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((element) => layOut(element, depth - 1, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${JSON.stringify(key)}: ${layOut(member, depth - 1, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (entries.length === 0) return `${open}${close}`;
  return `${open}\n${entries.map((entry) => inner + entry).join(",\n")}\n${indent}${close}`;
}
