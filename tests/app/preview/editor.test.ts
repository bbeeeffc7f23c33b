import { expect, test } from "vitest";
import { editorCommand, editorLink } from "../../../src/app/preview/editor.ts";

const place = { file: "/issues/a b/'x'; rm -rf.md", line: 3, column: 7 };

test.each([
  ["code -g {file}:{line}:{column}", ["code", "-g", `${place.file}:3:7`], "placeholders within a word"],
  ["vim +{line} {file}", ["vim", "+3", place.file], "words of their own"],
  [
    '"/Applications/My Editor" {file}',
    ["/Applications/My Editor", place.file],
    "quotation marks hold a name with blanks",
  ],
  ["gedit", ["gedit", place.file], "without {file} it comes last"],
  ["code {nothing} {file}", ["code", "{nothing}", place.file], "other braces stay"],
])("%s → %j: %s", (command, words) => {
  expect(editorCommand(command, place)).toEqual(words);
});

test("a link escapes the path", () => {
  expect(editorLink({ file: "/版 面/issue.yaml", line: 1, column: 2 })).toBe(
    "vscode://file/%E7%89%88%20%E9%9D%A2/issue.yaml:1:2",
  );
});
