import { expect, test } from "vitest";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf } from "../layout/newsroom.ts";

test("a story of a photo alone, without a frame, is placed as wide as its frame", () => {
  const free = () => [partAt(0, undefined)];
  const stories = [
    storyOf("photo", free(), { copy: copyOf(), headline: heading("图片"), photos: [photoOf("wide")] }),
    storyOf("one", free(), { copy: copyOf("天".repeat(1100)) }),
    storyOf("other", free(), { copy: copyOf("天".repeat(900), "地".repeat(300)) }),
  ];
  const made = inSquares(issueOf(1, stories));
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const page = made.layout.pages[0];
  const frame = page?.frames.find(({ owner }) => owner.story === "photo");
  const picture = page?.placed.find((placed) => placed.kind === "picture");
  expect(picture?.kind === "picture" && picture.at.width).toBe(frame?.rect.width);
});
