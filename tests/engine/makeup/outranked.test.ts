import { expect, test } from "vitest";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, issueOf, paper, partAt, photoOf, prose, storyOf } from "../layout/newsroom.ts";
import { pictures } from "./generated.ts";

// A page of 6 columns × 60 rows: a lead and a normal story, each with a photo, and a third story.

/** The reports of outranked photos, and the widths of the two photos in points, the lead's first. */
function page(lead: Partial<Photo>, lesser: Partial<Photo>, characters = 900) {
  const stories = [
    storyOf("lead", [partAt(0, undefined)], {
      priority: "lead",
      copy: copyOf(prose(characters / 2), prose(characters / 2)),
      photos: [photoOf("wide", lead)],
    }),
    storyOf("lesser", [partAt(0, undefined)], {
      priority: "normal",
      copy: copyOf(prose(300), prose(300)),
      photos: [photoOf("tall", lesser)],
    }),
    storyOf("third", [partAt(0, undefined)], { priority: "normal", copy: copyOf(prose(300), prose(300)) }),
  ];
  const weighing = { ...paper, faults: { 碰题: "warning", 断版: "off" } as const };
  const { layout, diagnostics } = inSquares(issueOf(1, stories, { paper: weighing }), { pictures });
  const widthOf = (id: string): number => {
    const [own] = (layout.pages[0]?.placed ?? []).filter(
      (thing) => thing.kind === "picture" && thing.owner.story === id,
    );
    return own?.kind === "picture" ? Math.round(own.at.width) : 0;
  };
  const told = diagnostics.filter(({ code }) => code === "photo-outranked").map(({ arguments: args }) => args);
  return { told, widths: [widthOf("lead"), widthOf("lesser")] };
}

test("a lead's photo that the engine made smaller than one of a lesser story is told", () => {
  const { told, widths } = page({}, { columns: 3 });
  expect(widths).toEqual([207, 315]);
  expect(told).toMatchObject([{ story: "lead", photo: "wide.jpg", lesser: "lesser", other: "tall.jpg" }]);
  expect(page({}, { columns: 2 }).told).toEqual([]);
});

test.each<[Partial<Photo>, Partial<Photo>, string]>([
  [{}, {}, "where the engine sizes both, it keeps their ranks"],
  [{ columns: 2 }, { columns: 3 }, "what the manifest says of the lead's photo is its editor's wish"],
])("nothing is told of photos %j and %j: %s", (lead, lesser) => {
  expect(page(lead, lesser).told).toEqual([]);
});
