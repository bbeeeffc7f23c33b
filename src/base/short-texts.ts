/** Texts that run into the first line of a story's copy, in this order. */
export const RUN_INS = ["dateline", "reporter"] as const;

/**
 * A story's texts of one line, besides its headings and its note. A name is the key in the manifest, the role on the page and the style in the
 * paper; CONTRIBUTING.md lists what a new one needs besides its name here.
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

/** One value for each short text, in the order of the list. */
export function forShortTexts<T>(make: (name: ShortText) => T): Readonly<Record<ShortText, T>> {
  return Object.fromEntries(SHORT_TEXTS.map((name) => [name, make(name)])) as Record<ShortText, T>;
}

/** A headline as one line of a list: a blank stands where its editor turned it (第一千部电梯　门开在六楼), unless a mark ends its line. */
export function titleOfLines(lines: readonly string[]): string {
  return lines.reduce((whole, line) => `${whole}${/[\p{P}\u3000]$/u.test(whole) ? "" : "\u3000"}${line}`);
}
