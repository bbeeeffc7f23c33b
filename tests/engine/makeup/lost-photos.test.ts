import { expect, test } from "vitest";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf } from "../layout/newsroom.ts";

type Over = Parameters<typeof photoOf>[1];

// Photos and few words, on a page with much more room.
test.each<[characters: number, group: Over, other: Over]>([
  [120, { group: "day" }, {}],
  [120, { group: "day", columns: 4 }, { columns: 3 }],
  [120, { group: "day", columns: 5 }, { columns: 3 }],
  [120, { group: "day", columns: 5 }, {}],
  [160, { group: "day", columns: 5 }, {}],
  [200, { group: "day", columns: 5 }, { columns: 3 }],
  [200, { group: "day", columns: 4 }, { columns: 3 }],
  [300, { group: "day", columns: 4 }, { columns: 3 }],
])("%i characters, photos with %j and %j: none of them is lost", (characters, group, other) => {
  const photos = [photoOf("wide", group), photoOf("classic", group), photoOf("wide", { ...other, id: "last" })];
  const own = { priority: "lead", headline: heading("渠边一日"), photos } as const;
  const story = storyOf("day", [partAt(0, undefined)], { ...own, copy: copyOf("天".repeat(characters)) });
  const made = inSquares(issueOf(1, [story]));
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(made.layout.pages[0]?.placed.filter(({ kind }) => kind === "picture").length).toBe(3);
});
