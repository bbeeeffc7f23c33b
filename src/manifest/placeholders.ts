import type { CST } from "yaml";

/** Stand in for the braces while YAML is parsed. Noncharacters: no text has them. */
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";

/**
 * Hides the braces of `{page}`, `{number}` … from YAML, which inside `{…}` and `[…]` would take them for a map's: an editor writes
 * `jump: {to: （下转{page}）}`. Nothing moves. A map of one bare word and no value means nothing in a manifest.
 */
export function hidePlaceholders(text: string): string {
  if (text.includes(OPEN) || text.includes(CLOSE)) return text;
  return text.replace(/\{(\w+)\}/g, `${OPEN}$1${CLOSE}`);
}

/** Puts the braces back in all that was parsed. */
export function showPlaceholders(token: CST.Token | CST.SourceToken): void {
  if ("source" in token) token.source = shown(token.source);
  if ("props" in token) for (const prop of token.props) showPlaceholders(prop);
  if ("value" in token && token.value) showPlaceholders(token.value);
  if (!("items" in token)) return;
  for (const { key, value } of token.items) {
    if (key) showPlaceholders(key);
    if (value) showPlaceholders(value);
  }
}

function shown(source: string): string {
  return source.includes(OPEN) ? source.replaceAll(OPEN, "{").replaceAll(CLOSE, "}") : source;
}
