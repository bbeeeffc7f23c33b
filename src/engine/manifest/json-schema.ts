import { z } from "zod";
import type { Language } from "../../base/report.ts";
import { issueSchema } from "./schema/issue.ts";
import { paperSchema } from "./schema/paper.ts";

/** The files that an editor writes. */
export type SchemaName = "issue" | "paper";

export const SCHEMAS = { issue: issueSchema, paper: paperSchema } as const;

/** A JSON Schema (draft 7, which YAML language servers know best) for completion and checks while typing. */
export function writeJsonSchema(name: SchemaName, language: Language): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[name], {
    io: "input",
    target: "draft-07",
    override: ({ jsonSchema }) => {
      // Digits need no quotes where a text is asked for: `label: 4`.
      if (jsonSchema.type === "string" && jsonSchema.enum === undefined) {
        Object.assign(jsonSchema, { type: ["string", "number"] });
      }
      // Both sentences come along (schema/says.ts): one stays.
      const { zh } = jsonSchema as { zh?: string };
      if (language === "zh" && zh !== undefined) jsonSchema.description = zh;
      Reflect.deleteProperty(jsonSchema, "zh");
    },
  });
  return { $schema, title: `${name}.yaml`, ...schema };
}
