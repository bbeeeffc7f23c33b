import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BLACK, type Cmyk, WHITE } from "../../../src/base/colour.ts";
import { mm } from "../../../src/base/length.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { readCondition } from "../../../src/formats/press/condition.ts";
import { pressName, writePressPage } from "../../../src/formats/press/press.ts";
import { inflated } from "../inflated.ts";
import { laidOut, lineOf, ownerOf, placedLine, runOf } from "../specimen.ts";
import { jobOf, newsprint, pressPage } from "./job.ts";

const owner = ownerOf("bridge");
const at = { x: 30, y: 100, width: 60, height: 20 };
const text = (colour: Cmyk, y = 50): Placed => placedLine(30, y, lineOf([runOf([..."天地"], { colour })]));
const area = (colour: Cmyk): Placed => ({ kind: "area", owner, role: "ground", at, colour });
const rule: Placed = {
  kind: "rule",
  owner,
  role: "rule",
  from: { x: 0, y: 5 },
  to: { x: 50, y: 5 },
  weight: 0.35,
  colour: BLACK,
};
const link: Placed = { kind: "link", owner, at, to: { story: "bridge", part: 1 } };

function readable(placed: readonly Placed[], change: Parameters<typeof jobOf>[0] = {}): string {
  return inflated(writePressPage(pressPage(laidOut(placed)), jobOf(change)));
}

describe("what the standards ask of a file", () => {
  test.each([
    ["x4", "version", /^%PDF-1\.6\n%[\x80-\xff]{4}/],
    ["x4", "claim, in XMP", /<pdfxid:GTS_PDFXVersion>PDF\/X-4<\/pdfxid:GTS_PDFXVersion>/],
    ["x1a", "version", /^%PDF-1\.4\n%[\x80-\xff]{4}/],
    ["x1a", "claim, in Info", /\(PDF\/X-1a:2003\)/],
    ["x4", "trapped as a name", /obj\n\/False\nendobj/],
    ["x4", "trapped in XMP", /<pdf:Trapped>False<\/pdf:Trapped>/],
    ["x4", "intent", /\/S \/GTS_PDFX\n\/OutputConditionIdentifier \(IFRA26\)/],
    ["x4", "registry", /\/RegistryName \(http:\/\/www\.color\.org\)/],
    ["x4", "document ID", /<xmpMM:DocumentID>uuid:[0-9a-f-]{36}<\/xmpMM:DocumentID>/],
    ["x4", "version", /<xmpMM:VersionID>[0-9a-f]{12}<\/xmpMM:VersionID>/],
  ] as const)("%s: %s", (standard, _, pattern) => {
    expect(readable([text(BLACK)], { standard })).toMatch(pattern);
  });

  test("PDF/X-4 does not claim in Info; PDF/X-1a not in XMP", () => {
    expect(readable([text(BLACK)])).not.toContain("/GTS_PDFXVersion");
    expect(readable([text(BLACK)], { standard: "x1a" })).not.toContain("pdfxid");
  });

  test("no annotation, no bookmark, no transparency, no RGB", () => {
    const pdf = readable([area([10, 0, 0, 0]), rule, text(BLACK), link]);
    expect(pdf).not.toMatch(/\/Annot|\/Outlines|\/SMask|\/ca |\/Group|DeviceRGB| rg\n| RG\n/);
  });

  test("the profile is embedded whole", () => {
    expect(readable([text(BLACK)])).toContain(newsprint.toString("latin1"));
  });
});

describe("boxes", () => {
  const bleed = mm(3);
  test.each([
    ["the sheet is the trim", 0, "0 0 300 400", "0 0 300 400"],
    ["bleed alone", 10, "0 0 320 420", "10 10 310 410"],
  ])("%s", (_, ink, media, trim) => {
    const pdf = readable([text(BLACK)], { bleed: ink });
    expect(pdf).toContain(`/MediaBox [${media}]`);
    expect(pdf).toContain(`/TrimBox [${trim}]`);
    expect(pdf).toContain(`/BleedBox [${media}]`);
  });

  test("marks stand outside the bleed, on all plates, with a slug line", () => {
    const pdf = readable([text(BLACK)], { bleed, marks: "crop" });
    const edge = mm(3) + mm(12);
    const [, trim = ""] = /\/TrimBox \[([^\]]+)\]/.exec(pdf) ?? [];
    expect(trim.split(" ").map(Number)[0]).toBeCloseTo(edge, 3);
    expect(pdf).toContain("[/Separation /All /DeviceCMYK");
    // The left head mark: 4 mm from the trim (the bleed and 1 mm), 5 mm long.
    expect(pdf).toContain("0 -11.339 m 0 -25.512 l S\n");
    expect(pdf).toMatch(/1 0 0 -1 42\.52 442\.52 cm/);
  });
});

describe("overprint", () => {
  test.each([
    ["black text prints on top", [text(BLACK)], /\/GO gs\n0 0 0 1 k\n/],
    ["black rules print on top", [rule], /\/GO gs\n0 0 0 1 K\n/],
    ["white text clears its ground", [text(WHITE)], /\/GK gs\n0 0 0 0 k\n/],
    ["coloured text clears its ground", [text([0, 100, 100, 0])], /\/GK gs\n0 1 1 0 k\n/],
    ["tinted text clears its ground", [text([0, 0, 0, 60])], /\/GK gs\n0 0 0 0\.6 k\n/],
    ["a black area clears its ground", [area(BLACK)], /\/GK gs\n0 0 0 1 k\n/],
    ["on and off again", [text(BLACK), text(WHITE, 70)], /\/GO gs\n0 0 0 1 k\n[\s\S]*\/GK gs\n0 0 0 0 k\n/],
  ])("%s", (_, placed, pattern) => {
    expect(readable(placed)).toMatch(pattern);
  });

  test("the two states", () => {
    const pdf = readable([text(BLACK)]);
    expect(pdf).toContain("/OP true\n/op true\n/OPM 1");
    expect(pdf).toContain("/OP false\n/op false\n/OPM 0");
  });
});

describe("an ink of its own", () => {
  const red: Cmyk = [0, 100, 100, 0];
  test("replaces its colour, and only that", () => {
    const pdf = readable([area(red), text([0, 100, 90, 0])], { spots: [{ name: "报头红", colour: red }] });
    expect(pdf).toContain("/CS1 cs 1 scn\n");
    expect(pdf).toContain("[/Separation /#e6#8a#a5#e5#a4#b4#e7#ba#a2 /DeviceCMYK");
    expect(pdf).toContain("0 1 0.9 0 k\n");
  });
});

describe("bytes", () => {
  test("the same page gives the same bytes; another page another ID", () => {
    const page = pressPage(laidOut([text(BLACK)]));
    const once = writePressPage(page, jobOf());
    expect(Buffer.compare(once, writePressPage(page, jobOf()))).toBe(0);
    const id = (pdf: Uint8Array) => /\/ID \[<(\w{32})> <\1>\]/.exec(Buffer.from(pdf).toString("latin1"))?.[1];
    const other = writePressPage(pressPage(laidOut([text(BLACK, 60)])), jobOf());
    expect(id(once)).toBeDefined();
    expect(id(other)).not.toBe(id(once));
  });

  test("subsets of two pages have two names, even of the same glyphs", () => {
    const tag = (key: string) => {
      const pdf = writePressPage(pressPage(laidOut([text(BLACK)]), key), jobOf());
      return /\/BaseFont \/(\w{6})\+/.exec(inflated(pdf))?.[1];
    };
    expect(tag("SK|2026-11-24||1")).not.toBe(tag("SK|2026-11-24||2"));
  });

  test("streams are deflated", () => {
    const pdf = writePressPage(pressPage(laidOut([text(BLACK)])), jobOf());
    const found = /\/Length (\d+)\n[^>]*FlateDecode[^>]*>>\nstream\n/.exec(Buffer.from(pdf).toString("latin1"));
    const from = (found?.index ?? 0) + (found?.[0].length ?? 0);
    expect(inflateSync(pdf.subarray(from, from + Number(found?.[1]))).length).toBeGreaterThan(0);
  });
});

test.each([
  ["1", undefined, 1, ["1", "2"], "JCRB_20261124_01_v1.pdf", "numbers are padded to two"],
  ["1", undefined, 1, ["1", "100"], "JCRB_20261124_001_v1.pdf", "or to the longest"],
  ["A4", undefined, 2, ["A4"], "JCRB_20261124_A04_v2.pdf", "letters stay before them"],
  ["A04", "am", 1, ["A04"], "JCRB_20261124_am_A04_v1.pdf", "an edition"],
  ["A04", "晨", 1, ["A04"], "JCRB_20261124_u6668_A04_v1.pdf", "in ASCII"],
  ["T", undefined, 1, ["T", "12"], "JCRB_20261124_T_v1.pdf", "a label without a number"],
] as [string, string | undefined, number, string[], string, string][])(
  "page %s of edition %s, revision %i, of %j is %s: %s",
  (label, ...rest) => {
    const [edition, revision, labels, name] = rest;
    expect(pressName({ code: "JCRB", date: "2026-11-24", edition, revision }, label, labels)).toBe(name);
  },
);

describe("a printing condition", () => {
  const changed = (at: number, text: string): Uint8Array => {
    const copy = Buffer.from(newsprint);
    copy.write(text, at, "latin1");
    return copy;
  };
  test.each([
    ["no profile", Buffer.from("hello"), "it is no ICC profile"],
    ["of a screen", changed(12, "mntr"), "it describes no printing process"],
    ["of RGB", changed(16, "RGB "), "its colours are RGB, not CMYK"],
  ])("%s", (_, profile, problem) => {
    expect(readCondition(profile, false)).toEqual({ ok: false, problem });
  });

  test("another profile goes by its own name, in no registry", () => {
    expect(readCondition(newsprint, false)).toMatchObject({
      condition: { identifier: "IFRA26S 2004 Newsprint", registered: false },
    });
  });
});
