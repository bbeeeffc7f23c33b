import { isScalar, type Node } from "yaml";
import { z } from "zod";
import type { Arguments } from "../../base/codes.ts";
import { shortened } from "../../base/excerpt.ts";
import { nearMiss } from "../../base/near-miss.ts";
import { wordsIn } from "../../locales/words.ts";
import { sentenceOf } from "./schema/fields.ts";

/* What an author probably meant, for hints. */

/** Names that other programs have for our keys. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  title: "headline",
  heading: "headline",
  subtitle: "deck",
  author: "byline",
  content: "body",
  text: "body",
  article: "body",
  images: "photos",
  pictures: "photos",
  image: "file",
  path: "file",
  src: "file",
};

/** The key of `shape` that stands for an unknown one beyond doubt: written in full-width letters, in Chinese, or as elsewhere. */
export function keyMeant(key: string, shape: z.core.$ZodShape): string | undefined {
  const keys = Object.keys(shape);
  const plain = key.normalize("NFKC").trim().toLowerCase();
  // English sentences open with the newsroom's word: 主题: the main title …
  return (
    keys.find((name) => name.toLowerCase() === plain) ??
    keys.find((name) => termsOf(shape[name]).includes(key)) ??
    keys.find((name) => name === ELSEWHERE[plain])
  );
}

export function unknownKey(key: string, shape: z.core.$ZodShape): Arguments {
  const keys = Object.keys(shape);
  // The value stands in the key: YAML wants a half-width colon and a space between them.
  const [, glued = ""] = /^([A-Za-z]+)[:：]/.exec(key) ?? [];
  if (keys.includes(glued)) return { key: short(key), known: keys.join(", "), nearest: glued, glued };
  // YAML 1.1 merges mappings by it, YAML 1.2 does not.
  if (key === "<<") return { key, known: keys.join(", "), merging: key };
  const meant = keyMeant(key, shape);
  const near = meant === undefined ? nearMiss(key, keys) : { nearest: meant };
  return { key: short(key), known: keys.join(", "), ...near };
}

function termsOf(schema: z.core.$ZodType | undefined): readonly string[] {
  if (!(schema instanceof z.ZodType)) return [];
  const sentence = sentenceOf(schema);
  if (sentence === undefined) {
    return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? termsOf(schema.unwrap()) : [];
  }
  const [terms = ""] = wordsIn("schema", "en")(sentence).split(": ", 1);
  return terms.split(/[,，] ?/);
}

/** Two keys of a mapping, to show its form: those that it must have come first. */
export function exampleOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((each) => each instanceof z.ZodObject);
    return option === undefined ? "{…: …}" : exampleOf(option);
  }
  if (!(schema instanceof z.ZodObject)) return "{…: …}";
  const keys = [...neededIn(schema), ...Object.keys(schema.shape)];
  return `{${[...new Set(keys)].slice(0, 2).join(": …, ")}: …}`;
}

/**
 * A text in a list of mappings, as the one key that each of them must have: `- a.jpg` for `- {file: a.jpg}`. Where it cannot be that key's value, what an
 * entry looks like.
 */
export function entryLike(schema: z.core.$ZodType, entry: Node): Arguments {
  if (!(schema instanceof z.ZodObject) || !isScalar(entry)) return {};
  const needed = neededIn(schema);
  const text = entry.source ?? "";
  const [key] = needed.length === 1 ? needed.filter((each) => z.safeParse(schema.shape[each], text).success) : [];
  return { entry: key === undefined ? exampleOf(schema) : `{${key}: ${short(text)}}` };
}

/** The one key of `shape` that takes a few words, this value among them: `preset` for 四开. */
export function wordFor(value: Node | undefined, shape: z.core.$ZodShape | undefined): Arguments {
  if (!isScalar(value) || shape === undefined) return {};
  const word = value.source ?? "";
  const keys = Object.keys(shape).filter((key) => wordsOf(shape[key]).includes(word));
  return keys.length === 1 && keys[0] !== undefined ? { wordKey: keys[0], word } : {};
}

function wordsOf(schema: z.core.$ZodType | undefined): readonly unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return wordsOf(schema.unwrap());
  return schema instanceof z.ZodEnum ? schema.options : [];
}

function neededIn({ shape }: z.ZodObject): readonly string[] {
  return Object.keys(shape).filter(
    (key) => !(shape[key] instanceof z.ZodOptional || shape[key] instanceof z.ZodDefault),
  );
}

/** What messages show of a text. */
export function short(text: string): string {
  const line = text.replace(/\s*\n[\s\S]*/, "…");
  return shortened(line.slice(0, 80), 40);
}
