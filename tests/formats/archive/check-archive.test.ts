import { expect, test } from "vitest";
import { errorAt, warningAt } from "../../../src/base/diagnostic.ts";
import { type Span, sourceFile } from "../../../src/base/source.ts";
import type { Owner, Placed } from "../../../src/engine/layout/page.ts";
import type { PackedForm } from "../../../src/engine/pdf/form.ts";
import { openPage, packForm } from "../../../src/engine/pdf/page.ts";
import { checkArchive, gradeForArchive } from "../../../src/formats/archive/check-archive.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { type Parts, pdfOf, stream } from "../../tools/preflight/file.ts";
import { ownerOf, pictureOf, printed } from "../specimen.ts";

const source = sourceFile("issue.yaml", "story advert");
const story = { source, start: 0, end: 5 };
const advert = { source, start: 6, end: 12 };
const placeOf = (id: string | undefined) => (id === "bridge" ? story : advert);
const at = { x: 50, y: 100, width: 150, height: 200 };
const shown = pictureOf("ad.pdf", [1500, 2000], { fit: "contain", ppi: 1000 });
const ofAdvert: Owner = { ...ownerOf(undefined), piece: "advert:1" };

/** A page of a PDF as a thing on ours, with what is drawn of it. */
interface Drawn {
  readonly placed: Placed;
  readonly form: PackedForm;
}

function drawn(change: Partial<Parts>, owner: Owner, filePage?: number): Drawn {
  const opened = openPage(pdfOf(change));
  if (!opened.ok) throw new Error(opened.problem);
  const picture = filePage === undefined ? shown : { ...shown, filePage };
  return { placed: { kind: "picture", owner, at, picture }, form: packForm(opened.source, at, "contain") };
}

function check(all: readonly Drawn[]) {
  const pages = [flatten(printed(all.map(({ placed }) => placed)))];
  const pictures = new Map(
    all.map(({ placed, form }) => [placed.kind === "picture" ? pictureKey(placed.picture, at) : "", form] as const),
  );
  return checkArchive({ pages, pictures, placeOf });
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
])("%s: %j", (_, change, codes) => {
  const found = check([drawn(change, ofAdvert)]);
  expect(found.map(({ code, arguments: args }) => `${code}: ${args["what"]}`)).toEqual(codes);
});

const bare = font("");

test.each<[string, Drawn[], Span[]]>([
  ["an advert is told at its place", [drawn(bare, ofAdvert)], [advert]],
  ["a chart at its story's", [drawn(bare, ownerOf("bridge"))], [story]],
  ["one page in two places once", [drawn(bare, ofAdvert), drawn(bare, ofAdvert)], [advert]],
  ["the second page of a file, whose first is sound", [drawn({}, ofAdvert), drawn(bare, ofAdvert, 2)], [advert]],
])("what may not stand in an archive is told at its source: %s", (_, all, spans) => {
  expect(check(all).map(({ span }) => span)).toEqual(spans);
});

test("a missing font and a bare RGB are errors in an archive; an RGB with a profile is none", () => {
  const graded = gradeForArchive([
    warningAt(advert, "pdf-font-missing", { font: "x", page: "1" }),
    warningAt(advert, "pdf-rgb", { what: "fill", space: "DeviceRGB", page: "1", x: "1", y: "1" }),
    warningAt(advert, "pdf-rgb", { what: "fill", space: "ICCRGB", page: "1", x: "1", y: "1" }),
    errorAt(advert, "advert-archive", { file: "ad.pdf", what: "LZW" }),
  ]);
  expect(graded.map(({ severity }) => severity)).toEqual(["error", "error", "warning", "error"]);
});
