import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { unzlibSync } from "fflate";
import sharp from "sharp";
import { expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { prepare } from "../../../src/engine/images/prepare.ts";
import { probe } from "../../../src/engine/images/probe.ts";
import { imagesOf } from "../../../src/engine/images/svg/images.ts";
import { inProcess, packSvg } from "../../../src/engine/images/svg/pack-svg.ts";
import { openSvg, svgPage } from "../../../src/engine/images/svg/svg.ts";

const span = { source: sourceFile("issue.yaml", "a.svg"), start: 0, end: 5 };
const request = { path: "/a.svg", file: "a.svg", span };
const svg = (body: string, attributes = 'viewBox="0 0 200 100"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

const profile = fileURLToPath(new URL("../../../assets/icc/IFRA26S_2004_newsprint.icc", import.meta.url));
const RED = '<rect width="10" height="10" fill="#c8102e"/>';
const BLACK = '<path d="M0 0H9V9Z"/>';
const GREY = '<circle cx="5" cy="5" r="4" fill="#808080"/>';

const declaring = (entities: string, text: string): Buffer =>
  Buffer.from(`<!DOCTYPE svg [${entities}]><svg viewBox="0 0 1 1"><desc>${text}</desc></svg>`);

/** Symbols that each show the next one twice. */
function doubling(depth: number): string {
  const symbols = Array.from(
    { length: depth },
    (_, at) => `<g id="s${at}">${`<use href="#s${at + 1}"/>`.repeat(2)}</g>`,
  );
  return `<defs>${symbols.join("")}<g id="s${depth}"/></defs><use href="#s0"/>`;
}

async function operatorsOf(body: string, kind: "grey" | "process" | "rgb"): Promise<string> {
  const opened = openSvg(svg(body));
  if (!opened.ok) throw new Error(opened.problem);
  const ink = kind === "process" ? { kind, profile, limit: 240 } : { kind };
  const form = await packSvg(opened.source, {
    at: { width: 200, height: 100 },
    fit: "contain",
    ink,
    toInks: (colours) => inProcess(colours, profile, 0.1),
    letters: undefined,
  });
  const content = form.objects[0]?.bytes ?? new Uint8Array();
  return Buffer.from(unzlibSync(content)).toString("latin1");
}

test.each<[body: string, kind: "grey" | "process" | "rgb", colours: readonly string[], why: string]>([
  // what            ink        colours set by these operators   why
  [BLACK, "process", ["0 0 0 1"], "black is one plate"],
  [GREY, "process", ["0 0 0 0.52"], "grey too, in the share of a photo's grey"],
  ['<rect width="10" height="10" fill="#222222"/>', "process", ["0 0 0 1"], "a grey that is meant as black is solid"],
  ['<rect width="10" height="10" fill="#6e7079"/>', "process", ["0 0 0 0.6"], "so is the grey of ECharts' labels"],
  [RED, "grey", ["0 0 0 0.85"], "on a page in black all is black"],
  [RED, "rgb", [], "for a screen it stays as it is"],
])("%s in %s: %j: %s", async (body, kind, colours) => {
  const operators = await operatorsOf(body, kind);
  expect([...operators.matchAll(/([\d. ]+) (?:k|scn)\n/g)].map(([, inks = ""]) => inks.trim())).toEqual(
    colours.length === 0 ? expect.anything() : colours,
  );
  if (kind !== "rgb") expect(operators).not.toMatch(/ rg\n/i);
});

test("a colour takes four inks, no more than the plant allows", async () => {
  const operators = await operatorsOf(RED, "process");
  const [, inks = ""] = /([\d. ]+) (?:k|scn)\n/.exec(operators) ?? [];
  const shares = inks.trim().split(" ").map(Number);
  expect(shares).toHaveLength(4);
  expect(shares[1]).toBeGreaterThan(0.6);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(2.4);
});

/** A row of four pixels: red, red half covered, grey, nothing. */
async function rowOfPixels(): Promise<string> {
  const pixels = Uint8Array.of(200, 16, 46, 255, 200, 16, 46, 128, 128, 128, 128, 255, 0, 0, 0, 0);
  const png = await sharp(pixels, { raw: { width: 4, height: 1, channels: 4 } })
    .png()
    .toBuffer();
  return `<image width="4" height="1" style="image-rendering: pixelated" href="data:image/png;base64,\n${png.toString("base64")}"/>`;
}

test("a photo in a drawing stays a photo, in the inks of the page, and covers what it covers", async () => {
  const opened = openSvg(svg(`${await rowOfPixels()}${RED}`));
  if (!opened.ok) throw new Error(opened.problem);
  const toPrint = (bytes: Uint8Array) =>
    prepare({
      bytes,
      crop: { kind: "centre" },
      fit: "contain",
      at: { width: 200, height: 100 },
      resolution: 200,
      ink: { kind: "process", profile, limit: 240 },
      sharpen: 0,
      lift: 0.1,
    });
  const form = await packSvg(opened.source, {
    at: { width: 200, height: 100 },
    fit: "contain",
    ink: { kind: "process", profile, limit: 240 },
    toInks: (colours) => inProcess(colours, profile, 0.1),
    letters: undefined,
    toPrint,
  });
  expect(form.transparent).toBe(true);
  const texts = form.objects.map(({ parts }) => parts.join(" "));
  expect(
    texts
      .filter((text) => /Subtype\s*\/Image/.test(text))
      .map((text) => /Device\w+/.exec(text)?.[0])
      .sort(),
  ).toEqual(["DeviceCMYK", "DeviceGray"]);
  const cover = form.objects.find(({ parts }) => /Image/.test(parts.join(" ")) && /DeviceGray/.test(parts.join(" ")));
  // Eight pixels for each: the fields of a heat map stay apart.
  const bytes = cover?.bytes ?? new Uint8Array();
  const row = (bytes.length === 32 * 8 ? bytes : unzlibSync(bytes)).subarray(0, 32);
  expect([3, 11, 19, 28].map((at) => row[at])).toEqual([255, 128, 255, 0]);
});

test("black lines beside a photo knock out, since on it they would be too much ink; black type overprints", async () => {
  const opened = openSvg(svg(`${await rowOfPixels()}${BLACK}<text>字</text>`));
  if (!opened.ok) throw new Error(opened.problem);
  const images = await imagesOf(opened.source.images, async (bytes) => sharp(bytes).jpeg().toBuffer());
  const file = readFileSync(fileURLToPath(new URL("../../../fonts/FandolFang-Regular.otf", import.meta.url)));
  const pdf = await svgPage(opened.source, { serif: file, sans: file, bold: file }, () => [0, 0, 0, 100], images);
  const written = Buffer.from(pdf).toString("latin1");
  expect([...written.matchAll(/\/Overprint(\w+) gs|\n(f|BT)\n/g)].map(([, state, paints]) => state ?? paints)).toEqual([
    "Off",
    "f",
    "Off",
    "On",
    "BT",
    "Off",
  ]);
});

test("a legend of one row of pixels has enough of them in both directions", async () => {
  const row = await sharp(new Uint8Array(3 * 256).fill(90), { raw: { width: 256, height: 1, channels: 3 } })
    .png()
    .toBuffer();
  const link = `data:image/png;base64,${row.toString("base64")}`;
  const opened = openSvg(svg(`<image width="240" height="10" preserveAspectRatio="none" href="${link}"/>`));
  if (!opened.ok) throw new Error(opened.problem);
  const images = await imagesOf(opened.source.images, async (bytes) => sharp(bytes).jpeg().toBuffer());
  expect([...images.values()].map(({ width, height }) => [width, height])).toEqual([[1024, 43]]);
});

/** A PNG of one pixel. */
const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4z8AAAAMBAQCc479ZAAAAAElFTkSuQmCC";

test("what breaks a drawing is told with its line", () => {
  const opened = openSvg(svg("<text>\n甲 & 乙</text>"));
  expect(opened.ok ? undefined : opened.problem).toMatch(/ in line 2$/);
});

test("the same drawing gives the same bytes", async () => {
  expect(await operatorsOf(RED + GREY, "process")).toBe(await operatorsOf(RED + GREY, "process"));
});

test.each([
  ["a drawing", svg(RED), [20_000, 10_000], []],
  ["without a view box", svg(RED, 'width="50mm" height="100mm"'), [10_000, 20_000], []],
  ["an embedded picture", svg('<image href="data:,"/>'), [20_000, 10_000], ["svg-pixels"]],
  ["text beside a picture", svg('<image href="data:,"/><text>字</text>'), undefined, ["svg-text-in-pixels"]],
  ["text beside a photo", svg(`<image href="${PIXEL}"/><text>字</text>`), [20_000, 10_000], []],
  ["a damaged photo", svg('<image href="data:image/png;base64,AA=="/>'), undefined, ["svg-photo-damaged"]],
  [
    "a damaged photo that nobody sees",
    svg('<image display="none" href="data:image/png;base64,AA=="/>'),
    [20_000, 10_000],
    [],
  ],
  ["a place without a picture", svg("<image/>"), [20_000, 10_000], []],
  ["vertical text", svg('<text writing-mode="vertical-rl">字</text>'), undefined, ["svg-text-in-pixels"]],
  ["the same in a style", svg('<text style="writing-mode: tb">字</text>'), undefined, ["svg-text-in-pixels"]],
  ["horizontal text", svg('<text writing-mode="lr-tb">字</text>'), [20_000, 10_000], []],
  ["a linked picture", svg('<image href="a.png"/>'), undefined, ["svg-linked"]],
  ["the same in the old way", svg('<image xlink:href="file:///a.png"/>'), undefined, ["svg-linked"]],
  ["a symbol of another file", svg('<use href="b.svg#c"/>'), undefined, ["svg-linked"]],
  ["a symbol of its own", svg('<g id="c"/><use href="#c"/>'), [20_000, 10_000], []],
  ["a script is passed over", svg(`<script>alert(1)</script>${RED}`), [20_000, 10_000], []],
  ["no size", svg(RED, ""), undefined, ["photo-unreadable"]],
  ["a view box of nothing", svg(RED, 'viewBox="0 0 0 100"'), undefined, ["photo-unreadable"]],
  ["a view box that is a line", svg(RED, 'viewBox="0 0 1 1000"'), undefined, ["photo-unreadable"]],
  ["cut off", svg(RED).subarray(0, 90), undefined, ["photo-unreadable"]],
  ["entities of text, as Illustrator declares them", declaring('<!ENTITY a "b">', "&a;"), [20_000, 20_000], []],
  ["entities of elements", declaring('<!ENTITY a "<g/>">', "&a;"), undefined, ["photo-unreadable"]],
  ["entities of entities", declaring('<!ENTITY a "b"><!ENTITY c "&a;&a;">', "&c;"), undefined, ["photo-unreadable"]],
  ["entities in other files", declaring('<!ENTITY a SYSTEM "/etc/passwd">', "&a;"), undefined, ["photo-unreadable"]],
  [
    "an entity that grows",
    declaring(`<!ENTITY a "${"b".repeat(9000)}">`, "&a;".repeat(1000)),
    undefined,
    ["photo-unreadable"],
  ],
  ["a filter that nothing uses", svg(`<filter id="f"/>${RED}<text>字</text>`), [20_000, 10_000], []],
  ["one that is used", svg('<filter id="f"/><g filter="url(#f)"/>'), [20_000, 10_000], ["svg-pixels"]],
  ["one of CSS", svg('<style>.a{filter:blur(2px)}</style><g class="a"/>'), [20_000, 10_000], ["svg-pixels"]],
  ["blending", svg('<g style="mix-blend-mode:multiply"/>'), [20_000, 10_000], ["svg-pixels"]],
  ["an arrow in its line's colour", svg('<path fill="context-stroke"/>'), [20_000, 10_000], ["svg-pixels"]],
  ["labels that are web pages", svg("<foreignObject><p>甲</p></foreignObject>"), undefined, ["svg-undrawn"]],
  ["the same with text beside it", svg("<switch><foreignObject/><text>甲</text></switch>"), [20_000, 10_000], []],
  ["flowing text of Inkscape", svg("<flowRoot><flowPara>甲</flowPara></flowRoot>"), undefined, ["svg-undrawn"]],
  ["its empty rest", svg("<flowRoot><flowPara/></flowRoot>"), [20_000, 10_000], []],
  ["a colour that is not known", svg('<rect fill="oklch(0.5 0.1 30)"/>'), undefined, ["svg-undrawn"]],
  ["a path that breaks off", svg('<path d="M0 0H9 V"/>'), undefined, ["svg-broken"]],
  ["one with a gap in its figures", svg('<path d="M0,0L1,NaN"/>'), undefined, ["svg-broken"]],
  ["one of no figures", svg('<path d="hello"/>'), undefined, ["svg-broken"]],
  ["one with too few", svg('<path d="M0 0L1 1 1"/>'), undefined, ["svg-broken"]],
  ["one of far figures, as maps have them", svg('<path d="M4000000 5e6h9"/>'), [20_000, 10_000], []],
  ["flags of an arc without spaces", svg('<path d="M1,1a1 1 0 01.5-.5z"/>'), [20_000, 10_000], []],
  ["an empty path", svg('<path d=""/><path/>'), [20_000, 10_000], []],
  ["a broken path in a layer that is off", svg('<g display="none"><path d="M"/></g>'), [20_000, 10_000], []],
  ["points that are none", svg('<polyline points="0,0 NaN,5"/>'), undefined, ["svg-broken"]],
  ["points in any form", svg('<polygon points="0,0 1-1 .5.5,"/>'), [20_000, 10_000], []],
  ["a bar without a figure", svg('<rect width="5" height="NaN"/>'), undefined, ["svg-broken"]],
  ["a bar below 0", svg('<rect width="5" height="-3"/>'), undefined, ["svg-broken"]],
  ["lengths in units and words", svg('<rect width="50%" height="1e1px" rx="auto" x="-3mm"/>'), [20_000, 10_000], []],
  ["a size of type", svg('<text font-size="large" dx="1 2,3">字</text>'), [20_000, 10_000], []],
  ["a filter on text", svg('<filter id="f"/><text filter="url(#f)">字</text>'), undefined, ["svg-text-in-pixels"]],
  ["round text", svg('<filter id="f"/><g filter="url(#f)"><text>字</text></g>'), undefined, ["svg-text-in-pixels"]],
  ["of CSS", svg('<g style="filter: drop-shadow(0 0 1px)"><text>字</text></g>'), undefined, ["svg-text-in-pixels"]],
  ["beside text", svg('<filter id="f"/><g filter="url(#f)"/><text>字</text>'), undefined, ["svg-text-in-pixels"]],
  ["a long licence before it", Buffer.from(`<!--${"<x>".repeat(9000)}-->${svg(RED)}`), [20_000, 10_000], []],
  [
    "in UTF-16",
    Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${svg(RED)}`, "utf16le"),
    [20_000, 10_000],
    [],
  ],
  [
    "a web page that shows one",
    Buffer.from(`<!--<svg>--><html>${"<p>".repeat(9)}</html>`),
    undefined,
    ["photo-unreadable"],
  ],
  ["a symbol within itself", svg('<g id="a"><use href="#a"/></g>'), undefined, ["photo-unreadable"]],
  ["symbols without end", svg(doubling(30)), undefined, ["photo-unreadable"]],
  ["deep", svg(`${"<g>".repeat(500)}${"</g>".repeat(500)}`), undefined, ["photo-unreadable"]],
] as const)("the size of a drawing, or why it is refused: %s", async (_what, bytes, size, codes) => {
  const probed = await probe(request, bytes);
  expect(probed.diagnostics.map(({ code }) => code)).toEqual(codes);
  expect(probed.ok ? [probed.value.width, probed.value.height] : undefined).toEqual(size);
});

test.each<[body: string, kind: "process", state: string, why: string]>([
  [BLACK, "process", "OverprintOn", "black on colour leaves no white edge"],
  [GREY, "process", "OverprintOff", "a screen of black knocks out"],
  [RED, "process", "OverprintOff", "colours do"],
])("%s in %s sets %s: %s", async (body, kind, state) => {
  const operators = await operatorsOf(body, kind);
  expect([...operators.matchAll(/\/(Overprint\w+) gs/g)].map(([, name]) => name)).toEqual([state]);
});

test("the black outline of a red area overprints, and the area does not", async () => {
  const shape = (fill: string, stroke: string): string =>
    `<rect width="5" height="5" fill="${fill}" stroke="${stroke}"/>`;
  const states = async (body: string) =>
    [...(await operatorsOf(body, "process")).matchAll(/\/(Overprint\w+) gs/g)].map(([, name]) => name);
  expect(await states(shape("#f00", "#000"))).toEqual(["OverprintOff", "OverprintStroke"]);
  expect(await states(shape("#f00", "none") + shape("none", "#000"))).toEqual(["OverprintOff", "OverprintOn"]);
  expect(await states(shape("#000", "#000"))).toEqual(["OverprintOn", "OverprintOn"]);
});

test("a drawing for a screen knows no overprinting", async () => {
  expect(await operatorsOf(BLACK, "rgb")).not.toContain("Overprint");
});

const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join("");
const styled = (shapes: number, selector: string): string =>
  `<style>${selector} { fill: red }</style>${"<rect/>".repeat(shapes)}`;
const [OVERSTYLED, TOO_MUCH] = [
  "its style sheet asks for too much",
  "it comes to more than 700000 commands and letters",
];

test.each<[string, string, string | undefined]>([
  ["1,000 selectors for 500 shapes", styled(500, `.a, ${"rect, ".repeat(1000)} circle`), undefined],
  ["50,000 selectors for 3,000 shapes", styled(3000, `${"rect, ".repeat(50_000)} circle`), OVERSTYLED],
  ["a selector of 50,000 parts", styled(3000, `rect${":not(.a)".repeat(50_000)}`), OVERSTYLED],
  ["50,000 elements within each other that are not there", styled(3000, "rect ".repeat(50_000)), undefined],
  ["shapes behind shapes", styled(20_000, "circle ~ rect"), OVERSTYLED],
  ["a path of 600,000 commands", `<path d="M0 0${"l1 1".repeat(600_000)}"/>`, undefined],
  ["one of 700,000", `<path d="M0 0${"l1 1".repeat(700_000)}"/>`, TOO_MUCH],
  ["the same without their letters", `<path d="M0 0${" 1 1".repeat(700_000)}"/>`, TOO_MUCH],
  ["600,000 letters", `<text>${"a".repeat(600_000)}</text>`, undefined],
  ["700,000 letters", `<text>${"a".repeat(700_000)}</text>`, TOO_MUCH],
  ["70,000 shapes", "<rect/>".repeat(70_000), TOO_MUCH],
  ["symbols of a million shapes", doubling(20), TOO_MUCH],
  [
    "40 gradients, each with the colours of the next",
    rows(40, (at) => `<linearGradient id="g${at}" href="#g${at + 1}"/>`),
    undefined,
  ],
])("what a drawing comes to is counted before it is drawn: %s", (_, body, problem) => {
  const opened = openSvg(svg(body));
  expect(opened.ok ? undefined : opened.problem).toBe(problem);
});
