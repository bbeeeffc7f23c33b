import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// What is written twice, in English and in Chinese, says the same: the same examples, the same keys, as many rows in each table.

const read = (file: string): string => readFileSync(file, "utf8");
const FENCED = /^```\w*\n([\s\S]*?)^```$/gm;

/** The examples of a document without their comments. */
function examples(text: string): readonly string[] {
  return [...text.matchAll(FENCED)].map(([, example = ""]) => example.replaceAll(/ *# .*$/gm, ""));
}

/** All that stands between backquotes outside of examples. */
function keys(text: string): readonly string[] {
  const found = text.replaceAll(FENCED, "").matchAll(/`([^`]+)`/g);
  return [...new Set([...found].map(([, key = ""]) => key))].sort();
}

/** Headings of each depth, and rows of tables: `## | | |`. */
function outline(text: string): string {
  const lines = text.replaceAll(FENCED, "").split("\n");
  return lines.flatMap((line) => /^(?:#+(?= )|\|)/.exec(line) ?? []).join(" ");
}

test.each([["issues/README.md", "issues/README.zh-CN.md"]])("%s and %s", (english, chinese) => {
  const [one, other] = [read(english), read(chinese)];
  expect(examples(one).length).toBeGreaterThan(10);
  expect(examples(other)).toEqual(examples(one));
  // Names of folders are translated: `issues/<date>/`.
  const written = keys(other).join("\n");
  expect(keys(one).filter((key) => !key.includes("<") && !written.includes(key))).toEqual([]);
  expect(outline(other)).toBe(outline(one));
});
