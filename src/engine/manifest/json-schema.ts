import { z } from "zod";
import { type Language, wordsIn } from "../../locales/words.ts";
import { issueSchema } from "./schema/issue.ts";
import { paperSchema } from "./schema/paper.ts";

/** The files that an editor writes. */
export type SchemaName = "issue" | "paper";

export const SCHEMAS = { issue: issueSchema, paper: paperSchema } as const;

/** A JSON Schema (draft 7, which YAML language servers know best) for completion and checks while typing. */
export function writeJsonSchema(name: SchemaName, language: Language): Readonly<Record<string, unknown>> {
  const words = wordsIn("schema", language);
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[name], {
    io: "input",
    target: "draft-07",
    override: ({ jsonSchema }) => {
      // Digits need no quotes where a text is asked for: `label: 4`.
      if (jsonSchema.type === "string" && jsonSchema.enum === undefined) {
        Object.assign(jsonSchema, { type: ["string", "number"] });
      }
      const { sentence } = jsonSchema as { sentence?: string };
      if (sentence === undefined) return;
      const entries = Object.entries(jsonSchema);
      for (const [key] of entries) Reflect.deleteProperty(jsonSchema, key);
      // The description stands where the sentence's name stood.
      for (const [key, value] of entries) {
        Object.assign(jsonSchema, key === "sentence" ? { description: words(sentence) } : { [key]: value });
      }
    },
  });
  return { $schema, title: `${name}.yaml`, ...schema };
}
