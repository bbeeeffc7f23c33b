import { expect, test } from "vitest";
import type { Crop } from "../../../src/base/rect.ts";
import { type Span, sourceFile } from "../../../src/base/source.ts";
import { checkPictures, checkRepeated } from "../../../src/engine/layout/faults/checks.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { laidOut, ownerOf } from "../../formats/specimen.ts";

const AS_IT_COMES = { crop: { kind: "attention" }, depth: undefined } as const;
const source = sourceFile("issue.yaml", "photos:\n  - {file: a.jpg}\n  - {file: ad.jpg}\n");
const photo = { id: "a.jpg", span: { source, start: 18, end: 23 } };
const advert = { id: "ad.jpg", span: { source, start: 36, end: 42 } };
const paper = { grid: { size: 9, pitch: 12 } };
const issue = { stories: [storyWith(photo)], adverts: [advert], paper };

/** The story of a photo, as the check reads it. */
function storyWith(
  of: typeof photo,
  asked: Pick<Photo, "crop" | "depth" | "depthSpan"> = AS_IT_COMES,
  writing?: "vertical",
) {
  const part = writing === undefined ? { number: 1 } : { number: 1, writing };
  return { id: "bridge", parts: [part], photos: [{ ...of, part: 1, ...asked }] };
}

/** A photo, or an advert, that is known by the name of its file. */
function placed(file: string, story: string | undefined, ppi: number): Placed {
  const picture = {
    file,
    photo: file,
    pixels: { width: 300, height: 200 },
    crop: { kind: "centre" },
    fit: "cover",
    ppi,
    caption: undefined,
  } as const;
  return {
    kind: "picture",
    owner: { ...ownerOf(story), piece: file },
    at: { x: 0, y: 0, width: 144, height: 96 },
    picture,
  };
}

test.each<[string, string | undefined, number, Span, string]>([
  // file      story        ppi    span              why
  ["a.jpg", "bridge", 149.4, photo.span, "a photo of a story"],
  ["ad.jpg", undefined, 90, advert.span, "an advert"],
])("%s of %s at %d ppi is a warning at its place: %s", (file, story, ppi, span) => {
  expect(checkPictures(issue, { pages: [laidOut([placed(file, story, ppi)])], stories: [] })).toEqual([
    {
      severity: "warning",
      code: "low-resolution",
      span,
      arguments: { file, ppi: Math.round(ppi), wanted: 150 },
      related: [],
      also: [],
    },
  ]);
});

test("of two adverts of one file the one that is soft is told", () => {
  const pieces = [advert, { ...advert, span: { source, start: 18, end: 23 } }].map((each, at) => ({
    ...each,
    id: `${at}`,
  }));
  const things = pieces.map(({ id }, at): Placed => {
    const thing = placed("ad.jpg", undefined, at === 0 ? 200 : 90);
    return { ...thing, owner: { ...thing.owner, piece: id } };
  });
  const found = checkPictures({ ...issue, adverts: pieces }, { pages: [laidOut(things)], stories: [] });
  expect(found.map(({ span }) => span)).toEqual([pieces[1]?.span]);
});

test("a depth that is not met is told where it is written", () => {
  const depthSpan = { source, start: 1, end: 4 };
  const asked = { crop: { kind: "none" }, depth: { from: 10, to: 14 }, depthSpan } as const;
  const layout = { pages: [laidOut([placed("a.jpg", "bridge", 200)])], stories: [] };
  const found = checkPictures({ ...issue, stories: [storyWith(photo, asked)] }, layout);
  expect(found.map(({ code, span }) => [code, span])).toEqual([["depth-unmet", depthSpan]]);
});

// The picture of the specimen has 300 × 200 pixels, and so has its place's shape: half as wide, half of it goes.
test.each<["cover" | "contain", number, readonly string[], string]>([
  ["cover", 0.5, [], "the subject is as wide as what is left"],
  ["cover", 0.6, ["subject-cut"], "it is wider"],
  ["contain", 0.6, [], "nothing is cut off"],
])("a picture that is to %s half its width, with a subject of %d of it: %j: %s", (fit, width, told) => {
  const thing = placed("a.jpg", "bridge", 200);
  if (thing.kind !== "picture") throw new Error("no picture");
  const crop = { kind: "focus", x: 0.5, y: 0.5, width: width / 1.2, height: 0.5 } as const;
  const narrow = { ...thing, at: { ...thing.at, width: 72 }, picture: { ...thing.picture, fit, crop } };
  const found = checkPictures(issue, { pages: [laidOut([narrow])], stories: [] });
  expect(found.map(({ code, span }) => [code, span])).toEqual(told.map((code) => [code, photo.span]));
});

const box = { kind: "focus", x: 0.5, y: 0.5, width: 0.2, height: 0.2 } as const;

// The whole picture has 300 × 200 pixels.
test.each<[wide: number, deep: number, crop: Crop, story: string | undefined, told: readonly string[], why: string]>([
  [144, 96, { kind: "attention" }, "bridge", [], "its own shape"],
  [144, 73, { kind: "attention" }, "bridge", [], "less than a quarter of its height goes"],
  [144, 72, { kind: "attention" }, "bridge", ["warning height 25"], "a quarter"],
  [144, 48, { kind: "attention" }, "bridge", ["error height 50"], "half of it"],
  [66, 96, { kind: "centre" }, "bridge", ["error width 54"], "a place that was made for a portrait"],
  [66, 96, { kind: "focus", x: 0.3, y: 0.6 }, "bridge", ["error width 54"], "a point names no subject"],
  [66, 96, box, "bridge", [], "a box does"],
  [66, 96, { kind: "centre" }, undefined, [], "an advert has its own message"],
])("a place of %i × %i pt, crop %j, story %s → %j: %s", (width, height, crop, story, told) => {
  const thing = placed("a.jpg", story, 200);
  if (thing.kind !== "picture") throw new Error("no picture");
  const layout = {
    pages: [laidOut([{ ...thing, at: { ...thing.at, width, height }, picture: { ...thing.picture, crop } }])],
    stories: [],
  };
  const found = checkPictures(issue, layout).filter(({ code }) => code === "photo-cropped");
  expect(found.map(({ severity, arguments: { side, percent } }) => `${severity} ${side} ${percent}`)).toEqual(told);
  expect(found.map(({ span }) => span)).toEqual(told.map(() => photo.span));
});

test("150 ppi is enough", () => {
  expect(checkPictures(issue, { pages: [laidOut([placed("a.jpg", "bridge", 150)])], stories: [] })).toEqual([]);
});

const twin = { id: "b.jpg", span: { source, start: 18, end: 22 } };
const twice = {
  stories: [
    storyWith(photo),
    { ...storyWith(photo), id: "river", photos: [...storyWith(photo).photos, ...storyWith(twin).photos] },
  ],
  adverts: [advert],
};

test.each([
  [[placed("a.jpg", "bridge", 200), placed("a.jpg", "river", 200)], [photo.span], "in two stories"],
  [[placed("a.jpg", "river", 200), placed("a.jpg", "river", 200)], [photo.span], "in one story"],
  [[placed("a.jpg", "bridge", 200), placed("b.jpg", "river", 200)], [twin.span], "under another name"],
  [[placed("a.jpg", "bridge", 200)], [], "once"],
  [[placed("ad.jpg", undefined, 200), placed("ad.jpg", undefined, 200)], [], "an advert may stand twice"],
])("a photo that stands twice on a page is told: %#", (things, spans) => {
  const hash = (file: string) => (file === "ad.jpg" ? "advert" : "same bytes");
  const found = checkRepeated(twice, { pages: [laidOut(things)], stories: [] }, hash);
  expect(found.map(({ code, span }) => [code, span])).toEqual(spans.map((span) => ["photo-repeated", span]));
});

test("a photo may stand on two pages", () => {
  const page = (story: string) => laidOut([placed("a.jpg", story, 200)]);
  expect(checkRepeated(twice, { pages: [page("bridge"), page("river")], stories: [] }, () => undefined)).toEqual([]);
});

// The picture of the specimen is 144 pt wide and 96 pt deep: nine rows of 12 pt less the white under the last, and twelve and a half lines.
test.each<[Photo["crop"]["kind"], [number, number] | undefined, "vertical" | undefined, readonly string[], string]>([
  ["none", [10, 14], undefined, ["depth-unmet 9 rows, not 10-14"], "deeper than the whole picture"],
  ["none", [9, 14], undefined, [], "the whole picture is as deep as that"],
  ["none", [4, 9], undefined, [], "a lower depth makes it smaller"],
  ["none", undefined, undefined, [], "no depth is asked for"],
  ["attention", [10, 10], undefined, [], "a crop may make it deeper"],
  ["none", [12, 12], "vertical", [], "lines count along the page"],
  ["none", [14, 14], "vertical", ["depth-unmet 13 rows, not 14"], "more lines than the picture is wide"],
])("a photo of crop %s, depth %j, writing %s → %j: %s", (kind, depth, writing, told) => {
  const asked = { crop: { kind } as Photo["crop"], depth: depth && { from: depth[0], to: depth[1] } };
  const story = storyWith(photo, asked, writing);
  const layout = { pages: [laidOut([placed("a.jpg", "bridge", 200)])], stories: [] };
  const found = checkPictures({ ...issue, stories: [story] }, layout);
  expect(found.map(({ code, arguments: { rows, depth } }) => `${code} ${rows} rows, not ${depth}`)).toEqual(told);
});
