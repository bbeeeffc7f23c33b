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

test.each([
  ["issues/README", 15],
  ["issues/FIRST-EVENING", 2],
  ["issues/PLANT", 1],
  ["issues/ARCHIVE", 1],
])("%s.md and its Chinese twin, with %i examples or more", (name, count) => {
  const [one, other] = [read(`${name}.md`), read(`${name}.zh-CN.md`)];
  expect(examples(one).length).toBeGreaterThanOrEqual(count);
  expect(examples(other)).toEqual(examples(one));
  // Names of folders are translated: `issues/<date>/`.
  const written = keys(other).join("\n");
  expect(keys(one).filter((key) => !key.includes("<") && !written.includes(key))).toEqual([]);
  expect(outline(other)).toBe(outline(one));
});
