import { describe, expect, test } from "vitest";
import { inSquares } from "../layout/in-squares.ts";
import { copyOfLength, issueOf, paper, partAt, photoOf, storyOf } from "../layout/newsroom.ts";
import { pictures } from "./generated.ts";

// A page of 6 columns × 60 rows that is not full, with a photo over few columns.

const weighing = { ...paper, faults: { 天窗: "warning", 碰题: "warning", 断版: "off" } as const };
const ROOM = paper.grid.columns * paper.grid.rows;

/** This many stories, the first with a photo over this many columns; the rows without a frame. */
function page(stories: number, characters: number, photo: string, columns: number) {
  const all = Array.from({ length: stories }, (_, at) =>
    storyOf(`s${at}`, [partAt(0, undefined)], {
      priority: at === 0 ? "major" : "normal",
      copy: copyOfLength(Math.round(characters / stories)),
      photos: at === 0 ? [photoOf(photo, { columns })] : [],
    }),
  );
  const made = inSquares(issueOf(1, all, { paper: weighing }), { pictures });
  const frames = made.layout.pages[0]?.frames ?? [];
  const taken = frames.reduce((sum, { columns: across, rows }) => sum + area(across) * area(rows), 0);
  const rooms = made.diagnostics.filter(({ code }) => code === "page-rest");
  const errors = made.diagnostics.filter(({ severity }) => severity === "error");
  const named = rooms.find(({ arguments: args }) => args["photo"] !== undefined)?.arguments;
  return { free: ROOM - taken, rooms, errors, named };
}

function area([from, to]: readonly [number, number]): number {
  return to - from + 1;
}

describe.each(["wide", "tall", "square"])("天窗: the wider photo that the message names (%s)", (photo) => {
  const cases = [1, 2].flatMap((columns) =>
    [1, 2, 3].flatMap((stories) =>
      [1500, 1900, 2300, 2700].map((characters) => [stories, characters, columns] as const),
    ),
  );

  test("fills the share that was told, to within three per cent, and brings no error", () => {
    let followed = 0;
    for (const [stories, characters, columns] of cases) {
      const before = page(stories, characters, photo, columns);
      if (before.named === undefined) continue;
      const { from, to, wider, share, now } = before.named;
      const why = `${stories} stories, ${characters} characters, ${now} to ${wider} columns`;
      const room = Number(before.named["characters"]) / paper.grid.measure;
      const after = page(stories, characters, photo, Number(wider));
      followed++;
      expect([now, after.errors], why).toEqual([columns, []]);
      expect(Number(to) - Number(from), why).toBeGreaterThan(0);
      const filled = Math.min(1, (before.free - after.free) / room);
      expect(Math.abs(filled * 100 - Number(share)), why).toBeLessThanOrEqual(3);
    }
    expect(followed).toBeGreaterThan(cases.length / 3);
  });
});
