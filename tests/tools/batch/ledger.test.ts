import { appendFile, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type BatchEntry, openLedger, readLedger } from "../../../src/tools/batch/ledger.ts";

const run = { issues: ["a/issue.yaml", "b/issue.yaml"], task: "build", out: "out", formats: [] } as const;

function entryOf(issue: string, key: string): BatchEntry {
  const nothing = { folder: undefined, errors: 0, warnings: 0, seconds: 1, problem: undefined };
  return { issue, outcome: "made", key, inputs: {}, outputs: [], ...nothing };
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const a1 = line(entryOf("a", "1"));
const a2 = line(entryOf("a", "2"));
const b1 = line(entryOf("b", "1"));
const begin = line({ run });

type Case = readonly [
  text: string,
  keys: Readonly<Record<string, string>>,
  settled: readonly string[],
  broken: readonly number[],
  why: string,
];

test.each<Case>([
  // text                     keys                    settled      broken     why
  ["", {}, [], [], "a ledger that is not there yet"],
  [begin + a1 + b1, { a: "1", b: "1" }, ["a", "b"], [], "two issues of one run"],
  [begin + a1 + begin + a2, { a: "2" }, ["a"], [], "the last line of an issue counts"],
  [begin + a1 + begin, { a: "1" }, [], [], "a new run has settled nothing yet"],
  [begin + a1 + b1.slice(0, 30), { a: "1" }, ["a"], [3], "the last line is cut off"],
  [`${begin}${b1.slice(0, 30)}\n${a1}`, { a: "1" }, ["a"], [2], "a line was cut off and others follow"],
  [`${begin}\0\0\0\0\n${a1}`, { a: "1" }, ["a"], [2], "a disk that was full left zeros"],
  [`[]\n"x"\n7\nnull\n${a1}`, { a: "1" }, ["a"], [1, 2, 3, 4], "JSON that is no line of ours"],
  [line({ ...entryOf("a", "1"), outcome: "great" }), {}, [], [1], "an outcome of another version"],
  [line({ run: { ...run, task: "eat" } }), {}, [], [1], "a task of another version"],
])("reads a ledger: %#", (...[text, keys, settled, broken]) => {
  const found = readLedger(text);
  expect(Object.fromEntries([...found.entries].map(([issue, { key }]) => [issue, key]))).toEqual(keys);
  expect([...found.settled]).toEqual(settled);
  expect(found.broken).toEqual(broken);
});

test("a line that was cut off does not swallow the next", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "banmian-ledger-")), "deep", "batch.jsonl");
  const first = await openLedger(path);
  await first.begin(run);
  await first.add(entryOf("a", "1"));
  await first.close();
  await appendFile(path, b1.slice(0, 40));
  const second = await openLedger(path);
  expect(second.found.broken).toEqual([3]);
  await second.begin(run);
  await Promise.all(["c", "d", "e"].map((issue) => second.add(entryOf(issue, "1"))));
  await second.close();
  const found = readLedger(await readFile(path, "utf8"));
  expect([...found.entries.keys()]).toEqual(["a", "c", "d", "e"]);
  expect(found.broken).toEqual([3]);
});

test("a resumed run that adds at once after a cut line keeps both", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "banmian-ledger-")), "batch.jsonl");
  await writeFile(path, begin + a1 + b1.slice(0, 40));
  const ledger = await openLedger(path);
  await ledger.add(entryOf("c", "1"));
  await ledger.close();
  expect([...readLedger(await readFile(path, "utf8")).entries.keys()]).toEqual(["a", "c"]);
});

test.each<readonly [before: string | undefined, left: readonly string[], why: string]>([
  [undefined, [], "a ledger without a line, as on a full disk, is not left behind"],
  ["", ["batch.jsonl"], "an empty file that stood there is somebody's"],
])("a ledger that is closed before a line was written: %#", async (before, left) => {
  const folder = await mkdtemp(join(tmpdir(), "banmian-ledger-"));
  const path = join(folder, "batch.jsonl");
  if (before !== undefined) await writeFile(path, before);
  await (await openLedger(path)).close();
  expect(await readdir(folder)).toEqual(left);
});
