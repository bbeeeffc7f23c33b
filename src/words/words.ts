/** Cuts text into words; joined, they are the text. Where a heading may turn depends on it. */
export type Words = (text: string) => readonly string[];
