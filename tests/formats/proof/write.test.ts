import sharp from "sharp";
import { expect, test } from "vitest";
import { BLACK } from "../../../src/base/colour.ts";
import type { Point } from "../../../src/base/rect.ts";
import type { Page, Placed } from "../../../src/engine/layout/page.ts";
import { pictureKey } from "../../../src/formats/pdf/pictures.ts";
import { type Proof, writeProof } from "../../../src/formats/proof/write.ts";
import { inflated } from "../inflated.ts";
import { glyphOf, laidOut, lineOf, ownerOf, pictureOf, placedLine, proofOf, runOf } from "../specimen.ts";

const at = { x: 30, y: 100, width: 60, height: 20 };
const jump: Extract<Placed, { kind: "link" }> = {
  kind: "link",
  owner: ownerOf("河桥"),
  at,
  to: { story: "河桥", part: 2 },
};

/** Two pages with a story that jumps, and a link to nowhere. */
function twoPages(): Page[] {
  const away: Placed = { ...jump, to: { story: "gone", part: 1 } };
  const line = lineOf([runOf(["宇", "宙"], { x: [-5, -5], y: [8.8, 18.8] })], "headline", 0, true);
  const second: Placed = { kind: "text", owner: ownerOf("河桥", 2), x: 30, y: 50, line };
  return [
    laidOut([placedLine(30, 50, lineOf([runOf([..."天地玄黄"])]), "河桥"), jump, away], {
      anchors: [{ story: "河桥", part: 1, title: "河桥通车", at: { x: 30, y: 40 } }],
    }),
    laidOut([second], {
      label: "2",
      name: "第二版",
      section: undefined,
      anchors: [{ story: "河桥", part: 2, title: "河桥通车（续）", at: { x: 30, y: 45.5 } }],
    }),
  ];
}

const readable = inflated(await writeProof(proofOf(twoPages())));

/** The object with this number, without its stream. */
function object(pdf: string, number: number): string {
  return new RegExp(`\\n${number} 0 obj\\n([\\s\\S]*?)\\n(?:stream|endobj)`).exec(pdf)?.[1] ?? "";
}

function objectsOf(pdf: string, type: string): string[] {
  return [...pdf.matchAll(/\n\d+ 0 obj\n([\s\S]*?)\nendobj/g)]
    .map(([, body = ""]) => body)
    .filter((body) => body.includes(type));
}

/** The UTF-16 title of a bookmark. */
function titleOf(bookmark: string): string {
  const [, escaped = ""] = /\/Title \(\xfe\xff((?:\\[\s\S]|[^\\)])*)\)/.exec(bookmark) ?? [];
  const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const text = escaped.replace(/\\([\s\S])/g, (_, character: string) => controls[character] ?? character);
  return Buffer.from(text, "latin1").swap16().toString("utf16le");
}

test("two runs give the same bytes", async () => {
  expect(Buffer.compare(await writeProof(proofOf(twoPages())), await writeProof(proofOf(twoPages())))).toBe(0);
});

test("another text gives another file ID", async () => {
  const idOf = (pdf: string) => /\/ID \[<(\w{32})> <\1>\]/.exec(pdf)?.[1];
  const other = inflated(await writeProof(proofOf([laidOut([placedLine(30, 50, lineOf([runOf(["洪"])]))])])));
  expect(idOf(readable)).toMatch(/^\w{32}$/);
  expect(idOf(other)).not.toBe(idOf(readable));
});

test("a page's sheet is its trim, and nothing scales it", () => {
  const [first = ""] = objectsOf(readable, "/Type /Page\n");
  expect(first).toContain("/MediaBox [0 0 300 400]");
  expect(first).toContain("/TrimBox [0 0 300 400]");
  expect(readable).not.toContain("UserUnit");
});

test("a page's content stands within q and Q, the flip included", () => {
  for (const [, content = ""] of readable.matchAll(/stream\n(q\n[\s\S]*?)\nendstream/g)) {
    expect(content).toMatch(/^q\n1 0 0 -1 0 400 cm\n/);
    expect(content.trimEnd()).toMatch(/\nQ$/);
  }
});

test("dates come from the issue", () => {
  expect(readable.match(/\(D:\d+Z\)/g)).toEqual(["(D:20261124000000Z)", "(D:20261124000000Z)"]);
  expect(readable).toContain("<xmp:CreateDate>2026-11-24T00:00:00Z</xmp:CreateDate>");
});

test("the metadata packet is well formed whatever the title holds", () => {
  expect(Buffer.from(readable, "latin1").toString("utf8")).toContain("周口日报 &lt;A&amp;B&gt;</rdf:li>");
});

test("a jump is a link to its named destination; a target that is not there gets none", () => {
  const name = "%E6%B2%B3%E6%A1%A5.2";
  const [link = "", ...others] = objectsOf(readable, "/Subtype /Link");
  expect(others).toEqual([]);
  expect(link).toContain("/Rect [30 280 90 300]");
  const [, action = "0"] = /\/A (\d+) 0 R/.exec(link) ?? [];
  expect(object(readable, Number(action))).toBe(`<<\n/S /GoTo\n/D (${name})\n>>`);
  expect(readable).toMatch(/\(%E6%B2%B3%E6%A1%A5\.1\) \[\d+ 0 R \/XYZ 30 360 null\]/);
  expect(readable).toMatch(/\(%E6%B2%B3%E6%A1%A5\.2\) \[\d+ 0 R \/XYZ 30 354\.5 null\]/);
});

test("bookmarks name pages and, under them, their stories", () => {
  const found = objectsOf(readable, "/Title").filter((body) => body.includes("/Parent"));
  expect(found.map(titleOf).sort()).toEqual(["河桥通车", "河桥通车（续）", "第一版　要闻", "第二版"]);
  expect(found.filter((body) => body.includes("/Dest (%E6%B2%B3%E6%A1%A5.2)"))).toHaveLength(1);
  expect(readable).toContain("/PageMode /UseOutlines");
});

test("a vertical run has a font of its own on the same glyphs", () => {
  const fonts = objectsOf(readable, "/Subtype /Type0");
  expect(fonts.map((font) => /\/Encoding \/([\w-]+)/.exec(font)?.[1]).sort()).toEqual(["Identity-H", "Identity-V"]);
  expect(new Set(fonts.map((font) => /\/DescendantFonts .*/.exec(font)?.[0])).size).toBe(1);
});

test("ToUnicode gives the first text of a glyph, also of two characters and beyond the BMP", async () => {
  const texts = ["——", "𠮷", "一", "江 "];
  const glyphs = ["玄", "黄", "一", "江"].map((text) => glyphOf("song", text));
  const run = runOf(texts, { glyphs, x: [0, 20, 30, 40] });
  const pdf = inflated(await writeProof(proofOf([laidOut([placedLine(30, 50, lineOf([run]))])])));
  expect(pdf).toContain("<0000> <0004> [<0000> <2014 2014> <d842 dfb7> <4e00> <6c5f>]");
});

test("colours are the four inks, set when they change", async () => {
  const area: Placed = { kind: "area", owner: ownerOf(undefined), role: "ground", at, colour: [0, 100, 87.5, 0] };
  const rule: Placed = {
    kind: "rule",
    owner: ownerOf(undefined),
    role: "rule",
    from: { x: 0, y: 5 },
    to: { x: 50, y: 5 },
    weight: 0.35,
    colour: BLACK,
  };
  const pdf = inflated(await writeProof(proofOf([laidOut([area, area, rule])])));
  expect(pdf).toContain(
    "cm\n0 1 0.875 0 k\n30 100 60 20 re f\n30 100 60 20 re f\n0 0 0 1 K\n0.35 w\n0 5 m\n50 5 l S\nQ\n",
  );
});

test("art is drawn from its path data at its scale", async () => {
  const art: Placed = {
    kind: "art",
    owner: ownerOf(undefined),
    role: "nameplate",
    at: { x: 10, y: 20, width: 50, height: 25 },
    viewBox: [0, 0, 100, 50],
    paths: ["M0 0H100V50Z"],
    colour: BLACK,
  };
  const pdf = inflated(await writeProof(proofOf([laidOut([art])])));
  expect(pdf).toContain("q 0.500000 0 0 0.500000 10 20 cm\n0 0 m\n100 0 l\n100 50 l\nh\nf\nQ\n");
});

/** A CMYK photo, placed twice. @param outline of what is printed of it */
async function withPhoto(outline?: readonly Point[]): Promise<Proof> {
  const blank = { width: 30, height: 20, channels: 3, background: "#336699" } as const;
  const jpeg = await sharp({ create: blank }).toColourspace("cmyk").jpeg().toBuffer();
  const picture = pictureOf("a.jpg", [30, 20], { ppi: 72 });
  const placed: Placed = {
    kind: "picture",
    owner: ownerOf("a"),
    at: { x: 10, y: 20, width: 30, height: 20 },
    picture,
    ...(outline && { outline }),
  };
  return proofOf([laidOut([placed, placed])], { pictures: new Map([[pictureKey(picture, placed.at), jpeg]]) });
}

test("a picture is embedded once as it is, and placed upright", async () => {
  const pdf = inflated(await writeProof(await withPhoto()));
  expect(objectsOf(pdf, "/Subtype /Image")).toHaveLength(1);
  expect(pdf).toContain("/ColorSpace /DeviceCMYK\n/Filter /DCTDecode\n/Decode [1 0 1 0 1 0 1 0]");
  expect(pdf.match(/q 30 0 0 -20 10 40 cm\n\/I1 Do Q/g)).toHaveLength(2);
});

test("of a picture with an outline only the inside is printed", async () => {
  const corners = [
    { x: 10, y: 20 },
    { x: 40, y: 20 },
    { x: 40, y: 40 },
    { x: 25, y: 40 },
  ];
  const pdf = inflated(await writeProof(await withPhoto(corners)));
  expect(pdf).toContain("q 10 20 m\n40 20 l\n40 40 l\n25 40 l\nh W n 30 0 0 -20 10 40 cm\n/I1 Do Q");
});

test("a picture without its bytes is a bug in the caller", async () => {
  const proof = { ...(await withPhoto()), pictures: new Map() };
  await expect(writeProof(proof)).rejects.toThrow("no print-ready bytes for a.jpg");
});

test.each([
  ["left", false, "as every reader does"],
  ["right", true, "a paper that is bound at its right edge is leafed through to the left"],
] as const)("bound at the %s, viewers lay pages out from right to left: %s (%s)", async (binding, mirrored, _why) => {
  const proof = proofOf(twoPages());
  const pdf = inflated(await writeProof({ ...proof, metadata: { ...proof.metadata, binding } }));
  expect(pdf.includes("/Direction /R2L")).toBe(mirrored);
});
