import { z } from "zod";
import type { Language } from "../../base/report.ts";
import { SCHEMAS, type SchemaName } from "./json-schema.ts";
import { boundsOf, isLeaf } from "./leaf.ts";
import { sentenceOf } from "./schema/says.ts";

/** The words of the page besides the sentences; `{…}` stands for a value. */
const en = {
  key: "`{key}` ({facts}): {sentence}",
  facts: ", ",
  required: "required",
  default: "default {value}",
  or: " or ",
  list: "list",
  listOf: "list of {kind}",
  atMost: "{list}, at most {most}",
  table: "keys of your own, each with {kind}",
  keys: "keys",
  inks: "four percentages",
  whole: "whole number {min} to {max}",
  number: "number {min} to {max}",
  text: "text",
  // Texts with a form of their own (fields.ts).
  crop: "crop",
  date: "date",
  extent: "extent",
  id: "id",
  label: "label",
  length: "length",
  name: "name",
  path: "path",
} as const;

type Words = Readonly<Record<keyof typeof en, string>>;

const zh: Words = {
  key: "`{key}`（{facts}）：{sentence}",
  facts: "，",
  required: "必填",
  default: "缺省 {value}",
  or: "，或",
  list: "列表",
  listOf: "{kind}的列表",
  atMost: "{list}，最多 {most} 项",
  table: "自定字段，值为{kind}",
  keys: "若干字段",
  inks: "四个百分比",
  whole: "整数 {min} 到 {max}",
  number: "数 {min} 到 {max}",
  text: "文字",
  crop: "裁切",
  date: "日期",
  extent: "起止",
  id: "代号",
  label: "版号",
  length: "长度",
  name: "名称",
  path: "路径",
};

const WORDS: Readonly<Record<Language, Words>> = { en, zh };

/** Where a blank goes between Chinese words and a value: 或 plain. */
const HAN_BEFORE_LATIN = /\p{Script=Han}(?=[a-z])/gu;

/** The page of all keys for people, in Markdown: type, range, default and one sentence each. */
export function writeReference(name: SchemaName, language: Language): string {
  const schema = SCHEMAS[name];
  const lines = [`# ${name}.yaml`, "", sentenceOf(schema, language) ?? "", "", ...keysOf(schema, 0, language)];
  return `${lines.join("\n")}\n`;
}

function keysOf(schema: z.ZodObject, depth: number, language: Language): readonly string[] {
  const words = WORDS[language];
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const { inner, standing } = unwrapped(value, words);
    const facts = [kindOf(inner, words), standing]
      .filter((fact) => fact !== "")
      .join(words.facts)
      .replace(HAN_BEFORE_LATIN, "$& ");
    const line = filled(words.key, { key, facts, sentence: nearestSentence(value, language) });
    const below = mappingIn(inner);
    const indented = `${"  ".repeat(depth)}- ${line}`;
    // Every role is set by the same keys: once is enough.
    if (below === undefined || (below.meta()?.id === "style" && key !== "body")) return [indented];
    return [indented, ...keysOf(below, depth + 1, language)];
  });
}

/** A key's value itself, and whether it may be left out, in words. */
function unwrapped(schema: z.core.$ZodType, words: Words): { inner: z.core.$ZodType; standing: string } {
  if (schema instanceof z.ZodOptional) return { inner: unwrapped(schema.unwrap(), words).inner, standing: "" };
  if (schema instanceof z.ZodDefault) {
    const { defaultValue } = schema.def;
    const standing = typeof defaultValue === "object" ? "" : filled(words.default, { value: String(defaultValue) });
    return { inner: unwrapped(schema.unwrap(), words).inner, standing };
  }
  return { inner: schema, standing: words.required };
}

/** A key's sentence: its own, or that of the value that it may hold. */
function nearestSentence(schema: z.core.$ZodType, language: Language): string {
  if (!(schema instanceof z.ZodType)) return "";
  const own = sentenceOf(schema, language);
  if (own !== undefined) return own;
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? nearestSentence(schema.unwrap(), language) : "";
}

/** The keys that a value has: its own, its entries', or those of the form that has keys. */
function mappingIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return mappingIn(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.map(mappingIn).find((found) => found !== undefined);
  return undefined;
}

function kindOf(schema: z.core.$ZodType, words: Words): string {
  const of = (inner: z.core.$ZodType): string => kindOf(inner, words);
  if (schema instanceof z.ZodPipe) return of(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.map(of).join(words.or);
  if (schema instanceof z.ZodArray) {
    const list = isLeaf(schema.element) ? filled(words.listOf, { kind: of(schema.element) }) : words.list;
    return filled(words.atMost, { list, most: String(boundsOf(schema).most) });
  }
  if (schema instanceof z.ZodRecord) return filled(words.table, { kind: of(schema.valueType) });
  if (schema instanceof z.ZodObject) return words.keys;
  if (schema instanceof z.ZodTuple) return words.inks;
  if (schema instanceof z.ZodEnum) return schema.options.join(" | ");
  if (schema instanceof z.ZodBoolean) return "true | false";
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = schema;
    return filled(isInt ? words.whole : words.number, { min: String(minValue), max: String(maxValue) });
  }
  return schema instanceof z.ZodString ? wordFor(schema.meta()?.title, words) : "";
}

/** A text with a form of its own goes by its name. */
function wordFor(form: string | undefined, words: Words): string {
  return words[(form ?? "text") as keyof Words] ?? form;
}

function filled(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (braces, name: string) => values[name] ?? braces);
}
