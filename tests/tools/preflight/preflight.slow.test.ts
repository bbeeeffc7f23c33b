import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NEWSPRINT } from "../../../src/engine/pdf/check.ts";
import { drawPlates, ghostscripts } from "../../../src/tools/preflight/plates.ts";
import { preflightFile } from "../../../src/tools/preflight/preflight.ts";
import { CHECKER, has, noChecker, sayOfEach } from "../../formats/press/tools.ts";
import { type Parts, pdfOf, picture, sound, stream, XMP } from "./file.ts";

const nothing = async () => [];
const gs = has("gs");
const absent = noChecker();

afterAll(() => {
  if (!gs) console.warn("ink was not measured: gs is not installed");
  if (absent !== undefined) console.warn(`bad files were not shown to ${CHECKER}: ${absent}`);
});

async function codesOf(bytes: Uint8Array, standard?: "x4" | "x1a"): Promise<readonly string[]> {
  const findings = await preflightFile(bytes, { ...NEWSPRINT, standard }, nothing);
  return findings.map(({ code, severity }) => (severity === "error" ? code : `${code} (warning)`));
}

const font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
const embedded =
  "/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Song /FontDescriptor << /FontFile2 9 0 R >> >> >>";
const state = (entries: string) => `/ExtGState << /G1 << ${entries} >> >>`;
const text = (colour: string, size: number) => `${colour} BT /F1 ${size} Tf 20 50 Td (a) Tj ET`;
const typed = (content: string, more = ""): Partial<Parts> => ({
  content,
  resources: `${embedded} ${more}`,
  more: [stream("", Buffer.from("font"))],
});
/** Type of 20 pt in a composite font. */
const composite = (file: string): Partial<Parts> => ({
  content: `/G1 gs ${text("0 0 0 1 k", 20)}`,
  resources: `/Font << /F1 << /Type /Font /Subtype /Type0 /DescendantFonts [<< /FontDescriptor << ${file} >> >>] >> >> ${state("/OP true /op true /OPM 1")}`,
  more: [stream("", Buffer.from("font"))],
});
const pictured = (width: number, entries?: string): Partial<Parts> => ({
  content: "q 72 0 0 72 20 50 cm /I1 Do Q",
  resources: "/XObject << /I1 9 0 R >>",
  more: [picture(width, width, entries)],
});
/** A JPEG 2000 picture of these bytes. */
const jpx = (bytes: Buffer, entries = ""): Partial<Parts> => ({
  ...pictured(1),
  more: [
    stream(`/Type /XObject /Subtype /Image /Width 300 /Height 300 /Filter /JPXDecode /SMaskInData 0 ${entries}`, bytes),
  ],
});
/** The head of its samples: so many components. */
const codestream = (components: number): Buffer =>
  Buffer.from(`ff4fff51002f0000${"00".repeat(32)}000${components}`, "hex");
/** An inline image of so many bytes, an inch and a half square. */
const inline = (entries: string, bytes: number): Partial<Parts> => ({
  content: `q 108 0 0 108 20 50 cm BI ${entries} ID ${"x(".repeat(bytes / 2)} EI Q`,
});
const tiled = (content: string, paint: number, colour = "/P1 scn"): Partial<Parts> => ({
  content: `${paint === 1 ? "/Pattern" : "/Uncoloured"} cs ${colour} 10 10 50 50 re f`,
  resources: "/ColorSpace << /Uncoloured [/Pattern /DeviceRGB] >> /Pattern << /P1 9 0 R >>",
  more: [
    stream(
      `/PatternType 1 /PaintType ${paint} /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>`,
      Buffer.from(content),
    ),
  ],
});
const over = state("/OP true /op true /OPM 1");
/** Nine forms that draw each other ten times. */
const rings: Partial<Parts> = {
  resources: "/XObject << /A 9 0 R >>",
  more: Array.from({ length: 9 }, (_, at) =>
    stream(
      `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A ${at + 10} 0 R >> >>`,
      Buffer.from(at === 8 ? "0 0 1 1 re f" : "/A Do ".repeat(10)),
    ),
  ),
};

/** Files that a plant would refuse, one fault each; the checker beside the project is shown those that it has a rule for. */
const bad: readonly (readonly [string, Partial<Parts>, readonly string[], boolean])[] = [
  ["a sound file", {}, [], false],
  ["no claim", { xmp: XMP.replace("PDF/X-4", "") }, ["pdf-no-standard (warning)"], true],
  ["too new a version", { version: "1.7" }, ["pdf-version"], true],
  ["no ID", { trailer: "" }, ["pdf-metadata-missing"], true],
  [
    "nothing said of traps",
    { info: sound.info.replace("/Trapped /False", ""), xmp: XMP.replace("<pdf:Trapped>False</pdf:Trapped>", "") },
    ["pdf-trapped"],
    true,
  ],
  [
    "a file that is trapped",
    { info: sound.info.replace("/False", "/True"), xmp: XMP.replace(">False<", ">True<") },
    [],
    false,
  ],
  ["another title in XMP", { xmp: XMP.replace(">Advert<", ">Other<") }, ["pdf-disagrees"], true],
  ["no document ID", { xmp: XMP.replace("uuid:1", "") }, ["pdf-metadata-missing"], true],
  ["no output intent", { catalog: "/Metadata 6 0 R" }, ["pdf-intents"], true],
  ["two output intents", { catalog: "/Metadata 6 0 R /OutputIntents [7 0 R 7 0 R]" }, ["pdf-intents"], true],
  [
    "a second one for the archive",
    { catalog: "/Metadata 6 0 R /OutputIntents [7 0 R << /S /GTS_PDFA1 >>]" },
    [],
    false,
  ],
  ["an intent without a name", { intent: "/S /GTS_PDFX /DestOutputProfile 8 0 R" }, ["pdf-intent-unnamed"], true],
  [
    "an intent whose profile is none",
    { intent: "/S /GTS_PDFX /OutputConditionIdentifier (X) /Info (X) /DestOutputProfile 4 0 R" },
    ["pdf-intent-profile"],
    true,
  ],
  ["no MediaBox", { page: "/TrimBox [0 0 300 400] /BleedBox [0 0 300 400]" }, ["pdf-no-box"], false],
  ["no TrimBox", { page: "/MediaBox [0 0 300 400]" }, ["pdf-no-box"], true],
  [
    "a TrimBox out of the BleedBox",
    { page: "/MediaBox [0 0 300 400] /TrimBox [0 0 300 400] /BleedBox [5 5 295 395]" },
    ["pdf-box-outside"],
    true,
  ],
  ["UserUnit", { page: `${sound.page} /UserUnit 2` }, ["pdf-user-unit"], true],
  ["a turned page", { page: `${sound.page} /Rotate 90` }, ["pdf-turned (warning)"], true],
  [
    "a link on the page",
    { page: `${sound.page} /Annots [<< /Type /Annot /Subtype /Link /Rect [10 10 50 50] >>]` },
    ["pdf-annotation"],
    true,
  ],
  [
    "a comment outside the bleed",
    { page: `${sound.page.replace("400]", "500]")} /Annots [<< /Type /Annot /Subtype /Text /Rect [9 450 20 480] >>]` },
    [],
    false,
  ],
  ["a script", { catalog: `${sound.catalog} /OpenAction << /S /JavaScript /JS (x) >>` }, ["pdf-action"], true],
  ["fields to fill in", { catalog: `${sound.catalog} /AcroForm << /Fields [] >>` }, ["pdf-action"], false],
  ["layers", { catalog: `${sound.catalog} /OCProperties << /OCGs [] /D << >> >>` }, ["pdf-layers (warning)"], false],
  [
    "layers that change by themselves",
    { catalog: `${sound.catalog} /OCProperties << /OCGs [] /D << /AS [<< /Event /Print >>] >> >>` },
    ["pdf-layers"],
    true,
  ],
  [
    "a font that is not there",
    { content: text("0 0 0 1 k", 20), resources: `${font} ${over}` },
    ["pdf-font-missing", "pdf-black-knocks-out (warning)"],
    true,
  ],
  ["a font of parts that is not there", composite(""), ["pdf-font-missing"], false],
  ["one that is", composite("/FontFile3 9 0 R"), [], false],
  [
    "letters that are drawings",
    { ...typed(text("0 0 0 1 k", 20), over), resources: `/Font << /F1 << /Subtype /Type3 >> >> ${over}` },
    ["pdf-black-knocks-out (warning)"],
    false,
  ],
  ["letters that nobody sees, in RGB", typed(`3 Tr ${text("1 0 0 rg", 6)}`), [], false],
  ["an RGB ground", { content: "1 0 0 rg 10 10 50 50 re f" }, ["pdf-rgb"], true],
  ["an RGB picture", pictured(300, "/ColorSpace /DeviceRGB"), ["pdf-rgb"], true],
  ["an RGB picture in the line", inline("/W 4 /H 4 /CS /RGB /BPC 8", 48), ["pdf-rgb", "low-resolution"], true],
  ["a mask in the line", inline("/W 4 /H 4 /IM true", 4), [], false],
  [
    "a picture in the line between brackets",
    { content: "BT (BI ID) Tj ET 0 0 0 1 k 10 10 50 50 re f" },
    ["pdf-font-missing"],
    false,
  ],
  ["an RGB ground of tiles", tiled("1 0 0 rg 0 0 5 5 re f", 1), ["pdf-rgb"], true],
  ["tiles in the colour of their ground, RGB", tiled("0 0 5 5 re f", 2, "1 0 0 /P1 scn"), ["pdf-rgb"], false],
  ["tiles in black", tiled("0 0 0 1 k 0 0 5 5 re f", 1), [], false],
  [
    "RGB tiles that show through a stencil",
    {
      content: "/Pattern cs /P1 scn q 72 0 0 72 20 50 cm /I1 Do Q",
      resources: "/Pattern << /P1 9 0 R >> /XObject << /I1 10 0 R >>",
      more: [
        stream(
          "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>",
          Buffer.from("1 0 0 rg 0 0 5 5 re f"),
        ),
        stream("/Type /XObject /Subtype /Image /Width 300 /Height 300 /ImageMask true", Buffer.alloc(300 * 38)),
      ],
    },
    ["pdf-rgb"],
    false,
  ],
  ["a JPEG 2000 picture of three components", jpx(codestream(3)), ["pdf-rgb"], false],
  ["one in four inks", jpx(codestream(4)), [], false],
  ["a grey one", jpx(codestream(1)), [], false],
  ["one that is cut short", jpx(codestream(3).subarray(0, 30)), [], false],
  ["one whose PDF gives it a space", jpx(codestream(3), "/ColorSpace /DeviceGray"), [], false],
  [
    "a shading as a pattern, in RGB",
    {
      content: "/Pattern cs /P1 scn 10 10 50 50 re f",
      resources:
        "/Pattern << /P1 << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 100 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >> >> >>",
    },
    ["pdf-rgb"],
    true,
  ],
  [
    "an RGB picture in a form within a form",
    {
      content: "/X1 Do",
      resources: "/XObject << /X1 9 0 R >>",
      more: [
        stream(
          "/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << /XObject << /X2 10 0 R >> >>",
          Buffer.from("/X2 Do"),
        ),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 300 400]", Buffer.from("0 0 1 rg 10 10 50 50 re f")),
      ],
    },
    ["pdf-rgb"],
    true,
  ],
  [
    "a spot colour",
    {
      content: "/S1 cs 1 scn 10 10 50 50 re f",
      resources:
        "/ColorSpace << /S1 [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.6 0.2] /N 1 >>] >>",
    },
    ["pdf-spot (warning)"],
    true,
  ],
  [
    "opacity",
    { content: "/G1 gs 0 0 0 1 k 10 10 50 50 re f", resources: state("/ca 0.5") },
    ["pdf-transparency (warning)"],
    true,
  ],
  ["a picture of 150 ppi", pictured(150), [], false],
  ["a picture of 140 ppi", pictured(140), ["low-resolution (warning)"], true],
  ["a picture of 110 ppi", pictured(110), ["low-resolution"], true],
  ["black type that clears its ground", typed(text("0 0 0 1 k", 9)), ["pdf-black-knocks-out"], true],
  ["black type that overprints", typed(`/G1 gs ${text("0 0 0 1 k", 9)}`, over), [], false],
  [
    "overprint in mode 0",
    typed(`/G1 gs ${text("0 0 0 1 k", 9)}`, state("/OP true /op true /OPM 0")),
    ["pdf-black-knocks-out"],
    true,
  ],
  ["white type that overprints", typed(`/G1 gs ${text("0 0 0 0 k", 20)}`, over), ["pdf-white-overprints"], true],
  ["white type of 6 pt", typed(text("0 0 0 0 k", 6)), ["reversed-small (warning)"], true],
  ["a white outline of 6 pt", typed(text("1 Tr 0 0 0 0 K", 6)), [], false],
  ["type of 9 pt in two inks", typed(text("0 1 1 0 k", 9)), ["colour-type-small"], true],
  ["scaled up to 18 pt", typed(`q 2 0 0 2 0 0 cm ${text("0 1 1 0 k", 9)} Q`), [], false],
  ["type in four inks with black", typed(text("0.6 0.4 0.4 1 k", 30)), ["rich-black-type"], true],
  ["a hairline", { content: "0 0 0 1 K 0.1 w 10 10 m 90 10 l S" }, ["hairline"], true],
  [
    "a rule scaled to a hairline",
    { content: "q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 10 10 m 90 10 l S Q" },
    ["hairline"],
    true,
  ],
  ["a scale that has ended", { content: "q 0.1 0 0 0.1 0 0 cm Q 0 0 0 1 K 1 w 10 10 m 90 10 l S" }, [], false],
  ["a thin area", { content: "0 0 0 1 k 10 10 90 0.1 re f" }, ["hairline"], true],
  ["a ground of 300 %", { content: "1 1 1 0 k 10 10 90 90 re f" }, ["too-much-ink"], true],
  ["something that is not there", { content: "/Gone Do" }, ["pdf-damaged"], true],
  [
    "a colour space called as a member of every object",
    { content: "/constructor cs 0 sc 10 10 100 50 re f" },
    [],
    false,
  ],
  [
    "a spot colour called so",
    {
      content: "/S1 cs 1 scn 10 10 50 50 re f",
      resources:
        "/ColorSpace << /S1 [/Separation /constructor /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.6 0.2] /N 1 >>] >>",
    },
    ["pdf-spot (warning)"],
    false,
  ],
];

describe("one fault, one finding", () => {
  test.each(bad)("%s", async (_, change, codes) => {
    expect(await codesOf(pdfOf(change))).toEqual(codes);
  });
});

test.each<[string, Buffer, boolean]>([
  ["a sound file", pdfOf(), true],
  ["blanks behind the end", Buffer.concat([pdfOf(), Buffer.from("\n".repeat(500))]), true],
  ["the end is missing", pdfOf().subarray(0, -9), false],
  [
    "the table is elsewhere",
    Buffer.from(
      pdfOf()
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n7"),
      "latin1",
    ),
    false,
  ],
])("a file that is cut short or damaged is told: %s", async (_why, bytes, whole) => {
  expect(await codesOf(bytes)).toEqual(whole ? [] : ["pdf-cut-short"]);
});

describe.skipIf(absent !== undefined)("the checker beside the project objects to the same files", () => {
  const folder = mkdtempSync(join(tmpdir(), "banmian-bad-"));
  const shown = bad.filter(([, , , rule]) => rule).map(([what, change], at) => [what, change, `${at}.pdf`] as const);
  const said = new Map<string, string>();

  beforeAll(() => {
    for (const [, change, file] of shown) writeFileSync(join(folder, file), pdfOf(change));
    const files = shown.map(([, , file]) => join(folder, file));
    for (const text of sayOfEach(files, "--profile", "x4,newsprint", "--ppi-warn", "150")) {
      const [, file = ""] = /(\d+\.pdf): \d+ errors/.exec(text) ?? [];
      said.set(file, text);
    }
  });

  test.each(shown)("%s", (_, _change, file) => {
    expect(said.get(file)).toMatch(/: [1-9]\d* errors|[1-9]\d* warnings/);
  });
});

describe("PDF/X-1a", () => {
  const greyByProfile = "/ColorSpace << /P [/ICCBased 9 0 R] >>";
  const x1a: Partial<Parts> = {
    version: "1.4",
    info: `${sound.info} /GTS_PDFXVersion (PDF/X-1a:2003)`,
    xmp: XMP.replace("PDF/X-4", ""),
  };
  test.each([
    ["a sound file", {}, []],
    ["PDF 1.5", { version: "1.5" }, ["pdf-version"]],
    ["objects in a stream", { more: [stream("/Type /ObjStm /N 0 /First 0", Buffer.of())] }, ["pdf-object-streams"]],
    ["opacity", { content: "/G1 gs 0 0 0 1 k 1 1 9 9 re f", resources: state("/ca 0.5") }, ["pdf-transparency"]],
    [
      "ink by a profile",
      {
        content: "/P cs 0 scn 1 1 9 9 re f",
        resources: greyByProfile,
        more: [stream("/N 1", Buffer.from("a profile"))],
      },
      ["pdf-profiled"],
    ],
    ["layers", { catalog: `${sound.catalog} /OCProperties << /OCGs [] /D << >> >>` }, ["pdf-layers"]],
    ["a page group", { page: `${sound.page} /Group << /S /Transparency >>` }, ["pdf-transparency"]],
  ] satisfies [string, Partial<Parts>, string[]][])("%s", async (_, change, codes) => {
    expect(await codesOf(pdfOf({ ...x1a, ...change }))).toEqual(codes);
  });

  test("a plant that wants the other standard", async () => {
    expect(await codesOf(pdfOf(x1a), "x4")).toContain("pdf-other-standard");
  });
});

describe("files that cannot be read", () => {
  test.each([
    ["no PDF", Buffer.from("hello"), "pdf-unreadable"],
    ["an empty file", Buffer.of(), "pdf-unreadable"],
    [
      "encrypted",
      pdfOf({
        trailer: `${sound.trailer} /Encrypt << /Filter /Standard /V 1 /R 2 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) /P -4 >>`,
      }),
      "pdf-encrypted",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });
});

test("a finding tells page and place in millimetres from the trim's top left", async () => {
  const [finding] = await preflightFile(pdfOf({ content: "1 0 0 rg 72 328 50 50 re f" }), NEWSPRINT, nothing);
  expect(finding?.arguments).toEqual({ page: 1, what: "fill", space: "DeviceRGB", x: 25.4, y: 25.4 });
});

test.each(["missing", "late", "failed"] as const)("the ink is not measured, and that is said: %s", async (ended) => {
  const findings = await preflightFile(pdfOf(), NEWSPRINT, async () => ended);
  expect(findings.map(({ code, arguments: args }) => [code, args])).toEqual([["pdf-ink-unmeasured", { ended }]]);
});

test.skipIf(!gs)("Ghostscript that does not finish in time is stopped", async () => {
  expect(await drawPlates(pdfOf({ content: "/A Do", ...rings }), 72, 300)).toBe("late");
});

describe.skipIf(!gs)("ink that comes together", () => {
  const two = (first: string, second: string): Partial<Parts> => ({
    content: `/G1 gs ${first} k 100 200 100 100 re f ${second} k 100 200 100 100 re f`,
    resources: over,
  });
  test.each([
    ["240 % by overprint", two("1 1 0 0", "0 0 0.4 0"), []],
    ["280 % by overprint", two("1 1 0 0", "0 0 0.8 0"), ["pdf-ink"]],
  ] satisfies [string, Partial<Parts>, string[]][])("%s", async (_, change, codes) => {
    const findings = await preflightFile(pdfOf(change), NEWSPRINT, drawPlates);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    if (codes.length > 0) expect(findings[0]?.arguments).toMatchObject({ page: 1, limit: 240, sum: 280 });
  });
});

test.each([
  [true, "gswin64c", "its installer's name for it on Windows"],
  [false, "gs", "elsewhere"],
])("on Windows %s, Ghostscript is %s: %s", (isWindows, name) => {
  expect(ghostscripts(isWindows)[0]).toBe(name);
});
