/** Texts that run into the first line of a story's copy, in order. */
export const RUN_INS = ["dateline", "reporter"] as const;

/**
 * A story's one-line texts besides its headings and its note. A name is the key in the manifest, the role on the page and the style in the paper;
 * CONTRIBUTING.md lists the further steps for a new one.
 */
const SHORT_TEXTS = ["label", "byline", ...RUN_INS] as const;

export type RunIn = (typeof RUN_INS)[number];
export type ShortText = (typeof SHORT_TEXTS)[number];

export function isRunIn(role: string): role is RunIn {
  return (RUN_INS as readonly string[]).includes(role);
}

export function isShortText(role: string): role is ShortText {
  return (SHORT_TEXTS as readonly string[]).includes(role);
}

export function forShortTexts<T>(make: (name: ShortText) => T): Readonly<Record<ShortText, T>> {
  return Object.fromEntries(SHORT_TEXTS.map((name) => [name, make(name)])) as Record<ShortText, T>;
}

/** A headline on one line: a blank replaces each turn (第一千部电梯　门开在六楼), except after a punctuation mark. */
export function titleOfLines(lines: readonly string[]): string {
  return lines.reduce((whole, line) => `${whole}${/[\p{P}\u3000]$/u.test(whole) ? "" : "\u3000"}${line}`);
}
