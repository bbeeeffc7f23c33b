import { expect, test } from "vitest";
import { underCauses } from "../../src/base/causes.ts";
import type { ArgumentsOf, Code } from "../../src/base/codes.ts";
import { type Diagnostic, errorAt, warningAt } from "../../src/base/diagnostic.ts";
import { sourceFile } from "../../src/base/source.ts";

const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };
const error = <C extends Code>(code: C, args: ArgumentsOf<C>): Diagnostic => ({
  ...errorAt(span, "duplicate-name", { key: "", value: "" }),
  code,
  arguments: args as Diagnostic["arguments"],
});

const head = (page: string, takes?: number): Diagnostic =>
  error("headline-too-long", { story: "a", characters: 60, page, ...(takes !== undefined && { takes }) });
/** The same headline, or one of another place. */
const torn = (start: number): Diagnostic => ({
  ...warningAt({ ...span, start }, "heading-torn", { story: "a", page: "1", text: "天/地" }),
});
const over = (story: string, rows: number): Diagnostic =>
  error("overset", { story, rows, characters: 11 * rows, page: "1" });
const photo = (story: string, page: string): Diagnostic =>
  error("photo-no-room", { photo: "kite.jpg", story, page, rows: 9, columns: 1 });
const small = error("frame-too-small", { story: "a", rows: 2, page: "1" });
const inside = error("continued-inside", { story: "a", to: "2" });
const formless = error("no-form", { story: "a", page: "1" });
const tall = error("group-no-form", { group: "week", page: "1", columns: 5 });
const rest = (waiting?: string): Diagnostic => ({
  ...warningAt(span, "page-rest", {
    ...{ page: "1", columns: "1-5", from: 1, to: 9, characters: 99, width: 9, height: 9 },
    ...(waiting !== undefined && { waiting }),
  }),
});
const empty = warningAt(span, "page-empty", { page: "1", characters: 99, waiting: "`b`, `a`" });
const meet = (name: string, other: string): Diagnostic =>
  error("frames-overlap", { name, other, page: "1", columns: "1", rows: "1" });

/** Diagnostics by their places in the list, each with those under it. */
const shown = (list: readonly Diagnostic[]): readonly string[] => {
  const placeOf = ({ code, arguments: args }: Diagnostic): number =>
    list.findIndex((each) => each.code === code && each.arguments === args);
  return underCauses(list).map((each) => [each, ...each.also].map(placeOf).join(" < "));
};

test.each<[why: string, list: readonly Diagnostic[], shown: readonly string[]]>([
  ["a head pushes its photos out", [photo("a", "1"), head("1")], ["1 < 0"]],
  ["a head on another page pushes none out", [photo("a", "1"), head("2")], ["0", "1"]],
  ["another story's head pushes none out", [photo("b", "1"), head("1")], ["0", "1"]],
  ["a head pushes as much copy over as it takes", [over("a", 12), head("1", 12)], ["1 < 0"]],
  ["more copy is over by itself", [over("a", 13), head("1", 12)], ["0", "1"]],
  ["what a head takes without a place is not known", [over("a", 1), head("1")], ["0", "1"]],
  [
    "all that follows stands under the first cause",
    [small, over("a", 3), photo("a", "1"), head("1", 12)],
    ["3 < 0 < 1 < 2"],
  ],
  ["a headline is too long on two pages", [head("1"), photo("a", "2"), head("2")], ["0 < 1 < 2"]],
  ["one that is too long turns badly", [torn(0), torn(4), head("1")], ["1", "2 < 0"]],
  ["copy that is over leaves no room for photos", [photo("a", "1"), over("a", 3)], ["1 < 0"]],
  ["a frame that is too small holds no photo", [small, photo("a", "1")], ["0 < 1"]],
  ["copy for a page that is here is over on its own", [inside, over("a", 3), over("b", 3)], ["0 < 1", "2"]],
  ["a story without a place leaves white", [rest("`a`"), formless], ["1 < 0"]],
  ["one of several does", [empty, formless], ["1 < 0"]],
  ["so does a group", [tall, rest("`week`")], ["0 < 1"]],
  ["and a head that has no place", [rest("`a`"), head("1")], ["1 < 0"]],
  ["white that nothing waits for is left by itself", [rest(), formless], ["0", "1"]],
  ["a frame over several others is one mistake", [meet("a", "b"), meet("a", "c"), meet("d", "b")], ["0 < 1 < 2"]],
  ["those that share no frame with it are others", [meet("a", "b"), meet("b", "c"), meet("c", "d")], ["0 < 1", "2"]],
  ["nothing follows from nothing", [], []],
])("%s", (_, list, expected) => {
  expect(shown(list)).toEqual(expected);
});
