import { expect, test } from "vitest";
import { type Lock, readLock, writeLock } from "../../../src/build/lock.ts";
import { type Comparison, compareLocks, isIdentical } from "../../../src/tools/records/rebuild.ts";

const lock: Lock = {
  issue: "SK-2026-11-24",
  engine: { version: "0.1.0", node: "20", libraries: { pdfkit: "0.20.2", yaml: "2.9.1" } },
  inputs: {
    hash: "i",
    files: [
      { kind: "manifest", name: "issue.yaml", bytes: 10, sha256: "a" },
      { kind: "copy", name: "stories/桥.md", bytes: 20, sha256: "b" },
    ],
  },
  layout: {
    hash: "l",
    pages: { "1": "p", "2": "q" },
    stories: [
      { id: "桥", hash: "s", lines: "111122223333" },
      { id: "河", hash: "t", lines: "4444" },
    ],
  },
  press: "page",
  outputs: [
    { path: "archive/SK.pdf", bytes: 5, sha256: "x", objects: "aaaabbbbcccc" },
    { path: "layout.json", bytes: 6, sha256: "y", objects: undefined },
  ],
};

const nothing: Comparison = { issue: undefined, inputs: [], engine: [], layout: undefined, outputs: [] };

function compare(is: Lock): Comparison {
  return compareLocks(lock, is, (story) => (story === "桥" ? ["1"] : ["2"]));
}

test("a lock is read as it was written", () => {
  const read = readLock(writeLock(lock));
  expect(read).toMatchObject({ issue: lock.issue, layout: lock.layout, engine: lock.engine });
  expect(read && compareLocks(read, lock, () => [])).toEqual(nothing);
});

test.each([
  "",
  "{",
  "[]",
  "{}",
  JSON.stringify({ schema: "banmian.lock/2" }),
  JSON.stringify({ schema: "banmian.lock/1" }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", issue: 7 }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", engine: { version: "1", node: "20", libraries: { yaml: 2 } } }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", inputs: { hash: "i", files: [null] } }),
  JSON.stringify({
    ...lock,
    schema: "banmian.lock/1",
    inputs: { hash: "i", files: [{ ...lock.inputs.files[0], kind: "x" }] },
  }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", layout: { ...lock.layout, pages: ["p"] } }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", layout: { ...lock.layout, stories: [{ id: "桥", hash: "s" }] } }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", inputs: { hash: "i", files: [{ kind: "copy", name: "a" }] } }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", outputs: [lock.outputs[1], { path: "layout.json" }] }),
  JSON.stringify({ ...lock, schema: "banmian.lock/1", outputs: [{ path: "layout.json", sha256: "y", objects: 4 }] }),
])("%s is no lock", (text) => {
  expect(readLock(text)).toBeUndefined();
});

const { inputs, layout, outputs, engine } = lock;
const [manifest, copy] = inputs.files;
const [bridge, river] = layout.stories;
if (!manifest || !copy || !bridge || !river) throw new Error("the specimen has two of each");

test.each<[string, Partial<Lock>, Partial<Comparison>, boolean]>([
  // what                          the rebuild                                     differences                 identical
  ["nothing", {}, {}, true],
  [
    "one character of copy",
    { inputs: { hash: "j", files: [manifest, { ...copy, sha256: "c" }] } },
    { inputs: [{ change: "changed", kind: "copy", name: "stories/桥.md" }] },
    false,
  ],
  [
    "a file that was not read before",
    { inputs: { hash: "j", files: [...inputs.files, { kind: "photo", name: "a.jpg", bytes: 1, sha256: "d" }] } },
    { inputs: [{ change: "added", kind: "photo", name: "a.jpg" }] },
    false,
  ],
  [
    "a file that is read no more",
    { inputs: { hash: "j", files: [manifest] } },
    { inputs: [{ change: "gone", kind: "copy", name: "stories/桥.md" }] },
    false,
  ],
  [
    "a line of a story: told by its number, and its page is not told again",
    {
      layout: {
        hash: "m",
        pages: { "1": "P", "2": "q" },
        stories: [{ ...bridge, hash: "S", lines: "11112222333a" }, river],
      },
    },
    { layout: { stories: [{ id: "桥", change: "changed", line: 2 }], pages: [] } },
    false,
  ],
  [
    "a story that ends earlier",
    { layout: { hash: "m", pages: layout.pages, stories: [{ ...bridge, hash: "S", lines: "11112222" }, river] } },
    { layout: { stories: [{ id: "桥", change: "changed", line: 2 }], pages: [] } },
    false,
  ],
  [
    "a photo that stands elsewhere",
    { layout: { hash: "m", pages: { "1": "P", "2": "q" }, stories: [{ ...bridge, hash: "S" }, river] } },
    { layout: { stories: [{ id: "桥", change: "changed", line: undefined }], pages: [] } },
    false,
  ],
  [
    "furniture",
    { layout: { hash: "m", pages: { "1": "p", "2": "Q" }, stories: layout.stories } },
    { layout: { stories: [], pages: ["2"] } },
    false,
  ],
  [
    "a story that is gone",
    { layout: { hash: "m", pages: { "1": "p", "2": "Q" }, stories: [bridge] } },
    { layout: { stories: [{ id: "河", change: "gone", line: undefined }], pages: ["2"] } },
    false,
  ],
  [
    "bytes alone: the first object",
    { outputs: [{ path: "archive/SK.pdf", bytes: 5, sha256: "z", objects: "aaaabbbacccc" }, ...outputs.slice(1)] },
    { outputs: [{ change: "changed", path: "archive/SK.pdf", object: 1 }] },
    false,
  ],
  [
    "another engine with the same bytes",
    { engine: { ...engine, node: "22", libraries: { pdfkit: "0.20.3", yaml: "2.9.1" } } },
    {
      engine: [
        { name: "node", was: "20", is: "22" },
        { name: "pdfkit", was: "0.20.2", is: "0.20.3" },
      ],
    },
    true,
  ],
])("%s", (_, change, expected, identical) => {
  const comparison = compare({ ...lock, ...change });
  expect(comparison).toEqual({ ...nothing, ...expected });
  expect(isIdentical(comparison)).toBe(identical);
});
