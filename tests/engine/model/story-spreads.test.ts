import { describe, expect, test } from "vitest";
import type { Part } from "../../../src/engine/model/issue.ts";
import { issueOf, issueYaml, PAPER, problems, story } from "./resolve-yaml.ts";

const PAGES = "[{label: 1}, {label: 2}, {label: 3}, {label: 4}]";
const issueWith = (place: string, rest = ""): string => issueYaml(story("a", place, rest), PAGES);
const inFull = ({ number, page, frame, spread }: Part): string =>
  `${number}: page ${page} columns ${frame?.columns.from}-${frame?.columns.to} ${spread?.side}`;

// 对开: 8 columns, so that the fold lies between 8 and 9.
describe("a story over the fold has two halves, parts 1 and 2", () => {
  test.each([
    // place                                                   halves: part, index of the page, columns, side
    ["page: 2, spread: true, columns: 5-12, rows: 1-60", ["1: page 1 columns 5-8 left", "2: page 2 columns 1-4 right"]],
    ["page: 3, spread: true, columns: 5-12, rows: 1-60", ["1: page 1 columns 5-8 left", "2: page 2 columns 1-4 right"]],
    ["page: 2, spread: true, columns: 1-16, rows: 1-60", ["1: page 1 columns 1-8 left", "2: page 2 columns 1-8 right"]],
    ["page: 2, spread: false, columns: 5-8, rows: 1-60", ["1: page 1 columns 5-8 undefined"]],
  ])("%s → %j", async (place, halves) => {
    const { stories } = await issueOf(issueWith(`{${place}}`), PAPER);
    expect(stories[0]?.parts.map(inFull)).toEqual(halves);
  });

  test("its rank is that of its whole width, and `legs` counts over both", async () => {
    const { stories } = await issueOf(issueWith("{page: 2, spread: true, columns: 5-12, rows: 1-60, legs: 4}"), PAPER);
    expect(stories[0]).toMatchObject({ priority: "lead", parts: [{ legs: 4 }, { legs: 4 }] });
  });
});

describe("told of a story over the fold", () => {
  test.each([
    // place                                                                 told
    ["{page: 1, spread: true, columns: 5-12, rows: 1-60}", ["spread-without-facing page: ⟨1⟩"]],
    ["{page: 4, spread: true, columns: 5-12, rows: 1-60}", ["spread-without-facing page: ⟨4⟩"]],
    ["{page: 2, spread: true, columns: 1-8, rows: 1-60}", ["spread-on-one-page columns: ⟨1-8⟩"]],
    ["{page: 2, spread: true, columns: 9-12, rows: 1-60}", ["spread-on-one-page columns: ⟨9-12⟩"]],
    ["{page: 2, spread: true, columns: 8-17, rows: 1-60}", ["beyond-grid columns: ⟨8-17⟩"]],
    ["{page: 2, spread: true, columns: 5-12, rows: 1-116}", ["beyond-grid rows: ⟨1-116⟩"]],
    ["{page: 2, spread: true}", ["frame-needed spread: ⟨true⟩"]],
    ["{page: 9, spread: true, columns: 5-12, rows: 1-60}", ["unknown-name page: ⟨9⟩"]],
    ["{page: 2, spread: true, columns: 5-12, rows: 1-60, head: inset}", ["clashing-keys head: ⟨inset⟩"]],
    ["{page: 2, spread: true, columns: 5-12, rows: 1-60, legs: 5}", ["spread-legs legs: ⟨5⟩"]],
    ["{page: 2, spread: true, columns: 7-11, rows: 1-60, legs: 4}", ["spread-legs legs: ⟨4⟩"]],
    ["{page: 2, spread: true, columns: 5-12, rows: 1-60, legs: 24}", ["legs-too-narrow legs: ⟨24⟩"]],
    ["{page: 2, spread: true, columns: 5-12, rows: 1-60, over: 9}", ["beyond-frame over: ⟨9⟩"]],
    ["[{page: 2, spread: true, columns: 5-12, rows: 1-60}, {page: 4}]", ["clashing-keys page: ⟨4⟩"]],
  ])("%s → %j", async (place, told) => {
    expect((await problems(issueWith(place), PAPER)).map(withoutLine)).toEqual(told);
  });

  test.each([
    // other keys                  told
    ["writing: vertical", ["clashing-keys writing: ⟨vertical⟩"]],
    ["continuesOn: 5", ["clashing-keys continuesOn: ⟨5⟩"]],
    ["photos: [{file: a.jpg, caption: 图, columns: 9}]", ["beyond-frame columns: ⟨9⟩ < 5-12"]],
    ["photos: [{file: a.jpg, caption: 图, part: 2}]", ["no-such-part part: ⟨2⟩"]],
  ])("%s → %j", async (rest, told) => {
    const place = "{page: 2, spread: true, columns: 5-12, rows: 1-60}";
    expect((await problems(issueWith(place, rest), PAPER)).map(withoutLine)).toEqual(told);
  });

  test("nothing lies on both sides of the fold of a vertical paper, and a paper bound at the right would be read backwards", async () => {
    const place = issueWith("{page: 2, spread: true, columns: 5-12, rows: 1-60}");
    expect((await problems(place, `${PAPER}binding: right\n`)).map(withoutLine)).toEqual([
      "spread-bound-right spread: ⟨true⟩",
    ]);
  });

  test("a half overlaps what stands on its page", async () => {
    const both =
      story("a", "{page: 2, spread: true, columns: 5-12, rows: 1-60}") +
      story("b", "{page: 3, columns: 4-6, rows: 50-70}");
    expect((await problems(issueYaml(both, PAGES), PAPER)).map(withoutLine)).toEqual([
      "frames-overlap columns: ⟨4-6⟩ < 5-12",
    ]);
  });
});

function withoutLine(problem: string): string {
  return problem.replace(/ issue\.yaml:\d+/, "");
}
