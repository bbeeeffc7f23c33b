import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { nameFrom, pathFrom, realPath } from "../../src/base/disk-files.ts";

test.each([
  // from         path                        rules  named                        why
  ["/a", "/a/copy/1.docx", posix, "copy/1.docx", "below the working folder"],
  ["/a/b/c/d", "/e/1.docx", posix, "/e/1.docx", "the whole path is shorter"],
  ["/a", "/a/x\\y.md", posix, "x\\y.md", "on Unix a backslash is a character of a name"],
  ["C:\\报 社", "C:\\报 社\\copy\\1.docx", win32, "copy/1.docx", "backslashes are Windows' own"],
  ["c:\\报 社", "C:\\报 社\\copy\\1.docx", win32, "copy/1.docx", "whatever the drive's capital"],
  ["C:\\报 社", "D:\\copy\\1.docx", win32, "D:/copy/1.docx", "another drive"],
  ["C:\\报 社", "\\\\nas\\copy\\1.docx", win32, "//nas/copy/1.docx", "a shared folder"],
])("from %s: %s", (folder, path, rules, name) => {
  expect(nameFrom(folder, path, rules)).toBe(name);
});

test.each([
  ["C:\\out\\A", "C:\\out\\A\\pages\\1.png", "pages/1.png", "below"],
  ["C:\\issues\\11-24", "C:\\papers\\paper.yaml", "../../papers/paper.yaml", "beside"],
  ["C:\\issues\\11-24", "D:\\papers\\paper.yaml", "D:/papers/paper.yaml", "on another drive"],
])("from %s, %s is written %s: %s", (folder, path, written) => {
  expect(pathFrom(folder, path, win32)).toBe(written);
});

const refusing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};

test.each<[readonly ((path: string) => string)[], string, string]>([
  [[() => "/real"], "/real", "the system knows it"],
  [[refusing("UNKNOWN"), () => "/real"], "/real", "the system does not, as on some drives of Windows"],
  [[refusing("ENOENT"), () => "/real"], "ENOENT", "nothing is there: nobody else is asked"],
  [[refusing("UNKNOWN"), refusing("ENOENT")], "ENOENT", "nobody finds it"],
])("%j → %s: %s", (ways, expected) => {
  let found: string;
  try {
    found = realPath("/x", ways);
  } catch (error) {
    found = (error as NodeJS.ErrnoException).code ?? "";
  }
  expect(found).toBe(expected);
});
