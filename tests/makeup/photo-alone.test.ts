import { expect, test } from "vitest";
import { layOut } from "../../src/makeup/lay-out.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf, twos } from "../layout/newsroom.ts";
import { pictures } from "../layout/random-issue.ts";
import { squareFonts } from "../square-font.ts";

test("a story of a photo alone, without a frame, is placed as wide as its frame", () => {
  const free = () => [partAt(0, undefined)];
  const stories = [
    storyOf("photo", free(), { copy: copyOf(), headline: heading("图片"), photos: [photoOf("wide")] }),
    storyOf("one", free(), { copy: copyOf("天".repeat(1100)) }),
    storyOf("other", free(), { copy: copyOf("天".repeat(900), "地".repeat(300)) }),
  ];
  const made = layOut(issueOf(1, stories), squareFonts(), pictures, twos);
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const page = made.layout.pages[0];
  const frame = page?.frames.find(({ owner }) => owner.story === "photo");
  const picture = page?.placed.find((placed) => placed.kind === "picture");
  expect(picture?.kind === "picture" && picture.at.width).toBe(frame?.rect.width);
});
