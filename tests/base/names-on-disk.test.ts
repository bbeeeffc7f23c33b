import { expect, test } from "vitest";
import { isRefusedByWindows } from "../../src/base/files.ts";

test.each<[path: string, refused: boolean, why: string]>([
  ["con", true, "a device, in small letters, too"],
  ["LPT1.md", true, "an ending does not help"],
  ["nul .txt", true, "nor a blank before it"],
  ["com²", true, "nor a raised figure"],
  ["photos/aux/a.jpg", true, "a folder"],
  ["a.", true, "Windows cuts the dot off"],
  ["a /b.md", true, "and the blank"],
  ["10:30.jpg", true, "a colon parts a drive, or a stream of a file"],
  ["console", false, "a word that begins so"],
  ["com0", false, "no device"],
  ["a-con", false, "a word that ends so"],
  ["../stories/a b.md", false, "the folder above, a blank within a name"],
  ["./a.md", false, "the folder itself"],
  ["D:/papers/paper.yaml", false, "a drive"],
])("%s is refused: %s, %s", (path, refused) => {
  expect(isRefusedByWindows(path)).toBe(refused);
});
