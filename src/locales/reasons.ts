import type { Arguments } from "../base/codes.ts";
import { filled, messageIn, messagesIn } from "./catalogues.ts";
import type { Pattern } from "./words.ts";

/** What stands on a page of a PDF, and what lets show through. */
const PAGE_THINGS: Readonly<Record<string, string>> = {
  fill: "填色",
  stroke: "线条",
  text: "文字",
  image: "图片",
  shading: "渐变",
  opacity: "不透明度",
  blend: "混合模式",
  "soft-mask": "蒙版",
  group: "透明组",
};

/** Diagnostics whose `what` is one of these things; elsewhere it is a word of the file. */
const OF_PAGE_THINGS: ReadonlySet<string> = new Set(["pdf-rgb", "pdf-profiled", "pdf-transparency"]);

/** The arguments of a diagnostic as its Chinese wording takes them: `reason` stands for a `problem` that is one of ours. */
export function inChinese(code: string, args: Arguments): Arguments {
  const { problem, ...others } = args;
  const reason = typeof problem === "string" ? reasonInChinese(problem) : undefined;
  if (reason !== undefined) return { ...others, reason };
  const thing = OF_PAGE_THINGS.has(code) ? PAGE_THINGS[String(args["what"])] : undefined;
  return thing === undefined ? args : { ...args, what: thing };
}

/**
 * Our own reasons why a file cannot be used travel in English, as the argument `problem`: the catalogue `reasons` knows them again.
 * Undefined for the words of a library.
 */
function reasonInChinese(problem: string): string | undefined {
  for (const { id, value } of messagesIn("reasons", "en")) {
    const found = patternOf(value ?? "").exec(problem);
    if (found !== null) return filled(messageIn("reasons", id, "zh").value ?? "", { ...found.groups }, "reasons", "zh");
  }
  return undefined;
}

function patternOf(english: Pattern): RegExp {
  const parts = typeof english === "string" ? [english] : english;
  const expressions = parts.map((part) => {
    if (typeof part === "string") return part.replace(/[.*+?^$(){}|[\]\\]/g, "\\$&");
    return part.type === "var" ? `(?<${part.name}>.+)` : "";
  });
  return new RegExp(`^${expressions.join("")}$`);
}
