import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { NEWSPRINT } from "../../../src/engine/pdf/check.ts";
import { readContent } from "../../../src/engine/pdf/content.ts";
import { decoded } from "../../../src/engine/pdf/objects.ts";
import { activeIn, openPage, packForm } from "../../../src/engine/pdf/page.ts";
import { readPdf } from "../../../src/engine/pdf/read.ts";
import { preflightFile } from "../../../src/tools/preflight/preflight.ts";
import { type Parts, pdfOf, stream } from "../../tools/preflight/file.ts";

/** What a content stream does, as far as we read it. */
function reading(content: string): { operators: string[]; damage: string[] } {
  const operators: string[] = [];
  const damage = new Set<string>();
  readContent(Buffer.from(content, "latin1"), {
    operator: (name, operands) => operators.push([...operands.map((each) => JSON.stringify(each)), name].join(" ")),
    image: (dict) => operators.push(`image ${dict.toString().replace(/\s+/g, " ")}`),
    damage: (what) => damage.add(what),
  });
  return { operators, damage: [...damage] };
}

describe("a content stream is read to its end, whatever stands in it", () => {
  test.each([
    ["1 0 0 1 5 -.5 cm", ["1 0 0 1 5 -0.5 cm"], [], "numbers before their operator"],
    ["/F1 9 Tf (a\\)b(c)) Tj <41 4> Tj", ['{"name":"F1"} 9 Tf', '{"length":7} Tj', '{"length":1} Tj'], [], "strings"],
    ["[(ab) -20 (c)] TJ", ['{"items":[{"length":2},-20,{"length":1}],"length":3} TJ'], [], "a list"],
    ["/Span <</ActualText (x) /MCID 3>> BDC EMC", ['{"name":"Span"} {"length":0} BDC', "EMC"], [], "a dictionary"],
    ["/A#20B gs % note ] )\nq", ['{"name":"A B"} gs', "q"], [], "a name with a space, a comment"],
    ["q ] Q", ["q", "Q"], ["]"], "a stray bracket"],
    ["q ) > } { Q", ["q", "Q"], [")", ">", "}", "{"], "others"],
    ["[(ab) -20 TJ q", ['{"items":[{"length":2},-20],"length":2} TJ', "q"], ["["], "a list without an end"],
    ["/P << /MCID 3 BDC q", ['{"name":"P"} {"length":0} BDC', "q"], ["["], "a dictionary without an end"],
    ["q (abc Q", ["q"], ["…"], "a string without an end"],
    ["1e999 0 l Infinity 0 l", ["0 0 l", "0 l"], ["1e999", "Infinity"], "numbers that are none"],
    ["NaN 5 m", ["5 m"], ["NaN"], "not a number"],
    ["1 0 x 2 w", ["2 w"], ["x"], "an unknown operator"],
    ["BX 1 0 x EX 2 w", ["BX", "EX", "2 w"], [], "one that may be unknown"],
    ["--3 w 4-5 w . w", ["-3 w", "4 w", "0 w"], [], "numbers as some programs write them"],
    [
      "BI /W 2 /H 1 /CS /RGB /D [1 0] /IM true ID ab]( EI q",
      ["image << /Width 2 /Height 1 /ColorSpace /RGB /Decode [ 1 0 ] /ImageMask true >>", "q"],
      [],
      "an image in the line",
    ],
    ["BI /W 2 ID abc", ["image << /Width 2 >>"], [], "an image without an end"],
    ["BI /W 2 ) q", ["q"], ["BI", ")"], "an image without data"],
  ])("%s", (content, operators, damage) => {
    expect(reading(content)).toEqual({ operators, damage });
  });

  test.each([
    ["TJ nested 100,000 deep", `${"[".repeat(100_000)}(a)${"]".repeat(100_000)} TJ`],
    ["dictionaries without an end", "<<".repeat(100_000)],
    ["brackets that close", ">]})".repeat(100_000)],
    ["images that begin", "BI ".repeat(100_000)],
    ["strings that open", "(".repeat(300_000)],
    ["a word of a million letters", "x".repeat(1_000_000)],
    ["a million operands", "0 ".repeat(1_000_000)],
  ])("%s", (_, content) => {
    expect(reading(content).damage).not.toEqual([]);
  });
});

const bomb = (times: number): Buffer => {
  let bytes: Buffer = Buffer.alloc(70_000_000);
  for (let at = 0; at < times; at++) bytes = deflateSync(bytes);
  return bytes;
};

describe("filters end", () => {
  test.each([
    ["once", bomb(1), ["FlateDecode"]],
    ["twice", bomb(2), ["FlateDecode", "FlateDecode"]],
    ["in runs", Buffer.from("81".repeat(1_100_000), "hex"), ["RunLengthDecode"]],
    ["five times", Buffer.of(1), ["AHx", "AHx", "AHx", "AHx", "AHx"]],
    ["by an unknown one", Buffer.of(1), ["toString"]],
  ])("packed %s", (_, bytes, filters) => {
    expect(() => decoded(bytes, filters)).toThrow(RangeError);
  });

  test.each([
    ["ASCIIHexDecode", "61 6 2 63>", "abc"],
    ["ASCII85Decode", '87cURD]i,"Ebo80~>', "Hello World!"],
    ["ASCII85Decode", "z~>", "\0\0\0\0"],
    ["RunLengthDecode", "\x02abc\xfed\x80zz", "abcddd"],
    ["LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"],
  ])("%s of %s", (filter, bytes, plain) => {
    expect(Buffer.from(decoded(Buffer.from(bytes, "latin1"), [filter])).toString("latin1")).toBe(plain);
  });
});

/** Forms A0, A1 …, each of which draws the next ten times. */
const nested = (depth: number): Partial<Parts> => ({
  content: "/A0 Do",
  resources: "/XObject << /A0 9 0 R >>",
  more: Array.from({ length: depth }, (_, at) =>
    stream(
      `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N ${10 + at} 0 R >> >>`,
      Buffer.from(at + 1 === depth ? "0 0 1 1 re f" : "/N Do ".repeat(10)),
    ),
  ),
});
const tile = (step: string, painting = "10 10 50 50 re f"): Partial<Parts> => ({
  content: `/Pattern cs /P1 scn ${painting}`,
  resources: "/Pattern << /P1 9 0 R >>",
  more: [
    stream(
      `/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep ${step} /YStep ${step} /Resources << >>`,
      Buffer.from("0 0 1 1 re f"),
    ),
  ],
});
const MUCH = "1 1 9 9 re f ".repeat(100);
const objects = (count: number, body: string): Partial<Parts> => ({
  more: [stream(`/Type /ObjStm /N ${count} /First 10 /Filter /FlateDecode`, deflateSync(Buffer.from(body)))],
});

describe("an advert's page is refused, or read, in bounded time and memory", () => {
  test.each([
    ["forms that come to ten thousand operators", nested(4), "ok"],
    ["forms that come to a hundred million", nested(9), "endless"],
    ["forms twenty deep", nested(20), "endless"],
    [
      "a form that draws itself",
      {
        content: "/A Do",
        resources: "/XObject << /A 9 0 R >>",
        more: [stream("/Subtype /Form /Resources << /XObject << /A 9 0 R >> >>", Buffer.from("/A Do"))],
      },
      "endless",
    ],
    ["ten thousand states that are kept", { content: "q ".repeat(10_000) }, "ok"],
    ["one more: states that nobody comes back to", { content: "q ".repeat(10_001) }, "endless"],
    ["tiles of ten points", tile("10"), "ok"],
    ["tiles of a thousandth of a point", tile("0.001"), "endless"],
    ["tiles without a step", tile("0"), "endless"],
    ["fine tiles, then much in a plain colour", tile("0.5", `0 g ${MUCH}`), "ok"],
    ["fine tiles for lines, then much that is filled", tile("0.5", `/Pattern CS /P1 SCN 0 g ${MUCH}`), "ok"],
    ["fine tiles in a state that ends", tile("0.5", `0 g q /Pattern cs /P1 scn Q ${MUCH}`), "ok"],
    ["fine tiles in a state that is come back to", tile("0.5", `q 0 g Q ${MUCH}`), "endless"],
    [
      "one stream a thousand times",
      {
        page: "/MediaBox [0 0 300 400] /Contents 9 0 R",
        more: [
          `[${"10 0 R ".repeat(1000)}]`,
          stream("/Filter /FlateDecode", deflateSync(Buffer.alloc(1_000_000, " "))),
        ],
      },
      "unreadable",
    ],
    ["objects without an end", objects(1, `20 0      ${"[".repeat(100_000)}`), "ok"],
    ["an object stream of ten million values", objects(1, `20 0      [${"0 ".repeat(10_000_000)}`), "unreadable"],
    ["an object stream that claims a milliard of objects", objects(1e9, "20 0 21 0 null"), "ok"],
    [
      "a table that claims a milliard of objects",
      { more: [stream("/Type /XRef /Size 1000000000 /W [0 0 0]", Buffer.alloc(9))] },
      "ok",
    ],
    ["content that the file does not hold", { page: "/MediaBox [0 0 300 400] /Contents 99 0 R" }, "unreadable"],
    [
      "one of several streams that it does not hold",
      { page: "/MediaBox [0 0 300 400] /Contents [9 0 R 99 0 R]", more: [stream("", Buffer.from("0 g"))] },
      "unreadable",
    ],
    ["a page of no size", { page: "/MediaBox [0 0 0 400]" }, "unreadable"],
    ["a page of a kilometre", { page: "/MediaBox [0 0 3000000 400]" }, "unreadable"],
  ] as const)("%s", (_, change, kind) => {
    const opened = openPage(pdfOf(change));
    expect(opened.ok ? "ok" : opened.kind).toBe(kind);
  });

  test.each([
    ["a million objects that begin", "1 0 obj << /A ".repeat(100_000)],
    ["strings that open", "1 0 obj (".repeat(20_000)],
    ["streams without an end", "1 0 obj << >> stream\n".repeat(20_000)],
    ["digits", "1".repeat(2_000_000)],
    ["numbers", "1 ".repeat(1_000_000)],
    ["comments", "%".repeat(1_000_000)],
  ])("%s", (_, body) => {
    expect(readPdf(Buffer.from(`%PDF-1.6\n${body}`, "latin1")).ok).toBe(false);
  });

  test("a tree of pages that comes back to itself", () => {
    const bytes = Buffer.from(pdfOf().toString("latin1").replace("[3 0 R]", "[3 0 R 2 0 R 3 0 R]"), "latin1");
    const read = readPdf(bytes);
    expect(read.ok && read.file.pages.length).toBe(1);
  });
});

describe("what acts is left out of an advert's page, and told", () => {
  test.each([
    [
      "a script in the resources",
      { resources: "/X << /S /JavaScript /JS (app.alert\\(1\\)) >>" },
      ["JavaScript"],
      "app.alert",
    ],
    ["a program", { resources: "/X << /S /Launch /F (calc.exe) >>" }, ["Launch"], "calc.exe"],
    [
      "a page of another file",
      {
        content: "/A Do",
        resources: "/XObject << /A 9 0 R >>",
        more: [stream("/Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) /Page 0 >>", Buffer.from("0 0 9 9 re f"))],
      },
      ["Ref"],
      "other.pdf",
    ],
    [
      "bytes of another file",
      {
        content: "/A Do",
        resources: "/XObject << /A 9 0 R >>",
        more: [stream("/Subtype /Image /Width 1 /Height 1 /F (secret.bin) /FFilter /FlateDecode", Buffer.of(0))],
      },
      ["F", "FFilter"],
      "secret.bin",
    ],
    [
      "names that only look like it",
      {
        content: "/AA Do",
        resources: "/XObject << /AA 9 0 R >> /Font 10 0 R",
        more: [
          stream("/Subtype /Form /BBox [0 0 9 9]", Buffer.from("0 0 9 9 re f")),
          "<< /JS 11 0 R >>",
          "<< /Type /Font >>",
        ],
      },
      [],
      undefined,
    ],
  ] as const)("%s", (_, change, active, word) => {
    const opened = openPage(pdfOf(change));
    if (!opened.ok) throw new Error(opened.problem);
    expect(activeIn(opened.source)).toEqual(active);
    const form = packForm(opened.source, opened.source.size, "contain");
    const text = form?.objects.map(({ parts }) => parts.join("")).join("\n") ?? "";
    if (word !== undefined) expect(text).not.toContain(word);
    else expect([text.includes("/AA "), text.includes("/JS ")]).toEqual([true, true]);
  });
});

describe("preflight tells numbers that are none", () => {
  test.each([
    ["Infinity in a path", "0 0 0 1 k 10 10 m Infinity 20 l 5 5 l f", "Infinity"],
    ["NaN in a matrix", "q NaN 0 0 1 0 0 cm Q", "NaN"],
    ["a number past all size", `q ${"9".repeat(400)} 0 0 1 0 0 cm Q`, "99999999999999999999…"],
    ["an exponent", "0 0 0 1 k 1e999 0 9 9 re f", "1e999"],
    ["a stray bracket", "0 0 0 1 k ] 10 10 100 50 re f", "]"],
  ])("%s", async (_, content, operator) => {
    const findings = await preflightFile(pdfOf({ content }), NEWSPRINT, async () => []);
    expect(findings.map(({ code, severity, arguments: args }) => [code, severity, args["operator"]])).toEqual([
      ["pdf-damaged", "error", operator],
    ]);
  });

  test("forms that come to a hundred million operators: no program is asked to draw them", async () => {
    let drawn = 0;
    const findings = await preflightFile(pdfOf(nested(9)), NEWSPRINT, async () => {
      drawn++;
      return [];
    });
    expect([findings.map(({ code }) => code), drawn]).toEqual([["pdf-endless"], 0]);
  });
});
