import { z } from "zod";
import type { BlockKind } from "../../base/blocks.ts";
import { wordsIn } from "../../locales/catalogues.ts";
import type { Language, Words } from "../../locales/words.ts";
import { sentenceOf } from "./schema/fields.ts";
import { issueSchema } from "./schema/issue.ts";
import { paperSchema } from "./schema/paper.ts";
import { usageSchema } from "./schema/usage.ts";
import { boundsOf, isLeaf, newsroomWords } from "./walk.ts";

/*
 * Writes the schemas as JSON Schema, for editors that complete and check while typing, and as a page for people. Both use the sentence beside each key, so that
 * no key is described twice.
 */

/** The files that an author writes. */
const SCHEMAS = { issue: issueSchema, paper: paperSchema, usage: usageSchema } as const;
type SchemaName = keyof typeof SCHEMAS;

/** A JSON Schema (draft 7, which YAML language servers know best) for completion and checks while typing. */
export function writeJsonSchema(name: SchemaName, language: Language): Readonly<Record<string, unknown>> {
  const words = wordsIn("schema", language);
  const { $schema, ...schema } = z.toJSONSchema(SCHEMAS[name], {
    io: "input",
    target: "draft-07",
    override: ({ jsonSchema }) => {
      // `label: 4`: digits need no quotes where text is expected.
      if (jsonSchema.type === "string" && jsonSchema.enum === undefined) {
        Object.assign(jsonSchema, { type: ["string", "number"] });
      }
      const { sentence } = jsonSchema as { sentence?: string };
      if (sentence === undefined) return;
      const entries = Object.entries(jsonSchema);
      for (const [key] of entries) Reflect.deleteProperty(jsonSchema, key);
      // The description takes the place of the sentence's name.
      for (const [key, value] of entries) {
        Object.assign(jsonSchema, key === "sentence" ? { description: words(sentence) } : { [key]: value });
      }
    },
  });
  return { $schema, title: `${name}.yaml`, ...schema };
}

/** What a block of a story is called: `byline`, 署名. */
export function blockName(kind: BlockKind, language: Language): string {
  return language === "zh" ? (newsroomWords(`block-${kind}`)[0] ?? kind) : kind;
}

/** Chinese before Latin letters, where a blank is inserted: 或 plain. */
const HAN_BEFORE_LATIN = /\p{Script=Han}(?=[a-z])/gu;

/** The page of all keys, in Markdown: type, range, default and one sentence for each. */
export function writeReference(name: SchemaName, language: Language): string {
  const schema = SCHEMAS[name];
  const words = wordsIn("schema", language);
  const lines = [`# ${name}.yaml`, "", sentence(schema, words), "", ...keysOf(schema, 0, words)];
  return `${lines.join("\n")}\n`;
}

function keysOf(schema: z.ZodObject, depth: number, words: Words): readonly string[] {
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const { inner, standing } = unwrapped(value, words);
    const facts = [kindOf(inner, words), standing]
      .filter((fact) => fact !== "")
      .join(words("reference-comma"))
      .replace(HAN_BEFORE_LATIN, "$& ");
    const line = words("reference-key", { key, facts, sentence: sentence(value, words) });
    const below = mappingIn(inner);
    const indented = `${"  ".repeat(depth)}- ${line}`;
    // All roles have the same style keys: they are listed once.
    if (below === undefined || (below.meta()?.id === "style" && key !== "body")) return [indented];
    return [indented, ...keysOf(below, depth + 1, words)];
  });
}

/** A key's value type without optional or default, and whether the key is required, in words. */
function unwrapped(schema: z.core.$ZodType, words: Words): { inner: z.core.$ZodType; standing: string } {
  if (schema instanceof z.ZodOptional) return { inner: unwrapped(schema.unwrap(), words).inner, standing: "" };
  if (schema instanceof z.ZodDefault) {
    const { defaultValue } = schema.def;
    const standing =
      typeof defaultValue === "object" ? "" : words("reference-default", { value: String(defaultValue) });
    return { inner: unwrapped(schema.unwrap(), words).inner, standing };
  }
  return { inner: schema, standing: words("reference-required") };
}

/** The sentence of a key, or of the value type inside it. */
function sentence(schema: z.core.$ZodType, words: Words): string {
  if (!(schema instanceof z.ZodType)) return "";
  const own = sentenceOf(schema);
  if (own !== undefined) return words(own);
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? sentence(schema.unwrap(), words) : "";
}

/** The keys inside a value: its own, those of its entries, or those of the form that has keys. */
function mappingIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return mappingIn(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.map(mappingIn).find((found) => found !== undefined);
  return undefined;
}

function kindOf(schema: z.core.$ZodType, words: Words): string {
  const of = (inner: z.core.$ZodType): string => kindOf(inner, words);
  if (schema instanceof z.ZodPipe) return of(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.map(of).join(words("reference-or"));
  if (schema instanceof z.ZodArray) {
    const isPlain = isLeaf(schema.element);
    const list = isPlain ? words("reference-list-of", { kind: of(schema.element) }) : words("reference-list");
    return words("reference-at-most", { list, most: boundsOf(schema).most });
  }
  if (schema instanceof z.ZodRecord) return words("reference-table", { kind: of(schema.valueType) });
  if (schema instanceof z.ZodObject) return words("reference-keys");
  if (schema instanceof z.ZodTuple) return words("reference-inks");
  if (schema instanceof z.ZodEnum) return schema.options.join(" | ");
  if (schema instanceof z.ZodBoolean) return "true | false";
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = schema;
    return words(isInt ? "reference-whole" : "reference-number", { min: String(minValue), max: String(maxValue) });
  }
  // A text with a form of its own is called by the name of the form.
  return schema instanceof z.ZodString ? words(`reference-${schema.meta()?.title ?? "text"}`) : "";
}
