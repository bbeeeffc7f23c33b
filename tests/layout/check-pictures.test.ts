import { expect, test } from "vitest";
import { type Span, sourceFile } from "../../src/base/source.ts";
import { checkPictures, checkRepeated } from "../../src/layout/check-pictures.ts";
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

const twin = { path: "/issue/b.jpg", span: { source, start: 18, end: 22 } };
const twice = {
  stories: [
    { id: "bridge", photos: [photo] },
    { id: "river", photos: [photo, twin] },
  ],
  adverts: [advert],
};

test.each([
  [[placed("/issue/a.jpg", "bridge", 200), placed("/issue/a.jpg", "river", 200)], [photo.span], "in two stories"],
  [[placed("/issue/a.jpg", "river", 200), placed("/issue/a.jpg", "river", 200)], [photo.span], "in one story"],
  [[placed("/issue/a.jpg", "bridge", 200), placed("/issue/b.jpg", "river", 200)], [twin.span], "under another name"],
  [[placed("/issue/a.jpg", "bridge", 200)], [], "once"],
  [[placed("/issue/ad.jpg", undefined, 200), placed("/issue/ad.jpg", undefined, 200)], [], "an advert may stand twice"],
])("a photo that stands twice on a page is told: %#", (things, spans) => {
  const hash = (path: string) => (path.endsWith("ad.jpg") ? "advert" : "same bytes");
  const found = checkRepeated(twice, { pages: [laidOut(things)], stories: [] }, hash);
  expect(found.map(({ code, span }) => [code, span])).toEqual(spans.map((span) => ["photo-repeated", span]));
});

test("a photo may stand on two pages", () => {
  const page = (story: string) => laidOut([placed("/issue/a.jpg", story, 200)]);
  expect(checkRepeated(twice, { pages: [page("bridge"), page("river")], stories: [] }, () => undefined)).toEqual([]);
});
