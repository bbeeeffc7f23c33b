import { expect, test } from "vitest";
import { cmdLine, editorCommand, editorLink, isSameFile } from "../../../src/tools/preview/editor.ts";

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

test.each([
  // words                                   line                                     why
  [
    ["code", "-g", "D:\\版 面\\a&b^(1).md:3:7"],
    '"code" "-g" "D:\\版 面\\a&b^(1).md:3:7"',
    "marks keep signs of the shell",
  ],
  [["ed", "D:\\100%PATH%\\a.md"], '"ed" "D:\\100"%"PATH"%"\\a.md"', "no variable is put in"],
  [["ed", "D:\\"], '"ed" "D:\\\\"', "a backslash at the end does not take the mark with it"],
  [["ed", 'a "b\\"'], '"ed" "a \\"b\\\\\\""', "marks within a word"],
])("%j → %s: %s", (words, line) => {
  expect(cmdLine(words)).toBe(line);
});

test.each([
  // file                        link                                                   why
  ["/版 面/issue.yaml", "vscode://file/%E7%89%88%20%E9%9D%A2/issue.yaml:1:2", "the path is escaped"],
  ["C:\\a b\\issue.yaml", "vscode://file/C:/a%20b/issue.yaml:1:2", "a drive keeps its colon"],
  ["\\\\nas\\a\\issue.yaml", "vscode://file//nas/a/issue.yaml:1:2", "a shared folder"],
])("%s → %s: %s", (file, link) => {
  expect(editorLink({ file, line: 1, column: 2 })).toBe(link);
});

test.each([
  ["c:\\a\\issue.yaml", "C:\\a\\Issue.yaml", "\\", true, "VS Code writes drives small"],
  ["/a/issue.yaml", "/a/Issue.yaml", "/", false, "two files on Unix"],
  ["c:\\a\\issue.yaml", "c:\\b\\issue.yaml", "\\", false, "two files anywhere"],
])("%s and %s with %s: %s, %s", (a, b, separator, expected) => {
  expect(isSameFile(a, b, separator)).toBe(expected);
});
