import { expect, test } from "vitest";
import { editKeys, type KeyEdit } from "../../../src/engine/manifest/pin.ts";

const PLACE = { kind: "place", index: 0 } as const;
const keys = [
  ["columns", "2-3"],
  ["rows", "1-9"],
] as const;

test.each<[string, KeyEdit, string | undefined, string]>([
  [
    "stories:\n  - id: a\n    place: {page: 1, columns: 1, rows: 1-4} # east\n",
    { entry: "a", map: PLACE, keys },
    "stories:\n  - id: a\n    place: {page: 1, columns: 2-3, rows: 1-9} # east\n",
    "a flow map keeps its comment",
  ],
  [
    "stories:\n  - id: a\n    place:\n      page: 1 # one\n      columns: 1\n",
    { entry: "a", map: PLACE, keys },
    "stories:\n  - id: a\n    place:\n      page: 1 # one\n      columns: 2-3\n      rows: 1-9\n",
    "a key that is missing is added in block style",
  ],
  [
    "adverts:\n  - {file: a.pdf, page: 1, columns: 1, rows: 1}\n",
    { entry: 0, map: { kind: "entry" }, keys },
    "adverts:\n  - {file: a.pdf, page: 1, columns: 2-3, rows: 1-9}\n",
    "an advert goes by its number",
  ],
  [
    "stories:\n  - id: a\n    place: [{page: 1}, {page: 2, columns: 1}]\n",
    { entry: "a", map: { kind: "place", index: 1 }, keys },
    "stories:\n  - id: a\n    place: [{page: 1}, {page: 2, columns: 2-3, rows: 1-9}]\n",
    "the second part of a list",
  ],
  [
    "x: &p {page: 1}\nstories:\n  - id: a\n    place: *p\n",
    { entry: "a", map: PLACE, keys },
    undefined,
    "an alias is another's",
  ],
  ["stories:\n  - id: a\n", { entry: "a", map: PLACE, keys }, undefined, "no place"],
  ["stories: [", { entry: "a", map: PLACE, keys }, undefined, "no sound YAML"],
])("%j: %s", (text, edit, expected) => {
  expect(editKeys(text, [edit])).toBe(expected);
});
