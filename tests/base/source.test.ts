import { expect, test } from "vitest";
import { lineAt, positionOf, sourceFile } from "../../src/base/source.ts";

test.each([
  // text, offset, line and column, the line, why
  ["", 0, "1:1", "", "an empty file has one line"],
  ["ab\ncd", 0, "1:1", "ab", "the file's head"],
  ["ab\ncd", 2, "1:3", "ab", "a line end belongs to its line"],
  ["ab\ncd", 3, "2:1", "cd", "a line's head"],
  ["ab\ncd", 5, "2:3", "cd", "the file's end"],
  ["ab\n", 3, "2:1", "", "behind the last line end stands a line more"],
  ["\nab", 0, "1:1", "", "an empty line first"],
  ["a\n𠮷𠮷b", 6, "2:3", "𠮷𠮷b", "columns count characters, not units"],
  ["a\n𠮷b", 3, "2:2", "𠮷b", "inside a character"],
  ["𠮷a𠮷\nb𠮷c𠮷d", 12, "2:5", "b𠮷c𠮷d", "characters of earlier lines do not count, nor do later ones"],
  ["a\udfb7\ud842b", 3, "1:4", "a\udfb7\ud842b", "halves of no pair are characters"],
])("%j at %i is %s, %j: %s", (text, offset, place, whole) => {
  const source = sourceFile("a.md", text);
  const { line, column } = positionOf(source, offset);
  expect(`${line}:${column}`).toBe(place);
  expect(lineAt(source, offset)).toBe(whole);
});

test("a column is found without the file's text: deep in a long line it costs what it costs at its head", () => {
  const source = { ...sourceFile("a.md", "天地𠮷玄黄".repeat(10)), text: "" };
  expect(positionOf(source, 58)).toEqual({ line: 1, column: 49 });
});
