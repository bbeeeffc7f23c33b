import { expect, test } from "vitest";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Photo, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, lines, partAt, photoOf, storyOf, type Written } from "./newsroom.ts";
import { roleOf } from "./placed-text.ts";

// Legs are 11 characters, columns 108 pt apart from x = 20, row 1 at y = 20, pitch 12. A 天 is one character.

function make(columns: number, rows: number, body: string, over: Partial<Story> = {}) {
  const part = partAt(0, frameAt([1, columns], [1, rows]));
  const story = storyOf("one", [part], { copy: copyOf(body), headline: undefined, ...over });
  const made = inSquares(issueOf(1, [story]));
  return { ...made, placed: made.layout.pages[0]?.placed ?? [] };
}

/** The page's last row of body text in each leg. */
function feet(placed: readonly Placed[], legs: number): readonly number[] {
  return Array.from({ length: legs }, (_, leg) =>
    Math.max(
      ...placed.flatMap((each) => {
        const body = each.kind === "text" && each.line.segments.some(({ role }) => role === "body");
        return body && each.x === 20 + leg * 108 ? [Math.round((each.y - 20 - 0.88 * 9) / 12 + 1)] : [];
      }),
    ),
  );
}

const LEVEL: [lines: number, feet: readonly number[], short: number | undefined, why: string][] = [
  [60, [20, 20, 20], undefined, "full"],
  [58, [20, 20, 18], undefined, "two rows short are no matter"],
  [57, [19, 19, 19], 3, "three: each leg ends a row higher"],
  [55, [19, 19, 17], 5, "a row higher, and two rows short"],
  [50, [17, 17, 16], 10, "as many rows higher as the white has in three legs"],
  [23, [8, 8, 7], 37, "a third full"],
];

test.each(LEVEL)("%i lines in three legs of twenty rows end at %j, %s short: %s", (count, ends, short) => {
  const { placed, diagnostics } = make(3, 20, lines(count));
  expect(feet(placed, 3)).toEqual(ends);
  expect(diagnostics.map((each) => each.arguments["rows"])).toEqual(short === undefined ? [] : [short]);
});

test("text/RULES.md#tables: legs are not levelled where that would part a table", () => {
  const cells = Array.from({ length: 12 }, (_, index): Written => {
    const [row, column] = [Math.floor(index / 2), index % 2];
    return { kind: "cell", text: "天", cell: { table: 1, row, column, rows: 6, columns: 2, align: undefined } };
  });
  const story = storyOf("one", [partAt(0, frameAt([1, 2], [1, 20]))], {
    copy: copyOf(lines(1), ...cells),
    headline: undefined,
  });
  const placed = inSquares(issueOf(1, [story])).layout.pages[0]?.placed ?? [];
  const legs = placed.flatMap((each) => (roleOf(each) === "cell" ? [each.owner.leg] : []));
  expect(legs).toEqual([0, 0, 0, 0, 0, 0]);
});

const BOXED: [lines: number, legs: number, span: readonly [number, number], why: string][] = [
  [18, 1, [2, 19], "full: a row inside the rule"],
  [17, 1, [2, 18], "one row stays white at the foot"],
  [16, 1, [3, 18], "of two rows one stands over the copy"],
  [16, 2, [2, 9], "legs end side by side: the last one may be short"],
];

test.each(BOXED)("%i lines in a box of %i legs stand in rows %j: %s", (count, legs, [head, foot]) => {
  const rows = legs === 1 ? 20 : count / legs + 2;
  const part = partAt(0, frameAt([1, 2], [1, rows]), { box: "plain", legs });
  // A line of one leg has 21 characters, of two 10.
  const body = "天".repeat(count * (legs === 1 ? 21 : 10) - 2);
  const made = inSquares(issueOf(1, [storyOf("one", [part], { copy: copyOf(body), headline: undefined })]));
  const placed = made.layout.pages[0]?.placed ?? [];
  const own = placed.flatMap((each) =>
    each.kind === "text" && each.line.segments.some(({ role }) => role === "body")
      ? [Math.round((each.y - 20 - 0.88 * 9) / 12 + 1)]
      : [],
  );
  expect([Math.min(...own), Math.max(...own)]).toEqual([head, foot]);
  const [frame] = made.layout.pages[0]?.frames ?? [];
  expect(frame?.fit.empty).toBe(legs === 1 ? 18 - count : 0);
});

test("the frame tells of the white at the foot of all legs", () => {
  const { layout: of } = make(3, 20, lines(50));
  expect(of.pages[0]?.frames[0]?.fit).toMatchObject({ capacity: 60, empty: 10 });
});

test("a photo at the foot rises with the text: no white above it", () => {
  const photos: readonly Photo[] = [photoOf("a", { at: "bottom", columns: 1, caption: undefined })];
  const { placed } = make(1, 60, lines(30), { photos });
  const photo = placed.find((each) => each.kind === "picture");
  const [foot = 0] = feet(placed, 1);
  expect(foot).toBe(30);
  // A row of white between text and photo.
  expect(photo?.kind === "picture" ? Math.round((photo.at.y - 20) / 12 + 1) : 0).toBe(32);
});

test("photos of one width stand from left to right as the manifest names them", () => {
  const photos = ["a", "b", "c"].map((id) => photoOf(id, { columns: 1 }));
  const { placed } = make(6, 60, lines(250), { photos });
  const order = placed.flatMap((each) => (each.kind === "picture" ? [[each.at.x, each.picture.file] as const] : []));
  const byPlace = order.toSorted((one, other) => one[0] - other[0]).map(([, file]) => file);
  expect(byPlace.filter((file) => file !== "a.jpg")).toEqual(["b.jpg", "c.jpg"]);
});

test("a vertical headline beside little copy stays whole: its frame is not levelled down to it", () => {
  // Two lines of copy, one in each band, would leave room for one line beside a head that needs two.
  const part = partAt(0, frameAt([1, 4], [1, 20]), { writing: "vertical", head: "left", legs: 2 });
  const story = storyOf("one", [part], {
    copy: copyOf("天".repeat(20)),
    headline: heading("防汛抢险"),
    priority: "lead",
  });
  const { diagnostics } = inSquares(issueOf(1, [story]));
  expect(diagnostics.map(({ code }) => code)).toEqual(["underfull"]);
});
