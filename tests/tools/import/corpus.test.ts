import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { takeIn } from "../../../src/tools/import/intake.ts";
import { differences, type Expected, warningsOf } from "./expected.ts";
import { notInstalled } from "./taken.ts";

// Copy as a stringer, a county office and a poetry circle send it.

const FOLDER = "tests/tools/import/corpus";
const ENDING = ".expect.yaml";
const SOURCES = ["written", "sent"].flatMap((folder) => {
  const names = readdirSync(`${FOLDER}/${folder}`);
  return names
    .filter((name) => !name.endsWith(ENDING))
    .map((name) => ({ folder, name, expected: name.replace(/\.\w+$/, ENDING) }));
});

test("the corpus has sixty-two files, each with its expectation", () => {
  expect(SOURCES.length).toBe(62);
});

test.each(SOURCES)("$folder/$name comes out as expected", async ({ folder, name, expected }) => {
  const wanted: Expected = parse(readFileSync(`${FOLDER}/${folder}/${expected}`, "utf8"));
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${folder}/${name}`));
  const intake = await takeIn(
    { path: name, bytes, picture: () => undefined },
    { encoding: undefined, date: "2026-11-24", words: knownWords(), convert: notInstalled },
  );
  expect(differences(intake, wanted)).toEqual([]);
  expect(warningsOf(intake)).toEqual(wanted.warnings);
});
