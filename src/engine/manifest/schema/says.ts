import type { z } from "zod";

/** A key's schema with the name of its sentence in `locales/…/schema.ftl`: for the reference page, and for editors that complete by the JSON Schema. */
export function says<S extends z.ZodType>(schema: S, sentence: string): S {
  return schema.meta({ sentence });
}

/** The name of a key's sentence; undefined if it has none of its own. */
export function sentenceOf(schema: z.ZodType): string | undefined {
  return schema.meta()?.["sentence"] as string | undefined;
}
