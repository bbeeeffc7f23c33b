import { expect, test } from "vitest";
import { noMemory } from "../../src/base/memo.ts";
import { sourceFile } from "../../src/base/source.ts";
import { type Lock, printLayout, writeLock } from "../../src/build/lock.ts";
import { findPrinted } from "../../src/build/printed.ts";
import type { Page, Placed, PlacedPicture } from "../../src/engine/layout/page.ts";
import { memoryFiles } from "../engine/manifest/memory-files.ts";
import { laidOut, ownerOf } from "../formats/specimen.ts";

const area = (width: number): Placed => ({
  kind: "area",
  owner: ownerOf(undefined),
  role: "ground",
  at: { x: 0, y: 0, width, height: 10 },
  colour: [0, 0, 0, 100],
});
const picture: Placed = {
  kind: "picture",
  owner: ownerOf("a"),
  at: { x: 0, y: 0, width: 10, height: 10 },
  picture: { file: "kite.jpg" } as PlacedPicture,
};
const page = (label: string, ...placed: readonly Placed[]): Page => laidOut(placed, { label });

const locked = [page("1", area(10), picture), page("2", area(20)), page("3")];
const lock: Lock = {
  issue: "SK-2026-11-24",
  engine: { version: "1.0.0", node: "24", libraries: {} },
  inputs: { hash: "", files: [{ kind: "photo", name: "kite.jpg", bytes: 1, sha256: "aa" }] },
  layout: printLayout({ pages: locked, stories: [] }),
  press: "page",
  outputs: [{ path: "press/SK_20261124_01_v1.pdf", bytes: 1, sha256: "bb", objects: undefined }],
};

const text = "date: 2026-11-24\nrevision: 2\n";
const source = sourceFile("issue.yaml", text);
const at = (written: string) => {
  const start = text.indexOf(written);
  return { source, start, end: start + written.length };
};

test.each<
  [revision: number, stem: string, text: string | undefined, pages: readonly Page[], photo: string, found: string[]]
>([
  // revision  stem        lock             pages                             photo  reported at
  [1, "SK-2026-11-24", undefined, [], "aa", []],
  [1, "SK-2026-11-24", writeLock(lock), locked, "aa", []],
  [1, "SK-2026-11-24", writeLock(lock), [...locked, page("4", area(1))], "aa", []],
  [1, "SK-2026-11-24", writeLock(lock), locked.with(1, page("2", area(21))), "aa", ["printed-changed 2026-11-24: 2"]],
  [1, "SK-2026-11-24", writeLock(lock), locked, "cc", ["printed-changed 2026-11-24: 1"]],
  [1, "SK-2026-11-24", writeLock(lock), locked.slice(0, 1), "aa", ["printed-changed 2026-11-24: 2, 3"]],
  [2, "SK-2026-11-24-v2", writeLock(lock), [], "cc", []],
  [2, "SK-2026-11-24", writeLock(lock), [], "aa", ["printed-changed 2: 1, 2, 3"]],
  [1, "SK-2026-11-24", "<<<<<<< ours", locked, "aa", ["lock-unreadable : "]],
])("revision %i of %s, row %#: pages that are no longer as locked are reported", async (revision, stem, ...rest) => {
  const [lockText, pages, photo, found] = rest;
  const beside = memoryFiles(lockText === undefined ? {} : { "/news/1/issue.lock": lockText });
  const head = {
    date: { value: "2026-11-24", span: at("2026-11-24") },
    revision: { value: revision, span: at(revision > 1 ? "2\n" : text) },
  };
  const made = { stem, layout: { pages, stories: [] }, hash: () => photo };
  const { diagnostics } = await findPrinted("/news/1/issue.yaml", head, made, beside, noMemory);
  const told = diagnostics.map(({ severity, code, span, arguments: args }) => {
    expect(severity).toBe("warning");
    return `${code} ${span.source.text.slice(span.start, span.end).trim()}: ${args["pages"] ?? ""}`;
  });
  expect(told).toEqual(found);
});
