import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FontEntry } from "../../../src/engine/fonts/catalogue.ts";
import { locateFont } from "../../../src/engine/fonts/font-file.ts";
import { shippedCatalogue } from "./faces.ts";

const song = "@expo-google-fonts/noto-serif-sc";
let folder = "";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "banmian-fonts-")));
  for (const path of [`fonts/${song}/Copied.ttf`, "node_modules/own/package.json", "node_modules/own/Own.ttf"]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "{}");
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string | undefined, string, string, string, string]>([
  // package      file              found, from the paper's folder or the program's       why
  [undefined, "Paper.ttf", "paper", "fonts/Paper.ttf", "a file beside fonts.yaml"],
  [song, "Copied.ttf", "paper", `fonts/${song}/Copied.ttf`, "a copy comes before the package"],
  ["own", "Own.ttf", "paper", "node_modules/own/Own.ttf", "a package installed where fonts.yaml is"],
  [song, "LICENSE_FONT", "program", `node_modules/${song}/LICENSE_FONT`, "a package installed with the program"],
])("%s, %s is in the %s's folder, %s: %s", (name, file, whose, path) => {
  const root = whose === "paper" ? folder : resolve(".");
  expect(locateFont(join(folder, "fonts"), entryOf(name, file))).toBe(join(root, path));
});

test("a package that is nowhere is an error", () => {
  expect(() => locateFont(join(folder, "fonts"), entryOf("nowhere-such", "A.ttf"))).toThrow("nowhere-such");
});

function entryOf(name: string | undefined, file: string): FontEntry {
  const [entry] = shippedCatalogue().files.values();
  if (entry === undefined) throw new Error("fonts.yaml lists no font");
  return { ...entry, package: name, file };
}
