import type { z } from "zod";
import type { Language } from "../../../base/report.ts";

/**
 * A key's schema with a sentence that explains it: for the reference page, and for editors that complete by the JSON Schema. English
 * stands where zod and JSON Schema look for it.
 */
export function says<S extends z.ZodType>(schema: S, en: string, zh: string): S {
  return schema.meta({ description: en, zh });
}

/** A key's sentence; undefined if it has none of its own. */
export function sentenceOf(schema: z.ZodType, language: Language): string | undefined {
  const known = schema.meta();
  return language === "zh" ? (known?.["zh"] as string | undefined) : known?.description;
}
