import { expect, test } from "vitest";
import type { Pictures } from "../../../src/engine/images/picture.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, photoOf, storyOf } from "../layout/newsroom.ts";
import { overSeeds } from "../layout/random-issue.ts";
import { drawn } from "./checked.ts";
import { pictures } from "./generated.ts";

// A leg of the newsroom is 99 pt wide, two with their gutter 207, three 315, four 423: at 200 pixels an inch 275, 575, 875, 1175 pixels.
const { resolution } = paper.press;

interface Told {
  readonly width: number;
  readonly ppi: number;
}

/** The pictures of a page whose one story has a photo of this many pixels, three wide for two high. */
function photosOf(pixels: number, over: Parameters<typeof photoOf>[1], frame = frameAt([1, 6], [1, 40])): Told[] {
  const sizes: Pictures = new Map([["/own.jpg", { path: "/own.jpg", width: pixels, height: (pixels * 2) / 3 }]]);
  const lead = storyOf("lead", [partAt(0, frame)], {
    priority: "lead",
    copy: copyOf("天".repeat(1500)),
    headline: heading("头条"),
    photos: [photoOf("own", over)],
  });
  return inSquares(issueOf(1, [lead]), { pictures: sizes }).layout.pages.flatMap(({ placed }) =>
    placed.flatMap((thing) =>
      thing.kind === "picture" ? [{ width: Math.round(thing.at.width), ppi: thing.picture.ppi }] : [],
    ),
  );
}

test.each<[number, Parameters<typeof photoOf>[1], number, string]>([
  [3000, {}, 315, "1 of 2.4 legs, which is three of six"],
  [880, {}, 315, "enough for three legs to the pixel"],
  [860, {}, 207, "too few for three legs"],
  [500, {}, 99, "too few for two"],
  [100, {}, 99, "too few for one: it takes one"],
  [500, { columns: 3 }, 315, "three legs are the editor's wish"],
  [500, { at: "head" }, 639, "so is the place over the head"],
])("a photo of %i pixels with %j is %i pt wide: %s", (pixels, over, width) => {
  expect(photosOf(pixels, over).map((told) => told.width)).toEqual([width]);
});

test("a photo is made no deeper than its pixels are enough for, unless the editor says how deep", () => {
  // Two legs' 207 pt are 574 pixels; the crop lever would make the photo deeper by two rows.
  const sharp = (pixels: number, over: Parameters<typeof photoOf>[1] = {}): readonly boolean[] =>
    [44, 45, 46, 47, 48, 49, 50].flatMap((rows) =>
      photosOf(pixels, over, frameAt([1, 4], [1, rows])).map(({ ppi }) => ppi >= resolution),
    );
  expect(sharp(580)).toEqual(Array(7).fill(true));
  expect(sharp(580, { depth: { from: 20, to: 20 } })).toContain(false);
});

/** Pictures as newsrooms get them from telephones and the web. */
const small: Pictures = new Map(
  [...pictures].map(([path, size]) => [path, { ...size, width: size.width / 4, height: size.height / 4 }]),
);

test("make-up enlarges no photo of a drawn issue beyond the paper's resolution, one over one leg excepted", () => {
  let wider = 0;
  const soft = (seed: number): readonly string[] => {
    const { issue } = drawn("对开4", seed);
    const { grid, press } = issue.paper;
    const made = inSquares(issue, { pictures: small });
    return made.layout.pages.flatMap(({ label, placed }) =>
      placed.flatMap((thing) => {
        if (thing.kind !== "picture" || thing.at.width <= grid.measure * grid.size * 1.6) return [];
        wider++;
        if (thing.picture.ppi >= press.resolution - 0.1) return [];
        return [`page ${label}: ${thing.owner.story} has a photo of ${Math.round(thing.picture.ppi)} ppi`];
      }),
    );
  };
  expect(overSeeds(4, soft)).toEqual([]);
  expect(wider).toBeGreaterThan(0);
});
