import { describe, expect, test } from "vitest";
import { pinFrames } from "../../../src/build/pins.ts";
import type { Pictures } from "../../../src/engine/images/picture.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOfLength, frameAt, issueOf, partAt, photoOf, prose, storyOf } from "../layout/newsroom.ts";
import { pictures } from "../layout/random-issue.ts";
import { issueYaml, issueOf as readIssue } from "../model/resolve-yaml.ts";

// Optional photos are printed if there is room, and otherwise left out and reported. A page has 6 columns × 60 rows × 11 characters.

const make = (issue: Issue, of: Pictures = pictures) => inSquares(issue, { pictures: of });

/** The photos that are printed, and those reported as left out. */
function photosIn(made: ReturnType<typeof make>) {
  const printed = made.layout.pages.flatMap(({ placed }) => placed.filter(({ kind }) => kind === "picture")).length;
  const told = made.diagnostics.filter(({ code }) => code === "optional-left-out");
  return { printed, left: told.map(({ arguments: args }) => args["name"]) };
}

const optional = (id: string) => photoOf(id, { optional: true });
const loose = [partAt(0, undefined)];
const given = [partAt(0, frameAt([1, 6], [1, 60]))];
const lead = (characters: number, over: Partial<Story>, parts = loose): Story =>
  storyOf("a", parts, { priority: "lead", copy: copyOfLength(characters), ...over });

describe("of a page with one story", () => {
  test.each([
    { characters: 600, place: "loose", parts: loose, printed: 1 },
    { characters: 2000, place: "loose", parts: loose, printed: 1 },
    { characters: 3500, place: "loose", parts: loose, printed: 1 },
    { characters: 3800, place: "loose", parts: loose, printed: 0 },
    { characters: 3000, place: "in a frame", parts: given, printed: 1 },
    { characters: 3700, place: "in a frame", parts: given, printed: 0 },
  ])("$characters characters, $place: $printed stand", ({ characters, parts, printed }) => {
    const made = make(issueOf(1, [lead(characters, { photos: [optional("wide")] }, parts)]));
    expect(photosIn(made)).toEqual({ printed, left: printed === 0 ? ["wide.jpg"] : [] });
    expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("of two photos the first stands where there is room for one", () => {
    const found = [2400, 2900, 3300, 3500, 3800].map(
      (characters) =>
        photosIn(make(issueOf(1, [lead(characters, { photos: [optional("wide"), optional("tall")] }, given)]))).left,
    );
    expect(found).toContainEqual(["tall.jpg"]);
    expect(found).not.toContainEqual(["wide.jpg"]);
  });

  test.each(["wide", "tall", "square"])("%s: left out only where it brings a fault", (photo) => {
    for (const priority of ["lead", "major", "brief"] as const) {
      for (const characters of [250, 1700, 3300]) {
        const page = (of: ReturnType<typeof photoOf>) =>
          make(issueOf(1, [lead(characters, { priority, photos: [of] })]));
        if (photosIn(page(optional(photo))).printed > 0) continue;
        const needed = page(photoOf(photo));
        expect(
          needed.diagnostics.map(({ code }) => code),
          `${priority} ${characters}`,
        ).not.toEqual([]);
      }
    }
  });
});

test.each([200, 300, 500, 900])(
  "three stories of %i characters and more: both photos stand, where white is left",
  (least) => {
    const stories = ["a", "b", "c"].map((id, at) =>
      storyOf(id, loose, { copy: copyOfLength(least + at * 100), photos: at < 2 ? [optional("wide")] : [] }),
    );
    expect(photosIn(make(issueOf(1, stories)))).toEqual({ printed: 2, left: [] });
  },
);

describe("`omit`", () => {
  const own: Pictures = new Map([["/i/wide.jpg", { path: "/i/wide.jpg", width: 3000, height: 2000 }]]);
  const PAPER = "name: 测试报\ncode: CSB\npreset: 四开\nfaults: {天窗: off, 缺署名: off, 缺法定项: off}\n";
  const yaml = (characters: number, photo: string): string =>
    issueYaml(
      `  - id: a\n    headline: 题目\n    place: {page: 1}\n    photos:\n      - {file: wide.jpg, caption: 江边, ${photo}}\n    body: ${prose(characters)}\n`,
      "[{label: 1}]",
    );

  test("of a photo for which there is room: it is left out, and not told", async () => {
    const made = make(await readIssue(yaml(900, "omit: true"), PAPER), own);
    expect(photosIn(made)).toEqual({ printed: 0, left: [] });
    expect(photosIn(make(await readIssue(yaml(900, "optional: true"), PAPER), own)).printed).toBe(1);
  });

  test("pinned: what make-up left out stays left out, in the same frame, and is not told again", async () => {
    const { grid } = (await readIssue(yaml(900, "optional: true"), PAPER)).paper;
    const text = yaml(Math.round(grid.columns * grid.rows * grid.measure * 0.97), "optional: true");
    const issue = await readIssue(text, PAPER);
    const first = make(issue, own);
    expect(photosIn(first)).toEqual({ printed: 0, left: ["wide.jpg"] });
    const pinned = pinFrames(
      text,
      { issue, found: first.madeUp },
      { rank: 0, pages: undefined, stories: undefined },
    ).text;
    expect(pinned).toContain("omit: true");
    const again = make(await readIssue(pinned, PAPER), own);
    expect(photosIn(again)).toEqual({ printed: 0, left: [] });
    expect(again.layout.pages[0]?.frames).toEqual(first.layout.pages[0]?.frames);
  });
});
