import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../../src/base/source.ts";
import { checkDrawings } from "../../src/build/check-drawings.ts";
import type { PictureMaker } from "../../src/engine/images/picture-maker.ts";
import { inProcess, svgInInks } from "../../src/engine/images/svg/pack-svg.ts";
import { svgPage } from "../../src/engine/images/svg/svg.ts";
import type { Placed } from "../../src/engine/layout/page.ts";
import { gradeForPress } from "../../src/formats/press/check.ts";
import { laidOut, ownerOf } from "../formats/specimen.ts";
import { pdfOf } from "../tools/preflight/file.ts";

const span = { source: sourceFile("issue.yaml", "photos: [{file: chart.svg}]"), start: 16, end: 25 };
const paper = { press: { standard: "x4", ink: 240, floors: { hairline: 0.25, reversed: 8, colourType: 12 } } } as const;

/** A chart of a story, 300 × 400 of its own units, in a place of this width. */
async function told(
  file: string,
  bytes: Uint8Array,
  width: number,
  { inInks, inRgb, black }: Pick<PictureMaker, "inInks" | "inRgb"> & { readonly black: boolean } = {
    inInks: async () => undefined,
    inRgb: async () => undefined,
    black: false,
  },
) {
  const path = `/i/${file}`;
  const picture: Placed = {
    kind: "picture",
    owner: ownerOf("news"),
    at: { x: 0, y: 0, width, height: (width * 4) / 3 },
    picture: {
      file,
      photo: "chart",
      pixels: { width: 3000, height: 4000 },
      crop: { kind: "centre" },
      fit: "contain",
      ppi: 900,
      caption: "图",
    },
  };
  const page = laidOut([picture]);
  const issue = {
    stories: [{ id: "news", photos: [{ id: "chart", file, path, span }] }],
    adverts: [],
    pages: [{ label: page.label, black }],
    paper,
  };
  const found = await checkDrawings(
    issue,
    { pages: [page], stories: [] },
    {
      read: async () => bytes,
      remember: (_path, _how, make) => make(),
      inInks,
      inRgb,
    },
  );
  return { found, press: gradeForPress(found, "x4") };
}

const svg = (inner: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400">${inner}</svg>`);
const line = (stroke: string): string => `<path d="M10 10H290" ${stroke}/>`;

const face = readFileSync("fonts/FandolFang-Regular.otf");
const letters = { serif: face, sans: face, bold: face };
const profile = "assets/icc/IFRA26S_2004_newsprint.icc";

/** As a desk draws; all three faces are one. */
const desk: Pick<PictureMaker, "inInks" | "inRgb"> = {
  inInks: (drawing, black) => {
    const ink = black ? ({ kind: "grey" } as const) : ({ kind: "process", profile, limit: 240 } as const);
    return svgInInks(drawing, { ink, toInks: (colours) => inProcess(colours, profile, 0.1), letters });
  },
  inRgb: (drawing) => svgPage(drawing, letters, (colour) => colour),
};

describe("lines of an SVG that the plates do not hold", () => {
  test.each<[string, number, unknown[], string]>([
    // drawing                                    placed at  own width, printed, wanted
    [line('stroke="#000" stroke-width="0.5"'), 300, [], "half a point holds"],
    [line('stroke="#000" stroke-width="0.5"'), 100, [[0.5, 0.17, 0.75]], "not at a third of its size"],
    [line('stroke="#000" stroke-width="0.2"'), 300, [[0.2, 0.2, 0.25]], "a fifth does not"],
    [`<rect width="9" height="9"/>${line('stroke="#fff" stroke-width="0.2"')}`, 300, [], "white is no ink"],
    [
      `<g transform="scale(0.5)">${line('stroke="#c00" stroke-width="0.4"')}</g>`,
      300,
      [[0.2, 0.2, 0.25]],
      "within a group that is drawn smaller",
    ],
    [line('stroke="#000" stroke-width="0.2"').repeat(9), 300, [[0.2, 0.2, 0.25]], "one width is told once"],
    [
      `<text x="9" y="9">千</text>${line('stroke="#000" stroke-width="1"')}<text/>`,
      300,
      [],
      "type is none, and needs no face here",
    ],
    [`<rect width="80" height="9" fill="#000"/>`, 300, [], "nor are areas"],
  ])("%s at %i pt → %j: %s", async (inner, width, lines) => {
    const { found, press } = await told("chart.svg", svg(inner), width);
    expect(found.map(({ arguments: { own, weight, wanted } }) => [own, weight, wanted])).toEqual(lines);
    expect(
      found.every(({ code, severity, span: at }) => code === "svg-hairline" && severity === "warning" && at === span),
    ).toBe(true);
    expect(press.every(({ severity }) => severity === "error")).toBe(true);
  });
});

describe("a drawing that leaves no ink", () => {
  const area = '<rect width="30" height="30"';
  test.each<[string, string[], string]>([
    ["", ["svg-blank"], "an empty file"],
    [`<g display="none">${area}/></g>`, ["svg-blank"], "its layer is off"],
    [`<g visibility="hidden">${area}/></g>`, ["svg-blank"], "it is hidden"],
    [`<g opacity="0">${area}/></g>`, ["svg-blank"], "it is clear"],
    [`${area} fill-opacity="0"/>`, ["svg-blank"], "its area is"],
    [`${area} fill="none"/>`, ["svg-blank"], "it has no colour"],
    [`${area} fill="#fff"/>`, ["svg-blank"], "it is white"],
    [`${area} x="500"/>`, ["svg-blank"], "it lies outside the view box"],
    [`<defs>${area} id="a"/></defs>`, ["svg-blank"], "nothing shows it"],
    ['<text x="9" y="99" fill="#fff">千</text>', ["svg-blank"], "its letters are white"],
    [`${area}/>`, [], "an area"],
    [`<g fill="#fff">${area}/></g>${area} x="200"/>`, [], "one behind white"],
    [`${area} x="280"/>`, [], "a part of one"],
    [`<path d="M0 9H30" stroke="#000"/>`, [], "a line"],
    ['<text x="9" y="99">千</text>', [], "letters"],
  ])("%s → %j: %s", async (inner, codes) => {
    const { found } = await told("chart.svg", svg(inner), 300, { ...desk, black: false });
    expect(found.map(({ code, span: at }) => [code, at])).toEqual(codes.map((code) => [code, span]));
  });
});

describe("charts that come as PDF are printed as they are", () => {
  test.each<[string, number, string[], string]>([
    // content                         placed at  errors of the press file
    ["0 0 0 1 k 10 10 100 50 re f", 300, [], "black"],
    ["1 0 0 rg 10 10 100 50 re f", 300, ["pdf-rgb"], "red, green and blue are no inks"],
    ["0 0 0 1 K 0.6 w 10 10 m 290 10 l S", 300, [], "a line of 0.6 pt"],
    ["0 0 0 1 K 0.6 w 10 10 m 290 10 l S", 100, ["hairline"], "at a third of its size"],
    ["1 1 1 0.5 k 10 10 100 50 re f", 300, ["too-much-ink"], "350 percent"],
  ])("%s at %i pt → %j: %s", async (content, width, errors) => {
    const { found, press } = await told("chart.pdf", pdfOf({ content }), width);
    expect(found.map(({ severity }) => severity)).toEqual(errors.map(() => "warning"));
    expect(press.map(({ code, severity }) => [code, severity])).toEqual(errors.map((code) => [code, "error"]));
  });
});

describe("type of a drawing that newsprint does not hold", () => {
  const ground = '<rect width="300" height="200" fill="#0050c0"/>';
  const type = (attributes: string): string => `<text x="9" y="50" ${attributes}>千</text>`;

  test.each<[string, number, boolean, unknown[], string]>([
    // drawing                          placed at  black    code, size, line, more
    [type('font-size="5"'), 300, false, [], "small black type"],
    [type('font-size="9" fill="#6e7079"'), 300, false, [], "a grey is one ink"],
    [`${ground}\n${type('font-size="9" fill="white"')}`, 300, false, [], "white of 9 pt"],
    [`${ground}\n${type('font-size="9" fill="white"')}`, 200, false, [["reversed", 6, 2]], "which is 6 in print"],
    [`${ground}\n${type('font-size="9" fill="white"')}`, 200, true, [["reversed", 6, 2]], "on a page in black, too"],
    [type('font-size="13" fill="#c8102e"'), 300, false, [], "red of 13 pt"],
    [type('font-size="10" fill="#c8102e"'), 300, false, [["colour", 10, 1]], "red of 10 pt"],
    [type('font-size="10" fill="#c8102e"'), 300, true, [], "on a page in black it is black"],
    [
      `<g transform="scale(0.5)">${type('font-size="13" fill="#c8102e"')}</g>`,
      300,
      false,
      [["colour", 6.5, 1]],
      "in a group",
    ],
    [
      `<g fill="none"><defs>\n${type('font-size="10" id="t"')}</defs>\n<use href="#t" fill="#c8102e"/></g>`,
      300,
      false,
      [["colour", 10, 3]],
      "coloured by the use that shows it",
    ],
    [
      `<symbol id="s" fill="none"><g>\n${type('font-size="10"')}</g></symbol><g fill="none" stroke="#c8102e">\n<use href="#s" fill="#c8102e"/></g>`,
      300,
      false,
      [["colour", 10, 3]],
      "with an outline that stands round the use",
    ],
    [
      `<symbol id="s" fill="#c8102e">\n${type('font-size="10"')}</symbol><use href="#s" fill="#000"/>`,
      300,
      false,
      [["colour", 10, 2]],
      "coloured in its symbol",
    ],
    [type('font-size="14" fill="#4a1d10"'), 300, false, [["rich-black", 14, 1]], "a dark brown"],
    [type('font-size="6" stroke="#fff" stroke-width="2" paint-order="stroke"'), 300, false, [], "a white edge"],
    [`<path d="M0 0H9V9"/>${type('font-size="6" fill="#fff" opacity="0"')}`, 300, false, [], "what nobody sees"],
    [
      `<g fill="#c8102e"><text x="9" y="50" font-size="10">甲\n<tspan font-size="9">乙</tspan>\n<tspan fill="#000">丙</tspan></text>\n${type('font-size="11"')}</g>`,
      300,
      false,
      [["colour", 9, 2, 2]],
      "the smallest is told, with how many lines have more of it",
    ],
  ])("%s at %i pt, black %s: %j: %s", async (inner, width, black, expected) => {
    const { found } = await told("chart.svg", svg(inner), width, { ...desk, black });
    const short = (code: string): string => code.replace(/^svg-|-(?:type-)?small$|-type$/g, "");
    expect(
      found.map(({ code, arguments: { size, line: at, more } }) => [short(code), size, at, ...(more ? [more] : [])]),
    ).toEqual(expected);
    expect(found.every(({ severity, span: at }) => severity === "warning" && at === span)).toBe(true);
  });
});
