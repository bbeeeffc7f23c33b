import { expect, test } from "vitest";
import { newFingerprints } from "../../src/app/fingerprint.ts";
import { type Kept, keep, keepHouse } from "../../src/app/kept.ts";
import { type SourceFile, sourceFile } from "../../src/base/source.ts";
import type { Page } from "../../src/layout/page.ts";
import type { Occupant } from "../../src/layout/surroundings.ts";
import type { Issue } from "../../src/model/issue.ts";

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
  const ask = (text: string) =>
    kept.painted({ label: text } as never, () => ({ label: String(++made) }) as never).label;
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
  const faces = [{ path: "fonts.yaml", text: "", lines: new Int32Array(1) }, ["宋"]] as const;
  const open = () => kept.type(faces, () => ({ ok: true, value: { opened: ++opened } as never, diagnostics: [] }));
  open();
  for (let fault = 0; fault < 3; fault++) {
    kept.begin();
    kept.reading.issue(faces[0], () => ({}) as never);
  }
  kept.begin();
  open();
  expect(opened).toBe(1);
});

test("what was told of a page is told anew where something else stands on it or waits for it", () => {
  const [page, pictures] = [{ label: "1" } as Page, new Map()];
  const told = keep().layoutOf({ stories: [] } as unknown as Issue, pictures).pageFaults;
  const occupant = (to: number): Occupant => {
    return { frame: { columns: { from: 1, to: 2 }, rows: { from: 1, to } }, story: undefined, part: undefined };
  };
  let made = 0;
  const isAnew = (occupants: readonly Occupant[], waiting: readonly string[]): boolean => {
    const before = made;
    told([page, occupants, waiting], () => {
      made++;
      return [];
    });
    return made > before;
  };
  expect(isAnew([occupant(9)], [])).toBe(true);
  expect(isAnew([occupant(9)], [])).toBe(false);
  expect(isAnew([occupant(8)], [])).toBe(true);
  expect(isAnew([occupant(9)], ["bridge"])).toBe(true);
});

test("issues of one house share fonts, words and paper, no stories, and no fault that one of them met in a font", () => {
  const kept = keepHouse();
  let opened = 0;
  const faults: unknown[] = [];
  const fonts = { faults: () => faults };
  const faces = [source, ["宋"]] as const;
  const open = () =>
    kept.type(faces, () => ({ ok: true, value: { fonts, opened: ++opened } as never, diagnostics: [] }));
  const read = () => kept.reading.paper(source, () => ({ at: ++opened }) as never);
  const paint = () => kept.painted({ label: "1" } as never, () => ({ at: ++opened }) as never);
  open();
  const paper = read();
  const page = paint();
  kept.begin();
  expect(open()).toMatchObject({ value: { opened: 1 } });
  expect(read()).toBe(paper);
  expect(paint()).not.toBe(page);
  faults.push("broken");
  kept.begin();
  expect(open()).not.toMatchObject({ value: { opened: 1 } });
});

const copy = { codes: Uint32Array.of(0x6cb3), paragraphs: [], source, origins: Int32Array.of(0, 1) };
const figures: Parameters<Kept["quality"]["figures"]>[0] = { story: "a", copies: [copy], pages: [] };

test.each([
  // the same source but for, is another, why
  [{}, false, "nothing"],
  [{ story: "b" }, true, "two stories may have one copy on one page: their lines are not the same"],
  [{ copies: [{ ...copy, codes: Uint32Array.of(0x6d77) }] }, true, "another copy"],
  [{ pages: [[]] }, true, "another page"],
])("figures of quality are kept by all but %j: %s (%s)", (but, another, _why) => {
  const { quality } = keep();
  const make = () => ({}) as never;
  expect(quality.figures(figures, make) !== quality.figures({ ...figures, ...but }, make)).toBe(another);
});
