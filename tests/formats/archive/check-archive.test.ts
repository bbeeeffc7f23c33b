import { expect, test } from "vitest";
import { errorAt, warningAt } from "../../../src/base/diagnostic.ts";
import { sourceFile } from "../../../src/base/source.ts";
import { checkArchive, gradeForArchive } from "../../../src/formats/archive/check-archive.ts";
import { flatten } from "../../../src/formats/paint/flatten.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { openPage, packForm } from "../../../src/images/pdf/page.ts";
import type { Placed } from "../../../src/layout/page.ts";
import { type Parts, pdfOf, stream } from "../../preflight/file.ts";
import { ownerOf, pictureOf, printed } from "../specimen.ts";

const span = { source: sourceFile("issue.yaml", ""), start: 0, end: 0 };
const at = { x: 50, y: 100, width: 150, height: 200 };
const shown = pictureOf("ad.pdf", [1500, 2000], { fit: "contain", ppi: 1000 });

async function unfit(change: Partial<Parts>): Promise<readonly unknown[]> {
  const opened = openPage(pdfOf(change));
  if (!opened.ok) throw new Error(opened.problem);
  const placed: Placed = { kind: "picture", owner: ownerOf(undefined), at, picture: shown };
  const pages = [flatten(printed([placed]))];
  const pictures = new Map([[pictureKey(shown, at), packForm(opened.source, at, "contain")]]);
  const advert = {
    id: "advert-1",
    page: "1",
    frame: "f",
    file: "ad.pdf",
    label: "广告",
    picture: undefined,
    blocks: [],
  };
  const found = checkArchive([advert], { pages, pictures, placeOf: () => span });
  return found.map(({ code, arguments: args }) => `${code}: ${args["what"]}`);
}

const font = (entries: string): Partial<Parts> => ({
  resources: `/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Song ${entries} >> >>`,
});

test.each<[string, Partial<Parts>, string[]]>([
  ["a sound page", {}, []],
  [
    "a stream by LZW",
    {
      resources: "/XObject << /I1 9 0 R >>",
      more: [stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter [/LZWDecode]", Buffer.from("x"))],
    },
    ["advert-archive: LZW"],
  ],
  [
    "PostScript",
    { resources: "/XObject << /P1 9 0 R >>", more: [stream("/Type /XObject /Subtype /PS", Buffer.from("x"))] },
    ["advert-archive: PostScript"],
  ],
  ["a font without a table of characters", font(""), ["advert-archive: AAAAAA+Song (Unicode)"]],
  ["one in an encoding that everybody knows", font("/Encoding /WinAnsiEncoding"), []],
  ["one with its table", { ...font("/ToUnicode 9 0 R"), more: [stream("", Buffer.from("cmap"))] }, []],
])("%s: %j", async (_, change, found) => {
  expect(await unfit(change)).toEqual(found);
});

test("a missing font and a bare RGB are errors in an archive; an RGB with a profile is none", () => {
  const graded = gradeForArchive([
    warningAt(span, "pdf-font-missing", { font: "x", page: "1" }),
    warningAt(span, "pdf-rgb", { what: "fill", space: "DeviceRGB", page: "1" }),
    warningAt(span, "pdf-rgb", { what: "fill", space: "ICCRGB", page: "1" }),
    errorAt(span, "advert-archive", { file: "ad.pdf", what: "LZW" }),
  ]);
  expect(graded.map(({ severity }) => severity)).toEqual(["error", "error", "warning", "error"]);
});
