import { describe, expect, test } from "vitest";
import { sourceFile } from "../../src/base/source.ts";
import { checkAdverts } from "../../src/build/check-drawings.ts";
import { probe, probePictures } from "../../src/engine/images/probe.ts";
import type { Placed } from "../../src/engine/layout/page.ts";
import { pictureAdverts } from "../../src/engine/model/adverts.ts";
import { twoFields } from "../engine/images/photos.ts";
import { inSquares } from "../engine/layout/in-squares.ts";
import { issueOf } from "../engine/layout/newsroom.ts";
import { laidOut, ownerOf } from "../formats/specimen.ts";
import { pdfOf, sound, stream } from "../tools/preflight/file.ts";

const source = sourceFile("issue.yaml", "adverts: [{file: ad.pdf, columns: 1-8}]");
const span = { source, start: 34, end: 37 };
const press = { standard: "x1a", ink: 240, floors: { hairline: 0.25, reversed: 8, colourType: 12 } } as const;
const request = { path: "/i/ad.pdf", file: "ad.pdf", span, mayBePdf: true };

const owner = { ...ownerOf(undefined), piece: "advert:1" };

/** A page of 300 × 400 points in a place of this size. */
async function told(fit: "exact" | "contain" | "cover", width: number, height: number, pdf: boolean) {
  const path = pdf ? "/i/ad.pdf" : "/i/ad.jpg";
  const picture: Placed = {
    kind: "picture",
    owner,
    at: { x: 0, y: 0, width, height },
    picture: {
      file: path.slice(3),
      pixels: { width: 3000, height: 4000 },
      crop: { kind: "centre" },
      fit: fit === "cover" ? "cover" : "contain",
      ppi: 200,
      caption: "广告",
    },
  };
  const advert = { path, file: path.slice(3), fit, span, id: owner.piece };
  const layout = { pages: [laidOut([picture])], stories: [] };
  const read = async () => (pdf ? pdfOf() : Buffer.from("a picture"));
  const found = await checkAdverts({ adverts: [advert], paper: { press } }, layout, read);
  return found.map(({ code, severity, arguments: args }) => [code, severity, args["share"]]);
}

describe("an advert that fills its place is cut by 5 % at most", () => {
  test.each<["cover" | "contain", number, number, unknown[], string]>([
    // fit       place         found
    ["cover", 300, 400, [], "its own shape"],
    ["cover", 300, 385, [], "4 % off its height"],
    ["cover", 290, 400, [], "3 % off its width"],
    ["cover", 300, 370, [["advert-cut", "error", 8]], "8 % off its height"],
    ["cover", 150, 400, [["advert-cut", "error", 50]], "half its width"],
    ["contain", 150, 400, [], "whole, half its place white"],
    ["contain", 120, 400, [["advert-white", "warning", 60]], "most of its place white"],
  ])("%s in %i × %i: %j: %s", async (fit, width, height, found) => {
    expect(await told(fit, width, height, false)).toEqual(found);
    expect(await told(fit, width, height, true)).toEqual(found);
  });
});

test.each<[number, number, unknown[], string]>([
  [300, 400, [], "its own shape"],
  [300, 390, [], "2.5 % are a matter of rounding"],
  [300, 385, [["advert-shape", "warning", 4]], "4 % would be cut off, or stay white"],
])("a picture that should have the shape of %i × %i: %j: %s", async (width, height, found) => {
  expect(await told("exact", width, height, false)).toEqual(found);
});

test("the place is told in millimetres as it is measured, and an advert of that size is right", async () => {
  // Rows 20 to 33 of 12 pt are fourteen, 59.3 mm; the first stays white and the last ends with its type, so that 54.0 mm are printed.
  const frame = { columns: { from: 1, to: 4 }, rows: { from: 20, to: 33 } };
  const advert = {
    id: "advert:1",
    kind: "picture",
    name: "ad.pdf",
    page: 0,
    frame,
    file: "ad.pdf",
    path: "/i/ad.pdf",
    fit: "exact",
    label: "广告",
    span,
  } as const;
  const issue = issueOf(1, [], { adverts: [advert] });
  const toldOf = async (width: number, height: number) => {
    const pictures = new Map([["/i/ad.pdf", { path: "/i/ad.pdf", width: 3000, height: 4000 }]]);
    const { layout } = inSquares(issue, { pictures });
    const box = `${width} ${height}`;
    const bytes = Buffer.from(pdfOf().toString("latin1").replaceAll("300 400", box), "latin1");
    return checkAdverts({ ...issue, adverts: [advert] }, layout, async () => bytes);
  };
  const [told] = (await toldOf(100, 100)).filter(({ code }) => code === "advert-size");
  expect(told?.arguments).toMatchObject({ placeWidth: "149.2", placeHeight: "54.0", rows: 14, rowsHeight: "59.3" });
  const points = (mm: unknown): number => (Number(mm) * 72) / 25.4;
  const { placeWidth, placeHeight } = told?.arguments ?? {};
  const again = await toldOf(points(placeWidth), points(placeHeight));
  expect(again.filter(({ code }) => code === "advert-size")).toEqual([]);
});

test("a file in two places is held against each", async () => {
  const own = {
    id: "advert:1",
    kind: "picture",
    name: "ad",
    file: "ad.jpg",
    path: "/i/ad.jpg",
    label: "广告",
    span,
  } as const;
  const advert = (columns: number, fit: "contain" | "cover") => ({
    ...own,
    page: 0,
    frame: { columns: { from: 1, to: columns }, rows: fit === "cover" ? { from: 20, to: 33 } : { from: 1, to: 14 } },
    fit,
  });
  const issue = issueOf(1, [], { adverts: [advert(4, "contain"), { ...advert(1, "cover"), id: "advert:2" }] });
  const pictures = new Map([["/i/ad.jpg", { path: "/i/ad.jpg", width: 1492, height: 540 }]]);
  const { layout } = inSquares(issue, { pictures });
  const adverts = pictureAdverts(issue);
  const found = await checkAdverts({ ...issue, adverts }, layout, async () => Buffer.from("a picture"));
  expect(found.map(({ code }) => code)).toEqual(["advert-cut"]);
});

/** A file of so many pages, the second of them wider. */
function pages(count: number): Buffer {
  const wide = sound.page.replaceAll("300", "600");
  const more = [
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> ${wide} >>`,
    stream("", Buffer.from("0 0 0 1 k 10 10 100 50 re f")),
  ];
  const kids = ["3 0 R", "9 0 R", "3 0 R"].slice(0, count).join(" ");
  return Buffer.from(pdfOf({ more }).toString("latin1").replace("[3 0 R]", `[${kids}]`), "latin1");
}

describe("an advert takes the page of a PDF that is meant", () => {
  test.each<[number, number | undefined, [string, number] | undefined, string[], string]>([
    [1, undefined, ["/i/ad.pdf", 4167], [], "one page"],
    [2, undefined, ["/i/ad.pdf", 4167], ["advert-many-pages"], "the first of two, with a warning"],
    [2, 1, ["/i/ad.pdf#page=1", 4167], [], "the first of two, as it was asked"],
    [2, 2, ["/i/ad.pdf#page=2", 8333], [], "the second"],
    [2, 3, undefined, ["advert-no-page"], "one that is not there"],
  ])("of %s pages, page %s: %j %j: %s", async (count, filePage, expected, codes) => {
    const bytes = pages(count);
    const asked = filePage === undefined ? request : { ...request, filePage };
    const files = { look: async () => ({ bytes: bytes.length }), read: async () => bytes };
    const probed = await probePictures([asked], files);
    expect(probed.diagnostics.map(({ code }) => code)).toEqual(codes);
    const [first] = probed.ok ? [...probed.value] : [];
    expect(first && [first[0], first[1].width]).toEqual(expected);
  });

  test("a picture has no second page", async () => {
    const result = await probe({ ...request, filePage: 2 }, await twoFields());
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["advert-no-page"]);
  });
});

test("what acts in an advert's page is told", async () => {
  const resources = "/X << /S /JavaScript /JS (x) >>";
  const at = { x: 0, y: 0, width: 300, height: 400 };
  const picture = { file: "ad.pdf", pixels: { width: 1, height: 1 }, ppi: 1000, caption: undefined };
  const placed: Placed = {
    kind: "picture",
    owner,
    at,
    picture: { ...picture, crop: { kind: "centre" }, fit: "contain" },
  };
  const advert = { path: "/i/ad.pdf", file: "ad.pdf", fit: "exact", span, id: owner.piece } as const;
  const layout = { pages: [laidOut([placed])], stories: [] };
  const found = await checkAdverts({ adverts: [advert], paper: { press } }, layout, async () => pdfOf({ resources }));
  expect(found.map(({ code, span: at, arguments: args }) => [code, at, args["what"]])).toEqual([
    ["pdf-active", span, "JavaScript"],
  ]);
});
