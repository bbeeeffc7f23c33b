import { expect, test } from "vitest";
import { type Span, sourceFile } from "../../src/base/source.ts";
import { checkPictures } from "../../src/layout/check-pictures.ts";
import type { Placed } from "../../src/layout/page.ts";
import { laidOut, ownerOf } from "../formats/specimen.ts";

const source = sourceFile("issue.yaml", "photos:\n  - {file: a.jpg}\n  - {file: ad.jpg}\n");
const photo = { path: "/issue/a.jpg", span: { source, start: 18, end: 23 } };
const advert = { path: "/issue/ad.jpg", span: { source, start: 36, end: 42 } };
const issue = { stories: [{ id: "bridge", photos: [photo] }], adverts: [advert] };

function placed(path: string, story: string | undefined, ppi: number): Placed {
  const picture = {
    path,
    file: path.slice("/issue/".length),
    pixels: { width: 300, height: 200 },
    crop: { kind: "centre" },
    fit: "cover",
    ppi,
    caption: undefined,
  } as const;
  return { kind: "picture", owner: ownerOf(story), at: { x: 0, y: 0, width: 144, height: 96 }, picture };
}

test.each<[string, string | undefined, number, Span, string]>([
  // path             story        ppi    span              why
  ["/issue/a.jpg", "bridge", 149.4, photo.span, "a photo of a story"],
  ["/issue/ad.jpg", undefined, 90, advert.span, "an advert"],
])("%s of %s at %d ppi is a warning at its place: %s", (path, story, ppi, span) => {
  expect(checkPictures(issue, { pages: [laidOut([placed(path, story, ppi)])], stories: [] })).toEqual([
    {
      severity: "warning",
      code: "low-resolution",
      span,
      arguments: { file: path.slice("/issue/".length), ppi: Math.round(ppi), wanted: 150 },
      related: [],
    },
  ]);
});

test("150 ppi is enough", () => {
  expect(checkPictures(issue, { pages: [laidOut([placed("/issue/a.jpg", "bridge", 150)])], stories: [] })).toEqual([]);
});
