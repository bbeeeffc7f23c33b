import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFingerprints } from "../../src/app/fingerprint.ts";
import { keep, keepHouse } from "../../src/app/kept.ts";
import { openType } from "../../src/app/open-type.ts";
import { forgetful, type Keep } from "../../src/base/keep.ts";
import { type SourceFile, sourceFile } from "../../src/base/source.ts";
import { host } from "../golden/host.ts";

const source = sourceFile("issue.yaml", "a: 1\nb: 2\n");
const moved = sourceFile("issue.yaml", "a:1\n\nb: 2\n");
const twice = sourceFile("issue.yaml", "a: 1\nb: 2\nb: 2\n");
const longer = sourceFile("issue.yaml", "a: 12\nb: 2\n");
const later = sourceFile("issue.yaml", "a: 1\nb: 2\nc: 3\n");
const changed = sourceFile("issue.yaml", "a: 1\nc: 2\n");
const untold = sourceFile("issue.yaml", "a: 1\nb: 2\nc: 4\n");

test.each([
  // one value, another, same, why
  [{ a: 1, b: "河" }, { a: 1, b: "河" }, true, "plain data"],
  [{ a: 1 }, { a: 2 }, false, "another number"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 2), true, "arrays by their bytes"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 3), false, "arrays by their bytes"],
  [Buffer.from("ab"), new Uint8Array([97, 98]), true, "a Buffer is its bytes"],
  [new Map([["a", 1]]), new Map([["a", 2]]), false, "maps by their entries"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: later, start: 5, end: 6 } }, true, "text after a place"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: moved, start: 5, end: 6 } }, true, "a line that stands lower"],
  [
    { at: { source, start: 5, end: 6 } },
    { at: { source: twice, start: 5, end: 6 } },
    true,
    "the first of two equal lines",
  ],
  [
    { at: { source, start: 5, end: 6 } },
    { at: { source: twice, start: 10, end: 11 } },
    false,
    "an equal line below it",
  ],
  [{ at: { source, start: 5, end: 6 } }, { at: { source, start: 5, end: 7 } }, false, "a longer place"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: longer, start: 6, end: 7 } }, true, "a longer line before it"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: longer, start: 5, end: 6 } }, false, "a line's end"],
  [{ at: { source, start: 0, end: 9 } }, { at: { source: changed, start: 0, end: 9 } }, false, "its second line"],
  [
    { span: { source, start: 5, end: 9 }, origins: Int32Array.of(5, 8, 9) },
    { span: { source: longer, start: 6, end: 10 }, origins: Int32Array.of(6, 9, 10) },
    true,
    "characters of a text by its place",
  ],
  [
    { source, origins: Int32Array.of(5, 8, 9) },
    { source: longer, origins: Int32Array.of(6, 9, 10) },
    true,
    "characters of a copy by its place",
  ],
  [
    { source, origins: Int32Array.of(5, 8, 9) },
    { source: longer, origins: Int32Array.of(5, 8, 9) },
    false,
    "a copy that begins elsewhere",
  ],
  [{ source, start: 5, end: 6, x: 1 }, { source, start: 5, end: 6, x: 2 }, false, "what stands beside a place"],
  [
    { at: { source, start: 5, end: 6 } },
    { at: { source: untold, start: 5, end: 6 } },
    false,
    "a file that is not told",
  ],
  [{ source, origins: [1] }, { source: later, origins: [1] }, true, "a file by its path"],
  [["a", Buffer.from("ab")], ["a", new Uint8Array([97, 98])], true, "a Buffer in a list"],
] as const)("%j and %j: %s (%s)", (one, other, same, _why) => {
  const prints = newFingerprints();
  for (const told of [one, other].flatMap(sourceIn)) if (told !== untold) prints.source(told);
  expect(prints.of(one) === prints.of(other)).toBe(same);
});

/** The file that a value of the table is written in. */
function sourceIn(value: object): readonly SourceFile[] {
  if ("source" in value) return [value.source as SourceFile];
  return Object.values(value).flatMap((each) => (typeof each === "object" && "source" in each ? [each.source] : []));
}

test("what the last build used is recalled; what it did not use is made again", () => {
  const kept = keep();
  let made = 0;
  const ask = (text: string) => kept.ofIssue("painted page", { label: text }, () => ({ label: String(++made) })).label;
  kept.begin();
  expect(ask("a")).toBe("1");
  kept.begin();
  expect(ask("a")).toBe("1");
  expect(ask("b")).toBe("2");
  kept.begin();
  expect(ask("b")).toBe("2");
  kept.begin();
  expect(ask("a")).toBe("3");
});

test("a build that ends early forgets nothing of what it did not come to", () => {
  const kept = keep();
  let opened = 0;
  const open = () => kept.ofHouse("type", ["宋"], () => ({ opened: ++opened }));
  open();
  for (let fault = 0; fault < 3; fault++) {
    kept.begin();
    kept.ofIssue("issue text", "", () => ({}));
  }
  kept.begin();
  open();
  expect(opened).toBe(1);
});

test("issues of one house share what they have in common, and no stories and pages", () => {
  const kept = keepHouse();
  let made = 0;
  const read = () => kept.ofHouse("paper text", "", () => ({ at: ++made }));
  const paint = () => kept.ofIssue("painted page", "", () => ({ at: ++made }));
  const paper = read();
  const page = paint();
  kept.begin();
  expect(read()).toBe(paper);
  expect(paint()).not.toBe(page);
});

test("fonts that were opened before are opened anew where another issue met a fault in them, not where this one did", () => {
  const faulty = { ok: true, value: { fonts: { faults: () => ["broken"] } }, diagnostics: [] };
  const before: Keep = () => faulty as never;
  expect(openType({ faces: ["宋"], own: undefined }, host.fonts, { ofHouse: before, ofIssue: before })).toBe(faulty);
  expect(openType({ faces: ["宋"], own: undefined }, host.fonts, { ofHouse: before, ofIssue: forgetful })).not.toBe(
    faulty,
  );
});

test("each kind of value is made at one place, so that no two kinds share a shelf", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  const made = files.flatMap((path) => {
    const text = readFileSync(join("src", path), "utf8");
    return [...text.matchAll(/\b(?:keep|ofIssue|ofHouse)\(\s*"([^"]+)",/g)].map(([, kind]) => kind);
  });
  const kinds = [...readFileSync("src/base/keep.ts", "utf8").matchAll(/^ {2}\| "(.+)"/gm)].map(([, kind]) => kind);
  expect(made.sort()).toEqual(kinds.sort());
});
