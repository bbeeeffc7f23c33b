import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readPdf } from "../../src/images/pdf/read.ts";
import { measurePainted } from "../../src/preflight/painted-ink.ts";
import { type Parts, pdfOf, stream } from "./file.ts";

async function measured(parts: Partial<Parts>, scale = 1) {
  const read = readPdf(pdfOf(parts));
  const [page] = read.ok ? read.file.pages : [];
  if (page === undefined) throw new Error("no page");
  return measurePainted(page, { number: 1, scale, limit: 240 });
}

const codes = async (parts: Partial<Parts>, scale?: number) => (await measured(parts, scale)).map(({ code }) => code);

/** Of bytes that are shares of ink: 204 is 80 %. */
const STRONG = [204, 204, 204, 102];
const FAIR = [153, 153, 153, 102];
const pixels = (count: number, pixel: readonly number[]): Buffer => Buffer.from(Array(count).fill(pixel).flat());
const image = (entries: string, bytes: Buffer): Buffer =>
  stream(`/Type /XObject /Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 ${entries}`, bytes);
const CMYK = "/ColorSpace /DeviceCMYK";
const strong = image(CMYK, pixels(400, STRONG));
const fair = image(CMYK, pixels(400, FAIR));
const placed = "q 72 0 0 72 10 10 cm /I Do Q";
const shown = (picture: Buffer, content = placed, ...more: (string | Buffer)[]): Partial<Parts> => ({
  content,
  resources: "/XObject << /I 9 0 R >>",
  more: [picture, ...more],
});

/** Rows of 20 pixels, each written as what PNG's filter leaves of it. */
function filtered(kind: number): Buffer {
  const row = pixels(20, STRONG);
  const rows = Array.from({ length: 20 }, (_, at) => {
    const above = at === 0 ? Buffer.alloc(80) : row;
    const bytes = row.map((value, byte) => {
      const [left = 0, up = 0, corner = 0] = [row[byte - 4], above[byte], above[byte - 4]].map((each) => each ?? 0);
      // Where all rows are alike, Paeth's guess is the pixel above, or at the left in the first row.
      const guess = [0, left, up, (left + up) >> 1, at === 0 ? left : corner === up ? left : up][kind] ?? 0;
      return value - (byte < 4 && kind === 4 ? up : guess);
    });
    return Buffer.concat([Buffer.of(kind), bytes]);
  });
  return deflateSync(Buffer.concat(rows));
}

/** 8 × 8 pixels in four inks, 280 % as Adobe's programs write them: turned round, with their marker. */
const JPEG = Buffer.from(
  "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAkH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwAyxljLWR//2Q==",
  "base64",
);
/** The same without the marker. */
const UNMARKED = Buffer.concat([JPEG.subarray(0, 2), JPEG.subarray(18)]);

describe("the ink of an advert's pictures", () => {
  test.each<[string, Partial<Parts>, string[]]>([
    ["300 % of ink", shown(strong), ["pdf-ink"]],
    ["220 %", shown(fair), []],
    ["300 % on less than 15 mm²", shown(strong, "q 10 0 0 10 10 10 cm /I Do Q"), []],
    ["300 % beyond the trim", shown(strong, "q 72 0 0 72 299 10 cm /I Do Q"), []],
    ["300 % cut off by its frame", shown(strong, "q 10 10 9 9 re W n 72 0 0 72 10 10 cm /I Do Q"), []],
    ["within a frame", shown(strong, "q 10 10 50 50 re W n 72 0 0 72 10 10 cm /I Do Q"), ["pdf-ink"]],
    ["cut along a path beside it", shown(strong, "q 10 90 m 90 90 l 90 10 l W n 72 0 0 72 -22 -22 cm /I Do Q"), []],
    ["under a white ground", shown(strong, `${placed} 0 0 0 0 k 5 5 90 90 re f`), []],
    ["under a ground that is too small", shown(strong, `${placed} 0 0 0 0 k 5 5 40 40 re f`), ["pdf-ink"]],
    [
      "under a ground that overprints",
      {
        ...shown(strong, `${placed} /O gs 0 0 0 0 k 5 5 90 90 re f`),
        resources: "/XObject << /I 9 0 R >> /ExtGState << /O << /op true /OPM 1 >> >>",
      },
      ["pdf-ink"],
    ],
    [
      "at half its strength",
      {
        ...shown(strong, `/O gs ${placed}`),
        resources: "/XObject << /I 9 0 R >> /ExtGState << /O << /ca 0.5 >> >>",
      },
      [],
    ],
    [
      "in a form that shows none of it",
      {
        ...shown(strong, "/X Do", stream("/Type /XObject /Subtype /Form /BBox [0 0 12 12]", Buffer.from(placed))),
        resources: "/XObject << /X 10 0 R /I 9 0 R >>",
      },
      [],
    ],
    ["cut to letters", shown(strong, `q BT 7 Tr (a) Tj ET ${placed} Q`), []],
    [
      "in the line",
      {
        content: `q 72 0 0 72 10 10 cm BI /W 2 /H 1 /CS /CMYK /BPC 8 ID ${pixels(2, STRONG).toString("latin1")} EI Q`,
      },
      ["pdf-ink"],
    ],
  ])("%s", async (_, parts, wanted) => {
    expect(await codes(parts)).toEqual(wanted);
  });

  const mask = (value: number, entries = "/ColorSpace /DeviceGray"): Buffer => image(entries, pixels(400, [value]));
  test.each<[string, Partial<Parts>, string[]]>([
    ["hidden by its soft mask", shown(image(`${CMYK} /SMask 10 0 R`, pixels(400, STRONG)), placed, mask(0)), []],
    ["shown by it", shown(image(`${CMYK} /SMask 10 0 R`, pixels(400, STRONG)), placed, mask(255)), ["pdf-ink"]],
    [
      "left out by a mask of one bit",
      shown(
        image(`${CMYK} /Mask 10 0 R`, pixels(400, STRONG)),
        placed,
        stream("/Subtype /Image /Width 8 /Height 1 /ImageMask true", Buffer.of(255)),
      ),
      [],
    ],
    [
      "left out by its colour",
      shown(image(`${CMYK} /Mask [204 204 204 204 204 204 102 102]`, pixels(400, STRONG))),
      [],
    ],
  ])("%s", async (_, parts, wanted) => {
    expect(await codes(parts)).toEqual(wanted);
  });

  const jpeg = (bytes: Buffer, entries: string, filter = "/DCTDecode"): Buffer =>
    stream(`/Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 ${CMYK} /Filter ${filter} ${entries}`, bytes);
  /** The sum that is told; ?: it cannot be measured. */
  test.each<[string, Buffer, number | "?" | undefined]>([
    ["deflated", image(`${CMYK} /Filter /FlateDecode`, deflateSync(pixels(400, STRONG))), 280],
    ["turned by its Decode array", image(`${CMYK} /Decode [1 0 1 0 1 0 1 0]`, pixels(400, [51, 51, 51, 153])), 280],
    [
      "of 16 bits",
      image(
        `${CMYK} /BitsPerComponent 16`,
        pixels(
          400,
          STRONG.flatMap((share) => [share, share]),
        ),
      ),
      280,
    ],
    ["of 4 bits", image(`${CMYK} /BitsPerComponent 4`, pixels(400, [0xcc, 0xc6])), 280],
    ["of a palette", image("/ColorSpace [/Indexed /DeviceCMYK 1 <00000000cccccc66>]", pixels(400, [1])), 280],
    [
      "of inks of their own",
      image("/ColorSpace [/DeviceN [/Cyan /Gold /None /Black] /DeviceCMYK 11 0 R]", pixels(400, [255, 255, 255, 255])),
      300,
    ],
    [
      "cut short",
      image(`${CMYK} /Filter /FlateDecode`, deflateSync(pixels(400, STRONG), { level: 0 }).subarray(0, 900)),
      280,
    ],
    ["a JPEG of Adobe's, turned round by its Decode array", jpeg(JPEG, "/Decode [1 0 1 0 1 0 1 0]"), 280],
    ["the same without the array", jpeg(JPEG, ""), undefined],
    ["a JPEG of others", jpeg(UNMARKED, "/Decode [1 0 1 0 1 0 1 0]"), 280],
    ["the same without the array", jpeg(UNMARKED, ""), undefined],
    [
      "a JPEG that is deflated once more",
      jpeg(deflateSync(JPEG), "/Decode [1 0 1 0 1 0 1 0]", "[/FlateDecode /DCTDecode]"),
      280,
    ],
    ["JPEG 2000", jpeg(JPEG, "", "/JPXDecode"), "?"],
    ["that says nothing", image(`${CMYK} /Filter /FlateDecode`, Buffer.from("nothing")), "?"],
    ...[0, 1, 2, 3, 4].map((kind): [string, Buffer, number] => [
      `after PNG's filter ${kind}`,
      image(`${CMYK} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 4 /Columns 20 >>`, filtered(kind)),
      280,
    ]),
  ])("%s", async (_, picture, sum) => {
    const found = await measured(shown(picture, placed, "null", "null"));
    const told = found.map(({ code, arguments: args }) => (code === "pdf-picture-unmeasured" ? "?" : args["sum"]));
    expect(told).toEqual(sum === undefined ? [] : [sum]);
  });

  test("a page that is printed larger has larger faults", async () => {
    const small = shown(strong, "q 10 0 0 10 10 10 cm /I Do Q");
    expect([await codes(small), await codes(small, 2)]).toEqual([[], ["pdf-ink"]]);
  });

  test("a picture of more samples than a page at 600 ppi is not unpacked, and told", async () => {
    const huge = stream(`/Subtype /Image /Width 20000 /Height 20000 /BitsPerComponent 8 ${CMYK}`, Buffer.alloc(9));
    expect(await measured(shown(huge))).toMatchObject([
      { code: "pdf-picture-unmeasured", arguments: { what: "20000 × 20000" } },
    ]);
  });
});

describe("the ink of shadings", () => {
  const line = "/ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 300 0]";
  const ends = (c0: string, c1: string): string => `<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [${c0}] /C1 [${c1}] >>`;
  const painted = (shading: string, content = "q 10 10 200 100 re W n /S sh Q"): Partial<Parts> => ({
    content,
    resources: `/Shading << /S << ${shading} >> >> /Pattern << /P << /PatternType 2 /Shading << ${shading} >> >> >>`,
  });
  const strongEnd = `${line} /Function ${ends("0 0 0 0", "1 1 1 1")}`;
  const table = `${line} /Function 9 0 R`;
  const samples = stream(
    "/FunctionType 0 /Domain [0 1] /Size [3] /BitsPerSample 8 /Range [0 1 0 1 0 1 0 1]",
    Buffer.from([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0]),
  );
  const stitched = `<< /FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 1 0] /Functions [${ends("0 0 0 0", "1 1 1 0")} ${ends("0 0 0 0", "1 1 1 0")}] >>`;

  test.each<[string, Partial<Parts>, string[]]>([
    ["to 400 %", painted(strongEnd), ["pdf-ink"]],
    ["cut off before its strong end", painted(strongEnd, "q 10 10 100 100 re W n /S sh Q"), []],
    ["to 200 %", painted(`${line} /Function ${ends("0 0 0 0", "0.5 0.5 0.5 0.5")}`), []],
    ["that is strong in its middle, by a table", { ...painted(table), more: [samples] }, ["pdf-ink"]],
    ["by two functions", painted(`${line} /Function ${stitched}`), ["pdf-ink"]],
    [
      "by a function for each ink",
      painted(`${line} /Function [${Array(4).fill(ends("0", "1")).join(" ")}]`),
      ["pdf-ink"],
    ],
    ["that an area is filled with", painted(strongEnd, "/Pattern cs /P scn 150 10 100 100 re f"), ["pdf-ink"]],
    ["that type is filled with", painted(strongEnd, "/Pattern cs /P scn BT 9 0 0 9 0 0 Tm (a) Tj ET"), []],
    [
      "between circles, strong outside",
      painted(
        `/ShadingType 3 /ColorSpace /DeviceCMYK /Coords [100 60 0 100 60 60] /Extend [true true] /Function ${ends("0 0 0 0", "1 1 1 0")}`,
      ),
      ["pdf-ink"],
    ],
    [
      "that ends with its circle",
      painted(
        `/ShadingType 3 /ColorSpace /DeviceCMYK /Coords [100 60 0 100 60 9] /Function ${ends("0 0 0 0", "0.85 0.85 0.85 0")}`,
      ),
      [],
    ],
    [
      "in one ink",
      painted(`/ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 300 0] /Function ${ends("0", "1")}`),
      [],
    ],
    ["by a program", painted(`/ShadingType 1 /ColorSpace /DeviceCMYK /Function 9 0 R`), ["pdf-picture-unmeasured"]],
  ])("%s", async (_, parts, wanted) => {
    expect(await codes(parts)).toEqual(wanted);
  });
});

describe("black that overprints strong colours", () => {
  const over = { resources: "/ExtGState << /O << /OP true /op true /OPM 1 >> >>" };
  const red = "0 0.9 0.8 0 k 10 10 200 100 re f";
  test.each<[string, string, string[]]>([
    ["a line of 5 pt over red", `${red} /O gs 0 0 0 1 K 5 w 20 50 m 200 50 l S`, ["pdf-ink"]],
    ["a line that knocks out", `${red} 0 0 0 1 K 5 w 20 50 m 200 50 l S`, []],
    ["a line beside it", `${red} /O gs 0 0 0 1 K 5 w 20 150 m 200 150 l S`, []],
    ["a short one", `${red} /O gs 0 0 0 1 K 5 w 20 50 m 25 50 l S`, []],
    ["one of dashes is not counted", `${red} /O gs 0 0 0 1 K 5 w [1 9] 0 d 20 50 m 200 50 l S`, []],
    ["over pale red", `0 0.6 0.5 0 k 10 10 200 100 re f /O gs 0 0 0 1 K 5 w 20 50 m 200 50 l S`, []],
    ["an outline", `${red} /O gs 0 0 0 1 K 5 w 20 20 90 60 re S`, ["pdf-ink"]],
    ["an area", `${red} /O gs 0 0 0 1 k 20 20 90 60 re f`, ["pdf-ink"]],
    ["over red that was covered", `${red} 0 0 0 0 k 10 10 200 100 re f /O gs 0 0 0 1 k 20 20 90 60 re f`, []],
  ])("%s", async (_, content, wanted) => {
    expect(await codes({ ...over, content })).toEqual(wanted);
  });

  test("the black of what lies below is replaced, and does not add", async () => {
    const content = "0 0.7 0.7 1 k 10 10 200 100 re f /O gs 0 0 0 1 k 20 20 90 60 re f";
    expect(await codes({ ...over, content })).toEqual([]);
  });
});
