import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../../src/base/diagnostic.ts";
import { draw } from "../../../src/build/draw.ts";
import { type PaintedObject, walkPage } from "../../../src/engine/pdf/walk.ts";
import { folderOf, issue, paper } from "../../cli/program.ts";
import { compiledIssue } from "../../engine/newspaper/drawn.ts";
import { host } from "../../golden/host.ts";
import { type Parts, pdfOf, sound } from "../../tools/preflight/file.ts";
import { CHECKER, noChecker, say } from "./tools.ts";

/** The errors and warnings of a build for the press with this advert, and what is painted on its page. */
async function printed(change: Partial<Parts>, { standard = "x4", as = ", as: picture" } = {}) {
  const page = "/MediaBox [0 0 200 100]";
  const manifest = `${issue}adverts: [{file: ad.pdf, page: 1, columns: 1-6, rows: 60-82, fit: contain${as}}]\n`;
  const files = { "issue.yaml": manifest, "paper.yaml": paper, "ad.pdf": pdfOf({ page, ...change }) };
  const path = join(await folderOf(files), "issue.yaml");
  const made = await compiledIssue(path);
  if (hasErrors(made.diagnostics)) return { diagnostics: made.diagnostics, file: path, isMade: false, painted: [] };
  const wanted = { pages: undefined, formats: { press: { pressStandard: standard } } };
  const drawn = await draw(made, made.madeUp, wanted, host);
  const press = drawn.files.find((file) => file.path.startsWith("press/"));
  const file = join(dirname(path), "press.pdf");
  const painted: PaintedObject[] = [];
  if (press !== undefined) {
    await writeFile(file, press.bytes as Uint8Array);
    const [first] = (await PDFDocument.load(press.bytes as Uint8Array)).getPages();
    if (first !== undefined) walkPage(first.node, (op) => painted.push(op));
  }
  return { diagnostics: drawn.diagnostics, file, isMade: press !== undefined, painted };
}

const latin = "/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding /WinAnsiEncoding >> >>";
const chinese =
  "/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >> >>";
const type = "BT /F1 30 Tf 30 30 Td (a) Tj ET";
const layered: Partial<Parts> = {
  content: "/OC /L BDC 0 0 0 1 k 0 0 200 100 re f EMC 0 1 0 0 k 0 0 50 50 re f",
  resources: "/Properties << /L 9 0 R >>",
  catalog: `${sound.catalog} /OCProperties << /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>`,
  more: ["<< /Type /OCG /Name (Draft) >>"],
};
const transparent: Partial<Parts> = {
  content: "/G gs 1 0 0 rg 30 30 50 50 re f",
  resources: "/ExtGState << /G << /ca 0.5 >> >>",
  page: "/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceRGB >>",
};

describe("an advert that the press refuses as it is goes in as a picture", () => {
  test.each<[string, Partial<Parts>, string, string[], Record<string, string>]>([
    // advert                                   standard  refused for                        told in its place
    [
      "in RGB, its font missing",
      { content: `1 0 0 rg ${type}`, resources: latin },
      "x4",
      ["pdf-font-missing", "pdf-rgb"],
      { fonts: "Arial" },
    ],
    ["on a layer that is off", layered, "x4", ["pdf-layer-off"], {}],
    [
      "transparent, blended in RGB",
      transparent,
      "x1a",
      ["drawing-transparent", "pdf-blend-space", "pdf-rgb", "pdf-transparency"],
      {},
    ],
    ["damaged", { content: "1 0 0 rg 0 0 50 50 re f /Gone Do" }, "x4", ["pdf-damaged", "pdf-rgb"], { operator: "Do" }],
  ])("%s", async (_, change, standard, refused, told) => {
    const before = await printed(change, { standard, as: "" });
    expect(before.isMade).toBe(false);
    const errors = before.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code).sort()).toEqual(refused);
    expect(errors.map(({ arguments: args }) => args["as"])).toEqual(refused.map(() => "picture"));

    const after = await printed(change, { standard });
    expect(after.diagnostics).toMatchObject([
      { severity: "warning", code: "advert-drawn", arguments: { file: "ad.pdf", ...told } },
    ]);
    const pictures = after.painted.filter((op) => op.kind === "image");
    expect(pictures.map(({ space }) => space.family)).toEqual(["DeviceCMYK"]);
    expect(pictures[0]?.ppi).toBeGreaterThan(299);
    if (noChecker() !== undefined) return;
    const { text } = say("/usr/bin/python3", CHECKER, after.file, "--profile", `${standard},newsprint`);
    expect(text).toContain(": 0 errors, 0 warnings;");
  });

  test("type of a Chinese font that is not in the file would be missing: an error", async () => {
    const { diagnostics, isMade } = await printed({ content: type, resources: chinese });
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning advert-drawn",
      "error advert-type-lost",
    ]);
    expect(isMade).toBe(false);
  });
});
