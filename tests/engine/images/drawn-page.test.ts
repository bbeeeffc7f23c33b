import { describe, expect, test } from "vitest";
import { drawPage } from "../../../src/engine/pdf/drawn-page.ts";
import { openPage } from "../../../src/engine/pdf/page.ts";
import { type Parts, pdfOf, sound, stream } from "../../tools/preflight/file.ts";

/** 200 × 100 pt within a sheet with marks: red at its left half, blue at its top right quarter. */
const page = "/MediaBox [0 0 240 140] /TrimBox [20 20 220 120]";
const content = "1 0 0 rg 20 20 100 100 re f 0 0 1 rg 120 70 100 50 re f 0 g 0 0 240 10 re f";
const [RED, BLUE, WHITE, BLACK] = ["255 0 0", "0 0 255", "255 255 255", "0 0 0"];

/** The colours of the four quarters: top left, top right, bottom left, bottom right. */
async function quarters(change: Partial<Parts>, size = { width: 40, height: 20 }) {
  const opened = openPage(pdfOf({ page, content, ...change }));
  if (!opened.ok) throw new Error(opened.problem);
  const { rgba, width, height } = await drawPage(opened.source, size);
  expect({ width, height }).toEqual(size);
  return [0.25, 0.75].flatMap((down) =>
    [0.25, 0.75].map((across) => {
      const at = 4 * (Math.floor(down * height) * width + Math.floor(across * width));
      return rgba.subarray(at, at + 3).join(" ");
    }),
  );
}

describe("a page in pixels is the finished size as it is printed", () => {
  const layered: Partial<Parts> = {
    content: `${content} /OC /L BDC 0 g 20 20 200 100 re f EMC`,
    resources: "/Properties << /L 9 0 R >>",
  };
  const layer = (usage: string): Partial<Parts> => ({
    ...layered,
    more: [`<< /Type /OCG /Name (Draft) /Usage << ${usage} >> >>`],
  });
  const settings = (first: string) => ({
    catalog: `${sound.catalog} /OCProperties << /OCGs [9 0 R] /D << ${first} >> >>`,
  });
  const look = stream("/Type /XObject /Subtype /Form /BBox [0 0 60 30]", Buffer.from("0 g 0 0 60 30 re f"));
  const noted = (kind: string): Partial<Parts> => ({
    page: `${page} /Annots [<< /Type /Annot ${kind} /Rect [120 20 220 70] /AP << /N 9 0 R >> >>]`,
    more: [look],
  });
  const all = [BLACK, BLACK, BLACK, BLACK];
  const plain = [RED, BLUE, RED, WHITE];

  test.each<[string, Partial<Parts>, string[]]>([
    ["without its marks", {}, plain],
    ["in larger units", { page: `${page} /UserUnit 2` }, plain],
    ["a layer that is on", { ...layer(""), ...settings("") }, all],
    ["one that is off", { ...layer(""), ...settings("/OFF [9 0 R]") }, plain],
    [
      "one that is off, though it says that screens show it",
      { ...layer("/View << /ViewState /ON >>"), ...settings("/OFF [9 0 R]") },
      plain,
    ],
    [
      "one that is off in print",
      { ...layer("/Print << /PrintState /OFF >>"), ...settings("/AS [<< /Event /Print /OCGs [9 0 R] >>]") },
      plain,
    ],
    ["a field that is filled in", noted("/Subtype /Widget /F 4"), [RED, BLUE, RED, BLACK]],
    ["a stamp", noted("/Subtype /Stamp /F 4"), [RED, BLUE, RED, BLACK]],
    ["a comment that is not printed", noted("/Subtype /FreeText /F 0"), plain],
    ["a note's sign", noted("/Subtype /Text /F 4"), plain],
  ])("%s", async (_, change, colours) => {
    expect(await quarters(change)).toEqual(colours);
  });

  test("turned as it is looked at", async () => {
    const upright = { width: 20, height: 40 };
    expect(await quarters({ page: `${page} /Rotate 90` }, upright)).toEqual([RED, RED, WHITE, BLUE]);
  });
});
