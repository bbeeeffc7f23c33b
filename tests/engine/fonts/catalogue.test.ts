import { describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { changedFonts, parseCatalogue, withOwnFonts } from "../../../src/engine/fonts/catalogue.ts";
import { shippedCatalogue } from "./faces.ts";

const hash = "a".repeat(64);
const file = `{file: a.ttf, licence: OFL-1.1, source: somewhere, sha256: ${hash}}`;

describe("fonts.yaml", () => {
  test.each([
    "宋",
    "宋 Medium",
    "宋 SemiBold",
    "宋 Bold",
    "宋 Heavy",
    "黑",
    "黑 Medium",
    "黑 Bold",
    "黑 Heavy",
    "楷",
    "仿宋",
  ])("has the face %s, with a fallback", (name) => {
    expect(shippedCatalogue().faces.get(name)?.fallback.length).toBeGreaterThan(0);
  });

  test("marks are the face's own where it does not say", () => {
    const text = `files: {a: ${file}, b: ${file}}\nfaces: {宋: {font: a}, 楷: {font: a, marks: b, fallback: [b]}}\n`;
    const parsed = parseCatalogue(sourceFile("fonts.yaml", text));
    if (!parsed.ok) throw new Error("refused");
    expect(
      [...parsed.value.faces.values()].map(({ name, font, marks, fallback }) => [name, font, marks, fallback]),
    ).toEqual([
      ["宋", "a", "a", []],
      ["楷", "a", "b", ["b"]],
    ]);
  });

  test("another face lends Latin and figures, and marks where the face does not say who draws those", () => {
    const faces = "{宋: {font: a}, 仿宋: {font: b, latin: 宋, scale: 0.96}, 楷: {font: b, latin: a, marks: b}}";
    const parsed = parseCatalogue(sourceFile("fonts.yaml", `files: {a: ${file}, b: ${file}}\nfaces: ${faces}\n`));
    if (!parsed.ok) throw new Error("refused");
    expect(
      [...parsed.value.faces.values()].map(({ name, latin, scale, marks }) => [name, latin, scale, marks]),
    ).toEqual([
      ["宋", "a", 1, "a"],
      ["仿宋", "a", 0.96, "a"],
      ["楷", "a", 1, "b"],
    ]);
  });

  test.each([
    // text                                              code                  at what
    [`files: {a: ${file}}\nfaces: {宋: {font: b}}`, "unknown-name", "宋"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a, fallback: [c]}}`, "unknown-name", "宋"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a, latin: 黑}}`, "unknown-name", "宋"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a, scale: 3}}`, "fonts-bad-value", "3"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a, mark: a}}`, "unknown-key", "mark"],
    [`files: {a: ${file}}\nfaces: {宋: {fallback: [a]}}`, "missing-key", "宋"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a, fallback: a}}`, "fonts-bad-value", "a"],
    [`files: {a: ${file}}\nfaces: {宋: {font: a}, 宋: {font: a}}`, "duplicate-key", "宋"],
    [`files: {a: ${file}, a: ${file}}\nfaces: {}`, "duplicate-key", "a"],
    [`files: {a: ${file.replace(hash, "12ab")}}\nfaces: {宋: {font: a}}`, "fonts-bad-hash", "12ab"],
    ["files: {a: 3}\nfaces: {}", "fonts-bad-value", "a"],
    [`files: {Song: ${file}, song: ${file}}\nfaces: {}`, "unportable-name", "song"],
    [`files: {aux: ${file}}\nfaces: {}`, "unportable-name", "aux"],
  ])("%j: %s at %s", (text, code, place) => {
    const { ok, diagnostics } = parseCatalogue(sourceFile("fonts.yaml", text));
    expect(ok).toBe(false);
    expect(diagnostics.map(({ code: found, span }) => [found, text.slice(span.start, span.end)])).toEqual([
      [code, place],
    ]);
  });

  test.each<[hashes: readonly [string, string][], faults: readonly string[], why: string]>([
    // what was read                 faults                why
    [[["a", hash]], [], "the file of the list"],
    [[["a", "0".repeat(64)]], ["font-changed a"], "another one under its name"],
    [[], [], "one that no page uses is not asked for"],
  ])("%j: %j: %s", (hashes, faults) => {
    const text = `files: {a: ${file}}\nfaces: {宋: {font: a}}`;
    const parsed = parseCatalogue(sourceFile("fonts.yaml", text));
    if (!parsed.ok) throw new Error("refused");
    const found = changedFonts(parsed.value, new Map(hashes));
    expect(found.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`)).toEqual(faults);
    expect(found.map((each) => each.arguments["found"])).toEqual(faults.map(() => hashes[0]?.[1]));
  });

  test("a paper's own list stands before the program's: what has the same name is replaced, all else stays", () => {
    const program = `files: {a: ${file}, b: ${file}}\nfaces: {宋: {font: a}, 楷: {font: b, fallback: [a]}, 黑: {font: b}}\n`;
    const own = `files: {b: {file: own.otf, licence: x, source: x, sha256: ${hash}}}\nfaces: {黑: {font: a, latin: 宋}}\n`;
    const parsed = parseCatalogue(sourceFile("fonts.yaml", program));
    const merged = parsed.ok && withOwnFonts(parsed.value, { source: sourceFile("own.yaml", own), folder: "/paper" });
    if (merged === false || !merged.ok) throw new Error("refused");
    const { files, faces } = merged.value;
    expect([...files.values()].map(({ id, file: name, folder }) => [id, name, folder])).toEqual([
      ["a", "a.ttf", undefined],
      ["b", "own.otf", "/paper"],
    ]);
    expect([...faces.values()].map(({ name, font, fallback }) => [name, font, fallback])).toEqual([
      ["宋", "a", []],
      ["楷", "b", ["a"]],
      ["黑", "a", []],
    ]);
  });

  test.each<[own: string, faults: readonly string[], why: string]>([
    // a paper's list                    what is told                     why
    [`files: {c: ${file}}`, [], "fonts alone: the program's faces may name them no more than before"],
    ["faces: {仿宋: {font: a}}", [], "faces alone, of the program's fonts"],
    ["faces: {仿宋: {font: c}}", ["unknown-name 仿宋"], "a font that neither list has"],
    [`file: {c: ${file}}`, ["unknown-key file"], "a slip in the name of a part"],
    ["[a]", ["missing-key [a]"], "no mapping"],
  ])("a paper's own list %j: %j: %s", (own, faults) => {
    const parsed = parseCatalogue(sourceFile("fonts.yaml", `files: {a: ${file}}\nfaces: {宋: {font: a}}\n`));
    if (!parsed.ok) throw new Error("refused");
    const { diagnostics } = withOwnFonts(parsed.value, { source: sourceFile("own.yaml", own), folder: "/paper" });
    expect(diagnostics.map(({ code, span }) => `${code} ${own.slice(span.start, span.end)}`)).toEqual(faults);
  });

  test.each([
    ["", "fonts-list-missing"],
    ["\n", "fonts-list-missing"],
    ["# nothing", "missing-key"],
    ["faces: {}", "missing-key"],
    ["files: [", "yaml-syntax"],
  ])("%j: %s", (text, code) => {
    expect(parseCatalogue(sourceFile("fonts.yaml", text)).diagnostics[0]?.code).toBe(code);
  });
});
