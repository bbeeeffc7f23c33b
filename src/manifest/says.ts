import type { z } from "zod";
import type { Language } from "../base/report.ts";

/** What a schema knows of a key's sentence: English stands where zod and JSON Schema look for it. */
interface Sentence extends Readonly<Record<string, unknown>> {
  readonly description: string;
  readonly zh: string;
}

/** The sentence that tells people what a key is: for the reference page, and for editors that complete by the JSON Schema. */
export function says(en: string, zh: string): Sentence {
  return { description: en, zh };
}

/** A key's sentence; undefined where it has none of its own. */
export function sentenceOf(schema: z.ZodType, language: Language): string | undefined {
  const known = schema.meta();
  return language === "zh" ? (known?.["zh"] as string | undefined) : known?.description;
}
