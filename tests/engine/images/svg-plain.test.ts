import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSvg, svgPage } from "../../../src/engine/images/svg/svg.ts";

const NOTHING = "";

/** The operators that paint, with the colours that they paint in; curves and clips are left out. */
async function paintedBy(body: string, attributes = 'viewBox="0 0 1000 1000"', head = ""): Promise<string> {
  const opened = openSvg(Buffer.from(`${head}<svg ${attributes}>${body}</svg>`));
  if (!opened.ok) throw new Error(opened.problem);
  const pdf = await svgPage(opened.source, undefined, (colour) => colour);
  const [, content = ""] = /stream\n([\s\S]*?)endstream/.exec(Buffer.from(pdf).toString("latin1")) ?? [];
  const colours = /([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)/g;
  const painted = /(?:^|\n)(f\*?|S|B\*?|[^\n]*(?:scn|SCN))(?=\n)/g;
  const said = [...content.matchAll(painted)].map(([, operator = ""]) =>
    operator.replace(colours, (_, ...channels) => `#${channels.slice(0, 3).map(hex).join("")}`),
  );
  return said.join(" ").replaceAll("*", "");
}

function hex(channel: string): string {
  return Math.round(Number(channel) * 255)
    .toString(16)
    .padStart(2, "0");
}

const AREA = '<rect width="9" height="9"';

test.each<[body: string, painted: string, why: string]>([
  // body, what is painted, why
  [`${AREA} fill="currentColor"/>`, "#000000 f", "without a colour of its own a drawing's is black"],
  [`<g color="#f00">${AREA} fill="currentcolor"/></g>`, "#ff0000 f", "names are of any case"],
  [`${AREA} fill="RED"/>`, "#ff0000 f", "those of colours, too"],
  [`${AREA} fill="hsl(120, 100%, 25%)"/>`, "#008000 f", "hue, saturation and lightness"],
  [`${AREA} fill="rgb(0 128 0)"/>`, "#008000 f", "rgb() without commas"],
  [`${AREA} fill="#0f08"/>`, "#00ff00 f", "with a share of opacity"],
  [`${AREA} style="fill:#ff0000 icc-color(Offset, 0, 1, 1, 0)"/>`, "#ff0000 f", "Inkscape adds the press's inks"],
  [`<style>g > rect[x] { fill: blue }</style><g>${AREA} x="1"/></g>`, "#0000ff f", "selectors of two parts"],
  [`<style>.a { fill: blue } rect { fill: red }</style>${AREA} class="a"/>`, "#0000ff f", "a class weighs more"],
  [`<style>rect { fill: red !important } .a { fill: blue }</style>${AREA} class="a"/>`, "#ff0000 f", "important"],
  [`<style>.a { fill: red }</style>${AREA} class="a" style="fill: blue"/>`, "#0000ff f", "an own style is stronger"],
  [`<style>@media screen { rect { fill: red } }</style>${AREA}/>`, "#000000 f", "rules for screens count for nothing"],
  [`<style>:root { --a: blue }</style>${AREA} fill="var(--a)"/>`, "#0000ff f", "custom properties"],
  [`${AREA} fill="var(--b, blue)"/>`, "#0000ff f", "and what stands in for one"],
  [`<switch><g requiredExtensions="x">${AREA} fill="red"/></g>${AREA}/></switch>`, "#000000 f", "Illustrator's switch"],
  [
    `<switch><g>${AREA} fill="red"/></g><g systemLanguage="zh-CN">${AREA}/></g></switch>`,
    "#000000 f",
    "of several languages Chinese is drawn",
  ],
  [`${AREA} fill="red" stroke="blue"/>`, "#ff0000 #0000ff B", "an area comes before its outline"],
  [`${AREA} fill="red" stroke="blue" paint-order="stroke"/>`, "#0000ff S #ff0000 f", "or after it"],
  [`<g paint-order="stroke">${AREA} stroke="blue"/></g>`, "#0000ff S #000000 f", "which what stands within takes over"],
  [`<path d="M0 0H9" fill="none" stroke="red" stroke-dasharray="0 4"/>`, "#ff0000 S", "a row of dots"],
])("%s is painted %s: %s", async (body, painted) => {
  expect((await paintedBy(body)).replaceAll("#000000 #", "#")).toContain(painted);
});

test.each([
  ['viewBox="0 0 1000 1000" style="background: #eee"', "#eeeeee f", "a ground of web pages is drawn"],
  ['viewBox="0 0 1000 1000" style="background: white"', NOTHING, "a white one is the paper"],
])("the ground of a drawing: %s", async (attributes, painted) => {
  expect(await paintedBy("<g/>", attributes)).toBe(painted);
});

test("elements with a prefix are drawn", async () => {
  const opened = openSvg(
    Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:text>甲</s:text></s:svg>'),
  );
  expect(opened).toMatchObject({ ok: true, source: { characters: ["甲"] } });
});

test("notes of drawing programs are no part of the drawing", () => {
  const opened = openSvg(
    Buffer.from('<svg xmlns:i="http://ns.adobe.com/" viewBox="0 0 9 9"><i:pgf><text>甲</text></i:pgf></svg>'),
  );
  expect(opened).toMatchObject({ ok: true, source: { characters: [] } });
});

test("a drawing is read in the encoding that it names", () => {
  const head = Buffer.from('<?xml version="1.0" encoding="GBK"?><svg viewBox="0 0 9 9"><text>');
  const opened = openSvg(Buffer.concat([head, Buffer.from([0xd6, 0xd0]), Buffer.from("</text></svg>")]));
  expect(opened).toMatchObject({ ok: true, source: { characters: ["中"] } });
});

test("layers that are switched off ask for nothing", () => {
  const opened = openSvg(
    Buffer.from('<svg viewBox="0 0 9 9"><g style="display:none"><text>甲</text><image href="a.png"/></g></svg>'),
  );
  expect(opened).toMatchObject({ ok: true, source: { characters: [], linked: undefined, pixels: undefined } });
});

test.each([
  ["rotate(90deg) translate(4px)", "rotate(90) translate(4)"],
  ["translateX(4px)", "translate(4 0)"],
  ["skew(10deg, 5deg)", "skewX(10) skewY(5)"],
])("a transform of CSS %s is %s", async (written, plain) => {
  const opened = openSvg(Buffer.from(`<svg viewBox="0 0 9 9"><g style="transform: ${written}"/></svg>`));
  expect(opened.ok && opened.source.text).toContain(`transform="${plain}"`);
});

test("a turn about a point moves there and back", () => {
  const opened = openSvg(
    Buffer.from('<svg viewBox="0 0 8 8"><g transform="rotate(90)" style="transform-origin: center 2px"/></svg>'),
  );
  expect(opened.ok && opened.source.text).toContain('transform="translate(4 2) rotate(90) translate(-4 -2)"');
});

test("a gradient takes its stops from one of the other kind", () => {
  const stops = '<radialGradient id="a"><stop offset="0" stop-color="#f00"/></radialGradient>';
  const opened = openSvg(Buffer.from(`<svg viewBox="0 0 8 8">${stops}<linearGradient id="b" href="#a"/></svg>`));
  expect(opened.ok && opened.source.text).toMatch(/<linearGradient id="b"><stop/);
});

test("a drawing that is put in the library's words is not put so twice", () => {
  const body = [
    '<g transform="scale(2)" paint-order="stroke"><path d="M0 0H9" stroke="red" vector-effect="non-scaling-stroke"/></g>',
    '<g style="transform: rotate(9deg); transform-origin: 4px 4px; fill: hsl(0 50% 50% / 40%)"><text>甲 &amp; 乙</text></g>',
    "<switch><g/></switch><style>g > path { stroke-width: 4 }</style>",
  ];
  const once = openSvg(Buffer.from(`<svg viewBox="0 0 8 8" style="background: #eee">${body.join("")}</svg>`));
  if (!once.ok) throw new Error(once.problem);
  expect(once.source.text).toContain('stroke-width="2"');
  const twice = openSvg(Buffer.from(once.source.text));
  expect(twice.ok && twice.source.text).toBe(once.source.text);
});

test("two drawings name the parts of a font that they hold by different tags, a drawing always by the same one", async () => {
  const file = readFileSync(fileURLToPath(new URL("../../../fonts/FandolFang-Regular.otf", import.meta.url)));
  const tagsOf = async (word: string): Promise<readonly string[]> => {
    const opened = openSvg(Buffer.from(`<svg viewBox="0 0 8 8"><text>${word}</text></svg>`));
    if (!opened.ok) throw new Error(opened.problem);
    const pdf = await svgPage(opened.source, { serif: file, sans: file, bold: file }, (colour) => colour);
    return [
      ...Buffer.from(pdf)
        .toString("latin1")
        .matchAll(/\/FontName \/([A-Z]{6})\+/g),
    ].map(([, tag = ""]) => tag);
  };
  const [first, again, other] = [await tagsOf("甲"), await tagsOf("甲"), await tagsOf("乙")];
  expect(first).toHaveLength(1);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test("what stops the library is told by name", async () => {
  const marker = '<marker id="a" markerWidth="0" markerHeight="0"><path d="M0 0H9V9Z"/></marker>';
  const opened = openSvg(Buffer.from(`<svg viewBox="0 0 8 8">${marker}<path d="M0 0H9" marker-end="url(#a)"/></svg>`));
  if (!opened.ok) throw new Error(opened.problem);
  await expect(svgPage(opened.source, undefined, (colour) => colour)).rejects.toThrow(/it cannot be drawn/);
});
