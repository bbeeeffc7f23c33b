import { expect, test } from "vitest";
import type { Story } from "../../../src/engine/model/issue.ts";
import { copyOf, heading, issueOf, lines, partAt, storyOf } from "../layout/newsroom.ts";
import { make } from "./checked.ts";

// Six columns of 11 characters × 60 rows; a 天 is one character.

const loose = (id: string, count: number): Story =>
  storyOf(id, [partAt(0, undefined)], {
    priority: "major",
    headline: heading("标题一行"),
    copy: copyOf(...Array.from({ length: count / 10 }, () => lines(10))),
  });
const filler = (id: string, count: number): Story =>
  storyOf(id, [], { headline: heading("补白"), copy: copyOf(lines(count)) });

const issue = issueOf(1, [loose("a", 90), loose("b", 80)]);

function restOf(fillers: readonly Story[]): { readonly placed: readonly string[]; readonly free: number } {
  const { layout, copyFit } = make({ ...issue, fillers });
  return { placed: layout.stories.map(({ id }) => id), free: copyFit.pages[0]?.free ?? 0 };
}

test("fillers take the room that a page has at its foot, each once", () => {
  const without = restOf([]);
  const made = restOf([filler("x", 30), filler("y", 45), filler("z", 24)]);
  expect(without.free).toBeGreaterThan(100);
  expect(made.free).toBeLessThan(without.free - 60);
  expect(new Set(made.placed).size).toBe(made.placed.length);
  expect(made.placed.slice(0, 2)).toEqual(["a", "b"]);
  expect(made.placed.length).toBeGreaterThan(2);
});

test("a filler that is longer than the room stays out", () => {
  expect(restOf([filler("long", 400)]).placed).toEqual(["a", "b"]);
});

test("fillers stand whole, and no page is worse for them", () => {
  const fillers = [12, 18, 25, 33].map((count) => filler(`f${count}`, count));
  const { layout, diagnostics } = make({ ...issue, fillers });
  for (const { characters, placed } of layout.stories) expect(placed).toBe(characters);
  expect(diagnostics.filter(({ code }) => code !== "page-rest" && code !== "page-split")).toEqual([]);
});
