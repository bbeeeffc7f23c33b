import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withLineFeeds } from "../../../src/engine/manifest/decode.ts";
import { openJournal, textAgain, textBefore, textStep, withEndsOfLines } from "../../../src/tools/preview/journal.ts";
import { folderOf } from "../../cli/program.ts";

const before = "stories: # 两条\n  - rows: 1-4\n";
const after = before.replace("1-4", "2-5");

/** A file with one step done, its journal as a later run of the server opens it. */
async function restarted(meanwhile?: string): Promise<{ path: string; kept: string }> {
  const folder = await folderOf({ "issue.yaml": before });
  const [path, kept] = [join(folder, "issue.yaml"), join(folder, "cache/preview/steps.json")];
  const journal = openJournal(kept);
  expect(await journal.write({ path, before, after, what: "frame" })).toBe("written");
  await journal.close();
  if (meanwhile !== undefined) await writeFile(path, meanwhile);
  return { path, kept };
}

test("steps can be undone and done again after a restart", async () => {
  const { path, kept } = await restarted();
  const second = openJournal(kept);
  await second.ready();
  expect(second.next()).toEqual({ undo: "frame", redo: undefined });
  expect(await second.undo()).toBe("written");
  expect(await readFile(path, "utf8")).toBe(before);
  await second.close();
  const third = openJournal(kept);
  await third.ready();
  expect(third.next()).toEqual({ undo: undefined, redo: "frame" });
  expect(await third.redo()).toBe("written");
  expect(await readFile(path, "utf8")).toBe(after);
});

test("after an edit that was made between two runs nothing is offered, and nothing overwritten", async () => {
  const theirs = after.replace("两条", "三条");
  const { path, kept } = await restarted(theirs);
  const journal = openJournal(kept);
  await journal.ready();
  expect(journal.next()).toEqual({ undo: undefined, redo: undefined });
  expect(await journal.undo()).toBe("nothing");
  expect(await readFile(path, "utf8")).toBe(theirs);
});

test("after an edit that was made since, undo writes nothing", async () => {
  const { path, kept } = await restarted();
  const journal = openJournal(kept);
  await journal.ready();
  const theirs = `${after}# theirs\n`;
  await writeFile(path, theirs);
  expect(await journal.undo()).toBe("conflict");
  expect(await readFile(path, "utf8")).toBe(theirs);
});

test.each([
  ["{", "it was cut off"],
  ['{"done":[{"path":1}],"undone":[]}', "it is of another version"],
])("a journal %s is none: %s", async (text) => {
  const { kept } = await restarted();
  await writeFile(kept, text);
  const journal = openJournal(kept);
  await journal.ready();
  expect(journal.next()).toEqual({ undo: undefined, redo: undefined });
});

test("a step keeps line ends and the byte order mark", async () => {
  const folder = await folderOf({ "issue.yaml": `\ufeff${before.replaceAll("\n", "\r\n")}` });
  const path = join(folder, "issue.yaml");
  const journal = openJournal(undefined);
  expect(await journal.write({ path, before, after, what: "frame" })).toBe("written");
  expect(await readFile(path, "utf8")).toBe(`\ufeff${after.replaceAll("\n", "\r\n")}`);
  expect(await journal.undo()).toBe("written");
  expect(await readFile(path, "utf8")).toBe(`\ufeff${before.replaceAll("\n", "\r\n")}`);
});

test.each([
  ["甲\r\n乙\n丙\r\n", "甲\n乙乙\n丙\n", "甲\r\n乙乙\n丙\r\n", "a line in another's place takes its end"],
  ["甲\r\n乙\n", "甲\n新\n乙\n", "甲\r\n新\r\n乙\n", "a new one that of the line before"],
  ["甲\n乙\r\n丙\n", "甲\n丙\n", "甲\n丙\n", "one that is taken out takes its end with it"],
  ["甲\n乙\r\n丙\r\n丁", "新\n甲\n乙\n丙\n丁\n", "新\n甲\n乙\r\n丙\r\n丁\r\n", "at the head and at the foot"],
  ["甲\r乙\r", "甲\n乙乙\n", "甲\r乙乙\r", "of one kind, also that of old"],
  ["甲\r\n乙\n丙", "", "", "nothing has no ends"],
  ["甲\r乙\n丙\n", "甲\n\n丙\n", "甲\r\r丙\n", "an empty line behind an old end: no two ends are read as one"],
])("each line keeps its own end: %j as %j is %j: %s", (was, text, is) => {
  expect(withEndsOfLines(was, text)).toBe(is);
});

test("whatever is written over whatever, only the ends are not as they were written, and what was not changed is as it was", () => {
  const lines = fc.array(fc.tuple(fc.constantFrom("甲", "乙", ""), fc.constantFrom("\n", "\r\n", "\r")), {
    maxLength: 12,
  });
  const texts = lines.map((all) => all.map(([line, end]) => line + end).join(""));
  fc.assert(
    fc.property(texts, texts, (was, other) => {
      expect(withEndsOfLines(was, withLineFeeds(was))).toBe(was);
      expect(withLineFeeds(withEndsOfLines(was, withLineFeeds(other)))).toBe(withLineFeeds(other));
    }),
  );
});

test("a file that is gone is written anew for who knows that, and for nobody else", async () => {
  const { path } = await restarted();
  await rm(path);
  const journal = openJournal(undefined);
  expect(await journal.write({ path, before: after, after: before, what: "text" })).toBe("conflict");
  expect(await journal.write({ path, before: "", after, what: "text" })).toBe("written");
  expect(await readFile(path, "utf8")).toBe(after);
});

test("a file with bytes that are no UTF-8 is neither written nor undone: they are shown as a sign that would take their place", async () => {
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xcc, 0xec, 0x0a])]);
  const folder = await folderOf({ "issue.yaml": before });
  const path = join(folder, "issue.yaml");
  const journal = openJournal(undefined);
  expect(await journal.write({ path, before, after, what: "text" })).toBe("written");
  await writeFile(path, bytes);
  const shown = bytes.toString("utf8");
  expect(await journal.write({ path, before: shown, after: `${shown}# more\n`, what: "text" })).toBe("encoding");
  expect(await journal.undo()).toBe("encoding");
  expect(await readFile(path)).toEqual(bytes);
});

test("whatever a step changes, it leads back and forth between the two texts, and from no other", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "天", "\n", "𠮷", " ") });
  fc.assert(
    fc.property(text, text, text, (one, other, third) => {
      const step = textStep("/issue.yaml", "text", one, other);
      expect(textBefore(step, other)).toBe(one);
      expect(textAgain(step, one)).toBe(other);
      if (third !== other) expect(textBefore(step, third)).toBeUndefined();
    }),
    { seed: 20261124 },
  );
});

test("the step of another tab is not undone or done again before the reader is sure", async () => {
  const folder = await folderOf({ "issue.yaml": before });
  const path = join(folder, "issue.yaml");
  const journal = openJournal(undefined);
  await journal.write({ path, before, after, what: "frame", tab: "one" });
  expect(await journal.undo({ tab: "two" })).toBe("other");
  expect(await readFile(path, "utf8")).toBe(after);
  expect(await journal.undo({ tab: "two", sure: true })).toBe("written");
  expect(await readFile(path, "utf8")).toBe(before);
  expect(await journal.redo({ tab: "two" })).toBe("other");
  expect(await journal.redo({ tab: "one" })).toBe("written");
  expect(await journal.undo({ tab: "one" })).toBe("written");
});

test("a step of an earlier run is undone in any tab", async () => {
  const { kept } = await restarted();
  const journal = openJournal(kept);
  await journal.ready();
  expect(await journal.undo({ tab: "two" })).toBe("written");
});
