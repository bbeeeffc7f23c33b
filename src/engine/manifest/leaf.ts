import { isScalar, isSeq, type Node } from "yaml";
import { z } from "zod";
import { type Arguments, type Code, isCode } from "../../base/codes.ts";
import { nearMiss } from "../../base/near-miss.ts";

/** A fault of one value, without its place. */
interface LeafFault {
  readonly code: Code;
  readonly arguments: Arguments;
}

type LeafReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly LeafFault[] };

/** True for schemas of one value: text, numbers, choices, and the lists that are one value (four inks). */
export function isLeaf(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.every(isLeaf);
  return !(schema instanceof z.ZodObject || schema instanceof z.ZodArray || schema instanceof z.ZodRecord);
}

/** How many entries a list has at the least and at the most. */
export function boundsOf(list: z.ZodArray): { readonly least: number; readonly most: number } {
  let [least, most] = [0, Number.POSITIVE_INFINITY];
  for (const check of list.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) least = check._zod.def.minimum;
    if (check instanceof z.core.$ZodCheckMaxLength) most = check._zod.def.maximum;
  }
  return { least, most };
}

/**
 * Reads one value by its schema, with every fault it has.
 * @param written what messages show of it
 */
export function readLeaf(schema: z.core.$ZodType, node: Node, written: () => string): LeafReading {
  const base = baseOf(schema);
  const plain = plainOf(node, base);
  const result = z.safeParse(schema, plain);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  return { ok: false, faults: issue === undefined ? [] : [faultOf(issue, base, written())] };
}

/** What is checked before a transformation. */
function baseOf(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodPipe ? baseOf(schema.in) : schema;
}

/** The options of a union of values, or the schema itself. */
function optionsOf(base: z.core.$ZodType): readonly z.core.$ZodType[] {
  return base instanceof z.ZodUnion ? base.options.map(baseOf) : [base];
}

const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/**
 * A node as the plain value that its schema asks for. Unquoted digits are text where text is asked for, as they are
 * written: a headline 2020.10 keeps its nought.
 */
function plainOf(node: Node, base: z.core.$ZodType): unknown {
  if (isSeq(node) && base instanceof z.ZodTuple) {
    return node.items.map((child) => (isScalar(child) ? numberOf(String(child.source)) : child));
  }
  if (!isScalar(node)) return isSeq(node) ? [] : {};
  const source = node.source ?? "";
  if (node.type !== "PLAIN") return source;
  const options = optionsOf(base);
  if (options.some((option) => option instanceof z.ZodNumber)) {
    const number = numberOf(source);
    if (typeof number === "number") return number;
  }
  if (options.some((option) => option instanceof z.ZodBoolean)) {
    if (/^(true|True|TRUE)$/.test(source)) return true;
    if (/^(false|False|FALSE)$/.test(source)) return false;
  }
  return source;
}

function numberOf(source: string): number | string {
  return NUMBER.test(source) ? Number(source) : source;
}

function faultOf(issue: z.core.$ZodIssue, base: z.core.$ZodType, value: string): LeafFault {
  if (issue.code === "invalid_union") {
    // The one alternative that has the right type says best what is wrong.
    const near = issue.errors.findIndex((issues) => issues.every((inner) => inner.code !== "invalid_type"));
    const inner = issue.errors[near]?.[0];
    const option = optionsOf(base)[near];
    const isWord = option instanceof z.ZodEnum;
    if (inner !== undefined && option !== undefined && !isWord) return faultOf(inner, option, value);
  }
  const code = codeOf(issue);
  const facts: Arguments = issue.code === "custom" ? (issue.params ?? {}) : {};
  if (code === "out-of-range") return { code, arguments: { value, ...rangeOf(base) } };
  if (code === "unknown-value") return { code, arguments: { value, ...choicesOf(base, value) } };
  if (code === "not-a-number") return { code, arguments: { value, ...numberMeant(value) } };
  if (code === "not-a-flag") return { code, arguments: { value, ...choicesOf(base, value) } };
  return { code, arguments: { value, ...facts } };
}

/** The figures of a number that is written in full width, in quotes, or with a word or unit: ３, 第3期. */
function numberMeant(value: string): Arguments {
  const [, figures] = /^\D{0,3}?(-?\d+(?:\.\d+)?)\D{0,3}$/.exec(value.normalize("NFKC")) ?? [];
  return figures === undefined ? {} : { nearest: figures };
}

/** zod's message is a code of ours (fields.ts). */
function codeOf(issue: z.core.$ZodIssue): Code {
  const { message } = issue;
  if (isCode(message)) return message;
  throw new Error(`a schema without a code: ${message}`);
}

function rangeOf(base: z.core.$ZodType): Arguments {
  const number = optionsOf(base).find((option) => option instanceof z.ZodNumber);
  return number instanceof z.ZodNumber ? { min: number.minValue ?? 0, max: number.maxValue ?? 0 } : {};
}

/** What an author means who writes it in place of true or false: other YAML takes some of these. */
const YES_OR_NO: ReadonlyMap<string, string> = new Map([
  ...["yes", "y", "on", "是", "有"].map((word) => [word, "true"] as const),
  ...["no", "n", "off", "否", "无"].map((word) => [word, "false"] as const),
]);

/** Words of our choices in Chinese. */
const CHOICES: ReadonlyMap<string, readonly string[]> = new Map([
  ["头条", ["lead"]],
  ["重要", ["major"]],
  ["普通", ["normal"]],
  ["一般", ["normal"]],
  ["简讯", ["brief"]],
  ["短讯", ["brief"]],
  ["直排", ["vertical"]],
  ["竖排", ["vertical"]],
  ["横排", ["horizontal"]],
  ["繁体", ["traditional"]],
  ["简体", ["simplified"]],
  ["左", ["left"]],
  ["右", ["right"]],
  ["居中", ["center", "centre"]],
  ["上", ["top"]],
  ["下", ["bottom"]],
  ["关", ["off"]],
  ["关闭", ["off"]],
  ["错误", ["error"]],
  ["警告", ["warning"]],
]);

function choicesOf(base: z.core.$ZodType, value: string): Arguments {
  const words = optionsOf(base).flatMap((option) => {
    if (option instanceof z.ZodEnum) return option.options.map(String);
    return option instanceof z.ZodBoolean ? ["true", "false"] : [];
  });
  const meant = [YES_OR_NO.get(value.toLowerCase()), ...(CHOICES.get(value) ?? [])];
  const known = words.find((each) => meant.includes(each));
  return { choices: words.join(", "), ...(known === undefined ? nearWord(value, words) : { nearest: known }) };
}

/** Nothing where a short word is as near to another: 八开 is neither 四开 nor 对开. */
function nearWord(value: string, words: readonly string[]): Arguments {
  const near = nearMiss(value, words);
  const others = words.filter((each) => each !== near.nearest);
  return value.length < 3 && nearMiss(value, others).nearest !== undefined ? {} : near;
}
