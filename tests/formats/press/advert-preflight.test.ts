import { describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { checkAdverts } from "../../../src/build/check-drawings.ts";
import type { Layout, Placed, PlacedPicture } from "../../../src/engine/layout/page.ts";
import { gradeForPress } from "../../../src/formats/press/check.ts";
import { type Parts, pdfOf, picture, sound, stream } from "../../tools/preflight/file.ts";
import { laidOut, ownerOf } from "../specimen.ts";

/** 200 × 100 pt within a sheet with marks. */
const advert: Partial<Parts> = {
  page: "/MediaBox [0 0 240 140] /TrimBox [20 20 220 120]",
  content: "0 1 0 0 k 20 20 100 100 re f",
};

describe("an advert's own preflight", () => {
  const owner = { ...ownerOf(undefined), piece: "advert:1" };
  const source = sourceFile("issue.yaml", "");
  const span = { source, start: 0, end: 0 };
  const press = { standard: "x1a", ink: 240, floors: { hairline: 0.25, reversed: 8, colourType: 12 } } as const;
  const look = async (
    change: Partial<Parts>,
    place: { width: number; height: number },
    fit: "exact" | "contain" | "cover" = "exact",
    standard: "x4" | "x1a" = "x1a",
  ) => {
    const asked = { file: "ads/bank.pdf", path: "/ads/bank.pdf", fit, span, id: owner.piece };
    const shown = { file: asked.file } as PlacedPicture;
    const placed: Placed = { kind: "picture", owner, at: { x: 0, y: 0, ...place }, picture: shown };
    const layout: Layout = { pages: [laidOut([placed])], stories: [] };
    const paper = { press: { ...press, standard } };
    return checkAdverts({ adverts: [asked], paper }, layout, async () => pdfOf({ ...advert, ...change }));
  };
  const size = { width: 200, height: 100 };
  const double = { width: 400, height: 200 };
  const font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
  const pictured: Partial<Parts> = {
    content: "q 72 0 0 72 30 30 cm /I1 Do Q",
    resources: "/XObject << /I1 9 0 R >>",
    more: [picture(200, 200)],
  };

  const drawn =
    "/Font << /F1 << /Type /Font /Subtype /Type3 /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << /a 9 0 R >> >> >>";
  const seeThrough = drawn.replace("/CharProcs", "/Resources << /ExtGState << /G << /ca 0.5 >> >> >> /CharProcs");
  const lettered = (letter: string): Partial<Parts> => ({
    content: "0 1 0 0 k BT /F1 30 Tf 30 30 Td (a) Tj ET",
    more: [stream("", Buffer.from(letter))],
  });
  const bitmap: Partial<Parts> = {
    ...pictured,
    more: [
      stream(
        "/Type /XObject /Subtype /Image /Width 72 /Height 72 /BitsPerComponent 1 /ColorSpace /DeviceGray",
        Buffer.alloc(648),
      ),
    ],
  };
  const newer = (form: string): Partial<Parts> => ({
    ...pictured,
    more: [stream(`/Type /XObject /Subtype /Image /Width 200 /Height 200 ${form}`, Buffer.alloc(9))],
  });
  const inked = (share: number): Partial<Parts> => ({
    ...pictured,
    more: [
      stream(
        "/Type /XObject /Subtype /Image /Width 200 /Height 200 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
        Buffer.alloc(160_000, share),
      ),
    ],
  });
  const shaded = (space: string): Partial<Parts> => ({
    content: "/S sh",
    resources: `/Shading << /S << /ShadingType 2 /Coords [0 0 9 9] /ColorSpace ${space} /Function 9 0 R >> >>`,
    more: ["<< /FunctionType 2 /Domain [0 1] /N 1 >>"],
  });
  const defaulted = (name: string, colour: string): Partial<Parts> => ({
    content: `${colour} 30 30 50 50 re f`,
    resources: `/ColorSpace << /${name} [/ICCBased 8 0 R] >>`,
  });
  const bent = (entries: string): Partial<Parts> => ({
    content: "/G gs 0 0 0 1 k 30 30 50 50 re f",
    resources: `/ExtGState << /G << ${entries} >> >>`,
    more: [
      "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [1] /C1 [0] >>",
      stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceGray >>",
        Buffer.from("1 g"),
      ),
    ],
  });
  const blended = (space: string, opacity: number): Partial<Parts> => ({
    content: "/G gs 0 0 0 1 k 30 30 50 50 re f",
    resources: `/ExtGState << /G << /ca ${opacity} >> >>`,
    page: `${advert.page} /Group << /S /Transparency /CS ${space} >>`,
  });
  const nested: Partial<Parts> = {
    content: "/G gs /X Do",
    resources: "/ExtGState << /G << /ca 0.5 >> >> /XObject << /X 9 0 R >>",
    more: [
      stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 90 90] /Group << /S /Transparency /CS /DeviceRGB >>",
        Buffer.from("0 0 0 1 k 30 30 50 50 re f"),
      ),
    ],
  };
  const halved = (width: string): Partial<Parts> => ({
    page: "/MediaBox [0 0 100 50] /UserUnit 2",
    content: `0 0 0 1 K ${width} 20 20 m 40 20 l S`,
  });
  const proxy: Partial<Parts> = {
    ...pictured,
    more: [picture(200, 200, "/ColorSpace /DeviceGray /OPI << /1.3 << /Type /OPI /F (photo.tif) >> >>")],
  };
  const layered: Partial<Parts> = {
    content: "/OC /L BDC 1 0 0 rg 30 30 50 50 re f EMC 0 0 0 1 k 90 30 50 50 re f",
    resources: "/Properties << /L << /Type /OCMD /OCGs 9 0 R >> >>",
    more: [
      "<< /Type /OCG /Name (Draft) /Usage << /Print << /PrintState /OFF >> >> >>",
      stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /OC 9 0 R", Buffer.from("0 0 0 1 k 0 0 9 9 re f")),
    ],
  };
  const layers = (first: string): string => `${sound.catalog} /OCProperties << /OCGs [9 0 R] /D << ${first} >> >>`;
  const noted = (kind: string): Partial<Parts> => ({
    page: `${advert.page} /Annots [<< /Type /Annot ${kind} /Rect [30 30 90 60] /AP << /N 9 0 R >> >>]`,
    more: [stream("/Type /XObject /Subtype /Form /BBox [0 0 60 30]", Buffer.from("0 0 0 1 k 0 0 9 9 re f"))],
  });

  test.each([
    ["of the place's shape", { width: 200, height: 100 }, "exact", []],
    ["nearly", { width: 196, height: 100 }, "exact", []],
    ["of another", { width: 150, height: 100 }, "exact", [25]],
    ["of another that is meant", { width: 150, height: 100 }, "contain", []],
  ] as const)("a picture %s", async (_, pixels, fit, shares) => {
    const asked = { file: "ads/bank.jpg", path: "/ads/bank.jpg", fit, span, id: owner.piece };
    const shown = { file: asked.file, pixels } as PlacedPicture;
    const placed: Placed = { kind: "picture", owner, at: { x: 0, y: 0, ...size }, picture: shown };
    const layout: Layout = { pages: [laidOut([placed])], stories: [] };
    const found = await checkAdverts({ adverts: [asked], paper: { press } }, layout, async () => Buffer.from("JPEG"));
    expect(found.map(({ arguments: args }) => args["share"])).toEqual(shares);
  });

  test.each([
    ["a sound page", {}, size, "exact", []],
    ["a page of another size", {}, double, "exact", ["advert-size"]],
    ["half a millimetre off", {}, { width: 201, height: 99.5 }, "exact", []],
    ["scaling allowed", {}, double, "contain", []],
    ["RGB", { content: "1 0 0 rg 30 30 50 50 re f" }, size, "exact", ["pdf-rgb"]],
    [
      "a font that is missing",
      { content: "BT /F1 30 Tf 30 30 Td (a) Tj ET", resources: font },
      size,
      "exact",
      ["pdf-font-missing"],
    ],
    ["a picture of 200 ppi", pictured, size, "exact", []],
    ["a picture of 200 ppi, doubled", pictured, double, "contain", ["low-resolution"]],
    ["too much ink", { content: "1 1 1 0 k 30 30 50 50 re f" }, size, "exact", ["too-much-ink"]],
    ["a rule of 0.2 pt", { content: "0 0 0 1 K 0.2 w 30 30 m 90 30 l S" }, size, "exact", ["hairline"]],
    [
      "letters that are drawings in RGB",
      {
        content: "BT /F1 30 Tf 30 30 Td (a) Tj ET",
        resources: drawn,
        more: [stream("", Buffer.from("9 0 d0 1 0 0 rg 0 0 5 .01 re f"))],
      },
      size,
      "exact",
      ["pdf-rgb"],
    ],
    [
      "letters that are drawings without colours",
      {
        content: "BT /F1 30 Tf 30 30 Td (a) Tj ET",
        resources: drawn,
        more: [stream("", Buffer.from("9 0 0 0 9 9 d1 1 0 0 rg 0 0 5 5 re f"))],
      },
      size,
      "exact",
      [],
    ],
    [
      "letters that are drawings without colours, and let show through what lies below",
      { ...lettered("9 0 0 0 9 9 d1 /G gs 0 0 5 5 re f"), resources: seeThrough },
      size,
      "exact",
      ["pdf-transparency"],
    ],
    [
      "letters in colours that do",
      { ...lettered("9 0 d0 /G gs 0 0 0 1 k 0 0 5 5 re f"), resources: seeThrough },
      size,
      "exact",
      ["pdf-transparency"],
    ],
    [
      "ink by a profile",
      { content: "/P cs 0 0 0 1 scn 30 30 50 50 re f", resources: "/ColorSpace << /P [/ICCBased 8 0 R] >>" },
      size,
      "exact",
      ["pdf-profiled"],
    ],
    [
      "plain ink under a default with a profile",
      defaulted("DefaultCMYK", "0 0 0 1 k"),
      size,
      "exact",
      ["pdf-profiled"],
    ],
    [
      "grey by its curve, of which plants make four inks",
      {
        content: "/P cs 0 scn 30 30 50 50 re f",
        resources: "/ColorSpace << /P [/CalGray << /WhitePoint [0.95 1 1.09] /Gamma 2.2 >>] >>",
      },
      size,
      "exact",
      ["pdf-profiled"],
    ],
    ["a default for others", defaulted("DefaultRGB", "0 0 0 1 k"), size, "exact", []],
    ["a transfer curve", bent("/TR 9 0 R"), size, "exact", ["pdf-transfer"]],
    ["curves for each ink", bent("/TR2 [9 0 R 9 0 R 9 0 R /Identity]"), size, "exact", ["pdf-transfer"]],
    ["a curve that changes nothing", bent("/TR /Identity"), size, "exact", []],
    ["TR2 stands for TR", bent("/TR2 /Default /TR 9 0 R"), size, "exact", []],
    [
      "the mask of a group may have a curve",
      bent("/SMask << /S /Luminosity /G 10 0 R /TR 9 0 R >>"),
      size,
      "exact",
      ["pdf-transparency"],
    ],
    ["opacity blended in RGB", blended("/DeviceRGB", 0.5), size, "exact", ["pdf-transparency", "pdf-blend-space"]],
    ["blended in CMYK", blended("/DeviceCMYK", 0.5), size, "exact", ["pdf-transparency"]],
    ["a group in RGB that lets nothing show through", blended("/DeviceRGB", 1), size, "exact", []],
    ["a group within that is blended in RGB", nested, size, "exact", ["pdf-transparency", "pdf-blend-space"]],
    ["an empty page", { content: "q Q" }, size, "exact", ["pdf-blank"]],
    ["one with a white ground", { content: "0 0 0 0 k 0 0 999 999 re f" }, size, "exact", ["pdf-blank"]],
    ["one that is painted beyond its edge", { content: "0 0 0 1 k -90 30 50 50 re f" }, size, "exact", ["pdf-blank"]],
    [
      "one whose clip leaves nothing",
      { content: "90 30 9 9 re W n 0 0 0 1 k 0 0 9 9 re f" },
      size,
      "exact",
      ["pdf-blank"],
    ],
    ["half its size in units of 2 pt", halved("0.3 w"), size, "exact", []],
    ["a rule in such units", halved("0.1 w"), size, "exact", ["hairline"]],
    ["a picture that stands in for another file", proxy, size, "exact", ["pdf-active"]],
    ["a drawing in black and white of 72 ppi", bitmap, size, "exact", ["low-resolution"]],
    ["a picture in four inks", inked(127), size, "exact", ["pdf-picture-unmeasured"]],
    [
      "one that is cut off",
      { ...inked(127), content: `q 0 0 9 9 re W n ${pictured.content} Q 30 30 9 9 re f` },
      size,
      "exact",
      [],
    ],
    ["a shading in four inks", shaded("/DeviceCMYK"), size, "exact", ["pdf-picture-unmeasured"]],
    ["a shading in grey", shaded("/DeviceGray"), size, "exact", []],
    ["a picture in JPEG 2000", newer("/Filter /JPXDecode"), size, "exact", ["pdf-newer", "pdf-picture-unmeasured"]],
    ["a picture of 16 bits", newer("/ColorSpace /DeviceGray /BitsPerComponent 16"), size, "exact", ["pdf-newer"]],
    ["a layer that is on", { ...layered, catalog: layers("/ON [9 0 R]") }, size, "exact", ["pdf-rgb"]],
    [
      "a layer that is off",
      { ...layered, catalog: layers("/OFF [9 0 R]") },
      size,
      "exact",
      ["pdf-rgb", "pdf-layer-off"],
    ],
    [
      "layers that are all off",
      { ...layered, catalog: layers("/BaseState /OFF") },
      size,
      "exact",
      ["pdf-rgb", "pdf-layer-off"],
    ],
    ["all off but one", { ...layered, catalog: layers("/BaseState /OFF /ON [9 0 R]") }, size, "exact", ["pdf-rgb"]],
    [
      "a layer that is off in print",
      { ...layered, catalog: layers("/AS [<< /Event /Print /OCGs [9 0 R] >>]") },
      size,
      "exact",
      ["pdf-rgb", "pdf-layer-off"],
    ],
    [
      "a layer that is off and not on the page",
      { more: layered.more, catalog: layers("/OFF [9 0 R]") },
      size,
      "exact",
      [],
    ],
    [
      "a form's layer that is off",
      {
        ...layered,
        content: "0 0 0 1 k 90 30 50 50 re f /X Do",
        resources: "/XObject << /X 10 0 R >>",
        catalog: layers("/OFF [9 0 R]"),
      },
      size,
      "exact",
      ["pdf-layer-off"],
    ],
    ["a field that is filled in", noted("/Subtype /Widget /F 4"), size, "exact", ["pdf-note-left-out"]],
    ["a comment that is not printed", noted("/Subtype /FreeText /F 0"), size, "exact", []],
    ["a link", noted("/Subtype /Link /F 4"), size, "exact", []],
    ["a rule of 0.2 pt, doubled", { content: "0 0 0 1 K 0.2 w 30 30 m 90 30 l S" }, double, "contain", []],
  ] as [string, Partial<Parts>, { width: number; height: number }, "exact" | "contain", string[]][])(
    "%s",
    async (_, change, ...rest) => {
      const [place, fit, codes] = rest;
      expect((await look(change, place, fit)).map(({ code }) => code)).toEqual(codes);
    },
  );

  test("a proof is made all the same; a press file is not", async () => {
    const found = await look({ content: "1 0 0 rg 30 30 50 50 re f" }, size);
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(gradeForPress(found, "x4").map(({ severity }) => severity)).toEqual(["error"]);
  });

  test("floors are told in hundredths of a point", async () => {
    const [found] = await look({ content: "0 0 0 1 K 0.1 w 30 30 m 90 30 l S" }, { width: 154, height: 77 }, "contain");
    expect(found).toMatchObject({ code: "hairline", arguments: { weight: 0.1, floor: 0.32 } });
  });

  test("a layer that is off is refused in each build, ink by a profile by PDF/X-1a alone", async () => {
    const off = await look(
      { ...layered, content: "0 0 0 1 k 90 30 50 50 re f", catalog: layers("/OFF [9 0 R]") },
      size,
    );
    expect(off).toMatchObject([{ severity: "error", code: "pdf-layer-off", arguments: { layers: "Draft" } }]);
    const profiled = await look(
      {
        content: "/P cs 0 scn 30 30 50 50 re f",
        resources: "/ColorSpace << /P [/ICCBased 9 0 R] >>",
        more: [stream("/N 1", Buffer.from("a profile"))],
      },
      size,
    );
    const severities = (["x4", "x1a"] as const).map((each) =>
      gradeForPress(profiled, each).map(({ severity }) => severity),
    );
    expect(severities).toEqual([["warning"], ["error"]]);
  });

  test("a transfer curve is refused by the press", async () => {
    const found = await look(bent("/TR 9 0 R"), size);
    expect(gradeForPress(found, "x4").map(({ severity }) => severity)).toEqual(["error"]);
  });

  test("what PDF 1.4 does not know is told where PDF/X-1a is made", async () => {
    const deep = newer("/ColorSpace /DeviceGray /BitsPerComponent 16");
    const codes = (["x4", "x1a"] as const).map(async (each) =>
      (await look(deep, size, "exact", each)).map(({ code }) => code),
    );
    expect(await Promise.all(codes)).toEqual([[], ["pdf-newer"]]);
  });

  test("the resolution told is that of the placed size", async () => {
    const [found] = await look(pictured, double, "contain");
    expect(found?.arguments).toMatchObject({ ppi: 100, wanted: 150, page: "1 (ads/bank.pdf)" });
  });
});
