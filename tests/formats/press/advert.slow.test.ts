import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { draw } from "../../../src/build/draw.ts";
import type { Placed, PlacedPicture } from "../../../src/engine/layout/page.ts";
import { openPage, packForm } from "../../../src/engine/pdf/page.ts";
import { type PaintedObject, walkPage } from "../../../src/engine/pdf/walk.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { writePressPage } from "../../../src/formats/press/press.ts";
import { folderOf, issue, paper } from "../../cli/program.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";
import { type Parts, pdfOf, picture, sound, stream } from "../../tools/preflight/file.ts";
import { laidOut, ownerOf } from "../specimen.ts";
import { jobOf, pressPage } from "./job.ts";
import { inksAt } from "./plates.ts";
import { CHECKER, has, noChecker, say } from "./tools.ts";

const gs = has("gs");
/** 200 × 100 pt within a sheet with marks; magenta at its left half, cyan at its top right quarter. */
const advert: Partial<Parts> = {
  page: "/MediaBox [0 0 240 140] /TrimBox [20 20 220 120]",
  content: "0 1 0 0 k 20 20 100 100 re f 1 0 0 0 k 120 70 100 50 re f 0 0 0 1 k 0 0 240 10 re f",
};

async function packed(
  change: Partial<Parts>,
  at: { width: number; height: number },
  fit: "cover" | "contain" = "contain",
) {
  const opened = openPage(pdfOf({ ...advert, ...change }));
  if (!opened.ok) throw new Error(opened.problem);
  return packForm(opened.source, at, fit);
}

/** A press page of 300 × 400 pt with the advert at this place. */
async function pageWith(
  change: Partial<Parts>,
  at: { x: number; y: number; width: number; height: number },
  fit: "cover" | "contain" = "contain",
) {
  const shown: PlacedPicture = {
    file: "ad.pdf",
    pixels: { width: fit === "cover" ? 2000 : at.width * 10, height: fit === "cover" ? 1000 : at.height * 10 },
    crop: { kind: "centre" },
    fit,
    ppi: 1000,
    caption: undefined,
  };
  const placed: Placed = { kind: "picture", owner: ownerOf(undefined), at, picture: shown };
  const pictures = new Map([[pictureKey(shown, at), await packed(change, at, fit)]]);
  return writePressPage(pressPage(laidOut([placed])), jobOf({ pictures }));
}

const at = { x: 50, y: 100, width: 200, height: 100 };

describe("the size of an advert's page", () => {
  test.each([
    ["its TrimBox", advert.page ?? "", { width: 200, height: 100 }],
    ["its CropBox where there is none", "/MediaBox [0 0 240 140] /CropBox [0 0 100 50]", { width: 100, height: 50 }],
    ["its sheet where there is neither", "/MediaBox [0 0 240 140]", { width: 240, height: 140 }],
    [
      "no more of it than lies on the sheet, as Acrobat leaves it behind on a turned page",
      "/MediaBox [0 0 240 140] /TrimBox [20 -10 280 200]",
      { width: 220, height: 140 },
    ],
    [
      "no more of its CropBox, which Ghostscript makes larger than the sheet",
      "/MediaBox [0 0 240 140] /CropBox [-21 -21 261 161]",
      { width: 240, height: 140 },
    ],
    [
      "its sheet where the others lie beside it",
      "/MediaBox [0 0 240 140] /TrimBox [300 0 400 100] /CropBox [0 200 240 340]",
      { width: 240, height: 140 },
    ],
    ["as it is looked at", `${advert.page} /Rotate 90`, { width: 100, height: 200 }],
  ])("%s", async (_, page, size) => {
    expect(openPage(pdfOf({ ...advert, page }))).toMatchObject({ ok: true, source: { size } });
  });

  test.each([
    ["no PDF", Buffer.from("%PDF-1.4 nothing")],
    [
      "an encrypted one",
      pdfOf({ trailer: `${sound.trailer} /Encrypt << /Filter /Standard /V 1 /R 2 /O (1) /U (1) /P -4 >>` }),
    ],
    ["one without a size", pdfOf({ page: "/MediaBox [0 0 0 0]" })],
  ])("%s has none", async (_, bytes) => {
    expect(openPage(bytes).ok).toBe(false);
  });
});

describe.skipIf(!gs)("ink of a placed page, measured on the plates", () => {
  const corners = [
    [60, 110],
    [60, 190],
    [240, 110],
    [240, 190],
    [40, 205],
  ] as const;
  const M = [0, 100, 0, 0];
  const C = [100, 0, 0, 0];
  const none = [0, 0, 0, 0];
  test.each([
    ["as it is", {}, [M, M, C, none, none]],
    ["turned upside down", { page: `${advert.page} /Rotate 180` }, [none, C, M, M, none]],
  ] as const)("%s", async (_, change, inks) => {
    expect(await inksAt(await pageWith(change, at), corners)).toEqual(inks);
  });

  test("a quarter turn clockwise", async () => {
    const upright = { x: 50, y: 100, width: 100, height: 200 };
    const points = [
      [60, 110],
      [140, 110],
      [60, 290],
      [140, 290],
    ] as const;
    const pdf = await pageWith({ page: `${advert.page} /Rotate 90` }, upright);
    expect(await inksAt(pdf, points)).toEqual([M, M, none, C]);
  });

  test("cover cuts the page's middle to the place's shape, unstretched", async () => {
    // A square of 100 pt from the middle: half magenta, a quarter cyan.
    const square = { x: 50, y: 100, width: 100, height: 100 };
    const pdf = await pageWith({}, square, "cover");
    expect(
      await inksAt(pdf, [
        [60, 110],
        [60, 190],
        [140, 110],
        [140, 190],
      ]),
    ).toEqual([M, M, C, none]);
  });
});

test("vectors, fonts and colours are kept, and what a page shares is copied once", async () => {
  const source: Partial<Parts> = {
    content: "0 0.5 0 0 k BT /F1 20 Tf 30 30 Td (a) Tj ET /I1 Do q 50 0 0 50 60 60 cm /I1 Do Q",
    resources:
      "/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Song /FontDescriptor << /FontFile2 9 0 R >> >> >> /XObject << /I1 10 0 R >>",
    more: [stream("", Buffer.from("a font")), picture(30, 30)],
  };
  const [page] = (await PDFDocument.load(await pageWith(source, at))).getPages();
  if (page === undefined) throw new Error("no page");
  const painted: PaintedObject[] = [];
  walkPage(page.node, (op) => painted.push(op));
  expect(painted.map(({ kind }) => kind)).toEqual(["text", "image", "image"]);
  expect(painted[0]).toMatchObject({ size: 20, paint: { space: { family: "DeviceCMYK" }, values: [0, 0.5, 0, 0] } });
  const form = await packed(source, at);
  expect(form?.objects.map(({ bytes }) => bytes !== undefined)).toEqual([true, true, true]);
});

test("a page that lets ink show through brings a blending space", async () => {
  const pdf = await pageWith(
    { content: "/G1 gs 0 0 0 1 k 30 30 9 9 re f", resources: "/ExtGState << /G1 << /ca 0.5 >> >>" },
    at,
  );
  expect(Buffer.from(pdf).toString("latin1")).toMatch(/\/Group <<\n\/S \/Transparency\n\/CS \/DeviceCMYK/);
  expect(Buffer.from(await pageWith({}, at)).toString("latin1")).not.toContain("/Group");
});

/** An issue with this advert on its page. @returns its manifest */
async function issueWith(file: string, bytes: Uint8Array): Promise<string> {
  const manifest = `${issue}adverts: [{file: ${file}, page: 1, columns: 1-6, rows: 60-82, fit: contain}]\n`;
  return join(await folderOf({ "issue.yaml": manifest, "paper.yaml": paper, [file]: bytes }), "issue.yaml");
}

test.skipIf(noChecker() !== undefined)(`a whole build with an advert passes ${CHECKER}`, async () => {
  const path = await issueWith("ad.pdf", pdfOf(advert));
  const made = await compiledIssue(path);
  expect(made.diagnostics).toEqual([]);
  for (const standard of ["x4", "x1a"] as const) {
    const drawn = await draw(
      made,
      made.madeUp,
      { pages: undefined, formats: { press: { pressStandard: standard } } },
      host,
    );
    expect(drawn.diagnostics).toEqual([]);
    const press = drawn.files.find(({ path }) => path.startsWith("press/"));
    const file = join(dirname(path), `${standard}.pdf`);
    await writeFile(file, press?.bytes ?? "");
    const { text } = say("/usr/bin/python3", CHECKER, file, "--profile", `${standard},newsprint`);
    expect(text).toContain(": 0 errors, 0 warnings;");
  }
});

const square = (fill: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300"><rect width="600" height="300" fill="#c00" ${fill}/></svg>`,
  );
const group = "/Group << /S /Transparency >>";
const form = stream(
  `/Type /XObject /Subtype /Form /BBox [0 0 99 99] ${group}`,
  Buffer.from("0 0 0 1 k 0 0 99 99 re f"),
);
const nested = { ...advert, content: "/G Do", resources: "/XObject << /G 9 0 R >>", more: [form] };
/** The same with a graphics state. */
const stating = (state: string): Partial<Parts> => ({
  ...nested,
  resources: `${nested.resources} /ExtGState << /S << ${state} >> >>`,
});

test.each([
  ["ad.svg", square(""), "x1a", []],
  ["ad.svg", square('fill-opacity="0.5"'), "x4", []],
  ["ad.svg", square('fill-opacity="0.5"'), "x1a", ["error drawing-transparent"]],
  ["ad.pdf", pdfOf({ ...advert, page: `${advert.page} ${group}` }), "x1a", []],
  ["ad.pdf", pdfOf(nested), "x1a", []],
  ["ad.pdf", pdfOf(stating("/ca 1 /CA 1.0 /BM /Normal /SMask /None")), "x1a", []],
  ["ad.pdf", pdfOf(stating("/ca 0.5")), "x1a", ["error drawing-transparent"]],
  ["ad.pdf", pdfOf(stating("/BM /Multiply")), "x1a", ["error drawing-transparent"]],
  ["ad.pdf", pdfOf(stating("/OP true")), "x1a", ["error drawing-transparent"]],
] as const)("transparency in %s (case %#): formats/press/RULES.md#pdf-x-1a", async (file, bytes, standard, told) => {
  const made = await compiledIssue(await issueWith(file, bytes));
  const wanted = { pages: undefined, formats: { press: { pressStandard: standard } } };
  const drawn = await draw(made, made.madeUp, wanted, host);
  expect(drawn.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(told);
  expect(drawn.files.some(({ path }) => path.startsWith("press/"))).toBe(told.length === 0);
});

test.each([
  ["on its page", { page: `${advert.page} ${group}` }, false],
  ["within", nested, false],
  [
    "on its page, and opacity",
    { page: `${advert.page} ${group}`, resources: "/ExtGState << /S << /ca 0.5 >> >>" },
    true,
  ],
] as const)(
  "a transparency group %s stays in the form where something is transparent",
  async (_where, change, stays) => {
    const { transparent, objects } = await packed(change, { width: 200, height: 100 });
    const text = objects.flatMap(({ parts }) => parts).join("");
    expect([transparent, text.includes("/Group")]).toEqual([stays, stays]);
  },
);

test("of a graphics state, what is the plant's to set is left out; elsewhere the same keys stay", async () => {
  const state = "/HT /Default /HTP [0 0] /BG2 /Default /UCR2 /Default /TR /Identity /ca 1";
  const resources = `/ExtGState << /HT << ${state} >> >> /Font << /TR 9 0 R >>`;
  const { objects } = await packed({ resources, more: ["<< /Type /Font /TR 1 >>"] }, { width: 200, height: 100 });
  const text = objects.flatMap(({ parts }) => parts).join("");
  expect(text).toContain("/ExtGState << /HT << /ca 1 >> >>");
  expect(text).toContain("/TR 1 >>");
});

test("an advert whose groups were left out makes the press page of one without groups", async () => {
  const place = { x: 50, y: 40, width: 200, height: 100 };
  const content = `${advert.content ?? ""} /G Do`;
  const grouped = { ...nested, content, page: `${advert.page} ${group}` };
  const plain = stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", Buffer.from("0 0 0 1 k 0 0 99 99 re f"));
  const [left, right] = await Promise.all([
    pageWith(grouped, place),
    pageWith({ ...nested, content, more: [plain] }, place),
  ]);
  expect(Buffer.compare(left, right)).toBe(0);
});
