import { z } from "zod";
import { SCHEMAS, type SchemaName } from "./json-schema.ts";
import { boundsOf, isLeaf } from "./leaf.ts";

/** The page of all keys for people, in Markdown: type, range, default and one sentence each. */
export function writeReference(name: SchemaName): string {
  const schema = SCHEMAS[name];
  const lines = [`# ${name}.yaml`, "", schema.description ?? "", "", ...keysOf(schema, 0)];
  return `${lines.join("\n")}\n`;
}

function keysOf(schema: z.ZodObject, depth: number): readonly string[] {
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const { inner, standing } = unwrapped(value);
    const facts = [kindOf(inner), standing].filter((fact) => fact !== "").join(", ");
    const line = `${"  ".repeat(depth)}- \`${key}\` (${facts}): ${sentenceOf(value)}`;
    const below = mappingIn(inner);
    // Every role is set by the same keys: once is enough.
    if (below === undefined || (isStyle(below) && key !== "body")) return [line];
    return [line, ...keysOf(below, depth + 1)];
  });
}

function isStyle(schema: z.ZodObject): boolean {
  return schema.meta()?.id === "style";
}

/** A key's value without what says whether it may be left out, and that in words. */
function unwrapped(schema: z.core.$ZodType): { inner: z.core.$ZodType; standing: string } {
  if (schema instanceof z.ZodOptional) return { inner: unwrapped(schema.unwrap()).inner, standing: "" };
  if (schema instanceof z.ZodDefault) {
    const { defaultValue } = schema.def;
    const standing = typeof defaultValue === "object" ? "" : `default ${String(defaultValue)}`;
    return { inner: unwrapped(schema.unwrap()).inner, standing };
  }
  return { inner: schema, standing: "required" };
}

function sentenceOf(schema: z.core.$ZodType): string {
  if (!(schema instanceof z.ZodType)) return "";
  if (schema.description !== undefined) return schema.description;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? sentenceOf(schema.unwrap()) : "";
}

/** The keys that a value has: its own, its entries', or those of the form that has keys. */
function mappingIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return mappingIn(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.map(mappingIn).find((found) => found !== undefined);
  return undefined;
}

function kindOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodPipe) return kindOf(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.map(kindOf).join(" or ");
  if (schema instanceof z.ZodArray) {
    const list = isLeaf(schema.element) ? `list of ${kindOf(schema.element)}` : "list";
    return `${list}, at most ${boundsOf(schema).most}`;
  }
  if (schema instanceof z.ZodRecord) return `keys of your own, each with ${kindOf(schema.valueType)}`;
  if (schema instanceof z.ZodObject) return "keys";
  if (schema instanceof z.ZodTuple) return "four percentages";
  if (schema instanceof z.ZodEnum) return schema.options.join(" | ");
  if (schema instanceof z.ZodBoolean) return "true | false";
  if (schema instanceof z.ZodNumber) return numberKind(schema);
  return schema instanceof z.ZodString ? (schema.meta()?.title ?? "text") : "";
}

function numberKind(schema: z.ZodNumber): string {
  const kind = schema.isInt ? "whole number" : "number";
  return `${kind} ${schema.minValue} to ${schema.maxValue}`;
}
